"""The canonical form of claim files, registries and settings.

A file is parsed, read once more with its comments (``commented``), and written again in the order of the model. What it
says stays the same, and that is not taken on trust: the result is parsed, and compared with what was there in data and
in comments, before anybody gets it.
"""

import math
from collections import Counter
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

import msgspec

from provenance.claimfile.commented import BLANK, Document, Entry, Group, Scalar, Table, read
from provenance.claimfile.limits import Limits
from provenance.claimfile.toml import depth, load, too_deep
from provenance.claimfile.write import key as written_key
from provenance.claimfile.write import string
from provenance.errors import UnformattedError, UnreadableError
from provenance.model.claim import ClaimFile
from provenance.model.finding import Path, Problem
from provenance.model.source import RegistryFile

WIDTH = 120
"""The columns in which a list stays on one line."""

Edit = Callable[[Path, str], str]
"""What is to stand at a place instead of the text there; the same text, where it is to stay."""

DEFAULTS = Limits()


class Sort(Enum):
    """What a file is, which decides the order in it."""

    CLAIMS = "claims"
    REGISTRY = "registry"
    SETTINGS = "settings"


def sort_of(name: str, data: dict[str, Any]) -> Sort | None:
    """What a file of that name and content is; None where it is none of ours."""
    if name == "provenance.toml":
        return Sort.SETTINGS
    if name == "sources.toml":
        return Sort.REGISTRY
    if name == "pyproject.toml":
        return None
    if "claim" in data or "article" in data:
        return Sort.CLAIMS
    if not data.keys().isdisjoint(_shape(Sort.REGISTRY).tables):
        return Sort.REGISTRY
    return Sort.CLAIMS if data.keys() == {"version"} else None


def formatted(text: str, shown: str, limits: Limits = DEFAULTS, edit: Edit | None = None) -> str | None:
    """A file in its canonical form; None for one that is neither a claim file nor a registry nor settings.

    ``shown`` is its name for people, of which the last part tells a registry and settings. ``edit`` is asked about the
    texts of claim files and registries. Line ends within texts over several lines become line feeds, like all others.

    Raises :class:`~provenance.errors.UnreadableError` for what is not valid TOML or nests too deeply, and, of these,
    :class:`~provenance.errors.UnformattedError` where the result would not say the same: the file is to stay as it is.
    """
    before = _parsed(text, shown, limits)
    sort = sort_of(shown.rpartition("/")[2], before)
    if sort is None:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        before = _parsed(text, shown, limits)
    document = read(text, shown)
    writer = _Writer(sort, edit)
    written = writer.document(document)
    if written == text:
        return text
    for at, old, new in writer.edits:
        _put(before, at, old, new)
    after = load(written, shown, limits)
    if (
        isinstance(after, Problem)
        or not _same(before, after)
        or Counter(read(written, shown).comments) != Counter(document.comments)
    ):
        raise UnformattedError(shown, "formatted, it would not say the same, so it stays as it is")
    return written


def _parsed(text: str, shown: str, limits: Limits) -> dict[str, Any]:
    data = load(text, shown, limits)
    if isinstance(data, Problem):
        where = f" (line {data.span.line}, column {data.span.column})" if data.span is not None else ""
        raise UnreadableError(shown, f"{data.message}{where}; it stays as it is")
    if depth(data) > limits.depth:
        raise too_deep(shown, limits)
    return data


def _put(data: Any, at: Path, old: str, new: str) -> None:
    for part in at[:-1]:
        data = data[part]
    assert data[at[-1]] == old
    data[at[-1]] = new


def _same(one: Any, other: Any) -> bool:
    """Whether two parsed values are the same to the letter: 1 is not 1.0, and nan is nan."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, float):
        return math.copysign(1, one) == math.copysign(1, other) and (one == other or (one != one and other != other))
    return bool(one == other)


class _Shape(msgspec.Struct, frozen=True):
    """What the model knows of a table: the order of its keys, the tables in it by key, and, where its keys are ids, the
    shape of each entry."""

    order: dict[str, int] = {}
    tables: "dict[str, _Shape]" = {}
    lists: frozenset[str] = frozenset()
    each: "_Shape | None" = None

    def of(self, key: str) -> "_Shape | None":
        """The shape of the table at that key, where the model knows one there."""
        return self.each or self.tables.get(key)


_UNKNOWN = _Shape()


@cache
def _shape(sort: Sort) -> _Shape:
    from msgspec import inspect

    if sort is Sort.SETTINGS:
        return _UNKNOWN  # people group these by what they are for: the order is theirs
    shape = _shaped(inspect.type_info(ClaimFile if sort is Sort.CLAIMS else RegistryFile))
    assert shape is not None
    return shape[0]


def _shaped(found: Any) -> tuple[_Shape, bool] | None:
    """The shape of a type of table, and whether it is a list of them; None for what is no table."""
    from msgspec import inspect

    if isinstance(found, inspect.Metadata):
        return _shaped(found.type)
    if isinstance(found, inspect.UnionType):
        return next((shape for each in found.types if (shape := _shaped(each)) is not None), None)
    if isinstance(found, inspect.VarTupleType):
        inner = _shaped(found.item_type)
        return (inner[0], True) if inner is not None else None
    if isinstance(found, inspect.DictType):
        inner = _shaped(found.value_type)
        return (_Shape(each=inner[0]), False) if inner is not None else None
    if not isinstance(found, inspect.StructType):
        return None
    tables = {field.encode_name: shape for field in found.fields if (shape := _shaped(field.type)) is not None}
    plain = [field.encode_name for field in found.fields if field.encode_name not in tables]
    return _Shape(
        {name: number for number, name in enumerate([*plain, *tables])},
        {name: shape for name, (shape, _) in tables.items()},
        frozenset(name for name, (_, is_list) in tables.items() if is_list),
    ), False


def _open(table: Table, shape: _Shape) -> None:
    """Give the tables that the model knows headers of their own, where they were written as inline tables or with
    dotted keys. One with comments inside keeps its form: they stand where they were put."""
    kept = []
    for entry in table.entries:
        name = entry.keys[0]
        if shape.of(name) is None or not _opened(table, entry, listed=name in shape.lists):
            kept.append(entry)
    table.entries = kept
    for name, inner in table.tables.items():
        for each in inner if isinstance(inner, list) else [inner]:
            _open(each, shape.of(name) or _UNKNOWN)


def _opened(table: Table, entry: Entry, *, listed: bool) -> bool:
    """Whether the entry went into tables of its own."""
    name, *rest = entry.keys
    value = entry.value
    if rest:
        inner = table.tables.setdefault(name, Table(entry.place))
        if isinstance(inner, list):
            return False
        entry.keys = tuple(rest)
        inner.entries.append(entry)
        return True
    if isinstance(value, Scalar) or value.commented or name in table.tables:
        return False
    groups = [item.value for item in value.items] if listed else [value]
    inline = [group for group in groups if isinstance(group, Group) and group.opening == "{"]
    if not groups or len(inline) < len(groups) or (listed and value.opening != "["):
        return False
    tables = [Table(entry.place, group.items) for group in inline]
    tables[0].lead = [comment for comment in entry.lead if comment != BLANK]
    tables[0].trail = entry.trail
    table.tables[name] = tables if listed else tables[0]
    return True


class _Place(NamedTuple):
    """A table on its way to the file: its keys for a header, its symbolic place, whether it is an item of a list."""

    keys: tuple[str, ...]
    at: Path
    table: Table
    shape: _Shape
    listed: bool

    def inner(self) -> "list[_Place]":
        """The tables within it, as the model orders them; those that it does not know last, as they stand."""
        found = []
        for name, inner in self.table.tables.items():
            keys, shape = (*self.keys, name), self.shape.of(name) or _UNKNOWN
            if isinstance(inner, list):
                found += [_Place(keys, (*self.at, name, n), each, shape, True) for n, each in enumerate(inner)]
            else:
                found.append(_Place(keys, (*self.at, name), inner, shape, False))
        order = self.shape.order
        return sorted(found, key=lambda place: (order.get(place.keys[-1], len(order)), place.table.place))


class _Writer:
    """Writes a tree; ``edits`` are the texts that it wrote otherwise: place, old, new."""

    def __init__(self, sort: Sort, edit: Edit | None) -> None:
        self._shape = _shape(sort)
        self._grouped = sort is Sort.SETTINGS
        self._edit = edit
        self._lines: list[str] = []
        self._parted = False  # whether the next header stands below a blank line, whatever it is
        self.edits: list[tuple[Path, str, str]] = []

    def document(self, document: Document) -> str:
        """The text of a tree, which is changed on the way."""
        lines, root = self._lines, document.root
        _open(root, self._shape)
        lines.extend(document.head)
        if document.parted:
            self._gap()
        place = _Place((), (), root, self._shape, False)
        self._entries(place)
        for number, each in enumerate(_units(place)):
            self._parted = number > 0 or bool(root.entries or root.tail)
            self._table(each)
        if document.foot:
            self._gap()
            lines.extend(document.foot)
        return "\n".join([*lines, ""]) if lines else ""

    def _gap(self) -> None:
        if self._lines and self._lines[-1] != BLANK:
            self._lines.append(BLANK)

    def _table(self, place: _Place) -> None:
        table = place.table
        bare = table.bare and not place.listed
        if not bare:
            if self._parted or self._grouped or BLANK in table.lead:
                self._gap()
            self._parted = bool(table.tail)
            self._lines.extend(table.lead)
            header = ".".join(map(written_key, place.keys))
            self._line(f"[[{header}]]" if place.listed else f"[{header}]", table.trail)
            self._entries(place)
        for inner in place.inner():
            self._table(inner)

    def _entries(self, place: _Place) -> None:
        """The keys of a table with their values, in the order of the model, and what is remarked below them."""
        order = place.shape.order
        first = True
        for entry in sorted(place.table.entries, key=lambda entry: order.get(entry.keys[0], len(order))):
            lead = entry.lead
            if not self._grouped:
                lead = [comment for comment in lead if comment != BLANK]
            elif first and lead[:1] == [BLANK]:
                lead = lead[1:]
            first = False
            self._lines.extend(lead)
            begin = f"{'.'.join(map(written_key, entry.keys))} = "
            self._line(begin + _laid(self._value(entry, place.at), len(begin), "", 0), entry.trail)
        self._lines.extend(place.table.tail)

    def _line(self, line: str, trail: str) -> None:
        self._lines.append(f"{line}  {trail}" if trail else line)

    def _value(self, entry: Entry, at: Path) -> Scalar | Group:
        value = entry.value
        if self._edit is None or len(entry.keys) > 1 or isinstance(value, Group) or value.words is None:
            return value
        place = (*at, entry.keys[0])
        new = self._edit(place, value.words)
        if new == value.words:
            return value
        self.edits.append((place, value.words, new))
        return Scalar(string(new), new)


def _units(root: _Place) -> list[_Place]:
    """What a blank line stands before: the tables at the top, and in a registry, in the order of the file, its entries
    in place of the tables that hold them all."""
    units: list[_Place] = []
    for place in root.inner():
        if place.shape.each is None:
            units.append(place)
            continue
        if not place.table.bare:
            units.append(place._replace(table=msgspec.structs.replace(place.table, tables={})))
        units += place.inner()
    if any(place.shape.each is not None for place in root.inner()):
        units.sort(key=lambda place: place.table.place)
    return units


def _laid(value: Scalar | Group, before: int, indent: str, after: int) -> str:
    """A value as it stands behind ``before`` columns and before ``after``: on one line, or an item a line.

    A list is broken where it does not fit, an inline table only where comments in it need lines of their own: TOML 1.0
    knows no others.
    """
    if isinstance(value, Scalar):
        return value.written
    if not value.commented:
        flat = _flat(value)
        if value.opening == "{" or ("\n" not in flat and before + len(flat) + after <= WIDTH):
            return flat
    deeper = indent + "  "
    lines = [value.opening]
    for item in value.items:
        lines += [deeper + comment for comment in item.lead]
        begin = f"{deeper}{'.'.join(map(written_key, item.keys))} = " if item.keys else deeper
        line = f"{begin}{_laid(item.value, len(begin), deeper, 1)},"
        lines.append(f"{line}  {item.trail}" if item.trail else line)
    lines += [deeper + comment for comment in value.rest]
    lines.append(indent + ("]" if value.opening == "[" else "}"))
    return "\n".join(lines)


def _flat(value: Scalar | Group) -> str:
    if isinstance(value, Scalar):
        return value.written
    items = ", ".join(
        f"{'.'.join(map(written_key, item.keys))} = {_flat(item.value)}" if item.keys else _flat(item.value)
        for item in value.items
    )
    if value.opening == "[":
        return f"[{items}]"
    return f"{{ {items} }}" if items else "{}"
