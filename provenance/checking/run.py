"""A run: claim files, a registry and evidence become a report.

Each file is looked at on its own (``inspect``), in this process or in several (``processes``); what needs all files
comes after: groups that share ``asserts``, rules of scope "run" and "registry", suppressions, order. Sources are handed
in, so that a run on a text is a run like any.
"""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from provenance.checking.inspect import Inspected, Inspector, Resolver, Setup, Source, citations_of
from provenance.checking.suppress import Sieve
from provenance.claimfile import evidence as evidence_file
from provenance.claimfile import files
from provenance.claimfile.evidence import Evidence
from provenance.errors import UnreadableError
from provenance.model.claim import Claim, ClaimFile
from provenance.model.finding import (
    FileReport,
    Finding,
    Hit,
    Problem,
    Report,
    ScoredClaim,
    Skip,
    Skipped,
    Unread,
    by_place,
)
from provenance.rules import Context, Rule, Run, all_rules
from provenance.rules.file.stale_suppression import message_unused
from provenance.scoring.corroboration import GradedWitness, corroborate, graded_witness, witness
from provenance.scoring.reliability import reliability

EVIDENCE = "evidence.jsonl"
"""The name of the evidence beside claim files."""


def check(
    sources: Iterable[Source],
    setup: Setup,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Look at claim files and report. The result does not depend on the order of ``sources`` or on ``jobs``.

    ``jobs`` is the number of processes (0: as many as fit the work); ``progress`` is called with (done, all).
    """
    ordered = sorted({source.shown: source for source in sources}.values(), key=lambda source: source.shown)
    evidence, beside, unread = _load_evidence(ordered, setup)
    processes = workers(len(ordered), jobs)
    collecting = gc.isenabled()
    gc.disable()  # a run makes many objects and next to no cycles
    try:
        if processes > 1:
            from provenance.checking.processes import in_processes

            inspected = in_processes(ordered, setup, evidence, processes)
        else:
            inspected = Inspector(setup, evidence).inspect(ordered)
        if progress is not None:
            inspected = _counted(inspected, len(ordered), progress)
        return _assemble(inspected, ordered, setup, evidence, beside, unread)
    finally:
        if collecting:
            gc.enable()


def _counted(inspected: Iterator[Inspected], total: int, progress: Callable[[int, int], None]) -> Iterator[Inspected]:
    for number, each in enumerate(inspected, 1):
        progress(number, total)
        yield each


_Beside = tuple[FileReport, tuple[Problem, ...]]
"""A file that is no claim file, and what is wrong in it."""


def _load_evidence(sources: list[Source], setup: Setup) -> tuple[dict[str, Evidence], list[_Beside], list[Unread]]:
    """The evidence beside the claim files, by folder; the evidence files that have problems; those that could not be
    read."""
    found: dict[str, Evidence] = {}
    beside: list[_Beside] = []
    unread: list[Unread] = []
    for folder, root in sorted({(source.folder, source.root) for source in sources if source.folder is not None}):
        path = os.path.join(folder or ".", EVIDENCE)
        if folder in found or not os.path.lexists(path):
            continue
        shown = next(s.shown for s in sources if s.folder == folder)
        shown = shown[: -len(os.path.basename(shown))] + EVIDENCE
        try:
            text = files.read_text(Path(path), shown, setup.limits.registry_size, Path(root) if root else None)
        except UnreadableError as error:
            unread.append(Unread(shown, error.reason))
            continue
        found[folder or ""] = evidence = evidence_file.parse(text, os.path.basename(os.path.realpath(folder or ".")))
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
    inspected: Iterator[Inspected],
    sources: list[Source],
    setup: Setup,
    evidence: dict[str, Evidence],
    beside: list[_Beside],
    unread: list[Unread],
) -> Report:
    """What needs all files: corroboration of groups, rules that look across, suppressions, order."""
    reports: dict[str, FileReport] = {}
    contexts: list[Context] = []
    for each, source in zip(inspected, sources, strict=True):
        report = each.report
        if each.unread is not None:
            unread.append(Unread(report.file, each.unread))
            continue
        reports[report.file] = report
        file = ClaimFile(1, report.article, tuple(s.claim for s in report.claims)) if report.article else None
        contexts.append(setup.context(report.file, file, each.problems, citations_of(source, evidence)))
    others = {report.file: report for report, _ in beside}
    problems = {report.file: found for report, found in beside}
    registry_file = setup.registry.path
    if registry_file is not None:
        others[registry_file] = FileReport(registry_file, setup.registry_text)
        problems[registry_file] = setup.registry_problems
    run = Run(tuple(contexts), registry=setup.registry, today=setup.today, beside=problems)
    _corroborate(run, reports, setup)
    added = _across(run, setup, reports, others)
    merged: dict[str, tuple[list[Finding], list[Skipped]]] = {}
    for outcome in added:
        if isinstance(outcome, Finding):
            merged.setdefault(outcome.place.file, ([], []))[0].append(outcome)
        else:
            merged.setdefault(outcome.file, ([], []))[1].append(outcome)
    finished = [_finish(report, merged.get(name), setup) for name, report in reports.items()]
    finished += [_finish(report, merged[name], setup) for name, report in others.items() if name in merged]
    finished.sort(key=lambda report: report.file)
    return Report(
        tuple(finished),
        registry=setup.registry,
        unread=tuple(sorted(unread, key=lambda each: each.file)),
        reliability={
            key: reliability(setup.registry.outlets[key], setup.profile, setup.today) for key in run.outlets()
        },
        today=setup.today,
    )


def _corroborate(run: Run, reports: dict[str, FileReport], setup: Setup) -> None:
    """Give the claims of each group that shares ``asserts`` their common corroboration."""
    denied: dict[str, list[tuple[Context, Claim]]] = {}
    for context in run.contexts:
        for claim in context.file.claims:
            if claim.denies is not None and claim.graded:
                denied.setdefault(claim.denies, []).append((context, claim))
    changed: dict[str, dict[int, ScoredClaim]] = {}
    for key, group in run.groups.items():
        members = [(context, claim) for context, claim in group if claim.graded]
        if len(members) < 2 and key not in denied:
            continue
        found = [_graded_witness(context, claim, reports, setup) for context, claim in members]
        denials = [_graded_witness(context, claim, reports, setup) for context, claim in denied.get(key, ())]
        for (context, claim), value in zip(members, corroborate(found, denials), strict=True):
            number = context.index(claim)
            scored = reports[context.path].claims[number]
            changed.setdefault(context.path, {})[number] = msgspec.structs.replace(scored, corroboration=value)
    for name, claims in changed.items():
        report = reports[name]
        replaced = tuple(claims.get(number, scored) for number, scored in enumerate(report.claims))
        reports[name] = msgspec.structs.replace(report, claims=replaced)


def _graded_witness(context: Context, claim: Claim, reports: dict[str, FileReport], setup: Setup) -> GradedWitness:
    scored = reports[context.path].claims[context.index(claim)]
    assert scored.directness is not None
    outlet = context.file.article.outlet
    return graded_witness(witness(claim, context.path, outlet, setup.registry), claim, scored.chain, scored.directness)


def _across(
    run: Run, setup: Setup, reports: dict[str, FileReport], others: dict[str, FileReport]
) -> list[Finding | Skipped]:
    """What the rules of scope "run" and "registry" find."""
    by_claim = {id(claim): context for context in run.contexts for claim in context.file.claims}
    outcomes: list[Finding | Skipped] = []
    placed: dict[str, list[tuple[Rule, Hit]]] = {}
    first = run.contexts[0].path if run.contexts else ""
    for rule, body in (*setup.scoped("run"), *setup.scoped("registry")):
        for outcome in body(run) if rule.scope == "run" else body(setup.registry, run):
            claim = outcome.claim
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
            position = 0
            if hit.claim is not None:
                position = reports[name].claims[by_claim[id(hit.claim)].index(hit.claim)].index
            outcomes.append(resolver.finding(rule, hit, hit.claim, position))
    return outcomes


def _finish(report: FileReport, added: tuple[list[Finding], list[Skipped]] | None, setup: Setup) -> FileReport:
    """One file's report with what other files added, its suppressions applied, in the order of the file."""
    allowing = any(scored.claim.allows for scored in report.claims)
    if added is None and not allowing:
        return report
    findings = [*report.findings, *(added[0] if added else ())]
    skips = (*report.skips, *(added[1] if added else ()))
    suppressed = 0
    if allowing:
        sieve = Sieve(((scored.index, scored.claim) for scored in report.claims), setup.today)
        findings = sieve.keep(findings)
        suppressed = sieve.suppressed
        findings.extend(_unused(sieve, report, setup))
    findings.sort(key=by_place)
    return msgspec.structs.replace(report, findings=tuple(findings), skips=skips, suppressed=suppressed)


def _unused(sieve: Sieve, report: FileReport, setup: Setup) -> Iterator[Finding]:
    """A stale-suppression finding for every allow that answered nothing although its rule was on."""
    on = {rule.code for rule in setup.rules}
    stale = next((rule for rule in setup.rules if rule.code == "FMT07"), None)
    if stale is None:
        return
    known = {rule.code for rule in all_rules()}
    claims = {scored.index: scored.claim for scored in report.claims}
    resolver = Resolver(report.file, report.text)
    for position, number in sieve.unused():
        claim = claims[position]
        allow = claim.allows[number]
        if allow.rule in on or allow.rule not in known:
            hit = Hit(message_unused(allow), ("allow", number))
            yield resolver.finding(stale, hit, claim, position)
