"""A speaker who passes on what unnamed others said.

## What it finds

A claim whose origin was itself told of it (vantage `briefed` or `hearsay`), while the claim names no earlier voice:
neither relay nor record. The chain is longer than it looks, by a hand that nobody sees.

## Why it matters

The US intelligence community's sourcing standard, ICD 206, asks of every source what access it had to what it reports.
Somebody who was told can only be as good as whoever told them, and
[Rule 805](https://www.law.cornell.edu/rules/fre/rule_805) of the US Federal Rules of Evidence asks that of each layer.

## Flagged

```toml
[[claim]]
id = "c1"
text = "Several towns have asked for the dam to be opened."
quote = "Ruiz said she had been told of requests from several towns"
scope = "utterance"
mode = "indirect"
cue = "said she had been told"
[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "hearsay"
source = "ana-ruiz"
channel = "press conference"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The town of Lowmarsh has asked for the dam to be opened."
quote = "The mayor of Lowmarsh has asked us to open the dam, Ruiz said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "The mayor of Lowmarsh"
identity = "role"
vantage = "self"
[[claim.relay]]
source = "ana-ruiz"
as_written = "Ruiz"
```

## How to answer it

If the article says who told the speaker, that voice is the origin and the speaker its first relay. If a document holds
it, add it as a `[[claim.record]]`. Otherwise the finding stands.
"""

from collections.abc import Iterator

from provenance.model.chain import Identity
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("CHN08", Severity.WARNING, about="article")
def speakers_source_unnamed(claim: Claim, context: Context) -> Iterator[Hit]:
    """Vantage briefed or hearsay, and no earlier voice given."""
    origin = claim.origin
    if origin.vantage.passed_on and not claim.records and origin.identity is not Identity.NONE:
        speaker = context.speaker(claim)
        yield Hit(f"{speaker} passes this on without saying from whom.", ("origin", "vantage"))
