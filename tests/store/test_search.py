import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from provenance.errors import LedgerError, QueryError, UnknownClaimError
from provenance.model.search import Answer
from provenance.recording import alike
from provenance.render.cells import width
from provenance.render.search import json as as_json
from provenance.render.search import text as as_text
from provenance.store import asking, engine, queries, resolving, rows, search, stepping, terms
from provenance.store.ledger import FORMAT, Ledger, migrate
from provenance.store.queries import All, Days, Either, Marks, Not, Part, Words
from tests.ledgers import ENGINES, Databases
from tests.property.dear import fewer
from tests.store.searched import DAM, FILES, MANY, add, found, judge, make, short
from tests.store.test_queries import QUESTIONS


@pytest.fixture(scope="module", params=ENGINES)
def ledger(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Ledger]:
    """The small ledger, in each engine; no test changes it."""
    with Ledger.open(engine.address(databases.made(request.param, make))) as kept:
        yield kept


@pytest.fixture
def changing(request: pytest.FixtureRequest, engine: str, databases: Databases) -> Iterator[Ledger]:
    """A copy of the small ledger, in each engine."""
    from provenance.store import engine as engines

    url = databases.made(engine, make)
    with Ledger.open(engines.address(url)) as kept:
        yield kept
    databases.drop(url)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("frozen assets", ["dam#assets", "wall#assets"]),
        ("FREEZE asset", ["dam#assets", "wall#assets"]),
        ('"frozen assets"', ["dam#assets"]),
        ('"be used assets"', []),
        ("froz*", ["dam#assets", "wall#assets"]),
        ("crack OR gebaut", ["wall#mauer", "dam#crack"]),
        ("assets -not", ["dam#assets"]),
        ("assets -assets", []),
        ("kind:report -kind:report dam", []),
        ("crack OR gebaut -crack", ["wall#mauer"]),
        ("-dam -harbour -wall -mauer", []),
        ("12000", ["dam#crack"]),
        ("12,000 metres", ["dam#crack"]),
        ("muller lodz gebaut", ["wall#mauer"]),
        ("東京", ["wall#tokyo"]),
        ("水", ["wall#tokyo"]),
        ("पानी שלום", ["wall#tokyo"]),
        ("o'neill's", ["wall#assets"]),
        ("x" * 300, ["wall#long"]),
        ("engineer dams hold", ["dam#hold"]),
        ('"Engineer of Dams" water', ["dam#empty"]),
        ("northern mail crack", ["dam#crack"]),
        ("evening post", ["dam#assets"]),
        ("origin:officials", ["dam#crack"]),
        ('origin:"familiar with"', ["dam#crack"]),
        ("origin:ana-ruiz kind:report outlet:the-gazette", ["dam#empty"]),
        ("relay:nordkurier-de", ["dam#crack"]),
        ('relay:"northern mail"', ["dam#crack"]),
        ("outlet:nordkurier kind:analysis", ["wall#assets"]),
        ("about:water-board", ["dam#crack"]),
        ("asserts:dam-emptied", ["dam#empty"]),
        ("verdict:inaccurate", ["dam#crack"]),
        ("verdict:accurate", []),
        ("anonymous", ["dam#assets", "dam#crack"]),
        ("second-hand -crack", ["dam#assets"]),
        ("score:<=20", ["dam#assets", "wall#mauer"]),
        ("named since:2025 until:2025-03-04 kind:report", ["dam#empty"]),
        ("since:2026-02", []),
        ("kind:forecast OR kind:analysis", ["wall#assets", "dam#hold"]),
        ("pilot 7", ["1-harbour#h7"]),
        ("\"frozen ' assets", ["dam#assets"]),
    ],
)
def test_words_phrases_beginnings_and_filters_find_the_same_on_both_engines(
    ledger: Ledger, question: str, expected: list[str]
) -> None:
    assert sorted(found(ledger, question)) == sorted(expected)


def test_what_the_database_cannot_answer_is_said_in_one_sentence(changing: Ledger) -> None:
    with changing.writing() as writer:
        writer.connection.execute(text("DROP TABLE search_names"))
    with pytest.raises(LedgerError, match=r"search_names|a table of it is missing"):
        asking.found(changing, queries.parse("dam"), 5)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("SELECT pg_terminate_backend(pg_backend_pid()) AS gone", "the server (is being stopped|went away)"),
        ("SELECT 1 / 0 AS none", "PostgreSQL says: division by zero"),
    ],
)
def test_what_postgresql_answers_its_driver_instead_is_said_too(databases: Databases, question: str, said: str) -> None:
    with Ledger.open(engine.address(databases.made("postgresql", make))) as kept:
        last: engine.Asked = (text(question), {})
        for asked in ([last], [(text("SELECT 1 AS one"), {}), last]):
            with pytest.raises(LedgerError, match=said), kept.reading() as connection:
                engine.together(connection, asked)
        assert asking.found(kept, queries.parse("dam"), 5).hits


def test_the_best_come_first_and_filters_alone_give_the_newest_first(ledger: Ledger) -> None:
    assert found(ledger, "dam OR emptied")[0] == "dam#empty"
    assert found(ledger, '"frozen assets" OR used OR crack')[0] == "dam#assets"
    days = [hit.published for hit in asking.found(ledger, queries.parse("named OR anonymous OR kind:report"), 300).hits]
    assert days == sorted(days, key=str, reverse=True)


def test_of_very_many_matches_those_that_came_in_last_are_ranked_and_that_is_said(ledger: Ledger) -> None:
    answer = asking.found(ledger, queries.parse("harbour"), 5)
    assert (answer.matches, answer.more, len(answer.hits)) == (asking.RANKED, True, 5)
    assert {hit.claim for hit in answer.hits} <= {f"h{number}" for number in range(MANY - asking.RANKED, MANY)}
    all_of_them = asking.found(ledger, queries.parse("harbour"), MANY)
    assert (all_of_them.matches, all_of_them.more) == (MANY, False)


def test_a_beginning_that_stands_for_too_many_words_is_answered_with_a_sentence(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolving, "MOST_PREFIXED", 9)
    with pytest.raises(QueryError, match=r'"20\*" stands for more than 9 words: write more letters'):
        found(ledger, "20*")


def _fits(part: Part, fields: dict[str, list[str]], marks: set[str]) -> bool:
    """What a question means, word by word: what both databases are held against."""
    if isinstance(part, Words):
        size = len(part.terms)
        return any(
            tuple(field[at : at + size]) == part.terms
            for name, field in fields.items()
            if part.field in (None, name)
            for at in range(len(field))
        )
    if isinstance(part, Days):
        part = resolving.marked(part)
    if isinstance(part, Marks):
        return not marks.isdisjoint(part.marks)
    if isinstance(part, Not):
        return not _fits(part.part, fields, marks)
    if isinstance(part, Either):
        return any(_fits(each, fields, marks) for each in part.parts)
    assert isinstance(part, All)
    return all(_fits(each, fields, marks) for each in part.parts)


@pytest.fixture(scope="module")
def both(databases: Databases) -> Iterator[list[Ledger]]:
    """The small ledger in both engines."""
    opened = [Ledger.open(engine.address(databases.made(name, make))) for name in ENGINES]
    yield opened
    for each in opened:
        each.close()


@pytest.fixture(scope="module")
def documents(both: list[Ledger]) -> dict[str, tuple[dict[str, list[str]], set[str]]]:
    """What each claim of the small ledger is found by."""
    made = {}
    with both[0].reading() as connection:
        for number, *row in connection.execute(search.DOCUMENTS):
            *fields, marks = terms.document(row, None, set())
            judged = {"=v:inaccurate"} if row[0].startswith("Engineers found") else set()
            found = {name: field.split() for name, field in zip(terms.FIELDS, fields, strict=True)}
            made[number] = found, set(marks.split()) | judged
    return made


@fewer
@given(question=QUESTIONS)
def test_both_engines_find_what_the_question_means(
    question: str, both: list[Ledger], documents: dict[int, tuple[dict[str, list[str]], set[str]]]
) -> None:
    try:
        query = queries.parse(question)
    except QueryError:
        return
    answers: list[Answer | str] = []
    for ledger in both:
        try:
            answers.append(asking.found(ledger, query, 300))
        except QueryError as error:
            answers.append(str(error))
    assert answers[0] == answers[1]
    if isinstance(answers[0], Answer):
        with both[0].reading() as connection:
            meant = resolving.resolved(connection, query)
        assert answers[0].matches == sum(_fits(meant, *document) for document in documents.values())


BLOCKS = (1, 3, 5)
COSTS = ("_STATEMENT", "_LOOKED_AT", "_HELD", "_FETCHED", "_IN_LIST", "_SKIPPED", "_FOUND", "_BLOCK")


@pytest.fixture(scope="module")
def in_blocks(databases: Databases) -> Iterator[Ledger]:
    """The small ledger in PostgreSQL, as if its claims were as many as there are blocks for."""
    url = databases.made("postgresql", make)
    with Ledger.open(engine.address(url)) as kept, pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "BLOCKS", BLOCKS)
        with kept.writing() as writer:
            search.rebuild(writer.connection)
        yield kept
    databases.drop(url)


@fewer
@given(
    question=QUESTIONS,
    costs=st.tuples(*[st.sampled_from((0.01, 10.0, 10_000.0))] * len(COSTS)),
    most=st.integers(1, 40),
    of_a_size=st.integers(1, 4),
)
def test_whatever_way_postgresql_goes_it_finds_the_same(
    question: str, costs: tuple[float, ...], most: int, of_a_size: int, both: list[Ledger], in_blocks: Ledger
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, cost in zip(COSTS, costs, strict=True):
            patch.setattr(stepping, name, cost)
        patch.setattr(stepping, "_OF_A_SIZE", of_a_size)
        patch.setattr(asking, "RANKED", most)
        patch.setattr(search, "BLOCKS", BLOCKS)
        try:
            expected = asking.found(both[0], queries.parse(question), most)
        except QueryError:
            return
        assert asking.found(in_blocks, queries.parse(question), most) == expected


def test_what_is_changed_renamed_or_taken_out_is_found_as_it_is_now(changing: Ledger, tmp_path: Path) -> None:
    changed = DAM.replace("Dam to be emptied", "Basin to be drained").replace("a crack of 12,000", "a gap of 13,000")
    changed = changed[: changed.index('[[claim]]\nid = "hold"')]
    registry = FILES["sources.toml"].replace("Northern Mail", "Baltic Post")
    add(tmp_path, {**FILES, "sources.toml": registry, "claims/dam.toml": changed}, changing)
    assert found(changing, "crack OR hold") == []
    assert sorted(found(changing, "basin")) == ["dam#assets", "dam#crack", "dam#empty"]
    assert found(changing, "gap 13000 verdict:inaccurate") == ["dam#crack"]
    assert found(changing, '"northern mail" gap') == []
    assert found(changing, '"baltic post" gap') == ["dam#crack"]
    judge(changing, "claims/dam.toml", "empty")
    assert sorted(found(changing, "verdict:inaccurate")) == ["dam#crack", "dam#empty"]


def test_an_older_ledger_can_be_searched_once_it_is_brought_to_this_format(
    ledger: Ledger, databases: Databases
) -> None:
    name = ledger.engine.dialect.name
    url = databases.empty(name)
    older = engine.opened(engine.address(url), create=True)
    with older.execution_options(writing=True).begin() as connection:
        migrate(connection, "0001")
        with ledger.reading() as reading:
            for table in rows.Table.metadata.sorted_tables:
                names = tuple(column.name for column in table.columns)
                there = [tuple(row) for row in reading.execute(select(table))]
                if there:
                    connection.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in there])
    older.dispose()
    assert Ledger.upgrade(engine.address(url))[:2] == ("0001", FORMAT)
    with Ledger.open(engine.address(url)) as upgraded:
        for question in ("frozen assets", "verdict:inaccurate", '"northern mail"', "froz*", "anonymous -crack"):
            assert found(upgraded, question) == found(ledger, question) != []
    databases.drop(url)


def test_a_claim_that_was_checked_before_is_found_with_what_it_says_otherwise(ledger: Ledger) -> None:
    answer = alike.like_text(ledger, "Engineers in Oslo have found cracks of 11,000 metres", 5)
    (hit,) = answer.hits
    assert short(hit.file, hit.claim) == "dam#crack"
    assert hit.score > 0.6
    assert hit.differs == ("figure: 12000, not 11000", "name: Oslo is not in it")
    assert [(each.verdict, each.by) for each in hit.adjudications] == [("inaccurate", "Bo")]
    assert alike.like_text(ledger, "Nothing of the kind was ever heard of.", 5).hits == ()
    assert alike.like_text(ledger, " \0 ", 5).hits == ()
    turned = alike.like_claim(ledger, "claims/dam.toml", "assets", 5)
    assert [(hit.claim, hit.differs[0]) for hit in turned.hits] == [("assets", "it negates")]
    assert turned.hits[0].file == "claims/wall.toml"
    with pytest.raises(UnknownClaimError):
        alike.like_claim(ledger, "claims/dam\0.toml\ud800", "assets", 5)


@fewer
@given(ours=st.text(max_size=200), theirs=st.text(max_size=200))
def test_any_two_texts_can_be_held_side_by_side(ours: str, theirs: str) -> None:
    assert alike.differences(ours, ours) == ()
    assert all("\n" not in each or "\n" in ours + theirs for each in alike.differences(ours, theirs))


def test_people_and_programs_are_shown_what_was_found(ledger: Ledger) -> None:
    answer = asking.found(ledger, queries.parse("crack"), 5)
    shown = "".join(as_text.render(answer))
    assert shown.startswith("1 claim fits.\n\nclaims/dam.toml#crack ")
    assert "*crack* of 12,000 metres" in shown
    assert "inaccurate, by Bo on 1 March 2026" in shown
    assert all(width(line) <= 80 for line in shown.splitlines())
    import jsonschema

    for question in ("crack", "anonymous", "tokyo OR 東京"):
        written = json.loads(b"".join(as_json.render(asking.found(ledger, queries.parse(question), 5))))
        jsonschema.validate(written, as_json.schema())
        for each in written:
            for start, end in each["marks"]:
                assert each["snippet"][start:end].strip()
