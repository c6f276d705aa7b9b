"""The parts of a long page that are read for attributions."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from provenance.matching.drift import compare
from provenance.matching.excerpts import LONGEST, STRETCH, WHOLE, Excerpt, excerpt, stretch
from provenance.model.attribution import Attribution
from tests.growth import grows_in_line
from tests.matching.retellings import ARTICLE, PAIRS, THERE, claim
from tests.property import files
from tests.property.dear import fewer

Read = Callable[[str], tuple[Attribution, ...]]

_FILLER = "The {} gate of the {} park was painted again by volunteers, who talked of the weather all day.\n"


def filler(count: int) -> str:
    return "".join(_FILLER.format(number % 7, number % 11) for number in range(count))


def test_a_short_page_is_taken_whole(read: Read) -> None:
    pair = PAIRS[0]
    found = excerpt([claim(pair)], pair.page)
    assert found == Excerpt(pair.page, ((0, 0),))
    assert found.restored(read(pair.page)) == read(pair.page)


def test_attributions_of_an_excerpt_are_put_back_to_their_places(read: Read) -> None:
    pair = next(pair for pair in PAIRS if pair.name == "talks-american")
    page = f"{filler(200)}{pair.page}\n{filler(200)}"
    found = excerpt([claim(pair)], page)
    assert len(found.text) < LONGEST
    attributions = found.restored(read(found.text))
    assert attributions
    for each in attributions:
        for piece in (*each.content, *each.cue, *((each.source,) if each.source else ())):
            assert page[piece.start : piece.end] == piece.text
    retelling = compare(claim(pair), ARTICLE, page, attributions, published=THERE)
    assert [drift.kind for drift in retelling.drift] == ["nationality"]


def test_every_claim_has_its_passage_in_the_excerpt() -> None:
    pairs = [pair for pair in PAIRS if pair.aligned]
    pages = list(dict.fromkeys(pair.page for pair in pairs))
    page = "".join(f"{filler(60)}{each}\n" for each in pages)
    assert len(page) > WHOLE
    found = excerpt([claim(pair) for pair in pairs], page)
    assert all(each.strip().split("\n")[0] in found.text for each in pages)


def test_one_endless_sentence_is_cut_wherever_it_comes() -> None:
    pair = PAIRS[0]
    found = excerpt([claim(pair)], f"{pair.page} {'and the rain went on ' * 20_000}")
    assert len(found.text) <= LONGEST
    assert pair.page.strip().split("\n")[0] in found.text


def test_of_a_very_long_page_the_part_is_compared_that_says_what_the_claim_does() -> None:
    pair = next(pair for pair in PAIRS if pair.name == "ferry-figure")
    rest = filler(STRETCH // 50)
    page = f"{rest}{pair.page}\n{rest}"
    start, end = stretch(claim(pair), page)
    assert end - start < STRETCH + 2_000
    assert pair.page in page[start:end]
    assert page[start - 1] == page[end] == "\n"
    near = page.index("28 million euros")
    start, end = stretch(claim(pair), page, (near, near + 10))
    assert pair.page in page[start:end]
    assert stretch(claim(pair), pair.page) == (0, len(pair.page))


def test_one_endless_paragraph_is_cut_at_its_sentences() -> None:
    pair = next(pair for pair in PAIRS if pair.name == "ferry-figure")
    page = " ".join(f"{filler(200)}{pair.page}{filler(200)}".split())
    found = excerpt([claim(pair)], page)
    assert len(found.text) <= LONGEST
    assert "28 million euros" in found.text


@fewer
@given(st.lists(files.claims, max_size=3), st.lists(files.words, max_size=12).map("\n".join), st.integers(1, 200))
def test_what_is_chosen_stands_on_the_page(claims: list, page: str, times: int) -> None:  # type: ignore[type-arg]
    page = f"{page}\n" * times
    found = excerpt(claims, page)
    ends = [*(start for start, _ in found.places[1:]), len(found.text) + 2]
    for (start, there), end in zip(found.places, ends, strict=True):
        piece = found.text[start : end - 2] if len(page) > WHOLE else found.text
        assert page[there : there + len(piece)] == piece


def test_a_long_page_takes_no_longer_a_word_than_a_short_one() -> None:
    claims = [claim(pair) for pair in PAIRS[:10]]
    assert grows_in_line(lambda size: excerpt(claims, filler(size)), 400)
