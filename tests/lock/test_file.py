"""The file ``citations.lock``: read, written, merged, and broken on purpose."""

import random
from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.lock import Entry, Lock, make_mergeable, read, write

A, B, C = "a" * 16, "b" * 16, "c" * 16
ENTRIES = {
    "cmc-031": {"": Entry(A, "0.9.0", "0.9.0"), "p1": Entry(B, "0.9.0", "1.1.0-rc.1")},
    "cmc-032": {"": Entry(A, "1.0.0", "1.0.0"), "p10": Entry(C, "1.0.0", "1.0.0"), "p2": Entry(C, "1.0.0", "1.0.0")},
    "cmc-040": {"": Entry(A, "1.0.0", "1.1.0", gone=True), "é": Entry(A, "1.0.0", "1.1.0", target="cmc-031#p1")},
}
LINES = f"""\
cmc-031 {A} 0.9.0
cmc-031#p1 {B} 0.9.0 1.1.0-rc.1
cmc-032 {A} 1.0.0
cmc-032#p10 {C} 1.0.0
cmc-032#p2 {C} 1.0.0
cmc-040 {A} 1.0.0 1.1.0 gone
cmc-040#é {A} 1.0.0 1.1.0 -> cmc-031#p1
"""
HEAD = "# citations.lock, format 1\n# last release: 1.1.0\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "citations.lock"


def given(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def lock() -> Lock:
    return Lock.of_entries("1.1.0", ENTRIES.items())


def test_what_is_written_is_read(path: Path) -> None:
    write(path, lock())
    assert read(path) == lock()
    text = path.read_text("utf-8")
    assert text.startswith(HEAD)
    assert text.endswith("\n" + LINES)
    assert {ident: read(path).of(ident) for ident in read(path).cables} == ENTRIES
    assert read(path).entry("cmc-040#é") == ENTRIES["cmc-040"]["é"]
    assert read(path).entry("cmc-040#e") is read(path).entry("cmc-041") is None
    assert [address for address, _ in read(path).entries()] == [line.split()[0] for line in LINES.splitlines()]


def test_the_same_lock_gives_the_same_bytes(path: Path) -> None:
    write(path, lock())
    before = path.read_bytes()
    write(
        path,
        Lock.of_entries("1.1.0", reversed([(ident, dict(reversed(own.items()))) for ident, own in ENTRIES.items()])),
    )
    assert path.read_bytes() == before


def test_an_edition_may_have_published_nothing(path: Path) -> None:
    write(path, Lock())
    assert read(path) == Lock()


def test_lines_may_be_in_any_order(path: Path) -> None:
    lines = LINES.splitlines(keepends=True)
    for seed in range(20):
        random.Random(seed).shuffle(lines)
        assert read(given(path, HEAD + "".join(lines))) == lock()


def test_windows_line_ends_and_empty_lines_are_no_matter(path: Path) -> None:
    assert read(given(path, (HEAD + "\n" + LINES).replace("\n", "\r\n"))) == lock()


@pytest.mark.parametrize(
    ("twice", "counts"),
    [
        (f"cmc-031 {A} 0.9.0", f"cmc-031 {A} 0.9.0"),
        (f"cmc-031 {C} 0.9.0 1.1.0", f"cmc-031 {C} 0.9.0 1.1.0"),
        (f"cmc-031 {A} 0.8.0 0.9.0", f"cmc-031 {A} 0.8.0 0.9.0"),
        (f"cmc-031#p1 {C} 0.9.0 1.0.0", f"cmc-031#p1 {B} 0.9.0 1.1.0-rc.1"),
        (f"cmc-031#p1 {C} 0.9.0 1.1.0", f"cmc-031#p1 {C} 0.9.0 1.1.0"),
        (f"cmc-032 {A} 1.0.0 1.1.0 gone", f"cmc-032 {A} 1.0.0 1.1.0 gone"),
        (f"cmc-040 {A} 1.0.0", f"cmc-040 {A} 1.0.0 1.1.0 gone"),
    ],
)
def test_of_two_lines_the_later_counts(path: Path, twice: str, counts: str) -> None:
    for text in (f"{twice}\n{LINES}", f"{LINES}{twice}\n"):
        address = counts.split()[0]
        entry = read(given(path, HEAD + text)).entry(address)
        assert entry
        assert entry.line(address) == counts


@pytest.mark.parametrize(
    "twice", [f"cmc-031 {C} 0.9.0", f"cmc-031 {A} 0.9.0 0.9.0 gone", f"cmc-040#é {A} 1.0.0 1.1.0 gone"]
)
def test_two_lines_that_contradict_each_other_are_for_an_editor(path: Path, twice: str) -> None:
    with pytest.raises(CannotRun) as refused:
        read(given(path, f"{HEAD}{LINES}{twice}\n"))
    assert str(refused.value).startswith(f"{path}:10: {twice.split()[0]} is in the citation lock twice")


def test_the_later_of_two_releases_counts(path: Path) -> None:
    text = HEAD + "# last release: 1.10.0\n# last release: 1.9.0\n" + LINES
    assert read(given(path, text)).released == "1.10.0"


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", ":1: The citation lock is empty"),
    "another file": ("[edition]\n", ":1: This is not a citation lock"),
    "a newer format": ("# citations.lock, format 2\n", ":1: The citation lock has the format 2"),
    "a merge": (HEAD + "<<<<<<< HEAD\n" + LINES, ":3: The citation lock has the marks of an unfinished merge"),
    "a merge of the head": ("<<<<<<< HEAD\n" + HEAD, ":1: The citation lock has the marks of an unfinished merge"),
    "a merge, later": (HEAD + LINES + "=======\n", ":10: The citation lock has the marks"),
    "no release": ("# citations.lock, format 1\n# last release: one\n", ":2: The last release is no version: 'one'"),
    "a short hash": (HEAD + "cmc-032 abc 1.0.0\n", ":3: This line of the citation lock is broken"),
    "no version": (HEAD + f"cmc-032 {A}\n", ":3: This line"),
    "half a version": (HEAD + f"cmc-032 {A} 1.0\n", ":3: This line"),
    "no hash": (HEAD + "cmc-032#p1\n", ":3: This line"),
    "half a redirect": (HEAD + f"cmc-032 {A} 1.0.0 1.1.0 ->\n", ":3: This line"),
    "two anchors": (HEAD + f"cmc-032#a#b {A} 1.0.0\n", ":3: This line"),
    "control characters": (HEAD + f"cmc\x00-032 \x1b[31m {A} 1.0.0\n", ":3: This line"),
    "no UTF-8": ((HEAD + "cmc-032#").encode() + b"\xff " + f"{A} 1.0.0\n".encode(), ": The citation lock is not UTF-8"),
    "not UTF-8, out of order": (
        (HEAD + LINES + "a#").encode() + b"\xff " + f"{A} 1.0.0\n".encode(),
        ":10: The citation lock",
    ),
    "UTF-16": ((HEAD + LINES).encode("utf-16"), ":1: This is not a citation lock"),
    "a version without end": (HEAD + f"cmc-032 {A} 1.0.0-" + "1." * 50_000 + "!\n", ":3: This line"),
    "no end of a line": (b"x" * 100_000, ":1: This is not a citation lock"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_lock_that_cannot_be_read_is_one_sentence(path: Path, name: str) -> None:
    content, sentence = BROKEN[name]
    with pytest.raises(CannotRun) as refused:
        read(given(path, content))
    assert str(refused.value).startswith(f"{path}{sentence}")
    assert refused.value.hint
    assert len(str(refused.value)) < 400


def test_a_folder_is_no_lock(path: Path) -> None:
    path.mkdir()
    with pytest.raises(CannotRun, match="cannot be read"):
        read(path)


def test_a_hundred_thousand_lines(path: Path) -> None:
    cables = {
        f"c{number:04}": {f"p{block}": Entry(A, "1.0.0", "1.0.0") for block in range(40)} for number in range(2500)
    }
    large = Lock.of_entries("1.0.0", cables.items())
    write(path, large)
    head, lines = path.read_bytes().splitlines(keepends=True)[:7], path.read_bytes().splitlines(keepends=True)[7:]
    assert len(lines) == 100_000
    assert read(path) == large
    random.Random(1).shuffle(lines)
    assert read(given(path, b"".join([*head, *lines]))) == large


def test_git_is_told_how_to_merge_it_once(tmp_path: Path) -> None:
    attributes = tmp_path / ".gitattributes"
    make_mergeable(tmp_path)
    make_mergeable(tmp_path)
    assert attributes.read_text() == "citations.lock text eol=lf merge=union\n"
    attributes.write_text("*.xml text")
    make_mergeable(tmp_path)
    assert attributes.read_text() == "*.xml text\ncitations.lock text eol=lf merge=union\n"
    attributes.write_text("citations.lock -merge\n")
    make_mergeable(tmp_path)
    assert attributes.read_text() == "citations.lock -merge\n"
