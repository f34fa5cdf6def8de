"""``edition.toml``: it is refused in a sentence that names the line, or every setting can be asked for."""

import re

from diplomatic.config import Config, load
from diplomatic.config.keys import FREE, KEYS, LISTS
from diplomatic.diagnostics import CannotRun
from diplomatic.lock.fates import Fates
from diplomatic.validate.rules import all_rules
from diplomatic.validate.suppression import Judge

from ._asking import is_sentence, scratch

SEEDS = ("edition.toml", "tei/templates/edition/edition.toml")
WORDS = (
    *(f"[{table}]\n" for table in KEYS), *(f"{key} = " for keys in KEYS.values() for key in keys), "[[validate.ignore]]\n",
    "[validate.severity]\n", "[[releases.deposit]]\n", 'code = "N001"', 'path = "**/*.xml"', 'reason = "so"', '"', "'''", '"""',
    "[", "]", "[[", "]]", "{", "}", "=", "true", "1", "-1", "1962-10-27", "inf", "\\u0000", "\\u0007", "# ", "off", "error",
    '"cmc-032#p4" = "cmc-032#p5"',
)  # fmt: skip
_OF_THE_WHOLE = re.compile("cannot be read|end of document")


def target(data: bytes) -> None:
    path = scratch("settings/edition.toml", data)
    try:
        config = load(path)
        Judge.of(config, all_rules()).finish()
    except CannotRun as error:
        is_sentence(error, path, has_line=not _OF_THE_WHOLE.search(error.what))
        return
    _every_key(config)
    _every_list(config)
    fates = Fates.of(config)
    for address in (*fates.redirects, *fates.tombstones):
        fates.end(address, lambda name: name.endswith("1"))
        assert fates.covers(address)


def _every_key(config: Config) -> None:
    for table, keys in KEYS.items():
        for key, known in keys.items():
            value = {int: config.number, bool: config.flag}.get(known.type, config.text)(table, key)
            assert isinstance(value, known.type)
    for table, tables in FREE.items():
        for name in tables:
            for key in config.free(table, name):
                assert config.line_of(key, table), key


def _every_list(config: Config) -> None:
    for table, lists in LISTS.items():
        for name, listed in lists.items():
            for entry in config.listed(table, name):
                assert all(isinstance(entry.text(key), str) for key in listed.keys)
                assert entry.line, "an entry has a line"
