"""The page of a reading as a browser shows it: by day, by night, on a narrow screen, on paper and to a screen reader.

Without a browser these tests are skipped, unless REQUIRE_BROWSER=1 says that they may not be (tests/render/browser.py).
"""

from pathlib import Path

import pytest

from provenance.render.reading import html
from tests.reading.readings import REGISTRY, reading
from tests.render.browser import Browser, words_on_paper


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "dam.html"
    path.write_text("".join(html.render(reading(), REGISTRY)), "utf-8")
    return path


def test_by_day_it_is_dark_on_light_with_the_contents_on_their_ground(page: Path, browser: Browser) -> None:
    with browser.tab(page) as tab:
        seen = tab.colours()
    assert seen.most_common(1)[0][0] == (0xFF, 0xFF, 0xFF)
    assert seen[0xFD, 0xF0, 0xC4] > 500  # content
    assert seen[0xF7, 0xDC, 0x8B] > 100  # content within content
    assert seen[0xF7, 0xF5, 0xF2] > 500  # the list


def test_by_night_it_is_light_on_dark(page: Path, browser: Browser) -> None:
    with browser.tab(page, dark=True) as tab:
        seen = tab.colours()
    assert seen.most_common(1)[0][0] == (0x16, 0x18, 0x1C)
    assert seen[0x3B, 0x33, 0x18] > 500
    assert seen[0xFF, 0xFF, 0xFF] < 100


def test_on_a_narrow_screen_nothing_reaches_beyond_the_edge(page: Path, browser: Browser) -> None:
    with browser.tab(page, width=360, height=1400) as tab:
        assert tab.run("document.documentElement.scrollWidth") == 360
        assert tab.edges() == {(0xFF, 0xFF, 0xFF)}


def test_the_bar_of_a_band_is_drawn(page: Path, browser: Browser) -> None:
    with browser.tab(page, width=1000, height=3000) as tab:
        left, width, whole = tab.run(
            "(() => { const bar = document.querySelector('#a1 .band'), rect = bar.querySelector('rect')"
            ".getBoundingClientRect(), box = bar.getBoundingClientRect();"
            "return [rect.left - box.left, rect.width, box.width] })()"
        )
    assert left / whole == pytest.approx(0.31, abs=0.02)
    assert width / whole == pytest.approx(0.22, abs=0.02)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_has_nothing_to_say_against_it(page: Path, browser: Browser, dark: bool) -> None:
    with browser.tab(page, dark=dark) as tab:
        assert tab.complaints() == []


def test_on_paper_the_list_follows_the_article_and_all_of_it_is_there(page: Path, browser: Browser) -> None:
    with browser.tab(page) as tab:
        words = words_on_paper(tab.paper())
    article, _, entries = words.partition("7 statements, 3 of them second-hand")
    assert "declined to comment" in article
    for expected in ("officials familiar with the plan → The Herald", "2-3d", "31–53", "passes nothing on"):
        assert expected in entries
