"""Pagefind: the program that makes the index which the search page reads. Nothing else of the site knows it.

It is given a page for each cable that is made for it alone, with the text and its addresses and nothing else: so that it does not
depend on how a project lays out its pages, and each text is indexed once. Its own filters and sort keys are not used: it writes
them in an order that changes from run to run, and the site would not be the same twice.
"""

import gzip
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from diplomatic.diagnostics import CannotRun
from diplomatic.document import Passage

_SIGNATURE = b"pagefind_dcd"
_TITLE_WEIGHT = 5
"""How much a word of the title counts; a word of the text counts 1 (Pagefind: data-pagefind-weight, 0 to 10)."""
_TOP = "page:main"
"""Where text without an address is looked for: every page has it."""

Cables = Iterable[tuple[str, list[Passage]]]
"""The id of each cable, with its passages."""


@cache
def version() -> str:
    """The version of the program, which its index depends on."""
    return _run("--version")


def index(cables: Cables, language: str, names: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Index cables of one language (ISO 639): the files of the index, by name.

    ``names`` fills with the name that the index gives each cable, by its id.

    Raises:
        CannotRun: if Pagefind cannot.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="diplomatic-") as folder:
            for name, content in _indexed(cables, language, Path(folder)):
                if name.endswith(".pf_fragment"):
                    names[_ident(_fragment(content)["url"])] = Path(name).stem
                yield name, content
    except OSError as error:
        raise _cannot(error.strerror or str(error)) from None


def _indexed(cables: Cables, language: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    pages, output = folder / "pages", folder / "index"
    pages.mkdir()
    for ident, passages in cables:
        (pages / f"{ident}.html").write_text(_page(passages, language), encoding="utf-8")
    _run("--site", str(pages), "--output-path", str(output), "--keep-index-url", "--silent")
    return _files(output, language)


def _ident(url: str) -> str:
    """The id of the cable whose page has an address in the index."""
    return url.removeprefix("/").removesuffix(".html")


def _page(passages: Iterable[Passage], language: str) -> str:
    """A page with the words in line, because Pagefind puts a full stop after a block; an empty element is an address."""
    parts = "\n".join(_marked(passage) for passage in passages)
    return f'<html lang="{language}"><head></head><body data-pagefind-body>{parts}</body></html>'


def _marked(passage: Passage) -> str:
    text = escape(passage.text, quote=False)
    if passage.is_title:
        return f'<span data-pagefind-weight="{_TITLE_WEIGHT}">{text}</span>'
    return f'<span id="{escape(passage.anchor or _TOP)}"></span>{text}'


def _files(output: Path, language: str) -> Iterator[tuple[str, bytes]]:
    """What the search page asks for; Pagefind writes its own pages' scripts and styles as well, which it does not."""
    if not (output / "pagefind-entry.json").is_file():
        raise _cannot("it wrote no index")
    entry = json.loads((output / "pagefind-entry.json").read_bytes())
    spoken = entry["languages"][language].get("wasm") or "unknown"
    wanted = {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", f"wasm.{spoken}.pagefind"}
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if name in wanted or path.suffix in (".pf_meta", ".pf_index", ".pf_fragment"):
            yield name, path.read_bytes()


def _fragment(content: bytes) -> dict[str, Any]:
    fragment: dict[str, Any] = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
    return fragment


def _run(*arguments: str) -> str:
    from pagefind.service import get_executable

    try:
        program = str(get_executable())
        done = subprocess.run([program, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError as error:
        raise _cannot(error.strerror or str(error)) from None
    if done.returncode:
        raise _cannot(next(reversed((done.stderr or done.stdout).strip().splitlines()), f"exit {done.returncode}"))
    return done.stdout.strip()


def _cannot(why: str) -> CannotRun:
    hint = "If it is broken: pip install --force-reinstall 'diplomatic[search]'; if it is uninstalled, the site has no search"
    return CannotRun(f"Pagefind could not index the texts: {why}", hint=hint)
