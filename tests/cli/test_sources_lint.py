"""``provenance sources lint`` from outside."""

import datetime
from pathlib import Path

import pytest

from tests.cli.console import Outcome, lines, run
from tests.rules.examples import HEAD, REGISTRY

SOON = datetime.date.today() + datetime.timedelta(days=40)
LATE = datetime.date.today() + datetime.timedelta(days=400)
MORE = f"""\
[[outlet.the-herald.rating]]
rater = "Readers' Union"
value = 1
scale = [1, 5]
as_of = 2025-01-01
url = "https://union.example/herald"
until = {SOON}
[[outlet.the-courier.rating]]
rater = "Readers' Union"
value = 4
scale = [1, 5]
as_of = 2025-01-01
url = "https://union.example/courier"
until = {LATE}
[outlet.mirador]
name = "El Mirador"
domains = ["mirador.example"]
[outlet.news-mirador]
name = "Mirador Novo"
domains = ["news-mirador.example"]
[outlet.herald-twin]
name = "Неrаld"  # all but the r, l and d are Cyrillic
domains = ["twin.example"]
"""
CLAIM = """\
[[claim]]
id = "c1"
text = "The dam is safe."
quote = "The dam is safe, said Ana Ruiz, according to The Courier"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.relay]]
as_written = "The Courier"
[[claim.record]]
url = "https://news.herald.example/dam"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY + MORE)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.toml").write_text(HEAD + CLAIM)
    return tmp_path


def lint(monkeypatch: pytest.MonkeyPatch, desk: Path, *arguments: str) -> Outcome:
    return run(monkeypatch, desk, "sources", "lint", *arguments)


def remarks(told: Outcome, kind: str) -> list[str]:
    return [line.partition(f"remark  {kind}  ")[2] for line in lines(told.out) if f"  remark  {kind}  " in line]


def test_names_that_read_alike_are_told_once_each(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert remarks(lint(monkeypatch, desk), "alike") == [
        '"Mirador Novo" (news-mirador.example) is easily taken for mirador ("El Mirador", mirador.example).',
        '"Неrаld" (twin.example) is easily taken for the-herald ("The Herald", herald.example).',
    ]


def test_raters_who_differ_are_named_with_their_letters(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = lint(monkeypatch, desk)
    assert remarks(told, "raters-differ") == [
        "The raters of The Herald differ: B by Press Council; E by Readers' Union."
    ]
    line = REGISTRY[: REGISTRY.index("[outlet.the-herald]")].count("\n") + 1
    assert f"sources.toml:{line}:1  remark  raters-differ" in told.out


def test_a_rating_that_runs_out_soon_is_told_at_its_end(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert remarks(lint(monkeypatch, desk), "expiring") == [
        f"The rating of The Herald by Readers' Union runs out in 40 days, on {SOON}."
    ]


def test_a_person_without_an_affiliation_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = remarks(lint(monkeypatch, desk), "no-affiliation")
    assert found == ["Tom Hale has no affiliation: nobody can see for whom this person speaks."]


def test_entries_that_no_claim_refers_to_are_told_when_claims_are_given(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert remarks(lint(monkeypatch, desk), "unused") == []
    assert remarks(lint(monkeypatch, desk, "claims"), "unused") == [
        "No claim refers to person.tom-hale.",
        "No claim refers to body.dam-company.",
        "No claim refers to outlet.mirador.",
        "No claim refers to outlet.news-mirador.",
        "No claim refers to outlet.herald-twin.",
    ]


def test_it_says_what_check_says_and_fails_as_check_fails(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lint(monkeypatch, desk).status == 0
    broken = (desk / "sources.toml").read_text().replace("as_of = 2025-01-01\n", "", 1)
    (desk / "sources.toml").write_text(f'{broken}[person.x]\nname = "X"\nnmae = "Y"\naffiliation = "nobody"\n')
    checked = run(monkeypatch, desk, "sources", "check")
    told = lint(monkeypatch, desk)
    assert (checked.status, told.status) == (1, 1)
    for line in lines(checked.out)[:-1]:
        assert line in told.out
    assert lint(monkeypatch, desk, "--fail-on", "never").status == 0


def test_findings_on_claims_are_left_to_check(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "claims" / "b.toml").write_text("version = 2\n")
    told = lint(monkeypatch, desk, "claims")
    assert told.status == 0
    assert "b.toml" not in told.out


def test_a_claim_file_that_cannot_be_read_is_a_3(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = lint(monkeypatch, desk, "claims", "nowhere")
    assert told.status == 3
    assert "nowhere  unread  there is no such file or folder" in told.out


def test_lines_are_in_the_order_of_the_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = lines(lint(monkeypatch, desk, "claims").out)
    places = [int(line.split(":")[1]) for line in told[:-1]]
    assert places == sorted(places)
    assert told[-1].endswith("remarks in 10 entries")


def test_a_clean_registry_has_nothing_to_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources.toml").write_text("version = 1\n")
    assert lint(monkeypatch, tmp_path).out == "0 errors, 0 warnings, 0 notes, 0 remarks in 0 entries\n"


def test_hostile_names_are_shown_as_words(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "sources.toml").write_text(
        'version = 1\n[outlet.a]\nname = "Star\\u001b[2J"\n[outlet.b]\nname = "star [2j\\n::error::x"\n'
        '[person."::error::p"]\nname = "P\\u202e"\n'
    )
    told = lint(monkeypatch, desk)
    assert "\x1b" not in told.out
    assert "\u202e" not in told.out
    assert not any(line.lstrip().startswith("::") for line in told.out.splitlines())
