"""From the composed tree of a schema to its ``model``: one phase chosen, abstract patterns filled in, keys read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.validate.schematron.expression import Expression, compile_expression
from diplomatic.validate.schematron.fault import Faults, Unusable, where
from diplomatic.validate.schematron.matching import compile_pattern
from diplomatic.validate.schematron.model import Key, Pattern, Schema
from diplomatic.validate.schematron.names import ISO, XSL, children, local, namespace, sch, xsl
from diplomatic.validate.schematron.parser import Parser, new_parser
from diplomatic.validate.schematron.rules import RuleReader
from diplomatic.validate.schematron.source import NO_PARAMETERS, Parameters, Source

_XPATH_1 = frozenset({"xslt", "xslt1", "exslt", "xpath", "xpath1"})
_XPATH_3 = frozenset({"", "xslt2", "xslt3", "xpath2", "xpath3", "xpath31"})
_KNOWN = frozenset(
    map(sch, "ns title p phase pattern let diagnostics properties param rule active include extends".split())
)
_ALL, _DEFAULT = "#ALL", "#DEFAULT"


def read_schema(root: etree._Element, path: Path, phase: str | None, faults: Faults) -> Schema:
    """The model of a composed schema in one phase.

    A schema without ``queryBinding`` is read as XPath 3.1: the standard says XSLT 1.0, but the schemas found without one
    use later functions as often as not, and a rule that XPath 1.0 understands means the same, or is an error.

    Raises:
        CannotRun: if the file is no schema, or has no such phase.
    """
    if root.tag != sch("schema"):
        raise CannotRun(
            f"The root element is {local(root)}, not a Schematron schema", where=Location(path, root.sourceline)
        )
    chosen = _chosen(root, phase, path)
    binding = root.get("queryBinding", "").strip().lower()
    if binding not in _XPATH_1 | _XPATH_3:
        faults.cannot_run(
            root, f"no rule was run: the query binding '{binding}' is not known; known are xslt, xslt2 and xslt3"
        )
        return Schema(chosen)
    parser = new_parser(_namespaces(root), path.resolve().as_uri(), xpath1=binding in _XPATH_1)
    return _Reader(root, path, chosen, parser, faults).schema()


def _chosen(root: etree._Element, phase: str | None, path: Path) -> str:
    wanted = phase if phase not in (None, _DEFAULT) else root.get("defaultPhase", _ALL)
    known = [each.get("id", "") for each in children(root, "phase")]
    if wanted != _ALL and wanted not in known:
        hint = f"Known are {', '.join([*known, _ALL])}"
        raise CannotRun(f"The schema has no phase '{wanted}'", where=Location(path), hint=hint)
    return str(wanted)


def _namespaces(root: etree._Element) -> dict[str, str]:
    return {each.get("prefix", ""): each.get("uri", "") for each in children(root, "ns")}


@dataclass
class _Reader:
    root: etree._Element
    path: Path
    phase: str
    parser: Parser
    faults: Faults
    keys: list[Key] = field(default_factory=list)

    def schema(self) -> Schema:
        """The whole schema."""
        phase = next((each for each in children(self.root, "phase") if each.get("id") == self.phase), None)
        top = Source(self.parser, self.faults, self.path)
        level = [self.root] if phase is None else [self.root, phase]
        top = top.with_names(each.get("name", "") for owner in level for each in children(owner, "let"))
        self._refuse_foreign(self.root)
        lets = {let.name: let for owner in level for let in top.lets(owner)}
        keys = tuple(self._keys(top))
        if phase is not None and (phase.get("from") or phase.get("when")):
            message = f"the phase '{self.phase}' was not run: @from and @when of Schematron 2025 are not supported"
            self.faults.cannot_run(phase, message)
            return Schema(self.phase)
        patterns = tuple(pattern for each in self._active(phase) for pattern in self._pattern(each, top))
        return Schema(self.phase, lets, patterns, keys)

    def _refuse_foreign(self, owner: etree._Element) -> None:
        """Report what only an XSLT processor, or a later Schematron, could run."""
        for child in owner.iterchildren(etree.Element):
            space = namespace(child)
            if space == XSL and child.tag != xsl("key"):
                name = f" '{child.get('name')}'" if child.get("name") else ""
                self.faults.cannot_run(
                    child, f"xsl:{local(child)}{name} needs an XSLT processor; what uses it is not run"
                )
            elif space == ISO and child.tag not in _KNOWN:
                self.faults.cannot_run(child, f"{local(child)} is not an element of ISO Schematron that is known here")

    def _keys(self, top: Source) -> Iterator[Key]:
        for element in self.root.iterchildren(xsl("key")):
            name = element.get("name", "")
            try:
                if element.get("use") is None or len(element):
                    raise Unusable("it has a body, which needs an XSLT processor")
                match = compile_pattern(self.parser, element.get("match", ""))
                yield Key(name, match, top.expression(element, "use"))
            except Unusable as error:
                self.faults.cannot_run(element, f"the key '{name}' cannot be used: {error}")

    @cached_property
    def _abstract(self) -> dict[str, etree._Element]:
        return {each.get("id", ""): each for each in children(self.root, "pattern") if each.get("abstract") == "true"}

    def _active(self, phase: etree._Element | None) -> Iterable[etree._Element]:
        """The patterns of a phase, in the order of the schema."""
        concrete = [each for each in children(self.root, "pattern") if each.get("abstract") != "true"]
        if phase is None:
            return concrete
        wanted = {each.get("pattern", ""): each for each in children(phase, "active")}
        known = {each.get("id") for each in concrete}
        for name, element in wanted.items():
            if name not in known:
                self.faults.cannot_run(
                    element, f"the phase '{self.phase}' has a pattern '{name}', which does not exist"
                )
        return [each for each in concrete if each.get("id") in wanted]

    def _pattern(self, element: etree._Element, top: Source) -> Iterator[Pattern]:
        """A pattern; nothing if its template is not there."""
        name = element.get("id", "")
        body, parameters = element, NO_PARAMETERS
        template = element.get("is-a")
        if template is not None:
            if template not in self._abstract:
                self.faults.cannot_run(
                    element, f"the pattern '{name}' is a '{template}', but there is no such abstract pattern"
                )
                return
            body = self._abstract[template]
            parameters = Parameters.of(body, element)
        self._refuse_foreign(body)
        source = top.with_parameters(parameters).with_names(each.get("name", "") for each in children(body, "let"))
        lets = {let.name: let for let in source.lets(body)}
        rules = tuple(RuleReader(source, self.root, body).rules())
        yield Pattern(name, where(element, self.path), lets, rules, self._documents(element, body, source))

    def _documents(self, element: etree._Element, body: etree._Element, source: Source) -> Expression | None:
        owner = element if element.get("documents") else body
        if not owner.get("documents"):
            return None
        try:
            return source.expression(owner, "documents")
        except Unusable as error:
            self.faults.cannot_run(
                owner, f"the documents of the pattern '{element.get('id', '')}' are not checked: {error}"
            )
            return compile_expression(self.parser, "()")
