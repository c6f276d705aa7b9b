"""The axioms of directness (docs/scoring.md), each on thousands of random chains."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from provenance.model.chain import Chain, Identity, Link, Mode, Vantage, Verified
from provenance.model.claim import Claim
from provenance.scoring.advice import ask_the_outlet, next_step
from provenance.scoring.directness import chain_of, directness
from tests.property.chains import chains, claims, links
from tests.property.profile import PROFILE

TINY = 1e-12
many = settings(max_examples=1000)


@many
@given(chains())
def test_directness_is_an_interval_within_zero_and_one(chain: Chain) -> None:
    score = directness(chain, PROFILE)
    assert 0 <= score.lower <= score.upper <= 1


@many
@given(chains(), links, st.integers(0, 5))
def test_inserting_a_relay_never_raises_the_upper_bound(chain: Chain, relay: Link, at: int) -> None:
    at = min(max(at, int(chain.record)), len(chain.links) - 1)
    longer = replace(chain, links=(*chain.links[:at], relay, *chain.links[at:]), channel_disclosed=True)
    assert directness(longer, PROFILE).upper <= directness(chain, PROFILE).upper + TINY


@many
@given(chains(), links, st.integers(0, 5))
def test_inserting_a_relay_never_raises_the_lower_bound_while_the_channel_keeps_its_status(
    chain: Chain, relay: Link, at: int
) -> None:
    at = min(max(at, int(chain.record)), len(chain.links) - 1)
    longer = replace(chain, links=(*chain.links[:at], relay, *chain.links[at:]))
    assert directness(longer, PROFILE).lower <= directness(chain, PROFILE).lower + TINY


@many
@given(chains())
def test_naming_the_origin_never_lowers_it(chain: Chain) -> None:
    named = directness(replace(chain, identity=Identity.NAMED), PROFILE)
    score = directness(chain, PROFILE)
    assert named.lower >= score.lower - TINY
    assert named.upper >= score.upper - TINY


@many
@given(chains(), st.integers(0, 5), st.sampled_from([Verified.LINKED, Verified.MATCHED]))
def test_linking_or_matching_never_lowers_it(chain: Chain, at: int, verified: Verified) -> None:
    at = min(at, len(chain.links) - 1)
    before = replace(chain.links[at], verified=Verified.NONE)
    unverified = replace(chain, links=(*chain.links[:at], before, *chain.links[at + 1 :]))
    after = replace(chain.links[at], verified=verified)
    checked = replace(chain, links=(*chain.links[:at], after, *chain.links[at + 1 :]))
    assert directness(checked, PROFILE).lower >= directness(unverified, PROFILE).lower - TINY
    assert directness(checked, PROFILE).upper >= directness(unverified, PROFILE).upper - TINY


@many
@given(chains())
def test_matching_is_worth_at_least_as_much_as_linking(chain: Chain) -> None:
    def last(verified: Verified) -> Chain:
        return replace(chain, links=(*chain.links[:-1], replace(chain.links[-1], verified=verified)))

    linked, matched = directness(last(Verified.LINKED), PROFILE), directness(last(Verified.MATCHED), PROFILE)
    assert matched.lower >= linked.lower - TINY
    assert matched.upper >= linked.upper - TINY


@many
@given(chains())
def test_it_is_at_most_every_factor(chain: Chain) -> None:
    score = directness(chain, PROFILE)
    for factor in score.factors:
        assert score.lower <= factor.lower + TINY
        assert score.upper <= factor.upper + TINY


@many
@given(chains(), st.integers(1, 5))
def test_it_is_at_most_that_of_every_prefix(chain: Chain, length: int) -> None:
    prefix = replace(chain, links=chain.links[:length])
    whole = directness(chain, PROFILE)
    assert whole.lower <= directness(prefix, PROFILE).lower + TINY
    assert whole.upper <= directness(prefix, PROFILE).upper + TINY


@given(chains(), st.sampled_from([v for v in Vantage if v is not Vantage.UNKNOWN]))
def test_a_known_vantage_lies_inside_what_the_unknown_one_allows(chain: Chain, vantage: Vantage) -> None:
    unknown = directness(replace(chain, vantage=Vantage.UNKNOWN), PROFILE)
    known = directness(replace(chain, vantage=vantage), PROFILE)
    assert unknown.lower - TINY <= known.lower <= known.upper <= unknown.upper + TINY


@given(chains(), st.sampled_from([m for m in Mode if m is not Mode.UNKNOWN]))
def test_a_known_mode_lies_inside_what_the_unknown_one_allows(chain: Chain, mode: Mode) -> None:
    def last(of: Mode) -> Chain:
        return replace(chain, links=(*chain.links[:-1], replace(chain.links[-1], mode=of)))

    unknown, known = directness(last(Mode.UNKNOWN), PROFILE), directness(last(mode), PROFILE)
    assert unknown.lower - TINY <= known.lower <= known.upper <= unknown.upper + TINY


@many
@given(chains())
def test_disclosing_the_channel_never_lowers_it(chain: Chain) -> None:
    told = directness(replace(chain, channel_disclosed=True), PROFILE)
    score = directness(chain, PROFILE)
    assert told.lower >= score.lower - TINY
    assert told.upper == score.upper


@many
@given(chains())
def test_the_weakest_factor_is_the_lowest(chain: Chain) -> None:
    score = directness(chain, PROFILE)
    assert (score.weakest.lower, score.weakest.upper) == min((f.lower, f.upper) for f in score.factors)


@many
@given(chains(), st.booleans())
def test_the_next_step_raises_the_lower_bound_and_is_the_best_there_is(chain: Chain, records: bool) -> None:
    step = next_step(chain, PROFILE, records=records)
    if step is not None:
        assert directness(chain, PROFILE).shown[0] < step.raises_lower_to <= 100


@given(chains())
def test_only_an_unnamed_origin_is_asked_for_its_name(chain: Chain) -> None:
    step = ask_the_outlet(chain, PROFILE)
    assert (step is not None) == (chain.identity in (Identity.DESCRIBED, Identity.BARE))
    if step is not None:
        assert step.raises_lower_to >= directness(chain, PROFILE).shown[0]


@many
@given(claims())
def test_a_claim_gives_one_link_a_relay_and_one_for_the_outlet(claim: Claim) -> None:
    chain = chain_of(claim)
    assert [link.mode for link in chain.links] == [*(relay.mode for relay in claim.relays), claim.mode]
    assert [link.translated for link in chain.links] == [False] * len(claim.relays) + [claim.translated]
    assert chain.channel_disclosed == bool(
        claim.relays or claim.records or claim.origin.channel or claim.origin.identity is Identity.NONE
    )


@many
@given(claims())
def test_the_bounds_are_the_product_that_the_method_says(claim: Claim) -> None:
    """An independent reckoning, straight from the table of docs/scoring.md, for chains without evidence."""
    identity = {"named": 1, "role": 0.9, "collective": 0.8, "described": 0.7, "bare": 0.5, "none": 0.3}
    vantage = {
        "self": (1, 1), "record": (1, 1), "participant": (0.95, 0.95), "eyewitness": (0.95, 0.95),
        "familiar": (0.8, 0.95), "briefed": (0.8, 0.8), "hearsay": (0.64, 0.64), "inference": (0.5, 0.5),
        "unknown": (0.5, 1),
    }  # fmt: skip
    mode = {
        "record": (1, 1), "own": (1, 1), "direct": (0.92, 0.92), "mixed": (0.86, 0.86), "indirect": (0.8, 0.8),
        "interpretive": (0.7, 0.7), "unknown": (0.7, 1),
    }  # fmt: skip
    for end, bound in enumerate(("lower", "upper")):
        expected = identity[claim.origin.identity.value] * vantage[claim.origin.vantage.value][end]
        for rendering in (*(relay.mode for relay in claim.relays), claim.mode):
            expected *= mode[rendering.value][end]
        if claim.translated:
            expected *= 0.95
        told_where = claim.relays or claim.records or claim.origin.channel or claim.origin.identity is Identity.NONE
        if end == 0 and not told_where:
            expected *= mode[claim.mode.value][0]
        assert abs(getattr(directness(chain_of(claim), PROFILE), bound) - expected) < TINY
