"""Places in text and the quoted words of a claim."""

import re
from collections.abc import Iterator

import msgspec

OPENING = "\"“„«‹‘'‚‟”"
"""Marks that can open a quotation, in the order of how common they are."""

_DOUBLE = '"“”„‟«»‹›'
_DOUBLE_PART = re.compile(f"[{_DOUBLE}]([^{_DOUBLE}]*)(?:[{_DOUBLE}]|$)")
_SINGLE_PART = re.compile(r"(?<!\w)['‘‚]((?:[^'‘’‚]|(?<=\w)['’](?=\w))+)(?:['’](?!\w)|$)")
_OUTER = _DOUBLE + "'‘’‚"


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A stretch of a file for people: 1-based lines and columns (Unicode code points), the end column exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Quoted words and the marks around them; a mark is ``""`` where the words were cut before it."""

    words: str
    opening: str
    closing: str


def quotations(text: str) -> Iterator[Quote]:
    """The stretches of ``text`` inside quotation marks of any kind, mixed ones included.

    An opening mark without a closing one reaches to the end (a quotation cut to its opening words). Single marks
    count only where the text has no double ones, and apostrophes inside words never count.
    """
    pattern = _DOUBLE_PART if any(mark in text for mark in _DOUBLE) else _SINGLE_PART
    for match in pattern.finditer(text):
        words = match[1].strip()
        if words:
            closing = match[0][-1] if match.end(1) < match.end() else ""
            yield Quote(words, match[0][0], closing)


def without_outer_marks(text: str) -> str:
    """``text`` without the quotation marks and spaces around it."""
    return text.strip().strip(_OUTER).strip()
