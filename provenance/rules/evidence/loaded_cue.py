"""A cue that takes sides.

## What it finds

A cue such as "revealed", "admitted", "pointed out" or "refuted": besides reporting that something was said, it says
that it is true. What stands under a negation ("did not admit") is left alone, and so are cues that most news desks
let pass ("noted", "confirmed") and those that cast doubt instead ("claimed"). English only.

## Why it matters

Whoever writes that a minister "revealed" something vouches for it; the reader takes it for established although one
voice is all there is. "Admitted" adds that it was a fault. Journalism textbooks and Wikipedia's
[Words to watch](https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch) therefore advise "said",
which leaves the truth of the words open. Linguists call such verbs factive; they are among the best marks of biased
language ([Recasens et al. 2013](https://aclanthology.org/P13-1162/)).

## Flagged

```toml
[[claim]]
id = "c1"
text = "The Dam Company had known of the crack for a year."
quote = "Hale revealed that the company had known of the crack for a year"
scope = "utterance"
mode = "indirect"
cue = "revealed"
[claim.origin]
as_written = "Hale"
identity = "named"
vantage = "self"
source = "tom-hale"
channel = "a letter to shareholders"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The Dam Company had known of the crack for a year."
quote = "Hale said that the company had known of the crack for a year"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Hale"
identity = "named"
vantage = "self"
source = "tom-hale"
channel = "a letter to shareholders"
```

## How to answer it

Nothing to mend in the file. Ask whether anything besides the speaker's word shows that it is so; a record of that
belongs in the claim. Where an admission is just what happened, as in a guilty plea, accept the finding with a reason.
"""

from collections.abc import Iterator
from functools import lru_cache

from provenance.lexicon.loaded_cues import LOADED_CUES, NOT_DONE
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.model.text import shortened
from provenance.rules import Context, rule


@rule("EVD05", Severity.INFO, about="article")
def loaded_cue(claim: Claim, context: Context) -> Iterator[Hit]:
    """A factive or loaded cue."""
    if claim.cue is not None and loaded(claim.cue):
        yield Hit(f'"{shortened(claim.cue, 60)}" vouches for what it reports; "said" is neutral.', ("cue",))


@lru_cache(4096)
def loaded(cue: str) -> bool:
    """Whether a cue vouches for what it reports."""
    match = LOADED_CUES.find(cue)
    return match is not None and NOT_DONE.find(cue[: match.start()]) is None
