"""Many claim files in several processes."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice

from provenance.checking.inspect import Inspector, Setup
from provenance.checking.packed import Packer, Packing, Travelled, travelling
from provenance.claimfile.evidence import Evidence
from provenance.claimfile.sources import Source
from provenance.rules import all_rules

CHUNK = 100
"""Files that a process is given at once, at most."""
FIRST = 4
"""Files that the first process is given at first; the others get more."""
AHEAD = 3
"""Chunks that each process has before it, or done and not yet taken."""


@contextmanager
def in_processes(
    sources: list[Source],
    setup: Setup,
    evidence: dict[str, Evidence],
    workers: int,
    packing: Callable[[Setup], Packing] = Packer,
    *,
    told: bool = True,
) -> Iterator[Iterator[Travelled]]:
    """What inspecting each source gives, in order, made by several processes, which begin at once and are gone at the
    end, whatever ends it. ``packing`` makes what packs it in each of them; ``told`` is as for
    :class:`~provenance.checking.inspect.Inspector`."""
    codes = frozenset(rule.code for rule in setup.rules)
    given = setup.for_scores(), codes, evidence, packing, told
    pool = ProcessPoolExecutor(workers, initializer=_start, initargs=given)
    try:
        chunks = _chunks(sources, workers)
        begun = deque(pool.submit(_inspect_some, each) for each in islice(chunks, AHEAD * workers))
        yield _in_order(pool, begun, chunks)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, begun: "deque[Future[list[Travelled]]]", chunks: Iterator[list[Source]]
) -> Iterator[Travelled]:
    """What the chunks gave. One more is begun for each that has been waited for: who is slower than the processes does
    not gather in memory what they made."""
    while begun:
        made = begun.popleft().result()
        begun.extend(pool.submit(_inspect_some, each) for each in islice(chunks, 1))
        yield from made


def _chunks(sources: list[Source], workers: int) -> Iterator[list[Source]]:
    """The sources in order, in chunks that are small at first, so that nobody waits long for the first, and towards the
    end, so that all processes end together."""
    start, most = 0, FIRST
    while start < len(sources):
        size = max(1, min(most, (len(sources) - start) // (4 * workers)))
        yield sources[start : start + size]
        start += size
        most = min(most + max(1, most // 8), CHUNK)


_inspector: Inspector
_packer: Packing


def _start(
    setup: Setup,
    codes: frozenset[str],
    evidence: dict[str, Evidence],
    packing: Callable[[Setup], Packing],
    told: bool,
) -> None:
    global _inspector, _packer
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the first process alone has something to tidy up and to say
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    gc.disable()
    setup.rules = tuple(rule for rule in all_rules() if rule.code in codes) if codes else ()
    _inspector, _packer = Inspector(setup, evidence, told=told), packing(setup)


def _end_with_the_first() -> None:
    """A process that is killed cannot tell the others that nobody waits for them any more."""
    first = multiprocessing.parent_process()
    assert first is not None
    first.join()
    os._exit(1)


def _inspect_some(sources: list[Source]) -> list[Travelled]:
    return list(travelling(sources, _inspector, _packer))
