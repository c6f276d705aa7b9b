"""Many claim files in several processes.

What comes back is packed by msgspec, not pickled: findings refer to their rule by number, and a verdict on a chain is
decoded once for all claims with that chain, so that a run in several processes takes no more memory than in one.
"""

import gc
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import msgspec

from provenance.checking.inspect import Inspected, Inspector, Setup, Source
from provenance.claimfile.evidence import Evidence
from provenance.model.chain import Chain, Verified
from provenance.model.claim import Article, Claim
from provenance.model.finding import FileReport, Finding, Place, Problem, ScoredClaim, Skipped
from provenance.model.score import Corroboration, Directness, Step
from provenance.model.text import Span
from provenance.rules import Rule, all_rules


class _Verdict(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """All that depends on the chain of a claim and on nothing else of it."""

    chain: Chain
    verified: tuple[Verified, ...]
    directness: Directness | None
    corroboration: Corroboration | None
    next_step: Step | None
    ask_the_outlet: Step | None


class _PackedClaim(msgspec.Struct, frozen=True, gc=False, array_like=True):
    claim: Claim
    index: int
    line: int
    verdict: msgspec.Raw


class _PackedFinding(msgspec.Struct, frozen=True, gc=False, array_like=True):
    rule: int
    message: str
    path: str
    span: Span
    claim: str | None
    url: str | None
    fix: str | None


class _PackedSkip(msgspec.Struct, frozen=True, gc=False, array_like=True):
    rule: int
    claim: str | None
    reason: str


class _PackedFile(msgspec.Struct, frozen=True, gc=False, array_like=True):
    file: str
    text: str
    article: Article | None
    claims: list[_PackedClaim]
    findings: list[_PackedFinding]
    skips: list[_PackedSkip]
    problems: tuple[Problem, ...]
    unread: str | None


def in_processes(
    sources: list[Source], setup: Setup, evidence: dict[str, Evidence], workers: int
) -> Iterator[Inspected]:
    """The same as one inspector gives, in the same order, by several processes."""
    rules = setup.rules
    plain = Setup(
        registry=setup.registry,
        profile=setup.profile,
        rules=(),
        today=setup.today,
        limits=setup.limits,
        registry_problems=setup.registry_problems,
    )
    size = max(1, min(100, -(-len(sources) // (4 * workers))))
    chunks = [sources[start : start + size] for start in range(0, len(sources), size)]
    unpacker = _Unpacker(rules)
    start = (plain, [rule.code for rule in rules], evidence)
    with ProcessPoolExecutor(workers, initializer=_start, initargs=start) as pool:
        for packed in pool.map(_inspect_some, chunks):
            yield from unpacker.unpack(packed)


_packer: "_Packer"


def _start(setup: Setup, codes: list[str], evidence: dict[str, Evidence]) -> None:
    global _packer
    gc.disable()
    setup.rules = tuple(rule for rule in all_rules() if rule.code in codes)
    _packer = _Packer(Inspector(setup, evidence), setup.rules)


def _inspect_some(sources: list[Source]) -> bytes:
    return _packer.pack(sources)


class _Packer:
    def __init__(self, inspector: Inspector, rules: tuple[Rule, ...]) -> None:
        self._inspector = inspector
        self._numbers = {rule.code: number for number, rule in enumerate(rules)}
        self._encoder = msgspec.msgpack.Encoder()

    def pack(self, sources: list[Source]) -> bytes:
        return self._encoder.encode([self._packed(each) for each in self._inspector.inspect(sources)])

    def _packed(self, inspected: Inspected) -> _PackedFile:
        report, numbers = inspected.report, self._numbers
        return _PackedFile(
            report.file,
            report.text,
            report.article,
            [_PackedClaim(each.claim, each.index, each.line, self._verdict(each)) for each in report.claims],
            [
                _PackedFinding(numbers[f.code], f.message, f.place.path, f.place.span, f.claim, f.url, f.fix)
                for f in report.findings
            ],
            [_PackedSkip(numbers[skip.code], skip.claim, skip.reason) for skip in report.skips],
            inspected.problems,
            inspected.unread,
        )

    def _verdict(self, scored: ScoredClaim) -> msgspec.Raw:
        verdict = _Verdict(
            scored.chain,
            scored.verified,
            scored.directness,
            scored.corroboration,
            scored.next_step,
            scored.ask_the_outlet,
        )
        return msgspec.Raw(self._encoder.encode(verdict))


class _Unpacker:
    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._files = msgspec.msgpack.Decoder(list[_PackedFile])
        self._decoder = msgspec.msgpack.Decoder(_Verdict)
        self._verdicts: dict[bytes, _Verdict] = {}

    def unpack(self, packed: bytes) -> Iterator[Inspected]:
        for file in self._files.decode(packed):
            report = FileReport(
                file.file,
                file.text,
                file.article,
                tuple([self._scored(each) for each in file.claims]),
                tuple([self._finding(each, file.file) for each in file.findings]),
                tuple([Skipped(self._rules[s.rule].code, s.claim, s.reason, file.file) for s in file.skips]),
            )
            yield Inspected(report, file.problems, file.unread)

    def _scored(self, packed: _PackedClaim) -> ScoredClaim:
        key = bytes(packed.verdict)
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = self._decoder.decode(key)
        return ScoredClaim(
            packed.claim,
            packed.index,
            packed.line,
            verdict.chain,
            verdict.verified,
            verdict.directness,
            verdict.corroboration,
            verdict.next_step,
            verdict.ask_the_outlet,
        )

    def _finding(self, packed: _PackedFinding, file: str) -> Finding:
        rule = self._rules[packed.rule]
        return Finding(
            rule.code,
            rule.name,
            rule.severity,
            rule.about,
            packed.message,
            Place(file, packed.path, packed.span),
            packed.claim,
            packed.url,
            packed.fix,
        )
