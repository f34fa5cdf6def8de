"""Page furniture is dropped, a cable that speaks of publishing is not."""

import pytest

from diplomatic.encode import load_rules
from diplomatic.encode.furniture import find
from diplomatic.encode.transcript import Line


def dropped(*texts: str) -> list[str]:
    return [found.line.text for found in find([Line(i, text) for i, text in enumerate(texts, 1)], load_rules())]


def test_the_box_about_the_author_is_dropped_up_to_the_comment_form() -> None:
    box = ("Published by somebody", "", "A person with a hobby.", "Leave a Reply")
    assert dropped("29/X-62 ALEKSEYEV", *box) == [box[0], *box[2:]]


def test_a_sentence_about_publishing_swallows_nothing() -> None:
    assert dropped("Published by Pravda", "The text went on.") == []


def test_the_block_begins_at_its_nearest_first_line() -> None:
    box = ("Published by somebody", "A person.", "Leave a Reply")
    assert dropped("Published by Pravda", "29/X-62 ALEKSEYEV", *box) == list(box)


def test_a_block_that_ends_too_late_is_kept() -> None:
    filling = [f"Sentence {number}." for number in range(10)]
    assert dropped("Published by Pravda", *filling, "Leave a Reply") == ["Leave a Reply"]


@pytest.mark.parametrize("line", ["Leave a Reply to me tomorrow", "The Twitter picture", "Loading... the ship"])
def test_only_whole_lines_are_dropped(line: str) -> None:
    assert dropped(line) == []
