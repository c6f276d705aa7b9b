"""A figure that is another one upstream.

## What it finds

A number in the claim that differs from the number on the page that the claim rests on: in the quoted words, or in
what the page says of the same thing.

The rule reads the evidence that `provenance verify` wrote. For a claim that holds a figure it says, as a skipped
check, which cited page could not be compared.

## Why it matters

A figure is the part of a report that can be checked without any judgement, and the part that others copy. The
[SPJ Code of Ethics](https://www.spj.org/spj-code-of-ethics/) begins with it: answer for the accuracy of your work,
verify before publishing, and go back to the original source where that is possible.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The repair of the ferry will cost 28 million."
quote = "The repair will cost 28 million, the Herald reported"
scope = "utterance"
mode = "indirect"
cue = "reported"
[claim.origin]
as_written = "the shipyard's tender"
identity = "role"
vantage = "record"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
mode = "indirect"
url = "https://herald.example/ferry"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", "url": "https://herald.example/ferry", \
"status": "ok", "read_in_full": true, "verdict": null, \
"attribution": {"content": {"text": "The repair is put at 18 million"}}, "drift": [{"kind": "figure", \
"ours": "28 million", "theirs": "18 million"}]}
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The repair of the ferry will cost 18 million."
quote = "The repair will cost 18 million, the Herald reported"
scope = "utterance"
mode = "indirect"
cue = "reported"
[claim.origin]
as_written = "the shipyard's tender"
identity = "role"
vantage = "record"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
mode = "indirect"
url = "https://herald.example/ferry"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", "url": "https://herald.example/ferry", \
"status": "ok", "read_in_full": true, "verdict": null, \
"attribution": {"content": {"text": "The repair is put at 18 million"}}}
```

## How to answer it

Read both passages: they may count different things, or the page may have changed since the article drew on it. If the
slip is in the claim file, mend it and run `provenance verify` again; if it is in the article, the finding stands.
"""

import re
from collections.abc import Iterator

from provenance.lexicon.numbers import NUMBER_WORDS
from provenance.model.claim import Claim
from provenance.model.evidence import Citation, Verdict
from provenance.model.finding import Hit, Severity, Skip
from provenance.model.text import shortened
from provenance.rules import Context, rule
from provenance.rules.evidence.quote_altered import unsettled, upstream

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]+")


@rule("EVD03", Severity.ERROR, about="file", needs="evidence")
def figure_differs(claim: Claim, context: Context) -> Iterator[Hit | Skip]:
    """A number differs upstream."""
    differs: dict[str, Hit] = {}
    doubts = []
    for _, citation in upstream(claim, context):
        found = tuple(_differing(citation))
        for ours, theirs in found:
            message = f"{_figure(ours, 'None')} here, {_figure(theirs, 'none')} upstream."
            differs.setdefault(message, Hit(message, ("quote",), url=citation.url))
        doubt = unsettled(citation)
        if doubt is not None and not found:
            doubts.append(Skip(doubt, claim))
    yield from differs.values()
    if holds_figure(claim.quote) or holds_figure(claim.text):
        yield from context.unread(claim)
        yield from doubts


def holds_figure(text: str) -> bool:
    """Whether ``text`` holds a digit or, in English, a number written out."""
    return _DIGIT.search(text) is not None or not NUMBER_WORDS.isdisjoint(_WORD.findall(text.lower()))


def _differing(citation: Citation) -> Iterator[tuple[str, str]]:
    """The figures that differ, ours and theirs. Edits to quoted words count where the words were found, and only on a
    page read in full: the rest of it might hold them as quoted."""
    if not citation.page_read:
        return
    left_out = citation.verdict in (Verdict.ABSENT, Verdict.SILENTLY_ELIDED)  # EVD01 says so
    if not left_out and (citation.read_in_full or citation.verdict is None):
        for edit in citation.edits:
            if edit.kind == "number" and edit.ours != edit.theirs:
                yield edit.ours, edit.theirs
    for drift in citation.drift:
        if drift.kind in ("count", "figure") and drift.ours != drift.theirs:
            yield drift.ours, drift.theirs


def _figure(text: str, absent: str) -> str:
    return shortened(text, 60) or absent
