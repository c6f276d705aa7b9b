"""The ledger and what can happen to it while files are added: a process killed, a disk full, nothing to be written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from provenance.checking.prepare import prepare
from provenance.errors import LedgerError
from provenance.model.ledger import Hand
from provenance.recording import add as adding
from provenance.recording.add import Adding
from provenance.store import asking, engine, queries, rows
from provenance.store.chain import content_hash, misfits
from provenance.store.ledger import Ledger, revisions, unpacked
from tests.ledgers import Databases
from tests.mishaps import Worker, leave_room, moments, obey_modes, read_only
from tests.recording.newsroom import DAM, REGISTRY
from tests.store.moments import NOW

Tell = Callable[[object], None]
FILES = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "desk" / "claims").mkdir(parents=True)
    (tmp_path / "desk" / "sources.toml").write_text(REGISTRY)
    for number in range(FILES):
        text = DAM.replace("in March", f"on {number + 1} March")
        (tmp_path / "desk" / "claims" / f"dam-{number:02}.toml").write_text(text)
    return tmp_path / "desk"


def add(tell: Tell, folder: str, url: str) -> None:
    """Add what lies in a folder; each outcome is told as soon as it has come."""
    ready = prepare(("claims",), cwd=Path(folder), today=NOW.date())
    with Ledger.open(engine.address(url)) as ledger, pytest.MonkeyPatch.context() as patch:
        patch.setattr(adding, "A_FLUSH", 0.01)  # it would be done before it had to tell anything
        for outcome in Adding(ready, ledger, Hand("Bo", NOW), program="test", jobs=1).go():
            tell((outcome.name, outcome.what, outcome.revision))


def examined(url: str, folder: Path, told: list[tuple[str, str, int]]) -> set[str]:
    """Look at a ledger after a mishap: all that was told is there, all that is there is whole. The names in it."""
    with Ledger.open(engine.address(url)) as ledger, ledger.reading() as connection:
        log = list(revisions(connection))
        assert list(misfits(entry for entry, _ in log)) == []
        contents = {entry.subject: unpacked(content, "", entry.seq) for entry, content in log}
        assert all(content_hash(unpacked(content, "", entry.seq)) == entry.sha256 for entry, content in log)
        for name, what, _ in told:
            assert what in ("added", "unchanged")
            assert contents[name] == (folder / name).read_bytes()
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        articles = {row.name: row.id for row in connection.execute(rows.ARTICLES.select())}
        assert articles.keys() == {name for name in contents if name != "sources.toml"}
        claims = select(rows.CLAIMS.c.article_id, rows.CLAIMS.c.claim)
        assert sorted(map(tuple, connection.execute(claims))) == sorted(
            (number, claim) for number in articles.values() for claim in ("closing", "crack")
        )
    return set(contents)


def found(url: str) -> int:
    """How many claims a search for all of them finds."""
    with Ledger.open(engine.address(url)) as ledger:
        answer = asking.found(ledger, queries.parse("dam"), 1_000)
    return len(answer.hits)


def test_a_process_killed_while_it_adds_leaves_whole_files_and_the_next_one_goes_on(
    folder: Path, engine: str, databases: Databases, make_ledger: Callable[[str], object]
) -> None:
    with Worker("tests.recording.test_mishaps:add") as worker:
        whole = worker.run(str(folder), databases.made(engine, make_ledger))
        assert [what for _, what, _ in whole.told] == ["added"] * (FILES + 1)
        counts = set()
        for moment in moments(6, 4, whole.seconds):
            url = databases.made(engine, make_ledger)
            cut = worker.run(str(folder), url, strike_after=moment)
            counts.add(len(examined(url, folder, cut.told)))
            rest = worker.run(str(folder), url)
            assert {what for _, what, _ in rest.told} <= {"added", "unchanged"}
            assert len(examined(url, folder, rest.told)) == FILES + 1
            assert found(url) == 2 * FILES
            databases.drop(url)
    assert len(counts) > 1


def meet_a_full_disk(tell: Tell, place: str, folder: str) -> None:
    url = f"sqlite:///{place}/ledger.db"
    Ledger.create(engine.address(url), NOW)[0].close()
    leave_room(Path(place), 150_000)
    told: list[tuple[str, str, int]] = []
    with pytest.raises(LedgerError) as full:
        add(told.append, folder, url)  # type: ignore[arg-type]
    tell(str(full.value))
    (Path(place) / "ballast").unlink()
    kept = examined(url, Path(folder), told)
    tell((len(told), len(kept)))
    read_only(Path(place))
    with Ledger.open(engine.address(url)) as ledger:
        tell(len(ledger.names()) == len(kept))
    with pytest.raises(LedgerError) as refused:
        add(tell, folder, url)
    tell(str(refused.value))
    read_only(Path(place), False)
    add(lambda _: None, folder, url)
    tell(len(examined(url, Path(folder), [])))
    Path(place).chmod(0o555)
    Path(place, "ledger.db").chmod(0o444)
    obey_modes()
    Path(folder, "claims", "dam-00.toml").write_text(DAM)
    with pytest.raises(LedgerError) as forbidden:
        add(tell, folder, url)
    tell(str(forbidden.value))


def test_a_disk_that_is_full_or_read_only_is_said_in_one_sentence_and_nothing_half_is_left(
    folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    with Worker("tests.recording.test_mishaps:meet_a_full_disk", disk=(place, 3 * 2**20)) as worker:
        end = worker.run(str(place), str(folder))
    assert end.status == 0, end.told[-1]
    full, (told, kept), read, refused, count, forbidden = end.told
    assert read
    assert "there is no room left on its disk; what it held is as it was" in full
    assert 0 < told <= kept <= FILES  # what was kept as the disk was filled may not be told any more
    assert "read-only" in refused or "cannot be opened" in refused
    assert count == FILES + 1
    assert "read-only" in forbidden or "cannot be opened" in forbidden


@pytest.mark.parametrize(("change", "words"), [("@/db", "@/no-db"), ("host=", "host=/nowhere")])
def test_a_server_or_database_that_is_not_there_is_said_in_one_sentence(
    folder: Path, databases: Databases, change: str, words: str
) -> None:
    url = databases.empty("postgresql")
    with pytest.raises(LedgerError) as absent:
        add(print, str(folder), url.replace(change, words))
    assert "does not exist" in str(absent.value) or "No such file" in str(absent.value)
    assert "\n" not in str(absent.value)
    databases.drop(url)
