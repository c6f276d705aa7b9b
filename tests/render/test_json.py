"""The JSON of ``check``: the contract's shape, to the key; whole and valid whatever words the input holds."""

import datetime
import json as stdlib
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from provenance.model.chain import Chain, Identity, Link, Mode, Origin, Record, Relay, Vantage, Verified
from provenance.model.claim import Article, Claim, Kind, Scope
from provenance.model.finding import FileReport, Finding, Place, Report, ScoredClaim, Severity, Skipped, Unread
from provenance.model.score import Corroboration, Directness, Factor, Reliability, Step, TrackRecord
from provenance.model.source import Registry
from provenance.model.text import Span
from provenance.render import json, jsonl
from tests.property.woven import woven

FILE = "claims/x.toml"
ARTICLE = Article("pravda-ru", "Three pillars", "https://example.org/three-pillars")
OFFICIALS = Origin(Identity.DESCRIBED, Vantage.FAMILIAR, as_written="Officials familiar with the discussions")
RELAY = Relay(source="nbc-news", as_written="NBC News")
RECORDED = Link(Mode.RECORD)
WEAKEST = Factor("identity", "described", 0.7, 0.7)
DIRECTNESS = Directness(0.314, 0.532, "2-3d", WEAKEST, (WEAKEST,))
HOSTILE = (
    "\n::error::pwned",
    "\r\n::set-output name=x::y",
    "%0A::error::pwned",
    "##vso[task.setvariable]x",
    "##[error]x",
    "[click](https://evil.example)",
    "{0} {x} }{",
    '"}],"findings":[]}',
    "a,b:c=d%",
    "\x1b[2J\x00\x7f\x85",
    "\u202e\u2066\u200b\u2028\u2029\ufeff",
    "\ud800",
    "\udfff\ud800",
    "😀 é ß 中",
    "/etc/passwd",
    "C:/Windows",
    "//host/share",
    "../../x.toml",
    "a b?c#d.toml",
    "",
)
"""Words that have hurt other programs, halves of surrogate pairs included."""

words = woven(HOSTILE, most=3, other=st.text(st.characters(exclude_categories=()), max_size=8))


def scored(
    claim: Claim, *, graded: bool = True, record: bool = False, verified: Sequence[Verified] | None = None
) -> ScoredClaim:
    """The claim as checking scores it, with scores of the tests' choice."""
    checked = tuple(verified or [Verified.NONE] * (len(claim.relays) + 1))
    links = (*([RECORDED] if record else ()), *(Link(Mode.UNKNOWN, False, each) for each in checked))
    chain = Chain(claim.origin.identity, claim.origin.vantage, links, True, record)
    if not graded:
        return ScoredClaim(claim, 0, 31, chain, checked)
    return ScoredClaim(
        claim,
        0,
        31,
        chain,
        checked,
        DIRECTNESS,
        Corroboration(6, 1, 0.314, 0.532),
        Step("open the relay's page", "relay 1", 33),
        Step("name the source", "origin", 45),
    )


def claim(name: str = "c2", *, mode: Mode = Mode.INDIRECT, relays: tuple[Relay, ...] = (RELAY,), **more: Any) -> Claim:
    """A claim of officials by way of NBC News."""
    origin = more.pop("origin", OFFICIALS)
    return Claim(name, "A line is red.", "the line is red", Scope.UTTERANCE, mode, origin, relays=relays, **more)


def finding(
    message: str = "Reported by NBC News.",
    *,
    code: str = "CHN01",
    severity: Severity = Severity.WARNING,
    file: str = FILE,
    path: str = "claim[2].relay[0]",
    span: tuple[int, int, int, int] = (31, 1, 31, 20),
    of: str | None = "c2",
    url: str | None = None,
    fix: str | None = None,
) -> Finding:
    """A finding on the claim c2."""
    return Finding(code, "relayed-report", severity, "article", message, Place(file, path, Span(*span)), of, url, fix)


def run(*files: FileReport, unread: tuple[Unread, ...] = (), **more: Any) -> Report:
    """A run over these files with a registry beside them."""
    return Report(
        files, registry=Registry(path="sources.toml"), unread=unread, today=datetime.date(2025, 12, 4), **more
    )


SAMPLE = run(
    FileReport(
        FILE,
        "",
        ARTICLE,
        (scored(claim()), scored(claim("c3", kind=Kind.OPINION, relays=()), graded=False)),
        (
            finding("Later.", code="ANO03", span=(40, 1, 41, 5), of="c3", path="claim[3].origin", fix="Say why."),
            finding(),
            finding("Not valid.", code="FMT01", severity=Severity.ERROR, of=None, path="article", span=(3, 1, 3, 2)),
        ),
        (Skipped("EVD01", "c2", "no evidence for https://example.org/nbc", FILE),),
        1,
    ),
    FileReport(
        "sources.toml",
        findings=(
            finding(
                "Nobody's rating of NBC News is on file.",
                code="OUT01",
                severity=Severity.INFO,
                file="sources.toml",
                path="outlet.nbc-news",
                of=None,
                url="https://example.org/nbc",
            ),
        ),
    ),
    unread=(Unread("claims/y.toml", "permission to read it is denied"),),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Runs whose every word is hostile: texts, names, ids, paths, files."""
    files = []
    for name in draw(st.lists(words, max_size=2, unique=True)):
        found = [
            finding(
                draw(words),
                code=draw(st.sampled_from(["CHN01", "ANO01", "FMT01", "XXX99"])),
                severity=draw(st.sampled_from(Severity)),
                file=name,
                path=draw(words),
                span=(line := draw(st.integers(1, 9)), 2, line + draw(st.integers(0, 1)), 5),
                of=draw(words | st.none()),
                url=draw(words | st.none()),
                fix=draw(words | st.none()),
            )
            for _ in range(draw(st.integers(0, 3)))
        ]
        origin = Origin(
            draw(st.sampled_from(Identity)), draw(st.sampled_from(Vantage)), draw(words), source=draw(words)
        )
        relays = tuple(Relay(draw(words), draw(words)) for _ in range(draw(st.integers(0, 2))))
        one = Claim(
            draw(words), draw(words), draw(words), Scope.FACT, draw(st.sampled_from(Mode)), origin, relays=relays
        )
        article = Article(draw(words), draw(words), draw(words))
        skip = Skipped("EVD01", draw(words), draw(words), name)
        files.append(FileReport(name, "", article, (scored(one),), tuple(found), (skip, skip)))
    return run(*files, unread=tuple(Unread(draw(words), draw(words)) for _ in range(draw(st.integers(0, 1)))))


def read(report: Report) -> Any:
    """The document, parsed by another parser."""
    return stdlib.loads(b"".join(json.render(report)))


def check(schema: dict[str, Any]) -> Draft202012Validator:
    """A validator for the schema, which is one itself."""
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


DOCUMENT = check(json.schema())
LINE = check(jsonl.schema())


def test_a_claim_has_the_shape_of_the_contract() -> None:
    assert read(SAMPLE)["claims"][0] == {
        "file": "claims/x.toml",
        "id": "c2",
        "line": 31,
        "text": "A line is red.",
        "scope": "utterance",
        "kind": "report",
        "chain": [
            {
                "role": "origin",
                "as_written": "Officials familiar with the discussions",
                "source": None,
                "identity": "described",
                "vantage": "familiar",
            },
            {
                "role": "relay",
                "as_written": "NBC News",
                "source": "nbc-news",
                "mode": "unknown",
                "verified": "none",
                "reliability": {"letter": "F", "range": ["F"]},
            },
            {"role": "outlet", "source": "pravda-ru", "mode": "indirect", "verified": "none"},
        ],
        "directness": {"hand_level": "2-3d", "lower": 31, "upper": 53, "weakest": "identity: described"},
        "second_hand": True,
        "reliability": {"letter": "F", "range": ["F"], "raters": []},
        "track_record": None,
        "corroboration": {"digit": 6, "origins": 1, "lower": 31, "upper": 53},
        "next_step": {"do": "open the relay's page", "where": "relay 1", "raises_lower_to": 33},
        "ask_the_outlet": {"do": "name the source", "raises_lower_to": 45},
    }


def test_the_rest_has_the_shape_of_the_contract() -> None:
    document = read(SAMPLE)
    assert list(document) == ["version", "summary", "claims", "findings", "skips", "unread"]
    assert document["version"] == 1
    assert document["summary"] == {
        "files": 1,
        "claims": 2,
        "findings": {"error": 1, "warning": 2, "info": 1},
        "skipped": 1,
        "suppressed": 1,
        "baselined": 0,
        "untrusted": 0,
        "elsewhere": None,
    }
    assert document["findings"][1] == {
        "code": "CHN01",
        "name": "relayed-report",
        "severity": "warning",
        "about": "article",
        "message": "Reported by NBC News.",
        "file": "claims/x.toml",
        "line": 31,
        "column": 1,
        "end_line": 31,
        "end_column": 20,
        "claim": "c2",
        "path": "claim[2].relay[0]",
        "url": None,
        "fix": None,
    }
    assert document["skips"] == [
        {"code": "EVD01", "claim": "c2", "reason": "no evidence for https://example.org/nbc", "file": "claims/x.toml"}
    ]
    assert document["unread"] == [{"file": "claims/y.toml", "reason": "permission to read it is denied"}]


def test_what_is_not_graded_has_no_scores_but_a_reliability() -> None:
    opinion = read(SAMPLE)["claims"][1]
    assert opinion["kind"] == "opinion"
    assert opinion["second_hand"] is False
    assert [each["role"] for each in opinion["chain"]] == ["origin", "outlet"]
    assert {opinion[key] for key in ("directness", "corroboration", "next_step", "ask_the_outlet")} == {None}
    assert opinion["reliability"] == {"letter": "F", "range": ["F"], "raters": []}


def test_a_record_that_holds_the_utterance_stands_after_the_origin() -> None:
    page = Record("https://example.org/transcript")
    checked = (Verified.MATCHED, Verified.NONE)
    one = scored(claim(records=(page,)), record=True, verified=checked)
    several = scored(claim(records=(page, Record("https://example.org/video"))), record=True, verified=checked)
    [first, second] = read(run(FileReport(FILE, "", ARTICLE, (one, several))))["claims"]
    assert [each["role"] for each in first["chain"]] == ["origin", "record", "relay", "outlet"]
    assert first["chain"][1] == {"role": "record", "url": "https://example.org/transcript"}
    assert [each["verified"] for each in first["chain"][2:]] == ["matched", "none"]
    assert second["chain"][1] == {"role": "record", "url": None}


def test_outlets_and_relays_carry_their_own_reliability() -> None:
    report = run(
        FileReport(FILE, "", ARTICLE, (scored(claim()), scored(claim(relays=(Relay(as_written="a radio station"),))))),
        reliability={
            "pravda-ru": Reliability("B–D", ("B", "D"), ("One", "Two")),
            "nbc-news": Reliability("B", ("B",), ("One",)),
        },
        track_record={"pravda-ru": TrackRecord(0.123456789, 0.5, 12, "D")},
    )
    [first, second] = read(report)["claims"]
    assert first["reliability"] == {"letter": "B–D", "range": ["B", "D"], "raters": ["One", "Two"]}
    assert first["track_record"] == {"lower": 0.1235, "upper": 0.5, "n": 12, "letter": "D"}
    assert first["chain"][1]["reliability"] == {"letter": "B", "range": ["B"]}
    assert second["chain"][1]["reliability"] == {"letter": "F", "range": ["F"]}
    DOCUMENT.validate(read(report))


def test_findings_stand_in_the_order_of_their_places() -> None:
    assert [each["code"] for each in read(SAMPLE)["findings"]] == ["FMT01", "CHN01", "ANO03", "OUT01"]


def test_each_claim_and_finding_has_a_line_of_its_own() -> None:
    text = b"".join(json.render(SAMPLE)).decode()
    assert text.endswith("}\n")
    assert sum(line.startswith('{"file":"claims/x.toml","id":') for line in text.split("\n")) == 2
    assert sum(line.startswith('{"code":') and '"message":' in line for line in text.split("\n")) == 4


def test_a_run_over_nothing_is_valid() -> None:
    empty = read(run())
    DOCUMENT.validate(empty)
    assert empty["claims"] == empty["findings"] == empty["skips"] == empty["unread"] == []


def test_a_file_without_a_valid_article_has_findings_only() -> None:
    document = read(run(FileReport(FILE, findings=(finding(of=None),))))
    DOCUMENT.validate(document)
    assert document["summary"]["files"] == 1
    assert len(document["findings"]) == 1


@given(st.randoms())
def test_the_order_in_which_rules_ran_does_not_show(random: Any) -> None:
    file = SAMPLE.files[0]
    findings = list(file.findings)
    random.shuffle(findings)
    shuffled = FileReport(file.file, "", file.article, file.claims, tuple(findings), file.skips, file.suppressed)
    again = run(shuffled, SAMPLE.files[1], unread=SAMPLE.unread)
    assert b"".join(json.render(again)) == b"".join(json.render(SAMPLE))


@given(reports())
def test_no_words_break_the_document(report: Report) -> None:
    document = read(report)
    DOCUMENT.validate(document)
    assert [each["id"] for each in document["claims"]] == [
        json.well_formed(scored.claim.id) for file in report.files for scored in file.claims
    ]
    messages = sorted(json.well_formed(each.message) for file in report.files for each in file.findings)
    assert sorted(each["message"] for each in document["findings"]) == messages


@given(reports())
def test_each_json_line_is_the_same_object_with_its_type(report: Report) -> None:
    lines = [stdlib.loads(line) for line in b"".join(jsonl.render(report)).split(b"\n")[:-1]]
    for line in lines:
        LINE.validate(line)
        assert next(iter(line)) == "type"
    document = read(report)
    for kind, key in (("claim", "claims"), ("finding", "findings"), ("skip", "skips"), ("unread", "unread")):
        assert [each for each in lines if each["type"] == kind] == [{"type": kind, **each} for each in document[key]]
    assert lines[-1] == {"type": "summary", **document["summary"], "version": 1}


def test_a_pair_of_surrogates_is_one_character_and_half_a_pair_is_replaced() -> None:
    assert json.well_formed("a\ud83d\ude00b") == "a😀b"
    assert json.well_formed("a\ud83db\ude00") == "a\ufffdb\ufffd"


def test_lines_are_made_as_they_are_asked_for() -> None:
    endless = json.listed(json.encoded_lines(repeat({"a": 1})))
    assert next(endless).startswith(b'\n{"a":1},\n{"a":1},\n')
    assert next(endless).startswith(b',\n{"a":1},\n')


def test_a_large_document_comes_in_small_pieces() -> None:
    claims = tuple(scored(claim(f"c{number}")) for number in range(10))
    report = run(*[FileReport(FILE, "", ARTICLE, claims, (finding(),) * 50)] * 1000)
    pieces = list(json.render(report))
    assert max(map(len, pieces)) < 500_000
    document = stdlib.loads(b"".join(pieces))
    assert len(document["claims"]) == 10_000
    assert len(document["findings"]) == 50_000


@pytest.mark.parametrize("schema", [json.schema(), jsonl.schema()], ids=["document", "line"])
def test_every_key_of_the_output_is_always_there(schema: dict[str, Any]) -> None:
    described = [each for each in (schema, *schema["$defs"].values()) if "properties" in each]
    assert len(described) > 10
    for each in described:
        assert set(each["properties"]) == set(each["required"]), each["title"]
