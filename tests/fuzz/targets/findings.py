"""The checks of a cable: schema, every rule, suppressions. Each finding is a clause about a place that is there."""

from functools import cache

from diplomatic.validate import Validator

from . import _edition
from ._asking import is_finding, scratch

SEEDS = (*_edition.CABLES, "tests/rules/[a-z][0-9]*/bad.xml")
WORDS = _edition.WORDS
IS_XML = True


@cache
def _validator() -> Validator:
    return Validator.of(_edition.config(), _edition.registers())


def target(data: bytes) -> None:
    document = _edition.document(data)
    if document is None:
        return
    path = scratch("tei/cables/cable.xml")
    for finding in _validator().check_alone(document):
        is_finding(finding, path)
