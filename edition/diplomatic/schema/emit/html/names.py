"""Lists of names with links, grouped by the module they belong to."""

from collections.abc import Iterable

from lxml import etree

from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.emit.html.markup import Piece, el, link
from diplomatic.schema.emit.html.words import Words
from diplomatic.schema.model import Kind, Spec


class Names:
    """Writes lists of specifications."""

    def __init__(self, addresses: Addresses, words: Words) -> None:
        self._addresses = addresses
        self._words = words

    def name(self, spec: Spec, attribute: str = "") -> etree._Element:
        """One name; an element's in angle brackets."""
        text = f"<{spec.name}>" if spec.key.kind is Kind.ELEMENT else spec.name
        if not attribute:
            return link(self._addresses.href(spec), el("code", text), class_="code")
        return link(self._addresses.attribute(spec, attribute), el("code", f"{text}/@{attribute}"), class_="code")

    def row(self, specs: Iterable[Spec]) -> etree._Element:
        """Names beside each other."""
        return el("ul", [el("li", self._bare(spec)) for spec in by_name(specs)], class_="names")

    def by_module(self, specs: Iterable[Spec]) -> etree._Element:
        """Names under their modules."""
        modules: dict[str, list[Spec]] = {}
        for spec in specs:
            modules.setdefault(spec.module, []).append(spec)
        order = sorted(modules, key=lambda module: (not module, module.casefold()))
        groups = [
            el("div", el("dt", module or self._words("no-module")), el("dd", self.row(modules[module])))
            for module in order
        ]
        return el("dl", groups, class_="by-module")

    def uses(self, users: Iterable[tuple[Spec, str]]) -> etree._Element:
        """Names of specifications and of their attributes."""
        order = sorted(users, key=lambda user: (user[0].name.casefold(), user[0].name, user[1]))
        return el("ul", [el("li", self.name(spec, attribute)) for spec, attribute in order], class_="names")

    def _bare(self, spec: Spec) -> Piece:
        """A name without brackets: in a list of elements they would only be in the way."""
        return link(self._addresses.href(spec), el("code", spec.name), class_="code")


def by_name(specs: Iterable[Spec]) -> list[Spec]:
    """In the order of the alphabet."""
    return sorted(specs, key=lambda spec: (spec.name.casefold(), spec.name, spec.key.ns))
