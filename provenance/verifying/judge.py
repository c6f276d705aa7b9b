"""One page held against the claims that cite it."""

import datetime
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

import msgspec
from msgspec.structs import replace

from provenance.matching import drift, quotes
from provenance.matching.excerpts import Excerpt, excerpt, stretch
from provenance.matching.quotes import PageText
from provenance.model.attribution import Attribution
from provenance.model.claim import Claim
from provenance.model.document import CitedPage
from provenance.model.evidence import Drift, Edit, Match, Surroundings, Verdict
from provenance.model.source import Registry
from provenance.verifying.references import Reference

# How much a verdict leaves to be wished for: of two readings of one page, the better one counts.
_ORDER = tuple(Verdict)
_FOUND = (Verdict.EXACT, Verdict.NORMALISED, Verdict.ELIDED)


class Extracting(Protocol):
    """What finds attributions in a text: :class:`provenance.extraction.Extractor`, or a test's own."""

    def attributions(self, text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
        """Every attribution of ``text``; ``publisher`` is whose text it is, an id of the registry or a name."""
        ...


class Judgement(NamedTuple):
    """What a page shows of one claim; ``context`` is None where nothing of the claim stands on it."""

    verdict: Verdict | None = None
    matched: str | None = None
    distance: float | None = None
    edits: tuple[Edit, ...] = ()
    context: Surroundings | None = None
    attribution: Attribution | None = None
    drift: tuple[Drift, ...] = ()


class Judge:
    """Holds pages against claims. ``extractor`` makes what reads attributions; it is called when it is first needed."""

    def __init__(self, registry: Registry, extractor: Callable[[Registry], Extracting] | None = None) -> None:
        self._registry = registry
        self._make = extractor or _standard
        self._extractor: Extracting | None = None

    def page(self, page: CitedPage) -> "JudgedPage":
        """A page that several claims may be held against; it is prepared once."""
        return JudgedPage(page, self._registry, self._attributions)

    def _attributions(self, text: str, publisher: str | None) -> tuple[Attribution, ...]:
        if self._extractor is None:
            self._extractor = self._make(self._registry)
        return self._extractor.attributions(text, publisher)


class JudgedPage:
    """A page that is held against claims."""

    def __init__(
        self,
        page: CitedPage,
        registry: Registry,
        attributions: Callable[[str, str | None], tuple[Attribution, ...]],
    ) -> None:
        self._registry = registry
        self._page = page
        self._extract = attributions
        self._extracted: dict[tuple[str, str | None], tuple[Attribution, ...]] = {}

    def judge(self, reference: Reference) -> Judgement:
        """What the page shows of the claim that cites it."""
        claim = reference.claim
        if reference.path == "article":
            match, _ = self._find((claim.quote,), reference.article.language)
            return _of(match)
        if reference.path == "established":
            return Judgement()
        # Of a translation the words cannot stand there, unless the page is where the translation comes from.
        language = reference.article.language
        quoted, text = None, self._main
        if claim.quoted_words:
            quoted, text = self._find(claim.quoted_words, language)
            if quoted.start is None or reference.path == "original":
                return _of(quoted)
        if not self._is_english:
            return _of(quoted) if quoted is not None else Judgement()
        return self._compared(reference, quoted, text.text)

    def _compared(self, reference: Reference, quoted: Match | None, text: str) -> Judgement:
        """What the attribution upstream shows, beside the quoted words where there are any."""
        near = (quoted.start, quoted.end) if quoted and quoted.start is not None and quoted.end is not None else None
        start, end = stretch(reference.claim, text, near)
        if (start, end) != (0, len(text)):
            text = text[start:end]
            if quoted is not None and near is not None:
                if near[1] > end or near[0] < start:  # it is longer than what is compared
                    return _of(quoted)
                quoted = replace(quoted, start=near[0] - start, end=near[1] - start)
        found = self._attributions(reference.claim, self._publisher(reference), text, quoted)
        told = drift.compare(
            reference.claim,
            reference.article,
            text,
            found,
            published=self._page.document.published,
            quoted=quoted,
            registry=self._registry,
            beside=reference.beside,
        )
        attribution = None if told.attribution is None else Excerpt("", ((0, start),)).restored((told.attribution,))[0]
        if quoted is not None:
            return _of(quoted)._replace(attribution=attribution, drift=told.drift)
        if attribution is None:
            return Judgement(drift=told.drift)
        place = told.match
        return Judgement(
            edits=told.edits,
            drift=told.drift,
            attribution=attribution,
            matched=place.matched if place is not None else None,
            distance=place.distance if place is not None else None,
            context=place.context if place is not None else None,
        )

    def _find(self, parts: Sequence[str], language: str | None) -> tuple[Match, PageText]:
        """The words in the article's text, or where they are not in it, anywhere on the page."""
        match = quotes.match_all(parts, self._main, language=language)
        if match.verdict in _FOUND or self._page.whole == self._main.text:
            return match, self._main
        other = quotes.match_all(parts, self._whole, language=language)
        if (_ORDER.index(other.verdict), other.distance) < (_ORDER.index(match.verdict), match.distance):
            return other, self._whole
        return match, self._main

    @cached_property
    def _main(self) -> PageText:
        return PageText(self._page.document.text, self._page.document.language)

    @cached_property
    def _whole(self) -> PageText:
        return PageText(self._page.whole, self._page.document.language)

    @property
    def _is_english(self) -> bool:
        language = self._page.document.language
        return language is None or language.partition("-")[0].lower() == "en"

    def _publisher(self, reference: Reference) -> str | None:
        """Whose page it is: the relay's that the claim cites it for, else as its address or itself says."""
        sort, _, number = reference.path.removesuffix("]").partition("[")
        relay = reference.claim.relays[int(number)] if sort == "relay" else None
        if relay is not None and relay.source in self._registry.outlets:
            return relay.source
        known = self._registry.outlet_of_url(reference.url)
        return known or (relay.as_written if relay is not None else None) or self._page.document.outlet_hint

    def _attributions(
        self, claim: Claim, publisher: str | None, text: str, quoted: Match | None
    ) -> tuple[Attribution, ...]:
        """The attributions of what the page may say of a claim. Other claims have no part in it: the same page and the
        same claim give the same evidence in every run."""
        near = (quoted.start, quoted.end) if quoted and quoted.start is not None and quoted.end is not None else None
        part = excerpt((claim,), text, near)
        key = (part.text, publisher)
        found = self._extracted.get(key)
        if found is None:
            found = self._extracted[key] = self._extract(part.text, publisher)
        return part.restored(found)


def _of(match: Match) -> Judgement:
    distance = round(match.distance, 4)
    return Judgement(match.verdict, match.matched, distance, match.edits, match.context)


def plain(attribution: Attribution) -> dict[str, object]:
    """An attribution as evidence and ``extract --format json`` write it."""
    built: dict[str, object] = msgspec.to_builtins(attribution)
    return built


def day(moment: datetime.date | None) -> str | None:
    """A day as evidence writes it."""
    return moment.isoformat() if moment is not None else None


def _standard(registry: Registry) -> Extracting:
    from provenance.extraction import Extractor

    return Extractor(registry)
