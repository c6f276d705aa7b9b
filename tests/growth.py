"""What work costs as its input grows. A slow or busy machine must give the same answers as a fast one, so nothing here
compares with seconds but :func:`ends`, which is far off from any honest work."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def _cost(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start


def grows_in_line(work: Callable[[int], object], size: int) -> bool:
    """Whether four times the size takes less than eight times as long: what grows by the square takes sixteen.

    Noise only ever adds: so the small one is the best of three, and a large one that took too long is tried again.
    """
    for _ in range(5):
        small = min(_cost(work, size) for _ in range(3))
        if _cost(work, 4 * size) < 8 * small + 0.005:
            return True
    return False


@contextmanager
def ends() -> Iterator[None]:
    """A guard over work that a hostile input could keep going for many minutes: a minute of CPU is ten times what it
    should ever take."""
    start = time.process_time()
    yield
    assert time.process_time() - start < 60
