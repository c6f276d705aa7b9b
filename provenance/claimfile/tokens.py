"""The words of TOML as patterns, for the two that read its text again after the parser accepted it.

``locate`` finds places in a text, ``format`` lays it out anew. Every quantifier over what a file holds is possessive:
nothing here can be made to backtrack by a hostile text.
"""

import re
from functools import lru_cache

import rtoml

BARE = r"[A-Za-z0-9_-]++"
BASIC = r'"(?:[^"\\\n]|\\.)*+"'
LITERAL = r"'[^'\n]*+'"
KEY = rf"(?:{BARE}|{BASIC}|{LITERAL})"
DOTTED = rf"{KEY}(?:[ \t]*+\.[ \t]*+{KEY})*+"
SCALAR = rf"(?:\"(?!\"\"){BASIC[1:]}|'(?!''){LITERAL[1:]}|[^\s\"'\[\]{{}},#][^\n\r\"'\[\]{{}},#]*+)"
"""A value on one line that holds no other; where it is neither text nor a table, with the spaces after it."""
OVER_LINES = r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*+\'{3,5}'
"""A text that may go over several lines; wants ``re.DOTALL``."""

_PART = re.compile(KEY)


@lru_cache(256)
def parts(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted key, each as it is read; of a text that no parser accepted, as well as can be."""
    return tuple(_part(part) if part[0] in "\"'" else part for part in _PART.findall(dotted))


def _part(token: str) -> str:
    try:
        return words(token)
    except rtoml.TomlParsingError:
        return token[1:-1]


def words(token: str) -> str:
    """What a text token stands for: without its marks, its escapes read."""
    if "\\" not in token and token[:3] not in ('"""', "'''"):
        return token[1:-1]
    read: str = rtoml.loads(f"x={token}")["x"]
    return read
