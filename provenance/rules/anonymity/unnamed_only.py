"""Nobody named, anywhere.

## What it finds

Reports that rest on unnamed sourcing alone. Where several claims assert the same thing (`asserts`), in one file or in
several, and every origin among them is described or bare, there is one finding, at the first of them. An unnamed claim
that shares its assertion with no other is found too: once for each `key` in a file.

## Why it matters

Section 3.3 of the [BBC's Editorial Guidelines](https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy) is wary
of a single source, and more so of one that is not named: it would rather have a name, on the record. Unnamed voices
may be one and the same, and nobody outside the newsroom can ask them.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The hospital will close its children's ward."
quote = "The children's ward will close, a doctor there told us"
scope = "utterance"
mode = "indirect"
cue = "told us"
asserts = "ward-closing"
[claim.origin]
as_written = "a doctor there"
identity = "described"
vantage = "familiar"
```

`claims/b.toml`

```toml
version = 1
[article]
outlet = "the-herald"
title = "Ward to close"
url = "https://herald.example/ward"

[[claim]]
id = "c1"
text = "The hospital will close its children's ward."
quote = "Sources say that the children's ward is to close"
scope = "utterance"
mode = "indirect"
cue = "say"
asserts = "ward-closing"
[claim.origin]
as_written = "Sources"
identity = "bare"
vantage = "unknown"
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The hospital will close its children's ward."
quote = "The children's ward will close, a doctor there told us"
scope = "utterance"
mode = "indirect"
cue = "told us"
asserts = "ward-closing"
[claim.origin]
as_written = "a doctor there"
identity = "described"
vantage = "familiar"
```

`claims/b.toml`

```toml
version = 1
[article]
outlet = "the-herald"
title = "Ward to close"
url = "https://herald.example/ward"

[[claim]]
id = "c1"
text = "The hospital will close its children's ward."
quote = "We are closing the children's ward, the hospital's director, Tom Hale, said"
scope = "utterance"
mode = "indirect"
cue = "said"
asserts = "ward-closing"
[claim.origin]
as_written = "Tom Hale"
identity = "named"
vantage = "self"
source = "tom-hale"
```

## How to answer it

Look for a named voice or a document that says the same, and enter it as a claim with the same `asserts`. If there is
none, the finding stands: a name is a question for the outlet.
"""

from collections.abc import Iterator, Sequence

from provenance.model.chain import Identity
from provenance.model.claim import Claim, ClaimFile, Kind
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, Run, rule

_MESSAGE = "Only unnamed sourcing carries this."


@rule("ANO02", Severity.WARNING, about="article", scope="run")
def unnamed_only(run: Run) -> Iterator[Hit]:
    """Every origin of a shared assertion is unnamed; or the claim has ``asserts`` and turns out to share it with none."""
    first: dict[tuple[str, str], tuple[Context, Claim]] = {}
    for group in run.groups.values():
        attributed = [each for each in group if each[1].origin.identity is not Identity.NONE]
        if len(attributed) > 1:
            yield from _carried_by_unnamed(attributed)
        elif attributed:
            context, claim = attributed[0]
            if not claim.origin.identity.unnamed or not _is_report(claim):
                continue
            key = claim.origin.key
            if key is None:
                yield Hit(_MESSAGE, ("origin", "as_written"), claim, context.path)
                continue
            before = first.get((context.path, key))
            if before is None or context.index(claim) < context.index(before[1]):
                first[context.path, key] = context, claim
    for (_, key), (context, claim) in first.items():
        if not any(each.origin.key == key for each in _alone(context.file)):
            yield Hit(_MESSAGE, ("origin", "as_written"), claim, context.path)


@unnamed_only.in_each_file
def unnamed_alone(file: ClaimFile, context: Context) -> Iterator[Hit]:
    """The origin of a claim without ``asserts`` is unnamed: once per key."""
    seen: set[str] = set()
    for claim in _alone(file):
        key = claim.origin.key
        if key is None or key not in seen:
            yield Hit(_MESSAGE, ("origin", "as_written"), claim)
        if key is not None:
            seen.add(key)


def _alone(file: ClaimFile) -> Iterator[Claim]:
    """The reports of a file that rest on an unnamed origin and share ``asserts`` with none by themselves."""
    for claim in file.claims:
        if claim.asserts is None and claim.origin.identity.unnamed and _is_report(claim):
            yield claim


def _carried_by_unnamed(attributed: Sequence[tuple[Context, Claim]]) -> Iterator[Hit]:
    """One finding for claims that assert the same thing, if no origin among them has a name and any is a report."""
    if all(claim.origin.identity.unnamed and claim.established is None for _, claim in attributed):
        reports = [(context, claim) for context, claim in attributed if _is_report(claim)]
        if reports:
            context, claim = reports[0]
            many = f" {len(reports)} claims assert it." if len(reports) > 1 else ""
            message = f"{_MESSAGE}{many}"
            yield Hit(message, ("origin", "as_written"), claim, context.path)


def _is_report(claim: Claim) -> bool:
    return claim.kind is Kind.REPORT and claim.established is None
