"""Claim files: every error at once, each with its place and its mend; what is sound is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.claimfile import registry as registry_file
from provenance.claimfile.limits import Limits
from provenance.claimfile.parse import Parsed, parse
from provenance.claimfile.toml import depth
from provenance.errors import OverCapError
from provenance.model.source import Registry
from tests.rules.examples import HEAD, REGISTRY

CLAIM = """\
[[claim]]
id = "c1"
text = "The dam closes in March."
quote = "the dam closes in March"
scope = "utterance"
mode = "indirect"
[claim.origin]
identity = "named"
vantage = "self"
"""


def registry() -> Registry:
    known, problems = registry_file.parse(REGISTRY, "sources.toml", Limits())
    assert not problems
    return known


def messages(text: str, *, known: Registry | None = None) -> list[str]:
    return [problem.message for problem in parse(text, "a.toml", known).problems]


def test_a_sound_file_has_no_problems() -> None:
    parsed = parse(HEAD + CLAIM, "a.toml", registry())
    assert parsed.problems == ()
    assert parsed.file is not None
    assert parsed.file.claims[0].id == "c1"


def test_every_error_of_a_file_is_reported_at_once() -> None:
    broken = (HEAD + CLAIM).replace('"utterance"', '"utterence"').replace('vantage = "self"', "vantge = 3")
    assert messages(broken.replace("https:", "ftp:")) == [
        'url "ftp://gazette.example/dam" does not fit. An http or https address.',
        'unknown scope "utterence": did you mean "utterance"?',
        'unknown key "vantge" in [claim.origin]: did you mean "vantage"?',
        '[claim.origin] lacks "vantage"',
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"self"', '"particpant"', 'unknown vantage "particpant": did you mean "participant"?'),
        ("version = 1", "version = 2", "unknown version 2: this release reads version 1"),
        ('text = "The dam closes in March."', 'text = " "', "text is empty"),
        ('id = "c1"', "id = 7", "id must be text, not a whole number"),
        ('id = "c1"', 'id = "c1"\ntranslated = "no"', 'translated must be true or false, not text ("no")'),
        ('id = "c1"', 'id = "c1"\nabout = "kremlin"', 'about must be a list, not text ("kremlin")'),
        ('id = "c1"', 'id = "c1"\nreview = 12:00:00', "review must be a date such as 2025-12-03, not a time of day"),
        ("2025-12-03", '"3 December"', 'published must be a date such as 2025-12-03, not text ("3 December")'),
        ("[[claim]]", "[[claim]]\nrelay = [{}]", '[claim.relay] lacks a name: give "source" or "as_written"'),
        (
            "[[claim]]",
            '[[claim]]\nallow = [{rule = "ANO01"}]',
            '[claim.allow] lacks "reason"',
        ),
    ],
)
def test_each_error_says_what_to_write(old: str, new: str, expected: str) -> None:
    assert expected in messages((HEAD + CLAIM).replace(old, new, 1))


def test_text_that_is_not_toml_says_where() -> None:
    parsed = parse('version = 1\ntitle = "é" x\n', "a.toml")
    (problem,) = parsed.problems
    assert problem.message.startswith("not valid TOML: ")
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, 13)


def test_a_sound_claim_is_kept_beside_a_broken_one_with_its_position() -> None:
    broken = CLAIM.replace('mode = "indirect"', 'mode = "shouted"').replace("c1", "c0")
    parsed = parse(HEAD + broken + CLAIM, "a.toml")
    assert parsed.file is not None
    assert [claim.id for claim in parsed.file.claims] == ["c1"]
    assert parsed.positions == (1,)
    assert [problem.claim for problem in parsed.problems] == ["c0"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://ana:secret@gazette.example/dam?x=a@b", "https://gazette.example/dam?x=a@b"),
        ("HTTP://ana@gazette.example", "HTTP://gazette.example"),
        ("https://a@b:c@gazette.example/", "https://gazette.example/"),
        ("https://ana:secret\\u0040gazette.example/dam", "https://gazette.example/dam"),
        ("https://gazette.example/@ana/1", "https://gazette.example/@ana/1"),
        ("https://gazette.example/?u=https://a:b@c.example", "https://gazette.example/?u=https://a:b@c.example"),
    ],
)
def test_names_and_passwords_are_no_part_of_an_address(written: str, read: str) -> None:
    more = f'[[claim.relay]]\nas_written = "The Post"\nurl = "{written}"\n[[claim.record]]\nurl = "{written}"\n'
    parsed = parse(HEAD + CLAIM + more, "a.toml")
    assert parsed.problems == ()
    assert parsed.file is not None
    (claim,) = parsed.file.claims
    assert (claim.relays[-1].url, claim.records[-1].url) == (read, read)


def test_an_id_used_twice_is_reported_at_the_second() -> None:
    (problem,) = parse(HEAD + CLAIM + CLAIM, "a.toml").problems
    assert (problem.kind, problem.at) == ("duplicate-id", ("claim", 1, "id"))
    assert "taken by claim 1" in problem.message


def test_an_unknown_id_comes_with_the_nearest_names() -> None:
    (message,) = messages((HEAD + CLAIM).replace("the-gazette", "the-gazete"), known=registry())
    assert message == 'no outlet "the-gazete" in sources.toml; nearest: "the-gazette" (The Gazette)'


def test_without_a_registry_one_problem_says_so() -> None:
    assert messages(HEAD + CLAIM, known=Registry()) == ["no sources.toml was found: `provenance init` writes one"]


def test_a_broken_registry_does_not_make_every_id_unknown() -> None:
    known, problems = registry_file.parse("version = ", "sources.toml", Limits())
    assert len(problems) == 1
    assert messages(HEAD + CLAIM, known=known) == []


def test_too_many_claims_are_over_the_cap() -> None:
    with pytest.raises(OverCapError, match="2 claims, more than 1"):
        parse(HEAD + CLAIM + CLAIM.replace("c1", "c2"), "a.toml", limits=Limits(claims=1))


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 200 + "]" * 200,
        "x" + ".x" * 40_000 + " = 1",
        "[" + ".".join("x" * 200) + "]",
        HEAD + "x = " + "[" * 40 + "]" * 40,
    ],
    ids=["arrays", "dotted key", "header", "just over the cap"],
)
def test_deep_nesting_is_over_the_cap(text: str) -> None:
    with pytest.raises(OverCapError, match="deeper than 32 levels"):
        parse(text, "a.toml")


def test_depth_counts_tables_and_lists() -> None:
    assert depth({}) == 1
    assert depth({"a": {"b": [{"c": 1}]}}) == 4


words = st.text(max_size=8) | st.sampled_from(["c1", "named", "self", "direct", "utterance", "the-gazette"])
fields = st.sampled_from(
    ["version", "article", "claim", "id", "text", "quote", "scope", "mode", "origin", "identity", "vantage",
     "relay", "source", "about", "allow", "rule", "reason", "outlet", "title", "url", "published", "nonsense"]
)  # fmt: skip
data = st.recursive(
    words | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.dates() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(fields, inner, max_size=6),
    max_leaves=25,
)


@settings(max_examples=400)
@given(st.dictionaries(fields, data, max_size=4))
def test_no_data_at_all_is_refused_without_a_reason(tables: dict[str, object]) -> None:
    import rtoml

    parsed: Parsed = parse(rtoml.dumps(tables), "a.toml")
    assert parsed.file is not None or parsed.problems
    if not parsed.problems:
        assert parsed.file is not None
        assert len(parsed.positions) == len(parsed.file.claims) == len(tables.get("claim", []))  # type: ignore[arg-type]


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_any_text_gives_problems_or_claims_and_never_a_crash(text: str) -> None:
    parsed = parse(text, "a.toml")
    assert parsed.problems or parsed.file is not None
