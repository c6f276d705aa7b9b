"""`check --watch`, as a process that somebody really waits for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checking.desks import BARE, claim, desk, put
from tests.cli.console import run
from tests.cli.watching import Watching


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk(tmp_path)
    put(tmp_path, "dam", claim("c1"))
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    started = Watching(folder)
    yield started
    started.end()


def test_it_checks_again_when_a_file_changes_and_ends_when_asked(folder: Path, watching: Watching) -> None:
    assert watching.until("in 1 statement")[-1].startswith("0 errors")
    path = folder / "claims" / "dam.toml"
    path.write_text(path.read_text() + claim("c2", origin=BARE))
    watching.changing(path, path.read_text(), "ANO01")
    watching.changing(folder / "sources.toml", "version = 2\n", "FMT01")
    (folder / "claims" / "later").mkdir()
    watching.changing(folder / "claims" / "later" / "mill.toml", path.read_text(), "claims/later/mill.toml")
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=30) == 130


def test_settings_that_break_meanwhile_are_said_and_can_be_mended(folder: Path, watching: Watching) -> None:
    watching.until("in 1 statement")
    watching.changing(folder / "provenance.toml", "fail-om = 1\n", 'did you mean "fail-on"?')
    watching.changing(folder / "provenance.toml", 'ignore = ["ANO"]\n', "in 1 statement")


def test_what_cannot_be_meant_from_the_start_ends_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "provenance.toml").write_text("fail-om = 1\n")
    assert run(monkeypatch, folder, "check", "--watch").status == 2


def test_without_watchfiles_it_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    told = run(monkeypatch, folder, "check", "--watch")
    assert told.status == 2
    assert 'pip install "claim-provenance[watch]"' in told.err


@pytest.mark.skipif(os.name == "nt", reason="terminals of this kind are not to be had there")
def test_a_terminal_is_told_that_it_waits(folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "provenance", "check", "--watch"], cwd=folder, stdout=theirs, stderr=theirs, stdin=theirs
    )
    os.close(theirs)
    seen = b""
    end = time.monotonic() + 60
    while b"Ctrl-C ends" not in seen and time.monotonic() < end:
        seen += os.read(ours, 4096)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    os.close(ours)
    assert b"Waiting for changes; Ctrl-C ends." in seen
