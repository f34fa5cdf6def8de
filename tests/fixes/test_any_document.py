"""Fixes on any document: the text never changes, what is outside the edits stays, and twice is as good as once."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatic.document import Registers, View, plain_text, read, read_bytes
from diplomatic.document.dates import DateStyle
from diplomatic.document.source import align, decode, scan
from diplomatic.validate.fixes.mender import Mended, Mender

from .conftest import REGISTERS, cable

MENDER = Mender(Registers.of([read(path) for path in REGISTERS]), {"soviet": DateStyle(pivot=17)})
WORDS = [
    "Castro",
    "Suslov",
    " ",
    "  ",
    "\t \t",
    "\n",
    "\r\n  ",
    "30/X/1962",
    "&amp;",
    "&lt;p&gt;",
    "Raúl",
    "\N{NO-BREAK SPACE}",
    "’",
]
NAMES = [
    "p",
    "ab",
    "note",
    "list",
    "item",
    "closer",
    "persName",
    "placeName",
    "date",
    "hi",
    "choice",
    "sic",
    "corr",
    "unclear",
]
ATTRIBUTES = ["", " n='a  b'", '\n type="x"', " xml:space='preserve'", ' n = "&gt;>"', " "]
OTHER = ["<!-- <p>  x -->", "<?a  <b>?>", "<![CDATA[<p>  <]]>", "<lb/>", '<lb n="1"  />']


def _element(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    ids = st.one_of(
        st.just(""), st.integers(0, 3).flatmap(lambda n: st.sampled_from([f"p{n}", f"p{n}a", f"n{n}", "x"]))
    )
    return st.builds(
        lambda name, attributes, identifier, inner: (
            f"<{name}{attributes}{f' xml:id={chr(34)}{identifier}{chr(34)}' if identifier else ''}>{inner}</{name}>"
        ),
        st.sampled_from(NAMES),
        st.sampled_from(ATTRIBUTES),
        ids,
        content,
    )


CONTENT = st.recursive(
    st.lists(st.sampled_from([*WORDS, *OTHER]), max_size=5).map("".join),
    lambda inner: st.lists(st.one_of(inner, _element(inner)), max_size=4).map("".join),
    max_leaves=12,
)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


def _mend(content: bytes) -> Mended:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cable.xml"
        path.write_bytes(content)
        return MENDER.mend(path)


def _texts(content: bytes, *, spaces: bool) -> list[str]:
    root = read_bytes(Path("cable.xml"), content).root
    texts = [plain_text(root, view) for view in View]
    return [re.sub(r"[ \t]+", " ", text) for text in texts] if spaces else texts


@given(CONTENT, ENCODINGS)
@settings(max_examples=150, deadline=None)
def test_only_the_fixes_change_the_file(content: str, encoding: str) -> None:
    before = cable(content).encode(encoding)
    mended = _mend(before)
    assert mended.refused is None
    spaces = any(fix.code == "F003" for fix in mended.fixes)
    assert _texts(mended.after, spaces=spaces) == _texts(before, spaces=spaces)
    assert _undone(mended) == before
    again = _mend(mended.after)
    assert (again.fixes, again.refused, again.after) == ((), None, mended.after)


def _undone(mended: Mended) -> bytes:
    """The bytes of the mended file with every edit taken back, found by position alone."""
    assert mended.encoded
    after = mended.after[len(mended.encoded.mark) :].decode(mended.encoded.codec)
    before, shift, pieces, position = mended.encoded.text, 0, [], 0
    for edit in sorted((edit for fix in mended.fixes for edit in fix.edits), key=lambda edit: (edit.start, edit.end)):
        start = edit.start + shift
        assert after[start : start + len(edit.text)] == edit.text
        pieces += [after[position:start], before[edit.start : edit.end]]
        position = start + len(edit.text)
        shift += len(edit.text) - (edit.end - edit.start)
    return mended.encoded.encode("".join([*pieces, after[position:]]))


@given(CONTENT)
@settings(max_examples=100, deadline=None)
def test_the_scanner_finds_what_the_parser_finds(content: str) -> None:
    text = cable(content)
    tags = align(scan(text), read_bytes(Path("cable.xml"), text.encode()).root)
    assert all(text[tag.start] == "<" and text[tag.end - 1] == ">" for tag in tags.values())


@given(st.text(alphabet="<>/!?-[]\"'= abAB\n&", max_size=200))
def test_the_scanner_never_fails(text: str) -> None:
    position = 0
    for piece in scan(text):
        assert position <= piece.start < piece.end
        position = piece.end
        assert all(
            piece.start < one.start <= one.value_start <= one.value_end <= one.end <= piece.end
            for one in piece.attributes()
        )


@given(st.binary(max_size=200))
def test_bytes_that_are_decoded_are_encoded_the_same(content: bytes) -> None:
    encoded = decode(content)
    assert encoded is None or encoded.encode(encoded.text) == content
