"""Runs the command line in this process, as a shell would see it."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from provenance.cli import main


class Outcome(NamedTuple):
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str | Path, stdin: bytes = b"") -> Outcome:
    """Run ``provenance`` with these arguments in ``folder``; nothing of the caller's environment shows."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with monkeypatch.context() as patch:
        patch.chdir(folder)
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "CI", "GITHUB_ACTIONS"):
            patch.delenv(name, raising=False)
        patch.setattr(sys, "argv", ["provenance", *map(str, arguments)])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        with pytest.raises(SystemExit) as stopped:
            main()
        status = stopped.value.code
    printed = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return Outcome(status if isinstance(status, int) else 0, *printed)


def lines(text: str) -> Sequence[str]:
    """The lines of a text that hold anything."""
    return [line for line in text.splitlines() if line.strip()]
