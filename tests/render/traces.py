"""Traces and runs of `verify` made by hand, and such that are full of hostile words."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from provenance.model.chain import Mode, Verified
from provenance.model.claim import Article, Claim
from provenance.model.evidence import (
    Citation,
    Correction,
    Drift,
    Edit,
    Status,
    Surroundings,
    Verdict,
)
from provenance.model.finding import FileReport, Report, ScoredClaim, Unread
from provenance.model.source import Person, Registry, RegistryFile
from provenance.model.trace import Hop, Telling, Trace, credit
from provenance.model.verification import Counts, Proposal, Verification, cited
from tests.render.reports import (
    ARTICLE,
    FILE,
    HERALD,
    OFFICIALS,
    REGISTRY,
    TODAY,
    articles,
    claim,
    hostile,
    scored,
    scored_claims,
)

PAGE = "https://herald.example/dam"


def citation(**more: Any) -> Citation:
    """Evidence on the Herald's page."""
    given: dict[str, Any] = {"file": FILE, "claim": "c1", "path": "relay[0]", "url": PAGE, "status": Status.OK, **more}
    if given["status"] in (Status.OK, Status.MOVED):
        given.setdefault("read_in_full", True)
    return Citation(version=1, **given)


def trace(*hops: Hop, of: Claim | None = None, tellings: Sequence[Telling] = (), **more: Any) -> Trace:
    """The trace of a claim that officials made to the Herald; ``hops`` stand between origin and outlet."""
    made = scored(of or claim("c1", OFFICIALS, HERALD))
    report = Report((FileReport(FILE, "", ARTICLE, (made,)),), registry=REGISTRY, today=TODAY, **more)
    first = Hop("origin", "origin", as_written=made.claim.origin.as_written)
    last = Hop("outlet", "article", "The Gazette", source="the-gazette", mode=made.claim.mode, url=ARTICLE.url)
    return Trace(FILE, ARTICLE, made, (first, *hops, last), tuple(tellings), report)


def relay(found: Citation | None = None, **more: Any) -> Hop:
    """The Herald as a hop."""
    given: dict[str, Any] = {"name": "The Herald", "source": "the-herald", "mode": Mode.UNKNOWN, "url": PAGE, **more}
    shown = credit(found.attribution) if found is not None else None
    return Hop("relay", "relay[0]", citation=found, credit=shown, **given)


DIFFERS = citation(
    verdict=Verdict.ALTERED,
    matched="the dam could close in March",
    edits=(Edit("hedge", "will", "could"),),
    drift=(Drift("count", "officials", "an official"), Drift("omission", "", "if the money is found")),
    attribution={"origin": {"type": "unnamed_person", "as_written": "an official"}, "relays": []},
    sha256="3f2a91c0d1e2b3a4" * 4,
    retrieved="2025-12-04T09:12:00Z",
    checked="2025-12-04",
    context=Surroundings("He said that", "if the money is found."),
)
GONE = citation(
    claim="c2", path="record[0]", url="https://board.example/1", status=Status.GONE, reason="the site answers 404"
)
MATCHES = citation(claim="c3", path="record[0]", url="https://board.example/2", verdict=Verdict.EXACT)


def run(*citations: Citation, **more: Any) -> Verification:
    """A run of `verify` that wrote its evidence."""
    return Verification(citations, written=("claims/evidence.jsonl",), **more)


# Hostile ones. They hold many strings: most are one hostile word, not a row of them as elsewhere.

_STEERING = ["\n::error::", "##vso[", "\x1b[31m", "\x1b]0;title\x07", "\u202e", "\ud800", "\u2028", "\x85", "\u200b"]
_MARKUP = ["<zz-mark onzz=1>", '" zz-mark="1', "]]>", "</text></style><zz-mark>", "&lt;", "`", "  "]
_WORDS = ["", "the dam", "漢字", "e\u0301", "a" * 90, "an official told us so on the day " * 9]
word = st.sampled_from([*_STEERING, *_MARKUP, *_WORDS])
perhaps = st.none() | word
addresses = st.builds("https://a.example/{}".format, hostile) | st.just(PAGE)
anything = perhaps | st.sampled_from([True, 3, 0.5, [], {}, ["x"], [None, {}], {"name": {}}, {"relays": [[]]}])
voices = st.fixed_dictionaries(
    {}, optional={"name": anything, "as_written": anything, "type": anything, "source": anything}
)
attributions = (
    st.none()
    | st.dictionaries(word, anything, max_size=2)
    | st.fixed_dictionaries({"origin": voices | anything, "relays": st.lists(voices, max_size=4) | anything})
)
days = st.none() | st.dates().map(str) | st.datetimes().map(lambda moment: moment.isoformat()) | word
edits = st.builds(Edit, st.sampled_from(["negation", "number", "entity", "hedge", "cue", "tense", "other"]), word, word)
drifts = st.builds(
    Drift,
    st.sampled_from(["count", "nationality", "identity", "hedge", "date", "figure", "omission"]),
    word,
    word,
)
citations = st.builds(
    Citation,
    version=st.just(1),
    file=word,
    claim=perhaps,
    path=st.sampled_from(["record[0]", "relay[0]", "article"]) | word,
    url=addresses,
    status=st.sampled_from(Status),
    retrieved=days,
    read_in_full=st.booleans(),
    sha256=perhaps,
    published=days,
    verdict=st.none() | st.sampled_from(Verdict),
    matched=perhaps,
    edits=st.lists(edits, max_size=12).map(tuple),
    context=st.none() | st.builds(Surroundings, word, word),
    attribution=attributions,
    drift=st.lists(drifts, max_size=4).map(tuple),
    corrected=st.none()
    | st.booleans()
    | word
    | st.builds(Correction, days, st.sampled_from(["corrected", "retracted", "changed"]), perhaps),
    archive=st.none() | addresses,
    checked=days,
    moved_to=st.none() | addresses,
    reason=perhaps,
)


@st.composite
def hops(draw: st.DrawFn, made: ScoredClaim, article: Article) -> tuple[Hop, ...]:
    """Hops in the order of a chain, with the number of relays that the claim has."""

    def hop(role: Any, path: str) -> Hop:
        found = draw(st.none() | citations)
        shown = credit(found.attribution) if found is not None else None
        return Hop(
            role,
            path,
            draw(perhaps),
            draw(perhaps),
            draw(perhaps),
            draw(st.none() | st.sampled_from(Mode)),
            draw(st.booleans()),
            draw(st.none() | st.dates() | word),
            draw(st.none() | addresses),
            draw(st.sampled_from(Verified)),
            found,
            shown,
            shown.hands if shown is not None else (),
        )

    places = [("origin", "origin"), *(("record", f"record[{n}]") for n in range(draw(st.integers(0, 3))))]
    places += [("relay", f"relay[{n}]") for n in range(len(made.claim.relays))]
    return tuple(hop(role, path) for role, path in (*places, ("outlet", "article")))


tellings = st.builds(
    Telling,
    word,
    articles,
    scored_claims(),
    st.sampled_from(["origin", "side", "other"]),
    st.integers(0, 3),
    st.booleans(),
)


@st.composite
def hostile_traces(draw: st.DrawFn) -> Trace:
    """A trace whose every string is word."""
    made, article, file = draw(scored_claims()), draw(articles), draw(word)
    source = made.claim.origin.source
    registry = Registry(RegistryFile(1, persons={source: Person(draw(word))} if source else {}), draw(perhaps))
    unread = tuple(draw(st.lists(st.builds(Unread, word, word), max_size=2)))
    report = Report((FileReport(file, "", article, (made,)),), registry=registry, unread=unread, today=TODAY)
    told = tuple(draw(st.lists(tellings, max_size=3)))
    return Trace(file, article, made, draw(hops(made, article)), told, report, draw(st.integers(0, 2)))


@st.composite
def hostile_runs(draw: st.DrawFn) -> Verification:
    """A run of `verify` whose every string is word."""
    found = draw(st.lists(citations, max_size=5))
    known = draw(st.lists(st.sampled_from(found), max_size=3)) if found else []
    proposals = [
        Proposal(each.file, each.claim, each.path, each.url, draw(addresses), draw(word | st.dates().map(str)))
        for each in known
    ]
    return Verification(
        tuple(found),
        {cited(each): draw(citations) for each in known},
        {cited(each): draw(word) for each in known},
        Counts(*(draw(st.integers(0, 9)) for _ in range(4))),
        tuple(draw(st.lists(st.builds(Unread, word, word), max_size=2))),
        tuple(proposals),
        tuple(draw(st.lists(word, max_size=5))),
        draw(st.booleans()),
    )
