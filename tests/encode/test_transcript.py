"""Reading transcripts: what is refused, and with which words; what is only white space."""

from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.encode.transcript import Line, read_lines
from diplomatic.limits import MAX_LINE


def lines_of(data: bytes, folder: Path) -> list[str]:
    path = folder / "cable.txt"
    path.write_bytes(data)
    return [line.text for line in read_lines(path)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\nb\n", ["a", "b", ""]),
        (b"a\r\nb", ["a", "b"]),
        (b"a\rb", ["a", "b"]),
        (b"a\rb\nc", ["a b", "c"]),
        (b"\xef\xbb\xbfa", ["a"]),
        (b"a\x0cb\x0bc", ["a b c"]),
        ("a\u2028b\u2029c".encode(), ["a", "b", "c"]),
    ],
    ids=["unix", "windows", "old mac", "stray carriage return", "byte order mark", "form feed", "separators"],
)
def test_line_ends_and_white_space(data: bytes, expected: list[str], tmp_path: Path) -> None:
    assert lines_of(data, tmp_path) == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The transcript is empty"),
        (b" \n\xc2\xa0\n", "The transcript is empty"),
        (b"\x89PNG\0\0", "not plain text: it has zero bytes"),
        ("a\nb".encode("utf-16"), "not plain text: it has zero bytes"),
        (b"a\nCastro\x92s", "cable.txt:2: The transcript is not UTF-8: byte 0x92. Convert it first"),
        (b"a\nb\x07c", "cable.txt:2:2: The control character U+0007 cannot stand in XML"),
        (b"a\x1fb", "cable.txt:1:2: The control character U+001F cannot stand in XML"),
        (
            "a\nb\u0085c".encode(),
            "cable.txt:2:2: The control character U+0085 is no character of a text. The file is probably",
        ),
        ("Castro\u0092s".encode(), "cable.txt:1:7: The control character U+0092 is no character of a text"),
        ("a\ufffe".encode(), "cable.txt:1:2: The control character U+FFFE"),
        (b"a\n" + b"x" * (MAX_LINE + 1), "cable.txt:2: The line has more than 1,048,576 characters"),
    ],
    ids=[
        "empty",
        "white",
        "binary",
        "utf-16",
        "latin-1",
        "control",
        "separator",
        "next line",
        "windows",
        "no character",
        "huge line",
    ],
)
def test_what_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as error:
        lines_of(data, tmp_path)
    assert message in str(error.value)
    assert error.value.hint


def test_spaces_of_any_width_are_one_space_and_nothing_else_is() -> None:
    assert Line(1, "\u3000a \u2003\u00a0\u202f\tb\u200a").stripped == "a b"
    assert Line(1, "a\u200bb").stripped == "a\u200bb"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="This is a folder, not a transcript"):
        read_lines(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="The transcript cannot be read: No such file"):
        read_lines(tmp_path / "missing.txt")
