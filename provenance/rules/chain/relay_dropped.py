"""A relay that the article stops naming.

## What it finds

A claim whose relay has no `as_written`, so that the article does not name it there, although an earlier claim with the
same origin (the same `source` or `key`) came through that relay by name.

Where `provenance verify` has read a relay's page: a voice that this page credits for passing it on, and that the claim
does not list at all.

## Why it matters

The [Associated Press](https://www.ap.org/about/news-values-and-principles/) wants an attribution restated when more
details from the same source follow, unless the context leaves no doubt. A relay named once, high up, reads two
paragraphs later as if the outlet had spoken to the source itself.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The hospital has run out of two medicines."
quote = "Two medicines have run out, nurses told The Herald"
scope = "utterance"
mode = "indirect"
cue = "told"
[claim.origin]
as_written = "nurses"
identity = "described"
vantage = "eyewitness"
key = "nurses"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"

[[claim]]
id = "c2"
text = "A third medicine will last a week."
quote = "A third will last another week, the nurses added"
scope = "utterance"
mode = "indirect"
cue = "added"
[claim.origin]
as_written = "the nurses"
identity = "described"
vantage = "eyewitness"
key = "nurses"
[[claim.relay]]
source = "the-herald"

[[claim]]
id = "c3"
text = "The hospital will ask the army for help."
quote = "The hospital will ask the army for help, The Courier wrote"
scope = "utterance"
mode = "indirect"
cue = "wrote"
[claim.origin]
as_written = "the hospital"
identity = "collective"
vantage = "self"
[[claim.relay]]
source = "the-courier"
as_written = "The Courier"
url = "https://courier.example/hospital"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c3", "path": "relay[0]", "url": "https://courier.example/hospital", \
"status": "ok", "read_in_full": true, "verdict": null, "attribution": {"act": "assertion", \
"origin": {"type": "organization", "as_written": "the hospital"}, \
"relays": [{"type": "outlet", "as_written": "The Herald", "name": "The Herald", "source": "the-herald"}]}}
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The hospital has run out of two medicines."
quote = "Two medicines have run out, nurses told The Herald"
scope = "utterance"
mode = "indirect"
cue = "told"
[claim.origin]
as_written = "nurses"
identity = "described"
vantage = "eyewitness"
key = "nurses"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"

[[claim]]
id = "c2"
text = "A third medicine will last a week."
quote = "A third will last another week, the nurses told the paper"
scope = "utterance"
mode = "indirect"
cue = "told the paper"
[claim.origin]
as_written = "the nurses"
identity = "described"
vantage = "eyewitness"
key = "nurses"
[[claim.relay]]
source = "the-herald"
as_written = "the paper"
url = "https://herald.example/hospital"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c2", "path": "relay[0]", "url": "https://herald.example/hospital", \
"status": "ok", "read_in_full": true, "verdict": null, "attribution": {"act": "assertion", \
"origin": {"type": "unnamed_group", "as_written": "two nurses"}, \
"relays": [{"type": "outlet", "as_written": "the Herald", "name": "The Herald", "source": "the-herald"}]}}
```

## How to answer it

If the sentence does name the relay, in whatever words, give them as its `as_written`. If the source spoke to the
outlet itself here, leave the relay out. Otherwise the finding stands: readers cannot see how this came to the article.
A voice that only a relay's page credits becomes a relay of the claim, without `as_written` where the article is silent.
"""

from collections.abc import Iterator

from provenance.model.chain import Origin, Relay
from provenance.model.claim import Claim, ClaimFile
from provenance.model.finding import Hit, Severity
from provenance.model.source import Registry
from provenance.rules import Context, rule


@rule("CHN03", Severity.WARNING, about="article", scope="article")
def relay_dropped(file: ClaimFile, context: Context) -> Iterator[Hit]:
    """A relay without words where an earlier claim with the same origin names it, or one that only a relay's page
    names."""
    named: set[tuple[str, str, str]] = set()
    for claim in file.claims:
        if not claim.relays:
            continue
        origins = _same(claim.origin)
        here: list[tuple[str, str, str]] = []
        for number, relay in enumerate(claim.relays):
            voice = _voice(relay, context.registry)
            if relay.as_written is not None:
                here += [(*origin, voice) for origin in origins]
            elif any((*origin, voice) in named for origin in origins):
                name = context.relay_name(relay)
                yield Hit(f"The article no longer says that this comes from {name}.", ("relay", number), claim)
        named.update(here)
        if context.evidence:
            yield from _only_upstream(claim, context)


def _only_upstream(claim: Claim, context: Context) -> Iterator[Hit]:
    """Those whom the pages of the claim's relays credit and the claim does not list, each once."""
    from provenance.rules.credits import pages, unlisted

    told: set[str] = set()
    for page in pages(claim, context):
        for name in unlisted(page, claim, context):
            if name not in told:
                told.add(name)
                message = (
                    f"The article no longer says that this comes from {name}, as {context.relay_name(page.relay)} does."
                )
                yield Hit(message, ("relay", page.number), claim, url=page.url)


def _same(origin: Origin) -> list[tuple[str, str]]:
    """What makes two origins of one file the same: a source or a key in common."""
    marks = []
    if origin.source is not None:
        marks.append(("source", origin.source))
    if origin.key is not None:
        marks.append(("key", origin.key))
    return marks


def _voice(relay: Relay, registry: Registry) -> str:
    """The relay's id, also where only its words are given and they are one entry's name; else the words."""
    return registry.voice(relay) or relay.as_written or ""
