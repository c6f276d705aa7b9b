"""A report taken over from somebody else.

## What it finds

A claim that reached the article through a relay: another outlet, a document, a spokesman or any other voice that is
not the origin. The message names the relay nearest to the article. One finding for each claim, however many relays.

Where `provenance verify` has read that relay's page, the message goes on with whom the page itself has it from: a source,
other relays, or nobody but its own outlet.

## Why it matters

The [Associated Press](https://www.ap.org/about/news-values-and-principles/) credits another organisation for whatever
its own reporters have not gathered or confirmed, so that readers can tell a pick-up from its own reporting. The
[BBC](https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy) would rather hear it first hand. Each hand that a
report passes through can shorten it, sharpen it or get it wrong.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The Dam Company will lower the water by two metres."
quote = "The water is to fall by two metres, an engineer told the Herald"
scope = "utterance"
mode = "indirect"
cue = "told the Herald"
[claim.origin]
as_written = "an engineer"
identity = "described"
vantage = "unknown"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
url = "https://herald.example/water-level"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The Dam Company will lower the water by two metres."
quote = "An engineer at the Dam Company told us that the water will fall by two metres"
scope = "utterance"
mode = "indirect"
cue = "told us"
[claim.origin]
as_written = "An engineer at the Dam Company"
identity = "described"
vantage = "participant"
affiliation = "dam-company"
channel = "telephone interview"
```

## How to answer it

Read the relay's own page and give its `url`; look there for the words, and for who said them. Where the article
confirms the claim in its own reporting, that is a claim of its own, without the relay.
"""

from collections.abc import Iterator

from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("CHN01", Severity.WARNING, about="article")
def relayed_report(claim: Claim, context: Context) -> Iterator[Hit]:
    """A relay."""
    if claim.relays:
        relay = context.relay_name(claim.relays[-1])
        last = len(claim.relays) - 1
        message = f"Reported by {relay}; {context.outlet} shows no confirmation of its own."
        if context.evidence:
            message += _credits(claim, context, relay)
        yield Hit(message, ("relay", last))


def _credits(claim: Claim, context: Context, relay: str) -> str:
    """Whom the last relay's own page has it from, as a sentence; nothing where the page leaves it open."""
    from provenance.rules.credits import pages, unlisted

    page = next((each for each in pages(claim, context) if each.relay is claim.relays[-1]), None)
    if page is None:
        return ""
    passed_on = unlisted(page, claim, context)
    origin = page.credits.origin
    if passed_on:
        return f" On its own page {relay} credits {' and '.join(passed_on[:2])}."
    if origin is None or page.credits.relays:
        return ""
    if origin.type == "none":
        return f" On its own page {relay} says so in its own name."
    return f" On its own page {relay} has it from {origin.described}." if origin.described else ""
