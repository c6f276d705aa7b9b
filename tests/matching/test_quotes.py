"""Quoted words in a page's text."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from provenance.matching.alignment import MARKED_REACH
from provenance.matching.quotes import PageText, match, match_all
from provenance.model.evidence import Match, Verdict
from tests.growth import ends, grows_in_line

TEXT = """Minutes of the Water Board
You asked about the ferry. We will not close the lower dam in March, Ana Ruiz told Tom Ortega on Tuesday. But the \
board may decide otherwise, and 18 people could lose their homes. The repair will cost 18 million euros, or 5 percent \
of what we have. Nobody expected the govern-
ment to pay for it; the council has closed two of the roads.
“It is what it is,” said Mr. Ortega. They can't build it without a permit. Non-nuclear states pay £5bn a year, and \
the work was difficult – but “we did it”. It is able to carry 1,200 cars. In the office nobody was told. The firm will \
hire eleven welders, and it will sell the old yard. The temperature fell to -5 degrees.
"""
PAGE = PageText(TEXT, "en")


def verdict(words: str, page: PageText = PAGE) -> str:
    return match(words, page, language="en").verdict.value


def edits(words: str, page: PageText = PAGE) -> list[tuple[str, str, str]]:
    return [(edit.kind, edit.ours, edit.theirs) for edit in match(words, page, language="en").edits]


@pytest.mark.parametrize(
    "words",
    [
        "We will not close the lower dam in March",
        "will not close",
        "Ruiz",
        "18 people could lose their homes.",
        "pay for it; the council has closed two of the roads.\n“It is what it is,” said",
        "the   council\u00a0has closed\ttwo",
        "the coun\u00adcil has\u200b closed",
        "govern-\nment to pay",
        "Non-nuclear states pay £5bn a year",
        "fell to -5 degrees",
    ],
)
def test_the_very_words_are_exact_whatever_white_space_lies_between(words: str) -> None:
    found = match(words, PAGE)
    assert found.verdict is Verdict.EXACT
    assert found.distance == 0
    assert found.edits == ()


@pytest.mark.parametrize(
    "words",
    [
        "we will not close the lower dam in March",
        "[W]e will not close the lower dam",
        "WE WILL NOT CLOSE THE LOWER DAM",
        "We won't close the lower dam in March,",
        "We won’t close the lower dam in March",
        "Nobody expected the government to pay for it, the council has closed two of the roads",
        '"It is what it is", said Mr Ortega',
        "the work was difﬁcult — but 'we did it'",
        "eighteen people could lose their homes",
        "the repair will cost 18,000,000 euros",
        "the repair will cost eighteen million euros",
        "The repair will cost €18 million, or 5% of what we have",
        "five per cent of what we have",
        "states pay £5 billion a year",
        "states pay 5 billion pounds a year",
        "carry 1200 cars",
        "carry 1 200 cars",
        "carry twelve hundred cars",
        "They cannot build it",
        "18 people [in the valley] could lose their homes",
        "could lose their homes [sic]",
        "Ana Ruiz told Tóm Ortega",
        "fell to minus five degrees",
        "could lose their homes …",
        "hire 11 welders",
        unicodedata.normalize("NFD", "the work was difficult").upper(),
    ],
)
def test_what_only_the_form_has_changed_is_normalised(words: str) -> None:
    found = match(words, PAGE, language="en")
    assert (found.verdict, found.distance, found.edits) == (Verdict.NORMALISED, 0, ())


@pytest.mark.parametrize(
    "mark", ["…", " … ", " ... ", "...", " [...] ", " […] ", " (...) ", " . . . ", " [. . .] ", " […], "]
)
def test_words_left_out_with_a_mark_are_elided(mark: str) -> None:
    found = match(f"We will not close{mark}dam in March, Ana Ruiz told Tom Ortega", PAGE)
    assert (found.verdict, found.distance) == (Verdict.ELIDED, 0)
    assert found.matched == "We will not close the lower dam in March, Ana Ruiz told Tom Ortega"


@pytest.mark.parametrize(
    "words",
    [
        "the board may decide otherwise … The repair will cost 18 million euros",
        "We will not close … the board may decide … [The council] has closed two of the roads",
        "… close the lower dam in March",
        "The repair will …",
        "[The mayor] told Tom Ortega on Tuesday",
        "the council has [shut] two of the roads",
    ],
)
def test_several_parts_and_an_editor_s_words_are_elided(words: str) -> None:
    assert verdict(words) == "elided"


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("We will not close the dam in March", "lower"),
        ("We will not close the lower dam in March, told Tom Ortega", "Ana Ruiz"),
        ("18 people could lose their homes, or 5 percent of what we have", "The repair will cost 18 million euros"),
        ("Nobody expected the government to pay; the council has closed two of the roads", "for it"),
    ],
)
def test_words_left_out_without_a_mark_are_silently_elided(words: str, gone: str) -> None:
    found = match(words, PAGE, language="en")
    assert found.verdict is Verdict.SILENTLY_ELIDED
    assert [edit.theirs for edit in found.edits] == [gone]
    assert found.distance > 0


@pytest.mark.parametrize(
    ("words", "kind", "ours", "theirs"),
    [
        ("We will close the lower dam in March", "negation", "", "not"),
        ("We will … close the lower dam in March", "negation", "", "not"),
        ("We will never close the lower dam", "negation", "never", "not"),
        ("We will [never] close the lower dam", "negation", "never", "not"),
        ("We will close the lower dam [not] in March", "negation", "", "not"),
        ("They can build it without a permit", "negation", "", "n't"),
        ("They can't build it with a permit", "negation", "with", "without"),
        ("nuclear states pay £5bn", "negation", "", "Non"),
        ("It is unable to carry 1,200 cars", "negation", "unable", "able"),
        ("Somebody expected the government to pay", "negation", "Somebody", "Nobody"),
        ("28 people could lose their homes", "number", "28", "18"),
        ("twenty-eight people could lose their homes", "number", "twenty-eight", "18"),
        ("The repair will cost 18 billion euros", "number", "18 billion euros", "18 million euros"),
        ("The repair will cost 18 euros", "number", "18 euros", "18 million euros"),
        ("The repair will cost 18 million dollars", "number", "18 million dollars", "18 million euros"),
        ("has closed three of the roads", "number", "three", "two"),
        ("states pay £5 a year", "number", "£5", "£5bn"),
        ("fell to 5 degrees", "number", "5", "-5"),
        ("Eva Ruiz told Tom Ortega on Tuesday", "entity", "Eva", "Ana"),
        ("Ana Ruiz told Tom Haddad on Tuesday", "entity", "Haddad", "Ortega"),
        ("close the lower dam in May", "entity", "May", "March"),
        ("18 people will lose their homes", "hedge", "will", "could"),
        ("18 people lose their homes", "hedge", "", "could"),
        ("the board will decide otherwise", "hedge", "will", "may"),
        ("The repair will probably cost 18 million euros", "hedge", "probably", ""),
        ("Ana Ruiz asked Tom Ortega", "cue", "asked", "told"),
        ("the council had closed two of the roads", "tense", "had", "has"),
        ("the council closed two of the roads", "tense", "", "has"),
        ("the council will close two of the roads", "tense", "will close", "has closed"),
        ("The firm hired eleven welders", "tense", "hired", "will hire"),
        ("the council has opened two of the roads", "other", "opened", "closed"),
        ("the council has really closed two of the roads", "other", "really", ""),
    ],
)
def test_each_alteration_has_its_kind(words: str, kind: str, ours: str, theirs: str) -> None:
    assert verdict(words) == "altered"
    assert (kind, ours, theirs) in edits(words)


@pytest.mark.parametrize(
    "words",
    [
        "We will not close the dam lower in March",
        "close will not the lower dam in March",
        "In March we will not close the lower dam",
        "Tom Ortega told Ana Ruiz on Tuesday",
        "But the board may decide otherwise. We will not close the lower dam in March, Ana Ruiz told Tom Ortega",
        "it will sell the old yard, and the firm will hire eleven welders",
    ],
)
def test_the_same_words_in_another_order_are_reordered(words: str) -> None:
    assert verdict(words) == "reordered"


@pytest.mark.parametrize("order", [(1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
def test_three_sentences_in_another_order_are_reordered(order: tuple[int, int, int]) -> None:
    said = (
        "Astronomers have found water in the air of a planet that circles a red star",
        "The planet is twice as heavy as the Earth and has a year of 19 days",
        "It is too hot for oceans",
    )
    page = PageText(f"The telescope is new. {'. '.join(said)}. The signal was seen four times.")
    assert verdict(". ".join(said[number] for number in order), page) == "reordered"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Turnout was 61 […] 2018, when it was 68 percent", "elided"),
        ("The bank […] million euros for it", "elided"),
        ("The bank was fined … million euros for it", "altered"),
        ("The bank was fined 85 … for it", "altered"),
    ],
)
def test_a_mark_may_stand_for_a_figure_among_other_words(words: str, told: str) -> None:
    page = PageText(
        "Turnout was 61 percent, lower than in 2018, when it was 68 percent. The bank was fined 85 million euros for it"
    )
    assert verdict(words, page) == told


def test_what_an_editor_put_in_may_end_as_what_follows_begins() -> None:
    page = PageText("Water is handed out at the fire station. A group in Leiden has doubts.")
    assert verdict("Water is handed out at [the board] the fire station", page) == "normalised"
    assert verdict("A group [in March] in Leiden has doubts", page) == "normalised"
    assert verdict("Water is handed out at the the fire station", page) == "altered"


def test_names_or_figures_that_have_changed_places_are_altered() -> None:
    page = PageText("It was late. Ana told Tom that 18 men and 20 women had left Leeds for Cork.")
    assert edits("Tom told Ana that", page) == [("entity", "Tom", "Ana"), ("entity", "Ana", "Tom")]
    assert edits("that 20 men and 18 women had left", page) == [("number", "20", "18"), ("number", "18", "20")]


@pytest.mark.parametrize(
    "words",
    [
        "The weather was pleasant for the time of year",
        "Engineers found cracks in the upper lock last week",
        "We have no plans to sell the ferry to anybody",
        "of the in and",
        "zebra",
        "!!!",
        "",
    ],
)
def test_what_the_page_does_not_hold_is_absent(words: str) -> None:
    found = match(words, PAGE, language="en")
    assert found == Match(Verdict.ABSENT)
    assert (found.start, found.matched, found.context, found.distance) == (None, None, None, 1.0)


@pytest.mark.parametrize(
    ("text", "language", "ours"),
    [
        ("Мы не закроем нижнюю плотину до конца марта, сказала глава ведомства.", None, None),
        ("我们不会在三月底之前关闭下游的水坝。", "zh", "en"),
        ("Wir werden die untere Schleuse nicht vor Ende März schließen.", "de", "en-GB"),
        ("قالت رئيسة الهيئة إننا لن نغلق السد السفلي", None, "en"),
    ],
)
def test_nothing_of_the_kind_on_a_page_in_another_language_may_be_a_translation(
    text: str, language: str | None, ours: str | None
) -> None:
    found = match("We will not close the lower dam before the end of March", PageText(text, language), language=ours)
    assert found == Match(Verdict.TRANSLATED)


def test_the_same_language_in_two_countries_is_no_translation() -> None:
    assert (
        match("a sentence of another kind", PageText("Nothing here.", "en-US"), language="en-GB").verdict
        is Verdict.ABSENT
    )


@pytest.mark.parametrize(
    ("text", "language", "words", "wanted", "kinds"),
    [
        (
            "Wir werden die untere Schleuse nicht schließen.",
            "de",
            "Wir werden die untere Schleuse schließen",
            "altered",
            ["negation"],
        ),
        (
            "Wir werden die untere Schleuse nicht schließen.",
            "de",
            "wir werden die untere Schleuse nicht schliessen",
            "normalised",
            [],
        ),
        ("Das kostet 1.200 Euro und 3,5 Prozent.", "de", "Das kostet 1200 Euro und 3,5 Prozent", "normalised", []),
        ("Das kostet 1.200 Euro und 3,5 Prozent.", "de", "Das kostet 1,2 Euro und 3,5 Prozent", "altered", ["number"]),
        ("Nous n’avons pas fermé l’écluse.", "fr", "Nous n'avons pas fermé l'écluse", "normalised", []),
        ("Nous n’avons pas fermé l’écluse.", "fr", "Nous avons fermé l'écluse", "altered", ["negation", "negation"]),
        ("Мы не закроем плотину в марте.", "ru", "Мы закроем плотину в марте", "altered", ["negation"]),
        ("我们不会在三月底之前关闭水坝。", "zh", "我们会在三月底之前关闭水坝", "altered", ["negation"]),
        ("我们不会在三月底之前关闭水坝。", "zh", "在三月底之前关闭水坝", "exact", []),
        ("हम मार्च में बाँध बंद नहीं करेंगे।", "hi", "हम मार्च में बाँध बंद नहीं करेंगे", "exact", []),
        ("هذا السد لن يغلق في مارس", "ar", "هذا السد يغلق في مارس", "altered", ["negation"]),
        ("Nikt nie wiedział o umowie.", None, "Nikt wiedział o umowie", "altered", ["negation"]),
    ],
)
def test_other_languages_have_verdicts_too(
    text: str, language: str | None, words: str, wanted: str, kinds: list[str]
) -> None:
    found = match(words, PageText(text, language), language=language)
    assert (found.verdict.value, [edit.kind for edit in found.edits]) == (wanted, kinds)


def test_of_several_places_the_best_is_told_and_of_equal_ones_the_first() -> None:
    page = PageText(
        "He said it will close in May. She said it may close in May. He said: “It may close in May.” It may close."
    )
    found = match("it may close in May", page)
    assert (found.verdict, found.start) == (Verdict.EXACT, page.text.index("it may"))
    found = match("It may close in May", page)
    assert (found.verdict, found.start) == (Verdict.EXACT, page.text.index("It may"))
    assert verdict("it will close in may", page) == "normalised"


def test_parts_that_lie_too_far_apart_are_not_one_quotation() -> None:
    def page(words: int) -> PageText:
        return PageText(
            f"The dam by the lower road is safe today. {'Rain fell. ' * (words // 2)}Our engineers signed every page."
        )

    words = "The dam by the lower road is safe … Our engineers signed every page"
    assert verdict(words, page(400)) == "elided"
    assert verdict(words, page(2 * MARKED_REACH)) in ("altered", "absent")


def test_a_quotation_of_several_parts_is_judged_by_the_gravest() -> None:
    found = match_all(["We will not close", "28 people", "it is what it is"], PAGE, language="en")
    assert found.verdict is Verdict.ALTERED
    assert found.matched == "18 people"
    assert [edit.kind for edit in found.edits] == ["number"]
    assert 0 < found.distance < 0.5
    assert match_all(["We will not close"], PAGE) == match("We will not close", PAGE)
    assert match_all([], PAGE).verdict is Verdict.ABSENT
    assert match_all(["We will not close", "the zebra crossing"], PAGE).verdict is Verdict.ABSENT


def test_the_context_holds_the_neighbouring_sentences_whole() -> None:
    found = match("18 people could lose their homes", PAGE)
    assert found.context is not None
    assert found.context.before.endswith("on Tuesday. But the board may decide otherwise, and ")
    assert found.context.before.startswith(("Minutes", "You asked", "We will"))
    assert found.context.after.startswith(". The repair will cost 18 million euros, or 5 percent of what we have.")


@pytest.mark.parametrize("filler", ["word " * 2000, "wordwordword" * 400, ". " * 2000, "\n" * 4000])
def test_the_context_is_bounded_whatever_stands_there(filler: str) -> None:
    page = PageText(f"{filler} We will not close the dam {filler}")
    found = match("We will not close the dam", page)
    assert found.context is not None
    assert len(found.context.before) <= 600
    assert len(found.context.after) <= 600


# ------------------------------------------------------------------------------------------------------------- laws

SUBJECTS = ("the board", "Ana Ruiz", "our engineers", "Tom Ortega", "the council of Leeds", "nobody", "the second crew")
VERBS = (
    "will close",
    "has repaired",
    "could sell",
    "did not inspect",
    "may never reopen",
    "said it lost",
    "can't pay for",
)
OBJECTS = (
    "the lower dam",
    "18 boats",
    "3.5 million euros",
    "two of the roads",
    "the ferry to Cork",
    "a well-known bridge",
)
TAILS = ("in March", "without a permit", "before the flood", "on Tuesday", "although it rained", "for 12 years")


@st.composite
def passages(draw: st.DrawFn) -> str:
    made = []
    for _ in range(draw(st.integers(2, 6))):
        words = [draw(st.sampled_from(each)) for each in (SUBJECTS, VERBS, OBJECTS, TAILS)]
        sentence = " ".join(words)
        made.append(f"{sentence[0].upper()}{sentence[1:]}{draw(st.sampled_from('.!?'))}")
    return draw(st.sampled_from((" ", "\n", "  "))).join(made)


@st.composite
def slices(draw: st.DrawFn) -> tuple[str, str]:
    text = draw(passages())
    words = text.split()
    start = draw(st.integers(0, len(words) - 1))
    return text, " ".join(words[start : draw(st.integers(start + 1, len(words)))])


def pointing(found: Match, text: str) -> None:
    if found.start is None or found.end is None:
        assert found.matched is None
        assert found.verdict in (Verdict.ABSENT, Verdict.TRANSLATED)
    else:
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.matched
        assert found.context is not None
        assert text[: found.start].endswith(found.context.before)
        assert text[found.end :].startswith(found.context.after)
    assert 0 <= found.distance <= 1
    if found.verdict in (Verdict.EXACT, Verdict.NORMALISED, Verdict.ELIDED):
        assert (found.distance, found.edits) == (0, ())
    if found.verdict in (Verdict.ALTERED, Verdict.SILENTLY_ELIDED, Verdict.REORDERED):
        assert found.distance > 0
        assert found.edits


@given(slices())
def test_any_slice_of_a_page_is_exact(drawn: tuple[str, str]) -> None:
    text, words = drawn
    found = match(words, PageText(text), language="en")
    pointing(found, text)
    assert found.verdict is Verdict.EXACT


Noise = Callable[[str], str]
NOISE: tuple[Noise, ...] = (
    str.upper,
    str.casefold,
    lambda text: text.replace("'", "’").replace("-", "‑"),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(".", ",").replace("?", "").replace("3,5", "3.5"),
    lambda text: f"“{text}”",
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace("fl", "ﬂ").replace("fi", "ﬁ"),
    lambda text: text.replace("18", "eighteen").replace("12 years", "twelve years"),
    lambda text: text.replace("can't", "cannot"),
    lambda text: f"[{text[0].lower()}]{text[1:]}" if text[1:2].isalpha() else text,
)  # fmt: skip


@given(slices(), st.lists(st.sampled_from(NOISE), max_size=4, unique=True))
def test_noise_never_makes_a_verdict_worse_than_normalised(drawn: tuple[str, str], noise: list[Noise]) -> None:
    text, words = drawn
    for each in noise:
        words = each(words)
    found = match(words, PageText(text), language="en")
    pointing(found, text)
    assert found.verdict in (Verdict.EXACT, Verdict.NORMALISED)


WEIGHTY = {
    "negation": (("did not", "did"), ("never ", ""), ("can't", "can"), ("without", "with"), ("nobody", "somebody"),
                 ("will", "will not")),
    "number": (("18", "81"), ("3.5", "35"), ("million", "billion"), ("two", "nine"), ("12", "13")),
    "entity": (("Ana", "Eva"), ("Ortega", "Bauer"), ("Leeds", "Oulu"), ("Cork", "Lugo"), ("Tuesday", "Friday")),
}  # fmt: skip


@given(slices(), st.data())
def test_an_altered_negation_number_or_name_is_never_taken_for_the_same(
    drawn: tuple[str, str], data: st.DataObject
) -> None:
    text, words = drawn
    changes = [(kind, *pair) for kind, pairs in WEIGHTY.items() for pair in pairs if pair[0] in words]
    assume(changes)
    kind, old, new = data.draw(st.sampled_from(changes))
    altered = words.replace(old, new, 1)
    assume(" ".join(altered.split()) not in " ".join(text.split()))
    found = match(altered, PageText(text), language="en")
    pointing(found, text)
    assert found.verdict not in (Verdict.EXACT, Verdict.NORMALISED, Verdict.ELIDED)
    if found.verdict is Verdict.ALTERED:
        assert any(edit.kind in WEIGHTY for edit in found.edits), kind


@given(slices(), st.text(max_size=60), st.integers(0, 200))
def test_offsets_always_point_at_the_matched_words(drawn: tuple[str, str], put_in: str, at: int) -> None:
    text, words = drawn
    page = text[: at % len(text)] + put_in + text[at % len(text) :]
    pointing(match(words, PageText(page)), page)
    pointing(match(put_in, PageText(text)), text)
    pointing(match(words[: at % len(words)] + put_in + words[at % len(words) :], PageText(text)), text)


@given(st.text(max_size=200), st.text(max_size=400), st.sampled_from((None, "en", "de", "zh", "xx")))
def test_any_text_gets_an_answer(words: str, text: str, language: str | None) -> None:
    pointing(match(words, PageText(text, language), language=language), text)


# ---------------------------------------------------------------------------------------------------------- hostile

ODD = (
    "a ",
    "the dam ",
    "ab",
    "不",
    "[",
    "…",
    ". ",
    "1 ",
    "1,",
    "'",
    "a'",
    "-\n",
    "\u00ad",
    "not ",
    "A. ",
    "\u0301",
    "(…) [a] ",
)


@pytest.mark.parametrize("unit", ODD)
def test_a_page_of_one_thing_again_and_again_is_read_in_line_with_its_length(unit: str) -> None:
    words = f"{unit * 20} We will not close {unit * 20}"
    assert grows_in_line(lambda size: match(words, PageText(unit * size)), 4_000)


@pytest.mark.parametrize("unit", ODD)
def test_a_quotation_of_one_thing_again_and_again_is_judged_soon(unit: str) -> None:
    page = PageText(f"{unit * 8_000} and {unit * 8_000}")
    with ends():
        pointing(match(unit * (30_000 // len(unit)), page), page.text)
        pointing(match(f"{unit * 3_000} or {unit * 3_000}", page), page.text)


def test_a_long_quotation_with_a_change_in_every_line_is_judged_soon() -> None:
    text = " ".join(f"word{number} and word{number * 7 % 1000}" for number in range(6_000))
    page = PageText(text)
    with ends():
        found = match(text[1_000:31_000].replace("7 and", "7 or"), page)
    assert found.verdict is Verdict.ALTERED
    pointing(found, text)
