"""Kinds of columns. SQLite puts anything into any of them, and a ledger may be somebody else's file: what comes out is
of its kind, or it is said."""

import datetime
from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, types
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

Process = Callable[[Any], Any] | None


class MisplacedError(ValueError):
    """A value that is not of its column's kind."""

    def __init__(self, value: object, kind: str) -> None:
        super().__init__(f"it holds {repr(value)[:40]} where {kind} belongs")


def _of_kind(kind: type, words: str) -> Callable[[Any], Any]:
    def process(value: Any) -> Any:
        if value is None or type(value) is kind:
            return value
        raise MisplacedError(value, words)

    return process


_IS_TEXT = _of_kind(str, "text")
_IS_NUMBER = _of_kind(int, "a whole number")
_IS_BYTES = _of_kind(bytes, "packed content")


class Text(types.Text):
    """Words."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Process:
        """What is no text is refused."""
        return _IS_TEXT if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


class Integer(types.Integer):
    """A whole number."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Process:
        """What is no whole number is refused."""
        return _IS_NUMBER if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


class LargeBinary(types.LargeBinary):
    """Packed content."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Process:
        """What is no packed content is refused."""
        return _IS_BYTES if dialect.name == "sqlite" else super().result_processor(dialect, coltype)  # type: ignore[no-untyped-call]


class Boolean(types.Boolean):
    """True or false."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Process:
        """What is neither 0 nor 1 is refused."""
        return _truth if dialect.name == "sqlite" else None


class Float(types.Float[float]):
    """A number."""

    def result_processor(self, dialect: Dialect, coltype: Any) -> Process:
        """What is no number is refused."""
        return _number if dialect.name == "sqlite" else None


class Day(types.TypeDecorator[datetime.date]):
    """A day."""

    impl = types.Date
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Process:
        """What is no day is refused."""
        return _day if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


Number: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A number of a row. In SQLite only INTEGER is the table's own key."""


def _truth(value: Any) -> bool | None:
    if value is None or (type(value) is int and value in (0, 1)):
        return bool(value) if value is not None else None
    raise MisplacedError(value, "true or false")


def _number(value: Any) -> float | None:
    if value is None or type(value) in (int, float):
        return float(value) if value is not None else None
    raise MisplacedError(value, "a number")


def _day(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if value is not None else None
    except (TypeError, ValueError):
        raise MisplacedError(value, "a day") from None
