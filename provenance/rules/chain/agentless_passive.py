"""Said, but by nobody.

## What it finds

A `cue` that reports words or beliefs without anybody who has them: a passive without its agent ("were described as",
"is said to", "it is understood"), or a hedge that stands in for one ("reportedly", "allegedly", "rumour has it").
Only English cues are known. A passive whose cue names the agent ("was described by engineers as") is left alone.

## Why it matters

The Associated Press Stylebook, under "allege", wants the source of an allegation named, and Reuters asks for a source
for every statement. A passive without an agent looks like an attribution and holds none: the reader learns that
somebody says so, and no more.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The hospital's accounts are in good order."
quote = "The hospital's accounts were described as sound"
scope = "utterance"
mode = "indirect"
cue = "were described as"
[claim.origin]
identity = "none"
vantage = "unknown"

[[claim]]
id = "c2"
text = "The director has offered to resign."
quote = "The director has reportedly offered to go"
scope = "utterance"
mode = "indirect"
cue = "reportedly"
[claim.origin]
identity = "none"
vantage = "unknown"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The hospital's accounts are in good order."
quote = "The hospital's accounts were described by its auditors as sound"
scope = "utterance"
mode = "indirect"
cue = "were described by its auditors as"
[claim.origin]
as_written = "its auditors"
identity = "described"
vantage = "record"

[[claim]]
id = "c2"
text = "The director has offered to resign."
quote = "The director has offered to go, Tom Hale said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Tom Hale"
identity = "named"
vantage = "unknown"
source = "tom-hale"
```

## How to answer it

Look for the speaker in the sentences around it, and on the page that the article rests on. If the sentence itself names
the speaker, take those words into the `cue`; if nothing does, the finding stands.
"""

from collections.abc import Iterator
from functools import lru_cache

from provenance.lexicon.agentless import ADVERBS, AGENTS, BE, HEDGES, NOT, QUOTED, REPORTED, REPORTS, TAKEN_AS
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule

_LONGEST = 500
"""A cue has a few words; of a longer one, the beginning is enough."""
_MARKS = ".,;:!?()[]…–—\"'“”‘«»"


@rule("CHN07", Severity.WARNING, about="article")
def agentless_passive(claim: Claim, context: Context) -> Iterator[Hit]:
    """The cue is an agentless passive or a hedge."""
    cue = claim.cue
    if cue is None:
        return
    found = _agentless(cue[:_LONGEST])
    if found is True or (found is None and not claim.relays):
        yield Hit(f'"{" ".join(cue.split())}": the article does not say by whom.', ("cue",))


@lru_cache(maxsize=4096)
def _agentless(cue: str) -> bool | None:
    """Whether a cue reports without saying by whom. None: it does unless a relay is named ("was quoted as saying")."""
    words = [word.strip(_MARKS) for word in cue.casefold().replace("’", "'").split()]
    if any(_is_agentless_at(words, place) for place in range(1, len(words))):
        return True
    hedge = HEDGES.find(cue)
    if hedge is not None:
        adverb = " " not in hedge[0].strip()
        return adverb or AGENTS.isdisjoint(word.strip(_MARKS) for word in cue[hedge.end() :].casefold().split())
    if cue.strip(_MARKS + " ") in REPORTS:
        return True
    if QUOTED.find(cue) is not None and AGENTS.isdisjoint(words):
        return None
    return False


def _is_agentless_at(words: list[str], place: int) -> bool:
    """Whether the word at ``place`` is the participle of a passive that names no agent."""
    participle = words[place]
    told = participle == "told"
    if participle not in REPORTED and participle not in TAKEN_AS and not told:
        return False
    before = place - 1
    while before > 0 and (words[before] in ADVERBS or words[before].endswith("ly")):
        before -= 1
    if words[before] not in BE or (told and words[before] != "been") or not NOT.isdisjoint(words[:place]):
        return False
    after = words[place + 1 :]
    return AGENTS.isdisjoint(after) and (participle not in TAKEN_AS or "as" in after)
