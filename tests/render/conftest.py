"""The browser that the tests of pages share."""

from collections.abc import Iterator

import pytest

from tests.render.browser import Browser, browsing


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser; without one the test is skipped, unless REQUIRE_BROWSER=1."""
    with browsing() as browser:
        yield browser
