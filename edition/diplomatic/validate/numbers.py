"""The numbers of cables as headers and texts print them: ``1688-1691``, ``849–53``, ``50390 50396 50397``."""

import re
from collections.abc import Iterator

_RANGE = re.compile(r"(?<![\d.,:])(\d{1,9})(?:\s?[-\u2010-\u2015]\s?(\d{1,9}))?(?![\d.,:]*\d)")


def ranges(text: str) -> Iterator[tuple[int, int]]:
    """Each number or range, as printed first and last: ``1688-91`` → ``(1688, 1691)``; a reversed one stays reversed."""
    for match in _RANGE.finditer(text):
        start, end = match[1], match[2] or match[1]
        if len(end) < len(start):
            end = start[: len(start) - len(end)] + end
        yield int(start), int(end)


def span(pair: tuple[int, int]) -> str:
    """A range as it is written: ``848-849``, or ``848`` for one number."""
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]}-{pair[1]}"
