"""A chain that ends where it began.

## What it finds

A chain in which one voice occurs twice: the article rests on a relay that had it from the article's own outlet, or one
voice is both origin and relay. And, across the files of a run, claims that assert the same thing (`asserts`) where one
outlet rests on another and that one, directly or by way of others, on the first. What an outlet reports from its own
observation, with nobody between, is no circle.

## Why it matters

A rumour that two outlets take from each other looks like two reports and has no beginning. Copying makes wrong values
look confirmed ([Dong et al. 2009](https://doi.org/10.14778/1687627.1687690)), so a chain in a circle counts for nothing
in corroboration.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The ferry company is about to be sold."
quote = "The ferry company is about to be sold, the Herald reports"
scope = "utterance"
mode = "indirect"
cue = "reports"
asserts = "ferry-sale"
[claim.origin]
identity = "none"
vantage = "unknown"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
```

`claims/b.toml`

```toml
version = 1
[article]
outlet = "the-herald"
title = "Ferry company for sale"
url = "https://herald.example/ferry-sale"

[[claim]]
id = "c1"
text = "The ferry company is about to be sold."
quote = "The company is up for sale, according to The Gazette"
scope = "utterance"
mode = "indirect"
cue = "according to"
asserts = "ferry-sale"
[claim.origin]
identity = "none"
vantage = "unknown"
[[claim.relay]]
source = "the-gazette"
as_written = "The Gazette"
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The ferry company is about to be sold."
quote = "The ferry company is about to be sold, Tom Hale told the Herald"
scope = "utterance"
mode = "indirect"
cue = "told"
asserts = "ferry-sale"
[claim.origin]
as_written = "Tom Hale"
identity = "named"
vantage = "participant"
source = "tom-hale"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
```

`claims/b.toml`

```toml
version = 1
[article]
outlet = "the-herald"
title = "Ferry company for sale"
url = "https://herald.example/ferry-sale"

[[claim]]
id = "c1"
text = "The ferry company is about to be sold."
quote = "The company is up for sale, Tom Hale said in an interview"
scope = "utterance"
mode = "indirect"
cue = "said in an interview"
asserts = "ferry-sale"
[claim.origin]
as_written = "Tom Hale"
identity = "named"
vantage = "participant"
source = "tom-hale"
channel = "interview"
```

## How to answer it

Read the pages in the order of their dates: the earliest one either names its own source, which then is the origin, or
nobody has one. Give the relays' `url` and `published`, so that others can follow.
"""

from collections.abc import Collection, Iterator, Sequence

from provenance.model.claim import Claim, ClaimFile
from provenance.model.finding import Hit, Path, Severity
from provenance.rules import Context, Run, rule
from provenance.scoring.corroboration import circular, repeats, voices, witness


@rule("CHN09", Severity.WARNING, about="article", scope="run")
def circular_chain(run: Run) -> Iterator[Hit]:
    """A voice occurs twice in a chain, or, across files, A rests on B and B on A."""
    for group in run.groups.values():
        yield from circles(group)


@circular_chain.in_each_file
def circular_alone(file: ClaimFile, context: Context) -> Iterator[Hit]:
    """A voice occurs twice in the chain of a claim that shares ``asserts`` with none."""
    for claim in file.claims:
        if claim.relays and claim.asserts is None:
            heard = voices(claim, file.article.outlet, context.registry)
            if repeats(heard):
                yield _hit(context, claim, heard, ())


def circles(group: Sequence[tuple[Context, Claim]]) -> Iterator[Hit]:
    """The findings in claims that share ``asserts``: one for each claim whose chain is part of a circle."""
    outlets = {context.article.outlet for context, _ in group}
    if not any(claim.relays or claim.origin.source in outlets for _, claim in group):
        return
    witnesses = [witness(claim, context.path, context.article.outlet, context.registry) for context, claim in group]
    for (context, claim), each, found in zip(group, witnesses, circular(witnesses), strict=True):
        if found:
            yield _hit(context, claim, each.voices, outlets)


def _hit(context: Context, claim: Claim, heard: tuple[str, ...], outlets: Collection[str]) -> Hit:
    return Hit("This chain ends where it began.", _place(claim, heard, outlets), claim, context.path)


def _place(claim: Claim, heard: tuple[str, ...], outlets: Collection[str]) -> Path:
    """Where the chain meets itself: the voice that comes back, else the nearest of the other outlets' voices."""
    relays = len(claim.relays)
    first = len(heard) - 1 - relays
    again = [number for number, voice in enumerate(heard[:-1]) if voice in heard[number + 1 :]]
    rests_on = [number for number, voice in enumerate(heard[:-1]) if voice in outlets and voice != heard[-1]]
    found = again[0] if again else rests_on[-1] if rests_on else len(heard) - 2
    return ("relay", found - first) if found >= first else ("origin", "source")
