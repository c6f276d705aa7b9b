"""``provenance fmt`` from outside: what it writes, what it says, and what it leaves alone."""

import os
import subprocess
from pathlib import Path

import pytest
import rtoml

from tests.cli.console import run
from tests.cli.test_hostile import CASES
from tests.rules.examples import HEAD, REGISTRY

UGLY = HEAD + "[[claim]]\ntext=\"The dam closes.\"  # ours\nid = 'c1'\n"
TIDY = HEAD.replace("\n[article]", "\n\n[article]") + '\n[[claim]]\nid = "c1"\ntext = "The dam closes."  # ours\n'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "ugly.toml").write_text(UGLY)
    (tmp_path / "claims" / "tidy.toml").write_text(TIDY)
    return tmp_path


def test_without_a_path_it_formats_claims_and_what_lies_beside(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "sources.toml").write_text(REGISTRY)
    (desk / "provenance.toml").write_text("jobs=1\n")
    (desk / "pyproject.toml").write_text("[tool.x]\na=1\n")
    told = run(monkeypatch, desk, "fmt")
    assert (told.status, told.err) == (0, "")
    assert told.out == (
        "formatted claims/ugly.toml\nformatted sources.toml\nformatted provenance.toml\n"
        "3 files formatted, 1 file is formatted already\n"
    )
    assert (desk / "claims" / "ugly.toml").read_text() == TIDY
    assert (desk / "provenance.toml").read_text() == "jobs = 1\n"
    assert (desk / "pyproject.toml").read_text() == "[tool.x]\na=1\n"
    again = run(monkeypatch, desk, "fmt")
    assert (again.status, again.out) == (0, "4 files are formatted already\n")


def test_check_writes_nothing_and_says_what_would_change(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, desk, "fmt", "--check")
    assert told.status == 1
    assert told.out == "would format claims/ugly.toml\n1 file would change, 1 file is formatted already\n"
    assert (desk / "claims" / "ugly.toml").read_text() == UGLY
    assert run(monkeypatch, desk, "fmt", "--check", "claims/tidy.toml").status == 0


def test_diff_writes_nothing_and_git_can_apply_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, desk, "fmt", "--diff")
    assert told.status == 1
    assert (desk / "claims" / "ugly.toml").read_text() == UGLY
    assert told.out.startswith("--- a/claims/ugly.toml\n+++ b/claims/ugly.toml\n@@ ")
    subprocess.run(["git", "apply", "-"], cwd=desk, input=told.out.encode(), check=True)
    assert (desk / "claims" / "ugly.toml").read_text() == TIDY
    assert run(monkeypatch, desk, "fmt", "--diff") == (0, "", "")


def test_a_dash_goes_from_standard_input_to_standard_output(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, desk, "fmt", "-", stdin=UGLY.encode()) == (0, TIDY, "")
    assert run(monkeypatch, desk, "fmt", "-", "--check", stdin=UGLY.encode()) == (1, "", "")
    assert run(monkeypatch, desk, "fmt", "-", "--diff", stdin=TIDY.encode()) == (0, "", "")
    told = run(monkeypatch, desk, "fmt", "-", stdin=b"[broken")
    assert (told.status, told.out) == (3, "")
    assert "<stdin>: not valid TOML" in told.err
    assert run(monkeypatch, desk, "fmt", "-", "claims").status == 2


def test_what_cannot_be_formatted_is_named_and_the_others_go_on(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "claims" / "broken.toml").write_text("[claim\n")
    (desk / "claims" / "latin.toml").write_bytes(b'a = "\xe9"\n')
    (desk / "claims" / "deep.toml").write_text(f"article = {'[' * 40}{']' * 40}\n")
    told = run(monkeypatch, desk, "fmt")
    assert told.status == 3
    assert [line.partition(": ")[2].partition(":")[0] for line in told.err.splitlines()] == [
        "claims/broken.toml", "claims/deep.toml", "claims/latin.toml",
    ]  # fmt: skip
    assert "line 1, column 7); it stays as it is" in told.err
    assert (desk / "claims" / "broken.toml").read_text() == "[claim\n"
    assert (desk / "claims" / "ugly.toml").read_text() == TIDY


def test_other_peoples_toml_is_passed_over_in_a_folder_and_named_when_given(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "Cargo.toml").write_text("[package]\nname='x'\n")
    told = run(monkeypatch, desk, "fmt", ".")
    assert (told.status, told.err) == (0, "")
    given = run(monkeypatch, desk, "fmt", "Cargo.toml")
    assert given.status == 3
    assert "Cargo.toml: it is no claim file, no registry and no settings file, so it stays as it is" in given.err
    assert given.out == ""
    assert (desk / "Cargo.toml").read_text() == "[package]\nname='x'\n"


def test_a_cap_of_the_settings_holds(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "tight.toml").write_text("max-file-size = 50\n")
    told = run(monkeypatch, desk, "fmt", "claims", "--config", "tight.toml")
    assert told.status == 3
    assert "claims/ugly.toml: it is larger than 50 bytes (setting max-file-size)" in told.err
    assert run(monkeypatch, desk, "fmt", "--config", "none.toml").status == 2


def test_a_link_is_followed_within_the_folder_and_not_out_of_it(
    desk: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "outside.toml"
    outside.write_text(UGLY)
    (desk / "kept").mkdir()
    (desk / "kept" / "real.toml").write_text(UGLY)
    (desk / "claims" / "in.toml").symlink_to("../kept/real.toml")
    (desk / "claims" / "out.toml").symlink_to(outside)
    told = run(monkeypatch, desk, "fmt", "claims")
    assert told.status == 3
    assert "claims/out.toml: it is a link that leads out of the folder, and is not followed" in told.err
    assert outside.read_text() == UGLY
    assert (desk / "kept" / "real.toml").read_text() == TIDY
    assert (desk / "claims" / "in.toml").is_symlink()


def test_a_name_cannot_steer(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "claims" / "\x1b[2J##vso[x].toml").write_text(UGLY)
    (desk / "claims" / "\x1b[3J.toml").write_text("broken")
    told = run(monkeypatch, desk, "fmt")
    assert "\x1b" not in told.out + told.err
    assert "##vso[" not in told.out


def test_hostile_files_are_formatted_or_named_and_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two hundred of tests/cli/test_hostile.py, in one run."""
    folder = tmp_path / "claims"
    folder.mkdir()
    for number, (_, data, _) in enumerate(CASES):
        (folder / f"{number:03}.toml").write_bytes(data)
    before = [parsed(path) for path in sorted(folder.iterdir())]
    told = run(monkeypatch, tmp_path, "fmt")
    assert told.status == 3
    assert "a bug in provenance" not in told.err
    assert "the same" not in told.err
    assert "with its comments" not in told.err
    after = [parsed(path) for path in sorted(folder.iterdir())]
    assert after == before
    named = {line.split(": ")[1] for line in told.err.splitlines()}
    assert named >= {f"claims/{number:03}.toml" for number, data in enumerate(before) if data is None}
    assert run(monkeypatch, tmp_path, "fmt").out.count("formatted claims/") == 0


def parsed(path: Path) -> str | None:
    """A file's data, with types and signs, to be compared; None for what is no TOML."""
    try:
        return repr(sorted_keys(rtoml.loads(path.read_bytes().decode("utf-8-sig"))))
    except (ValueError, RecursionError):
        return None


def sorted_keys(value: object) -> object:
    if isinstance(value, dict):
        return {key: sorted_keys(value[key]) for key in sorted(value)}
    return [sorted_keys(each) for each in value] if isinstance(value, list) else value


def test_no_trace_is_left_beside_the_files(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, desk, "fmt")
    assert sorted(os.listdir(desk / "claims")) == ["tidy.toml", "ugly.toml"]


class TestCheckFix:
    CLAIM = (
        '[[claim]]\nid="c1"\nquote = "the dam “closes\\" in March, Ana Ruiz said"\ntext = "The dam “closes\\"."\n'
        'scope = "utterance"\nmode = "indirect"\ncue = "said"\n'
        '[[claim.record]]\nurl = "HTTPS://Gazette.example:443/%7eminutes"\n'
        '[claim.origin]\nidentity = "named"\nvantage = "self"\nas_written = "Ana Ruiz"\nsource = "ana-ruiz"\n'
    )

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Path:
        (tmp_path / "sources.toml").write_text(REGISTRY)
        (tmp_path / "claims").mkdir()
        (tmp_path / "claims" / "dam.toml").write_text(HEAD + self.CLAIM)
        return tmp_path

    def test_it_mends_the_form_and_reports_on_the_mended_files(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = run(monkeypatch, desk, "check", "--fix", "--format", "concise")
        assert told.err == "fixed 1 file\n"
        text = (desk / "claims" / "dam.toml").read_text()
        assert 'text = "The dam “closes”."\nquote = \'the dam “closes" in March, Ana Ruiz said\'\n' in text
        assert 'url = "https://gazette.example/~minutes"\n' in text
        assert (desk / "sources.toml").read_text() == REGISTRY
        again = run(monkeypatch, desk, "check", "--fix", "--format", "concise")
        assert again.err == ""
        assert again.out == told.out == run(monkeypatch, desk, "check", "--format", "concise").out
        assert "claims/dam.toml:13:" in told.out  # the line of the mended file

    def test_with_diff_only_it_shows_and_stops(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        told = run(monkeypatch, desk, "check", "--fix", "--diff-only")
        assert told.status == 1
        assert '+url = "https://gazette.example/~minutes"\n' in told.out
        assert (desk / "claims" / "dam.toml").read_text() == HEAD + self.CLAIM
        subprocess.run(["git", "apply", "-"], cwd=desk, input=told.out.encode(), check=True)
        assert run(monkeypatch, desk, "check", "--fix", "--diff-only") == (0, "", "")

    def test_what_is_broken_is_reported_as_usual(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk / "claims" / "broken.toml").write_text("[claim\n")
        told = run(monkeypatch, desk, "check", "--fix", "--format", "concise")
        assert (told.status, told.err) == (1, "fixed 1 file\n")
        assert "claims/broken.toml:1:7" in told.out
        shown = run(monkeypatch, desk, "check", "--fix", "--diff-only")
        assert shown.status == 3
        assert "claims/broken.toml: not valid TOML" in shown.err

    def test_what_cannot_be_written_is_a_3_after_the_report(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "access", lambda path, mode: False)
        told = run(monkeypatch, desk, "check", "--fix", "--format", "concise")
        assert told.status == 3
        assert "claims/dam.toml: it cannot be written: Permission denied" in told.err
        assert "claims/dam.toml:" in told.out

    @pytest.mark.parametrize(
        ("options", "words"),
        [(["--diff-only"], "--diff-only goes with --fix"), (["--fix", "-"], "--fix mends files; `provenance fmt -`")],
    )
    def test_what_cannot_be_meant_is_a_2(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], words: str
    ) -> None:
        told = run(monkeypatch, desk, "check", *options)
        assert told.status == 2
        assert words in told.err
