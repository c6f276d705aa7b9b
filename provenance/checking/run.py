"""A run: claim files, a registry and evidence become a report.

First everything is gathered (:func:`gather`). Then each file is looked at on its own (``inspect``), in this process or
in several (``processes``), or taken from the cache; what needs all files comes after (:func:`check`): groups that share
``asserts``, rules of scope "run" and "registry", what answers findings (``terms``), order. Sources are handed in, so
that a run on a text is a run like any.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from provenance.checking.inspect import Inspected, Inspector, Resolver, Setup
from provenance.checking.terms import NO_TERMS, Terms
from provenance.claimfile.evidence import Evidence
from provenance.claimfile.sources import EVIDENCE, Reader, Source, citations_of
from provenance.claimfile.uncollected import uncollected
from provenance.errors import UnreadableError
from provenance.model.claim import Claim, ClaimFile
from provenance.model.finding import FileReport, Finding, Hit, Problem, Report, ScoredClaim, Skip, Skipped, Unread
from provenance.model.ports import Elsewhere
from provenance.rules import Context, Rule, Run
from provenance.scoring.corroboration import GradedWitness, corroborate, graded_witness, witness

if TYPE_CHECKING:
    from provenance.checking.cache import Cache
    from provenance.checking.elsewhere import Others
    from provenance.checking.packed import Travelled

WORTH_KEEPING = 16
"""From so many files on a cache is of use: below, opening it costs as much as looking at them."""

_Beside = tuple[FileReport, tuple[Problem, ...]]
"""A file that is no claim file, and what is wrong in it."""


class Gathered(NamedTuple):
    """All that a run looks at: the sources by name, the evidence by folder, the evidence files that have problems, and
    what could not be read. With a cache, sources have their texts, and ``keys`` one key each."""

    sources: list[Source]
    evidence: dict[str, Evidence]
    beside: list[_Beside]
    unread: list[Unread]
    keys: list[bytes] | None = None


def gather(sources: Iterable[Source], setup: Setup, cache: "Cache | None" = None) -> Gathered:
    """Read the evidence beside some sources and, with a cache, the sources."""
    ordered = sorted({source.shown: source for source in sources}.values(), key=lambda source: source.shown)
    read = Reader(setup.limits)
    evidence, beside, unread = _load_evidence(ordered, read)
    if cache is None:
        return Gathered(ordered, evidence, beside, unread)
    from provenance.checking.cache import Keys

    keys = Keys(setup, evidence)
    found: list[Source] = []
    known: list[bytes] = []
    for source in ordered:
        try:
            text = read(source)
        except UnreadableError as error:
            unread.append(Unread(source.shown, error.reason))
            continue
        found.append(Source(source.shown, text, source.path, source.root))
        known.append(keys.of(source, text))
    return Gathered(found, evidence, beside, unread, known)


def check(
    gathered: Gathered,
    setup: Setup,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
    cache: "Cache | None" = None,
    terms: Terms = NO_TERMS,
    elsewhere: Elsewhere | None = None,
) -> Report:
    """Look at claim files and report. The result does not depend on the order of the sources, on ``jobs``, or on what
    the cache holds.

    ``jobs`` is the number of processes (0: as many as fit the work); ``progress`` is called with (done, all). Where
    there is an ``elsewhere``, corroboration and the rules that look across files take its claims of the same things
    into account, as if their files were of the run; nothing is reported of those.
    """
    with uncollected():
        if cache is not None and gathered.keys is not None:
            inspected = _by_cache(gathered, gathered.keys, setup, cache, jobs)
        else:
            inspected = _inspect(gathered.sources, setup, gathered.evidence, jobs)
        if progress is not None:
            inspected = _counted(inspected, len(gathered.sources), progress)
        return _assemble(inspected, gathered, setup, terms, elsewhere)


def _inspect(sources: list[Source], setup: Setup, evidence: dict[str, Evidence], jobs: int) -> Iterator[Inspected]:
    """What looking at each source alone gives, in order."""
    processes = workers(len(sources), jobs)
    if processes < 2:
        yield from Inspector(setup, evidence).inspect(sources)
        return
    from provenance.checking.packed import Unpacker
    from provenance.checking.processes import in_processes

    unpacker = Unpacker()
    with in_processes(sources, setup, evidence, processes) as found:
        for source, travelled in zip(sources, found, strict=True):
            yield unpacker.arrived(source, travelled)


WORTH_A_PROCESS = 32
"""So many files that have changed are looked at by a process beside the one that unpacks the rest."""

AT_ONCE = 500
"""So many files are looked up in the cache, or put there, together: a run that is killed loses no more of its work."""


def _by_cache(gathered: Gathered, keys: list[bytes], setup: Setup, cache: "Cache", jobs: int) -> Iterator[Inspected]:
    """What each source gave when it was looked at last; those that have changed are looked at now, and kept."""
    known = cache.known(keys)
    missing = [source for source, key in zip(gathered.sources, keys, strict=True) if key not in known]
    with _looked_at(missing, setup, gathered.evidence, jobs) as made:
        yield from _joined(gathered, keys, known, made, setup, cache)


def _joined(
    gathered: Gathered, keys: list[bytes], known: set[bytes], made: Iterator["Travelled"], setup: Setup, cache: "Cache"
) -> Iterator[Inspected]:
    """What the cache holds and what is ``made`` anew, in the order of the sources; the latter is kept."""
    from provenance.checking.packed import Unpacker

    sources, evidence = gathered.sources, gathered.evidence
    unpacker = Unpacker()
    unpacked: dict[bytes, Inspected] = {}
    there = [(source, key) for source, key in zip(sources, keys, strict=True) if key in known]
    stretches = [there[start : start + AT_ONCE] for start in range(0, len(there), AT_ONCE)]
    entries = _ahead(cache.get, [[key for _, key in some] for some in stretches])
    for some, found in zip(stretches, entries, strict=True):
        for source, key in some:
            # It may have been dropped by another run since, or not be what was put there.
            with contextlib.suppress(KeyError, msgspec.DecodeError):
                unpacked[key] = unpacker.unpack(found[key], source.shown, source.text or "")
    fresh: list[tuple[bytes, bytes]] = []
    for source, key in zip(sources, keys, strict=True):
        if key in unpacked:
            yield unpacked.pop(key)
        elif key in known:
            yield from Inspector(setup, evidence).inspect([source])
        else:
            travelled = next(made)
            if travelled.unread is None:
                fresh.append((key, travelled.packed))
            yield unpacker.arrived(source, travelled)
        if len(fresh) >= AT_ONCE:
            cache.put(fresh)
            fresh = []
    if fresh:
        cache.put(fresh)


def _looked_at(
    sources: list[Source], setup: Setup, evidence: dict[str, Evidence], jobs: int
) -> AbstractContextManager[Iterator["Travelled"]]:
    """What each source gives, made by processes that begin at once while this one does something else; or, where they
    are few or only one process is wanted, made here when it is asked for."""
    most = jobs or os.cpu_count() or 1
    if most < 2 or len(sources) < WORTH_A_PROCESS:
        from provenance.checking.packed import Packer, travelling

        return contextlib.nullcontext(travelling(sources, Inspector(setup, evidence), Packer(setup)))
    from provenance.checking.processes import in_processes

    return in_processes(sources, setup, evidence, min(most, workers(len(sources), 0)))


def _ahead(get: Callable[[list[bytes]], dict[bytes, bytes]], asked: list[list[bytes]]) -> Iterator[dict[bytes, bytes]]:
    """What ``get`` gives for each of many questions; the next one is asked while somebody looks at the last."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as beside:
        coming = [beside.submit(get, each) for each in asked[:1]]
        for following in [*asked[1:], []]:
            if coming:
                found = coming.pop().result()
                coming.append(beside.submit(get, following))
                yield found


def _counted(inspected: Iterator[Inspected], total: int, progress: Callable[[int, int], None]) -> Iterator[Inspected]:
    for number, each in enumerate(inspected, 1):
        progress(number, total)
        yield each


def _load_evidence(sources: list[Source], read: Reader) -> tuple[dict[str, Evidence], list[_Beside], list[Unread]]:
    """The evidence beside the claim files, by folder; the evidence files that have problems; those that could not be
    read."""
    found: dict[str, Evidence] = {}
    beside: list[_Beside] = []
    unread: list[Unread] = []
    folders: dict[tuple[str, str | None], str] = {}
    for source in sources:
        if source.folder is not None:
            folders.setdefault((source.folder, source.root), source.shown)
    for (folder, root), shown in sorted(folders.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        if folder in found:
            continue
        shown = shown[: -len(os.path.basename(shown))] + EVIDENCE
        try:
            there = read.evidence(folder, root, shown)
        except UnreadableError as error:
            unread.append(Unread(shown, error.reason))
            continue
        if there is None:
            continue
        text, evidence = there
        found[folder] = evidence
        if evidence.problems:
            beside.append((FileReport(shown, text), evidence.problems))
    return found, beside, unread


def workers(count: int, jobs: int) -> int:
    """How many processes to use for ``count`` files where ``jobs`` are wanted (0: as many as fit the work: starting one
    costs as much as looking at some hundred files)."""
    if jobs == 0:
        jobs = min(os.cpu_count() or 1, count // 400)
    return max(1, min(jobs, count))


def _assemble(
    inspected: Iterator[Inspected], gathered: Gathered, setup: Setup, terms: Terms, elsewhere: Elsewhere | None
) -> Report:
    """What needs all files: corroboration of groups, rules that look across, what answers findings, order."""
    evidence, unread = gathered.evidence, list(gathered.unread)
    reports: dict[str, FileReport] = {}
    contexts: list[Context] = []
    for each, source in zip(inspected, gathered.sources, strict=True):
        report = each.report
        if each.unread is not None:
            unread.append(Unread(report.file, each.unread))
            continue
        reports[report.file] = report
        opener = _Opener(report) if report.article is not None else None
        citations = citations_of(source, evidence)
        contexts.append(setup.context(report.file, None, each.problems, citations, each.traits, opener))
    others = {report.file: report for report, _ in gathered.beside}
    problems = {report.file: found for report, found in gathered.beside}
    registry_file = setup.registry.path
    if registry_file is not None:
        others[registry_file] = FileReport(registry_file, setup.registry_text)
        problems[registry_file] = setup.registry_problems
    further, records = None, {}
    if elsewhere is not None:
        from provenance.checking.elsewhere import ask, track_records

        further = ask(elsewhere, contexts, gathered.sources, unread, setup)
        records = track_records(elsewhere, reports.values(), setup)
    run = Run(
        tuple(contexts),
        registry=setup.registry,
        today=setup.today,
        beside=problems,
        others=further.contexts if further is not None else (),
    )
    _corroborate(run, reports, setup, further)
    added = _across(run, setup, reports, others)
    merged: dict[str, tuple[list[Finding], list[Skipped]]] = {}
    for outcome in added:
        if isinstance(outcome, Finding):
            merged.setdefault(outcome.place.file, ([], []))[0].append(outcome)
        else:
            merged.setdefault(outcome.file, ([], []))[1].append(outcome)
    allowing = {context.path for context in contexts if context.traits.allows}
    finished = [
        terms.apply(report, merged.get(name, _NOTHING), setup, allowing=name in allowing)
        for name, report in reports.items()
    ]
    finished += [
        terms.apply(report, merged[name], setup, allowing=False) for name, report in others.items() if name in merged
    ]
    shown = [report for report in finished if report is not None]
    shown.sort(key=lambda report: report.file)
    return Report(
        tuple(shown),
        registry=setup.registry,
        unread=tuple(sorted(unread, key=lambda each: each.file)),
        reliability={key: setup.reliability(key) for key in run.outlets()},
        track_record=records,
        today=setup.today,
        since=terms.since,
        elsewhere=further.took_part if further is not None else None,
    )


_NOTHING: tuple[list[Finding], list[Skipped]] = ([], [])


class _Opener:
    """Opens the claim file of a report as far as a rule that looks across files asks for it."""

    __slots__ = ("_report", "article")

    def __init__(self, report: FileReport) -> None:
        assert report.article is not None
        self._report = report
        self.article = report.article

    def claim(self, position: int) -> Claim:
        return self._report.scored(position).claim

    def file(self) -> ClaimFile:
        return ClaimFile(1, self.article, tuple([scored.claim for scored in self._report.claims]))


def _corroborate(run: Run, reports: dict[str, FileReport], setup: Setup, further: "Others | None") -> None:
    """Give the claims of each group that shares ``asserts`` their common corroboration."""

    def seen(context: Context, claim: Claim) -> GradedWitness:
        if further is not None and context.path not in reports:
            return further.witness(context, claim)
        return _graded_witness(context, claim, reports, setup)

    denied: dict[str, list[tuple[Context, Claim]]] = {}
    for context in (*run.contexts, *run.others):
        for claim in map(context.claim, context.traits.denies):
            if claim.denies is not None and claim.graded:
                denied.setdefault(claim.denies, []).append((context, claim))
    changed: dict[str, dict[int, ScoredClaim]] = {}
    for key, group in run.groups.items():
        members = [(context, claim) for context, claim in group if claim.graded]
        if len(members) < 2 and key not in denied:
            continue
        found = [seen(context, claim) for context, claim in members]
        denials = [seen(context, claim) for context, claim in denied.get(key, ())]
        for (context, claim), value in zip(members, corroborate(found, denials), strict=True):
            if context.path not in reports:
                continue
            number = context.index(claim)
            scored = reports[context.path].scored(number)
            changed.setdefault(context.path, {})[number] = msgspec.structs.replace(scored, corroboration=value)
    for name, claims in changed.items():
        reports[name] = reports[name].but(changed=claims)


def _graded_witness(context: Context, claim: Claim, reports: dict[str, FileReport], setup: Setup) -> GradedWitness:
    scored = reports[context.path].scored(context.index(claim))
    assert scored.directness is not None
    outlet = context.article.outlet
    return graded_witness(witness(claim, context.path, outlet, setup.registry), claim, scored.chain, scored.directness)


def _across(
    run: Run, setup: Setup, reports: dict[str, FileReport], others: dict[str, FileReport]
) -> list[Finding | Skipped]:
    """What the rules of scope "run" and "registry" find."""
    outcomes: list[Finding | Skipped] = []
    placed: dict[str, list[tuple[Rule, Hit]]] = {}
    first = run.contexts[0].path if run.contexts else ""
    looked = [
        (rule, outcome)
        for rule, body in (*setup.scoped("run"), *setup.scoped("registry"))
        for outcome in (body(run) if rule.scope == "run" else body(setup.registry, run))
    ]
    # A claim that a rule speaks of is one of a file that it has opened; where that is none of the run, nobody asked.
    by_claim = {claim: context for context in run.contexts for claim in context.opened}
    for rule, outcome in looked:
        claim = outcome.claim
        if claim is not None and id(claim) not in by_claim:
            continue
        name = by_claim[id(claim)].path if claim is not None else first
        if isinstance(outcome, Skip):
            outcomes.append(Skipped(rule.code, claim.id if claim is not None else None, outcome.reason, name))
            continue
        if claim is None:
            name = (setup.registry.path if outcome.registry else outcome.file) or name
        placed.setdefault(name, []).append((rule, outcome))
    for name, hits in placed.items():
        report = reports.get(name) or others.get(name)
        resolver = Resolver(name, report.text if report is not None else "")
        for rule, hit in hits:
            position, line = 0, None
            if hit.claim is not None:
                scored = reports[name].scored(by_claim[id(hit.claim)].index(hit.claim))
                position, line = scored.index, scored.line
            outcomes.append(resolver.finding(rule, hit, hit.claim, position, line))
    return outcomes
