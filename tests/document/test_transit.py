"""How long a cable was under way: by the calendar, and by the clock only where both ends name their zone."""

import pytest

from diplomatic.document import Transit, transit


@pytest.mark.parametrize(
    ("sent", "received", "expected"),
    [
        ("1962-10-29", "1962-10-30", Transit(1)),
        ("1962-10-29", "1962-10-29", Transit(0)),
        ("1962-10-31", "1962-11-02", Transit(2)),
        ("1962-10-29T23:00:00", "1962-10-30T01:00:00", Transit(1)),
        ("1962-10-29T23:00:00Z", "1962-10-30", Transit(1)),
        ("2001-12-14T13:43:00Z", "2001-12-14T18:13:00+03:00", Transit(0, 90)),
        ("2001-12-14T23:00:00-05:00", "2001-12-16T05:00:00Z", Transit(1, 1500)),
        ("1962-10-30", "1962-10-29", None),
        ("2001-12-14T13:43:00Z", "2001-12-14T13:42:00Z", None),
        ("1962-10", "1962-10-30", None),
        ("", "1962-10-30", None),
        ("1962-10-30", "yesterday", None),
    ],
)
def test_transit(sent: str, received: str, expected: Transit | None) -> None:
    assert transit(sent, received) == expected
