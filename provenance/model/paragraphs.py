"""Where an article's headline, lede, paragraphs and sentences are. A paragraph is a line that holds words."""

import re
from bisect import bisect_left, bisect_right

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]")
_SENTENCE = re.compile(r"[.!?…]++[\"”“’»)\]]*+\s++(?=[\"“„«‘'(\[]*+[^\W_])|\n")
_ENDED = re.compile(r"[.!?…:;,][\"”“’»)\]]*\s*$")
_HEADLINE = 160
_REACH = 1000


class Paragraphs:
    """The paragraphs of a text. ``title`` is the article's, where it is known."""

    def __init__(self, text: str, title: str | None = None) -> None:
        self._text = text
        self._places = [match.span() for match in _LINE.finditer(text) if _WORD.search(text, *match.span())]
        self._starts = [start for start, _ in self._places]
        self._lede = 1 if self._titled(title) else 0

    def _titled(self, title: str | None) -> bool:
        """Whether the first paragraph is the headline: the title, or short and without an end like a sentence's."""
        if len(self._places) < 2:
            return False
        first = " ".join(self._text[slice(*self._places[0])].split()).removeprefix("\ufeff")
        if title is not None:
            return first == " ".join(title.split())
        return len(first) <= _HEADLINE and _ENDED.search(first) is None

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where each paragraph starts and ends, its line feed not included."""
        return tuple(self._places)

    @property
    def opening(self) -> str:
        """The first paragraph; empty where there is none."""
        return self._text[slice(*self._places[0])].removeprefix("\ufeff") if self._places else ""

    @property
    def headline(self) -> str | None:
        """The first paragraph where it is the headline."""
        return " ".join(self.opening.split()) if self._lede else None

    def number(self, place: int) -> int:
        """Which paragraph ``place`` is in, from 1; 0 before the first."""
        return bisect_right(self._starts, place)

    def within(self, place: int) -> int:
        """``place``, or where a paragraph ends or begins that is near it: an offset inside one, its start excluded."""
        if not self._places:
            return place
        number = max(bisect_left(self._starts, place) - 1, 0)
        start, end = self._places[number]
        return min(max(place, start + 1), end)

    def in_title(self, start: int, end: int) -> bool:
        """Whether a stretch stands in the headline."""
        return self._lede == 1 and end <= self._places[0][1]

    def in_lede(self, place: int) -> bool:
        """Whether ``place`` is in the first paragraph after the headline."""
        return self.number(place) == self._lede + 1

    def sentences(self, start: int, end: int) -> tuple[int, int]:
        """Where the first sentence that a stretch touches begins, and where the last one ends. No further than some
        hundred characters beyond the stretch."""
        floor = max(0, start - _REACH)
        begin = floor
        for match in _SENTENCE.finditer(self._text, floor, start):
            begin = match.end()
        following = _SENTENCE.search(self._text, max(end - 1, 0), end + _REACH)
        return begin, following.start() + 1 if following else min(len(self._text), end + _REACH)
