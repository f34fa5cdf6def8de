"""Sources that change, go or come while a build is at it, and clocks that jump."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.publish import edition as reading
from diplomatic.publish import making, sources

from .conftest import Edition, files_of

SHEET = (
    '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
    '<xsl:import href="diplomatic:html/cable.xsl"/><!-- {} --></xsl:stylesheet>'
)
MOMENTS = {
    "before it is checked": (reading, "_examine"),
    "before it is read": (making, "site_of"),
    "before it is made": (making, "plan"),
}
FILES = {
    "cable": "tei/cables/tc-00001.xml",
    "transcript": "tei/transcripts/tc-00001.txt",
    "register": "tei/registers/persons.xml",
    "page": "tei/pages/about.md",
    "stylesheet": "transforms/html/cable.xsl",
}


def changed(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def unreadable(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


HOW: dict[str, Callable[[Path], object]] = {
    "changes": changed,
    "goes": Path.unlink,
    "is unreadable": unreadable,
    "is a folder": folder,
}


def late(monkeypatch: pytest.MonkeyPatch, moment: str, fault: Callable[[], object]) -> None:
    """Let something happen at a moment of the next build, once."""
    module, name = MOMENTS[moment]
    function, pending = getattr(module, name), [fault]

    def then(*arguments: object, **named: object) -> object:
        if pending:
            pending.pop()()
        return function(*arguments, **named)

    monkeypatch.setattr(module, name, then)


@pytest.mark.parametrize(
    ("moment", "file", "how"),
    [
        (moment, file, [*HOW][(first + second) % len(HOW)])
        for first, moment in enumerate(MOMENTS)
        for second, file in enumerate(FILES)
    ],
)
def test_a_source_that_does_not_stay_as_it_was(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, moment: str, file: str, how: str
) -> None:
    _with_all_kinds(edition)
    edition.build()
    before = files_of(edition.site)
    path = edition.folder / FILES[file]
    content = path.read_bytes()
    if file != "cable":  # something else to do
        changed(edition.cables[0])
    else:
        path.write_bytes(content := content + b"\n")
    with monkeypatch.context() as patch:
        late(patch, moment, lambda: HOW[how](path))
        refused, built = "", None
        try:
            built = edition.build()
        except CannotRun as error:
            refused = str(error)
    if refused:
        assert "build again" in refused.lower() or "leads to itself" in refused
        assert files_of(edition.site) == before
    else:  # it had been read before, or is one with a fault now
        assert built
        assert built.site is None or file in ("cable", "transcript")
    path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    path.write_bytes(content)
    _is_clean(edition)


def _with_all_kinds(edition: Edition) -> None:
    (edition.folder / "transforms" / "html").mkdir(parents=True)
    (edition.folder / FILES["stylesheet"]).write_text(SHEET.format(1), "utf-8")
    (edition.folder / "tei" / "transcripts").mkdir()
    (edition.folder / FILES["transcript"]).write_text("No. 1\n", "utf-8")
    cable = edition.folder / FILES["cable"]
    text = cable.read_text("utf-8")
    assert "<sourceDesc>" in text
    source = '<sourceDesc><bibl type="transcript"><ref target="../transcripts/tc-00001.txt">tc-00001.txt</ref></bibl>'
    cable.write_text(text.replace("<sourceDesc>", source, 1), "utf-8")


def _is_clean(edition: Edition) -> None:
    """The next build is, byte for byte, a clean one."""
    assert edition.build().site
    files = files_of(edition.site)
    shutil.rmtree(edition.site.parent)
    assert edition.build().site
    assert files_of(edition.site) == files


def test_a_register_that_is_changed_and_undone(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """What texts were found to be by a register that is gone again is not believed."""
    register = edition.folder / FILES["register"]
    content = register.read_bytes()
    edition.build()
    changed(register)
    edition.build()
    for path in edition.cables:
        changed(path)
    with monkeypatch.context() as patch:
        late(patch, "before it is checked", lambda: register.write_bytes(b"<TEI"))
        with pytest.raises(CannotRun, match="changed while the edition was being built"):
            edition.build()
    register.write_bytes(content + b"\n")
    assert edition.build().site
    _is_clean(edition)


def test_a_stylesheet_that_is_changed_and_undone(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """No site is made by it, and no stylesheet that was compiled meanwhile is kept for the next build of this process."""
    _with_all_kinds(edition)
    edition.build()
    sheet = edition.folder / FILES["stylesheet"]
    sheet.write_text(SHEET.format("one"), "utf-8")
    content = sheet.read_bytes()
    other = content.replace(b"<!--", b'<xsl:template match="/">Other</xsl:template><!--')
    with monkeypatch.context() as patch:
        late(patch, "before it is read", lambda: sheet.write_bytes(other))
        with pytest.raises(CannotRun, match="The stylesheet gives nothing"):
            edition.build()
    sheet.write_bytes(content)
    _is_clean(edition)


def test_a_cable_that_comes_meanwhile_is_for_the_next_build(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    edition.build()
    changed(edition.cables[0])
    new = edition.folder / "tei" / "cables" / "tc-00009.xml"
    text = edition.cables[1].read_text("utf-8").replace('xml:id="tc-00002"', 'xml:id="tc-00009"')
    with monkeypatch.context() as patch:
        late(patch, "before it is read", lambda: new.write_text(text, "utf-8"))
        edition.build()
    assert not (edition.site / "cables" / "tc-00009.html").exists()
    edition.build()
    assert (edition.site / "cables" / "tc-00009.html").exists()
    _is_clean(edition)


@pytest.mark.parametrize("when", [0, 1, 4_000_000_000])
def test_a_file_that_shows_the_same_time_with_another_content(
    edition: Edition, when: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1970, as archives have it that are to be the same bytes each time, or the future. The system knows better."""
    monkeypatch.setattr(sources, "_QUIET", 0)
    path = edition.cables[0]
    os.utime(path, (when, when))
    edition.build()
    content = path.read_bytes()
    assert content.count(b"the") > 1
    path.write_bytes(content.replace(b" the ", b" teh ", 1))
    os.utime(path, (when, when))
    assert edition.build().fresh
    assert (edition.site / "cables" / path.name).read_bytes() == path.read_bytes()
    _is_clean(edition)


@pytest.mark.parametrize("day", ["1970-01-01", "2099-12-31"])
def test_a_clock_that_jumps(edition: Edition, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    from datetime import date

    edition.build()
    for jumped in (date.fromisoformat(day), None):
        with monkeypatch.context() as patch:
            if jumped:
                patch.setattr(reading, "today", lambda jumped=jumped: jumped)
                patch.setattr("diplomatic.publish.sources.time.time_ns", lambda: 0)
            changed(edition.cables[0])
            edition.build()
    edition.be("a")
    edition.check("a")


def test_a_register_that_is_none(edition: Edition) -> None:
    (edition.folder / FILES["register"]).write_bytes(b"<TEI")
    built = edition.build()
    assert built.site is None
    assert "X001" in {finding.code for finding in built.findings}
