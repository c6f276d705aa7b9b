"""Reliability: ratings are facts about raters, never averaged in silence."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.claimfile.profile import standard
from provenance.model.source import Adjudication, Outlet, Override, Rating
from provenance.scoring.reliability import UNRATED, beta_quantile, letter, reliability, track_record, valid

TODAY = datetime.date(2026, 1, 15)
URL = "https://raters.example/gazette"


def rating(value: float, rater: str = "Press Council", **more: Any) -> Rating:
    facts: dict[str, Any] = {"scale": (0, 100), "as_of": datetime.date(2025, 1, 1), "url": URL, **more}
    return Rating(rater, value, **facts)


def found(*ratings: Rating, overrides: tuple[Override, ...] = ()) -> tuple[str, tuple[str, ...]]:
    outlet = Outlet("The Gazette", ratings=ratings, overrides=overrides)
    result = reliability(outlet, standard(), TODAY)
    return result.letter, result.range


@pytest.mark.parametrize(
    ("value", "expected"),
    [(100, "A"), (87.5, "A"), (87.4, "B"), (62.5, "B"), (62.4, "C"), (37.5, "C"), (37.4, "D"), (12.4, "E"), (0, "E")],
)
def test_letters_change_at_the_midpoints(value: float, expected: str) -> None:
    assert letter(value / 100, standard()) == expected


def test_a_scale_may_run_either_way() -> None:
    assert found(rating(1, scale=(5, 1)))[0] == "A"
    assert found(rating(5, scale=(5, 1)))[0] == "E"


def test_raters_who_differ_give_a_range_with_their_names() -> None:
    result = reliability(Outlet("G", ratings=(rating(80), rating(30, "Watch"))), standard(), TODAY)
    assert (result.letter, result.range, result.raters) == ("B–D", ("B", "D"), ("Press Council", "Watch"))


def test_an_unrated_outlet_is_an_f_which_is_no_number() -> None:
    assert found() == ("F", ("F",))
    assert reliability(None, standard(), TODAY) == UNRATED


@pytest.mark.parametrize(
    "broken",
    [
        {"url": None},
        {"as_of": None},
        {"until": datetime.date(2026, 1, 14)},
        {"scale": (0, 50)},
        {"scale": (7, 7)},
        {"scale": (0, float("inf"))},
    ],
)
def test_a_rating_without_support_counts_for_nothing(broken: dict[str, Any]) -> None:
    assert not valid(rating(80, **broken), TODAY)
    assert found(rating(80, **broken)) == ("F", ("F",))


def test_a_rating_holds_through_its_last_day() -> None:
    assert valid(rating(80, until=TODAY), TODAY)


def test_only_a_signed_override_takes_the_ratings_place() -> None:
    signed = Override("D", reason="Corrected twelve times in May.", by="A. Editor", as_of=TODAY)
    assert found(rating(90), overrides=(signed,))[0] == "D"
    assert found(rating(90), overrides=(Override("D", reason="Because"),))[0] == "A"


@pytest.mark.parametrize(
    ("share", "a", "b", "expected"),
    [  # Beta(1, 1) is uniform; Beta(2, 1) has the distribution x², Beta(1, 3) 1 − (1 − x)³
        (0.05, 1, 1, 0.05),
        (0.25, 2, 1, 0.5),
        (0.875, 1, 3, 0.5),
        (0.5, 40, 40, 0.5),
    ],
)
def test_beta_quantiles_agree_with_closed_forms(share: float, a: float, b: float, expected: float) -> None:
    assert beta_quantile(share, a, b) == pytest.approx(expected, abs=1e-9)


def adjudications(accurate: int, inaccurate: int = 0, corrected: int = 0) -> list[Adjudication]:
    day = datetime.date(2025, 12, 1)
    verdicts = ["accurate"] * accurate + ["inaccurate"] * inaccurate + ["corrected"] * corrected
    return [Adjudication(verdict, day, URL, day, day) for verdict in verdicts]  # type: ignore[arg-type]


def test_a_track_record_has_no_letter_while_its_interval_is_wide() -> None:
    few = track_record(adjudications(1), standard(), TODAY)
    many = track_record(adjudications(40), standard(), TODAY)
    assert few is not None
    assert many is not None
    assert few.letter is None
    assert few.upper - few.lower > 0.5
    assert (many.letter, many.n) == ("A", 40)


def test_a_prompt_correction_weighs_less_than_a_failure() -> None:
    corrected = track_record(adjudications(10, corrected=5), standard(), TODAY)
    failed = track_record(adjudications(10, inaccurate=5), standard(), TODAY)
    assert corrected is not None
    assert failed is not None
    assert corrected.lower > failed.lower


def corrected(after: int | None, published: datetime.date | None = datetime.date(2025, 6, 1)) -> Adjudication:
    start = datetime.date(2025, 6, 1)
    day = start + datetime.timedelta(after) if after is not None else None
    return Adjudication("corrected", datetime.date(2025, 12, 1), URL, published, day)


@pytest.mark.parametrize(
    ("case", "half"),
    [
        (corrected(0), True),
        (corrected(7), True),
        (corrected(8), False),
        (corrected(None), False),
        (corrected(3, published=None), False),
        (corrected(-1), False),
    ],
)
def test_a_correction_is_half_a_failure_only_where_it_is_known_to_be_prompt(case: Adjudication, half: bool) -> None:
    whole = [Adjudication("inaccurate", case.date, URL)]
    found, failed = track_record([case] * 5, standard(), TODAY), track_record(whole * 5, standard(), TODAY)
    assert found is not None
    assert failed is not None
    assert (found.upper > failed.upper) is half
    assert (found == failed) is not half


@given(st.lists(st.integers(0, 400), min_size=1, max_size=6))
def test_to_learn_when_a_correction_came_never_lowers_a_record(days: list[int]) -> None:
    known = track_record([corrected(each) for each in days], standard(), TODAY)
    unknown = track_record([corrected(None)] * len(days), standard(), TODAY)
    assert known is not None
    assert unknown is not None
    assert known.lower >= unknown.lower
    assert known.upper >= unknown.upper


def test_old_adjudications_fade() -> None:
    old = [Adjudication("inaccurate", datetime.date(2015, 1, 1), URL)] * 10
    fresh = [Adjudication("inaccurate", datetime.date(2025, 12, 1), URL)] * 10
    faded, weighty = track_record(old, standard(), TODAY), track_record(fresh, standard(), TODAY)
    assert faded is not None
    assert weighty is not None
    assert faded.upper > weighty.upper


def test_what_has_no_citation_or_no_outcome_does_not_count() -> None:
    day = datetime.date(2025, 12, 1)
    uncounted = [Adjudication("accurate", day), Adjudication("unresolved", day, URL)]
    assert track_record(uncounted, standard(), TODAY) is None
