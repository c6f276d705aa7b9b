"""Directness on the cases that the method names (docs/scoring.md)."""

from typing import Any

import pytest

from provenance.claimfile.profile import standard
from provenance.model.chain import Chain, Identity, Link, Mode, Origin, Record, Relay, Vantage, Verified
from provenance.model.claim import Claim, Scope
from provenance.model.evidence import Citation, Drift, Edit, Status, Verdict
from provenance.scoring.directness import chain_of, directness

PAGE = "https://records.example/transcript"


def claim(
    mode: Mode,
    *,
    identity: Identity = Identity.NAMED,
    vantage: Vantage = Vantage.SELF,
    translated: bool = True,
    records: bool = True,
    relays: tuple[Relay, ...] = (),
    channel: str | None = None,
) -> Claim:
    return Claim(
        id="c1",
        text="The dam closes.",
        quote="the dam closes",
        scope=Scope.UTTERANCE,
        mode=mode,
        origin=Origin(identity, vantage, channel=channel),
        translated=translated,
        records=(Record(PAGE),) if records else (),
        relays=relays,
    )


def evidence(path: str = "record[0]", **found: Any) -> Citation:
    facts: dict[str, Any] = {"verdict": Verdict.EXACT, "read_in_full": True, "status": Status.OK, **found}
    return Citation(version=1, file="claims/a.toml", claim="c1", path=path, url=PAGE, **facts)


def scored(claim: Claim, *citations: Citation) -> tuple[str, int, int]:
    found = directness(chain_of(claim, citations), standard())
    return (found.hand_level, *found.shown)


def test_a_translated_quotation_matched_to_the_transcript_is_first_hand() -> None:
    assert scored(claim(Mode.DIRECT), evidence()) == ("1n✓", 97, 97)


def test_a_translated_fragment_by_a_participant_matched_to_the_transcript() -> None:
    assert scored(claim(Mode.MIXED, vantage=Vantage.PARTICIPANT), evidence()) == ("1n✓", 91, 91)


def test_a_translated_quotation_whose_record_was_read_is_linked() -> None:
    assert scored(claim(Mode.DIRECT), evidence(verdict=Verdict.TRANSLATED)) == ("1n", 90, 90)


def test_a_date_that_differs_upstream_caps_the_link() -> None:
    differing = evidence(verdict=None, attribution={}, drift=(Drift("date", "27 November", "28 November"),))
    assert scored(claim(Mode.INDIRECT), differing) == ("1n", 50, 50)


def test_a_described_source_through_a_relay_whose_page_matches() -> None:
    told = claim(
        Mode.INDIRECT,
        identity=Identity.DESCRIBED,
        vantage=Vantage.FAMILIAR,
        translated=False,
        records=False,
        relays=(Relay(source="nbc-news", url=PAGE),),
    )
    assert scored(told) == ("2-3d", 31, 53)
    assert scored(told, evidence("relay[0]")) == ("2-3d", 37, 63)


def test_the_relays_own_report_read_alone_with_its_channel_disclosed() -> None:
    alone = claim(
        Mode.UNKNOWN,
        identity=Identity.DESCRIBED,
        vantage=Vantage.FAMILIAR,
        translated=False,
        records=False,
        channel="interview",
    )
    assert scored(alone)[1:] == (39, 66)


def test_an_address_without_evidence_changes_nothing_but_discloses_the_channel() -> None:
    cited, silent = claim(Mode.INDIRECT), claim(Mode.INDIRECT, records=False, channel="transcript")
    assert scored(cited) == scored(silent)


@pytest.mark.parametrize("verdict", [Verdict.EXACT, Verdict.NORMALISED, Verdict.ELIDED])
def test_words_that_match_verify_the_link(verdict: Verdict) -> None:
    assert evidence(verdict=verdict).verified is Verified.MATCHED


@pytest.mark.parametrize("verdict", [Verdict.SILENTLY_ELIDED, Verdict.REORDERED, Verdict.ABSENT])
def test_words_that_a_page_read_in_full_disproves_are_a_mismatch(verdict: Verdict) -> None:
    assert evidence(verdict=verdict).verified is Verified.MISMATCH
    assert evidence(verdict=verdict, read_in_full=False).verified is Verified.LINKED


def test_an_alteration_is_a_mismatch_only_in_a_negation_number_name_or_hedge() -> None:
    tense = evidence(verdict=Verdict.ALTERED, edits=(Edit("tense", "closes", "closed"),))
    number = evidence(verdict=Verdict.ALTERED, edits=(Edit("number", "12", "20"),))
    assert (tense.verified, number.verified) == (Verified.MATCHED, Verified.MISMATCH)


@pytest.mark.parametrize("status", [Status.GONE, Status.BLOCKED, Status.UNREACHABLE])
def test_a_page_that_could_not_be_read_shows_nothing(status: Status) -> None:
    assert evidence(status=status, verdict=None).verified is Verified.NONE


def test_a_relay_is_verified_against_the_relay_before_it_and_the_first_against_the_record() -> None:
    relays = (Relay(source="agency", url=PAGE), Relay(source="herald", url=PAGE))
    cited = claim(Mode.INDIRECT, relays=relays)
    chain = chain_of(cited, [evidence("relay[0]"), evidence("relay[1].url", verdict=None)])
    assert [link.verified for link in chain.links] == [Verified.NONE, Verified.MATCHED, Verified.LINKED]
    chain = chain_of(cited, [evidence("record[0]")])
    assert chain.record
    assert [link.mode for link in chain.links] == [Mode.RECORD, Mode.UNKNOWN, Mode.UNKNOWN, Mode.INDIRECT]
    assert chain.links[1].verified is Verified.MATCHED


def test_the_weakest_factor_is_the_lowest_then_the_earliest() -> None:
    chain = Chain(Identity.DESCRIBED, Vantage.FAMILIAR, (Link(Mode.UNKNOWN), Link(Mode.INDIRECT)), True)
    assert str(directness(chain, standard()).weakest) == "identity: described"
    chain = Chain(Identity.NAMED, Vantage.BRIEFED, (Link(Mode.INDIRECT),), True)
    assert str(directness(chain, standard()).weakest) == "vantage: briefed"


def test_a_relay_that_renders_a_record_is_not_taken_for_the_record_itself() -> None:
    chain = chain_of(claim(Mode.INDIRECT, records=False, relays=(Relay(source="agency", mode=Mode.RECORD),)))
    assert not chain.record
    assert [factor.about for factor in directness(chain, standard()).factors][2:] == ["relay 1", "outlet"]
