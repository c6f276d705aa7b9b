"""What a search found as JSON (``provenance schema search`` prints its JSON Schema): a list, best first. Keys keep
their meaning, and new ones may come."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from provenance.model.search import Answer, Hit
from provenance.model.source import Verdict
from provenance.render.json import encoded

Bound = Annotated[int, Meta(ge=0, le=100)]


class Adjudicated(msgspec.Struct, frozen=True, gc=False):
    """What became of a claim, by somebody's word and with a citation."""

    verdict: Verdict
    citation: str
    by: str
    on: datetime.date
    corrected_on: datetime.date | None
    earlier: Annotated[bool, Meta(description="Whether the claim has been changed since.")]


class Found(msgspec.Struct, frozen=True, gc=False):
    """A claim that was found."""

    file: Annotated[str, Meta(description="The name of its claim file in the ledger.")]
    claim: str
    text: str
    score: Annotated[float, Meta(ge=0, le=1, description="How well it fits the words, or how alike it is.")]
    snippet: Annotated[str, Meta(description="Words of its text or of its quotation.")]
    marks: Annotated[
        tuple[Annotated[tuple[int, int], Meta(description="Start and end, in code points.")], ...],
        Meta(description="Where the words that were looked for stand in the snippet."),
    ]
    title: str
    url: str
    outlet: str
    published: datetime.date | None
    kind: str
    origin: Annotated[str | None, Meta(description="The registry id of its origin.")]
    as_written: Annotated[str | None, Meta(description="The article's words for its origin.")]
    lower: Bound | None
    upper: Bound | None
    hand_level: str | None
    second_hand: bool
    anonymous: bool
    adjudications: Annotated[tuple[Adjudicated, ...], Meta(description="The latest first.")]
    differs: Annotated[
        tuple[str, ...], Meta(description="In what a claim that is alike says something else, one clause for each.")
    ]


def render(answer: Answer) -> Iterator[bytes]:
    """The claims that were found, as a JSON list."""
    yield encoded([_found(hit) for hit in answer.hits])
    yield b"\n"


def _found(hit: Hit) -> Found:
    values: dict[str, Any] = {name: getattr(hit, name) for name in Found.__struct_fields__ if name != "adjudications"}
    decided = tuple(
        Adjudicated(each.verdict, each.citation, each.by, each.on, each.corrected_on, each.earlier)  # type: ignore[arg-type]
        for each in hit.adjudications
    )
    return Found(adjudications=decided, **values)


def schema() -> dict[str, Any]:
    """The JSON Schema of the list."""
    from provenance.claimfile.schema import published

    return published(list[Found], "search-v1", "Output of provenance search --format json, version 1")
