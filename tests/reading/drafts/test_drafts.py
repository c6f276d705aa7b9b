"""What others have of claims becomes drafts that say no more than they do."""

import datetime
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from provenance.claimfile import columns, schema
from provenance.claimfile.parse import parse
from provenance.errors import ConfigurationError
from provenance.model.chain import Identity, Mode
from provenance.model.claim import Claim, ClaimFile
from provenance.model.exchange import Shared, Terms
from provenance.model.source import Outlet, Person, Registry, RegistryFile
from provenance.reading.draft import toml
from provenance.reading.drafts import archived, claimreview, rows
from provenance.reading.drafts.found import Drafted, Found, drafts, url
from provenance.render.exchange import claimreview as our_claimreview
from provenance.render.exchange import csv as our_csv
from tests.cli.console import run
from tests.reading.drafts.foreign import ARCHIVED_CSV, ARCHIVED_JSON, PAGE, REVIEW
from tests.render.exchange.shared import shared_files

REGISTRY = Registry(
    RegistryFile(
        1,
        outlets={"the-gazette": Outlet("The Gazette", ("gazette.example",)), "the-herald": Outlet("The Herald")},
        persons={"ana-ruiz": Person("Ana Ruiz")},
    ),
    "sources.toml",
)


def alone(found: Iterable[Found]) -> Drafted:
    [drafted] = drafts(found, REGISTRY)
    return drafted


def read_back(drafted: Drafted) -> ClaimFile:
    """The claim file that a draft is, without a problem."""
    parsed = parse("".join(toml(drafted.draft)), "draft.toml", REGISTRY)
    assert [each.message for each in parsed.problems if each.kind != "unknown-id"] == []
    assert parsed.file is not None
    return parsed.file


@pytest.mark.parametrize("data", [REVIEW, PAGE], ids=["feed", "page"])
def test_a_review_becomes_a_draft_of_the_article_in_which_the_claim_appears(data: bytes) -> None:
    drafted = alone(claimreview.read(data, "review", REGISTRY))
    file = read_back(drafted)
    assert (file.article.outlet, file.article.title) == ("the-gazette", "Dam to break")
    [claim] = file.claims
    assert claim.text == "The dam will break within a year."
    assert (claim.origin.source, claim.origin.identity, claim.mode) == ("ana-ruiz", Identity.NAMED, Mode.UNKNOWN)
    assert [(relay.source, relay.url) for relay in claim.relays] == [("the-herald", "https://herald.example/1")]
    assert [record.url for record in claim.records] == ["https://records.example/speech"]


def test_a_rating_stays_the_reviewers() -> None:
    [verdict] = alone(claimreview.read(REVIEW, "review", REGISTRY)).verdicts
    assert (verdict.rating, verdict.value, verdict.best, verdict.worst) == ("Mostly wrong", "2", "5", "1")
    assert (verdict.by, verdict.url) == ("The Checkers", "https://checkers.example/dam")
    assert (verdict.claim, verdict.on) == ("c1", datetime.date(2025, 12, 9))


@pytest.mark.parametrize("data", [ARCHIVED_CSV, ARCHIVED_JSON], ids=["table", "metadata"])
def test_what_auto_archiver_kept_becomes_drafts_that_cite_it(data: bytes) -> None:
    drafted = alone(archived.read(data, "kept"))
    file = read_back(drafted)
    assert (file.article.url, file.article.published) == ("https://posts.example/7", datetime.date(2025, 12, 1))
    [claim] = file.claims
    assert claim.quote == 'The sluice is "open", and it\'s wide open.\nSince Monday.'
    assert [record.url for record in claim.records] == ["https://copies.example/a.wacz"]
    assert "a" * 64 in "".join(toml(drafted.draft))


def _same(claims: Iterable[Claim]) -> list[tuple[str, str]]:
    return [(each.id, each.text.strip()) for each in claims]


@settings(max_examples=15)
@given(shared=shared_files().filter(lambda each: url(each.article.url) is not None))
def test_what_is_exported_and_imported_has_every_id_and_text(shared: Shared) -> None:
    terms = Terms(REGISTRY)
    claims = [each.claim for each in shared.claims]
    if not claims:
        return
    by_review = claimreview.read(b"".join(our_claimreview.render([shared], terms)), "a", REGISTRY)
    assert _same(read_back(alone(by_review)).claims) == _same(claims)
    by_row = rows.read(b"".join(our_csv.render([shared], terms)), "a", columns.OWN, REGISTRY)
    as_cells = [(our_csv.cell(each.id).strip(), our_csv.cell(each.text).strip()) for each in claims]
    assert _same(read_back(alone(by_row)).claims) == as_cells


def test_a_mapping_says_which_column_is_what_and_a_missing_one_is_named() -> None:
    mapping = columns.parse(
        'version = 1\ntitle = "ours"\ntext = "Behauptung"\nurl = "Link"\npublished = "Tag"\ndelimiter = ";"\n'
        'date-format = "%d.%m.%Y"\n',
        "m.toml",
    )
    table = b"Behauptung;Link;Tag\nDer Damm bricht.;https://gazette.example/d;3.12.2025\nohne Adresse;;\n"
    file = read_back(alone(rows.read(table, "a.csv", mapping, REGISTRY)))
    assert (file.claims[0].text, file.article.published) == ("Der Damm bricht.", datetime.date(2025, 12, 3))
    with pytest.raises(ConfigurationError, match='no column "Behauptung"'):
        list(rows.read(b"text;url\n", "a.csv", mapping, REGISTRY))


def test_the_command_writes_drafts_over_nothing_and_offers_the_verdicts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "review.json").write_bytes(REVIEW)
    command = ("import", "review.json", "--format", "claimreview", "--output", "claims")
    outcome = run(monkeypatch, tmp_path, *command)
    assert outcome.status == 0
    offered = "provenance adjudicate 'claims/dam-to-break.toml#c1' --verdict VERDICT --citation"
    assert f"{offered} https://checkers.example/dam --by 'The Checkers' --on 2025-12-09  # Mostly wrong" in outcome.err
    (tmp_path / "claims" / "dam-to-break.toml").write_text("mine")
    again = run(monkeypatch, tmp_path, *command, "--verdicts", "verdicts.json")
    assert "left as it is" in again.err
    assert (tmp_path / "claims" / "dam-to-break.toml").read_text() == "mine"
    (tmp_path / "claims" / "dam-to-break.toml").unlink()
    assert run(monkeypatch, tmp_path, *command, "--verdicts", "verdicts.json").err == ""
    told = json.loads((tmp_path / "verdicts.json").read_text("utf-8"))
    Draft202012Validator(schema.verdicts()).validate(told)
    assert [(each["claim"], each["rating"]) for each in told["verdicts"]] == [("c1", "Mostly wrong")]
