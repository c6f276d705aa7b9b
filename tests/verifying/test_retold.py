"""Honest and changed retellings through the real commands: what is an error must be one, and nothing else may be."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.console import run
from tests.fetch.servers import answer
from tests.fetch.sites import site
from tests.verifying.scene import REGISTRY, html, page

PROVED = ("EVD01", "EVD03", "EVD08", "FMT06", "TIM01", "TIM05")


class Retold(NamedTuple):
    """What the article says, whose words it calls them, and the paragraphs of the page that it cites."""

    quote: str
    who: str
    identity: str
    paragraphs: tuple[str, ...]
    told: frozenset[str] = frozenset()
    mode: str = "indirect"


HONEST = (
    Retold(
        "Twelve soldiers were killed and 30 wounded in the attack on the base at Dera, the defence ministry said",
        "the defence ministry",
        "collective",
        (
            (
                "Gunmen attacked an army base at Dera on Sunday, killing 12 soldiers and wounding about 30, the "
                "defence ministry said. A security source put the number of dead at 15."
            ),
            "It was the third attack since January, when 8 soldiers died.",
        ),
    ),
    Retold(
        "Police said 25,000 people had joined the protest",
        "Police",
        "collective",
        ("Organisers said 60,000 people had joined the protest. Police put the number at 25,000.",),
    ),
    Retold(
        "Only three of the ten bridges are safe, engineers warned",
        "engineers",
        "described",
        ("Seven of the ten bridges are not safe, engineers warned.", "Repairs would cost 90 million euros."),
    ),
    Retold(
        "The treaty will be ratified only after the elections, foreign minister Kemal Aksoy said",
        "foreign minister Kemal Aksoy",
        "named",
        (
            "Parliament will not ratify the treaty before the elections, Foreign Minister Kemal Aksoy told lawmakers.",
            "Corrections and clarifications",
            "The elections are due on 14 May.",
        ),
    ),
    Retold(
        "“We can’t go on like this … We need help,” nurse Joy Adams said",
        "nurse Joy Adams",
        "named",
        ("“We cannot go on like this. People are leaving. We need help,” nurse Joy Adams said.",),
        mode="mixed",
    ),
)
CHANGED = (
    Retold(
        "Ruth Ammann said the glacier had lost nine metres of ice last summer",
        "Ruth Ammann",
        "named",
        (
            "The glacier lost two metres of ice last summer, Ruth Ammann of the institute said.",
            "The pool was closed on nine of those days, its keeper said.",
        ),
        frozenset({"EVD03"}),
    ),
    Retold(
        "The vaccine protects against the new variant, professor Ken Ito said",
        "professor Ken Ito",
        "named",
        (
            "The vaccine protects against the new variant, professor Ken Ito said.",
            "But the protection lasts only a few weeks, Ito said.",
        ),
        frozenset({"EVD08"}),
    ),
    Retold(
        "The ferry sank on Monday, the coastguard said after a search of the wreck",
        "the coastguard",
        "collective",
        ("The ferry sank on Saturday, the coastguard said after a search of the wreck.",),
        frozenset({"TIM01"}),
    ),
    Retold(
        "“I was told about the payments,” Nora Quast said",
        "Nora Quast",
        "named",
        ("“I was not told about the payments,” Nora Quast said.",),
        frozenset({"EVD01"}),
        mode="mixed",
    ),
)


def test_only_what_was_changed_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pages = {}
    cases = (*HONEST, *CHANGED)
    (tmp_path / "claims").mkdir()
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "provenance.toml").write_text("archives = []\n")
    for number, each in enumerate(cases):
        pages[f"/gazette/{number}"] = page("What was said", "2026-03-05", "It was a long day.", f"{each.quote}.")
        pages[f"/herald/{number}"] = page("What was said", "2026-03-04", *each.paragraphs)
    with site(lambda path, _: html(pages[path]) if path in pages else answer("404 Not Found")) as (server, _):
        for number, each in enumerate(cases):
            (tmp_path / "claims" / f"{number}.toml").write_text(_claims(each, number, server.url), encoding="utf-8")
        outcome = run(monkeypatch, tmp_path, "verify", "--allow-private")
        assert (outcome.status, outcome.err) == (0, "")
    report = json.loads(run(monkeypatch, tmp_path, "check", "--format", "json", "--no-cache").out)
    found = {
        each.quote: {
            finding["code"]
            for finding in report["findings"]
            if finding["file"].endswith(f"/{number}.toml") and finding["code"] in PROVED
        }
        for number, each in enumerate(cases)
    }
    assert found == {each.quote: each.told for each in cases}


def _claims(case: Retold, number: int, url: str) -> str:
    return f"""\
version = 1
[article]
outlet = "the-gazette"
title = "What was said"
url = "{url}/gazette/{number}"
published = 2026-03-05
language = "en"
[[claim]]
id = "c1"
text = {json.dumps(case.quote, ensure_ascii=False)}
quote = {json.dumps(case.quote, ensure_ascii=False)}
scope = "utterance"
mode = "{case.mode}"
cue = "said"
[claim.origin]
as_written = "{case.who}"
identity = "{case.identity}"
vantage = "unknown"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
url = "{url}/herald/{number}"
"""
