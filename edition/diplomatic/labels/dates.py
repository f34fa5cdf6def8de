"""Dates in words, by the patterns and month names of ``labels.xml``.

``transforms/common/dates.xsl`` does the same for the stylesheets. What has another shape stays as it is: a raw date is
the better mistake than a wrong one.
"""

import re

from diplomatic.labels.table import label

_DAY = r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])"
_CLOCK = r"(?P<time>[0-9]{2}:[0-9]{2})(?P<seconds>:[0-9]{2})?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
_SHAPES = [re.compile(shape) for shape in (_DAY, _MONTH, _CLOCK, f"{_DAY}T{_CLOCK}")]


def in_words(iso: str, language: str) -> str:
    """An ISO 8601 date, month, time, or date and time: ``1962-10-29T12:10:00`` → ``29 October 1962, 12:10``.

    A time has a zone only if it is written; seconds that are nought are left out.
    """
    match = next((found for shape in _SHAPES if (found := shape.fullmatch(iso))), None)
    if match is None:
        return iso
    parts = match.groupdict()
    date = _date(parts, language) if "year" in parts else ""
    time = _time(parts, language) if "time" in parts else ""
    return label("date-with-time", language).format(date=date, time=time) if date and time else date or time


def _date(parts: dict[str, str | None], language: str) -> str:
    if "day" not in parts:
        month = label(f"month-{parts['month']}", language)
        return label("date-month", language).format(month=month, year=parts["year"])
    month = label(f"month-of-{parts['month']}", language)
    return label("date-day", language).format(day=int(parts["day"] or 0), month=month, year=parts["year"])


def _time(parts: dict[str, str | None], language: str) -> str:
    seconds = parts["seconds"] or ""
    time = f"{parts['time']}{'' if seconds == ':00' else seconds}"
    if not parts["zone"]:
        return label("time-of-day", language).format(time=time)
    zone = label("zone-utc", language) + parts["zone"].removeprefix("Z").replace("-", "\u2212")
    return label("time-of-day-in-zone", language).format(time=time, zone=zone)
