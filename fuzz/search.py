"""Runs targets under atheris, each for its share of the time, and tells what was found.

What is looked at is instrumented and imported once; each target has a process of its own, copied from this one, since
libFuzzer ends it at the first input that breaks a law.
"""

import contextlib
import hashlib
import importlib
import io
import os
import pkgutil
import random
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fuzz.target import LONGEST, Target, grown, in_time, starts, targets

HERE = Path(__file__).parent
FOUND = HERE / "found"
"""Where inputs that broke a law are kept, in a folder for each target."""

WORK = HERE / "going"
"""Where the search keeps what it has come to, so that the next run goes on from there."""

_GUIDING = ["provenance", "mammoth", "trafilatura", "htmldate"]  # ours, and what reads for us and is written in Python
_EVERY = 64  # of so many inputs one is tried in a long form too
_HANGS = 120  # seconds by the clock: where not even our own limit on the processor's time ends it
_MEMORY = 2048  # MiB
_LINES = 12


class Outcome(NamedTuple):
    """What came of one target: ``inputs`` tried, ``edges`` of our code reached; ``broken`` holds the inputs that broke
    a law, ``why`` the end of what was said of them."""

    target: str
    seconds: float
    inputs: int
    edges: int
    broken: tuple[Path, ...] = ()
    why: str = ""


def search(names: Sequence[str], seconds: float, told: Callable[[Outcome], None]) -> Iterator[Outcome]:
    """Search with these targets (all, where none is named) for so many seconds together; ``told`` hears of each.

    Raises :class:`KeyError` for a name that no target has.
    """
    known = _instrumented()
    chosen = [known[name] for name in names or known]
    share = max(1, round(seconds / len(chosen)))
    for target in chosen:
        outcome = _searched(target, share)
        told(outcome)
        yield outcome


def _instrumented() -> dict[str, Target]:
    import atheris

    with contextlib.redirect_stderr(io.StringIO()):  # it names every module
        # What is imported while a target runs guides it, too, so this is never left.
        atheris.instrument_imports(include=_GUIDING).__enter__()
        package = importlib.import_module("provenance")
        for module in pkgutil.walk_packages(package.__path__, "provenance."):
            if not module.name.endswith(("__main__", "migrations.env")):  # which Alembic alone can run
                importlib.import_module(module.name)
        known = targets()
        for target in known.values():  # what it imports when it runs is imported here, once for all
            # The library that runs the tagger cannot be copied with a process: the copies would crash when they end.
            with contextlib.suppress(Exception):
                if not target.apart:
                    target.run(next(starts(target)))
    return known


def _searched(target: Target, seconds: int) -> Outcome:
    work, found = WORK / target.name, FOUND / target.name
    (work / "corpus").mkdir(parents=True, exist_ok=True)
    shutil.rmtree(work / "artifacts", ignore_errors=True)
    (work / "artifacts").mkdir()
    before = set(found.glob("*"))
    log = work / "log"
    begun = time.monotonic()
    process = os.fork()
    if process == 0:
        try:
            _run(target, seconds, work, found)
        finally:
            os._exit(70)
    _, status = os.waitpid(process, 0)
    said = log.read_text("utf-8", "replace")
    broken = sorted(set(found.glob("*")) - before)
    if status != 0 and not broken:  # ended from outside: a crash of a library, no memory, or time by the clock
        for artifact in (work / "artifacts").iterdir():
            found.mkdir(parents=True, exist_ok=True)
            broken.append(Path(shutil.copy(artifact, found)))
    numbers = re.findall(r"^#(\d+)\s.* cov: (\d+) ", said, re.MULTILINE)
    inputs, edges = map(int, numbers[-1]) if numbers else (0, 0)
    why = _why(said) if status != 0 else ""
    return Outcome(target.name, time.monotonic() - begun, inputs, edges, tuple(broken), why)


def _run(target: Target, seconds: int, work: Path, found: Path) -> None:
    """What the copied process does; libFuzzer ends it."""
    import atheris

    from fuzz.dictionary import libfuzzer  # not before what it imports is instrumented

    with open(work / "log", "wb") as log:
        for stream in (1, 2):
            os.dup2(log.fileno(), stream)
    chance = random.Random()
    count = 0

    def kept(data: bytes) -> None:
        try:
            with in_time():
                target.run(data)
        except BaseException:
            found.mkdir(parents=True, exist_ok=True)
            (found / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
            raise

    def one(data: bytes) -> None:
        nonlocal count
        count += 1
        kept(data)
        if target.grows and data and count % _EVERY == 0:
            kept(grown(data, chance))

    for data in starts(target):
        (work / "corpus" / hashlib.sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)
    options = []
    if target.words:
        (work / "words").write_text(libfuzzer(target.words), "ascii")
        options.append(f"-dict={work / 'words'}")
    atheris.Setup(
        [
            sys.argv[0],
            str(work / "corpus"),
            *options,
            f"-artifact_prefix={work / 'artifacts'}/",
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST}",
            f"-timeout={_HANGS}",
            f"-rss_limit_mb={_MEMORY}",
            "-len_control=20",
        ],
        one,
    )
    atheris.Fuzz()


def _why(said: str) -> str:
    """What a person needs of libFuzzer's log: the end of the traceback, or its own word for what happened."""
    start = said.find("=== Uncaught Python exception: ===")
    if start >= 0:
        lines = said[start:].partition("\n==")[0].split("\n")[1:]
        return "\n".join(lines[:1] + lines[-_LINES:] if len(lines) > _LINES else lines)
    error = re.search(r"ERROR: (?:libFuzzer|AddressSanitizer): .*", said)
    return error[0] if error else "\n".join(said.split("\n")[-_LINES:])
