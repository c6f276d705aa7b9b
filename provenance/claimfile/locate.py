"""Symbolic places in a TOML text resolved to lines and columns: the one place where that is done.

The text is one that the parser accepted. It is scanned once, when the first place is asked for.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from provenance.claimfile.tokens import BARE, DOTTED, OVER_LINES, SCALAR, parts
from provenance.model.finding import Path
from provenance.model.text import Span

_BLANK = r"(?:[ \t\r\n]++|#[^\n]*+)*+"
_SPACE = re.compile(_BLANK)
_LINE = re.compile(rf"{_BLANK}({BARE})[ \t]*+=[ \t]*+({SCALAR})[ \t]*+(?=[\r\n#]|\Z)")
_HEADER = re.compile(rf"(\[\[?)[ \t]*({DOTTED})[ \t]*\]\]?")
_ASSIGNMENT = re.compile(rf"({DOTTED})[ \t]*+=[ \t]*+")
_VALUE = re.compile(rf"{OVER_LINES}|{SCALAR}", re.DOTALL)
_STRETCH = 1 << 13
"""Lines are counted once up to every so many characters, and from there on for each place."""
_DEEPEST = 256
_MANY = 500
"""From so many places on, a full scan costs less than looking for each."""


# A text of which every line is a header, one key with one value, a comment or blank needs no full scan. Each pattern
# begins with a character that the engine can leap to.
_QUOTED_KEY = re.compile(r"""\n[ \t]*["']""")
_OPEN_LINE = re.compile(r"[\[{,][ \t]*(?:#[^\n]*)?\r?\n")
_HEADER_LINE = re.compile(rf"\n[ \t]*(\[\[?)[ \t]*(?:({BARE}(?:\.{BARE})*+)\]|({DOTTED})[ \t]*\])\]?")


@lru_cache(256)
def _assigned(key: str) -> re.Pattern[str]:
    """A line that gives ``key`` a scalar, or opens something deeper under it."""
    word = re.escape(key)
    return re.compile(rf"\n[ \t]*({word})[ \t]*(?:=[ \t]*({SCALAR})?|\.)")


def _plain(text: str) -> bool:
    """Whether every line is whole in itself; ``text`` has a line feed before and after."""
    # A text has many line feeds: what ends with one is looked for only where what stands before it is there at all.
    if '"""' in text or ("'" in text and "'''" in text) or ",\n" in text or "[\n" in text:
        return False
    if "{" in text and "{\n" in text:
        return False
    blanks = " \n" in text or ("\t" in text and "\t\n" in text)
    if (blanks or "#" in text or "\r" in text) and _OPEN_LINE.search(text) is not None:
        return False
    return _QUOTED_KEY.search(text) is None


def _entered(opening: str, keys: Sequence[str], arrays: dict[Path, int]) -> Path:
    """The path of the table that a header opens; how far each array of tables has come is kept in ``arrays``."""
    path: Path = ()
    keys = keys[:_DEEPEST]  # what nests deeper is no TOML, and its path would take time by its square
    last = len(keys) - 1
    for number, key in enumerate(keys):
        path = (*path, key)
        index = arrays.get(path)
        if number == last and opening == "[[":
            index = arrays[path] = 0 if index is None else index + 1
        if index is not None:
            path = (*path, index)
    return path


class Layout(NamedTuple):
    """Where a text has what: its table headers in their order, its keys and its values, as 0-based offsets by path."""

    headers: dict[Path, tuple[int, int]]
    keys: dict[Path, tuple[int, int]]
    values: dict[Path, tuple[int, int]]


class Locator:
    """Finds the places of a TOML text.

    Most files are plain: for them only the headers are scanned, and a key is looked for in its own table when it is
    asked for. Any other file is scanned whole, once.
    """

    __slots__ = ("_asked", "_begins", "_ends", "_headers", "_keys", "_lines", "_tables", "_text", "_values")

    def __init__(self, text: str) -> None:
        self._asked = 0
        self._text = text  # once scanned, with a line feed before and after: offsets are then 1-based
        self._values: dict[Path, tuple[int, int]] | None = None
        self._keys: dict[Path, tuple[int, int]] = {}
        self._headers: dict[Path, tuple[int, int]] = {}
        self._tables: dict[Path, int] | None = None  # the numbers of the headers in a plain file; 0 is above them all
        self._begins: list[int] = []
        self._ends: list[int] = []
        self._lines: list[tuple[int, int]] | None = None

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The place of a value (of its key, with ``key``), or of the nearest table around it that has one."""
        if self._tables is None:
            self._tables = {}
            text = self._text = f"\n{self._text}\n"
            if _plain(text):
                self._scan_headers(self._tables)
            else:
                self._scan_all()
        if self._values is None:
            self._asked += 1
            found = self._plainly(path, self._tables, key) if self._asked <= _MANY else None
            if found is not None:
                return self._resolve(*found)
            self._scan_all()
        values = self._values or {}
        while path:
            found = (self._keys.get(path) if key else None) or values.get(path) or self._headers.get(path)
            if found is not None:
                return self._resolve(*found)
            path = path[:-1]
        return self._resolve(1, 1)

    def layout(self) -> Layout:
        """Where everything is, for whoever edits the text."""
        if self._tables is None:
            self._tables = {}
            self._text = f"\n{self._text}\n"
        if self._values is None:
            self._scan_all()
        tables = (self._headers, self._keys, self._values or {})
        return Layout(*({path: (start - 1, end - 1) for path, (start, end) in each.items()} for each in tables))

    def _plainly(self, path: Path, tables: dict[Path, int], key: bool) -> tuple[int, int] | None:
        """A place in a plain file; None where it takes a full scan to say."""
        number = tables.get(path)
        if number:
            return self._begins[number], self._ends[number]
        for length in range(len(path) - 1, -1, -1):
            number = tables.get(path[:length])
            if number is None:
                continue
            end = self._ends[number]
            name = path[length]
            match = None
            if isinstance(name, str):
                match = _assigned(name).search(self._text, end, self._begins[number + 1])
            if match is None:
                return (self._begins[number], end) if number else (1, 1)
            if match[2] is None or length < len(path) - 1:
                return None
            if key:
                return match.span(1)
            start, end = match.span(2)
            while self._text[end - 1] in " \t":
                end -= 1
            return start, end
        return (1, 1) if not path else None

    def _scan_headers(self, tables: dict[Path, int]) -> None:
        arrays: dict[Path, int] = {}
        roots: set[str] = set()  # the first keys of arrays: below any other, a path is its keys
        begins, ends = [0], [0]
        tables[()] = 0
        for number, match in enumerate(_HEADER_LINE.finditer(self._text), 1):
            opening, bare, dotted = match.groups()
            keys = bare.split(".") if bare is not None else parts(dotted)
            if opening == "[" and keys[0] not in roots:
                table: Path = tuple(keys[:_DEEPEST])
            else:
                table = _entered(opening, keys, arrays)
                roots.add(keys[0])
            tables.setdefault(table, number)
            begins.append(match.start(1))
            ends.append(match.end())
        begins.append(len(self._text))
        self._begins, self._ends = begins, ends

    def _scan_all(self) -> None:
        self._headers = {}
        self._values = {}
        self._scan(self._values)

    def _resolve(self, start: int, end: int) -> Span:
        line, begin = self._line_of(start)
        within = self._text.find("\n", start, end) < 0
        end_line, end_begin = (line, begin) if within else self._line_of(end)
        return Span(line, start - begin, end_line, end - end_begin)

    def _line_of(self, offset: int) -> tuple[int, int]:
        """The line that holds a 1-based offset, and the offset of the line feed before it."""
        text = self._text
        if self._lines is None:
            self._lines = [(0, 0)]
            for start in range(0, len(text), _STRETCH):
                line, begin = self._lines[-1]
                last = text.rfind("\n", start, start + _STRETCH)
                self._lines.append((line + text.count("\n", start, start + _STRETCH), last if last >= 0 else begin))
        start = offset // _STRETCH * _STRETCH
        line, begin = self._lines[offset // _STRETCH]
        last = text.rfind("\n", start, offset)
        return line + text.count("\n", start, offset), last if last >= 0 else begin

    def _scan(self, values: dict[Path, tuple[int, int]]) -> None:
        text, size = self._text, len(self._text)
        table: Path = ()
        arrays: dict[Path, int] = {}
        position = 0
        line_match, space_match = _LINE.match, _SPACE.match
        while position < size:
            match = line_match(text, position)
            if match is not None:
                path = (*table, match[1])
                start, end = match.span(2)
                while text[end - 1] in " \t":
                    end -= 1
                values[path] = start, end
                self._keys[path] = match.span(1)
                position = match.end()
                continue
            match = space_match(text, position)
            position = match.end() if match else position
            if position >= size:
                break
            header = _HEADER.match(text, position)
            if header is not None and text[position] == "[":
                table = _entered(header[1], parts(header[2]), arrays)
                self._headers.setdefault(table, (header.start(1), header.end()))
                position = header.end()
                continue
            assignment = _ASSIGNMENT.match(text, position)
            if assignment is None:  # not TOML as this scanner knows it: what was found so far still holds
                return
            path = (*table, *parts(assignment[1]))
            self._keys[path] = assignment.span(1)
            position = self._value(assignment.end(), path, values)
            if position < 0:
                return

    def _value(self, position: int, path: Path, values: dict[Path, tuple[int, int]], depth: int = 0) -> int:
        """Record the value that starts at ``position``, and those within it; return where it ends, −1 if unclear.

        What nests deeper than any parser allows is no TOML.
        """
        text = self._text
        start = position
        opening = text[position : position + 1]
        if opening not in ("[", "{"):
            match = _VALUE.match(text, position)
            if match is None:
                return -1
            end = match.end()
            while end > start + 1 and text[end - 1] in " \t":
                end -= 1
            values[path] = start, end
            return match.end()
        if depth > _DEEPEST:
            return -1
        closing = "]" if opening == "[" else "}"
        position += 1
        number = 0
        while True:
            space = _SPACE.match(text, position)
            position = space.end() if space else position
            if position >= len(text):
                return -1
            if text[position] == closing:
                values[path] = start, position + 1
                return position + 1
            if text[position] == ",":
                position += 1
                continue
            if opening == "[":
                inner: Path = (*path, number)
                number += 1
            else:
                assignment = _ASSIGNMENT.match(text, position)
                if assignment is None:
                    return -1
                inner = (*path, *parts(assignment[1]))
                self._keys[inner] = assignment.span(1)
                position = assignment.end()
            position = self._value(position, inner, values, depth + 1)
            if position < 0:
                return -1
