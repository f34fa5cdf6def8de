"""A recognised line as TEI: its named groups become elements and facts, everything between them stays text."""

import re

from lxml import etree

from diplomatic.document.dates import parse_date, parse_time
from diplomatic.document.text import fold
from diplomatic.encode import codes
from diplomatic.encode.build import Node, element
from diplomatic.encode.context import Context
from diplomatic.encode.inline import mark_up, name, running
from diplomatic.encode.parts import PARTS, Part, part_name

_BRACKETED = re.compile(r"\s*\[[^\]]*\]")
_CORE = re.compile(r"(\W*)(.*?)([\W\d]*)", re.S)
_OUTSIDE_BRACKETS = re.compile(r"\[[^\]]*\]|(,|;|\n|\s+and\s+)")


def nodes_of(match: re.Match[str], context: Context) -> list[Node]:
    """The nodes of one matched line, in the order of the source."""
    text = match.string
    nodes: list[Node] = []
    position = 0
    spans = sorted((match.span(group), group) for group in match.re.groupindex if match[group])
    for (start, end), group in spans:
        nodes += running(text[position:start], context) if start > position else []
        nodes += _part(text[start:end], part_name(group), context)
        position = end
    return nodes + (running(text[position:], context) if position < len(text) else [])


def _part(text: str, kind: str, context: Context) -> list[Node]:
    part = PARTS[kind]
    match part.content:
        case "name":
            return _name(text, kind, part, context)
        case "names":
            return [_names(text, part, context)]
        case "number":
            return _numbers(text, kind, part, context)
        case "date" | "time":
            return [_moment(text, kind, part, context)]
        case "references":
            return _references(text, kind, context)
        case "inline":
            context.fact(kind, fold(text))
            content = mark_up(text, context)
            return [element(part.element, content, **part.attributes)] if part.element else content
    context.fact(kind, fold(text))
    return [element(part.element, text, **part.attributes)]


def _name(text: str, kind: str, part: Part, context: Context) -> list[Node]:
    """A name in its place: with ``@ref`` if the registers have it, reported if they do not; remarks in it stay remarks."""
    return mark_up(text, context, lambda piece: _named(piece, kind, part, context))


def _named(piece: str, kind: str, part: Part, context: Context) -> list[Node]:
    match = _CORE.fullmatch(piece)
    before, form, after = match.groups() if match else ("", piece, "")
    if not form:
        return [piece]
    entry = context.look_up(form)
    if entry:
        context.entries.setdefault(kind, entry)
        context.fact(kind, entry.name)
        return [before, name(form, entry, context), after]
    context.unknown_name(form)
    context.fact(kind, fold(form))
    tag = "orgName" if part.element == "persName" and context.dialect.office.search(form) else part.element
    return [before, element(tag, form), after]


def _names(text: str, part: Part, context: Context) -> etree._Element:
    """A list of recipients: one item each, the comma after it as ``pc``."""
    items: list[Node] = []
    person = PARTS["addressee"]
    for recipient, separator in _split(text):
        content = mark_up(recipient, context, lambda piece: _named(piece, "recipient", person, context))
        mark: list[Node] = [element("pc", separator.strip())] if separator.strip() else []
        items.append(element("item", [*_trimmed(content), *mark]))
    return element(part.element, items, **part.attributes)


def _split(text: str) -> list[tuple[str, str]]:
    """Recipients, each with what separates it from the next one; a comma inside brackets separates nothing."""
    found: list[tuple[str, str]] = []
    position = 0
    for match in _OUTSIDE_BRACKETS.finditer(text):
        if match[1] is not None and text[position : match.start()].strip():
            found.append((text[position : match.start()].strip(), match[1]))
            position = match.end()
    rest = text[position:].strip()
    return [*found, (rest, "")] if rest else found


def _trimmed(nodes: list[Node]) -> list[Node]:
    return [node for node in nodes if not isinstance(node, str) or node.strip()]


def _numbers(text: str, kind: str, part: Part, context: Context) -> list[Node]:
    """Several numbers with white space between them are several numbers."""
    nodes: list[Node] = []
    for piece in re.split(r"(\s+)", text):
        if piece.strip():
            context.fact(kind, piece)
            nodes.append(element(part.element, piece, **part.attributes))
        elif piece:
            nodes.append(piece)
    return nodes


def _moment(text: str, kind: str, part: Part, context: Context) -> etree._Element:
    """A date or time; where a remark in it doubts it, its certainty is low."""
    printed = fold(_BRACKETED.sub("", text))
    when = parse_time(printed) if part.content == "time" else parse_date(printed, context.dialect.dates)
    if when is None:
        context.report(codes.ODD_DATE, f"'{fold(text)}' cannot be read as a {part.content}", "write @when by hand")
    context.fact(kind, when or "")
    doubt = "low" if _BRACKETED.search(text) else ""
    return element(part.element, mark_up(text, context, lambda piece: [piece]), when=when or "", cert=doubt)


def _references(text: str, kind: str, context: Context) -> list[Node]:
    nodes = mark_up(text, context)
    for node in nodes:
        if isinstance(node, etree._Element) and node.get("type") == "cable":
            context.fact(kind, node.text or "")
    return nodes
