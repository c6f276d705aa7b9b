"""One or two words in quotation marks.

## What it finds

Quoted words so few that they say nothing by themselves: each quoted part of the passage has one or two words.

## Why it matters

A word or two can be lifted out of almost any sentence, also out of one that says the opposite, and the marks may as
well mean distance as quotation. The [Associated Press](https://www.ap.org/about/news-values-and-principles/) advises
against fragmentary quotations: quote the sentence, or say it in your own words. The checker has a reason of its own: a
match of one word on a page proves next to nothing.

## Flagged

```toml
[[claim]]
id = "c1"
text = "Ruiz finds the state of the ferry unacceptable."
quote = "The state of the ferry is “unacceptable”, Ruiz said"
scope = "utterance"
mode = "mixed"
cue = "said"
[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
channel = "council meeting"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "Ruiz finds the state of the ferry unacceptable."
quote = "“No captain should be asked to sail in this,” Ruiz said"
scope = "utterance"
mode = "mixed"
cue = "said"
[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
channel = "council meeting"
```

## How to answer it

Find the whole sentence, in a transcript or on the page of a relay, and give its address: then a reader can see what
the words belonged to.
"""

from collections.abc import Iterator

from provenance.model.chain import Mode
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.model.text import Pattern
from provenance.rules import Context, rule

_BREAKS = Pattern(r"[\s—–…/]+")
_WITHOUT_SPACES = Pattern(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_LONGEST = 400


@rule("EVD06", Severity.INFO, about="article")
def fragment_quote(claim: Claim, context: Context) -> Iterator[Hit]:
    """Every quoted part has one or two words."""
    mode = claim.mode
    if (mode is Mode.DIRECT and len(claim.quote) < _LONGEST) or mode is Mode.MIXED:
        parts = claim.quoted_words
        if parts and all(_fragment(part) for part in parts):
            yield Hit("Too short to carry its context.", ("quote",))


def _fragment(words: str) -> bool:
    """Whether these are one or two words; in scripts without spaces, at most four characters."""
    if len(words) >= _LONGEST or words.count(" ") > 6:
        return False
    number = sum(any(map(str.isalnum, token)) for token in _BREAKS.split(words))
    return 0 < number <= 2 and len(_WITHOUT_SPACES.findall(words)) <= 4
