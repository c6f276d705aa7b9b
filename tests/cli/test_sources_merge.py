"""``provenance sources merge`` from outside."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.console import Outcome, run
from tests.cli.tables import DESK

THEIRS = """\
version = 1

# A weekly; no relation to the daily.
[outlet.weekly-post]  # from the archive
name = "Weekly Post"
domains = [
  "weekly.example",   # the only one
]
# Its rater:
[[outlet.weekly-post.rating]]
rater = "Press Council"
value = 7
scale = [0, 10]
as_of = 2025-02-01
url = "https://council.example/weekly"

[outlet.city-gazette]
name = "City Gazette"
country = "GB"
domains = ["www.city.example", "gazette.example"]
[[outlet.city-gazette.rating]]
rater = "Press Council"
value = 6
scale = [0, 10]
as_of = 2025-02-01
url = "https://council.example/gazette"
"""
RATING = """\
[[outlet.city-gazette.rating]]
rater = "Press Council"
value = 8
scale = [0, 10]
as_of = 2025-02-01
url = "https://council.example/gazette"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(DESK)
    (tmp_path / "theirs.toml").write_text(THEIRS)
    return tmp_path


def merge(monkeypatch: pytest.MonkeyPatch, desk: Path, *arguments: str) -> Outcome:
    return run(monkeypatch, desk, "sources", "merge", *(arguments or ("theirs.toml",)))


def data(desk: Path) -> dict[str, Any]:
    return tomllib.loads((desk / "sources.toml").read_text())


def test_a_new_entry_comes_with_its_comments(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = merge(monkeypatch, desk)
    assert told.status == 0
    block = THEIRS[THEIRS.index("# A weekly") : THEIRS.index("\n[outlet.city-gazette]")]
    assert block in (desk / "sources.toml").read_text()
    assert "new       outlet.weekly-post from theirs.toml:4:1" in told.out


def test_new_facts_of_an_entry_of_ours_are_filled_in(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = merge(monkeypatch, desk)
    ours = data(desk)["outlet"]["city-gazette"]
    assert ours["country"] == "GB"
    assert ours["domains"] == ["gazette.example", "www.city.example"]
    assert ours["rating"][0]["value"] == 6
    assert 'outlet.city-gazette: country "GB" from theirs.toml:19:11' in told.out
    assert "rating by Press Council on 2025-02-01 from theirs.toml:21:1" in told.out


def test_our_comments_and_layout_stay(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    merge(monkeypatch, desk)
    after = (desk / "sources.toml").read_text()
    for line in DESK.splitlines():
        assert line in after or line.startswith("domains = [")


def test_a_second_merge_changes_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    merge(monkeypatch, desk)
    before = (desk / "sources.toml").read_bytes()
    told = merge(monkeypatch, desk)
    assert told.out == "sources.toml: 0 new, 0 filled, 0 in conflict, 2 entries the same\n"
    assert (desk / "sources.toml").read_bytes() == before


def test_a_registry_merged_with_itself_is_itself(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert merge(monkeypatch, desk, "sources.toml", "sources.toml").status == 0
    assert (desk / "sources.toml").read_text() == DESK


CONFLICTS = {
    "a name": (
        '[outlet.herald]\nname = "Herald Daily"\ndomains = ["herald.example"]\n',
        'outlet.herald: name: "The Herald" (sources.toml:10:11), "Herald Daily" (theirs.toml:4:8)',
        ("outlet", "herald", "name"),
        ("The Herald", "Herald Daily"),
    ),
    "domains without one in common": (
        '[outlet.herald]\nname = "The Herald"\ndomains = ["other.example"]\n',
        'outlet.herald: domains: ["herald.example"] (sources.toml:11:11), ["other.example"] (theirs.toml:5:11)',
        ("outlet", "herald", "domains"),
        (["herald.example"], ["other.example"]),
    ),
    "an affiliation": (
        '[person.ada-example]\nname = "Ada Example"\naffiliation = "b"\n[body.b]\nname = "B"\n',
        'person.ada-example: affiliation: "water-ministry" (sources.toml:17:15), "b" (theirs.toml:5:15)',
        ("person", "ada-example", "affiliation"),
        ("water-ministry", "b"),
    ),
    "a rating": (
        '[outlet.city-gazette]\nname = "City Gazette"\n' + RATING.replace("8", "3"),
        (
            "outlet.city-gazette: rating by Press Council on 2025-02-01: value 8 (sources.toml:23:1), value 3 "
            "(theirs.toml:5:1)"
        ),
        ("outlet", "city-gazette", "rating", 0, "value"),
        (8, 3),
    ),
}


def at(desk: Path, path: tuple[str | int, ...]) -> object:
    value: Any = data(desk)
    for part in path:
        value = value[part]
    result: object = value
    return result


@pytest.mark.parametrize("kind", CONFLICTS)
def test_a_contradiction_is_shown_with_both_places_and_nothing_is_written(
    desk: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    theirs, sentence, path, (here, there) = CONFLICTS[kind]
    ours = DESK + RATING
    (desk / "sources.toml").write_text(ours)
    (desk / "theirs.toml").write_text(f"version = 1\n\n{theirs}")
    told = merge(monkeypatch, desk)
    assert told.status == 1
    assert f"conflict  {sentence}" in told.out
    assert "nothing is written: say --ours or --theirs" in told.out
    assert (desk / "sources.toml").read_text() == ours
    assert merge(monkeypatch, desk, "theirs.toml", "--ours").status == 0
    assert at(desk, path) == here
    assert merge(monkeypatch, desk, "theirs.toml", "--theirs").status == 0
    assert at(desk, path) == there
    assert "# Ours since the founding." in (desk / "sources.toml").read_text()


def test_a_domain_has_one_owner(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = 'version = 1\n# Mine.\n[outlet.hd]\nname = "HD"\ndomains = ["hd.example", "herald.example"] # two\n'
    (desk / "theirs.toml").write_text(theirs)
    told = merge(monkeypatch, desk)
    assert told.status == 1
    assert (
        "outlet.herald: the domain herald.example: of outlet.herald (sources.toml:12:3), of outlet.hd "
        "(theirs.toml:5:26)"
    ) in told.out
    merge(monkeypatch, desk, "theirs.toml", "--ours")
    assert data(desk)["outlet"]["herald"]["domains"] == ["herald.example"]
    assert data(desk)["outlet"]["hd"]["domains"] == ["hd.example"]
    assert '# Mine.\n[outlet.hd]\nname = "HD"\ndomains = ["hd.example"] # two\n' in (desk / "sources.toml").read_text()
    (desk / "sources.toml").write_text(DESK)
    merge(monkeypatch, desk, "theirs.toml", "--theirs")
    assert data(desk)["outlet"]["herald"]["domains"] == []
    assert data(desk)["outlet"]["hd"]["domains"] == ["hd.example", "herald.example"]


def test_an_id_stands_for_one_sort(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "theirs.toml").write_text('version = 1\n[person.herald]\nname = "Bo Herald"\n')
    told = merge(monkeypatch, desk)
    assert told.status == 1
    assert "outlet.herald: what the id stands for: outlet (sources.toml:9:1), person (theirs.toml:2:1)" in told.out
    merge(monkeypatch, desk, "theirs.toml", "--theirs")
    assert "herald" not in data(desk)["outlet"]
    assert data(desk)["person"]["herald"]["name"] == "Bo Herald"


def test_namesakes_stay_two_entries_and_are_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "theirs.toml").write_text('version = 1\n[outlet.h2]\nname = "The Herald"\ndomains = ["h2.example"]\n')
    told = merge(monkeypatch, desk)
    assert told.status == 0
    assert 'namesake  outlet.h2 and outlet.herald share the name "the herald": they stay two entries' in told.out
    assert set(data(desk)["outlet"]) == {"city-gazette", "herald", "h2"}


def test_conflicts_between_the_others_show_where_each_stands(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.toml").write_text('version = 1\n[outlet.new]\nname = "New"\n')
    (desk / "b.toml").write_text('version = 1\n\n[outlet.new]\nname = "Newer"\n')
    told = merge(monkeypatch, desk, "a.toml", "b.toml")
    assert told.status == 1
    assert 'outlet.new: name: "New" (a.toml:3:8), "Newer" (b.toml:4:8)' in told.out


def test_tables_of_another_layout_are_written_as_tables(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "theirs.toml").write_text('version = 1\n[outlet]\nnew = { name = "New", domains = ["n.example"] }\n')
    assert merge(monkeypatch, desk).status == 0
    assert '\n[outlet.new]\nname = "New"\ndomains = ["n.example"]\n' in (desk / "sources.toml").read_text()


def test_a_registry_that_is_not_valid_is_refused(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "theirs.toml").write_text('version = 1\n[outlet.x]\nnmae = "X"\n')
    told = merge(monkeypatch, desk)
    assert told.status == 3
    assert 'theirs.toml: it is not valid (unknown key "nmae"' in told.err
    (desk / "theirs.toml").write_text("version = \n")
    assert "theirs.toml: it is not valid (not valid TOML" in merge(monkeypatch, desk).err
    assert "there is no such file" in merge(monkeypatch, desk, "nowhere.toml").err
    assert (desk / "sources.toml").read_text() == DESK


def test_a_dry_run_writes_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = merge(monkeypatch, desk, "theirs.toml", "--dry-run")
    assert told.status == 0
    assert "nothing is written (--dry-run)" in told.out
    assert (desk / "sources.toml").read_text() == DESK
