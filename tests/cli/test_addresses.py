"""Commands about addresses: what ``validate`` and ``build`` hold an edition to, ``resolve``, ``verify-quote``."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Outcome, Run

Asked = Callable[..., Outcome]


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition, released as 1.0.0; then with one text changed and one id renamed, and released as 1.1.0."""
    folder = tmp_path_factory.mktemp("released") / "edition"
    for part in ("cables", "registers", "transcripts"):
        shutil.copytree(ROOT / "tei" / part, folder / "tei" / part)
    text = (
        (ROOT / "edition.toml")
        .read_text("utf-8")
        .replace('language = "en"', 'language = "en"\nurl = "https://cables.example.org"')
    )
    (folder / "edition.toml").write_text(f'{text}\n[books]\nepub = "none"\npdf = "none"\n', "utf-8")
    _release(folder, "1.0.0")
    change(folder, "in no illusions", "in few illusions")
    change(folder, 'xml:id="p7"', 'xml:id="p7x"')
    settings(folder, '[redirects]\n"cmc-032#p7" = "cmc-032#p7x"\n')
    _release(folder, "1.1.0")
    return folder


@pytest.fixture
def edition(released: Path, tmp_path: Path) -> Path:
    """A copy of one's own."""
    return Path(shutil.copytree(released, tmp_path / "edition"))


@pytest.fixture
def ask(run: Run, edition: Path) -> Asked:
    """Run a command in the edition."""
    return lambda *arguments: run(*arguments, cwd=edition)


def _release(folder: Path, version: str) -> None:
    from diplomatic.cli.main import main

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["diplomatic", "release", version])
        with pytest.raises(SystemExit) as stopped:
            main()
    assert not stopped.value.code


def change(folder: Path, old: str, new: str, name: str = "tei/cables/cmc-032.xml") -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def settings(folder: Path, more: str) -> None:
    with (folder / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{more}")


def codes(done: Outcome) -> list[str]:
    return [finding["code"] for finding in json.loads(done.out)] if done.out else []


# validate, build


def test_a_released_edition_is_whole(ask: Asked) -> None:
    assert ask("validate").code == 0
    assert ask("build").code == 0


def test_a_changed_text_stops_validate_and_build(ask: Asked, edition: Path) -> None:
    assert ask("build").code == 0
    change(edition, "Mark my words", "Mark our words")
    done = ask("validate", "--format", "json")
    assert (done.code, codes(done)) == (1, ["A002"])
    assert "the text of cmc-032#p5 has changed since 1.0.0, and the version is still 1.1.0" in done.out
    assert ask("build").code == 1
    change(edition, 'version = "1.1.0"', 'version = "1.2.0"', "edition.toml")
    done = ask("validate", "--format", "json")
    assert (done.code, codes(done)) == (0, ["A003"])
    assert ask("build").code == 0


def test_the_source_of_a_correction_counts(ask: Asked, edition: Path) -> None:
    change(edition, "<sic>hear</sic>", "<sic>heer</sic>")
    assert codes(ask("validate", "--format", "json")) == ["A002"]


def test_markup_does_not_count(ask: Asked, edition: Path) -> None:
    change(edition, "Mark my words,", '<hi rend="italic">Mark  my\nwords</hi>,')
    assert codes(ask("validate", "--format", "json")) == []


def test_a_cable_that_went_is_found_when_all_is_checked(ask: Asked, edition: Path) -> None:
    shutil.copy(edition / "tei/cables/cmc-032.xml", edition / "tei/cables/cmc-033.xml")
    change(edition, 'xml:id="cmc-032"', 'xml:id="cmc-033"', "tei/cables/cmc-033.xml")
    (edition / "tei/cables/cmc-032.xml").unlink()
    done = ask("validate", "--select", "A", "--format", "json")
    found, redirect = json.loads(done.out)
    assert (redirect["code"], Path(redirect["path"]).name) == ("A005", "edition.toml")
    assert (found["code"], Path(found["path"]).name) == ("A001", "citations.lock")
    assert "its text now stands at cmc-033" in found["message"]
    line = (edition / "citations.lock").read_text("utf-8").splitlines()[found["line"] - 1]
    assert line.startswith("cmc-032 ")
    assert codes(ask("validate", "tei/cables/cmc-033.xml", "--select", "A", "--format", "json")) == []
    change(
        edition, '"cmc-032#p7" = "cmc-032#p7x"', '"cmc-032" = "cmc-033"\n"cmc-032#p7" = "cmc-033#p7x"', "edition.toml"
    )
    assert codes(ask("validate", "--select", "A", "--format", "json")) == []
    change(edition, '"cmc-032" = "cmc-033"\n"cmc-032#p7" = "cmc-033#p7x"', "", "edition.toml")
    settings(edition, '[tombstones]\n"cmc-032" = "Withdrawn."\n')
    assert codes(ask("validate", "--select", "A", "--format", "json")) == []


def test_one_file_is_checked_for_its_own_addresses(ask: Asked, edition: Path) -> None:
    change(edition, 'xml:id="p5"', 'xml:id="p50"')
    assert codes(ask("validate", "tei/cables/cmc-032.xml", "--select", "A", "--format", "json")) == ["A001"]
    assert codes(ask("validate", "tei/registers", "--select", "A", "--format", "json")) == []


def test_a_file_that_cannot_be_read_has_not_vanished(ask: Asked, edition: Path) -> None:
    change(edition, "</TEI>", "</TEI")
    assert codes(ask("validate", "--format", "json")) == ["X001"]
    done = ask("build")
    assert "X001" in done.err
    assert "A001" not in done.err


def test_a_fault_cannot_be_suppressed(ask: Asked, edition: Path) -> None:
    change(edition, "Mark my words", "Mark our words")
    change(edition, '<p xml:id="p5">', '<?diplomatic ignore A002 reason="nobody reads it"?><p xml:id="p5">')
    settings(edition, '[[validate.ignore]]\ncode = "A002"\nreason = "nobody reads it"\n')
    done = ask("validate", "--format", "json")
    assert sorted(codes(done)) == ["A002", "U004", "U004"]
    assert "bring the text back, raise the version, or write a redirect or a tombstone" in done.out
    settings(edition, '[validate.severity]\nA002 = "info"\n')
    assert ask("validate").refused("the severity of A002 is fixed")


@pytest.mark.parametrize("command", ["validate", "build", "resolve cmc-032", "verify-quote words cmc-032"])
def test_a_lock_that_cannot_be_read_is_one_sentence(ask: Asked, edition: Path, command: str) -> None:
    change(edition, "cmc-032#p5 ", "<<<<<<< HEAD\ncmc-032#p5 ", "citations.lock")
    assert ask(*command.split()).refused("citations.lock:", "marks of an unfinished merge", "keep all the others")


def test_a_table_of_redirects_holds_texts(ask: Asked, edition: Path) -> None:
    settings(edition, '[tombstones]\n"cmc-040" = 1\n')
    assert ask("validate").refused("edition.toml:", "tombstones.cmc-040 is not a text")


# resolve


def resolved(ask: Asked, *references: str) -> list[dict[str, Any]]:
    done = ask("resolve", "--format", "json", *references)
    assert done.code == 0, done.err
    return list(json.loads(done.out))


@pytest.mark.parametrize(
    "reference",
    [
        "cmc-032#p5",
        "cmc-032 p5",
        "p5",
        "https://cables.example.org/cables/cmc-032.html#p5",
        "https://cables.example.org/cables/cmc-032.diplomatic.html#p5",
        "cables/cmc-032.html#p5",
        "../cables/cmc-032.html#p5",
        "cmc-032.html#p5",
        "tei/cables/cmc-032.xml#p5",
        "cmc-032#%705",
    ],
)
def test_every_form_of_a_reference(ask: Asked, reference: str) -> None:
    (found,) = resolved(ask, reference)
    assert (found["address"], found["kind"]) == ("cmc-032#p5", "paragraph")
    assert found["url"] == "https://cables.example.org/cables/cmc-032.html#p5"
    assert found["xpath"] == "/tei:TEI/tei:text/tei:body/tei:div/tei:p[5]"
    assert (found["published"], found["unchangedSince"]) == ("1.0.0", "1.0.0")
    assert found["text"].startswith("Mark my words, after this first capitulation")


def test_a_whole_cable_and_what_has_changed(ask: Asked) -> None:
    cable, block, note = resolved(ask, "cmc-032", "cmc-032#p4", "cmc-032#n5")
    assert (cable["kind"], cable["line"], cable["unchangedSince"]) == ("cable", 3, "1.1.0")
    assert (block["published"], block["unchangedSince"]) == ("1.0.0", "1.1.0")
    assert note["kind"] == "note"


def test_as_a_person_reads_it(ask: Asked) -> None:
    done = ask("resolve", "cmc-032#p4")
    assert done.out.splitlines() == [
        "cmc-032#p4",
        "  paragraph: Enciphered cable from Havana, from Alekseyev on his conversation with Fidel Castro",
        "  tei/cables/cmc-032.xml:152",
        "  /tei:TEI/tei:text/tei:body/tei:div/tei:p[4]",
        "  https://cables.example.org/cables/cmc-032.html#p4",
        "  “I know the Americans only too well, he said, so I indulge …”",
        "  published with 1.0.0, unchanged since 1.1.0",
    ]


def test_a_redirect_leads_on_and_a_tombstone_says_why(ask: Asked, edition: Path) -> None:
    (found,) = resolved(ask, "cmc-032#p7")
    assert (found["address"], found["redirectedFrom"]) == ("cmc-032#p7x", "cmc-032#p7")
    change(edition, '<p xml:id="p5">', "<p>")
    settings(edition, '[tombstones]\n"cmc-032#p5" = "It was a mistake."\n')
    (found,) = resolved(ask, "cmc-032#p5")
    assert (found["file"], found["withdrawn"], found["published"]) == (None, "It was a mistake.", "1.0.0")
    assert "withdrawn: It was a mistake." in ask("resolve", "cmc-032#p5").out


def test_an_address_of_a_release_is_of_that_release(ask: Asked) -> None:
    for reference in (
        "https://cables.example.org/versions/1.0.0/cables/cmc-032.html#p7",
        "versions/1.0.0/cables/cmc-032.html#p7",
    ):
        (found,) = resolved(ask, reference)
        assert (found["release"], found["address"], found["file"]) == (
            "1.0.0",
            "cmc-032#p7",
            "releases/1.0.0/data/tei/cables/cmc-032.xml",
        )
        assert found["url"] == "https://cables.example.org/versions/1.0.0/cables/cmc-032.html#p7"
    (old,) = resolved(ask, "versions/1.0.0/cables/cmc-032.html#p4")
    assert "in no illusions" in old["text"]


def test_a_text_fragment_is_looked_for(ask: Asked) -> None:
    there, gone = resolved(ask, "cmc-032#p5:~:text=Mark%20my,concessions", "cmc-032#:~:text=no%20such%20words")
    assert there["words"] == [{"directive": "text=Mark%20my,concessions", "found": True}]
    assert [word["found"] for word in gone["words"]] == [False]


@pytest.mark.parametrize(
    ("reference", "nearest"),
    [
        ("cmc-32", "Nearest: cmc-032."),
        ("cmc-032#p44", "Nearest: cmc-032#p4"),
        ("versions/9.0.0/cables/cmc-032.html", "Nearest: versions/1.1.0/cables/cmc-032.html, versions/1.0.0"),
        ("https://elsewhere.example.org/cables/cmc-032.html", ""),
        ("no such thing", ""),
        ("", ""),
        ("#", ""),
        ("../../etc/passwd", ""),
        ("versions/../cables/cmc-032.html", ""),
    ],
)
def test_what_is_not_there(ask: Asked, reference: str, nearest: str) -> None:
    done = ask("resolve", reference)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("There is no ")
    assert nearest in done.err


def test_one_unknown_reference_does_not_hide_the_others(ask: Asked) -> None:
    done = ask("resolve", "nothing", "cmc-032#p5", "--format", "json")
    assert (done.code, len(json.loads(done.out))) == (1, 1)


def test_the_address_that_a_header_states_is_resolved(ask: Asked, edition: Path) -> None:
    stated = "https://archive.example.org/doc/32"
    change(edition, "<availability>", f'<idno type="URI">{stated}</idno>\n        <availability>')
    (found,) = resolved(ask, f"{stated}#p5")
    assert (found["address"], found["url"]) == ("cmc-032#p5", f"{stated}#p5")


# verify-quote


def verified(ask: Asked, words: str, reference: str) -> tuple[int, dict[str, Any]]:
    done = ask("verify-quote", "--format", "json", words, reference)
    return done.code, json.loads(done.out)


def test_an_exact_quotation(ask: Asked) -> None:
    code, found = verified(ask, "Mark my  words", "cmc-032")
    assert (code, found["result"], found["address"]) == (0, "exact", "cmc-032#p5")
    assert found["url"] == "https://cables.example.org/cables/cmc-032.html#p5:~:text=Mark%20my%20words"
    assert ask("verify-quote", "Mark my words", "cmc-032#p5").out.splitlines() == [
        "Found exactly in cmc-032#p5, whose text is the same since 1.0.0.",
        "https://cables.example.org/cables/cmc-032.html#p5:~:text=Mark%20my%20words",
    ]


def test_typography_is_told_apart_from_words(ask: Asked) -> None:
    code, found = verified(ask, "“mark my words” … more and more concessions", "cmc-032#p5")
    assert (code, found["result"]) == (1, "typography")
    assert [one["kind"] for one in found["differences"]] == ["typography", "omission"]
    code, found = verified(ask, "Mark your words, after this first capitulation", "cmc-032#p5")
    assert (code, found["result"]) == (1, "words")
    assert found["differences"] == [{"kind": "word", "quoted": "your", "text": "my"}]


def test_the_version_that_had_the_words(ask: Asked) -> None:
    done = ask("verify-quote", "I indulge in no illusions", "cmc-032#p4")
    assert done.code == 1
    assert done.out.splitlines() == [
        "Found in cmc-032#p4 with other words:",
        "  another word: quoted “no”, the text has “few”",
        "  It has: “I indulge in few illusions”",
        "The very words stood in 1.0.0, changed in 1.1.0.",
        "https://cables.example.org/versions/1.0.0/cables/cmc-032.html#p4",
        "https://cables.example.org/cables/cmc-032.html#p4:~:text=I%20indulge%20in%20few%20illusions",
    ]


def test_words_that_stand_elsewhere(ask: Asked, edition: Path) -> None:
    code, found = verified(ask, "Mark my words", "cmc-032#p4")
    assert (code, found["result"], found["elsewhere"]) == (1, "not found", ["cmc-032#p5"])
    text = '<text><body><p xml:id="p1">Mark my words.</p></body></text>'
    other = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="cmc-033">{text}</TEI>'
    (edition / "tei/cables/cmc-033.xml").write_text(other, "utf-8")
    code, found = verified(ask, "after this first capitulation", "cmc-033")
    assert (code, found["elsewhere"]) == (1, ["cmc-032#p5"])
    code, found = verified(ask, "nobody ever said anything like it", "cmc-033")
    assert (code, found["result"], found["elsewhere"]) == (1, "not found", [])


def test_a_quotation_runs_on_over_notes_and_blocks(ask: Asked) -> None:
    code, found = verified(ask, "your No. 848-849. In my three years of close relations", "cmc-032")
    assert (code, found["result"], found["address"]) == (
        0,
        "exact",
        "cmc-032#body" if "body" in found["address"] else "cmc-032",
    )
    assert ":~:text=" in found["url"]


def test_an_address_that_moved_or_went(ask: Asked, edition: Path) -> None:
    code, found = verified(ask, "that was merely a temporary measure", "cmc-032#p7")
    assert (code, found["address"]) == (0, "cmc-032#p7x")
    (edition / "tei/cables/cmc-032.xml").unlink()
    settings(edition, '[tombstones]\n"cmc-032" = "Withdrawn."\n')
    done = ask("verify-quote", "in no illusions", "cmc-032#p4")
    assert done.code == 1
    assert done.out.splitlines()[:2] == [
        "Not found in cmc-032#p4, which is no longer in the edition.",
        "The very words stood in 1.0.0, changed in 1.1.0.",
    ]


def test_words_from_the_standard_input(ask: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Mark my\nwords\n")))
    assert ask("verify-quote", "-", "cmc-032").code == 0


@pytest.mark.parametrize("words", ["", "  \n"])
def test_no_words_are_no_quotation(ask: Asked, words: str) -> None:
    assert ask("verify-quote", words, "cmc-032").refused("the quotation is empty")


def test_a_quotation_from_nowhere(ask: Asked) -> None:
    done = ask("verify-quote", "words", "cmc-32")
    assert (done.code, done.out) == (1, "")
    assert "Nearest: cmc-032." in done.err


def test_control_characters_do_not_reach_the_terminal(ask: Asked) -> None:
    done = ask("verify-quote", "Mark \x1b[31mmy words", "cmc-032#p5")
    assert "\x1b" not in done.out + done.err
    assert "\x1b" not in ask("resolve", "cmc\x1b[31m").err
