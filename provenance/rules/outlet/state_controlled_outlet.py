"""An outlet that a state controls, according to somebody.

## What it finds

An outlet that publishes or relays a claim of the run and whose ownership on file is `state-controlled`. Where several
entries are on file, the newest one counts. Public service broadcasters and outlets that a state merely pays for are
other classes.

## Why it matters

Where a government decides what is printed, the outlet and an official of that government are not two voices. Whether
it does is a question of fact with a method and a date: [State Media Monitor](https://statemediamonitor.com/) looks at
funding, ownership and governance, and editorial autonomy, and tells state-controlled from public media. So the note
names who says it, and says nothing of its own.

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
[[outlet.the-gazette.ownership]]
class = "state-controlled"
citation = "https://media-monitor.example/gazette"
as_of = 2025-02-01
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
[[outlet.the-gazette.ownership]]
class = "public-service"
citation = "https://media-monitor.example/gazette"
as_of = 2025-02-01
```

## How to answer it

Nothing needs mending where the entry is right. Where it is contested, add the other citation with its date, and the
outlet's own answer as `reply`.
"""

import datetime
from collections.abc import Iterator

from provenance.model.finding import Hit, Severity
from provenance.model.source import OwnershipClass
from provenance.rules import Run, rule


@rule("OUT06", Severity.INFO, about="article", scope="run")
def state_controlled_outlet(run: Run) -> Iterator[Hit]:
    """The newest ownership on file is state-controlled; once per outlet."""
    for key in run.outlets():
        outlet = run.registry.outlets[key]
        newest = max((each.as_of or datetime.date.min for each in outlet.ownerships), default=None)
        for number, each in enumerate(outlet.ownerships):
            if each.class_ is OwnershipClass.STATE_CONTROLLED and (each.as_of or datetime.date.min) == newest:
                citation = each.citation or "this registry, which cites nothing"
                date = str(each.as_of) if each.as_of is not None else "undated"
                message = f"{outlet.name}: {each.class_.value} according to {citation}, {date}."
                yield Hit(message, ("outlet", key, "ownership", number), registry=True, url=each.citation)
                break
