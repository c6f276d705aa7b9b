"""A trace as a picture: text in XML that loads and runs nothing, by day and by night, and fits its frame."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from lxml import etree

from provenance.model.evidence import Status
from provenance.model.trace import Credited, Telling, Trace
from provenance.render import svg
from provenance.render.svg import WIDTH
from tests.property.dear import fewer
from tests.render.browser import Browser
from tests.render.reports import ARTICLE, HERALD, OFFICIALS, RUIZ, claim, scored
from tests.render.traces import DIFFERS, PAGE, citation, hostile_traces, relay, trace

NS = "{http://www.w3.org/2000/svg}"
TOLD = [
    Telling("claims/other.toml", ARTICLE, scored(claim("c7", OFFICIALS, HERALD)), "origin", 1),
    Telling("claims/other.toml", ARTICLE, scored(claim("c8", RUIZ)), "other"),
]
SAMPLE = trace(
    msgspec.structs.replace(
        relay(msgspec.structs.replace(DIFFERS, archive="https://archive.example/20251204/" + PAGE)),
        hidden=(Credited("a Russian official"),),
    ),
    tellings=TOLD,
)


def drawn(found: Trace) -> str:
    return "".join(svg.render(found))


def parsed(found: Trace) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(drawn(found).encode(), parser)


def words(root: Any) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{NS}text")]


def test_it_has_a_name_and_a_description_that_says_all_of_it() -> None:
    root = parsed(SAMPLE)
    title, description = root.find(f"{NS}title"), root.find(f"{NS}desc")
    picture = root.find(f"{NS}g")
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == title.get("id")
    assert picture.get("aria-describedby") == description.get("id")
    assert title.text == "Where claims/dam.toml#c1 comes from"
    for each in ("officials close to the talks", "The Herald", '"will" here, "could" upstream', "claims/other.toml#c8"):
        assert each in description.text
    assert "a Russian official" in description.text


def test_all_words_are_text_and_those_of_the_terminal() -> None:
    found = words(parsed(SAMPLE))
    assert "Statement c1 about the dam." in found
    assert "31–53, second- or third-hand, unnamed" in found
    assert "weakest: unnamed origin" in found
    assert "the words differ" in found
    assert "next: open The Herald's page, lower bound 31 → 33" in found
    assert "The Gazette, 31–53, claims/other.toml#c7" in found


def test_it_can_be_read_without_style() -> None:
    root = parsed(SAMPLE)
    for each in root.iter(f"{NS}text"):
        assert re.fullmatch("#[0-9a-f]{6}", each.get("fill"))
        assert float(each.get("font-size")) >= 12
    assert not root.xpath("//@style")


def test_it_loads_and_runs_nothing() -> None:
    text = drawn(SAMPLE)
    root = parsed(SAMPLE)
    tags = {etree.QName(each).localname for each in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "rect", "path", "text", "a"}
    assert not re.search(r"url\(|@import|javascript:|xlink|<!", text)


def test_pages_are_links_that_stand_beside_the_picture() -> None:
    root = parsed(SAMPLE)
    links = root.findall(f"{NS}a")
    assert links[0].get("href") == PAGE
    for link in links:
        assert link.get("href").startswith("https://")
        assert link.get("rel") == "noopener noreferrer"
        assert link.get("aria-label")
    assert root.find(f"{NS}g").find(f".//{NS}a") is None


def test_a_hop_that_no_file_lists_is_dashed_and_one_that_is_disproved_is_marked() -> None:
    text = drawn(SAMPLE)
    assert 'stroke-dasharray="5 4"' in text
    assert 'class="panel error"' in text
    assert 'class="panel error"' not in drawn(trace(relay()))


def test_two_pictures_on_one_page_have_different_ids() -> None:
    one, other = parsed(trace(relay())), parsed(trace(relay(), of=claim("c2", OFFICIALS, HERALD)))
    assert set(one.xpath("//@id")).isdisjoint(other.xpath("//@id"))


def test_a_long_address_is_cut_and_its_link_is_whole() -> None:
    address = "https://herald.example/" + "a" * 500
    root = parsed(trace(relay(citation(url=address), url=address)))
    link = next(each for each in root.findall(f"{NS}a") if each.get("href") == address)
    assert "".join(link.itertext()).endswith("…")


@fewer
@given(hostile_traces())
def test_hostile_words_are_words_and_stay_within_the_frame(found: Trace) -> None:
    text = drawn(found)
    root = parsed(found)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert not list(root.iter("{*}zz-mark"))
    height = float(root.get("height"))
    for each in root.iter(f"{NS}rect"):
        assert 0 <= float(each.get("x", "0")) <= WIDTH
        assert 0 <= float(each.get("y", "0")) + float(each.get("height")) <= height
    for each in root.findall(f"{NS}a"):
        assert re.match("https?://", each.get("href"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_browser_draws_it_within_its_frame_by_day_and_by_night(tmp_path: Path, browser: Browser, dark: bool) -> None:
    wide = "WWW mmm @@@ %%% — iii lll 漢字 ЖЩЮ " * 12
    of = claim("c1", OFFICIALS, HERALD, text=wide, quote=wide)
    found = trace(relay(citation(status=Status.GONE, reason=wide)), of=of, tellings=TOLD)
    page = tmp_path / "trace.svg"
    page.write_text(drawn(found), "utf-8")
    measure = (
        "[...document.querySelectorAll('text')].map(each => { const box = each.getBBox(); "
        "return [box.x, box.x + box.width, box.y + box.height] })"
    )
    with browser.tab(page, width=800, dark=dark) as tab:
        boxes, height = tab.run(measure), tab.run("document.documentElement.getBBox().height")
        ground = max(tab.colours(width=760, height=300).items(), key=lambda item: item[1])[0]
        complaints = tab.complaints()
    assert all(left >= 24 and right <= WIDTH - 24 for left, right, _ in boxes)
    assert all(bottom <= height for _, _, bottom in boxes)
    assert (sum(ground) < 3 * 64) == dark
    assert complaints == []


@pytest.mark.parametrize("scheme", [svg._DAY, svg._NIGHT], ids=["light", "dark"])
def test_every_colour_of_words_stands_out_from_every_ground_as_wcag_aa_asks(scheme: dict[str, str]) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for words_in in ("ink", "quiet", "accent", "error", "found"):
        for ground in ("paper", "panel"):
            bright, dim = sorted((light(scheme[words_in]), light(scheme[ground])), reverse=True)
            assert (bright + 0.05) / (dim + 0.05) >= 4.5, (words_in, ground)
