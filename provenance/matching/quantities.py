"""Figures in running text, with what they count, and whether two of them can be told apart. English only.

:mod:`provenance.matching.figures` asks less of figures, in any language: whether they are the same. It reads "1,5" as
one, which is two here as often.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.lexicon.bounds import ABOUT, AT_LEAST, AT_MOST
from provenance.lexicon.numbers import CARDINALS, CURRENCIES, SCALES
from provenance.matching.content_words import Place, Word, opens

_PERCENT = frozenset(("percent", "pct", "percentage"))
_SCALE_WORDS = SCALES.keys() - {"k", "m"}  # these two only right after digits: "5 m" may be metres
_LONGEST_NUMBER = 24
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_SIGN = re.compile(r"(?:US|A|C|HK|NZ)?[$€£¥₽₴₹]\s?\Z")
_TIME = frozenset("am pm a.m. p.m. gmt utc o'clock hours".split())
_FILLERS = frozenset(
    "of its the his her their our these those all other more new additional further extra separate such".split()
)
_BEFORE_NAMES = frozenset("of in at the a an and to by from for on with than as is are was were".split())
_AFTER_RUN = 4
_ROUGH = 0.1
_ROUNDED = 0.05


class Figure(NamedTuple):
    """A figure of a text: ``low`` and ``high`` are its value, the same unless it is a range.

    ``unit`` is "percent", a currency, or the stem of what is counted, empty where that cannot be told; ``counted`` are
    the stems of all words beside it. With ``bare`` it may be a name, a score or a year, and proves no difference.
    ``bound`` is "about", "least", "most" or empty.
    """

    low: float
    high: float
    unit: str
    counted: frozenset[str]
    bound: str
    bare: bool
    start: int
    end: int
    text: str


def figures(text: str, words: Sequence[Word], dates: Sequence[Place] = ()) -> list[Figure]:
    """The figures among the ``words`` of ``text``, in order, those in ``dates`` left out."""
    return list(_figures(text, words, dates))


def agree(ours: Figure, theirs: Figure) -> bool:
    """Whether the values can be the same: equal, one a rounding of the other, or within a bound or a range."""
    if ours.low <= theirs.high and theirs.low <= ours.high:
        return True
    low, high = sorted((ours, theirs), key=lambda figure: figure.low)
    gap = (high.low - low.high) / max(high.low, 1e-9)
    if low.bound != high.bound and (low.bound == "least" or high.bound == "most") and gap <= 0.5:
        return True
    if "about" in (ours.bound, theirs.bound) or ours.bound != theirs.bound:
        return gap <= _ROUGH
    return gap <= _ROUNDED and (_rounds(ours.low, theirs.low) or _rounds(theirs.low, ours.low))


def comparable(ours: Figure, theirs: Figure) -> bool:
    """Whether both say what they count, and count the same."""
    if not ours.unit or not theirs.unit:
        return False
    if ours.unit == theirs.unit:
        return True
    special = {"percent", "percentage point", *CURRENCIES.values()}
    if ours.unit in special or theirs.unit in special:
        return False
    return ours.unit in theirs.counted or theirs.unit in ours.counted


def _rounds(exact: float, rough: float) -> bool:
    """Whether ``rough`` is ``exact`` with fewer figures: 20 for 19.6, 1,200 for 1,234."""
    if rough < 10 or rough == exact:
        return False
    digits = f"{rough:.12g}".replace(".", "").strip("0")
    return float(f"{exact:.{len(digits)}g}") == rough


def _figures(text: str, words: Sequence[Word], dates: Sequence[Place]) -> Iterator[Figure]:
    place, date = 0, 0
    while place < len(words):
        word = words[place]
        while date < len(dates) and dates[date][1] <= word.start:
            date += 1
        if date < len(dates) and dates[date][0] <= word.start:
            place += 1
            continue
        found = _number(text, words, place)
        if found is None:
            place += 1
            continue
        value, after = found
        high = value
        joined = after < len(words) - 1 and words[after].lower in ("to", "and") and _between(words, place, after)
        second = _number(text, words, after + 1) if joined else None
        if second is not None and second[0] > value / 1000:
            high, after = second
            value = _scaled(value, high)
            value, high = min(value, high), max(value, high)
        yield _figure(text, words, place, after, value, high)
        place = after


def _between(words: Sequence[Word], place: int, after: int) -> bool:
    """Whether "and" joins a range: "between 10 and 20"."""
    return words[after].lower == "to" or (place > 0 and words[place - 1].lower == "between")


def _scaled(low: float, high: float) -> float:
    """The lower end of "10 to 20 million"."""
    for scale in (10**12, 10**9, 10**6, 10**3):
        if high >= scale and low < 1000 and low * scale <= high:
            return low * scale
    return low


def _number(text: str, words: Sequence[Word], place: int) -> tuple[float, int] | None:
    """The value of the number that begins at ``place``, and which word follows it."""
    if place >= len(words):
        return None
    word = words[place]
    if word.text[0].isdigit():
        value = _digits(word.text)
        if value is None:
            return None
        place += 1
        attached = place < len(words) and words[place].start == word.end
        if attached and words[place].lower in SCALES and text[word.end : word.end + 1].isalpha():
            return value * SCALES[words[place].lower], place + 1
        if attached:
            return None  # "3rd", "28B"
        while place < len(words) and words[place].lower in _SCALE_WORDS and _adjacent(text, words, place):
            value, place = value * SCALES[words[place].lower], place + 1
            if value > 1e18:
                break
        return value, place
    return _spelt(text, words, place)


def _spelt(text: str, words: Sequence[Word], place: int) -> tuple[float, int] | None:
    """A number in words: "twenty-five", "two hundred and fifty thousand", "a dozen"."""
    total, group, begun, first = 0.0, 0.0, False, place
    while place < len(words) and place - first < 12:
        lower = words[place].lower
        if begun and not _adjacent(text, words, place) and text[words[place - 1].end : words[place].start] != "-":
            break
        value = CARDINALS.get(lower, 0)
        fits = group % 100 == 0 if value > 9 else group % 10 == 0 and group % 100 != 10
        if value and fits:
            group += value
        elif lower in _SCALE_WORDS and (begun or (first > 0 and words[first - 1].lower == "a")):
            scale = SCALES[lower]
            group = max(group, 1) * scale if scale < 1000 else group
            if scale >= 1000:
                total, group = total + max(group, 1) * scale, 0
        elif lower == "and" and begun and place + 1 < len(words) and words[place - 1].lower in SCALES:
            following = words[place + 1].lower
            if following not in CARDINALS:
                break
        else:
            break
        begun, place = True, place + 1
    if not begun or (place - first == 1 and words[first].lower == "one"):
        return None
    return total + group, place


def _adjacent(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether nothing but a space stands before the word."""
    return text[words[place - 1].end : words[place].start].strip() in ("", "-")


def _digits(word: str) -> float | None:
    if len(word) > _LONGEST_NUMBER:
        return None
    if _GROUPED.fullmatch(word):
        return float(re.sub(r"[,\u00a0\u202f]", "", word))
    return float(word) if _PLAIN.fullmatch(word) else None


def _figure(text: str, words: Sequence[Word], first: int, after: int, low: float, high: float) -> Figure:
    start, end = words[first].start, words[after - 1].end
    unit, counted, shown = "", frozenset[str](), end
    sign = _SIGN.search(text[max(0, start - 5) : start])
    if sign is not None:
        unit = CURRENCIES.get(sign[0].strip()[-1], "")
        start -= len(sign[0])
    elif text[end : end + 1] == "%":
        unit, shown = "percent", end + 1
    if not unit:
        unit, counted, shown = _counted(text, words, after, low)
    bare = not sign and _bare(text, words, first, after, unit, low)
    return Figure(low, high, unit, counted, _bound(words, first), bare, start, shown, text[start:shown])


def _counted(text: str, words: Sequence[Word], after: int, value: float) -> tuple[str, frozenset[str], int]:
    """What the figure counts, the stems of all that stands beside it, and where that ends."""
    run: list[Word] = []
    place = after
    while place < len(words) and len(run) < _AFTER_RUN:
        word = words[place]
        gap = text[words[place - 1].end : word.start]
        if gap.strip() not in ("", "-", "‑", "-"):
            break
        whole = not run and place > after and (word.text.isdigit() or word.lower in CARDINALS)
        if (not run and word.lower in _FILLERS) or whole:
            place += 1  # "two of its seven wards"
            continue
        following = words[place + 1].lower if place + 1 < len(words) else ""
        if word.lower in _PERCENT or (word.lower == "per" and following == "cent"):
            if following in ("point", "points"):
                return "percentage point", frozenset(), words[place + 1].end
            return "percent", frozenset(), words[place + 1].end if word.lower == "per" else word.end
        if word.lower in CURRENCIES and not run:
            return CURRENCIES[word.lower], frozenset(), word.end
        if not word.key and word.lower not in ("year", "years", "day", "days", "week", "weeks", "month", "months"):
            break
        if word.text[0].isdigit():
            break
        run.append(word)
        place += 1
    if not run:
        return "", frozenset(), words[after - 1].end
    plurals = (at for at, word in enumerate(run) if _is_plural(word.lower))
    head = next(plurals, 0)
    return run[head].stem, frozenset(word.stem for word in run[: head + 1]), run[head].end


def _is_plural(lower: str) -> bool:
    return (lower.endswith("s") and not lower.endswith(("ss", "us", "is"))) or lower in (
        "people", "men", "women", "children", "police", "troops", "staff", "lives",
    )  # fmt: skip


def _bound(words: Sequence[Word], first: int) -> str:
    before = [word.lower for word in words[max(0, first - 3) : first]]
    if not before:
        return ""
    last, pair = before[-1], " ".join(before[-2:])
    if last == "a":
        last = before[-2] if len(before) > 1 else last
    if pair in ("more than", "no fewer", "fewer than", "less than", "up to", "no more"):
        upper = pair in ("fewer than", "less than", "up to") and not (len(before) == 3 and before[0] == "no")
        lower = pair == "more than" and not (len(before) == 3 and before[0] == "no")
        return "most" if upper else "least" if lower else "most" if pair == "more than" else "least"
    if last in AT_LEAST:
        return "least"
    if last in AT_MOST:
        return "most"
    return "about" if last in ABOUT or pair == "close to" else ""


def _bare(text: str, words: Sequence[Word], first: int, after: int, unit: str, value: float) -> bool:
    """Whether the number may be a name, a time, a score or a year rather than a figure."""
    word, following = words[first], words[after].lower if after < len(words) else ""
    before = text[max(0, word.start - 2) : word.start]
    if word.text[0].isdigit():
        if before[-1:].isalpha() or (before[-1:] in "-–‑/.:#" and before[:1].strip()):
            return True
        if text[words[after - 1].end : words[after - 1].end + 2].strip()[:1] in ("-", "–", "/", ":") and (
            text[words[after - 1].end + 1 : words[after - 1].end + 2].isdigit()
        ):
            return True
        year = word.text.isdigit() and len(word.text) == 4 and 1500 <= value < 2100 and after == first + 1
        if year and not _is_plural(following):
            return True
        if following in _TIME:
            return True
        if first > 0:
            earlier = words[first - 1]
            named = earlier.capital and earlier.lower not in _BEFORE_NAMES and not opens(text, earlier.start)
            if named and text[earlier.end : word.start].strip() == "" and not unit:
                return True
    return False
