"""Patterns of ours on text that was made for them: a long run of characters is gone through once."""

from contextlib import suppress
from pathlib import Path

import pytest

from diplomatic.citable.exports.bibtex import read
from diplomatic.citable.exports.fields import Unread
from diplomatic.document import Unreadable
from diplomatic.document import read as read_document
from diplomatic.document.citing import NotAPath
from diplomatic.document.references import references_of
from diplomatic.render.prose.markdown import MarkdownPage

from .attacks import CABLE

MANY = 300_000


@pytest.mark.parametrize("run", [" ", "\u00a0", "\n", "{", "}", '"', "a=", "a = {b},", '\\"', "@", "@ ", "# "])
@pytest.mark.parametrize(
    "place", ["@misc{{k,{run}", "@misc{{k, title = {{{run}", "@misc{{k, author = {{a{run}and b}}}}", "{run}"]
)
def test_bibtex(run: str, place: str) -> None:
    with suppress(Unread):
        read(place.format(run=run * (MANY // len(run))))


def test_an_xpath_without_measure(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(CABLE.replace('match="/TEI/text//*[@xml:id]"', f'match="{"1-" * MANY}1"'), "utf-8")
    with pytest.raises(NotAPath):
        list(references_of(read_document(path).root))


RUNS = [
    "*",
    "_",
    "[",
    "](",
    "`",
    "<",
    "![",
    "> ",
    "- ",
    "1. ",
    "|",
    "&",
    "\\",
    "~",
    "#",
    "a*b_",
    "[a](",
    "**a ",
    "\n\n",
    "http://",
    "a@",
]


@pytest.mark.parametrize("run", RUNS)
def test_markdown(tmp_path: Path, run: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# Title\n\n{run * 2000}\n", "utf-8")
    with suppress(Unreadable):
        assert MarkdownPage(path, "a", "en").title == "Title"
