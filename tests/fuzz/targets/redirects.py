"""Redirects and tombstones: each way ends, and what is said wrongly of an address is a clause."""

from functools import cache
from pathlib import Path

from diplomatic.config import load
from diplomatic.diagnostics import CannotRun
from diplomatic.lock import Fates, Lock, Present, read
from diplomatic.lock.declared import breaches

from ._asking import ROOT, is_sentence, scratch

WORDS = (
    "[redirects]\n",
    "[tombstones]\n",
    '"tc-00001"',
    '"tc-00001#p1"',
    '"tc-00001#p3"',
    '"tc-00003"',
    '"x"',
    " = ",
    "#",
    "%20",
    "[edition]\n",
)


@cache
def _lock() -> Lock:
    return read(ROOT / "tests/fuzz/seeds/locks/past")


def target(data: bytes) -> None:
    path = scratch("redirects/edition.toml", data)
    try:
        config = load(path)
    except CannotRun as error:
        is_sentence(error, path)
        return
    fates, present = Fates.of(config), Present()
    for breach in breaches(config, fates, _lock(), present, frozenset({"tc-00002"})):
        assert breach.message
        assert breach.line
        assert Path(breach.path) == config.path
    for address in (*fates.redirects, *fates.tombstones):
        assert fates.covers(address)
        end = fates.end(address, lambda name: len(name) % 2 == 0)
        assert len(end) % 2 == 0
