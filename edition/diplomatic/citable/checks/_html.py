"""What of HTML and WCAG can be asked of a page without a browser."""

from collections.abc import Iterator

from lxml import etree

from diplomatic.citable.outcome import Finding
from diplomatic.citable.page import Page, visible

_NOT_TYPED = frozenset({"hidden", "submit", "button", "reset", "image"})


def faults_of(page: Page) -> Iterator[Finding]:
    """What is wrong with the page as HTML."""
    if not page.content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower().startswith((b"<!doctype html", b"<?xml")):
        yield page.at(None, "the page does not begin with <!DOCTYPE html>", "write it as the first line")
    if not (page.root.get("lang") or page.root.get("xml:lang") or "").strip():
        yield page.at(page.root, "the page does not say its language", 'write <html lang="…">')
    if not any(visible_title(page)):
        yield page.at(None, "the page has no title", "write a title that tells it from the others")
    if next(page.all("h1", "h2"), None) is None:
        yield page.at(None, "the page has no heading", "write its title as h1")
    if next(page.all("main"), None) is None and not any(node.get("role") == "main" for node in page.root.iter("*")):
        yield page.at(None, "the page has no main part", "put what it is about into <main>")
    for picture in page.all("img"):
        if picture.get("alt") is None and picture.get("role") != "presentation":
            yield page.at(picture, "the picture has no text", 'write alt="…", empty where it is an ornament')
    yield from _fields(page)


def visible_title(page: Page) -> str:
    """The words of the ``title``."""
    return "".join("".join(map(str, title.itertext())) for title in page.all("title") if _is_of_head(title)).strip()


def _is_of_head(title: etree._Element) -> bool:
    return all(parent.tag != "svg" for parent in title.iterancestors())


def _fields(page: Page) -> Iterator[Finding]:
    labelled = {label.get("for") for label in page.all("label")}
    for field in page.all("input", "select", "textarea"):
        is_typed = (field.get("type") or "").casefold() not in _NOT_TYPED and not _is_hidden(field)
        if is_typed and field.get("id") not in labelled and not _is_named(field):
            yield page.at(field, "the field has no label", "write a label, or aria-label")
    for button in page.all("button"):
        has_words = visible(button) or any(picture.get("alt") for picture in button.iter("img"))
        if not (has_words or _is_hidden(button) or _is_named(button)):
            yield page.at(button, "the button has no words", "write what it does, or aria-label")


def _is_hidden(field: etree._Element) -> bool:
    return any("hidden" in node.attrib for node in (field, *field.iterancestors()))


def _is_named(field: etree._Element) -> bool:
    names = ("aria-label", "aria-labelledby", "title")
    return any(field.get(name) for name in names) or any(parent.tag == "label" for parent in field.iterancestors())
