"""Work that makes many objects and next to no cycles: the garbage collector would only walk through them again and
again, and through all that a process holds beside them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """The garbage collector rests, and goes on after as it was. Also a decorator."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
