"""Readings as a page: everything marked, nothing run, for eyes, keyboards and paper."""

import datetime
import re

import pytest
from hypothesis import given
from msgspec.structs import replace

from provenance.model.attribution import Fragment, Reading
from provenance.model.source import Registry
from provenance.render.reading import html
from provenance.render.safety import visible
from tests.reading.readings import (
    ALL,
    ARTICLE,
    CLOSING,
    CRACK,
    DATE,
    DENIAL,
    REGISTRY,
    REPORTS,
    TEXT,
    attribution,
    hostile_readings,
    reading,
)
from tests.render.pages import Page

ALLOWED = {
    "a", "article", "aside", "bdi", "blockquote", "body", "footer", "h1", "h2", "head", "header", "html", "li",
    "main", "meta", "ol", "p", "rect", "span", "strong", "style", "svg", "time", "title", "ul",
}  # fmt: skip


class Marked(Page):
    """A page with an article whose attributions are marked."""

    def marked(self, kind: str, number: int | None = None) -> list[str]:
        return [
            self.words(each)
            for each in self.all("span")
            if "article" in each.inside
            and kind in (classes := each.attributes.get("class", "").split())
            and (number is None or f"a{number}" in classes)
        ]


def source_of(found: Reading, registry: Registry = REGISTRY) -> str:
    return "".join(html.render(found, registry))


def page(*found: object, **how: object) -> Marked:
    return Marked(source_of(reading(*found, **how)))  # type: ignore[arg-type]


def test_source_cue_and_content_are_marked_where_they_stand() -> None:
    made = page()
    assert made.marked("content", 1) == ["The Water Board will close the dam in March"]
    assert made.marked("cue", 1) == ["told the Herald"]
    assert made.marked("source", 1) == ["officials familiar with the plan"]
    assert made.marked("content", 3) == ['"We leave on one engine,"', '"and we come back on none."']


def test_what_lies_in_another_content_is_marked_deeper() -> None:
    made = page(DENIAL, REPORTS)
    assert made.marked("deep") == ["the crew was warned"]
    assert "".join(made.marked("content", 1)) == "reports that the crew was warned"
    assert made.marked("cue", 2) == ["reports", " that"]
    assert made.marked("source", 2) == ["reports"]


def test_marks_that_overlap_are_cut_where_they_cross() -> None:
    text = "one two three four"
    found = [
        attribution(REPORTS.origin, None, "one two three", text=text),
        attribution(REPORTS.origin, None, "three four", text=text),
    ]
    made = page(*found, text=text)
    assert made.marked("content", 1) == ["one two ", "three"]
    assert made.marked("content", 2) == ["three", " four"]


def test_every_attribution_has_a_number_in_the_text_that_leads_to_its_entry_and_back() -> None:
    made = page()
    ids = {each.attributes["id"] for each in made.elements if "id" in each.attributes}
    links = [each for each in made.all("a") if "number" in each.attributes.get("class", "")]
    there = [each.attributes["href"] for each in links if "article" in each.inside]
    back = [each.attributes["href"] for each in links if "aside" in each.inside]
    assert sorted(there) == sorted(f"#a{n}" for n in range(1, len(ALL) + 1))
    assert back == [f"#r{n}" for n in range(1, len(ALL) + 1)]
    assert {link[1:] for link in (*there, *back)} <= ids
    for link in links:
        assert link.attributes["aria-label"].startswith("Attribution ")


def test_an_entry_shows_the_chain_the_act_the_level_and_the_words() -> None:
    made = page()
    entries = [" ".join(made.words(each).split()) for each in made.all("li") if "ol" in each.inside]
    assert entries[0] == (
        "1officials familiar with the plan → through The Herald ¶ 2, says indirectly: told the Herald "
        "The Water Board will close the dam in March 2-3d second- or third-hand, unnamed 31–53"
    )
    assert "confidence 0.41: look at this one" in entries[1]
    assert "The board" not in entries[5]
    assert "Water Board ¶ 6, believes: believes that the wall will hold" in entries[5]
    assert "The mayor ¶ 10, passes nothing on: declined to comment" in entries[9]


def test_the_page_is_headed_by_title_outlet_date_and_address() -> None:
    dated = replace(ARTICLE, title="A <dam>", author="Ana Ruiz", published=datetime.date(2025, 12, 3))
    made = page(article=dated)
    assert made.words(made.one("h1")) == "A <dam>"
    header = made.words(made.one("header"))
    for words in ("The Gazette", "3 December 2025", "Ana Ruiz", "https://gazette.example/dam"):
        assert words in header
    (address,) = [each for each in made.all("a") if each.attributes["href"].startswith("http")]
    assert address.attributes["rel"] == "noreferrer noopener"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.example", " https://x.example/ y"])
def test_what_is_no_address_is_no_link(url: str) -> None:
    made = page(article=replace(ARTICLE, url=url))
    assert all(each.attributes["href"].startswith("#") for each in made.all("a"))


def test_the_article_says_its_language_and_each_paragraph_finds_its_direction() -> None:
    made = page(article=replace(ARTICLE, language="en-GB"))
    assert made.one("html").attributes["lang"] == "en"
    assert made.one("article").attributes["lang"] == "en-GB"
    paragraphs = [each for each in made.all("p") if each.inside[-1] == "article"]
    assert len(paragraphs) == 10
    assert {each.attributes["dir"] for each in paragraphs} == {"auto"}
    assert "lang" not in page(article=replace(ARTICLE, language='x" onclick="')).one("article").attributes


def test_an_article_without_attributions_says_so() -> None:
    made = Page(source_of(Reading(1, ARTICLE, "The dam stands.", ())))
    assert "Nothing in it is attributed to anybody." in made.words(made.one("aside"))


def test_nothing_is_loaded_and_nothing_is_run() -> None:
    assert page().shut()


@given(hostile_readings())
def test_whatever_the_article_holds_the_page_keeps_its_shape(found: Reading) -> None:
    made = Page(source_of(found, Registry()))
    assert {each.tag for each in made.elements} <= ALLOWED
    for element in made.elements:
        assert not [name for name in element.attributes if name.startswith("on")]
        href = element.attributes.get("href", "#")
        assert href.startswith(("#", "http://", "https://"))
    assert len(made.all("style")) == 1


@given(hostile_readings())
def test_the_text_of_the_article_is_all_there(found: Reading) -> None:
    def letters(words: str) -> str:
        return re.sub(r"[^\w]", "", re.sub(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})", "", words))

    made = Page(re.sub('<a class="number"[^>]*>[0-9]+</a>', "", source_of(found, Registry())))
    assert letters(made.words(made.one("article"))) == letters(visible(found.text))


@given(hostile_readings())
def test_nothing_hides_in_a_page(found: Reading) -> None:
    made = source_of(found, Registry())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", made)


def test_spans_beyond_the_text_are_passed_over() -> None:
    beyond = replace(CLOSING, content=(Fragment(0, 10_000, "x"),), source=None)
    assert page(beyond).marked("content") == []


def colours(scheme: str) -> dict[str, str]:
    """The colours of the light or the dark scheme."""
    blocks = re.findall(r":root \{(.*?)\}", html.STYLE, re.DOTALL)
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", blocks[{"light": 0, "dark": 1, "print": 2}[scheme]]))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_colour_of_words_stands_out_from_every_ground_as_wcag_aa_asks(scheme: str) -> None:
    known = colours(scheme)
    for words in ("ink", "quiet", "accent", "source", "cue"):
        for ground in ("paper", "panel", "content", "deep"):
            if words in ("quiet", "accent") and ground in ("content", "deep"):
                continue
            light, dark = sorted((luminance(known[words]), luminance(known[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (words, ground)


def test_source_cue_and_content_differ_without_colour() -> None:
    styles = dict(re.findall(r"^\.(source|cue|content|content\.deep) \{(.*?)\}", html.STYLE, re.DOTALL | re.MULTILINE))
    kinds = [re.sub(r"#[0-9a-f]{6}|var\(--\w+\)", "", styles[kind]) for kind in ("source", "cue", "content")]
    assert "solid" in kinds[0]
    assert "wavy" in kinds[1]
    assert "border-bottom" in kinds[2]
    assert "double" in styles["content.deep"]


def test_mixed_marks_come_through() -> None:
    assert page(DATE).marked("content") == ['"no date has been fixed” for the ferry']
    assert page(CRACK, text=TEXT).marked("content") == ["board knew of the crack, and the minister resigned"]
