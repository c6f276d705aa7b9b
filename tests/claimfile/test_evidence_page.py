"""What docs/evidence.md shows is evidence, and it says every key, status, verdict and kind there is."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from provenance.claimfile.evidence import parse
from provenance.model.evidence import Citation, Correction, Drift, Edit, Status, Verdict
from provenance.rules import all_rules

PAGE = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| ").split("|")]
    for line in PAGE.split("\n")
    if line.startswith("|") and not line.startswith("|---")
]
FIRST = [row[0] for row in ROWS]


def kinds(of: type[msgspec.Struct]) -> tuple[str, ...]:
    return get_args(of.__annotations__["kind"])


def test_every_key_has_a_row_and_every_row_a_key() -> None:
    keys = {name for cell in FIRST for name in re.findall(r"`([a-z_0-9]+)`", cell)}
    fields = set(Citation.__struct_fields__)
    states = {each.value for each in (*Status, *Verdict)}
    assert fields <= keys <= fields | states


@pytest.mark.parametrize("value", [each.value for each in (*Status, *Verdict)])
def test_every_status_and_verdict_has_a_row(value: str) -> None:
    assert any(cell.startswith(f"`{value}`") for cell in FIRST)


@pytest.mark.parametrize("of", [Edit, Drift, Correction])
def test_every_kind_is_named_in_order(of: type[msgspec.Struct]) -> None:
    assert ", ".join(kinds(of)) in PAGE


def test_the_line_that_is_shown_is_evidence() -> None:
    (line,) = re.findall(r"```json\n(.+)\n```", PAGE)
    evidence = parse(line, "claims")
    assert evidence.problems == ()
    (citation,) = evidence.of("dam.toml")
    assert citation.words_disproved
    assert set(msgspec.json.decode(line)) == set(Citation.__struct_fields__)


def test_every_rule_that_needs_evidence_is_listed_by_code_and_name() -> None:
    listed = dict(re.findall(r"\b([A-Z]{3}\d\d) ([a-z-]+)", " ".join(FIRST)))
    names = {rule.code: rule.name for rule in all_rules()}
    assert all(names[code] == name for code, name in listed.items())
    assert {rule.code for rule in all_rules() if rule.needs == "evidence"} <= set(listed)


def test_what_the_table_of_verdicts_promises_is_what_the_model_says() -> None:
    kind = {"altered in a negation, number, name or hedge": "negation", "altered otherwise": "tense"}
    for row in ROWS:
        name = row[0].replace("`", "")
        verdict = name.partition(" in a")[0].removesuffix(" otherwise")
        if len(row) < 3 or verdict not in {each.value for each in Verdict}:
            continue
        edits = (Edit(kind[name], "will", "may"),) if name in kind else ()  # type: ignore[arg-type]
        citation = Citation(
            1, "a", "c", "record[0]", "https://a.example/", Status.OK,
            read_in_full=True, verdict=Verdict(verdict), edits=edits,
        )  # fmt: skip
        assert row[2].startswith(citation.verified.value)
        assert ("EVD01" in row) is citation.words_disproved
