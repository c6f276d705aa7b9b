"""What the words of one source say of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extraction.sources import describe
from provenance.model.attribution import SourceType
from provenance.model.chain import Identity, Vantage


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Ana Ruiz", SourceType.PERSON, "Ana Ruiz"),
        ("former Water Minister Ana Ruiz", SourceType.PERSON, "Ana Ruiz"),
        ("Secretary of State Ana Ruiz", SourceType.PERSON, "Ana Ruiz"),
        ("Ana Ruiz, the head of the Water Board,", SourceType.PERSON, "Ana Ruiz"),
        ("Water Board spokesman Tom Hale", SourceType.PERSON, "Tom Hale"),
        ("Rep. Mia Holt (D-Ohio)", SourceType.PERSON, "Mia Holt"),
        ("the Serbian president", SourceType.PERSON, None),
        ("a senior official", SourceType.UNNAMED_PERSON, None),
        ("one of the minister’s aides", SourceType.UNNAMED_PERSON, None),
        ("Officials", SourceType.UNNAMED_GROUP, None),
        ("several residents of the valley", SourceType.UNNAMED_GROUP, None),
        ("the Kremlin", SourceType.OFFICIAL_BODY, "the Kremlin"),
        ("the Ministry of Health", SourceType.OFFICIAL_BODY, "the Ministry of Health"),
        ("Amnesty International", SourceType.ORGANIZATION, "Amnesty International"),
        ("Reuters", SourceType.OUTLET, "Reuters"),
        ("the newspaper Le Monde", SourceType.OUTLET, "Le Monde"),
        ("local media reports", SourceType.OUTLET, None),
        ("a report in the Financial Times", SourceType.OUTLET, "the Financial Times"),
        ("a report by the auditor", SourceType.DOCUMENT, None),
        ("the indictment", SourceType.DOCUMENT, None),
        ("a viral tweet", SourceType.SOCIAL_POST, None),
    ],
)
def test_a_source_is_of_the_kind_that_its_words_say(words: str, kind: SourceType, name: str | None) -> None:
    found = describe(words)
    assert (found.type, found.name) == (kind, name)


def test_a_title_and_a_reason_to_be_heard_are_kept_as_written() -> None:
    found = describe("Presidential aide Yusuf Demir, who took part in the meeting,")
    assert (found.name, found.title) == ("Yusuf Demir", "Presidential aide")
    assert found.justification == "who took part in the meeting"
    assert found.vantage is Vantage.PARTICIPANT


def test_what_describes_an_unnamed_source_counts_for_its_identity() -> None:
    assert describe("sources").identity is Identity.BARE
    assert describe("officials familiar with the talks").identity is Identity.DESCRIBED
    assert describe("a senior naval officer").identity is Identity.DESCRIBED


def test_joint_sources_are_one_link() -> None:
    found = describe("Ana Ruiz and Tom Hale")
    assert (found.type, found.name) == (SourceType.PERSON, "Ana Ruiz; Tom Hale")


def test_the_words_of_anonymity_are_no_reason_to_be_heard() -> None:
    assert describe("an official who spoke on condition of anonymity").justification is None


@given(st.text(max_size=200))
def test_any_words_at_all_describe_somebody(words: str) -> None:
    found = describe(words)
    assert isinstance(found.type, SourceType)
