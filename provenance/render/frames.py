"""The line of a file that a finding is about, with the words that are meant, made to fit."""

from collections.abc import Sequence
from typing import NamedTuple

from provenance.model.text import Span
from provenance.render.cells import cut, cut_left, width
from provenance.render.safety import visible


class Frame(NamedTuple):
    """A line of a file in three safe pieces: before the words that are meant, those words, and after them."""

    before: str
    meant: str
    after: str


def frame(span: Span, lines: Sequence[str], room: int, mark: str = "…") -> Frame | None:
    """The line where ``span`` begins, in at most ``room`` cells; None where ``lines``, those of the file, have no such
    line. What is cut ends in ``mark``; the words that are meant are the last to be cut."""
    if not 0 < span.line <= len(lines):
        return None
    line = lines[span.line - 1].rstrip("\r")
    start = min(max(span.column - 1, 0), len(line))
    end = min(max(span.end_column - 1, start), len(line)) if span.end_line == span.line else len(line)
    room -= start == end  # a mark stands where nothing is meant
    far = 4 * room
    before = visible(line[max(start - far, 0) : start])
    meant = visible(line[start : min(end, start + far)])
    after = visible(line[end : end + far])
    if width(before) + width(meant) + width(after) > room:
        meant = cut(meant, max(room - 12, 8), mark)
        left = room - width(meant)
        before = cut_left(before, max(left - min(width(after), 12), 4), mark)
        after = cut(after, left - width(before), mark)
    return Frame(before, meant, after)
