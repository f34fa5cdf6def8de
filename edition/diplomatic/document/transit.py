"""How long a cable was under way. A date without a time, or a time without a zone, gives days of the calendar and nothing finer."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Transit:
    """The time from sending to receiving: whole days by the calendar; minutes only where both moments name their zone."""

    days: int
    minutes: int | None = None


def transit(sent: str, received: str) -> Transit | None:
    """The time between two ISO 8601 moments; None where one is missing, is no full date, or where they run backwards."""
    first, last = _moment(sent), _moment(received)
    if first is None or last is None:
        return None
    if isinstance(first, datetime) and isinstance(last, datetime) and first.tzinfo and last.tzinfo:
        minutes = int((last - first).total_seconds() // 60)
        return Transit(minutes // 1440, minutes) if minutes >= 0 else None
    days = (_day(last) - _day(first)).days
    return Transit(days) if days >= 0 else None


def _moment(text: str) -> date | datetime | None:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
