"""Two voices between the origin and the article.

## What it finds

A claim that passed through two relays or more before the article's own outlet took it up. The first relay, the one
nearest to the origin, is the one to read.

Where `provenance verify` has read the first relay's page, and that page credits somebody before it whom the claim does
not list, that voice counts: it is closer still.

## Why it matters

[Rule 805](https://www.law.cornell.edu/rules/fre/rule_805) of the US Federal Rules of Evidence admits hearsay within
hearsay only if every layer stands on its own. What each hand adds or loses cannot be told from the last one alone, and
a page nearer to the origin can mostly be found.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The night ferry will stop running in April."
quote = "The night ferry will stop in April, The Courier wrote, citing The Herald's talk with Ana Ruiz"
scope = "utterance"
mode = "indirect"
cue = "wrote, citing"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
[[claim.relay]]
source = "the-courier"
as_written = "The Courier"
url = "https://courier.example/night-ferry"

[[claim]]
id = "c2"
text = "The day ferry will be repaired in May."
quote = "The day ferry will be repaired in May, The Herald reported"
scope = "utterance"
mode = "indirect"
cue = "reported"
[claim.origin]
as_written = "the shipyard"
identity = "collective"
vantage = "self"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
url = "https://herald.example/day-ferry"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c2", "path": "relay[0]", "url": "https://herald.example/day-ferry", \
"status": "ok", "read_in_full": true, "verdict": null, "attribution": {"act": "assertion", \
"origin": {"type": "organization", "as_written": "the shipyard"}, \
"relays": [{"type": "outlet", "as_written": "Harbour News", "name": "Harbour News"}]}}
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The night ferry will stop running in April."
quote = "The night ferry will stop in April, Ana Ruiz said in an interview with The Herald"
scope = "utterance"
mode = "indirect"
cue = "said in an interview with The Herald"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
url = "https://herald.example/ruiz-interview"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", \
"url": "https://herald.example/ruiz-interview", "status": "ok", "read_in_full": true, "verdict": null, \
"attribution": {"act": "assertion", "origin": {"type": "person", "as_written": "Ana Ruiz", "name": "Ana Ruiz"}, \
"relays": []}}
```

## How to answer it

Open the first relay's page and compare: if it holds the words, give it as the relay's `url`, so that its words can be
matched. The finding stands as long as the article itself goes the longer way. A voice that only the relay's page
credits: look whether the article names it, too; then it is a relay of the claim.
"""

from collections.abc import Iterator

from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("CHN02", Severity.WARNING, about="article")
def third_hand(claim: Claim, context: Context) -> Iterator[Hit]:
    """Two relays or more, one that the first relay's page credits included."""
    if not claim.relays:
        return
    further = next(_further(claim, context), None) if context.evidence else None
    if further is not None:
        yield further
    elif len(claim.relays) > 1:
        yield Hit(f"Third-hand: {context.relay_name(claim.relays[0])} is closer to it.", ("relay", 1))


def _further(claim: Claim, context: Context) -> Iterator[Hit]:
    """Whom the first relay's own page credits before it, the nearest to the origin."""
    from provenance.rules.credits import pages, unlisted

    for page in pages(claim, context):
        closer = unlisted(page, claim, context) if page.number == 0 else []
        if closer:
            relay = context.relay_name(page.relay)
            message = f"Third-hand: {closer[0]} is closer to it; {relay} credits it on its own page."
            yield Hit(message, ("relay", min(1, len(claim.relays) - 1)), url=page.url)
