"""Dates of a citation in words."""

from diplomatic.cite.dates import Moment
from diplomatic.labels import in_words, label


def in_sentence(moment: Moment, language: str) -> str:
    """A date or a range in words; the hours of a day are no part of a citation."""
    begin, end = (in_words(iso.partition("T")[0], language) if iso else "" for iso in (moment.begin, moment.end))
    if not moment.is_range:
        return begin
    if begin and end:
        return label("cite-between", language).format(begin=begin, end=end) if moment.bounded else f"{begin} – {end}"
    key = (
        ("cite-not-before" if begin else "cite-not-after")
        if moment.bounded
        else "cite-from-on"
        if begin
        else "cite-until"
    )
    return label(key, language).format(date=begin or end)
