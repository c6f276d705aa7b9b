"""Claim files as text: whatever they hold is read back as it was."""

import datetime
import re

from hypothesis import given
from hypothesis import strategies as st

from provenance.claimfile.limits import Limits
from provenance.claimfile.parse import parse
from provenance.claimfile.toml import load
from provenance.claimfile.write import claim_file, comment, string
from provenance.model.chain import Identity, Mode, Origin, Record, Relay, Vantage
from provenance.model.claim import Allow, Article, Claim, ClaimFile, Kind, Placement, Scope
from provenance.model.finding import Path
from tests.render.reports import hostile

ARTICLE = Article(
    "the-gazette",
    'The "dam" closes',
    "https://gazette.example/dam",
    datetime.date(2025, 12, 3),
    datetime.datetime(2025, 12, 4, 9, 12, tzinfo=datetime.UTC),
    "en",
)
FULL = Claim(
    id="c1",
    text='It\'s said: "the dam" closes.',
    quote="the dam closes",
    scope=Scope.UTTERANCE,
    mode=Mode.MIXED,
    origin=Origin(Identity.DESCRIBED, Vantage.FAMILIAR, "a source", "k", "ana-ruiz", "water-board", "radio", "fear"),
    translated=True,
    kind=Kind.FORECAST,
    place=Placement.LEDE,
    cue="said",
    about=("water-board", 'a "b"'),
    asserts="x",
    denies="y",
    original="https://a.example/1",
    translator="Ana",
    review=datetime.date(2026, 1, 1),
    established="https://a.example/2",
    relays=(
        Relay("the-herald", "the Herald", Mode.DIRECT, "https://herald.example/1", datetime.date(2025, 12, 2)),
        Relay(as_written="a radio station"),
    ),
    records=(Record("https://a.example/3"),),
    allows=(Allow("ANO03", "agreed", datetime.date(2026, 3, 1)), Allow("ANO01", "agreed")),
)
BARE = Claim("c2", "The dam.", "dam", Scope.FACT, Mode.OWN, Origin(Identity.NONE, Vantage.UNKNOWN))
FILE = ClaimFile(1, ARTICLE, (FULL, BARE))


def written(file: ClaimFile, notes: dict[Path, list[str]] | None = None) -> str:
    return "".join(claim_file(file, notes or {}))


def test_a_file_with_everything_in_it_is_read_back_as_it_was() -> None:
    parsed = parse(written(FILE), "a.toml")
    assert parsed.problems == ()
    assert parsed.file == FILE


def test_what_has_its_default_is_left_out() -> None:
    assert written(ClaimFile(1, ARTICLE, (BARE,))).endswith(
        '\n[[claim]]\nid = "c2"\ntext = "The dam."\nquote = "dam"\nscope = "fact"\nmode = "own"\n'
        '[claim.origin]\nidentity = "none"\nvantage = "unknown"\n'
    )


def test_a_file_comes_in_pieces_one_a_claim() -> None:
    pieces = list(claim_file(FILE))
    assert len(pieces) == 3
    assert [piece.count("[[claim]]") for piece in pieces] == [0, 1, 1]


def test_a_note_is_a_comment_above_its_place() -> None:
    notes: dict[Path, list[str]] = {
        (): ["head"],
        ("article",): ["article"],
        ("article", "url"): ["url"],
        ("claim", 1): ["one", "two"],
        ("claim", 1, "quote"): ["quote"],
        ("claim", 0, "origin"): ["origin"],
        ("claim", 0, "relay", 1): ["relay"],
        ("claim", 0, "relay", 1, "as_written"): ["words"],
    }
    text = written(FILE, notes)
    for expected in (
        "# head\nversion = 1\n",
        "# article\n[article]\n",
        '# url\nurl = "https://gazette',
        "# one\n# two\n[[claim]]\n",
        '# quote\nquote = "dam"\n',
        "# origin\n[claim.origin]\n",
        '# relay\n[[claim.relay]]\n# words\nas_written = "a radio station"\n',
    ):
        assert expected in text
    assert parse(text, "a.toml").file == FILE


@given(hostile | st.text())
def test_every_string_is_read_back_as_it_was(text: str) -> None:
    line = string(text)
    assert "\n" not in line
    assert load(f"a = {line}\n", "a.toml", Limits()) == {"a": re.sub("[\ud800-\udfff]", "\ufffd", text)}


@given(hostile | st.text())
def test_no_comment_ends_early_or_holds_what_toml_forbids(text: str) -> None:
    lines = "".join(comment(text))
    assert load(lines, "a.toml", Limits()) == {}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028\ud800-\udfff]", lines)


def test_the_marks_around_a_string_save_escapes() -> None:
    assert string("the dam") == '"the dam"'
    assert string('the "dam"') == "'the \"dam\"'"
    assert string('it\'s "here"\n') == '"it\'s \\"here\\"\\n"'
    assert string("\x1b[2J\u202e") == '"\\u001B[2J\\u202E"'
    assert string("\U000e0041") == '"\\U000E0041"'
