"""Several origins that may be one.

## What it finds

Claims that assert the same thing (the same `asserts`) with two or more origins, of which fewer than two are proven to
be different: an origin is proven where it is named or a record holds its words. Two unnamed officials may be the same
official; an unnamed one may be the named one, speaking twice.

## Why it matters

STANAG 2511 calls information confirmed only where independent sources say it, and its users are warned against
counting one report that arrives by several roads. The
[BBC](https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy) looks for a second source for the same reason, and
a second source is one that is known not to be the first. Unnamed sources give the reader no means of telling.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The hospital will lose its night ward."
quote = "A doctor at the hospital said that the night ward would go"
scope = "utterance"
mode = "indirect"
cue = "said"
asserts = "night-ward-closes"
[claim.origin]
as_written = "A doctor at the hospital"
identity = "described"
vantage = "familiar"
```

`claims/b.toml`

```toml
version = 1
[article]
outlet = "the-herald"
title = "No nights at the hospital"
url = "https://herald.example/hospital"
published = 2025-12-05

[[claim]]
id = "c1"
text = "The hospital will lose its night ward."
quote = "Nobody will be on duty after ten, according to a member of staff"
scope = "utterance"
mode = "indirect"
cue = "according to"
asserts = "night-ward-closes"
[claim.origin]
as_written = "a member of staff"
identity = "described"
vantage = "familiar"
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The hospital will lose its night ward."
quote = "The night ward will go, said Ana Ruiz, who sits on the hospital's board"
scope = "utterance"
mode = "indirect"
cue = "said"
asserts = "night-ward-closes"
[claim.origin]
as_written = "Ana Ruiz, who sits on the hospital's board"
identity = "named"
vantage = "participant"
source = "ana-ruiz"
```

`claims/b.toml`

```toml
version = 1
[article]
outlet = "the-herald"
title = "No nights at the hospital"
url = "https://herald.example/hospital"
published = 2025-12-05

[[claim]]
id = "c1"
text = "The hospital will lose its night ward."
quote = "Tom Hale, a porter, showed The Herald the roster for January, which has no nights"
scope = "utterance"
mode = "indirect"
cue = "showed"
asserts = "night-ward-closes"
[claim.origin]
as_written = "Tom Hale, a porter"
identity = "named"
vantage = "record"
source = "tom-hale"
```

## How to answer it

Where two passages plainly mean the same unnamed source, give them the same `key` (within a file) or the same `source`.
Where a name or a record turns up, add it. Otherwise the corroboration shows both bounds: one origin at least, several
at most.
"""

from collections.abc import Iterator

from provenance.model.finding import Hit, Severity
from provenance.rules import Run, rule
from provenance.rules.independence import chains_of
from provenance.scoring.corroboration import origins_of


@rule("IND03", Severity.INFO, about="article", scope="run")
def independence_unproven(run: Run) -> Iterator[Hit]:
    """Two or more origins in a group, fewer than two of them proven."""
    for members in run.groups.values():
        if len(members) < 2:
            continue
        origins = origins_of(chains_of(members))
        if len(origins) > 1 and sum(any(chain.proven for chain in origin) for origin in origins) < 2:
            first = next(claim for _, claim in members if claim.graded)
            yield Hit("These cannot be counted as confirming each other.", ("asserts",), first)
