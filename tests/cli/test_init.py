"""``provenance init`` from outside: what it writes can be checked at once."""

from pathlib import Path

import pytest

from tests.cli.console import run


def test_what_it_writes_checks_without_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, tmp_path, "init").status == 0
    told = run(monkeypatch, tmp_path, "check")
    assert told.status == 0
    assert "FMT0" not in run(monkeypatch, tmp_path, "check", "--format", "concise", "--select", "FMT").out


def test_it_leaves_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources.toml").write_text("version = 1\n")
    told = run(monkeypatch, tmp_path, "init")
    assert "sources.toml is there already" in told.out
    assert (tmp_path / "sources.toml").read_text() == "version = 1\n"


def test_it_can_start_in_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, tmp_path, "init", "desk/new")
    assert (tmp_path / "desk" / "new" / "claims" / "example.toml").is_file()


def test_a_folder_that_cannot_be_written_is_a_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    told = run(monkeypatch, tmp_path, "init", "file/desk")
    assert told.status == 3
    assert "cannot be written" in told.err
