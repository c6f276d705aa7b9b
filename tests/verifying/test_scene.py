"""A whole scene, from the article to the findings: real servers, a real archive, the real commands."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.console import run
from tests.verifying.scene import scene

CORRECTION = (
    "Correction, 7 March 2026: An earlier version of this article said that the board had been warned three times. "
    "It was warned twice"
)
PROVED = ("EVD01", "EVD03", "EVD08", "FMT05", "FMT06", "TIM01", "TIM05")
"""What only the pages themselves can prove or clear."""


def checked(monkeypatch: pytest.MonkeyPatch, folder: Path) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """What `check` says now: the claims by id, and the findings that rest on pages, each with claim and message."""
    report = json.loads(run(monkeypatch, folder, "check", "--format", "json", "--no-cache").out)
    found = [(each["claim"], each["code"], each["message"]) for each in report["findings"] if each["code"] in PROVED]
    return {claim["id"]: claim for claim in report["claims"]}, sorted(found)


def bounds(claims: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {key: (claim["directness"]["lower"], claim["directness"]["upper"]) for key, claim in claims.items()}


def test_every_hand_that_changed_something_is_found_and_the_scores_move(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with scene(tmp_path, archive=True) as played:
        before, found = checked(monkeypatch, tmp_path)
        assert {code for _, code, _ in found} == {"FMT05"}
        assert bounds(before)["wall"] == (87, 87)

        outcome = run(monkeypatch, tmp_path, "verify", "--allow-private")
        assert (outcome.status, outcome.err) == (0, "")
        lines = [json.loads(line) for line in played.evidence.read_text().splitlines()]
        after, found = checked(monkeypatch, tmp_path)

        assert found == [
            ("cost", "EVD03", "28 million here, 18 million upstream."),
            ("gates", "EVD01", "Quoted words differ: words left out without a mark."),
            ("resigned", "TIM05", "The Post has changed this since: the page is gone."),
            (
                "warned",
                "TIM05",
                f"The Courier changed this on 2026-03-07: “{CORRECTION}”.",
            ),
        ]
        assert bounds(after) == {
            "closed": (37, 63),
            "wall": (97, 97),
            "gates": (50, 50),
            "cost": (50, 50),
            "warned": bounds(after)["warned"],
            "resigned": bounds(before)["resigned"],
        }
        assert after["wall"]["directness"]["hand_level"] == "1n✓"
        told = {(line["claim"], line["path"]): line for line in lines}
        assert told["closed", "relay[0]"]["attribution"]["origin"]["as_written"].startswith("an official familiar")
        assert told["resigned", "relay[0]"]["status"] == "gone"
        assert "/times/20260303120000/" in told["resigned", "relay[0]"]["archive"]
