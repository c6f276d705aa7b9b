"""``provenance sources add`` from outside."""

import shlex
import tomllib
from pathlib import Path

import pytest

from tests.cli.console import Outcome, run
from tests.cli.tables import DESK


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(DESK)
    return tmp_path


def add(monkeypatch: pytest.MonkeyPatch, desk: Path, *arguments: str) -> Outcome:
    return run(monkeypatch, desk, "sources", "add", *arguments)


def entries(desk: Path, sort: str = "outlet") -> dict[str, dict[str, object]]:
    data: dict[str, dict[str, object]] = tomllib.loads((desk / "sources.toml").read_text())[sort]
    return data


def test_an_articles_address_adds_its_outlet(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = add(monkeypatch, desk, "https://www.nbcnews.com/politics/an-article?x=1")
    assert told.status == 0
    assert entries(desk)["nbc-news"] == {"name": "NBC News", "domains": ["nbcnews.com"]}
    assert '[outlet.nbc-news]\nname = "NBC News"\ndomains = ["nbcnews.com"]\n' in told.out


@pytest.mark.parametrize(
    ("address", "domain", "key"),
    [
        ("https://news.one.example.co.uk/a", "example.co.uk", "example-co-uk"),
        ("http://Someone.blogspot.com:80/2025", "someone.blogspot.com", "someone-blogspot-com"),
        ("https://новости.рф/а", "новости.рф", "novosti-rf"),
    ],
)
def test_the_domain_is_the_one_that_somebody_registered(
    desk: Path, monkeypatch: pytest.MonkeyPatch, address: str, domain: str, key: str
) -> None:
    assert add(monkeypatch, desk, address).status == 0
    assert entries(desk)[key]["domains"] == [domain]


def test_what_stood_there_stays_to_the_byte(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, desk, "outlet", "--name", "The Courier", "--domain", "courier.example", "--country", "gb")
    block = '\n[outlet.the-courier]\nname = "The Courier"\ndomains = ["courier.example"]\ncountry = "GB"\n'
    after = (desk / "sources.toml").read_text()
    assert block in after
    assert after.replace(block, "", 1) == DESK


def test_line_ends_stay_what_they_are(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "sources.toml").write_bytes(DESK.replace("\n", "\r\n").encode())
    add(monkeypatch, desk, "body", "--name", "Road Office", "--class", "government")
    after = (desk / "sources.toml").read_bytes()
    assert b'[body.road-office]\r\nname = "Road Office"\r\nclass = "government"\r\n' in after
    assert after.count(b"\n") == after.count(b"\r\n")


def test_three_pravdas_are_three_entries(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = add(monkeypatch, desk, "https://english.pravda.ru/world/1")
    second = add(monkeypatch, desk, "outlet", "--name", "Pravda", "--domain", "gazeta-pravda.ru", "--country", "RU")
    third = add(monkeypatch, desk, "https://news-pravda.com/world/2")
    fourth = add(monkeypatch, desk, "https://рravda.ru/")  # with a Cyrillic р
    assert list(entries(desk))[2:] == ["pravda-ru", "gazeta-pravda-ru", "news-pravda-com", "rravda-ru"]
    assert "alike" not in first.out
    assert 'The names are alike: this is easily taken for pravda-ru ("Pravda.Ru", pravda.ru).' in second.out
    assert 'pravda-ru ("Pravda.Ru", pravda.ru), gazeta-pravda-ru ("Pravda", gazeta-pravda.ru)' in third.out
    assert "The names are alike" in fourth.out
    assert run(monkeypatch, desk, "sources", "check").status == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["https://www.gazette.example/a"], "gazette.example is outlet.city-gazette already"),
        (["https://sport.gazette.example/a"], "is outlet.city-gazette already"),
        (["outlet", "--name", "Other", "--domain", "herald.example"], "herald.example is outlet.herald already"),
        (["outlet", "--name", "the herald", "--domain", "x.example"], "is that of herald ('The Herald')"),
        (["outlet", "--name", "Other", "--alias", "City Gazette"], "is that of city-gazette"),
        (["body", "--name", "Other", "--id", "herald"], "the id herald is taken by 'The Herald'"),
        (["body", "--name", "Other", "--id", "a b"], "a b is no id"),
        (["person", "--name", "Bo Bell", "--affiliation", "water-minstry"], 'did you mean "water-ministry"?'),
        (["outlet", "--name", "Other", "--country", "Britain"], "ISO 3166-1"),
        (["outlet", "--name", "Other", "--citation", "a book"], "An http or https address"),
        (["outlet", "--name", "Other", "--domain", "x.example/news"], "x.example/news is no domain"),
        (["outlet", "--name", "Other", "--role", "editor"], "--role is for a person"),
        (["person", "--name", "Bo Bell", "--domain", "x.example"], "--domain is for an outlet"),
        (["outlet"], "give it a --name, or a --domain"),
        (["outlett", "--name", "Other"], "neither outlet, person or body, nor an address"),
        (["https://127.0.0.1/a"], "is no address of a public site"),
        (["person", "--name", "王"], "no id can be made of the name"),
    ],
)
def test_what_is_there_or_cannot_be_is_a_2_and_changes_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    told = add(monkeypatch, desk, *arguments)
    assert told.status == 2
    assert sentence in told.err
    assert (desk / "sources.toml").read_text() == DESK


def test_people_and_bodies_have_their_own_keys(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, desk, "body", "--name", "Ombudsman", "--class", "government", "--alias", "the Ombudsman")
    told = add(
        monkeypatch, desk, "person", "--name", "Zoë Müller", "--role", "spokeswoman", "--affiliation", "ombudsman"
    )
    assert told.status == 0
    assert entries(desk, "body")["ombudsman"]["class"] == "government"
    assert entries(desk, "person")["zoe-muller"]["affiliation"] == "ombudsman"


def test_a_dry_run_shows_the_entry_and_writes_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = add(monkeypatch, desk, "outlet", "--domain", "courier.example", "--dry-run")
    assert "[outlet.courier-example]" in told.out
    assert (desk / "sources.toml").read_text() == DESK


def test_hostile_words_become_a_string(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = 'a"]\n[outlet.herald]\nname = "b\x1b[2J'
    told = add(monkeypatch, desk, "outlet", "--name", name, "--domain", "x.example")
    assert told.status == 0
    assert "\x1b" not in told.out
    assert entries(desk)["a-outlet-herald-name-b-2j"]["name"] == name


def test_without_a_registry_it_is_a_3_with_the_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = add(monkeypatch, tmp_path, "outlet", "--name", "Other")
    assert told.status == 3
    assert "provenance init" in told.err


def test_the_commands_in_the_manual_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources.toml").write_text('version = 1\n[body.water-ministry]\nname = "Water Office"\n')
    manual = (Path(__file__).parents[2] / "docs" / "registry.md").read_text("utf-8")
    block = manual[manual.index("## Adding an entry") :].partition("```sh\n")[2].partition("```")[0]
    for line in block.splitlines():
        told = run(monkeypatch, tmp_path, *shlex.split(line)[1:])
        assert told.status == 0, told.err
    assert set(entries(tmp_path)) == {"nbc-news", "city-gazette"}
    assert set(entries(tmp_path, "person")) == {"ada-example"}
    assert set(entries(tmp_path, "body")) == {"water-ministry", "ministry-of-water"}
