"""The report as a page: the words of the terminal, an address for every claim, nothing run, and bounds."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from provenance.model.finding import FileReport, Report, Severity, Skipped, Unread
from provenance.render import groups as grouping
from provenance.render import html, wording
from tests.render.pages import Page
from tests.render.reports import ARTICLE, FILE, REGISTRY, TODAY, claim, finding, hostile_reports, many, report, scored
from tests.render.test_text import CLAIMS, shown

ALLOWED = {
    "a", "b", "bdi", "body", "code", "details", "div", "footer", "h1", "h2", "h3", "head", "header", "html", "li",
    "main", "mark", "meta", "nav", "p", "pre", "rect", "section", "span", "strong", "style", "summary", "svg", "time",
    "title", "ul",
}  # fmt: skip

ERROR = finding(
    "FMT01", 'unknown vantage "particpant"', "c1", Severity.ERROR, about="file", span=(2, 11, 2, 23), fix="participant"
)
FOUND = (
    ERROR,
    finding("ANO01", "The article does not say what kind of source this is.", "c2", span=(3, 1, 3, 2)),
    finding("ANO01", "The article does not say what kind of source this is.", "c8", span=(9, 1, 9, 2)),
    finding("EVD06", "Too short to carry its context.", "c4", Severity.INFO),
)
TEXT = 'id = "c1"\nvantage = "particpant"\n'


def page(given: Report, *, verbose: bool = False) -> Page:
    return Page("".join(html.render(given, verbose=verbose)))


def said(made: Page, tag: str) -> list[str]:
    """The words of each such element, on one line."""
    return [" ".join(made.words(each).split()) for each in made.all(tag)]


def test_the_answer_comes_first() -> None:
    made = page(report(CLAIMS, FOUND, text=TEXT, unread=[Unread("x.toml", "it is a folder")], suppressed=2))
    assert said(made, "h1") == ["1 error, 2 warnings in 11 statements"]
    header = said(made, "header")[0]
    assert "1 file could not be read. 2 findings answered in the files." in header
    assert "provenance explain FMT01 says why and how to mend it." in header


def test_what_a_run_leaves_out_is_said_at_its_head() -> None:
    header = said(page(report(CLAIMS, baselined=12, untrusted=1, since="main")), "header")[0]
    for sentence in (
        "Only statements that changed since main are shown.",
        "12 findings are in the baseline.",
        "1 suppression does not count: the trusted revision does not hold it.",
    ):
        assert sentence in header


def test_it_has_the_words_of_the_terminal() -> None:
    given = report(CLAIMS, FOUND, text=TEXT)
    words = " ".join(said(page(given), "body")[0].replace("→ through", "→").split())
    terminal = " ".join(shown(given, width=1000, verbose=True).split())
    file = given.files[0]
    grouped = grouping.groups(file, REGISTRY)
    expected = [grouping.heading(group, "The Gazette") for group in grouped]
    expected += [share.words for share in grouping.summary(grouped, REGISTRY)]
    for group in grouped:
        for block in grouping.blocks(group, ARTICLE, REGISTRY):
            first = block.claims[0]
            if first.directness is not None:
                expected += [" → ".join(block.chain), wording.hands(first.directness.hand_level)]
                expected += [f"weakest: {wording.weakest(first, ARTICLE, REGISTRY)}"]
                expected += [wording.band(first.directness.lower, first.directness.upper)]
        for action in grouping.actions(grouping.blocks(group, ARTICLE, REGISTRY), ARTICLE, REGISTRY):
            expected.append(action.words.partition(" ")[2])
    expected += [each.message for each in FOUND] + [each.claim.text for each in file.claims]
    assert len(expected) > 50
    assert not [each for each in expected if each not in terminal]
    assert not [each for each in expected if each not in words]


def test_what_the_author_can_mend_stands_with_its_line_and_the_words_that_are_meant() -> None:
    made = page(report(CLAIMS, FOUND, text=TEXT))
    assert said(made, "pre") == ['2 | vantage = "particpant"']
    assert said(made, "mark") == ['"particpant"']
    [frame] = [each for each in made.all("div") if each.attributes.get("class") == "frame"]
    assert " ".join(made.words(frame).split()) == (
        f'{FILE}:2:11 error: unknown vantage "particpant" FMT01 2 | vantage = "particpant" fix: participant'
    )


def test_findings_alike_are_one_entry_that_leads_to_their_claims() -> None:
    made = page(report(CLAIMS, FOUND, text=TEXT))
    [entry] = [words for words in said(made, "li") if "what kind of source" in words]
    assert entry == "The article does not say what kind of source this is.c2 c8 · ANO01 · lines 3 and 9"


def test_every_claim_has_an_address_and_every_link_leads_somewhere() -> None:
    made = page(report(CLAIMS, FOUND, text=TEXT))
    ids = made.ids()
    assert len(set(ids)) == len(ids)
    assert {f"claims/dam/{each.id}" for each in CLAIMS} | {each.id for each in CLAIMS} <= set(ids)
    links = [each.attributes["href"] for each in made.all("a") if each.attributes["href"].startswith("#")]
    assert {link[1:] for link in links} <= set(ids)


def test_in_a_report_on_several_files_a_claim_is_known_by_its_file_too() -> None:
    ids = page(many(2, 2)).ids()
    assert {"claims/00000/c1", "claims/00001/c1"} <= set(ids)
    assert "c1" not in ids


def test_addresses_are_safe_and_told_apart_whatever_files_and_claims_are_called() -> None:
    names = ("c1", "c1", "c 1", 'c"1', "c\n1", "<b>", "ä", "c1-2", "#")
    claims = tuple(scored(claim(name, CLAIMS[0].origin), number) for number, name in enumerate(names))
    files = tuple(FileReport(name, "", ARTICLE, claims) for name in ("a b.toml", "a-b.toml", '"><script>.toml'))
    ids = page(Report(files, registry=REGISTRY, today=TODAY)).ids()
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9._/:-]+", each) for each in ids)
    assert sum("/" in each for each in ids) == 27


def test_a_large_run_lists_files_with_findings_and_says_what_it_leaves_out() -> None:
    made = page(many(html.MOST_SECTIONS + 5, 1))
    assert len([each for each in made.all("details") if each.attributes.get("class") == "file"]) == html.MOST_SECTIONS
    words = said(made, "main")[0]
    assert (
        "405 files: the 400 gravest of those with findings are listed, without their statements. --verbose shows"
        in words
    )
    assert "Left out, so that the page stays light: 5 files with findings. --verbose shows everything," in words
    assert not made.all("svg")


def test_the_gravest_files_are_never_the_ones_that_are_left_out() -> None:
    given = many(html.MOST_SECTIONS + 5, 1)
    last = given.files[-1]
    given.files = (*given.files[:-1], last.but(findings=(replace(ERROR, claim="c0"), *last.findings)))
    assert last.file in said(page(given), "h2")


def test_statements_beyond_the_bound_are_counted_and_nothing_leads_to_them() -> None:
    made = page(many(3, 1000))
    links = {each.attributes["href"] for each in made.all("a")} - {ARTICLE.url}
    assert links <= {f"#{each}" for each in made.ids()}
    assert len([each for each in made.all("span") if each.attributes.get("class") == "words"]) == html.MOST_STATEMENTS
    assert "the page stays light: 1,000 statements." in said(made, "main")[0]


def test_verbose_leaves_nothing_out() -> None:
    given = many(html.MOST_SECTIONS + 5, 1)
    made = page(given, verbose=True)
    assert len([each for each in made.all("span") if each.attributes.get("class") == "words"]) == given.claims
    assert "Left out" not in said(made, "main")[0]


def test_many_files_are_folded_but_for_those_with_errors() -> None:
    given = many(5)
    given.files = (*given.files[:4], given.files[4].but(findings=(replace(ERROR, claim="c0"),)))
    files = [each for each in page(given).all("details") if each.attributes.get("class") == "file"]
    assert ["open" in each.attributes for each in files] == [False, False, False, False, True]


def test_checks_that_were_skipped_and_files_that_were_not_read_are_listed() -> None:
    skips = [Skipped("EVD01", "c1", "no evidence for https://a.example/1", FILE)]
    made = page(report(CLAIMS, (), skips, unread=[Unread("x.toml", "it is a folder")]))
    assert "1 check skipped: no evidence for https://a.example/1: run provenance verify" in said(made, "li")
    assert "Not read: x.toml: it is a folder." in said(made, "li")


def test_a_run_without_findings_says_so_and_no_more() -> None:
    made = page(report(CLAIMS[:1]))
    assert said(made, "h1") == ["1 statement in 1 file: nothing to report"]
    assert "explain" not in said(made, "header")[0]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://x.example/ y"])
def test_what_is_no_address_is_no_link(url: str) -> None:
    found = replace(finding("EVD01", "x", "c1"), url=url)
    given = report(CLAIMS[:1], [found])
    given.files[0].article = replace(ARTICLE, url=url)
    assert all(each.attributes["href"].startswith("#") for each in page(given).all("a"))


def test_headings_step_down_one_level_at_a_time() -> None:
    made = page(report(CLAIMS, FOUND, text=TEXT))
    levels = [int(each.tag[1]) for each in made.elements if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_is_loaded_and_nothing_is_run() -> None:
    assert page(report(CLAIMS, FOUND, text=TEXT)).shut()


@settings(max_examples=20)
@given(hostile_reports(), st.booleans())
def test_whatever_files_hold_the_page_keeps_its_shape(given: Report, verbose: bool) -> None:
    source = "".join(html.render(given, verbose=verbose))
    source.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", source)
    made = Page(source)
    assert made.shut()
    assert {each.tag for each in made.elements} <= ALLOWED
    for element in made.elements:
        assert not [name for name in element.attributes if name.startswith("on")]
        assert element.attributes.get("href", "#").startswith(("#", "http://", "https://"))
    ids = made.ids()
    assert len(set(ids)) == len(ids)
    assert source == "".join(html.render(given, verbose=verbose))
