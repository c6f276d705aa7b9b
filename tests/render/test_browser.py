"""The page of a report as a browser shows it: by day, by night, on a narrow screen, on paper, to a keyboard and to a
screen reader; and where it opens.

Without a browser these tests are skipped, unless REQUIRE_BROWSER=1 says that they may not be (tests/render/browser.py).
"""

from pathlib import Path

import pytest

from provenance.model.finding import FileReport, Report, Skipped, Unread
from provenance.render import html
from tests.render.browser import Browser, Tab, words_on_paper
from tests.render.reports import ARTICLE, BARE, FILE, HERALD, REGISTRY, TODAY, claim, report, scored
from tests.render.test_html import FOUND, TEXT
from tests.render.test_text import CLAIMS

PAPER, FOUND_BY_DAY, MEANT = (0xFF, 0xFF, 0xFF), (0xB4, 0x53, 0x09), (0xFD, 0xF0, 0xC4)
NIGHT, MEANT_BY_NIGHT = (0x16, 0x18, 0x1C), (0x3B, 0x33, 0x18)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on one file."""
    skips = [Skipped("EVD01", "c1", "no evidence for https://a.example/1", FILE)]
    unread = [Unread("claims/x.toml", "it is a folder")]
    given = report(CLAIMS, FOUND, skips, text=TEXT, unread=unread, suppressed=1, baselined=12, since="main")
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text("".join(html.render(given)), "utf-8")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on six files, which are folded, with long and unbroken words."""
    files = []
    for number in range(6):
        claims = tuple(
            scored(claim(f"c{at}", BARE, HERALD, text=f"Statement {at} of file {number}. {'x' * 300}"), at)
            for at in range(30)
        )
        files.append(FileReport(f"claims/{'long-' * 20}{number}.toml", "", ARTICLE, claims))
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text("".join(html.render(Report(tuple(files), registry=REGISTRY, today=TODAY))), "utf-8")
    return path


def in_view(tab: Tab, words: str) -> bool:
    """Whether the claim with these words can be seen."""
    seen: bool = tab.run(
        "(() => { const claim = [...document.querySelectorAll('.words')].find(each => each.textContent.includes("
        f"{words!r})), box = claim.getBoundingClientRect();"
        "return claim.checkVisibility({contentVisibilityAuto: true}) && box.height > 0 && box.top >= 0"
        " && box.bottom <= innerHeight })()"
    )
    return seen


def test_by_day_it_is_dark_on_light_and_shows_what_is_meant(page: Path, browser: Browser) -> None:
    with browser.tab(page) as tab:
        seen = tab.colours()
    assert seen.most_common(1)[0][0] == PAPER
    assert seen[MEANT] > 500  # the words of the line that are meant


def test_by_night_it_is_light_on_dark(page: Path, browser: Browser) -> None:
    with browser.tab(page, dark=True) as tab:
        seen = tab.colours()
    assert seen.most_common(1)[0][0] == NIGHT
    assert seen[MEANT_BY_NIGHT] > 500
    assert seen[PAPER] < 100


@pytest.mark.parametrize("width", [360, 700])
def test_on_a_narrow_screen_nothing_reaches_beyond_the_edge(
    page: Path, folder: Path, browser: Browser, width: int
) -> None:
    for each in (page, folder):
        with browser.tab(each, width=width, height=3000) as tab:
            tab.run("document.querySelectorAll('details').forEach(each => each.open = true)")
            assert tab.run("document.documentElement.scrollWidth") == width
            assert tab.edges() == {PAPER}


@pytest.mark.parametrize("address", ["c8", "claims/dam/c8"])
def test_it_opens_at_the_claim_and_shows_which_is_meant(page: Path, browser: Browser, address: str) -> None:
    with browser.tab(page, address, height=300) as tab:
        assert in_view(tab, "Statement c8 about")
        seen = tab.colours()
    assert seen[MEANT] > 2_000
    assert seen[FOUND_BY_DAY] > 500
    with browser.tab(page, height=300) as tab:
        assert not in_view(tab, "Statement c8 about")


def test_it_opens_at_a_claim_in_a_part_that_is_folded(folder: Path, browser: Browser) -> None:
    with browser.tab(folder, f"claims/{'long-' * 20}4/c17") as tab:
        assert tab.run("[...document.querySelectorAll('details.file')].map(each => each.open)") == [
            False, False, False, False, True, False,
        ]  # fmt: skip
        assert in_view(tab, "Statement 17 of file 4.")
        assert tab.colours()[MEANT] > 2_000


def test_everything_can_be_reached_with_a_keyboard(page: Path, browser: Browser) -> None:
    with browser.tab(page) as tab:
        reached = []
        for _ in range(80):
            for kind in ("keyDown", "keyUp"):
                tab.ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
            reached.append(tab.run("document.activeElement.textContent"))
            if reached[-1] == "":
                break
        assert reached[0] == "Skip to the first findings"
        links = tab.run("[...document.querySelectorAll('a, summary')].map(each => each.textContent)")
        assert set(links) <= set(reached)
        tab.run("document.querySelector('.skip').click()")
        assert "unknown vantage" in tab.run("document.activeElement.textContent")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_has_nothing_to_say_against_it(page: Path, folder: Path, browser: Browser, dark: bool) -> None:
    for each, address in ((page, "c8"), (folder, f"claims/{'long-' * 20}4/c17")):
        with browser.tab(each, address, dark=dark) as tab:
            tab.run("document.querySelectorAll('details').forEach(each => each.open = true)")
            assert tab.complaints() == []


def test_axe_would_say_so(browser: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<p style='color:#ccc;background:#fff'>pale</p><img src='data:,'>")
    with browser.tab(bad) as tab:
        assert {each.partition(":")[0] for each in tab.complaints()} >= {"color-contrast", "image-alt", "html-has-lang"}


def test_on_paper_all_of_it_is_there_folded_or_not(page: Path, folder: Path, browser: Browser) -> None:
    with browser.tab(page) as tab:
        words = words_on_paper(tab.paper())
    for expected in ("1 error, 2 warnings in 11 statements", "Statement c11 about the dam.", "Too short to carry"):
        assert expected in words
    with browser.tab(folder) as tab:
        words = words_on_paper(tab.paper())
    assert all(f"Statement {at} of file {number}." in words for number in range(6) for at in range(30))
