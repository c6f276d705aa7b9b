"""One extractor for all tests of this folder: it loads the model once, and reads each page once."""

from collections.abc import Callable
from functools import cache

import pytest

from provenance.extraction import Extractor
from provenance.model.attribution import Attribution


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[[str], tuple[Attribution, ...]]:
    """The attributions of a text."""
    return cache(extractor.attributions)
