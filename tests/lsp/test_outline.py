"""The tolerant part of the language server: any text, any place, no failure, and positions that mean the same both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic.lsp.outline import Outline, Where
from diplomatic.lsp.text import Text

TEXTS = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<",
            "</",
            "<p",
            ' n="',
            '"',
            "'",
            ">",
            "/>",
            "<!--",
            "-->",
            "<![CDATA[",
            "a b",
            "=",
            "&",
            "\n",
            "<lb/>",
            "p",
        ]
    )
).map("".join)


@given(TEXTS, st.data())
def test_there_is_always_an_answer(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    cursor = Outline(text).cursor(offset)
    assert 0 <= cursor.start <= cursor.end <= len(text)
    assert cursor.start <= offset <= cursor.end


@given(TEXTS)
def test_elements_lie_in_one_another(text: str) -> None:
    for node in Outline(text).nodes():
        assert node.tag.start < node.tag.end <= node.content_end <= node.end <= len(text)
        for child in node.children:
            assert child.parent is node
            assert node.tag.end <= child.tag.start
            assert child.end <= node.content_end


@pytest.mark.parametrize(
    ("text", "where", "inside"),
    [
        ("<p>a|</p>", Where.TEXT, "p"),
        ("<p>a</p>|", Where.TEXT, ""),
        ("<div><p>a</p>|</div>", Where.TEXT, "div"),
        ("<div><p>a</p|</div>", Where.END_TAG, "p"),
        ("<div><p>a</|", Where.END_TAG, "p"),
        ("<div><p>a</p><|</div>", Where.TAG, "div"),
        ("<div><|p>a</p></div>", Where.TAG, "div"),
        ("<div><p>a<hi |", Where.ATTRIBUTE, "p"),
        ("<div><p>a<hi n='|", Where.VALUE, "p"),
        ("<div><p>a<hi n='1'|>b</hi>", Where.ATTRIBUTE, "p"),
        ("<div><p>a<lb|/></p></div>", Where.TAG, "p"),
        ("<div><p>a<lb/>|</p></div>", Where.TEXT, "p"),
        ("<div></x><p>|</div>", Where.TEXT, "p"),
    ],
)
def test_where_the_cursor_is(text: str, where: Where, inside: str) -> None:
    cursor = Outline(text.replace("|", "")).cursor(text.index("|"))
    assert cursor.where is where
    assert (cursor.parent.name if cursor.parent else "") == inside


@given(st.text(alphabet="aé😀\n\r\u2028\x85\x0c"), st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.data())
def test_positions(content: str, encoding: str, data: st.DataObject) -> None:
    text = Text(content, encoding)
    offset = data.draw(st.integers(0, len(content)))
    position = text.position(offset)
    within = content[:offset].endswith("\r") and content[offset : offset + 1] == "\n"
    assert text.offset(position) == (offset - 1 if within else offset)
    assert position.line == content[: offset - within].replace("\r\n", "\n").replace("\r", "\n").count("\n")
