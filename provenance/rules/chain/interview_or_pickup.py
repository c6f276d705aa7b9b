"""Told to another outlet: an interview, or a pick-up?

## What it finds

A relay that is an outlet of the registry and has no `url`, where the article's words say that the origin spoke to it:
"told The Herald", "in an interview with the Herald".

## Why it matters

The article takes over words that were spoken to somebody else. The page of the outlet that heard them holds the full
sentence, its setting and, often, the question. The Associated Press credits the organisation that did the interview;
whoever checks the claim needs its page.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The dam's second gate was never tested."
quote = "The second gate was never tested, a former engineer told the Herald"
scope = "utterance"
mode = "indirect"
cue = "told"
[claim.origin]
as_written = "a former engineer"
identity = "described"
vantage = "participant"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The dam's second gate was never tested."
quote = "The second gate was never tested, a former engineer told the Herald"
scope = "utterance"
mode = "indirect"
cue = "told"
[claim.origin]
as_written = "a former engineer"
identity = "described"
vantage = "participant"
[[claim.relay]]
source = "the-herald"
as_written = "the Herald"
url = "https://herald.example/second-gate"
```

## How to answer it

Find the outlet's own page with these words and give it as the relay's `url`. If it only quotes yet another outlet, that
one is a relay too, nearer to the origin.
"""

from collections.abc import Iterator

from provenance.lexicon.told import PUBLICATIONS, REPORTERS, TOLD
from provenance.model.chain import Relay
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.model.source import Outlet
from provenance.rules import Context, rule

_MARKS = "\"'“”‘’«»„"
_GAP = 6
"""At most so many words between "told" and the outlet's name: "told the Russian state news agency TASS"."""
_LONGEST = 4000
"""A quote has a few lines; of a longer one, the beginning is enough."""


@rule("CHN10", Severity.WARNING, about="file")
def interview_or_pickup(claim: Claim, context: Context) -> Iterator[Hit]:
    """A relay outlet without url where the words are "told {outlet}"."""
    if not claim.relays:
        return
    for number, relay in enumerate(claim.relays):
        if relay.url is None:
            outlet = context.registry.outlets.get(context.registry.voice(relay) or "")
            if outlet is not None and _was_told(outlet, relay, claim):
                yield Hit(f"Interview or pick-up? Link {_whose(outlet.name)} own page.", ("relay", number))


def _was_told(outlet: Outlet, relay: Relay, claim: Claim) -> bool:
    """Whether the cue or the quote says that somebody spoke to that outlet."""
    for text in (claim.quote, claim.cue):
        if text is None:
            continue
        text = " ".join(text[:_LONGEST].split())
        for name in (outlet.name, *outlet.aliases, relay.as_written):
            bare = (name or "").strip().removeprefix("The ").removeprefix("the ")
            if bare and bare in text and _told_to(bare, text):
                return True
    return False


def _told_to(name: str, text: str) -> bool:
    """Whether ``name`` stands in ``text`` as the one who is told, at once or after what sort of outlet it is."""
    position = 0
    while (told := TOLD.find(text[position:])) is not None:
        position += told.end()
        heard = text[position : position + 100 + len(name)]
        place = heard.find(name)
        if place < 0:
            continue
        before, after = heard[:place].rstrip(_MARKS), heard[place + len(name) :].lstrip("-‑")
        if before[-1:].isspace() and not after[:1].isalnum() and _leads_to_name(before.split()):
            return True
    return False


def _leads_to_name(words: list[str]) -> bool:
    """Whether the words between "told" and a name leave the name as the one who is told."""
    words = [bare for word in words if (bare := word.strip(_MARKS).casefold())]
    if words and words[-1] == "the":
        words.pop()
    if not words:
        return True
    if len(words) > _GAP or any(word == "that" or word[-1] in ".,;:!?–—" for word in words):
        return False
    if words[-1] in ("at", "for", "from", "of", "with"):
        return len(words) > 1 and words[-2] in REPORTERS
    return words[-1] in PUBLICATIONS


def _whose(name: str) -> str:
    plural = name[-1:] in ("s", "S") and name[-2:].casefold() != "ss"
    return f"{name}'" if plural else f"{name}'s"
