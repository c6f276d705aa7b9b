"""What words amount to: figures read across several words, so that "1,000", "1 000" and "one thousand" are the same."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from provenance.lexicon.numbers import CURRENCIES, INDEFINITE, SCALES
from provenance.matching.words import STANDS_FOR, Word

_MONEY = frozenset(CURRENCIES.values())
_MEASURES = frozenset(("percent", "permille", "percentage"))
_ARTICLES = frozenset(("a", "an", "one"))
_MOST_WORDS = 24  # of one figure
_LONGEST = 40  # digits; longer figures are compared as they are written


def counting(word: Word) -> bool:
    """Whether a word is a figure, part of one, or says what it counts in: money or a share."""
    return word.figure or word.key in SCALES or word.key in INDEFINITE or word.key in _MONEY or word.key in _MEASURES


def money(word: Word) -> bool:
    """Whether it names a currency."""
    return word.key in _MONEY


def amounts(words: Sequence[Word]) -> tuple[str, ...]:
    """The keys of ``words``, those that make a figure together as one: "one", "thousand" → "#1000"."""
    return tuple(_amounts(words))


def figures(words: Sequence[Word]) -> tuple[str, ...]:
    """Only what counts: figures, indefinite numbers, money and shares."""
    return tuple(
        key for key in amounts(words) if key.startswith("#") or key in INDEFINITE or key in _MONEY or key in _MEASURES
    )


def same(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether two stretches of words read the same: by what they amount to, or letter for letter without the spaces."""
    mine, yours = amounts(ours), amounts(theirs)
    if mine == yours or _unordered_money(mine) == _unordered_money(yours):
        return True
    if len(mine) == len(yours):
        return all(a == b or _may_be(a, b) for a, b in zip(mine, yours, strict=True))
    # "not able" is not "notable", and "18 5" is not "185".
    joint = [*ours, *theirs]
    if any(word.figure or word.key in ("not", "no", "non") for word in joint):
        return False
    return "".join(mine) == "".join(yours) != ""


def _may_be(ours: str, theirs: str) -> bool:
    if theirs in STANDS_FOR.get(ours, ()) or ours in STANDS_FOR.get(theirs, ()):
        return True
    return {ours, theirs} in ({"one", "#1"}, {"two", "#2"})


def _unordered_money(keys: tuple[str, ...]) -> tuple[str, ...] | None:
    """Money after its figure, as in words: "$5" is "5 dollars"."""
    if len(keys) < 2 or keys[0] not in _MONEY:
        return keys
    return (keys[1], keys[0], *keys[2:])


def _amounts(words: Sequence[Word]) -> Iterator[str]:
    place = 0
    while place < len(words):
        word = words[place]
        following = words[place + 1].key if place + 1 < len(words) else ""
        if word.key == "per" and following == "cent":
            yield "percent"
            place += 2
        elif word.key == "percentage" and following in ("point", "points"):
            yield "percentage"
            place += 2
        elif _begins(word, following, words[place + 3].key if place + 3 < len(words) else ""):
            key, place = _figure(words, place)
            yield key
        else:
            yield word.key
            place += 1


def _begins(word: Word, following: str, last: str) -> bool:
    if word.figure or (word.key in SCALES and len(word.key) > 3):
        return True
    return (
        (word.key in ("minus", "half", *_ARTICLES) and following in SCALES)
        or (word.key == "minus" and following.startswith("#"))
        or (word.key == "half" and following == "a")
        or (word.key == "one" and following == "and" and last == "half")
    )


def _figure(words: Sequence[Word], place: int) -> tuple[str, int]:
    """The figure that begins at ``place``, as a key, and where it ends."""
    sign, total, current, ordinal = 1, Fraction(0), Fraction(0), False
    start, last, scale = place, "", 0
    while place < min(len(words), start + _MOST_WORDS):
        word, key = words[place], words[place].key
        following = words[place + 1].key if place + 1 < len(words) else ""
        if key == "minus" and place == start:
            sign = -1
        elif word.figure and not ordinal:
            value = _value(key)
            if value is None:
                return (key, place + 1) if place == start else (_key(sign * (total + current), ordinal), place)
            joined = (
                value[0]
                if place == start or last == "minus"
                else _joined(words[start:place], word, current, value[0], scale)
            )
            if joined is None:
                break
            current, ordinal = joined, value[1]
        elif key in SCALES and (place == start or not ordinal):
            current, total, scale = _scaled(current if place > start else Fraction(1), total, SCALES[key])
        elif key in _ARTICLES and place == start:
            current = Fraction(1)
        elif key == "half" and place == start:
            current = Fraction(1, 2)
        elif (
            key == "and" and (following in ("a", "half") or following.startswith("#")) and _goes_on(words, place, last)
        ):
            if following == "a":
                current += Fraction(1, 2)
                place += 2
            elif following == "half":
                current += Fraction(1, 2)
                place += 1
        elif not (key == "a" and last == "half"):
            break
        last = words[place].key
        place += 1
    return _key(sign * (total + current), ordinal), place


def _goes_on(words: Sequence[Word], place: int, last: str) -> bool:
    """Whether "and" stands within a figure: "two hundred and five", "one and a half"."""
    rest = [word.key for word in words[place + 1 : place + 3]]
    if rest[:1] == ["half"] or rest == ["a", "half"]:
        return last.startswith("#") or last in ("one", *SCALES)
    return (
        last in ("hundred", "thousand", "million")
        and not words[place + 1].written.isdecimal()
        and rest[1:] != ["hundred"]
    )


def _scaled(current: Fraction, total: Fraction, scale: int) -> tuple[Fraction, Fraction, int]:
    if scale < 1000:
        return (current or Fraction(1)) * scale, total, scale
    return Fraction(0), total + (current or Fraction(1)) * scale, scale


def _joined(words: Sequence[Word], word: Word, current: Fraction, value: Fraction, scale: int) -> Fraction | None:
    """A figure with another one after it: "twenty five", "2 000", "two hundred five", "2½"; None where they are two."""
    before, digits = words[-1], word.written.isdecimal()
    if digits and len(word.written) == 3 and all(each.written.isdecimal() for each in words):
        return current * 1000 + value if len(words[0].written) <= 3 and len(words) < 5 else None
    if digits and before.figure and before.written.isdecimal():
        return None
    if value.denominator > 1:
        return current + value
    if current % 100 >= 20 and current % 10 == 0 and 0 < value < 10 and not digits:
        return current + value
    if before.key == "and" or (before.key in SCALES and before.key != "dozen"):
        if current and current % 100 == 0 and value < 100:
            return current + value
        if not current and value < scale:
            return value
        if current % 1000 == 0 and value < 1000 and not digits:
            return current + value
    return None


def _value(key: str) -> tuple[Fraction, bool] | None:
    ordinal = key.endswith("th")
    text = key[1:].removesuffix("th")
    if len(text) > _LONGEST:
        return None
    try:
        return Fraction(text), ordinal
    except (ValueError, ZeroDivisionError):
        return None


def _key(value: Fraction, ordinal: bool) -> str:
    return f"#{value}{'th' if ordinal else ''}"
