"""Several outlets, one voice.

## What it finds

Claims of several outlets that assert the same thing (the same `asserts`) and all go back to one origin. Origins are
the same by `source` everywhere and by `key` within a file, and origins on the same side count as one. It finds, too,
claims whose chains all pass through one and the same relay, whatever their origins.

## Why it matters

Ten outlets that repeat one voice are one voice. Taking the number of copies for the number of confirmations is how a
false report wins a vote; Dong, Berti-Equille and Srivastava showed how to discount copies
([Integrating Conflicting Data: The Role of Source Dependence, 2009](https://doi.org/10.14778/1687627.1687690)), and
STANAG 2511 lets information count as confirmed only by sources that are independent of each other.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The Water Board will empty the dam in March."
quote = "The dam will be emptied in March, Ana Ruiz told reporters"
scope = "utterance"
mode = "indirect"
cue = "told"
asserts = "dam-emptied-in-march"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
```

`claims/b.toml`

```toml
version = 1
[article]
outlet = "the-herald"
title = "Dam to be emptied"
url = "https://herald.example/dam"
published = 2025-12-04

[[claim]]
id = "c1"
text = "The Water Board will empty the dam in March."
quote = "According to Ruiz, the reservoir will be dry by the end of March"
scope = "utterance"
mode = "indirect"
cue = "According to"
asserts = "dam-emptied-in-march"
[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The Water Board will empty the dam in March."
quote = "The dam will be emptied in March, Ana Ruiz told reporters"
scope = "utterance"
mode = "indirect"
cue = "told"
asserts = "dam-emptied-in-march"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
```

`claims/b.toml`

```toml
version = 1
[article]
outlet = "the-herald"
title = "Dam to be emptied"
url = "https://herald.example/dam"
published = 2025-12-04

[[claim]]
id = "c1"
text = "The Water Board will empty the dam in March."
quote = "We have the order to drain the reservoir in March, said Tom Hale, whose firm will do the work"
scope = "utterance"
mode = "indirect"
cue = "said"
asserts = "dam-emptied-in-march"
[claim.origin]
as_written = "Tom Hale, whose firm will do the work"
identity = "named"
vantage = "participant"
source = "tom-hale"
```

## How to answer it

Count them as one: the corroboration of the claims already does. If one of the outlets has a source of its own, record
that source as its origin; if the same person told each outlet separately, it is still one origin.
"""

from collections.abc import Iterator, Sequence

import msgspec

from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, Run, rule
from provenance.rules.independence import chains_of
from provenance.scoring.corroboration import Witness, bottleneck, origins_of


@rule("IND02", Severity.WARNING, about="article", scope="run")
def one_origin(run: Run) -> Iterator[Hit]:
    """A group asserted by several outlets that all cite one origin, or all go through one relay."""
    for members in run.groups.values():
        if len(members) < 2:
            continue
        chains = chains_of(members)
        outlets = {chain.outlet for chain in chains}
        if len(outlets) < 2:
            continue
        origins = origins_of(chains)
        citing = {chain.outlet for origin in origins for chain in origin}
        if len(origins) == 1 and len(citing) > 1:
            message = f"{len(citing)} outlets, one origin."
        elif relay := _shared_relay(chains, members):
            message = f"{len(outlets)} outlets, all by way of {relay}."
        else:
            continue
        yield Hit(message, ("asserts",), next(claim for _, claim in members if claim.graded))


def _shared_relay(chains: Sequence[Witness], members: Sequence[tuple[Context, Claim]]) -> str | None:
    """The name of the voice that every chain passes through, or None. An outlet that another one relays is such a
    voice in its own chain, too."""
    relays = {voice for chain in chains for voice in chain.voices[:-1]}
    voice = bottleneck(
        [
            msgspec.structs.replace(chain, voices=(*chain.voices, chain.outlet)) if chain.outlet in relays else chain
            for chain in chains
        ]
    )
    registry = members[0][0].registry
    return registry.name(voice) if voice is not None and voice in registry else None
