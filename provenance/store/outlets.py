"""What the ledger holds of an outlet: one query a figure, counted by the database."""

import datetime
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, func, select

from provenance.errors import UnknownOutletError
from provenance.model.chain import Identity
from provenance.model.dossier import Forecast, Period, Voice
from provenance.model.source import Outlet
from provenance.store import rows
from provenance.store.adjudications import NAMES_LOOKED_AT, words

NAMED = Identity.NAMED.value
MOST_VOICES = 10
"""So many origins and so many relays are named."""
MOST_DUE = 100
_AT_ONCE = 500
"""So many forecasts that wait for their review are listed."""


def entry(connection: Connection, outlet: str) -> tuple[Outlet, str] | None:
    """An outlet's entry as it is now, of the registry that brought it last, and the name of that registry."""
    c = rows.SOURCES.c
    asked = (
        select(c.data, c.file)
        .where(c.key == outlet, c.until.is_(None), c.sort == "outlet")
        .order_by(c.since.desc(), c.id.desc())
        .limit(1)
    )
    found = connection.execute(asked).one_or_none()
    return (_outlet(found[0]), found[1]) if found is not None else None


def _outlet(data: str) -> Outlet:
    try:
        return msgspec.json.decode(data, type=Outlet)
    except msgspec.ValidationError:
        # JSON has no infinity: a rating that has one is written with null, and counts for nothing anyway.
        known = msgspec.json.decode(data)
        finite = [each for each in known["rating"] if None not in (each["value"], *each["scale"])]
        return msgspec.convert({**known, "rating": finite}, Outlet)


def articles(connection: Connection, outlet: str) -> int:
    """How many articles of an outlet there are."""
    asked = select(func.count()).select_from(rows.ARTICLES).where(rows.ARTICLES.c.outlet == outlet)
    return int(connection.execute(asked).scalar_one())


def unknown(connection: Connection, outlet: str) -> UnknownOutletError:
    """That there is no such outlet, with what may have been meant."""
    from difflib import get_close_matches

    c = rows.SOURCES.c
    other = connection.execute(select(c.sort).where(c.key == outlet, c.until.is_(None)).limit(1)).scalar_one_or_none()
    if other is not None:
        return UnknownOutletError(f"{outlet} is a {other}, not an outlet")
    registered = select(c.key).where(c.sort == "outlet", c.until.is_(None)).distinct().limit(NAMES_LOOKED_AT)
    published = select(rows.ARTICLES.c.outlet).distinct().limit(NAMES_LOOKED_AT)
    known = {*connection.execute(registered).scalars(), *connection.execute(published).scalars()}
    near = get_close_matches(outlet, sorted(known), 3, 0.6) if len(outlet) <= 200 else []
    hint = f": did you mean {' or '.join(near)}?" if near else ""
    return UnknownOutletError(f"the ledger has no outlet {outlet}{hint}")


def days(connection: Connection, outlet: str) -> list[tuple[datetime.date | None, Period]]:
    """The claims of an outlet as they are now, counted by the day that their article was published, in order; those of
    articles without a day come with None."""
    c = rows.CLAIMS.c
    second_hand, anonymous = (func.count().filter(each) for each in (c.second_hand, c.anonymous))
    asked = (
        select(c.published, func.count(), second_hand, anonymous)
        .where(c.outlet == outlet, c.until.is_(None))
        .group_by(c.published)
    )
    counted = [
        (day, Period(day or datetime.date.min, int(claims), int(second), int(unnamed)))
        for day, claims, second, unnamed in connection.execute(asked)
    ]
    return sorted(counted, key=lambda each: each[1].start)


def origins(connection: Connection, outlet: str) -> list[Voice]:
    """Whom an outlet's claims come from most, of those who are named: at most :data:`MOST_VOICES`."""
    c = rows.CLAIMS.c
    own = c.outlet == outlet, c.until.is_(None)
    most = func.count().desc()
    # Apart, since the index has the ids but not the words, which have no bound.
    registered = select(c.source, func.count()).where(*own, c.source.is_not(None)).group_by(c.source)
    others = (
        select(c.as_written, func.count())
        .where(*own, c.source.is_(None), c.anonymous.is_(False), c.identity == NAMED, c.as_written.is_not(None))
        .group_by(c.as_written)
    )
    found = [
        (str(name), is_id, int(claims))
        for asked, column, is_id in ((registered, c.source, True), (others, c.as_written, False))
        for name, claims in connection.execute(asked.order_by(most, column).limit(MOST_VOICES))
    ]
    return _named(connection, sorted(found, key=lambda each: (-each[2], each[0]))[:MOST_VOICES])


def relays(connection: Connection, outlet: str) -> list[Voice]:
    """Through whom an outlet's claims come most: at most :data:`MOST_VOICES`. A relay counts once a claim."""
    c = rows.CLAIMS.c
    asked = (
        select(c.voices, func.count())
        .where(c.outlet == outlet, c.until.is_(None), c.second_hand, c.voices != "[]")
        .group_by(c.voices)
    )
    counted: dict[str, int] = {}
    for listed, claims in connection.execute(asked):
        for voice in set(words(listed)):
            counted[voice] = counted.get(voice, 0) + int(claims)
    most = sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:MOST_VOICES]
    return _named(connection, [(voice, None, claims) for voice, claims in most])


def names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The names of entries of the registries by their ids; of ids that no registry has, none."""
    c = rows.SOURCES.c
    wanted = sorted(set(ids))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = c.key.in_(wanted[start : start + _AT_ONCE]), c.until.is_(None)
        found.update((row[0], row[1]) for row in connection.execute(select(c.key, c.name).where(*some).order_by(c.id)))
    return found


def _named(connection: Connection, found: Sequence[tuple[str, bool | None, int]]) -> list[Voice]:
    """Voices with their names: each is a registry id, or words; None where only the registries can tell which."""
    known = names(connection, [voice for voice, registered, _ in found if registered is not False])
    return [
        Voice(voice if registered or (registered is None and voice in known) else None, known.get(voice, voice), claims)
        for voice, registered, claims in found
    ]


def due(connection: Connection, outlet: str, today: datetime.date) -> tuple[list[Forecast], int]:
    """The forecasts of an outlet that can be checked by now and wait for it, the oldest first, at most
    :data:`MOST_DUE`; and how many wait in all, those of days to come among them."""
    review, claim, article = rows.REVIEWS.c, rows.CLAIMS.c, rows.ARTICLES.c
    waiting = claim.outlet == outlet, claim.review.is_not(None), claim.until.is_(None), review.adjudication_id.is_(None)
    joined = rows.REVIEWS.join(rows.CLAIMS, claim.id == review.claim_id).join(
        rows.ARTICLES, article.id == claim.article_id
    )
    asked = (
        select(article.name, claim.claim, claim.text, review.due)
        .select_from(joined)
        .where(*waiting, review.due <= today)
        .order_by(review.due, article.name, claim.position)
        .limit(MOST_DUE)
    )
    listed = [Forecast(*row) for row in connection.execute(asked)]
    number = connection.execute(select(func.count()).select_from(joined).where(*waiting)).scalar_one()
    return listed, int(number)
