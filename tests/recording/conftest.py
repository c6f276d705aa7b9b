"""Desks for tests of the ledger."""

from pathlib import Path

import pytest

from tests.recording.newsroom import Desk


@pytest.fixture
def desk(tmp_path: Path, ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A working copy with one claim file and a registry, and an empty ledger in either engine."""
    return Desk(tmp_path / "desk", ledger_url, monkeypatch).fill()


@pytest.fixture
def other(tmp_path: Path, ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Another working copy of the same files, on the same ledger."""
    return Desk(tmp_path / "other", ledger_url, monkeypatch).fill()
