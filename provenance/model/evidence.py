"""What ``provenance verify`` found on a cited page: one line of claims/evidence.jsonl."""

import datetime
from enum import Enum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from provenance.model.chain import Verified

Day = Annotated[str, Meta(description="A date, or a date and time, in ISO 8601.")]


class Status(Enum):
    """What came of asking for the page."""

    OK = "ok"
    MOVED = "moved"
    GONE = "gone"
    BLOCKED = "blocked"
    PAYWALLED = "paywalled"
    UNREACHABLE = "unreachable"


class Verdict(Enum):
    """How the article's words stand to the page's."""

    EXACT = "exact"
    NORMALISED = "normalised"
    ELIDED = "elided"
    SILENTLY_ELIDED = "silently-elided"
    ALTERED = "altered"
    REORDERED = "reordered"
    ABSENT = "absent"
    TRANSLATED = "translated?"


class Edit(msgspec.Struct, frozen=True, gc=False):
    """One difference in words between the article and the page."""

    kind: Literal["negation", "number", "entity", "hedge", "cue", "tense", "other"]
    ours: str
    theirs: str


class Drift(msgspec.Struct, frozen=True, gc=False):
    """One thing that a relay's retelling changed."""

    kind: Literal["count", "nationality", "identity", "hedge", "date", "figure", "omission"]
    ours: str
    theirs: str


class Surroundings(msgspec.Struct, frozen=True, gc=False):
    """The page's text before and after the matched words."""

    before: str = ""
    after: str = ""


class Correction(msgspec.Struct, frozen=True, gc=False):
    """What the page says, or its publisher, of a later change to it."""

    date: Day | None = None
    kind: Literal["corrected", "retracted", "changed"] = "corrected"
    text: str | None = None


class Match(msgspec.Struct, frozen=True, gc=False):
    """How quoted words stand in a page's text.

    ``start`` and ``end`` are offsets into that text, None where nothing of the kind is there; ``matched`` is what
    stands between them. ``distance`` is from 0, the same words, to 1. ``edits`` are in the order of the text.
    """

    verdict: Verdict
    start: int | None = None
    end: int | None = None
    matched: str | None = None
    distance: float = 1.0
    edits: tuple[Edit, ...] = ()
    context: Surroundings | None = None


class Capture(msgspec.Struct, frozen=True, gc=False):
    """A page as it was kept: an immutable file that is named for its content.

    ``address`` is the SHA-256 of the file, which is its name, ``sha256`` that of the page's body, which evidence
    cites. ``status`` is the HTTP status, ``size`` the body's in bytes. ``kind`` says how it came: a page that was
    cited, a site's robots.txt, a copy from an archive, or a file that somebody else made.
    """

    address: str
    sha256: str
    url: str
    final_url: str
    status: int
    media_type: str | None
    size: int
    retrieved: datetime.datetime
    kind: Literal["page", "robots", "archived", "imported"] = "page"


class TimeStamp(msgspec.Struct, frozen=True, gc=False):
    """What a time stamp token (RFC 3161) says of a capture.

    It existed at ``time``, by the word of ``authority``, the name in its certificate. ``doubt`` is None where
    certificates that were given vouch for that one, else one clause that says why this was not seen.
    """

    time: datetime.datetime
    authority: str
    doubt: str | None = None


class Examined(msgspec.Struct, frozen=True, gc=False):
    """What became of one file among the captures, or of one row of their index.

    ``name`` is the file's, from the folder of the captures on. ``wrong`` is one clause that says what is damaged, None
    where nothing is; ``note`` one that says what there is to know, but does no harm. ``stamps`` are the capture's time
    stamps.
    """

    name: str
    capture: Capture | None = None
    wrong: str | None = None
    note: str | None = None
    stamps: tuple[TimeStamp, ...] = ()


class Citation(msgspec.Struct, frozen=True, gc=False):
    """Everything that rules and scores need of one cited page. Keys unknown to this version are
    left aside: new ones may come."""

    version: Literal[1]
    file: str
    claim: str | None
    path: Annotated[str, Meta(description='Which citation of the claim: "record[0]", "relay[1]", "article".')]
    url: str
    status: Status
    retrieved: Day | None = None
    read_in_full: bool = False
    sha256: str | None = None
    published: Day | None = None
    modified: Day | None = None
    verdict: Verdict | None = None
    matched: str | None = None
    distance: float | None = None
    edits: tuple[Edit, ...] = ()
    context: Surroundings | None = None
    attribution: dict[str, Any] | None = None
    drift: tuple[Drift, ...] = ()
    corrected: Correction | str | bool | None = None
    archive: str | None = None
    checked: Day | None = None
    moved_to: Annotated[str | None, Meta(description="Where the page stands now, with status moved.")] = None
    reason: Annotated[str | None, Meta(description="Why the status is what it is, in words.")] = None
    judged: Annotated[
        str | None, Meta(description="Digest of what was judged: another one means that the claim has changed since.")
    ] = None

    @property
    def page_read(self) -> bool:
        """Whether the page, or the open part of it, was read."""
        return self.status in (Status.OK, Status.MOVED, Status.PAYWALLED)

    @property
    def words_disproved(self) -> bool:
        """Whether the verdict disproves the quoted words: altered in a negation, number, name or hedge, silently
        elided, reordered, or absent, each on a page read in full."""
        if not self.read_in_full or not self.page_read:
            return False
        if self.verdict is Verdict.ALTERED:
            return any(edit.kind in ("negation", "number", "entity", "hedge") for edit in self.edits)
        return self.verdict in (Verdict.SILENTLY_ELIDED, Verdict.REORDERED, Verdict.ABSENT)

    @property
    def verified(self) -> Verified:
        """What this evidence shows of the link that rests on the page."""
        if not self.page_read:
            return Verified.NONE
        if self.words_disproved:
            return Verified.MISMATCH
        if self.verdict in (Verdict.EXACT, Verdict.NORMALISED, Verdict.ELIDED):
            return Verified.MATCHED
        if self.verdict is Verdict.ALTERED:
            return Verified.MATCHED if self.read_in_full else Verified.LINKED
        if self.verdict is None:
            differing = any(edit.kind in ("negation", "number", "entity") for edit in self.edits) or any(
                drift.kind in ("count", "nationality", "identity", "date", "figure") for drift in self.drift
            )
            if differing:
                return Verified.MISMATCH
            if self.attribution is not None:
                return Verified.MATCHED
        return Verified.LINKED
