"""Mappings: how a table of ratings is to be read. A mapping is a TOML file; two ship with the package, as data."""

import datetime
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import rtoml
from msgspec import Meta

from provenance.errors import ConfigurationError
from provenance.model.chain import Url, Words

Columns = Annotated[
    str | tuple[str, ...],
    Meta(description="A column's heading, or several spellings of it, of which the first that the table has counts."),
]
DateFormat = Annotated[str, Meta(description="How dates are written, in strptime's signs.", pattern="%", max_length=40)]
Delimiter = Annotated[Literal[",", ";", "\t", "|"], Meta(description="What stands between the cells.")]
Encoding = Annotated[
    Literal["utf-8", "utf-16", "iso-8859-1", "windows-1252", "windows-1251"], Meta(description="The table's encoding.")
]
Positive = Annotated[int, Meta(ge=0, description="A whole number from 0.")]


class Rater(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A column that holds one rater's ratings; or, with ``value``, a list on which to stand is the rating."""

    name: Annotated[Words, Meta(description="Who rated: `rater` in the registry.")]
    scale: Annotated[tuple[float, float], Meta(description="The worst and the best value of the table's scale.")]
    column: Annotated[Columns | None, Meta(description="The column with the ratings.")] = None
    value: Annotated[float | None, Meta(description="What every row is given, in place of a column.")] = None
    values: Annotated[dict[str, float], Meta(description="Words in place of numbers, and what they stand for.")] = {}
    as_of: Annotated[datetime.date | None, Meta(description="The day of the ratings.")] = None
    as_of_column: Annotated[Columns | None, Meta(description="The column with the day of each rating.")] = None
    until_column: Annotated[Columns | None, Meta(description="The column with the day past which it ends.")] = None
    url: Annotated[Url | None, Meta(description="Where the ratings can be seen.")] = None
    url_column: Annotated[Columns | None, Meta(description="The column with the address of each rating.")] = None
    missing: Annotated[tuple[str, ...], Meta(description="Cells that hold no rating of this rater.")] = ()


class LeftOut(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Columns that are not read, and why."""

    columns: tuple[str, ...]
    reason: Words


class Only(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Which rows count: those with one of ``cells`` in ``column``. A table without the column counts whole."""

    column: Columns
    cells: tuple[str, ...]


class Mapping(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """How a table of ratings is read, version 1."""

    version: Annotated[Literal[1], Meta(description="The version of the format: 1.")]
    title: Annotated[Words, Meta(description="What the table is.")]
    domain: Annotated[Columns, Meta(description="The column with the outlet's domain or address.")]
    rater: Annotated[tuple[Rater, ...], Meta(description="The columns that hold ratings.")] = ()
    name: Annotated[Columns | None, Meta(description="The column with the outlet's name.")] = None
    country: Annotated[Columns | None, Meta(description="The column with its country, as code or in English.")] = None
    only: Annotated[Only | None, Meta(description="Which rows count.")] = None
    left_out: Annotated[tuple[LeftOut, ...], Meta(description="Columns that are not read, and why.")] = ()
    url: Annotated[Url | None, Meta(description="Where the ratings can be seen, unless a rater says otherwise.")] = None
    as_of: Annotated[datetime.date | None, Meta(description="Their day, unless a rater says otherwise.")] = None
    missing: Annotated[tuple[str, ...], Meta(description="Cells that hold nothing, besides empty ones.")] = ()
    max_decimals: Annotated[
        Positive | None,
        Meta(description="Numbers with more decimals were imputed, not observed: they are passed over."),
    ] = None
    decimal: Annotated[Literal[".", ","], Meta(description="The decimal mark.")] = "."
    date_format: DateFormat = "%Y-%m-%d"
    delimiter: Delimiter = ","
    encoding: Encoding = "utf-8"

    def without(self, names: Iterable[str]) -> "Mapping":
        """The mapping without some raters, given by name or by column.

        Raises :class:`~provenance.errors.ConfigurationError` for one that it does not have.
        """
        raters = self.rater
        for name in names:
            left = tuple(rater for rater in raters if name not in (rater.name, rater.column))
            if len(left) == len(raters):
                from provenance.claimfile.validation import did_you_mean, quoted

                known = [rater.name for rater in self.rater]
                hint = did_you_mean(name, known) or f"; it has {', '.join(known)}"
                raise ConfigurationError(f"the mapping has no rater {quoted(name)}{hint}")
            raters = left
        return msgspec.structs.replace(self, rater=raters)


SHIPPED = ("lin2023", "jti")
"""The names of the mappings that ship with the package."""


@cache
def shipped(name: str) -> Mapping:
    """A mapping that ships with the package."""
    text = (Path(__file__).parent / "mappings" / f"{name}.toml").read_text("utf-8")
    return parse(text, f"{name}.toml")


def parse(text: str, shown: str) -> Mapping:
    """Read a mapping. Raises :class:`~provenance.errors.ConfigurationError`, naming the key and the mend."""
    try:
        data = rtoml.loads(text)
    except (rtoml.TomlParsingError, RecursionError) as error:
        raise ConfigurationError(f"{shown} is not valid TOML: {error}") from error
    try:
        mapping = msgspec.convert(data, Mapping)
    except msgspec.ValidationError as error:
        from provenance.claimfile.validation import misfits

        sentences = [message for _, message in misfits(data, Mapping)] or [str(error)]
        raise ConfigurationError(f"{shown}: {'; '.join(sentences)}") from error
    for broken in _broken(mapping):
        raise ConfigurationError(f"{shown}: {broken}")
    return mapping


def _broken(mapping: Mapping) -> Iterator[str]:
    """What no type says of a mapping that can be used."""
    seen: set[str] = set()
    for rater in mapping.rater:
        who = f"the rater {rater.name[:60]!r}"
        if (rater.column is None) == (rater.value is None):
            yield f"{who} needs either column or value"
        if rater.name in seen:
            yield f"{who} stands twice: two columns are two raters, each with a name of its own"
        seen.add(rater.name)
        if rater.scale[0] == rater.scale[1] or not math.isfinite(rater.scale[1] - rater.scale[0]):
            yield f"{who} needs a scale with two ends"
        if rater.as_of is None and rater.as_of_column is None and mapping.as_of is None:
            yield f"{who} needs as-of or as-of-column: a rating without its day counts for nothing"
        if rater.url is None and rater.url_column is None and mapping.url is None:
            yield f"{who} needs url or url-column: a rating that nobody can look up counts for nothing"
    try:
        date(datetime.date(2001, 2, 3).strftime(mapping.date_format), mapping.date_format)
    except ValueError:
        yield f"date-format {mapping.date_format!r} is none that strptime knows"


def date(text: str, form: str) -> datetime.date:
    """A date as ``form`` has it, in strptime's signs, or as ISO 8601 has it. Raises ValueError."""
    try:
        return datetime.datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no zone
    except (ValueError, re.error):  # strptime makes a pattern of the form: one sign twice is no pattern
        return datetime.datetime.fromisoformat(text).date()
