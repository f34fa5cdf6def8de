"""What a run yields: findings, and rules that failed. Both are values that become a ``Diagnostic``."""

from dataclasses import dataclass

from elementpath import AttributeNode, TextNode
from lxml import etree

from diplomatic.diagnostics import Diagnostic, Location, Severity
from diplomatic.validate.schematron.codes import ASSERT, CANNOT_RUN, REPORT
from diplomatic.validate.schematron.tree import Node, Tree

_SEVERITIES = {
    **dict.fromkeys(("fatal", "critical", "severe", "error", "err"), Severity.ERROR),
    **dict.fromkeys(("warning", "warn", "caution", "nonfatal", "non-fatal"), Severity.WARNING),
    **dict.fromkeys(
        ("info", "information", "informational", "notice", "note", "hint", "debug", "trace"), Severity.INFO
    ),
}


def severity(role: str) -> Severity:
    """The severity that a role names (``nonfatal`` is the TEI's word); an error if it names none, in a ``report`` too."""
    return _SEVERITIES.get(role.strip().lower(), Severity.ERROR)


def locate(node: Node, tree: Tree) -> Location:
    """The place of a node. Attributes and text have the line of the element they belong to."""
    element = tree.element(node)
    if isinstance(node, etree._ElementTree):
        return Location(tree.path, line=1, xpath="/")
    if isinstance(node, (etree._Comment, etree._ProcessingInstruction)):
        parent = node.getparent()
        above = "" if parent is None else tree.paths.of(parent)
        kind = "comment()" if isinstance(node, etree._Comment) else f"processing-instruction('{node.target}')"
        return Location(tree.path, node.sourceline, xpath=f"{above}/{kind}")
    xpath = tree.paths.of(element)
    if isinstance(node, AttributeNode):
        xpath += f"/@{etree.QName(node.name or '').localname}"
    elif isinstance(node, TextNode):
        xpath += "/text()"
    return Location(tree.path, element.sourceline, xpath=xpath)


@dataclass(frozen=True, eq=False)
class Finding:
    """A failed ``assert`` or a successful ``report`` at one node. ``diagnostics`` and ``properties``: id and text."""

    is_report: bool
    pattern: str
    context: str
    test: str
    message: str
    tree: Tree
    node: Node
    id: str = ""
    role: str = ""
    flag: str = ""
    see: str = ""
    diagnostics: tuple[tuple[str, str], ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    def diagnostic(self) -> Diagnostic:
        """The finding as every command shows it."""
        code = REPORT if self.is_report else ASSERT
        verb = "is true" if self.is_report else "is false"
        message = self.message or f"{'report' if self.is_report else 'assert'} '{self.test}' {verb} for {self.context}"
        hints = [text for _, text in self.diagnostics if text]
        hint = " ".join([*hints, *([f"See {self.see}"] if self.see else [])])
        return Diagnostic(code.id, severity(self.role), message, locate(self.node, self.tree), hint)


@dataclass(frozen=True, eq=False)
class Failure:
    """A rule, or one check of it, that failed on a document. ``times``: at how many nodes; ``node`` is the first."""

    what: str
    reason: str
    where: Location
    tree: Tree
    node: Node
    times: int = 1

    def diagnostic(self) -> Diagnostic:
        """The failure as every command shows it."""
        more = f" (and at {self.times - 1} more places)" if self.times > 1 else ""
        message = f"{self.what} ({self.where}) could not be run: {self.reason}{more}"
        return CANNOT_RUN.at(locate(self.node, self.tree), message)
