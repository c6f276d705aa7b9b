"""A letter that nobody signed.

## What it finds

An override of an outlet's ratings that lacks its `reason`, the person who gave it (`by`) or its date (`as_of`). Until
all three are there, it counts for nothing.

## Why it matters

An override puts a newsroom's own judgement in the place of the raters'. That is its right, and it is answerable for
it: to the outlet, to readers, and to the colleague who finds the letter in two years. The Admiralty code asks who
evaluated a source, and [W3C PROV](https://www.w3.org/TR/prov-overview/) keeps, for every statement, who made it and
when.

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
[[outlet.the-gazette.override]]
letter = "B"
by = "Ines Holt, standards desk"
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
[[outlet.the-gazette.override]]
letter = "B"
reason = "Its figures held in all of the forty reports that the desk traced in 2025."
by = "Ines Holt, standards desk"
as_of = 2025-11-30
```

## How to answer it

Add what is missing, or take the override out and let the ratings speak.
"""

from collections.abc import Iterator

from provenance.model.finding import Hit, Severity
from provenance.model.source import Registry
from provenance.rules import Run, rule


@rule("OUT05", Severity.WARNING, about="file", scope="registry")
def unsigned_override(registry: Registry, run: Run) -> Iterator[Hit]:
    """An override without reason, by or as_of."""
    for key, outlet in registry.outlets.items():
        for number, override in enumerate(outlet.overrides):
            if override.signed:
                continue
            given = {"reason": override.reason, "by": override.by, "as_of": override.as_of}
            missing = " and no ".join(name for name, value in given.items() if value is None)
            message = f"The override of {outlet.name} has no {missing}: it counts for nothing."
            yield Hit(message, ("outlet", key, "override", number), registry=True)
