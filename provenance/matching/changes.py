"""What a page says of its own errors, and what became of it between two readings. English only for notes."""

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from provenance.lexicon.corrections import (
    ABOUT_CORRECTIONS,
    COLLECTED,
    CORRECTED,
    CORRECTING,
    LABELS,
    PASSING,
    RETRACTED,
    RETRACTED_TITLE,
    RETRACTING,
)
from provenance.lexicon.negations import NOT
from provenance.lexicon.numbers import CARDINALS
from provenance.matching.content_words import words
from provenance.matching.dates import dates
from provenance.model.document import CitedPage
from provenance.model.evidence import Correction
from provenance.model.sentences import sentences
from provenance.model.text import shortened

_LONGEST_NOTE = 1200
_SHOWN = 300
_FEWEST_WORDS = 5
_COMPARED = 60
_LIKE = 0.5
_LONGEST_WORD = 60
_LONGEST_SENTENCE = 4_000
_SPACE = re.compile(r"\s+")
_SITE = re.compile(r"\s+(?:[|•·»]|[—–-])\s+[^|•·»—–]{1,60}$")


class _Note(NamedTuple):
    kind: str
    text: str
    date: datetime.date | None


def noted(page: CitedPage, since: datetime.date | None = None) -> Correction | None:
    """The correction or retraction that a page carries, with its date where the note has one; None where it has none.

    A retraction goes before corrections, the latest of these before others. With ``since``, the day on which the page
    was used, a note of that day or of an earlier one is no news and left out; so is a note without a date on a page
    that was last changed by then. A note counts where it stands as a block of its own.
    """
    notes = list(_notes(page))
    if since is not None:
        notes = [note for note in notes if not _known(note, page, since)]
    return _correction(notes)


def changed(before: CitedPage, after: CitedPage, *, on: datetime.date) -> Correction | None:
    """What has become of a page between two readings, the later one ``on`` that day; None where only its furniture,
    marks, spelling or order are others.

    In this order: a retraction or correction that was not there before; another headline; sentences that were changed,
    left out or added. What stands behind a paywall in either reading is not held against the other.
    """
    old = {_plain(note.text) for note in _notes(before)}
    correction = _correction([note for note in _notes(after) if _plain(note.text) not in old])
    if correction is not None:
        return (
            correction if correction.date is not None else Correction(on.isoformat(), correction.kind, correction.text)
        )
    if any(each.needs_script or each.stand_in is not None for each in (before, after)):
        return None
    text = _headlines(before, after) or _bodies(before, after)
    return Correction(on.isoformat(), "changed", text) if text is not None else None


# Notes


def _notes(page: CitedPage) -> Iterator[_Note]:
    title = page.document.title or ""
    if COLLECTED.match(title):
        return
    if RETRACTED_TITLE.match(title):
        yield _Note("retracted", shortened(title, _SHOWN), None)
    seen = set()
    for block in _blocks(page):
        note = _note(block, page)
        if note is not None and note.text not in seen:
            seen.add(note.text)
            yield note


def _blocks(page: CitedPage) -> Iterator[str]:
    """The blocks of a page, a label that stands alone joined with what follows it."""
    label = ""
    for text in (page.whole, page.document.text):
        for line in text.split("\n"):
            block = _SPACE.sub(" ", line[: _LONGEST_NOTE + 1]).strip()
            if not block:
                continue
            if label:
                yield f"{label} {block}"
            bare = block.rstrip(":—–- ")
            label = f"{bare}:" if len(bare) < 60 and LABELS.match(f"{bare}: x") is not None else ""
            yield block
        label = ""


def _note(block: str, page: CitedPage) -> _Note | None:
    if len(block) > _LONGEST_NOTE:
        return None
    label = LABELS.match(block)
    text = block[label.end() :] if label is not None else block
    if len(text.split()) < _FEWEST_WORDS or (label is not None and ABOUT_CORRECTIONS.search(block)):
        return None
    kind = ""
    if RETRACTED.match(text):
        kind = "retracted"
    elif label is not None:
        name = label["label"].lower()
        if name.startswith(("retraction", "withdrawal")) or (RETRACTING.search(text) and _of_itself(text)):
            kind = "retracted"
        elif _STANDING.search(name):
            kind = "corrected" if CORRECTED.match(text) or CORRECTING.search(text) else ""
        elif "note" not in name or CORRECTED.match(text) or (CORRECTING.search(text) and _of_itself(text)):
            kind = "corrected"
    elif CORRECTED.match(text):
        kind = "corrected"
    return _Note(kind, shortened(block, _SHOWN), _date(block, page)) if kind else None


# "Corrections and clarifications" is the name of a column and of a link, too: the note itself has to speak of an error.
_STANDING = re.compile(r"\s(?:and|&)\s")
_ITSELF = re.compile(
    r"\b(?:this|our|earlier|previous|original)\s+(?:\w+\s+){0,2}"
    r"(?:article|story|piece|report|page|post|column|version|paper)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:corrected|amended|updated|revised|clarified|retracted|withdrawn|edited|removed|changed|added|posted)"
    r"(?:\s+\w+)?\s*(?:on|,)?\Z|[(\[]\Z",
    re.IGNORECASE,
)


def _of_itself(text: str) -> bool:
    """Whether an editor's note speaks of the page that it stands on."""
    return _ITSELF.search(text) is not None


def _date(block: str, page: CitedPage) -> datetime.date | None:
    """The day of a note: in its label or after "on", the year being taken from the page where there is none."""
    published = page.document.published
    for date in dates(block):
        if date.grain != "day" or date.month is None or date.day is None:
            continue
        lead = block[max(0, date.start - 24) : date.start].rstrip()
        stamped = date.start < 40 and ":" in block[date.end : date.end + 12]
        if not stamped and _DATED.search(lead) is None:
            continue
        years = [date.year] if date.year is not None else []
        if not years and published is not None:
            years = [published.year, published.year + 1]
        for year in years:
            try:
                day = datetime.date(year, date.month, date.day)
            except ValueError:
                continue
            if date.year is not None or published is None or day >= published:
                return day
    return None


def _known(note: _Note, page: CitedPage, since: datetime.date) -> bool:
    if note.date is not None:
        return note.date <= since
    return page.modified is not None and page.modified <= since


def _correction(notes: Sequence[_Note]) -> Correction | None:
    if not notes:
        return None
    retractions = [note for note in notes if note.kind == "retracted"]
    latest = max(retractions or notes, key=lambda note: note.date or datetime.date.min)
    date = latest.date.isoformat() if latest.date is not None else None
    return Correction(date, "retracted" if retractions else "corrected", latest.text)


# Two readings


def _headlines(before: CitedPage, after: CitedPage) -> str | None:
    old, new = before.document.title, after.document.title
    if not old or not new:
        return None
    one, other = _headline(old), _headline(new)
    mine, its = _forms(one), _forms(other)
    if not mine or not its or _cosmetic(mine, its):
        return None
    return f"The headline “{shortened(one, _SHOWN)}” became “{shortened(other, _SHOWN)}”."


def _headline(title: str) -> str:
    return _SITE.sub("", _SPACE.sub(" ", title[:500]).strip())


def _bodies(before: CitedPage, after: CitedPage) -> str | None:
    """What was changed in the article's own sentences, in words."""
    old, new = list(_statements(before.document.text)), list(_statements(after.document.text))
    if not old or not new:
        return None
    gone, come = _without_common(old, new)
    pairs, gone, come = _paired(gone, come)
    told = [f"“{shortened(one, 150)}” became “{shortened(other, 150)}”" for one, other in pairs]
    if before.free is not False and after.free is False:
        gone = []
    if before.free is False and after.free is not False:
        come = []
    if len(gone) == len(old) and not pairs:
        told.append("nothing of the earlier text is left")
    elif gone:
        told.append(
            f"left out: “{shortened(gone[0], 150)}”" + (f" and {len(gone) - 1:,} more" if len(gone) > 1 else "")
        )
    if come and not (len(gone) == len(old) and not pairs):
        more = f" and {len(come) - 1:,} more" if len(come) > 1 else ""
        told.append(f"added: “{shortened(come[0], 150)}”{more}")
    if not told:
        return None
    more = f"; and {len(told) - 3:,} more" if len(told) > 3 else ""
    text = "; ".join(told[:3]) + more
    return f"{text[0].upper()}{text[1:]}" + ("" if text.endswith((".”", "!”", "?”")) else ".")


def _statements(text: str) -> Iterator[str]:
    """The whole sentences of an article, its furniture left out."""
    for start, end in sentences(text, lines=True):
        sentence = text[start:end]
        if not sentence.rstrip("\"'”’»)]").endswith((".", "!", "?", "…")) or PASSING.search(sentence[:2000]):
            continue
        if len(sentence.split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS:
            continue
        yield sentence


def _without_common(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    mine, its = Counter(map(_plain, old)), Counter(map(_plain, new))
    return list(_rest(old, its)), list(_rest(new, mine))


def _rest(found: Sequence[str], others: Counter[str]) -> Iterator[str]:
    """What is not among the others, wherever it stands there; told once."""
    seen = set()
    for sentence in found:
        plain = _plain(sentence)
        if plain not in others and plain not in seen:
            seen.add(plain)
            yield sentence


def _paired(gone: list[str], come: list[str]) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Sentences that became others; without those whose difference is cosmetic."""
    pairs: list[tuple[str, str]] = []
    rest = [(other, _forms(other)) for other in come[:_COMPARED]]
    unpaired = []
    for one in gone[:_COMPARED]:
        mine = _forms(one)
        best, place = 0.0, -1
        for number, (_, its) in enumerate(rest):
            likeness = _likeness(mine, its)
            if likeness > best:
                best, place = likeness, number
        if best < _LIKE:
            unpaired.append(one)
            continue
        other, its = rest.pop(place)
        if not _cosmetic(mine, its):
            pairs.append((one, other))
    return pairs, [*unpaired, *gone[_COMPARED:]], [*(other for other, _ in rest), *come[_COMPARED:]]


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if one or other else 0.0


def _cosmetic(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sentences differ in slips of the pen and words that say nothing only: never in a figure, a negation,
    a word that is another one, or the order."""
    if "".join(one) == "".join(other):
        return True
    mine, its = list((Counter(one) - Counter(other)).elements()), list((Counter(other) - Counter(one)).elements())
    if len(mine) > _FEW_SLIPS or len(its) > _FEW_SLIPS:
        return False
    kept, others = _without(one, mine), _without(other, its)
    if kept != others:
        return False
    for word in list(mine):
        slip = next((each for each in its if _slip(word, each)), None)
        if slip is not None:
            mine.remove(word)
            its.remove(slip)
    return all(word in _SAYING_NOTHING for word in (*mine, *its))


def _without(found: Sequence[str], left: Sequence[str]) -> list[str]:
    """The words that remain, in order."""
    out = Counter(left)
    kept = []
    for word in found:
        if out[word]:
            out[word] -= 1
        else:
            kept.append(word)
    return kept


_FEW_SLIPS = 4
_SAYING_NOTHING = frozenset(
    "a an the that which of to in on at for by with and also then just very so too has had is was been".split()
)


def _slip(one: str, other: str) -> bool:
    """Whether one word is the other with a letter wrong, missing, too many or in the wrong place."""
    shortest, longest = sorted((len(one), len(other)))
    if not (one.isalpha() and other.isalpha()) or shortest < 5 or longest > _LONGEST_WORD or {one, other} & NOT:
        return False
    return one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1 and not _inflected(one, other)


def _inflected(one: str, other: str) -> bool:
    """Whether the difference may be one of number or tense: "ward" and "wards", "close" and "closed"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in ("s", "d", "n")


def _forms(text: str) -> list[str]:
    """The words in lower case, those for numbers as figures."""
    return [_FIGURES.get(word.lower, word.lower) for word in words(text[:_LONGEST_SENTENCE])]


_FIGURES = {word: str(value) for word, value in CARDINALS.items() if word != "one"}


def _plain(text: str) -> str:
    return " ".join(word.lower for word in words(unicodedata.normalize("NFKC", text)))
