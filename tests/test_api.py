"""The public Python API."""

from pathlib import Path

import pytest

import provenance
from provenance.errors import (
    ConfigurationError,
    InvalidClaimFileError,
    ProvenanceError,
    RefusedAddressError,
    UnreadableError,
    UnsupportedLanguageError,
)
from provenance.model.attribution import Act
from tests.fetch.servers import ok, serving
from tests.reading.files import page
from tests.reading.readings import TEXT
from tests.rules.examples import REGISTRY

FRENCH = (
    "Le barrage sera fermé en mars, a déclaré la directrice de l'agence lundi devant les journalistes. Les travaux "
    "doivent durer jusqu'à l'automne et coûteront selon elle plus de quarante millions d'euros, que l'État paiera. "
    "Les habitants se plaignaient depuis des années des fissures du mur, mais personne ne les avait écoutés."
)
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


def test_extract_finds_what_a_text_attributes_to_whom() -> None:
    reading = provenance.extract(TEXT)
    assert reading.text == TEXT
    asserted = [each for each in reading.attributions if each.act is Act.ASSERTION]
    assert any(each.origin.name == "Tom Hale" for each in asserted)
    assert all(each.directness is not None for each in asserted)
    for each in reading.attributions:
        for piece in (*each.content, *each.cue, *([each.source] if each.source else [])):
            assert TEXT[piece.start : piece.end] == piece.text


def test_extract_takes_what_is_known_of_the_article(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    registry = tmp_path / "sources.toml"
    reading = provenance.extract("Ana Ruiz said the dam is safe.", url="https://gazette.example/1", registry=registry)
    assert reading.article.outlet == "the-gazette"
    assert reading.article.source == "-"
    reading = provenance.extract("Ana Ruiz said the dam is safe.", outlet="Herald", registry=registry)
    assert reading.article.outlet == "the-herald"


def test_extract_file_reads_what_stands_there_with_the_registry_near_it(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "lock.html").write_text(page())
    reading = provenance.extract_file(tmp_path / "lock.html", outlet="Herald")
    assert reading.article.title == "Northern lock to close"
    assert reading.article.outlet == "the-herald"
    assert reading.attributions
    with pytest.raises(UnreadableError, match="there is no such file"):
        provenance.extract_file(tmp_path / "nowhere.txt")
    with pytest.raises(UnreadableError, match=r"nowhere\.toml"):
        provenance.extract_file(tmp_path / "lock.html", registry=tmp_path / "nowhere.toml")


def test_extract_url_fetches_within_the_limits() -> None:
    with serving(ok(page().encode(), content_type="text/html; charset=utf-8")) as server:
        address = f"{server.url}/lock"
        reading = provenance.extract_url(address, allow_private=True)
        with pytest.raises(RefusedAddressError):
            provenance.extract_url(address)
    assert reading.article.url == address
    assert reading.attributions


def test_another_language_is_an_error_and_an_empty_text_is_none() -> None:
    with pytest.raises(UnsupportedLanguageError) as raised:
        provenance.extract(FRENCH)
    assert raised.value.language == "fr"
    assert provenance.extract("").attributions == ()
