"""What a search of the ledger gives."""

import datetime

import msgspec


class Adjudged(msgspec.Struct, frozen=True, gc=False):
    """What became of a claim, by whose word, with what citation. ``earlier`` says that the claim has been changed
    since."""

    verdict: str
    citation: str
    by: str
    on: datetime.date
    corrected_on: datetime.date | None = None
    earlier: bool = False


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A claim that was found. ``file`` is the name of its claim file in the ledger.

    ``score`` is from 0 to 1: how well it fits the words, or how alike it is. ``snippet`` are words of its text or of
    its quotation, and ``marks`` where the words that were looked for stand in it: offsets in code points, the end not
    included. ``lower``, ``upper`` and ``hand_level`` are its directness, None where it is not graded. ``differs`` says,
    of a claim that was looked for because it is alike, in what it nevertheless says something else.
    """

    file: str
    claim: str
    text: str
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...]
    title: str
    url: str
    outlet: str
    outlet_name: str | None
    published: datetime.date | None
    kind: str
    origin: str | None
    origin_name: str | None
    as_written: str | None
    lower: int | None
    upper: int | None
    hand_level: str | None
    second_hand: bool
    anonymous: bool
    adjudications: tuple[Adjudged, ...] = ()
    differs: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, gc=False):
    """What was found, best first. ``matches`` are all claims that fit; with ``more``, there are more than that, and
    only those that came into the ledger last were ranked. ``notes`` are sentences about the question."""

    hits: tuple[Hit, ...]
    matches: int
    more: bool = False
    notes: tuple[str, ...] = ()
