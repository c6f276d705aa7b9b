"""The sentence that was left behind.

## What it finds

Quoted words whose neighbour on the cited page limits or reverses them, where the article quotes that neighbour
nowhere: the next sentence begins with "But", "However", "Only if" or the like, the sentence goes on after the quoted
words with "unless" or "if", or it denies beforehand what is then quoted ("it is not true that …").

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

from provenance.lexicon.limiting import (
    DENYING_LEADS,
    HARMLESS_STARTS,
    LIMITING_LEADS,
    LIMITING_NEAR_START,
    LIMITING_STARTS,
    LIMITING_TAILS,
)
from provenance.lexicon.phrases import Phrases
from provenance.model.chain import Mode
from provenance.model.claim import Claim
from provenance.model.evidence import Citation, Verdict
from provenance.model.finding import Hit, Severity, Skip
from provenance.model.text import Pattern
from provenance.rules import Context, rule
from provenance.rules.evidence.quote_altered import shortened, unsettled, upstream

_NEAR = 8
"""How many words of a sentence count as its start."""

# From the first of a run of marks only, and at once to its last: a page may hold nothing but full stops.
_END = Pattern(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+[\"'“‘«„(\[]*[^\sa-z\"'“‘«„(\[]|\s*\Z)|\n\s*\n")
_ABBREVIATED = Pattern(
    r"(?:^|[\s(\"'“‘])(?:[^\W\d_]|[^\W\d_](?:\.[^\W\d_])+|Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Col|Maj|Capt|Sgt|Lt|Sen|Rep|Gov|Hon"
    r"|Jr|Sr|Inc|Ltd|Co|Corp|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\Z"
)
_EDGE = " \t\r\n\"'“”‘’«»„‚()[]–—-"
_BREAK = _EDGE + ",;:"
_OPENER = Pattern(r"(?:and|yes|no|sure|true|well|of course|now),?\s+", re.IGNORECASE)
_ASKED = Pattern(r"\b(?:ask|asks|asked|asking|see|know|knows|knew|wonder|wonders|wondered)\s*\Z", re.IGNORECASE)


@rule("EVD08", Severity.WARNING, about="article", needs="evidence")
def selective_quote(claim: Claim, context: Context) -> Iterator[Hit | Skip]:
    """A neighbour of the quoted words limits or reverses them and is quoted nowhere in the article."""
    if (claim.mode is not Mode.DIRECT and claim.mode is not Mode.MIXED) or not claim.quoted_words:
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
        if citation.verdict is Verdict.ABSENT:
            continue
        for omitted in limits(citation):
            if omitted not in reported and not _quoted(omitted, context):
                reported.add(omitted)
                yield Hit(f"Upstream also says: {_closed(omitted)}", ("quote",), url=citation.url)
                break


def limits(citation: Citation) -> Iterator[str]:
    """The neighbouring sentences, or parts of the sentence, that limit or reverse the matched words."""
    if citation.context is None:
        return
    rest, following = _after(citation.matched or "", citation.context.after)
    if _begins(rest.lstrip(_BREAK), LIMITING_TAILS):
        yield f"… {rest.strip(_BREAK)}"
    if _limiting(following):
        yield following.strip(_EDGE)
    preceding, lead = _before(citation.context.before)
    if lead and _leading(lead):
        yield f"{lead.strip(_BREAK)} …"
    elif not lead and _begins(preceding.lstrip(_EDGE), LIMITING_LEADS) and not _whole(preceding):
        yield preceding.strip(_EDGE)


def sentences(text: str) -> list[str]:
    """``text`` cut into sentences; the last may be incomplete."""
    found, start = [], 0
    for match in _END.finditer(text):
        if match[0].startswith(".") and _ABBREVIATED.search(text[start : match.start()]):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _after(matched: str, after: str) -> tuple[str, str]:
    """What follows the matched words within their sentence, and the next sentence."""
    ended = matched.rstrip(_EDGE).endswith((".", "!", "?", "…"))
    text = after.lstrip(_EDGE)
    if text.startswith((".", "!", "?", "…")):
        ended, text = True, text.lstrip(".!?…").lstrip(_EDGE)
    if not ended and text[:1].isupper():
        ended = True
    pieces = sentences(text)
    if not ended:
        return (pieces[0] if pieces else "", pieces[1] if len(pieces) > 1 else "")
    return "", pieces[0] if pieces else ""


def _before(before: str) -> tuple[str, str]:
    """The sentence before the matched words, and what precedes them within their own."""
    pieces = sentences(before)
    if not pieces:
        return "", ""
    if pieces[-1].rstrip(_EDGE).endswith((".", "!", "?", "…")) or before.endswith("\n\n"):
        return pieces[-1], ""
    return (pieces[-2] if len(pieces) > 1 else ""), pieces[-1]


def _begins(text: str, words: Phrases) -> bool:
    match = words.find(text[:80])
    return match is not None and match.start() == 0


def _limiting(sentence: str) -> bool:
    """Whether a whole sentence limits or reverses the one before it."""
    text = sentence.lstrip(_EDGE)
    opener = _OPENER.match(text)
    if opener is not None:
        text = text[opener.end() :]
    if not text or _begins(text, HARMLESS_STARTS):
        return False
    return _begins(text, LIMITING_STARTS) or LIMITING_NEAR_START.find(" ".join(text.split()[:_NEAR])) is not None


def _leading(lead: str) -> bool:
    """Whether what stands before the words within their sentence makes them a condition or denies them."""
    text = lead.strip(_BREAK)
    if _begins(text, LIMITING_LEADS):
        return True
    if "," in lead[-2:] or ":" in lead[-3:]:
        return False
    tail = text[-60:]
    match = None
    while (found := DENYING_LEADS.find(tail)) is not None:
        match, tail = found, tail[found.end() :]
    return match is not None and not tail.strip() and _ASKED.search(text[: -len(match[0])]) is None


def _whole(sentence: str) -> bool:
    """Whether a conditional sentence holds what it limits itself: then it says nothing of the next one."""
    return "," in sentence or len(sentence.split()) > 12


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _quoted(omitted: str, context: Context) -> bool:
    """Whether a claim of the file quotes these words, or the first eight of them."""
    start = " ".join(_plain(omitted).split()[:8])
    return any(start in _plain(claim.quote) for claim in context.file.claims)


def _closed(text: str) -> str:
    text = shortened(text, 160)
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
