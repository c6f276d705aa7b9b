"""Decisions on claims in the ledger, the track record that they make, and what the ledger holds of an outlet: on both
engines."""

import datetime
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from provenance.claimfile.profile import standard
from provenance.model.dossier import Period
from provenance.recording.dossier import MOST_PERIODS, periods
from provenance.recording.track import records
from provenance.store import engine as engines
from provenance.store.ledger import Ledger
from tests.cli.console import Outcome
from tests.property.dear import fewer
from tests.recording.newsroom import Desk

PAGE = "https://gazette.example/corrections"
FORECAST = """
[[claim]]
id = "full"
text = "The dam will be full again in June."
quote = "It will be full again by June"
scope = "fact"
mode = "own"
kind = "forecast"
review = 2025-12-20
[claim.origin]
identity = "none"
vantage = "unknown"
"""


def decide(desk: Desk, claim: str, verdict: str, *more: str) -> Outcome:
    return desk.run("adjudicate", claim, "--verdict", verdict, "--citation", PAGE, "--by", "Bo", *more)


def seen(desk: Desk, outlet: str = "the-gazette") -> Any:
    outcome = desk.run("outlet", outlet, "--format", "json")
    assert (outcome.status, outcome.err) == (0, "")
    return json.loads(outcome.out)


def verdicts(desk: Desk) -> list[tuple[str, str, bool]]:
    return [(each["claim"], each["verdict"], each["counts"]) for each in seen(desk)["adjudications"]]


def test_the_last_decision_counts_all_are_kept_and_the_same_again_is_not_taken_twice(desk: Desk) -> None:
    desk.add()
    first = decide(desk, "claims/dam.toml#crack", "accurate", "--on", "2025-12-10", "--why", "The minutes have it.")
    assert first.out.startswith("claims/dam.toml#crack: accurate, 10 December 2025, by Bo: kept as revision 3\n")
    assert "of 100 hold; from 1 adjudicated claim, too few" in first.out
    for again in ((), ("--on", "2025-12-10")):
        outcome = decide(desk, "claims/dam.toml#crack", "accurate", "--why", "The minutes have it.", *again)
        assert "there already, as revision 3" in " ".join(outcome.out.split())
    decide(desk, "claims/dam.toml#crack", "corrected", "--corrected-on", "2025-12-05", "--topic", "dams")
    decide(desk, "claims/dam.toml#closing", "unresolved")
    found = seen(desk)
    assert verdicts(desk) == [
        ("closing", "unresolved", True),
        ("crack", "corrected", True),
        ("crack", "accurate", False),
    ]
    assert (found["adjudications"][1]["days"], found["adjudications"][1]["prompt"]) == (2, True)
    assert (found["track_record"]["n"], found["track_record"]["letter"]) == (1, None)
    assert [(each["topic"], each["track_record"]["n"]) for each in found["topics"]] == [("dams", 1)]
    with Ledger.open(engines.address(desk.url)) as ledger:
        today = datetime.date.fromisoformat(found["today"])
        made = records(ledger, ["the-gazette", "the-herald"], standard(), today)
        entries = [json.loads(ledger.content(each.seq)) for each in ledger.history("claims/dam.toml#crack")]
    assert list(made) == ["the-gazette"]
    assert round(made["the-gazette"].upper, 4) == found["track_record"]["upper"]
    assert [each["verdict"] for each in entries] == ["accurate", "corrected"]
    assert entries[0]["why"] == "The minutes have it."


def test_what_becomes_of_the_claim_is_said_and_a_correction_of_the_article_moves_its_record(desk: Desk) -> None:
    desk.add()
    decide(desk, "claims/dam.toml#closing", "accurate")
    decide(desk, "claims/dam.toml#crack", "inaccurate")
    desk.change("a crack of 12 metres in", "a crack of 13 metres in")
    desk.change('outlet    = "the-gazette"', 'outlet    = "the-herald"')
    text = desk.dam.read_text()
    desk.dam.write_text(text.replace('id = "closing"', 'id = "emptying"'))
    desk.add()
    assert seen(desk)["adjudications"] == []
    found = seen(desk, "the-herald")["adjudications"]
    assert [(each["claim"], each["standing"]) for each in found] == [("crack", "changed"), ("closing", "gone")]
    assert found[0]["text"].startswith("Engineers found a crack of 12 metres")
    decide(desk, "claims/dam.toml#crack", "inaccurate")  # of the claim as it is now
    found = seen(desk, "the-herald")["adjudications"]
    assert [(each["standing"], each["counts"]) for each in found[:2]] == [("same", True), ("changed", False)]


def test_a_forecast_waits_until_it_has_a_verdict(desk: Desk) -> None:
    desk.dam.write_text(desk.dam.read_text() + FORECAST)
    desk.add()
    for verdict, waits in (("unresolved", 1), ("accurate", 0), ("unresolved", 1)):
        decide(desk, "claims/dam.toml#full", verdict)
        found = seen(desk)
        assert found["waiting"] == waits
        assert [each["claim"] for each in found["due"]] == ["full"][:waits]
        assert [each["due"] for each in found["due"]] == ["2025-12-20"][:waits]


def test_it_shows_where_the_claims_come_from_and_how_many(desk: Desk) -> None:
    desk.add()
    found = seen(desk)
    assert (found["name"], found["country"], found["registry"]) == ("The Gazette", "GB", "sources.toml")
    assert [each["rater"] for each in found["ratings"]] == ["Press Watch"]
    assert (found["articles"], found["total"]) == (1, {"claims": 2, "second_hand": 1, "anonymous": 1})
    assert found["periods"] == [{"start": "2025-12-01", "claims": 2, "second_hand": 1, "anonymous": 1}]
    assert found["origins"] == [{"source": "ana-ruiz", "name": "Ana Ruiz", "claims": 1}]
    assert found["relays"] == [{"source": "the-herald", "name": "The Herald", "claims": 1}]
    desk.change('source = "ana-ruiz"\n', "")
    desk.change("published = 2025-12-03\n", "")
    desk.add()
    found = seen(desk)
    assert found["origins"] == [{"source": None, "name": "Ana Ruiz", "claims": 1}]
    assert (found["undated"], found["periods"]) == (2, [])
    assert seen(desk, "the-herald")["articles"] == 0
    assert "The Gazette, the United Kingdom" in desk.run("outlet", "the-gazette").out
    assert desk.run("outlet", "the-gazette", "--format", "html").out.startswith("<!doctype html>")


REFUSED: list[tuple[list[str], str]] = [
    (["outlet", "the-gazete"], "the ledger has no outlet the-gazete: did you mean the-gazette?"),
    (["outlet", "ana-ruiz"], "ana-ruiz is a person, not an outlet"),
    (["claims/damm.toml#crack", "accurate"], "no file claims/damm.toml: did you mean claims/dam.toml?"),
    (["claims/dam.toml#crak", "accurate"], "has no claim crak in the ledger: did you mean crack?"),
    (["claims/dam.toml", "accurate"], "'claims/dam.toml' is not FILE#CLAIM"),
    (["claims/dam.toml#crack", "accurate", "--on", "2999-01-01"], "2999-01-01, a day to come"),
    (["claims/dam.toml#crack", "accurate", "--on", "soon"], "'soon' is no day: write 2025-12-04"),
    (["claims/dam.toml#crack", "accurate", "--corrected-on", "2025-12-05"], "goes with the verdict corrected"),
    (["claims/dam.toml#crack", "corrected", "--corrected-on", "2999-01-01"], "2999-01-01, a day to come"),
    (["claims/dam.toml#crack", "corrected", "--corrected-on", "2025-12-01"], "comes before the article"),
    (["claims/dam.toml#crack", "accurate", "--citation", "the minutes"], "the citation is no address"),
    (["claims/dam.toml#crack", "accurate", "--citation", "https://a:b@c.example/"], "holds a name or password"),
    (["claims/dam.toml#crack", "accurate", "--topic", " "], "topics are at most 50"),
]


def test_what_cannot_be_meant_is_refused_in_one_sentence(desk: Desk) -> None:
    desk.add()
    for arguments, told in REFUSED:
        outcome = desk.run(*arguments) if arguments[0] == "outlet" else decide(desk, arguments[0], *arguments[1:])
        assert outcome.status == 2, arguments
        assert told in outcome.err
        assert "Traceback" not in outcome.err
    assert seen(desk)["adjudications"] == []


_DATED = st.lists(st.tuples(st.dates(), st.integers(1, 9)), max_size=12)


@fewer
@given(_DATED | _DATED.map(lambda days: [(day.replace(year=2025), claims) for day, claims in days if day.day < 29]))
def test_periods_have_no_gaps_lose_nothing_and_are_never_too_many(days: list[tuple[datetime.date, int]]) -> None:
    step, found = periods((day, Period(day, claims, claims // 2, 0)) for day, claims in days)
    assert len(found) <= MOST_PERIODS
    months = {"month": 1, "quarter": 3, "year": 12}[step]
    numbers = [each.start.year * 12 + each.start.month - 1 for each in found]
    assert numbers == list(range(numbers[0], numbers[0] + months * len(found), months)) if found else not days
    kept = [(day, claims) for day, claims in days if day >= found[0].start]
    assert sum(each.claims for each in found) == sum(claims for _, claims in kept)
    assert len(kept) == len(days) or step == "year"
