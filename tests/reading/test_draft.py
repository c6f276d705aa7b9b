"""Drafts of claim files: what an article asserts, ready to be checked."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from provenance.checking.inspect import Setup
from provenance.checking.run import check, gather
from provenance.claimfile.limits import Limits
from provenance.claimfile.parse import parse
from provenance.claimfile.sources import Source
from provenance.model.attribution import Act, Attribution, Carrier, Fragment, Reading, SourceType, Voice
from provenance.model.chain import Identity, Mode, Origin, Relay, Vantage
from provenance.model.claim import Claim, ClaimFile, Placement, Scope
from provenance.model.finding import FileReport
from provenance.model.source import Registry
from provenance.model.text import without_outer_marks
from provenance.reading.draft import draft, outlet_entry, toml
from provenance.rules import select
from tests.property.dear import fewer
from tests.property.profile import PROFILE
from tests.reading.readings import (
    ALL,
    ARTICLE,
    CLOSING,
    CRACK,
    DATE,
    DENIAL,
    ENGINE,
    FOUND,
    HERALD,
    NOBODY,
    OFFICIALS,
    REGISTRY,
    RUIZ,
    SOURCES,
    TEXT,
    attribution,
    hostile_readings,
    reading,
)

SETUP = Setup(registry=REGISTRY, profile=PROFILE, rules=select(()), today=datetime.date(2026, 1, 15), limits=Limits())


def written(found: Reading, registry: Registry = REGISTRY) -> str:
    return "".join(toml(draft(found, registry)))


def drafted(found: Reading, registry: Registry = REGISTRY) -> ClaimFile:
    parsed = parse(written(found, registry), "draft.toml", registry)
    assert parsed.file is not None
    assert not parsed.problems
    return parsed.file


def only(made: Attribution, text: str = TEXT) -> Claim:
    (claim,) = drafted(reading(made, text=text)).claims
    return claim


def checked(text: str) -> FileReport:
    return next(
        each for each in check(gather([Source("draft.toml", text)], SETUP), SETUP).files if each.file == "draft.toml"
    )


def said(text: str, *content: str, mode: Mode = Mode.INDIRECT, cue: str | None = "said") -> Claim:
    return only(attribution(RUIZ, cue, *content, mode=mode, text=text), text)


# The whole


def test_every_assertion_becomes_a_claim_in_the_order_of_the_article() -> None:
    asserted = [each for each in ALL if each.act is Act.ASSERTION]
    claims = drafted(reading()).claims
    assert len(claims) == len(asserted)
    assert [claim.origin.identity for claim in claims] == [each.origin.identity for each in asserted]
    assert {claim.scope for claim in claims} == {Scope.UTTERANCE}


def test_what_is_only_believed_planned_or_not_said_is_not_drafted() -> None:
    words = written(reading())
    for absent in ("wall will hold", "sue the board", "declined"):
        assert absent not in words


def test_an_article_without_attributions_gives_a_file_without_claims() -> None:
    assert drafted(Reading(1, ARTICLE, "The dam stands.\n", ())).claims == ()


def test_a_draft_passes_the_check_without_findings_about_the_file() -> None:
    report = checked(written(reading()))
    assert len(report.claims) == 7
    assert [finding for finding in report.findings if finding.code.startswith("FMT")] == []


@given(hostile_readings(outlet=st.just("the-gazette")))
def test_whatever_the_article_holds_the_draft_has_no_findings_about_the_file(found: Reading) -> None:
    report = checked(written(found))
    assert report.article is not None
    assert [finding for finding in report.findings if finding.code.startswith("FMT")] == []


@given(hostile_readings(outlet=st.just("the-gazette")))
def test_the_draft_and_the_reading_agree_on_directness_to_the_digit(found: Reading) -> None:
    expected = [
        (each.directness.hand_level, each.directness.lower, each.directness.upper)
        for each in found.attributions
        if each.directness is not None and any(c.isalnum() for piece in each.content for c in piece.text)
    ]
    scores = [scored.directness for scored in checked(written(found)).claims]
    assert [(score.hand_level, *score.shown) for score in scores if score is not None] == expected


@given(hostile_readings())
def test_every_string_is_read_back_as_it_was_written(found: Reading) -> None:
    made = draft(found, REGISTRY)
    parsed = parse("".join(toml(made)), "draft.toml")
    assert parsed.problems == ()

    def whole(value: Any) -> Any:
        if isinstance(value, str):
            return re.sub("[\ud800-\udfff]", "\ufffd", value)
        if isinstance(value, dict):
            return {key: whole(each) for key, each in value.items()}
        return list(map(whole, value)) if isinstance(value, list | tuple) else value

    assert parsed.file is not None
    assert json.loads(msgspec.json.encode(parsed.file)) == whole(msgspec.to_builtins(made.file))


def test_a_statement_that_begins_with_a_semicolon_is_drafted() -> None:
    text = '&lt;zz-mark&gt;The board "knew” of it, and the minister resigned'
    made = attribution(RUIZ, None, text[:30], text=text)
    assert only(made, text).quote


@fewer
@given(hostile_readings())
def test_every_quote_stands_in_the_article(found: Reading) -> None:
    for claim in draft(found, REGISTRY).file.claims:
        assert claim.quote in found.text
        assert "\n" not in claim.quote
        assert len(claim.quote) <= 320


@fewer
@given(hostile_readings())
def test_the_same_reading_gives_the_same_draft(found: Reading) -> None:
    assert written(found) == written(found)


@given(hostile_readings())
def test_nothing_in_a_draft_hides_or_steers(found: Reading) -> None:
    import unicodedata

    text = written(found)
    assert not [c for c in text if c != "\n" and (unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in "\u202e\u2066")]


# The article


def test_a_known_article_needs_nothing_more() -> None:
    text = written(reading(article=replace(ARTICLE, title="Dam to close", published=datetime.date(2025, 12, 3))))
    assert "TODO" not in text
    assert "published = 2025-12-03\n" in text
    assert 'language = "en"\n' in text


def test_an_unknown_address_is_one_that_cannot_exist_with_a_word_about_it() -> None:
    file = drafted(reading(article=replace(ARTICLE, url=None)))
    assert file.article.url == "https://address.invalid/dam-to-close-in-march-officials-say"
    assert "# TODO: the article's address; --url gives it\nurl = " in written(
        reading(article=replace(ARTICLE, url=None))
    )


def test_an_address_that_is_none_is_not_taken() -> None:
    file = drafted(reading(article=replace(ARTICLE, url="javascript:alert(1)")))
    assert file.article.url.startswith("https://address.invalid/")


def test_an_unknown_outlet_has_a_name_that_says_so() -> None:
    text = written(reading(article=replace(ARTICLE, outlet=None)))
    assert '# TODO: the outlet\'s id in sources.toml; --outlet gives it\noutlet = "unknown-outlet"\n' in text


def test_an_outlet_that_the_registry_lacks_is_to_be_added() -> None:
    text = written(reading(article=replace(ARTICLE, outlet="the-bugle")))
    assert '# TODO: add this outlet to sources.toml\noutlet = "the-bugle"\n' in text


@pytest.mark.parametrize(
    ("article", "name", "entry"),
    [
        (ARTICLE, None, '[outlet.the-gazette]\nname = "gazette.example"\ndomains = ["gazette.example"]'),
        (
            replace(ARTICLE, outlet=None),
            'The "Bugle"',
            '[outlet.bugle]\nname = \'The "Bugle"\'\ndomains = ["gazette.example"]',
        ),
        (replace(ARTICLE, outlet="ö", url=None), None, '[outlet."ö"]\nname = "its name"'),
    ],
)
def test_the_entry_for_the_registry_is_valid_toml(article: object, name: str | None, entry: str) -> None:
    import tomllib

    assert outlet_entry(article, name) == entry  # type: ignore[arg-type]
    tomllib.loads(entry)


def test_without_a_title_the_first_words_stand_in() -> None:
    assert drafted(reading()).article.title == "Dam to close in March, officials say"
    assert "# TODO: no title was found; these are the first words of the text\ntitle = " in written(reading())


# A claim's words


def test_the_statement_is_in_plain_words() -> None:
    assert said("Ana Ruiz said that the dam is safe, she told us.", "that the dam is safe,").text == "The dam is safe."


def test_a_quotation_loses_its_marks_in_the_statement_and_in_the_quote() -> None:
    claim = said('"We leave on one engine," said Ruiz.', '"We leave on one engine,"', mode=Mode.DIRECT)
    assert claim.text == "We leave on one engine."
    assert claim.quote == "We leave on one engine,"
    assert claim.quoted_words == ("We leave on one engine,",)


def test_a_statement_in_pieces_is_put_together() -> None:
    claim = only(ENGINE)
    assert claim.text == "We leave on one engine and we come back on none."
    assert claim.quote == "and we come back on none."


def test_a_short_indirect_statement_in_pieces_is_located_from_its_first_word_to_its_last() -> None:
    assert only(FOUND).quote == "The crack was reportedly found in May"


def test_pieces_far_apart_are_located_by_the_longest() -> None:
    text = f"The dam, {'said the keeper, who was there, ' * 12}is shut for good and all."
    assert said(text, "The dam", "is shut for good and all").quote == "is shut for good and all"


def test_words_of_two_paragraphs_are_located_on_one_line() -> None:
    text = "Ruiz said the dam is shut.\r\nIt will stay shut for a very long time.\r\n"
    claim = said(text, "the dam is shut.\r\nIt will stay shut for a very long time.")
    assert claim.quote == "It will stay shut for a very long time."


def test_a_long_quotation_is_located_by_its_first_sentences() -> None:
    text = 'Ruiz said: "' + "The dam is safe and sound, as it always was. " * 12 + '"'
    claim = said(text, text[text.index('"') :], mode=Mode.DIRECT)
    assert claim.quote.startswith("The dam is safe")
    assert claim.quote.endswith("always was.")
    assert len(claim.quote) <= 300


def test_of_two_statements_the_first_is_taken_and_the_other_is_shown() -> None:
    claim = only(CRACK)
    assert claim.text == "Board knew of the crack."
    assert claim.quote == "board knew of the crack, and the minister resigned"
    assert "and this may be a claim of its own: and the minister resigned" in written(reading(CRACK))


def test_marks_that_do_not_belong_together_are_noted_and_not_quoted() -> None:
    claim = only(DATE)
    assert claim.quote == '"no date has been fixed'
    assert claim.quoted_words == ("no date has been fixed",)
    assert 'The article opens a quotation here with " and closes it with ”' in written(reading(DATE))


def test_the_marks_around_a_partial_quotation_come_along() -> None:
    text = "The state of the ferry is “unacceptable”, said Ruiz."
    claim = said(text, "The state of the ferry is “unacceptable", mode=Mode.MIXED)
    assert claim.quote == "The state of the ferry is “unacceptable”"
    assert claim.quoted_words == ("unacceptable",)


def test_a_part_of_a_quotation_starts_with_its_mark() -> None:
    text = "Ruiz called it “a mess” and a danger, she said."
    claim = said(text, "a mess” and a danger", mode=Mode.MIXED)
    assert claim.quote == "“a mess” and a danger"


def test_the_cue_is_verbatim() -> None:
    assert only(CLOSING).cue == "told the Herald"


def test_what_was_denied_is_not_stated() -> None:
    assert only(DENIAL).text == "Tom Hale denied reports that the crew was warned."


def test_what_is_no_statement_alone_has_its_speaker_before_it() -> None:
    text = "Ana Ruiz described the dam as safe, and told them to leave."
    assert said(text, "as safe", cue="described the dam").text == "Ana Ruiz described the dam as safe."
    assert said(text, "to leave", cue="told them").text == "Ana Ruiz told them to leave."


def test_a_content_that_says_nothing_in_pieces_keeps_the_words_between_them() -> None:
    assert only(FOUND).text == "The crack was reportedly found in May."
    text = "The dam has been portrayed by Ruiz as the core of the plan."
    claim = said(text, "The dam", "as the core of the plan", cue="has been portrayed")
    assert claim.text == "The dam has been portrayed by Ruiz as the core of the plan."


def test_a_part_of_another_sentence_is_shown_and_not_joined() -> None:
    text = "The dam is shut, Ruiz said. Rumours that it leaks were old ones."
    found = attribution(RUIZ, "said", "The dam is shut", "were old ones", text=text)
    assert only(found, text).text == "The dam is shut."
    assert "may be a claim of its own: were old ones" in written(reading(found, text=text))


def test_a_quotation_of_two_sentences_stays_one() -> None:
    text = '"The dam is shut," Ruiz said. "It will stay shut."'
    claim = said(text, '"The dam is shut,"', '"It will stay shut."', mode=Mode.DIRECT)
    assert claim.text == "The dam is shut. It will stay shut."


def test_what_has_no_verb_has_its_speaker_before_it() -> None:
    text = "Ana Ruiz called the ferry “a floating coffin”, and the crew walked off."
    assert said(text, "the ferry “a floating coffin”", cue="called", mode=Mode.MIXED).text == (
        "Ana Ruiz called the ferry “a floating coffin”."
    )
    assert said("Ruiz said crews quit.", "crews quit").text == "Crews quit."


def test_marks_typed_as_two_apostrophes_are_marks() -> None:
    text = "''The dam is shut,'' Ruiz said."
    claim = said(text, "''The dam is shut,''", mode=Mode.DIRECT)
    assert (claim.text, claim.quote) == ("The dam is shut.", "The dam is shut,")


def test_an_id_is_made_of_the_first_words_and_is_unique() -> None:
    ids = [claim.id for claim in drafted(reading(CLOSING, DATE, CLOSING, CLOSING)).claims]
    assert ids == [
        "water-board-will-close-the-dam-in-march",
        "no-date-has-been-fixed-for-the-ferry",
        "water-board-will-close-the-dam-in-march-2",
        "water-board-will-close-the-dam-in-march-3",
    ]


def test_an_id_in_another_script_is_made_of_its_letters() -> None:
    assert said("Плотина закрыта, said Ruiz.", "Плотина закрыта").id == "плотина-закрыта"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("Dam to close in March", Placement.HEADLINE),
        ("The Water Board will close the dam in March", Placement.LEDE),
        ("found in May", Placement.BODY),
    ],
)
def test_it_says_where_in_the_article_it_stands(content: str, place: Placement) -> None:
    assert only(attribution(RUIZ, "said", content)).place is place


def test_a_first_line_that_is_a_sentence_is_the_lede() -> None:
    text = "The dam is shut, Ruiz said.\nIt is old.\n"
    assert said(text, "The dam is shut").place is Placement.LEDE


def test_the_title_of_the_page_tells_the_headline() -> None:
    text = "The dam is shut, Ruiz said.\nThe wall leaks, she said.\n"
    found = reading(
        attribution(RUIZ, "said", "The dam is shut", text=text),
        attribution(RUIZ, "said", "The wall leaks", text=text),
        text=text,
        article=replace(ARTICLE, title="The dam is shut, Ruiz said."),
    )
    assert [claim.place for claim in drafted(found).claims] == [Placement.HEADLINE, Placement.LEDE]


# Origins and relays


def test_origin_and_relay_are_as_the_article_shows_them() -> None:
    claim = only(CLOSING)
    assert claim.origin == Origin(Identity.DESCRIBED, Vantage.FAMILIAR, "officials familiar with the plan")
    assert claim.relays == (Relay("the-herald", "the Herald"),)


def test_a_relay_that_the_sentence_does_not_name_is_inherited() -> None:
    claims = drafted(reading(CLOSING, DATE)).claims
    assert claims[0].relays == (Relay("the-herald", "the Herald"),)
    assert claims[1].relays == (Relay("the-herald"),)


def test_an_inherited_relay_makes_the_two_sources_one_by_a_key() -> None:
    assert [claim.origin.key for claim in drafted(reading(CLOSING, DATE)).claims] == [
        "herald-officials-familiar-with-the"
    ] * 2
    codes = {finding.code for finding in checked(written(reading(CLOSING, DATE))).findings}
    assert "CHN03" in codes


def test_a_relay_without_an_id_keeps_its_words() -> None:
    radio = Carrier(SourceType.OUTLET, "a radio station")
    assert only(attribution(SOURCES, "said that", "for the ferry", relays=[radio])).relays == (
        Relay(as_written="a radio station"),
    )


def test_sources_called_the_same_share_a_key_and_others_have_none() -> None:
    text = "A source said one thing. The source said two things. A guard said three."
    found = [
        attribution(Voice(SourceType.UNNAMED_PERSON, Identity.BARE, Vantage.UNKNOWN, who), "said", what, text=text)
        for who, what in (("A source", "one thing"), ("The source", "two things"), ("A guard", "three"))
    ]
    assert [c.origin.key for c in drafted(reading(*found, text=text)).claims] == ["source", "source", None]


def test_named_people_need_no_key() -> None:
    assert [c.origin.key for c in drafted(reading(ENGINE, ENGINE)).claims] == [None, None]


def test_only_ids_of_the_registry_are_taken() -> None:
    stranger = replace(RUIZ, source="somebody-else", affiliation="Water Board")
    origin = only(attribution(stranger, "said", "found in May")).origin
    assert origin.source is None
    assert origin.affiliation == "water-board"
    assert draft(reading(CLOSING), Registry()).file.claims[0].relays == (Relay(as_written="the Herald"),)


def test_where_nobody_is_named_no_words_are_made_up() -> None:
    origin = only(FOUND).origin
    assert origin == Origin(Identity.NONE, Vantage.UNKNOWN)
    assert only(attribution(NOBODY, None, "found in May")).cue is None


# What is not certain


def test_a_doubtful_claim_says_so() -> None:
    text = written(reading(CLOSING, DATE))
    assert '\n# confidence 0.41: look at this one\n[[claim]]\nid = "no-date' in text
    assert text.count("confidence") == 1


def test_an_assertion_without_words_is_counted_and_left_out() -> None:
    text = written(reading(CLOSING, replace(DATE, content=()), replace(DATE, content=(Fragment(0, 0, ""),))))
    assert "Left out, since no words of theirs were found: 2 more." in text
    assert text.count("[[claim]]") == 1


def test_a_draft_is_no_larger_than_what_check_reads() -> None:
    many = reading(*[CLOSING] * 4_000)
    text = written(many)
    assert len(text.encode()) < Limits().file_size
    assert text.count("[[claim]]") + int(text.rsplit("# ", 1)[1].split(" ")[0].replace(",", "")) == 4_000
    drafted(many)


def test_the_page_was_read_when_it_says(tmp_path: Path) -> None:
    when = datetime.datetime(2025, 12, 4, 9, 12, tzinfo=datetime.UTC)
    text = "".join(toml(draft(reading(), REGISTRY, retrieved=when)))
    assert "retrieved = 2025-12-04T09:12:00Z\n" in text


def test_unnamed_officials_are_not_taken_for_the_body_they_work_for() -> None:
    assert (
        only(attribution(replace(OFFICIALS, affiliation="the board"), "said", "found in May")).origin.affiliation
        is None
    )


def test_the_outer_marks_are_all_that_a_direct_quote_loses() -> None:
    piece = '"and we come back on none."'
    assert without_outer_marks(piece) == only(ENGINE).quote
    assert HERALD.as_written in TEXT
