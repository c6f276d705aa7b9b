"""Pages: the article and nothing else, what the page says of itself, and hostile markup kept within bounds."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given
from lxml import html as markup

from provenance.errors import UnreadableError
from provenance.model.document import Document
from provenance.reading import html
from provenance.reading.caps import CAPS, Caps
from tests.growth import ends
from tests.property.woven import strung
from tests.reading.files import ARTICLE, PARAGRAPHS, page, read, refused

META = """<meta property="og:site_name" content="Kystavisen"><meta name="author" content="Ida Berg">
<meta property="article:published_time" content="2025-03-14T08:30:00+01:00">
<link rel="canonical" href="https://www.kystavisen.example/2025/lock">"""


def of(body: str, head: str = "", **given: str) -> Document:
    data = page(body, head).encode()
    return html.read(data, "a.html", url=given.get("url"), charset=given.get("charset"), caps=CAPS)


def test_a_page_gives_its_article_paragraph_by_paragraph_and_what_it_says_of_itself(tmp_path: Path) -> None:
    assert read(tmp_path, "a.html", page(head=META, lang="en-GB").encode()) == Document(
        "a.html",
        "Northern lock to close\n" + ARTICLE,
        title="Northern lock to close",
        author="Ida Berg",
        url="https://www.kystavisen.example/2025/lock",
        outlet_hint="Kystavisen",
        published=datetime.date(2025, 3, 14),
        language="en-GB",
    )


def test_quotation_marks_that_a_browser_draws_are_in_the_text() -> None:
    body = f"<p>{PARAGRAPHS[0]}</p><p>He said <q>it was <q>no go</q> for <b>us</b></q>. <q>“Marked.”</q></p>"
    assert of(body).text.endswith("He said “it was ‘no go’ for us”. “Marked.”")


def test_soft_hyphens_are_gone_and_tables_of_figures_left_out() -> None:
    body = f"<p>{PARAGRAPHS[0]}</p><table><tr><td>2023<td>4,100</table><p>The har&shy;bour is shut.</p>"
    assert of(body).text.split("\n")[-2:] == [PARAGRAPHS[0], "The harbour is shut."]


def test_an_article_that_a_table_lays_out_is_found() -> None:
    cell = "".join(f"<p>{paragraph}" for paragraph in PARAGRAPHS)
    old = f"<html><table><tr><td><a href=1>Home</a><br><a href=2>News</a></td><td>{cell}</td></tr></table>"
    document = html.read(old.encode(), "a.html", url=None, charset=None, caps=CAPS)
    assert document.text == ARTICLE


def test_slips_in_a_pages_own_data_cost_nothing_but_the_data() -> None:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "author": {"@type": "Person", "name": "Ida Berg"}}
    good = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert of(f"<p>{PARAGRAPHS[0]}", good).author == "Ida Berg"
    assert of(f"<p>{PARAGRAPHS[0]}", good.replace("Ida ", "Ida\t")).author == "Ida Berg"
    assert of(f"<p>{PARAGRAPHS[0]}", good.replace("}}", "")).author is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[::1", "/lock", "https://a.example/" + "x" * 3000])
def test_an_address_that_leads_nowhere_is_none(address: str) -> None:
    assert of(f"<p>{PARAGRAPHS[0]}", f'<link rel="canonical" href="{address}">').url is None


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Zürich’s café – “señor”", "cp1252", "iso-8859-1"),
        ("Zürich’s café", "utf-8", "iso-8859-1"),
        ("Zürich", "utf-16", ""),
        ("Мэр Иванов", "windows-1251", "windows-1251"),
        ("Łódź", "iso-8859-2", "ISO-8859-2"),
        ("大阪市長", "shift_jis", "Shift_JIS"),
        ("大阪市長", "iso2022_jp", "iso-2022-jp"),
        ("한국", "euc_kr", "EUC-KR"),
    ],
)
def test_letters_come_out_right_in_the_encodings_that_pages_use(text: str, encoding: str, declared: str) -> None:
    body = f"<p>The mayor of {text} spoke. The council meets on Tuesday, and its chairwoman declined to comment.</p>"
    for document in (
        html.read(page(body).encode(encoding, "xmlcharrefreplace"), "a", url=None, charset=declared or None, caps=CAPS),
        html.read(
            page(body, f"<meta charset={declared}>").encode(encoding, "xmlcharrefreplace"),
            "a",
            url=None,
            charset=None,
            caps=CAPS,
        ),
    ):
        assert f"The mayor of {text} spoke." in document.text


@pytest.mark.parametrize("charset", ["zlib", "unicode_escape", "utf-7", "undefined", "no-such", "\n"])
def test_codecs_that_are_no_encodings_of_pages_are_not_used(charset: str) -> None:
    assert of(f"<p>{PARAGRAPHS[1]}", charset=charset).text.endswith(PARAGRAPHS[1])


@pytest.mark.parametrize(
    "body", ["<html></html>", "<html><body><img src=a.png><script>x()</script>", "<!doctype html>"]
)
def test_a_page_without_text_says_so(tmp_path: Path, body: str) -> None:
    assert refused(tmp_path, "a.html", body.encode()) == "no article text was found in this page"


HOSTILE = {
    "nested": "<div>" * 100_000,
    "nested and closed": "<div>" * 100_000 + "</div>" * 100_000,
    "many elements": "<p>word</p>" * 100_000,
    "many attributes": "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">x</p>",
    "attributes behind a comment": "<!--><p " + " ".join(f"a{number}" for number in range(200_000)) + ">x</p>",
    "large attribute": "<p class='" + "a " * 2_500_000 + "'>x</p>",
    "cells": "<table><tr>" + "<td>x" * 15_000 + "</table>",
    "links": '<div class="postinfo"><a href="/category/x/">x</a></div>' * 6_000,
    "no JSON": '<script type="application/ld+json">' + '"@type":"person",' * 50_000 + "</script>",
    "deep JSON": '<script type="application/ld+json">' + "[" * 1_000_000 + "</script>",
    "less than": "<" * 1_000_000,
    "spaces": "<p>" + "\xa0 " * 500_000,
    "dates": "<p>" + "2020-01-02 3 May 2021 12/" * 50_000,
    "one word": "<p>" + "a" * 2_000_000,
    "large": "<p>" + "a " * 6_000_000,
    "unclosed": "<!--" + "-" * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_ends_soon_in_a_text_or_a_sentence(name: str) -> None:
    paragraph = f"<p>{PARAGRAPHS[0]}</p>"
    with ends():
        try:
            document = of(paragraph + HOSTILE[name] + paragraph)
        except UnreadableError as error:
            reason = str(error)
        else:
            reason = document.text
    assert PARAGRAPHS[0] in reason or reason.startswith("a.html: ")


_TOKENS = (
    "<p|<p>|</p|</p>|</|<!-- |-->|<!-->|--!>|<!|<?|>|/|=|\"|'|a|b| |<script|<script>|</script>|<title>|</title |<xmp>"
)
_TOKENS += "|<p/|</textarea|<textarea>|<script/>|<![CDATA[|]]>|<!DOCTYPE|<scriptx>|<plaintext>|\n|&amp;"


@given(strung(_TOKENS.split("|"), most=40))
def test_no_attribute_escapes_the_count_that_guards_the_parser(text: str) -> None:
    text = "<html><body>x" + text
    parser = markup.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    most = max(len(element.attrib) for element in markup.document_fromstring(text.encode(), parser=parser).iter())
    if most:
        with pytest.raises(UnreadableError, match=f"attributes, more than {most - 1}$"):
            html.read(text.encode(), "a", url=None, charset=None, caps=Caps(attributes=most - 1))
