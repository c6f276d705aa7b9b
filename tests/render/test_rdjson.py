"""reviewdog's Diagnostic Format: as its own schema wants it, with columns in bytes."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from provenance.model.finding import FileReport, Report
from provenance.render import rdjson
from tests.growth import grows_in_line
from tests.render.test_json import FILE, SAMPLE, finding, reports, run

SCHEMA = Draft4Validator(
    json.loads((Path(__file__).parent.parent / "data" / "reviewdog-diagnostic-result.json").read_text("utf-8"))
)


def read(report: Report) -> list[dict[str, Any]]:
    """The diagnostics, after the whole has been validated."""
    whole = json.loads(b"".join(rdjson.render(report)))
    SCHEMA.validate(whole)
    assert whole["source"] == {"name": "provenance"}
    found: list[dict[str, Any]] = whole["diagnostics"]
    return found


def test_a_finding_is_a_diagnostic_with_its_place() -> None:
    [found] = read(run(FileReport(FILE, findings=(finding(),))))
    assert found == {
        "message": "c2: Reported by NBC News.",
        "location": {
            "path": "claims/x.toml",
            "range": {"start": {"line": 31, "column": 1}, "end": {"line": 31, "column": 20}},
        },
        "severity": "WARNING",
        "code": {"value": "CHN01"},
    }


def test_what_cannot_be_read_is_an_error_of_the_whole_file_and_comes_first() -> None:
    found = read(SAMPLE)
    assert found[0] == {
        "message": "Not read: permission to read it is denied",
        "location": {"path": "claims/y.toml"},
        "severity": "ERROR",
        "code": {"value": "unread"},
    }
    assert [each["severity"] for each in found] == ["ERROR", "ERROR", "WARNING", "WARNING", "INFO"]


def place(text: str, span: tuple[int, int, int, int]) -> dict[str, Any]:
    """Where a finding is that spans these lines and columns of a text."""
    [found] = read(run(FileReport(FILE, text, findings=(finding(span=span),))))
    where: dict[str, Any] = found["location"]["range"]
    return where


@pytest.mark.parametrize(
    ("line", "word", "start", "end"),
    [
        ("a\U00010400b", "b", 6, 7),  # the example of the format's own description
        ("a\U00010400b", "\U00010400", 2, 6),
        ('quote = "Übergänge"', "gänge", 15, 21),
        ("plain = 1", "1", 9, 10),
        ("漢字 = 大墩", "大墩", 10, 16),
    ],
)
def test_columns_count_bytes(line: str, word: str, start: int, end: int) -> None:
    at = line.index(word) + 1
    shown = place(f"first\n{line}\nlast", (2, at, 2, at + len(word)))
    assert shown == {"start": {"line": 2, "column": start}, "end": {"line": 2, "column": end}}


def test_a_stretch_over_lines_counts_each_end_in_its_own_line() -> None:
    assert place('äö = """\nüb"""', (1, 3, 2, 3)) == {
        "start": {"line": 1, "column": 5},
        "end": {"line": 2, "column": 4},
    }


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=30), st.data())
def test_every_column_is_that_of_the_encoded_line(line: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(line)))
    columns = rdjson.Columns(f"{line}\nx")
    assert columns.in_bytes(1, at + 1) == len(line[:at].encode()) + 1


def test_a_place_beyond_the_text_is_left_where_it_is() -> None:
    columns = rdjson.Columns("ä")
    assert columns.in_bytes(1, 5) == 6
    assert columns.in_bytes(9, 5) == 5
    assert columns.in_bytes(0, 0) == 1


def test_a_line_with_thousands_of_findings_is_counted_through_once() -> None:
    def count(length: int) -> None:
        columns = rdjson.Columns("ä" * length)
        assert [columns.in_bytes(1, at) for at in range(1, length, 40)] == list(range(1, 2 * length, 80))

    assert grows_in_line(count, 100_000)


@given(reports())
def test_no_words_break_the_report(report: Report) -> None:
    found = read(report)
    assert len(found) == len(report.unread) + sum(len(file.findings) for file in report.files)
    for each in found:
        assert "\n" not in each["message"]
        assert "\x1b" not in each["message"]


def test_the_report_is_the_same_every_time() -> None:
    file = SAMPLE.files[0]
    turned = file.but(findings=file.findings[::-1])
    again = run(turned, SAMPLE.files[1], unread=SAMPLE.unread)
    assert b"".join(rdjson.render(again)) == b"".join(rdjson.render(SAMPLE))
