"""One text in two outlets.

## What it finds

Cited pages of two outlets whose prose around a claim is nearly the same, or whose captures are the same file. Words
that are quoted are left out: two outlets that quote one speaker share the speaker, not the copy. So are records, which
are there to be repeated. Compared are the matched words and their surroundings in the evidence: of at least twelve
words, four in five sequences of three must be common to both.

## Why it matters

A press release or an agency's report printed twice is one report, whatever the names above it. Davies, "Flat Earth
News" (2008), with the Cardiff School of Journalism, found most stories of the British quality press to be made at least
in part of such copy. Dong, Berti-Equille and Srivastava
([2009](https://doi.org/10.14778/1687627.1687690)) take shared wording, shared mistakes above all, as the sign that one
source copies from another.

## Flagged

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The ferry will not run before April."
quote = "The ferry is not expected to run before April, The Herald reported"
scope = "utterance"
mode = "indirect"
cue = "reported"
asserts = "ferry-until-april"
[claim.origin]
as_written = "The Herald"
identity = "collective"
vantage = "unknown"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
url = "https://herald.example/ferry"

[[claim]]
id = "c2"
text = "The ferry will not run before April."
quote = "The Courier, too, has the ferry out of service until April"
scope = "utterance"
mode = "indirect"
cue = "has"
asserts = "ferry-until-april"
[claim.origin]
as_written = "The Courier"
identity = "collective"
vantage = "unknown"
[[claim.relay]]
source = "the-courier"
as_written = "The Courier"
url = "https://courier.example/news/ferry"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", "url": "https://herald.example/ferry", "status": "ok", "read_in_full": true, "matched": "the ferry will stay in the yard until April while both of its engines are replaced", "context": {"before": "Islanders will have to make do with a single boat this winter:", "after": "The company puts the bill at two million."}}
{"version": 1, "file": "claims/a.toml", "claim": "c2", "path": "relay[0]", "url": "https://courier.example/news/ferry", "status": "ok", "read_in_full": true, "matched": "the ferry will stay in the yard until April while both of its engines are replaced", "context": {"before": "Islanders will have to make do with a single boat this winter:", "after": "The firm puts the bill at two million."}}
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The ferry will not run before April."
quote = "The ferry is not expected to run before April, The Herald reported"
scope = "utterance"
mode = "indirect"
cue = "reported"
asserts = "ferry-until-april"
[claim.origin]
as_written = "The Herald"
identity = "collective"
vantage = "unknown"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
url = "https://herald.example/ferry"

[[claim]]
id = "c2"
text = "The ferry will not run before April."
quote = "The Courier, too, has the ferry out of service until April"
scope = "utterance"
mode = "indirect"
cue = "has"
asserts = "ferry-until-april"
[claim.origin]
as_written = "The Courier"
identity = "collective"
vantage = "unknown"
[[claim.relay]]
source = "the-courier"
as_written = "The Courier"
url = "https://courier.example/news/ferry"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "relay[0]", "url": "https://herald.example/ferry", "status": "ok", "read_in_full": true, "matched": "the ferry will stay in the yard until April while both of its engines are replaced", "context": {"before": "Islanders will have to make do with a single boat this winter:", "after": "The company puts the bill at two million."}}
{"version": 1, "file": "claims/a.toml", "claim": "c2", "path": "relay[0]", "url": "https://courier.example/news/ferry", "status": "ok", "read_in_full": true, "matched": "nobody at the yard expects to see the boat back in the water before April", "context": {"before": "Our reporter walked around the hull on Tuesday and saw two holes where the engines had been;", "after": "A fitter laughed when he was asked about February."}}
```

## How to answer it

Look for the agency's line, or for the release, on both pages. If there is one, record it as a relay or as the origin of
both claims: they are then counted once. If one outlet took it from the other, record that outlet as the relay.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from provenance.model.chain import Mode
from provenance.model.claim import Claim
from provenance.model.evidence import Citation
from provenance.model.finding import Hit, Severity, Skip
from provenance.model.text import Pattern
from provenance.rules import Context, Run, rule

ENOUGH = 12
"""How many words a text must have to be compared."""
ALIKE = 0.8
"""The share of word sequences, of all that either text has, that both must have."""

_Trigram = tuple[str, str, str]
_QUOTED = Pattern('["“„«][^"“”„«»]*["”“»]')
_WORD = Pattern(r"\w+")
_TELLING = 16
"""A sequence that so many texts share tells them apart no more; this bounds the work on hostile evidence."""


class _Page:
    """One cited page, as seen by one citation."""

    __slots__ = ("at", "claim", "context", "outlet", "own", "sha256", "url", "words")

    def __init__(self, citation: Citation, claim: Claim | None, context: Context, *, own: bool) -> None:
        self.own = own
        self.claim = claim
        self.context = context
        self.url = citation.url
        self.sha256 = citation.sha256
        self.outlet = _outlet(citation, context)
        self.words = _prose(citation, claim)
        self.at = ("quote",) if citation.path == "article" else _place(citation.path)

    @property
    def name(self) -> str:
        """The outlet in words."""
        return self.context.registry.name(self.outlet) or self.outlet


@rule("IND05", Severity.WARNING, about="article", scope="run", needs="evidence")
def shared_copy(run: Run) -> Iterator[Hit | Skip]:
    """Near-identical prose on the pages of two outlets."""
    pages = list(_pages(run))
    if len({page.outlet for page in pages}) > 1:
        told: set[frozenset[str]] = set()
        for page, other in _pairs(pages):
            if page.own and page.url != other.url and (pair := frozenset((page.url, other.url))) not in told:
                told.add(pair)
                message = f"Likely shared copy. {other.name} and {page.name} print nearly the same words."
                if page.claim is not None:
                    yield Hit(message, page.at, page.claim, url=page.url)
                else:
                    yield Hit(message, ("article", "url"), file=page.context.path, url=page.url)
    yield from _unlooked(run, pages)


def _pages(run: Run) -> Iterator[_Page]:
    """The pages that were read, records aside. Those of files that are not of the run come first, as the earlier ones:
    a finding stands at the later page of two."""
    for own, context in (*((False, each) for each in run.others), *((True, each) for each in run.contexts)):
        if not context.evidence:
            continue
        claims = {claim.id: claim for claim in context.file.claims}
        for citation in context.evidence:
            if citation.page_read and not citation.path.startswith("record"):
                claim = claims.get(citation.claim) if citation.claim is not None else None
                if claim is not None or citation.claim is None:
                    yield _Page(citation, claim, context, own=own)


def _outlet(citation: Citation, context: Context) -> str:
    if citation.path == "article":
        return context.article.outlet
    known = context.registry.outlet_of_url(citation.url)
    if known is not None:
        return known
    try:
        host = urlsplit(citation.url).hostname or ""
    except ValueError:
        return citation.url
    return host.removeprefix("www.")


def _prose(citation: Citation, claim: Claim | None) -> tuple[str, ...]:
    """The words of the page around the claim that are its outlet's own."""
    matched = citation.matched or ""
    if claim is not None and claim.mode in (Mode.DIRECT, Mode.MIXED):
        matched = ""
    around = citation.context
    text = f"{around.before} {matched} {around.after}" if around is not None else matched
    words = tuple(_WORD.findall(_QUOTED.sub(" ", text).casefold()))
    return words if len(words) >= ENOUGH else ()


def _place(path: str) -> tuple[str | int, ...]:
    """``relay[1]`` as a symbolic place."""
    name, _, number = path.removesuffix(".url").partition("[")
    number = number.removesuffix("]")
    return (name, int(number), "url") if number.isdecimal() else (name,)


def _pairs(pages: list[_Page]) -> Iterator[tuple[_Page, _Page]]:
    """Pages with the earliest page of another outlet whose text is nearly the same.

    Texts are alike where the Jaccard coefficient of their word trigrams reaches ALIKE. Two such texts have one of
    their first (1 − ALIKE)·n + 1 trigrams in common, whatever order trigrams are put in (prefix filtering: Bayardo,
    Ma and Srikant, "Scaling Up All Pairs Similarity Search", 2007), so only those are indexed.
    """
    files: dict[str, list[_Page]] = {}
    numbers: dict[tuple[str, ...], int] = {}
    texts: list[tuple[frozenset[_Trigram], list[_Page]]] = []
    index: dict[_Trigram, list[int]] = {}
    for page in pages:
        own = [files.setdefault(page.sha256, [])] if page.sha256 is not None else []
        near: list[list[_Page]] = []
        if page.words:
            number = numbers.setdefault(page.words, len(texts))
            if number == len(texts):
                texts.append((frozenset(zip(page.words, page.words[1:], page.words[2:], strict=False)), []))
            trigrams, same = texts[number]
            own.append(same)
            prefix = sorted(trigrams, key=_rare_first)[: len(trigrams) - int(ALIKE * len(trigrams)) + 1]
            others = {other for trigram in prefix for other in index.get(trigram, ())} - {number}
            near = [texts[other][1] for other in sorted(others) if _alike(trigrams, texts[other][0])]
            if not same:
                for trigram in prefix:
                    if len(places := index.setdefault(trigram, [])) < _TELLING:
                        places.append(number)
        for group in (*own, *near):
            other_page = next((each for each in group if each.outlet != page.outlet), None)
            if other_page is not None:
                yield page, other_page
                break
        for group in own:
            group.append(page)


def _rare_first(trigram: _Trigram) -> tuple[int, _Trigram]:
    """An order that puts long words, which are rarer, first."""
    return -len(trigram[0]) - len(trigram[1]) - len(trigram[2]), trigram


def _alike(one: frozenset[_Trigram], other: frozenset[_Trigram]) -> bool:
    common = len(one & other)
    return common >= ALIKE * (len(one) + len(other) - common)


def _unlooked(run: Run, pages: list[_Page]) -> Iterator[Skip]:
    """A skip for each group of several outlets of which no two have a page that can be compared."""
    comparable: dict[int, set[str]] = {}
    for page in pages:
        if page.claim is not None and (page.words or page.sha256):
            comparable.setdefault(id(page.claim), set()).add(page.outlet)
    for members in run.groups.values():
        outlets = {context.article.outlet for context, _ in members}
        outlets.update(relay.source for _, claim in members for relay in claim.relays if relay.source is not None)
        if len(outlets) < 2:
            continue
        if len({outlet for _, claim in members for outlet in comparable.get(id(claim), ())}) < 2:
            yield Skip("no evidence for pages of two outlets", members[0][1])
