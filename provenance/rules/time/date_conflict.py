"""Dates that cannot both be right.

## What it finds

Three conflicts: a date in the claim that is another one on the cited page; a cited page that was published after the
article, or after the relay, that rests on it; and a relay's `published` that differs by more than a day from the date
on the page itself (one day is what time zones explain).

The dates of pages come from the evidence that `provenance verify` wrote, or from `published` in the claim file. For a
claim that holds a date, the rule says as a skipped check which cited page could not be compared.

## Why it matters

Nothing can draw on what did not exist yet: the
[constraints of W3C PROV](https://www.w3.org/TR/prov-constraints/) put it as "generation precedes usage". A page that is
younger than what cites it is another version, another occasion or the wrong link; a date that shifted by one retelling
puts words into another situation, which the reader cannot see.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "Ruiz said on 1 December 2025 that the ferry would be repaired."
quote = "On 1 December, Ruiz told the Herald that the ferry would be repaired"
scope = "utterance"
mode = "indirect"
cue = "told"
[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
mode = "own"
url = "https://herald.example/ruiz"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", "url": "https://herald.example/ruiz", \
"status": "ok", "read_in_full": true, "published": "2025-12-05", "verdict": null, \
"attribution": {"content": {"text": "that the ferry would be repaired"}}}
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "Ruiz said on 1 December 2025 that the ferry would be repaired."
quote = "On 1 December, Ruiz told the Herald that the ferry would be repaired"
scope = "utterance"
mode = "indirect"
cue = "told"
[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
mode = "own"
url = "https://herald.example/ruiz"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", "url": "https://herald.example/ruiz", \
"status": "ok", "read_in_full": true, "published": "2025-12-02", "verdict": null, \
"attribution": {"content": {"text": "that the ferry would be repaired"}}}
```

## How to answer it

Look for the page that the article can have used: an earlier version, or the report of an earlier occasion. A
transcript that came out after the article may still be the best record of what was said; accept the finding with
that as the reason.
"""

import datetime
from collections.abc import Iterator

from provenance.model.claim import Claim
from provenance.model.finding import Hit, Path, Severity, Skip
from provenance.model.text import shortened
from provenance.rules import Context, rule
from provenance.rules.evidence.quote_altered import unsettled, upstream
from provenance.rules.time.no_year import dated


@rule("TIM01", Severity.ERROR, about="file", needs="evidence")
def date_conflict(claim: Claim, context: Context) -> Iterator[Hit | Skip]:
    """Dates differ upstream, or a page is older than what it cites."""
    dated = False
    if claim.relays or claim.records or claim.original is not None:
        published: dict[str, datetime.date] = {}
        doubts = []
        for _, citation in upstream(claim, context):
            day = parsed(citation.published)
            if day is not None:
                published[citation.url] = day
            drifts = [d for d in citation.drift if d.kind == "date" and d.ours != d.theirs and citation.page_read]
            for drift in drifts:
                yield Hit(_message(drift.ours, drift.theirs), ("quote",), url=citation.url)
            doubt = unsettled(citation)
            if doubt is not None and not drifts:
                doubts.append(Skip(doubt, claim))
        yield from _order(claim, context, published)
        dated = any(relay.published is not None for relay in claim.relays)
        if dated or _holds_date(claim):
            yield from context.unread(claim)
            yield from doubts
    elif _holds_date(claim):
        yield from context.unread(claim)


def parsed(text: str | None) -> datetime.date | None:
    """The date that an ISO 8601 date, or date and time, begins with; None where there is none."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _order(claim: Claim, context: Context, published: dict[str, datetime.date]) -> Iterator[Hit]:
    """The pages of the chain that are younger than what rests on them: the next dated relay, or the article."""
    article = context.article.published
    before: list[tuple[Path, str | None, datetime.date]] = [
        (("record", number, "url"), record.url, published[record.url])
        for number, record in enumerate(claim.records)
        if record.url in published
    ]
    pages = list(before)
    for number, relay in enumerate(claim.relays):
        at: Path = ("relay", number, "published" if relay.published is not None else "url")
        seen = published.get(relay.url) if relay.url is not None else None
        if seen is not None and relay.published is not None and abs(seen - relay.published).days > 1:
            yield Hit(_message(relay.published, seen), at, url=relay.url)
        day = seen or relay.published
        if day is not None:
            for _, url, earlier in before:
                if earlier > day:
                    yield Hit(_message(day, earlier), at, url=url)
            before = [(at, relay.url, day)]
            pages.append(before[0])
    if article is not None:
        for place, url, day in pages:
            if day > article:
                yield Hit(_message(article, day), place, url=url)


def _message(ours: object, theirs: object) -> str:
    return f"{shortened(str(ours), 60) or 'No date'} here, {shortened(str(theirs), 60) or 'none'} upstream."


def _holds_date(claim: Claim) -> bool:
    """Whether the claim holds a day or a year."""
    return dated(claim.quote) or dated(claim.text)
