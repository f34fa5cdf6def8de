"""What the Schematron tests share: schemas written into a folder, documents, and where the reference data may be."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from diplomatic.document import Document
from diplomatic.document.reading import parser
from diplomatic.validate.schematron.finding import Finding
from diplomatic.validate.schematron.schema import Schematron

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = Path(os.environ.get("SCHEMATRON", ROOT.parent / "shared" / "schematron"))
"""Conformance cases and recorded verdicts; not part of the repository."""
TEI = REFERENCE.parent / "tei"
HEAD = '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">'


def document(path: Path) -> Document:
    """A document with any root."""
    return Document(path, etree.fromstring(path.read_bytes(), parser(), base_url=str(path)).getroottree())


def place(finding: Finding) -> str:
    """The node of a finding, as ``fn:path()`` writes it."""
    return finding.tree.node(finding.node).path


@pytest.fixture
def schema(tmp_path: Path) -> Callable[..., Schematron]:
    """Makes a schema from the inside of its root element."""

    def make(inside: str, phase: str | None = None, head: str = HEAD) -> Schematron:
        path = tmp_path / "rules.sch"
        path.write_text(f"{head}{inside}</schema>", encoding="utf-8")
        return Schematron(path, phase)

    return make


@pytest.fixture
def found(tmp_path: Path) -> Callable[[Schematron, str], list[tuple[str, str]]]:
    """What a schema finds in a document: place and message of each finding; no rule may fail."""

    def find(rules: Schematron, xml: str) -> list[tuple[str, str]]:
        path = tmp_path / "document.xml"
        path.write_text(xml, encoding="utf-8")
        findings, failures = rules.evaluate(document(path))
        assert [failure.diagnostic().message for failure in failures] == []
        return [(place(finding), finding.message) for finding in findings]

    return find
