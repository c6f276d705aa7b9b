"""Four hundred random chains, written as claim files and checked from outside, against a reckoning of its own."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.cli.console import run
from tests.rules.examples import HEAD, REGISTRY

IDENTITY = {
    "named": (1.0, "n"), "role": (0.9, "r"), "collective": (0.8, "c"),
    "described": (0.7, "d"), "bare": (0.5, "b"), "none": (0.3, "u"),
}  # fmt: skip
VANTAGE = {  # lower, upper, fewest and most hidden hops
    "self": (1.0, 1.0, 0, 0), "record": (1.0, 1.0, 0, 0), "participant": (0.95, 0.95, 0, 0),
    "eyewitness": (0.95, 0.95, 0, 0), "familiar": (0.8, 0.95, 0, 1), "briefed": (0.8, 0.8, 1, 1),
    "hearsay": (0.64, 0.64, 2, 2), "inference": (0.5, 0.5, 1, 1), "unknown": (0.5, 1.0, 0, 2),
}  # fmt: skip
MODE = {
    "record": (1.0, 1.0), "own": (1.0, 1.0), "direct": (0.92, 0.92), "mixed": (0.86, 0.86),
    "indirect": (0.8, 0.8), "interpretive": (0.7, 0.7), "unknown": (0.7, 1.0),
}  # fmt: skip


def drawn(chance: random.Random, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "identity": chance.choice(list(IDENTITY)),
        "vantage": chance.choice(list(VANTAGE)),
        "relays": [chance.choice(list(MODE)) for _ in range(chance.randrange(4))],
        "mode": chance.choice(list(MODE)),
        "translated": chance.random() < 0.5,
        "channel": chance.random() < 0.4,
        "record": chance.random() < 0.2,
    }


def written(chain: dict[str, Any]) -> str:
    lines = [
        "[[claim]]", f'id = "{chain["id"]}"', 'text = "The dam closes."', 'quote = "the dam closes"',
        'scope = "utterance"', f'mode = "{chain["mode"]}"', f"translated = {str(chain['translated']).lower()}",
        "[claim.origin]", f'identity = "{chain["identity"]}"', f'vantage = "{chain["vantage"]}"',
    ]  # fmt: skip
    if chain["channel"]:
        lines.append('channel = "press briefing"')
    for number, mode in enumerate(chain["relays"]):
        lines += ["[[claim.relay]]", f'as_written = "paper {number}"', f'mode = "{mode}"']
    if chain["record"]:
        lines += ["[[claim.record]]", 'url = "https://records.example/1"']
    return "\n".join(lines) + "\n"


def expected(chain: dict[str, Any]) -> tuple[str, int, int]:
    value, letter = IDENTITY[chain["identity"]]
    vantage = VANTAGE[chain["vantage"]]
    disclosed = chain["channel"] or chain["record"] or chain["relays"] or chain["identity"] == "none"
    bounds = []
    for end in (0, 1):
        bound = value * vantage[end]
        for mode in (*chain["relays"], chain["mode"]):
            bound *= MODE[mode][end]
        bound *= 0.95 if chain["translated"] else 1
        if end == 0 and not disclosed:
            bound *= MODE[chain["mode"]][0]
        bounds.append(bound)
    renderings = sum(mode not in ("record", "own") for mode in (*chain["relays"], chain["mode"]))
    fewest = 1 + vantage[2] + max(renderings - 1, 0)
    most = 1 + vantage[3] + max(renderings - 1, 0) + (0 if disclosed else 1)
    number = "X" if chain["identity"] == "none" else str(fewest) if fewest == most else f"{fewest}-{most}"
    return number + letter, round(100 * bounds[0]), round(100 * bounds[1])


def test_four_hundred_random_chains_score_as_the_method_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(400)
    chains = {name: drawn(chance, name) for name in (f"c{n}" for n in range(400))}
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    names = list(chains)
    for start in range(0, 400, 40):
        text = HEAD + "".join(written(chains[name]) for name in names[start : start + 40])
        (tmp_path / "claims" / f"{start:03}.toml").write_text(text)
    report = json.loads(run(monkeypatch, tmp_path, "check", "--format", "json").out)
    assert len(report["claims"]) == 400
    for claim in report["claims"]:
        chain, found = chains[claim["id"]], claim["directness"]
        assert (found["hand_level"], found["lower"], found["upper"]) == expected(chain), chain
        assert claim["second_hand"] == bool(chain["relays"] or chain["vantage"] in ("briefed", "hearsay"))
        assert [link["role"] for link in claim["chain"]] == ["origin", *["relay"] * len(chain["relays"]), "outlet"]
