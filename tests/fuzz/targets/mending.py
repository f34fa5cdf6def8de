"""``--fix``: the text of a file never changes, but for runs of spaces; and what was mended once is not mended twice."""

import re
from functools import cache

from diplomatic.document import Unreadable, View, plain_text, read_bytes
from diplomatic.document.dates import DateStyle
from diplomatic.validate.fixes.mender import Mended, Mender

from . import _edition
from ._asking import is_finding, scratch

SEEDS = (*_edition.CABLES, "tests/rules/[a-z][0-9]*/bad.xml")
WORDS = (
    *_edition.WORDS,
    "30/X/1962",
    "  ",
    "Castro",
    "\n ",
    " xml:space='preserve'",
    "xmlns=''",
    "xmlns:t='http://www.tei-c.org/ns/1.0'",
    "t:",
)
IS_XML = True


@cache
def _mender() -> Mender:
    return Mender(_edition.entries(), {"soviet": DateStyle(pivot=17)})


def _mended(data: bytes) -> Mended | None:
    try:
        return _mender().mend(scratch("mend/cable.xml", data))
    except Unreadable:
        return None


def _texts(data: bytes) -> list[str]:
    root = read_bytes(scratch("mend/cable.xml"), data).root
    return [re.sub(r"[ \t]+", " ", plain_text(root, view)) for view in View]


def target(data: bytes) -> None:
    mended = _mended(data)
    if mended is None:
        return
    if mended.refused:
        is_finding(mended.refused, mended.path)
        assert mended.after == data
        return
    assert bool(mended.fixes) or mended.after == data
    assert bool(mended.diff()) == (mended.after != data)
    if mended.fixes:
        assert _texts(mended.after) == _texts(data)
        again = _mended(mended.after)
        assert again
        assert again.fixes == ()
