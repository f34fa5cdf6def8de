"""Who may ask: only a browser that looked for the loopback address by its own name.

A page of the web can have its own name resolve to 127.0.0.1 (DNS rebinding) and would then be of the same origin as the
preview. Its requests still carry that name in ``Host``; so any other name is refused.
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOOPBACK = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Refuses requests for other hosts with 421 (RFC 9110, section 15.5.20), and marks every answer as not to be kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        app = self._app if _is_local(scope) else _REFUSAL
        await app(scope, receive, sending)


_REFUSAL = PlainTextResponse("This preview answers to localhost only.\n", 421)


def _is_local(scope: Scope) -> bool:
    hosts = Headers(scope=scope).getlist("host")
    return scope["type"] == "http" and len(hosts) == 1 and _LOOPBACK.fullmatch(hosts[0]) is not None
