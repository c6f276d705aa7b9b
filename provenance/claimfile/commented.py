"""TOML with its comments: a text that the parser accepted, as a tree of what stands in it and what is remarked on it.

Read once, from left to right, in time that grows with the text. What is read keeps the words of its values, so that
whoever writes it again changes nothing by accident.

A comment belongs to

- what it stands behind, on the same line;
- else the key, list item or header right below it;
- else, where it stands right under a table's last key and a blank line follows, that table: its tail;
- else the header that comes next, from which blank lines part it; and below the last one the foot of the file.

What stands before the first key or header is the head, and stays there; but what stands right above a header, or, with
something else before it, right above a key, belongs to that.
"""

import re

import msgspec

from provenance.claimfile.tokens import BARE, DOTTED, OVER_LINES, SCALAR, parts, words
from provenance.claimfile.write import string
from provenance.errors import UnformattedError

BLANK = ""
"""Stands among comments for any number of blank lines."""

_END = r"[ \t]*+(#[^\n]*+)?(?:\n|\Z)"
_ASSIGNED = re.compile(rf"[ \t]*+({BARE})[ \t]*+=[ \t]*+({SCALAR}){_END}")
_ASSIGNMENT = re.compile(rf"[ \t]*+({DOTTED})[ \t]*+=[ \t]*+")
_HEADER = re.compile(rf"[ \t]*+(\[\[?)[ \t]*+({DOTTED})[ \t]*+\]\]?{_END}")
_REST = re.compile(_END)
_SPACE = re.compile(r"[ \t]*+")
_COMMENT = re.compile(r"#[^\n]*+")
_VALUE = re.compile(rf"({OVER_LINES})|({SCALAR})", re.DOTALL)


class Scalar(msgspec.Struct, gc=False):
    """A value that holds no other, as it is to be written; ``words`` is what a text on one line stands for."""

    written: str
    words: str | None = None


class Group(msgspec.Struct, gc=False):
    """A list or an inline table. ``rest`` are the comments below its last item; ``commented`` says whether there is any
    comment in it, however deep."""

    opening: str
    items: "list[Entry]"
    rest: list[str]
    commented: bool


class Entry(msgspec.Struct, gc=False):
    """A key with its value, or an item of a list, which has no key. ``lead`` are the comments above it, ``trail`` the
    one behind it, ``place`` where in the text it begins."""

    keys: tuple[str, ...]
    value: Scalar | Group
    lead: list[str]
    trail: str
    place: int


class Table(msgspec.Struct, gc=False):
    """A table: the root, one with a header, or one that others' headers imply. ``tables`` are those within it that have
    headers, in the order of the text; the comments are those of its header and the tail below its keys."""

    place: int
    entries: list[Entry] = []
    tables: "dict[str, Table | list[Table]]" = {}
    lead: list[str] = []
    trail: str = ""
    tail: list[str] = []

    @property
    def bare(self) -> bool:
        """Whether nothing stands in it but other tables, so that it needs no header of its own."""
        return bool(self.tables) and not (self.entries or self.lead or self.trail or self.tail)


class Document(msgspec.Struct, gc=False):
    """A text as a tree. ``parted`` says whether a blank line follows the head; ``comments`` are all that there are."""

    head: list[str]
    parted: bool
    root: Table
    foot: list[str]
    comments: list[str]


def read(text: str, shown: str) -> Document:
    """The tree of a TOML text that the parser accepted, its lines ended by line feeds.

    Raises :class:`~provenance.errors.UnformattedError` where the text is not what the parser took it for.
    """
    return _Reader(text, shown).document()


class _Reader:
    __slots__ = ("_at", "_comments", "_head", "_parted", "_pending", "_root", "_shown", "_started", "_table", "_text")

    def __init__(self, text: str, shown: str) -> None:
        self._text = text
        self._shown = shown
        self._at = 0
        self._comments: list[str] = []
        self._pending: list[str] = []  # comments and blanks since the last key or header
        self._head: list[str] = []
        self._parted = False
        self._started = False
        self._root = self._table = Table(0)

    def document(self) -> Document:
        text, size = self._text, len(self._text)
        while self._at < size:
            begin = self._at
            match = _ASSIGNED.match(text, begin)
            if match is not None:
                self._at = match.end()
                self._add(Entry((match[1],), _scalar(match[2]), [], "", begin), match[3])
                continue
            match = _REST.match(text, begin)
            if match is not None:
                self._at = match.end()
                self._remark(match[1])
                continue
            match = _HEADER.match(text, begin)
            if match is not None:
                self._at = match.end()
                self._enter(match[1], parts(match[2]), match[3], begin)
                continue
            entry = self._entry(begin)
            match = _REST.match(text, self._at)
            if match is None:
                raise self._unclear()
            self._at = match.end()
            self._add(entry, match[1])
        foot = self._pending
        if not self._started:
            self._head, foot = foot, []
        elif foot and foot[0] != BLANK:
            foot = self._below(foot)
        return Document(_stripped(self._head), self._parted, self._root, _stripped(foot), self._comments)

    def _remark(self, comment: str | None) -> None:
        if comment is not None:
            self._pending.append(self._noted(comment))
        elif not self._pending or self._pending[-1] != BLANK:
            self._pending.append(BLANK)

    def _noted(self, comment: str) -> str:
        comment = comment.rstrip(" \t")
        self._comments.append(comment)
        return comment

    def _add(self, entry: Entry, trail: str | None) -> None:
        entry.lead = self._pending if self._started else self._after_head(header=False)
        self._pending = []
        if trail is not None:
            entry.trail = self._noted(trail)
        self._table.entries.append(entry)

    def _after_head(self, *, header: bool) -> list[str]:
        """Part what stands before the first key or header into the head, which stays, and what leads that."""
        self._started = True
        pending = self._pending[1:] if self._pending[:1] == [BLANK] else self._pending
        last = len(pending)
        while last and pending[last - 1] != BLANK:
            last -= 1
        if last == 0 and (not header or _directed(pending)):
            last = len(pending)
        self._head = pending[:last]
        self._parted = self._head[-1:] == [BLANK]
        return pending[last:]

    def _below(self, pending: list[str]) -> list[str]:
        """Give the comments right under a table's last key to that table, where a blank line parts them from what
        follows; return the others."""
        end = pending.index(BLANK) if BLANK in pending else len(pending)
        self._table.tail.extend(pending[:end])
        return pending[end + 1 :]

    def _enter(self, opening: str, keys: tuple[str, ...], trail: str | None, place: int) -> None:
        if not self._started:
            lead = self._after_head(header=True)
        else:
            lead = self._pending
            if lead and lead[0] != BLANK and BLANK in lead:
                lead = self._below(lead)
            elif lead and lead[0] == BLANK:
                lead = lead[1:]
        self._pending = []
        table = self._root
        for key in keys[:-1]:
            inner = table.tables.setdefault(key, Table(place))
            table = inner[-1] if isinstance(inner, list) else inner
        if opening == "[[":
            tables = table.tables.setdefault(keys[-1], [])
            if not isinstance(tables, list):
                raise self._unclear()
            found = Table(place)
            tables.append(found)
        else:
            inner = table.tables.setdefault(keys[-1], Table(place))
            if isinstance(inner, list):
                raise self._unclear()
            found = inner
        found.lead.extend(lead)
        if trail is not None:
            found.trail = self._noted(trail)
        self._table = found

    def _entry(self, begin: int) -> Entry:
        match = _ASSIGNMENT.match(self._text, self._at)
        if match is None:
            raise self._unclear()
        self._at = match.end()
        return Entry(parts(match[1]), self._value(), [], "", begin)

    def _value(self) -> Scalar | Group:
        opening = self._text[self._at : self._at + 1]
        if opening in ("[", "{"):
            self._at += 1
            return self._group(opening)
        match = _VALUE.match(self._text, self._at)
        if match is None:
            raise self._unclear()
        self._at = match.end()
        return Scalar(match[1]) if match[1] is not None else _scalar(match[2])

    def _group(self, opening: str) -> Group:
        text, size, before = self._text, len(self._text), len(self._comments)
        closing = "]" if opening == "[" else "}"
        items: list[Entry] = []
        pending: list[str] = []
        beside: Entry | None = None  # the item on whose line we are: a comment behind it is its own
        while self._at < size:
            space = _SPACE.match(text, self._at)
            self._at = begin = space.end() if space else self._at
            character = text[begin : begin + 1]
            if character == closing:
                self._at += 1
                return Group(opening, items, pending, len(self._comments) > before)
            if character == "#":
                comment = _COMMENT.match(text, begin)
                assert comment is not None
                self._at = comment.end()
                if beside is not None and not beside.trail:
                    beside.trail = self._noted(comment[0])
                else:
                    pending.append(self._noted(comment[0]))
            elif character == "\n":
                beside = None
                self._at += 1
            elif character == ",":
                self._at += 1
            else:
                beside = self._entry(begin) if opening == "{" else Entry((), self._value(), [], "", begin)
                beside.lead, pending = pending, []
                items.append(beside)
        raise self._unclear()

    def _unclear(self) -> UnformattedError:
        line = self._text.count("\n", 0, self._at) + 1
        return UnformattedError(
            self._shown, f"line {line} cannot be read with its comments, so the file stays as it is"
        )


def _scalar(token: str) -> Scalar:
    if token[0] in "\"'":
        text = words(token)
        return Scalar(string(text), text)
    return Scalar(token.rstrip(" \t"))


def _directed(comments: list[str]) -> bool:
    """Whether the first is for an editor to read: ``#:schema …``."""
    return bool(comments) and comments[0].startswith("#:")


def _stripped(lines: list[str]) -> list[str]:
    """Comments without the blanks around them."""
    start = 1 if lines[:1] == [BLANK] else 0
    end = len(lines) - 1 if lines[-1:] == [BLANK] else len(lines)
    return lines[start:end]
