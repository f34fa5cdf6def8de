"""Notes at the foot of the page: each note that the page gathers at its end moves to where it is called.

What stands in a line can only be a phrase in HTML, so that a note's blocks become phrases that look like blocks. A note
within a note stays at the end: a footnote has no footnotes.
"""

from urllib.parse import unquote

from lxml import etree

from diplomatic.render.book.parts import Part

_BLOCKS = frozenset("article blockquote dd div dl dt h1 h2 h3 h4 h5 h6 header li ol p section ul".split())
_NOTES = "section[@role='doc-endnotes']"


def place(part: Part) -> None:
    """Move the notes of a part; a list of notes that is then empty goes, with its heading."""
    notes = {note.get("id"): note for note in part.content.iterfind(f".//{_NOTES}/ul/li")}
    nested = {call for note in notes.values() for call in note.iter("a")}
    for call in [link for link in part.content.iter("a") if link.get("role") == "doc-noteref"]:
        id_ = part.ids.get(unquote(call.get("href", "").removeprefix("#")))
        if id_ in notes and call not in nested:
            _move(notes.pop(id_), call)
    for section in part.content.findall(f".//{_NOTES}"):
        if section.find("ul/li") is None:
            _take(section)


def _move(note: etree._Element, call: etree._Element) -> None:
    """Make the note the phrase that stands in place of its call."""
    for link in [link for link in note.iter("a") if link.get("role") == "doc-backlink"]:
        _take(link)
    _take(note)
    for element in note.iter(etree.Element):
        if element.tag in _BLOCKS:
            element.set("class", f"{element.get('class', '')} block".strip())
            element.tag = "span"
            element.attrib.pop("role", None)
    note.set("class", f"footnote {call.get('class', '')}".replace(" marker", ""))
    note.set("data-call", "".join(map(str, call.itertext())))
    note.tail = call.tail
    parent = call.getparent()
    assert parent is not None
    parent.replace(call, note)


def _take(element: etree._Element) -> None:
    """Take an element away and leave what follows it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
