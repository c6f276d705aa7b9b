"""What evidence adds to findings: whom cited pages credit, where they place a source, what they left out or changed."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.model.chain import Identity, Mode, Origin, Relay, Vantage
from provenance.model.claim import Article, Claim, ClaimFile, Scope
from provenance.model.evidence import Citation, Status
from provenance.model.finding import Hit
from provenance.model.source import Registry
from provenance.rules import Context, all_rules
from provenance.rules.chain.relay_dropped import relay_dropped
from provenance.rules.chain.relayed_report import relayed_report
from provenance.rules.chain.third_hand import third_hand
from provenance.rules.independence.round_trip import round_trip
from tests.growth import grows_in_line
from tests.rules.examples import write
from tests.rules.test_examples import TODAY

HERALD = "https://herald.example/dam"
COURIER = "https://courier.example/dam"
RELAYED = """\
[[claim]]
id = "c1"
text = "The dam will be emptied."
quote = "The dam will be emptied, the Herald reported"
scope = "utterance"
mode = "indirect"
cue = "reported"
[claim.origin]
as_written = "officials"
identity = "bare"
vantage = "unknown"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
url = "https://herald.example/dam"
"""
QUOTED = RELAYED.replace('"The dam will be emptied, the Herald reported"', '"“The dam will be emptied,”"').replace(
    'mode = "indirect"', 'mode = "direct"'
)


def line(**given: Any) -> dict[str, Any]:
    return {
        "version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", "url": HERALD, "status": "ok",
        "read_in_full": True, **given,
    }  # fmt: skip


def voice(kind: str, words: str, **more: str) -> dict[str, Any]:
    return {"type": kind, "identity": "named", "vantage": "unknown", "as_written": words, **more}


def attributed(origin: dict[str, Any], *relays: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "a1", "act": "assertion", "origin": origin, "relays": list(relays), **more}


OFFICIALS = voice("unnamed_group", "two officials")
NEWS = voice("outlet", "Harbour News", name="Harbour News")


def found(folder: Path, claims: str, *lines: dict[str, Any]) -> dict[str, list[str]]:
    """The messages of a check, by code; skipped checks by "skip" and code."""
    files = {"claims/a.toml": claims, "claims/evidence.jsonl": "".join(json.dumps(each) + "\n" for each in lines)}
    if not lines:
        del files["claims/evidence.jsonl"]
    report = provenance.check([write(files, folder)], registry=folder / "sources.toml", today=TODAY)
    messages: dict[str, list[str]] = {}
    for file in report.files:
        for finding in file.findings:
            messages.setdefault(finding.code, []).append(finding.message)
        for skip in file.skips:
            messages.setdefault(f"skip {skip.code}", []).append(skip.reason)
    return messages


BASE = "Reported by The Herald; The Gazette shows no confirmation of its own."


@pytest.mark.parametrize(
    ("attribution", "more"),
    [
        (attributed(OFFICIALS), " On its own page The Herald has it from two officials."),
        (attributed(voice("person", "she", name="Ana Ruiz")), " On its own page The Herald has it from Ana Ruiz."),
        (attributed(voice("person", "she")), ""),
        (attributed(voice("unnamed_person", "A spokesman")), " On its own page The Herald has it from a spokesman."),
        (attributed({"type": "none"}), " On its own page The Herald says so in its own name."),
        (attributed(OFFICIALS, NEWS), " On its own page The Herald credits Harbour News."),
        (attributed(NEWS), " On its own page The Herald credits Harbour News."),
        (attributed(voice("outlet", "the Herald", name="Herald")), " On its own page The Herald has it from Herald."),
        (attributed(OFFICIALS, voice("unnamed_person", "his lawyer")), ""),
        (attributed(OFFICIALS) | {"act": "belief"}, ""),
        (attributed(OFFICIALS, confidence=0.2), ""),
        ({"origin": 3}, ""),
        ({"relays": None}, ""),
        (None, ""),
    ],
)
def test_a_relayed_report_says_whom_the_relays_own_page_has_it_from(
    tmp_path: Path, attribution: dict[str, Any] | None, more: str
) -> None:
    assert found(tmp_path, RELAYED, line(attribution=attribution))["CHN01"] == [BASE + more]


@pytest.mark.parametrize("status", ["gone", "blocked", "unreachable"])
def test_a_page_that_was_not_read_says_nothing(tmp_path: Path, status: str) -> None:
    messages = found(tmp_path, RELAYED, line(status=status, attribution=attributed(OFFICIALS, NEWS)))
    assert messages["CHN01"] == [BASE]
    assert not {"CHN02", "CHN03", "IND01"} & set(messages)


def test_a_page_that_credits_another_makes_it_third_hand_and_shows_what_the_article_dropped(tmp_path: Path) -> None:
    messages = found(tmp_path, RELAYED, line(attribution=attributed(OFFICIALS, NEWS)))
    assert messages["CHN02"] == ["Third-hand: Harbour News is closer to it; The Herald credits it on its own page."]
    assert messages["CHN03"] == ["The article no longer says that this comes from Harbour News, as The Herald does."]


@pytest.mark.parametrize(
    "relay",
    [
        voice("outlet", "the paper", name="The Herald"),
        voice("outlet", "the Herald newspaper"),
        voice("outlet", "The Gazette"),
        voice("outlet", "it"),
        voice("outlet", "It"),
        voice("unnamed_person", "Its Lawyer"),
        voice("outlet", "The Courier", source="the-herald"),
    ],
)
def test_a_voice_that_is_in_the_chain_already_or_has_no_name_is_no_other_one(
    tmp_path: Path, relay: dict[str, Any]
) -> None:
    messages = found(tmp_path, RELAYED, line(attribution=attributed(OFFICIALS, relay)))
    assert not {"CHN02", "CHN03"} & set(messages)


def test_of_two_relays_the_first_ones_page_says_who_is_closer(tmp_path: Path) -> None:
    claims = RELAYED + f'[[claim.relay]]\nsource = "the-courier"\nas_written = "The Courier"\nurl = "{COURIER}"\n'
    assert found(tmp_path, claims)["CHN02"] == ["Third-hand: The Herald is closer to it."]
    messages = found(tmp_path, claims, line(attribution=attributed(OFFICIALS, NEWS)))
    assert messages["CHN02"] == ["Third-hand: Harbour News is closer to it; The Herald credits it on its own page."]
    second = line(path="relay[1]", url=COURIER, attribution=attributed(OFFICIALS, NEWS))
    messages = found(tmp_path, claims, second)
    assert messages["CHN02"] == ["Third-hand: The Herald is closer to it."]
    assert messages["CHN03"] == ["The article no longer says that this comes from Harbour News, as The Courier does."]


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (voice("unnamed_group", "two senior British officials"), "two senior British officials"),
        (voice("official_body", "the Water Board"), "the Water Board"),
        (voice("unnamed_person", "an official", affiliation="Water Board"), "Water Board"),
        (voice("person", "Ana Ruiz", name="Ana Ruiz"), "Ana Ruiz"),
        (voice("person", "Jo Ames", name="Jo Ames", title="British envoy"), "British envoy"),
    ],
)
def test_a_source_that_only_upstream_places_at_home_makes_a_round_trip(
    tmp_path: Path, origin: dict[str, Any], words: str
) -> None:
    messages = found(tmp_path, RELAYED, line(attribution=attributed(origin)))
    start = "A source on the United Kingdom's side reaches a British outlet by way of The Herald; read The Herald."
    assert messages["IND01"] == [f"{start} There it is “{words}”."]


@pytest.mark.parametrize(
    "origin",
    [
        voice("unnamed_group", "two American officials"),
        voice("unnamed_group", "British and American officials"),
        voice("unnamed_group", "officials in Britain"),
        voice("person", "Jack London", name="Jack London"),
        voice("unnamed_group", "Western officials"),
        {"type": "none"},
    ],
)
def test_a_source_that_upstream_places_elsewhere_or_nowhere_makes_none(tmp_path: Path, origin: dict[str, Any]) -> None:
    assert "IND01" not in found(tmp_path, RELAYED, line(attribution=attributed(origin)))


def test_what_the_claim_says_of_its_origin_comes_before_what_upstream_calls_it(tmp_path: Path) -> None:
    claims = RELAYED.replace('vantage = "unknown"', 'vantage = "unknown"\naffiliation = "water-board"')
    (message,) = found(tmp_path, claims, line(attribution=attributed(voice("unnamed_group", "US officials"))))["IND01"]
    assert message.endswith("by way of The Herald; read The Herald.")


def test_a_limit_that_the_retelling_left_out_is_reported_with_and_without_quotation_marks(tmp_path: Path) -> None:
    omitted = [{"kind": "omission", "ours": "", "theirs": "… if the council pays"}]
    said = ["Upstream also says: … if the council pays."]
    assert found(tmp_path, RELAYED, line(verdict=None, drift=omitted))["EVD08"] == said
    context = {"before": "", "after": ", if the council pays. Nobody knows."}
    quoted = line(verdict="exact", matched="The dam will be emptied", context=context, drift=omitted)
    assert found(tmp_path, QUOTED, quoted)["EVD08"] == said
    assert found(tmp_path, QUOTED, quoted | {"context": {"before": "", "after": ""}})["EVD08"] == said
    assert "EVD08" not in found(tmp_path, RELAYED, line(verdict=None, drift=omitted, status="blocked"))
    other = RELAYED.replace("c1", "c2").replace("The dam will be emptied,", "It happens if the council pays,")
    assert "EVD08" not in found(tmp_path, RELAYED + other, line(verdict=None, drift=omitted))


@pytest.mark.parametrize(
    ("verdict", "more", "message"),
    [
        ("exact", {}, None),
        ("elided", {}, None),
        ("absent", {}, "The quote is not in the captured article."),
        ("reordered", {}, "The quote is not in the captured article: words in another order."),
        ("silently-elided", {}, "The quote is not in the captured article: words left out without a mark."),
        (
            "altered",
            {"edits": [{"kind": "hedge", "ours": "will", "theirs": "may"}]},
            "The quote is not in the captured article: “will” → “may”.",
        ),
        ("altered", {"edits": [{"kind": "other", "ours": "a", "theirs": "the"}]}, None),
        ("reordered", {"read_in_full": False}, None),
    ],
)
def test_a_quote_is_in_the_article_or_it_is_not(
    tmp_path: Path, verdict: str, more: dict[str, Any], message: str | None
) -> None:
    of_article = line(path="article", url="https://gazette.example/dam", verdict=verdict, **more)
    assert found(tmp_path, RELAYED, of_article).get("FMT06") == (None if message is None else [message])


@pytest.mark.parametrize(
    ("corrected", "message"),
    [
        (
            {"date": "2025-12-09", "kind": "corrected", "text": "It was two metres."},
            "changed this on 2025-12-09: “It was two metres”.",
        ),
        ({"date": "2025-12-09", "kind": "retracted"}, "changed this on 2025-12-09 and retracted it."),
        ({"kind": "changed"}, "has changed this since."),
        ("2025-12-09", "changed this on 2025-12-09."),
        (True, "has changed this since."),
    ],
)
def test_a_correction_is_told_in_the_publishers_words(tmp_path: Path, corrected: Any, message: str) -> None:
    assert found(tmp_path, RELAYED, line(corrected=corrected))["TIM05"] == [f"The Herald {message}"]


def test_the_original_of_a_translation_counts_as_upstream_for_dates_and_corrections(tmp_path: Path) -> None:
    head, _, _ = QUOTED.partition("[[claim.relay]]")
    claims = head.replace('cue = "reported"', f'cue = "said"\ntranslated = true\noriginal = "{HERALD}"')
    dated = [{"kind": "date", "ours": "1 December", "theirs": "5 December"}]
    messages = found(tmp_path, claims, line(path="original", corrected=True, drift=dated))
    assert messages["TIM01"] == ["1 December here, 5 December upstream."]
    assert messages["TIM05"] == ["The Herald has changed this since."]
    assert "skip TIM05" not in messages
    assert "skip TIM05" not in found(tmp_path, claims)


def test_figures_and_dates_that_drifted_are_found_beside_the_claims_own_words(tmp_path: Path) -> None:
    drift = [
        {"kind": "figure", "ours": "two metres", "theirs": "three metres"},
        {"kind": "count", "ours": "officials", "theirs": "an official"},
        {"kind": "date", "ours": "Monday", "theirs": "Sunday"},
        {"kind": "hedge", "ours": "will", "theirs": "could"},
        {"kind": "identity", "ours": "officials", "theirs": "Ana Ruiz"},
    ]
    messages = found(tmp_path, RELAYED, line(attribution=attributed(OFFICIALS), drift=drift))
    assert set(messages["EVD03"]) == {
        "two metres here, three metres upstream.",
        "officials here, an official upstream.",
    }
    assert messages["TIM01"] == ["Monday here, Sunday upstream."]


def test_a_skip_says_why_the_page_was_not_read(tmp_path: Path) -> None:
    messages = found(tmp_path, QUOTED, line(status="blocked", reason="its robots.txt asks not to be read"))
    assert messages["skip EVD01"] == [f"{HERALD} was not read: blocked (its robots.txt asks not to be read)"]
    assert messages["skip TIM05"] == messages["skip EVD01"]


_json = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "name", "as_written", "title", "affiliation", "source", "x"]), inner)
    ),
    max_leaves=6,
)
_attributions = st.dictionaries(
    st.sampled_from(["act", "origin", "relays", "confidence", "x"]), _json | st.just("assertion"), max_size=4
) | st.builds(
    lambda origin, relays: {"origin": origin, "relays": relays},
    st.fixed_dictionaries({"type": st.sampled_from(["outlet", "none", "person", "unnamed_group"]), "name": st.text()}),
    st.lists(st.fixed_dictionaries({"type": st.just("outlet"), "as_written": st.text()}), max_size=3),
)
CLAIM = Claim(
    id="c1",
    text="It is so.",
    quote="It is so, the Herald reported",
    scope=Scope.UTTERANCE,
    mode=Mode.INDIRECT,
    origin=Origin(Identity.BARE, Vantage.UNKNOWN, "officials"),
    relays=(Relay(as_written="the Herald", url=HERALD),),
)


def context(attribution: dict[str, Any] | None) -> Context:
    citation = Citation(1, "claims/a.toml", "c1", "relay[0]", HERALD, Status.OK, attribution=attribution)
    file = ClaimFile(1, Article("the-gazette", "A", "https://gazette.example/"), (CLAIM,))
    return Context("claims/a.toml", file, registry=Registry(), evidence=(citation,))


@settings(max_examples=40, deadline=None)
@given(_attributions)
def test_whatever_evidence_holds_every_rule_answers_in_one_short_line(attribution: dict[str, Any]) -> None:
    here = context(attribution)
    for rule in all_rules():
        if rule.scope in ("claim", "article"):
            for each in rule(CLAIM if rule.scope == "claim" else here.file, here):
                words = each.message if isinstance(each, Hit) else each.reason
                assert "\n" not in words
                assert len(words) < 1_000


@settings(max_examples=50, deadline=None)
@given(_attributions)
def test_evidence_that_credits_nobody_else_changes_no_finding_about_the_chain(attribution: dict[str, Any]) -> None:
    for rule in (relayed_report, third_hand, round_trip):
        with_it = [hit.message for hit in rule(CLAIM, context(attribution))]  # type: ignore[union-attr]
        without = [hit.message for hit in rule(CLAIM, context(None))]  # type: ignore[union-attr]
        assert len(with_it) >= len(without)
        assert all(long.startswith(short) for short, long in zip(without, with_it, strict=False))


def test_a_page_that_credits_thousands_takes_no_time_by_their_square() -> None:
    contexts = {
        size: context({"relays": [{"type": "outlet", "name": f"News {number}"} for number in range(size)]})
        for size in (500, 2000)
    }
    assert grows_in_line(lambda size: list(relay_dropped(contexts[size].file, contexts[size])), 500)


def test_evidence_on_the_article_itself_is_none_on_what_it_rests_on(tmp_path: Path) -> None:
    unsourced = QUOTED.partition("[[claim.relay]]")[0]
    article = line(path="article", url="https://gazette.example/dam", verdict="exact")
    assert found(tmp_path, unsourced, article)["skip EVD01"] == ["no page is cited"]


def test_a_figure_that_was_left_out_with_other_words_is_told_once(tmp_path: Path) -> None:
    edits = [{"kind": "number", "ours": "", "theirs": "in 18 places"}]
    messages = found(tmp_path, QUOTED, line(verdict="silently-elided", matched="The dam will be emptied", edits=edits))
    assert "EVD01" in messages
    assert "EVD03" not in messages
