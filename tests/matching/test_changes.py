"""What a page says of its own errors, and what became of it between two readings."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.matching.changes import changed, noted
from provenance.model.document import CitedPage, Document
from provenance.model.evidence import Correction
from tests.growth import grows_in_line
from tests.property import files
from tests.property.dear import fewer

PUBLISHED = datetime.date(2025, 12, 2)
ON = datetime.date(2025, 12, 20)
TITLE = "Wards to close in Varnholm | The Herald"
BODY = """\
The regional hospital will close two of its seven wards in March.
Its director, Ana Ruiz, said that nurses could not be found.
The council has not decided whether it will pay for housing.
"""


def page(
    text: str = BODY,
    title: str | None = TITLE,
    *,
    modified: datetime.date | None = None,
    free: bool | None = None,
    furniture: str = "",
) -> CitedPage:
    document = Document("https://herald.example/1", text, title, published=PUBLISHED)
    return CitedPage(document, f"{text}{furniture}", modified, free)


@pytest.mark.parametrize(
    ("note", "kind", "date"),
    [
        ("Correction: An earlier version of this article misstated the number of wards.", "corrected", None),
        ("Correction (Dec. 3, 2025): The hospital has seven wards, not six.", "corrected", "2025-12-03"),
        ("Correction, Dec. 4: The hospital has seven wards, not six.", "corrected", "2025-12-04"),
        ("CORRECTION — The council met on Monday, not on Tuesday.", "corrected", None),
        ("This article was amended on 3 January 2026 to correct the name.", "corrected", "2026-01-03"),
        ("• This article was amended on 4 December. It is two wards that will close.", "corrected", "2025-12-04"),
        ("This article was amended on 4 January. It is two wards that will close.", "corrected", "2026-01-04"),
        ("This story has been corrected to show that the hospital has seven wards.", "corrected", None),
        ("An earlier version of this story incorrectly said that three wards would close.", "corrected", None),
        ("Due to an editing error, an earlier version of this article gave a wrong date.", "corrected", None),
        ("This post has been updated to correct the spelling of Lindqvist.", "corrected", None),
        ("Clarification: The headline now makes clear that the wards close in March.", "corrected", None),
        ("Corrections & clarifications: An earlier version misidentified the chair.", "corrected", None),
        ("Editor’s note: A previous version of this article contained an error.", "corrected", None),
        ("Editor's note: This story has been retracted because it could not be verified.", "retracted", None),
        ("Retraction: The article is withdrawn at the request of its authors.", "retracted", None),
        ("This article has been withdrawn by its authors.", "retracted", None),
        ("We have removed this article because it did not meet our standards.", "retracted", None),
    ],
)
def test_a_note_is_found_with_its_date(note: str, kind: str, date: str | None) -> None:
    found = noted(page(BODY, furniture=f"{note}\nMore from the Herald\n"))
    assert found is not None
    assert (found.kind, found.date, found.text) == (kind, date, note)


@pytest.mark.parametrize(
    "line",
    [
        "Report a correction: write to corrections@herald.example if you see an error.",
        "Corrections policy: how we deal with errors in our reporting.",
        "Correction",
        "Editor's note: This is the first of three stories about hospitals.",
        "The ministry corrected its figures on Tuesday, two days after publication.",
        "The report was withdrawn after complaints from the ministry.",
        "The article was amended by parliament in the night to Thursday.",
        "An earlier version of the bill said that wards could be closed.",
        "An earlier version of the report said that wards could be closed.",
        "“This article has been retracted,” the journal wrote in May.",
        "The Herald retracted its story on the hospital in May, the court heard.",
        "This story has been updated to include a comment from the council.",
        "This report was written by the committee and was published in May.",
        "Officers at the House of Correction: two were hurt on Monday night, police said.",
        "Vote of no confidence: the correction comes too late for many, Ruiz said.",
    ],
)
def test_what_only_speaks_of_corrections_is_no_note(line: str) -> None:
    assert noted(page(BODY + line)) is None


def test_a_label_that_stands_alone_belongs_to_the_next_block() -> None:
    found = noted(page(BODY + "Correction\nAn earlier version of this article named the wrong hospital.\n"))
    assert found is not None
    assert found.kind == "corrected"


def test_the_name_of_a_column_of_corrections_is_no_note() -> None:
    assert (
        noted(page(furniture="Corrections and clarifications\nThe talks broke off in November over prices.\n")) is None
    )
    assert noted(page(furniture="Corrections and clarifications\nThe report misstated the price of gas.\n")) is not None


def test_journals_mark_the_title_of_what_they_retracted() -> None:
    found = noted(page(title="RETRACTED: Nurses and wards in northern hospitals"))
    assert found is not None
    assert found.kind == "retracted"


def test_a_page_that_collects_corrections_speaks_of_others() -> None:
    note = "Correction: An article on Tuesday misstated the number of wards."
    assert noted(page(BODY + note, title="Corrections and clarifications")) is None


def test_a_note_that_the_article_could_know_is_no_news() -> None:
    dated = page(BODY + "Correction (Dec. 3, 2025): The hospital has seven wards, not six.")
    assert noted(dated, datetime.date(2025, 12, 3)) is None
    assert noted(dated, datetime.date(2025, 12, 2)) is not None
    note = BODY + "Correction: The hospital has seven wards, not six."
    assert noted(page(note, modified=datetime.date(2025, 12, 2)), datetime.date(2025, 12, 3)) is None
    assert noted(page(note, modified=datetime.date(2025, 12, 4)), datetime.date(2025, 12, 3)) is not None
    assert noted(page(note), datetime.date(2025, 12, 3)) is not None


def test_a_retraction_goes_before_later_corrections() -> None:
    notes = "Correction (Dec. 9, 2025): It was Monday.\nThis article has been retracted on Dec. 5, 2025.\n"
    found = noted(page(BODY + notes.replace("It was Monday", "The council met on Monday")))
    assert found is not None
    assert found.kind == "retracted"


FURNITURE = """\
Updated 5 minutes ago.
1,234 people are reading this.
Read more: the ferry is late again, and nobody knows why.
Subscribe to our newsletter and never miss a story again.
Related stories
© 2026 The Herald. All rights reserved.
"""


@pytest.mark.parametrize(
    "after",
    [
        BODY,
        BODY.replace(".", "!").replace("said that", "said, that").replace("'", "’"),
        BODY.replace("housing", "houssing"),
        BODY.replace("Its director, Ana Ruiz, said", "Its director Ana Ruiz has said"),
        BODY.replace("two of its seven", "2 of its 7"),
        BODY.replace("nurses", "NURSES"),
        "\n".join(BODY.split("\n")[::-1]),
        BODY.replace("\n", "\n\n"),
        BODY + FURNITURE,
    ],
)
def test_a_cosmetic_change_is_none(after: str) -> None:
    assert changed(page(), page(after), on=ON) is None
    assert changed(page(after), page(), on=ON) is None


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (BODY.replace("two", "three"), "became “The regional hospital will close three"),
        (BODY.replace("has not decided", "has decided"), "became “The council has decided"),
        (BODY.replace("will close", "may close"), "became “The regional hospital may close"),
        (BODY.replace("Ana Ruiz", "Eva Ruiz"), "became “Its director, Eva Ruiz"),
        (BODY.replace("ward", "bed"), "became “The regional hospital will close two of its seven beds"),
        (BODY.split("\n", 1)[1], "Left out: “The regional hospital"),
        (BODY + "The union called the plan a disgrace and threatened to strike.\n", "Added: “The union"),
        ("There is something else here now, with nothing of what was here.\n", "Nothing of the earlier text is left"),
    ],
)  # fmt: skip
def test_another_statement_is_a_change(after: str, told: str) -> None:
    found = changed(page(), page(after), on=ON)
    assert found is not None
    assert (found.kind, found.date) == ("changed", "2025-12-20")
    assert told in (found.text or "")


def test_who_did_what_to_whom_is_not_only_order() -> None:
    before = page("The director accused the council of lying about the wards.\n")
    after = page("The council accused the director of lying about the wards.\n")
    assert changed(before, after, on=ON) is not None


def test_another_headline_is_told_with_both() -> None:
    found = changed(page(), page(title="Hospital may close wards – Herald"), on=ON)
    assert found == Correction(
        "2025-12-20", "changed", "The headline “Wards to close in Varnholm” became “Hospital may close wards”."
    )
    assert changed(page(), page(title="Wards to close in Varnholm - Herald"), on=ON) is None
    assert changed(page(), page(title=None), on=ON) is None


def test_a_new_note_goes_before_what_it_changed() -> None:
    after = page(BODY.replace("seven", "eight") + "Correction: The hospital has eight wards, not seven.\n")
    found = changed(page(), after, on=ON)
    assert found == Correction(
        "2025-12-20", "corrected", "Correction: The hospital has eight wards, not seven."
    )  # fmt: skip
    assert changed(after, after, on=ON) is None


def test_what_went_behind_a_paywall_was_not_left_out() -> None:
    first = BODY.split("\n", 1)[0] + "\n"
    assert changed(page(free=True), page(first, free=False), on=ON) is None
    assert changed(page(first, free=False), page(free=True), on=ON) is None
    assert changed(page(free=True), page(first, free=True), on=ON) is not None


_NOTES = ["Correction: ", "This article was amended on ", "Correction: The dam holds seven tonnes, not six."]

pages = st.builds(
    CitedPage,
    st.builds(
        Document, st.just("-"), st.lists(files.words, max_size=8).map("\n".join), st.none() | files.words,
        published=st.none() | files.days,
    ),
    st.lists(files.words | st.sampled_from(_NOTES), max_size=8).map("\n".join),
    st.none() | files.days,
    st.none() | st.booleans(),
)  # fmt: skip


@fewer
@given(pages, pages, files.days)
def test_a_page_that_is_the_same_has_not_changed(one: CitedPage, other: CitedPage, on: datetime.date) -> None:
    assert changed(one, one, on=on) is None
    for found in (noted(one), changed(one, other, on=on)):
        if found is not None:
            assert found.text
            assert len(found.text) < 2000
            assert "\n" not in found.text
            assert found.date is None or datetime.date.fromisoformat(found.date).isoformat() == found.date


@pytest.mark.parametrize(
    "unit", ["The dam {} holds {} tonnes of water, Ruiz said.\n", "Correction: ", "This article ", "- "]
)
def test_a_long_page_takes_no_longer_a_word_than_a_short_one(unit: str) -> None:
    def work(size: int) -> Correction | None:
        text = "".join(unit.format(number, number) for number in range(size))
        return noted(page(text)) or changed(page(text), page(text.replace("1", "7")), on=ON)

    assert grows_in_line(work, 500)
