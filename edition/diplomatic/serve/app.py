"""The addresses of the preview: its own below ``/.diplomatic/``, the site's everywhere else."""

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from diplomatic.serve.guard import Guard
from diplomatic.serve.live import Live
from diplomatic.serve.pages import Pages, media_type

_OWN = Path(__file__).with_name("browser")


def make_app(site: Path, live: Live, empty: Callable[[], tuple[str, str]]) -> Starlette:
    """The application: ``site`` is the folder that is shown, ``empty`` gives language and words of a page that is not there."""

    async def events(request: Request) -> Response:
        since = request.query_params.get("at", "")
        return StreamingResponse(live.events(since), media_type="text/event-stream")

    async def own(request: Request) -> Response:
        names = {path.name: path for path in _OWN.iterdir() if path.is_file()}
        path = names.get(request.path_params["name"])
        return FileResponse(path, media_type=media_type(path)) if path else Response(status_code=404)

    return Starlette(
        routes=[
            Route("/.diplomatic/events", events),
            Route("/.diplomatic/{name}", own),
            Mount("/", Pages(site, lambda: live.at, empty)),
        ],
        middleware=[Middleware(Guard)],
    )
