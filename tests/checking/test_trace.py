"""What is known of a claim's hops: from its file, from the registry, and from the evidence beside it."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from provenance.checking.prepare import prepare
from provenance.checking.trace import trace
from provenance.claimfile import files
from provenance.claimfile.sources import Source
from provenance.errors import InvalidClaimFileError, UnknownClaimError, UnreadableError
from provenance.model.chain import Mode, Verified
from provenance.model.trace import Credited, Trace
from tests.rules.examples import HEAD, write

PAGE = "https://herald.example/dam"
RELAYED = """\
[[claim]]
id = "c1"
text = "The dam closes in March."
quote = "the dam “closes in March”, officials told the Herald"
scope = "utterance"
mode = "mixed"
cue = "told"
asserts = "dam-closes"
[claim.origin]
as_written = "officials"
identity = "described"
vantage = "familiar"
key = "herald-officials"
[[claim.relay]]
as_written = "the Herald"
mode = "unknown"
url = "https://herald.example/dam"
"""
NAMED = """\
[[claim]]
id = "c2"
text = "The dam closes in March."
quote = "Ana Ruiz said the dam closes in March"
scope = "utterance"
mode = "indirect"
cue = "said"
asserts = "dam-closes"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
"""


def line(**more: Any) -> str:
    given = {
        "version": 1,
        "file": "claims/a.toml",
        "claim": "c1",
        "path": "relay[0]",
        "url": PAGE,
        "status": "ok",
        "read_in_full": True,
        **more,
    }
    return json.dumps(given) + "\n"


def traced(folder: Path, claim: str = "c1", file: str = "claims/a.toml", **more: str) -> Trace:
    """The trace of a claim in a folder that holds these files, besides those that ``more`` gives."""
    shown = {
        name.replace("__", "/").replace("_toml", ".toml").replace("_jsonl", ".jsonl"): text
        for name, text in more.items()
    }
    write(shown, folder)
    ready = prepare([file], cwd=folder, today=datetime.date(2026, 1, 15))
    among = [Source(shown, path=path, root=str(root)) for shown, path, root in files.find(["claims"], folder)]
    return trace(ready, claim, among)


def test_the_hops_go_from_the_origin_to_the_outlet(tmp_path: Path) -> None:
    found = traced(tmp_path, claims__a_toml=RELAYED)
    assert [(hop.role, hop.path) for hop in found.hops] == [
        ("origin", "origin"),
        ("relay", "relay[0]"),
        ("outlet", "article"),
    ]
    origin, relay, outlet = found.hops
    assert (origin.as_written, origin.name, origin.mode) == ("officials", None, None)
    assert (relay.name, relay.source, relay.url) == ("The Herald", "the-herald", PAGE)
    assert (outlet.name, outlet.mode, outlet.date) == ("The Gazette", Mode.MIXED, datetime.date(2025, 12, 3))


def test_evidence_speaks_of_the_page_and_of_the_rendering_after_it(tmp_path: Path) -> None:
    evidence = line(verdict="exact", published="2025-12-02", sha256="abc")
    evidence += line(path="article", claim=None, url="https://gazette.example/dam", verdict="exact")
    found = traced(tmp_path, claims__a_toml=RELAYED, claims__evidence_jsonl=evidence)
    _, relay, outlet = found.hops
    assert relay.citation is not None
    assert (relay.citation.sha256, relay.date) == ("abc", "2025-12-02")
    assert (relay.verified, outlet.verified) == (Verified.NONE, Verified.MATCHED)
    assert outlet.citation is not None
    assert found.unseen == 0


def test_evidence_on_an_address_that_has_changed_since_says_nothing(tmp_path: Path) -> None:
    found = traced(tmp_path, claims__a_toml=RELAYED, claims__evidence_jsonl=line(url=f"{PAGE}/old", verdict="exact"))
    assert found.hops[1].citation is None
    assert found.unseen == 1


def test_of_several_lines_on_one_page_the_strongest_counts(tmp_path: Path) -> None:
    evidence = line(verdict="exact", sha256="matched") + line(sha256="linked")
    found = traced(tmp_path, claims__a_toml=RELAYED, claims__evidence_jsonl=evidence)
    assert found.hops[1].citation is not None
    assert found.hops[1].citation.sha256 == "matched"


def test_whom_the_page_credits_beside_the_chain_is_hidden(tmp_path: Path) -> None:
    attribution = {
        "origin": {"type": "unnamed_person", "as_written": "a water official"},
        "relays": [
            {"type": "outlet", "as_written": "The Courier", "source": "the-courier"},
            {"type": "outlet", "as_written": "Herald"},
        ],
    }
    found = traced(tmp_path, claims__a_toml=RELAYED, claims__evidence_jsonl=line(attribution=attribution))
    relay = found.hops[1]
    assert relay.credit is not None
    assert len(relay.credit.hands) == 3
    assert relay.hidden == (Credited("a water official"), Credited("The Courier", "the-courier"))


@pytest.mark.parametrize("words", ["Officials", " officials "])
def test_who_is_called_as_in_the_claim_is_not_hidden(tmp_path: Path, words: str) -> None:
    attribution = {"origin": {"type": "unnamed_group", "as_written": words}, "relays": []}
    found = traced(tmp_path, claims__a_toml=RELAYED, claims__evidence_jsonl=line(attribution=attribution))
    assert found.hops[1].hidden == ()


@pytest.mark.parametrize(
    "attribution",
    [
        {},
        {"origin": None},
        {"origin": {"type": "none"}},
        {"origin": 3, "relays": 4},
        {"relays": [[], {}, {"name": " "}]},
    ],
    ids=str,
)
def test_an_attribution_that_credits_nobody_counts_for_nothing(tmp_path: Path, attribution: dict[str, Any]) -> None:
    found = traced(tmp_path, claims__a_toml=RELAYED, claims__evidence_jsonl=line(attribution=attribution))
    assert found.hops[1].credit is None
    assert found.hops[1].hidden == ()


def test_claims_of_the_same_thing_are_found_in_other_files(tmp_path: Path) -> None:
    denies = NAMED.replace("asserts", "denies").replace('"c2"', '"c3"')
    found = traced(tmp_path, claims__a_toml=RELAYED, claims__b_toml=NAMED + denies)
    assert [(each.file, each.scored.claim.id, each.relation, each.denies) for each in found.tellings] == [
        ("claims/b.toml", "c2", "other", False),
        ("claims/b.toml", "c3", "other", True),
    ]
    assert found.scored.corroboration is not None
    assert found.scored.corroboration.origins == 2


def test_chains_from_one_origin_part_after_what_they_share(tmp_path: Path) -> None:
    twin = RELAYED.replace('"c1"', '"c3"')
    early = RELAYED.replace('"c1"', '"c4"').replace("the Herald", "a radio").replace(PAGE, "https://radio.example/")
    found = traced(tmp_path, claims__a_toml=RELAYED + twin + early)
    assert [(each.scored.claim.id, each.relation, each.shared) for each in found.tellings] == [
        ("c3", "origin", 1),
        ("c4", "origin", 0),
    ]


def test_origins_on_one_side_are_told_from_others(tmp_path: Path) -> None:
    board = NAMED.replace('"c2"', '"c5"').replace('source = "ana-ruiz"', 'source = "water-board"')
    found = traced(tmp_path, "c2", claims__a_toml=NAMED + board)
    assert [each.relation for each in found.tellings] == ["side"]


def test_a_claim_that_shares_no_key_needs_no_other_file(tmp_path: Path) -> None:
    alone = RELAYED.replace('asserts = "dam-closes"\n', "")
    write({"claims/a.toml": alone}, tmp_path)
    ready = prepare(["claims/a.toml"], cwd=tmp_path, today=datetime.date(2026, 1, 15))

    among = iter(ready.sources)
    assert trace(ready, "c1", among).tellings == ()
    assert next(among).shown == "claims/a.toml"  # nobody needed to look for other files


def test_several_records_come_in_their_order(tmp_path: Path) -> None:
    records = '[[claim.record]]\nurl = "https://a.example/1"\n[[claim.record]]\nurl = "https://a.example/2"\n'
    evidence = line(path="record[1]", claim="c2", url="https://a.example/2", verdict="exact")
    found = traced(tmp_path, "c2", claims__a_toml=NAMED + records, claims__evidence_jsonl=evidence)
    assert [hop.path for hop in found.hops] == ["origin", "record[0]", "record[1]", "article"]
    assert [hop.verified for hop in found.hops[1:]] == [Verified.NONE, Verified.MATCHED, Verified.MATCHED]


def test_an_id_that_no_claim_has_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownClaimError, match=r'a\.toml has no claim "c11"; nearest: "c1"'):
        traced(tmp_path, "c11", claims__a_toml=RELAYED)
    with pytest.raises(UnknownClaimError, match=r'has no claim "elsewhere"; it holds "c1"$'):
        traced(tmp_path, "elsewhere", claims__a_toml=RELAYED)


def test_of_many_ids_some_are_named(tmp_path: Path) -> None:
    many = "".join(RELAYED.replace('"c1"', f'"x{number:04}"') for number in range(2000))
    with pytest.raises(UnknownClaimError, match=r"and 1,992 more$"):
        traced(tmp_path, "y" * 300, claims__a_toml=many)


def test_a_file_without_claims_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownClaimError, match=r"a\.toml holds no claims$"):
        traced(tmp_path, claims__a_toml=HEAD)


def test_a_file_or_a_claim_that_does_not_hold_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(InvalidClaimFileError, match=r"a\.toml: .*`provenance check` shows the place"):
        traced(tmp_path, claims__a_toml='version = 1\n[article]\noutlet = "the-gazette"\n')
    with pytest.raises(InvalidClaimFileError, match=r'unknown mode "mixd".* \(and 1 more\)'):
        traced(tmp_path, claims__a_toml=RELAYED.replace('"familiar"', '"familar"').replace('"mixed"', '"mixd"'))


def test_another_claim_that_does_not_hold_is_no_hindrance(tmp_path: Path) -> None:
    found = traced(tmp_path, claims__a_toml=RELAYED + NAMED.replace('"self"', '"selves"'))
    assert found.scored.claim.id == "c1"


def test_what_cannot_be_read_is_an_error_or_is_listed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="there is no such file"):
        traced(tmp_path, file="claims/nowhere.toml", claims__a_toml=RELAYED)
    (tmp_path / "claims" / "b.toml").write_bytes(b"\xff")
    found = traced(tmp_path, claims__a_toml=RELAYED)
    assert [each.file for each in found.report.unread] == ["claims/b.toml"]


def test_lines_of_evidence_that_do_not_hold_are_counted(tmp_path: Path) -> None:
    found = traced(tmp_path, claims__a_toml=RELAYED, claims__evidence_jsonl=line(verdict="exact") + "{}\nx\n")
    assert found.damaged == 2
    assert found.hops[1].citation is not None
