"""What the ledger holds of an outlet, put together: its ratings, its track record, and where its claims come from."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from provenance.model.adjudication import Adjudicated
from provenance.model.dossier import Dossier, Period, Step, Topic
from provenance.model.profile import Profile
from provenance.scoring.reliability import reliability, track_record
from provenance.store import adjudications, outlets
from provenance.store.ledger import Ledger

MOST_PERIODS = 24
"""So many periods are shown: of months if they are enough, else of quarters, else of years."""
_MONTHS: tuple[tuple[Step, int], ...] = (("month", 1), ("quarter", 3), ("year", 12))


def dossier(ledger: Ledger, outlet: str, profile: Profile, today: datetime.date) -> Dossier:
    """An outlet as the ledger knows it, by its id.

    Raises :class:`~provenance.errors.UnknownOutletError` for one that neither a registry nor an article names.
    """
    with ledger.reading() as connection, adjudications.sound(ledger.shown):
        found = outlets.entry(connection, outlet)
        number = outlets.articles(connection, outlet)
        if found is None and not number:
            raise outlets.unknown(connection, outlet)
        days = outlets.days(connection, outlet)
        rulings = tuple(adjudications.of_outlet(connection, outlet))
        origins, relays = outlets.origins(connection, outlet), outlets.relays(connection, outlet)
        due, waiting = outlets.due(connection, outlet, today)
        counting = [each for each in rulings if each.counts]
        names = outlets.names(connection, [topic for each in counting for topic in each.ruling.topics])
    entry, registry = found if found is not None else (None, None)
    dated = [(day, each) for day, each in days if day is not None and day <= today]
    step, shown = periods(dated)
    total = _sum(datetime.date.min, (each for _, each in days))
    return Dossier(
        id=outlet,
        today=today,
        entry=entry,
        registry=registry,
        reliability=reliability(entry, profile, today),
        record=track_record((each.adjudication for each in counting), profile, today),
        topics=tuple(_by_topic(counting, names, profile, today)),
        rulings=rulings,
        profile=profile,
        articles=number,
        total=total,
        undated=total.claims - sum(each.claims for _, each in dated),
        step=step,
        periods=shown,
        origins=tuple(origins),
        relays=tuple(relays),
        due=tuple(due),
        waiting=waiting,
    )


def periods(days: Iterable[tuple[datetime.date, Period]]) -> tuple[Step, tuple[Period, ...]]:
    """Counts by day as counts by month, quarter or year: by the shortest of which :data:`MOST_PERIODS` reach from the
    first day to the last, and of years the newest. One without claims stands among the others."""
    counted = list(days)
    if not counted:
        return "month", ()
    first, last = min(day for day, _ in counted), max(day for day, _ in counted)
    fitting = (each for each in _MONTHS if _number(last, each[1]) - _number(first, each[1]) < MOST_PERIODS)
    step, months = next(fitting, _MONTHS[-1])
    end = _number(last, months)
    begin = max(_number(first, months), end - MOST_PERIODS + 1)
    found: dict[int, list[Period]] = {number: [] for number in range(begin, end + 1)}
    for day, each in counted:
        if (number := _number(day, months)) >= begin:
            found[number].append(each)
    return step, tuple(_sum(_start(number, months), several) for number, several in found.items())


def _number(day: datetime.date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months


def _start(number: int, months: int) -> datetime.date:
    year, month = divmod(number * months, 12)
    return datetime.date(year, month + 1, 1)


def _sum(start: datetime.date, several: Iterable[Period]) -> Period:
    claims = second_hand = anonymous = 0
    for each in several:
        claims += each.claims
        second_hand += each.second_hand
        anonymous += each.anonymous
    return Period(start, claims, second_hand, anonymous)


def _by_topic(
    counting: Iterable[Adjudicated], names: Mapping[str, str], profile: Profile, today: datetime.date
) -> Iterator[Topic]:
    topics: dict[str, list[Adjudicated]] = {}
    for each in counting:
        for topic in each.ruling.topics:
            topics.setdefault(topic, []).append(each)
    for topic in sorted(topics):
        record = track_record((each.adjudication for each in topics[topic]), profile, today)
        if record is not None:
            yield Topic(topic, names.get(topic, topic), record)
