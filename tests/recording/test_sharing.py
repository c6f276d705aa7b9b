"""``export --ledger``: what is handed on from the ledger is what is handed on from the files that went into it."""

import datetime
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from provenance.checking.prepare import prepare
from provenance.cli.export import FORMATS
from provenance.model.exchange import Terms
from provenance.model.ledger import Hand
from provenance.recording.sharing import handed_on
from provenance.store import engine, rows
from provenance.store.ledger import Ledger
from tests.checking.desks import claim, desk, put
from tests.cli.console import run
from tests.recording.newsroom import Desk, stories

TODAY = datetime.date(2026, 1, 2)
PAGE = "https://gazette.example/corrections"


def exported(desk: Desk, form: str, *more: str) -> Any:
    outcome = desk.run("export", "--format", form, *more)
    assert (outcome.status, outcome.err) == (0, "")
    return json.loads(outcome.out)


def test_it_hands_on_what_the_files_hand_on_to_the_byte(
    tmp_path: Path, ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories(tmp_path)
    assert run(monkeypatch, tmp_path, "ledger", "add", "--by", "Ana", "--ledger", ledger_url).status == 0
    (elsewhere := tmp_path / "elsewhere").mkdir()
    for form in FORMATS:
        command = ("export", "--format", form, "--output", "written")
        assert run(monkeypatch, tmp_path, *command).status == 0
        assert run(monkeypatch, elsewhere, *command, "--ledger", ledger_url).status == 0
        assert (elsewhere / "written").read_bytes() == (tmp_path / "written").read_bytes(), form
    setup = prepare((), cwd=tmp_path, today=TODAY).setup
    with Ledger.open(engine.address(ledger_url)) as ledger:
        with handed_on(ledger, (), setup) as handed:
            together = list(handed.sharing.files)
        assert len({each.digit for file in together for each in file.claims}) > 2
        for names, at_once in (((), 1), ((), 5), (["claims/f03.toml", "./claims/f11.toml"], 500)):
            with handed_on(ledger, names, setup, at_once=at_once) as handed:
                wanted = {name.removeprefix("./") for name in names}
                assert list(handed.sharing.files) == [each for each in together if not names or each.file in wanted]


def test_verdicts_come_with_the_claims_that_they_are_on(desk: Desk) -> None:
    desk.add()
    for verdict, on in (("inaccurate", "2025-12-10"), ("corrected", "2025-12-09")):
        decision = ("--verdict", verdict, "--citation", PAGE, "--by", "Ana", "--on", on, "--why", "Minutes.")
        assert desk.run("adjudicate", "claims/dam.toml#crack", *decision).status == 0
    rated = [each for each in exported(desk, "claimreview")["@graph"] if "reviewRating" in each]
    assert [each["reviewRating"]["alternateName"] for each in rated] == ["inaccurate", "corrected"]
    assert {*rated[0]["reviewRating"]} == {"@type", "alternateName", "ratingExplanation"}  # in words, on no scale
    assert (rated[0]["author"]["name"], rated[0]["datePublished"], rated[0]["citation"]) == ("Ana", "2025-12-10", PAGE)
    assert rated[0]["itemReviewed"]["@id"] == "urn:provenance:claims/dam.toml/crack"
    (bundle,) = exported(desk, "prov-json")["bundle"].values()
    verdicts = [each for each in bundle["entity"].values() if each.get("say:verdict")]
    assert [each["say:verdict"] for each in verdicts] == ["inaccurate", "corrected"]
    table = desk.run("export", "--format", "csv").out.splitlines()
    assert [line.split(",")[-4:] for line in table if ",crack," in line] == [["corrected", "Ana", "2025-12-09", PAGE]]
    assert "2025-12-10 Ana: inaccurate" in desk.run("export", "--format", "ftm").out
    desk.change("a crack of 12 metres in", "a crack of 13 metres in")  # nobody has decided on that
    desk.add()
    outcome = desk.run("export", "--format", "claimreview")
    assert (outcome.status, "reviewRating" in outcome.out) == (0, False)
    assert "2 verdicts are left out, for the claim had other words" in outcome.err


def test_what_is_not_there_or_does_not_hold_is_said(desk: Desk) -> None:
    def said(*more: str) -> tuple[int, str]:
        outcome = desk.run("export", "--format", "csv", *more)
        return outcome.status, " ".join(outcome.err.split())

    desk.add()
    assert said("claims/dan.toml") == (
        2, "provenance: the ledger holds no claim file called claims/dan.toml: did you mean claims/dam.toml?",
    )  # fmt: skip
    (desk.folder / "bodies.toml").write_text("version = 1\n")
    desk.add("--registry", "bodies.toml")
    assert said()[0] == 0  # sources.toml is the usual one
    with Ledger.open(engine.address(desk.url)) as ledger, ledger.writing() as writer:
        articles = rows.ARTICLES
        writer.connection.execute(articles.update().values(revision=1))  # the registry
        writer.connection.execute(articles.update().values(name="claims/x\x1b[31m.toml"))
    status, told = said()
    assert status == 3
    assert "it holds no valid article" in told
    assert "\x1b" not in told
    with Ledger.open(engine.address(desk.url)) as ledger, ledger.writing() as writer:
        bomb = writer.append("file", "x", bytes(64 << 20), Hand("Ana", datetime.datetime.now(datetime.UTC)))
        writer.connection.execute(rows.ARTICLES.update().values(revision=bomb.seq))
    status, told = said()
    assert (status, "it is larger than 1 MiB" in told) == (3, True)


def test_memory_does_not_grow_with_what_is_handed_on(
    tmp_path: Path, make_ledger: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(tmp_path)
    names = [f"f{number:02}" for number in range(18)]
    for name in names:
        put(tmp_path, name, *(claim(f"c{each}", text="The dam closes. " * 3_000) for each in range(2)))
    url = f"sqlite:///{tmp_path}/ledger.db"
    make_ledger(url)
    assert run(monkeypatch, tmp_path, "ledger", "add", "--by", "Ana", "--ledger", url).status == 0
    setup = prepare((), cwd=tmp_path, today=TODAY).setup

    def most(files: int) -> int:
        wanted = [f"claims/{name}.toml" for name in names[:files]]
        with Ledger.open(engine.address(url)) as ledger, handed_on(ledger, wanted, setup, at_once=2) as handed:
            tracemalloc.start()
            try:
                for _ in FORMATS["csv"]()(handed.sharing.files, Terms(handed.registry)):
                    pass
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

    most(2)  # what is made once, and kept, is there
    assert most(18) < 1.3 * most(6)
