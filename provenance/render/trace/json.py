"""A trace as JSON, version 1 (``provenance schema trace`` prints its JSON Schema): keys keep their meaning within the
version, and new ones may come."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from provenance.model.chain import Mode, Verified
from provenance.model.evidence import Correction, Drift, Edit, Status, Verdict
from provenance.model.finding import FileReport, ScoredClaim
from provenance.model.trace import Credited, Relation, Role, Trace
from provenance.model.trace import Hop as Made
from provenance.render import json
from provenance.render.json import AsWritten, Claim, Count, SourceId, Unread, encoded


class Hop(msgspec.Struct, frozen=True, gc=False):
    """One hand of the chain, and what evidence says of its page; null where nothing is known."""

    role: Role
    path: Annotated[str, Meta(description='Its place in the claim: "origin", "record[0]", "relay[1]"; "article".')]
    as_written: AsWritten
    source: SourceId
    name: Annotated[str | None, Meta(description="Its name in sources.toml.")]
    mode: Annotated[Mode | None, Meta(description="How it renders what it received; null for origin and record.")]
    translated: bool
    date: Annotated[str | None, Meta(description="When its page was published, in ISO 8601.")]
    url: Annotated[str | None, Meta(description="Its page.")]
    verified: Annotated[
        Verified, Meta(description="Of its own rendering, by the page of the hop before it; of a record, by itself.")
    ]
    status: Annotated[Status | None, Meta(description="What came of asking for its page.")]
    read_in_full: bool | None
    retrieved: str | None
    verdict: Annotated[Verdict | None, Meta(description="How the claim's quoted words stand to its page.")]
    edits: tuple[Edit, ...]
    drift: tuple[Drift, ...]
    corrected: Correction | str | bool | None
    sha256: Annotated[str | None, Meta(description="Of the page's body: it names the capture.")]
    archive: Annotated[str | None, Meta(description="The address of an archived copy.")]
    attribution: Annotated[dict[str, Any] | None, Meta(description="What its page itself shows of its source.")]
    hidden: Annotated[
        tuple[Credited, ...], Meta(description="Those whom its page credits and the claim does not list.")
    ]


class Other(msgspec.Struct, frozen=True, gc=False):
    """Another claim that asserts the same, or denies it."""

    relation: Annotated[Relation, Meta(description="How its origin stands to the origin of the traced claim.")]
    shared: Annotated[Count, Meta(description="With the same origin: how many relays both have before they part.")]
    denies: bool
    claim: Claim


class Traced(msgspec.Struct, frozen=True, gc=False):
    """The output of ``provenance trace --format json``, version 1. New keys may come."""

    version: Literal[1]
    file: str
    claim: Claim
    hops: Annotated[tuple[Hop, ...], Meta(min_length=2, description="Origin, records, relays, outlet: in this order.")]
    others: tuple[Other, ...]
    unread: tuple[Unread, ...]


def render(trace: Trace) -> Iterator[bytes]:
    """The trace as one JSON document in UTF-8, ended by a line feed; a hop and another claim a line."""
    claim = _claim(trace, trace.file, trace.article, trace.scored)
    yield b'{"version":1,\n"file":' + encoded(trace.file) + b',\n"claim":' + encoded(claim)
    yield b',\n"hops":['
    yield from json.listed(json.encoded_lines(map(_hop, trace.hops)))
    yield b'],\n"others":['
    yield from json.listed(json.encoded_lines(_others(trace)))
    yield b'],\n"unread":['
    yield from json.listed(json.encoded_lines(json.unread(trace.report)))
    yield b"]}\n"


def _claim(trace: Trace, file: str, article: Any, scored: ScoredClaim) -> Claim:
    alone = FileReport(file, "", article, (scored,))
    return next(iter(json.claims(trace.report, [alone])))


def _others(trace: Trace) -> Iterator[Other]:
    for each in trace.tellings:
        claim = _claim(trace, each.file, each.article, each.scored)
        yield Other(each.relation, each.shared, each.denies, claim)


def _hop(hop: Made) -> Hop:
    citation = hop.citation
    date = hop.date if hop.date is None or isinstance(hop.date, str) else hop.date.isoformat()
    return Hop(
        hop.role,
        hop.path,
        hop.as_written,
        hop.source,
        hop.name,
        hop.mode,
        hop.translated,
        date,
        hop.url,
        hop.verified,
        citation.status if citation is not None else None,
        citation.read_in_full if citation is not None else None,
        citation.retrieved if citation is not None else None,
        citation.verdict if citation is not None else None,
        citation.edits if citation is not None else (),
        citation.drift if citation is not None else (),
        citation.corrected if citation is not None else None,
        citation.sha256 if citation is not None else None,
        citation.archive if citation is not None else None,
        citation.attribution if citation is not None else None,
        hop.hidden,
    )


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the output."""
    from provenance.claimfile.schema import published

    return published(Traced, "trace-v1", "Output of provenance trace --format json, version 1")
