"""Reports made by hand, and reports full of hostile words, for the tests of what people and programs see."""

import datetime
from collections.abc import Sequence
from itertools import product

from hypothesis import strategies as st

from provenance.model.chain import Chain, Identity, Link, Mode, Origin, Record, Relay, Vantage, Verified
from provenance.model.claim import Article, Claim, Kind, Scope
from provenance.model.finding import (
    FileReport,
    Finding,
    Place,
    Report,
    ScoredClaim,
    Severity,
    Skipped,
    Unread,
)
from provenance.model.score import Corroboration, Directness, Factor, Step
from provenance.model.source import Body, Outlet, Person, Registry, RegistryFile
from provenance.model.text import Span
from provenance.scoring.advice import ask_the_outlet, next_step
from provenance.scoring.directness import chain_of, directness
from tests.property.profile import PROFILE
from tests.property.woven import woven

FILE = "claims/dam.toml"
TODAY = datetime.date(2026, 1, 15)
ARTICLE = Article("the-gazette", "Talks on the dam", "https://gazette.example/dam", datetime.date(2025, 12, 3))
REGISTRY = Registry(
    RegistryFile(
        1,
        outlets={"the-gazette": Outlet("The Gazette"), "the-herald": Outlet("The Herald")},
        persons={"ana-ruiz": Person("Ana Ruiz"), "tom-hale": Person("Tom Hale")},
        bodies={"water-board": Body("Water Board")},
    ),
    "sources.toml",
)

BARE = Origin(Identity.BARE, Vantage.UNKNOWN, "a source")
OFFICIALS = Origin(Identity.DESCRIBED, Vantage.FAMILIAR, "officials close to the talks")
NOBODY = Origin(Identity.NONE, Vantage.UNKNOWN)
RUIZ = Origin(Identity.NAMED, Vantage.SELF, "the head of the board", source="ana-ruiz")
HALE = Origin(Identity.NAMED, Vantage.PARTICIPANT, "Hale", source="tom-hale")
BOARD = Origin(Identity.COLLECTIVE, Vantage.SELF, "the board", source="water-board")
HERALD = Relay("the-herald")


def claim(name: str, origin: Origin, *relays: Relay, mode: Mode = Mode.INDIRECT, **more: object) -> Claim:
    """A claim about the dam."""
    given: dict[str, object] = {"text": f"Statement {name} about the dam.", "quote": "the dam", **more}
    return Claim(id=name, scope=Scope.UTTERANCE, mode=mode, origin=origin, relays=relays, **given)  # type: ignore[arg-type]


def scored(claim: Claim, index: int = 0) -> ScoredClaim:
    """The claim as checking scores it."""
    chain = chain_of(claim)
    verified = tuple(link.verified for link in chain.links)
    if not claim.graded:
        return ScoredClaim(claim, index, 9, chain, verified)
    score = directness(chain, PROFILE)
    step = next_step(chain, PROFILE, records=bool(claim.records))
    return ScoredClaim(claim, index, 9, chain, verified, score, None, step, ask_the_outlet(chain, PROFILE))


def finding(
    code: str,
    message: str,
    claim: str | None = None,
    severity: Severity = Severity.WARNING,
    *,
    about: str = "article",
    span: tuple[int, int, int, int] = (1, 1, 1, 2),
    file: str = FILE,
    fix: str | None = None,
) -> Finding:
    """A finding at a place."""
    place = Place(file, "claim[0]", Span(*span))
    return Finding(code, code.lower(), severity, about, message, place, claim, fix=fix)  # type: ignore[arg-type]


def report(
    claims: Sequence[Claim] = (),
    findings: Sequence[Finding] = (),
    skips: Sequence[Skipped] = (),
    *,
    text: str = "",
    unread: Sequence[Unread] = (),
    suppressed: int = 0,
    baselined: int = 0,
    untrusted: int = 0,
    since: str | None = None,
) -> Report:
    """A run over one file."""
    given = tuple(scored(each, number) for number, each in enumerate(claims))
    file = FileReport(FILE, text, ARTICLE, given, tuple(findings), tuple(skips), suppressed, baselined, untrusted)
    return Report((file,), registry=REGISTRY, unread=tuple(unread), today=TODAY, since=since)


def many(files: int, each: int = 8, text: str = "A statement.") -> Report:
    """A run over many files, every one of whose statements has a warning and a note."""
    made = []
    for number in range(files):
        name = f"claims/{number:05}.toml"
        claims = tuple(scored(claim(f"c{at}", BARE, HERALD, text=text), at) for at in range(each))
        found = tuple(
            finding(code, f"{text} ({number})", f"c{at}", severity, file=name)
            for at in range(each)
            for code, severity in (("ANO01", Severity.WARNING), ("EVD06", Severity.INFO))
        )
        made.append(FileReport(name, "", ARTICLE, claims, found))
    return Report(tuple(made), registry=REGISTRY, today=TODAY)


_COMMANDS = [
    "::error::",
    "##vso[task.setvariable variable=x]",
    "##[group]",
    "##VSO[",
    "##",
    "[",
    ":",
    " ",
    "\n::debug::",
]
_CONTROLS = [
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\r",
    "\x85",
    "\u2028",
    "\u202e",
    "\u2066",
    "\u061c",
    "\u200b",
    "\ud800",
    "\x9b2J",
]
_MARKUP = [
    "<zz-mark onzz=1>",
    '" zz-mark="1',
    "' onzz='1",
    "</p></td></style></script><zz-mark>",
    "<!--",
    "]]>",
    "&lt;zz-mark&gt;",
    "[a](javascript:zz)",
    "![a](https://a.example/1)",
    "`",
    "```\n",
    "|",
    "\\",
    "@ana",
    "# ",
    'https://a.example/"zz-mark',
]
_WORDS = ["the dam", "漢字", "e\u0301", "\u0645\u06cc\u200c\u062e", "❤️", "…", "→", "\t", "  ", "a" * 90]

hostile = woven([*_COMMANDS, *_CONTROLS, *_MARKUP, *_WORDS], most=8)
"""Words that try to steer a terminal, a CI service or a page, among others. No page has a "zz-mark" of its own."""


def _span(line: int, column: int, more: int, end: int) -> Span:
    return Span(line, column, line + more, end if more else column + end % 100)


spans = st.builds(_span, st.integers(1, 6), st.integers(1, 300), st.integers(0, 3), st.integers(1, 300))
"""A place that need not lie in any text, but ends no earlier than it begins."""

severities = st.sampled_from(Severity)
scores = st.floats(0, 1)
ids = hostile.filter(bool)
maybe = st.none() | hostile

origins = st.builds(
    Origin, st.sampled_from(Identity), st.sampled_from(Vantage), maybe, key=maybe, source=maybe, affiliation=maybe
)
relays = st.builds(Relay, maybe, maybe, st.sampled_from(Mode))
links = st.sampled_from([Link(*each) for each in product(Mode, (False, True), Verified)])
hands = st.lists(links, min_size=5, max_size=5)
steps = st.builds(Step, hostile | st.just("open the relay's page"), hostile | st.just("relay 1"), st.integers(0, 100))
factors = st.builds(
    Factor,
    st.sampled_from(["identity", "vantage", "relay 1", "relay 9", "outlet", "channel"]) | hostile,
    hostile,
    scores,
    scores,
)
directnesses = st.builds(
    Directness, scores, scores, st.sampled_from(["2-3d", "Xu", "1n✓", "12-14b"]) | hostile, factors, st.just(())
)
claims = st.builds(
    Claim,
    id=ids,
    text=hostile,
    quote=hostile,
    scope=st.sampled_from(Scope),
    mode=st.sampled_from(Mode),
    origin=origins,
    kind=st.sampled_from(Kind),
    established=st.none() | st.just("https://records.example/1"),
    relays=st.lists(relays, max_size=3).map(tuple),
    records=st.sampled_from([(), (Record("https://records.example/1"),)]),
)


indices, lines, told = st.integers(0, 9), st.integers(1, 99), st.booleans()
perhaps_directness = st.none() | directnesses
perhaps_corroboration = st.none() | st.builds(Corroboration, st.integers(1, 6), st.integers(0, 5), scores, scores)
perhaps_step = st.none() | steps


@st.composite
def scored_claims(draw: st.DrawFn) -> ScoredClaim:
    """A claim with scores that need not be its own; what has one value for each hand has that many."""
    claim = draw(claims)
    record = bool(claim.records) and draw(told)
    chain = Chain(
        claim.origin.identity,
        claim.origin.vantage,
        tuple(draw(hands)[: len(claim.relays) + 1 + record]),
        draw(told),
        record,
    )
    return ScoredClaim(
        claim,
        draw(indices),
        draw(lines),
        chain,
        tuple(link.verified for link in chain.links[record:]),
        draw(perhaps_directness),
        draw(perhaps_corroboration),
        draw(perhaps_step),
        draw(perhaps_step),
    )


findings = st.builds(
    Finding,
    hostile,
    hostile,
    severities,
    st.sampled_from(["article", "file"]),
    hostile,
    st.builds(Place, hostile, hostile, spans),
    maybe,
    maybe,
    maybe,
)
articles = st.builds(Article, hostile, hostile, hostile, st.none() | st.dates())
file_reports = st.builds(
    FileReport,
    hostile,
    st.lists(hostile, max_size=5).map("\n".join),
    st.none() | articles,
    st.lists(scored_claims(), max_size=4).map(tuple),
    st.lists(findings, max_size=6).map(tuple),
    st.lists(
        st.builds(Skipped, hostile, maybe, hostile | st.just("no evidence for https://a.example/1"), hostile),
        max_size=3,
    ).map(tuple),
    st.integers(0, 2),
    st.integers(0, 2),
    st.integers(0, 2),
)
runs_files = st.lists(file_reports, max_size=3)
runs_unread = st.lists(st.builds(Unread, hostile, hostile), max_size=2).map(tuple)


@st.composite
def hostile_reports(draw: st.DrawFn) -> Report:
    """A run over files in which every string is hostile, names in the registry included."""
    files = draw(runs_files)
    used = {scored.claim.origin.source for file in files for scored in file.claims} - {None, ""}
    registry = Registry(
        RegistryFile(1, persons={key: Person(draw(hostile)) for key in sorted(used, key=repr) if key is not None}),
        draw(maybe),
    )
    return Report(tuple(files), registry=registry, unread=draw(runs_unread), today=TODAY, since=draw(maybe))
