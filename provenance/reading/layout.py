"""Lines on pages made into paragraphs again, by where they stand: columns, indents, gaps, divided words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_HYPHENS = ("-", "\u2010", "\xad")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = tuple(".!?…:\"”’'»)]")
_COMPOUNDS = frozenset(
    """
    anti co cross ex half high ill long low mid multi non one post pre pro self semi short so two well
    """.split()
)
_DIGITS = re.compile(r"\d+")
# What browsers and word processors put at the edges of a page.
_EDGE = re.compile(
    r"(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?"
    r"|https?://\S+(?: \d{1,4}/\d{1,4})?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}.{0,200}",
    re.IGNORECASE,
)
_EDGE_LINES = 2
_SEVERAL_PAGES = 2
_BULLETS = frozenset("•◦▪‣·")  # often written apart from their items
_ITEM = re.compile(r"[•◦▪‣·–*-] |\(?\d{1,2}[.)] ")

# Of the size of letters, of the usual distance of lines, of a column's width, in points.
_OTHER_SIZE = 0.12
_INITIAL = 1.6
_INDENT = 0.6
_WIDE_GAP = 1.3
_SHORT = 0.25
_COLUMN = 36.0
_WORD_LENGTH = 3


class Line(NamedTuple):
    """A line of a page: its text, its left and right end, its base and the size of its letters, in points.

    Points count from the lower left corner of the page. A text that ends with a soft hyphen (U+00AD) is divided there.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int


def body(lines: Sequence[Line], pages: int) -> list[Line]:
    """The lines without page numbers, and without what comes again at the edges of most pages."""
    edges: set[int] = set()
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    for members in by_page.values():
        ordered = sorted(members, key=lambda index: lines[index].base)
        edges.update(ordered[:_EDGE_LINES], ordered[-_EDGE_LINES:])
    again = Counter(_DIGITS.sub("#", lines[index].text) for index in edges)
    often = max(_SEVERAL_PAGES, pages / 2)
    kept = [
        line
        for index, line in enumerate(lines)
        if not (
            line.text in _BULLETS
            or (index in edges and (_EDGE.fullmatch(line.text) or again[_DIGITS.sub("#", line.text)] >= often))
        )
    ]
    return kept or list(lines)


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The lines joined into paragraphs."""
    words = _vocabulary(lines)
    ends = _right_ends(lines)
    gaps = sorted(a.base - b.base for a, b in pairwise(lines) if a.page == b.page and 0 < a.base - b.base < 3 * a.size)
    gap = gaps[len(gaps) // 2] if gaps else 0.0
    parts: list[str] = []
    for above, line in zip((None, *lines), lines, strict=False):
        if above is not None and _opens(above, line, ends, gap):
            yield "".join(parts)
            parts = []
        if parts and above is not None:
            parts[-1] = _before(above, line, words)
        parts.append(line.text.removesuffix("\xad"))
    if parts:
        yield "".join(parts)


def _opens(above: Line, line: Line, ends: dict[tuple[int, int], float], gap: float) -> bool:
    """Whether ``line`` opens a new paragraph after ``above``."""
    if _is_initial(above, line):
        return False
    if abs(above.size - line.size) > _OTHER_SIZE * max(above.size, line.size):
        return True
    if above.text.endswith(_HYPHENS) and above.text[-2:-1].isalnum():
        return False
    done = above.text.endswith(_SENTENCE_END)
    end = ends[_column(above)]
    per_letter = (line.right - line.left) / max(len(line.text), 1)
    room = end - above.right - (len(line.text.split(" ", 1)[0]) + 1.5) * per_letter
    if above.page != line.page or line.base > above.base + line.size / 2:  # the next page or column
        return done or (room > 0 and not line.text[0].islower())
    down = above.base - line.base
    if down < line.size / 3:
        return False
    if gap and down > _WIDE_GAP * gap:
        return True
    if line.left - above.left > _INDENT * line.size and not _ITEM.match(above.text):
        return True
    if _ITEM.match(line.text):
        return True
    # The word would have fitted on the line above: it was broken off on purpose.
    return room > 0 and (done or (room > _SHORT * (end - above.left) and not line.text[0].islower()))


def _is_initial(above: Line, line: Line) -> bool:
    """Whether ``above`` is a large letter that opens the paragraph of ``line``."""
    return len(above.text) == 1 and above.text.isupper() and above.size > _INITIAL * line.size


def _column(line: Line) -> tuple[int, int]:
    return line.page, int(line.left // _COLUMN)


def _right_ends(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Where the lines of each column end, by its page and left end; single wider lines do not count."""
    groups: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        groups.setdefault(_column(line), []).append(line.right)
    for group in groups.values():
        group.sort()
    # First lines are indented and may fall into the group beside.
    return {
        key: max(_most(groups[near]) for near in (key, (key[0], key[1] - 1), (key[0], key[1] + 1)) if near in groups)
        for key in groups
    }


def _most(ordered: Sequence[float]) -> float:
    return ordered[int(0.8 * (len(ordered) - 1))]


def _vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The words of the text that no line end divides."""
    words: set[str] = set()
    after_division = False
    for line in lines:
        found = [match.lower() for match in _WORD.findall(line.text)]
        divided = line.text.endswith(_HYPHENS)
        words.update(found[int(after_division) : len(found) - int(divided)])
        after_division = divided
    return frozenset(words)


def _before(above: Line, line: Line, words: frozenset[str]) -> str:
    """A line as it stands before the next one of its paragraph.

    A word that its end divides is made whole, a hyphen of the word's own is kept, and else a space follows.
    """
    text = above.text
    if _is_initial(above, line):
        return text
    before = text[:-1]
    if not text.endswith(_HYPHENS) or not before[-1:].isalnum():
        return text + " "
    second = _WORD.match(line.text)
    first = before[_last_word(before) :]
    if second is None or not first.replace("-", "").isalpha() or line.text[0].isupper():
        return before + "-"
    left, right = first.lower(), second[0].lower()
    kept = left + right not in words and (
        f"{left}-{right}" in words
        or "-" in left + right
        or left in _COMPOUNDS
        or (len(left) >= _WORD_LENGTH <= len(right) and left in words and right in words)
    )
    return before + "-" if kept else before


def _last_word(text: str) -> int:
    start = len(text)
    while start and (text[start - 1].isalpha() or (text[start - 1] == "-" and start < len(text))):
        start -= 1
    return start
