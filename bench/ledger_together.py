"""Two writers and ten readers at a ledger for a minute: part of bench/ledger.py.

Two writers change the same few files, over and over, while ten readers read them. What a writer was told that it had
written must be there; no reader may see half of a change; and nobody may hear of locks.
"""

import multiprocessing
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bench.ledger_databases import TODAY, created, database, hand
from provenance.checking.prepare import prepare
from provenance.recording.add import Adding
from provenance.store import chain, engine, rows
from provenance.store.ledger import Ledger, revisions, unpacked

SHARED = 8
WRITERS, READERS = 2, 10
_COUNTED = re.compile(r"Writer (\d+) has been here (\d+) times")


def together(kind: str, place: Path, seconds: float) -> dict[str, Any]:
    """Two writers and ten readers, each a process of its own, for so many seconds."""
    folders = [place / f"writer-{number}" for number in range(WRITERS)]
    files = {f"claims/{number}.toml": _shared(number) for number in range(SHARED)}
    for folder in folders:
        (folder / "claims").mkdir(parents=True)
        (folder / "sources.toml").write_text(_REGISTRY, "utf-8")
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
    names = list(files)
    with database(kind, place) as databases:
        url = databases.new()
        ledger = created(url)
        first = Adding(prepare(["claims"], cwd=folders[0], today=TODAY), ledger, hand("first"), program="bench", jobs=1)
        begun = sum(1 for outcome in first.go() if outcome.what == "added")
        context = multiprocessing.get_context("spawn")
        said: Any = context.Queue()
        gate = context.Barrier(WRITERS + READERS)
        works = [(_write, (url, str(folders[number]), number, names, seconds, gate, said)) for number in range(WRITERS)]
        running = [context.Process(target=work, args=given) for work, given in works]
        running += [
            context.Process(target=_read, args=(url, number, names, seconds, gate, said)) for number in range(READERS)
        ]
        for process in running:
            process.start()
        told = [said.get(timeout=seconds + 240) for _ in running]
        for process in running:
            process.join()
        wrote = [each for each in told if "changes" in each]
        lost = _lost(ledger, names, {each["number"]: each["changes"] for each in wrote})
        with ledger.reading() as connection:
            log = [revision for revision, _ in revisions(connection)]
        changes = sum(sum(each["changes"].values()) for each in wrote)
        ledger.close()
    errors = Counter(error for each in told for error in each["errors"])
    return {
        "seconds": seconds,
        "writers": WRITERS,
        "readers": READERS,
        "changes": changes,
        "held_against_the_other_and_tried_again": sum(each["again"] for each in wrote),
        "longest_change_seconds": round(max(each["longest"] for each in wrote), 2),
        "reads": sum(each["reads"] for each in told if "reads" in each),
        "longest_read_seconds": round(max(each["longest"] for each in told if "reads" in each), 2),
        "lost_updates": lost,
        "entries_missing": begun + changes - len(log),
        "chain_misfits": sum(1 for _ in chain.misfits(log)),
        "half_seen": sum(each.get("half", 0) for each in told),
        "errors": dict(errors),
    }


_REGISTRY = 'version = 1\n[outlet.kystavisen]\nname = "Kystavisen"\ndomains = ["kystavisen.example"]\n'


def _shared(number: int) -> str:
    """A claim file in which each writer has a claim of its own, that counts, beside some that stay."""
    said = [(f"w{writer}", f"Writer {writer} has been here 0 times.") for writer in range(WRITERS)]
    said += [(f"c{other}", f"Lock {other} of the harbour was closed in March.") for other in range(8)]
    return (
        'version = 1\n[article]\noutlet = "kystavisen"\ntitle = "The locks"\n'
        f'url = "https://kystavisen.example/{number}"\npublished = 2026-03-02\n'
    ) + "".join(
        f'\n[[claim]]\nid = "{key}"\ntext = "{text}"\nquote = "the lock"\nscope = "utterance"\n'
        'mode = "indirect"\n[claim.origin]\nas_written = "officials"\nidentity = "described"\nvantage = "unknown"\n'
        for key, text in said
    )


def _write(url: str, folder: str, number: int, names: list[str], seconds: float, gate: Any, said: Any) -> None:
    """Change one file after the other: each time from what the ledger has, as somebody does who merges."""
    chance = random.Random(number)
    place = Path(folder)
    ledger = Ledger.open(engine.address(url))
    changes: Counter[str] = Counter()
    errors: list[str] = []
    again, longest = 0, 0.0
    # what is imported on the way is imported before the clock starts
    next(Adding(prepare([names[0]], cwd=place, today=TODAY), ledger, hand(""), program="bench", jobs=1).go())
    gate.wait()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name = chance.choice(names)
        begin = time.monotonic()
        try:
            while (what := _change(ledger, place, name, number)) == "conflict":
                again += 1
            if what == "changed":
                changes[name] += 1
            else:
                errors.append(what)
        except Exception as error:
            errors.append(f"{type(error).__name__}: {error}"[:200])
        longest = max(longest, time.monotonic() - begin)
    said.put({"number": number, "changes": dict(changes), "again": again, "longest": longest, "errors": errors})


def _change(ledger: Ledger, place: Path, name: str, number: int) -> str:
    head = ledger.heads([name])[name]
    text = ledger.content(head.seq).decode()
    counted = {int(writer): int(times) for writer, times in _COUNTED.findall(text)}
    here = f"Writer {number} has been here {{}} times"
    (place / name).write_text(text.replace(here.format(counted[number]), here.format(counted[number] + 1)), "utf-8")
    ready = prepare([name], cwd=place, today=TODAY)
    changing = Adding(ready, ledger, hand(f"writer {number}"), program="bench", over=[head.seq], jobs=1)
    outcome = next(each for each in changing.go() if each.name == name)
    return outcome.what if outcome.reason is None else f"{outcome.what}: {outcome.reason}"


def _read(url: str, number: int, names: list[str], seconds: float, gate: Any, said: Any) -> None:
    """Read files and their claims; what a file says and what its claims' rows say must be the same."""
    chance = random.Random(-1 - number)
    ledger = Ledger.open(engine.address(url))
    errors: list[str] = []
    reads, half, longest = 0, 0, 0.0
    gate.wait()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        begin = time.monotonic()
        try:
            half += not _whole(ledger, chance.choice(names))
            reads += 1
        except Exception as error:
            errors.append(f"{type(error).__name__}: {error}"[:200])
        longest = max(longest, time.monotonic() - begin)
    said.put({"reads": reads, "half": half, "longest": longest, "errors": errors})


def _whole(ledger: Ledger, name: str) -> bool:
    a, c, r = rows.ARTICLES.c, rows.CLAIMS.c, rows.REVISIONS.c
    with ledger.reading() as connection:
        number, seq = connection.execute(select(a.id, a.revision).where(a.name == name)).one()
        content = connection.execute(select(r.content).where(r.seq == seq)).scalar_one()
        texts = connection.execute(
            select(c.text).where(c.article_id == number, c.until.is_(None)).order_by(c.position)
        ).scalars()
        said = [_COUNTED.findall(text) for text in texts]
    text = unpacked(content, ledger.shown, seq).decode()
    return [each for many in said for each in many] == _COUNTED.findall(text)


def _lost(ledger: Ledger, names: list[str], told: dict[int, dict[str, int]]) -> int:
    """Changes that a writer was told are there, and which are not."""
    lost = 0
    for name, head in ledger.heads(names).items():
        found = {int(writer): int(times) for writer, times in _COUNTED.findall(ledger.content(head.seq).decode())}
        lost += sum(abs(changes.get(name, 0) - found[number]) for number, changes in told.items())
    return lost
