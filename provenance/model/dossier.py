"""What the ledger holds of an outlet, as one page shows it."""

import datetime
from typing import Literal

import msgspec

from provenance.model.adjudication import Adjudicated
from provenance.model.profile import Profile
from provenance.model.score import Reliability, TrackRecord
from provenance.model.source import Outlet

Step = Literal["month", "quarter", "year"]
"""How long the periods are over which shares are shown."""


class Period(msgspec.Struct, frozen=True, gc=False):
    """Claims published in a period that begins on ``start``, and how many of them are second-hand or from nobody
    named."""

    start: datetime.date
    claims: int = 0
    second_hand: int = 0
    anonymous: int = 0


class Voice(msgspec.Struct, frozen=True, gc=False):
    """Whom an outlet's claims come from or through: a registry id, or None and the articles' words."""

    source: str | None
    name: str
    claims: int


class Topic(msgspec.Struct, frozen=True, gc=False):
    """What claims are about, as a registry id or in a newsroom's own word, and the track record of those."""

    topic: str
    name: str
    record: TrackRecord


class Forecast(msgspec.Struct, frozen=True, gc=False):
    """A claim that can be checked from a day on, and has not been adjudicated."""

    file: str
    claim: str
    text: str
    due: datetime.date


class Dossier(msgspec.Struct, frozen=True, gc=False):
    """An outlet as the ledger knows it on a day.

    ``entry`` is its entry of the registry that was added last, None where no registry has one. ``total`` counts all of
    its claims, ``undated`` those of articles without a day or with one that is still to come, ``periods`` the others:
    without gaps, the newest last, and at most as many as are worth showing. ``topics`` are sorted by id or word;
    ``rulings`` have the newest first; ``due`` are the ``waiting`` forecasts that can be checked by now.
    """

    id: str
    today: datetime.date
    entry: Outlet | None
    registry: str | None
    reliability: Reliability
    record: TrackRecord | None
    topics: tuple[Topic, ...]
    rulings: tuple[Adjudicated, ...]
    profile: Profile
    articles: int
    total: Period
    undated: int
    step: Step
    periods: tuple[Period, ...]
    origins: tuple[Voice, ...]
    relays: tuple[Voice, ...]
    due: tuple[Forecast, ...]
    waiting: int

    @property
    def name(self) -> str:
        """Its name; its id where no registry has one."""
        return self.entry.name if self.entry is not None else self.id

    @property
    def counting(self) -> tuple[Adjudicated, ...]:
        """The decisions that count: the last on each claim."""
        return tuple(each for each in self.rulings if each.counts)
