"""What the ledger holds of an outlet, as people and programs see it: facts about raters and decisions, by day, by night
and in plain letters, and no word of it steers anything."""

import datetime
import json as standard_json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fuzz import laws
from provenance.model.dossier import Dossier, Period
from provenance.render.cells import width as cells
from provenance.render.json import encoded
from provenance.render.outlet import html, json, text
from tests.property.dear import fewer
from tests.render.browser import Browser
from tests.render.dossiers import ENTRY, TODAY, dossier, full, hostile_dossiers, ruling

SCHEMA = Path(__file__).parent.parent.parent / "provenance" / "schema" / "outlet-v1.json"
SHAPE = msgspec.json.Decoder(json.OutletOutput, strict=True)
NIGHT = (0x16, 0x18, 0x1C)


def shown(found: Dossier, **how: object) -> str:
    return "".join(text.render(found, **how))  # type: ignore[arg-type]


def words(found: Dossier) -> str:
    """All on one line."""
    return " ".join(shown(found, width=140).split())


def test_ratings_are_facts_about_raters_and_are_never_averaged() -> None:
    told = words(full())
    assert "Raters differ, and nothing is averaged: B by Press Watch; D by Media Council." in told
    assert "Press Watch: 80, from 0 (worst) to 100 (best), 1 June 2025: B https://presswatch.example/herald" in told
    assert (
        "Old List: 5, from 1 (worst) to 5 (best), 1 January 2014; it was valid until 1 January 2020 and counts" in told
    )
    assert "Somebody: 5, from 1 (worst) to 5 (best); it counts for nothing: it has no day and no address" in told


@pytest.mark.parametrize("entry", [None, msgspec.structs.replace(ENTRY, ratings=())])
def test_of_one_that_nobody_has_rated_nothing_is_said_for_or_against_it(entry: object) -> None:
    told = words(dossier(entry=entry))
    assert "Reliability: F Nobody's rating is on file, which says nothing for or against it." in told
    assert ("No registry in the ledger has an entry for it." in told) is (entry is None)
    assert "No claim of it has been adjudicated." in told


def test_a_record_says_how_little_it_rests_on_and_how_prompt_corrections_were() -> None:
    told = words(full())
    assert "from 4 adjudicated claims, too few for a letter" in told
    assert "4 adjudicated claims: 1 accurate, 2 corrected and 1 inaccurate." in told
    assert "2 corrections: 0 within 7 days of publication, 1 later and 1 on an unknown day." in told
    assert "What is adjudicated is chosen, not sampled." in told
    many = words(dossier(*(ruling(number, "accurate") for number in range(1, 60))))
    assert "letter A, from 59 adjudicated claims" in many


def test_every_decision_is_shown_with_what_has_become_of_it() -> None:
    told = words(full())
    for each in (
        "claims/dam.toml#c1: accurate, 5 January 2026, by Bo",
        "why: The minutes have it. on: Water Board",
        "claims/dam.toml#c1: corrected after 2 days, 5 January 2026, by Bo",
        "a later decision counts in its place",
        "corrected after 27 days, not promptly",
        "corrected on a day that nobody has noted, 5 January 2026, by Bo",
        "the claim has changed since",
        "the claim is no longer in its file",
        "“We correct what is wrong.” https://herald.example/reply",
        "claims/dam.toml#c9, since 30 June 2025: The dam will be full in June.",
    ):
        assert each in told
    assert told.index("#c7: inaccurate") < told.index("#c1: accurate") < told.index("#c1: corrected")


def test_shares_over_time_stand_beside_how_many_claims_they_are_of() -> None:
    lines = shown(full()).splitlines()
    (title,) = (number for number, line in enumerate(lines) if "by month of publication" in line)
    assert lines[title + 3 : title + 5] == [
        "            claims  second-hand                 unnamed",
        "  Sep 2024      40  ████················  20 %  ████████████████····  80 %",
    ]
    plain = shown(full(), ascii=True)
    assert plain.isascii()
    assert "  Sep 2024      40  ====................  20 %  ================....  80 %" in plain.splitlines()
    assert "  none" in shown(dossier(total=Period(TODAY, 1), periods=(Period(TODAY), Period(TODAY, 1, 1, 0))))


def test_it_says_in_a_page_what_it_says_in_a_terminal() -> None:
    page = "".join(html.render(full()))
    for each in (
        "<bdi>Water Board</bdi>",
        "17–92",
        "<caption>Claims by month of publication</caption>",
    ):
        assert each in page
    assert page.count('<rect class="second-hand"') == page.count('<rect class="unnamed"') == 19
    assert page.count("<tr>") == 21


def test_the_json_is_what_its_schema_says() -> None:
    validator = Draft202012Validator(standard_json.loads(SCHEMA.read_text("utf-8")))
    for found in (full(), dossier(entry=None)):
        document = standard_json.loads(b"".join(json.render(found)))
        assert list(validator.iter_errors(document)) == []
    first = standard_json.loads(b"".join(json.render(full())))["adjudications"][2]
    assert (first["days"], first["prompt"], first["topics"]) == (27, False, ["water-board", "dams"])


@fewer
@given(hostile_dossiers(), st.integers(0, 200), st.booleans())
def test_no_word_steers_a_terminal_a_page_or_a_program(found: Dossier, width: int, ascii: bool) -> None:
    laws.text_lines(text.render(found, width=width, ascii=ascii))
    laws.page(html.render(found))
    whole = b"".join(json.render(found))
    laws.document([whole])
    assert encoded(SHAPE.decode(whole)) == whole.replace(b"\n", b"")


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cells(line) for line in shown(full(), width=width).splitlines() if "://" not in line) <= width


@pytest.mark.parametrize(("dark", "width"), [(False, 1000), (True, 360)])
def test_the_page_is_for_everybody_and_stays_within_any_screen(
    tmp_path: Path, browser: Browser, *, dark: bool, width: int
) -> None:
    page = tmp_path / "outlet.html"
    page.write_text("".join(html.render(full())), "utf-8")
    with browser.tab(page, dark=dark, width=width) as tab:
        assert tab.complaints() == []
        assert tab.run("document.documentElement.scrollWidth") == width
        if dark:
            assert tab.colours(0, 0, width, 600).most_common(1)[0][0] == NIGHT
        bars = tab.run("[...document.querySelectorAll('.chart')].map(each => each.getBoundingClientRect().width)")
        assert all(200 < each <= width for each in bars)


def test_a_day_of_correction_that_fits_no_publication_is_said() -> None:
    late = ruling(1, "corrected", corrected_on=datetime.date(2025, 12, 5), published=None)
    assert "corrected on 5 December 2025, which cannot be held against the day of publication" in words(dossier(late))
