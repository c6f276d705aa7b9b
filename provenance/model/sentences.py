"""Where sentences are in running text: for context and comparison, not for grammar."""

import re
from collections.abc import Iterator

from provenance.model.text import Pattern

# From the first of a run of marks only, and at once to its last: a page may hold nothing but full stops.
_END = Pattern(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+[\"'“‘«„(\[]*[^\sa-z\"'“‘«„(\[]|\s*\Z)|\n\s*\n")
_END_OF_LINE = Pattern(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+[\"'“‘«„(\[]*[^\sa-z\"'“‘«„(\[]|\s*\Z)|\n\s*")
_ABBREVIATED = Pattern(
    r"(?:^|[\s(\"'“‘])(?:[^\W\d_]|[^\W\d_](?:\.[^\W\d_])+|Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Col|Maj|Capt|Sgt|Lt|Sen|Rep|Gov|Hon"
    r"|Jr|Sr|Inc|Ltd|Co|Corp|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\Z"
)
_LONGEST_ABBREVIATION = 24

Place = tuple[int, int]


def sentences(text: str, *, lines: bool = False) -> list[Place]:
    """Where the sentences of ``text`` begin and end, without the spaces around them; the last may be incomplete.

    Two line feeds end a sentence, and one does where ``lines`` says that each line is a block of its own.
    """
    return list(_sentences(text, _END_OF_LINE if lines else _END))


def _sentences(text: str, ends: Pattern) -> Iterator[Place]:
    start = 0
    for match in ends.finditer(text):
        before = text[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        if match[0].startswith(".") and _ABBREVIATED.search(before):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


_SPACE = re.compile(r"\s*")


def _trimmed(text: str, start: int, end: int) -> Iterator[Place]:
    found = _SPACE.match(text, start, end)
    start = found.end() if found is not None else start
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
