"""The search: its page, its script, the index of the texts, and the table that its filters are made from."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from diplomatic import resources
from diplomatic.document import Document, Facts, Name, Passage, passages_of
from diplomatic.labels import in_words
from diplomatic.publish import addresses, extras, pagefind
from diplomatic.publish.registers import sort_key
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step, digest

_TABLE = f"{addresses.SEARCH_INDEX}cables.json"
_FACETS = {
    "sender": "sender",
    "addressee": "recipient-of-cable",
    "place": "sent-from",
    "recipient": "role-recipient",
    "precedence": "precedence",
    "classification": "classification",
    "genre": "genre",
    "language": "language",
}
"""What can be filtered by, in the order of the page, each with the key of its label."""

_AT_ONCE = 300
"""So many cables are indexed within a second, also while a text is being written."""

_PRINTED = ("precedence", "classification", "genre")
"""The facets whose values are words as the cables print them."""

_NUMBER = re.compile(r"\s+(?:\w{1,3}\.|№)?\s*\d[\d/-]*$")
"""The number after the kind of a document: ``Ciphergram No. 16053``."""

Values = dict[str, list[str]]
"""The values that a cable has in each facet."""


def offer(site: Site) -> None:
    """Put the search box onto every page, if the extra ``search`` is installed."""
    if "search" in extras.installed():
        site.search = addresses.SEARCH


def steps(site: Site) -> Iterator[Step]:
    """The page, its script and the index of the texts."""
    if not site.search:
        return
    facts = {"facts": site.index.cards, "registers": site.register_states}
    yield Step(addresses.SEARCH, {**site.inputs, **facts}, _make_page)
    script = resources.folder("transforms") / "js" / Path(addresses.SEARCH_SCRIPT).name
    yield site.file(addresses.SEARCH_SCRIPT, script.read_bytes())
    inputs = {"markup": site.markup, **facts, "texts": site.index.contents, "search": digest(pagefind.version())}
    yield Step(addresses.SEARCH_INDEX, inputs, _index, can_wait=len(site.index.cables) > _AT_ONCE, is_alone=True)


def _make_page(site: Site) -> Iterator[File]:
    data = _page(site, _facets(site))
    yield site.rendered(addresses.SEARCH, "search.xsl", data, etree.tostring(site.context(addresses.SEARCH)))


def _facets(site: Site) -> "_Facets":
    return site.kept("facets", lambda: _Facets(site))


class _Facets:
    """What the cables can be filtered by: the values of each cable, and how many cables have a value."""

    def __init__(self, site: Site) -> None:
        self._site = site
        words = {word for facts in site.index.cables for facet in _PRINTED for word in self._own(facts)[facet]}
        self._spelled: dict[str, str] = {}
        for word in sorted(words, key=str.swapcase):
            self._spelled.setdefault(word.casefold(), word)
        self.counts: dict[str, Counter[str]] = {facet: Counter() for facet in _FACETS}
        for facts in site.index.cables:
            for facet, values in self.of(facts).items():
                self.counts[facet].update(values)

    def of(self, cable: Facts) -> Values:
        """The values of a cable. Words that a source prints now in capitals and now not are one value, in small letters where it
        has them so.
        """
        own = self._own(cable)
        return own | {facet: [self._spelled[word.casefold()] for word in own[facet]] for facet in _PRINTED}

    def _own(self, cable: Facts) -> Values:
        def names(*given: Name) -> list[str]:
            found = ((name, self._site.index.entry(name.ref, cable)) for name in given)
            return list(dict.fromkeys(shown for name, entry in found if (shown := entry.name if entry else name.text)))

        return {
            "sender": names(*cable.sent.names),
            "addressee": names(*cable.received.names),
            "place": names(cable.sent.place),
            "recipient": names(*cable.recipients),
            "precedence": [cable.precedence] if cable.precedence else [],
            "classification": [cable.classification] if cable.classification else [],
            "genre": [kind] if (kind := _NUMBER.sub("", cable.genre)) else [],
            "language": [_language(self._site, cable)],
        }


def _language(site: Site, cable: Facts) -> str:
    """The language that a cable is indexed in (ISO 639), whatever its script or region; that of the edition where it says none."""
    language = (cable.language or site.language).partition("-")[0].lower()
    return language if re.fullmatch("[a-z]{2,8}", language) else "unknown"


def _page(site: Site, facets: _Facets) -> etree._Element:
    """What ``transforms/html/search.xsl`` lays out: the filters that tell cables apart, with their counts."""
    data = etree.Element("search", script=addresses.SEARCH_SCRIPT, table=_TABLE)
    languages = sorted(facets.counts["language"])
    data.set("indexes", " ".join(f"{addresses.SEARCH_INDEX}{language}/pagefind.js" for language in languages))
    months = Counter[str]()
    for day, count in site.index.days:
        months.update({day[:7]: count} if day else {})
    for month, count in sorted(months.items()) if len(months) > 1 else ():
        etree.SubElement(data, "month", key=month, count=str(count))
    for name, key in _FACETS.items():
        counts = facets.counts[name]
        if any(count < len(site.index.cables) for count in counts.values()):
            facet = etree.SubElement(data, "facet", name=name, key=key)
            for value in sorted(counts, key=lambda value: (sort_key(value), value)):
                etree.SubElement(facet, "value", count=str(counts[value])).text = value
    return data


def _index(site: Site) -> Iterator[File]:
    """An index for each language, because Pagefind searches in one at a time; and the table of all cables."""
    facets = _facets(site)
    names: dict[str, str] = {}
    for language in sorted(facets.counts["language"]):
        cables = (cable for cable in site.index.cables if _language(site, cable) == language)
        texts = ((cable.id, _passages(site.index.document(cable), cable)) for cable in cables)
        for name, content in pagefind.index(texts, language, names):
            yield File(f"{addresses.SEARCH_INDEX}{language}/{name}", content)
    yield File(_TABLE, _table(site, facets, names))


def _passages(cable: Document, facts: Facts) -> list[Passage]:
    """The text, under the title of its header where the source has none, or another one; at least a word, as Pagefind asks."""
    passages = passages_of(cable)
    if not any(passage.is_title and facts.title in passage.text for passage in passages):
        passages.insert(0, Passage("", facts.title, is_title=True))
    has_words = any(char.isalnum() for passage in passages for char in passage.text)
    return passages if has_words else [Passage("", facts.id, is_title=True)]


def _table(site: Site, facets: _Facets, names: dict[str, str]) -> bytes:
    """Every cable by date: its name in the index, its address, title, the title's language, month, date in words, and the
    numbers of its values.
    """
    known = {facet: sorted(facets.counts[facet]) for facet in _FACETS}
    numbers = {facet: {value: number for number, value in enumerate(known[facet])} for facet in _FACETS}

    def row(facts: Facts) -> bytes:
        own = facets.of(facts)
        return _json(
            [
                names.get(facts.id, ""),
                addresses.link(addresses.cable(facts.id), addresses.SEARCH),
                facts.title,
                facts.title_language or site.language,
                facts.day[:7],
                in_words(facts.day, site.language),
                *([numbers[facet][value] for value in own[facet]] for facet in _FACETS),
            ]
        )

    rows = b",".join(map(row, site.index.cables))
    return b'{"facets":' + _json(known) + b',"cables":[' + rows + b"]}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
