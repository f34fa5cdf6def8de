"""The account: a TEI that has another text than the transcript is refused, and the place is shown."""

from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.encode.account import check

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><p>{}</p></div></body></text></TEI>'


def transcript(folder: Path) -> Path:
    path = folder / "cable.txt"
    path.write_text("It rained.\n\nShare this\n", encoding="utf-8")
    return path


def test_white_space_and_dropped_lines_do_not_count(tmp_path: Path) -> None:
    check(transcript(tmp_path), {3}, TEI.format("It\n  rained.").encode())


@pytest.mark.parametrize("text", ["It rained", "It  rained. Share that", "", "it rained. Share this"])
def test_a_difference_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="The encoding would lose or change text: the transcript has “It rained"):
        check(transcript(tmp_path), set(), TEI.format(text).encode())
