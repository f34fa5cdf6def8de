"""Links that lead to words."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic.document.textfragments import LONG, TextDirective, directive_for, find, split, with_words

TEXT = "The cable of the embassy\nHe said no. He said yes, and then he said no again\nHe said no more"


def directive(part: str, text: str = TEXT, number: int = 0) -> TextDirective:
    begin = -1
    for _ in range(number + 1):
        begin = text.index(part, begin + 1)
    found = directive_for(text, begin, begin + len(part))
    assert found
    return found


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (TextDirective("words"), "text=words"),
        (TextDirective("two words"), "text=two%20words"),
        (TextDirective("from", "to"), "text=from,to"),
        (TextDirective("from", "to", "before", "after"), "text=before-,from,to,-after"),
        (TextDirective("a-b, c & d"), "text=a%2Db%2C%20c%20%26%20d"),
        (TextDirective("“Мир” 50% #1"), f"text={quote('“Мир” 50% #1', safe='')}"),
    ],
)
def test_as_it_is_written(made: TextDirective, written: str) -> None:
    assert str(made) == written
    assert split(f"p4:~:{written}") == ("p4", [made])


def test_words_that_stand_once_need_nothing_around_them() -> None:
    assert directive("yes, and then") == TextDirective("yes, and then")


def test_words_that_stand_before_are_told_apart_by_what_is_around_them() -> None:
    assert directive("he said no", number=0) == TextDirective("he said no", "", "then", "again")
    assert directive("He said no", number=1) == TextDirective("He said no", "", "", "more")
    assert directive("He said no", number=0) == TextDirective("He said no")


def test_part_of_a_word_is_widened_to_the_word() -> None:
    assert directive("bass") == TextDirective("embassy")


def test_a_long_quotation_is_named_by_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    assert directive(words, f"Before. {words} after.") == TextDirective(
        "word0 word1 word2 word3", "word56 word57 word58 word59"
    )
    assert len(words) > LONG


def test_a_quotation_of_two_blocks_is_named_by_its_ends() -> None:
    assert directive("of the embassy\nHe said", TEXT) == TextDirective("of the embassy", "He said")


def test_spaces_alone_are_no_words() -> None:
    assert directive_for(TEXT, 3, 4) is None
    assert directive_for("", 0, 0) is None


@pytest.mark.parametrize(
    "fragment", ["p4", "", "p4:~:", "p4:~:text=", "p4:~:text=,b", "p4:~:text=a,b,c,d", "p4:~:other=a"]
)
def test_what_is_no_directive_is_left_out(fragment: str) -> None:
    assert split(fragment) == (fragment.partition(":")[0], [])


def test_there_may_be_several() -> None:
    assert split("p4:~:text=a&text=b-,c&x=1")[1] == [TextDirective("a"), TextDirective("c", prefix="b")]
    assert [str(found) for found in split("p4:~:text=a&text=b-,c,-d")[1]] == ["text=a", "text=b-,c,-d"]


def test_an_address_with_words() -> None:
    words = TextDirective("no")
    assert with_words("https://x.org/a.html#p4", words) == "https://x.org/a.html#p4:~:text=no"
    assert with_words("https://x.org/a.html", words) == "https://x.org/a.html#:~:text=no"
    assert with_words("", words) == ""


WORDS = st.lists(st.sampled_from(["a", "b", "ab", "a-b", "é", "no,", "(x)", "1%"]), min_size=1, max_size=30)


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_a_directive_leads_to_the_words_it_was_made_for_or_to_the_same_words_before_them(
    blocks: list[list[str]], data: st.DataObject
) -> None:
    text = "\n".join(" ".join(words) for words in blocks)
    begin = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(begin, len(text)))
    found = directive_for(text, begin, stop)
    if found is None:
        assert not text[begin:stop].strip()
        return
    assert split(f"x:~:{found}") == ("x", [found])
    place = find(text, found)
    assert place
    assert place[0] <= begin or text[begin : place[0]].isspace()
