"""Bad input: one clear sentence, exit 2, nothing written, and never a traceback."""

from pathlib import Path

import pytest

from .conftest import TRANSCRIPT, Run

TRANSCRIPTS = {
    "empty": b"",
    "blank": b" \n\t\xc2\xa0\n",
    "binary": bytes(range(256)) * 20,
    "nul": b"To Comrade\0Khrushchev\n",
    "latin1": "Telegramm aus Kölln\n".encode("latin-1"),
    "utf16": "TOP SECRET\n".encode("utf-16"),
    "huge": b"word " * 300_000,
}


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_transcripts(run: Run, tmp_path: Path, name: str) -> None:
    transcript = tmp_path / f"{name}.txt"
    transcript.write_bytes(TRANSCRIPTS[name])
    outcome = run("encode", transcript, "--output", tmp_path / "out")
    assert outcome.refused(str(transcript)), outcome
    assert len(outcome.err) < 500
    assert not (tmp_path / "out").exists()


def test_transcripts_that_are_no_files(run: Run, tmp_path: Path) -> None:
    assert run("encode", tmp_path / "none.txt").refused("none.txt")
    assert run("encode", tmp_path).refused(str(tmp_path))
    assert run("encode", TRANSCRIPT, "--output", TRANSCRIPT).refused(str(TRANSCRIPT))


FILES = {
    "empty": b"",
    "binary": bytes(range(256)) * 20,
    "latin1": b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">K\xf6ln</TEI>',
    "unfinished": b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>',
    "text": b"Top Secret\n",
}


@pytest.mark.parametrize("command", [["validate"], ["render", "--to", "text"]], ids=["validate", "render"])
@pytest.mark.parametrize("name", FILES)
def test_files_that_are_no_xml(run: Run, tmp_path: Path, name: str, command: list[str]) -> None:
    file = tmp_path / f"{name}.xml"
    file.write_bytes(FILES[name])
    outcome = run(*command, file)
    assert outcome.code == 1
    assert f"{file}:" in outcome.out + outcome.err
    assert (outcome.out + outcome.err).count(" error X001 ") == 1


def test_what_a_document_says_cannot_steer_the_terminal(run: Run, cable: Path) -> None:
    escapes = "&#x9b;31m&#x85;&#x202e;"
    text = cable.read_text(encoding="utf-8").replace(
        "<persName>First", f'<persName ref="no#{escapes}" cert="{escapes}">First'
    )
    cable.write_text(text, encoding="utf-8")
    for form in ("text", "json"):
        outcome = run("validate", cable, "--format", form)
        assert outcome.code == 1
        assert "9b" in outcome.out
        assert all(char.isprintable() or char == "\n" for char in outcome.out + outcome.err)


def test_what_a_transcript_says_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    transcript = tmp_path / "cable.txt"
    text = TRANSCRIPT.read_text(encoding="utf-8").replace("Leave a Reply", "Leave a Reply \u202e31m")
    transcript.write_text(text + "Published by \u202e31m\n", encoding="utf-8")
    outcome = run("encode", transcript, cwd=tmp_path)
    assert outcome.code == 0
    assert all(char.isprintable() or char == "\n" for char in outcome.err)


SETTINGS = {
    '[editoin]\ntitle = "x"\n': ("1: 'editoin' is not a known table", "Did you mean 'edition'"),
    '[edition]\n\ntitel = "x"\n': ("3: 'titel' is not a known key in [edition]", "Did you mean 'title'"),
    '[paths]\nzzz = "x"\n': ("2: 'zzz' is not a known key in [paths]", "Known are cables"),
    "[edition]\ntitle = 3\n": ("2: edition.title is not of the right kind", "text in quotation marks"),
    '[render]\nwidth = "80"\n': ("2: render.width is not of the right kind", "a number"),
    "[render]\nwidth = true\n": ("2: render.width is not of the right kind", "a number"),
    "[render]\nwidth = 0\n": ("2: render.width",),
    "[render]\nwidth = 99999999999999\n": ("2: render.width",),
    "[edition]\ntitle = x\n": ("2: This is not TOML", "quotation marks"),
    "edition = 3\n": ("1: 'edition' is not a known key at the top level",),
    'title = "x"\n': ("1: 'title' is not a known key at the top level",),
    '[edition]\n"\\u001b[31m" = "x"\n': ("\\x1b[31m",),
    '[paths]\nschema = "none.xsd"\n': ("none.xsd", "schema"),
    '[transforms]\ntext = "none.py:f"\n': ("none.py:f", "edition.toml takes"),
}


@pytest.mark.parametrize("settings", SETTINGS)
def test_settings(run: Run, edition: Path, settings: str) -> None:
    (edition / "edition.toml").write_text(settings, encoding="utf-8")
    outcome = run("build", edition)
    assert outcome.refused(*SETTINGS[settings]), outcome
    assert "\x1b" not in outcome.err
    assert not list(edition.glob("build/[!.]*"))


def test_settings_that_are_no_text(run: Run, edition: Path) -> None:
    (edition / "edition.toml").write_bytes(b"\xff\xfe")
    assert run("validate", cwd=edition).refused("edition.toml", "cannot be read")


def test_a_byte_order_mark_does_no_harm(run: Run, edition: Path, cable: Path) -> None:
    settings = edition / "edition.toml"
    settings.write_bytes(b"\xef\xbb\xbf" + settings.read_bytes())
    cable.write_bytes(b"\xef\xbb\xbf" + cable.read_bytes())
    assert run("build", edition).code == 0


def test_a_register_that_cannot_be_read(run: Run, edition: Path) -> None:
    register = edition / "tei" / "registers" / "persons.xml"
    register.write_text("<TEI")
    outcome = run("build", edition)
    assert outcome.code == 1
    assert "X001" in outcome.err
    transcript = edition / "tei" / "transcripts" / "cable.txt"
    transcript.write_bytes(TRANSCRIPT.read_bytes())
    assert run("encode", transcript, cwd=edition).refused("persons.xml", "register cannot be read", "Mend it first")
