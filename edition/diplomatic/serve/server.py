"""The server: it listens on 127.0.0.1, and nowhere else, in a thread of its own."""

import os
import socket
from threading import Thread
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import ASGIApp

from diplomatic.diagnostics import CannotRun
from diplomatic.serve.live import Live

_HOST = "127.0.0.1"
_TRIED = 20
_MOST = 65535


class Server:
    """Answers as long as the ``with`` block runs. ``address`` is known, and answers wait, before it has begun.

    Raises:
        CannotRun: if no port from ``port`` on can be listened on. Port 0 is any that is free.
    """

    def __init__(self, app: ASGIApp, live: Live, port: int) -> None:
        self._live = live
        self._socket = _listening(port)
        self.port: int = self._socket.getsockname()[1]
        self.address = f"http://{_HOST}:{self.port}/"
        config = uvicorn.Config(
            app,
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            http="h11",
            ws="none",
            loop="asyncio",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.close()
        self._server.should_exit = True
        self._thread.join(2)
        self._socket.close()


def _listening(port: int) -> socket.socket:
    for tried in range(port, min(port + (_TRIED if port else 1), _MOST + 1)):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would take a port from a program that listens on it
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((_HOST, tried))
            listening.listen(128)
        except OSError as error:
            listening.close()
            reason = error.strerror
        else:
            return listening
    raise CannotRun(f"No port from {port} on can be listened on: {reason}", hint="Name another one with --port")
