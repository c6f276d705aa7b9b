"""Pages that something cites: every word on them, what they say of themselves, and what is no page to read."""

import contextlib
import datetime
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as markup

from provenance.errors import OverCapError, UnreadableError
from provenance.model.document import CitedPage
from provenance.model.ports import Page
from provenance.reading.caps import CAPS, Caps
from provenance.reading.cited import cited
from provenance.reading.stated import stated
from provenance.reading.visible import Visible
from tests.growth import ends, grows_in_line
from tests.property.woven import strung
from tests.reading import files
from tests.reading.files import ARTICLE, PARAGRAPHS
from tests.reading.test_html import HOSTILE

WHEN = datetime.datetime(2026, 1, 15, 9, tzinfo=datetime.UTC)
URL = "https://www.kystavisen.example/2025/lock"


def fetched(body: str | bytes, media_type: str | None = "text/html", charset: str | None = "utf-8") -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(URL, URL, 200, media_type, charset, data, WHEN)


def of(body: str, head: str = "", caps: Caps = CAPS) -> CitedPage:
    return cited(fetched(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"), caps=caps)


def lines(body: str) -> list[str]:
    return Visible(markup.document_fromstring(f"<html><body>{body}</body></html>")).lines


def ld(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **data})}</script>'


RUSSIAN = "Совет решил закрыть северный шлюз на одиннадцать недель будущей весной, сообщили в управлении. " * 4
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def test_a_page_gives_its_article_and_every_word_on_it() -> None:
    page = cited(fetched(files.page()))
    assert page.document.text == "Northern lock to close\n" + ARTICLE
    assert (page.document.source, page.document.url, page.document.language) == (URL, URL, "en")
    assert page.whole.split("\n") == [
        "Home",
        "Sport",
        "Northern lock to close",
        *PARAGRAPHS,
        "A scandal, and nobody resigns, says a reader.",
        "© 2025 Kystavisen. All rights reserved.",
    ]
    assert (page.modified, page.free, page.needs_script) == (None, None, False)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>The <b>t</b>ide <i>turns</i>.<p>Twice", ["The tide turns.", "Twice"]),
        ("One<br>line<br><br>Next", ["One line", "Next"]),
        ("<pre>Q. Was it\nopen?\n\nA. No.</pre>", ["Q. Was it open?", "A. No."]),
        ("<figure><img alt=no><figcaption>The lock in May</figcaption></figure>", ["The lock in May"]),
        ("<table><caption>Costs</caption><tr><th>Year<td>41 million</table>", ["Costs", "Year", "41 million"]),
        ("<blockquote>“No.”<footer>— Vik</footer></blockquote>", ["“No.”", "— Vik"]),
        ("<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>", ["a", "b", "c", "d"]),
        ("<details><summary>Why?</summary>Rust.</details>", ["Why?", "Rust."]),
        ("<aside><h4>Fact box</h4>Built 1911</aside>", ["Fact box", "Built 1911"]),
        ("har&shy;bour, caf&eacute;, a&nbsp;b&#8203;c &amp;c", ["harbour, café, a bc &c"]),
        ("<button>Share</button><button>Save</button>", ["Share Save"]),
        ('<span style="display:block">one</span><span style="display: block">two</span>', ["one", "two"]),
        ("<svg><title>no</title><text>Tonnes</text><text>1911</text></svg>", ["Tonnes", "1911"]),
        ("<div><template shadowrootmode=open><p>shade</p></template></div>", ["shade"]),
        ('It closed<sup><a href="#n1">[1]</a></sup> in 10<sup>2</sup> days.', ["It closed in 102 days."]),
        ('Read <a href=/>this<span class="sr-only"> (new window)</span></a>.', ["Read this.", "(new window)"]),
        ('<button aria-controls="x">Why?</button><div id=x hidden>Rust.</div>', ["Why?", "Rust."]),
        ('<div hidden="until-found">found</div>', ["found"]),
    ],
)
def test_words_are_read_as_they_are_seen(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>x</script>", "<style>x</style>", "<template>x</template>", "<noscript>x</noscript>", "<!-- x -->",
        "<div hidden>x</div>", '<div style="color:red; DISPLAY : none">x</div>', '<p style="visibility:hidden">x</p>',
        "<iframe>x</iframe>", "<video>x</video>", "<select><option>x</select>", "<textarea>x</textarea>",
        "<svg><defs><text>x</text></defs></svg>", '<img alt="x">', '<p title="x"></p>', "<div hidden><p>x</p>x</div>",
        '<section subscriptions-section="content-not-granted">x</section>',
    ],
)  # fmt: skip
def test_what_a_browser_does_not_show_is_not_read(unseen: str) -> None:
    assert lines(f"<p>be{unseen}fore</p>after")[-1].endswith("after")
    assert not any("x" in line for line in lines(f"<p>be{unseen}fore</p>after"))


_words = st.text("abcdefgé-’", min_size=1, max_size=8)
_inline = st.sampled_from(["", "b", "i", "a", "span", "em", "strong", "font", "mark", "abbr", "del", "amp-link"])
_block = st.sampled_from(
    "p div li td blockquote figcaption section aside h2 details dd center article main footer th caption".split()
)
_junk = st.sampled_from([
    "<script>qqq</script>", "<style>qqq{}</style>", "<!-- qqq -->", "<template>qqq</template>", "<p hidden>qqq</p>",
    "<noscript>qqq</noscript>", "<nav>n</nav>", "<img>", "<hr>", "<iframe>qqq</iframe>", "</div>", "</b>",
])  # fmt: skip


@st.composite
def _pieces(draw: st.DrawFn) -> tuple[str, str]:
    """A block of a page and the words that it shows."""
    words = draw(st.lists(st.tuples(_words, _inline), min_size=1, max_size=6))
    inner = " ".join(f"<{tag}>{word}</{tag}>" if tag else word for word, tag in words)
    block = draw(_block)
    before, after = draw(_junk), draw(_junk)
    return f"{before}<{block}>{inner}</{block}>{after}", " ".join(word for word, _ in words)


@settings(max_examples=60, deadline=None)
@given(st.lists(_pieces(), min_size=1, max_size=6))
def test_the_words_of_a_block_stand_on_one_line_in_order_and_nothing_unseen_does(pieces: list[tuple[str, str]]) -> None:
    seen = lines("".join(made for made, _ in pieces))
    place = 0
    for _, words in pieces:
        place = next(number for number, line in enumerate(seen[place:], place) if words in line)
    assert not any("qqq" in line for line in seen)
    assert all(line == " ".join(line.split()) != "" for line in seen)


MAKE_UPS = {
    "tables": f"<table><tr><td><font face=a>Home<br>News</font></td><td>{TEXT}</td></tr></table>",
    "breaks": "<br><br>".join(PARAGRAPHS),
    "wordpress": f'<div id="page"><div class="entry-content">{TEXT}</div><div class="sharedaddy">Share</div></div>',
    "amp": f'<amp-analytics></amp-analytics><article><amp-img src=a></amp-img><amp-story>{TEXT}</amp-story></article>',
    "transcript": "".join(f"<p>MODERATOR: {paragraph}</p>" for paragraph in PARAGRAPHS),
    "questions": "".join(f"<h3><button>And?</button></h3><div>{paragraph}</div>" for paragraph in PARAGRAPHS),
    "in a list": "<ul>" + "".join(f"<li>{paragraph}" for paragraph in PARAGRAPHS) + "</ul>",
    "as typed": "<pre>" + "\n\n".join(PARAGRAPHS) + "</pre>",
    "spans": "".join(f"<div><i>{paragraph[:9]}</i><i>{paragraph[9:]}</i></div>" for paragraph in PARAGRAPHS),
    "captions": "".join(f"<figure><figcaption>{paragraph}</figcaption></figure>" for paragraph in PARAGRAPHS),
    "a quotation": f"<blockquote>{TEXT}</blockquote>",
    "no markup": "\n".join(PARAGRAPHS),
}  # fmt: skip


@pytest.mark.parametrize("name", MAKE_UPS)
def test_every_paragraph_is_found_however_the_page_is_made(name: str) -> None:
    page = of(MAKE_UPS[name])
    assert page.document.text
    for paragraph in PARAGRAPHS:
        assert " ".join(paragraph.split()) in " ".join(page.whole.split())
    assert not page.needs_script


def test_a_page_without_an_article_is_read_by_all_its_words() -> None:
    page = of('<table><tr><td>Water</td><td style="x">4,100</td></tr></table>', "<title>Levels</title>")
    assert page.document.text == page.whole == "Water\n4,100"
    assert page.document.title == "Levels"


def test_text_that_shows_only_without_scripts_counts_where_there_is_hardly_any_other() -> None:
    page = of(f"<p>Kystavisen</p><noscript>{TEXT * 3}</noscript>")
    assert PARAGRAPHS[0] in page.whole
    assert PARAGRAPHS[0] not in of(f"{TEXT * 3}<noscript>{TEXT}</noscript>").whole.split("\n")[15:]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (ld(dateModified="2025-03-16T10:00:00+01:00"), "2025-03-16"),
        (ld(**{"@graph": [{"@type": "WebPage", "dateModified": "2025-03-18"}]}), "2025-03-18"),
        (ld(**{"@type": ["Thing", "OpinionNewsArticle"], "dateModified": "2025-03-17"}), "2025-03-17"),
        ('<meta property="article:modified_time" content="2025-03-16T08:30:00+01:00">', "2025-03-16"),
        ('<meta property="og:updated_time" content="2025-03-16">', "2025-03-16"),
        ('<meta itemprop="dateModified" content="2025-03-16">', "2025-03-16"),
        ('<meta name="DCTERMS.modified" content="2025-03-16">', "2025-03-16"),
        (ld(dateModified="2025-03-16") + '<meta property="og:updated_time" content="2025-03-19">', "2025-03-16"),
        (ld(dateModified="yesterday"), None),
        (ld(dateModified=["2025-03-16"]), None),
        (ld(dateModified="0001-01-01T00:00:00"), None),
        (ld(**{"@type": "ItemList", "itemListElement": [{"@type": "Article", "dateModified": "2025-03-16"}]}), None),
        ('<script type="application/ld+json">{"dateModified": "2025-03-16"</script>', None),
    ],
)
def test_the_day_of_the_last_change_is_as_the_page_states_it(head: str, day: str | None) -> None:
    found = of(TEXT, head).modified
    assert (found.isoformat() if found else None) == day


def test_a_time_in_the_text_that_says_when_it_changed_is_heeded() -> None:
    changed = '<time itemprop="dateModified" datetime="2025-03-16T10:00">16 March</time>'
    assert of(TEXT + changed).modified == datetime.date(2025, 3, 16)
    one = '<time class="updated" datetime="2025-03-16">'
    assert of(TEXT + one).modified == datetime.date(2025, 3, 16)
    assert of(TEXT + one * 2).modified is None


def test_the_day_of_publication_is_known_even_without_an_article() -> None:
    page = of("<table><tr><td>Water<td>4,100</table>", ld(datePublished="2025-03-14T08:30:00+01:00"))
    assert page.document.published == datetime.date(2025, 3, 14)


@pytest.mark.parametrize(
    ("head", "body", "free"),
    [
        (ld(isAccessibleForFree=False), TEXT, False),
        (ld(isAccessibleForFree="False"), TEXT, False),
        (ld(isAccessibleForFree="http://schema.org/False"), TEXT, False),
        (ld(hasPart={"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paid"}), TEXT, False),
        (ld(isAccessibleForFree=True), TEXT, True),
        (ld(isAccessibleForFree="perhaps"), TEXT, None),
        (ld(isAccessibleForFree=False, wordCount=len((TEXT * 2).split())), TEXT * 3, None),
        (ld(isAccessibleForFree=False, wordCount="2000"), TEXT * 3, False),
        ('<meta name="article:content_tier" content="locked">', TEXT, False),
        ('<meta property="article:content_tier" content="free">', TEXT, True),
        ('<meta property="article:content_tier" content="metered">', TEXT, False),
        ('<meta property="article:content_tier" content="metered">', TEXT * 3, None),
        ('<meta itemprop="isAccessibleForFree" content="false">', TEXT, False),
        ("", TEXT + "<div><p>Subscribe to continue reading.</p></div>", False),
        ("", TEXT + "<div>Already a subscriber? Log in to read on</div>", False),
        (ld(isAccessibleForFree=True), TEXT + "<div>Subscribe to continue reading</div>", True),
        ("", TEXT + "<footer>Subscribe to our newsletter</footer>", None),
        ("", "<p>“Subscribe to continue reading,” the sign said, and " + "so it went on and on, " * 40 + TEXT, None),
        ("", TEXT, None),
    ],
)
def test_who_may_read_it_is_as_the_page_says(head: str, body: str, free: bool | None) -> None:
    assert of(body, head).free is free


APP = "<script src=/main.js></script>"
SHELLS = {
    "react": '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>' + APP,
    "next": f'<div id="__next"></div>{APP}',
    "angular": f"<app-root></app-root>{APP}",
    "with a header": f'<header>Kystavisen<ul><li>News<li>Sport</ul></header><div id="app"> </div>{APP}',
    "nothing at all": APP,
    "a request": f"<p>Please enable JavaScript to view this page.</p>{APP}",
    "cloudflare": "<noscript>Enable JavaScript and cookies to continue</noscript><script>_cf_chl_opt={}</script>",
    "cloudflare, older": "<h1>Checking your browser before accessing kystavisen.example.</h1>" + APP,
    "datadome": "<p>Please enable JS and disable any ad blocker</p><script src=//ct.captcha-delivery.com></script>",
    "a robot?": "<h1>Are you a robot?</h1><p>Please make sure your browser supports cookies.</p>",
    "incapsula": '<iframe src="/_Incapsula_Resource?x=1">Request unsuccessful.</iframe>',
    "aws": "<script>window.gokuProps = {}</script><h1>Wait</h1>",
}


@pytest.mark.parametrize("name", SHELLS)
def test_a_shell_or_a_challenge_is_no_page_that_was_read(name: str) -> None:
    assert of(SHELLS[name]).needs_script


def test_a_challenge_is_known_by_its_title() -> None:
    assert of("<p>kystavisen.example</p>", "<title>Just a moment...</title>").needs_script
    assert not of(TEXT, "<title>Just a moment...</title>" + APP).needs_script


@pytest.mark.parametrize(
    "body",
    [
        "<p>The lock is shut until May.</p>" + APP,
        "<h1>Correction</h1><p>The lock will cost 41 million, not 14.</p>" + APP,
        f'<div id="root"><p>The lock is shut until May.</p></div>{APP}',
        f"{TEXT}<noscript>Please enable JavaScript to see the comments.</noscript>{APP}",
        f'{TEXT}<div id="app"></div>{APP}',
        "<p>“Verify nothing,” he said, when asked whether he was human.</p>" + APP,
        f"<p>{PARAGRAPHS[0]}</p><script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>",
    ],
)
def test_a_short_page_is_a_page(body: str) -> None:
    assert not of(body).needs_script


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", RUSSIAN, "ru"),
        ("", RUSSIAN, "ru"),
        ("en-GB", ARTICLE, "en-GB"),
        ("", ARTICLE, "en"),
        ("nb", "Slusen stenges i mai.", "nb"),
        ("", "Slusen stenges i mai.", None),
    ],
)  # fmt: skip
def test_the_language_is_the_texts_own_where_that_is_beyond_doubt(
    declared: str, text: str, language: str | None
) -> None:
    page = cited(fetched(f"<!doctype html><html lang='{declared}'><body><p>{text}</p></body></html>"))
    assert page.document.language == language


def test_every_kind_of_file_is_read_and_all_of_its_words_are_its_text() -> None:
    text = cited(fetched(ARTICLE, "text/plain"))
    assert text.document.text == text.whole == ARTICLE
    word = cited(fetched(files.docx(files.paragraph(files.run(PARAGRAPHS[0]))), None))
    assert word.document.text == word.whole == PARAGRAPHS[0]
    pdf = cited(fetched(files.pdf([[(72, 700, 11, "The lock is shut until May.")]]), "application/pdf"))
    assert pdf.document.text == pdf.whole == "The lock is shut until May."
    for page in (text, word, pdf):
        assert page.document.source == page.document.url == URL
        assert (page.modified, page.free, page.needs_script) == (None, None, False)


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ("", "text/html"),
        ("<html><body><img src=a.png></body></html>", "text/html"),
        (b"\x89PNG\r\n", "image/png"),
        ('{"a": 1}', "application/json"),
        (b"WARC/1.0\r\n", None),
        (b"%PDF-1.4 broken", "application/pdf"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(body: str | bytes, media_type: str | None) -> None:
    with pytest.raises(UnreadableError) as raised:
        cited(fetched(body, media_type))
    assert "\n" not in str(raised.value)


def test_the_caps_hold_for_every_word_too() -> None:
    with pytest.raises(OverCapError, match="longer than 100 characters"):
        of(f"<table><tr><td>{ARTICLE}</table>", caps=Caps(text=100))
    with pytest.raises(OverCapError, match="elements"):
        of("<p>a</p>" * 50, caps=Caps(tags=20))


LONG: dict[str, Callable[[int], str]] = {
    "blocks": lambda size: "<p>word <b>and</b> word</p>" * size,
    "breaks": lambda size: "<br>word<br><br>" * size,
    "notes": lambda size: '<sup><a href="#a">[1]</a></sup>' * size,
    "hidden": lambda size: '<i style="display:none" id=a>x</i>' * size,
    "for screen readers": lambda size: '<i class="sr-only">word</i>' * size,
    "without scripts": lambda size: "<noscript><p>word</p></noscript>" * size,
    "opened": lambda size: '<p hidden id=x aria-controls="' + "x y " * 9 + '">a</p>' * size,
    "one line": lambda size: "word " * 20 * size,
    "as typed": lambda size: "<pre>" + "word\n" * 20 * size + "</pre>",
    "nested": lambda size: ("<div>" * 200 + "word" + "</div>" * 200) * (size // 200),
    "a nested note": lambda size: "<sup>" * 200 + "word " * 20 * size + "</sup>" * 200,
}


@pytest.mark.parametrize("name", LONG)
def test_the_time_for_all_words_grows_with_the_page(name: str) -> None:
    trees = {size: markup.document_fromstring(f"<html><body>{LONG[name](size)}") for size in (800, 3200)}
    assert grows_in_line(lambda size: Visible(trees[size]).lines, 800)


def test_the_time_for_a_pages_own_data_grows_with_it() -> None:
    def work(size: int) -> None:
        stated({"@graph": [{"@type": "Article", "hasPart": [{"isAccessibleForFree": True}] * 100}] * size})

    assert grows_in_line(work, 2000)


@pytest.mark.parametrize(
    "name", ["nested", "many attributes", "deep JSON", "no JSON", "one word", "unclosed", "less than"]
)
def test_hostile_markup_ends_soon_in_a_page_or_a_sentence(name: str) -> None:
    with ends():
        try:
            page = of(f"<p>{PARAGRAPHS[0]}</p>{HOSTILE[name]}")
        except UnreadableError as error:
            shown = str(error)
        else:
            shown = page.whole
    assert PARAGRAPHS[0] in shown or "\n" not in shown


_TOKENS = (
    "<p>|</p>|<div hidden>|</div>|<br>|<pre>|</pre>|<sup><a href=#a>|</a></sup>|<noscript>|</noscript>|<svg>|</svg>|"
    "<template shadowrootmode=open>|</template>|<span class=sr-only>|</span>|<q>|</q>|<table><tr><td>|</table>|word| |"
    "<script>|</script>|<div id=root>|<title>|</title>|&nbsp;|&#0;|<b style=display:block>|<body>|<frameset>|\n"
)


@settings(max_examples=50, deadline=None)
@given(strung(_TOKENS.split("|"), most=40))
def test_any_markup_gives_lines_without_breaks_or_a_sentence(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        page = cited(fetched("<html>" + text))
        assert all(line == " ".join(line.split()) != "" for line in page.whole.split("\n") if page.whole)
        assert page.document.text or page.needs_script or page.stand_in
