"""Claims as Parquet, with typed columns, by pyarrow: row group after row group, so that no table is ever whole."""

import datetime
import io
import types
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

from provenance.model.exchange import Shared, Terms
from provenance.render.exchange.missing import missing
from provenance.render.exchange.rows import Row, rows

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

GROUP = 20_000
"""Rows of one group."""


def render(shared: Iterable[Shared], terms: Terms) -> Iterator[bytes]:
    """The file, in pieces. Raises :class:`~provenance.errors.UnreadableError` where the extra is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise missing("parquet", "parquet") from error
    fields = msgspec.structs.fields(Row)
    schema = pyarrow.schema([_field(pyarrow, each.name, each.type) for each in fields])
    sink = _Sink()
    left = rows(shared, terms)
    with parquet.ParquetWriter(pyarrow.PythonFile(sink, mode="w"), schema, compression="zstd") as writer:
        while group := list(islice(left, GROUP)):
            columns = [[_value(getattr(row, each.name)) for row in group] for each in fields]
            arrays = [pyarrow.array(column, kind.type) for column, kind in zip(columns, schema, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            yield from sink.taken()
    yield from sink.taken()


def _field(arrow: Any, name: str, kind: Any) -> "pyarrow.Field":
    choices = (
        [each for each in get_args(kind) if each is not type(None)] if isinstance(kind, types.UnionType) else [kind]
    )
    [plain] = choices
    if get_origin(plain) is tuple:
        return arrow.field(name, arrow.list_(arrow.field("element", arrow.string(), nullable=False)), nullable=False)
    made = {str: arrow.string(), bool: arrow.bool_(), int: arrow.int32(), datetime.date: arrow.date32()}[plain]
    return arrow.field(name, made, nullable=plain is not kind)


def _value(value: object) -> object:
    """A value as Arrow takes it: half of a surrogate pair, which no UTF-8 holds, becomes a question mark."""
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) and not value.isascii() else value


class _Sink(io.RawIOBase):
    """What a writer of files writes to: its pieces wait here until somebody takes them."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self._written += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._written

    def taken(self) -> Iterator[bytes]:
        """What was written since."""
        pieces, self._pieces = self._pieces, []
        yield from pieces
