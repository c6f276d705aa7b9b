"""Questions to a ledger, and how long their answers take: part of bench/ledger.py.

They are made from what stands in the ledger, by a fixed seed: words and phrases of its claims, and words that stand in
one to three of ten claims. Each is asked once, in the process that asks, on a ledger of which others have been asked
before; parsing it and reading what is shown count, the start of a program and printing do not.
"""

import gc
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from provenance.recording import alike
from provenance.store import asking, queries, rows, search, terms
from provenance.store.ledger import Ledger

KINDS = {
    "a rare word": 60, "a common word": 40, "two words": 60, "three words": 40, "a phrase": 60, "a beginning": 40,
    "outlet:": 20, "origin:": 20, "score:": 20, "since: until:": 20, "anonymous": 5, "second-hand": 5,
    "outlet: and words": 20, "origin: and words": 10, "score: and words": 20, "since: and words": 20,
    "anonymous and words": 10, "not": 15, "OR": 15,
}  # fmt: skip
"""How many of the 500 questions are of which kind."""
COMMON = 0.1, 0.3
WARMING = 60
LIMIT = 20


class Questions:
    """Makes questions to a ledger."""

    def __init__(self, ledger: Ledger, chance: random.Random) -> None:
        self._chance = chance
        c, counts, words = rows.CLAIMS.c, search.COUNTS.c, search.WORDS.c
        with ledger.reading() as connection:
            last = int(connection.execute(select(func.max(c.id))).scalar_one())
            drawn = sorted(chance.sample(range(1, last + 1), min(2_000, last)))
            self._claims: list[Any] = []
            for start in range(0, len(drawn), 500):
                asked = select(c.text, c.quote, c.outlet, c.source, c.as_written, c.published, c.lower)
                self._claims += connection.execute(asked.where(c.id.in_(drawn[start : start + 500]))).all()
            asked_counts = select(words.word, counts.seen).join_from(
                search.WORDS, search.COUNTS, words.term == counts.term
            )
            self._seen = {word: seen * search.SAMPLED / last for word, seen in connection.execute(asked_counts)}
        chance.shuffle(self._claims)
        low, high = COMMON
        self._common = sorted(word for word, share in self._seen.items() if low <= share <= high and word.isalpha())
        assert self._common
        self._next = 0

    def of(self, kind: str) -> str:
        """A question of one of the kinds."""
        made: dict[str, Callable[[Any], str]] = {
            "a rare word": self._rare,
            "a common word": lambda _: self._chance.choice(self._common),
            "two words": lambda claim: " ".join(self._some(claim, 2)),
            "three words": lambda claim: " ".join(self._some(claim, 3)),
            "a phrase": self._phrase,
            "a beginning": self._beginning,
            "outlet:": lambda claim: f"outlet:{claim.outlet}",
            "origin:": self._origin,
            "score:": lambda _: self._score(),
            "since: until:": lambda claim: f"since:{str(claim.published)[:7]} until:{claim.published.year + 1}",
            "anonymous": lambda _: "anonymous",
            "second-hand": lambda _: "second-hand",
            "outlet: and words": lambda claim: f"outlet:{claim.outlet} {self._any(claim)}",
            "origin: and words": lambda claim: f"{self._origin(claim)} {self._any(claim)}",
            "score: and words": lambda claim: f"{self._score()} {self._any(claim)}",
            "since: and words": lambda claim: f"since:{claim.published} {self._any(claim)}",
            "anonymous and words": lambda claim: f"anonymous {self._any(claim)}",
            "not": lambda claim: f"{self._any(claim)} -{self._chance.choice(self._common)}",
            "OR": lambda claim: f"{self._rare(claim)} OR {self._any(claim)}",
        }
        self._next += 1
        return made[kind](self._claims[self._next % len(self._claims)])

    def mix(self, count: int = sum(KINDS.values())) -> Iterator[tuple[str, str]]:
        """Kinds and questions, as many as wanted, in any order."""
        kinds = [kind for kind, many in KINDS.items() for _ in range(many)]
        self._chance.shuffle(kinds)
        for kind in kinds[:count]:
            yield kind, self.of(kind)

    def _rare(self, claim: Any) -> str:
        words = [word for word in terms.words(claim.text) if len(word) > 3 and word.isalpha()]
        return str(min(words, key=lambda word: self._seen.get(word, 0)))

    def _some(self, claim: Any, count: int) -> list[str]:
        """Words of one claim: so many readers look for what they have seen; one in four has one word of something
        else, and finds little or nothing."""
        words = sorted({word for word in terms.words(claim.text) if len(word) > 2})
        found = self._chance.sample(words, min(count, len(words)))
        if self._chance.random() < 0.25:
            found[-1] = self._chance.choice(terms.words(self._chance.choice(self._claims).text))
        return found

    def _any(self, claim: Any) -> str:
        """A word as claims have them, a common one, or one of this claim."""
        roll = self._chance.random()
        if roll < 0.4:
            return str(self._chance.choice(self._common))
        return self._some(claim, 1)[0]

    def _phrase(self, claim: Any) -> str:
        said: str = self._chance.choice((claim.text, claim.quote))
        words = said.replace('"', "").split()
        size = self._chance.randint(2, 4)
        start = self._chance.randrange(max(1, len(words) - size))
        return f'"{" ".join(words[start : start + size])}"'

    def _beginning(self, claim: Any) -> str:
        word = self._chance.choice([word for word in terms.words(claim.text) if len(word) > 4] or ["ministry"])
        return f"{word[: self._chance.randint(4, len(word))]}*"

    def _origin(self, claim: Any) -> str:
        if claim.source is not None:
            return f"origin:{claim.source}"
        return f'origin:"{claim.as_written}"' if claim.as_written else "origin:officials"

    def _score(self) -> str:
        low = self._chance.randrange(10, 80)
        return self._chance.choice((f"score:<{low}", f"score:>={low}", f"score:{low}-{low + 10}"))


def searched(ledger: Ledger, seed: int) -> dict[str, Any]:
    """How long searches take."""
    for _, question in Questions(ledger, random.Random(f"{seed} warming")).mix(WARMING):
        asking.found(ledger, queries.parse(question), LIMIT)
    took: dict[str, list[float]] = {}
    nothing: Counter[str] = Counter()
    slowest = 0.0, ""
    asked = list(Questions(ledger, random.Random(seed)).mix())
    gc.freeze()  # a collection need not walk through what this bench has made
    start = cpu(ledger)
    for kind, question in asked:
        begin = time.perf_counter()
        answer = asking.found(ledger, queries.parse(question), LIMIT)
        milliseconds = 1000 * (time.perf_counter() - begin)
        took.setdefault(kind, []).append(milliseconds)
        nothing[kind] += not answer.hits
        slowest = max(slowest, (milliseconds, question))
    every = [each for some in took.values() for each in some]
    return {
        **spread(every),
        "mean_cpu_ms": round(1000 * (cpu(ledger) - start) / len(every), 2),
        "the_slowest": slowest[1],
        "kinds": {kind: {**spread(took[kind]), "found_nothing": nothing[kind]} for kind in KINDS if kind in took},
    }


def likened(ledger: Ledger, asked: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """How long it takes to find claims like a text, and how often the claim of which it is a rewording is among the
    first five. ``asked`` are texts, each with the address of the claim."""
    took: list[float] = []
    recalled = first = 0
    start = cpu(ledger)
    for text, address in asked:
        begin = time.perf_counter()
        answer = alike.like_text(ledger, text, 5)
        took.append(1000 * (time.perf_counter() - begin))
        found = [f"{hit.file}#{hit.claim}" for hit in answer.hits]
        recalled += address in found
        first += found[:1] == [address]
    count = max(1, len(asked))
    mean = round(1000 * (cpu(ledger) - start) / count, 2)
    return {
        **spread(took),
        "mean_cpu_ms": mean,
        "recall_at_5": round(recalled / count, 3),
        "recall_at_1": round(first / count, 3),
    }


def cpu(ledger: Ledger) -> float:
    """Seconds of CPU that this process, and the server's process that works for it, have used: what a busy machine
    stretches less than the clock. (The server's are counted in hundredths.)"""
    seconds = time.process_time()
    if ledger.engine.dialect.name == "postgresql":
        with ledger.reading() as connection:
            server = connection.execute(select(func.pg_backend_pid())).scalar_one()
        fields = Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()
        seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def spread(took: Sequence[float]) -> dict[str, float]:
    """Milliseconds in the middle, at 95 of 100, and at most."""
    found = sorted(took) or [0.0]
    return {
        "count": len(took),
        "p50_ms": round(found[len(found) // 2], 2),
        "p95_ms": round(found[min(len(found) - 1, len(found) * 95 // 100)], 2),
        "max_ms": round(found[-1], 2),
    }
