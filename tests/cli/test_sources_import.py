"""``provenance sources import`` from outside."""

import tomllib
from pathlib import Path

import pytest

from provenance.claimfile.registrar.table import ROWS
from tests.cli.console import Outcome, run
from tests.cli.tables import DESK, HEADER, LIN, lin_row

MAPPING = """\
version = 1
title = "The council's list"
domain = "site"
name = "outlet"
country = "land"
decimal = ","
delimiter = ";"
date-format = "%d.%m.%Y"
url = "https://council.example/list"
missing = ["-"]
[[rater]]
name = "Press Council"
column = "marks"
scale = [0, 10]
as-of-column = "day"
until-column = "end"
[[rater]]
name = "Readers' Union"
column = "word"
scale = [1, 5]
as-of = 2025-02-03
values = { good = 5, fair = 3, poor = 1 }
"""
COUNCIL = """\
site;outlet;land;marks;day;end;word
https://www.gazette.example/;City Gazette;GB;7,5;01.02.2025;01.02.2099;good
new.example;The New One;Germany;-;-;-;fair
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(DESK)
    (tmp_path / "ratings.csv").write_text(LIN)
    return tmp_path


def bring(monkeypatch: pytest.MonkeyPatch, desk: Path, *arguments: str, form: str = "lin2023") -> Outcome:
    return run(monkeypatch, desk, "sources", "import", "ratings.csv", "--format", form, *arguments)


def outlets(desk: Path) -> dict[str, dict[str, object]]:
    data: dict[str, dict[str, object]] = tomllib.loads((desk / "sources.toml").read_text())["outlet"]
    return data


def given(desk: Path, key: str) -> dict[str, float]:
    """Raters and their values for an outlet."""
    ratings = outlets(desk)[key].get("rating", [])
    assert isinstance(ratings, list)
    return {rating["rater"]: rating["value"] for rating in ratings}


def test_only_observed_cells_of_raters_are_taken(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = bring(monkeypatch, desk)
    assert told.status == 0
    assert given(desk, "city-gazette") == {
        "Ad Fontes Media (reliability)": 0.9,
        "Ad Fontes Media (bias)": 0.8,
        "Lasser et al. (accuracy)": 0.75,
        "Lasser et al. (transparency)": 1,
    }
    assert given(desk, "herald") == {
        "Fact-checkers of Pennycook and Rand": 0.1429,
        "Iffy Index of Unreliable Sources": 0,
    }
    assert "6 ratings added" in told.out
    assert "imputed cells" in told.out
    assert "Not read: pc1" in told.out


def test_each_rating_has_its_scale_its_day_and_the_paper(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(monkeypatch, desk)
    ratings = [rating for outlet in outlets(desk).values() for rating in outlet.get("rating", [])]  # type: ignore[attr-defined]
    assert {str(rating["scale"]) for rating in ratings} == {"[0, 1]"}
    assert {rating["url"] for rating in ratings} == {"https://doi.org/10.1093/pnasnexus/pgad286"}
    days = {rating["rater"].partition(" (")[0]: str(rating["as_of"]) for rating in ratings}
    assert days["Ad Fontes Media"] == "2023-09-02"
    assert days["Lasser et al."] == "2022-09-22"
    assert days["Fact-checkers of Pennycook and Rand"] == "2019-01-28"
    assert run(monkeypatch, desk, "sources", "check").status == 0


def test_raters_who_differ_are_shown(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = bring(monkeypatch, desk)
    assert "city-gazette: A by Ad Fontes Media (reliability) and Lasser et al. (transparency); B by" in told.out


def test_a_second_import_changes_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(monkeypatch, desk, "--add-outlets")
    before = (desk / "sources.toml").read_bytes()
    told = bring(monkeypatch, desk, "--add-outlets")
    assert told.status == 0
    assert "nothing new" in told.out
    assert (desk / "sources.toml").read_bytes() == before


def test_comments_and_layout_stay(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(monkeypatch, desk, "--add-outlets")
    after = (desk / "sources.toml").read_text().splitlines()
    assert [line for line in after if line in DESK.splitlines() or not line] != []
    position = 0
    for line in DESK.splitlines():
        position = after.index(line, position) + bool(line)


def test_outlets_that_are_not_there_are_added_only_when_asked(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = bring(monkeypatch, desk)
    assert set(outlets(desk)) == {"city-gazette", "herald"}
    assert "--add-outlets adds them" in told.out
    bring(monkeypatch, desk, "--add-outlets")
    assert set(outlets(desk)) == {"city-gazette", "herald", "morning-post-example"}
    assert outlets(desk)["morning-post-example"]["domains"] == ["morning-post.example"]


def test_a_section_of_a_site_does_not_rate_the_site(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = bring(monkeypatch, desk, "--add-outlets")
    assert "1 rows that name a page or a section" in told.out
    assert "courier" not in (desk / "sources.toml").read_text()
    assert 'ratings.csv line 6: "tall–tales.example" is no domain' in told.out


def test_a_dry_run_writes_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = bring(monkeypatch, desk, "--dry-run")
    assert "6 ratings added" in told.out
    assert "nothing is written" in told.out
    assert (desk / "sources.toml").read_text() == DESK


def test_a_contradiction_is_shown_and_not_taken(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(monkeypatch, desk)
    before = (desk / "sources.toml").read_text()
    (desk / "ratings.csv").write_text(f"{HEADER}\n{lin_row('gazette.example', afm_rely='0.4', afm_bias='0.8')}\n")
    told = bring(monkeypatch, desk)
    assert told.status == 1
    line = before[: before.index("value = 0.9")].count("\n") + 1
    assert f"sources.toml:{line}:9" in told.out
    assert "Ad Fontes Media (reliability) on 2023-09-02: 0.9 on file, 0.4 in ratings.csv line 2" in told.out
    assert (desk / "sources.toml").read_text() == before


def test_update_takes_the_tables_value(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(monkeypatch, desk)
    (desk / "ratings.csv").write_text(f"{HEADER}\n{lin_row('gazette.example', afm_rely='0.4')}\n")
    told = bring(monkeypatch, desk, "--update")
    assert told.status == 0
    assert given(desk, "city-gazette")["Ad Fontes Media (reliability)"] == 0.4
    assert len(given(desk, "city-gazette")) == 4
    assert (desk / "sources.toml").read_text().startswith(DESK[: DESK.index("[outlet.herald]")].rstrip())


def test_a_table_that_contradicts_itself_gives_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (lin_row("gazette.example", fc="0.1"), lin_row("www.gazette.example", fc="0.9"))
    (desk / "ratings.csv").write_text("\n".join((HEADER, *rows, "")))
    for more in ((), ("--update",)):
        told = bring(monkeypatch, desk, *more)
        assert told.status == 1
        assert "0.1 in ratings.csv line 2 and 0.9 in ratings.csv line 3" in told.out
        assert (desk / "sources.toml").read_text() == DESK


def test_a_site_of_its_own_comes_before_a_part_of_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (lin_row("blogs.gazette.example", fc="0.1", mbfc_fact="0.5"), lin_row("gazette.example", fc="0.9"))
    (desk / "ratings.csv").write_text("\n".join((HEADER, *rows, "")))
    told = bring(monkeypatch, desk)
    assert told.status == 0
    assert given(desk, "city-gazette") == {
        "Media Bias/Fact Check (factual reporting)": 0.5,
        "Fact-checkers of Pennycook and Rand": 0.9,
    }


def test_a_rater_can_be_left_out(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(monkeypatch, desk, "--without", "afm_bias", "--without", "Lasser et al. (accuracy)")
    assert set(given(desk, "city-gazette")) == {"Ad Fontes Media (reliability)", "Lasser et al. (transparency)"}
    told = bring(monkeypatch, desk, "--without", "Lasser et al. (acuracy)")
    assert told.status == 2
    assert 'did you mean "Lasser et al. (accuracy)"?' in told.err


def test_a_mapping_of_ones_own_says_how_to_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "council.toml").write_text(MAPPING)
    (desk / "council.csv").write_text(COUNCIL)
    told = run(monkeypatch, desk, "sources", "import", "council.csv", "--mapping", "council.toml", "--add-outlets")
    assert told.status == 0, told.err
    assert given(desk, "city-gazette") == {"Press Council": 7.5, "Readers' Union": 5}
    new = outlets(desk)["new-example"]
    assert (new["name"], new["country"]) == ("The New One", "DE")
    assert given(desk, "new-example") == {"Readers' Union": 3}
    first = outlets(desk)["city-gazette"]["rating"][0]  # type: ignore[index]
    assert (str(first["as_of"]), str(first["until"])) == ("2025-02-01", "2099-02-01")


def test_a_name_that_is_taken_gets_its_domain(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "council.toml").write_text(MAPPING)
    (desk / "council.csv").write_text("site;outlet;land;marks;day;end;word\nother.example;The Herald;GB;;;;good\n")
    run(monkeypatch, desk, "sources", "import", "council.csv", "--mapping", "council.toml", "--add-outlets")
    assert outlets(desk)["other-example"]["name"] == "The Herald (other.example)"
    assert run(monkeypatch, desk, "sources", "check").status == 0


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (
            (
                "name,website,country,certification_body,date,expiry\n"
                "City Gazette,https://www.gazette.example/,United Kingdom,An Auditor,2025-03-01,2098-03-01\n"
                "Old Courier,https://courier.example,France,An Auditor,2019-03-01,2021-03-01\n"
            ),
            "list.csv",
        ),
        (
            (
                '{"media": [{"name": "City Gazette", "domain": "gazette.example", "country": "GB", '
                '"date": "2025-03-01", "expiry": "2098-03-01", "status": "certified"}, '
                '{"name": "Pending Post", "domain": "pending.example",'
                ' "date": "2025-03-01", "status": "in progress"}]}'
            ),
            "list.json",
        ),
    ],
)
def test_a_certification_is_a_yes_with_dates(
    desk: Path, monkeypatch: pytest.MonkeyPatch, table: str, name: str
) -> None:
    (desk / name).write_text(table)
    told = run(monkeypatch, desk, "sources", "import", name, "--format", "jti", "--add-outlets")
    assert told.status == 0, told.err
    assert set(outlets(desk)) == {"city-gazette", "herald"}
    ratings = outlets(desk)["city-gazette"]["rating"]
    assert isinstance(ratings, list)
    assert [(r["rater"], r["value"], str(r["as_of"]), str(r["until"])) for r in ratings] == [
        ("Journalism Trust Initiative", 1, "2025-03-01", "2098-03-01")
    ]
    assert "rating" not in outlets(desk)["herald"]


MAPPING_SLIPS = {
    "nmae": (MAPPING.replace('name = "outlet"', 'nmae = "outlet"'), 'did you mean "name"?'),
    "no day": (MAPPING.replace("as-of = 2025-02-03\n", ""), "needs as-of or as-of-column"),
    "no address": (MAPPING.replace('url = "https://council.example/list"\n', ""), "needs url or url-column"),
    "one rater twice": (MAPPING.replace("Readers' Union", "Press Council"), "stands twice"),
    "neither column nor value": (MAPPING.replace('column = "marks"\n', ""), "needs either column or value"),
    "a scale of one": (MAPPING.replace("[0, 10]", "[1, 1]"), "needs a scale with two ends"),
    "no TOML": ("version = ", "is not valid TOML"),
    "a date format": (MAPPING.replace("%d.%m.%Y", "%"), "is none that strptime knows"),
    "a date format with one sign twice": (MAPPING.replace("%d.%m.%Y", "%d.%m.%c"), "is none that strptime knows"),
    "a column": (MAPPING.replace('"marks"', '"mrks"'), 'no column "mrks": did you mean "marks"?'),
}


@pytest.mark.parametrize("slip", MAPPING_SLIPS)
def test_a_slip_in_a_mapping_is_a_2_with_the_mend(desk: Path, monkeypatch: pytest.MonkeyPatch, slip: str) -> None:
    text, sentence = MAPPING_SLIPS[slip]
    (desk / "council.toml").write_text(text)
    (desk / "council.csv").write_text(COUNCIL)
    told = run(monkeypatch, desk, "sources", "import", "council.csv", "--mapping", "council.toml")
    assert told.status == 2
    assert sentence in told.err
    assert (desk / "sources.toml").read_text() == DESK


HOSTILE = {
    "a NUL": (f"{HEADER}\ngazette.example,\0\n".encode(), "it holds a NUL (line 2)"),
    "another encoding": (LIN.encode("utf-16"), "it is not UTF-8 text (line 1)"),
    "a huge cell": (f"{HEADER}\n{'x' * 200_000}\n".encode(), "field larger than field limit"),
    "an open quotation mark": (f'{HEADER}\n"gazette.example\n'.encode(), "it is not CSV"),
    "a row too long": (f"{HEADER}\n{',' * 40}\n".encode(), "line 2 has 41 cells and the header 17"),
    "nothing": (b"", "it is empty"),
    "a heading twice": (b"domain,afm,afm\n", 'two of its columns are headed "afm"'),
    "other columns": (b"host,mark\na.example,1\n", 'no column "domain"; it has "host", "mark"'),
    "rows without end": (f"{HEADER}\n{'a.example' + ',' * 16}\n".encode() + b"a\n" * ROWS, "more than 250,000 rows"),
    "JSON that is none": (b"[1, 2", "it is not JSON"),
    "JSON of another kind": (b"[1, 2]", "it is no list of objects"),
    "JSON without end": (b"[" * 100_000, "it is not JSON"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_table_is_refused_in_one_sentence(desk: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    data, sentence = HOSTILE[kind]
    (desk / "ratings.csv").write_bytes(data)
    told = bring(monkeypatch, desk)
    assert told.status in (2, 3)
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert (desk / "sources.toml").read_text() == DESK


def test_hostile_cells_are_passed_over_and_counted(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (
        lin_row("=HYPERLINK(1)", fc="1"),
        lin_row("gazette.example", fc="=1+1"),
        lin_row("herald.example", fc="7"),
        lin_row("\x1b[2Jx.example", fc="1"),
    )
    (desk / "ratings.csv").write_text("\ufeff" + "\n".join((HEADER, *rows, "")))
    told = bring(monkeypatch, desk, "--add-outlets")
    assert told.status == 0
    assert "4 cells could not be read" in told.out
    assert '"=1+1" is no number' in told.out
    assert "\x1b" not in told.out
    assert (desk / "sources.toml").read_text() == DESK


def test_a_formula_is_nobodys_name(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "council.toml").write_text(MAPPING)
    (desk / "council.csv").write_text("site;outlet;land;marks;day;end;word\nnew.example;=cmd|x;GB;;;;good\n")
    run(monkeypatch, desk, "sources", "import", "council.csv", "--mapping", "council.toml", "--add-outlets")
    assert outlets(desk)["new-example"]["name"] == "new.example"


def test_a_registry_that_is_not_valid_is_not_touched(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "sources.toml").write_text(DESK.replace('name    = "The Herald"', 'nmae = "The Herald"'))
    told = bring(monkeypatch, desk)
    assert told.status == 3
    assert 'sources.toml: it is not valid (unknown key "nmae"' in told.err
    assert "mend it first" in told.err


def test_a_layout_that_cannot_be_edited_is_refused(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = 'version = 1\noutlet.city-gazette = { name = "City Gazette", domains = ["gazette.example"] }\n'
    (desk / "sources.toml").write_text(layout)
    told = bring(monkeypatch, desk)
    assert told.status == 3
    assert "sources.toml: it cannot be edited: outlet.city-gazette stands in inline tables or dotted keys" in told.err
    assert (desk / "sources.toml").read_text() == layout


def test_a_link_stays_a_link_and_a_mode_a_mode(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "sources.toml").rename(desk / "real.toml")
    (desk / "real.toml").chmod(0o640)
    (desk / "sources.toml").symlink_to("real.toml")
    bring(monkeypatch, desk)
    assert (desk / "sources.toml").is_symlink()
    assert "rating" in (desk / "real.toml").read_text()
    assert (desk / "real.toml").stat().st_mode & 0o777 == 0o640


def test_what_the_table_is_must_be_said(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, desk, "sources", "import", "ratings.csv")
    assert told.status == 2
    assert "--format" in told.err


def test_the_mapping_in_the_manual_can_be_used(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "registry.md").read_text("utf-8")
    shown = manual[manual.index("### A mapping of your own") :].partition("```toml\n")[2].partition("```")[0]
    (desk / "council.toml").write_text(shown)
    (desk / "council.csv").write_text(COUNCIL)
    told = run(monkeypatch, desk, "sources", "import", "council.csv", "--mapping", "council.toml")
    assert told.status == 0, told.err
    assert given(desk, "city-gazette") == {"Press Council": 7.5, "Readers' Union": 5}
