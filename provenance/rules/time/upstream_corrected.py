"""A page that was changed after it was used.

## What it finds

A cited page that its publisher corrected, retracted, changed or took down. What the page says of it is quoted.

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
from provenance.model.finding import Hit, Path, Severity, Skip
from provenance.model.text import shortened
from provenance.rules import Context, rule
from provenance.rules.evidence.quote_altered import unsettled, upstream
from provenance.rules.time.date_conflict import parsed


@rule("TIM05", Severity.ERROR, about="file", needs="evidence")
def upstream_corrected(claim: Claim, context: Context) -> Iterator[Hit | Skip]:
    """A cited page was corrected, retracted, changed or taken down."""
    if next(context.cited(claim), None) is not None:
        yield from context.unread(claim)
    elif claim.original is None:
        return
    for at, citation in upstream(claim, context):
        if changed(citation):
            date = _date(citation)
            when = f"on {date}" if date is not None else "since"
            verb = "changed" if date is not None else "has changed"
            message = f"{_publisher(context, claim, at, citation.url)} {verb} this {when}{_what(citation)}."
            yield Hit(message, at, url=citation.url)
        elif not citation.page_read:
            yield Skip(unsettled(citation) or "", claim)


def changed(citation: Citation) -> bool:
    """Whether evidence says that the page was corrected, retracted or changed, or that it is gone after a capture."""
    corrected = citation.corrected
    if corrected.strip() if isinstance(corrected, str) else corrected:
        return True
    return citation.status is Status.GONE and (citation.sha256 or citation.archive) is not None


def _what(citation: Citation) -> str:
    """What became of the page, and how it says so itself."""
    corrected = citation.corrected
    if not isinstance(corrected, Correction):
        return ": the page is gone" if citation.status is Status.GONE else ""
    retracted = " and retracted it" if corrected.kind == "retracted" else ""
    said = shortened(corrected.text or "", 160).rstrip(".")
    return f"{retracted}: “{said}”" if said else retracted


def _date(citation: Citation) -> str | None:
    corrected = citation.corrected
    text = corrected.date if isinstance(corrected, Correction) else corrected
    day = parsed(text) if isinstance(text, str) else None
    return day.isoformat() if day is not None else None


def _publisher(context: Context, claim: Claim, at: Path, url: str) -> str:
    """The relay whose page it is, else the name of the outlet that owns the address, else its host."""
    match at:
        case ("relay", int(number), *_) if name := context.relay_name(claim.relays[number]):
            return name
    outlet = context.registry.outlet_of_url(url)
    if outlet is not None:
        return context.registry.name(outlet) or outlet
    try:
        host = urlsplit(url).hostname or url
    except ValueError:
        return url
    return host.removeprefix("www.")
