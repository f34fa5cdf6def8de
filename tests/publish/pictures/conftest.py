"""What the tests of the pictures share."""

from collections.abc import Iterator

import pytest

from .making import STORES


@pytest.fixture(autouse=True)
def _stores() -> Iterator[None]:
    """Close the stores that a test has opened."""
    with STORES:
        yield
