"""Claim files as they are now: their names, what they hold, the evidence on them, and what became of their claims."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from lz4.frame import LZ4FrameDecompressor
from sqlalchemy import Connection, func, select

from provenance.errors import DamagedLedgerError
from provenance.model.exchange import Adjudged
from provenance.model.ledger import Sort
from provenance.store.adjudications import sound
from provenance.store.rows import ADJUDICATIONS, ARTICLES, CITATIONS, CLAIMS, REVISIONS

AT_ONCE = 100
"""So many claim files are asked for in one statement."""


class Kept(NamedTuple):
    """A claim file that the ledger holds: the id of its article, its name, and its last revision."""

    id: int
    name: str
    revision: int


class Decided(NamedTuple):
    """A decision on a claim, and the words that the claim had then."""

    text: str
    adjudged: Adjudged


def kept(connection: Connection) -> list[Kept]:
    """Every claim file, by its name in the order of code points."""
    c = ARTICLES.c
    found = [Kept(*row) for row in connection.execute(select(c.id, c.name, c.revision))]
    return sorted(found, key=lambda each: each.name)


def contents(connection: Connection, files: Sequence[Kept], shown: str, most: int) -> Iterator[tuple[Kept, bytes]]:
    """What some claim files hold, in their order. Of one with more than ``most`` bytes, one byte more than that comes.

    Raises :class:`~provenance.errors.DamagedLedgerError`, with the ledger's address ``shown``.
    """
    c = REVISIONS.c
    for start in range(0, len(files), AT_ONCE):
        some = files[start : start + AT_ONCE]
        asked = select(c.seq, c.content).where(c.seq.in_([each.revision for each in some]))
        packed = {row[0]: row[1] for row in connection.execute(asked)}
        for each in some:
            if each.revision not in packed:
                raise DamagedLedgerError(shown, f"it has no revision {each.revision}, the last one of {each.name}")
            yield each, unpacked(packed.pop(each.revision), shown, each.revision, most)


def unpacked(content: bytes, shown: str, seq: int, most: int) -> bytes:
    """What an LZ4 frame of the log holds, up to one byte more than ``most``: a small frame may hold very much. Raises
    :class:`~provenance.errors.DamagedLedgerError`."""
    reader = LZ4FrameDecompressor()
    try:
        made = bytes(reader.decompress(content, max_length=most + 1))
    except (RuntimeError, EOFError, TypeError) as error:
        raise DamagedLedgerError(shown, f"what revision {seq} holds is damaged") from error
    if len(made) <= most and not reader.eof:
        raise DamagedLedgerError(shown, f"what revision {seq} holds is damaged")
    return made


def last_of(connection: Connection, sort: Sort) -> dict[str, int]:
    """The last revision of every file of one sort, by its name."""
    c = REVISIONS.c
    asked = select(c.subject, func.max(c.seq)).where(c.sort == sort).group_by(c.subject)
    return {row[0]: row[1] for row in connection.execute(asked)}


def content(connection: Connection, seq: int, shown: str, most: int) -> bytes:
    """What one revision holds, as :func:`contents`."""
    asked = select(REVISIONS.c.content).where(REVISIONS.c.seq == seq)
    return unpacked(connection.execute(asked).scalar_one(), shown, seq, most)


def evidence(connection: Connection, files: Sequence[Kept]) -> dict[int, list[str]]:
    """The lines of evidence on some claim files, in their order, by the id of the article."""
    c = CITATIONS.c
    found: dict[int, list[str]] = {}
    for start in range(0, len(files), AT_ONCE):
        some = [each.id for each in files[start : start + AT_ONCE]]
        asked = select(c.article_id, c.data).where(c.article_id.in_(some)).order_by(c.id)
        for article, line in connection.execute(asked):
            found.setdefault(article, []).append(line)
    return found


def decisions(connection: Connection, files: Sequence[Kept], shown: str) -> Mapping[int, list[Decided]]:
    """Every decision on a claim of some claim files, the earliest first, by the id of the article."""
    c = ADJUDICATIONS.c
    found: dict[int, list[Decided]] = {}
    for start in range(0, len(files), AT_ONCE):
        some = [each.id for each in files[start : start + AT_ONCE]]
        asked = (
            select(c.article_id, CLAIMS.c.text, c.claim, c.verdict, c.citation, c.by, c.on_day, c.corrected_on, c.why)
            .join(CLAIMS, CLAIMS.c.id == c.claim_id)
            .where(c.article_id.in_(some))
            .order_by(c.revision)
        )
        with sound(shown):
            for article, text, *told in connection.execute(asked):
                found.setdefault(article, []).append(Decided(text, _adjudged(told)))
    return found


def _adjudged(told: Sequence[object]) -> Adjudged:
    *rest, why = told
    return msgspec.convert(dict(zip(Adjudged.__struct_fields__, (*rest, why or None), strict=True)), Adjudged)
