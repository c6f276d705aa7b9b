"""What the ledger holds of an outlet as JSON, version 1 (``provenance schema outlet`` prints its JSON Schema): keys
keep their meaning within the version, and new ones may come."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from provenance.model.adjudication import Adjudicated, Standing
from provenance.model.dossier import Dossier, Step
from provenance.model.score import TrackRecord as Scored
from provenance.model.source import Ownership, Reply, Verdict
from provenance.render import json
from provenance.render.json import Count, RatedReliability, SourceId, TrackRecord, encoded
from provenance.scoring.reliability import prompt, valid


class Rated(msgspec.Struct, frozen=True, gc=False):
    """What a rater gave it: a fact about the rater."""

    rater: str
    value: float
    scale: Annotated[tuple[float, float], Meta(description="The worst and the best value of the rater's scale.")]
    as_of: datetime.date | None
    url: str | None
    until: datetime.date | None
    counts: Annotated[bool, Meta(description="False without a day or an address, past `until`, or off its scale.")]


class Override(msgspec.Struct, frozen=True, gc=False):
    """The newsroom's own letter in place of the ratings."""

    letter: str
    reason: str | None
    by: str | None
    as_of: datetime.date | None
    counts: Annotated[bool, Meta(description="Whether somebody has signed it, with a reason and a day.")]


class TopicRecord(msgspec.Struct, frozen=True, gc=False):
    """The track record of what is about one thing."""

    topic: Annotated[str, Meta(description="A registry id, or the newsroom's own word.")]
    name: str
    track_record: TrackRecord


class Decision(msgspec.Struct, frozen=True, gc=False):
    """What became of a claim, by somebody's word and with a citation."""

    revision: Annotated[int, Meta(ge=1, description="Its entry of the ledger's log.")]
    file: str
    claim: str
    text: Annotated[str, Meta(description="The claim as it was adjudicated.")]
    published: datetime.date | None
    verdict: Verdict
    citation: str
    by: str
    on: datetime.date
    corrected_on: datetime.date | None
    days: Annotated[Count | None, Meta(description="From publication to correction; null where it is not known.")]
    prompt: Annotated[bool | None, Meta(description="Whether the correction is known to be prompt; null for others.")]
    topics: tuple[str, ...]
    why: str
    standing: Annotated[Standing, Meta(description="What the claim is now: the same, changed, or gone from its file.")]
    counts: Annotated[bool, Meta(description="False where a later decision is on the same claim.")]


class Shares(msgspec.Struct, frozen=True, gc=False):
    """How many claims, and how many of them are second-hand or from a source that the article does not name."""

    claims: Count
    second_hand: Count
    anonymous: Count


class PeriodShares(msgspec.Struct, frozen=True, gc=False):
    """The same of the claims that were published in a period."""

    start: Annotated[datetime.date, Meta(description="Its first day.")]
    claims: Count
    second_hand: Count
    anonymous: Count


class Cited(msgspec.Struct, frozen=True, gc=False):
    """Whom claims come from or through, and how many do."""

    source: SourceId
    name: str
    claims: Count


class DueForecast(msgspec.Struct, frozen=True, gc=False):
    """A forecast that can be checked by now, and has not been adjudicated."""

    file: str
    claim: str
    text: str
    due: datetime.date


class OutletOutput(msgspec.Struct, frozen=True, gc=False):
    """The output of ``provenance outlet --format json``, version 1. New keys may come."""

    version: Literal[1]
    id: str
    today: Annotated[datetime.date, Meta(description="The day on which ratings and weights are looked at.")]
    name: Annotated[str, Meta(description="The id where no registry has an entry.")]
    registry: Annotated[str | None, Meta(description="The registry that brought its entry last; null: none has one.")]
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-2 code.")]
    domains: tuple[str, ...]
    citations: tuple[str, ...]
    ownership: tuple[Ownership, ...]
    reply: Annotated[Reply | None, Meta(description="Its right of reply, quoted.")]
    reliability: RatedReliability
    ratings: tuple[Rated, ...]
    overrides: tuple[Override, ...]
    track_record: TrackRecord | None
    topics: tuple[TopicRecord, ...]
    adjudications: Annotated[tuple[Decision, ...], Meta(description="The newest first.")]
    articles: Count
    total: Shares
    undated: Annotated[Count, Meta(description="Claims of articles without a day, or with one to come.")]
    step: Annotated[Step, Meta(description="How long a period is.")]
    periods: Annotated[tuple[PeriodShares, ...], Meta(description="Without gaps, the newest last.")]
    origins: Annotated[tuple[Cited, ...], Meta(description="Whom most claims come from.")]
    relays: Annotated[tuple[Cited, ...], Meta(description="Through whom most claims come.")]
    due: tuple[DueForecast, ...]
    waiting: Annotated[Count, Meta(description="Forecasts without a verdict, those to be checked later among them.")]


def render(dossier: Dossier) -> Iterator[bytes]:
    """The dossier as one JSON document in UTF-8, ended by a line feed; one key, decision, period or voice a line."""
    entry, total = dossier.entry, dossier.total
    known = dossier.reliability
    facts: dict[str, object] = {
        "version": 1,
        "id": dossier.id,
        "today": dossier.today,
        "name": dossier.name,
        "registry": dossier.registry,
        "country": entry.country if entry is not None else None,
        "domains": entry.domains if entry is not None else (),
        "citations": entry.citations if entry is not None else (),
        "ownership": entry.ownerships if entry is not None else (),
        "reply": entry.reply if entry is not None else None,
        "reliability": RatedReliability(known.letter, known.range, known.raters),
        "ratings": _ratings(dossier),
        "overrides": _overrides(dossier),
        "track_record": _record(dossier.record),
        "topics": tuple(TopicRecord(each.topic, each.name, _scored(each.record)) for each in dossier.topics),
        "adjudications": tuple(_decision(each, dossier) for each in dossier.rulings),
        "articles": dossier.articles,
        "total": Shares(total.claims, total.second_hand, total.anonymous),
        "undated": dossier.undated,
        "step": dossier.step,
        "periods": tuple(PeriodShares(*msgspec.structs.astuple(each)) for each in dossier.periods),
        "origins": tuple(Cited(*msgspec.structs.astuple(each)) for each in dossier.origins),
        "relays": tuple(Cited(*msgspec.structs.astuple(each)) for each in dossier.relays),
        "due": tuple(DueForecast(*msgspec.structs.astuple(each)) for each in dossier.due),
        "waiting": dossier.waiting,
    }
    before = b"{"
    for key, value in facts.items():
        yield before + encoded(key) + b":"
        if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            yield b"["
            yield from json.listed(json.encoded_lines(value))
            yield b"]"
        else:
            yield encoded(value)
        before = b",\n"
    yield b"}\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the output."""
    from provenance.claimfile.schema import published

    return published(OutletOutput, "outlet-v1", "Output of provenance outlet --format json, version 1")


def _record(record: Scored | None) -> TrackRecord | None:
    return _scored(record) if record is not None else None


def _scored(record: Scored) -> TrackRecord:
    return TrackRecord(round(record.lower, 4), round(record.upper, 4), record.n, record.letter)


def _ratings(dossier: Dossier) -> tuple[Rated, ...]:
    given = dossier.entry.ratings if dossier.entry is not None else ()
    return tuple(
        Rated(each.rater, each.value, each.scale, each.as_of, each.url, each.until, valid(each, dossier.today))
        for each in given
    )


def _overrides(dossier: Dossier) -> tuple[Override, ...]:
    given = dossier.entry.overrides if dossier.entry is not None else ()
    return tuple(Override(each.letter, each.reason, each.by, each.as_of, each.signed) for each in given)


def _decision(made: Adjudicated, dossier: Dossier) -> Decision:
    given, adjudication = made.ruling, made.adjudication
    corrected = given.verdict == "corrected"
    return Decision(
        made.revision,
        made.file,
        made.claim,
        made.text,
        made.published,
        given.verdict,
        given.citation,
        given.by,
        given.on,
        given.corrected_on,
        adjudication.days,
        prompt(adjudication, dossier.profile) if corrected else None,
        given.topics,
        given.why,
        made.standing,
        made.counts,
    )
