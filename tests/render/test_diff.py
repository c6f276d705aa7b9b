"""Unified diffs: git applies them, and nothing in them steers a terminal."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.render.diff import render
from tests.render.test_safety import assert_safe

lines = st.lists(st.sampled_from(["a", "b", "c", "", "  d", "\te", "# é"]), max_size=12)


def applied(folder: Path, before: str, after: str) -> str:
    """What git makes of the old file with the difference."""
    path = folder / "x.toml"
    path.write_text(before, "utf-8", newline="")
    difference = "".join(render("x.toml", before, after)).encode()
    if difference:
        command = ["git", "apply", "--unidiff-zero", "--whitespace=nowarn", "-"]
        subprocess.run(command, cwd=folder, input=difference, check=True)
    return path.read_text("utf-8")


def test_git_makes_the_new_file_of_the_old_one(tmp_path: Path) -> None:
    for before, after in (
        ("a\nb\nc\n", "a\nc\nd\n"),
        ("a\nb", "a\nb\n"),
        ("a", "b"),
        ("", "a\n"),
        ("\ta  = 1\n\n\n", "a = 1\n"),
    ):
        assert applied(tmp_path, before, after) == after


def test_what_is_too_long_to_match_is_one_piece_and_applies_too(tmp_path: Path) -> None:
    before = "".join(f"{number}\n" for number in range(2_500))
    after = "".join(f"{number if number in range(5) or number > 2_490 else -number}\n" for number in range(2_500))
    assert applied(tmp_path, before, after) == after
    assert "".join(render("x.toml", before, after)).count("@@ -") == 1
    assert applied(tmp_path, before[:-1], after) == after
    assert applied(tmp_path, after, before[: len(before) // 2]) == before[: len(before) // 2]


@given(lines, lines)
def test_it_is_empty_only_for_what_is_the_same(one: list[str], other: list[str]) -> None:
    before, after = "\n".join(one), "\n".join(other)
    difference = "".join(render("x.toml", before, after))
    assert (difference == "") == (before == after)
    kept = [line[1:] for line in difference.split("\n")[2:] if line[:1] in ("+", " ")]
    assert all(line in after.split("\n") for line in kept)


@pytest.mark.parametrize("words", ["\x1b[2J", "::error::x", "##vso[task.x]", "\u202e", "a\u2028::error::b", "\r"])
def test_nothing_in_it_steers(words: str) -> None:
    assert_safe(list(render(f"x\n{words}.toml", f"a\n{words}\n", f"{words}\nb\n")))
