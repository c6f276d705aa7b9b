"""Several processes, of which any may die."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from provenance.errors import ProvenanceError
from provenance.reading.processes import Died, Work, in_processes


def shout(source: str) -> str:
    """What the processes of these tests do: shout, or die of what they were given."""
    if source == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if source == "leave":
        os._exit(7)
    if source == "sleep":
        time.sleep(60)
    return source.upper()


class Unstartable:
    """Cannot be unpacked in another process."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)

    def __call__(self, source: str) -> str:
        return source


def results(sources: Sequence[str], workers: int = 2, work: Work[str] = shout) -> dict[int, str | Died]:
    with closing(in_processes(work, sources, workers)) as found:
        return dict(found)


def test_every_source_has_its_result_whoever_made_it() -> None:
    sources = [f"dam {number}" for number in range(20)]
    assert results(sources) == {number: source.upper() for number, source in enumerate(sources)}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signals")
def test_a_process_that_dies_takes_nobody_along() -> None:
    found = results(["a", "die", "b", "leave", "die", "c", "d"])
    assert [found[number] for number in (0, 2, 5, 6)] == ["A", "B", "C", "D"]
    assert found[1] == found[4] == Died(-signal.SIGKILL)
    assert found[3] == Died(7)


def test_why_it_died_is_said_in_words() -> None:
    assert Died(7).reason == "the process that read it ended with status 7"
    assert Died(-9).reason == "the process that read it was ended by SIGKILL, perhaps for want of memory"
    assert Died(-999).reason == "the process that read it was ended by signal 999"


def test_nothing_to_do_is_done_at_once() -> None:
    assert results([]) == {}


def test_more_processes_than_sources_are_not_started() -> None:
    assert results(["a"], workers=64) == {0: "A"}


def test_where_no_process_can_be_started_a_sentence_says_so() -> None:
    with pytest.raises(ProvenanceError, match=r"no process can be started .* try --jobs 1"):
        results(["a", "b"], work=Unstartable())


def test_stopping_early_ends_what_is_under_way(tmp_path: Path) -> None:
    start = time.monotonic()
    found = in_processes(shout, ["a", "sleep", "sleep"], 2)
    assert next(found) == (0, "A")
    found.close()
    assert time.monotonic() - start < 50
