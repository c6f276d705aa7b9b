"""Quoted words in a page's text: whether they stand there, and if not quite so, what was changed.

The verdicts, from the best to the gravest (docs/quotes.md has examples):

- ``exact``: the very characters. Only white space, line breaks and characters that nobody sees may differ.
- ``normalised``: the same words in the same order. Case, punctuation, the kind of marks, Unicode forms, ligatures, the
  hyphens of line ends, contractions and how a figure is written may differ; so may what an editor adds in brackets.
- ``elided``: words are left out and a mark says so: an ellipsis of any form, or square brackets around what stands for
  them. Each part between the marks is there, in order, within 1,000 words.
- ``translated?``: nothing of the kind is there, and the page is in another language.
- ``altered``: words were replaced or added; or what was left out, with a mark or without, is nothing but a negation or
  a hedge, or part of a figure, so that what remains says something else.
- ``silently-elided``: words were left out without a mark, and nothing else was changed.
- ``reordered``: the same words, or nearly, in another order.
- ``absent``: nothing of the kind is there: less than half of the words' weight, or words scattered over the page.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from provenance.matching import alignment
from provenance.matching.context import found_at
from provenance.matching.passages import PageText, Quotation, folded
from provenance.matching.readings import GRAVITY, LEAST, best
from provenance.matching.words import NOWHERE
from provenance.model.evidence import Match, Verdict

__all__ = ["PageText", "match", "match_all"]

_MOST_EXACT = 200  # places where the same words stand that are looked at for the same characters
_ALTERED_GRAVELY = GRAVITY[Verdict.ABSENT] - 1


def match(words: str, page: PageText, *, language: str | None = None) -> Match:
    """How one quotation, without its outer marks, stands in a page's text.

    ``language`` is the quotation's (BCP 47), None where it is not known. Where the words stand several times, the best
    verdict is told, and of several places the first. ``distance`` is the share of words that differ, from 0 to 1;
    marked omissions do not count. What is absent has no place. Of a page that is mostly a repetition of the same
    words only the first places are looked at.
    """
    quotation = Quotation(words.strip(), page, language or page.language)
    if not quotation.words:
        at = page.text.find(words.strip()) if words.strip() else -1
        return found_at(Verdict.EXACT, page.text, at, at + len(words.strip())) if at >= 0 else Match(Verdict.ABSENT)
    found = _as_they_are(quotation, page)
    if found is not None and found.verdict is Verdict.EXACT:
        return found
    if found is None or quotation.marks:
        read = best(quotation, page)
        if read is not None and (found is None or read.distance == 0):
            found = read.match()
    foreign = _foreign(quotation, page, language)
    if found is None or (foreign and found.verdict is Verdict.ALTERED and found.distance > 1 - LEAST):
        return Match(Verdict.TRANSLATED if foreign else Verdict.ABSENT)
    return found


def match_all(parts: Sequence[str], page: PageText, *, language: str | None = None) -> Match:
    """How the quoted parts of one claim stand in a page's text, as one.

    It has the gravest verdict, with the place, the words and the context of the part that has it, the longest where
    several do; the edits of all parts; and the distance over all their words. No part at all is absent.
    """
    found = [(part, match(part, page, language=language)) for part in parts]
    if not found:
        return Match(Verdict.ABSENT)
    if len(found) == 1:
        return found[0][1]
    _, gravest = max(found, key=lambda each: (_gravity(each[1]), len(each[0])))
    weights = [max(1, len(part.split())) for part, _ in found]
    distance = sum(weight * each.distance for weight, (_, each) in zip(weights, found, strict=True)) / sum(weights)
    return Match(
        gravest.verdict,
        gravest.start,
        gravest.end,
        gravest.matched,
        round(distance, 4),
        tuple(edit for _, each in found for edit in each.edits),
        gravest.context,
    )


def _gravity(found: Match) -> int:
    if found.verdict is Verdict.ALTERED and any(
        edit.kind in ("negation", "number", "entity", "hedge") for edit in found.edits
    ):
        return _ALTERED_GRAVELY
    return GRAVITY[found.verdict]


def _as_they_are(quotation: Quotation, page: PageText) -> Match | None:
    """The quotation's words one after the other on the page: exact, else normalised, else None."""
    if NOWHERE in quotation.coded:
        return None
    length, words = len(quotation.coded), page.words
    wanted = folded(quotation.written)
    lead = quotation.text[: quotation.words[0].start]
    trail = quotation.text[quotation.words[-1].end :]
    first: Match | None = None
    compared = 0
    for number in alignment.places(quotation.coded, words.coded, _MOST_EXACT):
        if any(page.torn(number, number + length)):
            continue
        start, end = words.starts[number], words.ends[number + length - 1]
        begin = start - len(lead) if page.text.endswith(lead, 0, start) else start
        close = end + len(trail) if page.text.startswith(trail, end) else end
        compared += close - begin
        if folded(page.text[begin:close]) == wanted:
            return found_at(Verdict.EXACT, page.text, begin, close)
        if first is None:
            first = found_at(Verdict.NORMALISED, page.text, start, end)
        if compared > 1 << 22:
            break
    return first


def _script(text: str) -> str | None:
    """The script of most letters of the beginning of a text: the first word of their Unicode names."""
    letters = [sign for sign in text[:4000] if sign.isalpha()][:400]
    counted = Counter(unicodedata.name(sign, "?").partition(" ")[0] for sign in letters)
    return counted.most_common(1)[0][0] if counted else None


def _foreign(quotation: Quotation, page: PageText, language: str | None) -> bool:
    """Whether the page is in another language than the quotation: as both are declared, or by their scripts."""
    ours, theirs = _script(quotation.text), _script(page.text)
    japanese = {"CJK", "HIRAGANA", "KATAKANA"}
    if ours != theirs and ours is not None and theirs is not None and not {ours, theirs} <= japanese:
        return True
    if language is None or page.language is None:
        return False
    return language.partition("-")[0].lower() != page.language.partition("-")[0].lower()
