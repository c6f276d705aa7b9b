"""The words of English text, each with its place, and with what tells by itself what the text is about.

Quotations are compared by :mod:`provenance.matching.words` instead, which sees every word of any language and keeps
forms apart ("closed", "closes") that are the same for whoever retells.
"""

import re
from typing import NamedTuple

from provenance.lexicon.dates import CALENDAR
from provenance.lexicon.function_words import EVERYDAY
from provenance.lexicon.inflections import stem
from provenance.lexicon.letters import as_sounded
from provenance.lexicon.numbers import CARDINALS

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)"  # 1,000
    r"|\d+(?:[.,:]\d+)*"  # 3.5, 14:30
    r"|[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)*"  # words, O'Neill, don't
)
_CURLY = str.maketrans("’", "'")
_KEY = 6
_NUMBERS = {word: str(value) for word, value in CARDINALS.items() if value > 1} | {"dozen": "12"}
_LONGEST = 40

Place = tuple[int, int]


class Word(NamedTuple):
    """A word and its place in its text. ``lower`` has straight apostrophes; ``stem`` is for comparing; ``key``, its
    first letters, likens "negotiable" to "negotiation", and is empty for words that say little by themselves."""

    text: str
    lower: str
    start: int
    end: int
    stem: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]``, in order: possessives without their "'s", compounds with a hyphen in parts."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        lower = word.translate(_CURLY).lower()
        root = stem(lower[:_LONGEST])
        found.append(Word(word, lower, match.start(), match.end(), root, _key(lower, root)))
    return found


def opens(text: str, place: int) -> bool:
    """Whether a sentence or a quotation begins there, so that a capital means nothing."""
    before = text[max(0, place - 4) : place].rstrip()
    return not before or before[-1] in ".!?…:\"“”‘’'("


def _key(lower: str, root: str) -> str:
    if lower in EVERYDAY or lower in CALENDAR or (len(lower) == 1 and not lower.isdigit()):
        return ""
    if lower in _NUMBERS:
        return _NUMBERS[lower]
    if root.isascii():
        return root if root[0].isdigit() else root[:_KEY]
    return as_sounded(root)[:_KEY] or root[:_KEY]
