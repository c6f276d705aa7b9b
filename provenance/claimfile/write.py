"""Claim files and registries as text: a claim file as TOML, and what ``provenance init`` starts from."""

import datetime
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

import msgspec

from provenance.model.claim import Article, Claim, ClaimFile
from provenance.model.finding import Path
from provenance.model.text import Pattern

Notes = Mapping[Path, Sequence[str]]
"""Comments by their place: ``()`` is the head of the file, ``("article", "url")`` a key, ``("claim", 3)`` a claim,
``("claim", 3, "origin")`` its origin, ``("claim", 3, "relay", 0, "source")`` a key of its first relay."""

NO_NOTES: Notes = {}

_COMMENT = 116
# Controls, what turns the direction of writing and what takes no room: as an escape, people can see it. Joiners within
# words of other scripts stay.
_ESCAPED = Pattern(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_HALVES = Pattern("[\ud800-\udfff]")
_BARE = Pattern("[A-Za-z0-9_-]+")


def claim_file(file: ClaimFile, notes: Notes = NO_NOTES) -> Iterator[str]:
    """A claim file as TOML: the head with the article first, then one piece for each claim.

    What has its default is left out. Every string is read back as it is, whatever it holds; only half of a surrogate
    pair, which no file can hold, becomes U+FFFD. A note is a comment above its place.
    """
    yield "".join(_head(file.article, notes))
    for number, claim in enumerate(file.claims):
        yield "".join(_claim(claim, ("claim", number), notes))


def string(text: str) -> str:
    """``text`` as a TOML string on one line: with ``'`` around it where that saves escapes, else with ``"``."""
    text = _HALVES.sub("\ufffd", text)
    if _ESCAPED.search(text) is None:
        if '"' not in text and "\\" not in text:
            return f'"{text}"'
        if "'" not in text:
            return f"'{text}'"
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_ESCAPED.sub(lambda match: _escape(match[0]), text)}"'


def key(text: str) -> str:
    """``text`` as a TOML key: bare where it can be."""
    return text if _BARE.fullmatch(text) else string(text)


def comment(text: str) -> Iterator[str]:
    """``text`` as comment lines: on as many as it needs, with nothing in them that hides or steers."""
    plain = _HALVES.sub("\ufffd", " ".join(text.split()))
    plain = _ESCAPED.sub(lambda match: _escape(match[0]), plain)
    for line in textwrap.wrap(plain, _COMMENT, break_long_words=False, break_on_hyphens=False):
        yield f"# {line}\n"


def _escape(character: str) -> str:
    short = _SHORT.get(character)
    if short is not None:
        return short
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _head(article: Article, notes: Notes) -> Iterator[str]:
    yield from _noted((), notes)
    yield "version = 1\n\n"
    yield from _noted(("article",), notes)
    yield "[article]\n"
    yield from _keys(article, ("article",), notes)


def _claim(claim: Claim, at: Path, notes: Notes) -> Iterator[str]:
    yield "\n"
    yield from _noted(at, notes)
    yield "[[claim]]\n"
    yield from _keys(claim, at, notes)
    yield from _noted((*at, "origin"), notes)
    yield "[claim.origin]\n"
    yield from _keys(claim.origin, (*at, "origin"), notes)
    for name, tables in (("relay", claim.relays), ("record", claim.records), ("allow", claim.allows)):
        for number, table in enumerate(tables):
            place = (*at, name, number)
            yield from _noted(place, notes)
            yield f"[[claim.{name}]]\n"
            yield from _keys(table, place, notes)


def _keys(table: msgspec.Struct, at: Path, notes: Notes) -> Iterator[str]:
    """The keys of one table that hold a value of their own; the tables in it have lines of their own."""
    for field in msgspec.structs.fields(table):
        value = getattr(table, field.name)
        if value == field.default or isinstance(value, msgspec.Struct):
            continue
        if isinstance(value, tuple) and any(isinstance(each, msgspec.Struct) for each in value):
            continue
        yield from _noted((*at, field.encode_name), notes)
        yield f"{field.encode_name} = {scalar(value)}\n"


def scalar(value: Any) -> str:
    """A value that is no table as TOML: text, number, truth value, date, or a list of such."""
    if isinstance(value, Enum):
        return string(str(value.value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(scalar(each) for each in value)}]"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, int):
        return str(value)
    assert isinstance(value, str)
    return string(value)


def _noted(at: Path, notes: Notes) -> Iterator[str]:
    for note in notes.get(at, ()):
        yield from comment(note)


REGISTRY = """\
# Who speaks and who publishes. `provenance schema sources` says what can stand here.
version = 1

[outlet.the-gazette]
name = "The Gazette"
domains = ["gazette.example"]
country = "GB"

[person.ana-ruiz]
name = "Ana Ruiz"
role = "head of the Water Board"
affiliation = "water-board"

[body.water-board]
name = "Water Board"
class = "government"
country = "GB"
"""

CLAIMS = """\
# One article, claim by claim. `provenance schema claims` says what can stand here.
version = 1

[article]
outlet = "the-gazette"
title = "Dam to close for repairs"
url = "https://gazette.example/dam-to-close"
published = 2025-12-03
language = "en"

[[claim]]
id = "closing"
text = "The dam will be closed from March."
quote = "the dam will close in March, Ana Ruiz told reporters"
scope = "utterance"
mode = "indirect"
cue = "told reporters"
[claim.origin]
identity = "named"
vantage = "self"
as_written = "Ana Ruiz"
source = "ana-ruiz"
channel = "press conference"

[[claim]]
id = "cracks"
text = "Inspectors found cracks in the wall."
quote = "inspectors had found cracks, according to an engineer familiar with the report"
scope = "utterance"
mode = "indirect"
cue = "according to"
[claim.origin]
identity = "described"
vantage = "familiar"
as_written = "an engineer familiar with the report"
"""

SETTINGS = """\
# Settings of `provenance check`. Everything here has a default: `provenance check --show-settings` shows them.
# fail-on = "warning"     # a newsroom that checks its own copy
# fail-under = 30         # the least lower bound of directness
# ignore = ["IND04"]
"""
