"""What a stylesheet may read and do: it reads XML of its project, asks no network, and writes nothing.

libxslt's own control of access knows only yes and no. So every address that a stylesheet names, in ``xsl:import``,
``xsl:include`` or ``document()``, comes to one resolver, which answers it with the content of a file of the project, or
not at all. What it answers is read as documents are: no entity is expanded, and size and depth are limited.
"""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from diplomatic import labels, resources
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document.reach import OutOfReach, Reach, Refused, path_of
from diplomatic.document.reading import Unreadable, content_of, tree_of
from diplomatic.limits import MAX_TEMPLATES
from diplomatic.render import codes

CONTEXT = "diplomatic:context"
CONTROL = etree.XSLTAccessControl(read_network=False, write_file=False, create_dir=False, write_network=False)
_SCHEME = "diplomatic:"
_LABELS = "common/labels.xml"
_XSL = "{http://www.w3.org/1999/XSL/Transform}"
_SHEETS = (f"{_XSL}stylesheet", f"{_XSL}transform")
_OF_XSLT_1 = frozenset(
    f"{_XSL}{name}"
    for name in (
        "apply-imports apply-templates attribute attribute-set call-template choose comment copy copy-of decimal-format element "
        "fallback for-each if import include key message namespace-alias number otherwise output param preserve-space "
        "processing-instruction sort strip-space stylesheet template text transform value-of variable when with-param"
    ).split()
)
"""XSLT 1.0, appendix B. What else is in its namespace would do nothing, without a word."""

etree.XSLT.set_global_max_depth(int(MAX_TEMPLATES))


class Files(etree.Resolver):
    """Answers a stylesheet: what it imports from ours by the scheme ``diplomatic:``, the context of the page, files of the project.

    Where one of ours imports another of ours (``hooks.xsl``), and the project has a file of that name, the project's is taken.
    ``own`` is the project's folder of transforms, ``root`` the project's.
    """

    def __init__(self, own: Path | None, root: Path | None, language: str) -> None:
        self._ours = resources.folder("transforms")
        self._own = own
        self._language = language
        self._reach = Reach([self._ours, *(folder for folder in (own, root) if folder)], "the folder of the edition")
        self._looked_at: dict[Path, bytes] = {}
        self.context = b""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        """The content of what is at an address.

        Raises:
            CannotRun: if it may not be read, is not there, or is not in order.
        """
        del public_id
        address = system_url or ""
        if address == CONTEXT:
            return self.resolve_string(self.context, context, base_url=CONTEXT)
        try:
            path = self._path(address)
        except Refused as error:
            raise refused(str(error)) from None
        name = path.relative_to(self._ours).as_posix() if path.is_relative_to(self._ours) else ""
        if name == _LABELS:
            return self.resolve_string(labels.only(self._language), context, base_url=address)
        own = self._own / name if self._own and name.startswith("html/") and not address.startswith(_SCHEME) else None
        found = own if own and own.is_file() else path
        # By its content: a name would be opened anew, by libxml2, which knows nothing of folders.
        return self.resolve_string(self.content(found), context, base_url=str(found))

    def _path(self, address: str) -> Path:
        if address.startswith(_SCHEME):
            return Reach([self._ours], "the shipped transforms").allowed(self._ours / address.removeprefix(_SCHEME))
        scheme = urlsplit(address).scheme if ":" in address else ""
        path = path_of(address) if scheme else Path(address)
        if not scheme and "%" in address and not path.exists():
            path = Path(unquote(address))
        if scheme and not path.is_absolute():
            raise OutOfReach(f"'{address}' is not a local file")
        self._reach.allowed(path)
        return path

    def content(self, path: Path) -> bytes:
        """What a file has, looked at.

        Raises:
            CannotRun: if it may not be read, or cannot be, or is a stylesheet of another version than XSLT 1.0.
        """
        try:
            self._reach.allowed(path)
            content = content_of(path)
            if self._looked_at.get(path) != content:
                _check(tree_of(path, content), path)
                self._looked_at[path] = content
        except Refused as error:
            raise refused(str(error)) from None
        except Unreadable as error:
            found = error.diagnostic
            what = f"A stylesheet asks for what cannot be read: {found.message}"
            raise CannotRun(what, where=found.location, hint=found.hint) from None
        return content


def refused(reason: str) -> CannotRun:
    """A stylesheet asks for what it may not read."""
    hint = f"'diplomatic explain {codes.OUT_OF_REACH.id}' says what it may"
    return CannotRun(f"A stylesheet asks for what it may not read: {reason}", hint=hint)


def _check(tree: "etree._ElementTree[etree._Element]", path: Path) -> None:
    root = tree.getroot()
    if root.tag not in _SHEETS:
        return
    version = root.get("version")
    if version != "1.0":
        hint = 'libxslt would drop content without a word: write version="1.0" and XSLT 1.0'
        raise CannotRun(f"The stylesheet is XSLT {version}, not 1.0", where=Location(path, root.sourceline), hint=hint)
    for element in root.iter(f"{_XSL}*"):
        if element.tag not in _OF_XSLT_1:
            what = f"xsl:{etree.QName(element).localname} is not of XSLT 1.0"
            raise CannotRun(what, where=Location(path, element.sourceline), hint="libxslt would drop what it makes")
