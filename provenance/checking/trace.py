"""The chain of one claim, hop by hop: what its file, the registry and the evidence beside it say together.

No rule is run, and no page is opened.
"""

from collections.abc import Iterable, Iterator, Sequence

from provenance.checking.inspect import Inspected, Inspector
from provenance.checking.prepare import Ready
from provenance.checking.run import Gathered, check, gather
from provenance.claimfile.sources import Source, citations_of
from provenance.claimfile.validation import nearest, quoted
from provenance.errors import InvalidClaimFileError, UnknownClaimError, UnreadableError
from provenance.model.chain import Verified
from provenance.model.claim import Article, Claim
from provenance.model.evidence import Citation
from provenance.model.finding import Report, ScoredClaim
from provenance.model.source import Registry
from provenance.model.trace import Credit, Credited, Hop, Relation, Telling, Trace, credit
from provenance.scoring.corroboration import Witness, origins_of, witness

_MOST_NAMED = 8
_STRENGTH = (Verified.NONE, Verified.LINKED, Verified.MISMATCH, Verified.MATCHED)


def trace(ready: Ready, wanted: str, among: Iterable[Source]) -> Trace:
    """The trace of the claim with the id ``wanted`` in the one file of ``ready``. Claims of the same thing are looked
    for in that file and ``among`` some others.

    Raises :class:`~provenance.errors.UnreadableError` where the file cannot be read,
    :class:`~provenance.errors.InvalidClaimFileError` where it, or that claim, does not hold, and
    :class:`~provenance.errors.UnknownClaimError` where it has no such claim.
    """
    [source] = ready.sources
    setup = ready.setup.for_scores()
    gathered = gather([source], setup)
    [found] = Inspector(setup, gathered.evidence).inspect([source])
    if found.unread is not None:
        raise UnreadableError(source.shown, found.unread)
    claim = _claim(found, wanted)
    if claim.asserts is not None or claim.denies is not None:
        others = [other for other in among if other.shown != source.shown]
        gathered = gather([source, *others], setup)
    report = check(gathered, setup, jobs=ready.jobs)
    report.unread = (*report.unread, *ready.unread)
    file = next(each for each in report.files if each.file == source.shown)
    assert file.article is not None
    scored = next(each for each in file.claims if each.claim.id == wanted)
    return Trace(
        source.shown,
        file.article,
        scored,
        tuple(_hops(scored, file.article, _cited_by(claim, source, gathered), setup.registry)),
        tuple(_tellings(report, scored, source.shown, file.article, setup.registry)),
        report,
        sum(len(problems) for _, problems in gathered.beside),
    )


def _claim(found: Inspected, wanted: str) -> Claim:
    """The claim that is wanted, or the reason why it is not to be had."""
    shown = found.report.file
    for scored in found.report.claims:
        if scored.claim.id == wanted:
            return scored.claim
    wrong = [problem.message for problem in found.problems if problem.claim == wanted]
    if not wrong and found.report.article is None:
        wrong = [problem.message for problem in found.problems]
    if wrong:
        more = f" (and {len(wrong) - 1:,} more)" if len(wrong) > 1 else ""
        raise InvalidClaimFileError(shown, [f"{wrong[0]}{more}; `provenance check` shows the place"])
    ids = list(dict.fromkeys(scored.claim.id for scored in found.report.claims))
    if not ids:
        raise UnknownClaimError(f"{shown} holds no claims")
    near = nearest(wanted, ids, 3)
    if near:
        hint = f"nearest: {', '.join(map(quoted, near))}"
    else:
        more = f" and {len(ids) - _MOST_NAMED:,} more" if len(ids) > _MOST_NAMED else ""
        hint = f"it holds {', '.join(map(quoted, ids[:_MOST_NAMED]))}{more}"
    raise UnknownClaimError(f"{shown} has no claim {quoted(wanted)}; {hint}")


def _cited_by(claim: Claim, source: Source, gathered: Gathered) -> list[Citation]:
    """The evidence on a claim, and on the article that it is from."""
    beside = citations_of(source, gathered.evidence) or ()
    return [each for each in beside if each.claim == claim.id or (each.claim is None and each.path == "article")]


def _hops(scored: ScoredClaim, article: Article, citations: Sequence[Citation], registry: Registry) -> Iterator[Hop]:
    claim, origin = scored.claim, scored.claim.origin
    heard = _Heard(claim, article, registry)
    yield Hop("origin", "origin", _name(registry, origin.source), origin.as_written, origin.source)
    for number, record in enumerate(claim.records):
        path = f"record[{number}]"
        citation = _on(citations, path, record.url)
        found = credit(citation.attribution) if citation is not None else None
        yield Hop(
            "record",
            path,
            date=citation.published if citation is not None else None,
            url=record.url,
            verified=citation.verified if citation is not None else Verified.NONE,
            citation=citation,
            credit=found,
            hidden=heard.hidden(found),
        )
    for number, relay in enumerate(claim.relays):
        path, voice = f"relay[{number}]", registry.voice(relay)
        citation = _on(citations, path, relay.url)
        found = credit(citation.attribution) if citation is not None else None
        yield Hop(
            "relay",
            path,
            _name(registry, voice),
            relay.as_written,
            voice,
            relay.mode,
            date=relay.published or (citation.published if citation is not None else None),
            url=relay.url,
            verified=scored.verified[number],
            citation=citation,
            credit=found,
            hidden=heard.hidden(found),
        )
    citation = _on(citations, "article", article.url)
    yield Hop(
        "outlet",
        "article",
        _name(registry, article.outlet),
        None,
        article.outlet,
        claim.mode,
        claim.translated,
        article.published or (citation.published if citation is not None else None),
        article.url,
        scored.verified[-1],
        citation,
    )


def _name(registry: Registry, key: str | None) -> str | None:
    return registry.name(key) if key in registry else None


def _on(citations: Iterable[Citation], path: str, url: str | None) -> Citation | None:
    """What evidence says of a page, at its strongest; nothing where it speaks of an address that has changed since."""
    fitting = [each for each in citations if each.path.removesuffix(".url") == path and each.url == url]
    return max(fitting, key=lambda each: _STRENGTH.index(each.verified), default=None)


class _Heard:
    """Who speaks in a chain: those whom a page credits beside them are hidden."""

    def __init__(self, claim: Claim, article: Article, registry: Registry) -> None:
        self._registry = registry
        voices = (claim.origin.source, claim.origin.affiliation, article.outlet, *map(registry.voice, claim.relays))
        self._ids = {voice for voice in voices if voice is not None}
        words = (claim.origin.as_written, *(relay.as_written for relay in claim.relays), *map(registry.name, self._ids))
        self._words = {each.strip().casefold() for each in words if each is not None}

    def hidden(self, credit: Credit | None) -> tuple[Credited, ...]:
        return tuple([each for each in credit.hands if not self._knows(each)]) if credit is not None else ()

    def _knows(self, credited: Credited) -> bool:
        named = self._registry.ids_by_name(credited.words)
        return (
            credited.source in self._ids
            or (len(named) == 1 and named[0] in self._ids)
            or credited.words.strip().casefold() in self._words
        )


def _tellings(
    report: Report, traced: ScoredClaim, file: str, article: Article, registry: Registry
) -> Iterator[Telling]:
    """The other claims of the same thing, in the order of the report."""
    own = traced.claim
    found: list[tuple[str, Article, ScoredClaim, bool]] = []
    for each in report.files:
        if each.article is None:
            continue
        for scored in each.claims:
            claim = scored.claim
            if each.file == file and scored.index == traced.index:
                continue
            same = own.asserts is not None and claim.asserts == own.asserts
            denies = (own.asserts is not None and claim.denies == own.asserts) or (
                own.denies is not None and claim.asserts == own.denies
            )
            if same or denies:
                found.append((each.file, each.article, scored, denies))
    mine = witness(own, file, article.outlet, registry)
    theirs = [witness(scored.claim, name, of.outlet, registry) for name, of, scored, _ in found]
    on_my_side = _beside(mine, theirs)
    for (name, of, scored, denies), other in zip(found, theirs, strict=True):
        relation: Relation = "other"
        if mine.origin is not None and other.origin == mine.origin:
            relation = "origin"
        elif other.origin in on_my_side:
            relation = "side"
        shared = _shared(own, scored.claim, registry) if relation == "origin" else 0
        yield Telling(name, of, scored, relation, shared, denies)


def _beside(mine: Witness, theirs: Sequence[Witness]) -> set[str | None]:
    """The origins that stand on the same side as mine."""
    group = next((group for group in origins_of([mine, *theirs]) if mine in group), [])
    return {each.origin for each in group}


def _shared(one: Claim, other: Claim, registry: Registry) -> int:
    """How many relays two chains from one origin have in common before they part."""
    shared = 0
    for mine, theirs in zip(one.relays, other.relays, strict=False):
        voice = registry.voice(mine)
        if registry.voice(theirs) != voice or (voice is None and mine.as_written != theirs.as_written):
            break
        shared += 1
    return shared
