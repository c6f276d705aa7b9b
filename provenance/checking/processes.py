"""Many claim files in several processes."""

import gc
import os
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from msgspec.structs import astuple, replace

from provenance.checking.inspect import Inspected, Inspector, Setup, Source
from provenance.claimfile.evidence import Evidence
from provenance.model.chain import Identity, Mode, Origin, Vantage
from provenance.model.claim import Claim, Scope
from provenance.model.finding import FileReport, Finding, Place, ScoredClaim, Skipped
from provenance.model.text import Span
from provenance.rules import Rule, all_rules

CHUNK = 100
"""Files that a process is given at once, at most."""


def _chunks(sources: list[Source], workers: int) -> Iterator[list[Source]]:
    """The sources in order, in chunks that grow smaller towards the end, so that all processes end together."""
    start = 0
    while start < len(sources):
        size = max(1, min(CHUNK, (len(sources) - start) // (4 * workers)))
        yield sources[start : start + size]
        start += size


def in_processes(
    sources: list[Source], setup: Setup, evidence: dict[str, Evidence], workers: int
) -> Iterator[Inspected]:
    """The same as one inspector gives, in the same order, by several processes."""
    plain = Setup(
        registry=setup.registry,
        profile=setup.profile,
        rules=(),
        today=setup.today,
        limits=setup.limits,
    )
    chunks = list(_chunks(sources, workers))
    codes = frozenset(rule.code for rule in setup.rules)
    unpacker = _Unpacker(setup.rules)
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(plain, codes, evidence)) as pool:
        for packed in pool.map(_inspect_some, chunks):
            yield from unpacker.unpack(pickle.loads(packed))  # noqa: S301  our own process packed it


_Claim = tuple[Claim, int, int, int]
_Finding = tuple[int, str, str, tuple[int, int, int, int], str | None, str | None, str | None]
_Skip = tuple[int, str | None, str]


class _Packed(NamedTuple):
    """Some files as they travel. What is plain is packed and unpacked several times as fast as what is not, so findings
    and skips are tuples that name their rule by its number; and the scores of a chain travel once from each process,
    and by number from then on."""

    process: int
    scores: list[ScoredClaim]
    files: list[tuple[Inspected, list[_Claim], list[_Finding], list[_Skip]]]


class _Packer:
    """Packs what one process found."""

    def __init__(self, inspector: Inspector, rules: tuple[Rule, ...]) -> None:
        self._inspector = inspector
        self._numbers = {rule.code: number for number, rule in enumerate(rules)}
        self._scores: dict[object, int] = {}

    def pack(self, sources: list[Source]) -> _Packed:
        """What the inspector says of some files."""
        scores: list[ScoredClaim] = []
        files = [self._file(inspected, scores) for inspected in self._inspector.inspect(sources)]
        return _Packed(os.getpid(), scores, files)

    def _file(
        self, inspected: Inspected, scores: list[ScoredClaim]
    ) -> tuple[Inspected, list[_Claim], list[_Finding], list[_Skip]]:
        report, numbers = inspected.report, self._numbers
        claims = [(each.claim, each.index, each.line, self._score(each, scores)) for each in report.claims]
        findings = [
            (numbers[f.code], f.message, f.place.path, astuple(f.place.span), f.claim, f.url, f.fix)
            for f in report.findings
        ]
        skips = [(numbers[each.code], each.claim, each.reason) for each in report.skips]
        bare = FileReport(report.file, report.text, report.article)
        return Inspected(bare, inspected.problems, inspected.unread), claims, findings, skips

    def _score(self, scored: ScoredClaim, scores: list[ScoredClaim]) -> int:
        key = scored.chain, scored.corroboration, scored.next_step
        number = self._scores.get(key)
        if number is None:
            number = self._scores[key] = len(self._scores)
            scores.append(replace(scored, claim=_NO_CLAIM))
        return number


class _Unpacker:
    """Puts files together again as their inspectors gave them."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._scores: dict[int, list[ScoredClaim]] = {}

    def unpack(self, packed: _Packed) -> Iterator[Inspected]:
        """The files. What a process packed is to be unpacked in its order."""
        rules = self._rules
        scores = self._scores.setdefault(packed.process, [])
        scores.extend(packed.scores)
        for inspected, claims, findings, skips in packed.files:
            bare = inspected.report
            report = FileReport(
                bare.file,
                bare.text,
                bare.article,
                tuple([_scored(claim, index, line, scores[number]) for claim, index, line, number in claims]),
                tuple([_finding(rules[each[0]], each, bare.file) for each in findings]),
                tuple([Skipped(rules[number].code, claim, reason, bare.file) for number, claim, reason in skips]),
            )
            yield Inspected(report, inspected.problems, inspected.unread)


def _scored(claim: Claim, index: int, line: int, like: ScoredClaim) -> ScoredClaim:
    return ScoredClaim(
        claim,
        index,
        line,
        like.chain,
        like.verified,
        like.directness,
        like.corroboration,
        like.next_step,
        like.ask_the_outlet,
    )


def _finding(rule: Rule, packed: _Finding, file: str) -> Finding:
    _, message, path, span, claim, url, fix = packed
    place = Place(file, path, Span(*span))
    return Finding(rule.code, rule.name, rule.severity, rule.about, message, place, claim, url, fix)


_NO_CLAIM = Claim("-", "-", "-", Scope.FACT, Mode.UNKNOWN, Origin(Identity.NONE, Vantage.UNKNOWN))
_packer: _Packer


def _start(setup: Setup, codes: frozenset[str], evidence: dict[str, Evidence]) -> None:
    global _packer
    gc.disable()
    setup.rules = tuple(rule for rule in all_rules() if rule.code in codes)
    _packer = _Packer(Inspector(setup, evidence), setup.rules)


def _inspect_some(sources: list[Source]) -> bytes:
    # Packed here, because the pool's own pickler asks Python about every object.
    return pickle.dumps(_packer.pack(sources), pickle.HIGHEST_PROTOCOL)
