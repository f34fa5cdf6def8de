"""HTML by XSLT 1.0. A project's stylesheet may import ours as ``diplomatic:html/cable.xsl``."""

import re
from pathlib import Path
from typing import Any

from lxml import etree

from diplomatic import resources
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document
from diplomatic.render import codes

_SCHEME = "diplomatic:"
_UNKNOWN = re.compile(r"V001 (?P<path>\S+)")
_ACCESS = etree.XSLTAccessControl(read_network=False, write_file=False, create_dir=False, write_network=False)


class _Shipped(etree.Resolver):
    """Finds what a stylesheet imports from ours by the scheme ``diplomatic:``.

    ``cable`` is the project's own ``cable.xsl``: our ``book.xsl`` then imports that one instead of ours.
    """

    def __init__(self, cable: Path | None) -> None:
        self._cable = cable

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        del public_id
        if system_url and system_url.startswith(_SCHEME):
            path = resources.folder("transforms") / system_url.removeprefix(_SCHEME)
            return self.resolve_filename(str(path), context)
        if self._cable and system_url and system_url.endswith("/html/cable.xsl"):
            own, self._cable = self._cable, None  # once: what that one imports is ours
            return self.resolve_filename(str(own), context)
        return None


def own_or_shipped(name: str, own: Path) -> Path:
    """A file of the project's own transforms, such as ``html/cable.xsl``, or ours of that name."""
    path = own / name
    return path if path.is_file() else resources.folder("transforms") / name


class Stylesheet:
    """One compiled stylesheet. Not to be shared between threads: libxslt is not safe there.

    Raises:
        CannotRun: if it does not compile, or asks for another version than XSLT 1.0.
    """

    def __init__(self, path: Path, cable: Path | None = None) -> None:
        self.path = path
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        parser.resolvers.add(_Shipped(cable))
        try:
            tree = etree.parse(path, parser)
            self._check_version(tree)
            self._transform = etree.XSLT(tree, access_control=_ACCESS)
        except (OSError, etree.XMLSyntaxError, etree.XSLTParseError) as error:
            raise CannotRun(f"The stylesheet cannot be used: {error}", where=Location(path)) from None

    def _check_version(self, tree: "etree._ElementTree[etree._Element]") -> None:
        version = tree.getroot().get("version")
        if version != "1.0":
            hint = 'libxslt would drop content without a word: write version="1.0" and XSLT 1.0'
            raise CannotRun(f"The stylesheet is XSLT {version}, not 1.0", where=Location(self.path, 1), hint=hint)

    def apply(self, document: Document, parameters: dict[str, str]) -> tuple[str, list[Diagnostic]]:
        """The page, and what the stylesheet said.

        Raises:
            CannotRun: if the stylesheet stops.
        """
        root, said = self.tree(document, parameters)
        return etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>") + "\n", said

    def tree(self, document: Document, parameters: dict[str, str]) -> tuple[etree._Element, list[Diagnostic]]:
        """What the stylesheet makes, as a tree, and what it said.

        Raises:
            CannotRun: if the stylesheet stops.
        """
        values: dict[str, Any] = {name: etree.XSLT.strparam(value) for name, value in parameters.items()}
        try:
            result = self._transform(document.tree, **values)
        except etree.XSLTApplyError as error:
            raise CannotRun(f"The stylesheet stopped: {error}", where=Location(document.path)) from None
        if result.getroot() is None:
            raise CannotRun(
                "The stylesheet gives nothing", where=Location(self.path), hint="Make an html element in it"
            )
        said = [_diagnostic(entry.message, document) for entry in self._transform.error_log]
        return result.getroot(), list(dict.fromkeys(said))


def _diagnostic(message: str, document: Document) -> Diagnostic:
    match = _UNKNOWN.fullmatch(message.strip())
    found = document.root.xpath(match["path"]) if match else None
    if isinstance(found, list) and found and isinstance(found[0], etree._Element):
        element = found[0]
        return unknown_element(element, document)
    return codes.STYLESHEET_MESSAGE.at(Location(document.path), message.strip())


def unknown_element(element: etree._Element, document: Document) -> Diagnostic:
    """The warning for an element that a transform does not know."""
    name = etree.QName(element)
    hint = "use an element of docs/encoding.md, or add a template for it to your own stylesheet"
    return codes.UNKNOWN_ELEMENT.at(
        document.locate(element), f"<{name.localname}> has no form of its own; its text is kept", hint
    )
