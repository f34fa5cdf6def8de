"""A recognised line as TEI: its named groups become elements and facts, everything between them stays text."""

import re

from lxml import etree

from diplomatic.document.dates import parse_date, parse_time
from diplomatic.document.registers import Entry
from diplomatic.document.text import fold
from diplomatic.encode import codes
from diplomatic.encode.build import Node, element
from diplomatic.encode.context import Context
from diplomatic.encode.inline import mark_up, name, references, running
from diplomatic.encode.names import has_given_name, split_initials
from diplomatic.encode.parts import PARTS, Part, part_name

_BRACKETED = re.compile(r"\s*\[[^\]]*\]")
_OUTSIDE_BRACKETS = re.compile(r"\[[^\]]*\]|(,|;|\n|\s+and\s+)")
_BETWEEN_WORDS = re.compile(r"(\s*[,;]\s*|(?<![-–\s])\s+(?![-–\s]))")
_ABBREVIATED = re.compile(r"(?:^|[\s.])\w\.$")


def nodes_of(match: re.Match[str], context: Context) -> list[Node]:
    """The nodes of one matched line, in the order of the source. A group inside another one says nothing more."""
    text = match.string
    nodes: list[Node] = []
    position = 0
    spans = sorted((match.start(group), -match.end(group), group) for group in match.re.groupindex if match[group])
    for start, end, group in spans:
        if start < position:
            continue
        nodes += running(text[position:start], context) if start > position else []
        nodes += _part(text[start:-end], part_name(group), context)
        position = -end
    return nodes + (running(text[position:], context) if position < len(text) else [])


def _part(text: str, kind: str, context: Context) -> list[Node]:
    part = PARTS[kind]
    match part.content:
        case "name":
            return _name(text, kind, part, context)
        case "names":
            return [_names(text, part, context)]
        case "number" | "words":
            return _words(text, kind, part, context)
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
    """A name in its place, or one on each line: with ``@ref`` if the registers have it, reported if they do not."""

    def leaf(piece: str) -> list[Node]:
        return [node for line in re.split(r"(\n)", piece) for node in _named(line, kind, part, context)]

    return mark_up(text, context, leaf)


def _named(piece: str, kind: str, part: Part, context: Context) -> list[Node]:
    before, form, after = _core(piece, context)
    if not form:
        return [piece]
    entry = _entry(form, context)
    if entry:
        context.keep_name(kind, entry)
        return [before, name(form, entry, context), after]
    context.unknown_name(form)
    context.keep_name(kind, form)
    tag = "orgName" if part.element == "persName" and context.dialect.names.office.search(form) else part.element
    return [before, element(tag, form), after]


def _entry(form: str, context: Context) -> Entry | None:
    """The register entry of a name; where no form has its initials, of the name without them, if they are the entry's."""
    if form in context.registers.by_form:
        return context.look_up(form)
    initials, surname = split_initials(form)
    entry = context.look_up(surname) if initials else None
    return entry if entry and has_given_name(entry, initials) else None


def _core(piece: str, context: Context) -> tuple[str, str, str]:
    """What stands before the name, the name, and what stands after it: punctuation, a number, a word that is no part of it."""
    form = piece.strip()
    while form and form not in context.registers.by_form:
        shorter = _shorter(form, context)
        if shorter == form:
            break
        form = shorter
    start = piece.index(form)
    return piece[:start], form, piece[start + len(form) :]


def _shorter(form: str, context: Context) -> str:
    """The form without one thing at its beginning or end that is no part of a name."""
    for found in context.dialect.names.beside.finditer(form):
        if found[0] and found.start() == 0:
            return form[found.end() :].strip()
        if found[0] and found.end() == len(form):
            return form[: found.start()].strip()
    if not form[0].isalnum():
        return form[1:].strip()
    last = form[-1]
    if last.isalpha() or (last == ")" and "(" in form) or _ABBREVIATED.search(form):
        return form
    if last.isdigit() and form.rstrip("0123456789")[-1:] == "-":
        return form
    return form[:-1].strip()


def _names(text: str, part: Part, context: Context) -> etree._Element:
    """A list of recipients: one item each, the comma after it as ``pc``."""
    items: list[Node] = []
    for recipient, separator in _split(text):
        content = _trimmed(_name(recipient, "recipient", PARTS["addressee"], context))
        if separator.strip() == "and":
            content.append(" and")
        elif separator.strip():
            content.append(element("pc", separator.strip()))
        items.append(element("item", content))
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
    """The nodes without white space at their beginning and end."""
    while nodes and isinstance(nodes[0], str) and not nodes[0].strip():
        del nodes[0]
    while nodes and isinstance(nodes[-1], str) and not nodes[-1].strip():
        del nodes[-1]
    return nodes


def _words(text: str, kind: str, part: Part, context: Context) -> list[Node]:
    """Several numbers or words with a comma or white space between them are several elements."""
    nodes: list[Node] = []
    for index, piece in enumerate(_BETWEEN_WORDS.split(text)):
        if index % 2 or not piece:
            nodes.append(piece)
        else:
            context.fact(kind, piece)
            nodes.append(element(part.element, piece, **part.attributes))
    return nodes


def _moment(text: str, kind: str, part: Part, context: Context) -> etree._Element:
    """A date or time; where a remark in it doubts it, its certainty is low."""
    printed = fold(_BRACKETED.sub("", text))
    when = parse_time(printed) if part.content == "time" else parse_date(printed, context.dialect.dates)
    if when is None:
        context.report(codes.ODD_DATE, f"'{fold(text)}' cannot be read as a {part.content}", "write @when by hand")
    context.fact(kind, when or "")
    doubt = "low" if _BRACKETED.search(text) else ""
    content = mark_up(text, context, lambda piece: [piece])
    return element(part.element, content, when=when or "", cert=doubt)


def _references(text: str, kind: str, context: Context) -> list[Node]:
    nodes = mark_up(text, context, lambda piece: references(piece, context, context.dialect.references.header))
    for node in nodes:
        if isinstance(node, etree._Element) and node.get("type") == "cable":
            context.fact(kind, fold(node.text or ""))
    return nodes
