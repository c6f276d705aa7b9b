"""The report in reviewdog's Diagnostic Format, as one ``DiagnosticResult``: reviewdog comments on the lines of a change
with it, on whatever service the change is.

Its columns count bytes of UTF-8, ours code points, so they are counted anew in the file's text. A file that could not
be read is an error without a line.
"""

from array import array
from collections.abc import Iterator
from itertools import accumulate

import msgspec

from provenance.model.finding import Finding, Report, Severity, by_place
from provenance.render.json import encoded, encoded_lines, listed, well_formed
from provenance.render.safety import one_line

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class Position(msgspec.Struct, frozen=True, gc=False):
    """A place in a file. Both count from 1; columns count bytes of UTF-8."""

    line: int
    column: int


class Range(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a file; the end is exclusive."""

    start: Position
    end: Position


class Location(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A file, and a stretch of it."""

    path: str
    range: Range | None = None


class Code(msgspec.Struct, frozen=True, gc=False):
    """The rule."""

    value: str


class Diagnostic(msgspec.Struct, frozen=True, gc=False):
    """A finding, or a file that could not be read."""

    message: str
    location: Location
    severity: str
    code: Code


def render(report: Report) -> Iterator[bytes]:
    """The report as one JSON document in UTF-8, one diagnostic a line, in pieces of some hundred kilobytes at most."""
    yield b'{"source":' + encoded({"name": "provenance"}) + b',\n"diagnostics":['
    yield from listed(encoded_lines(_diagnostics(report)))
    yield b"]}\n"


def _diagnostics(report: Report) -> Iterator[Diagnostic]:
    for unread in sorted(report.unread, key=lambda unread: (unread.file, unread.reason)):
        message = f"Not read: {one_line(unread.reason)}"
        yield Diagnostic(message, Location(well_formed(unread.file)), "ERROR", Code("unread"))
    for file in report.files:
        columns = Columns(file.text)
        for finding in sorted(file.findings, key=by_place):
            span = finding.place.span
            start = Position(span.line, columns.in_bytes(span.line, span.column))
            end = Position(span.end_line, columns.in_bytes(span.end_line, span.end_column))
            where = Location(well_formed(finding.place.file), Range(start, end))
            yield Diagnostic(_message(finding), where, _SEVERITY[finding.severity], Code(finding.code))


def _message(finding: Finding) -> str:
    """The message behind the claim that it is about: a comment stands at a line, and does not say of which claim."""
    about = f"{one_line(finding.claim)}: " if finding.claim is not None else ""
    fix = f" {one_line(finding.fix)}" if finding.fix else ""
    return f"{about}{one_line(finding.message)}{fix}"


class Columns:
    """Columns of one text, in code points, as columns in bytes of UTF-8.

    A line is counted through once, when it is first asked for: a file of one long line with thousands of findings
    takes no longer than any other.
    """

    def __init__(self, text: str) -> None:
        self._lines = [] if text.isascii() else text.split("\n")
        self._known: dict[int, array[int]] = {}

    def in_bytes(self, line: int, column: int) -> int:
        """``column`` of ``line``, both from 1; what lies beyond the line's end counts a byte a column."""
        if not 0 < line <= len(self._lines) or self._lines[line - 1].isascii():
            return max(column, 1)
        known = self._known.get(line)
        if known is None:
            sizes = (len(character.encode("utf-8", "surrogatepass")) for character in self._lines[line - 1])
            known = self._known[line] = array("L", accumulate(sizes, initial=1))
        before = min(max(column - 1, 0), len(known) - 1)
        return known[before] + max(column - 1 - before, 0)
