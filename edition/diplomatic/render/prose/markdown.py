"""A page in Markdown (CommonMark 0.31, with the tables and strikethrough of GitHub). Raw HTML is shown as the text it is."""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from diplomatic.diagnostics import Code, Diagnostic, Location
from diplomatic.document import Unreadable
from diplomatic.document.codes import TOO_LARGE
from diplomatic.document.reading import content_of
from diplomatic.limits import MAX_PAGE_DEPTH
from diplomatic.render.prose import codes
from diplomatic.render.prose.headings import level, opening, slugs, words
from diplomatic.render.prose.page import Links, Page, Written

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIDES = {"text-align:left": "start", "text-align:center": "center", "text-align:right": "end"}


class MarkdownPage(Page):
    """A Markdown file; its first heading is its title.

    Raises:
        Unreadable: if it cannot be opened, is not UTF-8, or is too large or too deeply nested.
    """

    def __init__(self, path: Path, name: str, language: str) -> None:
        self.path, self.name, self.language = path, name, language
        self._tokens = _parser().parse(_text_of(path))
        if _depth(self._tokens) > MAX_PAGE_DEPTH:
            message = f"lists, quotations or emphasis stand more than {MAX_PAGE_DEPTH} deep"
            raise Unreadable(TOO_LARGE.at(Location(path), message, "look at how this page was made"))
        opened = [place for place, token in enumerate(self._tokens) if token.type == "heading_open"]
        titles = [_words(self._tokens[place + 1].children or []) for place in opened]
        ids = list(slugs(titles))
        for place, slug in zip(opened, ids, strict=True):
            self._tokens[place].attrSet("id", slug)
        self.title = next(iter(titles), "")
        self.ids = frozenset(ids)

    def write(self, links: Links) -> Written:
        tokens, settled = deepcopy(self._tokens), _Settled(self, links)
        line = 1
        for token in tokens:
            line = token.map[0] + 1 if token.map else line
            if token.type in {"th_open", "td_open"} and (side := str(token.attrs.pop("style", ""))):
                token.attrSet("class", _SIDES[side])
            if token.children:
                token.children = list(settled.inline(token.children, line))
        body = _tree(_parser().renderer.render(tokens, _parser().options, {}))
        heading = opening(body, self.title)
        level(body)
        return Written(heading, body, self.language, settled.findings)


class _Settled:
    """The phrases of a page with their links and images settled; ``findings`` fills on the way."""

    def __init__(self, page: Page, links: Links) -> None:
        self._page, self._links = page, links
        self.findings: list[Diagnostic] = []

    def inline(self, tokens: list[Token], line: int) -> Iterator[Token]:
        """A link that leads nowhere is left out, and its words stay."""
        kept: list[bool] = []
        for token in tokens:
            line += token.type in {"softbreak", "hardbreak"}
            if token.type == "link_open":
                kept.append(self._link(token, line))
            if token.type == "image":
                yield from self._image(token, line, in_link=any(kept))
            elif token.type not in {"link_open", "link_close"} or kept[-1]:
                yield token
            if token.type == "link_close":
                kept.pop()

    def _link(self, token: Token, line: int) -> bool:
        pointer = str(token.attrs["href"])
        address = self._links.to(self._page, pointer)
        if address is None:
            message = f"the link to '{pointer}' leads nowhere"
            self._report(codes.DEAD_LINK, line, message, "see 'diplomatic explain P001' for how to write it")
            return False
        token.attrSet("href", address)
        return True

    def _image(self, token: Token, line: int, *, in_link: bool) -> Iterator[Token]:
        source, alternative = str(token.attrs["src"]), _words(token.children or [])
        if not alternative:
            self._report(
                codes.NO_ALTERNATIVE,
                line,
                f"the image '{source}' has no words in its place",
                "write ![what it shows](…)",
            )
        address = self._links.image(self._page, source)
        if address is not None:
            token.attrSet("src", address)
            yield token
            return
        self._report(codes.NO_IMAGE, line, f"the image '{source}' is not in the folder of the pages", "put it there")
        text = Token("text", "", 0, content=alternative or source)
        if in_link or urlsplit(source).scheme.lower() not in {"http", "https"}:
            yield text
        else:
            yield from (Token("link_open", "a", 1, attrs={"href": source}), text, Token("link_close", "a", -1))

    def _report(self, code: Code, line: int, message: str, hint: str) -> None:
        self.findings.append(self._page.finding(code, line, message, hint))


@cache
def _parser() -> MarkdownIt:
    # What is nested deeper than maxNesting is left out without a word: the page is refused then, at its reading.
    options = {"html": False, "xhtmlOut": True, "maxNesting": MAX_PAGE_DEPTH + 1}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"])


def _depth(tokens: list[Token]) -> int:
    depth = deepest = 0
    for token in tokens:
        depth += token.nesting
        deepest = max(deepest, depth, depth + _depth(token.children or []))
    return deepest


def _text_of(path: Path) -> str:
    content = content_of(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Location(path, content.count(b"\n", 0, error.start) + 1)
        message = "the page is not in UTF-8"
        raise Unreadable(codes.UNREADABLE.at(where, message, "save it again with the encoding UTF-8")) from None


def _words(tokens: list[Token]) -> str:
    """What a phrase says, without its markup."""
    return words(_tree(_parser().renderer.render(tokens, _parser().options, {})))


def _tree(html: str) -> etree._Element:
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
    return etree.fromstring(f"<div>{_NOT_XML.sub('�', html)}</div>".encode(), parser)
