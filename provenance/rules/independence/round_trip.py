"""A home source that comes back by way of abroad.

## What it finds

A claim whose origin stands on the side of the country that the article's outlet is from, and which nevertheless
reaches that outlet through a relay of another country. The countries are those of the registry: the origin's side is
the body it is affiliated to, else the origin's own entry.

Where neither the article nor the registry places the origin, and `provenance verify` has read the page of that foreign
relay, what the page calls its source does: “a senior British official”. The message then quotes it.

## Why it matters

What an outlet could have heard next door looks like foreign confirmation once a foreign relay has carried it. It may
be sound reporting: the relay got what nobody at home would print. It may also be the detour that studies of
information laundering describe (NATO Strategic Communications Centre of Excellence), where a message is sent out so as
to come home under another name. ICD 206 asks for the origin, access and possible motive of each source for the same
reason. Which of them it is shows on the relay's page, in what it says of its source.

## Flagged

`claims/a.toml`

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

[[claim]]
id = "c2"
text = "The dam will be refilled in May."
quote = "The dam will be refilled in May, officials told The Herald"
scope = "utterance"
mode = "indirect"
cue = "told The Herald"
[claim.origin]
as_written = "officials"
identity = "bare"
vantage = "unknown"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
url = "https://herald.example/dam"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c2", "path": "relay[0]", "url": "https://herald.example/dam", \
"status": "ok", "read_in_full": true, "verdict": null, "attribution": {"act": "assertion", \
"origin": {"type": "unnamed_group", "as_written": "two senior British officials"}, "relays": []}}
```

## Accepted

`claims/a.toml`

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

[[claim]]
id = "c2"
text = "The dam will be refilled in May."
quote = "The dam will be refilled in May, officials told The Herald"
scope = "utterance"
mode = "indirect"
cue = "told The Herald"
[claim.origin]
as_written = "officials"
identity = "bare"
vantage = "unknown"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
url = "https://herald.example/dam"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c2", "path": "relay[0]", "url": "https://herald.example/dam", \
"status": "ok", "read_in_full": true, "verdict": null, "attribution": {"act": "assertion", \
"origin": {"type": "unnamed_group", "as_written": "two senior American officials"}, "relays": []}}
```

## How to answer it

Read the relay's own page and see how it came by the source: what it says of it may give the origin a better identity
or vantage. If the source has said the same at home, cite that instead. The finding accuses nobody.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provenance.lexicon.countries import countries_in, one_of, possessive
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.model.text import shortened
from provenance.rules import Context, rule

if TYPE_CHECKING:
    from provenance.rules.credits import Voice


@rule("IND01", Severity.WARNING, about="article")
def round_trip(claim: Claim, context: Context) -> Iterator[Hit]:
    """The origin's side and the outlet share a country, and a relay is from another."""
    if not claim.relays:
        return
    registry = context.registry
    origin = claim.origin
    placed = origin.source is not None or origin.affiliation is not None
    if not placed and not context.evidence:
        return
    home = registry.country(context.article.outlet)
    if home is None:
        return
    side = registry.country(context.side(origin)) or registry.country(origin.source) if placed else None
    if side is None and context.evidence:
        yield from _as_upstream_has_it(claim, context, home)
    if side != home:
        return
    for number, relay in enumerate(claim.relays):
        if registry.country(registry.voice(relay)) not in (None, home):
            yield Hit(_message(home, context.relay_name(relay)), ("relay", number), url=relay.url)
            return


def _message(home: str, via: str) -> str:
    return f"A source on {possessive(home)} side reaches {one_of(home)} outlet by way of {via}; read {via}."


def _as_upstream_has_it(claim: Claim, context: Context, home: str) -> Iterator[Hit]:
    """The first foreign relay whose own page calls its source one of the outlet's country."""
    from provenance.rules.credits import pages

    for page in pages(claim, context):
        voice = page.credits.origin
        if voice is None or context.registry.country(context.registry.voice(page.relay)) in (None, home):
            continue
        side, words = _side(voice, context)
        if side == home:
            message = f"{_message(home, context.relay_name(page.relay))} There it is “{shortened(words, 60)}”."
            yield Hit(message, ("relay", page.number), url=page.url)
            return


def _side(voice: "Voice", context: Context) -> tuple[str | None, str]:
    """The country on whose side the page places its source, and the page's words for it; None where they name none, or
    several."""
    from provenance.lexicon.heads import core
    from provenance.rules.credits import called, registered

    registry = context.registry
    for key, words in (
        (registered(voice, context), voice.name or voice.as_written),
        (called(voice.affiliation, context), voice.affiliation),
    ):
        country = registry.country(registry.affiliation(key)) or registry.country(key)
        if country is not None:
            return country, words or ""
    # Who is called by name may be called after a country: only what is said of such a person places it.
    described = voice.title if voice.type == "person" else voice.as_written
    for words in (described, voice.affiliation):
        countries = countries_in(" ".join(core(words)) or words) if words else frozenset()
        if len(countries) == 1:
            return next(iter(countries)), words or ""
    return None, ""
