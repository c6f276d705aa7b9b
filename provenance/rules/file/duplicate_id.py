"""One id for two things.

## What it finds

A claim whose `id` another claim of the file has already, and an id of the registry that stands for entries of two
sorts. It stands at the later one.

## Why it matters

Findings, evidence, baselines and suppressions name a claim by its id. Where two claims share one, evidence on the one
is taken for evidence on the other. [TOML](https://toml.io/en/v1.0.0) forbids a key twice in one table for that reason;
it cannot forbid two claims the same value.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The dam has a crack."
quote = "There is a crack in the wall, Ana Ruiz told reporters"
scope = "utterance"
mode = "indirect"
cue = "told"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"

[[claim]]
id = "c1"
text = "The crack in the dam does not grow."
quote = "The crack has not grown since May, she said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "she"
identity = "named"
vantage = "self"
source = "ana-ruiz"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The dam has a crack."
quote = "There is a crack in the wall, Ana Ruiz told reporters"
scope = "utterance"
mode = "indirect"
cue = "told"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"

[[claim]]
id = "c2"
text = "The crack in the dam does not grow."
quote = "The crack has not grown since May, she said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "she"
identity = "named"
vantage = "self"
source = "ana-ruiz"
```

## How to answer it

Give the later one an id of its own; the earlier one keeps it, since evidence and baselines know it by that.
"""

from collections.abc import Iterator

from provenance.model.finding import Hit, Severity
from provenance.rules import Run, rule


@rule("FMT08", Severity.ERROR, about="file", scope="run")
def duplicate_id(run: Run) -> Iterator[Hit]:
    """Whatever ids reading the files found twice."""
    yield from run.problems("duplicate-id")
