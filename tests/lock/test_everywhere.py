"""The lock is asked wherever an edition is checked: by a build, by one that remembers the last, and by an editor."""

import pickle
from pathlib import Path

import pytest
from benchmarks.corpus import generate

from diplomatic import config
from diplomatic.diagnostics import CannotRun
from diplomatic.document import Registers, read
from diplomatic.lock import NAME, Guard, hashes_of
from diplomatic.lsp.checking import check
from diplomatic.lsp.editions import Editions
from diplomatic.lsp.text import Text
from diplomatic.publish import build
from diplomatic.validate import EditionContext, Validator
from diplomatic.validate.checked import Checked
from diplomatic.validate.gather import gather

from .editions import release


@pytest.fixture
def edition(tmp_path: Path) -> config.Config:
    """Three invented cables that have been released."""
    generate(tmp_path, cables=3, seed=1)
    settings = tmp_path / "edition.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[books]\nepub = "none"\npdf = "none"\n', "utf-8")
    found = config.load(settings)
    release(found)
    return found


def change(path: Path) -> str:
    """Change the first paragraph; gives what the file had."""
    before = path.read_text("utf-8")
    start = before.index(">", before.index('xml:id="p1"')) + 1
    path.write_text(f"{before[:start]}Otherwise, {before[start:]}", "utf-8")
    return before


def built(settings: config.Config) -> list[str]:
    found = build(config.load(settings.path), settings.folder("output"))
    return sorted(finding.code for finding in found.findings if finding.code.startswith("A"))


def test_a_build_is_made_again_when_the_lock_has_changed(edition: config.Config) -> None:
    assert built(edition) == []
    assert not build(config.load(edition.path), edition.folder("output")).fresh
    lock = edition.root / NAME
    text = lock.read_text("utf-8")
    lock.write_text(text + f"zzz-999 {'0' * 16} 0.1.0\n", "utf-8")
    assert built(edition) == ["A001"]
    lock.write_text(text, "utf-8")
    assert built(edition) == []


def test_a_build_that_remembers_finds_what_one_finds_that_does_not(edition: config.Config) -> None:
    lock = edition.root / NAME
    content = lock.read_bytes()
    path = edition.cables[0]
    lock.unlink()
    assert built(edition) == []
    before = change(path)
    assert built(edition) == []
    lock.write_bytes(content)
    assert built(edition) == ["A002"]
    path.write_text(before, "utf-8")
    assert built(edition) == []
    edition.path.write_text(edition.source + '\n[redirects]\n"nothing" = "nowhere"\n', "utf-8")
    assert built(edition) == ["A005", "A009"]


def test_without_a_lock_no_text_is_hashed(edition: config.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    (edition.root / NAME).unlink()
    monkeypatch.setattr("diplomatic.validate.gather.citables_of", None)
    found = Validator.of(edition, [read(path) for path in edition.registers]).check_files(
        edition.cables, edition.cables
    )
    assert [finding.code for finding in found if finding.code.startswith("A")] == []


def test_an_editor_is_told_of_the_text_as_it_is_typed(edition: config.Config) -> None:
    path = edition.cables[0].resolve()
    editions = Editions(lambda _: None)

    def told(text: str) -> list[tuple[object, int]]:
        found = check(path, Text(text), editions.of(path)).diagnostics
        return [(one.code, one.range.start.line + 1) for one in found if str(one.code).startswith("A")]

    text = path.read_text("utf-8")
    line = 1 + text[: text.index('xml:id="p1"')].count("\n")
    assert told(text) == []
    assert [code for code, _ in told(text.replace('xml:id="p1"', 'xml:id="p100"'))] == ["A001"]
    start = text.index(">", text.index('xml:id="p1"')) + 1
    assert told(f"{text[:start]}Otherwise, {text[start:]}") == [("A002", line)]


def test_an_editor_is_told_that_the_lock_cannot_be_read_and_when_it_can(edition: config.Config) -> None:
    path, lock = edition.cables[0].resolve(), edition.root / NAME
    editions = Editions(lambda _: None)
    content = lock.read_bytes()
    lock.write_bytes(b"<<<<<<< HEAD\n" + content)
    text = Text(path.read_text("utf-8"))
    with pytest.raises(CannotRun, match="marks of an unfinished merge"):
        check(path, text, editions.of(path))
    lock.write_bytes(content)
    assert editions.changed(lock.resolve())
    assert [one for one in check(path, text, editions.of(path)).diagnostics if str(one.code).startswith("A")] == []


def test_workers_can_send_what_a_document_gives(edition: config.Config) -> None:
    document = read(edition.cables[0])
    facts = gather(Checked.of(document), EditionContext(Registers(), edition.root, guard=Guard.of(edition)))
    sent = pickle.loads(pickle.dumps(facts))
    assert sent == facts
    assert sent.texts.hashes() == hashes_of(document)
