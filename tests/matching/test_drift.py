"""What became of an attribution between a page and the article that rests on it."""

import datetime
from collections.abc import Callable, Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.matching.drift import Retelling, compare
from provenance.matching.read_text import read as read_page
from provenance.model.attribution import Act, Attribution, Fragment, ReadArticle, Reading, SourceType, Voice
from provenance.model.chain import Identity, Mode, Origin, Vantage
from provenance.model.claim import Article, Claim, Scope
from provenance.model.evidence import Citation, Drift, Edit, Match, Status, Surroundings, Verdict
from provenance.model.source import Person, Registry, RegistryFile
from provenance.reading.draft import draft
from tests.growth import grows_in_line
from tests.matching.drafted import RETOLD, Retold
from tests.matching.retellings import ARTICLE, HERE, PAIRS, THERE, Pair, claim
from tests.property import files

Read = Callable[[str], tuple[Attribution, ...]]


def kinds(retelling: Retelling) -> set[str]:
    return {each.kind for each in differences(retelling)}


def differences(retelling: Retelling) -> list[Edit | Drift]:
    return [*retelling.edits, *retelling.drift]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_what_a_retelling_changed_is_told_and_nothing_else(pair: Pair, read: Read) -> None:
    found = compare(claim(pair), ARTICLE, pair.page, read(pair.page), published=THERE)
    assert kinds(found) == pair.told, found
    if pair.aligned is not None:
        assert (found.attribution is not None) is pair.aligned, found


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_page_without_the_statement_gives_nothing(pair: Pair, read: Read) -> None:
    match = compare(claim(pair), ARTICLE, pair.page, read(pair.page), published=THERE).match
    if match is None or match.start is None or match.end is None:
        return
    holding = read_page(pair.page).within(match.start, match.end)
    page = pair.page[: holding[0].start] + pair.page[holding[-1].end :]
    found = compare(claim(pair), ARTICLE, page, read(page), published=THERE)
    assert found.attribution is None
    assert not kinds(found)


@pytest.mark.parametrize("retold", RETOLD, ids=lambda retold: retold.article[:40])
def test_claims_as_they_are_drafted_are_compared_alike(retold: Retold, read: Read) -> None:
    made, article = drafted(retold.article, read)
    found = kinds(compare(made, article, retold.page, read(retold.page), published=datetime.date(2025, 11, 19)))
    assert found <= {"hedge"} if retold.told is None else found == retold.told


def test_an_article_is_held_against_every_other_page_and_nothing_is_told(read: Read) -> None:
    for number, retold in enumerate(RETOLD):
        made, article = drafted(retold.article, read)
        for other in (*RETOLD[:number], *RETOLD[number + 1 :]):
            assert not kinds(compare(made, article, other.page, read(other.page), published=THERE)), other.page


def drafted(text: str, read: Read) -> tuple[Claim, Article]:
    source = ReadArticle("-", outlet="the-gazette", title="T", url="https://gazette.example/a", published=HERE)
    attributions = tuple(each for each in read(text) if each.content)
    file = draft(Reading(1, source, text, attributions), Registry()).file
    return file.claims[0], msgspec.structs.replace(file.article, published=datetime.date(2025, 11, 20))


def test_words_are_shown_as_they_stand_on_both_sides(read: Read) -> None:
    by_name = {pair.name: pair for pair in PAIRS}

    def shown(name: str) -> list[tuple[str, str, str]]:
        pair = by_name[name]
        found = compare(claim(pair), ARTICLE, pair.page, read(pair.page), published=THERE)
        return [(each.kind, each.ours, each.theirs) for each in differences(found)]

    assert shown("ferry-figure") == [("figure", "38 million euros", "28 million euros")]
    assert shown("talks-will") == [("hedge", "will accept", "could accept")]
    assert shown("hospital-may") == [("date", "May", "March")]
    assert shown("talks-geneva") == [("entity", "Geneva", "Vienna")]
    assert shown("hospital-consulted") == [("negation", "consulted", "not been consulted")]
    assert shown("hospital-official") == [("identity", "A hospital official", "Ana Ruiz")]
    assert shown("hospital-open") == [("omission", "", "… if the council pays for housing")]
    assert shown("talks-american") == [
        ("nationality", "A senior American official", "A senior Russian official familiar with the talks")
    ]


def test_the_place_is_shown_with_what_stands_around_it(read: Read) -> None:
    pair = next(pair for pair in PAIRS if pair.name == "ferry-same")
    match = compare(claim(pair), ARTICLE, pair.page, read(pair.page), published=THERE).match
    assert match is not None
    assert match.context is not None
    assert match.matched == pair.page[match.start : match.end]
    assert pair.page[: match.start].endswith(match.context.before)
    assert pair.page[match.end or 0 :].startswith(match.context.after)


# The source


def said(
    page: str,
    content: str,
    source: str | None,
    kind: SourceType = SourceType.UNNAMED_PERSON,
    name: str | None = None,
    title: str | None = None,
) -> Attribution:
    """An attribution as an extractor finds it: the first ``content`` on the page, by ``source``."""
    start = page.index(content)
    identity = Identity.NAMED if name else Identity.DESCRIBED
    voice = Voice(kind, identity, Vantage.UNKNOWN, as_written=source, name=name, title=title)
    piece = Fragment(start, start + len(content), content)
    place = page.index(source) if source else -1
    fragment = Fragment(place, place + len(source), source) if source else None
    return Attribution(
        "a1", Act.ASSERTION, (piece,), (), fragment, Mode.INDIRECT, voice, (), False, False, None, 1.0
    )  # fmt: skip


def ours(quote: str, source: str | None, identity: Identity, **more: object) -> Claim:
    origin = Origin(identity, Vantage.UNKNOWN, as_written=source)
    made = Claim("c1", quote, quote, Scope.UTTERANCE, Mode.INDIRECT, origin, cue="said")
    return msgspec.structs.replace(made, **more)


PAGE = "The gates of the dam were opened too late, {} said. It rained for nine days."
CONTENT = "The gates of the dam were opened too late"


@pytest.mark.parametrize(
    ("mine", "identity", "source", "kind", "name", "told"),
    [
        ("an official", Identity.DESCRIBED, "an official", SourceType.UNNAMED_PERSON, None, set()),
        ("officials", Identity.DESCRIBED, "two officials", SourceType.UNNAMED_GROUP, None, set()),
        ("officials", Identity.DESCRIBED, "an official", SourceType.UNNAMED_PERSON, None, {"count"}),
        ("an official", Identity.DESCRIBED, "officials", SourceType.UNNAMED_GROUP, None, set()),
        ("three engineers", Identity.DESCRIBED, "two engineers", SourceType.UNNAMED_GROUP, None, {"count"}),
        ("the authorities", Identity.DESCRIBED, "an official", SourceType.UNNAMED_PERSON, None, set()),
        ("police", Identity.DESCRIBED, "a police officer", SourceType.UNNAMED_PERSON, None, set()),
        ("officials", Identity.DESCRIBED, "a spokesman", SourceType.UNNAMED_PERSON, None, set()),
        ("a Dutch aide", Identity.DESCRIBED, "a Belgian aide", SourceType.UNNAMED_PERSON, None, {"nationality"}),
        ("a European engineer", Identity.DESCRIBED, "a Belgian engineer", SourceType.UNNAMED_PERSON, None, set()),
        ("an engineer", Identity.DESCRIBED, "a Belgian engineer", SourceType.UNNAMED_PERSON, None, set()),
        ("an engineer", Identity.DESCRIBED, "Rajiv Menon", SourceType.PERSON, "Rajiv Menon", {"identity"}),
        ("its director", Identity.BARE, "Rajiv Menon", SourceType.PERSON, "Rajiv Menon", set()),
        ("Menon", Identity.NAMED, "Rajiv Menon, an engineer", SourceType.PERSON, "Rajiv Menon", set()),
        ("Rajeev Menon", Identity.NAMED, "He", SourceType.PERSON, "Rajiv Menon", set()),
        ("He", Identity.NAMED, "Rajiv Menon", SourceType.PERSON, "Rajiv Menon", set()),
        ("Vera Kolb", Identity.NAMED, "Rajiv Menon", SourceType.PERSON, "Rajiv Menon", {"identity"}),
        ("Kiran Menon", Identity.NAMED, "Rajiv Menon", SourceType.PERSON, "Rajiv Menon", set()),
        ("Vera Kolb", Identity.NAMED, "an engineer", SourceType.UNNAMED_PERSON, None, {"identity"}),
        ("Vera Kolb", Identity.NAMED, "the engineer", SourceType.UNNAMED_PERSON, None, set()),
        ("the ministry", Identity.COLLECTIVE, "Rajiv Menon", SourceType.PERSON, "Rajiv Menon", set()),
    ],
)  # fmt: skip
def test_a_source_drifts_where_the_words_for_it_cannot_mean_the_same(
    mine: str, identity: Identity, source: str, kind: SourceType, name: str | None, told: set[str]
) -> None:
    page = PAGE.format(source)
    found = compare(
        ours(f"{CONTENT}, {mine} said", mine, identity),
        ARTICLE,
        page,
        [said(page, CONTENT, source, kind, name)],
        published=THERE,
    )
    assert kinds(found) == told, found


def test_a_source_that_is_borne_out_by_another_attribution_is_no_drift() -> None:
    page = f"{CONTENT}, officials said. Later an official said: the gates of the dam were opened too late."
    attributions = [
        said(page, CONTENT, "officials", SourceType.UNNAMED_GROUP),
        said(page, CONTENT.replace("The", "the"), "an official"),
    ]
    made = ours(f"{CONTENT}, officials said", "officials", Identity.DESCRIBED)
    found = compare(made, ARTICLE, page, attributions, published=THERE)
    assert not kinds(found)


def test_the_registry_knows_a_person_by_more_than_one_name() -> None:
    page = PAGE.format("Rajiv Menon")
    registry = Registry(RegistryFile(1, persons={"rm": Person("R. K. Menon", aliases=("Rajiv Menon",))}))
    made = ours(f"{CONTENT}, he said", "he", Identity.NAMED)
    made = msgspec.structs.replace(made, origin=msgspec.structs.replace(made.origin, source="rm"))
    attributions = [said(page, CONTENT, "Rajiv Menon", SourceType.PERSON, "Rajiv Menon")]
    assert compare(made, ARTICLE, page, attributions, published=THERE, registry=registry).attribution is not None


def test_another_persons_words_are_left_alone_where_ours_is_on_the_page_too() -> None:
    page = PAGE.format("Rajiv Menon") + " Vera Kolb did not comment."
    attributions = [said(page, CONTENT, "Rajiv Menon", SourceType.PERSON, "Rajiv Menon")]
    found = compare(
        ours(f"{CONTENT}, Vera Kolb said", "Vera Kolb", Identity.NAMED), ARTICLE, page, attributions, published=THERE
    )
    assert found.attribution is None
    assert not kinds(found)


# Quoted words


def quoted(page: str, words: str) -> Match:
    start = page.index(words)
    end = start + len(words)
    return Match(Verdict.EXACT, start, end, words, 0.0, (), Surroundings(page[max(0, start - 300) : start], page[end:]))


def test_quoted_words_are_aligned_by_their_place_and_not_compared_again() -> None:
    page = "“The dam held 38 million tonnes,” an official said on Monday. “But that was in May.”"
    words = "The dam held 38 million tonnes,"
    made = ours(f"“{words}” officials said", "officials", Identity.DESCRIBED, mode=Mode.MIXED)
    found = compare(
        made, ARTICLE, page, [said(page, f"“{words}”", "an official")], published=THERE, quoted=quoted(page, words)
    )
    assert found.attribution is not None
    assert found.edits == ()
    assert {drift.kind for drift in found.drift} == {"count", "omission"}
    assert found.match == quoted(page, words)


def test_a_limit_that_another_claim_passes_on_was_not_left_out() -> None:
    page = "“The ferry will sail again in March,” Ruiz said. “But that holds only if the new hull passes its test.”"
    words = "The ferry will sail again in March,"
    made = ours(f"“{words}”", "Ruiz", Identity.NAMED, mode=Mode.DIRECT)
    other = ours("The new hull must pass its test first, that holds", "Ruiz", Identity.NAMED)
    at = quoted(page, words)
    attributions = [said(page, f"“{words}”", "Ruiz", SourceType.PERSON, "Ruiz")]
    alone = compare(made, ARTICLE, page, attributions, published=THERE, quoted=at)
    both = compare(made, ARTICLE, page, attributions, published=THERE, quoted=at, beside=[other])
    assert kinds(alone) == {"omission"}
    assert kinds(both) == set()


def test_a_transcript_has_no_attribution_and_its_sentence_is_compared() -> None:
    page = "RUIZ: Thank you. We will close two of our seven wards in March, I am afraid. Next question."
    made = ours("Ruiz said that three of the seven wards will close in March", "Ruiz", Identity.NAMED)
    found = compare(made, ARTICLE, page, [], published=THERE)
    assert found.attribution is None
    assert [drift.kind for drift in found.drift] == ["figure"]


# Dates


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ("on Tuesday", "on 2 December", False),
        ("on 2 December", "on Tuesday", False),
        ("on 2 December 2025", "on Dec. 2", False),
        ("on Wednesday", "on 2 December", True),
        ("on Tuesday", "on Wednesday", True),
        ("yesterday", "on Tuesday", False),
        ("yesterday", "today", False),
        ("on 12 December", "on 2 December", True),
        ("in March", "in May", True),
        ("in March", "in March 2026", False),
        ("in March 2025", "in March 2026", True),
        ("in 2019", "in 2018", True),
        ("in 2019", "in May", False),
        ("last Tuesday", "on Wednesday", False),
    ],
)
def test_dates_differ_where_they_cannot_be_the_same_day(mine: str, theirs: str, told: bool) -> None:
    content = f"The gates of the old dam were opened too late {theirs}"
    page = f"An engineer said: {content}."
    made = ours(f"The gates of the old dam were opened too late {mine}", "An engineer", Identity.DESCRIBED)
    found = compare(made, ARTICLE, page, [said(page, content, "An engineer")], published=THERE)
    assert ("date" in kinds(found)) is told


# Laws

_things = st.sampled_from("wards bridges ferries schools tunnels vineyards orchards kennels".split())
_deeds = st.sampled_from("close reopen collapse flood burn expand".split())
_places = st.sampled_from("Varnholm Karlshamn Ostrava Lund Tartu".split())
_whole = st.integers(11, 999)


@given(_things, _deeds, _places, _whole, _whole)
def test_one_other_figure_gives_exactly_that_drift(thing: str, deed: str, place: str, one: int, other: int) -> None:
    content = f"{one} {thing} near the harbour of {place} will {deed} because of old pipes"
    page = f"An engineer said that {content}."
    mine = f"An engineer said that {content.replace(str(one), str(other))}"
    found = compare(
        ours(mine, "An engineer", Identity.DESCRIBED),
        ARTICLE,
        page,
        [said(page, content, "An engineer")],
        published=THERE,
    )
    assert found.edits == ()
    if one == other:
        assert found.drift == ()
    elif abs(one - other) > 0.05 * max(one, other):
        assert found.drift == (Drift("figure", f"{other} {thing}", f"{one} {thing}"),)


@given(st.lists(files.bits | _things | _deeds | _places, min_size=4, max_size=14).map(" ".join))
def test_what_is_compared_with_itself_has_not_changed(content: str) -> None:
    page = f"An engineer said: {content}."
    found = compare(
        ours(content, "An engineer", Identity.DESCRIBED),
        ARTICLE,
        page,
        [said(page, content, "An engineer")],
        published=HERE,
    )
    assert {drift.kind for drift in found.drift} <= {"omission"}
    assert found.edits == ()


def test_every_attribution_of_a_page_is_matched_with_itself(read: Read) -> None:
    for page in {pair.page for pair in PAIRS}:
        for each in read(page):
            content = " ".join(piece.text for piece in each.content)
            if each.act is not Act.ASSERTION or len(content.split()) < 8 or each.source is None:
                continue
            origin = Origin(each.origin.identity, each.origin.vantage, as_written=each.origin.as_written)
            made = Claim("c1", content, content, Scope.UTTERANCE, Mode.INDIRECT, origin, cue="said")
            found = compare(made, ARTICLE, page, read(page), published=HERE)
            assert kinds(found) <= {"omission"}, found
            # Whom a claim means by "he", only its `source` would say.
            if each.origin.as_written not in ("He", "he", "She", "she", "They", "they"):
                assert found.attribution is not None, content


@given(files.claims, files.articles, st.lists(files.words, max_size=8).map("\n".join), st.data())
def test_any_claim_can_be_held_against_any_page(claim: Claim, article: Article, page: str, data: st.DataObject) -> None:
    attributions: Sequence[Attribution] = ()
    if page.strip():
        start = data.draw(st.integers(0, len(page) - 1))
        content = page[start : data.draw(st.integers(start + 1, len(page)))]
        attributions = [said(page, content, None)]
    found = compare(claim, article, page, attributions, published=data.draw(st.none() | files.days))
    if found.match is not None and found.match.start is not None and found.match.end is not None:
        assert page[found.match.start : found.match.end] == found.match.matched
    for each in differences(found):
        assert each.ours != each.theirs
        assert len(each.ours) + len(each.theirs) < 1000


def test_evidence_decides_by_what_differs() -> None:
    def verified(*, edits: tuple[Edit, ...] = (), drift: tuple[Drift, ...] = ()) -> str:
        citation = Citation(1, "a", "c1", "relay[0]", "https://herald.example/1", Status.OK, attribution={})
        return msgspec.structs.replace(citation, edits=edits, drift=drift).verified.value

    assert verified() == "matched"
    assert verified(drift=(Drift("hedge", "will", "may"),)) == "matched"
    assert verified(drift=(Drift("count", "officials", "an official"),)) == "mismatch"
    assert verified(edits=(Edit("entity", "Oslo", "Helsinki"),)) == "mismatch"


def test_a_long_page_takes_no_longer_a_word_than_a_short_one() -> None:
    def work(size: int) -> Retelling:
        page = " ".join(f"An engineer said that {number} gates of dam {number} were opened." for number in range(size))
        return compare(
            ours("An engineer said that 12 gates of the dam were opened", "An engineer", Identity.DESCRIBED),
            ARTICLE,
            page,
            [],
            published=THERE,
        )

    assert grows_in_line(work, 300)
