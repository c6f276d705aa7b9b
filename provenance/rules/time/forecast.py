"""A forecast that nobody will come back to.

## What it finds

A claim of kind `forecast` without `review`, the day on which it can be checked.

## Why it matters

What has not happened yet is neither true nor false; fact-checkers such as
[Full Fact](https://fullfact.org/) and [PolitiFact](https://www.politifact.com/) do not rate predictions. A forecast is
worth keeping only with the day on which the world will have answered it: studies of forecasters (Tetlock, Expert
Political Judgment, 2005) rest on having written that day down beforehand.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The reservoir will be full by summer."
quote = "The reservoir will be full by summer, Hale predicted"
scope = "fact"
mode = "indirect"
kind = "forecast"
cue = "predicted"
[claim.origin]
as_written = "Hale"
identity = "named"
vantage = "inference"
source = "tom-hale"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The reservoir will be full by summer."
quote = "The reservoir will be full by summer, Hale predicted"
scope = "fact"
mode = "indirect"
kind = "forecast"
review = 2026-06-21
cue = "predicted"
[claim.origin]
as_written = "Hale"
identity = "named"
vantage = "inference"
source = "tom-hale"
```

## How to answer it

Set `review` to the first day on which anybody could tell. If the words are too vague for any such day ("the coming
weeks will show"), accept the finding with that as the reason.
"""

from collections.abc import Iterator

from provenance.model.claim import Claim, Kind
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("TIM04", Severity.INFO, about="file")
def forecast(claim: Claim, context: Context) -> Iterator[Hit]:
    """Kind forecast without a day of review."""
    if claim.kind is Kind.FORECAST and claim.review is None:
        yield Hit("Not checkable yet; set a review date.", ("kind",))
