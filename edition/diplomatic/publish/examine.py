"""One text, read and checked by itself: the first half of a build, done by workers. What they give can be kept, and sent anywhere.

A text gives its facts, its names with the words around them, what was found in it, and what the rules asked about other files.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from os.path import normpath
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from diplomatic import checksums, customization
from diplomatic.config import Config
from diplomatic.config.schema import schema_path
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, Facts, Mention, Registers, Statements, Unreadable, facts_of, mentions_of, read
from diplomatic.document.reading import content_of, read_bytes
from diplomatic.document.tei import select
from diplomatic.lock import Fates, Guard
from diplomatic.publish.sources import transcripts_of
from diplomatic.publish.step import digest
from diplomatic.publish.store import Packing
from diplomatic.validate import EditionContext, Schema, Validator
from diplomatic.validate.corpus import DocumentFacts
from diplomatic.validate.edition import Question
from diplomatic.validate.suppression import has_instructions
from diplomatic.workers import once

SENDER, ADDRESSEE, RECIPIENT, IN_TEXT = 1, 2, 4, 8
"""What a register entry is in a cable; one may be several."""


@dataclass(frozen=True)
class Law:
    """What every text of an edition is checked with. ``state`` is the digest of all of it."""

    config: Config
    registers: tuple[Path, ...]
    is_guarded: bool
    state: str


NAMED = "edition/"
"""What the names of the files of an edition begin with, among the sources; the rest is their place."""


class Source(NamedTuple):
    """A text that is to be examined: its name among the sources, its kind (``cable`` or ``register``), its file."""

    name: str
    kind: str
    file: Path


class Named(NamedTuple):
    """A register entry in a cable: its file and id, where the text names it first, what it is there, and the mentions."""

    file: str
    id: str
    place: int
    roles: int
    mentions: str


class Examined(NamedTuple):
    """A text as it is kept. What is packed is JSON; ``card`` is the digest of the facts, ``refs`` the entries it points at.

    ``is_judged`` says that it has suppressions of its own, so that a judge has to see it again.
    """

    name: str
    kind: str
    digest: str
    id: str = ""
    day: str = ""
    changed: str = ""
    card: str = ""
    facts: str = ""
    statements: str = ""
    corpus: str = ""
    findings: str = "[]"
    is_judged: bool = False
    refs: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, int, str], ...] = ()
    named: tuple[Named, ...] = ()
    asked: tuple[tuple[str, str, str], ...] = ()


class Packer:
    """How the parts of a text are packed; ``place`` names a file by its place in the edition."""

    def __init__(self, root: Path) -> None:
        self._root, self._resolved = root, root.resolve()
        self.place = lru_cache(65536)(self._place)

    @cached_property
    def facts(self) -> Packing[Facts]:
        return Packing(Facts, self._root)

    @cached_property
    def statements(self) -> Packing[Statements]:
        return Packing(Statements, self._root)

    @cached_property
    def mentions(self) -> Packing[tuple[Mention, ...]]:
        return Packing(tuple[Mention, ...], self._root)

    @cached_property
    def corpus(self) -> Packing[DocumentFacts]:
        return Packing(DocumentFacts, self._root)

    @cached_property
    def findings(self) -> Packing[list[Diagnostic]]:
        return Packing(list[Diagnostic], self._root)

    def _place(self, file: Path) -> str:
        """A resolved file, by its place in the edition."""
        return (
            file.relative_to(self._resolved).as_posix()
            if file.is_relative_to(self._resolved)
            else f"/{file.as_posix()}"
        )

    def file(self, place: str) -> Path:
        """The resolved file of a place."""
        return Path(place[1:]) if place.startswith("/") else self._resolved / place


def examine(law: Law, sources: Sequence[Source]) -> list[Examined]:
    """Read and check texts, each by itself.

    Raises:
        CannotRun: if the schema or the registers cannot be used.
    """
    court = once(law, _court)
    return [court.examine(source) for source in sources]


_last: "list[_Court]" = []


def forget() -> None:
    """Forget what the texts of the last build were checked with."""
    _last.clear()


def _court(law: Law) -> "_Court":
    """The court of a law; that of the last build, where the edition and its law are the same: the preview builds with each save."""
    root = law.config.root.resolve()
    if not (_last and law.state and (_last[0].state, _last[0].root) == (law.state, root)):
        _last[:] = [_Court(law)]
    _last[0].forget()
    return _last[0]


class _Court:
    """The law of an edition in one worker: its schema compiled, its rules loaded."""

    def __init__(self, law: Law) -> None:
        config = law.config
        self.state, self.root = law.state, config.root.resolve()
        registers = Registers.of(readable(law.registers))
        # With a guard the texts are hashed; who compares has the lock.
        guard = Guard(None, Fates.of(config), config) if law.is_guarded else None
        self._edition = EditionContext(registers, self.root, guard=guard)
        self._validator = Validator(Schema(schema_path(config)), self._edition, more=customization.rules(config))
        self._registers = registers
        self._packer = Packer(config.root)
        self._folder = transcripts_of(config).resolve()

    def forget(self) -> None:
        """Forget what other files answered: they may have changed."""
        self._edition.forget()

    def examine(self, source: Source) -> Examined:
        content = b""
        try:
            content = content_of(source.file)
            document = read_bytes(source.file, content)
        except Unreadable as error:
            return Examined(
                source.name,
                "unread",
                checksums.digest(content),
                source.file.stem,
                findings=self._packer.findings.pack([error.diagnostic]),
            )
        found = self._validator.examine(document)
        assert found.facts is not None
        examined = Examined(
            source.name,
            source.kind,
            checksums.digest(content),
            document.id,
            corpus=self._packer.corpus.pack(found.facts),
            findings=self._packer.findings.pack(found.findings),
            is_judged=has_instructions(document),
            asked=tuple(self._asked(found.asked)),
        )
        return self._with_facts(examined, document) if source.kind == "cable" else examined

    def _with_facts(self, examined: Examined, document: Document) -> Examined:
        packer, facts = self._packer, facts_of(document)
        statements = packer.statements.pack(facts.statements)
        packed = packer.facts.pack(_without_statements(facts))
        links = [("answers", number, pointer) for number, pointer in enumerate(facts.answers)]
        links += [("cites", number, pointer) for number, pointer in enumerate(facts.cites)]
        return examined._replace(
            day=facts.day or "~",
            changed=facts.changed,
            card=digest(packed, statements)[:32],
            facts=packed,
            statements=statements,
            refs=tuple(sorted({self._target(pointer, document) for pointer in _pointers(document)})),
            links=(
                *(
                    (kind, number, NAMED + packer.place(self._registers.file_of(pointer, document.path)))
                    for kind, number, pointer in links
                ),
                *(("transcript", 0, NAMED + packer.place(file)) for file in self._transcripts(document)),
            ),
            named=tuple(self._named(document, facts)),
        )

    def _transcripts(self, document: Document) -> Iterator[Path]:
        """The transcripts that the header points at, where the links of its page lead to them."""
        folder = self._folder
        for ref in select(document.root, "t:teiHeader//t:bibl//t:ref[@target]"):
            target = unquote(ref.get("target", ""))
            file = (document.path.parent / target.replace("\0", "%00")).resolve()
            if (
                file.is_relative_to(folder)
                and normpath(f"cables/{target}") == f"transcripts/{file.relative_to(folder).as_posix()}"
            ):
                yield file

    def _named(self, document: Document, facts: Facts) -> Iterator[Named]:
        roles: dict[tuple[str, str], int] = {}
        mentions: dict[tuple[str, str], list[Mention]] = {}
        for role, act in ((SENDER, facts.sent), (ADDRESSEE, facts.received)):
            for name in (*act.names, act.place):
                if name.ref:
                    target = self._target(name.ref, document)
                    roles[target] = roles.get(target, 0) | role
        for mention in mentions_of(document):
            target = self._target(mention.ref, document)
            roles[target] = roles.get(target, 0) | (RECIPIENT if mention.is_recipient else IN_TEXT)
            if not mention.is_recipient:
                mentions.setdefault(target, []).append(mention)
        order = {target: place for place, target in enumerate(mentions)}
        for (file, ident), role in roles.items():
            own = tuple(mentions.get((file, ident), ()))
            yield Named(file, ident, order.get((file, ident), -1), role, self._packer.mentions.pack(own))

    def _target(self, pointer: str, document: Document) -> tuple[str, str]:
        """The file and the id that a pointer names; only the first of several addresses counts."""
        first = (pointer.split() or [""])[0]
        return self._packer.place(self._registers.file_of(first, document.path)), unquote(first.partition("#")[2])

    def _asked(self, asked: Mapping[Question, object]) -> Iterator[tuple[str, str, str]]:
        for (about, file), answer in asked.items():
            plain = sorted(answer) if isinstance(answer, frozenset) else answer
            yield about, self._packer.place(file), json.dumps(plain, ensure_ascii=False)


def _pointers(document: Document) -> set[str]:
    found = {
        element.get("ref", "").partition(" ")[0]
        for element in document.root.iter("{*}persName", "{*}placeName", "{*}orgName")
    }
    return found - {""}


def _without_statements(facts: Facts) -> Facts:
    """The facts without what most cables state alike, which is kept once for all of them."""
    return replace(facts, statements=Statements())


def readable(files: Sequence[Path]) -> Iterator[Document]:
    """The documents in files, but for those that cannot be read: each of these has a finding of its own."""
    for file in files:
        try:
            yield read(file)
        except Unreadable:  # it is reported where it is examined itself
            continue
