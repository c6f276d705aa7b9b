"""Dates without a year.

## What it finds

A day and a month in the article's words with no year near them. It is reported once for an article, at the first such
date; days that name an event ("Sept. 11", "the Jan. 6 riot") are left alone.

## Why it matters

News style leaves the year out because the day's reader knows it, and the stylebooks of AP and others advise so for
dates of the current year. Once the article is archived, translated or copied without its own date, the reader has to
guess: [ISO 8601](https://www.iso.org/iso-8601-date-and-time-format.html) does not even have a form for a day and a
month alone. Hence an info: the checker should write the year down while it is still known.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The Water Board met the Dam Company about the turbines on 28 November 2025."
quote = "On 28 November, the board met the company about the turbines"
scope = "fact"
mode = "own"
[claim.origin]
identity = "none"
vantage = "unknown"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The Water Board met the Dam Company about the turbines on 28 November 2025."
quote = "On 28 November 2025, the board met the company about the turbines"
scope = "fact"
mode = "own"
[claim.origin]
identity = "none"
vantage = "unknown"
```

## How to answer it

Write the full date in `text`, and give the article's own `published`: together they carry the year. A report of an
earlier year should be looked up rather than assumed.
"""

import re
from collections.abc import Iterator

from provenance.lexicon.dates import MONTHS, NAMED_FOR_A_DAY, OTHER_MONTHS, RELATIVE_YEARS, SHORT_MONTHS
from provenance.model.claim import ClaimFile
from provenance.model.finding import Hit, Severity
from provenance.model.text import Pattern
from provenance.rules import Context, rule

Span = tuple[int, int]
"""Where a stretch of text starts and ends."""

_NEAR = 60
"""How many characters before and after a date a year may stand and still count for it."""

_MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(map(str.upper, MONTHS))}|(?:{'|'.join(SHORT_MONTHS)})\.?)"
_EVENT = rf"(?!(?:['’]s)?[\s-]+(?i:{'|'.join(NAMED_FOR_A_DAY)})(?!\w))"
_MAY_BE = r"(?!(?<=May|MAY)\s+(?i:be|have|not|also|need|face|still|never|soon|become|come|get|go|see|lose|yet)(?!\w))"
_NUMBER = Pattern(r"\d+")
_MONTH_AFTER = Pattern(
    rf"(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?!\w){_MAY_BE}{_EVENT}"
    rf"|(?:\.|er|º|°)?\s+(?:de\s+)?(?:{'|'.join(OTHER_MONTHS)})(?!\w)"
)
_GERMAN_MONTH_AFTER = Pattern(r"\.\s+(?:April|August|September|November)(?!\w)")
_GERMAN_DAY = Pattern(r"(?<!\w)(?i:am|vom|den|dem|bis|zum|ab)\s\Z")
_MONTH_NAMES = frozenset((*MONTHS, *map(str.upper, MONTHS), *SHORT_MONTHS))
_END_OF_DAY = Pattern(rf"(?:st|nd|rd|th)?(?![\w%]|[.,:]\d){_EVENT}")
_OPENING = "\"'“‘«„([–—-/"
_BEFORE = 24
"""How many characters before a number can hold its month."""

_YEAR = Pattern(r"(?<![\w.,$€£])(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)")


@rule("TIM02", Severity.INFO, about="article", scope="article")
def no_year(file: ClaimFile, context: Context) -> Iterator[Hit]:
    """A day and a month in a quote, and no year near them."""
    for claim in file.claims:
        quote = claim.quote
        if any(not _year_near(quote, date) and not _names_event(quote[slice(*date)]) for date in days(quote)):
            yield Hit("The article's dates carry no year.", ("quote",), claim=claim)
            return


def days(text: str) -> Iterator[Span]:
    """Where days of a month stand in ``text``: "28 November", "Nov. 28th", "28 de noviembre"."""
    for number in _NUMBER.finditer(text):
        day = _day_at(text, *number.span())
        if day is not None:
            yield day


def dated(text: str) -> bool:
    """Whether a day of a month or a year stands in ``text``."""
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        if _year_at(text, start, end) is not None or _day_at(text, start, end) is not None:
            return True
    return False


def _day_at(text: str, start: int, end: int) -> Span | None:
    """Where a day of a month stands whose number is the one between two offsets."""
    if end - start > 2 or not 1 <= int(text[start:end]) <= 31:
        return None
    before = text[max(0, start - _BEFORE) : start]
    month = _month_before(before)
    if month and _END_OF_DAY.match(text, end) is not None:
        return start - month, end
    if before and (before[-1].isalnum() or before[-1] in "_$€£#" or _in_decimal(before)):
        return None
    found = _MONTH_AFTER.match(text, end)
    if found is None and text.startswith(".", end) and _GERMAN_DAY.search(before):
        found = _GERMAN_MONTH_AFTER.match(text, end)
    return (start, found.end()) if found is not None else None


def _in_decimal(before: str) -> bool:
    return before[-1] in ".," and before[-2:-1].isdecimal()


def _month_before(text: str) -> int:
    """How many characters at the end of ``text`` are an English month before its day; 0 for none. "In November 28
    percent" is a month before something else: days are not written with "in"."""
    if not text.endswith((" ", "\xa0", "\n", "\t")):
        return 0
    words = text.split()
    if len(words) > 1 and words[-1] == "the":
        words.pop()
    name = words[-1].lstrip(_OPENING).rstrip(".") if words else ""
    if name not in _MONTH_NAMES or (len(words) > 1 and words[-2].lower() == "in"):
        return 0
    return len(text) - text.rindex(name)


def years(text: str) -> Iterator[re.Match[str]]:
    """The years in ``text``, 1500 to 2099."""
    for number in _NUMBER.finditer(text):
        found = _year_at(text, *number.span())
        if found is not None:
            yield found


def _year_at(text: str, start: int, end: int) -> re.Match[str] | None:
    return _YEAR.match(text, start) if end - start == 4 and text[start] in "12" else None


def _names_event(date: str) -> bool:
    """Whether a date alone has become the name of an event: the eleventh of September."""
    return "11" in date and date.lstrip("0123456789 ").lower().startswith(("sep", "of sep"))


def _year_near(text: str, date: Span) -> bool:
    around = text[max(0, date[0] - _NEAR) : date[1] + _NEAR]
    return next(years(around), None) is not None or RELATIVE_YEARS.find(around) is not None
