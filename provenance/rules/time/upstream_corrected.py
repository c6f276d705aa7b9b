"""A page that was changed after it was used.

## What it finds

A cited page that its publisher corrected, retracted, changed or took down.

The rule reads the evidence that `provenance verify` wrote; a page without evidence, or one that could not be read, is
a skipped check.

## Why it matters

Whoever passes on a report inherits its errors, but not its corrections. The
[code of the International Fact-Checking Network](https://ifcncodeofprinciples.poynter.org/) and newsroom standards
from Reuters to the New York Times ask for corrections that are made openly; they help only if those who relied on the
page hear of them. In science, retracted papers go on being cited for years as if nothing had happened.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "Two wards of the hospital will be closed."
quote = "Two wards will be closed, the Herald reported"
scope = "fact"
mode = "indirect"
cue = "reported"
[claim.origin]
as_written = "the hospital"
identity = "collective"
vantage = "self"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
mode = "indirect"
url = "https://herald.example/wards"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", "url": "https://herald.example/wards", \
"status": "ok", "read_in_full": true, "corrected": {"date": "2025-12-09", "kind": "corrected", \
"text": "An earlier version gave a wrong number of wards."}}
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "Two wards of the hospital will be closed."
quote = "Two wards will be closed, the Herald reported"
scope = "fact"
mode = "indirect"
cue = "reported"
[claim.origin]
as_written = "the hospital"
identity = "collective"
vantage = "self"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
mode = "indirect"
url = "https://herald.example/wards"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", "url": "https://herald.example/wards", \
"status": "ok", "read_in_full": true, "corrected": null}
```

## How to answer it

Read what was changed. If it touches the claim, say so in the claim and tell the outlet's desk; if it does not, accept
the finding with that as the reason. For a page that is gone, look for an archived copy.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from provenance.model.claim import Claim
from provenance.model.evidence import Citation, Correction, Status
from provenance.model.finding import Hit, Severity, Skip
from provenance.rules import Context, rule
from provenance.rules.evidence.quote_altered import upstream
from provenance.rules.time.date_conflict import parsed


@rule("TIM05", Severity.ERROR, about="file", needs="evidence")
def upstream_corrected(claim: Claim, context: Context) -> Iterator[Hit | Skip]:
    """A cited page was corrected, retracted, changed or taken down."""
    if not claim.records and not claim.relays:
        return
    if next(context.cited(claim), None) is None:
        return
    yield from context.unread(claim)
    for at, citation in upstream(claim, context):
        if changed(citation):
            date = _date(citation)
            when = f"on {date}" if date is not None else "since"
            verb = "changed" if date is not None else "has changed"
            yield Hit(f"{_publisher(context, citation.url)} {verb} this {when}.", at, url=citation.url)
        elif not citation.page_read:
            yield Skip(f"{citation.url} was not read: {citation.status.value}", claim)


def changed(citation: Citation) -> bool:
    """Whether evidence says that the page was corrected, retracted or changed, or that it is gone after a capture."""
    corrected = citation.corrected
    if corrected.strip() if isinstance(corrected, str) else corrected:
        return True
    return citation.status is Status.GONE and (citation.sha256 or citation.archive) is not None


def _date(citation: Citation) -> str | None:
    corrected = citation.corrected
    text = corrected.date if isinstance(corrected, Correction) else corrected
    day = parsed(text) if isinstance(text, str) else None
    return day.isoformat() if day is not None else None


def _publisher(context: Context, url: str) -> str:
    """The name of the outlet that owns the address, else its host."""
    outlet = context.registry.outlet_of_url(url)
    if outlet is not None:
        return context.registry.name(outlet) or outlet
    try:
        host = urlsplit(url).hostname or url
    except ValueError:
        return url
    return host.removeprefix("www.")
