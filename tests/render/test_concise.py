"""The concise format: one line a finding, for grep and for editors."""

from provenance.model.finding import Severity, Skipped, Unread
from provenance.render import concise
from tests.render.reports import BARE, FILE, HERALD, claim, finding, report


def test_a_finding_is_one_line_with_place_severity_code_message_and_claim() -> None:
    found = finding("ANO01", "The article does not say what kind of source this is.", "c1", span=(12, 3, 12, 9))
    lines = list(concise.render(report([claim("c1", BARE, HERALD)], [found])))
    assert lines[0] == (
        "claims/dam.toml:12:3  warning  ANO01  The article does not say what kind of source this is.  [c1]\n"
    )


def test_a_finding_about_no_claim_names_none() -> None:
    lines = list(concise.render(report(findings=[finding("TIM02", "No year.", severity=Severity.INFO)])))
    assert lines[0] == "claims/dam.toml:1:1  info  TIM02  No year.\n"


def test_notes_are_listed_and_nothing_is_grouped() -> None:
    found = [finding("CHN04", "Where?", name, Severity.INFO) for name in ("c1", "c2", "c3")]
    assert len(list(concise.render(report(findings=found)))) == 4


def test_a_message_over_several_lines_becomes_one() -> None:
    lines = list(concise.render(report(findings=[finding("EVD01", "Quoted words\n  differ:\t x", "c1")])))
    assert lines[0] == "claims/dam.toml:1:1  warning  EVD01  Quoted words differ: x  [c1]\n"


def test_the_last_line_counts() -> None:
    found = [finding("FMT01", "x", severity=Severity.ERROR), finding("ANO01", "y", "c1")]
    skips = [Skipped("EVD01", "c1", "no page is cited", FILE)]
    lines = list(concise.render(report([claim("c1", BARE)], found, skips, suppressed=2)))
    assert lines[-1] == (
        "1 error, 1 warning, 0 notes, 1 check skipped, 2 findings answered in the files in 1 statement\n"
    )


def test_a_file_that_could_not_be_read_is_a_line_too() -> None:
    lines = list(concise.render(report(unread=[Unread("claims/x.toml", "it is not UTF-8 text")])))
    assert lines[0] == "claims/x.toml  unread  it is not UTF-8 text\n"
    assert lines[-1].startswith("0 errors, 0 warnings, 0 notes, 0 checks skipped, 1 file not read in ")


def test_a_file_name_that_looks_like_a_command_is_disarmed() -> None:
    lines = list(concise.render(report(findings=[finding("FMT01", "x", file="::error::.toml")])))
    assert lines[0].startswith(r"\x3a:error::.toml:1:1  ")


def test_the_last_line_says_what_the_run_leaves_out() -> None:
    last = list(concise.render(report(baselined=1, untrusted=2, since="main")))[-1]
    assert last.endswith(
        " in 0 statements; only statements that changed since main are shown; 1 finding is in the baseline; "
        "2 suppressions do not count: the trusted revision does not hold them\n"
    )
