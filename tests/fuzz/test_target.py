"""What fuzzing is made of: laws that refuse, a limit that stops, formats that cannot be forgotten."""

import importlib.util
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from fuzz import __main__ as program
from fuzz import dictionary, laws, parsers, renderers
from fuzz.search import _why
from fuzz.target import LONGEST, SlowError, grown, in_time, targets
from provenance.cli.check import check
from provenance.errors import UnreadableError
from provenance.model.text import Span

ROOT = Path(__file__).parent.parent.parent


def test_every_format_of_check_is_fuzzed_and_has_laws() -> None:
    form = next(parameter for parameter in check.params if parameter.name == "form")
    assert isinstance(form.type, click.Choice)
    assert set(form.type.choices) <= set(renderers.RENDERERS) <= set(renderers.LAWS)
    assert {f"render_{name}" for name in renderers.RENDERERS} <= set(targets())


@pytest.mark.parametrize(
    ("law", "broken"),
    [
        (laws.text_lines, ["\x1b[2J\n"]),
        (laws.text_lines, ["  ::error::x\n"]),
        (laws.text_lines, ["no end"]),
        (laws.workflow_commands, ["::error file=a::x ##vso[y]\n"]),
        (laws.workflow_commands, ["::set-output name=x::y\n"]),
        (laws.workflow_commands, ["::error file=a,onzz=1::x\n"]),
        (laws.document, ['{"a": NaN}']),
        (laws.document, [b'{"a": 1', b"}}"]),
        (laws.json_lines, ['{"a": 1}\n{"b"\n']),
        (laws.xml, ["<a><zz-mark/></a>"]),
        (laws.xml, ["<a>\x01</a>"]),
        (laws.xml, ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>']),
        (laws.page, ["<p><zz-mark onzz=1></zz-mark></p>"]),
        (laws.page, ["<p><a href='javascript:zz'>x</a></p>"]),
        (laws.page, ["<p><b></p></b>"]),
        (laws.page, ["<p>\u202e</p>"]),
        (laws.markdown, ["a <zz-mark onzz=1> b"]),
        (laws.markdown, ["![a](https://a.example/1)"]),
        (laws.markdown, ["[a]( javascript:zz )<a href='javascript:zz'>"]),
        (laws.in_order, [2, 1]),
        (laws.sentence, UnreadableError("a.toml", "x" * 5_000)),
    ],
)
def test_a_law_refuses_what_breaks_it(law: Callable[[Any], object], broken: Any) -> None:
    with pytest.raises((AssertionError, ValueError, SyntaxError)):
        law(broken)


@pytest.mark.parametrize("span", [(0, 1, 1, 1), (1, 1, 9, 1), (2, 1, 1, 1), (1, 3, 1, 2), (1, 1, 1, 9)])
def test_a_span_that_leaves_its_text_is_refused(span: tuple[int, int, int, int]) -> None:
    laws.within(Span(1, 1, 2, 4), "dam\nsea")
    with pytest.raises(AssertionError):
        laws.within(Span(*span), "dam\nsea")


def test_what_takes_too_long_is_stopped_while_it_runs_and_cannot_be_caught_by_mistake() -> None:
    def waits() -> None:
        try:
            while True:
                pass
        except Exception:
            pytest.fail("nothing that is looked at may catch this")

    with pytest.raises(SlowError, match=r"more than 0\.05 s"), in_time(0.05):
        waits()


def test_an_input_grows_by_a_part_of_it_up_to_the_longest() -> None:
    chance = random.Random(1)
    for _ in range(50):
        long = grown(b"[[claim]]\n", chance)
        assert LONGEST - 300 <= len(long) <= LONGEST
        assert long.startswith(b"[") or long.endswith(b"\n")


def test_the_words_of_claim_files_come_from_the_model_as_libfuzzer_reads_them() -> None:
    text = dictionary.libfuzzer(dictionary.claims())
    assert '"anonymity_reason"\n' in text
    assert '"[[claim.allow]]"\n' in text
    assert '"\\x22\\x22\\x22"\n' in text
    assert text.isascii()


def test_what_was_said_of_a_crash_is_shortened_to_its_end() -> None:
    said = (
        "INFO: x\n=== Uncaught Python exception: ===\nValueError: odd\nTraceback\n" + "  line\n" * 40 + "\n==1== ERROR"
    )
    assert _why(said).startswith("ValueError: odd\n")
    assert len(_why(said).split("\n")) < 15
    assert _why("x\n==7== ERROR: libFuzzer: timeout after 9 seconds\ny") == "ERROR: libFuzzer: timeout after 9 seconds"


def test_an_input_that_breaks_a_law_is_shown_with_what_it_stands_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(parsers, "comment", lambda text: ["broken = "])
    path = tmp_path / "input"
    path.write_bytes(b"\x01" * 64)
    assert program.replay("toml_string", [path]) == 1
    told = capsys.readouterr().err
    assert str(path) in told
    assert "AssertionError" in told


def test_an_input_that_keeps_every_law_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "input"
    path.write_bytes(b"version = 1\n")
    assert program.replay("locate", [path]) == 0
    assert "every law of locate holds" in capsys.readouterr().out


@pytest.mark.skipif(importlib.util.find_spec("atheris") is not None, reason="atheris is installed here")
def test_without_atheris_one_sentence_says_what_is_missing() -> None:
    done = subprocess.run([sys.executable, "-m", "fuzz"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("Fuzzing needs atheris")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_every_target_says_what_must_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["fuzz", "--list"])
    assert program.main() == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == len(targets())
    assert all(each.about.strip() for each in targets().values())
