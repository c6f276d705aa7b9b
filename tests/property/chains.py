"""Random chains, claims and groups of them, for the laws of scoring."""

from hypothesis import strategies as st

from provenance.model.chain import Chain, Identity, Link, Mode, Origin, Record, Relay, Vantage, Verified
from provenance.model.claim import Claim, Kind, Scope
from provenance.model.score import Directness
from provenance.scoring.corroboration import GradedWitness
from provenance.scoring.directness import directness
from tests.property.profile import PROFILE

identities = st.sampled_from(Identity)
vantages = st.sampled_from(Vantage)
modes = st.sampled_from(Mode)
verifieds = st.sampled_from(Verified)
links = st.builds(Link, modes, st.booleans(), verifieds)


@st.composite
def chains(draw: st.DrawFn, *, relays: int = 4) -> Chain:
    """Any chain of up to ``relays`` relays. Where there is a relay or a record, the channel is disclosed."""
    identity = draw(identities)
    rendered = tuple(draw(st.lists(links, min_size=1, max_size=relays + 1)))
    record = draw(st.booleans())
    if record:
        rendered = (Link(Mode.RECORD), *rendered)
    disclosed = len(rendered) > 1 or identity is Identity.NONE or draw(st.booleans())
    return Chain(identity, draw(vantages), rendered, disclosed, record)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any graded claim, with up to three relays and a record now and then."""
    relays = draw(
        st.lists(
            st.builds(
                Relay,
                source=st.sampled_from(["nbc-news", "reuters", "afp", None]),
                as_written=st.just("a paper"),
                mode=modes,
            ),
            max_size=3,
        )
    )
    return Claim(
        id="c1",
        text="The dam closes.",
        quote="the dam closes",
        scope=draw(st.sampled_from(Scope)),
        mode=draw(modes),
        origin=Origin(draw(identities), draw(vantages), channel=draw(st.sampled_from([None, "press briefing"]))),
        translated=draw(st.booleans()),
        kind=Kind.REPORT,
        relays=tuple(relays),
        records=draw(st.sampled_from([(), (Record("https://records.example/1"),)])),
    )


SIDES = {"ana": "board", "ben": "board", "cid": None, "dov": "mill", "eve": None, "f": "mill", "g": None}
"""The side of each origin: a fact about the origin, the same in every chain."""


@st.composite
def witnesses(draw: st.DrawFn) -> GradedWitness:
    """One claim of a group: an origin whose side and status are facts, a chain, voices without a circle."""
    origin = draw(st.sampled_from([*SIDES, None]))
    chain = draw(chains())
    score: Directness = directness(chain, PROFILE)
    outlet = draw(st.sampled_from(["gazette", "herald", "courier"]))
    between = draw(st.sampled_from([(), ("agency",), ("agency", "wire")]))
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
