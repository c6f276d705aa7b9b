"""What people and programs see of a run of `verify`."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from provenance.model.evidence import Citation, Correction, Drift, Edit, Status, Surroundings, Verdict
from provenance.model.finding import Unread
from provenance.model.verification import Counts, Proposal, Verification, cited
from provenance.render import verification as rendering
from provenance.render.cells import width as cells
from provenance.render.json import encoded
from tests.property.dear import fewer
from tests.render.test_safety import assert_safe
from tests.render.traces import DIFFERS, GONE, MATCHES, citation, hostile_runs, run

SCHEMA = rendering.schema()
Draft202012Validator.check_schema(SCHEMA)
VALID = Draft202012Validator(SCHEMA)
_STRICT = msgspec.json.Decoder(rendering.VerifyOutput, strict=True)
COPY = "https://archive.example/2025/https://board.example/1"
PROPOSAL = Proposal("claims/dam.toml", "c2", "record[0]", GONE.url, COPY, "2025-12-01T10:00:00Z")


def shown(found: Verification, **how: Any) -> str:
    return "".join(rendering.text(found, **how))


def read(found: Verification) -> Any:
    document = json.loads(b"".join(rendering.document(found)))
    VALID.validate(document)
    return document


def test_where_all_is_well_one_sentence_says_so_and_what_comes_next() -> None:
    found = shown(run(MATCHES), width=140)
    assert found == (
        "1 cited page, 1 read: words match in 1 place; nothing to report. Wrote claims/evidence.jsonl; next: "
        "`provenance check`.\n"
    )


def test_where_nothing_changed_the_evidence_is_as_it_was() -> None:
    assert shown(Verification((MATCHES,)), width=100).endswith("The evidence is as it was.\n")
    assert shown(Verification()) == "No page is cited: there is nothing to verify.\n"


def test_the_answer_counts_pages_and_says_what_fits_and_what_does_not() -> None:
    again = msgspec.structs.replace(MATCHES, claim="c4")
    found = shown(run(MATCHES, again, DIFFERS, GONE, counts=Counts(1, 1, 1, 1)), width=120)
    assert found.splitlines()[0].startswith("3 cited pages, 2 read: words match in 2 places and differ in 1 (")
    assert "(1 from captures, 1 unchanged, 1 not asked for).\n" in found


def test_words_that_differ_stand_one_above_the_other_with_what_differs_marked() -> None:
    lines = shown(run(DIFFERS, quotes={cited(DIFFERS): "the dam will close in March"})).splitlines()
    at = lines.index("      here      the dam will close in March")
    assert lines[at : at + 4] == [
        "      here      the dam will close in March",
        "                        ^^^^",
        "      upstream  He said that the dam could close in March if the money is found.",
        "                                     ^^^^^",
    ]
    assert '        how sure it is: "will" here, "could" upstream' in lines


def test_the_gravest_comes_first_in_a_file_and_among_files() -> None:
    other = "claims/a.toml"
    blocked = citation(file=other, claim="c9", url="https://a.example/1", status=Status.BLOCKED)
    away = citation(file=other, claim="c8", url="https://a.example/2", status=Status.UNREACHABLE)
    paid = citation(file=other, claim="c7", url="https://a.example/3", status=Status.PAYWALLED)
    moved = citation(file=other, claim="c6", url="https://a.example/4", status=Status.MOVED)
    corrected = citation(file=other, claim="c5", url="https://a.example/5", corrected=Correction("2025-12-09"))
    absent = citation(claim="c4", path="article", url="https://a.example/6", verdict=Verdict.ABSENT)
    found = shown(run(blocked, away, paid, moved, corrected, GONE, absent, DIFFERS))
    order = [
        "claims/dam.toml\n",
        "  Words that differ from the page\n",
        "  Quotations that are not in the article\n",
        "  Gone\n",
        "claims/a.toml\n",
        "  Not shown to us\n",
        "  Not read in full\n",
        "  Out of reach\n",
        "  Corrected since\n",
        "  Moved\n",
    ]
    places = [found.index(each) for each in order]
    assert places == sorted(places)


def test_a_page_that_several_claims_cite_is_told_of_once() -> None:
    found = shown(run(*(msgspec.structs.replace(GONE, claim=f"c{number}") for number in range(20))))
    assert found.count(GONE.url) == 1
    assert "c0 c1 c10 c11 c12 c13 c14 c15 and 12 more" in found


def test_for_a_dead_link_the_archived_copy_is_proposed() -> None:
    found = " ".join(shown(run(GONE, proposals=(PROPOSAL,))).split())
    assert f"next: the claim file could cite the archived copy of 1 December 2025: {COPY}" in found
    assert "1 archived copy proposed: `provenance verify --fix` writes it into the claim files." in found
    found = " ".join(shown(run(GONE, proposals=(PROPOSAL,), fixed=True)).split())
    assert f"next: the claim file now cites the archived copy of 1 December 2025: {COPY}" in found
    assert "1 archived copy written into the claim files" in found


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.GONE, "cite another page that holds the words"),
        (Status.BLOCKED, "`provenance captures import`"),
        (Status.PAYWALLED, "whoever subscribes can save it"),
        (Status.UNREACHABLE, "ask again later"),
        (Status.MOVED, "cite the address that it has now"),
    ],
)
def test_what_could_not_be_seen_says_what_to_do_next(status: Status, words: str) -> None:
    assert words in " ".join(shown(run(citation(status=status))).split())


def test_what_was_otherwise_before_says_how() -> None:
    before = msgspec.structs.replace(DIFFERS, verdict=Verdict.EXACT, edits=(), drift=())
    found = shown(run(DIFFERS, before={cited(DIFFERS): before}))
    assert "      before: read in full; the words are there, letter for letter\n" in found
    later = msgspec.structs.replace(DIFFERS, retrieved="2025-12-05T00:00:00Z", checked="2025-12-05")
    assert "before:" not in shown(run(later, before={cited(DIFFERS): DIFFERS}))


def test_verbose_lists_what_fits_too() -> None:
    assert MATCHES.url not in shown(run(MATCHES))
    assert f"  Fits\n    c3  {MATCHES.url}\n" in shown(run(MATCHES), verbose=True)


def test_what_could_not_be_read_is_said() -> None:
    found = shown(run(MATCHES, unread=(Unread("claims/x.toml", "permission to read it is denied"),)))
    assert "  Not read: claims/x.toml: permission to read it is denied.\n" in found
    assert "nothing to report" not in found


def test_plain_letters_and_colours_say_the_same() -> None:
    import re

    found = run(DIFFERS, GONE, quotes={cited(DIFFERS): "the dam will close “in March”"})
    assert shown(found, ascii=True).isascii()
    assert re.sub("\x1b\\[[0-9;]*m", "", shown(found, colour=True)) == shown(found)


def test_marks_stand_below_wide_letters_and_across_lines() -> None:
    long = "堤坝将于三月关闭 " * 12 + "could close"
    differs = msgspec.structs.replace(DIFFERS, matched=long, context=Surroundings())
    lines = shown(run(differs)).splitlines()
    at = next(number for number, line in enumerate(lines) if "could close" in line)
    head, _, _ = lines[at].partition("could")
    assert lines[at + 1] == " " * cells(head) + "^^^^^"


def test_the_json_holds_the_run_in_numbers_and_the_lines_of_evidence() -> None:
    found = run(GONE, DIFFERS, MATCHES, proposals=(PROPOSAL,), counts=Counts(2, 1, 0, 0))
    document = read(found)
    assert document["summary"] == {
        "files": 1,
        "citations": 3,
        "pages": 3,
        "read": 2,
        "matched": 1,
        "mismatched": 1,
        "status": {"ok": 2, "moved": 0, "gone": 1, "blocked": 0, "paywalled": 0, "unreachable": 0},
        "changed": 3,
        "fetched": 2,
        "captured": 1,
        "unchanged": 0,
        "skipped": 0,
        "fixed": False,
        "written": ["claims/evidence.jsonl"],
    }
    assert [each["claim"] for each in document["citations"]] == ["c1", "c2", "c3"]
    assert msgspec.convert(document["citations"][0], Citation) == DIFFERS
    assert document["proposals"] == [
        {
            "file": "claims/dam.toml",
            "claim": "c2",
            "path": "record[0]",
            "url": GONE.url,
            "archive": COPY,
            "taken": "2025-12-01T10:00:00Z",
        }
    ]


def test_only_what_tells_something_counts_as_changed() -> None:
    place = cited(DIFFERS)
    later = msgspec.structs.replace(DIFFERS, retrieved="2025-12-05T00:00:00Z", checked="2025-12-05")
    assert read(run(later, before={place: DIFFERS}))["summary"]["changed"] == 0
    other = msgspec.structs.replace(DIFFERS, edits=(Edit("number", "28", "18"),), drift=(Drift("figure", "28", "18"),))
    assert read(run(other, before={place: DIFFERS}))["summary"]["changed"] == 1


@given(st.permutations([GONE, DIFFERS, MATCHES, msgspec.structs.replace(GONE, claim="c5")]))
def test_the_order_of_answers_does_not_show(order: list[Citation]) -> None:
    assert b"".join(rendering.document(run(*order))) == b"".join(
        rendering.document(run(*sorted(order, key=lambda each: each.claim or "")))
    )
    assert shown(run(*order)) == shown(run(*sorted(order, key=lambda each: each.claim or "")))


@fewer
@given(hostile_runs(), st.integers(0, 200), st.booleans(), st.booleans())
def test_hostile_words_are_words_on_any_terminal(found: Verification, width: int, plain: bool, verbose: bool) -> None:
    lines = list(rendering.text(found, width=width, ascii=plain, verbose=verbose))
    assert_safe(lines)
    for line in lines:
        assert cells(line[:-1]) <= max(width, 40) + (3 if r"\x3a" in line else 0)


@fewer
@given(hostile_runs())
def test_no_words_break_the_document(found: Verification) -> None:
    whole = b"".join(rendering.document(found))
    assert encoded(_STRICT.decode(whole)) == whole.replace(b"\n", b"")
