"""Claims as CSV (RFC 4180), made so that no program takes a cell for a formula.

A cell that begins like one gets an apostrophe before it, as a spreadsheet's own mark for text; so does one that begins
with an apostrophe, so that taking one away always gives back what was there (``claimfile.tables.unguarded``).
Controls that steer a terminal are written out, as everywhere.
"""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator

import msgspec

from provenance.claimfile.tables import guarded
from provenance.model.exchange import Shared, Terms
from provenance.render.exchange.rows import Row, rows

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SEPARATOR = "; "


def render(shared: Iterable[Shared], terms: Terms) -> Iterator[bytes]:
    """The table with its headings, in pieces of UTF-8 without a byte-order mark; its lines end with CR LF."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow([field.name for field in msgspec.structs.fields(Row)])
    for row in rows(shared, terms):
        writer.writerow([guarded(cell(value)) for value in msgspec.structs.astuple(row)])
        if page.tell() > 1 << 16:
            yield _taken(page)
    yield _taken(page)


def cell(value: object) -> str:
    """A value as the text of a cell: nothing for None, ``true`` and ``false``, dates as ISO 8601 has them, the parts of
    a list with "; " between."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = _SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
    return _STEERING.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def _taken(page: io.StringIO) -> bytes:
    text = page.getvalue()
    page.seek(0)
    page.truncate()
    return text.encode("utf-8", "replace")
