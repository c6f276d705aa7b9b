"""Tables of ratings: CSV, or JSON as a list of objects, read without trusting them."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from provenance.claimfile.files import opened
from provenance.claimfile.limits import size
from provenance.claimfile.validation import quoted
from provenance.errors import OverCapError, UnreadableError

ROWS = 250_000
"""How many rows a table may have."""


class Row(NamedTuple):
    """A row, with its number for people (the header of a CSV is row 1), and its cells in the order of the columns."""

    number: int
    cells: Sequence[str]


class Table(NamedTuple):
    """The columns' headings and the rows. Reading the rows raises :class:`~provenance.errors.UnreadableError`."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def load(path: Path, shown: str, most: int) -> bytes:
    """The bytes of a file, of which there may be at most ``most``.

    Raises :class:`~provenance.errors.UnreadableError`: missing, unreadable, not a regular file, over the cap.
    """
    with opened(path, shown) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OverCapError(shown, f"it is larger than {size(most)}: take the part you need")
    return data


def read(data: bytes, shown: str, *, delimiter: str = ",", encoding: str = "utf-8") -> Table:
    """A table from the bytes of a file.

    Raises :class:`~provenance.errors.UnreadableError`: in another encoding, no table, with a heading twice, with more
    than :data:`ROWS` rows.
    """
    text = _decoded(data, shown, encoding)
    if "\0" in text:
        line = text.count("\n", 0, text.find("\0")) + 1
        raise UnreadableError(shown, f"it holds a NUL (line {line}), as no table does")
    if text.lstrip()[:1] in ("[", "{"):
        return _json(text, shown)
    return _csv(text, shown, delimiter)


def _decoded(data: bytes, shown: str, encoding: str) -> str:
    try:
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = "UTF-8" if encoding == "utf-8" else encoding
        raise UnreadableError(
            shown, f"it is not {name} text (line {line}); a mapping can say in which encoding it is"
        ) from error


def _csv(text: str, shown: str, delimiter: str) -> Table:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = tuple(cell.strip() for cell in next(reader, []))
    except csv.Error as error:
        raise UnreadableError(shown, f"it is not CSV: {error} (line 1)") from error
    _check(columns, shown)
    return Table(columns, _csv_rows(reader, len(columns), shown))


def _csv_rows(reader: Any, width: int, shown: str) -> Iterator[Row]:
    number = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnreadableError(shown, f"it is not CSV: {error} (line {reader.line_num})") from error
        if cells is None:
            return
        if not cells:
            continue
        number += 1
        if number > ROWS:
            raise _over(shown)
        if any(len(cell) > LARGEST_CELL for cell in cells):
            raise UnreadableError(
                shown, f"it is not CSV: field larger than field limit ({LARGEST_CELL}) (line {reader.line_num})"
            )
        if len(cells) > width:
            raise UnreadableError(
                shown, f"line {reader.line_num} has {len(cells)} cells and the header {width}: is the delimiter right?"
            )
        yield Row(reader.line_num, [*cells, *[""] * (width - len(cells))])


def _json(text: str, shown: str) -> Table:
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError(shown, f"it is not JSON: {error}") from error
    if isinstance(data, dict):
        lists = [value for value in data.values() if isinstance(value, list)]
        data = lists[0] if len(lists) == 1 else data
    if not isinstance(data, list) or not all(isinstance(each, dict) for each in data):
        raise UnreadableError(shown, "it is no list of objects")
    if len(data) > ROWS:
        raise _over(shown)
    columns = tuple(dict.fromkeys(key for each in data for key in each))
    _check(columns, shown)
    return Table(columns, (Row(n, [_cell(each.get(key)) for key in columns]) for n, each in enumerate(data, 1)))


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int, float)) else ""


def _check(columns: tuple[str, ...], shown: str) -> None:
    if not any(columns):
        raise UnreadableError(shown, "it is empty: a table begins with the headings of its columns")
    if len(columns) > 1000:
        raise OverCapError(shown, f"it has {len(columns):,} columns, more than 1,000")
    twice = next((name for number, name in enumerate(columns) if name and name in columns[:number]), None)
    if twice is not None:
        raise UnreadableError(shown, f"two of its columns are headed {quoted(twice)}")


def _over(shown: str) -> OverCapError:
    return OverCapError(shown, f"it has more than {ROWS:,} rows: take the part you need")


LARGEST_CELL = 131_072
"""Characters. It is Python's own limit, which other libraries raise for the whole process."""
