"""A trace for people and for programs: what is known of each hop, in the words that `check` uses."""

import datetime
import json as stdlib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from provenance.model.chain import Identity as Who
from provenance.model.chain import Mode, Origin, Record, Relay, Verified
from provenance.model.chain import Vantage as How
from provenance.model.claim import Kind
from provenance.model.evidence import Correction, Status, Verdict
from provenance.model.finding import Unread
from provenance.model.score import Corroboration
from provenance.model.trace import Credited, Hop, Telling, Trace
from provenance.render.cells import width as cells
from provenance.render.json import encoded
from provenance.render.trace import json, text
from provenance.render.trace.wording import MOST_HOPS, MOST_TELLINGS
from tests.growth import grows_in_line
from tests.property.dear import fewer
from tests.render.reports import ARTICLE, BARE, HERALD, NOBODY, OFFICIALS, RUIZ, claim, scored
from tests.render.test_safety import assert_safe
from tests.render.traces import DIFFERS, PAGE, citation, hostile_traces, relay, trace

SCHEMA = json.schema()
Draft202012Validator.check_schema(SCHEMA)
_STRICT = msgspec.json.Decoder(json.Traced, strict=True)
VALID = Draft202012Validator(SCHEMA)


def shown(found: Trace, **how: Any) -> str:
    return "".join(text.render(found, **how))


def read(found: Trace) -> Any:
    document = stdlib.loads(b"".join(json.render(found)))
    VALID.validate(document)
    return document


def test_the_answer_comes_first_and_what_to_do_next_last() -> None:
    lines = shown(trace(relay(DIFFERS))).splitlines()
    assert lines[0] == "claims/dam.toml#c1   The Gazette, 3 December 2025"
    assert lines[1] == "  Statement c1 about the dam."
    assert lines[3] == "  ······█████·········  31–53  second- or third-hand, unnamed"
    assert lines[4] == "  weakest: unnamed origin"
    assert lines[-2] == "  next: open The Herald's page, lower bound 31 → 33"
    assert lines[-1] == "  or ask The Gazette to name the source, lower bound 31 → 45"


def test_each_hop_says_who_it_is_how_it_puts_it_and_when() -> None:
    found = shown(trace(relay(DIFFERS, as_written="the Herald", date=datetime.date(2025, 12, 2))), width=100)
    assert '●  "officials close to the talks"   unnamed; how near the origin was to it is not said\n' in found
    assert "●  The Herald   how it puts it is unknown; 2 December 2025\n" in found
    assert "●  The Gazette   paraphrase\n" in found


def test_a_page_says_what_came_of_it_what_differs_and_where_it_is_kept() -> None:
    lines = [line.strip("│ ") for line in shown(trace(relay(DIFFERS))).splitlines()]
    start = lines.index(PAGE)
    assert lines[start + 1 : start + 8] == [
        "read in full on 4 December 2025",
        "the words differ",
        'how sure it is: "will" here, "could" upstream',
        'how many sources: "officials" here, "an official" upstream',
        'left out: "if the money is found"',
        'the page credits "an official"',
        "capture 3f2a91c0d1e2",
    ]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"verdict": Verdict.EXACT}, "the words are there, letter for letter"),
        ({"verdict": Verdict.ALTERED}, "the words are there, but for small changes"),
        ({"verdict": Verdict.SILENTLY_ELIDED}, "words left out without a mark"),
        ({"verdict": Verdict.ABSENT}, "the words are absent from the page"),
        ({"verdict": Verdict.ABSENT, "read_in_full": False}, "the words are not in the part of it that was read"),
        ({"verdict": Verdict.TRANSLATED}, "not compared: the page may be in another language"),
        ({"attribution": {}}, "it attributes the same"),
        ({"status": Status.BLOCKED, "reason": "403"}, "the site refuses to show it: 403"),
        ({"status": Status.GONE}, "no archived copy is known: cite another page that holds the words"),
        ({"status": Status.MOVED, "moved_to": "https://b.example/"}, "moved to https://b.example/, read in full"),
        ({"status": Status.PAYWALLED}, "behind a paywall, read in part"),
        ({"corrected": Correction("2025-12-09", "retracted")}, "retracted on 9 December 2025"),
        ({"corrected": True}, "corrected"),
        ({"archive": "https://archive.example/1"}, "https://archive.example/1"),
    ],
)
def test_every_state_of_a_page_has_its_words(more: dict[str, Any], words: str) -> None:
    found = " ".join(line.strip("│ ") for line in shown(trace(relay(citation(**more))), width=120).splitlines())
    assert words in found


def test_whom_a_page_credits_and_the_claim_does_not_list_stands_before_it() -> None:
    hidden = (Credited("a Russian official"), Credited("the Herald's sister", "the-herald"))
    lines = shown(trace(msgspec.structs.replace(relay(DIFFERS), hidden=hidden))).splitlines()
    at = lines.index('  ○  "a Russian official" → The Herald   only on the page of The Herald')
    assert lines[at - 1 : at + 3 : 2] == ["  ┊", "  ┊"] or lines[at + 1] == "  ┊"
    assert lines[at + 2].startswith("  ●  The Herald")


def test_a_hop_without_evidence_says_so_and_the_end_says_what_to_run() -> None:
    lines = shown(trace(relay())).splitlines()
    assert "  │  no evidence yet" in lines
    assert lines[-1] == "  1 page has no evidence yet: run `provenance verify`."
    assert "no page of it is given" in shown(trace(relay(url=None)))


def test_several_documents_hang_at_the_side_and_the_one_that_holds_the_words_leads_on() -> None:
    of = claim("c1", RUIZ, records=(Record("https://a.example/1"), Record("https://a.example/2")))
    first = Hop("record", "record[0]", url="https://a.example/1")
    second = Hop("record", "record[1]", url="https://a.example/2", verified=Verified.MATCHED)
    marks = [line[2] for line in shown(trace(first, second, of=of)).splitlines() if line[2:3] in "●├" and line[2:3]]
    assert marks == ["●", "├", "●", "●"]


def test_other_chains_branch_off_where_they_part() -> None:
    same = Telling("claims/other.toml", ARTICLE, scored(claim("c7", OFFICIALS, HERALD)), "origin", 1)
    early = Telling("claims/other.toml", ARTICLE, scored(claim("c8", OFFICIALS)), "origin", 0)
    lines = shown(trace(relay(DIFFERS), tellings=[same, early])).splitlines()
    herald = next(n for n, line in enumerate(lines) if "●  The Herald" in line)
    early_at, same_at = (next(n for n, line in enumerate(lines) if line.endswith(end)) for end in ("#c8", "#c7"))
    assert early_at < herald < same_at
    assert lines[same_at] == "  ├─ The Gazette   31–53   claims/other.toml#c7"


def test_chains_of_other_origins_and_denials_stand_below_under_their_names() -> None:
    told = [
        Telling("claims/other.toml", ARTICLE, scored(claim("c7", RUIZ)), "other"),
        Telling("claims/other.toml", ARTICLE, scored(claim("c8", RUIZ)), "other", denies=True),
        Telling("claims/other.toml", ARTICLE, scored(claim("c9", RUIZ)), "side"),
    ]
    found = shown(trace(relay(), tellings=told))
    assert "  The same, by another way\n    Ana Ruiz → The Gazette   64–80   claims/other.toml#c7\n" in found
    assert "  Against it\n    Ana Ruiz → The Gazette   64–80   claims/other.toml#c8\n" in found
    assert "  The same, from the same side\n    Ana Ruiz → The Gazette   64–80   claims/other.toml#c9\n" in found


def test_corroboration_is_told_in_the_words_of_check() -> None:
    found = trace(relay())
    found = msgspec.structs.replace(
        found, scored=msgspec.structs.replace(found.scored, corroboration=Corroboration(1, 2, 0.5, 0.7))
    )
    assert "  confirmed by independent origins or a record (2 origins, together 50–70)\n" in shown(found)


def test_what_is_not_graded_says_why() -> None:
    assert "  not graded: forecast\n" in shown(trace(of=claim("c1", NOBODY, kind=Kind.FORECAST)))
    established = claim("c1", NOBODY, established="https://a.example/fact")
    assert "  an established fact, not graded: https://a.example/fact\n" in shown(trace(of=established))


def test_what_could_not_be_read_is_said() -> None:
    found = trace(relay(), unread=(Unread("claims/x.toml", "permission to read it is denied"),))
    found = msgspec.structs.replace(found, damaged=2)
    assert "  2 lines of the evidence do not hold: `provenance check` says what is wrong.\n" in shown(found)
    assert "  Not read: claims/x.toml: permission to read it is denied.\n" in shown(found)


def test_plain_letters_say_the_same() -> None:
    found = trace(relay(msgspec.structs.replace(DIFFERS, archive="https://a.example/copy")))
    plain = shown(found, ascii=True)
    assert plain.isascii()
    assert "  *  The Herald" in plain
    assert "lower bound 31 -> 33" in plain


def test_colour_only_repeats_what_words_say() -> None:
    import re

    found = trace(relay(DIFFERS))
    coloured = shown(found, colour=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == shown(found)


def test_an_address_is_a_link_where_the_terminal_shows_links() -> None:
    found = shown(trace(relay(DIFFERS)), links="file://desk/")
    assert f"\x1b]8;;{PAGE}\x1b\\{PAGE}\x1b]8;;\x1b\\" in found
    assert "\x1b" not in shown(trace(relay(DIFFERS)))


def test_of_a_long_chain_both_ends_are_shown_and_the_rest_is_counted() -> None:
    relays = tuple(Relay(as_written=f"outlet {number}") for number in range(500))
    hops = [Hop("relay", f"relay[{n}]", as_written=each.as_written) for n, each in enumerate(relays)]
    made = trace(*hops, of=claim("c1", OFFICIALS, *relays))
    told = [Telling("claims/b.toml", ARTICLE, scored(claim("c7", OFFICIALS)), "origin", n) for n in (0, 250, 499)]
    found = shown(msgspec.structs.replace(made, tellings=tuple(told)))
    assert f"{502 - MOST_HOPS} more hands" in found
    assert '"outlet 499"' in found
    assert found.count("├─ ") == 3
    assert len(found.splitlines()) < 8 * MOST_HOPS


def test_of_many_claims_of_the_same_thing_some_are_shown_and_the_rest_counted() -> None:
    told = [Telling("claims/b.toml", ARTICLE, scored(claim(f"c{n}", BARE)), "other") for n in range(50)]
    found = shown(trace(relay(), tellings=told))
    assert f"and {50 - MOST_TELLINGS} more statements of the same thing" in found
    assert len(read(trace(relay(), tellings=told))["others"]) == 50


def test_the_origin_says_where_it_spoke_and_why_it_is_not_named() -> None:
    origin = Origin(Who.DESCRIBED, How.BRIEFED, "an aide", channel="a call", anonymity_reason="fear for the job")
    found = shown(trace(of=claim("c1", origin)))
    assert "said in: a call\n" in found
    assert "not named because: fear for the job\n" in found
    assert "where it was said is not said" in shown(trace(of=claim("c1", RUIZ)))


def test_the_json_has_the_claim_as_check_has_it_and_every_hop() -> None:
    found = read(trace(relay(DIFFERS, date=datetime.date(2025, 12, 2))))
    assert (found["version"], found["file"], found["claim"]["id"]) == (1, "claims/dam.toml", "c1")
    assert found["claim"]["directness"]["hand_level"] == "2-3d"
    assert [each["role"] for each in found["hops"]] == ["origin", "relay", "outlet"]
    hop = found["hops"][1]
    assert hop["path"] == "relay[0]"
    assert (hop["name"], hop["source"], hop["mode"], hop["date"]) == (
        "The Herald",
        "the-herald",
        "unknown",
        "2025-12-02",
    )
    assert (hop["url"], hop["status"], hop["verdict"]) == (PAGE, "ok", "altered")
    assert hop["edits"] == [{"kind": "hedge", "ours": "will", "theirs": "could"}]
    assert hop["drift"][1] == {"kind": "omission", "ours": "", "theirs": "if the money is found"}
    assert hop["attribution"]["origin"]["as_written"] == "an official"
    assert hop["sha256"].startswith("3f2a")
    assert found["hops"][2]["mode"] == Mode.INDIRECT.value


def test_every_key_of_the_json_is_always_there() -> None:
    described = {name: each for name, each in SCHEMA["$defs"].items() if "properties" in each}
    for name in ("Hop", "Other", "Claim"):
        assert set(described[name]["properties"]) == set(described[name]["required"]), name


@fewer
@given(hostile_traces(), st.integers(0, 200), st.booleans())
def test_hostile_words_are_words_on_any_terminal(found: Trace, width: int, plain: bool) -> None:
    lines = list(text.render(found, width=width, ascii=plain))
    assert_safe(lines)
    for line in lines:
        # What a service could take for a command is disarmed when the line is made, and is longer then.
        assert cells(line[:-1]) <= max(width, 40) + (3 if r"\x3a" in line else 0)


@fewer
@given(hostile_traces())
def test_no_words_break_the_document(found: Trace) -> None:
    whole = b"".join(json.render(found))
    assert encoded(_STRICT.decode(whole)) == whole.replace(b"\n", b"")


def test_the_time_grows_with_the_number_of_relays_and_no_faster() -> None:
    def long(size: int) -> None:
        relays = tuple(Relay(as_written=f"outlet {number}") for number in range(size))
        hops = [Hop("relay", f"relay[{n}]", as_written=each.as_written) for n, each in enumerate(relays)]
        found = trace(*hops, of=claim("c1", OFFICIALS, *relays))
        shown(found)
        b"".join(json.render(found))

    assert grows_in_line(long, 200)
