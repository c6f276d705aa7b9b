"""Text as words that can be compared: each with its place, and a key that is the same for all that reads the same.

The key of a word knows no case, no Unicode forms, no ligatures, no soft hyphens and no hyphen at the end of a line; a
contraction is the words it stands for ("don't" is "do" and "not"), and a figure its value ("eighteen", "18" and "18.0"
are "#18"). What takes several words to see, such as "1,000" for "one thousand", :mod:`provenance.matching.figures`
sees.

Writing without spaces between words (Han, Kana, Thai, Lao, Khmer, Burmese) is taken sign by sign.
"""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from provenance.lexicon.numbers import CARDINALS, CURRENCIES, DECIMAL_COMMA, ORDINALS
from provenance.model.text import Pattern

MOST_KEYS = 0x10FFF0
"""How many different words of one page are told apart; what has more is no text, and its later words match nothing."""

OTHER = chr(0x10FFFF)
"""The code of a word beyond those."""

NOWHERE = chr(0x10FFFE)
"""The code of a word that does not stand in the text."""

_MOST_KEPT = 200_000  # spellings whose keys are remembered while a page is prepared
_LONGEST_WORD = 400  # characters; longer runs of letters are compared as they are

_UNSPACED = (
    "\u0e00-\u0e4f\u0e80-\u0eff\u1000-\u103f\u1050-\u109f\u1780-\u17d3\u2e80-\u2fdf\u3005-\u3007\u3040-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Marks that combine with letters, by the blocks of the scripts that use them; the letters between them do no harm.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u0859-\u085b"
    "\u08ca-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2\u09e3\u0a01-\u0a03"
    "\u0a3c-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0ae2\u0ae3\u0b01-\u0b03\u0b3c-\u0b57\u0b62\u0b63"
    "\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c-\u0c56\u0c62\u0c63\u0c81-\u0c83\u0cbc-\u0cd6\u0ce2\u0ce3"
    "\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d62\u0d63\u0d81-\u0d83\u0dca-\u0ddf\u0df2\u0df3\u0f18\u0f19\u0f35\u0f37\u0f39"
    "\u0f3e\u0f3f\u0f71-\u0f84\u135d-\u135f\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f"
)
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_APOSTROPHES = "'’‘ʼ＇´`ʹ′"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_LINE_END = r"[-‐‑\u00ad][ \t]{0,8}\r?\n[ \t]{0,8}"
_LETTERS = rf"{_LETTER}++(?:[{_MARKS}{_UNSEEN}]++{_LETTER}*+|{_LINE_END}(?=[^\W\d_A-Z]){_LETTER}++)*+"

_WORD = Pattern(
    # What most words are comes first: it is the fastest to see.
    r"[A-Za-z]++(?=[ .,;:?!\n”])"
    rf"|(?=[^\s,;“”()])(?:{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*+"
    r"|(?:(?<![^\s(\[“\"'‘«])[-−])?\d++(?:[.,:’']\d++)*+(?:(?:st|nd|rd|th)(?![^\W_]))?"
    r"|(?<![\w.])\.\d++(?![.\d])"
    r"|[¼-¾⅐-⅞]"
    rf"|[{_UNSPACED}][{_MARKS}]*+"
    r"|[%‰€$£¥₽₴₹¢₩₺₪&])"
)
_DROPPED = Pattern(rf"{_LINE_END}|[{_UNSEEN}]+")
_APOSTROPHE = Pattern(f"[{_APOSTROPHES}]")
_SPLIT = Pattern(rf"[^{_APOSTROPHES}]+")
_THOUSANDS = Pattern(r"\d{1,3}(?:[.,]\d{3})+")
_IRREGULAR_NOT = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_CONTRACTED = {"ll": "will", "re": "are", "ve": "have", "m": "am", "s": "'s", "d": "'d"}
_SIGNS = {"%": "percent", "‰": "permille", "&": "and"}
_GROUPED = re.compile(r"['’](?=\d{3}(?!\d))")
_UNSPACED_SIGN = Pattern(f"[{_UNSPACED}]")

STANDS_FOR = {"'s": frozenset(("is", "has", "us")), "'d": frozenset(("would", "had"))}
"""What a contraction may stand for that is more than one thing."""

Piece = tuple[int, int, str]


class Word(NamedTuple):
    """A word: its key, how it is written, its place, whether it stands in brackets, as an editor's words do, and
    whether it is part of a name, as far as that can be told."""

    key: str
    written: str
    start: int
    end: int
    bracketed: bool = False
    name: bool = False

    @property
    def figure(self) -> bool:
        """Whether it is written in digits, or is a number of one word below a hundred."""
        return self.key.startswith("#")

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter; "I" does not count."""
        return self.written[:1].isupper() and self.key not in ("i", "am", "'d", "'s")


class Reader:
    """What runs of letters and digits hold. ``language`` (BCP 47) says how figures are written."""

    def __init__(self, language: str | None) -> None:
        self._comma = language is not None and language.partition("-")[0].lower() in DECIMAL_COMMA

    def pieces(self, written: str) -> tuple[Piece, ...]:
        """The words of one run, each with its place in it and its key."""
        first = written[0]
        if first.isdecimal() or (len(written) > 1 and written[1].isdecimal() and not first.isalpha()):
            return ((0, len(written), figure(written, self._comma)),)
        plain = _DROPPED.sub("", written)
        if len(written) > _LONGEST_WORD:
            return ((0, len(written), plain.casefold()),)
        if _APOSTROPHE.search(written) is None:
            key = spelled(plain)
            if key == "cannot":
                return (0, len(written) - 3, "can"), (len(written) - 3, len(written), "not")
            return ((0, len(written), key),)
        return tuple(self._contracted(written))

    def _contracted(self, written: str) -> Iterator[Piece]:
        parts = [(match.start(), match.end(), _DROPPED.sub("", match[0])) for match in _SPLIT.finditer(written)]
        last = parts[-1][2].casefold()
        negated = len(parts) > 1 and last == "t" and parts[-2][2][-1:].casefold() == "n"
        if negated:
            start, end, base = parts[-2]
            parts[-2:] = [(start, end - 1, base[:-1])] if len(base) > 1 else []
        for number, (start, end, part) in enumerate(parts):
            key = spelled(part)
            if negated and number == len(parts) - 1:
                key = _IRREGULAR_NOT.get(key, key)
            elif number and number == len(parts) - 1 and key in _CONTRACTED:
                start, key = start - 1, _CONTRACTED[key]
            yield start, end, key
        if negated:
            yield (parts[-1][1] if parts else 0), len(written), "not"


def spelled(written: str) -> str:
    """The key of a word without apostrophes: its letters in one case and form, a number word or money by its value."""
    if written.isascii():
        key = written.lower()
    elif len(written) == 1 and unicodedata.category(written) == "No":
        return f"#{unicodedata.normalize('NFKC', written).replace('⁄', '/')}"
    else:
        key = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", written).casefold())
    if key in CARDINALS and key != "one":
        return f"#{CARDINALS[key]}"
    if key in ORDINALS:
        return f"#{ORDINALS[key]}th"
    return _SIGNS.get(key) or CURRENCIES.get(key, key)


def figure(written: str, comma: bool = False) -> str:
    """The key of a figure written in digits: "#" and its value, with "th" for an ordinal. With ``comma`` a comma sets
    off decimals and a full stop thousands, where both could be."""
    ordinal = written[-1:].isalpha()
    text = written[:-2] if ordinal else written
    sign = "-" if text[:1] in ("-", "−") else ""
    text = text.lstrip("-−")
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
    text = _GROUPED.sub("", text)
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        thousands, decimal = (",", ".") if text.rfind(".") > text.rfind(",") else (".", ",")
    else:
        mark = "." if dots else ","
        grouped = _THOUSANDS.fullmatch(text) is not None
        # One group of three says nothing by itself: the language does.
        if grouped and (dots + commas > 1 or (mark == ".") == comma):
            thousands, decimal = mark, ""
        else:
            thousands, decimal = "", mark
    if thousands:
        text = text.replace(thousands, "")
    if decimal and text.count(decimal) == 1:
        whole, _, rest = text.partition(decimal)
        if whole.isdecimal() or not whole:
            text = f"{whole.lstrip('0') or '0'}.{rest}".rstrip("0").rstrip(".")
    elif text.isdecimal():
        text = text.lstrip("0") or "0"
    return f"#{sign}{text}{'th' if ordinal else ''}"


class Words:
    """The words of a text in three columns, and as one string with a character for each word.

    ``coded`` makes a search for words a search for characters. ``starts`` and ``ends`` are offsets into ``text``.
    """

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text = text
        self._codes: dict[str, str] = {}
        self._keys: list[str] | None = None
        self.starts = array("I")
        self.ends = array("I")
        coded: list[str] = []
        reader = Reader(language)
        whole: dict[str, str] = {}
        starts, ends, add = self.starts.append, self.ends.append, coded.append
        for match in _WORD.finditer(text):
            written = match[0]
            code = whole.get(written)
            if code is not None:
                start, end = match.span()
                starts(start)
                ends(end)
                add(code)
                continue
            at = match.start()
            for start, end, key in reader.pieces(written):
                code = self._codes.get(key) or self._code(key)
                starts(at + start)
                ends(at + end)
                add(code)
                if end - start == len(written) and len(whole) < _MOST_KEPT:
                    whole[written] = code
        self.coded = "".join(coded)

    def _code(self, key: str) -> str:
        number = len(self._codes) + 1
        if number > MOST_KEYS:
            return OTHER
        code = self._codes[key] = chr(number)
        return code

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the text, by its code."""
        return Counter(self.coded)

    def __len__(self) -> int:
        return len(self.coded)

    def code(self, key: str) -> str:
        """The character for a key; :data:`NOWHERE` for one that the text does not hold."""
        return self._codes.get(key, NOWHERE)

    def __getitem__(self, number: int) -> Word:
        start, end = self.starts[number], self.ends[number]
        if self._keys is None:
            self._keys = list(self._codes)
        code = ord(self.coded[number])
        key = self._keys[code - 1] if code <= len(self._keys) else ""
        return Word(key, self.text[start:end], start, end)

    def between(self, first: int, end: int) -> list[Word]:
        """The words from number ``first`` up to ``end``."""
        return [self[number] for number in range(first, end)]


def unspaced(written: str) -> bool:
    """Whether it is written in a script that sets no spaces between words."""
    return _UNSPACED_SIGN.match(written) is not None
