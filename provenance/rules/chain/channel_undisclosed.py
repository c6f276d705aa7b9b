"""Nobody says where this was said.

## What it finds

A claim that is attributed to somebody while the article does not say by what way the words reached it: no `channel`
(press briefing, interview, statement), no relay and no record.

## Why it matters

The [Associated Press](https://www.ap.org/about/news-values-and-principles/) tells its readers where and how it
obtained what it quotes: at a news conference, by telephone, in a statement. Without that, an interview cannot be told
from a pick-up, and nobody can look the words up.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The Water Board will raise the price of water in May."
quote = "Water will cost more from May, Ana Ruiz said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The Water Board will raise the price of water in May."
quote = "Water will cost more from May, Ana Ruiz told a council hearing"
scope = "utterance"
mode = "indirect"
cue = "told a council hearing"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
channel = "council hearing"
```

## How to answer it

If the article says it elsewhere, for instance two paragraphs up, give it as the origin's `channel`. If a transcript or
a recording can be found, add it as a `[[claim.record]]`.
"""

from collections.abc import Iterator

from provenance.model.chain import Identity
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("CHN04", Severity.INFO, about="article")
def channel_undisclosed(claim: Claim, context: Context) -> Iterator[Hit]:
    """Identity other than none, channel undisclosed."""
    if claim.origin.identity is not Identity.NONE and not claim.channel_disclosed:
        yield Hit("The article does not say where this was said.", ("origin",))
