"""Corroboration: digits, denials, circles, bottlenecks."""

from provenance.claimfile.profile import standard
from provenance.model.chain import Chain, Identity, Link, Mode, Vantage, Verified
from provenance.scoring.corroboration import GradedWitness, bottleneck, circular, corroborate
from provenance.scoring.directness import directness


def witness(
    origin: str | None,
    *voices: str,
    identity: Identity = Identity.NAMED,
    record: bool = False,
    side: str | None = None,
    verified: Verified = Verified.NONE,
) -> GradedWitness:
    links: tuple[Link, ...] = (Link(Mode.INDIRECT, False, verified),)
    if record:
        links = (Link(Mode.RECORD), *links)
    chain = Chain(identity, Vantage.SELF, links, True, record)
    return GradedWitness(
        origin=origin,
        proven=identity is Identity.NAMED or record,
        anonymous=identity.unnamed or identity is Identity.NONE,
        side=side,
        voices=(*((origin,) if origin else ()), *(voices or ("gazette",))),
        utterance=True,
        chain=chain,
        directness=directness(chain, standard()),
    )


ANONYMOUS = Identity.DESCRIBED


def digit(*group: GradedWitness, denials: tuple[GradedWitness, ...] = ()) -> int:
    return corroborate(group, denials)[0].digit


def test_a_claim_that_a_record_contradicts_is_a_5() -> None:
    assert digit(witness("ana"), denials=(witness("ben", record=True, verified=Verified.MATCHED),)) == 5
    assert digit(witness("ana", verified=Verified.MISMATCH)) == 5


def test_a_claim_denied_as_directly_as_it_is_made_is_a_4() -> None:
    assert digit(witness("ana"), denials=(witness("ben"),)) == 4
    assert digit(witness("ana"), denials=(witness("x", identity=ANONYMOUS),)) == 3


def test_two_proven_origins_or_a_record_make_a_1() -> None:
    assert digit(witness("ana"), witness("ben")) == 1
    assert digit(witness("ana", record=True, verified=Verified.MATCHED)) == 1


def test_several_origins_that_may_be_one_make_a_2() -> None:
    assert digit(witness("ana"), witness("x", identity=ANONYMOUS)) == 2


def test_one_named_origin_makes_a_3_and_one_unnamed_a_6() -> None:
    assert digit(witness("ana"), witness("ana", "herald")) == 3
    assert digit(witness("x", identity=ANONYMOUS)) == 6
    assert digit(witness(None, identity=Identity.NONE)) == 6


def test_a_statement_that_cites_nobody_is_no_origin() -> None:
    cited = witness("x", identity=ANONYMOUS)
    found = corroborate([cited, witness(None, identity=Identity.NONE)])[0]
    assert (found.origins, found.lower, found.upper) == (1, cited.directness.lower, cited.directness.upper)


def test_two_people_of_one_body_are_one_origin() -> None:
    found = corroborate([witness("ana", side="board"), witness("ben", side="board")])[0]
    assert (found.origins, found.digit) == (1, 3)


def test_a_voice_that_occurs_twice_makes_a_circle() -> None:
    assert circular([witness("ana", "gazette", "herald", "gazette")]) == [True]


def test_an_outlet_that_speaks_for_itself_is_no_circle() -> None:
    assert circular([witness("gazette", "gazette")]) == [False]


def test_two_outlets_that_rest_on_each_other_make_a_circle_and_a_third_way_does_not() -> None:
    one, other = witness("x", "herald", "gazette"), witness("y", "gazette", "herald")
    free = witness("ana", "courier")
    assert circular([one, other, free]) == [True, True, False]
    assert corroborate([one, other])[0].upper == 0
    assert corroborate([one, other])[0].origins == 0


def test_a_longer_circle_is_found_too() -> None:
    group = [witness("x", "b", "a"), witness("y", "c", "b"), witness("z", "a", "c")]
    assert circular(group) == [True, True, True]


def test_the_bottleneck_is_the_voice_through_which_every_chain_passes() -> None:
    assert bottleneck([witness("x", "agency", "a"), witness("y", "agency", "b")]) == "agency"
    assert bottleneck([witness("x", "agency", "a"), witness("y", "b")]) is None
    assert bottleneck([witness("x", "agency", "a"), witness("x", "wire", "b")]) == "x"
