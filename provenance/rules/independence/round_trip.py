"""A home source that comes back by way of abroad.

## What it finds

A claim whose origin stands on the side of the country that the article's outlet is from, and which nevertheless
reaches that outlet through a relay of another country. The countries are those of the registry: the origin's side is
the body it is affiliated to, else the origin's own entry.

## Why it matters

What an outlet could have heard next door looks like foreign confirmation once a foreign relay has carried it. It may
be sound reporting: the relay got what nobody at home would print. It may also be the detour that studies of
information laundering describe (NATO Strategic Communications Centre of Excellence), where a message is sent out so as
to come home under another name. ICD 206 asks for the origin, access and possible motive of each source for the same
reason. Which of them it is shows on the relay's page, in what it says of its source.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The Water Board will empty the dam in March."
quote = "The dam is to be emptied in March, the American daily The Herald reported, citing Water Board officials"
scope = "utterance"
mode = "indirect"
cue = "reported"
[claim.origin]
as_written = "Water Board officials"
identity = "described"
vantage = "familiar"
affiliation = "water-board"
[[claim.relay]]
source = "the-herald"
as_written = "the American daily The Herald"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The Water Board will empty the dam in March."
quote = "The dam is to be emptied in March, The Courier reported, citing Water Board officials"
scope = "utterance"
mode = "indirect"
cue = "reported"
[claim.origin]
as_written = "Water Board officials"
identity = "described"
vantage = "familiar"
affiliation = "water-board"
[[claim.relay]]
source = "the-courier"
as_written = "The Courier"
```

## How to answer it

Read the relay's own page and see how it came by the source: what it says of it may give the origin a better identity
or vantage. If the source has said the same at home, cite that instead. The finding accuses nobody.
"""

from collections.abc import Iterator

from provenance.lexicon.countries import one_of, possessive
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("IND01", Severity.WARNING, about="article")
def round_trip(claim: Claim, context: Context) -> Iterator[Hit]:
    """The origin's side and the outlet share a country, and a relay is from another."""
    if not claim.relays or (claim.origin.source is None and claim.origin.affiliation is None):
        return
    registry = context.registry
    home = registry.country(context.article.outlet)
    if home is None or home != (registry.country(context.side(claim.origin)) or registry.country(claim.origin.source)):
        return
    for number, relay in enumerate(claim.relays):
        if registry.country(registry.voice(relay)) not in (None, home):
            via = context.relay_name(relay)
            message = f"A source on {possessive(home)} side reaches {one_of(home)} outlet by way of {via}; read {via}."
            yield Hit(message, ("relay", number), url=relay.url)
            return
