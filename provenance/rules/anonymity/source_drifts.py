"""A source that changes shape.

## What it finds

Claims of one unnamed source (one `key`) for which the article has different words: "sources", then "the source"; "a
minister", then "officials". Once for each key. A mere way back to what was said before is left alone: "an engineer at
the dam", then "the engineer", or "she".

## Why it matters

Reuters does not let one source be cited in the plural, and wants the same source described alike throughout. Where the
words change, a reader cannot tell one voice from three.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The hospital will run out of money in June."
quote = "The money will last until June, officials at the hospital say"
scope = "utterance"
mode = "indirect"
cue = "say"
[claim.origin]
as_written = "officials at the hospital"
identity = "described"
vantage = "familiar"
key = "hospital-source"

[[claim]]
id = "c2"
text = "The banks have refused a loan."
quote = "No bank would lend, the source added"
scope = "utterance"
mode = "indirect"
cue = "added"
[claim.origin]
as_written = "the source"
identity = "bare"
vantage = "familiar"
key = "hospital-source"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The hospital will run out of money in June."
quote = "The money will last until June, an official at the hospital says"
scope = "utterance"
mode = "indirect"
cue = "says"
[claim.origin]
as_written = "an official at the hospital"
identity = "described"
vantage = "familiar"
key = "hospital-source"

[[claim]]
id = "c2"
text = "The banks have refused a loan."
quote = "No bank would lend, the official added"
scope = "utterance"
mode = "indirect"
cue = "added"
[claim.origin]
as_written = "the official"
identity = "described"
vantage = "familiar"
key = "hospital-source"
```

## How to answer it

If these are different sources, give them different keys. If the article makes clear that they are one, a
`[[claim.allow]]` can say so; otherwise the finding stands.
"""

from collections.abc import Iterator

from provenance.lexicon.references import ARTICLES, BACK, PRONOUNS
from provenance.model.claim import ClaimFile
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("ANO05", Severity.WARNING, about="article", scope="article")
def source_drifts(file: ClaimFile, context: Context) -> Iterator[Hit]:
    """Claims of one key with differing words for the source."""
    first: dict[str, str] = {}
    found: set[str] = set()
    for claim in file.claims:
        origin = claim.origin
        key, words = origin.key, origin.as_written
        if key is None or words is None or key in found or not origin.identity.unnamed:
            continue
        before = first.setdefault(key, words)
        if before != words and not _leads_back(words, before):
            found.add(key)
            message = f'"{_plain(before)}", then "{_plain(words)}": how many sources, the article does not say.'
            yield Hit(message, ("origin", "as_written"), claim)


def _leads_back(words: str, before: str) -> bool:
    """Whether ``words`` do no more than point back at ``before``: the same words, "the" for "an", a shorter form with
    "the", or a pronoun."""
    now, then = _plain(words).casefold().split(), _plain(before).casefold().split()
    if len(now) == 1 and now[0] in PRONOUNS:
        return True
    back = now[0] in BACK
    now, then = _without_article(now), _without_article(then)
    return now == then or (back and bool(now) and set(now) <= set(then))


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and (words[0] in ARTICLES or words[0] in BACK) else words


def _plain(words: str) -> str:
    return " ".join(words.split())
