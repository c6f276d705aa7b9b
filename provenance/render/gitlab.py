"""The findings as a Code Quality report of GitLab, which shows them in a merge request and beside its lines.

GitLab knows an issue by its fingerprint: the one that ``sarif`` has, made from rule, file, claim and the place within
the claim, never from the line; so an edit elsewhere neither hides an issue nor shows it as new. A file that could not
be read is an issue too, the gravest there is. GitLab stops reading at the first issue that its schema refuses.
"""

import hashlib
from collections.abc import Iterator

import msgspec

from provenance.model.finding import Finding, Report, Severity
from provenance.render import sarif
from provenance.render.json import encoded, encoded_lines, listed, well_formed
from provenance.render.safety import one_line

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_UNREAD = "blocker"


class Lines(msgspec.Struct, frozen=True, gc=False):
    """The first and the last line; both count from 1."""

    begin: int
    end: int


class Location(msgspec.Struct, frozen=True, gc=False):
    """A file relative to the top of the repository, and lines in it."""

    path: str
    lines: Lines


class Issue(msgspec.Struct, frozen=True, gc=False):
    """A finding, or a file that could not be read (which stands at its first line: GitLab asks for one)."""

    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: Location


def render(report: Report) -> Iterator[bytes]:
    """The report as one JSON array in UTF-8, one issue a line, in pieces of some hundred kilobytes at most."""
    yield b"["
    yield from listed(encoded_lines(_issues(report)))
    yield b"]\n"


def _issues(report: Report) -> Iterator[Issue]:
    for unread in sorted(report.unread, key=lambda unread: (unread.file, unread.reason)):
        mark = hashlib.sha256(encoded(["unread", unread.file, unread.reason])).hexdigest()
        yield Issue(f"Not read: {one_line(unread.reason)}", "unread", mark, _UNREAD, _location(unread.file, 1, 1))
    for file in report.files:
        for finding, mark in sarif.marked(file):
            span = finding.place.span
            where = _location(finding.place.file, span.line, span.end_line)
            yield Issue(_description(finding), finding.code, mark, _SEVERITY[finding.severity], where)


def _description(finding: Finding) -> str:
    """The message, which claim it is about and which rule says so: GitLab shows nothing else of an issue."""
    about = finding.code if finding.claim is None else f"{one_line(finding.claim)}, {finding.code}"
    fix = f" {one_line(finding.fix)}" if finding.fix else ""
    return f"{one_line(finding.message)}{fix} ({about})"


def _location(file: str, begin: int, end: int) -> Location:
    # GitLab compares paths as text with those of the change: "./claims/x.toml" is none of them.
    return Location(well_formed(file).removeprefix("./"), Lines(max(begin, 1), max(end, begin, 1)))
