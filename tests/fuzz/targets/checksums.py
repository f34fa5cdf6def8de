"""A list of checksums: what is read can be written and read again, and names nothing outside of its folder."""

from diplomatic.checksums import BAG, SITE, listed, read
from diplomatic.diagnostics import CannotRun

from ._asking import is_sentence, scratch

WORDS = (
    "a" * 64,
    "  ",
    " *",
    "\\",
    "\\n",
    "\\\\",
    "%0A",
    "%25",
    "data/",
    "../",
    "./",
    "/",
    "\r\n",
    "C:",
    "~",
    "b" * 63,
)


def target(data: bytes) -> None:
    for name in (SITE, BAG):
        path = scratch(f"list/{name}", data)
        try:
            files = read(path)
        except CannotRun as error:
            is_sentence(error, path)
            continue
        root = path.parent.resolve()
        for each in files:
            assert (root / each).resolve().is_relative_to(root), each
        again = scratch(f"list/again/{SITE}", listed(files).encode())
        assert read(again) == files
