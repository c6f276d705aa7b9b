"""A page's text, read once for every claim that is retold from it: its sentences, with what each says.

What quotations are looked for in is :class:`provenance.matching.passages.PageText`: words in a row, without sentences.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from provenance.matching.content_words import Place, Word, opens, words
from provenance.matching.dates import Date, dates
from provenance.matching.quantities import Figure, figures
from provenance.model.sentences import sentences

_ABSENT = 0.6
_NUMBER = 1.5


class Sentence(NamedTuple):
    """A sentence of a text, with what it holds. ``keys`` are those of its words that say something."""

    start: int
    end: int
    words: tuple[Word, ...]
    keys: frozenset[str]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]


class ReadText:
    """A text with its sentences, each with its words, figures and dates."""

    def __init__(self, text: str, *, lines: bool = True) -> None:
        self.text = text
        found = words(text)
        days = dates(text)
        counted = figures(text, found, [(day.start, day.end) for day in days])
        self.sentences = list(_cut(text, sentences(text, lines=lines), found, counted, days))
        self._frequency = Counter(key for sentence in self.sentences for key in sentence.keys)
        self.figures = tuple(counted)
        self.dates = tuple(days)
        self.forms = frozenset(word.lower for word in found)
        self._names = name_keys(text)
        self._starts = [sentence.start for sentence in self.sentences]

    def weight(self, key: str) -> float:
        """How much it says that a sentence of this text holds a word: rare ones say more, figures most of all."""
        frequency = self._frequency.get(key, 0)
        if not frequency:
            return _ABSENT
        return (_NUMBER if key[0].isdigit() else 1.0) / (1 + math.log(frequency))

    def names(self, text: str) -> frozenset[str]:
        """The keys of the names in another text, those included that this one shows to be names."""
        capitals = frozenset(word.key for word in words(text) if word.key and word.capital)
        return name_keys(text) | (capitals & self._names)

    def share(self, found: Iterable[str], wanted: Iterable[str]) -> float:
        """How much of what is ``wanted`` is ``found``, by weight, in [0, 1]."""
        have = frozenset(found)
        total, shared = 0.0, 0.0
        for key in sorted(frozenset(wanted)):
            weight = self.weight(key)
            total += weight
            if key in have:
                shared += weight
        return shared / total if total else 0.0

    def within(self, start: int, end: int) -> list[Sentence]:
        """The sentences that a stretch touches."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [each for each in self.sentences[first:last] if each.end > start]

    def near(self, place: int, around: int) -> list[Sentence]:
        """The sentence that holds a place, and so many on each side of it."""
        number = max(0, bisect_right(self._starts, place) - 1)
        return self.sentences[max(0, number - around) : number + around + 1]


@lru_cache(maxsize=8)
def read(text: str) -> ReadText:
    """A page's text as it is compared; the last few are remembered, since a page often carries several claims."""
    return ReadText(text)


def keys(text: str) -> frozenset[str]:
    """The keys of the words of ``text`` that say something, dates left out."""
    return frozenset(_telling(words(text), dates(text)))


def name_keys(text: str) -> frozenset[str]:
    """The keys of the words that are names, or parts of them: with a capital where no sentence begins."""
    found = words(text)
    return frozenset(
        word.key
        for place, word in enumerate(found)
        if word.key and word.capital and (not opens(text, word.start) or _goes_on(text, found, place))
    )


def _goes_on(text: str, found: Sequence[Word], place: int) -> bool:
    """Whether another word with a capital follows at once."""
    after = found[place + 1] if place + 1 < len(found) else None
    return after is not None and after.capital and text[found[place].end : after.start] == " "


def _telling(found: Iterable[Word], days: Sequence[Date]) -> Iterable[str]:
    day = 0
    for word in found:
        while day < len(days) and days[day].end <= word.start:
            day += 1
        if word.key and not (day < len(days) and days[day].start <= word.start):
            yield word.key


def _cut(
    text: str, places: Sequence[Place], found: Sequence[Word], counted: Sequence[Figure], days: Sequence[Date]
) -> Iterable[Sentence]:
    word = figure = day = 0
    for start, end in places:
        first = word
        while word < len(found) and found[word].start < end:
            word += 1
        of_sentence = tuple(found[first:word])
        first_figure = figure
        while figure < len(counted) and counted[figure].start < end:
            figure += 1
        first_day = day
        while day < len(days) and days[day].start < end:
            day += 1
        keys = frozenset(_telling(of_sentence, days[first_day:day]))
        yield Sentence(start, end, of_sentence, keys, tuple(counted[first_figure:figure]), tuple(days[first_day:day]))
