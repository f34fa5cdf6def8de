"""Whatever editors do, no published address is lost unseen.

A model of an edition, edited at random: the texts as they are, and by address what was published last. The real guard, the real
lock and its file stand beside it. The model knows nothing of hashes, of lines, or of how the guard looks for things.
"""

import re
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from diplomatic.config import Config
from diplomatic.document import read_text
from diplomatic.lock import NAME, Breach, Cable, Fates, Guard, Kind, Present, moved, of_edition, read, write

from .editions import cable

ERRORS = {Kind.GONE, Kind.CHANGED, Kind.MOVED, Kind.LEADS_NOWHERE, Kind.STILL_THERE, Kind.NO_REASON}
LONG = [f"A paragraph number {number} that is long enough to be told apart from every other." for number in range(4)]
TEXTS = st.sampled_from([*LONG, "Top Secret", "No."])
IDENTS = st.sampled_from(["a", "b", "c-1"])
ANCHORS = st.sampled_from(["p1", "p2", "p10"])
ADDRESSES = st.one_of(IDENTS, st.builds("{}#{}".format, IDENTS, ANCHORS))


class Editing(RuleBasedStateMachine):
    """An edition, its editors, and its releases."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.cables: dict[str, dict[str, str]] = {"a": {"p1": LONG[0], "p2": LONG[1]}, "b": {"p1": "Top Secret"}}
        self.redirects: dict[str, str] = {}
        self.tombstones: dict[str, str] = {}
        self.version: tuple[int, ...] = (1, 0, 0)
        self.released: tuple[int, ...] = (0, 0, 0)
        self.published: dict[str, str] = {}

    def teardown(self) -> None:
        self.folder.cleanup()

    # What editors do

    @rule(ident=IDENTS, anchor=ANCHORS, text=TEXTS)
    def write_text(self, ident: str, anchor: str, text: str) -> None:
        self.cables.setdefault(ident, {})[anchor] = text

    @rule(ident=IDENTS, anchor=ANCHORS)
    def delete_block(self, ident: str, anchor: str) -> None:
        self.cables.get(ident, {}).pop(anchor, None)

    @rule(ident=IDENTS, old=ANCHORS, new=ANCHORS)
    def rename_id(self, ident: str, old: str, new: str) -> None:
        blocks = self.cables.get(ident, {})
        if old in blocks and new not in blocks:
            blocks[new] = blocks.pop(old)

    @rule(ident=IDENTS, other=IDENTS, anchor=ANCHORS)
    def move_block(self, ident: str, other: str, anchor: str) -> None:
        if ident != other and other in self.cables and anchor in self.cables.get(ident, {}):
            self.cables[other][anchor] = self.cables[ident].pop(anchor)

    @rule(ident=IDENTS, one=ANCHORS, two=ANCHORS)
    def swap_ids(self, ident: str, one: str, two: str) -> None:
        blocks = self.cables.get(ident, {})
        if one in blocks and two in blocks:
            blocks[one], blocks[two] = blocks[two], blocks[one]

    @rule(ident=IDENTS, one=ANCHORS, two=ANCHORS)
    def merge_blocks(self, ident: str, one: str, two: str) -> None:
        blocks = self.cables.get(ident, {})
        if one != two and one in blocks and two in blocks:
            blocks[one] += " " + blocks.pop(two)

    @rule(ident=IDENTS)
    def delete_cable(self, ident: str) -> None:
        self.cables.pop(ident, None)

    @rule(old=IDENTS, new=IDENTS)
    def rename_cable(self, old: str, new: str) -> None:
        if old in self.cables and new not in self.cables:
            self.cables[new] = self.cables.pop(old)

    @rule(part=st.integers(0, 2))
    def raise_version(self, part: int) -> None:
        self.version = (*self.version[:part], self.version[part] + 1, *(0,) * (2 - part))

    @rule(address=ADDRESSES, other=ADDRESSES)
    def redirect(self, address: str, other: str) -> None:
        self.redirects[address] = other

    @rule(address=ADDRESSES, reason=st.sampled_from(["Withdrawn.", ""]))
    def withdraw(self, address: str, reason: str) -> None:
        self.tombstones[address] = reason

    @rule()
    @precondition(lambda self: self.redirects or self.tombstones)
    def forget_what_went(self) -> None:
        for table in (self.redirects, self.tombstones):
            if table:
                table.popitem()

    @rule()
    def mend_what_is_declared(self) -> None:
        """What a careful editor does: each address that went, and of which nothing true is said, is withdrawn; no other is."""
        here = self.here()
        self.redirects = {a: t for a, t in self.redirects.items() if a not in here and t in here}
        self.tombstones = {a: "Why." for a in self.published if a not in here and not self.leads(a)}

    @initialize()
    def first_release(self) -> None:
        self.release()
        assert self.published

    @rule()
    def release(self) -> None:
        if [found for found in self.breaches() if found.kind in ERRORS] or self.version <= self.released:
            return
        config = self.config()
        before = of_edition(config)
        after = moved(before, self.present(), self.text_of_version(), Fates.of(config))
        write(self.root / NAME, after)
        lock = read(self.root / NAME)
        assert lock == after
        entries = dict(lock.entries())
        assert set(entries) == {*self.published, *self.here()}
        for address, entry in dict(before.entries() if before else ()).items():
            assert entries[address].first == entry.first
        for address, entry in entries.items():
            assert entry.is_there is (address in self.here())
        self.released = self.version
        self.published |= self.here()

    # What is true

    def here(self) -> dict[str, str]:
        """The texts by address, as the editors see them."""
        found = {f"{ident}#{anchor}": text for ident, blocks in self.cables.items() for anchor, text in blocks.items()}
        return {**{ident: " ".join(blocks.values()) for ident, blocks in self.cables.items()}, **found}

    def leads(self, address: str, ways: int = 20) -> bool:
        """Whether whoever follows an address comes to a text, or to a reason."""
        here, ident = self.here(), address.partition("#")[0]
        if address in here:
            return True
        if not ways:
            return False
        for known in (address, ident):
            if known in self.redirects:
                target = self.redirects[known]
                like = address.replace(ident, target, 1)
                return (known == ident and like in here) or self.leads(target, ways - 1)
            if known in self.tombstones:
                return bool(self.tombstones[known].strip())
        return False

    @invariant()
    def nothing_is_lost_unseen(self) -> None:
        found = self.breaches()
        here = self.here()
        for address, text in self.published.items():
            ident = address.partition("#")[0]
            if not self.leads(address):
                self.is_said(found, ERRORS, address, ident, *self.blamed(address))
            elif address in here and here[address] != text:
                kinds = ERRORS if self.version <= self.released else {*ERRORS, Kind.TO_BE_CHANGED}
                inside = (
                    [other for other in self.published if other.startswith(f"{ident}#")] if address == ident else []
                )
                self.is_said(found, kinds, address, *inside)

    @invariant()
    def what_is_as_it_was_is_not_reported(self) -> None:
        here, said = self.here(), {*self.redirects, *self.tombstones}
        if not said and all(here.get(address) == text for address, text in self.published.items()):
            assert self.breaches() == []

    @invariant()
    def a_text_that_is_released_was_seen_to_change(self) -> None:
        """The lock of the file is what the model has published."""
        lock = of_edition(self.config())
        assert {*dict(lock.entries() if lock else ())} == {*self.published}

    def blamed(self, address: str) -> list[str]:
        """The addresses that a broken redirect of an address leads through: the fault may be said of any of them."""
        return (
            [*self.redirects, *self.tombstones]
            if address.partition("#")[0] in {*self.redirects, *self.tombstones} or address in self.redirects
            else []
        )

    @staticmethod
    def is_said(found: list[Breach], kinds: set[Kind], *addresses: str) -> None:
        messages = [breach.message for breach in found if breach.kind in kinds]
        patterns = [rf"(?<![\w#-]){re.escape(address)}(?![\w#-])" for address in addresses]
        assert any(re.search(pattern, message) for pattern in patterns for message in messages), (addresses, messages)

    # The real parts

    def text_of_version(self) -> str:
        return ".".join(map(str, self.version))

    def config(self) -> Config:
        tables = {"redirects": self.redirects, "tombstones": self.tombstones}
        return Config(self.root, {"edition": {"version": self.text_of_version()}, **tables})

    def present(self) -> Present:
        texts = ((ident, cable(ident, blocks)) for ident, blocks in self.cables.items())
        return Present.of(Cable.of(read_text(Path(f"{ident}.xml"), text)) for ident, text in texts)

    def breaches(self) -> list[Breach]:
        guard = Guard.of(self.config())
        return guard.breaches(self.present()) if guard else []


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
