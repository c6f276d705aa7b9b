"""A page that may be gone tomorrow.

## What it finds

An address that a claim cites, for a record, a relay, an original or an established fact, and that no line of the
evidence speaks of; once per address and file. The article's own address is not counted.

## Why it matters

Pages are changed and taken down. Half of the addresses in opinions of the United States Supreme Court no longer showed
what had been cited when Zittrain, Albert and Lessig looked ("Perma", Harvard Law Review Forum, 2014); archives keep
pages in [WARC](https://www.iso.org/standard/68004.html) for that reason. Until somebody has read and kept the page, it
proves nothing here: the claim's directness stays as it is without it.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The Water Board will empty the dam in March."
quote = "The dam is to be emptied in March, according to the board's minutes"
scope = "utterance"
mode = "indirect"
cue = "according to"
[claim.origin]
as_written = "the board's minutes"
identity = "collective"
vantage = "record"
source = "water-board"
[[claim.record]]
url = "https://water-board.example/minutes/2025-11.pdf"
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The Water Board will empty the dam in March."
quote = "The dam is to be emptied in March, according to the board's minutes"
scope = "utterance"
mode = "indirect"
cue = "according to"
[claim.origin]
as_written = "the board's minutes"
identity = "collective"
vantage = "record"
source = "water-board"
[[claim.record]]
url = "https://water-board.example/minutes/2025-11.pdf"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "record[0]", "url": "https://water-board.example/minutes/2025-11.pdf", "status": "ok", "read_in_full": true, "sha256": "4b1f0c2a9d3e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8", "checked": "2025-12-04"}
```

## How to answer it

Run `provenance verify`: it fetches the page, keeps a capture of it and writes what it found into the evidence.
"""

from collections.abc import Iterator

from provenance.model.claim import Claim, ClaimFile
from provenance.model.finding import Hit, Path, Severity
from provenance.rules import Context, rule


@rule("FMT05", Severity.INFO, about="file", scope="article")
def link_without_capture(file: ClaimFile, context: Context) -> Iterator[Hit]:
    """A cited address without evidence; once per address."""
    known = {citation.url for citation in context.evidence or ()}
    for claim in file.claims:
        if not (claim.records or claim.relays or claim.original or claim.established):
            continue
        for at, url in _cited(claim, context):
            if url not in known:
                known.add(url)
                yield Hit(f"No capture of {url} yet: run `provenance verify`.", at, claim, url=url)


def _cited(claim: Claim, context: Context) -> Iterator[tuple[Path, str]]:
    yield from context.cited(claim)
    if claim.original is not None:
        yield ("original",), claim.original
    if claim.established is not None:
        yield ("established",), claim.established
