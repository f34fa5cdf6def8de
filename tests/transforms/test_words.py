"""Numbers and dates in words: the stylesheets and Python say the same."""

import pytest

from diplomatic.document import fold
from diplomatic.labels import counted, in_words
from diplomatic.labels.plurals import category

from .conftest import called

PLURALS = {"en": {"one", "other"}, "de": {"one", "other"}, "es": {"one", "other"}, "ru": {"one", "few", "many"}}


def test_a_number_chooses_its_plural() -> None:
    for language, categories in PLURALS.items():
        numbers = [*range(121), 999, 1000, 1001, 1002, 1011, 1012, 1021, 1024, 1111, 1_000_000, 1_000_001]
        by_xslt = called("counted", [f"'entries'|{number}" for number in numbers], "key|count", language)
        assert by_xslt == [counted("entries", number, language) for number in numbers]
        assert {category(number, language) for number in numbers} == categories


@pytest.mark.parametrize(
    ("count", "russian"),
    [
        (0, "записей"),
        (1, "запись"),
        (2, "записи"),
        (5, "записей"),
        (11, "записей"),
        (14, "записей"),
        (21, "запись"),
        (22, "записи"),
        (25, "записей"),
        (100, "записей"),
        (101, "запись"),
        (111, "записей"),
        (1004, "записи"),
    ],
)
def test_russian_counts_in_three_ways(count: int, russian: str) -> None:
    assert counted("entries", count, "ru") == f"{count} {russian}"


def test_a_date_in_words_is_the_same_in_both_and_never_invented() -> None:
    shapes = ["1962-10-29", "1962-10", "1962", "1962-01-01", "1962-12-31", "12:10", "12:10:00", "06:40:30", "12:10:00Z"]
    shapes += ["1962-10-29T12:10", "1962-10-29T12:10:00", "1962-10-29T12:10:05+03:00", "2001-12-14T13:43:00Z"]
    shapes += ["1962-10-29T12:10-05:00", "12:10+03:00"]
    others = ["", " ", "1962-13-01", "1962-00-10", "1962-10-00", "1962-10-32", "1962-10-29Z", "1962-10-29T", "29/X/62"]
    others += ["00:00 00:00:00", "1962-10 ", "1962-10T12:10", "1962-10-29T12", "-0044-03-15", "19621029", "١٩٦٢-١٠-٢٩"]
    for language in PLURALS:
        by_xslt = called("date-in-words", [f"'{iso}'" for iso in shapes + others], "iso", language)
        assert by_xslt == [in_words(iso, language) for iso in shapes + others]
        assert by_xslt[len(shapes) :] == others
        assert "{" not in "".join(by_xslt)


@pytest.mark.parametrize(
    ("language", "day", "month", "moment"),
    [
        ("en", "29 October 1962", "October 1962", "14 December 2001, 13:43 UTC"),
        ("de", "29. Oktober 1962", "Oktober 1962", "14. Dezember 2001, 13:43 Uhr UTC"),
        ("es", "29 de octubre de 1962", "octubre de 1962", "14 de diciembre de 2001, 13:43 UTC"),
        ("ru", "29 октября 1962 г.", "октябрь 1962 г.", "14 декабря 2001 г., 13:43 UTC"),
    ],
)
def test_dates_in_words(language: str, day: str, month: str, moment: str) -> None:
    found = [in_words(iso, language) for iso in ("1962-10-29", "1962-10", "2001-12-14T13:43:00Z")]
    assert [fold(words) for words in found] == [day, month, moment]
    assert fold(in_words("1962-10-29T12:10:00-05:30", "en")) == "29 October 1962, 12:10 UTC\u221205:30"
