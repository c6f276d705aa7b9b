"""An outlet that nobody has rated.

## What it finds

An outlet that publishes or relays a claim of the run and has no valid rating in the registry: none with an address and
a date, within its scale and not past its `until`. A signed override of the newsroom counts as one.

## Why it matters

The letter F of the Admiralty code (STANAG 2511) means that reliability cannot be judged. It is the absence of a
judgement, not a bad one, and a reader who takes it for one does a small or a new outlet wrong. Raters cover large
outlets in a few languages; the [Journalism Trust Initiative](https://www.journalismtrustinitiative.org/) exists because
most of the world's outlets are in nobody's list.

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
```

## How to answer it

Add a rating that somebody has published, with its address and date. Where there is none, leave it: the outlet stays
unrated, and its reliability is shown as F without a number.
"""

from collections.abc import Iterator

from provenance.model.finding import Hit, Severity
from provenance.rules import Run, rule
from provenance.scoring.reliability import valid


@rule("OUT01", Severity.INFO, about="file", scope="run")
def unrated(run: Run) -> Iterator[Hit]:
    """No valid rating and no signed override; once per outlet."""
    for key in run.outlets():
        outlet = run.registry.outlets[key]
        if not any(valid(rating, run.today) for rating in outlet.ratings) and not any(
            override.signed for override in outlet.overrides
        ):
            message = f"Nobody's rating of {outlet.name} is on file. Unrated is not unreliable."
            yield Hit(message, ("outlet", key), registry=True)
