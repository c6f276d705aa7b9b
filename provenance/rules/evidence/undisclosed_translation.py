"""A translation that nobody owns up to.

## What it finds

Quoted words that are a translation, where neither the original (`original`) nor the translator (`translator`) is
given.

## Why it matters

Words in quotation marks are taken for the speaker's own. In a translation they are the translator's, and readers can
weigh them only if they know that and know whose choice they are. The Reuters Handbook of Journalism asks that the
tone of a translated quotation equal the original's and warns of quotations that were translated into another language
and back; Wikipedia's guideline on
[citing sources in other languages](https://en.wikipedia.org/wiki/Wikipedia:Verifiability#Non-English_sources) asks
for the original beside the translation. The checker needs it too: without the original words, the quotation cannot
be compared with anything.

## Flagged

```toml
[[claim]]
id = "c1"
text = "Ruiz says that the water is not hers to sell."
quote = "“The water is not mine to sell,”"
scope = "utterance"
mode = "direct"
translated = true
cue = "said"
[claim.origin]
as_written = "Ana Ruiz, speaking in Spanish"
identity = "named"
vantage = "self"
source = "ana-ruiz"
channel = "public hearing"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "Ruiz says that the water is not hers to sell."
quote = "“The water is not mine to sell,”"
scope = "utterance"
mode = "direct"
translated = true
translator = "The Gazette"
cue = "said"
[claim.origin]
as_written = "Ana Ruiz, speaking in Spanish"
identity = "named"
vantage = "self"
source = "ana-ruiz"
channel = "public hearing"

[[claim]]
id = "c2"
text = "Hale says that the turbines will be sold."
quote = "“We will sell the turbines,”"
scope = "utterance"
mode = "direct"
translated = true
original = "https://company.example/de/rede"
cue = "said"
[claim.origin]
as_written = "Tom Hale"
identity = "named"
vantage = "self"
source = "tom-hale"
channel = "speech to shareholders"
```

## How to answer it

Look for the speaker's own words, in a transcript or a recording, and give their address as `original`. Where the
article names the translator, or says that the translation is its own, write that as `translator`.
"""

from collections.abc import Iterator

from provenance.model.chain import Mode
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("EVD02", Severity.INFO, about="article")
def undisclosed_translation(claim: Claim, context: Context) -> Iterator[Hit]:
    """Quoted words, translated, with neither original nor translator."""
    if (
        claim.translated
        and (claim.mode is Mode.DIRECT or claim.mode is Mode.MIXED)
        and claim.original is None
        and claim.translator is None
    ):
        yield Hit("The article does not say whose translation this is.", ("translated",))
