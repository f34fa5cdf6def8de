"""The citation lock: what is read and written again is the same, and stays it."""

from diplomatic.diagnostics import CannotRun
from diplomatic.lock import read, write

from ._asking import is_sentence, scratch

WORDS = (
    "# citations.lock, format 1",
    "# last release: ",
    "1.0.0",
    "1.1.0-rc.1",
    "2.0.0+b",
    "->",
    "gone",
    "#p1",
    "a" * 16,
    "0" * 64,
    "cmc-032",
    "<<<<<<< ours",
    "=======",
    "%20",
    "%",
)


def target(data: bytes) -> None:
    path = scratch("citations.lock", data)
    try:
        lock = read(path)
    except CannotRun as error:
        is_sentence(error, path)
        return
    for cable in lock.cables:
        for anchor, entry in lock.of(cable).items():
            name = f"{cable}#{anchor}" if anchor else cable
            assert lock.entry(name) == entry
    again = scratch("again.lock")
    write(again, lock)
    written = again.read_bytes()
    assert read(again) == lock
    write(again, read(again))
    assert again.read_bytes() == written
