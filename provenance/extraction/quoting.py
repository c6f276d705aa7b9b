"""Which characters of a text stand inside quotation marks, whatever the marks and however they are mixed."""

import re
from bisect import bisect_right

from provenance.extraction.words import opens
from provenance.lexicon.quotation_marks import DOUBLE
from provenance.model.chain import Mode

_MARK = re.compile("[" + "".join(sorted(DOUBLE)) + "]|''|``|\n")


class Quoting:
    """The stretches of a text inside double quotation marks; a quotation ends with its paragraph at the latest."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.inside: list[tuple[int, int]] = []
        start = -1
        for match in _MARK.finditer(text):
            if match[0] == "\n":
                if start >= 0:
                    self.inside.append((start, match.start()))
                start = -1
            elif match[0] == '"' and start < 0 and not opens(text, match.start(), False):
                continue
            elif start >= 0:
                if match[0] in "“„" and match.end() < len(text) and not text[match.end()].isspace():
                    self.inside.append((start, match.start()))
                    start = match.end()
                    continue
                self.inside.append((start, match.start()))
                start = -1
            elif match.end() < len(text) and not text[match.end()].isspace():
                start = match.end()
        if start >= 0:
            self.inside.append((start, len(text)))

    def mode(self, places: list[tuple[int, int]]) -> Mode:
        """How ``places`` render what was said: all inside marks, partly or not at all."""
        inside = outside = 0
        for start, end in places:
            quoted = sum(self._letters(max(start, a), min(end, b)) for a, b in self._overlapping(start, end))
            inside += quoted
            outside += self._letters(start, end) - quoted
        if not inside:
            return Mode.INDIRECT
        return Mode.DIRECT if outside <= 4 and inside > outside else Mode.MIXED

    def _overlapping(self, start: int, end: int) -> list[tuple[int, int]]:
        first = max(0, bisect_right(self.inside, (start, -1)) - 1)
        last = bisect_right(self.inside, (end, -1))
        return [(a, b) for a, b in self.inside[first:last] if a < end and b > start]

    def _letters(self, start: int, end: int) -> int:
        return sum(c.isalnum() for c in self._text[start:end])

    def within(self, place: int) -> tuple[int, int] | None:
        """The quotation around ``place``."""
        return next(iter(self._overlapping(place, place + 1)), None)
