"""The files of the site as the browser gets them: as they are, but for one script in each page."""

import asyncio
import html
from collections.abc import Callable
from mimetypes import guess_type
from os import PathLike, stat_result
from pathlib import Path, PurePath

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_TYPES = {
    ".css": "text/css",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}
"""What the site has; the tables of the system differ from one machine to the next."""

_SWAP = 0.05
"""Seconds: far more than it takes to put a new site in the place of the old one."""


class Pages(StaticFiles):
    """The site in a folder, and nothing else: no listing, no hidden file, no link that leads out of it.

    ``at`` gives where the preview is; ``empty`` the words for a page that is not there, after their language.
    """

    def __init__(self, site: Path, at: Callable[[], str], empty: Callable[[], tuple[str, str]]) -> None:
        super().__init__(directory=site, html=True, check_dir=False, follow_symlink=False)
        self.config_checked = True  # the folder may come later
        self._at, self._empty = at, empty

    async def get_response(self, path: str, scope: Scope) -> Response:
        if path == "favicon.ico" and self.lookup_path(path)[1] is None:
            return Response(status_code=204)
        if _is_hidden(path):
            return self._missing()
        found = await self._found(path, scope)
        if found is None:
            await asyncio.sleep(_SWAP)
            found = await self._found(path, scope)
        return found or self._missing()

    async def _found(self, path: str, scope: Scope) -> Response | None:
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code == 405:
                raise
            return None
        except OSError:  # it went between the look and the opening
            return None
        return None if response.status_code == 404 else response

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        del scope
        kind = media_type(PurePath(full_path))
        if kind == "text/html":
            at = self._at()  # before the page is read: if it changes meanwhile, the browser is told so
            content = with_script(Path(full_path).read_bytes(), at)
            return Response(content, status_code, media_type=kind)
        return FileResponse(full_path, status_code, media_type=kind, stat_result=stat_result)

    def _missing(self) -> Response:
        """The site's own page for what is not there; before there is a site, one that waits for it."""
        at = self._at()
        full_path, found = self.lookup_path("404.html")
        if found is not None:
            content = Path(full_path).read_bytes()
        else:
            language, words = map(html.escape, self._empty())
            content = (
                f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{words}</title><meta name="color-scheme" '
                f'content="light dark"></head><body><main><h1>{words}</h1></main></body></html>'
            ).encode()
        return HTMLResponse(with_script(content, at, missing=True), 404)


def media_type(path: PurePath) -> str:
    """The media type of a file, by its ending."""
    return _TYPES.get(path.suffix.lower()) or guess_type(path.name)[0] or "application/octet-stream"


def with_script(page: bytes, at: str, *, missing: bool = False) -> bytes:
    """A page with the script of the preview at its end."""
    script = f'<script type="module" src="/.diplomatic/live.js?at={at}{"&amp;missing" if missing else ""}"></script>'
    end = page.lower().rfind(b"</body>")
    end = len(page) if end < 0 else end
    return page[:end] + script.encode() + page[end:]


def _is_hidden(path: str) -> bool:
    """Whether a part of a path is a hidden file: a worktree's ``.git`` is not for a browser. (RFC 8615 has the one exception.)"""
    return any(part.startswith(".") and part not in {".", ".well-known"} for part in PurePath(path).parts)
