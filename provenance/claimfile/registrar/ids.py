"""Ids proposed for new entries: made of a name or a domain, the same each time, and nobody else's."""

import re
from collections.abc import Container, Iterable

from provenance.lexicon.letters import as_sounded

_ROOM = 60
_GAP = re.compile(r"[^a-z0-9]+")
_APOSTROPHE = re.compile(r"['’`]")


def slug(text: str) -> str:
    """``text`` as an id: small Latin letters and digits with hyphens between, at most 60; empty where nothing is left.

    "NBC News" → "nbc-news", "pravda.ru" → "pravda-ru", "Правда" → "pravda".
    """
    words = _GAP.sub("-", as_sounded(_APOSTROPHE.sub("", text[:300]))).strip("-")
    if len(words) > _ROOM:
        words = words[: _ROOM + 1].rpartition("-")[0] or words[:_ROOM]
    return words


def propose(candidates: Iterable[str], taken: Container[str]) -> str | None:
    """The first of the candidates that makes a free id; else the last of them with a number. None where none makes any.

    The order says what is wanted most: a name before a domain, or the other way round.
    """
    last = None
    for candidate in candidates:
        key = slug(candidate)
        if key and key not in taken:
            return key
        last = key or last
    if last is None:
        return None
    number = 2
    while f"{last}-{number}" in taken:
        number += 1
    return f"{last}-{number}"
