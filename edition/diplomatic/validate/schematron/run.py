"""One document being checked, with the other documents and the keys that its rules ask for."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin

from elementpath import DocumentNode, XPathContext, XPathNode

from diplomatic.document.reach import OutOfReach, Refused, path_of
from diplomatic.validate.schematron.focus import Focus
from diplomatic.validate.schematron.library import Library
from diplomatic.validate.schematron.model import Key, Schema
from diplomatic.validate.schematron.nodes import Context
from diplomatic.validate.schematron.scope import Scope
from diplomatic.validate.schematron.tree import Tree


class Run:
    """A schema at work on one document. It is the host of ``document()`` and ``key()``."""

    def __init__(self, schema: Schema, main: Tree, library: Library) -> None:
        self.schema = schema
        self.main = main
        self._library = library
        self._trees: dict[Path, Tree] = {main.path.resolve(): main}
        self._contexts: dict[int, XPathContext] = {}
        self._keys: dict[tuple[str, int], dict[str, list[XPathNode]]] = {}
        self._now = datetime.now(tz=UTC)

    @cached_property
    def scope(self) -> Scope:
        """The variables of the schema and its phase. They belong to the document that is checked."""
        scope = Scope(self.schema.lets)
        scope.focus = Focus(self, self.main, self.main.document, scope)
        return scope

    def scope_of(self, lets: Any, tree: Tree) -> Scope:
        """The variables of a pattern, for one document."""
        if not lets and tree is self.main:
            return self.scope
        scope = Scope(lets, self.scope)
        scope.focus = Focus(self, tree, tree.document, scope)
        return scope

    def context(self, tree: Tree) -> XPathContext:
        """The dynamic context at a document, to be copied. ``current-dateTime()`` is the same for the whole run."""
        known = self._contexts.get(id(tree))
        if known is None:
            known = Context(tree.xdm, current_dt=self._now)
            known.documents = _Documents(self)
            cast("Any", known).host = self
            self._contexts[id(tree)] = known
        return known

    def tree(self, path: Path) -> Tree:
        """Another document.

        Raises:
            Refused: if it may not be read, or cannot be.
        """
        real = path.resolve()
        if real not in self._trees:
            self._trees[real] = self._library.tree(path, self.main.path)
        return self._trees[real]

    def trees(self, nodes_or_uris: Iterable[tuple[str, str | None]]) -> list[Tree]:
        """The documents at some addresses, each with what it is relative to; each document once."""
        found = {id(tree): tree for uri, base in nodes_or_uris for tree in [self._at(uri, base)]}
        return list(found.values())

    def _at(self, uri: str, base: str | None) -> Tree:
        address = urljoin(base or self.main.uri, uri.strip())
        if "#" in address:
            raise OutOfReach(f"'{uri}' names a part of a document; only whole documents are read")
        return self.tree(path_of(address))

    def document(self, uri: str, base: str | None) -> DocumentNode:
        """The document node at an address."""
        return self._at(uri, base).xdm

    def key(self, name: str, values: list[str], within: XPathNode) -> list[XPathNode]:
        """The nodes of a document that a key has under one of some values (XSLT 2.0, 16.3.1).

        Raises:
            LookupError: if there is no such key.
        """
        keys = [key for key in self.schema.keys if key.name == name]
        if not keys:
            raise LookupError(f"there is no key '{name}' that can be run")
        tree = next((tree for tree in self._trees.values() if tree.owns(within)), self.main)
        index = self._keys.get((name, id(tree)))
        if index is None:
            index = self._keys[name, id(tree)] = self._index(keys, tree)
        found = {id(node): node for value in values for node in index.get(value, ())}
        return sorted(found.values(), key=lambda node: node.position)

    def _index(self, keys: list[Key], tree: Tree) -> dict[str, list[XPathNode]]:
        focus = Focus(self, tree, tree.document, self.scope)
        index: dict[str, list[XPathNode]] = {}
        for key in keys:
            for node in key.match.select(focus):
                for value in set(key.use.strings(focus.at(node))):
                    index.setdefault(value, []).append(tree.node(node))
        return index


class _Documents(dict[str, Any]):
    """The documents that ``doc()`` may ask ``elementpath`` for, read when they are."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __missing__(self, uri: str) -> DocumentNode:
        try:
            return self._run.document(uri, None)
        except OutOfReach:
            raise
        except Refused as error:
            raise KeyError(str(error)) from None
