"""``provenance schema`` from outside."""

import json
from pathlib import Path

import pytest

from provenance.cli.schema import NAMES
from tests.cli.console import run

SCHEMAS = Path(__file__).parents[2] / "provenance" / "schema"


@pytest.mark.parametrize("name", NAMES)
def test_it_prints_what_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    told = run(monkeypatch, tmp_path, "schema", name)
    assert told.status == 0
    assert json.loads(told.out) == json.loads((SCHEMAS / f"{name}-v1.json").read_text("utf-8"))


def test_claims_are_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, tmp_path, "schema").out == run(monkeypatch, tmp_path, "schema", "claims").out
