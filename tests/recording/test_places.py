"""What files are called in the ledger, and which working copy they are of, where somebody has made it hard to tell."""

import os
import shutil
from pathlib import Path

import pytest

from provenance.recording.places import SEAT, seat
from tests.cli.console import run
from tests.recording.newsroom import Desk


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A working copy whose ledger is a file beside it."""
    return Desk(tmp_path / "desk", f"sqlite:///{tmp_path}/ledger.db", monkeypatch).fill()


@pytest.fixture
def beside(tmp_path: Path, alone: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Another one on the same ledger."""
    return Desk(tmp_path / "other", alone.url, monkeypatch).fill()


def test_a_copy_of_a_working_copy_has_not_seen_what_the_other_added(desk: Desk, other: Desk) -> None:
    desk.add()
    shutil.rmtree(other.folder)
    shutil.copytree(desk.folder, other.folder)
    desk.change("in March", "in April")
    assert desk.add().status == 0
    other.change("12 metres", "13 metres")
    lost = other.add()
    assert lost.status == 3
    assert "changed here and in the ledger; nothing of it was added" in lost.out
    moved = desk.folder.with_name("moved")
    desk.folder.rename(moved)
    desk.folder, desk.dam = moved, moved / "claims" / "dam.toml"
    desk.change("in April", "in May")
    assert desk.add().status == 0


def test_a_seat_that_is_a_link_is_neither_read_nor_written(alone: Desk) -> None:
    victim = alone.folder.with_name("victim")
    victim.write_text("not yours")
    (alone.folder / SEAT).parent.mkdir()
    (alone.folder / SEAT).symlink_to(victim)
    assert seat(alone.folder) is None
    (alone.folder / SEAT).unlink()
    (alone.folder / SEAT).parent.rmdir()
    (alone.folder / SEAT).parent.symlink_to(alone.folder.parent)
    assert seat(alone.folder) is None
    assert victim.read_text() == "not yours"
    assert not (alone.folder.parent / "seat").exists()


def test_of_two_files_with_one_name_the_second_is_not_added_over_the_first(alone: Desk, beside: Desk) -> None:
    beside.change("12 metres", "13 metres")
    both = alone.add("claims", f"../{beside.folder.name}/claims")
    assert both.status == 3
    assert "another file would be claims/dam.toml in the ledger, too: claims/dam.toml" in both.err
    assert "13 metres" not in alone.run("ledger", "export", "--revision", "2").out


def test_a_file_whose_name_is_not_text_is_not_added(alone: Desk) -> None:
    odd = os.fsencode(alone.dam.parent) + b"/\xff.toml"
    os.rename(alone.dam, odd)
    outcome = alone.add()
    assert outcome.status == 3
    assert "its name is not UTF-8 text" in outcome.err


def test_who_has_seen_a_revision_may_go_back_to_an_older_one(alone: Desk, beside: Desk) -> None:
    alone.add()
    alone.change("in March", "in April")
    alone.add()
    assert "an older revision (2); the ledger has 3" in beside.add().out
    assert ": 1 changed" in beside.add("--over", "3").out


def test_settings_that_came_with_the_files_lead_to_no_server(alone: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROVENANCE_LEDGER", raising=False)
    settings = alone.folder / "provenance.toml"
    settings.write_text('ledger = "postgresql://collector.example/x?passfile=/home/desk/.pgpass"\n')
    found = run(monkeypatch, alone.folder, "ledger", "add")
    assert found.status == 2
    assert "settings that were merely found name no server" in found.err


def test_a_link_in_the_place_of_the_ledger_leads_nowhere(alone: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROVENANCE_LEDGER", raising=False)
    (alone.folder / ".provenance").symlink_to(alone.folder.parent)
    made = run(monkeypatch, alone.folder, "ledger", "init")
    assert made.status == 2
    assert "is a link that leads out of the folder" in made.err
    assert not (alone.folder.parent / "ledger.db").exists()


def test_who_and_why_are_words_of_bounded_length(alone: Desk) -> None:
    assert alone.run("ledger", "add", "--by", "x" * 501).status == 2
    assert alone.run("ledger", "add", "--by", "a\udcffb", "--why", "c\0d").status == 0
    assert "a?b" in alone.run("ledger", "log").out


def test_a_file_with_a_hash_in_its_name_has_a_log(alone: Desk) -> None:
    alone.dam.rename(alone.dam.with_name("a#b.toml"))
    alone.add()
    assert "closing added" in alone.run("ledger", "log", "claims/a#b.toml").out
    assert "crack added" in alone.run("ledger", "log", "claims/a#b.toml#crack").out
