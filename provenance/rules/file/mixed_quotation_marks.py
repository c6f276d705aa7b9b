"""A quotation that opens in one style and closes in another.

## What it finds

A quotation in a claim's `quote` that is opened by a mark of one kind and closed by one of another, such as a straight
one and a curly one; once per article, at the first. Every language's pairs are known, quotations within quotations
are followed, and a quotation that is cut off before its end is left alone, as are apostrophes.

## Why it matters

Two kinds of marks around one quotation are a trace of pasting: one half of it was typed here, the other came from
somewhere else, and what came along with it is worth a look. Where it ends may be unsure, too, and with that whose
words they are. The [Unicode Locale Data](https://cldr.unicode.org/) say which marks belong together in which language.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The captain considers the ferry fit to sail."
quote = 'The captain called the ferry "entirely seaworthy” and boarded'
scope = "utterance"
mode = "mixed"
cue = "called"
[claim.origin]
as_written = "The captain"
identity = "role"
vantage = "participant"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The captain considers the ferry fit to sail."
quote = 'The captain called the ferry “entirely seaworthy” and boarded'
scope = "utterance"
mode = "mixed"
cue = "called"
[claim.origin]
as_written = "The captain"
identity = "role"
vantage = "participant"
```

## How to answer it

Compare `quote` with the article: if the slip is yours, mend it. If the article has it, see on the pages it cites where
the quotation really ends.
"""

from collections.abc import Iterator

from provenance.lexicon.quotation_marks import CLOSED_BY, CLOSING_OFF, DOUBLE, ELISIONS, OPENING_OFF, SINGLE
from provenance.model.claim import ClaimFile
from provenance.model.finding import Hit, Severity
from provenance.model.text import Pattern, quotations
from provenance.rules import Context, rule

_DOUBLE_MARK = Pattern(f"[{''.join(sorted(DOUBLE))}]")


@rule("FMT03", Severity.INFO, about="article", scope="article")
def mixed_quotation_marks(file: ClaimFile, context: Context) -> Iterator[Hit]:
    """A quotation closed by a mark that does not belong to its opening one; the first of the article."""
    for claim in file.claims:
        mixed = mixture(claim.quote)
        if mixed is not None:
            yield Hit(f"A quotation is opened with {mixed[0]} and closed with {mixed[1]}.", ("quote",), claim)
            return


def mixture(text: str) -> tuple[str, str] | None:
    """The opening and the closing mark of the first quotation whose two marks do not belong together, or None."""
    if _DOUBLE_MARK.search(text) is not None:
        found = next(mixtures(text), None)
        return (text[found[0]], text[found[1]]) if found is not None else None
    if len(SINGLE.intersection(text)) > 1:
        return _mixed_single(text)
    return None


def mixtures(text: str) -> Iterator[tuple[int, int]]:
    """Where the two marks of each quotation stand that do not belong together, as far as double marks show.

    Follows the marks with a stack of the open ones, each with the wrong mark, if any, that seemed to close it. What
    stands beside a mark shows whether it opens or closes. A wrong one counts unless the right one comes after all.
    """
    places = [match.start() for match in _DOUBLE_MARK.finditer(text)]
    if len({text[place] for place in places}) < 2:
        return
    open_marks: list[tuple[int, int]] = []
    for place in places:
        mark = text[place]
        top, wrong = open_marks[-1] if open_marks else (-1, -1)
        belongs = top >= 0 and mark in CLOSED_BY[text[top]]
        if _closes(text, place):
            if belongs:
                open_marks.pop()
            elif top >= 0 and wrong < 0 and not (mark == '"' and text[place - 1].isdigit()):  # 6" is six inches
                open_marks[-1] = top, place
            continue
        if belongs and wrong >= 0:
            yield top, wrong
            open_marks.pop()
        if _opens(text, place):
            open_marks.append((place, -1))
    yield from ((top, wrong) for top, wrong in open_marks if wrong >= 0)


def _closes(text: str, place: int) -> bool:
    """Whether a mark leans on what stands before it. A guillemet may stand off from the words within."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    leans = bool(before) and (not before.isspace() or text[place] in CLOSING_OFF)
    return leans and not after.isalnum()


def _opens(text: str, place: int) -> bool:
    """Whether a mark leans on what stands after it; within a word it does neither."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if after.isspace():
        return text[place] in OPENING_OFF
    return bool(after) and not (before.isalnum() and after.isalnum())


def _mixed_single(text: str) -> tuple[str, str] | None:
    """Single marks count only where neither of the two can well be an apostrophe."""
    closing_marks: set[str] | None = None
    for quote in quotations(text):
        words = quote.words
        if not quote.closing or quote.closing in CLOSED_BY[quote.opening] or len(words) < 3:
            continue
        may_be_apostrophe = words[-1] in "sSzZxX" or words.endswith("in") or words[0].isdigit()
        if may_be_apostrophe or words.split()[0].casefold() in ELISIONS:
            continue
        if closing_marks is None:
            closing_marks = {mark for place, mark in enumerate(text) if mark in SINGLE and _closes(text, place)}
        if closing_marks.isdisjoint(CLOSED_BY[quote.opening]):
            return quote.opening, quote.closing
    return None
