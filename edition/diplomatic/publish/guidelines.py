"""The guidelines of the encoding: pages of the schema, which say of which version of the edition they are, as all others do."""

from collections.abc import Iterator
from html import escape

from lxml import etree

from diplomatic import customization
from diplomatic.labels import in_words, label
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step
from diplomatic.publish.versions import RELATIONS


def step(site: Site) -> Step:
    """The step that makes them."""
    inputs = {"markup": site.base, "site": site.versions.state, "changed": site.index.changed}
    return Step(customization.GUIDELINES, inputs, _make)


def _make(site: Site) -> Iterator[File]:
    language = site.language
    imprint = [f"{label('version', language)} {site.versions.number}"] if site.versions.number else []
    if site.index.changed:
        imprint.append(f"{label('texts-as-of', language)} {in_words(site.index.changed, language)}")
    for name, content in customization.guidelines(site.config, imprint):
        known = site.versions.element(name) if name.endswith(".html") else None
        yield File(name, content if known is None else _with_version(content, known, language))


def _with_version(page: bytes, version: etree._Element, language: str) -> bytes:
    """A page of the schema, which no sheet of the site lays out, with what ``version.xsl`` writes into the others."""
    found = {str(link.tag): escape(link.get("href", "")) for link in version}
    links = "".join(f'<link rel="{RELATIONS[name]}" href="{href}">' for name, href in found.items())
    page = page.replace(b"</head>", f"{links}</head>".encode(), 1)
    if not version.get("frozen"):
        return page
    words = label("version-of", language).format(
        version=version.get("number"), date=in_words(version.get("date", ""), language)
    )
    latest = f'<a href="{found["latest"]}">{escape(label("latest-version", language))}</a>'
    return page.replace(b"</header>", f'<p class="notice version">{escape(words)} – {latest}</p></header>'.encode(), 1)
