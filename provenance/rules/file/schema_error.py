"""Something in a file that does not fit.

## What it finds

A claim file, registry or line of evidence that is not valid: broken TOML, a key or version that does not exist, a
required key that is missing, a value of the wrong kind. An `[[claim.allow]]` without `rule` or `reason` is one of them.
The other claims of the file are read and checked all the same.

## Why it matters

A misspelt key that is passed over in silence is a fact that nobody sees. A suppression without a reason cannot be
reviewed. Formats that refuse what they do not know ([TOML](https://toml.io/en/v1.0.0) itself refuses a key written
twice) keep a file meaning the same to everybody who reads it. The keys are described in the schema that the first line
of a claim file points to, and editors complete them from there.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The ferry sailed with one engine."
quote = "We left on one engine, said Tom Hale, who was on board"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Tom Hale, who was on board"
identity = "named"
vantage = "particpant"
source = "tom-hale"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The ferry sailed with one engine."
quote = "We left on one engine, said Tom Hale, who was on board"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Tom Hale, who was on board"
identity = "named"
vantage = "participant"
source = "tom-hale"
```

## How to answer it

The message says what stands there and what could: mend the place it names. Evidence is mended by running
`provenance verify` again.
"""

from collections.abc import Iterator

from provenance.model.finding import Hit, Severity
from provenance.rules import Run, rule


@rule("FMT01", Severity.ERROR, about="file", scope="run")
def schema_error(run: Run) -> Iterator[Hit]:
    """Whatever reading the files found not to fit."""
    yield from run.problems("schema")
