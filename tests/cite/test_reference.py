"""The same items in the same styles by citeproc-js, the reference processor of CSL: our sentences are its sentences.

It is under CPAL or AGPL: a tool of the tests, never part of what is built or shipped, and no test fetches it. This does::

    npm install --prefix build/citeproc --ignore-scripts --no-audit --no-fund citeproc@2.4.63

``CITEPROC_JS`` may name its file in another place.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import citeproc
import pytest
from lxml import etree

from diplomatic.cite import Work, csl
from diplomatic.cite.processing import locale_of, sheet_of
from diplomatic.cite.style_file import style_tree
from diplomatic.cite.styles import dated as with_dates
from diplomatic.cite.styles import formatted

from .conftest import BURTON, EMBASSY, JELEN, ROOT, TO_NOBODY, Header, dated, work

pytestmark = [pytest.mark.reference, pytest.mark.xdist_group("reference")]

ENGINE = Path(
    os.environ.get("CITEPROC_JS") or ROOT / "build/citeproc/node_modules/citeproc/citeproc_commonjs.js"
).absolute()
LOCALES = Path(citeproc.__file__).parent / "data" / "locales"
NO_AUTHOR = work(
    Header(
        title="Boats “in” the harbour",
        received="<persName>Smith, Ann</persName>",
        created='<date when="1962-10-27"/>',
        publication='<date when="2026-01-01"/>',
    ),
    title="Cables of Nassau",
)
WORKS: dict[str, Work] = {
    "burton": BURTON,
    "to-nobody": TO_NOBODY,
    "embassy": EMBASSY,
    "jelen": JELEN,
    "undated": dated(""),
    "days": dated('<date from="1962-10-27" to="1962-10-29"/>'),
    "months": dated('<date from="1962-10" to="1962-11"/>'),
    "years": dated('<date from="1962-12-30" to="1963-01-02"/>'),
    "between": dated('<date notBefore="1962-10-27" notAfter="1962-10-29"/>'),
    "no-author": NO_AUTHOR,
}
STYLES = ["chicago", "turabian", "mla", "apa"]
CITED = [*((name, "en") for name in WORKS), ("embassy", "de"), ("no-author", "de")]
KNOWN = {("apa", "no-author")}
"""A title that stands for the author: citeproc-py does not suppress it in its own place, so it is left there (docs/cite.md)."""


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, str, str], list[str]]:
    """What citeproc-js makes of each work, in each style and two languages."""
    if shutil.which("node") is None:
        pytest.skip("Node is not installed: apt-get install nodejs")
    if not ENGINE.is_file():
        pytest.skip(f"citeproc-js is not here ({ENGINE}): npm install --prefix build/citeproc citeproc@2.4.63")
    asked = [(style, name, language) for style in STYLES for name, language in CITED]
    jobs = [
        {
            "style": etree.tostring(style_tree(style), encoding="unicode"),
            "item": {**with_dates(csl.item(WORKS[name]), sheet_of(style, locale_of(language))), "id": name},
            "locale": locale_of(language),
            "locales": str(LOCALES),
        }
        for style, name, language in asked
    ]
    command = ["node", str(Path(__file__).with_name("reference.cjs")), str(ENGINE)]
    run = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    return dict(zip(asked, json.loads(run.stdout), strict=True))


@pytest.mark.parametrize(("name", "language"), CITED)
@pytest.mark.parametrize("style", STYLES)
def test_both_say_the_same(
    answers: dict[tuple[str, str, str], list[str]], style: str, name: str, language: str
) -> None:
    note, entry = answers[style, name, language]
    ours = formatted(csl.item(WORKS[name]), {}, style, language)
    assert ours.note.strip() == note
    assert (ours.bibliography.strip() == entry) == ((style, name) not in KNOWN)
