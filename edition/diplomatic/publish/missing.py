"""The page that a server shows where there is none: ``404.html``. It may stand for any address, so none in it is relative."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote, urlsplit

from lxml import etree

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.publish import addresses
from diplomatic.publish.registers import usual_place
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step, digest


def steps(site: Site) -> Iterator[Step]:
    """The page: its style is in it, and its links begin at the root of the server.

    Raises:
        CannotRun: if the address of the edition is none.
    """
    path, base = addresses.MISSING, _base(site)
    context = site.context(path)
    for part in context.iter():
        if address := part.get("href"):
            part.set("href", base + address)
    around = etree.tostring(context)
    data = etree.Element("missing", start=base, chronology=base + addresses.CHRONOLOGY)
    if site.search:
        data.set("search", base + site.search)
    for register in sorted(site.registers, key=lambda register: usual_place(register.path.stem)):
        name = register.path.stem
        etree.SubElement(data, "register", kind=name, href=base + quote(addresses.register(name)))
    css = site.renderer.css("missing")

    inputs = {"markup": site.markup, "page": digest(css, base, etree.tostring(data), around)}
    yield Step(path, inputs, partial(_make, etree.tostring(data), around, css, base))


def _make(data: bytes, around: bytes, css: str, base: str, site: Site) -> Iterator[File]:
    parameters = {"css-href": "", "css-text": css, "home-href": base}
    yield site.rendered(addresses.MISSING, "missing.xsl", etree.fromstring(data), around, **parameters)


def _base(site: Site) -> str:
    """The path of the edition on its server: that of its address in the settings, or the root."""
    try:
        path = urlsplit(site.config.text("edition", "url")).path.strip("/")
    except ValueError as error:
        where = Location(site.config.path, site.config.line_of("url"))
        raise CannotRun(f"edition.url is not an address: {error}", where=where, hint="Write https://…/") from None
    return f"/{quote(path, safe='/%')}/" if path else "/"
