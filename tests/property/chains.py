"""Random chains, claims and groups of them, for the laws of scoring.

What has few values together is drawn at once from all its combinations, and no strategy is made anew for each example:
that is most of what an example of these laws costs."""

from itertools import product

from hypothesis import strategies as st

from provenance.model.chain import Chain, Identity, Link, Mode, Origin, Record, Relay, Vantage, Verified
from provenance.model.claim import Claim, Kind, Scope
from provenance.model.score import Directness
from provenance.scoring.corroboration import GradedWitness
from provenance.scoring.directness import directness
from tests.property.profile import PROFILE

links = st.sampled_from([Link(*each) for each in product(Mode, (False, True), Verified)])
_HANDS = st.lists(links, min_size=1, max_size=5).map(tuple)
_HEADS = st.sampled_from(list(product(Identity, Vantage, (False, True), (False, True))))


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Any chain of up to four relays. Where there is a relay or a record, the channel is disclosed."""
    identity, vantage, record, told = draw(_HEADS)
    rendered = draw(_HANDS)
    if record:
        rendered = (Link(Mode.RECORD), *rendered)
    disclosed = len(rendered) > 1 or identity is Identity.NONE or told
    return Chain(identity, vantage, rendered, disclosed, record)


_RELAYS = st.lists(
    st.sampled_from(
        [
            Relay(source=source, as_written="a paper", mode=mode)
            for source, mode in product(["nbc-news", "reuters", "afp", None], Mode)
        ]
    ),
    max_size=3,
).map(tuple)
_ORIGINS = st.sampled_from(
    [
        Origin(identity, vantage, channel=channel)
        for identity, vantage, channel in product(Identity, Vantage, [None, "press briefing"])
    ]
)
_RENDERINGS = st.sampled_from(list(product(Scope, Mode, (False, True), [(), (Record("https://records.example/1"),)])))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any graded claim, with up to three relays and a record now and then."""
    scope, mode, translated, records = draw(_RENDERINGS)
    return Claim(
        id="c1",
        text="The dam closes.",
        quote="the dam closes",
        scope=scope,
        mode=mode,
        origin=draw(_ORIGINS),
        translated=translated,
        kind=Kind.REPORT,
        relays=draw(_RELAYS),
        records=records,
    )


SIDES = {"ana": "board", "ben": "board", "cid": None, "dov": "mill", "eve": None, "f": "mill", "g": None}
"""The side of each origin: a fact about the origin, the same in every chain."""

_CHAINS = chains()
_TELLERS = st.sampled_from(
    list(product([*SIDES, None], [(), ("agency",), ("agency", "wire")], ["gazette", "herald", "courier"]))
)


@st.composite
def witnesses(draw: st.DrawFn) -> GradedWitness:
    """One claim of a group: an origin whose side and status are facts, a chain, voices without a circle."""
    origin, between, outlet = draw(_TELLERS)
    chain = draw(_CHAINS)
    score: Directness = directness(chain, PROFILE)
    return GradedWitness(
        origin=origin,
        proven=origin in ("ana", "cid", "dov"),
        anonymous=origin not in ("ana", "cid", "dov"),
        side=SIDES[origin] if origin is not None else None,
        voices=(*((origin,) if origin else ()), *between, outlet),
        utterance=draw(st.booleans()),
        chain=chain,
        directness=score,
    )
