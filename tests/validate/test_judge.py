"""The judge, where a run has rules about the corpus: suppressions in a text wait for them."""

from pathlib import Path

import pytest

from diplomatic.config import Config
from diplomatic.diagnostics import Code, Diagnostic, Location, Severity
from diplomatic.document import read
from diplomatic.validate import Judge

from .conftest import TEMPLATE

INSTRUCTION = '<?diplomatic ignore N002 reason="the corpus has it so"?>'
RULE = Code("N002", Severity.WARNING, "Something of the corpus.")


def judge(*, corpus: bool = True) -> Judge:
    return Judge(Config(Path()), active=["N002"], corpus=["N002"] if corpus else [])


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    path = tmp_path / "cable.xml"
    path.write_text(TEMPLATE.replace('<p xml:id="p2">', f'{INSTRUCTION}\n<p xml:id="p2">'), encoding="utf-8")
    return path


def finding(path: Path, line: int) -> Diagnostic:
    return RULE.at(Location(path, line), "not in the corpus")


def test_a_finding_of_the_corpus_is_suppressed_by_its_line(cable: Path) -> None:
    line = (
        cable.read_text(encoding="utf-8")
        .splitlines()
        .index(next(one for one in cable.read_text().splitlines() if 'id="p2"' in one))
    )
    judged = judge()
    assert judged.document(read(cable), []) == []
    other = finding(cable, 3)
    assert judged.corpus([finding(cable, line + 1), other]) == [other]
    assert (judged.suppressed, judged.finish()) == (1, [])


def test_one_that_the_corpus_has_no_use_for_is_unused(cable: Path) -> None:
    judged = judge()
    assert judged.document(read(cable), []) == []
    assert judged.corpus([finding(cable.with_name("other.xml"), 1)]) != []
    assert [found.code for found in judged.finish()] == ["U003"]


def test_without_the_corpus_nothing_is_known(cable: Path) -> None:
    judged = judge()
    judged.document(read(cable), [])
    assert judged.finish() == []
    assert [found.code for found in judge(corpus=False).document(read(cable), [])] == ["U003"]
