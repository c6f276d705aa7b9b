"""Said again, but when?

## What it finds

Words which say that a statement was made once more ("reiterated", "also repeated", "said again") where the passage
gives no date: no day, no weekday, no "yesterday", no year. "Again" counts only next to the cue; that a dam was opened
again is another matter. English only.

## Why it matters

"When" is one of the questions that every news report is asked to answer, and the
[BBC's Editorial Guidelines](https://www.bbc.co.uk/editorialguidelines/) ask that old material be marked as such where
its age could mislead. A repeated statement without a date can be of this morning or of two years ago, and a report
that strings together old and new ones makes them look like one occasion. A checker cannot look up words without a day
to look under.

## Flagged

```toml
[[claim]]
id = "c1"
text = "Ruiz says once more that the valley will not be flooded."
quote = "Ruiz also reiterated that the valley will not be flooded"
scope = "utterance"
mode = "indirect"
cue = "reiterated"
[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "Ruiz says once more that the valley will not be flooded."
quote = "On Monday, Ruiz reiterated that the valley will not be flooded"
scope = "utterance"
mode = "indirect"
cue = "reiterated"
[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
```

## How to answer it

If the article gives the date elsewhere, take the passage into `quote` or name the occasion in `channel`. Otherwise
look for the statement itself: a `record` with a date settles which one is meant.
"""

from collections.abc import Iterator
from functools import lru_cache

from provenance.lexicon.dates import MONTHS, RELATIVE_DAYS, WEEKDAYS
from provenance.lexicon.repeats import REPEAT_ADVERBS, REPEAT_CUE_ALONE, REPEAT_CUES, REPEAT_VERBS
from provenance.model.chain import Mode
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.model.text import Pattern, quotations
from provenance.rules import Context, rule
from provenance.rules.time.no_year import dated

_ISO = Pattern(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_MONTH = Pattern(rf"(?<!\w)(?:{'|'.join(MONTHS)})(?!\w)")


@rule("TIM03", Severity.INFO, about="article")
def undated_repeat(claim: Claim, context: Context) -> Iterator[Hit]:
    """A word of repetition in cue or quote, and no date."""
    if claim.cue is not None and _repeats(claim.cue):
        at = "cue"
    elif claim.mode is not Mode.DIRECT and _repeated(claim.quote, claim.cue):
        at = "quote"
    else:
        return
    if not holds_date(claim.quote) and not (claim.origin.channel and holds_date(claim.origin.channel)):
        yield Hit("The article does not say when.", (at,))


def holds_date(text: str) -> bool:
    """Whether ``text`` says when: a day, a weekday, a month or a year, or "yesterday" and the like."""
    return (
        dated(text)
        or WEEKDAYS.find(text) is not None
        or _ISO.search(text) is not None
        or _MONTH.search(text) is not None
        or RELATIVE_DAYS.find(text) is not None
    )


@lru_cache(4096)
def _repeats(cue: str) -> bool:
    return REPEAT_CUES.find(cue) is not None or cue in REPEAT_CUE_ALONE


def _repeated(quote: str, cue: str | None) -> bool:
    """Whether the article's own words in ``quote`` speak of a repetition: by their verb, or by an adverb right
    before or after the cue."""
    lower = quote.lower()
    if "reiterat" in lower or "repeat" in lower:
        own = quote
        for quoted in quotations(quote):
            own = own.replace(quoted.words, " ")
        if REPEAT_VERBS.find(own) is not None:
            return True
    if cue is None or not ("again" in lower or "once more" in lower):
        return False
    start = lower.find(cue.lower())
    if start < 0:
        return False
    before, after = lower[:start].rstrip(), lower[start + len(cue) :].lstrip()
    aside = after.startswith(",")
    after = after.lstrip(", ")
    match = REPEAT_ADVERBS.find(after[:40])
    if match is not None and match.start() == 0 and (not aside or after[match.end() :].startswith(",")):
        return True
    return before.endswith(("again", "once more")) and REPEAT_ADVERBS.find(before[-10:]) is not None
