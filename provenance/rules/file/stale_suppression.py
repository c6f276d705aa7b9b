"""A suppression that has outlived its use.

## What it finds

An `[[claim.allow]]` that is past its `until`, or that answers no finding of its rule on its claim.

## Why it matters

A suppression is a promise to have looked. Once the promise has run out, or what it answered is gone, it only hides the
next finding of that rule, which nobody has looked at. Linters for code report suppressions without use for the same
reason ([ESLint](https://eslint.org/docs/latest/use/configure/rules),
[Ruff](https://docs.astral.sh/ruff/rules/unused-noqa/)).

## Flagged

```toml
[[claim]]
id = "c1"
text = "The dam will be closed in March."
quote = "The dam closes in March, a source said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "a source"
identity = "bare"
vantage = "unknown"
[[claim.allow]]
rule = "ANO01"
reason = "The desk knows what kind of source this is."
until = 2025-12-31
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The dam will be closed in March."
quote = "The dam closes in March, a source said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "a source"
identity = "bare"
vantage = "unknown"
[[claim.allow]]
rule = "ANO01"
reason = "The desk knows what kind of source this is."
until = 2026-06-30
```

## How to answer it

Look again. If the reason still holds, set a new `until`; if there is nothing left to allow, take the suppression out.
This finding itself cannot be suppressed.
"""

import datetime
from collections.abc import Iterator

from provenance.model.claim import Allow
from provenance.model.finding import Hit, Severity
from provenance.rules import Run, rule


@rule("FMT07", Severity.WARNING, about="file", scope="run")
def stale_suppression(run: Run) -> Iterator[Hit]:
    """An allow that has expired. Those without use come from the engine, which alone knows them."""
    for context in run.contexts:
        for claim in context.file.claims if context.traits.allows else ():
            for number, allow in enumerate(claim.allows):
                if expired(allow, run.today):
                    yield Hit(message_expired(allow), ("allow", number), claim)


def expired(allow: Allow, today: datetime.date) -> bool:
    """Whether a suppression counts no more: the day after its ``until``."""
    return allow.until is not None and allow.until < today


def message_expired(allow: Allow) -> str:
    """What is said of a suppression that has expired."""
    return (
        f"This suppression of {allow.rule} ran out on {allow.until}: look again, then renew it or take it out. "
        f"Its reason was: {allow.reason}"
    )


def message_unused(allow: Allow) -> str:
    """What is said of a suppression that answers nothing."""
    return f"This suppression of {allow.rule} answers no finding on its claim: take it out."
