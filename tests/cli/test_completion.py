"""What a shell completes: asked through its own protocol, and in bash, zsh and fish themselves."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from provenance.rules import all_rules
from tests import tools
from tests.cli.console import run
from tests.cli.terminal import Terminal, environment, provenance_command
from tests.cli.test_check import CLAIM
from tests.rules.examples import HEAD, REGISTRY

HOSTILE = ("$(touch owned)", "`touch owned`", "a;touch owned", "-rf", "two words", "é\u202eb", "*", "new\nline")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "claims" / "2025").mkdir(parents=True)
    (folder / "notes").mkdir()
    (folder / "sources.toml").write_text(REGISTRY)
    for name in ("dam.toml", "bridge.toml", "2025/old.toml"):
        (folder / "claims" / name).write_text(HEAD + CLAIM)
    return folder


def offered(monkeypatch: pytest.MonkeyPatch, folder: Path, *words: str, shell: str = "bash") -> list[str]:
    """What the command answers when a shell asks how the last word could go on."""
    monkeypatch.setenv("_PROVENANCE_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(["provenance", *(words[:-1] if shell == "fish" else words)]))
    monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words)))
    outcome = run(monkeypatch, folder)
    assert outcome.status == 0
    assert outcome.err == ""
    return outcome.out.removesuffix("\n").split("\n") if outcome.out.strip() else []


def words(monkeypatch: pytest.MonkeyPatch, folder: Path, *typed: str) -> list[str]:
    return [line.removeprefix("plain,") for line in offered(monkeypatch, folder, *typed)]


def test_commands_and_options_are_completed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert words(monkeypatch, desk, "e") == ["explain", "export", "extract"]
    assert words(monkeypatch, desk, "check", "--fail") == ["--fail-on", "--fail-under"]
    assert words(monkeypatch, desk, "sources", "sh") == ["show"]


def test_the_words_of_options_are_completed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert words(monkeypatch, desk, "check", "--format", "json") == ["json", "jsonl"]
    assert words(monkeypatch, desk, "check", "--fail-on", "w") == ["warning"]
    assert words(monkeypatch, desk, "schema", "claims") == ["claims"]
    assert words(monkeypatch, desk, "completion", "") == ["bash", "zsh", "fish"]


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_codes_of_rules_are_completed(desk: Path, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    codes = [rule.code for rule in all_rules() if rule.code.startswith("IND")]
    assert words(monkeypatch, desk, "check", option, "IND") == ["IND", *codes]
    assert words(monkeypatch, desk, "check", option, "ind")[: len(codes) + 1] == ["IND", *codes]
    assert words(monkeypatch, desk, "check", option, "ANO01,IND0") == [f"ANO01,{code}" for code in codes]


def test_rules_come_with_their_names_as_a_help(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, desk, "explain", "ANO01", shell="zsh") == ["plain", "ANO01", "bare-source"]
    assert offered(monkeypatch, desk, "explain", "ANO01", shell="fish") == ["plain,ANO01\tbare-source"]
    assert words(monkeypatch, desk, "explain", "bare-") == ["bare-source"]


def test_families_severities_and_groups_are_completed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "provenance.toml").write_text('[groups]\nours = ["ANO", "CHN01"]\n')
    assert words(monkeypatch, desk, "check", "--select", "ou") == [
        "OUT",
        *(f"OUT0{n}" for n in range(1, 7)),
        "outlet",
        "ours",
    ]
    assert words(monkeypatch, desk, "check", "--ignore", "ours,warn") == ["ours,warning"]


def test_ids_of_the_registry_are_completed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert words(monkeypatch, desk, "extract", "--outlet", "the-") == ["the-courier", "the-gazette", "the-herald"]
    assert "ana-ruiz" in words(monkeypatch, desk, "sources", "show", "")
    assert "ana-ruiz" not in words(monkeypatch, desk, "extract", "--outlet", "")
    (desk / "other.toml").write_text('version = 1\n[outlet.elsewhere]\nname = "Elsewhere"\n')
    assert words(monkeypatch, desk, "extract", "--registry", "other.toml", "--outlet", "") == ["elsewhere"]


def test_claim_files_and_the_folders_that_hold_them_are_completed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = ["claims", "claims/bridge.toml", "claims/dam.toml", "claims/2025"]
    assert words(monkeypatch, desk, "check", "") == everything
    assert words(monkeypatch, desk, "check", "cl") == everything
    assert words(monkeypatch, desk, "check", "claims/d") == ["claims/dam.toml"]
    assert words(monkeypatch, desk, "check", "claims/2025/") == ["claims/2025/old.toml"]
    assert words(monkeypatch, desk, "check", "nowhere/") == []


def test_a_claim_is_completed_from_its_file_on(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert words(monkeypatch, desk, "trace", "") == [
        "claims/bridge.toml#",
        "claims/dam.toml#",
        "claims",
        "claims/2025",
    ]
    assert words(monkeypatch, desk, "trace", "claims/d") == ["claims/dam.toml#c1"]
    assert words(monkeypatch, desk, "trace", "claims/dam.toml#") == ["claims/dam.toml#c1"]
    assert words(monkeypatch, desk, "trace", "claims/dam.toml#x") == []
    assert words(monkeypatch, desk, "trace", "nowhere.toml#") == []
    assert offered(monkeypatch, desk, "trace", "claims/dam.toml#", shell="fish") == [
        "plain,claims/dam.toml#c1\tThe dam closes in March."
    ]


def test_an_id_that_a_shell_would_obey_is_not_offered(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "claims" / "dam.toml").write_text(HEAD + CLAIM + CLAIM.replace('"c1"', '"$(touch_owned)"'))
    assert words(monkeypatch, desk, "trace", "claims/dam.toml#") == ["claims/dam.toml#c1"]


def test_other_files_are_left_to_the_shell(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, desk, "check", "--config", "set") == ["file,set"]


def test_nothing_is_offered_that_a_shell_would_obey(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in HOSTILE:
        (desk / f"{name}.toml").write_text("")
        key = json.dumps(name)
        with (desk / "sources.toml").open("a") as registry:
            registry.write(f'[outlet.{key}]\nname = "a\\nplain,$(touch owned)"\n')
    (desk / "claims" / "$(touch owned)").mkdir()
    (desk / "claims" / "$(touch owned)" / "x.toml").write_text("")
    assert words(monkeypatch, desk, "check", "claims/2") == ["claims/2025", "claims/2025/old.toml"]
    assert not {mark for line in words(monkeypatch, desk, "check", "") for mark in line} & set("$`;* \u202e")
    (desk / "sources.toml").write_text((desk / "sources.toml").read_text() + '[outlet.fine]\nname = "$(touch owned)"\n')
    ids = words(monkeypatch, desk, "sources", "show", "")
    assert "fine" in ids
    assert not {mark for line in ids for mark in line} & set("$`;* \u202e")
    assert not any(line.startswith("-") for line in ids)


def test_a_registry_or_settings_that_do_not_hold_offer_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "provenance.toml").write_text("fail-on = [")
    assert words(monkeypatch, desk, "extract", "--outlet", "") == []
    (desk / "provenance.toml").unlink()
    (desk / "sources.toml").write_bytes(b"\xff")
    assert words(monkeypatch, desk, "extract", "--outlet", "") == []


def test_the_script_does_not_ask_which_shell_is_installed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    outcome = run(monkeypatch, desk, "completion", "bash")
    assert (outcome.status, outcome.err) == (0, "")
    assert "_provenance_completion" in outcome.out


# The shells themselves


def needed(shell: str) -> str:
    return tools.program(shell, "its completion has not been tried")


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    path = f"{provenance_command(tmp_path / 'bin')}:{os.environ['PATH']}"
    return environment(PATH=path, HOME=str(tmp_path), TERM="dumb", PS1="READY> ")


def test_bash_completes(desk: Path, surroundings: dict[str, str]) -> None:
    bash = needed("bash")
    program = """
        source <(provenance completion bash)
        ask() {
            COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMPREPLY=()
            $(complete -p provenance | sed 's/.*-F \\([^ ]*\\) .*/\\1/') provenance
            echo "${COMPREPLY[*]}"
        }
        ask provenance check --format js
        ask provenance explain ANO0
        ask provenance check cl
    """
    done = subprocess.run(
        [bash, "--norc", "-c", program], cwd=desk, env=surroundings, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "json jsonl",
        "ANO01 ANO02 ANO03 ANO04 ANO05 ANO06",
        "claims claims/bridge.toml claims/dam.toml claims/2025",
    ]


def test_bash_completes_at_the_keyboard(desk: Path, surroundings: dict[str, str]) -> None:
    with Terminal([needed("bash"), "--norc", "-i"], desk, surroundings, 200) as terminal:
        terminal.read("READY> ")
        terminal.type("source <(provenance completion bash); echo SOURCED$((1))\r")
        terminal.read("SOURCED1")
        terminal.type("provenance check --format sar\t")
        assert "sarif" in terminal.read("sarif ")
        terminal.type("\x03exit\r")


def test_zsh_completes_at_the_keyboard(desk: Path, surroundings: dict[str, str]) -> None:
    with Terminal([needed("zsh"), "-f", "-i"], desk, surroundings, 200) as terminal:
        terminal.read("READY> ")
        terminal.type("autoload -U compinit; compinit -u -D; source <(provenance completion zsh); echo SOURCED$((1))\r")
        terminal.read("SOURCED1")
        terminal.read("READY> ")
        terminal.type("provenance check --format sar\t")
        assert "sarif" in terminal.read("sarif")
        terminal.type("\x15provenance explain ANO0\t")
        assert "ANO01  -- bare-source" in terminal.read("ANO06")
        terminal.type("\x15exit\r")


def test_fish_completes(desk: Path, surroundings: dict[str, str]) -> None:
    program = """
        provenance completion fish | source
        complete -C 'provenance check --format js'
        complete -C 'provenance check --select ANO01,TIM0'
        complete -C 'provenance check cl'
    """
    done = subprocess.run(
        [needed("fish"), "--no-config", "-c", program], cwd=desk, env=surroundings, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == [
        "json",
        "jsonl",
        *(f"ANO01,{rule.code}\t{rule.name}" for rule in all_rules() if rule.code.startswith("TIM")),
        "claims",
        "claims/2025",
        "claims/bridge.toml",
        "claims/dam.toml",
    ]
