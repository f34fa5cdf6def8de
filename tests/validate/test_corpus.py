"""What only all documents together show: which files it is said of, and what is kept of each document."""

import pickle
import sys
from pathlib import Path

import pytest

from diplomatic import config
from diplomatic.document import read
from diplomatic.validate import Corpus, Validator
from diplomatic.validate.checked import Checked
from diplomatic.validate.corpus import DocumentFacts
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.gather import gather

ROOT = Path(__file__).resolve().parents[2]
CABLE = (ROOT / "tei" / "cables" / "cmc-032.xml").read_text(encoding="utf-8")
COPIES = ["cmc-032", "cmc-033", "cmc-034"]


@pytest.fixture
def edition(tmp_path: Path) -> config.Config:
    """An edition of three cables with one header: two registry and special numbers too many."""
    (tmp_path / "edition.toml").write_text("", encoding="utf-8")
    for folder in ("cables", "registers", "transcripts"):
        (tmp_path / "tei" / folder).mkdir(parents=True)
    for register in (ROOT / "tei" / "registers").glob("*.xml"):
        (tmp_path / "tei" / "registers" / register.name).write_bytes(register.read_bytes())
    (tmp_path / "tei" / "transcripts" / "cuban-missile-crisis-document-32.txt").write_text("…", encoding="utf-8")
    for name in COPIES:
        text = CABLE.replace('xml:id="cmc-032"', f'xml:id="{name}"', 1)
        (tmp_path / "tei" / "cables" / f"{name}.xml").write_text(text, encoding="utf-8")
    return config.find(tmp_path)


def _validator(settings: config.Config) -> Validator:
    return Validator.of(settings, [read(path) for path in settings.registers])


def _found(settings: config.Config, files: list[Path]) -> set[tuple[str, str]]:
    findings = _validator(settings).check_files(files, [*settings.cables, *settings.registers])
    return {(finding.location.path.stem, finding.code) for finding in findings}


def test_the_whole_edition(edition: config.Config) -> None:
    expected = {(name, code) for name in COPIES for code in ("H004", "H006")}
    assert _found(edition, [*edition.cables, *edition.registers]) == expected


def test_one_file_is_compared_with_all_and_only_it_is_reported(edition: config.Config) -> None:
    for number, path in enumerate(edition.cables):
        assert _found(edition, [path]) == {(COPIES[number], "H004"), (COPIES[number], "H006")}


def test_a_file_outside_the_edition_is_checked_for_itself(edition: config.Config) -> None:
    draft = edition.root / "cmc-032.xml"
    draft.write_text(
        CABLE.replace("../registers/", "tei/registers/").replace("../transcripts/", "tei/transcripts/"), "utf-8"
    )
    assert _found(edition, [draft]) == set()


def test_without_an_edition_the_files_are_it(edition: config.Config) -> None:
    found = _validator(edition).check_files(edition.cables)
    assert {finding.code for finding in found} == {"H004", "H006"}


def test_a_file_that_cannot_be_read_stops_nothing(edition: config.Config) -> None:
    edition.cables[1].write_text("<TEI", encoding="utf-8")
    assert _found(edition, [edition.cables[0]]) == {("cmc-032", "H004"), ("cmc-032", "H006")}


def test_the_order_of_the_files_does_not_matter(edition: config.Config) -> None:
    files = [*edition.cables, *edition.registers]
    validator = _validator(edition)
    one = validator.check_files(files, files)
    assert sorted(map(str, one)) == sorted(map(str, validator.check_files(files[::-1], files)))


def _facts() -> DocumentFacts:
    return gather(Checked.of(read(ROOT / "tei" / "cables" / "cmc-032.xml")), EditionContext())


def test_facts_can_be_sent_by_a_worker() -> None:
    assert pickle.loads(pickle.dumps(_facts())) == _facts()


def _size(value: object, seen: set[int]) -> int:
    if id(value) in seen:
        return 0
    seen.add(id(value))
    inner = value if isinstance(value, tuple | list | set) else ()
    if isinstance(value, DocumentFacts):
        inner = [getattr(value, name) for name in value.__slots__ if name != "path"]
    return sys.getsizeof(value) + sum(_size(one, seen) for one in inner)


def test_little_is_kept_of_a_document() -> None:
    """The tree of this cable takes half a megabyte; what stays of it is less than two kilobytes."""
    corpus, seen = Corpus(), set[int]()
    corpus.add(_facts())
    first = _size(corpus.documents, seen)
    corpus.extend(pickle.loads(pickle.dumps(_facts())) for _ in range(100))
    assert (_size(corpus.documents, set()) - first) / 100 < 2048
