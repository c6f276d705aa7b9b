"""An id that stands for nobody.

## What it finds

An id in a claim file, or a person's `affiliation` in the registry, that the registry does not hold: the article's
outlet, an origin's source or affiliation, a relay's source, an entry of `about`. The message names the nearest ids.

## Why it matters

Everything that is known of a source hangs on its id: names, countries, affiliations, ratings. Two spellings of one
source look like two sources, and two sources corroborate where one does not. Registries of people and organisations,
such as [ISNI](https://isni.org/), exist for the same reason.

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
source = "anna-ruiz"
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
```

## How to answer it

Take one of the ids that the message names, or add the source to `sources.toml`. A voice that needs no entry can be
given by `as_written` alone.
"""

from collections.abc import Iterator

from provenance.model.finding import Hit, Severity
from provenance.rules import Run, rule


@rule("FMT02", Severity.ERROR, about="file", scope="run")
def unknown_id(run: Run) -> Iterator[Hit]:
    """Whatever ids reading the files could not resolve."""
    yield from run.problems("unknown-id")
