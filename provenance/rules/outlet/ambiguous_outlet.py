"""A name that fits several.

## What it finds

A name, alias or domain in the registry that several entries claim for themselves: outlets, persons and bodies for
names and aliases, outlets for domains. Upper and lower case do not matter. It stands once for each such name, at the
last of the entries.

## Why it matters

Whoever reads the bare word cannot tell which of them is meant, and a rating or a country then falls on the wrong one.
Pravda.Ru, the Communist Party's newspaper Pravda and the sites under news-pravda.com are three publishers; libraries
number serials ([ISSN](https://www.issn.org/)) because titles are not unique.

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
aliases = ["Gazette"]
[outlet.island-gazette]
name = "Island Gazette"
domains = ["island-gazette.example"]
aliases = ["gazette"]
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
[outlet.island-gazette]
name = "Island Gazette"
domains = ["island-gazette.example"]
```

## How to answer it

Keep the name for the one entry that it cannot be mistaken for, or for none, and give the others longer names. In the
claims, say by `source` which one is meant.
"""

from collections import Counter
from collections.abc import Iterator

from provenance.model.finding import Hit, Path, Severity
from provenance.model.source import Registry
from provenance.rules import Run, rule

_NAMED = 3
"""How many of the other entries a message names."""


@rule("OUT04", Severity.ERROR, about="file", scope="registry")
def ambiguous_outlet(registry: Registry, run: Run) -> Iterator[Hit]:
    """A name, alias or domain of several entries; once per name, at the last of them."""
    yield from _clashes("name", _names(registry), registry)
    yield from _clashes("domain", _domains(registry), registry)


def _names(registry: Registry) -> Iterator[tuple[str, Path]]:
    for sort, entries in (("outlet", registry.outlets), ("person", registry.persons), ("body", registry.bodies)):
        for key, entry in entries.items():
            yield entry.name, (sort, key, "name")
            for number, alias in enumerate(entry.aliases):
                yield alias, (sort, key, "aliases", number)


def _domains(registry: Registry) -> Iterator[tuple[str, Path]]:
    for key, outlet in registry.outlets.items():
        for number, domain in enumerate(outlet.domains):
            yield domain.rstrip("."), ("outlet", key, "domains", number)


def _clashes(what: str, names: Iterator[tuple[str, Path]], registry: Registry) -> Iterator[Hit]:
    known = [(" ".join(name.split()).casefold(), name, at) for name, at in names]
    again = {folded for folded, times in Counter([each[0] for each in known]).items() if times > 1}
    entries: dict[str, dict[Path, tuple[str, Path]]] = {}
    for folded, name, at in known:
        if folded in again:
            entries.setdefault(folded, {}).setdefault(at[:2], (name, at))
    for same in entries.values():
        if len(same) > 1:
            (key, (name, at)) = same.popitem()
            others = [f"{registry.name(str(other[1]))} ({other[0]}.{other[1]})" for other in same]
            listed = ", ".join(others[:_NAMED]) + (f" and {len(others) - _NAMED} more" if len(others) > _NAMED else "")
            message = f'The {what} "{name}" of {key[0]}.{key[1]} is also that of {listed}.'
            yield Hit(message, at, registry=True)
