"""The sentence that was left behind.

## What it finds

Quoted words whose neighbour on the cited page limits or reverses them, where the article quotes that neighbour
nowhere: the next sentence begins with "But", "However", "Only if" or the like, the sentence goes on after the quoted
words with "unless" or "if", or it denies beforehand what is then quoted ("it is not true that …").

Of a claim without quotation marks: a condition, or a sentence of the same source, that limits on the page what the
article reports without it.

The rule reads the evidence that `provenance verify` wrote, and English only. A contrast with what stands *before* it
("However, the tests were good. The dam is safe.") does not limit the words that follow and is left alone.

## Why it matters

True words can mislead when their condition is cut off. The law knows this as the rule of completeness
([Federal Rule of Evidence 106](https://www.law.cornell.edu/rules/fre/rule_106)): whoever reads out a part must hear
the rest that in fairness belongs to it. The [SPJ Code of Ethics](https://www.spj.org/spj-code-of-ethics/) asks
journalists to give context and not to oversimplify.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "Ruiz says that the ferry will sail again in March."
quote = "“The ferry will sail again in March,”"
scope = "utterance"
mode = "direct"
cue = "said"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.record]]
url = "https://board.example/minutes/2025-12-01"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "record[0]", \
"url": "https://board.example/minutes/2025-12-01", "status": "ok", "read_in_full": true, "verdict": "exact", \
"matched": "The ferry will sail again in March.", "context": {"before": "You asked about the ferry.", \
"after": "But that holds only if the new hull passes its test. I would not bet on it."}}
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "Ruiz says that the ferry will sail again in March if the hull passes its test."
quote = "“The ferry will sail again in March. But that holds only if the new hull passes its test,”"
scope = "utterance"
mode = "direct"
cue = "said"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.record]]
url = "https://board.example/minutes/2025-12-01"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "record[0]", \
"url": "https://board.example/minutes/2025-12-01", "status": "ok", "read_in_full": true, "verdict": "exact", \
"matched": "The ferry will sail again in March. But that holds only if the new hull passes its test", \
"context": {"before": "You asked about the ferry.", "after": ". The yard will tell us in January."}}
```

## How to answer it

Read on where the quotation ends. If the article passes the limit on in its own words, accept the finding and say
where; if it does not, the finding stands.
"""

import re
from collections.abc import Iterator

from provenance.lexicon.limiting import limits
from provenance.model.chain import Mode
from provenance.model.claim import Claim
from provenance.model.evidence import Verdict
from provenance.model.finding import Hit, Severity, Skip
from provenance.model.text import shortened
from provenance.rules import Context, rule
from provenance.rules.evidence.quote_altered import unsettled, upstream


@rule("EVD08", Severity.WARNING, about="article", needs="evidence")
def selective_quote(claim: Claim, context: Context) -> Iterator[Hit | Skip]:
    """A neighbour of the quoted words limits or reverses them and is quoted nowhere in the article."""
    if (claim.mode is not Mode.DIRECT and claim.mode is not Mode.MIXED) or not claim.quoted_words:
        yield from _left_out(claim, context, set())
        return
    yield from context.unread(claim)
    reported: set[str] = set()
    for _, citation in upstream(claim, context):
        reason = unsettled(citation)
        if reason is None and citation.context is None and citation.verdict is not Verdict.ABSENT:
            reason = f"what stands next to the words on {citation.url} is not on file"
        if reason is not None:
            yield Skip(reason, claim)
            continue
        if citation.verdict is Verdict.ABSENT or citation.context is None:
            continue
        for omitted in limits(citation.matched or "", citation.context):
            if omitted not in reported and not _quoted(omitted, context):
                reported.add(omitted)
                yield Hit(f"Upstream also says: {_closed(omitted)}", ("quote",), url=citation.url)
                break
    yield from _left_out(claim, context, reported)


def _left_out(claim: Claim, context: Context, reported: set[str]) -> Iterator[Hit]:
    """What the comparison with the page found left out, where that has not been reported."""
    told = {_plain(each) for each in reported}
    for _, citation in upstream(claim, context):
        if not citation.page_read:
            continue
        for drift in citation.drift:
            words = _plain(drift.theirs)
            if drift.kind != "omission" or not words or _quoted(drift.theirs, context):
                continue
            if not any(words in each or each in words for each in told):
                told.add(words)
                yield Hit(f"Upstream also says: {_closed(drift.theirs)}", ("quote",), url=citation.url)
                break


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _quoted(omitted: str, context: Context) -> bool:
    """Whether a claim of the file quotes these words, or the first eight of them."""
    start = " ".join(_plain(omitted).split()[:8])
    return any(start in _plain(claim.quote) for claim in context.file.claims)


def _closed(text: str) -> str:
    text = shortened(text, 160)
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
