"""The report as JSON lines, version 1: one claim, finding, skip or unread file a line, with the keys that it has in
``json`` and its ``type``; the summary is the last line."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec.structs import astuple

from provenance.model.finding import Report
from provenance.render import json


class ClaimLine(json.Claim, frozen=True, gc=False, tag_field="type", tag="claim"):
    """A claim with its chain and its scores. The scores are null where the claim is not graded."""


class FindingLine(json.Finding, frozen=True, gc=False, tag_field="type", tag="finding"):
    """What a rule says of a place. Lines and columns are 1-based, columns count code points, the end is exclusive."""


class SkipLine(json.Skip, frozen=True, gc=False, tag_field="type", tag="skip"):
    """A check that could not be made, and why."""


class UnreadLine(json.Unread, frozen=True, gc=False, tag_field="type", tag="unread"):
    """A file that could not be read, and why."""


class SummaryLine(json.Summary, frozen=True, gc=False, kw_only=True, tag_field="type", tag="summary"):
    """The run in numbers, and the version of the format."""

    version: Literal[1]


Line = ClaimLine | FindingLine | SkipLine | UnreadLine | SummaryLine


def render(report: Report) -> Iterator[bytes]:
    """The report in UTF-8, in pieces of many lines each."""
    yield from _typed(json.claim_lines(report), b"claim")
    yield from _typed(json.finding_lines(report), b"finding")
    yield from _typed(json.skip_lines(report), b"skip")
    yield from _typed(json.encoded_lines(json.unread(report)), b"unread")
    yield json.encoded(SummaryLine(*astuple(json.summary(report)), version=1)) + b"\n"


def _typed(pieces: Iterable[bytes], name: bytes) -> Iterator[bytes]:
    """Lines that each begin an object, with its ``type`` as the first key."""
    begin = b'{"type":"' + name + b'",'
    for lines in pieces:
        yield begin + lines[1:].replace(b"\n{", b"\n" + begin)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line."""
    from provenance.claimfile.schema import published

    return published(Line, "check-lines-v1", "A line of provenance check --format jsonl, version 1")
