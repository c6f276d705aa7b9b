"""What rules say of places, and the report of a run."""

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import Literal, Protocol

import msgspec

from provenance.model.chain import Chain, Verified
from provenance.model.claim import Article, Claim
from provenance.model.score import Corroboration, Directness, Reliability, Step, TrackRecord
from provenance.model.source import Registry
from provenance.model.text import Pattern, Span

Path = tuple[str | int, ...]
"""A symbolic place in a TOML file: ``("claim", 2, "relay", 0, "source")``. Indexes are 0-based."""


class Severity(Enum):
    """How much a finding weighs; errors are what the file's author can mend, or what evidence disproves."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return ("error", "warning", "info").index(self.value)


About = Literal["article", "file"]
"""What a finding is of: the article (what its outlet did) or the file (what the checker can mend)."""


class Problem(msgspec.Struct, frozen=True, gc=False):
    """Something wrong in a TOML file itself, with its place: turned into FMT01, FMT02 or FMT08 by those rules."""

    kind: Literal["schema", "unknown-id", "duplicate-id"]
    message: str
    at: Path = ()
    claim: str | None = None
    span: Span | None = None


class Hit(msgspec.Struct, frozen=True, gc=False):
    """What a rule yields: a message and its symbolic place.

    ``at`` is relative to ``claim`` where that is given (a rule of scope "claim" may leave it out: it is the claim
    that is being looked at), else to ``file`` (default: the file that is being looked at), else, with
    ``registry=True``, to the registry. ``url`` is the page concerned, ``fix`` an edit in words. ``group`` is what
    readers may group by instead of the origin.
    """

    message: str
    at: Path = ()
    claim: Claim | None = None
    file: str | None = None
    registry: bool = False
    span: Span | None = None
    url: str | None = None
    fix: str | None = None
    claim_id: str | None = None


class Skip(msgspec.Struct, frozen=True, gc=False):
    """What a rule yields where it cannot look: the reason, never silence."""

    reason: str
    claim: Claim | None = None


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a finding stands: a file as shown to people, the symbolic path, and its lines and columns."""

    file: str
    path: str
    span: Span


class Finding(msgspec.Struct, frozen=True, gc=False):
    """A rule's hit, resolved. ``claim`` is the claim's id, None where it is about a file or a registry entry."""

    code: str
    name: str
    severity: Severity
    about: About
    message: str
    place: Place
    claim: str | None = None
    url: str | None = None
    fix: str | None = None

    @property
    def local_path(self) -> str:
        """The symbolic place within the claim, which says nothing of where in the file the claim stands; of a finding
        about no claim the whole path."""
        return _CLAIM.sub("", self.place.path) if self.claim is not None else self.place.path


_CLAIM = Pattern(r"^claim\[[0-9]+\]\.?")


def by_place(finding: Finding) -> tuple[int, int, str, str, str]:
    """What the findings of one file are sorted by: line and column, rule, message, path."""
    place = finding.place
    return place.span.line, place.span.column, finding.code, finding.message, place.path


class Skipped(msgspec.Struct, frozen=True, gc=False):
    """A check that could not be made, with its reason."""

    code: str
    claim: str | None
    reason: str
    file: str


class ScoredClaim(msgspec.Struct, frozen=True, gc=False):
    """A claim with everything that is known of it. The scores are None where the claim is not graded.

    ``line`` is the line of its ``[[claim]]``; ``index`` its 0-based position in the file; ``verified`` has one value
    per relay and one for the outlet, in chain order.
    """

    claim: Claim
    index: int
    line: int
    chain: Chain
    verified: tuple[Verified, ...]
    directness: Directness | None = None
    corroboration: Corroboration | None = None
    next_step: Step | None = None
    ask_the_outlet: Step | None = None


Part = Literal["claims", "findings", "skips"]
PARTS: tuple[Part, ...] = ("claims", "findings", "skips")


class Kept(Protocol):
    """What looking at one file gave, kept in a form that costs little until somebody asks for its parts."""

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many errors, warnings and infos its findings are."""

    @property
    def claim_count(self) -> int:
        """How many claims there are."""

    @property
    def skip_count(self) -> int:
        """How many checks could not be made."""

    def written(self, part: Part) -> bytes:
        """A part as lines of JSON, as ``render.json`` writes them."""

    def claims(self) -> tuple[ScoredClaim, ...]:
        """The claims, unpacked when they are first asked for."""

    def claim(self, position: int) -> ScoredClaim:
        """The claim at a 0-based position: the same object as in :meth:`claims`, but alone."""

    def findings(self) -> tuple[Finding, ...]:
        """The findings, unpacked when they are first asked for."""

    def skips(self) -> tuple[Skipped, ...]:
        """The skips, unpacked when they are first asked for."""


_UNCHANGED: Mapping[int, ScoredClaim] = {}


class FileReport:
    """What a run found in one file. ``article`` is None where the file does not hold a valid one; ``text`` is the
    file's text, for code frames.

    Findings that do not show are counted by what answers them: ``suppressed`` by a ``[[claim.allow]]``, ``baselined``
    by the baseline. ``untrusted`` counts the allows that do not count, because the trusted revision does not hold them.

    Each of claims, findings and skips is given, or ``kept``; of those that are kept, claims may have ``changed``, by
    their positions, and further findings may have been ``added``, and ``more`` skips have come.
    """

    __slots__ = (
        "_claims", "_findings", "_kept", "_skips", "added", "article", "baselined", "changed", "file", "more",
        "suppressed", "text", "untrusted",
    )  # fmt: skip

    def __init__(
        self,
        file: str,
        text: str = "",
        article: Article | None = None,
        claims: tuple[ScoredClaim, ...] | None = None,
        findings: tuple[Finding, ...] | None = None,
        skips: tuple[Skipped, ...] | None = None,
        suppressed: int = 0,
        baselined: int = 0,
        untrusted: int = 0,
        *,
        kept: Kept | None = None,
        changed: Mapping[int, ScoredClaim] = _UNCHANGED,
        added: tuple[Finding, ...] = (),
        more: tuple[Skipped, ...] = (),
    ) -> None:
        self.file = file
        self.text = text
        self.article = article
        self.suppressed = suppressed
        self.baselined = baselined
        self.untrusted = untrusted
        self._kept = kept
        self.changed = changed
        self.added = added
        self.more = more
        self._claims = claims if claims is not None or kept is not None else ()
        self._findings = findings if findings is not None or kept is not None else ()
        self._skips = skips if skips is not None or kept is not None else ()

    @property
    def claims(self) -> tuple[ScoredClaim, ...]:
        """The claims with their scores, in the order of the file."""
        claims = self._claims
        if claims is None:
            assert self._kept is not None
            claims = self._kept.claims()
        if self.changed:
            return tuple([self.changed.get(position, claim) for position, claim in enumerate(claims)])
        return claims

    def scored(self, position: int) -> ScoredClaim:
        """The claim at a 0-based position; of a file that is kept, no more is unpacked than that claim."""
        found = self.changed.get(position)
        if found is not None:
            return found
        if self._claims is not None:
            return self._claims[position]
        assert self._kept is not None
        return self._kept.claim(position)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that show, in the order of their places."""
        if self._findings is not None:
            return self._findings
        assert self._kept is not None
        return _with(self._kept.findings(), self.added)

    @property
    def skips(self) -> tuple[Skipped, ...]:
        """The checks that could not be made."""
        skips = self._skips
        if skips is None:
            assert self._kept is not None
            skips = self._kept.skips()
        return (*skips, *self.more) if self.more else skips

    @property
    def claim_count(self) -> int:
        """How many claims there are; nothing is unpacked for it."""
        return self._kept.claim_count if self._kept is not None and self._claims is None else len(self.claims)

    @property
    def skip_count(self) -> int:
        """How many skips there are; nothing is unpacked for it."""
        if self._kept is not None and self._skips is None:
            return self._kept.skip_count + len(self.more)
        return len(self.skips)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many errors, warnings and infos there are; nothing is unpacked for it."""
        counts, further = [0, 0, 0], self._findings
        if further is None:
            assert self._kept is not None
            counts, further = [*self._kept.counts], self.added
        for finding in further:
            counts[finding.severity.rank] += 1
        return counts[0], counts[1], counts[2]

    def keeps(self, part: Part) -> bool:
        """Whether a part is as it was kept, but for ``changed``, ``added`` and ``more``: :meth:`written` has it."""
        own = self._claims if part == "claims" else self._findings if part == "findings" else self._skips
        return own is None

    def written(self, part: Part) -> bytes:
        """A part as it was kept, as lines of JSON."""
        assert self._kept is not None
        return self._kept.written(part)

    def but(
        self,
        *,
        claims: tuple[ScoredClaim, ...] | None = None,
        findings: tuple[Finding, ...] | None = None,
        skips: tuple[Skipped, ...] | None = None,
        suppressed: int = 0,
        baselined: int = 0,
        untrusted: int = 0,
        changed: Mapping[int, ScoredClaim] = _UNCHANGED,
        added: tuple[Finding, ...] = (),
        more: tuple[Skipped, ...] = (),
    ) -> "FileReport":
        """The same report, but for the parts given; numbers, ``changed``, ``added`` and ``more`` come to its own."""
        given = findings if findings is not None else self._findings
        return FileReport(
            self.file,
            self.text,
            self.article,
            claims if claims is not None else self._claims,
            _with(given, added) if given is not None else None,
            skips if skips is not None else self._skips,
            self.suppressed + suppressed,
            self.baselined + baselined,
            self.untrusted + untrusted,
            kept=self._kept,
            changed={**self.changed, **changed} if claims is None else changed,
            added=(*self.added, *added) if given is None else (),
            more=(*self.more, *more) if skips is None else more,
        )


def _with(findings: tuple[Finding, ...], added: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings and some more, in the order of their places."""
    return tuple(sorted((*findings, *added), key=by_place)) if added else findings


class Unread(msgspec.Struct, frozen=True, gc=False):
    """A file that could not be read, and why."""

    file: str
    reason: str


class TookPart(msgspec.Struct, frozen=True, gc=False):
    """How many claims, of how many files that are not of the run, were held against its claims."""

    files: int
    claims: int


class Report:
    """A whole run, sorted by file. ``registry`` gives names to ids; ``reliability`` and ``track_record`` hold the
    outlets of the run by id. ``since`` is the revision since which a claim must have changed to be shown. ``elsewhere``
    is None where nobody looked further than the files of the run."""

    __slots__ = ("elsewhere", "files", "registry", "reliability", "since", "today", "track_record", "unread")

    def __init__(
        self,
        files: tuple[FileReport, ...],
        *,
        registry: Registry,
        unread: tuple[Unread, ...] = (),
        reliability: dict[str, Reliability] | None = None,
        track_record: dict[str, TrackRecord] | None = None,
        today: datetime.date,
        since: str | None = None,
        elsewhere: TookPart | None = None,
    ) -> None:
        self.elsewhere = elsewhere
        self.files = files
        self.registry = registry
        self.unread = unread
        self.reliability = reliability or {}
        self.track_record = track_record or {}
        self.today = today
        self.since = since

    @property
    def claims(self) -> int:
        """How many claims were read."""
        return sum(file.claim_count for file in self.files)

    @property
    def suppressed(self) -> int:
        """How many findings a ``[[claim.allow]]`` answered."""
        return sum(file.suppressed for file in self.files)

    @property
    def baselined(self) -> int:
        """How many findings the baseline answered."""
        return sum(file.baselined for file in self.files)

    @property
    def untrusted(self) -> int:
        """How many suppressions do not count, because the trusted revision does not hold them."""
        return sum(file.untrusted for file in self.files)

    @property
    def skipped(self) -> int:
        """How many checks could not be made."""
        return sum(file.skip_count for file in self.files)

    def reaches(self, least: str) -> bool:
        """Whether there is a finding of severity ``least`` or above; of "never" there is none."""
        if least == "never":
            return False
        rank = Severity(least).rank
        return any(count and severity.rank <= rank for severity, count in self.count().items())

    def count(self) -> dict[Severity, int]:
        """How many findings of each severity."""
        errors = warnings = infos = 0
        for file in self.files:
            found = file.counts
            errors += found[0]
            warnings += found[1]
            infos += found[2]
        return {Severity.ERROR: errors, Severity.WARNING: warnings, Severity.INFO: infos}
