"""Two versions of a cable: one is the same as itself, and two with other words are never called the same."""

import json
from functools import cache

from diplomatic.compare import compare
from diplomatic.compare.formats import json as as_json
from diplomatic.compare.formats import markdown, text
from diplomatic.compare.outline import Outline
from diplomatic.compare.result import Comparison
from diplomatic.document import Document, read

from . import _edition
from ._asking import ROOT

SEEDS = ("tei/templates/cable.xml",)
WORDS = _edition.WORDS
IS_XML = True


@cache
def _template() -> Document:
    return read(ROOT / "tei/templates/cable.xml")


def target(data: bytes) -> None:
    document = _edition.document(data)
    if document is None:
        return
    itself = compare(document, document, "cable.xml")
    assert not itself.changed, itself
    for old, new in ((_template(), document), (document, _template())):
        diff = compare(old, new, "cable.xml")
        assert bool(diff.text) == (Outline.of(old).text.split() != Outline.of(new).text.split())
        comparison = Comparison(1, [diff] if diff.changed else [])
        json.loads(as_json.render(comparison))
        assert markdown.render(comparison)
        assert text.render(comparison)
