"""Cables that are all alike, for measuring: of about 8 KB, and as free of faults as the others."""

from pathlib import Path
from statistics import median

from benchmarks.corpus import ALIKE, generate
from lxml import etree

from diplomatic import config
from diplomatic.document import read
from diplomatic.document.tei import select
from diplomatic.validate import Validator


def test_cables_of_one_size(tmp_path: Path) -> None:
    generate(tmp_path / "edition", 40, shape=ALIKE)
    edition = config.find(tmp_path / "edition")
    sizes = [path.stat().st_size for path in edition.cables]
    assert 8_000 <= median(sizes) <= 9_500
    assert max(sizes) < 1.5 * min(sizes)
    for root in (etree.parse(path).getroot() for path in edition.cables):
        assert len(select(root, "t:text/t:body//t:p")) == 25
        assert len(select(root, "t:text//t:list[@type='distribution']")) == 1
        assert select(root, "t:text//t:note")
    validator = Validator.of(edition, [read(path) for path in edition.registers])
    files = [*edition.cables, *edition.registers]
    assert [str(finding) for finding in validator.check_files(files, files)] == []
