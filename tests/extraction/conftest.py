"""One extractor for all tests of this folder: it loads the model once."""

import pytest

from provenance.extraction import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
