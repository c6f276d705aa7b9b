"""Distrust of text: nothing that a claim file holds steers a terminal or a CI service."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.finding import Report
from provenance.render import concise, text
from provenance.render.safety import commanding, disarmed, one_line, safe_lines, visible
from tests.render.reports import hostile, hostile_reports

SHOWN_FORMATS = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Format characters that have a shape of their own and change nothing around them."""

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def hides_or_steers(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in SHOWN_FORMATS


def commands(line: str) -> bool:
    """What GitHub, Azure Pipelines and TeamCity look for, said in another way than in the module."""
    lowered = line.lower()
    return line.strip().startswith("::") or any(mark in lowered for mark in ("##[", "##vso[", "##teamcity["))


def assert_safe(chunks: list[str]) -> None:
    for chunk in chunks:
        assert chunk.endswith("\n")
        assert chunk.count("\n") == 1
        line = chunk[:-1]
        joined = re.sub("(?<=\\w)[\u200c\u200d](?=\\w)", "", line)
        assert not [character for character in joined if hides_or_steers(character)]
        assert not BIDI & set(line)
        assert not commands(line)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\rb", r"a\x0db"),
        ("a\x85b", r"a\x85b"),
        ("\u202edlrow", r"\u202edlrow"),
        ("\u2066x\u2069", r"\u2066x\u2069"),
        ("pay\u200bpal", r"pay\u200bpal"),
        ("soft\xadhyphen", r"soft\xadhyphen"),
        ("half \ud83d pair", r"half \ud83d pair"),
        ("tag \U000e0041", r"tag \U000e0041"),
        ("line\u2028break", r"line\u2028break"),
        ("tab\tand\nline", "tab and line"),
        ("plain — “words” and 漢字", "plain — “words” and 漢字"),
        ("a heart ❤️", "a heart ❤️"),
        ("٣ می‌خواهم क्‍ष", "٣ می‌خواهم क्‍ष"),
        ("join\u200der", r"join\u200der"),
    ],
)
def test_what_cannot_be_seen_is_written_out_and_what_can_is_left(given: str, shown: str) -> None:
    assert visible(given) == shown


def test_every_control_and_format_character_of_unicode_is_written_out() -> None:
    left = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if hides_or_steers(chr(code)) and any(map(hides_or_steers, visible(f"a{chr(code)}b")))
    ]
    assert left == []


def test_accents_cannot_pile_up() -> None:
    assert visible("Z" + "\u0301" * 40).count("\u0301") == 4


@given(st.text() | hostile)
def test_making_text_visible_twice_is_making_it_visible_once(words: str) -> None:
    assert visible(visible(words)) == visible(words)
    assert one_line(one_line(words)) == one_line(words)


def test_one_line_joins_lines_and_drops_the_spaces_around() -> None:
    assert one_line("  The dam\r\n\tcloses  in\nMarch. ") == "The dam closes in March."


def test_one_line_looks_only_at_as_much_as_can_be_shown() -> None:
    assert 80 < len(one_line("x" * 1_000_000, 80)) < 1000


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error file=a::b", r"\x3a:error file=a::b"),
        ("  \u3000::warning::x", "  \u3000" + r"\x3a:warning::x"),
        ("says ##vso[task.complete]", r"says #\x23vso[task.complete]"),
        ("##[error]x", r"#\x23[error]x"),
        ("##VSO[x] and ##teamcity[y]", r"#\x23VSO[x] and #\x23teamcity[y]"),
        ("####[x", r"###\x23[x"),
    ],
)
def test_a_line_that_a_ci_service_would_obey_is_disarmed(line: str, shown: str) -> None:
    assert commanding(line)
    assert disarmed(line) == shown
    assert not commanding(shown)


@pytest.mark.parametrize("line", ["a::b", "claims/a.toml:1:2  ::error::", "## heading [1]", ": colon", "#[x]"])
def test_a_line_that_only_looks_alike_is_left(line: str) -> None:
    assert list(safe_lines([line])) == [line + "\n"]


@given(st.lists(hostile | st.text()))
def test_lines_of_output_are_safe_whatever_they_hold(lines: list[str]) -> None:
    assert_safe(list(safe_lines(lines)))


@given(hostile_reports(), st.integers(0, 200), st.booleans(), st.booleans())
def test_nothing_in_a_report_leaves_the_text_format_unsafe(
    report: Report, width: int, verbose: bool, plain: bool
) -> None:
    assert_safe(list(text.render(report, width=width, verbose=verbose, ascii=plain)))


@given(hostile_reports())
def test_nothing_in_a_report_leaves_the_concise_format_unsafe(report: Report) -> None:
    assert_safe(list(concise.render(report)))


@given(hostile_reports(), st.booleans())
def test_colour_adds_nothing_but_its_own_escapes(report: Report, verbose: bool) -> None:
    plain = list(text.render(report, verbose=verbose))
    painted = list(text.render(report, verbose=verbose, colour=True))
    assert [re.sub("\x1b\\[(?:1|0|1;31|1;35)m", "", line) for line in painted] == plain
