"""How a day is found in a page, in whatever language."""

import re

from diplomatic.citable.page import Page


def shows_day(page: Page, day: str) -> bool:
    """Whether a page shows a day: as a ``time``, as ISO 8601, or in words."""
    return any((time.get("datetime") or "").startswith(day) for time in page.all("time")) or says_day(page.text, day)


def says_day(words: str, day: str) -> bool:
    """Whether a text has a day: as ISO 8601, or its day of the month and its year near one another (``29 de octubre de 1962``)."""
    if day in words:
        return True
    year, _, rest = day.partition("-")
    _, _, number = rest.partition("-")
    if not number.isdigit():
        return re.search(rf"\b{re.escape(year)}\b", words) is not None
    figure = rf"\b0?{int(number)}(?:st|nd|rd|th|er|º|-?го)?\b"
    return (
        re.search(rf"{figure}\D{{1,24}}{year}\b|\b{year}\D{{1,24}}{figure}|\b\w+ {figure}, {year}\b", words) is not None
    )
