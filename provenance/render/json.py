"""The report as JSON, version 1: what other programs rely on (``provenance schema check`` prints its JSON Schema).

The shapes below are the contract: keys keep their meaning within version 1, and new ones may come. One claim, finding
and skip a line, in the order of the report; within a file, findings stand in the order of their places. Nothing is
held but one stretch of lines at a time.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from provenance.model import finding as model
from provenance.model import score
from provenance.model.chain import Identity, Mode, Relay, Vantage, Verified
from provenance.model.claim import Kind, Scope
from provenance.model.finding import About, FileReport, Part, Report, ScoredClaim, Severity, Skipped

Count = Annotated[int, Meta(ge=0)]
Position = Annotated[int, Meta(ge=1)]
Bound = Annotated[int, Meta(ge=0, le=100)]
Share = Annotated[float, Meta(ge=0, le=1)]
Letter = Annotated[
    str,
    Meta(pattern="^[A-F](–[A-F])?$", description='A–E, "B–D" where raters differ, F where no valid rating is on file.'),
]
Letters = Annotated[
    tuple[Annotated[str, Meta(pattern="^[A-F]$")], ...],
    Meta(min_length=1, max_length=2, description="The letter, or the best and the worst where raters differ."),
]
SourceId = Annotated[str | None, Meta(description="Id in sources.toml; null where it is not known.")]
AsWritten = Annotated[str | None, Meta(description="The article's words for it; null where it has none.")]
ClaimIdOrNull = Annotated[
    str | None, Meta(description="The claim's id; null where it is about a file or a registry entry.")
]


class Counts(msgspec.Struct, frozen=True, gc=False):
    """How many findings of each severity."""

    error: Count
    warning: Count
    info: Count


class Elsewhere(msgspec.Struct, frozen=True, gc=False):
    """What was held against the claims of the run, of files that are not of it."""

    files: Count
    claims: Annotated[Count, Meta(description="Claims that assert or deny what a claim of the run asserts.")]


class Summary(msgspec.Struct, frozen=True, gc=False):
    """The run in numbers."""

    files: Annotated[Count, Meta(description="Claim files that were read.")]
    claims: Count
    findings: Counts
    skipped: Annotated[Count, Meta(description="Checks that could not be made; `skips` says why.")]
    suppressed: Annotated[Count, Meta(description="Findings that a [[claim.allow]] answered.")]
    baselined: Annotated[Count, Meta(description="Findings that the baseline answered.")]
    untrusted: Annotated[
        Count, Meta(description="Suppressions that do not count, because the trusted revision does not hold them.")
    ]
    elsewhere: Annotated[
        Elsewhere | None, Meta(description="What of the ledger took part; null where none was asked for.")
    ]


class Reliability(msgspec.Struct, frozen=True, gc=False):
    """What raters say of an outlet."""

    letter: Letter
    range: Letters


class RatedReliability(msgspec.Struct, frozen=True, gc=False):
    """What raters say of the article's own outlet, and who they are."""

    letter: Letter
    range: Letters
    raters: tuple[str, ...]


class TrackRecord(msgspec.Struct, frozen=True, gc=False):
    """The outlet's adjudicated claims: the 90 % interval of the share that held."""

    lower: Share
    upper: Share
    n: Annotated[Count, Meta(description="How many adjudicated claims it rests on.")]
    letter: Annotated[str | None, Meta(description="Null while the interval is wider than .5.")]


class OriginLink(msgspec.Struct, frozen=True, gc=False, tag_field="role", tag="origin"):
    """The first asserter, as far as the article shows."""

    as_written: AsWritten
    source: SourceId
    identity: Identity
    vantage: Vantage


class RecordLink(msgspec.Struct, frozen=True, gc=False, tag_field="role", tag="record"):
    """A primary document that evidence shows to hold the utterance."""

    url: Annotated[str | None, Meta(description="Null where the claim cites several documents.")]


class RelayLink(msgspec.Struct, frozen=True, gc=False, tag_field="role", tag="relay"):
    """A voice that passed it on and is not the origin."""

    as_written: AsWritten
    source: SourceId
    mode: Mode
    verified: Verified
    reliability: Reliability


class OutletLink(msgspec.Struct, frozen=True, gc=False, tag_field="role", tag="outlet"):
    """The article's own outlet: always the last."""

    source: str
    mode: Mode
    verified: Verified


Links = tuple[OriginLink | RecordLink | RelayLink | OutletLink, ...]


class Directness(msgspec.Struct, frozen=True, gc=False):
    """How directly the claim is sourced, 0–100. Not a probability of truth."""

    hand_level: str
    lower: Bound
    upper: Bound
    weakest: Annotated[str, Meta(description='The weakest factor: "identity: described".')]


class Corroboration(msgspec.Struct, frozen=True, gc=False):
    """How many independent origins assert the same thing, 0–100."""

    digit: Annotated[int, Meta(ge=1, le=6, description="The suggestion for the editor, 1 (best) to 6.")]
    origins: Count
    lower: Bound
    upper: Bound


class NextStep(msgspec.Struct, frozen=True, gc=False):
    """The one thing a checker can do that raises the lower bound of directness most."""

    do: str
    where: str
    raises_lower_to: Bound


class AskTheOutlet(msgspec.Struct, frozen=True, gc=False):
    """What the outlet alone can do."""

    do: str
    raises_lower_to: Bound


class Claim(msgspec.Struct, frozen=True, gc=False):
    """A claim with its chain and its scores. The scores are null where the claim is not graded."""

    file: str
    id: str
    line: Position
    text: str
    scope: Scope
    kind: Kind
    chain: Annotated[
        Links, Meta(min_length=2, description="Origin, record if evidence shows one, relays, outlet: in this order.")
    ]
    directness: Directness | None
    second_hand: Annotated[bool, Meta(description="A relay is in the chain, or the origin passes on what others said.")]
    reliability: RatedReliability
    track_record: TrackRecord | None
    corroboration: Corroboration | None
    next_step: NextStep | None
    ask_the_outlet: AskTheOutlet | None


class Finding(msgspec.Struct, frozen=True, gc=False):
    """What a rule says of a place. Lines and columns are 1-based, columns count code points, the end is exclusive."""

    code: Annotated[str, Meta(description="The rule.")]
    name: Annotated[str, Meta(description="The rule's name.")]
    severity: Severity
    about: Annotated[About, Meta(description="What the outlet did, or what the checker can mend.")]
    message: str
    file: str
    line: Position
    column: Position
    end_line: Position
    end_column: Position
    claim: ClaimIdOrNull
    path: Annotated[str, Meta(description='The symbolic place in the file: "claim[2].relay[0]".')]
    url: Annotated[str | None, Meta(description="The page concerned.")]
    fix: Annotated[str | None, Meta(description="An edit, in words.")]


class Skip(msgspec.Struct, frozen=True, gc=False):
    """A check that could not be made, and why."""

    code: Annotated[str, Meta(description="The rule.")]
    claim: ClaimIdOrNull
    reason: str
    file: str


class Unread(msgspec.Struct, frozen=True, gc=False):
    """A file that could not be read, and why."""

    file: str
    reason: str


class Check(msgspec.Struct, frozen=True, gc=False):
    """The output of ``provenance check --format json``, version 1. New keys may come."""

    version: Literal[1]
    summary: Summary
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    skips: tuple[Skip, ...]
    unread: tuple[Unread, ...]


Made = Callable[[Report, Iterable[FileReport]], Iterable[object]]


def render(report: Report) -> Iterator[bytes]:
    """The report as one JSON document in UTF-8, ended by a line feed; in pieces of some hundred kilobytes at most."""
    yield b'{"version":1,\n"summary":' + encoded(summary(report))
    yield b',\n"claims":['
    yield from listed(claim_lines(report))
    yield b'],\n"findings":['
    yield from listed(finding_lines(report))
    yield b'],\n"skips":['
    yield from listed(skip_lines(report))
    yield b'],\n"unread":['
    yield from listed(encoded_lines(unread(report)))
    yield b"]}\n"


def claim_lines(report: Report) -> Iterator[bytes]:
    """Every claim as a line of JSON, in the order of the report."""
    return _lines(report, "claims", claims)


def finding_lines(report: Report) -> Iterator[bytes]:
    """Every finding as a line of JSON, in the order of the report."""
    return _lines(report, "findings", findings)


def skip_lines(report: Report) -> Iterator[bytes]:
    """Every check that could not be made as a line of JSON, in the order of the report."""
    return _lines(report, "skips", skips)


def _lines(report: Report, part: Part, made: Made) -> Iterator[bytes]:
    """A part of the report as lines, in pieces of many; what is kept as lines is not made again."""
    kept: list[bytes] = []
    size = 0
    for still, files in groupby(report.files, lambda file: _as_kept(report, file, part)):
        if not still:
            if size:
                yield b"".join(kept)
                kept, size = [], 0
            yield from encoded_lines(made(report, files))
            continue
        for file in files:
            lines = file.written(part)
            if part == "claims" and file.changed:
                lines = _with_changed(report, file, lines)
            elif part == "findings" and file.added:
                lines = _with_added(file, lines)
            elif part == "skips" and file.more:
                lines += b"".join(encoded_lines(map(_skip, file.more)))
            kept.append(lines)
            size += len(lines)
            if size > _PIECE:
                yield b"".join(kept)
                kept, size = [], 0
    if size:
        yield b"".join(kept)


def _as_kept(report: Report, file: FileReport, part: Part) -> bool:
    """Whether the lines that are kept of a part still hold: no file knows the track record of its outlet alone."""
    if part == "claims" and file.article is not None and file.article.outlet in report.track_record:
        return False
    return file.keeps(part)


def _with_changed(report: Report, file: FileReport, lines: bytes) -> bytes:
    """The lines of a file's claims with those made anew that have changed."""
    assert file.article is not None
    made = _Claims(report).of(file.article.outlet)
    apart = lines.split(b"\n")
    for position, scored in file.changed.items():
        apart[position] = encoded(made(file.file, scored))
    return b"\n".join(apart)


class _Sorted(msgspec.Struct, gc=False):
    """What a line of a finding is sorted by."""

    line: int
    column: int
    code: str
    message: str
    path: str


_SORTED = msgspec.json.Decoder(_Sorted)


def _with_added(file: FileReport, lines: bytes) -> bytes:
    """The lines of a file's findings and of those added to them, in the order of their places."""
    kept = zip(map(msgspec.structs.astuple, _SORTED.decode_lines(lines)), lines.splitlines(keepends=True), strict=True)
    added = [(model.by_place(each), encoded(_finding(each)) + b"\n") for each in file.added]
    return b"".join([line for _, line in sorted([*kept, *added], key=itemgetter(0))])


def summary(report: Report) -> Summary:
    """The run in numbers."""
    counts = report.count()
    found = Counts(counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.INFO])
    files = sum(file.file != report.registry.path and not file.file.endswith(".jsonl") for file in report.files)
    further = report.elsewhere
    return Summary(
        files,
        report.claims,
        found,
        report.skipped,
        report.suppressed,
        report.baselined,
        report.untrusted,
        Elsewhere(further.files, further.claims) if further is not None else None,
    )


def claims(report: Report, files: Iterable[FileReport]) -> Iterator[Claim]:
    """Every claim of some files of the report, in their order."""
    shapes = _Claims(report)
    for file in files:
        if file.article is not None:
            made = shapes.of(file.article.outlet)
            for scored in file.claims:
                yield made(file.file, scored)


class _Claims:
    """Makes the shapes of claims. A run holds few different scores, each one object, and few outlets."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._relays = _Relays(report)
        self._scores: dict[tuple[int, int, int, int], _Scores] = {}

    def of(self, outlet: str) -> Callable[[str, ScoredClaim], Claim]:
        """What makes the shape of a claim in a file of an article of that outlet."""
        report, relays, scores = self._report, self._relays, self._scores
        rated, held = report.reliability.get(outlet), report.track_record.get(outlet)
        reliability = RatedReliability(rated.letter, rated.range, rated.raters) if rated is not None else _NOBODY
        record = None
        if held is not None:
            # Rounded, so that the last digits of another machine's arithmetic cannot show.
            record = TrackRecord(round(held.lower, 4), round(held.upper, 4), held.n, held.letter)

        def made(name: str, scored: ScoredClaim) -> Claim:
            claim = scored.claim
            found = scored.directness, scored.corroboration, scored.next_step, scored.ask_the_outlet
            key = id(found[0]), id(found[1]), id(found[2]), id(found[3])
            shown = scores.get(key)
            if shown is None:
                shown = scores[key] = _directness(found[0]), _corroboration(found[1]), _step(found[2]), _ask(found[3])
            return Claim(
                name,
                claim.id,
                scored.line,
                claim.text,
                claim.scope,
                claim.kind,
                _chain(scored, outlet, relays),
                shown[0],
                claim.second_hand,
                reliability,
                record,
                *shown[1:],
            )

        return made


def findings(report: Report, files: Iterable[FileReport]) -> Iterator[Finding]:
    """Every finding of some files of the report, in their order; those of one file by place, rule and message."""
    for file in files:
        yield from map(_finding, sorted(file.findings, key=model.by_place))


def _finding(finding: model.Finding) -> Finding:
    place = finding.place
    span = place.span
    return Finding(
        finding.code,
        finding.name,
        finding.severity,
        finding.about,
        finding.message,
        place.file,
        span.line,
        span.column,
        span.end_line,
        span.end_column,
        finding.claim,
        place.path,
        finding.url,
        finding.fix,
    )


def skips(report: Report, files: Iterable[FileReport]) -> Iterator[Skip]:
    """Every check that could not be made in some files of the report, in their order."""
    for file in files:
        yield from map(_skip, file.skips)


def _skip(skip: Skipped) -> Skip:
    return Skip(skip.code, skip.claim, skip.reason, skip.file)


def unread(report: Report) -> Iterator[Unread]:
    """Every file that could not be read, by name."""
    for each in sorted(report.unread, key=lambda unread: (unread.file, unread.reason)):
        yield Unread(each.file, each.reason)


def listed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of JSON as the items of an array, one a line, with commas between them and a line feed on either side;
    nothing for none."""
    before = b"\n"
    for lines in pieces:
        # No line feed stands within a line: JSON writes those in strings as \n.
        yield before + lines[:-1].replace(b"\n", b",\n")
        before = b",\n"
    if before != b"\n":
        yield b"\n"


def encoded_lines(items: Iterable[object]) -> Iterator[bytes]:
    """Items as JSON, each ended by a line feed, some hundred at a time."""
    items = iter(items)
    while batch := list(islice(items, _BATCH)):
        try:
            yield _ENCODER.encode_lines(batch)
        except UnicodeEncodeError:
            yield b"".join(encoded(item) + b"\n" for item in batch)


def encoded(item: object) -> bytes:
    """Something as JSON on one line. Half of a surrogate pair, which no UTF-8 can hold, becomes U+FFFD."""
    try:
        return _ENCODER.encode(item)
    except UnicodeEncodeError:
        return _ENCODER.encode(_mended(msgspec.to_builtins(item)))


def well_formed(text: str) -> str:
    """``text`` as UTF-8 can hold it: half of a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the output."""
    from provenance.claimfile.schema import published

    return published(Check, "check-v1", "Output of provenance check --format json, version 1")


_ENCODER = msgspec.json.Encoder()
_BATCH = 256
_PIECE = 1 << 18
_UNRATED = Reliability("F", ("F",))
_NOBODY = RatedReliability("F", ("F",), ())


def _directness(directness: score.Directness | None) -> Directness | None:
    if directness is None:
        return None
    lower, upper = directness.shown
    return Directness(directness.hand_level, lower, upper, str(directness.weakest))


def _corroboration(found: score.Corroboration | None) -> Corroboration | None:
    if found is None:
        return None
    lower, upper = found.shown
    return Corroboration(found.digit, found.origins, lower, upper)


def _step(step: score.Step | None) -> NextStep | None:
    return NextStep(step.do, step.where, step.raises_lower_to) if step is not None else None


def _ask(step: score.Step | None) -> AskTheOutlet | None:
    return AskTheOutlet(step.do, step.raises_lower_to) if step is not None else None


_Scores = tuple[Directness | None, Corroboration | None, NextStep | None, AskTheOutlet | None]


class _Relays:
    """Relays' links; their reliability is looked up once for each source."""

    __slots__ = ("_known", "_report")

    def __init__(self, report: Report) -> None:
        self._report = report
        self._known: dict[str | None, Reliability] = {}

    def link(self, relay: Relay, verified: Verified) -> RelayLink:
        voice = relay.source or self._report.registry.voice(relay)
        known = self._known.get(voice)
        if known is None:
            rated = self._report.reliability.get(voice) if voice is not None else None
            known = self._known[voice] = Reliability(rated.letter, rated.range) if rated is not None else _UNRATED
        return RelayLink(relay.as_written, relay.source, relay.mode, verified, known)


def _chain(scored: ScoredClaim, outlet: str, known: _Relays) -> Links:
    claim, verified = scored.claim, scored.verified
    origin, relays = claim.origin, claim.relays
    first = OriginLink(origin.as_written, origin.source, origin.identity, origin.vantage)
    last = OutletLink(outlet, claim.mode, verified[-1])
    if not scored.chain.record:
        if not relays:
            return first, last
        return first, *map(known.link, relays, verified), last
    # Which of several documents it was, the chain does not say.
    record = RecordLink(claim.records[0].url if len(claim.records) == 1 else None)
    return first, record, *map(known.link, relays, verified), last


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, dict):
        return {_mended(key): _mended(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(each) for each in value]
    return value
