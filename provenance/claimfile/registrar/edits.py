"""A registry's text, edited in place: what is not edited keeps its words, its comments and its layout.

Edits are cuts and insertions at the places that :mod:`~provenance.claimfile.locate` finds, so that ten thousand of them
cost no more than reading the file. Each is made on the plain data too, and in the end the text is read anew: unless it
says exactly what the data says, nothing of it is used.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import Any

import msgspec
import rtoml

from provenance.claimfile.locate import Layout, Locator
from provenance.claimfile.write import key as written_key
from provenance.claimfile.write import scalar
from provenance.errors import UnreadableError
from provenance.model.finding import Path

Plain = dict[str, Any]
"""Plain data, as the parser gives it."""


class RegistryText:
    """A sound registry's text and the edits to it. ``shown`` is its name for people; ``data`` follows the edits."""

    def __init__(self, text: str, shown: str) -> None:
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._text = text if text.endswith("\n") else f"{text}{self._newline}"
        self._shown = shown
        self._splices: list[tuple[int, int, str]] = []
        self._laid: Layout | None = None
        # Of each table: where its own lines end, and where the comments below them do.
        self._ends: dict[Path, tuple[int, int]] = {}
        # Of each entry, the first and last of its tables that stand together; of entries and sorts, where they end.
        self._runs: dict[Path, list[tuple[Path, Path]]] = {}
        self._last: dict[Path, int] = {}
        self.data: Plain = rtoml.loads(text)

    @property
    def edited(self) -> bool:
        """Whether there is any edit."""
        return bool(self._splices)

    def add(self, sort: str, key: str, entry: msgspec.Struct) -> str:
        """Add an entry after the last one of its sort, and return its text."""
        data = plain(entry)
        block = "".join(_tables((sort, key), data))
        self.add_block(sort, key, block, data)
        return block

    def add_block(self, sort: str, key: str, block: str, data: Plain) -> None:
        """Add an entry as it stands in another registry: its tables with the comments on them, and what they say."""
        self.data.setdefault(sort, {})[key] = data
        self._layout()
        at = self._last.get((sort,), len(self._text))
        after = "" if self._text[at : at + 2].lstrip("\r")[:1] in ("", "\n") else "\n"
        self._splice(at, at, f"\n{block}{after}")

    def add_table(self, sort: str, key: str, kind: str, table: msgspec.Struct | Plain, *, many: bool = True) -> None:
        """Add a table to an entry: a rating, an ownership or an override to those it has; not ``many``: its reply."""
        data = table if isinstance(table, dict) else plain(table)
        if many:
            self.data[sort][key].setdefault(kind, []).append(data)
        else:
            self.data[sort][key][kind] = data
        self._layout()
        at = self._last.get((sort, key))
        if at is None:
            raise self._unwieldy((sort, key))
        self._splice(at, at, "".join(_tables((sort, key, kind), data, many=many)))

    def set(self, path: Path, value: Any) -> None:
        """Give a key another value, or give it one where it has none. Lists keep what stands between their items."""
        table = self._table(path[:-1])
        layout = self._layout()
        name = str(path[-1])
        had = table.get(name)
        table[name] = value = plain(value)
        place = layout.values.get(path)
        if place is not None:
            start, end = place
            if isinstance(had, list) and all(isinstance(each, str) for each in had):
                text = self._relisted(self._text[start:end], had, value)
            else:
                text = scalar(value)
            self._splice(start, end, text)
            return
        if path[:-1] not in layout.headers:
            raise self._unwieldy(path[:2])
        at = self._ends[path[:-1]][0]
        self._splice(at, at, f"{written_key(name)} = {scalar(value)}\n")

    def remove(self, path: Path) -> None:
        """Take a key out, with its line."""
        del self._table(path[:-1])[str(path[-1])]
        layout = self._layout()
        if path not in layout.keys or path not in layout.values:
            raise self._unwieldy(path[:2])
        start = self._text.rfind("\n", 0, layout.keys[path][0]) + 1
        self._splice(start, self._line_end(layout.values[path][1]), "")

    def remove_entry(self, sort: str, key: str) -> None:
        """Take an entry out, with the comments on it."""
        del self.data[sort][key]
        runs = self._runs_of(sort, key)
        if not runs:
            raise self._unwieldy((sort, key))
        for first, last in runs:
            self._splice(self._begin(first), self._ends[last][1], "")

    def block(self, sort: str, key: str) -> str | None:
        """The text of an entry with the comments on it; None where it does not stand in tables of its own."""
        runs = self._runs_of(sort, key)
        if (sort, key) not in self._layout().headers:
            return None
        pieces = (self._text[self._begin(first) : self._ends[last][1]] for first, last in runs)
        return "".join(pieces).replace("\r\n", "\n")

    def text(self) -> str:
        """The text with every edit made.

        Raises :class:`~provenance.errors.UnreadableError` where the registry's layout does not lend itself to them.
        """
        pieces = []
        position = 0
        for start, end, words in sorted(self._splices, key=lambda splice: splice[:2]):
            pieces.append(self._text[position:start])
            pieces.append(words)
            position = max(position, end)
        text = "".join((*pieces, self._text[position:]))
        try:
            right = _same(_filled(rtoml.loads(text)), _filled(self.data))
        except rtoml.TomlParsingError:
            right = False
        if not right:
            raise self._unwieldy(())
        return text

    def _splice(self, start: int, end: int, words: str) -> None:
        if self._newline != "\n":
            words = words.replace("\r\n", "\n").replace("\n", self._newline)
        self._splices.append((start, end, words))

    def _unwieldy(self, entry: Path) -> UnreadableError:
        what = f"{entry[0]}.{entry[1]} stands" if len(entry) > 1 else "some of it stands"
        return UnreadableError(
            self._shown,
            f"it cannot be edited: {what} in inline tables or dotted keys; write it in tables such as [outlet.ID]",
        )

    def _relisted(self, text: str, had: list[Any], value: list[Any]) -> str:
        """The text of a list with other items, keeping its layout and its comments."""
        import tomlkit

        document = tomlkit.parse(f"list = {text}\n")
        items: Any = document["list"]
        for number in reversed(range(len(had))):
            if had[number] not in value:
                del items[number]
        kept = [each for each in had if each in value]
        if kept != [each for each in value if each in kept]:
            return scalar(value)
        for each in value:
            if each not in kept:
                items.append(each)
        made = tomlkit.dumps(document).removeprefix("list = ").removesuffix("\n")
        return made if rtoml.loads(f"list = {made}\n")["list"] == value else scalar(value)

    def _table(self, path: Path) -> Plain:
        table: Any = self.data
        for part in path:
            table = table[part]
        assert isinstance(table, dict)
        return table

    # ------------------------------------------------------------------------------------------ where things are

    def _layout(self) -> Layout:
        if self._laid is None:
            self._laid = layout = Locator(self._text).layout()
            starts = [start for start, _ in layout.headers.values()]
            ends = [end for _, end in layout.headers.values()]
            for start, end in layout.values.values():
                number = bisect_right(starts, start) - 1
                if number >= 0:
                    ends[number] = max(ends[number], end)
            following = [*starts, len(self._text)][1:]
            before: Path = ()
            for path, end, after in zip(layout.headers, ends, following, strict=True):
                own = self._line_end(end)
                self._ends[path] = own, self._with_comments(own, after)
                for part in (path[:1], path[:2]):
                    self._last[part] = self._ends[path][1]
                runs = self._runs.setdefault(path[:2], [])
                if before[:2] == path[:2] and runs:
                    runs[-1] = runs[-1][0], path
                else:
                    runs.append((path, path))
                before = path
        return self._laid

    def _runs_of(self, sort: str, key: str) -> list[tuple[Path, Path]]:
        """The tables of an entry, as the first and the last of those that stand together."""
        self._layout()
        return self._runs.get((sort, key), [])

    def _begin(self, path: Path) -> int:
        """Where a table begins, with the comments that stand on it."""
        text = self._text
        begin = text.rfind("\n", 0, self._layout().headers[path][0]) + 1
        while begin:
            above = text.rfind("\n", 0, begin - 1) + 1
            if not text[above:begin].lstrip(" \t").startswith("#") or text[above:begin].startswith("#:schema"):
                break
            begin = above
        return begin

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end + 1

    def _with_comments(self, end: int, following: int) -> int:
        position = end
        while position < following and self._text[position : self._line_end(position)].lstrip(" \t").startswith("#"):
            position = self._line_end(position)
        return end if position >= following < len(self._text) else position


def plain(value: Any) -> Any:
    """A model's value as plain data: without what has its default."""
    if isinstance(value, msgspec.Struct):
        return {
            field.encode_name: plain(getattr(value, field.name))
            for field in msgspec.structs.fields(value)
            if getattr(value, field.name) != field.default
        }
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value.value if isinstance(value, Enum) else value


def _tables(path: tuple[str, ...], data: Plain, *, many: bool = False) -> Iterator[str]:
    """A table and those in it, as TOML."""
    dotted = ".".join(map(written_key, path))
    yield f"[[{dotted}]]\n" if many else f"[{dotted}]\n"
    yield from _lines(data)
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _tables((*path, name), value)
        elif _is_tables(value):
            for each in value:
                yield from _tables((*path, name), each, many=True)


def _lines(data: Plain) -> Iterator[str]:
    for name, value in data.items():
        if not isinstance(value, dict) and not _is_tables(value):
            yield f"{written_key(name)} = {scalar(value)}\n"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def entry_text(sort: str, key: str, data: Plain) -> str:
    """An entry's plain data as TOML."""
    return "".join(_tables((sort, key), data))


def _filled(data: Plain) -> Plain:
    """A registry's data without the sorts that hold no entry: a text does not name them."""
    return {name: value for name, value in data.items() if value != {}}


def _same(one: Any, other: Any) -> bool:
    """Whether two pieces of plain data say the same; "not a number" is the same as itself."""
    if one == other:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one != one and other != other and not isinstance(one, datetime.date)
