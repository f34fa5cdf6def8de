"""Quotations: exact, with differences of typography, with other words, or not there."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diplomatic.document import fold
from diplomatic.document.quoting import Kind, find

TEXT = (
    "He said, “I know the Americans only too well,” he said – so I indulge in no illusions about them leaving Cuba in peace. "
    "The co-operation of the Soviet Union… was needed. Castro twice very carefully read the last paragraph. He can[not] go."
)


def differences(words: str) -> list[tuple[str, str, str]]:
    found = find(words, TEXT)
    assert found
    return [(difference.kind.value, difference.quoted, difference.text) for difference in found.differences]


@pytest.mark.parametrize(
    "words", ["I know the Americans only too well", "Castro", TEXT, "he  said –\nso I", "Union… was"]
)
def test_exactly(words: str) -> None:
    found = find(words, TEXT)
    assert found
    assert found.is_exact
    assert TEXT[found.begin : found.stop] == fold(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("i know the americans", [("typography", "i", "I"), ("typography", "americans", "Americans")]),
        ('too well," he said - so', [("typography", '" he', "” he"), ("typography", "- so", "– so")]),
        ("“I know”", [("typography", "“I know”", "I know")]),
        ("cooperation of the", [("typography", "cooperation", "co-operation")]),
        ("I know … no illusions", [("omission", "…", "the Americans only too well,” he said – so I indulge in")]),
        ("I know [...] no illusions", [("omission", "…", "the Americans only too well,” he said – so I indulge in")]),
        ("… no illusions", [("omission", "…", "")]),
        ("[Castro] know the Americans", [("brackets", "[Castro]", "I")]),
        ("[He] twice very carefully read", [("brackets", "[He]", "Castro")]),
    ],
)
def test_differences_that_are_no_other_word(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(words) == expected
    found = find(words, TEXT)
    assert found
    assert not found.is_exact
    assert found.is_faithful


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I know those Americans only too well", [("word", "those", "the")]),
        ("so I indulge in illusions", [("word", "", "no")]),
        ("twice and very carefully read", [("word", "and", "")]),
        ("I know the Americans, only too well", [("word", ",", "")]),
        ("Castro twice read the last paragraph", [("word", "", "very carefully")]),
        ("I know the Germans [only too well", [("word", "Germans", "Americans")]),
        ("He cannot go", [("word", "cannot", "can[not")]),
    ],
)
def test_other_words_are_told_apart(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(words) == expected
    found = find(words, TEXT)
    assert found
    assert not found.is_faithful


@pytest.mark.parametrize(
    "words", ["", "  ", "…", "“”", "Ameri", "Nothing of the kind was ever meant", "[I know the Americans]"]
)
def test_what_is_not_there(words: str) -> None:
    assert find(words, TEXT) is None


def test_composed_and_decomposed_characters_are_the_same() -> None:
    found = find("Jelen\N{COMBINING ACUTE ACCENT}", "By Jele\N{LATIN SMALL LETTER N WITH ACUTE} himself")
    assert found
    assert found.is_exact


WORD = st.sampled_from("the a cable of Havana said, no. “I” – know… [sic] don’t co-op é 1962".split())


@given(st.lists(WORD, min_size=1, max_size=20), st.data())
def test_every_part_of_a_text_is_found_in_it(words: list[str], data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(words) - 1))
    stop = data.draw(st.integers(begin + 1, len(words)))
    assume(any(map(str.isalnum, "".join(words[begin:stop]))))
    found = find(" ".join(words[begin:stop]), " ".join(words))
    assert found
    assert found.is_exact


@given(st.lists(WORD, min_size=4, max_size=20), st.data())
def test_another_word_is_never_called_typography(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 2))
    found = find(" ".join([*words[:at], "Moscow", *words[at + 1 :]]), " ".join(words))
    if found:
        assert any(one.kind is Kind.WORD and "Moscow" in one.quoted for one in found.differences)


@given(st.text(max_size=60), st.text(max_size=200))
def test_it_never_fails(words: str, text: str) -> None:
    found = find(words, fold(text))
    assert found is None or 0 <= found.begin <= found.stop
