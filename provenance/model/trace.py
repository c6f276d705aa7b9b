"""The chain of one claim, hop by hop, with what evidence says of each page; and who else tells the same."""

import datetime
from typing import Any, Literal

import msgspec

from provenance.model.chain import Mode, Verified
from provenance.model.claim import Article
from provenance.model.evidence import Citation
from provenance.model.finding import Report, ScoredClaim

Role = Literal["origin", "record", "relay", "outlet"]
"""What a hop is in its chain."""

Relation = Literal["origin", "side", "other"]
"""How the origins of two claims stand to each other: the same one, two on one side, or neither."""


class Credited(msgspec.Struct, frozen=True, gc=False):
    """Somebody whom a page names as where it has something from: the words for it, and its id where that is known."""

    words: str
    source: str | None = None


class Credit(msgspec.Struct, frozen=True, gc=False):
    """Whom a page credits: its origin, None where it names nobody, and its relays, nearest to the origin first."""

    origin: Credited | None = None
    relays: tuple[Credited, ...] = ()

    @property
    def hands(self) -> tuple[Credited, ...]:
        """All of them, the origin first."""
        return ((self.origin,) if self.origin is not None else ()) + self.relays


class Hop(msgspec.Struct, frozen=True, gc=False):
    """One hand of a chain.

    ``path`` is its place in the claim ("origin", "record[0]", "relay[1]"), or "article" for the outlet. ``name`` is
    the registry's, ``source`` the id there. ``mode`` is None for the origin, which renders nothing. ``date`` is when
    its page was published, as the claim file says, else as evidence does. ``verified`` is what evidence shows of its
    rendering, by the page of the hop before it; ``citation`` what evidence says of its own page. ``hidden`` are those
    whom this page credits and the claim does not list.
    """

    role: Role
    path: str
    name: str | None = None
    as_written: str | None = None
    source: str | None = None
    mode: Mode | None = None
    translated: bool = False
    date: datetime.date | str | None = None
    url: str | None = None
    verified: Verified = Verified.NONE
    citation: Citation | None = None
    credit: Credit | None = None
    hidden: tuple[Credited, ...] = ()


class Telling(msgspec.Struct, frozen=True, gc=False):
    """Another claim that asserts the same, or denies it.

    With the same origin, ``shared`` is how many relays it has in common with the traced claim, from the origin on.
    """

    file: str
    article: Article
    scored: ScoredClaim
    relation: Relation
    shared: int = 0
    denies: bool = False


class Trace(msgspec.Struct, frozen=True):
    """One claim with its hops from the origin to the article's outlet, and the other claims of the same thing.

    ``report`` is the run that scored it. ``damaged`` counts the lines of evidence beside the file that do not hold.
    """

    file: str
    article: Article
    scored: ScoredClaim
    hops: tuple[Hop, ...]
    tellings: tuple[Telling, ...]
    report: Report
    damaged: int = 0

    @property
    def unseen(self) -> int:
        """How many pages of the chain no evidence speaks of."""
        cited = [hop for hop in self.hops if hop.url is not None and hop.role != "outlet"]
        return sum(hop.citation is None for hop in cited)


def credit(attribution: dict[str, Any] | None) -> Credit | None:
    """Whom an attribution, as evidence holds it, credits; None where it credits nobody. Whatever the evidence is made
    of, what does not fit counts for nothing."""
    if attribution is None:
        return None
    relays = attribution.get("relays")
    found = Credit(
        _credited(attribution.get("origin")),
        tuple([each for relay in (relays if isinstance(relays, list) else ()) if (each := _credited(relay))]),
    )
    return found if found.hands else None


def _credited(voice: object) -> Credited | None:
    if not isinstance(voice, dict) or voice.get("type") == "none":
        return None
    words = next((w for key in ("name", "as_written") if isinstance(w := voice.get(key), str) and w.strip()), None)
    source = voice.get("source")
    return Credited(words, source if isinstance(source, str) else None) if words is not None else None
