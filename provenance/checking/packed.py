"""What looking at one file gave, as bytes: to travel from another process, or to be kept in the cache.

Only what every run needs is unpacked at once. Claims are unpacked when a rule that looks across files, or a format,
asks for them; findings and skips are kept as the lines of JSON that most runs want in the end.
"""

from collections.abc import Iterator, Sequence
from types import GenericAlias
from typing import Any, NamedTuple, Protocol, get_args, get_origin, get_type_hints

import msgspec
from lz4.block import compress, decompress
from msgspec.structs import astuple

from provenance.checking.inspect import Inspected, Inspector, Setup
from provenance.claimfile.sources import Source
from provenance.model.chain import Chain, Verified
from provenance.model.claim import Article, Claim
from provenance.model.finding import PARTS, FileReport, Finding, Part, Place, Problem, Report, ScoredClaim, Skipped
from provenance.model.score import Corroboration, Directness, Step
from provenance.model.text import Span
from provenance.render import json
from provenance.rules import Traits


class _Verdict(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What the scores say of a claim. A run holds few different ones."""

    chain: Chain
    verified: tuple[Verified, ...]
    directness: Directness | None
    corroboration: Corroboration | None
    next_step: Step | None
    ask_the_outlet: Step | None


class _Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One file as it travels: ``claims`` are packed (claim, index, line, packed verdict)s, ``written`` the claims,
    findings and skips as lines of JSON; all compressed, since they repeat themselves, and there are many."""

    article: Article | None
    traits: Traits
    counts: tuple[int, int, int]
    claim_count: int
    skip_count: int
    problems: tuple[Problem, ...]
    claims: bytes
    written: tuple[bytes, bytes, bytes]


class _Rows:
    """Packs structs of one kind as rows of plain values, and makes them anew from rows without asking once more whether
    they are valid: what was packed is, and asking takes longer than all the rest."""

    def __init__(self, kind: type[Claim]) -> None:
        self._kind = kind
        hints = get_type_hints(kind)
        self._nested: list[tuple[int, type[msgspec.Struct], bool]] = []
        shapes: list[Any] = []
        for number, field in enumerate(msgspec.structs.fields(kind)):
            hint = hints[field.name]
            many = get_origin(hint) is tuple
            inner = get_args(hint)[0] if many else hint
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                self._nested.append((number, inner, many))
                row = GenericAlias(tuple, tuple(get_type_hints(inner).values()))
                hint = GenericAlias(tuple, (row, ...)) if many else row
            shapes.append(hint)
        self.shape = GenericAlias(tuple, tuple(shapes))

    def row(self, struct: Claim) -> tuple[Any, ...]:
        values = list(astuple(struct))
        for number, _, many in self._nested:
            inner = values[number]
            values[number] = [astuple(each) for each in inner] if many else astuple(inner)
        return tuple(values)

    def made(self, row: tuple[Any, ...]) -> Claim:
        values = list(row)
        for number, inner, many in self._nested:
            found = values[number]
            values[number] = tuple([inner(*each) for each in found]) if many else inner(*found)
        return self._kind(*values)


_ROWS = _Rows(Claim)
_ENCODER = msgspec.msgpack.Encoder()
_ENTRIES = msgspec.msgpack.Decoder(_Entry)
_Row = tuple[tuple[Any, ...], int, int, bytes]
_CLAIM = GenericAlias(tuple, (_ROWS.shape, int, int, bytes))
_CLAIMS: msgspec.msgpack.Decoder[tuple[_Row, ...]] = msgspec.msgpack.Decoder(GenericAlias(tuple, (_CLAIM, ...)))
_ONE_CLAIM: msgspec.msgpack.Decoder[_Row] = msgspec.msgpack.Decoder(_CLAIM)
_UNOPENED = msgspec.msgpack.Decoder(tuple[msgspec.Raw, ...])
_VERDICTS = msgspec.msgpack.Decoder(_Verdict)
_FINDINGS = msgspec.json.Decoder(json.Finding)
_SKIPS = msgspec.json.Decoder(json.Skip)


class Packing(Protocol):
    """Makes bytes of what looking at one file gave. ``text`` says whether the text of a file that was read only now
    travels with them."""

    text: bool

    def pack(self, inspected: Inspected) -> bytes:
        """One file as bytes."""


class Packer:
    """Packs what the inspector gives."""

    text = True

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._verdicts: dict[object, bytes] = {}

    def pack(self, inspected: Inspected) -> bytes:
        """One file as bytes. Its text is left out: who unpacks it has it."""
        report = inspected.report
        claims = [(_ROWS.row(each.claim), each.index, each.line, self._verdict(each)) for each in report.claims]
        setup = self._setup
        rated = {key: setup.reliability(key) for key in inspected.traits.voices if key in setup.registry.outlets}
        alone = Report((report,), registry=setup.registry, reliability=rated, today=setup.today)
        files = (report,)
        written = [
            compress(b"".join(json.encoded_lines(made)))
            for made in (json.claims(alone, files), json.findings(alone, files), json.skips(alone, files))
        ]
        entry = _Entry(
            report.article,
            inspected.traits,
            report.counts,
            len(report.claims),
            len(report.skips),
            inspected.problems,
            compress(_ENCODER.encode(claims)),
            (written[0], written[1], written[2]),
        )
        return _ENCODER.encode(entry)

    def _verdict(self, scored: ScoredClaim) -> bytes:
        key = scored.chain, scored.verified, scored.corroboration, scored.next_step, scored.directness is None
        packed = self._verdicts.get(key)
        if packed is None:
            packed = self._verdicts[key] = _ENCODER.encode(
                _Verdict(
                    scored.chain,
                    scored.verified,
                    scored.directness,
                    scored.corroboration,
                    scored.next_step,
                    scored.ask_the_outlet,
                )
            )
        return packed


class Travelled(NamedTuple):
    """A file on its way to whoever puts it together again: packed, with its text where it was read only now; or the
    reason why it could not be read."""

    packed: bytes
    text: str | None = None
    unread: str | None = None


def travelling(sources: Sequence[Source], inspector: Inspector, packer: Packing) -> Iterator[Travelled]:
    """What looking at each source gives, in order."""
    for source, inspected in zip(sources, inspector.inspect(sources), strict=True):
        if inspected.unread is not None:
            yield Travelled(b"", None, inspected.unread)
        else:
            text = inspected.report.text if packer.text and source.text is None else None
            yield Travelled(packer.pack(inspected), text)


class Unpacker:
    """Puts files together again as their inspector gave them."""

    def __init__(self) -> None:
        self._verdicts: dict[bytes, _Verdict] = {}

    def arrived(self, source: Source, travelled: Travelled) -> Inspected:
        """The file that a source gave."""
        packed, text, unread = travelled
        if unread is not None:
            return Inspected(FileReport(source.shown), unread=unread)
        return self.unpack(packed, source.shown, text if text is not None else source.text or "")

    def unpack(self, packed: bytes, shown: str, text: str) -> Inspected:
        """The file of that name and text. Raises :class:`msgspec.DecodeError` for what no packer made."""
        entry = _ENTRIES.decode(packed)
        report = FileReport(shown, text, entry.article, kept=_Kept(entry, self._verdicts))
        return Inspected(report, entry.problems, traits=entry.traits)


class _Kept:
    """The parts of one file, each unpacked once, when it is asked for."""

    __slots__ = ("_claims", "_entry", "_findings", "_opened", "_unopened", "_verdicts")

    def __init__(self, entry: _Entry, verdicts: dict[bytes, _Verdict]) -> None:
        self._entry = entry
        self._verdicts = verdicts
        self._claims: tuple[ScoredClaim, ...] | None = None
        self._unopened: tuple[msgspec.Raw, ...] = ()
        self._opened: dict[int, ScoredClaim] = {}
        self._findings: tuple[Finding, ...] | None = None

    @property
    def counts(self) -> tuple[int, int, int]:
        return self._entry.counts

    @property
    def claim_count(self) -> int:
        return self._entry.claim_count

    @property
    def skip_count(self) -> int:
        return self._entry.skip_count

    def written(self, part: Part) -> bytes:
        data: bytes = decompress(self._entry.written[PARTS.index(part)])
        return data

    def claims(self) -> tuple[ScoredClaim, ...]:
        if self._claims is None:
            if self._opened:
                self._claims = tuple([self.claim(position) for position in range(self._entry.claim_count)])
                self._unopened = ()
            else:
                found = _CLAIMS.decode(decompress(self._entry.claims))
                self._claims = tuple([self._scored(row) for row in found])
        return self._claims

    def claim(self, position: int) -> ScoredClaim:
        if self._claims is not None:
            return self._claims[position]
        found = self._opened.get(position)
        if found is None:
            if not self._unopened:
                self._unopened = _UNOPENED.decode(decompress(self._entry.claims))
            found = self._opened[position] = self._scored(_ONE_CLAIM.decode(self._unopened[position]))
        return found

    def _scored(self, row: _Row) -> ScoredClaim:
        plain, index, line, packed = row
        claim = _ROWS.made(plain)
        verdict = self._verdicts.get(packed)
        if verdict is None:
            verdict = self._verdicts[packed] = _VERDICTS.decode(packed)
        return ScoredClaim(
            claim,
            index,
            line,
            verdict.chain,
            verdict.verified,
            verdict.directness,
            verdict.corroboration,
            verdict.next_step,
            verdict.ask_the_outlet,
        )

    def findings(self) -> tuple[Finding, ...]:
        if self._findings is None:
            lines = _FINDINGS.decode_lines(self.written("findings"))
            self._findings = tuple([_finding(each) for each in lines])
        return self._findings

    def skips(self) -> tuple[Skipped, ...]:
        lines = _SKIPS.decode_lines(self.written("skips"))
        return tuple([Skipped(each.code, each.claim, each.reason, each.file) for each in lines])


def _finding(line: json.Finding) -> Finding:
    place = Place(line.file, line.path, Span(line.line, line.column, line.end_line, line.end_column))
    return Finding(line.code, line.name, line.severity, line.about, line.message, place, line.claim, line.url, line.fix)
