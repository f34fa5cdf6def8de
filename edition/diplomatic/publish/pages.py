"""What a site consists of: every file of it, by its path in the site, as bytes."""

from collections.abc import Callable, Iterator
from os.path import normpath
from urllib.parse import unquote

from lxml import etree

from diplomatic import customization
from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, Facts, View, facts_of
from diplomatic.document.tei import elements, select
from diplomatic.publish.edition import Edition, transcripts_of
from diplomatic.render import Renderer

_STEM = {View.READING: "", View.DIPLOMATIC: ".diplomatic"}


class Pages:
    """Renders the files of one edition; ``warnings`` fills as they are made."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._config: Config = edition.config
        self._renderer = Renderer(edition.config)
        self.warnings: list[Diagnostic] = []

    def all(self, on_cable: Callable[[], None]) -> Iterator[tuple[str, bytes]]:
        """Every file; ``on_cable`` is called after each cable."""
        yield "css/edition.css", self._renderer.css().encode()
        facts = []
        for cable in self._edition.cables:
            yield from self._cable(cable)
            facts.append(facts_of(cable))
            on_cable()
        for register in self._edition.registers:
            yield from self._register(register)
        yield from customization.guidelines(self._config)
        yield "index.html", self._index(facts)

    def _cable(self, cable: Document) -> Iterator[tuple[str, bytes]]:
        yield f"cables/{cable.id}.xml", cable.path.read_bytes()
        yield from self._transcripts(cable)
        for view in View:
            yield f"cables/{cable.id}{_STEM[view]}.html", self._render(cable, "html", view)
            yield f"cables/{cable.id}{_STEM[view]}.txt", self._render(cable, "text", view)

    def _transcripts(self, cable: Document) -> Iterator[tuple[str, bytes]]:
        """The transcripts that the cable's header points at, where its links lead to."""
        folder = transcripts_of(self._config).resolve()
        for ref in select(cable.root, "t:teiHeader//t:bibl//t:ref[@target]"):
            target = unquote(ref.get("target", ""))
            path = (cable.path.parent / target).resolve()
            name = normpath(f"cables/{target}")
            if path.is_relative_to(folder) and path.is_file() and name.startswith("transcripts/"):
                yield name, path.read_bytes()

    def _render(self, cable: Document, to: str, view: View) -> bytes:
        other = View.DIPLOMATIC if view is View.READING else View.READING
        parameters = {
            **self._surroundings(),
            "registers-href": "../registers/",
            "other-view-href": f"{cable.id}{_STEM[other]}.html",
            "tei-href": f"{cable.id}.xml",
            "text-href": f"{cable.id}{_STEM[view]}.txt",
        }
        rendered = self._renderer.cable(cable, to, view, parameters)
        self.warnings += rendered.diagnostics
        return rendered.content.encode()

    def _surroundings(self) -> dict[str, str]:
        return {
            "css-href": "../css/edition.css",
            "home-href": "../index.html",
            "edition-title": self._config.text("edition", "title"),
        }

    def _register(self, register: Document) -> Iterator[tuple[str, bytes]]:
        name = register.path.stem
        yield f"registers/{name}.xml", register.path.read_bytes()
        content, said = self._renderer.stylesheet("register.xsl").apply(
            register, {**self._surroundings(), **self._language()}
        )
        self.warnings += said
        yield f"registers/{name}.html", content.encode()

    def _language(self) -> dict[str, str]:
        return {"lang": self._config.text("edition", "language")}

    def _index(self, facts: list[Facts]) -> bytes:
        overview = Document(self._config.root / "index", etree.ElementTree(self._overview(facts)))
        content, said = self._renderer.stylesheet("edition.xsl").apply(
            overview, {"css-href": "css/edition.css", **self._language()}
        )
        self.warnings += said
        return content.encode()

    def _overview(self, facts: list[Facts]) -> etree._Element:
        settings = {key: self._config.text("edition", key) for key in ("title", "subtitle", "publisher", "version")}
        overview = etree.Element("edition", settings, guidelines=f"{customization.GUIDELINES}index.html")
        for cable in sorted(facts, key=lambda fact: (fact.date or fact.sent.date, fact.id)):
            etree.SubElement(overview, "cable", _attributes(cable))
        for register in self._edition.registers:
            name = register.path.stem
            count = sum(1 for _ in elements(register.root, "person", "place", "org"))
            etree.SubElement(
                overview, "register", {"href": f"registers/{name}.html", "kind": name, "count": str(count)}
            )
        return overview


def _attributes(facts: Facts) -> dict[str, str]:
    values = {
        "id": facts.id,
        "href": f"cables/{facts.id}.html",
        "title": facts.title,
        "date": facts.date or facts.sent.date,
        "series": facts.series,
        "number": facts.number,
        "sender": "; ".join(facts.sent.names),
        "from": facts.sent.place,
        "sent": facts.sent.date,
        "received": facts.received.date,
        "recipients": str(facts.recipients) if facts.recipients else "",
    }
    return {key: value for key, value in values.items() if value}
