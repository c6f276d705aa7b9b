"""A rating that nobody can look up.

## What it finds

A rating in the registry that counts for nothing: without an address (`url`) or a date (`as_of`), past its `until`, with
a value outside its scale, or with a scale whose two ends are the same.

## Why it matters

A rating is a fact about a rater: who gave what, on which day, and where it can be read. Without address and date it is
a rumour about an outlet, and an unfair one, since the outlet can neither check nor answer it. Raters revise their
judgements, so an old one must not stand for ever. [schema.org](https://schema.org/Rating) keeps a rating with its
author and its scale for the same reason.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The harbour will be dredged."
quote = "The harbour will be dredged, the harbour master, Tom Hale, said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "the harbour master, Tom Hale"
identity = "named"
vantage = "self"
```

`sources.toml`

```toml
version = 1
[outlet.the-gazette]
name = "The Gazette"
domains = ["gazette.example"]
[[outlet.the-gazette.rating]]
rater = "Press Council"
value = 74
scale = [0, 100]
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The harbour will be dredged."
quote = "The harbour will be dredged, the harbour master, Tom Hale, said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "the harbour master, Tom Hale"
identity = "named"
vantage = "self"
```

`sources.toml`

```toml
version = 1
[outlet.the-gazette]
name = "The Gazette"
domains = ["gazette.example"]
[[outlet.the-gazette.rating]]
rater = "Press Council"
value = 74
scale = [0, 100]
as_of = 2025-05-12
url = "https://council.example/gazette"
until = 2027-05-12
```

## How to answer it

Add the address and the date of the rating, or take the rater's newest one. What cannot be looked up any more comes
out: the outlet is then unrated, which is not a bad mark.
"""

from collections.abc import Iterator
from math import isfinite

from provenance.model.finding import Hit, Severity
from provenance.model.source import Rating, Registry
from provenance.rules import Run, rule


@rule("OUT03", Severity.ERROR, about="file", scope="registry")
def rating_unsupported(registry: Registry, run: Run) -> Iterator[Hit]:
    """A rating that does not count, and why."""
    for key, outlet in registry.outlets.items():
        for number, rating in enumerate(outlet.ratings):
            wrongs = [*_wrongs(rating, run)]
            if wrongs:
                whose = f"The rating of {outlet.name} by {rating.rater} counts for nothing"
                at = ("outlet", key, "rating", number)
                yield Hit(f"{whose}: {', and '.join(wrongs)}.", at, registry=True, url=rating.url)


def _wrongs(rating: Rating, run: Run) -> Iterator[str]:
    worst, best = rating.scale
    if rating.url is None:
        yield "it has no address (url)"
    if rating.as_of is None:
        yield "it has no date (as_of)"
    if rating.until is not None and rating.until < run.today:
        yield f"it ran out on {rating.until}"
    if not isfinite(best - worst):
        yield "its scale has no end"
    elif worst == best:
        yield "its scale has one value only"
    elif not min(worst, best) <= rating.value <= max(worst, best):
        yield f"{rating.value:g} is not on its scale from {worst:g} to {best:g}"
