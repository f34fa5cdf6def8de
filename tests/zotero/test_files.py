"""What Zotero imports from the files that ``diplomatic cite --format`` writes."""

import pytest

from diplomatic.cite import Work
from diplomatic.cite.formats import renderer, together

from .conftest import Zotero, author

pytestmark = [pytest.mark.zotero, pytest.mark.xdist_group("zotero")]

LABELS = {"csl-json": "CSL JSON", "bibtex": "BibTeX", "ris": "RIS"}


@pytest.mark.parametrize("name", LABELS)
def test_each_cable_is_one_item(zotero: Zotero, works: list[Work], name: str) -> None:
    for work, read in zip(works, zotero.files([renderer(name)(work) for work in works]), strict=True):
        assert [label for label, _ in read.claims] == [LABELS[name]]
        assert read.item["title"] == work.title
        assert read.item.get("url", "") == work.address
        assert [one for one in read.creators if one[0] == "author"][: len(work.authors)] == [
            ("author", author(agent)) for agent in work.authors
        ]


@pytest.mark.parametrize("name", LABELS)
def test_a_file_of_several_is_several_items(zotero: Zotero, works: list[Work], name: str) -> None:
    read = zotero.file(together(name, works))
    assert [item["title"] for item in read.items if item["itemType"] != "note"] == [work.title for work in works]
