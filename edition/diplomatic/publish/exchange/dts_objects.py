"""The objects of DTS 1.0 (dtsapi.org/versions/v1.0) as JSON: collection, resource, unit, page; and the templates of the addresses.

A template (RFC 6570) comes out as the name of a file. What files cannot do is not in it: ``start`` and ``end``, ``mediaType``,
another tree than the default one; and what this scope of the service leaves out.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from diplomatic.document import Document, Facts
from diplomatic.document.permanent import with_anchor
from diplomatic.document.references import Reference
from diplomatic.document.tei import identifier
from diplomatic.names import folded
from diplomatic.publish import addresses
from diplomatic.publish.exchange.citations import trees_of
from diplomatic.publish.exchange.ground import Ground

CONTEXT = {"@context": "https://dtsapi.org/context/v1.0.json", "dtsVersion": "1.0"}
_ENDPOINTS = ("collection", "navigation", "document")

Json = dict[str, object]


@dataclass(frozen=True)
class Objects:
    """What a service says; ``scope`` is how much of it there is."""

    ground: Ground
    scope: str

    @cached_property
    def root(self) -> str:
        """The id of the collection of all cables, which no cable has."""
        root, taken = "edition", {folded(ident) for ident in self.ground.site.index.idents()}
        while root in taken:
            root += "~"
        return root

    @property
    def moves(self) -> bool:
        """Whether the collection can be asked for parents, and by name for the children that it shows anyway."""
        return self.scope != "documents"

    def templates(self, ident: str = "") -> dict[str, str]:
        """The template of each endpoint; with an ``ident``, those of one cable."""
        return {kind: self._template(kind, ident) for kind in _ENDPOINTS}

    def _template(self, kind: str, ident: str) -> str:
        one = quote(ident, safe="")
        if kind == "document":
            passages = "{/ref}" if self.scope != "documents" else ""
            return f"{self.ground.url}{addresses.TEXTS}{one or '{resource}'}{passages}.xml"
        start, end = f"{self.ground.url}{addresses.DTS_FOLDER}{kind}", addresses.JSON_LD
        if kind == "navigation":
            return f"{start}/{one or '{resource}'}{{;down}}{'{/ref}' if self.scope == 'all' else ''}{end}"
        variables = ",".join(
            [*([] if ident else ["id"]), *["nav"] * self.moves, *["page"] * (ident in {"", self.root})]
        )
        return f"{start}{f'/{one}' if ident else ''}{f'{{/{variables}}}' if variables else ''}{end}"

    def entry(self) -> Json:
        """The entry point."""
        return {"@id": self.ground.at(addresses.DTS), "@type": "EntryPoint", **self.templates()}

    def collection(self) -> Json:
        """The collection of all cables, without its members."""
        ground = self.ground
        title, subtitle = ground.setting("title"), ground.setting("subtitle")
        described: Json = {
            "title": [{"lang": ground.site.language, "value": title}],
            "identifier": ground.url,
            "publisher": ground.setting("publisher"),
            "rights": ground.setting("rights"),
            "license": ground.licence,
        }
        return {
            "@id": self.root,
            "@type": "Collection",
            "title": title,
            **_stated({"description": subtitle}),
            "totalParents": 0,
            "totalChildren": len(ground.site.index.cables),
            "collection": self._template("collection", self.root),
            "dublinCore": _stated(described),
        }

    def resource(self, cable: Facts, document: Document) -> Json:
        """A cable."""
        return {
            **self.named(cable, document),
            "title": cable.title,
            "totalParents": 1,
            "totalChildren": 0,
            "download": self.ground.tei(cable),
            "dublinCore": self._described(cable, document),
        }

    def named(self, cable: Facts, document: Document) -> Json:
        """A cable, by what a navigation has to say of it."""
        return {
            "@id": cable.id,
            "@type": "Resource",
            **self.templates(cable.id),
            "mediaTypes": ["application/tei+xml"],
            "citationTrees": trees_of(document.root),
        }

    def _described(self, cable: Facts, document: Document) -> Json:
        default = self.ground.site.language
        language = cable.title_language or default
        stated: Json = {
            "title": [{"lang": language, "value": cable.title}],
            "creator": [
                {"lang": name.language or language, "value": name.text} for name in cable.sent.names if name.text
            ],
            "date": cable.day,
            "language": [cable.language or default],
            "identifier": self.ground.permanent(cable, document),
            "modified": cable.changed,
        }
        return _stated(stated)

    def view(self, stem: str, number: int, count: int) -> Json:
        """Where a page of the collection is among the others; the first has none before it, and the last none after."""

        def at(page: int) -> str | None:
            return self.ground.at(addresses.dts("collection", f"{stem}/{page}")) if 1 <= page <= count else None

        around = {"first": at(1), "previous": at(number - 1), "next": at(number + 1), "last": at(count)}
        return {"view": {"@id": at(number), "@type": "Pagination", **around}} if count > 1 else {}


def unit_object(unit: Reference, address: str) -> Json:
    """A unit that can be cited; ``address`` is that of its cable."""
    anchor = identifier(unit.node)
    return {
        "identifier": unit.text,
        "@type": "CitableUnit",
        "level": unit.level,
        "parent": unit.parent or None,
        **_stated({"citeType": unit.unit, "@id": with_anchor(address, anchor) if anchor and address else ""}),
    }


def _stated(values: Json) -> Json:
    return {key: value for key, value in values.items() if value}
