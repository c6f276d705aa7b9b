"""What all tests of this folder share."""

from collections.abc import Iterator

import pytest
import stamina

from provenance.fetch.visits import ATTEMPTS


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    """stamina's pauses between attempts are left out."""
    with stamina.set_testing(True, attempts=ATTEMPTS, cap=True):
        yield
