"""The public Python API."""

from pathlib import Path

import pytest

import provenance
from provenance.errors import ConfigurationError, InvalidClaimFileError, ProvenanceError, UnreadableError
from tests.rules.examples import REGISTRY

ROOT = Path(__file__).parents[1]
SEED = ROOT / "claims" / "three-pillars.toml"


def test_all_is_sorted_and_there() -> None:
    assert provenance.__all__ == sorted(provenance.__all__)
    for name in provenance.__all__:
        assert hasattr(provenance, name)


def test_load_gives_the_model_and_score_its_directness() -> None:
    claims = {claim.id: claim for claim in provenance.load(SEED).claims}
    assert provenance.score(claims["c2"]).hand_level == "2-3d"
    assert provenance.score(claims["c2"]).shown == (31, 53)


def test_load_says_everything_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('version = 1\n[article]\noutlet = "x"\n')
    with pytest.raises(InvalidClaimFileError) as raised:
        provenance.load(tmp_path / "a.toml")
    assert raised.value.problems == ['[article] lacks "title"', '[article] lacks "url"']


def test_a_file_that_cannot_be_read_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        provenance.load(tmp_path / "nowhere.toml")


def test_check_takes_its_collaborators(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "provenance.toml").write_text('select = ["FMT"]\n')
    report = provenance.check([SEED], registry=tmp_path / "sources.toml", config=tmp_path / "provenance.toml", jobs=2)
    codes = {finding.code for file in report.files for finding in file.findings}
    assert "FMT02" in codes
    assert all(code.startswith("FMT") for code in codes)


def test_every_error_has_the_same_base(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text('select = ["ZZZ"]\n')
    with pytest.raises(ConfigurationError) as raised:
        provenance.check([SEED], config=tmp_path / "provenance.toml")
    assert isinstance(raised.value, ProvenanceError)
