"""Claims like a text: those that share most of its rarest words."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection, select

from provenance.lexicon.function_words import FUNCTION_WORDS
from provenance.model.search import Hit
from provenance.store import rows, shown, terms
from provenance.store.asking import RANKED, ids
from provenance.store.counts import Counts
from provenance.store.engine import Among
from provenance.store.looked import plain
from provenance.store.queries import All, Either, Part, Words
from provenance.store.resolving import either

RAREST = 8
"""So many of a text's words, the rarest, lead to claims like it."""
COMMON = 0.01
"""What stands in more of all claims than that leads to others only where nothing rarer does."""
_MANY = 5
_CHANGED = 3
_ENOUGH = 50


class Alike(NamedTuple):
    """A claim that shares rare words with a text: its id and its own text, and, from 0 to 1, how alike they are."""

    number: int
    text: str
    likeness: float


def alike(connection: Connection, written: str, *, besides: int | None = None) -> list[Alike]:
    """Claims that share most of the rarest words of a text, the most alike first.

    Likeness is the mean of two shares of the words that both have: in the words of either, and in those of the one that
    says less; each word counts by the logarithm of how rare it is in the ledger (the inverse document frequency of
    K. Spärck Jones, A statistical interpretation of term specificity and its application in retrieval, Journal of
    Documentation 28, 1972). The order of words does not count. ``besides`` is a claim that is left out.
    """
    asked = set(terms.terms(written[: shown.LONGEST_TEXT]))
    counts = Counts(connection, asked)
    total = max(counts.total, 1)
    by_rarity = sorted(asked - _EMPTY, key=lambda each: (counts.of(each), -len(each), each))[:RAREST]
    rare = [each for each in by_rarity if counts.of(each) <= COMMON * total]
    numbers = _sharing(counts, rare, besides) if rare else []
    if len(rare) < _MANY <= len(by_rarity):  # nearly all of the rarest, common as they are
        others = [Words((each,)) for each in by_rarity[: _MANY + 1]]
        known = {*numbers, besides}
        also = ids(counts, _some_of(others, len(others) - 1), RANKED, few=True)
        numbers += [each for each in also if each not in known]
    if not rare and not numbers and by_rarity:
        also = ids(counts, All(tuple(Words((each,)) for each in by_rarity)), RANKED)
        numbers = [each for each in also if each != besides]
    found: list[tuple[int, str]] = [(row[0], row[1]) for row in _TEXTS.of(connection, numbers)]
    theirs = [set(terms.terms(said[: shown.LONGEST_TEXT])) for _, said in found]
    both = asked.union(*theirs)
    counts.want(both)
    weights = {each: counts.weight((each,)) * (0.1 if each in _EMPTY else 1) for each in both}

    def weight(words: set[str]) -> float:
        return sum(weights[each] for each in words)

    ours = weight(asked)
    made: list[Alike] = []
    for (number, said), words in zip(found, theirs, strict=True):
        shared, their = weight(asked & words), weight(words)
        likeness = (shared / (ours + their - shared) + shared / (min(ours, their) or 1.0)) / 2 if shared else 0.0
        made.append(Alike(number, said, min(likeness, 1.0)))
    return sorted(made, key=lambda each: (-each.likeness, -each.number))


_TEXTS = Among(select(rows.CLAIMS.c.id, rows.CLAIMS.c.text), rows.CLAIMS.c.id)
_EMPTY = frozenset(terms.term(word) for word in FUNCTION_WORDS)


def _sharing(counts: Counts, rare: Sequence[str], besides: int | None) -> list[int]:
    """The ids of claims that hold most of these terms, those first that hold more of them: first all but a few are
    asked for, then fewer while little is found.

    Two are too few where there are many: the two names of a person who is spoken of everywhere would be enough.
    """
    held = [Words((each,)) for each in rare]
    least = min(len(held), 2 if len(held) < _MANY else 3)
    found: dict[int, None] = {}
    for number in range(max(least, len(held) - _CHANGED), least - 1, -1):
        found |= dict.fromkeys(ids(counts, _some_of(held, number), RANKED, few=True))
        if len(found) >= _ENOUGH:
            break
    found.pop(besides or 0, None)
    return list(found)[:RANKED]


def _some_of(parts: Sequence[Part], number: int) -> Part:
    """At least so many of these."""
    if number == 1:
        return either(parts)
    if number == len(parts):
        return All(tuple(parts))
    return Either((All((parts[0], _some_of(parts[1:], number - 1))), _some_of(parts[1:], number)))


def like(connection: Connection, found: Sequence[Alike], differs: Sequence[tuple[str, ...]]) -> list[Hit]:
    """Claims that are alike as they are shown; ``differs`` are their differences, one tuple for each."""
    hits = shown.hits(connection, [(each.likeness, each.number) for each in found])
    return [replace(hit, differs=each) for hit, each in zip(hits, differs, strict=True)]


def claim(connection: Connection, file: str, claim: str) -> tuple[int, str] | None:
    """The id and the text of a claim as it is now; None where the ledger has none of that name."""
    c, a = rows.CLAIMS.c, rows.ARTICLES.c
    asked = select(c.id, c.text).join_from(rows.CLAIMS, rows.ARTICLES)
    of_name = a.name == _sound(file), c.claim == _sound(claim)
    row = connection.execute(asked.where(*of_name, c.until.is_(None))).one_or_none()
    return (row[0], row[1]) if row is not None else None


def _sound(words: str) -> str:
    """Words as a database can be asked for them."""
    return plain(words.encode("utf-8", "replace").decode())
