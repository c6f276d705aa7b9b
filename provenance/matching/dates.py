"""Dates in running English text, and whether two of them can be told apart."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from provenance.lexicon.dates import MONTHS, SHORT_MONTHS
from provenance.model.text import Pattern

_MONTH_NAMES = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {
    name.lower(): next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3])) for name in SHORT_MONTHS
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "this morning": 0, "this afternoon": 0,
             "this evening": 0, "last night": -1}  # fmt: skip
_MONTH = rf"(?:{'|'.join((*MONTHS, *map(str.upper, MONTHS)))}|(?:{'|'.join(SHORT_MONTHS)})\.?)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)"
_DATE = Pattern(
    rf"(?<![\w.,$€£/-])(?P<iso>\d{{4}}-\d\d-\d\d)(?![\w-])"
    rf"|(?<![\w.,$€£/-])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTH})(?!\w)(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|(?<!\w)(?P<month2>{_MONTH})\s+(?:the\s+)?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)(?:,?\s+(?P<year2>{_YEAR}))?"
    rf"|(?<!\w)(?P<month3>{_MONTH})(?!\w),?\s+(?P<year3>{_YEAR})"
    rf"|(?<!\w)(?P<lead>(?i:in|by|since|until|till|from|next|last|this|early|late|mid|of|for|before|after|during)[\s-]+)"
    rf"(?P<month4>{_MONTH})(?!\w)"
    rf"|(?<!\w)(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\w)"
    rf"|(?<!\w)(?P<relative>(?i:today|tonight|yesterday|tomorrow|this\s+(?:morning|afternoon|evening)|last\s+night))(?!\w)"
    rf"|(?<![\w.,$€£-])(?P<year5>{_YEAR})"
)
_UNCERTAIN = Pattern(r"(?i:\b(?:last|next|previous|following|every|each|that|a|previous)\s)\Z")


class Date(NamedTuple):
    """A date as written. ``grain`` is "day", "month" or "year"; what it does not say is None.

    ``weekday`` is from 0, Monday; ``offset`` counts days from the day of publication.
    """

    grain: str
    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None


def dates(text: str, start: int = 0, end: int | None = None) -> list[Date]:
    """The dates in ``text[start:end]``, in order; "next March" and "every Tuesday" are none that could be compared."""
    return [date for match in _DATE.finditer(text, start, len(text) if end is None else end) for date in _read(match)]


def conflict(ours: Date, published: datetime.date | None, theirs: Date, other: datetime.date | None) -> bool:
    """Whether two dates cannot be the same, each read from the day its text was published, where that is known.

    True only if it is certain: a weekday agrees with the last and the next of its name, "yesterday" with a day more or
    less, which time zones explain.
    """
    if ours.grain != theirs.grain:
        return False
    if ours.grain == "year":
        return ours.year != theirs.year
    if ours.grain == "month":
        return _differ(ours.month, theirs.month) or _differ(ours.year, theirs.year)
    if ours.month is not None and theirs.month is not None:
        parts = ((ours.year, theirs.year), (ours.month, theirs.month), (ours.day, theirs.day))
        return any(_differ(one, another) for one, another in parts)
    if ours.weekday is not None and theirs.weekday is not None:
        return ours.weekday != theirs.weekday
    one, another = _days(ours, published), _days(theirs, other)
    if one is not None and another is not None:
        return one.isdisjoint(another)
    return _wrong_weekday(ours, theirs) or _wrong_weekday(theirs, ours)


def _differ(one: int | None, another: int | None) -> bool:
    return one is not None and another is not None and one != another


def _wrong_weekday(one: Date, another: Date) -> bool:
    """Whether a full date falls on another day of the week."""
    day = _day(one.year, one.month, one.day)
    return day is not None and another.weekday is not None and day.weekday() != another.weekday


def _day(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _days(date: Date, published: datetime.date | None) -> frozenset[datetime.date] | None:
    """The days that a date can mean; None where it cannot be told."""
    if date.month is not None:
        if date.year is not None:
            day = _day(date.year, date.month, date.day)
            return None if day is None else frozenset((day,))
        if published is None:
            return None
        near = (_day(year, date.month, date.day) for year in range(published.year - 1, published.year + 2))
        return frozenset(day for day in near if day is not None) or None
    if published is None or not datetime.date.min.toordinal() + 9 < published.toordinal() < _LAST - 9:
        return None
    if date.offset is not None:
        return frozenset(published + datetime.timedelta(date.offset + slack) for slack in (-1, 0, 1))
    if date.weekday is not None:
        ahead = (date.weekday - published.weekday()) % 7
        return frozenset(published + datetime.timedelta(ahead + step) for step in (-7, 0, 7) if ahead + step <= 7)
    return None


_LAST = datetime.date.max.toordinal()


def _read(match: re.Match[str]) -> Iterator[Date]:
    found = match.groupdict()
    start, end, text = match.start(), match.end(), match[0]
    if found["iso"]:
        year, month, day = map(int, text.split("-"))
        if _day(year, month, day) is not None:
            yield Date("day", start, end, text, year, month, day)
        return
    if found["weekday"] or found["relative"]:
        if found["weekday"]:
            if not _UNCERTAIN.search(match.string[max(0, start - 12) : start]):
                yield Date("day", start, end, text, weekday=_WEEKDAYS.index(text.lower()))
        else:
            yield Date("day", start, end, text, offset=_RELATIVE[" ".join(text.lower().split())])
        return
    for which in ("", "2"):
        if found[f"month{which}"]:
            number = int(found[f"day{which}"])
            if 1 <= number <= 31:
                month_of_year, of_year = _month(found[f"month{which}"]), _number(found[f"year{which}"])
                yield Date("day", start, end, text, of_year, month_of_year, number)
            return
    if found["month3"]:
        yield Date("month", start, end, text, int(found["year3"]), _month(found["month3"]))
    elif found["month4"]:
        lead = found["lead"]
        if lead.lower().strip(" -\t\n") not in ("last", "next", "this"):
            yield Date("month", start + len(lead), end, text[len(lead) :], month=_month(found["month4"]))
    elif found["year5"]:
        yield Date("year", start, end, text, int(text))


def _month(name: str) -> int:
    return _MONTH_NAMES[name.lower().rstrip(".")]


def _number(text: str | None) -> int | None:
    return int(text) if text else None
