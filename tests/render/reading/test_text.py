"""Readings at a terminal: a table for people."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from provenance.model.attribution import Reading
from provenance.model.source import Registry
from provenance.render.cells import width
from provenance.render.reading import text
from provenance.render.safety import commanding
from tests.reading.readings import (
    ARTICLE,
    CLOSING,
    DENIAL,
    ENGINE,
    FOUND,
    REGISTRY,
    SILENCE,
    hostile_readings,
    reading,
)
from tests.render.test_safety import BIDI, hides_or_steers


def lines(found: Reading, **how: bool | int) -> list[str]:
    return "".join(text.render(found, REGISTRY, **how)).splitlines()  # type: ignore[arg-type]


def line_with(words: str, found: Reading, **how: bool | int) -> str:
    return next(line for line in lines(found, **how) if words in line)


def test_an_article_is_headed_by_its_path_outlet_date_and_number_of_statements() -> None:
    dated = replace(ARTICLE, published=datetime.date(2025, 12, 3), title="Dam to close")
    assert (
        lines(reading(article=dated), width=100)[0]
        == 'dam.txt   The Gazette, 3 December 2025, 7 statements, "Dam to close"'
    )


def test_it_says_how_many_are_second_hand_and_how_many_nobody_stands_behind() -> None:
    assert lines(reading())[1] == "  3 second-hand, 4 from unnamed sources or nobody"
    assert lines(reading(ENGINE))[1] == "  none second-hand, all from somebody who is named"


def test_a_statement_has_its_paragraph_chain_rendering_level_and_band_with_its_words_below() -> None:
    shown = lines(reading(CLOSING), width=100)
    at = next(number for number, line in enumerate(shown) if "¶2" in line)
    assert re.fullmatch(
        r"  ¶2  officials familiar with the plan → The Herald +  says indirectly  2-3d  31–53", shown[at]
    )
    assert shown[at + 1] == "      The Water Board will close the dam in March"


def test_what_the_article_says_of_a_voice_stands_behind_its_name() -> None:
    assert line_with("Tom Hale", reading(ENGINE)).startswith("  ¶4  Tom Hale, who was on board ")


def test_where_nobody_is_named_it_says_so() -> None:
    assert "(nobody named)" in line_with("¶9", reading(FOUND))
    assert "said indirectly" in line_with("¶9", reading(FOUND))


def test_a_denial_is_not_shown_as_a_statement() -> None:
    assert "denies" in line_with("¶5", reading(DENIAL))


def test_what_passes_nothing_on_is_counted_and_shown_when_asked_for() -> None:
    assert not any("The mayor" in line for line in lines(reading()))
    assert "  Not listed: 1 that passes nothing on (--verbose shows all)." in lines(reading())
    assert any("The mayor" in line for line in lines(reading(), verbose=True))


def test_beliefs_and_plans_are_listed_and_not_graded() -> None:
    shown = lines(reading())
    assert any(re.search(r"Water Board +believes$", line) for line in shown)
    assert "  Not graded, since nothing is asserted: 1 belief and 1 plan or wish." in shown


def test_what_is_less_certain_has_a_mark_and_a_word_about_it() -> None:
    assert line_with("¶3", reading()).rstrip().endswith("15–43  ?")
    assert "  ? less certain than the others: look at it." in lines(reading())


def test_the_scale_is_explained_once() -> None:
    scale = "  0 to 100: how directly a statement is sourced, not how true it is."
    assert scale in lines(reading())
    assert scale not in lines(reading(), explained=True)


def test_an_article_without_attributions_is_one_sentence() -> None:
    assert lines(Reading(1, ARTICLE, "The dam stands.", ())) == [
        "dam.txt   The Gazette, 0 statements",
        "  Nothing in it is attributed to anybody.",
        "",
    ]
    assert not any("Of 0" in line for line in lines(reading(SILENCE)))


def test_a_wide_terminal_has_room_for_the_level_in_words() -> None:
    assert "second- or third-hand, unnamed" in line_with("¶2", reading(CLOSING), width=140)
    assert "second- or third-hand" not in line_with("¶2", reading(CLOSING), width=100)


def test_a_narrow_one_has_the_score_on_a_line_of_its_own() -> None:
    shown = lines(reading(CLOSING), width=50)
    at = next(number for number, line in enumerate(shown) if "¶2" in line)
    assert shown[at + 1] == "      says indirectly  2-3d  31–53"


def test_plain_letters_draw_it_where_there_are_no_others() -> None:
    drawn = "".join(text.render(reading(), REGISTRY, ascii=True))
    assert drawn.isascii()
    assert "->" in drawn


def test_verbose_cuts_nothing() -> None:
    words = " ".join(" ".join(lines(reading(), width=60, verbose=True)).split())
    assert "board knew of the crack, and the minister resigned" in words


def test_colour_only_repeats_what_the_words_say() -> None:
    plain = "".join(text.render(reading(), REGISTRY))
    coloured = "".join(text.render(reading(), REGISTRY, colour=True))
    assert "\x1b[1m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("columns", [40, 63, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    for line in lines(reading(), width=columns):
        assert width(line) <= columns, line


@given(hostile_readings(), st.integers(20, 150), st.booleans(), st.booleans())
def test_nothing_in_an_article_steers_the_terminal_or_the_log(
    found: Reading, columns: int, verbose: bool, ascii: bool
) -> None:
    for chunk in text.render(found, Registry(), width=columns, verbose=verbose, ascii=ascii):
        assert chunk.endswith("\n")
        line = chunk[:-1]
        joined = re.sub("(?<=\\w)[\u200c\u200d](?=\\w)", "", line)
        assert not [character for character in joined if hides_or_steers(character)]
        assert not BIDI & set(line)
        assert not commanding(line)
        # A character that is written out to disarm a command may reach beyond the edge.
        assert width(line.replace("\\x3a", ":").replace("\\x23", "#")) <= max(columns, 40)
