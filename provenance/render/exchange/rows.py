"""Claims as rows: what a table has of each, the same columns in CSV and in Parquet."""

import datetime
from collections.abc import Iterable, Iterator

import msgspec

from provenance.model.exchange import Adjudged, Shared, SharedClaim, Terms
from provenance.render.exchange.naming import origin_name, relay_name


class Row(msgspec.Struct, frozen=True, gc=False):
    """One claim. ``lower`` and ``upper`` are directness (0–100), None where it is not graded; what an article does not
    say is None. Lists are in chain order. ``verdict`` and what goes with it are the last adjudication's."""

    file: str
    claim: str
    text: str
    quote: str
    scope: str
    kind: str
    mode: str
    place: str
    cue: str | None
    translated: bool
    outlet: str
    outlet_name: str
    title: str
    url: str
    published: datetime.date | None
    language: str | None
    origin: str | None
    identity: str
    vantage: str
    origin_source: str | None
    origin_name: str | None
    affiliation: str | None
    channel: str | None
    relays: tuple[str, ...]
    relay_urls: tuple[str, ...]
    records: tuple[str, ...]
    about: tuple[str, ...]
    asserts: str | None
    denies: str | None
    established: str | None
    review: datetime.date | None
    second_hand: bool
    lower: int | None
    upper: int | None
    hand_level: str | None
    weakest: str | None
    corroboration: int | None
    origins: int | None
    verdict: str | None
    verdict_by: str | None
    verdict_on: datetime.date | None
    verdict_citation: str | None


def rows(shared: Iterable[Shared], terms: Terms) -> Iterator[Row]:
    """The rows of some claim files, in their order."""
    for file in shared:
        verdicts = file.verdicts()
        for claim in file.claims:
            yield _row(file, claim, terms, verdicts.get(claim.claim.id, []))


def _row(file: Shared, shared: SharedClaim, terms: Terms, adjudged: list[Adjudged]) -> Row:
    claim, article, registry = shared.claim, file.article, terms.registry
    verdict = adjudged[-1] if adjudged else None
    return Row(
        file=file.file,
        claim=claim.id,
        text=claim.text,
        quote=claim.quote,
        scope=claim.scope.value,
        kind=claim.kind.value,
        mode=claim.mode.value,
        place=claim.place.value,
        cue=claim.cue,
        translated=claim.translated,
        outlet=article.outlet,
        outlet_name=registry.name(article.outlet) or article.outlet,
        title=article.title,
        url=article.url,
        published=article.published,
        language=article.language,
        origin=claim.origin.as_written,
        identity=claim.origin.identity.value,
        vantage=claim.origin.vantage.value,
        origin_source=claim.origin.source,
        origin_name=origin_name(claim, registry),
        affiliation=claim.origin.affiliation,
        channel=claim.origin.channel,
        relays=tuple([relay_name(each, registry) for each in claim.relays]),
        relay_urls=tuple([each.url for each in claim.relays if each.url is not None]),
        records=tuple([each.url for each in claim.records]),
        about=claim.about,
        asserts=claim.asserts,
        denies=claim.denies,
        established=claim.established,
        review=claim.review,
        second_hand=claim.second_hand,
        lower=shared.lower,
        upper=shared.upper,
        hand_level=shared.hand_level,
        weakest=shared.weakest,
        corroboration=shared.digit,
        origins=shared.origins,
        verdict=verdict.verdict if verdict is not None else None,
        verdict_by=verdict.by if verdict is not None else None,
        verdict_on=verdict.on if verdict is not None else None,
        verdict_citation=verdict.citation if verdict is not None else None,
    )
