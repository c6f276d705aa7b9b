"""``adjudicate --verdicts``: verdicts that came with imported claims become decisions of those who gave them."""

import json
from typing import Any

import pytest

from tests.cli.console import run
from tests.reading.drafts.foreign import REVIEW
from tests.recording.newsroom import Desk

CLOSING = "The Water Board will empty the dam in March."
CRACK = "Engineers found a crack of 12 metres in the dam's western wall."


def theirs(claim: str = "crack", text: str = CRACK, **more: Any) -> dict[str, Any]:
    told = {"rating": "False", "by": "Fact Desk", "url": "https://facts.example/dam", "on": "2025-12-10"}
    return {"file": "claims/dam.toml", "claim": claim, "text": text, **told, **more}


def take(desk: Desk, *verdicts: dict[str, Any]) -> tuple[int, str, list[str]]:
    (desk.folder / "verdicts.json").write_text(json.dumps({"version": 1, "verdicts": verdicts}))
    outcome = desk.run("adjudicate", "--verdicts", "verdicts.json")
    return outcome.status, " ".join(outcome.out.split()), outcome.err.splitlines()


def decisions(desk: Desk) -> list[tuple[str, str, str, str]]:
    found = json.loads(desk.run("outlet", "the-gazette", "--format", "json").out)["adjudications"]
    return [(each["claim"], each["verdict"], each["by"], each["why"]) for each in found]


def test_what_says_all_is_taken_once_and_the_rest_is_named(desk: Desk) -> None:
    desk.add()
    sound = theirs(), theirs("closing", f" {CLOSING}\n", rating="accurate"), theirs(rating="TRUE", by="Others")
    status, told, complaints = take(desk, *sound)
    assert (status, complaints) == (0, [])
    assert told.startswith("claims/dam.toml#crack: inaccurate, 10 December 2025, by Fact Desk: kept as revision 3")
    made = [
        ("crack", "accurate", "Others", "Their rating: TRUE"),
        ("closing", "accurate", "Fact Desk", ""),
        ("crack", "inaccurate", "Fact Desk", "Their rating: False"),
    ]
    assert decisions(desk) == made
    assert desk.run("ledger", "verify").status == 0
    (entry,) = desk.run("ledger", "log", "--limit", "1").out.splitlines()[:1]
    assert "Others" not in entry  # who took it in is somebody else
    status, told, _ = take(desk, *sound)
    assert (status, told.count("there already"), told.count("kept as")) == (0, 3, 0)
    left = {
        'the rating, "Half true", is none of our verdicts': theirs(rating="Half true"),
        "the rating, without words, is none of our verdicts": theirs(rating=None),
        "it does not say url and by and on": theirs(url=None, by=None, on=None),
        "the claim has other words in the ledger": theirs(text="The dam is sound."),
        "claims/dam.toml has no claim crak in the ledger": theirs("crak"),
        "the ledger has no file": theirs(file="x" * 5_000),
        "the verdict cannot be of 2999-01-01, a day to come": theirs(on="2999-01-01"),
        "the citation holds a name or password": theirs(url="https://ana:pw@facts.example/"),
    }
    status, told, complaints = take(desk, *left.values())
    assert (status, told, len(complaints)) == (3, "", len(left))
    for reason, complaint in zip(left, complaints, strict=True):
        assert f": not taken: {reason}" in complaint
    assert decisions(desk) == made


def test_a_review_goes_all_the_way_from_its_page_to_a_decision_and_out_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.folder / "review.json").write_bytes(REVIEW.replace(b"Mostly wrong", b"False"))
    made = ("--format", "claimreview", "--output", "claims", "--verdicts", "verdicts.json")
    assert run(monkeypatch, desk.folder, "import", "review.json", *made).status == 0
    assert desk.add().status == 0
    assert desk.run("adjudicate", "--verdicts", "verdicts.json").status == 0
    graph = json.loads(desk.run("export", "claims/dam-to-break.toml", "--format", "claimreview").out)["@graph"]
    (rated,) = [each for each in graph if "reviewRating" in each]
    assert (rated["author"]["name"], rated["citation"]) == ("The Checkers", "https://checkers.example/dam")
    assert (rated["datePublished"], rated["reviewRating"]["alternateName"]) == ("2025-12-09", "inaccurate")
