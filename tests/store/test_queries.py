import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import QueryError
from provenance.store import queries, terms
from provenance.store.queries import Either, Marks, Not, Words, parse

PIECES = st.one_of(
    st.sampled_from(
        (
            *('dam', '"', '"the dam"', "-", "OR", "or", "dam*", "*", "(", ")", ":", "'", "\\", "=u", "a:b", "outlet:"),
            *("score:<40", "score:<0", "since:2025", "kind:report", "anonymous", "second-hand", "relay:", "named"),
            *("\0", "\ud800", "ﬁ", "東京", "שלום", "😀", "AND", "NOT", "NEAR(", "said:", "{said}", "^dam", "dam+"),
            *("&", "|", "!", "<->", "verdict:accurate", "verdict:inaccurate", "origin:officials", "frozen", " "),
            *("assets", '"the harbour"', "until:2025-02", "7", "1*", "froz*", "nordkurier"),
        )
    ),
    st.text(max_size=8),
)  # fmt: skip
QUESTIONS = st.lists(PIECES, max_size=12).flatmap(lambda pieces: st.sampled_from((" ".join(pieces), "".join(pieces))))


@given(QUESTIONS)
def test_whatever_is_asked_is_a_question_or_is_answered_with_one_sentence(question: str) -> None:
    with contextlib.suppress(QueryError):
        assert 0 < len(parse(question).parts) <= queries.MOST_PARTS


@given(st.text(max_size=60))
def test_terms_and_marks_hold_nothing_that_a_database_could_take_for_more(text: str) -> None:
    for each in terms.terms(text):
        assert each
        assert not set(each) & set(" '\"\\=:()*^&|!<>\t\n\r\0")
        assert len(each) <= terms.LONGEST_WORD
    key = terms.mark("o", text).removeprefix("=o:").removeprefix("=")
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789_.-")


def words(text: str) -> Words:
    return Words(tuple(terms.terms(text)))


def test_words_are_all_to_be_there_and_or_binds_tighter() -> None:
    dam, wall, crack = (Words((word,)) for word in ("dam", "wall", "crack"))
    assert parse("dam OR wall crack").parts == (Either((dam, wall)), crack)
    assert parse('dam -crack "dam wall"').parts == (dam, Not(crack), Words(("dam", "wall")))
    assert parse("OR dam OR").parts == (dam,)
    assert parse("state-owned 10,000").parts == (words("state owned"), Words(("10000",)))
    assert parse("second-hand anonymous").parts == (Marks(("=h",)), Marks(("=u",)))
    assert parse('"anonymous"').parts == (words("anonymous"),)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("", "there is no word in that search"),
        ("— ! …", "there is no word in that search"),
        ("outlett:x", 'there is no filter "outlett:"; nearest: "outlet:"'),
        ("since:yesterday", '"since:yesterday" is no day'),
        ("since:2025-02-30", "is no day"),
        ("score:high", "says no score"),
        ("score:50-30", "begins above its end"),
        ("kind:reprot", "nearest: report"),
        ("verdict:false", 'there is no verdict "false"'),
        ("outlet:", "has nothing after it: write the id or the name of an outlet"),
        ("a*", "stands for too many words"),
        ("x " * 5_000, "no longer than 2,000 characters"),
        ("ab " * 100, "no more than 64 words and filters"),
    ],
)
def test_what_can_only_be_a_slip_is_answered_with_what_to_write(question: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=r".*") as caught:
        parse(question)
    assert sentence in str(caught.value)


def test_what_looks_like_a_filter_and_is_none_is_words() -> None:
    assert parse("https://city.example/dam").parts == (words("https city example dam"),)
    assert parse("note:dam").parts == (words("note dam"),)


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_marks_of_a_range_of_scores_are_those_of_the_scores_in_it(one: int, two: int, score: int) -> None:
    marks = set(terms.scores(one, two))
    assert (one <= score <= two) == bool(marks & {f"=p:{score}", f"=t:{score // 10}"})


@given(st.dates(), st.dates(), st.dates())
def test_marks_of_a_stretch_of_days_are_those_of_the_days_in_it(
    one: datetime.date, two: datetime.date, day: datetime.date
) -> None:
    if two.year - one.year > 200:
        two = two.replace(year=one.year + 200, day=1)
    iso = day.isoformat()
    assert (one <= day <= two) == bool(set(terms.days(one, two)) & {f"=d:{iso}", f"=m:{iso[:7]}", f"=y:{iso[:4]}"})
