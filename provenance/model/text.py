"""Places in text and the quoted words of a claim."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec


class Pattern:
    """A regular expression that is compiled when it is first used: most runs need few of them, and start sooner."""

    findall: Callable[..., list[Any]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, text: str, flags: int = 0) -> None:
        self.text = text
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in type(self).__annotations__:
            raise AttributeError(name)
        compiled = re.compile(self.text, self.flags)
        for method in type(self).__annotations__:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


OPENING = "\"“„«‹‘'‚‟”"
"""Marks that can open a quotation, in the order of how common they are."""

_DOUBLE = '"“”„‟«»‹›'
_DOUBLE_PART = Pattern(f"[{_DOUBLE}]([^{_DOUBLE}]*)(?:[{_DOUBLE}]|$)")
_SINGLE_PART = Pattern(r"(?<!\w)['‘‚]((?:[^'‘’‚]|(?<=\w)['’](?=\w))+)(?:['’](?!\w)|$)")
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


def shortened(text: str, length: int) -> str:
    """``text`` on one line, cut to ``length`` characters with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


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
