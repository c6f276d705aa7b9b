"""What became of claims: decisions in the log, and the rows of them.

A decision is never changed: a later one on the same claim counts in its place, and the earlier one stays.
"""

import contextlib
import datetime
import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, func, select, update

from provenance.errors import DamagedLedgerError, UnknownClaimError
from provenance.model.adjudication import Adjudicated, Ruling, Standing
from provenance.model.ledger import Hand
from provenance.model.source import Adjudication
from provenance.store import rows, search
from provenance.store.ledger import Writer
from provenance.store.looked import plain

NAMES_LOOKED_AT = 20_000
"""Among so many names, at most, the nearest to one that the ledger does not have is looked for."""
_AT_ONCE = 500


class Subject(NamedTuple):
    """A claim of the ledger as it is now: the ids of its article and its version, and what of it a decision needs."""

    file: str
    claim: str
    article_id: int
    claim_id: int
    since: int
    text: str
    outlet: str
    published: datetime.date | None
    about: tuple[str, ...]


def subject(connection: Connection, files: Sequence[str], claim: str, *, near: bool = True) -> Subject:
    """A claim as it is now, in the first of some files that the ledger has.

    Raises :class:`~provenance.errors.UnknownClaimError` where there is none: with the nearest names, unless ``near`` is
    false, since to look for them takes longer than anything else here.
    """
    articles, claims = rows.ARTICLES.c, rows.CLAIMS.c
    for file in files:
        number = connection.execute(select(articles.id).where(articles.name == file)).scalar_one_or_none()
        if number is not None:
            break
    else:
        if not near:
            raise UnknownClaimError(f"the ledger has no file {files[0]}")
        known = connection.execute(select(articles.name).order_by(articles.id.desc()).limit(NAMES_LOOKED_AT)).scalars()
        raise UnknownClaimError(f"the ledger has no file {files[0]}{_near(files[0], known.all())}")
    current = claims.article_id == number, claims.until.is_(None)
    found = connection.execute(
        select(claims.id, claims.since, claims.text, rows.ARTICLES.c.outlet, rows.ARTICLES.c.published, claims.about)
        .join(rows.ARTICLES, articles.id == claims.article_id)
        .where(*current, claims.claim == plain(claim))
    ).one_or_none()
    if found is None:
        if not near:
            raise UnknownClaimError(f"{file} has no claim {claim} in the ledger")
        ids = connection.execute(select(claims.claim).where(*current).limit(NAMES_LOOKED_AT)).scalars().all()
        raise UnknownClaimError(f"{file} has no claim {claim} in the ledger{_near(claim, ids)}")
    return Subject(file, claim, int(number), *found[:5], words(found[5]))


def _near(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1, 0.6) if len(word) <= 200 else []
    return f": did you mean {near[0]}?" if near else ""


def content(about: Subject, ruling: Ruling) -> bytes:
    """A decision as the log holds it: JSON with its keys sorted and without spaces, in UTF-8.

    ``since`` is the revision that brought the version of the claim that it is on.
    """
    told = {
        "version": 1,
        "file": about.file,
        "claim": about.claim,
        "since": about.since,
        "outlet": about.outlet,
        **msgspec.to_builtins(ruling),
    }
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")


def row(about: Subject, ruling: Ruling, revision: int) -> dict[str, Any]:
    """A decision as a row, but for its id."""
    return {
        "revision": revision,
        "article_id": about.article_id,
        "claim": about.claim,
        "claim_id": about.claim_id,
        "outlet": about.outlet,
        "topics": json.dumps(ruling.topics, ensure_ascii=True),
        "verdict": ruling.verdict,
        "citation": ruling.citation,
        "by": ruling.by,
        "on_day": ruling.on,
        "corrected_on": ruling.corrected_on,
        "why": ruling.why,
    }


def keep(writer: Writer, about: Subject, ruling: Ruling, hand: Hand, *, any_day: bool) -> tuple[Adjudicated, bool]:
    """Take a decision in, as an entry of the log and a row: it as it stands, and whether it is new.

    It is not where the last one on the claim as it is now says the same, with ``any_day`` on whatever day. A forecast
    that waits for its review has it with a verdict; "unresolved" leaves it waiting.
    """
    connection = writer.connection
    last = _last(connection, about)
    again = msgspec.structs.replace(ruling, on=last.on_day) if last is not None and any_day else ruling
    if last is not None and _same(last, row(about, again, 0)):
        return _standing(about, again, last.revision), False
    made = writer.append("adjudication", f"{about.file}#{about.claim}", content(about, ruling), hand)
    (number,) = writer.ids(rows.ADJUDICATIONS, 1)
    connection.execute(rows.ADJUDICATIONS.insert(), {"id": number, **row(about, ruling, made.seq)})
    search.renew(connection, [about.claim_id])
    settled = number if ruling.verdict != "unresolved" else None
    reviews = rows.REVIEWS.c
    connection.execute(update(rows.REVIEWS).where(reviews.claim_id == about.claim_id).values(adjudication_id=settled))
    return _standing(about, ruling, made.seq), True


def there(connection: Connection, about: Subject, ruling: Ruling) -> Adjudicated | None:
    """A decision that is kept already, whatever came after it: the same verdict on the claim, by the same hand, of the
    same day and with the same citation."""
    c = rows.ADJUDICATIONS.c
    asked = select(func.max(c.revision)).where(
        c.article_id == about.article_id,
        c.claim == about.claim,
        c.verdict == ruling.verdict,
        c.citation == ruling.citation,
        c.by == ruling.by,
        c.on_day == ruling.on,
    )
    revision = connection.execute(asked).scalar_one()
    return _standing(about, ruling, int(revision)) if revision is not None else None


def _last(connection: Connection, about: Subject) -> Any:
    c = rows.ADJUDICATIONS.c
    of_claim = c.article_id == about.article_id, c.claim == about.claim
    return connection.execute(select(*c).where(*of_claim).order_by(c.revision.desc()).limit(1)).one_or_none()


def _same(before: Any, made: dict[str, Any]) -> bool:
    return all(getattr(before, name) == value for name, value in made.items() if name != "revision")


def _standing(about: Subject, ruling: Ruling, revision: int) -> Adjudicated:
    return Adjudicated(
        revision, about.file, about.claim, about.text, about.outlet, about.published, ruling, "same", counts=True
    )


# ------------------------------------------------------------------------------------------------------------ reading


def of_outlet(connection: Connection, outlet: str) -> list[Adjudicated]:
    """Every decision on a claim of an outlet, the newest first."""
    c, article, claim = rows.ADJUDICATIONS.c, rows.ARTICLES.c, rows.CLAIMS.c
    decided = c.verdict, c.citation, c.by, c.on_day, c.corrected_on, c.topics, c.why
    placed = c.revision, article.name, c.claim, claim.text, article.published
    asked = (
        select(c.article_id, claim.until, claim.digest, *placed, *decided)
        .join_from(rows.ADJUDICATIONS, rows.ARTICLES, article.id == c.article_id)
        .join(rows.CLAIMS, claim.id == c.claim_id)
        .where(article.outlet == outlet)
        .order_by(c.revision.desc())
    )
    known = connection.execute(asked).all()
    now = _digests(connection, {row[0] for row in known if row[1] is not None})
    found: list[Adjudicated] = []
    seen: set[tuple[int, str]] = set()
    for article_id, until, digest, revision, file, name, text, published, *told in known:
        key = article_id, name
        left = digest if until is None else now.get(key)
        standing: Standing = "gone" if left is None else "same" if left == digest else "changed"
        told[5] = words(told[5])
        ruling = msgspec.convert(dict(zip(Ruling.__struct_fields__, told, strict=True)), Ruling)
        counts = key not in seen
        found.append(Adjudicated(int(revision), file, name, text, outlet, published, ruling, standing, counts=counts))
        seen.add(key)
    return found


def _digests(connection: Connection, articles: Collection[int]) -> dict[tuple[int, str], str]:
    """The digests of all claims of some articles as they are now."""
    c = rows.CLAIMS.c
    wanted = sorted(articles)
    found: dict[tuple[int, str], str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = c.article_id.in_(wanted[start : start + _AT_ONCE]), c.until.is_(None)
        asked = select(c.article_id, c.claim, c.digest).where(*some)
        found.update(((row[0], row[1]), row[2]) for row in connection.execute(asked))
    return found


def counting(connection: Connection, outlets: Collection[str]) -> dict[str, list[Adjudication]]:
    """What the track records of some outlets are made of: the last decision on each claim, by the outlet's id."""
    found: dict[str, list[Adjudication]] = {}
    names = Adjudication.__struct_fields__
    wanted = sorted(set(outlets))
    for start in range(0, len(wanted), _AT_ONCE):
        for outlet, *facts in connection.execute(_counting(wanted[start : start + _AT_ONCE])):
            found.setdefault(outlet, []).append(msgspec.convert(dict(zip(names, facts, strict=True)), Adjudication))
    return found


def _counting(outlets: Sequence[str]) -> "Select[Any]":
    c, article = rows.ADJUDICATIONS.c, rows.ARTICLES.c
    place = func.row_number().over(partition_by=(c.article_id, c.claim), order_by=c.revision.desc()).label("place")
    all_of_them = (
        select(article.outlet, c.verdict, c.on_day, c.citation, article.published, c.corrected_on, c.revision, place)
        .join_from(rows.ADJUDICATIONS, rows.ARTICLES, article.id == c.article_id)
        .where(article.outlet.in_(outlets))
        .subquery()
    )
    told = all_of_them.c
    return (
        select(told.outlet, told.verdict, told.on_day, told.citation, told.published, told.corrected_on)
        .where(told.place == 1)
        .order_by(told.outlet, told.revision)
    )


def words(listed: str) -> tuple[str, ...]:
    """A JSON list of words, as a row holds it."""
    return msgspec.json.decode(listed, type=tuple[str, ...])


@contextlib.contextmanager
def sound(shown: str) -> Iterator[None]:
    """What rows hold that cannot be: :class:`~provenance.errors.DamagedLedgerError`. ``shown`` is the ledger's
    address."""
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, msgspec.MsgspecError) as error:
        raise DamagedLedgerError(shown, f"it holds what cannot be: {error}") from error
