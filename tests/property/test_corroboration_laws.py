"""The axioms of corroboration (docs/scoring.md), each on random groups of claims."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from provenance.scoring.corroboration import GradedWitness, corroborate, origins_of
from tests.property.chains import witnesses

TINY = 1e-12
groups = st.lists(witnesses(), min_size=1, max_size=7)
many = settings(max_examples=500)


def bounds(group: list[GradedWitness]) -> tuple[float, float]:
    found = corroborate(group)[0]
    return found.lower, found.upper


@many
@given(groups)
def test_corroboration_is_an_interval_and_one_for_the_whole_group(group: list[GradedWitness]) -> None:
    found = corroborate(group)
    assert len(found) == len(group)
    assert len({(each.lower, each.upper, each.origins) for each in found}) == 1
    assert -TINY <= found[0].lower <= found[0].upper + TINY <= 1 + 2 * TINY


@many
@given(groups, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(group: list[GradedWitness], chance: random.Random) -> None:
    shuffled = list(group)
    chance.shuffle(shuffled)
    one, other = bounds(group), bounds(shuffled)
    assert abs(one[0] - other[0]) < TINY
    assert abs(one[1] - other[1]) < TINY
    assert corroborate(group)[0].origins == corroborate(shuffled)[0].origins


@many
@given(groups, witnesses())
def test_one_more_chain_never_lowers_it(group: list[GradedWitness], more: GradedWitness) -> None:
    before, after = bounds(group), bounds([*group, more])
    assert after[0] >= before[0] - TINY
    assert after[1] >= before[1] - TINY


@many
@given(groups, st.data())
def test_a_second_chain_from_the_same_origin_adds_nothing(group: list[GradedWitness], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(group))
    before, after = bounds(group), bounds([*group, replace(again, voices=(*again.voices[:-1], "another-outlet"))])
    assert abs(after[0] - before[0]) < TINY
    assert abs(after[1] - before[1]) < TINY


@many
@given(groups, witnesses())
def test_a_circular_chain_adds_nothing(group: list[GradedWitness], circle: GradedWitness) -> None:
    around = replace(circle, voices=("somebody", "a-relay", "somebody", "one-more-outlet"))
    before, after = bounds(group), bounds([*group, around])
    assert abs(after[0] - before[0]) < TINY
    assert abs(after[1] - before[1]) < TINY


@many
@given(groups)
def test_it_is_never_below_the_best_chain(group: list[GradedWitness]) -> None:
    lower, upper = bounds(group)
    assert lower >= max(each.directness.lower for each in group) - TINY
    assert upper >= max(each.directness.upper for each in group) - TINY


@given(witnesses())
def test_a_claim_that_stands_alone_has_its_own_directness(one: GradedWitness) -> None:
    lower, upper = bounds([one])
    assert (lower, upper) == (one.directness.lower, one.directness.upper) or (
        abs(lower - one.directness.lower) < TINY and abs(upper - one.directness.upper) < TINY
    )


@many
@given(groups)
def test_origins_on_one_side_count_once(group: list[GradedWitness]) -> None:
    distinct = {each.side or each.origin for each in group if each.origin is not None}
    assert len(origins_of(group)) == len(distinct)


@many
@given(witnesses(), st.integers(2, 5))
def test_several_outlets_with_one_origin_equal_one(one: GradedWitness, outlets: int) -> None:
    if one.origin is None:
        return
    group = [replace(one, voices=(one.origin, f"outlet-{n}")) for n in range(outlets)]
    lower, upper = bounds(group)
    assert abs(lower - one.directness.lower) < TINY
    assert abs(upper - one.directness.upper) < TINY
