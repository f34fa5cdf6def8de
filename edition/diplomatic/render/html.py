"""HTML by XSLT 1.0. A project's stylesheet may import ours as ``diplomatic:html/cable.xsl``."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from diplomatic import labels, resources
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document
from diplomatic.render import codes
from diplomatic.render.functions import FUNCTIONS

_SCHEME = "diplomatic:"
_CONTEXT = "diplomatic:context"
_LABELS = "common/labels.xml"
_UNKNOWN = re.compile(r"V001 (?P<path>\S+)")
_ACCESS = etree.XSLTAccessControl(read_network=False, write_file=False, create_dir=False, write_network=False)


class _Shipped(etree.Resolver):
    """Finds what a stylesheet imports from ours by the scheme ``diplomatic:``, and the context of the page in the making.

    Where one of ours imports another of ours (``hooks.xsl``), and the project has a file of that name, the project's is taken.
    """

    def __init__(self, own: Path | None, language: str) -> None:
        self._own = own
        self._language = language
        self.context = b""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        del public_id
        if not system_url:
            return None
        if system_url == _CONTEXT:
            return self.resolve_string(self.context, context, base_url=_CONTEXT)
        if system_url.startswith(_SCHEME):
            path = resources.folder("transforms") / system_url.removeprefix(_SCHEME)
            # By its content: a name would come back here, and the project's own file would be taken for ours.
            return self.resolve_string(path.read_bytes(), context, base_url=str(path)) if path.is_file() else None
        name = _name_of(system_url)
        if name == _LABELS:
            return self.resolve_string(labels.only(self._language), context, base_url=system_url)
        own = self._own / name if self._own and name.startswith("html/") else None
        return self.resolve_filename(str(own), context) if own and own.is_file() else None


def _name_of(address: str) -> str:
    """The name of one of our files: ``html/hooks.xsl``; empty for any other."""
    path, ours = Path(unquote(address.removeprefix("file://"))), resources.folder("transforms")
    return path.relative_to(ours).as_posix() if path.is_relative_to(ours) else ""


def own_or_shipped(name: str, own: Path) -> Path:
    """A file of the project's own transforms, such as ``html/cable.xsl``, or ours of that name."""
    path = own / name
    return path if path.is_file() else resources.folder("transforms") / name


class Stylesheet:
    """One compiled stylesheet. Not to be shared between threads: libxslt is not safe there.

    Raises:
        CannotRun: if it does not compile, or asks for another version than XSLT 1.0.
    """

    def __init__(self, path: Path, own: Path | None = None, language: str = "en") -> None:
        self.path = path
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        self._shipped = _Shipped(own, language)
        parser.resolvers.add(self._shipped)
        try:
            tree = etree.parse(path, parser)
            self._check_version(tree)
            self._transform = etree.XSLT(tree, extensions=FUNCTIONS, access_control=_ACCESS)
        except (OSError, etree.XMLSyntaxError, etree.XSLTParseError) as error:
            raise CannotRun(f"The stylesheet cannot be used: {error}", where=Location(path)) from None

    def _check_version(self, tree: "etree._ElementTree[etree._Element]") -> None:
        version = tree.getroot().get("version")
        if version != "1.0":
            hint = 'libxslt would drop content without a word: write version="1.0" and XSLT 1.0'
            raise CannotRun(f"The stylesheet is XSLT {version}, not 1.0", where=Location(self.path, 1), hint=hint)

    def apply(
        self, document: Document, parameters: dict[str, str], context: bytes | None = None
    ) -> tuple[str, list[Diagnostic]]:
        """The page, and what the stylesheet said. The ``context`` stands in the place of ``transforms/common/context.xml``.

        Raises:
            CannotRun: if the stylesheet stops.
        """
        root, said = self.tree(document, parameters, context)
        return etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>") + "\n", said

    def tree(
        self, document: Document, parameters: dict[str, str], context: bytes | None = None
    ) -> tuple[etree._Element, list[Diagnostic]]:
        """What the stylesheet makes, as a tree, and what it said.

        Raises:
            CannotRun: if the stylesheet stops.
        """
        self._shipped.context = context or b""
        given = {**parameters, "context-href": _CONTEXT} if context else parameters
        values: dict[str, Any] = {name: etree.XSLT.strparam(value) for name, value in given.items()}
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
