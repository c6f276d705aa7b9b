"""``provenance sources`` from outside."""

from pathlib import Path

import pytest

from tests.cli.console import lines, run
from tests.rules.examples import REGISTRY


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    return tmp_path


def test_list_shows_every_entry_with_its_sort(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, desk, "sources", "list")
    assert told.status == 0
    assert len(lines(told.out)) == 7
    assert "the-herald" in told.out
    assert "outlet   The Herald  herald.example  reliability B" in told.out


@pytest.mark.parametrize("asked", ["the-herald", "The Herald", "herald", "https://news.herald.example/dam"])
def test_show_finds_an_entry_by_id_name_alias_or_address(
    desk: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    told = run(monkeypatch, desk, "sources", "show", asked)
    assert told.out.startswith("the-herald: The Herald\n")
    assert "Press Council: 80 on 2025-01-01" in told.out


def test_show_of_nobody_is_a_2_with_the_nearest(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, desk, "sources", "show", "the-herold")
    assert told.status == 2
    assert 'did you mean "the-herald"?' in told.err


def test_check_says_what_is_wrong_in_the_registry(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, desk, "sources", "check").status == 0
    broken = REGISTRY.replace("as_of = 2025-01-01\n", "", 1) + '[outlet.x]\nname = "Herald"\nnmae = "y"\n'
    (desk / "sources.toml").write_text(broken)
    told = run(monkeypatch, desk, "sources", "check")
    assert told.status == 1
    for code in ("FMT01", "OUT03"):
        assert code in told.out


def test_without_a_registry_it_is_a_3_with_the_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, tmp_path, "sources", "list")
    assert told.status == 3
    assert "provenance init" in told.err
