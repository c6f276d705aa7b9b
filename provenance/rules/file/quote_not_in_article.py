"""A quote that the article does not hold.

## What it finds

A claim whose `quote` is not in the captured article, although the article was read in full: none of its words, or the
words with another negation, number, name or hedge, in another order, or with some left out and no mark in their place.
Where nobody has captured the article, or the quote was not looked for, it says so.

## Why it matters

`quote` is what ties a claim to the article: the verbatim words by which anybody can find it. Words that are not there
cannot be checked by anyone, and attribute to an outlet what it may never have printed. Annotators of attributions
(PARC 3.0, PolNeAR) and the Web Annotation standard's
[text quote selector](https://www.w3.org/TR/annotation-model/#text-quote-selector) anchor statements in the exact words
for that reason.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The ferry sailed with one engine."
quote = "We departed on one engine, said Tom Hale"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Tom Hale"
identity = "named"
vantage = "participant"
source = "tom-hale"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "article", "url": "https://gazette.example/dam", "status": "ok", "read_in_full": true, "verdict": "absent", "checked": "2025-12-04"}
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The ferry sailed with one engine."
quote = "We left on one engine, said Tom Hale"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Tom Hale"
identity = "named"
vantage = "participant"
source = "tom-hale"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "article", "url": "https://gazette.example/dam", "status": "ok", "read_in_full": true, "verdict": "exact", "matched": "We left on one engine, said Tom Hale", "checked": "2025-12-04"}
```

## How to answer it

Copy the words from the article again. If the article has changed since, keep the words that the claim was made from
and correct `retrieved`; the capture of that day is then the one to hold them against.
"""

from collections.abc import Iterator

from provenance.model.claim import ClaimFile
from provenance.model.evidence import Verdict
from provenance.model.finding import Hit, Severity, Skip
from provenance.rules import Context, rule
from provenance.rules.evidence.quote_altered import difference


@rule("FMT06", Severity.ERROR, about="file", scope="article", needs="evidence")
def quote_not_in_article(file: ClaimFile, context: Context) -> Iterator[Hit | Skip]:
    """Verdict absent on the article itself, read in full, or another that disproves the words."""
    if not file.claims:
        return
    if not any(citation.path == "article" for citation in context.evidence or ()):
        yield Skip("no capture of the article")
        return
    for claim in file.claims:
        of_article = [citation for citation in context.citations(claim) if citation.path == "article"]
        read = [citation for citation in of_article if citation.page_read and citation.verdict is not None]
        absent = [citation for citation in read if citation.verdict is Verdict.ABSENT]
        if len(absent) < len(read):
            others = [citation for citation in read if citation.verdict is not Verdict.ABSENT]
            if all(citation.words_disproved for citation in others):
                message = f"The quote is not in the captured article: {difference(others[0])}."
                yield Hit(message, ("quote",), claim, url=others[0].url)
        elif any(citation.read_in_full for citation in absent):
            yield Hit("The quote is not in the captured article.", ("quote",), claim, url=absent[0].url)
        elif of_article:
            yield Skip("the captured article was not read in full", claim)
        else:
            yield Skip("the quote was not yet looked for in the captured article", claim)
