"""Workflow commands: GitHub reads back exactly what was meant, and nothing of the input is a command of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.finding import FileReport, Report, Severity, Unread
from provenance.render import github
from provenance.render.safety import commanding, disarmed, one_line
from tests.render.test_json import FILE, HOSTILE, SAMPLE, finding, reports, run


def read(line: str) -> tuple[str, dict[str, str], str]:
    """What GitHub's runner makes of a line: the command, its properties and its data (ActionCommand.TryParseV2)."""
    line = line.strip()
    assert line.startswith("::")
    end = line.index("::", 2)
    command, _, given = line[2:end].partition(" ")
    properties = {}
    for pair in given.split(","):
        key, _, value = pair.partition("=")
        for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(escape, character)
        properties[key] = value
    data = line[end + 2 :]
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        data = data.replace(escape, character)
    return command, properties, data


def rendered(report: Report) -> list[str]:
    """The lines, without their line feeds."""
    text = "".join(github.render(report))
    assert text.endswith("\n")
    return text[:-1].split("\n")


def test_a_finding_is_a_command_with_its_place() -> None:
    [line, _] = rendered(run(FileReport(FILE, findings=(finding(),))))
    assert line == (
        "::warning file=claims/x.toml,line=31,col=1,endLine=31,endColumn=20,title=CHN01 relayed-report"
        "::Reported by NBC News."
    )


def test_a_finding_over_several_lines_has_no_columns() -> None:
    [line, _] = rendered(run(FileReport(FILE, findings=(finding(span=(3, 5, 4, 2)),))))
    assert read(line)[1] == {"file": FILE, "line": "3", "endLine": "4", "title": "CHN01 relayed-report"}


def test_the_gravest_come_first_and_then_the_files_in_order() -> None:
    last = FileReport("a.toml", findings=(finding(file="a.toml", severity=Severity.INFO),))
    lines = rendered(run(last, *SAMPLE.files, unread=SAMPLE.unread))
    assert [(command, given["file"], given["title"][:5]) for command, given, _ in map(read, lines[:-1])] == [
        ("error", "claims/y.toml", "unrea"),
        ("error", "claims/x.toml", "FMT01"),
        ("warning", "claims/x.toml", "CHN01"),
        ("warning", "claims/x.toml", "ANO03"),
        ("notice", "a.toml", "CHN01"),
        ("notice", "sources.toml", "OUT01"),
    ]


def test_the_last_line_sums_up() -> None:
    assert rendered(SAMPLE)[-1] == (
        "provenance: 2 claims in 1 file; 1 error, 2 warnings, 1 info; 1 file could not be read; "
        "1 check could not be made; 1 finding suppressed."
    )
    assert rendered(run()) == ["provenance: 0 claims in 0 files; 0 errors, 0 warnings, 0 infos."]


def test_the_last_line_says_when_github_shows_less_than_there_is() -> None:
    told = "GitHub shows the first 10 of each kind; the log holds all."
    assert told not in rendered(run(FileReport(FILE, findings=(finding(),) * 10)))[-1]
    assert rendered(run(FileReport(FILE, findings=(finding(),) * 11)))[-1].endswith(told)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    report = run(FileReport(words, findings=(finding(f"It says {words}!", file=words),)))
    [line, summary] = rendered(report)
    command, properties, data = read(line)
    assert command == "warning"
    assert list(properties) == ["file", "line", "col", "endLine", "endColumn", "title"]
    assert properties["file"] == disarmed(one_line(words))
    assert data == disarmed(one_line(f"It says {words}!"))
    assert not commanding(data)
    assert not commanding(summary)


@given(reports(), st.booleans())
def test_no_words_make_a_command_or_a_line(report: Report, unread: bool) -> None:
    if unread:
        report.unread = (*report.unread, Unread("::error::x\n::error::y", "\n::stop-commands::x"))
    lines = rendered(report)
    findings = [each for file in report.files for each in file.findings]
    assert len(lines) == len(report.unread) + len(findings) + 1
    for line in lines[:-1]:
        command, properties, _ = read(line)
        assert command in {"error", "warning", "notice"}
        assert {"file", "title"} <= set(properties) <= {"file", "line", "col", "endLine", "endColumn", "title"}
        assert line.isprintable() or not line.isascii()
        assert "##vso[" not in line
        assert "##[" not in line
    assert lines[-1].startswith("provenance: ")
    "".join(lines).encode()


def test_the_last_line_says_what_the_run_leaves_out() -> None:
    report = run(FileReport(FILE, baselined=12, untrusted=1), since="main")
    assert rendered(report)[-1].endswith(
        "; only statements that changed since main are shown; 12 findings are in the baseline; "
        "1 suppression does not count: the trusted revision does not hold it."
    )
