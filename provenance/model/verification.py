"""What a run of ``provenance verify`` did, for those who show it: the evidence as it is now, and as it was."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from provenance.model.evidence import Citation, Day
from provenance.model.finding import Unread


class Cited(NamedTuple):
    """Which citation of which claim a line of evidence is about."""

    file: str
    claim: str | None
    path: str


def cited(citation: Citation) -> Cited:
    """Which citation a line of evidence is about."""
    return Cited(citation.file, citation.claim, citation.path)


class Counts(msgspec.Struct, frozen=True, gc=False):
    """Where the pages of a run came from: ``fetched`` anew, ``captured`` before and read from there, ``unchanged``
    since the last visit as their sites say, and ``skipped``, which were not asked for in this run. Pages that several
    claims cite count once."""

    fetched: int = 0
    captured: int = 0
    unchanged: int = 0
    skipped: int = 0


class Proposal(msgspec.Struct, frozen=True, gc=False):
    """An archived copy in place of a dead link: ``archive`` is its address, ``taken`` when it was made."""

    file: str
    claim: str | None
    path: str
    url: str
    archive: str
    taken: Day


class Verification(msgspec.Struct, frozen=True):
    """A run of ``provenance verify``.

    ``citations`` is what evidence now holds of the files that were looked at; ``before`` what it held of the same
    citations until now. ``quotes`` are the words of the claims that were looked for, where they are known: evidence
    has those of the page only. ``proposals`` are archived copies for dead links; ``fixed`` says that they were written
    into the claim files. ``written`` are the evidence files that changed.
    """

    citations: tuple[Citation, ...] = ()
    before: Mapping[Cited, Citation] = {}
    quotes: Mapping[Cited, str] = {}
    counts: Counts = Counts()
    unread: tuple[Unread, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    written: tuple[str, ...] = ()
    fixed: bool = False

    def changed(self, citation: Citation) -> bool:
        """Whether the page or its verdict is another one than before, or is looked at for the first time."""
        old = self.before.get(cited(citation))
        return old is None or any(getattr(old, name) != getattr(citation, name) for name in _TELLING)


_TELLING = ("url", "status", "read_in_full", "verdict", "edits", "drift", "corrected", "sha256", "archive")
