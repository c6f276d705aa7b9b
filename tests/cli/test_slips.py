"""A slip of the fingers is answered with what may have been meant, wherever words can be chosen from."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from provenance.cli import provenance
from tests.cli.console import run
from tests.rules.examples import REGISTRY


def commands(group: click.Group, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*before, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)


COMMANDS = dict(commands(provenance))
CHOICES = [
    (*words, parameter.opts[-1] if isinstance(parameter, click.Option) else "", str(choice))
    for words, command in COMMANDS.items()
    for parameter in command.params
    if isinstance(parameter.type, click.Choice)
    for choice in parameter.type.choices
    if len(str(choice)) > 3
]
OPTIONS = [
    (*words, max(parameter.opts, key=len))
    for words, command in COMMANDS.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
]


@pytest.mark.parametrize("words", CHOICES, ids=" ".join)
def test_a_slip_in_a_word_of_an_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    *called, choice = (word for word in words if word)
    required = ["x"] if words[0] in ("extract", "import") else []
    outcome = run(monkeypatch, tmp_path, *called, f"{choice[:-1]}q", *required)
    assert outcome.status == 2
    assert "Did you mean" in outcome.err


@pytest.mark.parametrize("words", OPTIONS, ids=" ".join)
def test_a_slip_in_an_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    *called, option = words
    outcome = run(monkeypatch, tmp_path, *called, f"{option}q")
    assert outcome.status == 2
    assert "Did you mean" in outcome.err
    assert option in outcome.err


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_slip_in_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    *before, name = words
    outcome = run(monkeypatch, tmp_path, *before, f"{name}q")
    assert outcome.status == 2
    assert "Did you mean" in outcome.err
    assert repr(name) in outcome.err.split("Did you mean")[1]


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["check", "--select", "ANO10"], "ANO0"),
        (["check", "--ignore", "bare-sorce"], "bare-source"),
        (["explain", "relay-droped"], "relay-dropped"),
        (["rules", "FMTO1"], "FMT01"),
        (["sources", "show", "the-gazete"], "the-gazette"),
    ],
)
def test_a_slip_in_a_code_a_name_or_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], meant: str
) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    outcome = run(monkeypatch, tmp_path, *arguments)
    assert outcome.status == 2
    assert "did you mean" in outcome.err
    assert meant in outcome.err


@pytest.mark.parametrize(
    ("settings", "meant"),
    [
        ('fail-no = "error"', '"fail-on"'),
        ('fail-on = "warnning"', '"warning"'),
        ('select = ["ANO10"]', "ANO0"),
        ('extend-selct = ["ANO01"]', '"extend-select"'),
    ],
)
def test_a_slip_in_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, meant: str) -> None:
    (tmp_path / "provenance.toml").write_text(f"{settings}\n")
    outcome = run(monkeypatch, tmp_path, "check")
    assert outcome.status == 2
    assert f"did you mean {meant}" in outcome.err


def test_what_is_far_from_everything_gets_no_guess(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, tmp_path, "check", "--format", "x" * 5000)
    assert outcome.status == 2
    assert "Did you mean" not in outcome.err
