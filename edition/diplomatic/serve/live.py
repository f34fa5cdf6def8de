"""What the browser is told: which files of the site have changed, and what was found. Written by one thread, read by another."""

import asyncio
import json
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from threading import Lock
from typing import Any

_BEAT = 15.0
"""Seconds after which an idle connection says something: so both ends notice that the other is gone."""

_MOST = 1000
"""So many findings are sent; of the others, how many there are."""


class Live:
    """The state of the preview, as a number that grows with each build. ``session`` tells one server from the next."""

    def __init__(self, labels: dict[str, Any]) -> None:
        self.session = secrets.token_hex(4)
        self._labels = labels
        self._lock = Lock()
        self._number = 0
        self._changed: dict[str, int] = {}
        self._state: dict[str, Any] = {"ready": False, "built": False, "counts": {}, "findings": []}
        self._listeners: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}
        self._closed = False

    @property
    def at(self) -> str:
        """Where the preview is: the session, and the number of the last build."""
        with self._lock:
            return self._at()

    def announce(
        self, changed: Iterable[str], findings: list[dict[str, str]], *, built: bool, labels: Any = None
    ) -> None:
        """Say what came of a build: the files of the site that have another content now, and all that was found."""
        with self._lock:
            self._number += 1
            self._changed |= dict.fromkeys(changed, self._number)
            self._labels = labels or self._labels
            counts = Counter(finding["severity"] for finding in findings)
            self._state = {"ready": True, "built": built, "counts": counts, "findings": findings[:_MOST]}
        self._wake()

    def close(self) -> None:
        """End every connection."""
        self._closed = True
        self._wake()

    def message(self, since: str) -> str:
        """The state as JSON, with the files that have changed since ``since``; null stands for all, where that is not known."""
        session, _, number = since.partition(".")
        with self._lock:
            known = session == self.session and number.isascii() and number.isdigit()
            changed = sorted(name for name, when in self._changed.items() if when > int(number)) if known else None
            return json.dumps({"at": self._at(), "changed": changed, "labels": self._labels, **self._state})

    async def events(self, since: str) -> AsyncIterator[str]:
        """Server-sent events (HTML, section 9.2): the state at once, and again after each build."""
        wake = asyncio.Event()
        self._listeners[wake] = asyncio.get_running_loop()
        try:
            while not self._closed:
                wake.clear()
                at = self.at
                yield f"data: {self.message(since)}\n\n"
                since = at
                while not self._closed and not wake.is_set():
                    with suppress(TimeoutError):
                        await asyncio.wait_for(wake.wait(), _BEAT)
                    if not wake.is_set():
                        yield ":\n\n"
        finally:
            del self._listeners[wake]

    def _at(self) -> str:
        return f"{self.session}.{self._number}"

    def _wake(self) -> None:
        for event, loop in list(self._listeners.items()):
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(event.set)
