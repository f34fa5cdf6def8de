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
from diplomatic.document.tei import local
from diplomatic.encode import codes
from diplomatic.encode.build import Node, element
from diplomatic.encode.context import Context
from diplomatic.encode.names import Found, given_name_before, has_given_name

Leaf = Callable[[str], list[Node]]

_TRANSLATOR = "#translator"
_NOTE = re.compile(
    r"(?:(?:translator|editor)(?:[’']?s)?|trans\.?|tr\.?)(?: ?note)?\s*:.*|\s*sic\s*(?:[;:,.!?].*)?", re.I | re.S
)
_NOTE_LABEL = re.compile(r"(?P<label>(?:translator|editor)(?:[’']?s)?(?: ?note)?:)(?P<space>\s*)", re.I)
_GAP = re.compile(
    r"(?:[\w.½-]+ ){0,6}(?:illegible|unreadable|not declassified|excised|redacted|sanitized|missing|cut off|torn)(?: \w+){0,4}",
    re.I,
)
_EXCISED = re.compile(r"declassified|excised|redacted|sanitized", re.I)
_HANDWRITTEN = re.compile(
    r"(?P<label>(?:hand-?written|in handwriting|by hand)[^:\]]{0,30}:)(?P<space>\s*)(?P<rest>.*)", re.I | re.S
)
_DOUBTFUL = re.compile(r"[\w .’'-]+\?")
_LITERAL = re.compile(r"[\d\s,.*†]*")
_PUNCTUATED = re.compile(r"[:;!?“”\"]|\.\s")
_LONGEST_SUPPLIED = 8
_DEEPEST = 5
_OPENING = "(“‘«\"'"
_MARKS = {"sic": "sic", "?": "unclear"}
_CAN_BE_MEANT = frozenset({"persName", "placeName", "orgName", "date", "time", "ref", "supplied"})
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
        _remark(bracket.content, nodes, context)
        position = bracket.end
    return [node for node in nodes + leaf(text[position:]) if not isinstance(node, str) or node]


def _brackets(text: str, context: Context) -> Iterator[Bracket]:
    """The balanced brackets that are not inside others; none at all where they are nested too deep to be meant."""
    depth, deepest, start = 0, 0, 0
    found: list[Bracket] = []
    for position, char in enumerate(text):
        if char == "[":
            start = position if depth == 0 else start
            depth += 1
            deepest = max(depth, deepest)
        elif char == "]" and depth:
            depth -= 1
            if depth == 0:
                found.append(Bracket(start, position + 1, text[start + 1 : position]))
        elif char == "]":
            context.unbalanced(text)
    if depth:
        context.unbalanced(text)
    yield from found if deepest <= _DEEPEST else ()


def _remark(content: str, nodes: list[Node], context: Context) -> None:
    """Add one bracketed remark to the nodes so far; [sic] and [?] are put around the word before them."""
    if content not in _MARKS or not _around_last_word(nodes, _MARKS[content]):
        nodes += _bracketed(content, context)


def _bracketed(content: str, context: Context) -> list[Node]:
    if content == "?" or _GAP.fullmatch(content):
        reason = "excised" if _EXCISED.search(content) else "illegible"
        return [element("gap", [element("desc", content)], reason=reason)]
    if not content.strip() or _LITERAL.fullmatch(content):
        return [f"[{content}]"]
    written = _HANDWRITTEN.fullmatch(content)
    if written and written["rest"]:
        context.uses_hand = True
        return [element("add", [*_labelled(written), *mark_up(written["rest"], context)], hand="#hand1")]
    if written or _NOTE.fullmatch(content):
        return [note(content, context, place="inline")]
    if len(content.split()) > _LONGEST_SUPPLIED or _PUNCTUATED.search(content.rstrip("?")):
        context.report(codes.REMARK, f"[{content}] was taken as a translator's note", once=content)
        return [note(content, context, place="inline")]
    context.report(codes.REMARK, f"[{content}] was taken as supplied by the translator", once=content)
    doubt = "low" if _DOUBTFUL.fullmatch(content) else ""
    inner = mark_up(content, context, lambda piece: running(piece, context, whole=False))
    return [element("supplied", inner, reason="translator", resp=_TRANSLATOR, cert=doubt)]


def note(content: str, context: Context, place: str = "") -> etree._Element:
    """A translator's note; the words "Translator's note:" become its label."""
    match = _NOTE_LABEL.match(content)
    label = _labelled(match) if match else []
    rest = content[match.end() :] if match else content
    return element("note", [*label, *mark_up(rest, context)], type="translator", place=place, resp=_TRANSLATOR)


def _labelled(match: re.Match[str]) -> list[Node]:
    """The label that begins a remark, and the space after it."""
    return [element("label", match["label"]), match["space"]]


def _around_last_word(nodes: list[Node], name: str) -> bool:
    """Put an element around the word (or the name) that ends the nodes; false if nothing ends them that could be meant."""
    index = len(nodes) - 1
    while index >= 0 and isinstance(nodes[index], str) and not str(nodes[index]).strip():
        index -= 1
    if index < 0:
        return False
    last = nodes[index]
    if isinstance(last, etree._Element):
        if local(last) not in _CAN_BE_MEANT:
            return False
        nodes[index:] = [element(name, [last])]
        return True
    last = last.rstrip()
    word = last[max(last.rfind(" "), last.rfind("\n")) + 1 :].lstrip(_OPENING)
    if word:
        nodes[index:] = [last.removesuffix(word), element(name, word)]
    return bool(word)


def running(text: str, context: Context, *, whole: bool = True) -> list[Node]:
    """Text between brackets in a paragraph: references to cables, then names and dates in what is left.

    A text that is not whole, such as "[Ambassador Boleslaw] JELEN" has in its brackets, holds no unknown name to report.
    """
    return references(text, context, context.dialect.references.message, whole=whole)


def references(text: str, context: Context, pattern: re.Pattern[str], *, whole: bool = True) -> list[Node]:
    """Text with the references to other cables that a pattern finds; its groups are what is one."""
    nodes: list[Node] = []
    position = 0
    for match in pattern.finditer(text):
        start, end = next((match.span(group) for group, found in match.groupdict().items() if found), (0, 0))
        if start < end:
            nodes += _names_and_dates(text[position:start], context, whole=whole)
            nodes.append(element("ref", text[start:end], type="cable"))
            position = end
    return nodes + _names_and_dates(text[position:], context, whole=whole)


def _names_and_dates(text: str, context: Context, *, whole: bool) -> list[Node]:
    addressed = {match.start("name"): match["name"] for match in context.dialect.names.address.finditer(text)}
    marks = [_known(text, found, found.start in addressed, context) for found in context.names.find(text)]
    if whole:
        seen = {start for start, _, _ in marks} | {end for _, end, _ in marks}
        unknown = (form for start, form in addressed.items() if not seen & {start, start + len(form)})
        for form in unknown:
            context.unlinked_name(" ".join(form.split()))
    marks += [(*match.span(), _date(match[0], context)) for match in _ROMAN_DATE.finditer(text)]
    nodes: list[Node] = []
    position = 0
    for start, end, made in sorted(marks, key=lambda mark: mark[0]):
        if made is not None and start >= position:
            nodes += [text[position:start], made]
            position = end
    return [*nodes, text[position:]]


def _date(printed: str, context: Context) -> etree._Element | None:
    when = parse_roman_date(printed, context.dialect.dates)
    return element("date", printed, when=when) if when else None


def _known(text: str, found: Found, addressed: bool, context: Context) -> tuple[int, int, etree._Element | None]:
    """The name, marked up, and its place; no element if two entries have it, or if it ends a longer name that none has."""
    entry = context.look_up(found.form)
    given = given_name_before(text, found) if entry and entry.kind == "person" and not addressed else ""
    start = found.start
    if entry and given:
        start = text.rindex(given, 0, start)
        if not has_given_name(entry, given):
            context.unlinked_name(" ".join(text[start : found.end].split()))
            entry = None
    return start, found.end, name(text[start : found.end], entry, context) if entry else None


def name(form: str, entry: Entry, context: Context) -> etree._Element:
    """A name that stands in the registers, with its ``@ref``."""
    return element(entry.element, form, ref=context.pointer(entry))
