"""Claims as a search shows them: with names, what became of them, and where the words sought stand."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, ScalarSelect, and_, select

from provenance.model.search import Adjudged, Hit
from provenance.store import rows, terms
from provenance.store.engine import Among

SNIPPET = 240
"""Characters of a claim, or of its quotation, that are shown at most."""
LONGEST_TEXT = 20_000
"""Characters of a text that are looked at."""


def hits(
    connection: Connection, ranked: Sequence[tuple[float, int]], sought: frozenset[str] = frozenset()
) -> Iterator[Hit]:
    """Claims, given by a score and an id each, in that order; ``sought`` are the terms that led to them."""
    found: dict[int, Any] = {}
    adjudged: dict[int, list[Adjudged]] = {}
    for row in _SHOWN.of(connection, [number for _, number in ranked]):
        found[row.id] = row
        if row.verdict is not None:
            said = Adjudged(row.verdict, row.citation, row.by, row.on_day, row.corrected_on, row.claim_id != row.id)
            adjudged.setdefault(row.id, []).append(said)
    wanted = _Wanted(sought)
    for score, number in ranked:
        row = found[number]
        snippet, marks = _snippet(row.text, row.quote, wanted)
        yield Hit(
            file=row.name,
            claim=row.claim,
            text=row.text,
            score=round(score, 3),
            snippet=snippet,
            marks=marks,
            title=row.title,
            url=row.url,
            outlet=row.outlet,
            outlet_name=row.outlet_name,
            published=row.published,
            kind=row.kind,
            origin=row.source,
            origin_name=row.origin_name,
            as_written=row.as_written,
            lower=row.lower,
            upper=row.upper,
            hand_level=row.hand_level,
            second_hand=row.second_hand,
            anonymous=row.anonymous,
            adjudications=tuple(adjudged.get(number, ())),
        )


def _shown() -> Among:
    c, article, on = rows.CLAIMS.c, rows.ARTICLES.c, rows.ADJUDICATIONS.c
    of_claim = (
        *(c.id, c.claim, c.text, c.quote, c.kind, c.source, c.as_written, c.outlet, c.published),
        *(c.lower, c.upper, c.hand_level, c.second_hand, c.anonymous),
    )
    names = _name_of(c.outlet).label("outlet_name"), _name_of(c.source).label("origin_name")
    decided = on.claim_id, on.verdict, on.citation, on.by, on.on_day, on.corrected_on
    asked = (
        select(*of_claim, article.name, article.title, article.url, *names, *decided)
        .join_from(rows.CLAIMS, rows.ARTICLES)
        .outerjoin(rows.ADJUDICATIONS, and_(on.article_id == c.article_id, on.claim == c.claim))
    )
    return Among(asked.order_by(on.id.desc()), c.id)


def _name_of(key: Any) -> ScalarSelect[str]:
    """The name of an entry of the registry as it is now, the last one where several files have it."""
    c = rows.SOURCES.c
    named = select(c.name).where(c.key == key, c.until.is_(None)).order_by(c.id.desc()).limit(1)
    return named.scalar_subquery()


_SHOWN = _shown()


# ----------------------------------------------------------------------------------------------------------- snippets

_PIECE = re.compile(rf"[0-9]{{1,3}}(?:[,\u00a0\u2009\u202f][0-9]{{3}})+|(?:[^\W_]|[{terms.MARKS}])+")
_ASCII_PIECE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[A-Za-z0-9]+")


class _Wanted(dict[str, bool]):
    """Whether pieces of texts hold one of some terms."""

    def __init__(self, terms: frozenset[str]) -> None:
        super().__init__()
        self.terms = terms

    def __missing__(self, piece: str) -> bool:
        found = self[piece] = not self.terms.isdisjoint(_held(piece))
        return found


def _snippet(said: str, quoted: str, wanted: _Wanted) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of a claim, or of its quotation where they hold more of what is wanted, and where that stands."""
    best, places = said, _places(said, wanted)
    if wanted.terms:
        held = _among(said, places, wanted)
        if held < len(wanted.terms):
            others = _places(quoted, wanted)
            if others and _among(quoted, others, wanted) > held:
                best, places = quoted, others
    if len(best) <= SNIPPET:
        return best, places
    start = 0
    if places and places[0][0] > SNIPPET // 3:
        start = max(0, places[0][0] - SNIPPET // 3)
        start = best.find(" ", start, places[0][0]) + 1 or start
    end = start + SNIPPET
    if end < len(best):
        end = max(best.rfind(" ", start + SNIPPET // 2, end), start + SNIPPET // 2)
    before, after = "… " if start else "", " …" if end < len(best) else ""
    moved = len(before) - start
    return (
        f"{before}{best[start:end]}{after}",
        tuple((a + moved, b + moved) for a, b in places if a >= start and b <= end),
    )


def _places(said: str, wanted: _Wanted) -> tuple[tuple[int, int], ...]:
    if not wanted.terms:
        return ()
    said = said[:LONGEST_TEXT]
    piece = _ASCII_PIECE if said.isascii() else _PIECE
    if not any(map(wanted.__getitem__, piece.findall(said))):
        return ()
    return tuple([match.span() for match in piece.finditer(said) if wanted[match[0]]])


def _among(said: str, places: Sequence[tuple[int, int]], wanted: _Wanted) -> int:
    """How many of the terms that are wanted stand in these places."""
    return len({term for start, end in places for term in _held(said[start:end])} & wanted.terms)


def _held(piece: str) -> Sequence[str]:
    """The terms of a piece of a text: few words make up most of all."""
    return _again_held(piece) if len(piece) <= terms.LONGEST_WORD else terms.terms(piece)


_again_held = lru_cache(maxsize=20_000)(terms.terms)
