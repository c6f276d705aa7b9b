"""Every way in which parsed data does not fit a model type, each with its place and its mend.

The fast path of reading is ``msgspec.convert``, which stops at the first error. This walk runs only after it refused,
and asks msgspec itself about each value, so that the two cannot disagree.
"""

import datetime
import types
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from provenance.model.finding import Path

_NAMES = (
    (bool, "true or false"),
    (str, "text"),
    (int, "a whole number"),
    (float, "a number"),
    (datetime.datetime, "a date and time such as 2025-12-04T09:12:00Z"),
    (datetime.date, "a date such as 2025-12-03"),
    (list, "a list"),
    (tuple, "a list"),
    (dict, "a table"),
)


def misfits(value: object, expected: Any, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every place in ``value`` that does not fit the type ``expected``, with a sentence that says what to write."""
    bare, note = _unwrap(expected)
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        yield from _table(value, bare, at)
    elif get_origin(bare) is tuple and get_args(bare)[-1] is Ellipsis:
        if not isinstance(value, list):
            yield at, f"{_label(at)} must be a list, not {_kind(value)}"
        else:
            for number, item in enumerate(value):
                yield from misfits(item, get_args(bare)[0], (*at, number))
    elif get_origin(bare) is dict:
        if not isinstance(value, dict):
            yield at, f"{_label(at)} must be a table, not {_kind(value)}"
        else:
            for key, item in value.items():
                yield from misfits(item, get_args(bare)[1], (*at, key))
    else:
        try:
            msgspec.convert(value, expected)
        except msgspec.ValidationError:
            yield at, _sentence(value, bare, note, at)


def _table(value: object, expected: type[msgspec.Struct], at: Path) -> Iterator[tuple[Path, str]]:
    if not isinstance(value, dict):
        yield at, f"{_label(at)} must be a table, not {_kind(value)}"
        return
    hints = get_type_hints(expected, include_extras=True)
    fields = {field.encode_name: field for field in msgspec.structs.fields(expected)}
    for key, item in value.items():
        if key not in fields:
            yield (*at, key), f"unknown key {quoted(key)} in {_table_name(at)}{did_you_mean(key, fields)}"
        else:
            yield from misfits(item, hints[fields[key].name], (*at, key))
    for key, field in fields.items():
        if field.required and key not in value:
            yield at, f"{_table_name(at)} lacks {quoted(key)}"


def _unwrap(expected: Any) -> tuple[Any, str | None]:
    """A type without its annotations and without None, and the description that they carry."""
    note = None
    while True:
        origin = get_origin(expected)
        if origin is Annotated:
            expected, *metas = get_args(expected)
            for meta in metas:
                note = getattr(meta, "description", None) or note
        elif origin in (Union, types.UnionType):
            members = [member for member in get_args(expected) if member is not type(None)]
            if len(members) != 1:
                return expected, note
            expected = members[0]
        else:
            return expected, note


def _sentence(value: object, expected: Any, note: str | None, at: Path) -> str:
    label = _label(at)
    if isinstance(expected, type) and issubclass(expected, Enum):
        choices: list[Any] = [member.value for member in expected]
    elif get_origin(expected) is Literal:
        choices = list(get_args(expected))
    else:
        choices = []
    if choices:
        words = [str(choice) for choice in choices]
        if isinstance(value, str):
            hint = did_you_mean(value, words)
            return f"unknown {label} {quoted(value)}{hint or '; one of: ' + ', '.join(words)}"
        if label == "version":
            return f"unknown version {shortened(repr(value))}: this release reads version {words[0]}"
        return f"{label} must be one of: {', '.join(words)}"
    if get_origin(expected) is tuple:
        return f"{label} must be a list of {len(get_args(expected))} numbers"
    for known, name in _NAMES:
        if expected is known:
            if isinstance(value, str) and known is str:
                if not value.strip():
                    return f"{label} is empty"
                return f"{label} {quoted(value)} does not fit{f'. {note}' if note else ''}"
            if type(value) is known:
                return f"{label} {value} does not fit{f'. {note}' if note else ''}"
            return f"{label} must be {name}, not {_kind(value)}"
    return f"{label} does not fit"


def _label(at: Path) -> str:
    """The last key of a path, for a sentence."""
    for part in reversed(at):
        if isinstance(part, str):
            return shortened(part)
    return "the file"


def _table_name(at: Path) -> str:
    keys = [part for part in at if isinstance(part, str)]
    return f"[{shortened('.'.join(keys))}]" if keys else "the file"


def _kind(value: object) -> str:
    for known, name in _NAMES:
        if isinstance(value, known):
            return f"text ({quoted(value)})" if isinstance(value, str) else name.partition(" such as")[0]
    return "a time of day" if isinstance(value, datetime.time) else "something else"


def shortened(text: str, most: int = 60) -> str:
    """``text``, cut for a sentence."""
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(text: str) -> str:
    """``text`` in straight marks, cut for a sentence."""
    return f'"{shortened(text)}"'


def did_you_mean(word: str, known: Any) -> str:
    """``: did you mean "…"?`` where a known word is near, else nothing."""
    near = nearest(word, known)
    return f": did you mean {quoted(near[0])}?" if near else ""


def nearest(word: str, known: Any, most: int = 1) -> list[str]:
    """The known words nearest to ``word``, best first; none for words too long to be a slip."""
    import difflib

    return difflib.get_close_matches(word, [str(each) for each in known], most, 0.6) if len(word) <= 100 else []
