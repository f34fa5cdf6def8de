"""The feed of the edition (Atom, RFC 4287): the texts that changed last, for whoever follows them."""

from collections.abc import Iterator
from heapq import nlargest
from operator import itemgetter

from lxml import etree

from diplomatic import __version__
from diplomatic.document import Facts, fold
from diplomatic.document.tei import XML_LANG, select
from diplomatic.publish import addresses
from diplomatic.publish.exchange.ground import Ground, at_hand, child, day_of
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 50
_CHANGES = "t:teiHeader/t:revisionDesc//t:change[@when]"


def offered(ground: Ground) -> bool:
    """Whether there is one: a feed names its author, and says when it changed."""
    return bool(ground.responsible) and bool(day_of(ground.site.index.changed))


def steps(ground: Ground) -> Iterator[Step]:
    """The step that makes the file."""
    if offered(ground):
        yield Step(addresses.FEED, ground.inputs, _make, can_wait=True)


def _make(site: Site) -> Iterator[File]:
    yield File(addresses.FEED, feed_of(at_hand(site)))


def feed_of(ground: Ground) -> bytes:
    """The whole file. A text whose header names no day of a change is not in it."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    feed.set(XML_LANG, ground.site.language)
    changed = sorted((ident, day) for ident, change in ground.site.index.changes() if (day := day_of(change)))
    newest = [ground.site.index.cable(ident) for ident, _ in nlargest(_MOST, changed, key=itemgetter(1))]
    child(feed, "id", ground.url)
    child(feed, "title", ground.setting("title"))
    child(feed, "subtitle", subtitle) if (subtitle := ground.setting("subtitle")) else None
    child(feed, "updated", _moment(newest[0]))
    child(child(feed, "author"), "name", ground.responsible)
    child(feed, "link", rel="self", type="application/atom+xml", href=ground.at(addresses.FEED))
    child(feed, "link", rel="alternate", type="text/html", href=ground.url)
    child(feed, "generator", "Diplomatic", version=__version__)
    child(feed, "rights", rights) if (rights := ground.setting("rights")) else None
    for cable in newest:
        _entry(ground, feed, cable)
    return etree.tostring(feed, xml_declaration=True, encoding="UTF-8") + b"\n"


def _entry(ground: Ground, feed: etree._Element, cable: Facts) -> None:
    entry = child(feed, "entry")
    address = ground.permanent(cable)
    child(entry, "id", address)
    title = child(entry, "title", cable.title)
    if cable.title_language:
        title.set(XML_LANG, cable.title_language)
    child(entry, "updated", _moment(cable))
    for name in cable.sent.names:
        if name.text:
            child(child(entry, "author"), "name", name.text)
    child(entry, "link", rel="alternate", type="text/html", href=address)
    child(entry, "link", rel="alternate", type="application/tei+xml", href=ground.tei(cable))
    if said := _change(ground, cable):
        child(entry, "summary", said)


def _change(ground: Ground, cable: Facts) -> str:
    """What the header says of the last change."""
    changes = select(ground.document(cable).root, _CHANGES)
    last = next((change for change in changes if change.get("when") == cable.changed), None)
    return "" if last is None else fold("".join(map(str, last.itertext()))).strip()


def _moment(cable: Facts) -> str:
    """The day of the last change as RFC 3339 writes a moment: its beginning."""
    return f"{day_of(cable.changed)}T00:00:00Z"
