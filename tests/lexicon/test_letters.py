"""Letters as they sound and as they look."""

import pytest

from provenance.lexicon.letters import SHAPES, SOUNDS, as_seen, as_sounded


@pytest.mark.parametrize(
    ("written", "sounded"),
    [
        ("Правда.Ру", "pravda.ru"),
        ("Українська правда", "ukrainska pravda"),
        ("Дмитрий Песков", "dmitriy peskov"),
        ("Καθημερινή", "kathimerini"),
        ("Süddeutsche Zeitung", "suddeutsche zeitung"),
        ("Gazeta Wyborcza Łódź", "gazeta wyborcza lodz"),
        ("人民日报", "人民日报"),
    ],
)
def test_names_are_written_as_they_sound(written: str, sounded: str) -> None:
    assert as_sounded(written) == sounded


@pytest.mark.parametrize("lookalike", ["рravda", "PRAVDA", "prаvdа", "prav∂a"[:4] + "da", "ｐravda"])
def test_what_looks_the_same_is_read_the_same(lookalike: str) -> None:
    assert as_seen(lookalike) == "pravda"


def test_figures_that_look_like_letters_are_read_as_letters() -> None:
    assert as_seen("g00g1e") == "google"


def test_every_letter_of_the_lists_is_one_small_letter_or_figure() -> None:
    for letter in (*SOUNDS, *SHAPES):
        assert len(letter) == 1
        assert letter == letter.lower()
    for written in (*SOUNDS.values(), *SHAPES.values()):
        assert written == "" or (written.isascii() and written.islower())
