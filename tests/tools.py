"""What is to be had on some machines only: its tests are skipped there, loudly, unless they may not be."""

import os
import shutil
from typing import NoReturn

import pytest


def missing(reason: str, required_by: str = "REQUIRE_TOOLS") -> NoReturn:
    """Skip the test that asks for something that is not here; fail it where that variable is 1, as .ci/run sets it."""
    if os.environ.get(required_by) == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def program(name: str, untried: str) -> str:
    """The path of a program; ``untried`` is what has not been looked at without it."""
    found = shutil.which(name)
    if found is None:
        missing(f"NO {name.upper()}: {untried}")
    return found
