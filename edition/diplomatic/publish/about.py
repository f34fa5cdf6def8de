"""The about page: what the editor says of the edition, then what its settings and the headers of its cables say."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from lxml import etree

from diplomatic import __version__, customization
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Facts, Statements, fold
from diplomatic.document.statements import canonical
from diplomatic.document.tei import XML_ID, first, language_of, piece
from diplomatic.publish import addresses, citing
from diplomatic.publish.headers import context_of, taken
from diplomatic.publish.registers import usual_place
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step, digest

_LABELLED = ("translator", "encoder")
"""The responsibilities that have a label; others are called as the header calls them."""
_SETTINGS = ("subtitle", "version", "publisher", "rights", "url")


def offer(site: Site) -> None:
    """Put the page into the navigation."""
    site.offer(addresses.ABOUT, key="about")


def steps(site: Site, about: etree._Element, findings: Sequence[Diagnostic] = ()) -> Iterator[Step]:
    """The page. ``about`` is what the editor wrote, and ``findings`` what was found in it."""
    content = etree.tostring(about)
    inputs = {
        **site.inputs,
        "page": digest(content, *map(str, findings)),
        "facts": site.index.cards,
        "registers": site.register_states,
    }
    yield Step(addresses.ABOUT, inputs, partial(_make, content, tuple(findings)))


def _make(about: bytes, findings: tuple[Diagnostic, ...], site: Site) -> Iterator[File]:
    path = addresses.ABOUT
    settings = {key: site.config.text("edition", key) for key in _SETTINGS}
    data = etree.Element("about-page", settings, name=site.config.text("edition", "title"), changed=site.index.changed)
    data.append(etree.fromstring(about))
    data.extend(_responsible(site, path))
    data.extend(_licences(site, path))
    data.extend(_contents(site, path))
    etree.SubElement(data, "tool", name="Diplomatic", version=__version__)
    for key, target in _pages(site):
        etree.SubElement(data, "page", key=key, href=addresses.link(target, path))
    context = context_of(data, path, site)
    citing.cite_edition(site, context)
    made = site.rendered(path, "about-page.xsl", data, etree.tostring(context))
    yield File(path, made.content, [*findings, *made.warnings])


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    """The pages that say more, each with the key of its label."""
    yield "principles", addresses.PRINCIPLES
    yield "bibliography", addresses.SOURCES
    yield "encoding-guidelines", f"{customization.GUIDELINES}index.html"
    if site.data:
        yield "data", site.data


def _responsible(site: Site, page: str) -> Iterator[etree._Element]:
    """A ``role`` for each responsibility that a header states, with all who bear it, each once."""
    roles: dict[tuple[str, str, str], dict[str, Facts]] = {}
    for xml, cable in _distinct(site, lambda statements: statements.responsible):
        statement = piece(xml)
        known, resp = statement.get(XML_ID, ""), first(statement, "t:resp")
        words = "" if resp is None else fold("".join(map(str, resp.itertext())))
        role = (known, "", "") if known in _LABELLED else ("", words, language_of(statement))
        names = roles.setdefault(role, {})
        for name in statement:
            if name is not resp:
                names.setdefault(canonical(name), cable)
    for (key, words, language), names in roles.items():
        found = etree.Element("role", key=key, name=words, lang=language)
        found.extend(taken(xml, cable, page, site) for xml, cable in names.items())
        yield found


def _distinct(site: Site, kind: Callable[[Statements], Sequence[str]]) -> Iterator[tuple[str, Facts]]:
    """Each statement of a kind once, with the first cable that makes it."""
    seen = set[str]()
    for cable in site.index.cables:
        for xml in kind(cable.statements):
            if xml not in seen:
                seen.add(xml)
                yield xml, cable


def _licences(site: Site, page: str) -> Iterator[etree._Element]:
    for xml, cable in _distinct(site, lambda statements: statements.licences):
        licence = etree.Element("licence")
        licence.append(taken(xml, cable, page, site))
        yield licence


def _contents(site: Site, page: str) -> Iterator[etree._Element]:
    """How many cables there are, and each register with its TEI file."""
    href = addresses.link(addresses.CHRONOLOGY, page)
    yield etree.Element("cables", count=str(len(site.index.cables)), href=href)
    for register in sorted(site.registers, key=lambda register: usual_place(register.path.stem)):
        name = register.path.stem
        tei = addresses.link(addresses.register(name, "xml"), page)
        yield etree.Element("register", kind=name, href=addresses.link(addresses.register(name), page), tei=tei)
