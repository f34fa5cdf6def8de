"""The rules of a schema, asked about one document.

ISO/IEC 19757-3:2020, 6.5: in each active pattern, every node is looked at by the first rule whose context matches it, and
by no other rule of that pattern.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from elementpath import AttributeNode, XPathNode

from diplomatic.diagnostics import Location
from diplomatic.validate.schematron.expression import FAILURES, reason
from diplomatic.validate.schematron.finding import Failure, Finding
from diplomatic.validate.schematron.focus import Focus
from diplomatic.validate.schematron.message import render
from diplomatic.validate.schematron.model import Check, Parts, Pattern, Rule, Text
from diplomatic.validate.schematron.run import Run
from diplomatic.validate.schematron.scope import Scope
from diplomatic.validate.schematron.tree import Tree


def evaluate(run: Run) -> tuple[list[Finding], list[Failure]]:
    """Everything that the active patterns find, and every rule that failed, once for a document."""
    failures = _Failures()
    findings = [finding for pattern in run.schema.patterns for finding in _pattern(pattern, run, failures)]
    return findings, list(failures.found.values())


@dataclass
class _Failures:
    found: dict[tuple[int, str], Failure] = field(default_factory=dict)

    def add(self, error: Exception, what: str, where: Location, focus: Focus) -> None:
        """Note a failure; the same rule failing again for the same document is counted."""
        key = (id(focus.tree), f"{where} {what}")
        known = self.found.get(key)
        if known is None:
            self.found[key] = Failure(what, reason(error), where, focus.tree, focus.node)
        else:
            self.found[key] = replace(known, times=known.times + 1)


def _pattern(pattern: Pattern, run: Run, failures: _Failures) -> Iterator[Finding]:
    if pattern.documents is None:
        trees = [run.main]
    else:
        focus = Focus(run, run.main, run.main.document, run.scope)
        try:
            trees = _documents(pattern, run, focus)
        except FAILURES as error:
            failures.add(error, f"the pattern {pattern.id or '(without id)'}", pattern.where, focus)
            return
    for tree in trees:
        scope = run.scope_of(pattern.lets, tree)
        yield from _rules(pattern, Focus(run, tree, tree.document, scope), failures)


def _documents(pattern: Pattern, run: Run, focus: Focus) -> list[Tree]:
    """The documents that ``@documents`` names; an address is relative to the node it stands in."""
    assert pattern.documents is not None
    addresses: list[tuple[str, str | None]] = []
    for item in pattern.documents.items(focus):
        owner = item.parent if isinstance(item, AttributeNode) else item
        base = owner.base_uri if isinstance(owner, XPathNode) else None
        token = pattern.documents.token
        addresses.extend((token.string_value(value), base) for value in token.atomize_item(item))
    return run.trees(addresses)


def _rules(pattern: Pattern, focus: Focus, failures: _Failures) -> Iterator[Finding]:
    taken: set[int] = set()
    for rule in pattern.rules:
        try:
            nodes = rule.match.select(focus)
        except FAILURES as error:
            failures.add(error, f"the rule for '{rule.context}'", rule.where, focus)
            continue
        for node in nodes:
            if id(node) in taken:
                continue
            taken.add(id(node))
            yield from _fire(pattern, rule, focus.at(node), failures)


def _fire(pattern: Pattern, rule: Rule, focus: Focus, failures: _Failures) -> Iterator[Finding]:
    """One rule at one node."""
    if rule.lets:
        scope = Scope(rule.lets, focus.scope)
        focus = scope.focus = replace(focus, scope=scope)
    for check in rule.checks:
        try:
            if check.test.holds(focus) is check.is_report:
                yield _finding(pattern, rule, check, focus)
        except FAILURES as error:
            kind = "report" if check.is_report else "assert"
            failures.add(error, f"{kind} '{check.test.text}' of the rule for '{rule.context}'", check.where, focus)


def _finding(pattern: Pattern, rule: Rule, check: Check, focus: Focus) -> Finding:
    return Finding(
        is_report=check.is_report,
        pattern=pattern.id,
        context=rule.context,
        test=check.test.text,
        message=render(check.message, focus),
        tree=focus.tree,
        node=focus.node,
        id=check.id,
        role=_attribute(check.role or rule.role, focus),
        flag=_attribute(check.flag or rule.flag, focus),
        see=check.see,
        diagnostics=_texts(check.diagnostics, focus),
        properties=_texts(check.properties, focus),
    )


def _attribute(parts: Parts, focus: Focus) -> str:
    return render(parts, focus) if parts else ""


def _texts(texts: tuple[Text, ...], focus: Focus) -> tuple[tuple[str, str], ...]:
    return tuple((text.id, render(text.parts, focus)) for text in texts)
