"""Dates as cables print them. Not ``strftime``: its names of months depend on the machine."""

from datetime import date, datetime
from random import Random

MONTHS = "January February March April May June July August September October November December".split()
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_ROMAN_STYLES = ("{d}/{m}/{y:02}", "{d}/{m}-{y:02}", "{d}.{m}.{y:02}")


def iso(day: date) -> str:
    """The day as ISO 8601."""
    return f"{day.year}-{day.month:02}-{day.day:02}"


def in_words(day: date) -> str:
    """``3 May 1974``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def roman(day: date, rng: Random) -> str:
    """A date with a Roman month, in one of the ways that clerks write it, and ``@when``."""
    printed = rng.choice(_ROMAN_STYLES).format(d=day.day, m=_ROMAN[day.month - 1], y=day.year % 100)
    return f'<date when="{iso(day)}">{printed}</date>'


def roman_full(day: date) -> str:
    """The same with the whole year, as transmission lines have it: ``3/V/1974``."""
    return f'<date when="{iso(day)}">{day.day}/{_ROMAN[day.month - 1]}/{day.year}</date>'


def month_first(day: date) -> str:
    """``5.03.1974``, as the translators of Polish ciphergrams write it."""
    return f'<date when="{iso(day)}">{day.month}.{day.day:02}.{day.year}</date>'


def clock(moment: datetime, zone: str = "") -> str:
    """A time of day; with a zone only where the source names one."""
    return f'<time when="{moment.hour:02}:{moment.minute:02}:00{zone}">{moment.hour}:{moment.minute:02}</time>'


def group(moment: datetime) -> str:
    """The date-time group of an American telegram: ``141343Z DEC 74``."""
    printed = f"{moment.day:02}{moment.hour:02}{moment.minute:02}Z {MONTHS[moment.month - 1][:3].upper()} {moment.year % 100:02}"
    return f'<date when="{iso(moment)}T{moment.hour:02}:{moment.minute:02}:00Z">{printed}</date>'


def zone(offset: int) -> str:
    """An offset from UTC, in hours, as ISO 8601 writes it."""
    return f"{'-' if offset < 0 else '+'}{abs(offset):02}:00"


def zoned(moment: datetime, offset: int) -> str:
    """A moment, given in local time, with its zone."""
    return f"{iso(moment)}T{moment.hour:02}:{moment.minute:02}:00{zone(offset)}"
