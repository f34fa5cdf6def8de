"""The first page: the ODD's own prose, then everything the schema has, letter by letter."""

from collections.abc import Iterable

from lxml import etree

from diplomatic.document.tei import XML_ID, elements, first, local
from diplomatic.schema.emit.html.blocks import description
from diplomatic.schema.emit.html.constraints import rules
from diplomatic.schema.emit.html.layout import LISTS, region
from diplomatic.schema.emit.html.markup import Piece, add, el, link, text_of
from diplomatic.schema.emit.html.names import by_name
from diplomatic.schema.emit.html.prose import SPECS, Prose
from diplomatic.schema.model import Kind, Schema, Spec

_PARTS = ("front", "body", "back")
_LETTERS_FROM = 30
_OTHER = "#"


def document(schema: Schema) -> etree._Element | None:
    """The ODD that the schema was compiled from."""
    return None if schema.xml is None else schema.xml.getroottree().getroot()


def title_of(schema: Schema) -> str:
    """The title the ODD has in its header; else the name of the schema."""
    root = document(schema)
    title = None if root is None else first(root, "t:teiHeader/t:fileDesc/t:titleStmt/t:title")
    return (text_of(title) if title is not None else "") or schema.ident


class Guide:
    """Writes the first page."""

    def __init__(self, schema: Schema, prose: Prose) -> None:
        self._schema = schema
        self._prose = prose
        self._words = prose.words

    def main(self, title: str) -> list[Piece]:
        """What stands in ``main``."""
        written = self.prose()
        lists = [self._list(kind) for kind in self.kinds()]
        schema_rules = rules(self._prose, self._schema.constraints)
        rest = region("rules", self._words("rules"), el("ul", schema_rules, class_="rules")) if schema_rules else None
        return [self._title(title, written), written if len(written) else None, rest, lists]

    def kinds(self) -> tuple[Kind, ...]:
        """What the schema has."""
        present = {key.kind for key in self._schema.specs}
        return tuple(kind for kind in Kind if kind in present)

    def prose(self) -> etree._Element:
        """The front, body and back of the ODD."""
        written = el("div", class_="prose")
        root = document(self._schema)
        if root is None:
            return written
        for part in elements(root, *_PARTS):
            parent = part.getparent()
            if parent is not None and local(parent) == "text":
                add(written, self._prose.content(part))
        return written

    def candidates(self) -> dict[str, str]:
        """The ids of the prose, with the headings they have."""
        root = document(self._schema)
        found: dict[str, str] = {}
        for part in elements(root, *_PARTS) if root is not None else ():
            for element in part.iterdescendants():
                ident = element.get(XML_ID)
                if ident and local(element) not in SPECS:
                    head = first(element, "t:head")
                    found.setdefault(ident, text_of(head) if head is not None else "")
        return found

    def _title(self, title: str, written: etree._Element) -> etree._Element:
        words, schema = self._words, self._schema
        counts = " · ".join(f"{words(LISTS[kind])} {self._count(kind):,}" for kind in self.kinds())
        return el(
            "header",
            el("p", words("reference"), class_="title-part series"),
            el("h1", title),
            [self._prose.block(part, "lead") for part in schema.docs.desc[:1]],
            el("p", counts, class_="counts"),
            self._contents(written),
            class_="title-block",
        )

    def _count(self, kind: Kind) -> int:
        return sum(1 for key in self._schema.specs if key.kind is kind)

    def _contents(self, written: etree._Element) -> etree._Element:
        """The table of contents: the two upper levels of the prose, and the lists."""
        items: list[etree._Element] = []
        for number, heading in enumerate(written.iter("h2", "h3")):
            section = heading.getparent()
            target = heading if section is None or not section.get("id") else section
            if not target.get("id"):
                target.set("id", f"page:part-{number}")
            items.append(el("li", link(f"#{target.get('id')}", text_of(heading)), class_=f"at-{heading.tag!s}"))
        items += [
            el("li", link(f"#page:{LISTS[kind]}", self._words(LISTS[kind])), class_="at-h2") for kind in self.kinds()
        ]
        return el("nav", el("ul", items), class_="contents", aria_label=self._words("contents"))

    def _list(self, kind: Kind) -> etree._Element:
        specs = by_name(spec for spec in self._schema.specs.values() if spec.key.kind is kind)
        ident, count = LISTS[kind], el("span", f"{len(specs):,}", class_="count")
        if len(specs) < _LETTERS_FROM:
            return region(ident, [self._words(ident), " ", count], self._entries(specs), class_="listing")
        groups: dict[str, list[Spec]] = {}
        for spec in specs:
            groups.setdefault(_letter(spec), []).append(spec)
        letters = [el("li", link(f"#page:{ident}-{name}", shown)) for shown, name in _anchors(groups)]
        label = f"{self._words(ident)}: {self._words('letters')}"
        nav = el("nav", el("ul", letters), class_="letters", aria_label=label)
        parts = [
            [el("h3", shown, id=f"page:{ident}-{name}"), self._entries(groups[shown])]
            for shown, name in _anchors(groups)
        ]
        return region(ident, [self._words(ident), " ", count], nav, parts, class_="listing")

    def _entries(self, specs: list[Spec]) -> etree._Element:
        return el(
            "dl", [el("div", el("dt", self._entry(spec)), el("dd", description(self._prose, spec))) for spec in specs]
        )

    def _entry(self, spec: Spec) -> etree._Element:
        return link(self._prose.addresses.href(spec), el("code", spec.name), class_="code")


def _letter(spec: Spec) -> str:
    """The letter to find it under; the prefixes of classes, macros and datatypes do not count."""
    name = spec.name.partition(".")[2] if spec.key.kind is not Kind.ELEMENT and "." in spec.name else spec.name
    return name[:1].upper() if name[:1].isalpha() else _OTHER


def _anchors(letters: Iterable[str]) -> list[tuple[str, str]]:
    """The letters in their order, each with the end of its id."""
    return [(letter, "other" if letter == _OTHER else letter) for letter in sorted(letters)]
