"""Reading the rules of a pattern: abstract rules put in, checks, messages with their diagnostics and properties."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from diplomatic.validate.schematron.expression import Expression
from diplomatic.validate.schematron.fault import Unusable
from diplomatic.validate.schematron.matching import compile_pattern
from diplomatic.validate.schematron.message import source_parts
from diplomatic.validate.schematron.model import Check, Parts, Rule, Text
from diplomatic.validate.schematron.names import ISO, XSL, children, local, namespace, sch, xsl
from diplomatic.validate.schematron.source import Source

_PARTS = frozenset(map(sch, ("let", "assert", "report", "extends", "p", "title", "param")))


@dataclass
class RuleReader:
    """Reads the rules of one pattern. ``root`` is the schema, ``pattern`` the pattern or its template."""

    source: Source
    root: etree._Element
    pattern: etree._Element

    def rules(self) -> Iterator[Rule]:
        """The rules that can fire, in order."""
        for element in children(self.pattern, "rule"):
            if element.get("abstract") != "true":
                rule = self._rule(element)
                if rule is not None:
                    yield rule

    def _rule(self, element: etree._Element) -> Rule | None:
        """A rule. One whose checks cannot be run stays, without them: its nodes are still not for the rules after it."""
        source = self.source
        try:
            context = source.text(element, "context")
            match = compile_pattern(source.parser, context)
            source.declared(match.variables)
        except Unusable as error:
            source.faults.cannot_run(element, f"the rule for '{element.get('context', '')}' is not run: {error}")
            return None
        try:
            parts = list(self._parts(element, ()))
            role, flag = source.template(element, "role"), source.template(element, "flag")
            if element.get("visit-each") is not None:
                raise Unusable("@visit-each of Schematron 2025 is not supported")
        except Unusable as error:
            source.faults.cannot_run(element, f"the rule for '{context}' is not run: {error}")
            parts, role, flag = [], (), ()
        inner = source.with_names(part.get("name", "") for part in parts if part.tag == sch("let"))
        lets = [inner.let(part) for part in parts if part.tag == sch("let")]
        checks = [self._check(part, inner, context) for part in parts if part.tag != sch("let")]
        return Rule(
            context=context,
            match=match,
            where=source.where(element),
            lets={let.name: let for let in lets if let is not None},
            checks=tuple(check for check in checks if check is not None),
            role=role,
            flag=flag,
            id=element.get("id", ""),
        )

    @cached_property
    def _abstract(self) -> dict[str, etree._Element]:
        """Abstract rules are known in their own pattern only (ISO/IEC 19757-3:2020, 5.4.12)."""
        return {each.get("id", ""): each for each in children(self.pattern, "rule") if each.get("abstract") == "true"}

    def _parts(self, rule: etree._Element, trail: tuple[str, ...]) -> Iterator[etree._Element]:
        """The variables and checks of a rule, those of the rules it extends in their place.

        Raises:
            Unusable: if a rule it extends is not there, or extends itself, or there is something unknown in it.
        """
        for child in rule.iterchildren(etree.Element):
            if child.tag == sch("extends"):
                name = child.get("rule", "")
                if name in trail:
                    raise Unusable(f"the abstract rule '{name}' extends itself")
                if name not in self._abstract:
                    raise Unusable(f"there is no abstract rule '{name}' in its pattern")
                yield from self._parts(self._abstract[name], (*trail, name))
            elif namespace(child) == XSL:
                raise Unusable(f"xsl:{local(child)} needs an XSLT processor")
            elif namespace(child) == ISO:
                if child.tag not in _PARTS:
                    raise Unusable(f"{local(child)} is not known in a rule")
                if child.tag in (sch("let"), sch("assert"), sch("report")):
                    yield child

    def _check(self, element: etree._Element, source: Source, context: str) -> Check | None:
        try:
            return Check(
                is_report=element.tag == sch("report"),
                test=source.expression(element, "test"),
                message=self._message(element, source),
                where=source.where(element),
                id=element.get("id", ""),
                role=source.template(element, "role"),
                flag=source.template(element, "flag"),
                see=element.get("see", ""),
                diagnostics=self._texts(element, "diagnostic", source),
                properties=self._texts(element, "property", source),
            )
        except Unusable as error:
            what = f"{local(element)} '{element.get('id') or element.get('test', '')}'"
            source.faults.cannot_run(element, f"{what} of the rule for '{context}' is not run: {error}")
            return None

    def _texts(self, element: etree._Element, kind: str, source: Source) -> tuple[Text, ...]:
        """The diagnostics or properties that a check refers to."""
        holder, many = ("diagnostics", "diagnostics") if kind == "diagnostic" else ("properties", "properties")
        found = []
        for name in element.get(many, "").split():
            text = next((each for each in self._declared(holder, kind) if each.get("id") == name), None)
            if text is None:
                source.faults.ignored(element, f"there is no {kind} '{name}'")
            else:
                found.append(Text(name, self._message(text, source)))
        return tuple(found)

    def _declared(self, holder: str, kind: str) -> Iterator[etree._Element]:
        for each in children(self.root, holder):
            yield from children(each, kind)

    def _message(self, element: etree._Element, source: Source) -> Parts:
        """The text of a check, a diagnostic or a property.

        Raises:
            Unusable: if an expression in it does not compile.
        """
        found: list[str | Expression] = []
        for part in source_parts(element):
            if isinstance(part, str):
                found.append(part)
            else:
                found.extend(self._part(part, source))
        return tuple(part for part in found if part != "")

    def _part(self, element: etree._Element, source: Source) -> Parts:
        if element.tag in (sch("value-of"), xsl("value-of")):
            return (source.expression(element, "select"),)
        if element.tag == sch("name"):
            return (source.expression(element, "path") if element.get("path") else source.compile("name()"),)
        if element.tag == xsl("copy-of"):  # an attribute that is copied is no text
            return (source.compile(f"({source.text(element, 'select')})[not(. instance of attribute())]"),)
        if namespace(element) == XSL and element.tag != xsl("text"):
            source.faults.ignored(element, f"xsl:{local(element)} in a message is left out of it")
            return ()
        return self._message(element, source)
