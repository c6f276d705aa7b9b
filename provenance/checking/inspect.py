"""One claim file looked at on its own: read, parsed, scored, and held against the rules that need no other file."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from provenance.claimfile.evidence import Evidence
from provenance.claimfile.limits import Limits
from provenance.claimfile.locate import Locator
from provenance.claimfile.parse import parse
from provenance.claimfile.sources import Reader, Source, citations_of
from provenance.errors import UnreadableError, bounded
from provenance.model.chain import Chain, Identity
from provenance.model.claim import Claim, ClaimFile, Scope
from provenance.model.evidence import Citation
from provenance.model.finding import FileReport, Finding, Hit, Place, Problem, ScoredClaim, Skipped, by_place
from provenance.model.finding import Path as Symbolic
from provenance.model.profile import Profile
from provenance.model.score import Corroboration, Directness, Reliability, Step
from provenance.model.source import Registry
from provenance.model.text import Span
from provenance.rules import Body, Context, Opener, Rule, Traits, traits
from provenance.scoring.advice import ask_the_outlet, next_step
from provenance.scoring.corroboration import alone, repeats, voices
from provenance.scoring.directness import chain_of, directness
from provenance.scoring.reliability import reliability


class Setup:
    """What every file of a run is looked at with. ``rules`` are sorted by code."""

    __slots__ = ("_rated", "limits", "profile", "registry", "registry_problems", "registry_text", "rules", "today")

    def __init__(
        self,
        *,
        registry: Registry,
        profile: Profile,
        rules: Sequence[Rule],
        today: datetime.date,
        limits: Limits,
        registry_text: str = "",
        registry_problems: tuple[Problem, ...] = (),
    ) -> None:
        self.registry = registry
        self.profile = profile
        self.rules = tuple(rules)
        self.today = today
        self.limits = limits
        self.registry_text = registry_text
        self.registry_problems = registry_problems
        self._rated: dict[str, Reliability] = {}

    def for_scores(self) -> "Setup":
        """What scores need of it: neither rules, nor what the registry says word by word or what is wrong in it."""
        return Setup(registry=self.registry, profile=self.profile, rules=(), today=self.today, limits=self.limits)

    def reliability(self, outlet: str) -> Reliability:
        """What raters say of an outlet that the registry holds; worked out once."""
        found = self._rated.get(outlet)
        if found is None:
            found = self._rated[outlet] = reliability(self.registry.outlets[outlet], self.profile, self.today)
        return found

    def scoped(self, scope: str) -> list[tuple[Rule, Body]]:
        """The rules of one scope, each with its function."""
        return [(rule, rule.body) for rule in self.rules if rule.scope == scope]

    def context(
        self,
        shown: str,
        file: ClaimFile | None,
        problems: tuple[Problem, ...],
        evidence: tuple[Citation, ...] | None,
        traits: Traits | None = None,
        opener: Opener | None = None,
    ) -> Context:
        """What the rules may ask about one file."""
        return Context(
            shown, file, registry=self.registry, problems=problems, evidence=evidence, traits=traits, opener=opener
        )


class Inspected(NamedTuple):
    """What looking at one file alone gave. ``unread`` is the reason why it could not be read."""

    report: FileReport
    problems: tuple[Problem, ...] = ()
    unread: str | None = None
    traits: Traits = Traits()


_Verdict = tuple[Directness, Corroboration, Step | None, Step | None]


class Inspector:
    """Looks at one file after the other. With ``told`` false, what only people are told is left out: in which line and
    column something stands, and advice."""

    __slots__ = ("_article_rules", "_claim_rules", "_evidence", "_read", "_setup", "_told", "_verdicts")

    def __init__(self, setup: Setup, evidence: dict[str, Evidence], *, told: bool = True) -> None:
        self._told = told
        self._setup = setup
        self._evidence = evidence
        self._read = Reader(setup.limits)
        self._claim_rules = setup.scoped("claim")
        self._verdicts: dict[tuple[Chain, bool, bool, bool], _Verdict] = {}
        self._article_rules = [(rule, rule.each_file) for rule in setup.rules if rule.each_file is not None]

    def inspect(self, sources: Iterable[Source]) -> Iterator[Inspected]:
        """What each source gives, in order."""
        for source in sources:
            try:
                yield self._inspect(source)
            except UnreadableError as error:
                yield Inspected(FileReport(source.shown), unread=error.reason)

    def _inspect(self, source: Source) -> Inspected:
        setup = self._setup
        text = self._read(source)
        parsed = parse(text, source.shown, setup.registry, setup.limits)
        if parsed.file is None:
            return Inspected(FileReport(source.shown, text), parsed.problems)
        known = traits(parsed.file, setup.registry)
        citations = citations_of(source, self._evidence)
        context = setup.context(source.shown, parsed.file, parsed.problems, citations, known)
        claims = list(zip(parsed.positions, parsed.file.claims, strict=True))
        resolver = Resolver(source.shown, text) if self._told else _Unresolved(source.shown, "")
        scored = tuple(self._score(position, claim, context, resolver) for position, claim in claims)
        findings, skips = self._apply(claims, context, resolver)
        findings.sort(key=by_place)
        report = FileReport(source.shown, text, parsed.file.article, scored, tuple(findings), tuple(skips))
        return Inspected(report, parsed.problems, traits=known)

    def _score(self, position: int, claim: Claim, context: Context, resolver: "Resolver") -> ScoredClaim:
        chain = chain_of(claim, context.citations(claim))
        line = resolver.line(position)
        verified = tuple([link.verified for link in chain.links[chain.record :]])
        if not claim.graded:
            return ScoredClaim(claim, position, line, chain, verified)
        circular = bool(claim.relays) and repeats(voices(claim, context.article.outlet, context.registry))
        key = (chain, claim.scope is Scope.UTTERANCE, bool(claim.records), circular)
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = self._verdict(*key)
        return ScoredClaim(claim, position, line, chain, verified, *verdict)

    def _verdict(self, chain: Chain, utterance: bool, records: bool, circular: bool) -> _Verdict:
        """What the scores say of a chain; a run of 80,000 claims holds few different ones."""
        profile = self._setup.profile
        score = directness(chain, profile)
        attributed = chain.identity is not Identity.NONE
        return (
            score,
            alone(chain, score, utterance=utterance, attributed=attributed, circular=circular),
            next_step(chain, profile, records=records) if self._told else None,
            ask_the_outlet(chain, profile) if self._told else None,
        )

    def _apply(
        self, claims: list[tuple[int, Claim]], context: Context, resolver: "Resolver"
    ) -> tuple[list[Finding], list[Skipped]]:
        findings: list[Finding] = []
        skips: list[Skipped] = []
        shown = context.path
        for position, claim in claims:
            for rule, body in self._claim_rules:
                for hit in body(claim, context):
                    if isinstance(hit, Hit):
                        findings.append(resolver.finding(rule, hit, claim, position))
                    else:
                        skips.append(Skipped(rule.code, claim.id, hit.reason, shown))
        for rule, body in self._article_rules:
            for hit in body(context.file, context):
                about = hit.claim
                if isinstance(hit, Hit):
                    position = claims[context.index(about)][0] if about is not None else 0
                    findings.append(resolver.finding(rule, hit, about, position))
                else:
                    skips.append(Skipped(rule.code, about.id if about is not None else None, hit.reason, shown))
        return findings, skips


class Resolver:
    """Turns the symbolic places of one file into findings with lines and columns."""

    __slots__ = ("_file", "_locator", "_text")

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._locator = Locator(text)

    def line(self, position: int) -> int:
        """The line of the claim at that position in the file."""
        return self._locator.span(("claim", position)).line

    def finding(self, rule: Rule, hit: Hit, claim: Claim | None, position: int, line: int | None = None) -> Finding:
        """The finding of a hit on the claim at that position in the file, or, without one, on the file.

        Where the ``line`` of the claim is known, no more of the file than the claim is looked at.
        """
        at = ("claim", position, *hit.at) if claim is not None else hit.at
        span = hit.span or (self._near(line, hit.at) if line is not None else None) or self._locator.span(at)
        place = Place(self._file, symbolic(at), span)
        name = claim.id if claim is not None else hit.claim_id
        message = bounded(hit.message)
        return Finding(rule.code, rule.name, rule.severity, rule.about, message, place, name, hit.url, hit.fix)

    def _near(self, line: int, at: Symbolic) -> Span | None:
        """A place within the claim that begins on a line; None where only the whole file tells."""
        rest = self._text.split("\n", line - 1)[-1]
        if not rest.startswith("[[claim]]"):
            return None
        text = rest.partition("\n[[claim]]")[0]
        if '"""' in text or "'''" in text:  # what looks like the next claim may stand in a string
            return None
        span = Locator(text).span(("claim", 0, *at))
        return Span(span.line + line - 1, span.column, span.end_line + line - 1, span.end_column)


class _Unresolved(Resolver):
    """Leaves places as they are: all lines and columns are 1."""

    def line(self, position: int) -> int:
        return 1

    def finding(self, rule: Rule, hit: Hit, claim: Claim | None, position: int, line: int | None = None) -> Finding:
        at = ("claim", position, *hit.at) if claim is not None else hit.at
        place = Place(self._file, symbolic(at), _NOWHERE)
        name = claim.id if claim is not None else hit.claim_id
        return Finding(
            rule.code, rule.name, rule.severity, rule.about, bounded(hit.message), place, name, hit.url, hit.fix
        )


_NOWHERE = Span(1, 1, 1, 1)


@lru_cache(4096)
def symbolic(path: Symbolic) -> str:
    """A symbolic place as written: ``claim[2].relay[0].source``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
