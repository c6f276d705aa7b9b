"""Quoted words that differ from the page they come from.

## What it finds

Quotation marks around words that the cited page does not hold in that form: a negation, a number, a name or a hedge
was changed, words were left out without a mark, their order was changed, or a page that was read in full does not
hold them at all. Differences that change nothing (spelling, the kind of quotation marks, an omission marked with …)
are not reported, and neither are words that one cited page lacks and another holds.

The rule reads the evidence that `provenance verify` wrote. It cannot judge where there is none, where the page was
not read in full, or where the page is in another language than the quotation; it then says so as a skipped check.

## Why it matters

Quotation marks promise the words themselves. The
[Associated Press](https://www.ap.org/about/news-values-and-principles/) does not let a quotation be altered, not even
to mend its grammar, and the Reuters Handbook of Journalism calls quotations sacrosanct. The promise is often broken: a
meta-analysis of scholarly citations found major errors in 8 % of quotations
([Baethge and Jergas 2025](https://doi.org/10.1186/s41073-025-00173-z)). In
[Masson v. New Yorker Magazine](https://supreme.justia.com/cases/federal/us/501/496/) (1991) the US Supreme Court
held that altered words can amount to falsehood where they change the meaning.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "Ruiz says that the dam will be closed in March."
quote = "“We will close the dam in March,”"
scope = "utterance"
mode = "direct"
cue = "said"
[claim.origin]
as_written = "Ana Ruiz, head of the Water Board"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.record]]
url = "https://board.example/minutes/2025-12-01"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "record[0]", \
"url": "https://board.example/minutes/2025-12-01", "status": "ok", "read_in_full": true, "verdict": "altered", \
"matched": "We may close the dam in March", "edits": [{"kind": "hedge", "ours": "will", "theirs": "may"}]}
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "Ruiz says that the dam may be closed in March."
quote = "“We may close the dam in March,”"
scope = "utterance"
mode = "direct"
cue = "said"
[claim.origin]
as_written = "Ana Ruiz, head of the Water Board"
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
"matched": "We may close the dam in March"}
```

## How to answer it

Compare `quote` with the article first: a slip in the claim file is mended there, and `provenance verify` run again.
If the article has the words like this, the finding stands; a better record (a recording, a fuller transcript) may
still settle it.
"""

from collections.abc import Iterator

from provenance.model.chain import Mode
from provenance.model.claim import Claim
from provenance.model.evidence import Citation, Verdict
from provenance.model.finding import Hit, Path, Severity, Skip
from provenance.model.text import shortened
from provenance.rules import Context, rule

_IN_WORDS = {
    "silently-elided": "words left out without a mark",
    "reordered": "words in another order",
    "absent": "absent from the page",
}


def upstream(claim: Claim, context: Context) -> Iterator[tuple[Path, Citation]]:
    """The evidence on each page that the claim cites for its chain or as its original, once a page, with the place
    that cites it. Evidence on the article itself, or on a page that the claim no longer cites, is not upstream."""
    citations = context.citations(claim)
    if not citations:
        return
    places: dict[str, Path] = {}
    for at, url in context.cited(claim):
        places.setdefault(url, at)
    if claim.original is not None:
        places.setdefault(claim.original, ("original",))
    for citation in citations:
        at = places.pop(citation.url, ())
        if at:
            yield at, citation


def unsettled(citation: Citation) -> str | None:
    """Why this evidence settles nothing about the claim's words, in words; None where it does settle them."""
    if not citation.page_read:
        why = f" ({shortened(citation.reason, 120)})" if citation.reason else ""
        return f"{citation.url} was not read: {citation.status.value}{why}"
    verdict = citation.verdict
    if verdict is Verdict.TRANSLATED:
        return f"{citation.url} is in another language than the quotation"
    if verdict in (Verdict.EXACT, Verdict.NORMALISED, Verdict.ELIDED):
        return None
    if verdict is None:
        return f"nothing on {citation.url} was compared" if citation.attribution is None else None
    return None if citation.read_in_full else f"{citation.url} was not read in full"


@rule("EVD01", Severity.ERROR, about="file", needs="evidence")
def quote_altered(claim: Claim, context: Context) -> Iterator[Hit | Skip]:
    """The verdict disproves the quoted words."""
    if (claim.mode is not Mode.DIRECT and claim.mode is not Mode.MIXED) or not claim.quoted_words:
        return
    yield from context.unread(claim)
    pages = tuple(citation for _, citation in upstream(claim, context))
    held = any(citation.verdict in (Verdict.EXACT, Verdict.NORMALISED, Verdict.ELIDED) for citation in pages)
    for citation in pages:
        reason = unsettled(citation)
        if reason is None and citation.verdict is None:
            reason = f"nothing on {citation.url} was compared with the quoted words"
        if reason is not None:
            yield Skip(reason, claim)
        elif citation.words_disproved and not (held and citation.verdict is Verdict.ABSENT):
            yield Hit(f"Quoted words differ: {difference(citation)}.", ("quote",), url=citation.url)


def difference(citation: Citation) -> str:
    """What differs, short: "ours → theirs" for each edit that matters, else the verdict in words."""
    verdict = citation.verdict
    if verdict is None or verdict is not Verdict.ALTERED:
        return _IN_WORDS[verdict.value] if verdict is not None else ""
    edits = [edit for edit in citation.edits if edit.kind in ("negation", "number", "entity", "hedge")]
    shown = [f"{_words(edit.ours)} → {_words(edit.theirs)}" for edit in edits[:3]]
    if len(edits) > 3:
        shown.append(f"and {len(edits) - 3} more")
    return ", ".join(shown)


def _words(text: str) -> str:
    return f"“{shortened(text, 60)}”" if text.strip() else "nothing"
