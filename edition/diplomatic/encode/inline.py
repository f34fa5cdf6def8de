"""Markup inside a line: bracketed remarks, references to other cables, names and dates.

A text is first divided at its balanced square brackets; what stands between them is divided at references, names and
dates. The result is a list of nodes: strings and elements.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from diplomatic.document.dates import parse_roman_date
from diplomatic.document.registers import Entry
from diplomatic.encode import codes
from diplomatic.encode.build import Node, element
from diplomatic.encode.context import Context

Leaf = Callable[[str], list[Node]]

_TRANSLATOR = "#translator"
_NOTE = re.compile(r"(?:(?:translator|editor)(?:[’']?s)?|trans\.?|tr\.?)(?: ?note)?\s*:.*|sic\s*[;:,].*", re.I | re.S)
_GAP = re.compile(
    r"(?:[\w.½-]+ ){0,6}(?:illegible|unreadable|not declassified|excised|redacted|sanitized|missing|cut off|torn)(?: \w+){0,4}",
    re.I,
)
_EXCISED = re.compile(r"declassified|excised|redacted|sanitized", re.I)
_HANDWRITTEN = re.compile(
    r"(?P<label>(?:hand-?written|in handwriting|by hand)[^:\]]{0,30}:)\s*(?P<rest>.*)", re.I | re.S
)
_DOUBTFUL = re.compile(r"[\w .’'-]+\?")
_LITERAL = re.compile(r"[\d\s,.*†]*")
_PUNCTUATED = re.compile(r"[:;!?“”\"]|\.\s")
_LONGEST_SUPPLIED = 8
_LAST_WORD = re.compile(r"(.*?)(\S+)\s*", re.S)
_ROMAN_DATE = re.compile(r"(?<![\w/.])\d{1,2}[/.\-][IVX]+[/.\-](?:\d{4}|\d{2})(?![\w/])")


@dataclass
class Bracket:
    """A balanced pair of square brackets: where it stands in the text, and what it holds."""

    start: int
    end: int
    content: str = field(default="")


def mark_up(text: str, context: Context, leaf: Leaf | None = None) -> list[Node]:
    """The nodes of one text. ``leaf`` marks up what stands outside brackets; by default names, references and dates."""
    if leaf is None:

        def leaf(piece: str) -> list[Node]:
            return running(piece, context)

    nodes: list[Node] = []
    position = 0
    for bracket in _brackets(text, context):
        nodes += leaf(text[position : bracket.start])
        nodes = _remark(bracket.content, nodes, context)
        position = bracket.end
    return [node for node in nodes + leaf(text[position:]) if not isinstance(node, str) or node]


def _brackets(text: str, context: Context) -> Iterator[Bracket]:
    depth, start = 0, 0
    found: list[Bracket] = []
    for position, char in enumerate(text):
        if char == "[":
            start = position if depth == 0 else start
            depth += 1
        elif char == "]" and depth:
            depth -= 1
            if depth == 0:
                found.append(Bracket(start, position + 1, text[start + 1 : position]))
        elif char == "]":
            context.unbalanced(text)
    if depth:
        context.unbalanced(text)
    yield from found


def _remark(content: str, before: list[Node], context: Context) -> list[Node]:
    """The nodes so far, with one bracketed remark added (or, for [sic] and [?], put around the word before it)."""
    if content in {"sic", "?"} and before and _around_last_word(before, "sic" if content == "sic" else "unclear"):
        return before
    return [*before, *_bracketed(content, context)]


def _bracketed(content: str, context: Context) -> list[Node]:
    if content == "?" or _GAP.fullmatch(content):
        reason = "excised" if _EXCISED.search(content) else "illegible"
        return [element("gap", [element("desc", content)], reason=reason)]
    if not content.strip() or _LITERAL.fullmatch(content):
        return [f"[{content}]"]
    if written := _HANDWRITTEN.fullmatch(content):
        context.uses_hand = True
        return [
            element("add", [element("label", written["label"]), " ", *mark_up(written["rest"], context)], hand="#hand1")
        ]
    if _NOTE.fullmatch(content):
        return [note(content, context, place="inline")]
    if len(content.split()) > _LONGEST_SUPPLIED or _PUNCTUATED.search(content.rstrip("?")):
        context.report(codes.REMARK, f"[{content}] was taken as a translator's note", once=content)
        return [note(content, context, place="inline")]
    context.report(codes.REMARK, f"[{content}] was taken as supplied by the translator", once=content)
    doubt = "low" if _DOUBTFUL.fullmatch(content) else ""
    return [element("supplied", mark_up(content, context), reason="translator", resp=_TRANSLATOR, cert=doubt)]


def note(content: str, context: Context, place: str = "") -> etree._Element:
    """A translator's note; the words "Translator's note:" become its label."""
    match = re.match(r"(?P<label>(?:translator|editor)(?:[’']?s)?(?: ?note)?:)\s*", content, re.I)
    label: list[Node] = [element("label", match["label"]), " "] if match else []
    rest = content[match.end() :] if match else content
    return element("note", [*label, *mark_up(rest, context)], type="translator", place=place, resp=_TRANSLATOR)


def _around_last_word(nodes: list[Node], name: str) -> bool:
    """Put an element around the word (or the name) that ends the nodes; false if nothing ends them that could be meant."""
    last = nodes[-1]
    if isinstance(last, str) and not last.strip():
        return len(nodes) > 1 and isinstance(nodes[-2], etree._Element) and _wrap(nodes, len(nodes) - 2, name)
    if isinstance(last, str):
        match = _LAST_WORD.fullmatch(last)
        if match is None:
            return False
        nodes[-1:] = [match[1], element(name, match[2])]
        return True
    return _wrap(nodes, len(nodes) - 1, name)


def _wrap(nodes: list[Node], index: int, name: str) -> bool:
    nodes[index:] = [element(name, [nodes[index]])]
    return True


def running(text: str, context: Context) -> list[Node]:
    """Text between brackets in a paragraph: references to cables, then names and dates in what is left."""
    nodes: list[Node] = []
    position = 0
    for match in context.dialect.reference.finditer(text):
        start, end = next(match.span(group) for group in match.groupdict() if match[group] is not None)
        nodes += _names_and_dates(text[position:start], context)
        nodes.append(element("ref", text[start:end], type="cable"))
        position = end
    return nodes + _names_and_dates(text[position:], context)


def _names_and_dates(text: str, context: Context) -> list[Node]:
    nodes: list[Node] = []
    position = 0
    matches = [*context.names.finditer(text), *_ROMAN_DATE.finditer(text)]
    for match in sorted(matches, key=lambda found: found.start()):
        made = _date(match[0], context) if match.re is _ROMAN_DATE else _known(match[0], context)
        if made is None or match.start() < position:
            continue
        nodes += [text[position : match.start()], made]
        position = match.end()
    context.look_for_unknown_names(text)
    return [*nodes, text[position:]]


def _date(printed: str, context: Context) -> etree._Element | None:
    when = parse_roman_date(printed, context.dialect.dates)
    return element("date", printed, when=when) if when else None


def _known(form: str, context: Context) -> etree._Element | None:
    entry = context.look_up(form)
    return name(form, entry, context) if entry else None


def name(form: str, entry: Entry, context: Context) -> etree._Element:
    """A name that stands in the registers, with its ``@ref``."""
    return element(entry.element, form, ref=context.pointer(entry))
