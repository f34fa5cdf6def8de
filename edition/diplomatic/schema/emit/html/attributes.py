"""Attributes: a table of two columns, the name with how it is used, and what it means with the values it takes."""

from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree

from diplomatic.schema.emit.html import choose
from diplomatic.schema.emit.html.addresses import anchor
from diplomatic.schema.emit.html.constraints import rules
from diplomatic.schema.emit.html.markup import Piece, el, joined, link
from diplomatic.schema.emit.html.notation import Notation
from diplomatic.schema.emit.html.prose import EGXML, Prose
from diplomatic.schema.model import Attribute, Kind
from diplomatic.schema.parts import Datatype, Docs, ValueItem, ValueList

Adapted = Mapping[str, str]
_NONE: Adapted = {}
_USAGES = {"req": "required", "rec": "recommended", "opt": "optional"}


class AttributeTables:
    """Writes the attributes of elements and classes."""

    def __init__(self, prose: Prose, notation: Notation) -> None:
        self._prose = prose
        self._words = prose.words
        self._notation = notation
        self._rows: dict[int, tuple[Attribute, etree._Element]] = {}

    def table(
        self, attributes: Iterable[Attribute], caption: Piece, *, quiet: bool = False, adapted: Adapted = _NONE
    ) -> etree._Element:
        """A table. ``quiet`` hides the caption from the eye, where a heading says the same.

        ``adapted`` has the attributes that are a class's in origin, with the class.
        """
        head = el("tr", el("th", self._words("attribute"), scope="col"), el("th", self._words("meaning"), scope="col"))
        return el(
            "table",
            el("caption", caption, class_="quiet" if quiet else None),
            el("thead", head, class_="quiet"),
            el("tbody", [self._row(attribute, adapted.get(attribute.ident, "")) for attribute in attributes]),
            class_="attributes",
        )

    def _row(self, attribute: Attribute, source: str) -> etree._Element:
        """One row; what many elements share is written once and copied."""
        if source:
            return self._written(attribute, source)
        if id(attribute) not in self._rows:
            self._rows[id(attribute)] = (attribute, self._written(attribute, ""))
        return deepcopy(self._rows[id(attribute)][1])

    def _written(self, attribute: Attribute, source: str) -> etree._Element:
        usage = _USAGES.get(attribute.usage or "opt", "optional")
        return el(
            "tr",
            el(
                "th",
                el("code", f"@{attribute.name}", class_="att"),
                " ",
                el("span", self._words(usage), class_=f"usage {usage}"),
                scope="row",
                id=anchor(attribute),
            ),
            el("td", self._meaning(attribute, source)),
        )

    def _meaning(self, attribute: Attribute, source: str) -> list[Piece]:
        prose, lang = self._prose, self._words.language
        gloss = choose.gloss(attribute.docs, lang, attribute.name)
        values = attribute.values if attribute.values and attribute.values.items else None
        return [
            el("p", prose.inline(gloss), class_="gloss") if gloss is not None else None,
            [prose.block(part, "desc") for part in choose.description(attribute.docs, lang)],
            deprecated(prose, attribute.docs, attribute.valid_until),
            self._facts(attribute, source),
            [prose.block(part, "desc") for part in choose.chosen(attribute.val_desc, lang)],
            self.values(values) if values else None,
            [prose.example(part) for example in choose.examples(attribute.docs, lang) for part in example.iter(EGXML)],
            [prose.block(part, "remarks") for part in choose.chosen(attribute.docs.remarks, lang)],
            el("ul", rules(prose, attribute.constraints), class_="rules") if attribute.constraints else None,
        ]

    def _facts(self, attribute: Attribute, source: str) -> etree._Element | None:
        words = self._words
        items: list[Piece] = []
        closed = attribute.values is not None and attribute.values.type == "closed" and attribute.values.items
        if attribute.datatype is not None and not closed:
            items.append(
                [
                    words("datatype"),
                    " ",
                    self._notation.inline(attribute.datatype.content),
                    self._times(attribute.datatype),
                ]
            )
        elif attribute.datatype is not None:
            items.append(self._times(attribute.datatype).removeprefix(", ") or None)
        if attribute.default is not None:
            items.append([words("default"), " ", el("code", attribute.default)])
        if attribute.alt_ident and attribute.alt_ident != attribute.ident:
            items.append(words("tei-name", name=f"@{attribute.ident}"))
        if attribute.ns:
            items.append([words("namespace"), " ", el("code", attribute.ns)])
        if source:
            items.append([words("adapted-from"), " ", self.class_link(source)])
        kept = [item for item in items if item]
        return el("ul", [el("li", item) for item in kept], class_="particulars") if kept else None

    def class_link(self, ident: str) -> etree._Element:
        """A class by its name."""
        spec = self._prose.addresses.spec(Kind.CLASS, ident)
        return link(self._prose.addresses.href(spec), el("code", spec.name if spec else ident), class_="code")

    def _times(self, datatype: Datatype) -> str:
        least, most = datatype.least, datatype.most
        if (least, most) == (1, 1):
            return ""
        if most is None:
            return ", " + self._words("times-from", least=str(least))
        return ", " + self._words("times-between", least=str(least), most=str(most))

    def values(self, values: ValueList) -> etree._Element:
        """A list of values: a value has its description beside it."""
        kind = values.type if values.type in {"closed", "semi"} else "open"
        said = [self._prose.block(part, "desc") for part in choose.description(values.docs, self._words.language)]
        pairs = [(el("dt", el("code", item.name)), el("dd", self._value(item))) for item in values.items]
        label = el("p", self._words(f"values-{kind}"), class_="list-label")
        return el(
            "div",
            label,
            said,
            el("dl", [el("div", pair) for pair in pairs], class_="values"),
            class_=f"value-list {kind}",
        )

    def _value(self, item: ValueItem) -> list[Piece]:
        prose, lang = self._prose, self._words.language
        gloss = choose.gloss(item.docs, lang, item.name)
        parts: list[Piece] = [el("span", prose.inline(gloss), class_="gloss")] if gloss is not None else []
        parts += [prose.inline(part) for part in choose.description(item.docs, lang)]
        return [joined(parts, " "), deprecated(prose, item.docs, item.valid_until)]


def deprecated(prose: Prose, documented: Docs, until: str) -> etree._Element | None:
    """A warning, and why."""
    reasons = choose.deprecation(documented, prose.words.language) if until or documented.desc else []
    if not until and not reasons:
        return None
    said = prose.words("deprecated-until", date=until) if until else prose.words("deprecated")
    return el(
        "div", el("strong", said), " ", joined((prose.inline(part) for part in reasons), " "), class_="deprecated"
    )
