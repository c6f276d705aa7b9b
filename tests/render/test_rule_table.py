"""The table of the rules, in each of its formats."""

import json

import pytest
from markdown_it import MarkdownIt

from provenance.render import rule_table
from provenance.render.cells import width
from provenance.rules import all_rules

RULES = all_rules()


@pytest.mark.parametrize("room", [80, 100, 140])
def test_the_words_fit_the_terminal(room: int) -> None:
    lines = "".join(rule_table.text(RULES, width=room)).splitlines()
    assert max(map(width, lines)) <= room
    assert sum(line[:5] in {rule.code for rule in RULES} for line in lines) == len(RULES)
    assert lines[-1] == f"{len(RULES)} rules. `provenance explain CODE` shows a rule's page."


def test_a_wide_terminal_has_a_line_for_each_rule() -> None:
    assert len("".join(rule_table.text(RULES, width=140)).splitlines()) == len(RULES) + 3


def test_the_table_says_which_rules_need_evidence() -> None:
    told = "".join(rule_table.text(RULES, width=140)).splitlines()
    needing = {rule.code for rule in RULES if rule.needs}
    assert {line[:5] for line in told if "needs evidence" in line} == needing != set()


def test_colour_repeats_what_the_words_say() -> None:
    import re

    coloured = "".join(rule_table.text(RULES, colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == "".join(rule_table.text(RULES))


def test_the_markdown_is_one_table() -> None:
    html = MarkdownIt("commonmark").enable("table").render("".join(rule_table.markdown(RULES)))
    assert html.count("<table>") == 1
    assert html.count("<tr>") == len(RULES) + 1
    assert html.count("<td>") == 5 * len(RULES)


def test_the_json_says_everything() -> None:
    told = json.loads(b"".join(rule_table.json(RULES)))
    assert told["version"] == 1
    assert [(each["code"], each["name"], each["summary"]) for each in told["rules"]] == [
        (rule.code, rule.name, rule.summary) for rule in RULES
    ]
    assert {each["needs_evidence"] for each in told["rules"]} == {True, False}
