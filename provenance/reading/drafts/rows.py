"""A table of claims into drafts, by a mapping that says which column is what."""

import datetime
from collections.abc import Iterator
from enum import Enum
from typing import Any, TypeVar

from provenance.claimfile.columns import ClaimMapping
from provenance.claimfile.registrar.mapping import Columns, date
from provenance.claimfile.registrar.table import Table
from provenance.claimfile.registrar.table import read as read_table
from provenance.claimfile.tables import unguarded
from provenance.claimfile.validation import did_you_mean, quoted
from provenance.errors import ConfigurationError
from provenance.model.chain import Identity, Mode, Origin, Record, Relay, Vantage
from provenance.model.claim import Kind, Placement, Scope
from provenance.model.exchange import Verdict
from provenance.model.source import Registry
from provenance.reading.drafts.found import Found, article, claim, url, voice, words

_SEPARATOR = "; "
_MOST = 50  # relays or records of one claim

E = TypeVar("E", bound=Enum)


def read(data: bytes, shown: str, mapping: ClaimMapping, registry: Registry) -> Iterator[Found]:
    """The claims of a table: rows with a claim and an http or https address; others are passed over.

    Raises :class:`~provenance.errors.UnreadableError` for what is no table, and
    :class:`~provenance.errors.ConfigurationError` where it lacks a column that is needed.
    """
    table = read_table(data, shown, delimiter=mapping.delimiter, encoding=mapping.encoding)
    rows = _Rows(table, mapping, registry)
    for row in table.rows:
        found = rows.found(row.cells)
        if found is not None:
            yield found


class _Rows:
    def __init__(self, table: Table, mapping: ClaimMapping, registry: Registry) -> None:
        self._mapping = mapping
        self._registry = registry
        self._at = {
            name: self._column(table.columns, getattr(mapping, name), needed=name in ("text", "url"))
            for name in ClaimMapping.__struct_fields__
            if name not in ("version", "title", "date_format", "delimiter", "encoding")
        }

    @staticmethod
    def _column(columns: tuple[str, ...], wanted: Columns, *, needed: bool) -> int | None:
        names = (wanted,) if isinstance(wanted, str) else wanted
        for name in names:
            if name in columns:
                return columns.index(name)
        if not needed and not isinstance(wanted, str):
            return None
        listed = " or ".join(quoted(name) for name in names[:4])
        hint = did_you_mean(names[0], columns) if names else ""
        has = ", ".join(quoted(name) for name in columns[:8])
        raise ConfigurationError(f"the table has no column {listed}{hint or f'; it has {has}'}")

    def found(self, cells: Any) -> Found | None:
        """The claim of a row; None where it has none, or no address."""

        def cell(name: str) -> str | None:
            at = self._at[name]
            return words(unguarded(cells[at])) if at is not None else None

        text, address = cell("text"), url(cell("url"))
        if text is None or address is None:
            return None
        source, named = voice(cell("origin_source"), self._registry)
        if named in self._registry:
            source = named
        written = cell("origin") or (named if source is None else None)
        relays = tuple([self._relay(each) for each in _parts(cell("relays"))])
        records = tuple([Record(found) for each in _parts(cell("records")) if (found := url(each)) is not None])
        identity = _choice(cell("identity"), Identity.NAMED if written or source else Identity.NONE)
        made, notes = claim(
            text,
            cell("quote"),
            scope=_choice(cell("scope"), Scope.FACT),
            mode=_choice(cell("mode"), Mode.UNKNOWN),
            origin=Origin(
                identity, _choice(cell("vantage"), Vantage.UNKNOWN), written, source=source, channel=cell("channel")
            ),
            relays=relays,
            records=records,
            kind=_choice(cell("kind"), Kind.REPORT),
            place=_choice(cell("place"), Placement.BODY),
            cue=cell("cue"),
            asserts=cell("asserts"),
            denies=cell("denies"),
        )
        rating = cell("verdict")
        verdict = Verdict(
            "",
            "",
            text,
            rating,
            by=cell("verdict_by"),
            url=url(cell("verdict_citation")),
            on=self._day(cell("verdict_on")),
        )
        return Found(
            article(address, cell("article_title"), self._day(cell("published")), language=cell("language")),
            made,
            cell("claim"),
            cell("outlet"),
            notes,
            (verdict,) if rating is not None else (),
        )

    def _relay(self, name: str) -> Relay:
        source, written = voice(name, self._registry)
        if name in self._registry:
            source = name
        return Relay(source, None if source is not None else written)

    def _day(self, cell: str | None) -> datetime.date | None:
        try:
            return date(cell, self._mapping.date_format) if cell is not None else None
        except ValueError:
            return None


def _parts(cell: str | None) -> list[str]:
    return [each for part in (cell or "").split(_SEPARATOR)[:_MOST] if (each := part.strip())]


def _choice(cell: str | None, default: E) -> E:
    try:
        return type(default)(cell)
    except ValueError:
        return default
