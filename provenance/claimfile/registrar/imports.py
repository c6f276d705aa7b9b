"""A table of ratings into a registry: what is new, what is there already, and what contradicts what is there.

Only what a rater observed is taken, with its rater, its scale, its day and its address. Nothing is averaged and nothing
chosen silently: two different values of one rater for one day and one outlet are a conflict, and neither is taken.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from provenance.claimfile.registrar import ids
from provenance.claimfile.registrar.domains import site
from provenance.claimfile.registrar.edits import RegistryText, plain
from provenance.claimfile.registrar.mapping import Columns, Mapping, Rater, date
from provenance.claimfile.registrar.table import Row, Table
from provenance.claimfile.validation import did_you_mean, quoted
from provenance.errors import ConfigurationError
from provenance.lexicon.countries import COUNTRIES
from provenance.lexicon.outlets import outlet_at
from provenance.model.chain import Url
from provenance.model.source import Outlet, Rating, Registry

_NUMBER = re.compile(r"[+-]?(?P<whole>\d{1,15})(?:\.(?P<decimals>\d{0,40}))?(?:[eE](?P<power>[+-]?\d{1,3}))?", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_NAME = 200
_SHOWN = 3
"""How many of the cells that could not be read are named."""

Key = tuple[str, datetime.date | None]
"""What makes two ratings of an outlet the same one: rater and day."""


class Seen(NamedTuple):
    """A rating and the line of the table that it stands in."""

    rating: Rating
    line: int


class Conflict(NamedTuple):
    """Two values of one rater for one day and one outlet. ``ours`` is the position of the rating in the registry's
    entry, or None where the table contradicts itself; ``theirs`` are the table's."""

    key: str
    ours: int | None
    theirs: tuple[Seen, ...]


class Plan(msgspec.Struct):
    """What an import would do.

    ``outlets`` are new, with their ratings; ``ratings`` are added to entries that are there; ``updates`` replace the
    rating at that position. ``passed`` counts what was passed over, by reason; ``unread`` are
    the first of the cells that could not be read, as sentences, and ``unreadable`` counts them all."""

    rows: int = 0
    outlets: dict[str, Outlet] = {}
    ratings: dict[str, list[Rating]] = {}
    updates: list[tuple[str, int, Rating]] = []
    conflicts: list[Conflict] = []
    present: int = 0
    passed: Counter[str] = msgspec.field(default_factory=Counter)
    unread: list[str] = []
    unreadable: int = 0

    @property
    def changes(self) -> bool:
        """Whether the registry would change."""
        return bool(self.outlets or self.ratings or self.updates)

    @property
    def added(self) -> int:
        """How many ratings are new."""
        return sum(map(len, self.ratings.values())) + sum(len(outlet.ratings) for outlet in self.outlets.values())

    def touched(self) -> list[str]:
        """The ids of the outlets that get a rating or a new one, sorted."""
        return sorted({*self.outlets, *self.ratings, *(key for key, _, _ in self.updates)})


IMPUTED = "imputed cells"
FULL_OF = "rows of outlets that are not in the registry (--add-outlets adds them)"
PARTS = "rows that name a page or a section, not a domain"
EMPTY = "rows without an observed rating"
UNDATED = "ratings without a day"
COVERED = "ratings of a subdomain, whose outlet has one of its own"
ENDED = "ratings that have run out"
OTHER_ROWS = "rows that do not count for this table (only)"
NAMESAKES = "rows whose name another entry bears already"


def plan(
    table: Table, mapping: Mapping, registry: Registry, *, today: datetime.date, add_outlets: bool, update: bool
) -> Plan:
    """What importing the table would do to the registry.

    Raises :class:`~provenance.errors.ConfigurationError` where the table lacks a column of the mapping.
    """
    return _Import(table, mapping, registry, today, add_outlets, update).plan()


def apply(wanted: Plan, text: RegistryText) -> None:
    """Make the edits of a plan."""
    for key, position, rating in wanted.updates:
        _replace(text, ("outlet", key, "rating", position), plain(rating))
    for key, ratings in wanted.ratings.items():
        for rating in ratings:
            text.add_table("outlet", key, "rating", rating)
    for key, outlet in wanted.outlets.items():
        text.add("outlet", key, outlet)


def _replace(text: RegistryText, at: tuple[str | int, ...], new: dict[str, object]) -> None:
    old = dict(text.data["outlet"][at[1]]["rating"][at[3]])
    for name, value in new.items():
        if old.get(name) != value:
            text.set((*at, name), value)
    for name in old.keys() - new.keys():
        text.remove((*at, name))


class _Columns(NamedTuple):
    """Where a rater's cells stand in a row."""

    rater: Rater
    cell: int | None
    as_of: int | None
    until: int | None
    url: int | None
    missing: frozenset[str]


class _Import:
    def __init__(
        self,
        table: Table,
        mapping: Mapping,
        registry: Registry,
        today: datetime.date,
        add_outlets: bool,
        update: bool,
    ) -> None:
        self._table = table
        self._mapping = mapping
        self._registry = registry
        self._today = today
        self._add_outlets = add_outlets
        self._update = update
        self._plan = Plan()
        domains = ((d.lower().rstrip("."), key) for key, outlet in registry.outlets.items() for d in outlet.domains)
        self._exact = {domain.removeprefix("www."): key for domain, key in domains}
        self._domain = self._column(mapping.domain, needed=True)
        self._name = self._column(mapping.name)
        self._country = self._column(mapping.country)
        self._only = self._column(mapping.only.column) if mapping.only else None
        self._missing = frozenset(("", *mapping.missing))
        self._raters = [self._columns(rater) for rater in mapping.rater]
        self._named: set[str] = set()
        # Of each outlet that is there: its ratings in the table by rater and day, those of its very domains first.
        self._own: dict[str, dict[Key, list[Seen]]] = {}
        self._below: dict[str, dict[Key, list[Seen]]] = {}
        self._new: dict[str, list[tuple[Row, list[Seen]]]] = {}

    def plan(self) -> Plan:
        for row in self._table.rows:
            self._plan.rows += 1
            self._take(row)
        for key in dict.fromkeys((*self._own, *self._below)):
            self._settle(key)
        self._add_new()
        return self._plan

    # -------------------------------------------------------------------------------------------------------- the table

    def _column(self, wanted: Columns | None, *, needed: bool = False) -> int | None:
        """The position of a column. One that has several spellings may be absent, unless it is needed."""
        if wanted is None:
            return None
        names = (wanted,) if isinstance(wanted, str) else wanted
        for name in names:
            if name in self._table.columns:
                return self._table.columns.index(name)
        if not needed and not isinstance(wanted, str):
            return None
        listed = " or ".join(quoted(name) for name in names[:4])
        hint = did_you_mean(names[0], self._table.columns) if names else ""
        has = ", ".join(quoted(name) for name in self._table.columns[:8])
        raise ConfigurationError(f"the table has no column {listed}{hint or f'; it has {has}'}")

    def _columns(self, rater: Rater) -> _Columns:
        fixed = rater.as_of is not None or self._mapping.as_of is not None
        return _Columns(
            rater,
            self._column(rater.column, needed=True),
            self._column(rater.as_of_column, needed=not fixed),
            self._column(rater.until_column),
            self._column(rater.url_column),
            self._missing | frozenset(rater.missing),
        )

    def _take(self, row: Row) -> None:
        """Sort a row's ratings to the outlet they are of."""
        only = self._mapping.only
        if only is not None and self._only is not None and row.cells[self._only].strip() not in only.cells:
            self._plan.passed[OTHER_ROWS] += 1
            return
        cell = row.cells[self._domain or 0]
        found = site(cell)
        if found is None:
            self._cannot(row, f"{quoted(cell)} is no domain")
            return
        if found.part:
            self._plan.passed[PARTS] += 1
            return
        ratings = [Seen(rating, row.number) for each in self._raters if (rating := self._rating(row, each)) is not None]
        own = self._exact.get(found.host)
        key = own or self._registry.outlet_of_url(f"https://{found.host}/")
        if key is not None:
            place = self._own if own else self._below
            for seen in ratings:
                place.setdefault(key, {}).setdefault(_key(seen.rating), []).append(seen)
        elif not ratings and (self._raters or not self._says_more(row)):
            self._plan.passed[EMPTY] += 1
        elif not self._add_outlets:
            self._plan.passed[FULL_OF] += 1
        else:
            self._new.setdefault(found.host, []).append((row, ratings))

    def _rating(self, row: Row, at: _Columns) -> Rating | None:
        """The rating that a rater's column holds in a row, if it holds one that was observed."""
        rater = at.rater
        value = rater.value
        if at.cell is not None:
            cell = row.cells[at.cell].strip()
            if cell in at.missing:
                return None
            value = rater.values.get(cell)
            if value is None:
                value = self._number(row, cell, rater.name)
        if value is None:
            return None
        if not min(rater.scale) <= value <= max(rater.scale):
            self._cannot(row, f"{value:g} is not on the scale of {rater.name}")
            return None
        as_of = rater.as_of or self._mapping.as_of
        if at.as_of is not None:
            as_of = self._date(row, at.as_of) or as_of
        if as_of is None:
            self._plan.passed[UNDATED] += 1
            return None
        until = self._date(row, at.until) if at.until is not None else None
        if until is not None and until < self._today:
            self._plan.passed[ENDED] += 1
            return None
        url = rater.url or self._mapping.url
        if at.url is not None and row.cells[at.url].strip():
            url = self._address(row, row.cells[at.url].strip()) or url
        if url is None:
            self._cannot(row, f"the rating by {rater.name} has no address")
            return None
        return Rating(rater.name, value, rater.scale, as_of, url, until)

    def _number(self, row: Row, cell: str, rater: str) -> float | None:
        mark = self._mapping.decimal
        match = _NUMBER.fullmatch(cell.replace(mark, ".", 1) if mark != "." else cell)
        if match is None or (mark != "." and "." in cell):
            self._cannot(row, f"{quoted(cell)} is no number (column of {rater})")
            return None
        most = self._mapping.max_decimals
        if most is not None and len(match["decimals"] or "") - int(match["power"] or 0) > most:
            self._plan.passed[IMPUTED] += 1
            return None
        return float(match[0])

    def _date(self, row: Row, column: int) -> datetime.date | None:
        cell = row.cells[column].strip()
        if cell in self._missing:
            return None
        try:
            return date(cell, self._mapping.date_format)
        except ValueError:
            self._cannot(row, f"{quoted(cell)} is no date (date-format of the mapping: {self._mapping.date_format})")
            return None

    def _address(self, row: Row, cell: str) -> str | None:
        try:
            return msgspec.convert(cell, Url)
        except msgspec.ValidationError:
            self._cannot(row, f"{quoted(cell)} is no address")
            return None

    def _cannot(self, row: Row, sentence: str) -> None:
        self._plan.unreadable += 1
        if len(self._plan.unread) < _SHOWN:
            self._plan.unread.append(f"line {row.number}: {sentence}")

    # ----------------------------------------------------------------------------------------------------- the registry

    def _settle(self, key: str) -> None:
        """Hold the table's ratings of an outlet against those that it has."""
        own, below = self._own.get(key, {}), self._below.get(key, {})
        ratings = self._registry.outlets[key].ratings
        for which in dict.fromkeys((*own, *below)):
            seen = own.get(which) or below[which]
            if which in own and which in below:
                self._plan.passed[COVERED] += len(below[which])
            distinct = _distinct(seen)
            there = [(n, rating) for n, rating in enumerate(ratings) if _key(rating) == which]
            if len(distinct) > 1:
                self._plan.conflicts.append(Conflict(key, None, distinct))
            elif not there:
                self._plan.ratings.setdefault(key, []).append(distinct[0].rating)
            elif any(rating == distinct[0].rating for _, rating in there):
                self._plan.present += 1
            elif self._update:
                self._plan.updates.append((key, there[0][0], distinct[0].rating))
            else:
                self._plan.conflicts.append(Conflict(key, there[0][0], distinct))

    def _add_new(self) -> None:
        taken = {*self._registry.ids()}
        for host, rows in self._new.items():
            name = self._free_name(host, rows)
            if name is None:
                self._plan.passed[NAMESAKES] += len(rows)
                continue
            key = ids.propose([host, name], taken)
            if key is None:
                self._cannot(rows[0][0], f"{quoted(host)} makes no id")
                continue
            by_key: dict[Key, list[Seen]] = {}
            for seen in (each for _, ratings in rows for each in ratings):
                by_key.setdefault(_key(seen.rating), []).append(seen)
            ratings = []
            for group in by_key.values():
                distinct = _distinct(group)
                if len(distinct) > 1:
                    self._plan.conflicts.append(Conflict(key, None, distinct))
                else:
                    ratings.append(distinct[0].rating)
            if not ratings and by_key:
                continue  # nothing but contradictions
            taken.add(key)
            self._named.add(name.casefold())
            country = next((code for row, _ in rows if (code := self._code(row)) is not None), None)
            self._plan.outlets[key] = Outlet(name, (host,), country=country, ratings=tuple(ratings))

    def _says_more(self, row: Row) -> bool:
        """Whether a row gives its outlet a name or a country."""
        places = [place for place in (self._name, self._country) if place is not None]
        return any(row.cells[place].strip() not in self._missing for place in places)

    def _free_name(self, host: str, rows: list[tuple[Row, list[Seen]]]) -> str | None:
        """The table's name of an outlet, else the well-known one, else its domain: the first that is nobody else's.

        A name that is taken gets the domain behind it: two outlets of one name are two outlets.
        """
        names = []
        if self._name is not None:
            cell = " ".join(rows[0][0].cells[self._name].split())
            if cell not in self._missing and not cell.startswith(_FORMULA) and len(cell) <= _LONGEST_NAME:
                names += [cell, f"{cell} ({host})"]
        if not names:
            known = outlet_at(host)
            names += [known.name] if known is not None and known.domains[:1] == (host,) else []
        for name in (*names, host):
            if name.casefold() not in self._named and not self._registry.ids_by_name(name):
                return name
        return None

    def _code(self, row: Row) -> str | None:
        """The country of a row as a code of two letters, from the code or its English name."""
        if self._country is None:
            return None
        cell = row.cells[self._country].strip()
        if re.fullmatch("[A-Z]{2}", cell):
            return cell
        wanted = cell.casefold().removeprefix("the ")
        return next((c for c, (name, _) in COUNTRIES.items() if name.casefold().removeprefix("the ") == wanted), None)


def _key(rating: Rating) -> Key:
    return rating.rater.strip().casefold(), rating.as_of


def _distinct(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    """Those whose ratings differ, the first of each."""
    kept: list[Seen] = []
    for each in seen:
        if all(each.rating != other.rating for other in kept):
            kept.append(each)
    return tuple(kept)
