"""What a page would ask for, as far as it can be seen without running anything."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from diplomatic.citable.checks._css import source_of, without_comments
from diplomatic.citable.page import Page
from diplomatic.citable.subject import FROZEN, files_in

_SOURCES = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "frame": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "form": ("action",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "body": ("background",),
}
_LOADING = frozenset(
    "stylesheet icon preload prefetch modulepreload preconnect dns-prefetch prerender manifest apple-touch-icon mask-icon".split()
)
_IN_CSS = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)|url\(\s*["']?([^"')]+)""", re.I)
_IN_SCRIPT = re.compile(
    r"""(?:\bfetch|\bimport|\bimportScripts|\bsendBeacon|\bnew\s+(?:WebSocket|EventSource|Worker|SharedWorker|Request)|\.load|\$\.get(?:JSON)?|\$\.ajax)\s*\(\s*["'`]((?:https?:|wss?:)?//[^"'`\s]+)"""
    r"""|\bimport\s[^"'`;]{0,200}?["'`]((?:https?:)?//[^"'`\s]+)|\bfrom\s*["'`]((?:https?:)?//[^"'`\s]+)"""
    r"""|\.open\s*\(\s*["'][A-Z]+["']\s*,\s*["'`]((?:https?:)?//[^"'`\s]+)|\.(?:src|href|action)\s*=\s*["'`]((?:https?:)?//[^"'`\s]+)"""
)

Request = tuple[etree._Element, str, str]


def requests_of(page: Page) -> Iterator[Request]:
    """What the HTML itself asks for: the element, the address, and what for."""
    for node in page.root.iter("*"):
        for name in _SOURCES.get(str(node.tag), ()):
            for address in _addresses(node.get(name) or "", name):
                yield node, address, _WORDS.get(str(node.tag), "a file")
        if style := node.get("style"):
            yield from ((node, address, "a file") for address in in_css(style))
        if node.tag == "style":
            yield from ((node, address, "a style sheet or font") for address in in_css(node.text or ""))
        elif node.tag == "script" and "json" not in (node.get("type") or ""):
            yield from ((node, address, "data") for address, _ in in_script(node.text or ""))
        elif node.tag == "link" and not _LOADING.isdisjoint((node.get("rel") or "").casefold().split()):
            yield node, (node.get("href") or "").strip(), "a style sheet, font or icon"


_WORDS = {
    "script": "a script",
    "img": "a picture",
    "iframe": "a frame",
    "form": "what a form sends",
    "video": "a film",
    "audio": "a sound",
}


def _addresses(value: str, name: str) -> Iterator[str]:
    if name == "srcset":
        yield from (part.split()[0] for part in value.split(",") if part.split())
    elif value.strip():
        yield value.strip()


def in_css(css: str) -> Iterator[str]:
    """The addresses in a style sheet."""
    yield from (match[1] or match[2].strip() for match in _IN_CSS.finditer(without_comments(css)))


def in_script(script: str) -> Iterator[tuple[str, int]]:
    """The addresses of other hosts that a script asks, where they are written out, with their lines."""
    for match in _IN_SCRIPT.finditer(script):
        yield next(group for group in match.groups() if group), script.count("\n", 0, match.start()) + 1


def requests_of_files(site: Path) -> Iterator[tuple[Path, int | None, str, str]]:
    """What the style sheets and scripts of a site ask other hosts for: file, line, address, and which it is."""
    for path in files_in(site, {".css", ".js", ".mjs"}):
        if path.relative_to(site).parts[0] == FROZEN:
            continue
        source = source_of(path)
        if path.suffix == ".css":
            for address in in_css(source):
                if address.startswith(("http:", "https:", "//")):
                    yield path, source.count("\n", 0, source.find(address)) + 1, address, "the style sheet"
        else:
            yield from ((path, line, address, "the script") for address, line in in_script(source))
