"""What a reader of an article would want found in it. The passages are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.target import in_time
from provenance.extraction import Extractor
from provenance.model.attribution import Act, Attribution, SourceType
from provenance.model.chain import Identity, Mode, Vantage
from provenance.model.source import Outlet, Registry, RegistryFile


def asserted(extractor: Extractor, text: str, publisher: str | None = None) -> list[Attribution]:
    return [a for a in extractor.attributions(text, publisher) if a.act is Act.ASSERTION]


def chain(attribution: Attribution) -> list[str]:
    """The chain as words, origin first: the name, else the words as written."""
    origin = attribution.origin
    first = [] if origin.type is SourceType.NONE else [origin.name or origin.as_written or ""]
    return first + [relay.name or relay.as_written for relay in attribution.relays]


def only(extractor: Extractor, text: str, publisher: str | None = None) -> Attribution:
    found = asserted(extractor, text, publisher)
    assert len(found) == 1, [[f.text for f in a.content] for a in found]
    return found[0]


def test_a_plain_statement_has_its_source_cue_and_content(extractor: Extractor) -> None:
    text = "The bridge will reopen in May, the transport minister, Ana Ruiz, said on Monday."
    found = only(extractor, text)
    assert found.content[0].text.startswith("The bridge will reopen in May")
    assert found.origin.name == "Ana Ruiz"
    assert found.origin.type is SourceType.PERSON
    assert found.origin.identity is Identity.NAMED
    assert "said" in found.cue[0].text
    assert not found.second_hand
    assert not found.anonymous


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The plant is safe,” Mayor Lena Ortiz told CNN.", ["Lena Ortiz", "CNN"]),
        (
            "The talks have failed, according to two diplomats cited by Reuters.",
            ["two diplomats cited by Reuters", "Reuters"],
        ),
        ("In an interview with the BBC, Lena Ortiz said the plant was safe.", ["Lena Ortiz", "the BBC"]),
        (
            "The bank is insolvent, according to a memo obtained by Bloomberg.",
            ["a memo", "Bloomberg"],
        ),
    ],
)
def test_an_outlet_that_heard_or_obtained_it_is_a_relay(extractor: Extractor, text: str, expected: list[str]) -> None:
    found = only(extractor, text)
    assert chain(found)[1:] == expected[1:]
    assert (found.origin.name or found.origin.as_written or "").split()[0].lower() == expected[0].split()[0].lower()
    assert found.second_hand


def test_an_addressee_is_no_relay(extractor: Extractor) -> None:
    found = only(extractor, "Lena Ortiz told the judge that she had never met the contractor.")
    assert chain(found) == ["Lena Ortiz"]
    assert not found.second_hand


def test_the_publisher_is_never_a_relay(extractor: Extractor) -> None:
    text = "“The plant is safe,” Mayor Lena Ortiz told CNN."
    assert chain(only(extractor, text, publisher="CNN")) == ["Lena Ortiz"]


def test_the_publisher_is_known_by_its_names_in_the_registry() -> None:
    registry = Registry(
        RegistryFile(version=1, outlets={"gazette": Outlet(name="The Gazette", aliases=("Mayfield Gazette",))})
    )
    text = "“The plant is safe,” Mayor Lena Ortiz told the Mayfield Gazette."
    found = Extractor(registry)
    assert chain(only(found, text, publisher="gazette")) == ["Lena Ortiz"]
    assert only(found, text).relays[0].source == "gazette"


def test_what_others_said_reaches_the_article_through_them(extractor: Extractor) -> None:
    found = only(extractor, "The company said the chairman had resigned, Reuters reported.")
    assert [relay.name for relay in found.relays] == ["Reuters"]
    assert found.origin.type is SourceType.ORGANIZATION


def test_words_that_nobody_is_named_for_have_no_origin(extractor: Extractor) -> None:
    found = only(extractor, "The minister reportedly offered to resign on Friday night.")
    assert found.origin.type is SourceType.NONE
    assert found.origin.identity is Identity.NONE
    assert found.anonymous
    assert chain(found) == []


def test_a_pronoun_and_a_surname_stand_for_the_full_name(extractor: Extractor) -> None:
    text = (
        "Water commissioner Ana Ruiz said the dam was sound. She added that engineers had found no cracks.\n"
        "Ruiz also warned that the spillway needs work."
    )
    found = asserted(extractor, text)
    assert len(found) == 3
    assert {a.origin.name for a in found} == {"Ana Ruiz"}
    assert all(a.origin.title and "commissioner" in a.origin.title for a in found)


def test_a_role_stands_for_whoever_holds_it_in_the_article(extractor: Extractor) -> None:
    text = (
        "President Boris Tadić said the army would stay. "
        "The Serbian president also suggested that talks could resume in June."
    )
    assert [a.origin.name for a in asserted(extractor, text)] == ["Boris Tadić", "Boris Tadić"]


def test_an_unnamed_source_is_described_as_the_article_does(extractor: Extractor) -> None:
    found = only(extractor, "Two officials familiar with the talks say that the ceasefire collapsed overnight.")
    assert found.origin.type is SourceType.UNNAMED_GROUP
    assert found.origin.vantage is Vantage.FAMILIAR
    assert found.origin.justification == "familiar with the talks"
    assert found.anonymous


def test_the_same_source_keeps_the_relay_it_came_through(extractor: Extractor) -> None:
    text = (
        "According to a source cited by Le Monde, the merger is off.\n"
        "The source noted that lawyers had raised objections."
    )
    assert [a.relays[0].name for a in asserted(extractor, text)] == ["Le Monde", "Le Monde"]


def test_a_quotation_alone_in_its_paragraph_belongs_to_the_speaker_before(extractor: Extractor) -> None:
    text = (
        "On Friday, Governor Ana Ruiz said that the dam would be closed.\n"
        "“We have waited long enough. The cracks have grown, and the people below the wall deserve to sleep at night.”"
    )
    quotation = asserted(extractor, text)[-1]
    assert quotation.origin.name == "Ana Ruiz"
    assert quotation.mode is Mode.DIRECT


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“The dam will be closed in March,” Ana Ruiz said.", Mode.DIRECT),
        ('Ana Ruiz said the dam was "beyond any repair” and would close.', Mode.MIXED),
        ("Ana Ruiz said the dam would be closed in March.", Mode.INDIRECT),
    ],
)
def test_the_mode_follows_the_quotation_marks(extractor: Extractor, text: str, mode: Mode) -> None:
    assert only(extractor, text).mode is mode


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment on the figures.",
        "Voters want the government to build more houses.",
        "Ana Ruiz hopes to reopen the dam in March.",
        "The dam was built in 1931. It holds two million cubic metres of water.",
    ],
)
def test_what_nobody_asserted_is_no_assertion(extractor: Extractor, text: str) -> None:
    assert asserted(extractor, text) == []


def test_an_empty_text_has_no_attributions(extractor: Extractor) -> None:
    assert extractor.attributions("") == ()
    assert extractor.attributions(" \n\t\n") == ()


HOSTILE = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [
                "“", "”", '"', "'", "''", "said", "Reuters", "the", "official", "told", "CNN", ",", ".", "\n",
                "according to", "he", "reportedly", "А", "بيان", "声明", "\u202e", "\x00", "é", "🙂", "’s", "citing",
                "quoted", "as saying", "(", ")",
            ]
        ),
        max_size=60,
    ).map(" ".join),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(text=HOSTILE)
def test_every_span_is_what_stands_there(text: str) -> None:
    for attribution in _shared().attributions(text):
        parts = [*attribution.content, *attribution.cue, *([attribution.source] if attribution.source else [])]
        for part in parts:
            assert text[part.start : part.end] == part.text
            assert part.text
        assert 0 <= attribution.confidence <= 1
        assert attribution.anonymous == attribution.origin.type.anonymous


_MADE: list[Extractor] = []


def _shared() -> Extractor:
    if not _MADE:
        _MADE.append(Extractor())
    return _MADE[0]


def test_the_same_text_gives_the_same_reading(extractor: Extractor) -> None:
    text = "Ana Ruiz told CNN that the dam was sound. An engineer said it was not.\n" * 5
    assert extractor.attributions(text) == extractor.attributions(text)


def test_a_paragraph_longer_than_the_network_reads_is_read_in_parts(extractor: Extractor) -> None:
    text = "Ana Ruiz said the dam would be closed in March. " * 120
    found = asserted(extractor, text)
    assert len(found) > 100


@pytest.mark.parametrize("part", [".", "“", "Mr. ", "of A ", "\n", "(", ", cited by "])
def test_a_long_run_of_one_thing_is_read_like_any_text(extractor: Extractor, part: str) -> None:
    text = f"Ana Ruiz said that it leaks. {part * 3000}"
    for attribution in extractor.attributions(text):
        assert all(text[f.start : f.end] == f.text for f in attribution.content)


@pytest.mark.parametrize(
    "line", [" " * 200_000, "\u2028 " * 100_000, "\t" * 200_000], ids=["spaces", "separators", "tabs"]
)
def test_a_line_of_nothing_but_spaces_takes_no_time_by_the_square_of_its_length(
    extractor: Extractor, line: str
) -> None:
    text = f"The dam will close in March, Ana Ruiz said.\n{line}\n"
    with in_time():
        assert len(extractor.attributions(text)) == 1
