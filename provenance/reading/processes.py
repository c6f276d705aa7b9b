"""Many articles in several processes, any of which may die without taking the others' work along.

Each process has a pipe of its own, so that it is known which article one was at when it ended; another takes its place.
``concurrent.futures`` gives up all that is under way when one process dies.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NamedTuple, TypeVar

from provenance.errors import ProvenanceError

R = TypeVar("R")

Work = Callable[[str], R]
"""What is done with each source: it and its results travel between processes, so it is a plain object."""


class Died(NamedTuple):
    """What comes in place of a result where the process ended: its exit status, or the negative number of a signal."""

    status: int | None

    @property
    def reason(self) -> str:
        """Why, in a clause for a person."""
        if self.status is not None and self.status < 0:
            try:
                name = signal.Signals(-self.status).name
            except ValueError:
                name = f"signal {-self.status}"
            memory = ", perhaps for want of memory" if name == "SIGKILL" else ""
            return f"the process that read it was ended by {name}{memory}"
        return f"the process that read it ended with status {self.status}"


class _Worker(Generic[R]):
    """One process and what it is at."""

    def __init__(self, work: Work[R]) -> None:
        # A fresh process, not a copy: a copy of one that runs threads may wait for ever.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.at: int | None = None
        self.ready = False
        with _uninterrupted():
            self.process.start()
        theirs.close()

    def take(self, number: int, source: str) -> None:
        """Give it the next thing to do."""
        self.at = number
        self.pipe.send(source)

    def end(self) -> None:
        """Stop it, whatever it is at."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(2)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def in_processes(work: Work[R], sources: Sequence[str], workers: int) -> Generator[tuple[int, R | Died], None, None]:
    """What ``work`` gives for each source, by several processes, as it is done: the source's number and the result.

    ``work`` is unpickled once in each process and must not raise. Raises
    :class:`~provenance.errors.ProvenanceError` where no process can be started. Ends all of them when it is closed.
    """
    waiting = iter(enumerate(sources))
    crew: list[_Worker[R]] = []
    left = len(sources)
    try:
        crew += [_Worker(work) for _ in range(max(1, min(workers, left)))]
        while left:
            for worker in _heard(crew):
                done = _answer(worker)
                if done is not None:
                    left -= 1
                    yield done
                if worker.process.exitcode is None and not worker.pipe.closed:
                    _next(worker, waiting)
                else:
                    crew.remove(worker)
                    worker.end()
                    if left > len(crew):
                        crew.append(_Worker(work))
    finally:
        for worker in crew:
            worker.end()


def _heard(crew: Sequence[_Worker[R]]) -> list[_Worker[R]]:
    """The processes that have something to say, or have ended."""
    by_pipe: dict[Any, _Worker[R]] = {}
    for worker in crew:
        by_pipe[worker.pipe] = worker
        by_pipe[worker.process.sentinel] = worker
    return list({id(by_pipe[each]): by_pipe[each] for each in wait(list(by_pipe))}.values())


def _answer(worker: _Worker[R]) -> tuple[int, R | Died] | None:
    """What a process says: that it is ready (None), its result, or by its silence that it died."""
    result: R | None = None
    silent = True
    try:
        if worker.pipe.poll():
            result, silent = worker.pipe.recv(), False
    except (EOFError, OSError):
        silent = True
    if silent:
        worker.process.join(5)
        if not worker.ready:
            raise ProvenanceError(f"no process can be started ({Died(worker.process.exitcode).reason}): try --jobs 1")
        worker.pipe.close()
        return None if worker.at is None else (worker.at, Died(worker.process.exitcode))
    if not worker.ready:
        worker.ready = True
        return None
    at, worker.at = worker.at, None
    assert at is not None
    assert result is not None
    return at, result


def _next(worker: _Worker[R], waiting: Iterator[tuple[int, str]]) -> None:
    following = next(waiting, None)
    if following is not None:
        try:
            worker.take(*following)
        except OSError:  # it has just died: its silence will say so
            return


def _serve(pipe: Connection, work: Work[Any]) -> None:
    """What a process does: answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.send(None)
        while True:
            pipe.send(work(pipe.recv()))
    except (EOFError, OSError):
        os._exit(0)  # the one who asked is gone


class _uninterrupted:  # noqa: N801  it is used like a word
    """Interrupts are for the first process alone: those that it starts meanwhile never hear of any."""

    def __enter__(self) -> None:
        self._main = threading.current_thread() is threading.main_thread()
        if self._main:
            self._before = signal.signal(signal.SIGINT, signal.SIG_IGN)

    def __exit__(self, *exception: object) -> None:
        if self._main:
            signal.signal(signal.SIGINT, self._before)
