"""The index of searches may lag behind what was kept, but for a moment only, and never with a gap."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from provenance.checking.prepare import prepare
from provenance.model.ledger import Hand, Outcome
from provenance.recording import add as adding
from provenance.recording.add import Adding
from provenance.store import rows, search
from provenance.store.engine import address
from provenance.store.ledger import Ledger
from tests.ledgers import Databases
from tests.property.dear import fewer
from tests.store.moments import NOW
from tests.store.searched import REGISTRY, claim, found, judge

WHO = ("ann", "ben")
FILES = 3
QUESTIONS = ("dam leaked", "verdict:inaccurate", "version", "peop*", "ann2")


def current(ledger: Ledger) -> set[int]:
    """The ids of the claims that are current."""
    with ledger.reading() as connection:
        return set(connection.execute(select(rows.CLAIMS.c.id).where(rows.CLAIMS.c.until.is_(None))).scalars())


def indexed(ledger: Ledger) -> list[int]:
    """The ids of the claims that can be found."""
    key = search.KEYS[ledger.engine.dialect.name]
    with ledger.reading() as connection:
        return list(connection.execute(select(key).order_by(key)).scalars())


def known_words(ledger: Ledger) -> set[str]:
    """The words that may be begun."""
    with ledger.reading() as connection:
        return set(connection.execute(select(search.WORDS.c.word)).scalars())


class Newsroom:
    """Two people who add files of their own to one ledger, each as slowly as is wanted."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder = folder
        self.ledger = ledger
        self.version = 0
        self.going: dict[str, Iterator[Outcome]] = {}
        for who in WHO:
            (folder / who / "claims").mkdir(parents=True)
            (folder / who / "sources.toml").write_text(REGISTRY)
            for number in range(FILES):
                self.write(who, number)

    def write(self, who: str, number: int) -> None:
        """Write a file anew: another claim is in it, or one is gone."""
        self.version += 1
        claims = [claim(f"c{each}", f"Dam {who}{number} has leaked, {each} people said.") for each in range(3)]
        some = [*claims[self.version % 2 :], claim("news", f"Version {self.version} of {who}{number} is out.")]
        head = f'version = 1\n\n[article]\noutlet = "the-gazette"\ntitle = "Dams {who}{number}"\n'
        head += f'url = "https://gazette.example/{who}/{number}"\npublished = 2025-12-03\n\n'
        (self.folder / who / "claims" / f"{who}-{number}.toml").write_text(head + "\n".join(some), "utf-8")

    def step(self, who: str) -> None:
        """One more outcome of somebody's run, which begins if there is none."""
        going = self.going.get(who)
        if going is None:
            ready = prepare(("claims",), cwd=self.folder / who, today=NOW.date())
            run = Adding(ready, self.ledger, Hand(who, NOW), program="test", over=range(1, 999), jobs=1)
            going = self.going[who] = run.go()
        if next(going, None) is None:
            del self.going[who]

    def stop(self, who: str) -> None:
        """Stop somebody's run where it is."""
        going = self.going.pop(who, None)
        if going is not None:
            going.close()  # type: ignore[attr-defined]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.sampled_from(WHO), st.just(0)),
        st.tuples(st.sampled_from(("write", "judge")), st.sampled_from(WHO), st.integers(0, FILES - 1)),
        st.tuples(st.sampled_from(("stop", "kill")), st.sampled_from(WHO), st.just(0)),
    ),
    min_size=4,
    max_size=24,
)


@hypothesis_settings(max_examples=fewer.max_examples // 2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seconds=st.sampled_from((0.0, 0.004, 1_000.0)))
def test_whoever_keeps_decides_stops_or_is_killed_nothing_older_than_what_is_found_is_missing(
    steps: list[tuple[str, str, int]],
    seconds: float,
    engine: str,
    databases: Databases,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    url = databases.made(engine, lambda url: Ledger.create(address(url), NOW)[0].close())
    with Ledger.open(address(url)) as ledger, pytest.MonkeyPatch.context() as patch:
        patch.setattr(adding, "A_FLUSH", seconds)
        room = Newsroom(tmp_path_factory.mktemp("room"), ledger)
        for what, who, number in steps:
            if what == "step":
                room.step(who)
            elif what == "write":
                room.write(who, number)
            elif what == "stop":
                room.stop(who)
                assert set(indexed(ledger)) >= current(ledger) or room.going
            elif what == "kill":
                with pytest.MonkeyPatch.context() as killed:
                    killed.setattr(Adding, "_flush", lambda _: None)
                    room.stop(who)
            elif f"claims/{who}-{number}.toml" in ledger.names():
                judge(ledger, f"claims/{who}-{number}.toml", "c1")
            there, wanted = indexed(ledger), current(ledger)
            assert len(there) == len(set(there))
            assert set(there) == {each for each in wanted if each <= max(there, default=0)}
        for who in WHO:
            room.stop(who)
            room.step(who)
            while who in room.going:
                room.step(who)
        assert set(indexed(ledger)) == current(ledger)
        answers, words = [found(ledger, each, 50) for each in QUESTIONS], known_words(ledger)
        with ledger.writing() as writer:
            search.rebuild(writer.connection)
        assert [found(ledger, each, 50) for each in QUESTIONS] == answers
        assert known_words(ledger) <= words
    databases.drop(url)


@pytest.mark.parametrize("seconds", [0.0, 0.01, 1_000.0])
def test_what_is_reported_as_kept_is_found(
    seconds: float, engine: str, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "A_FLUSH", seconds)
    url = databases.made(engine, lambda url: Ledger.create(address(url), NOW)[0].close())
    with Ledger.open(address(url)) as ledger:
        room = Newsroom(tmp_path, ledger)
        ready = prepare(("claims",), cwd=tmp_path / "ann", today=NOW.date())
        names = []
        for outcome in Adding(ready, ledger, Hand("Ann", NOW), program="test", jobs=1).go():
            names.append(outcome.name)
            there = {each.partition("#")[0] for each in found(ledger, "leaked", 50)}
            assert there >= {Path(each).stem for each in names if each.startswith("claims/")}
        assert len(names) == FILES + 1
        assert room.going == {}
        with ledger.reading() as connection:
            assert not search.behind(connection)
            kept = connection.execute(select(func.count()).select_from(rows.CLAIMS)).scalar_one()
        assert kept == len(indexed(ledger))
    databases.drop(url)
