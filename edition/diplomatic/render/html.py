"""HTML by XSLT 1.0. A project's stylesheet may import ours as ``diplomatic:html/cable.xsl``."""

import re
from pathlib import Path
from typing import Any

from lxml import etree

from diplomatic import resources
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document
from diplomatic.limits import MAX_TEMPLATES
from diplomatic.render import access, codes
from diplomatic.render.functions import FUNCTIONS

_UNKNOWN = re.compile(r"V001 (?P<path>\S+)(?P<more> more)?")
_KNOWN = "use an element of docs/encoding.md, or add a template for it to your own stylesheet"
_NOTHING_SAID = "unknown error"
_TOO_DEEP = f"its templates call one another more than {MAX_TEMPLATES:,} times in a row"


def own_or_shipped(name: str, own: Path) -> Path:
    """A file of the project's own transforms, such as ``html/cable.xsl``, or ours of that name."""
    path = own / name
    return path if path.is_file() else resources.folder("transforms") / name


class Stylesheet:
    """One compiled stylesheet. Not to be shared between threads: libxslt is not safe there.

    ``own`` is the project's folder of transforms, ``root`` the project's: see ``access`` for what is read.

    Raises:
        CannotRun: if it does not compile, asks for another version than XSLT 1.0, or for what it may not read.
    """

    def __init__(self, path: Path, own: Path | None = None, language: str = "en", root: Path | None = None) -> None:
        self.path = path
        self._files = access.Files(own, root, language)
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        parser.resolvers.add(self._files)
        try:
            tree = etree.fromstring(self._files.content(path), parser, base_url=str(path)).getroottree()
            self._transform = etree.XSLT(tree, extensions=FUNCTIONS, access_control=access.CONTROL)
        except (etree.XMLSyntaxError, etree.XSLTParseError) as error:
            raise CannotRun(f"The stylesheet cannot be used: {error}", where=Location(path)) from None

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
        self._files.context = context or b""
        given = {**parameters, "context-href": access.CONTEXT} if context else parameters
        values: dict[str, Any] = {name: etree.XSLT.strparam(value) for name, value in given.items()}
        try:
            result = self._transform(document.tree, **values)
        except etree.XSLTApplyError as error:
            raise CannotRun(f"The stylesheet stopped: {self._reason(error)}", where=Location(document.path)) from None
        if result.getroot() is None:
            raise CannotRun(
                "The stylesheet gives nothing", where=Location(self.path), hint="Make an html element in it"
            )
        said = [_diagnostic(entry.message, document) for entry in self._transform.error_log]
        return result.getroot(), list(dict.fromkeys(said))

    def _reason(self, error: etree.XSLTApplyError) -> str:
        """What libxslt said last that is more than ``unknown error``."""
        said = [str(error), *(entry.message for entry in reversed(list(self._transform.error_log)))]
        words = next((words for words in said if words and words != _NOTHING_SAID), "libxslt does not say why")
        return _TOO_DEEP if "infinite template recursion" in words else words


def _diagnostic(message: str, document: Document) -> Diagnostic:
    match = _UNKNOWN.fullmatch(message.strip())
    found = document.root.xpath(match["path"]) if match else None
    if isinstance(found, list) and found and isinstance(found[0], etree._Element):
        return _more_unknown(found[0], document) if match and match["more"] else unknown_element(found[0], document)
    return codes.STYLESHEET_MESSAGE.at(Location(document.path), message.strip())


def _more_unknown(parent: etree._Element, document: Document) -> Diagnostic:
    name = etree.QName(parent).localname
    message = f"after the first thousand elements in <{name}>, some have no form of their own; their text is kept"
    return codes.UNKNOWN_ELEMENT.at(document.locate(parent), message, _KNOWN)


def unknown_element(element: etree._Element, document: Document) -> Diagnostic:
    """The warning for an element that a transform does not know."""
    name = etree.QName(element)
    message = f"<{name.localname}> has no form of its own; its text is kept"
    return codes.UNKNOWN_ELEMENT.at(document.locate(element), message, _KNOWN)
