"""A post that may be gone tomorrow.

## What it finds

An origin or a relay that is a post on a social platform, known by its address or by the article's words ("in a post
on X", "the Telegram channel …"), where no capture of the post is on file.

## Why it matters

Posts are deleted, edited and faked, and accounts pose as others. AFP's
[guidelines on content from social networks](https://www.afp.com/newsletter/english/guidelines/guidelines.html) ask
whose account it is before anything is quoted from it; the Berkeley Protocol on Digital Open Source Investigations
(United Nations Human Rights Office, 2020) asks that the post be preserved with its address and the time of capture.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The ferry company says that it has sold its oldest ship."
quote = "In a post on X, the company wrote that the ship had been sold"
scope = "utterance"
mode = "indirect"
cue = "wrote"
[claim.origin]
as_written = "the company"
identity = "collective"
vantage = "self"
source = "dam-company"
channel = "a post on X"
```

## Accepted

`claims/a.toml`

```toml
[[claim]]
id = "c1"
text = "The ferry company says that it has sold its oldest ship."
quote = "In a post on X, the company wrote that the ship had been sold"
scope = "utterance"
mode = "indirect"
cue = "wrote"
[claim.origin]
as_written = "the company"
identity = "collective"
vantage = "self"
source = "dam-company"
channel = "a post on X"
[[claim.record]]
url = "https://x.com/damcompany/status/1"
```

`claims/evidence.jsonl`

```json
{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "record[0]", \
"url": "https://x.com/damcompany/status/1", "status": "ok", "read_in_full": true, \
"sha256": "9b74c9897bac770ffc029102a200c5de2f1d3c1fbd9b0ae5c1fd1b6b0f6a4a11", "retrieved": "2025-12-03"}
```

## How to answer it

Open the post, make sure whose account it is, give its address as a `record` (or as the relay's `url`), and run
`provenance verify`, which keeps a capture. If the post is gone, an archived copy of it is a record too.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from provenance.lexicon.social_platforms import (
    CORPORATE_SUBDOMAINS,
    PLATFORMS,
    POSTING,
    POSTS,
    SOCIAL_HOSTS,
    SOCIAL_WORDS,
)
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Path, Severity
from provenance.model.text import Pattern
from provenance.rules import Context, rule

_HOST = Pattern(r"[A-Za-z]+://(?:[^/?#\\]*@)?([^/?#\\:@]+)")
_PLATFORM = f"(?:{'|'.join(map(re.escape, PLATFORMS))})(?![\\w’'-])"
_OWN = r"(?:(?i:his|her|their|its|the|own|official|personal|verified)\s+)*"
_POST = Pattern(
    rf"(?<!\w)(?:"
    rf"(?i:{'|'.join((*POSTS, *POSTING))})\s+(?i:on|to|via)\s+{_OWN}{_PLATFORM}"
    rf"|{_PLATFORM}\s+(?i:{'|'.join(POSTS)})(?!\w))"
)
_ALONE = Pattern(rf"(?:(?i:on|via|through)\s+)?{_OWN}{_PLATFORM}")
_ALONE_ANYWHERE = Pattern(r"(?:on\s+)?social[\s-]media", re.IGNORECASE)


@rule("EVD09", Severity.WARNING, about="file")
def social_post(claim: Claim, context: Context) -> Iterator[Hit]:
    """Origin or relay is a social post, and no capture of it is on file."""
    message = "Whose account? Verified, archived?"
    shown = False
    for number, record in enumerate(claim.records):
        if on_platform(record.url):
            shown = True
            if not _captured(claim, context, record.url):
                yield Hit(message, ("record", number, "url"), url=record.url)
    for number, relay in enumerate(claim.relays):
        url = relay.url
        named = relay.as_written is not None and speaks_of_post(relay.as_written)
        if (url is not None and on_platform(url)) or named:
            shown = True
            if url is None or not _captured(claim, context, url):
                at: Path = ("relay", number, "as_written" if url is None else "url")
                yield Hit(message, at, url=url)
    origin = claim.origin
    if shown:
        return
    if origin.channel is not None and speaks_of_post(origin.channel, channel=True):
        place = "channel"
    elif origin.as_written is not None and speaks_of_post(origin.as_written):
        place = "as_written"
    else:
        return
    if not any(_captured(claim, context, record.url) for record in claim.records):
        yield Hit(message, ("origin", place))


def on_platform(url: str) -> bool:
    """Whether an address is on a social platform and not one of its operator's own pages."""
    match = _HOST.match(url)
    if match is None:
        return False
    labels = match[1].lower().rstrip(".").split(".")
    if labels[0] in CORPORATE_SUBDOMAINS:
        return False
    return any(".".join(labels[start:]) in SOCIAL_HOSTS for start in range(max(0, len(labels) - 3), len(labels) - 1))


@lru_cache(4096)
def speaks_of_post(words: str, channel: bool = False) -> bool:
    """Whether an article's words name a social post. A platform's name alone counts only where they say where
    something was said: elsewhere it may be the company."""
    if channel and (_ALONE.fullmatch(words.strip()) or _ALONE_ANYWHERE.fullmatch(words.strip())):
        return True
    return SOCIAL_WORDS.find(words) is not None or _POST.search(words) is not None


def _captured(claim: Claim, context: Context, url: str) -> bool:
    """Whether evidence shows that the page was read or kept."""
    return any(
        citation.url == url and (citation.page_read or citation.sha256 is not None or citation.archive is not None)
        for citation in context.citations(claim)
    )
