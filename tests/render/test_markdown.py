"""The report as a comment: it fits, and no words of a file are anything but words to GitHub or GitLab."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from provenance.model.finding import Report, Severity, Skipped, Unread
from provenance.render import markdown
from provenance.render.safety import one_line
from tests.render.reports import FILE, claim, finding, hostile, hostile_reports, many, report
from tests.render.test_html import ERROR, FOUND, TEXT
from tests.render.test_text import CLAIMS

READER = MarkdownIt("gfm-like", {"linkify": False})
SHAPES = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
    "list_item_open", "list_item_close", "inline", "html_block", "text", "code_inline", "softbreak", "strong_open",
    "strong_close", "em_open", "em_close",
}  # fmt: skip
FOLD = re.compile(r"<details><summary>What the (statement rests|[0-9,]+ statements rest) on</summary>|</details>")
# What GitHub and GitLab read into the text of a page after the Markdown has been read.
REFERENCES = re.compile(
    r"@\w|[#!&%~$^]\w|\b[a-z]+://|\bwww\.|\bftp\.|\bgh-\d|\b[0-9a-f]{7,40}\b|:[\w+-]+:|[\[\]<>`*_|\\{}]|^\s*/|\.\.",
    re.IGNORECASE | re.MULTILINE,
)
ATTACKS = [
    "@everyone look", "ask @team/desk.", "see #1 and org/repo#12", "GH-123", "!45", "~bug", "%\"next release\"", "$12",
    "&3", "^alert#7", "[click](https://evil.example)", "![x](https://evil.example/x.png)", "<img src=x onerror=y>",
    "<!-- x", "https://evil.example/", "www.evil.example", "mail me@evil.example", "`code`", "``` fence", "`", "``",
    "a ` b `` c", "**bold**", "_em_", "~~gone~~", "# heading", "> quote", "- item", "1. item", "+ item", "| a | b |",
    "---", "===", "/close", "/approve now", ":+1: :rocket:", "$x^2$", "&lt;b&gt; &amp; &#64;user", "\\@user", "[^1]",
    "[[wiki]]", "{+ add +}", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "x <br> y", "\n\n# x", "\r\n/close",
    "</details>", "[vulnerability:1]", "javascript:alert(1)", "ssh://x", "\u2028# x", "feff`\u202e", "a..b", "C:\\x",
]  # fmt: skip


def comment(given: Report) -> str:
    return "".join(markdown.render(given))


def leaves(text: str) -> list[Token]:
    """What a reader of Markdown makes of the text, down to the words."""
    found = []
    for token in READER.parse(text):
        found += [token, *(token.children or ())]
    return found


def assert_only_words(text: str) -> None:
    for token in leaves(text):
        assert token.type in SHAPES, token
        if token.type == "html_block":
            assert FOLD.fullmatch(token.content.strip())
        if token.type == "text":
            assert not REFERENCES.search(token.content), token.content
    for line in text.split("\n"):
        assert (
            not line
            or line.startswith(("### ", "- ", "**", "_", "<details>", "</details>", "…", "`", "not "))
            or (line[0].isalnum())
        )


def test_the_answer_comes_first_and_then_what_was_found() -> None:
    told = comment(report(CLAIMS, FOUND, text=TEXT, suppressed=1)).split("\n")
    assert told[:22] == [
        "### 1 error, 2 warnings in 11 statements",
        "",
        "1 finding answered in the files. `provenance explain FMT01` says why and how to mend it.",
        "",
        "**`claims/dam.toml`** · The Gazette, 3 December 2025, 11 statements",
        "",
        "- **3** from unnamed sourcing through The Herald",
        "- **1** with nobody named",
        '- **1** from "the board"',
        "- **3** from two named people: Ana Ruiz (2), Tom Hale (1)",
        "- **2** the outlet's own analysis and forecast, not graded",
        "- **1** established fact, not graded",
        "",
        "**Errors in the file**",
        "",
        '- `FMT01` unknown vantage "particpant" · participant · line 2 · `c1`',
        "",
        "**Warnings: unnamed sourcing through The Herald**",
        "",
        "- `ANO01` The article does not say what kind of source this is. · `c2` `c8`",
        "",
        "<details><summary>What the 11 statements rest on</summary>",
    ]
    assert "- 1 note (`--format concise` shows all)" in told


def test_what_statements_rest_on_is_folded_below() -> None:
    text = comment(report([claim("c1", CLAIMS[0].origin)]))
    assert (
        "<details><summary>What the statement rests on</summary>\n\n"
        "0 to 100: how directly a statement is sourced, not how true it is.\n\n"
        "**Rests on Ana Ruiz**\n\n"
        "- `c1` Statement c1 about the dam.\n\n"
        "**64–80** first- or second-hand, named · Ana Ruiz → The Gazette · weakest: paraphrase\n\n"
        "_Next:_ find a transcript or another record, lower bound 64 → 95\n\n"
        "</details>\n\n"
    ) in text


def test_what_a_run_leaves_out_is_said_at_its_head() -> None:
    told = comment(report(CLAIMS, baselined=12, untrusted=1, since="main")).split("\n")[2]
    assert told == (
        "Only statements that changed since main are shown. 12 findings are in the baseline. "
        "1 suppression does not count: the trusted revision does not hold it."
    )


def test_checks_that_were_skipped_and_files_that_were_not_read_come_last() -> None:
    skips = [Skipped("EVD01", "c1", "no evidence for https://a.example/1", FILE)]
    told = comment(report(CLAIMS, (), skips, unread=[Unread("x.toml", "it is a folder")])).split("\n")
    assert told[-3:] == [
        "- 1 check skipped: `no evidence for https://a.example/1`: run `provenance verify`",
        "- Not read: `x.toml`: it is a folder",
        "",
    ]


@pytest.mark.parametrize(
    "plain",
    [
        "The U.S. and the 28-point plan: 12:30, 50% or more?",
        "“Wait!” he said (twice); she didn't.",
        "Der Übergang kostet 5 € – mehr nicht…",
        "second- or third-hand, and/or unnamed",
        "AT & T",
        "漢字, हिन्दी, عربي",
    ],
)
def test_ordinary_words_stand_as_they_are(plain: str) -> None:
    assert markdown.words(plain) == plain


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_stands_in_code(attack: str) -> None:
    text = comment(report([claim("c1", CLAIMS[0].origin, text=f"{attack} x")], [finding("ANO01", attack, attack)]))
    assert_only_words(text)
    shown = [token.content for token in leaves(text)]
    assert one_line(attack) in [words.strip(" ·") for words in shown]


@given(hostile | st.text() | st.lists(st.sampled_from(ATTACKS)).map(" ".join))
def test_whatever_a_text_holds_comes_out_as_that_text_and_nothing_else(text: str) -> None:
    safe = one_line(text)
    tokens = READER.parse(f"- `x` {markdown.words(text)} ·\n")
    [inline] = [token for token in tokens if token.type == "inline"]
    assert inline.children is not None
    first, *rest = inline.children
    assert first.content == "x"
    assert {token.type for token in rest} <= {"text", "code_inline"}
    assert "".join(token.content for token in rest).strip(" ·") == safe.strip(" ·")
    assert not any(REFERENCES.search(token.content) for token in rest if token.type == "text")


@settings(max_examples=20)
@given(hostile_reports())
def test_no_words_of_a_report_are_anything_but_words(given: Report) -> None:
    text = comment(given)
    text.encode()
    assert_only_words(text)
    assert text == comment(given)


@pytest.mark.parametrize(
    ("files", "each", "words"),
    [
        (1, 2000, "A statement of some length, as they are."),
        (40, 60, "A statement of some length, as they are."),
        (500, 2, "y"),
        (3, 500, "`" * 300),
    ],
)
def test_a_large_report_fits_into_a_comment_and_says_what_it_leaves_out(files: int, each: int, words: str) -> None:
    text = comment(many(files, each, words))
    assert 10_000 < len(text) <= markdown.LIMIT - 4_000
    assert "Left out of this comment: " in text
    assert text.count("<details>") == text.count("</details>")
    assert_only_words(text)


def test_characters_that_count_twice_are_counted_twice() -> None:
    text = comment(many(40, 60, "\U00010400" * 150))
    assert len(text.encode("utf-16-le")) // 2 <= markdown.LIMIT - 4_000


def test_what_cannot_be_looked_at_takes_no_more_than_its_room() -> None:
    unread = [Unread(f"claims/{'`' * 190}{number}.toml", "`" * 300) for number in range(3000)]
    text = comment(report(CLAIMS, unread=unread))
    assert len(text) < 20_000
    assert re.search(r"^- … and [0-9,]+ more of these$", text, re.MULTILINE)


def test_the_gravest_files_come_first() -> None:
    made = many(3)
    made.files = (*made.files[:2], made.files[2].but(findings=(replace(ERROR, claim="c0"),)))
    headings = re.findall(r"^\*\*`(.*)`\*\*", comment(made), re.MULTILINE)
    assert headings == ["claims/00002.toml", "claims/00000.toml", "claims/00001.toml"]


def test_notes_are_counted_and_not_listed() -> None:
    assert "Too short" not in comment(report(CLAIMS, [finding("EVD06", "Too short.", "c1", Severity.INFO)]))
