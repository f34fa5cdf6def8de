"""Whether a cable says what is quoted from it: now, or in an earlier release."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from unicodedata import normalize

from diplomatic.document import Citable, Document, Unreadable, citables_of, page_text, read
from diplomatic.document.quoting import Found, find
from diplomatic.document.textfragments import directive_for, with_words
from diplomatic.lock.model import address, names
from diplomatic.lock.resolving import Resolver
from diplomatic.lock.texts import hashes_of

_MOST_ELSEWHERE = 10
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a quotation. ``address`` is the block that has it, or the one that was asked about.

    ``text`` is what stands there, from the first to the last quoted word; ``url`` leads to these words. ``since`` is the version
    since which the text is what it is. Where it has not the very words any more, ``stood_in`` is the newest release that has them,
    ``stood_at`` its page, and ``changed_in`` the first release after it that has not; empty where that is yet to come.
    ``elsewhere`` are other addresses that have them. ``has_gone``: whether the cable is no longer in the edition.
    """

    address: str
    found: Found | None = None
    text: str = ""
    url: str = ""
    since: str = ""
    stood_in: str = ""
    stood_at: str = ""
    changed_in: str = ""
    elsewhere: tuple[str, ...] = ()
    has_gone: bool = False

    @property
    def is_exact(self) -> bool:
        return self.found is not None and self.found.is_exact


def verify_departed(words: str, name: str, resolver: Resolver) -> Verified:
    """Look for a quotation from a cable that is no longer in the edition: in the releases alone.

    Raises:
        CannotRun: if a release cannot be read.
    """
    ident, anchor = names(name)
    stood_in, changed_in = _before(words, ident, anchor, resolver)
    document = resolver.library.frozen(stood_in, ident) if stood_in else None
    stood_at = resolver.url(document, anchor, stood_in) if document else ""
    return Verified(name, stood_in=stood_in, stood_at=stood_at, changed_in=changed_in, has_gone=True)


@dataclass(frozen=True, slots=True)
class _Place:
    citable: Citable
    found: Found


def verify(words: str, document: Document, anchor: str, resolver: Resolver) -> Verified:
    """Look for a quotation in a block of a cable, or in all of the cable.

    Raises:
        CannotRun: if a release cannot be read.
    """
    citables = _texts(document)
    asked = [citable for citable in citables if citable.anchor == anchor] if anchor else citables
    place = _best(words, asked)
    if place is None:
        elsewhere = (
            _elsewhere(words, document, citables, resolver)
            if anchor
            else list(_other_cables(words, document, resolver))
        )
        stood_in, changed_in = _before(words, document.id, anchor, resolver)
        return Verified(
            address(document.id, anchor),
            stood_in=stood_in,
            stood_at=_frozen_url(document, anchor, stood_in, resolver),
            changed_in=changed_in,
            elsewhere=tuple(elsewhere),
        )
    citable, found = place.citable, place.found
    text = normalize("NFC", citable.reading)[found.begin : found.stop]
    name = address(document.id, citable.anchor)
    stood_in, changed_in = ("", "") if found.is_exact else _before(words, document.id, citable.anchor, resolver)
    return Verified(
        name,
        found,
        text,
        _url(text, document, citable.anchor, resolver),
        _since(name, hashes_of(document)[citable.anchor], resolver),
        stood_in,
        _frozen_url(document, citable.anchor, stood_in, resolver),
        changed_in,
    )


def _texts(document: Document) -> list[Citable]:
    """What can be quoted from a cable. Of the whole, the text without the notes in its lines: a quotation runs on over them."""
    running = page_text(document).replace("\n", " ")
    return [citable if citable.anchor else replace(citable, reading=running) for citable in citables_of(document)]


def _best(words: str, citables: list[Citable]) -> _Place | None:
    """The shortest text that has the very words; else the one that has them with the fewest other words."""
    best: tuple[tuple[int, int, int], _Place] | None = None
    for citable in citables:
        found = find(words, citable.reading)
        if found:
            others = sum(difference.kind == "word" for difference in found.differences)
            rank = (others, len(found.differences), len(citable.reading))
            if best is None or rank < best[0]:
                best = rank, _Place(citable, found)
    return best[1] if best else None


def _before(words: str, ident: str, anchor: str, resolver: Resolver) -> tuple[str, str]:
    """The newest release that has the very words at an address, and the one after it that changed them."""
    later = ""
    for version in resolver.library.versions:
        document = resolver.library.frozen(version, ident)
        citables = _texts(document) if document else []
        place = _best(words, [citable for citable in citables if not anchor or citable.anchor == anchor])
        if place and place.found.is_exact:
            return version, later
        later = version
    return "", ""


def _since(name: str, digest: str, resolver: Resolver) -> str:
    entry = resolver.lock.entry(name) if resolver.lock else None
    return entry.since if entry and entry.is_there and entry.text == digest else ""


def _url(text: str, document: Document, anchor: str, resolver: Resolver) -> str:
    """The permanent address of the block, and of the words in it."""
    url = resolver.url(document, anchor)
    page = normalize("NFC", page_text(document))
    at = page.replace("\n", " ").find(text)
    directive = directive_for(page, at, at + len(text)) if at >= 0 and url else None
    return with_words(url, directive) if directive else url


def _frozen_url(document: Document, anchor: str, version: str, resolver: Resolver) -> str:
    return resolver.url(document, anchor, version) if version else ""


def _elsewhere(words: str, document: Document, citables: list[Citable], resolver: Resolver) -> list[str]:
    """Where the words stand in the same cable; if nowhere, where in the others."""
    place = _best(words, citables)
    if place and place.found.is_faithful:
        return [address(document.id, place.citable.anchor)]
    return list(_other_cables(words, document, resolver))


def _other_cables(words: str, document: Document, resolver: Resolver) -> Iterator[str]:
    """The first places in other cables. A file is parsed only if it has the longest word of the quotation."""
    longest = max((word for word in words.split() if word.isalnum()), key=len, default="").casefold()
    number = 0
    for path in resolver.library.paths:
        if path == document.path or number >= _MOST_ELSEWHERE:
            continue
        try:
            if len(longest) >= _SHORT and longest not in path.read_text("utf-8", errors="replace").casefold():
                continue
            other = read(path)
        except (OSError, Unreadable):
            continue
        place = _best(words, _texts(other))
        if place and place.found.is_faithful:
            number += 1
            yield address(other.id, place.citable.anchor)
