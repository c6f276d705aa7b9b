"""``provenance check`` from outside: paths, formats, settings, exit status."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from provenance.cli.formats import FORMATS
from tests.cli.console import Outcome, run
from tests.rules.examples import HEAD, REGISTRY

CLAIM = """\
[[claim]]
id = "c1"
text = "The dam closes in March."
quote = "the dam closes in March, an engineer said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "an engineer"
identity = "described"
vantage = "participant"
channel = "interview"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "dam.toml").write_text(HEAD + CLAIM)
    return tmp_path


def report(outcome: Outcome) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def test_without_a_path_it_looks_at_claims(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, desk, "check", "--format", "json")
    assert outcome.status == 0
    assert [(claim["file"], claim["id"], claim["line"]) for claim in report(outcome)["claims"]] == [
        ("claims/dam.toml", "c1", 8)
    ]


def test_a_dash_reads_standard_input(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, desk, "check", "-", "--format", "json", stdin=(HEAD + CLAIM).encode())
    assert report(outcome)["claims"][0]["file"] == "<stdin>"
    assert report(outcome)["claims"][0]["directness"]["hand_level"] == "1d"


def test_a_missing_file_is_named_and_the_others_are_reported(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, desk, "check", "claims", "nowhere.toml", "--format", "json")
    assert outcome.status == 3
    assert report(outcome)["unread"] == [{"file": "nowhere.toml", "reason": "there is no such file or folder"}]
    assert len(report(outcome)["claims"]) == 1


def test_a_missing_claims_folder_is_a_3_with_the_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, tmp_path, "check")
    assert outcome.status == 3
    assert "claims" in outcome.out


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "warning", "--exit-zero"], 0),
        (["--fail-on", "warning", "--select", "EVD"], 0),
        (["--fail-on", "info", "--select", "ANO03"], 1),
        (["--fail-on", "warning", "--ignore", "ANO"], 0),
        (["--fail-on", "warning", "--ignore", "ANO", "--extend-select", "ANO03"], 1),
        (["--fail-under", "10"], 0),
        (["--fail-under", "90"], 1),
        (["--fail-on", "never", "--fail-under", "90"], 1),
    ],
)
def test_the_exit_status_follows_what_was_asked(
    desk: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], status: int
) -> None:
    assert run(monkeypatch, desk, "check", *options).status == status


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "--select", "ANO99"], "no rule has the code or prefix 'ANO99': did you mean ANO0"),
        (["check", "--format", "yaml"], "'yaml' is not one of"),
        (["check", "--no-such-option"], "No such option"),
        (["chekc"], "Did you mean 'check'?"),
        (["check", "--statistics", "--format", "json"], "--statistics goes with"),
        (["check", "--config", "missing.toml"], "there is no such file"),
    ],
)
def test_what_cannot_be_meant_is_a_2_with_one_sentence(
    desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    outcome = run(monkeypatch, desk, *arguments)
    assert outcome.status == 2
    assert words in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_written_to_a_file(desk: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    printed = run(monkeypatch, desk, "check", "--format", form)
    written = run(monkeypatch, desk, "check", "--format", form, "--output", "out")
    assert written.out == ""
    assert (desk / "out").read_text() == printed.out
    assert [path.name for path in desk.iterdir() if "partial" in path.name] == []


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_described_with_what_may_change_in_it(form: str) -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "outputs.md").read_text("utf-8")
    [row] = [line for line in page.splitlines() if line.startswith(f"| `{form}` |")]
    assert re.search(r"\| (committed|integration|human) \|$", row)
    assert form in ("text", "concise") or f"\n### {form}\n" in page


@pytest.mark.parametrize(
    ("options", "failures"),
    [
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "never"], 0),
        (["--fail-under", "90"], 1),
    ],
)
def test_in_junit_a_test_fails_where_the_run_does(
    desk: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], failures: int
) -> None:
    outcome = run(monkeypatch, desk, "check", "--format", "junit", *options)
    assert outcome.out.count("<failure ") == failures
    assert outcome.status == bool(failures)


@pytest.mark.parametrize("form", ["junit", "markdown", "html", "gitlab", "rdjson"])
def test_documents_are_utf_8_whatever_the_terminal_writes(desk: Path, form: str) -> None:
    (desk / "claims" / "dam.toml").write_text((HEAD + CLAIM).replace("in March", "in März, 大墩"), "utf-8")
    command = [sys.executable, "-m", "provenance", "check", "--format", form, "--fail-on", "never"]
    done = subprocess.run(command, cwd=desk, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert done.stderr == b""
    assert form in ("junit", "gitlab", "rdjson") or "大墩" in done.stdout.decode("utf-8")
    assert "\\u" not in done.stdout.decode("utf-8")


def test_output_that_cannot_be_written_is_a_3(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, desk, "check", "--output", "no/such/folder/out")
    assert outcome.status == 3
    assert "cannot be written" in outcome.err


def test_the_same_input_gives_the_same_bytes_whatever_the_jobs(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        text = (HEAD + CLAIM).replace("the-gazette", ("the-gazette", "the-herald")[number % 2])
        asserts = f'asserts = "event-{number % 7}"\n[claim.origin]'
        (desk / "claims" / f"{number}.toml").write_text(text.replace("[claim.origin]", asserts))
    one = run(monkeypatch, desk, "check", "--format", "json", "--jobs", "1")
    two = run(monkeypatch, desk, "check", "--format", "json", "--jobs", "2")
    assert one.out == two.out
    assert report(one)["summary"]["claims"] == 31


def test_statistics_count_instead_of_listing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, desk, "check", "--statistics")
    assert "      1  ANO03  no-anonymity-reason  (warning)" in outcome.out
    assert "claims/dam.toml" not in outcome.out


class TestSettings:
    def test_the_closest_file_holds_and_options_win(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk / "provenance.toml").write_text('fail-on = "warning"\n')
        assert run(monkeypatch, desk, "check").status == 1
        assert run(monkeypatch, desk, "check", "--fail-on", "error").status == 0
        (desk / "claims" / "provenance.toml").write_text('ignore = ["ANO"]\nfail-on = "warning"\n')
        assert run(monkeypatch, desk, "check").status == 0

    def test_pyproject_serves_as_well(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk / "pyproject.toml").write_text('[tool.provenance]\nfail-on = "warning"\n')
        assert run(monkeypatch, desk, "check").status == 1

    def test_they_can_be_shown_with_where_they_come_from(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk / "provenance.toml").write_text('fail-on = "warning"\n')
        outcome = run(monkeypatch, desk, "check", "--show-settings", "--fail-under", "20")
        assert 'fail-on = "warning"  # settings file' in outcome.out
        assert "fail-under = 20  # option" in outcome.out
        assert "max-depth = 32  # default" in outcome.out
        assert "# registry: sources.toml" in outcome.out

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("fail_on = 'error'", 'unknown key "fail_on" in the file: did you mean "fail-on"?'),
            ("fail-on = 'fatal'", 'unknown fail-on "fatal"'),
            ("max-claims = 0", "max-claims"),
            ("jobs = 'all'", "jobs must be a whole number"),
            ("fail-on = ", "is not valid TOML"),
            ("registry = '../../../etc/hosts'", "leads out of the folder"),
            ("profile = '/etc/hosts'", "leads out of the folder"),
            ("profile = 'none.toml'", "the scoring profile cannot be read"),
        ],
    )
    def test_settings_that_do_not_hold_are_a_2(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str
    ) -> None:
        (desk / "provenance.toml").write_text(text)
        outcome = run(monkeypatch, desk, "check")
        assert outcome.status == 2
        assert words in outcome.err

    def test_a_newsroom_scores_by_its_own_profile(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from provenance.claimfile import profile

        folder = Path(profile.__file__).parent.parent / "scoring"
        text = (folder / "profile-1.toml").read_text()
        (desk / "ours.toml").write_text(text.replace("described  = { value = 0.70", "described  = { value = 0.10"))
        before = report(run(monkeypatch, desk, "check", "--format", "json"))
        (desk / "provenance.toml").write_text('profile = "ours.toml"\n')
        after = report(run(monkeypatch, desk, "check", "--format", "json"))
        assert after["claims"][0]["directness"]["upper"] < before["claims"][0]["directness"]["upper"]

    def test_a_cap_can_be_set(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk / "provenance.toml").write_text("max-file-size = 50\n")
        outcome = run(monkeypatch, desk, "check", "--format", "json")
        assert outcome.status == 3
        assert report(outcome)["unread"][0]["reason"] == "it is larger than 50 bytes (setting max-file-size)"


class TestRegistry:
    def test_the_nearest_one_above_the_path_is_used(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        elsewhere = desk / "elsewhere"
        elsewhere.mkdir()
        outcome = run(monkeypatch, elsewhere, "check", str(desk / "claims"), "--format", "json")
        assert outcome.status == 0
        assert report(outcome)["findings"]

    def test_one_can_be_given(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk / "other.toml").write_text("version = 1\n")
        outcome = run(monkeypatch, desk, "check", "--registry", "other.toml", "--format", "json")
        assert outcome.status == 1
        assert [f["message"] for f in report(outcome)["findings"] if f["code"] == "FMT02"] == [
            'no outlet "the-gazette" in other.toml'
        ]

    def test_a_broken_one_is_one_finding_and_the_claims_are_scored(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (desk / "sources.toml").write_text("version = 1\n[outlet.x\n")
        outcome = run(monkeypatch, desk, "check", "--format", "json")
        found = report(outcome)
        assert outcome.status == 1
        assert [(f["file"], f["code"]) for f in found["findings"] if f["severity"] == "error"] == [
            ("sources.toml", "FMT01")
        ]
        assert found["claims"][0]["directness"] is not None

    def test_an_unreadable_one_is_a_3_and_the_claims_are_scored(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (desk / "sources.toml").write_bytes(b"\xff\xfe")
        outcome = run(monkeypatch, desk, "check", "--format", "json")
        assert outcome.status == 3
        assert report(outcome)["unread"][0]["file"] == "sources.toml"
        assert len(report(outcome)["claims"]) == 1


class TestLinks:
    def test_one_that_leads_out_of_the_folder_is_not_followed(
        self, desk: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        secret = tmp_path_factory.mktemp("elsewhere") / "secret.toml"
        secret.write_text('password = "hunter2"\n')
        (desk / "claims" / "link.toml").symlink_to(secret)
        outcome = run(monkeypatch, desk, "check", "--format", "json")
        assert outcome.status == 3
        assert report(outcome)["unread"] == [
            {"file": "claims/link.toml", "reason": "it is a link that leads out of the folder, and is not followed"}
        ]
        assert "hunter2" not in outcome.out
        assert len(report(outcome)["claims"]) == 1

    def test_one_within_the_folder_is(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk / "claims" / "same.toml").symlink_to(desk / "claims" / "dam.toml")
        assert run(monkeypatch, desk, "check").status == 0

    def test_a_pipe_is_no_file_and_does_not_block(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        os.mkfifo(desk / "claims" / "pipe.toml")
        outcome = run(monkeypatch, desk, "check", "--format", "json")
        assert report(outcome)["unread"] == [{"file": "claims/pipe.toml", "reason": "it is not a regular file"}]


def test_settings_full_of_mistakes_are_one_bounded_sentence(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "provenance.toml").write_text("".join(f"setting-{number} = 1\n" for number in range(2000)))
    outcome = run(monkeypatch, desk, "check")
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    assert 'unknown key "setting-0"' in outcome.err
    assert 'unknown key "setting-1999"' in outcome.err
    assert len(outcome.err) < 1100
