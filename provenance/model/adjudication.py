"""What became of a claim: somebody's decision on it, and the decision as the ledger keeps it."""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from provenance.model.chain import Url, Words
from provenance.model.source import Adjudication, Verdict

Standing = Literal["same", "changed", "gone"]
"""What the claim is now: as it was when it was adjudicated, another, or no longer in its file."""


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """What somebody decides on a claim. ``on`` is the day of the verdict; ``corrected_on`` that of the outlet's
    correction, None where it is unknown or nothing was corrected. ``topics`` are what it counts towards, beside the
    outlet's whole record."""

    verdict: Verdict
    citation: Url
    by: Words
    on: datetime.date
    corrected_on: datetime.date | None = None
    topics: tuple[Words, ...] = ()
    why: str = ""


class Adjudicated(msgspec.Struct, frozen=True, gc=False):
    """A decision in the ledger: its revision, the claim that it is on, and what that claim is now.

    ``counts`` is false where a later one is on the same claim: the last counts, all are kept.
    """

    revision: Annotated[int, Meta(ge=1)]
    file: str
    claim: str
    text: str
    outlet: str
    published: datetime.date | None
    ruling: Ruling
    standing: Standing
    counts: bool

    @property
    def adjudication(self) -> Adjudication:
        """What a track record is made of."""
        ruling = self.ruling
        return Adjudication(ruling.verdict, ruling.on, ruling.citation, self.published, ruling.corrected_on)
