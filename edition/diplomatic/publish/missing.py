"""The page that a server shows where there is none: ``404.html``. It may stand for any address, so none in it is relative."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from lxml import etree

from diplomatic.publish import addresses
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step, digest


def steps(site: Site) -> Iterator[Step]:
    """The page: its style is in it, and its links begin at the root of the server."""
    path, base = addresses.MISSING, _base(site)
    context = site.context(path)
    for page in context.iter("page"):
        page.set("href", base + page.get("href", ""))
    around = etree.tostring(context)
    data = etree.Element("missing", start=base, chronology=base + addresses.CHRONOLOGY)
    for register in site.edition.registers:
        name = register.path.stem
        etree.SubElement(data, "register", kind=name, href=base + quote(addresses.register(name)))
    css = site.renderer.css()

    def make(_: Path) -> Iterator[File]:
        parameters = {"css-href": "", "css-text": css, "home-href": base}
        yield site.rendered(path, "missing.xsl", data, around, **parameters)

    yield Step(path, digest(site.base, css, etree.tostring(data), around), make)


def _base(site: Site) -> str:
    """The path of the edition on its server: that of its address in the settings, or the root."""
    return urlsplit(site.config.text("edition", "url")).path.rstrip("/") + "/"
