"""What a claim is found by: its words, folded and stemmed, and marks for what is known of it.

Both databases are given these terms, never text: so both find the same. A word's term is what its English inflections
have in common (``lexicon.inflections``); words of other languages that end alike are taken together as well. Letters
count without their accents and in lower case, figures without the commas between their thousands. Scripts without
spaces are taken letter by letter, and a word of them as a phrase of its letters.

A mark begins with ``=``, which no word does: ``=o:`` and an outlet's id, ``=u`` for unnamed sources, and so on.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec

from provenance.lexicon.inflections import stem

LONGEST_WORD = 64
"""Characters. Of a longer word the beginning counts."""
MOST_WORDS = {"said": 6_000, "origin": 500, "relays": 2_000, "article": 1_000}
"""So many words of each field of a claim can be found. PostgreSQL tells no places apart beyond 16,383."""
BORDER = "="
"""Stands between what no phrase spans."""
MOST_PLACES = 250
"""So many places of one term in a claim are known: PostgreSQL knows 255."""

# Letters of scripts that are written without spaces; marks that belong to the letter before them.
_SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57"
    "\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d57\u0d81-\u0ddf"
)
_POSSESSIVE = r"(?:['’]s(?!\w))?"
_ASCII_POSSESSIVE = re.compile(r"([a-z0-9]+)'s(?![a-z0-9_])")
_APART = bytes(code if chr(code).isalnum() else 32 for code in range(256))  # of bytes: far faster than of text
_WORD = re.compile(rf"([{_SINGLE}]|[^\W_{_SINGLE}]+){_POSSESSIVE}")
_MARKED_WORD = re.compile(rf"([{_SINGLE}]|[^\W_{_SINGLE}](?:[^\W_{_SINGLE}]|[{MARKS}])*){_POSSESSIVE}")
_MARKED = re.compile(f"[{MARKS}]")
_PUNCTUATION = re.compile("[\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2010-\u2018\u201a-\u203f\u20ac]")
_THOUSANDS = re.compile(r"(?<=\d)[,\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_THOUSANDS_COMMA = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")  # begins with what is looked for: many times as fast
# Accents as Unicode takes them off, and letters with a stroke, which it leaves as they are.
_STROKES: dict[int, str | None] = {
    **dict(zip(map(ord, "łŁøØđĐħĦŧŦıðÐ"), "llooddhhttidd", strict=True)),
    **dict(zip(map(ord, "æÆœŒþÞ"), ("ae", "ae", "oe", "oe", "th", "th"), strict=True)),
}
_ACCENTS = dict.fromkeys(range(0x300, 0x370)) | _STROKES
_PLAIN_KEY = re.compile(r"[a-z0-9_.-]{1,60}")
_MOST_KNOWN = 200_000


def folded(text: str) -> str:
    """A text as its words are compared: in lower case, without accents, and with figures in one piece."""
    if not text.isascii():
        text = _PUNCTUATION.sub(" ", text.replace("’", "'"))
        if not text.isascii():
            text = _THOUSANDS.sub("", text)
            text = unicodedata.normalize("NFKD", text).translate(_ACCENTS)
            text = unicodedata.normalize("NFKC", text.casefold())
    if "," in text:
        text = _THOUSANDS_COMMA.sub("", text)
    return text.lower() if text.isascii() else text


def words(text: str) -> list[str]:
    """The words of a text, folded and not stemmed."""
    text = folded(text)
    if text.isascii():
        if "'s" in text:
            text = _ASCII_POSSESSIVE.sub(r"\1 ", text)
        return text.encode().translate(_APART).decode().split()
    return (_MARKED_WORD if _MARKED.search(text) else _WORD).findall(text)


def known(written: Iterable[str]) -> list[tuple[str, str]]:
    """Folded words with their terms, each once, in order; no more of a word than counts."""
    return [(word, _known[word]) for word in sorted({word[:LONGEST_WORD] for word in written})]


class _Known(dict[str, str]):
    """The terms of words that have been seen. Few words make up most of all text."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[word] = stem(word[:LONGEST_WORD])
        return found


_known = _Known()


def term(word: str) -> str:
    """What a folded word is found by."""
    return _known[word]


def terms(text: str) -> list[str]:
    """The terms of a text, in its order."""
    known = _known
    return [known[word] for word in words(text)]


@lru_cache(maxsize=100_000)
def mark(sort: str, key: str) -> str:
    """The mark of something that has an id. One that is no plain word in lower case stands there by its hash."""
    if _PLAIN_KEY.fullmatch(key):
        return f"={sort}:{key}"
    return f"={sort}:={blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=12).hexdigest()}"


Document = tuple[str, str, str, str, str]
"""What a claim is found by: the terms of its fields (:data:`FIELDS`) in their order, with borders, and its marks; each
with spaces between."""

FIELDS = ("said", "origin", "relays", "article")


def document(row: Sequence[Any], verdict: str | None, seen: set[str]) -> Document:
    """What a claim is found by; its words, unstemmed, are added to ``seen``. ``row`` has what :data:`READ` names of
    ``claims``, and its article's title; ``verdict`` is the last adjudication's, None where there is none."""
    text, quote, kind, identity, source, as_written, affiliation, asserts, outlet, published, voiced, on, *rest = row
    anonymous, second_hand, lower, title = rest
    voices = listed(voiced)
    known = _known
    said = words(text)
    quoted = words(quote)
    seen.update(said, quoted)
    made = [*map(known.__getitem__, said), BORDER, *map(known.__getitem__, quoted)]
    fields = [" ".join(made)]
    places = len(made)
    for texts in ((as_written, source, affiliation), voices, (title, outlet)):
        written, count, field = _joined(texts)
        seen.update(written)
        places += count
        fields.append(field)
    marks = [_marks(outlet, kind, identity, published)]
    if source:
        marks.append(mark("s", source))
    marks += [mark("r", voice) for voice in voices]
    marks += [mark("a", each) for each in listed(on)]
    if asserts:
        marks.append(mark("e", asserts))
    if anonymous:
        marks.append("=u")
    if second_hand:
        marks.append("=h")
    if lower is not None:
        marks.append(_SCORES[lower])
    if verdict is not None:
        marks.append(f"=v:{verdict}")
    if places > MOST_PLACES:
        fields = [" ".join(field) for field in _thinned([field.split() for field in fields])]
    return fields[0], fields[1], fields[2], fields[3], " ".join(marks)


def posted(document: Document) -> tuple[str, str]:
    """A document for PostgreSQL: its day of publication as COPY reads it, and each term with its places and its field's
    letter as PostgreSQL reads a tsvector. Nothing in it has to be escaped: no term or mark holds a quotation mark, a
    space, a tab, a line's end or a backslash."""
    places: dict[str, str] = {}
    at = 0
    for field, letter in zip(document, "ABCD", strict=False):
        for each in field.split():
            at += 1
            places[each] = f"{places[each]},{at}{letter}" if each in places else f"'{each}':{at}{letter}"
        at += 1
    places.pop(BORDER, None)
    marks = document[4]
    dated = marks.find("=d:")
    day = marks[dated + 3 : dated + 13] if dated >= 0 else "\\N"
    marks = marks.replace(" ", "' '")
    return day, f"{' '.join(places.values())} '{marks}'"


READ = (
    *("text", "quote", "kind", "identity", "source", "as_written", "affiliation", "asserts", "outlet"),
    *("published", "voices", "about", "anonymous", "second_hand", "lower"),
)
"""The columns of ``claims`` that a document is made of, in their order."""
_SCORES = tuple(f"=p:{lower} =t:{lower // 10}" for lower in range(101))


def listed(written: str) -> tuple[str, ...]:
    """A list of words as it stands in a row, each once."""
    return (_listed_again if len(written) < _SHORT else _listed_once)(written)


def _listed_once(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(msgspec.json.decode(written, type=list[str])))


@lru_cache(maxsize=20_000)
def _marks(outlet: str, kind: str, identity: str, published: datetime.date | str | None) -> str:
    marks = f"{mark('o', outlet)} =k:{kind} =n:{identity}"
    if published is None:
        return marks
    iso = str(published)
    return f"{marks} =d:{iso} =m:{iso[:7]} =y:{iso[:4]}"


def _joined(texts: Sequence[str | None]) -> tuple[Sequence[str], int, str]:
    """The words of a field that is short, how many places its terms take, and these, with spaces between."""
    return (_joined_again if sum(len(each or "") for each in texts) < _SHORT else _joined_once)(tuple(texts))


def _joined_once(texts: tuple[str | None, ...]) -> tuple[Sequence[str], int, str]:
    known = _known
    written: dict[str, None] = {}
    made: list[str] = []
    for text in filter(None, texts):
        if made:
            made.append(BORDER)
        said = words(text)
        written |= dict.fromkeys(said)
        made += [known[word] for word in said]
    return tuple(written), len(made), " ".join(made)


def short(*texts: str | None) -> list[str]:
    """The terms of a field that is short, such as names and titles."""
    return _joined(texts)[2].split()


_SHORT = 400
_listed_again = lru_cache(maxsize=20_000)(_listed_once)
_joined_again = lru_cache(maxsize=20_000)(_joined_once)  # names, ids and titles stand in many claims


def _thinned(fields: Sequence[Sequence[str]]) -> list[list[str]]:
    """Fields without what is beyond :data:`MOST_WORDS`, and without the places of a term that stands there too often;
    what is around them keeps its own."""
    seen: dict[str, int] = {}
    found: list[list[str]] = []
    for field, most in zip(fields, MOST_WORDS.values(), strict=True):
        kept = []
        for each in field[:most]:
            seen[each] = seen.get(each, 0) + 1
            kept.append(each if seen[each] <= MOST_PLACES else BORDER)
        found.append(kept)
    return found


def scores(low: int, high: int) -> list[str]:
    """Marks one of which each claim has whose lower bound is ``low`` to ``high``."""
    found: list[str] = []
    at = low
    while at <= high:
        if at % 10 == 0 and at + 9 <= high:
            found.append(f"=t:{at // 10}")
            at += 10
        else:
            found.append(f"=p:{at}")
            at += 1
    return found


def days(first: datetime.date, last: datetime.date) -> list[str]:
    """Marks one of which each claim has that was published from ``first`` to ``last``."""
    found: list[str] = []
    at = first
    while at <= last:
        if at.day == 1 and at.month == 1 and datetime.date(at.year, 12, 31) <= last:
            found.append(f"=y:{at:%Y}" if at.year > 999 else f"=y:{at.isoformat()[:4]}")
            following = at.year + 1, 1
        elif at.day == 1 and month_end(at) <= last:
            found.append(f"=m:{at.isoformat()[:7]}")
            following = (at.year, at.month + 1) if at.month < 12 else (at.year + 1, 1)
        else:
            found.append(f"=d:{at.isoformat()}")
            if at == datetime.date.max:
                break
            at += datetime.timedelta(days=1)
            continue
        if following[0] > datetime.MAXYEAR:
            break
        at = datetime.date(*following, 1)
    return found


def month_end(at: datetime.date) -> datetime.date:
    """The last day of a month."""
    if at.month == 12:
        return datetime.date(at.year, 12, 31)
    return datetime.date(at.year, at.month + 1, 1) - datetime.timedelta(days=1)
