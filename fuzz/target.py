"""What a fuzz target is: something to be run on bytes, with what must hold stated as assertions.

A target either takes the bytes as they come (``on_bytes``: parsers), or makes a value of them by a hypothesis strategy
that it shares with the tests (``on_values``: renderers, rules). Nothing here needs atheris: ``search`` does.
"""

import contextlib
import importlib
import random
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

LONGEST = 1 << 16
"""The most bytes of one input."""

SECONDS = 5.0
"""How much time of a processor one input may take."""

CORPUS = Path(__file__).parent / "corpus"
"""Inputs to start from, and inputs that once broke a law: a folder for each target."""

_BY_CHANCE = 24

V = TypeVar("V")


class SlowError(BaseException):
    """An input that takes too long. It derives from no Exception: nothing that is looked at may catch it."""


class Target(NamedTuple):
    """Something to be fuzzed.

    ``run`` raises for what must not be. ``words`` are what its inputs are full of. Where it ``grows``, inputs are tried
    in a long form too, with a part of them repeated: what takes time by the square of its input shows then. ``made``
    says that bytes stand for a value, and ``show`` is that value in words; ``starts`` are inputs to start from. What
    is ``apart`` runs in no process but its own.
    """

    name: str
    about: str
    run: Callable[[bytes], object]
    words: tuple[str, ...] = ()
    grows: bool = False
    made: bool = False
    apart: bool = False
    starts: Callable[[], Iterable[bytes]] = tuple
    show: Callable[[bytes], str] = repr


MODULES = (
    *("parsers", "articles", "network", "archives", "comparisons", "captures", "quotations", "renderers", "rules"),
    "exchange",
    "ledger",
)

_targets: dict[str, Target] = {}


def targets() -> dict[str, Target]:
    """Every target by its name."""
    for module in MODULES:
        importlib.import_module(f"fuzz.{module}")
    return _targets


def on_bytes(
    *,
    words: Sequence[str] = (),
    starts: Callable[[], Iterable[bytes]] = tuple,
    grows: bool = True,
    apart: bool = False,
) -> Callable[[Callable[[bytes], None]], Callable[[bytes], None]]:
    """Make a target of a function that takes bytes. Its docstring says what must hold."""

    def register(check: Callable[[bytes], None]) -> Callable[[bytes], None]:
        _add(Target(check.__name__, check.__doc__ or "", check, tuple(words), grows, starts=starts, apart=apart))
        return check

    return register


def on_values(
    strategy: st.SearchStrategy[V], name: str | None = None, *, apart: bool = False
) -> Callable[[Callable[[V], None]], None]:
    """Make a target of a function that takes a value of ``strategy``. Its docstring says what must hold."""

    def register(check: Callable[[V], None]) -> None:
        seen: list[V] = []

        @settings(database=None, deadline=None)
        @given(strategy)
        def drawn(value: V) -> None:
            check(value)

        @settings(database=None, deadline=None)
        @given(strategy)
        def taken(value: V) -> None:
            seen.append(value)

        def show(data: bytes) -> str:
            seen.clear()
            taken.hypothesis.fuzz_one_input(data)  # type: ignore[attr-defined]
            return repr(seen[0]) if seen else "these bytes stand for no value"

        run = drawn.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
        _add(Target(name or check.__name__, check.__doc__ or "", run, made=True, apart=apart, show=show))

    return register


def _add(target: Target) -> None:
    assert target.name not in _targets, f"two targets are called {target.name}"
    assert target.about, f"{target.name} does not say what must hold"
    _targets[target.name] = target


def starts(target: Target) -> Iterator[bytes]:
    """What the search starts from: the target's folder of the corpus, what the tests have for it, and, for one that
    makes values, bytes by chance, the same every time."""
    folder = CORPUS / target.name
    if folder.is_dir():
        yield from (path.read_bytes() for path in sorted(folder.iterdir()))
    yield from target.starts()
    if target.made:
        chance = random.Random(target.name)
        for number in range(_BY_CHANCE):
            yield chance.randbytes(512 << (number % 6))


def grown(data: bytes, chance: random.Random) -> bytes:
    """``data`` with some part of it repeated, up to :data:`LONGEST` bytes."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((1, 2, 4, 8, 16, 64, 256)))
    unit = data[start:end]
    times = (LONGEST - len(data)) // len(unit)
    return data[:start] + unit * max(times, 1) + data[end:]


@contextlib.contextmanager
def in_time(seconds: float = SECONDS) -> Iterator[None]:
    """Raise :class:`SlowError` where what is done inside takes more time of the processor, even while it does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise SlowError(f"this takes more than {seconds:g} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    start = time.process_time()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    taken = time.process_time() - start
    if taken > seconds:
        raise SlowError(f"this takes {taken:.1f} s, more than {seconds:g} s")
