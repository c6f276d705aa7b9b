"""TOML into plain data, with every way it can go wrong in hand.

The parser is rtoml (Rust): an 80 KB dotted key that keeps Python's tomllib busy for 24 s is refused in milliseconds.
"""

import re
from typing import Any

import rtoml

from provenance.claimfile.limits import Limits
from provenance.errors import OverCapError
from provenance.model.finding import Problem
from provenance.model.text import Span

_PLACE = re.compile(r"^(?P<what>.*?)(?: at line (?P<line>\d+) column (?P<column>\d+))?$", re.DOTALL)
_TOO_DEEP = ("recursion limit", "cannot recurse further")


def load(text: str, shown: str, limits: Limits) -> dict[str, Any] | Problem:
    """The data of a TOML text, or the problem that makes it none.

    Raises :class:`~provenance.errors.OverCapError` where it nests deeper than the parser itself goes.
    """
    try:
        return rtoml.loads(text)
    except RecursionError as error:
        raise too_deep(shown, limits) from error
    except rtoml.TomlParsingError as error:
        message = str(error)
        if message.startswith(_TOO_DEEP):
            raise too_deep(shown, limits) from error
        match = _PLACE.match(message)
        assert match is not None
        span = None
        if match["line"]:
            line, column = int(match["line"]), int(match["column"])
            span = Span(line, column, line, column + 1)
        return Problem("schema", f"not valid TOML: {match['what'].removeprefix('ValueError: ')}", span=span)


def too_deep(shown: str, limits: Limits) -> OverCapError:
    """The error for a file that nests deeper than allowed."""
    return OverCapError(shown, f"its tables nest deeper than {limits.depth} levels (setting max-depth)")


def depth(data: object) -> int:
    """How deeply tables and arrays nest in parsed data; an empty or flat table is 1."""
    deepest, level = 0, [data]
    while level:
        deepest += 1
        level = [
            child
            for each in level
            for child in (each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
            if isinstance(child, (dict, list))
        ]
    return deepest
