"""Claims like a text: whether it was checked before, and in what the earlier ones nevertheless say something else."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from provenance.errors import UnknownClaimError
from provenance.matching import content_words, edits, figures
from provenance.matching.words import Word, Words
from provenance.model.search import Answer
from provenance.store import shown, similar
from provenance.store.ledger import Ledger

if TYPE_CHECKING:
    from sqlalchemy import Connection

ALIKE = 0.45
"""Claims are shown from this likeness on."""
_LONGEST = shown.LONGEST_TEXT
_MOST_WORDS = 2_000
_MOST_TOLD = 4


def like_text(ledger: Ledger, text: str, limit: int) -> Answer:
    """The claims of a ledger that are like a text, the most alike first, no more than ``limit``."""
    with ledger.reading() as connection:
        return _like(connection, text, None, limit)


def like_claim(ledger: Ledger, file: str, claim: str, limit: int) -> Answer:
    """The claims of a ledger that are like one of its claims.

    Raises :class:`~provenance.errors.UnknownClaimError` where it has none of that name.
    """
    with ledger.reading() as connection:
        known = similar.claim(connection, file, claim)
        if known is None:
            raise UnknownClaimError(f"the ledger has no claim {file}#{claim}")
        return _like(connection, known[1], known[0], limit)


def _like(connection: "Connection", text: str, besides: int | None, limit: int) -> Answer:
    found = [each for each in similar.alike(connection, text, besides=besides) if each.likeness >= ALIKE]
    hits = similar.like(connection, found[:limit], [differences(text, each.text) for each in found[:limit]])
    return Answer(tuple(hits), len(found))


def differences(ours: str, theirs: str) -> tuple[str, ...]:
    """In what two claims that are alike say something else, each in one clause: negations, figures and names that only
    one of them has."""
    mine, yours = _words(ours), _words(theirs)
    return tuple(_differences(ours, theirs, mine, yours))


def _differences(ours: str, theirs: str, mine: list[Word], yours: list[Word]) -> Iterator[str]:
    negated, denied = (sum(edits.negating(word, None) for word in each) for each in (mine, yours))
    if (negated > 0) != (denied > 0):
        yield "it negates" if denied else "it does not negate"
    else:
        turned = _turned(mine, yours)
        if turned:
            yield turned
    yield from _other("figure", Counter(figures.figures(mine)), Counter(figures.figures(yours)))
    here, there = content_words.words(ours[:_LONGEST]), content_words.words(theirs[:_LONGEST])
    yield from _other("name", _names(ours, here, there), _names(theirs, there, here))


def _turned(mine: list[Word], yours: list[Word]) -> str | None:
    """One word that is another turned round: "likely" and "unlikely"."""
    ours, theirs = {word.key for word in mine}, {word.key for word in yours}
    for word in yours:
        if word.key in ours:
            continue
        for other in mine:
            if other.key not in theirs and edits.kind((other,), (word,), None) == "negation":
                return f'it says "{word.written}", not "{other.written}"'
    return None


def _other(sort: str, ours: Counter[str], theirs: Counter[str]) -> Iterator[str]:
    here, there = _told(ours - theirs), _told(theirs - ours)
    if here and there:
        yield f"{sort}: {there}, not {here}"
    elif there:
        yield f"{sort}: {there}, which is not in yours"
    elif here:
        yield f"{sort}: {here} is not in it"


def _told(found: Iterable[str]) -> str:
    words = sorted({word.lstrip("#") for word in found})
    return ", ".join(words[:_MOST_TOLD]) + (" …" if len(words) > _MOST_TOLD else "")


def _words(text: str) -> list[Word]:
    found = Words(text[:_LONGEST])
    return found.between(0, min(len(found), _MOST_WORDS))


def _names(text: str, of: Sequence[content_words.Word], beside: Sequence[content_words.Word]) -> Counter[str]:
    """Words with a capital that are not the other text's: those that begin a sentence have to have one."""
    known = {word.stem for word in beside}
    return Counter(
        word.text
        for word in of
        if word.capital and word.key and word.stem not in known and not content_words.opens(text, word.start)
    )
