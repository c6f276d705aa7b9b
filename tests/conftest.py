"""How hard the laws are tried: `make test`, or `make test PYTEST_ARGS=--hypothesis-profile=thorough`. And no test may
touch the cache of the one who runs it."""

import os
import tempfile

from hypothesis import settings

settings.register_profile("default", max_examples=100, deadline=None, print_blob=True)
settings.register_profile("thorough", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile("default")

_CACHE = tempfile.TemporaryDirectory(prefix="provenance-tests-")
os.environ["PROVENANCE_CACHE_DIR"] = _CACHE.name
