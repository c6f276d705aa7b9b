"""What the commands that keep the registry say: of an import, of a merge, and of a lint."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import ParamSpec

from provenance.claimfile.locate import Locator
from provenance.claimfile.registrar.imports import Conflict, Plan
from provenance.claimfile.registrar.mapping import Mapping
from provenance.claimfile.registrar.merge import Merged, Side
from provenance.model.finding import Path, Report, Severity
from provenance.model.profile import Profile
from provenance.model.source import Registry
from provenance.render.safety import one_line, safe_lines, visible
from provenance.render.wording import count
from provenance.scoring.reliability import disagreement

P = ParamSpec("P")

_MANY = 20
"""How many lines of one kind are shown; the rest is counted."""


def _safely(lines: Callable[P, Iterator[str]]) -> Callable[P, Iterator[str]]:
    """The same lines, each ended and safe to show."""

    @wraps(lines)
    def safe(*args: P.args, **kwargs: P.kwargs) -> Iterator[str]:
        return safe_lines(lines(*args, **kwargs))

    return safe


@_safely
def imported(
    plan: Plan,
    mapping: Mapping,
    *,
    table: str,
    before: Registry,
    before_text: str,
    after: Registry,
    profile: Profile,
    today: datetime.date,
    dry_run: bool,
) -> Iterator[str]:
    """What an import did, or would do: the outlets that got ratings, conflicts, raters who differ, what was left."""
    touched = plan.touched()
    yield f"{visible(table)}: {one_line(mapping.title)}, {count(plan.rows, 'row')}"
    changes = [
        *([f"{count(len(plan.outlets), 'outlet')} added"] if plan.outlets else []),
        *([f"{count(plan.added, 'rating')} added"] if plan.added else []),
        *([f"{count(len(plan.updates), 'rating')} replaced"] if plan.updates else []),
    ]
    there = f"; {count(plan.present, 'rating')} there already" if plan.present else ""
    unwritten = " (nothing is written: --dry-run)" if dry_run and plan.changes else ""
    yield f"{visible(before.path or '')}: {', '.join(changes) or 'nothing new'}{there}{unwritten}"
    gained = [f"  {key}  {_gained(plan, key)}" for key in touched]
    yield from _some(gained)
    if plan.conflicts:
        yield f"{count(len(plan.conflicts), 'conflict')}, of which nothing was taken:"
        locator = Locator(before_text)
        yield from _some([_conflict(each, table, before, locator) for each in plan.conflicts])
        if any(each.ours is not None for each in plan.conflicts):
            yield "  --update takes the table's values in place of those on file"
    differing = []
    for key in touched:
        told = disagreement(after.outlets[key], profile, today)
        if told is not None:
            differing.append(f"  {key}: {one_line(told)}")
    if differing:
        yield "Raters differ, and nothing is averaged:"
        yield from _some(differing)
        if len(differing) > _MANY:
            yield "  `provenance sources lint` lists them all"
    if plan.passed:
        yield f"Passed over: {'; '.join(f'{number:,} {what}' for what, number in sorted(plan.passed.items()))}"
    for left in mapping.left_out:
        yield f"Not read: {one_line(', '.join(left.columns))} ({one_line(left.reason)})"
    if plan.unreadable:
        yield f"{count(plan.unreadable, 'cell')} could not be read:"
        yield from (f"  {visible(table)} {one_line(sentence)}" for sentence in plan.unread)
        if plan.unreadable > len(plan.unread):
            yield f"  and {plan.unreadable - len(plan.unread):,} more"


def _gained(plan: Plan, key: str) -> str:
    new = plan.outlets.get(key)
    if new is not None:
        return f"new, {one_line(new.name)}: {count(len(new.ratings), 'rating')}"
    added = len(plan.ratings.get(key, ()))
    replaced = sum(each == key for each, _, _ in plan.updates)
    told = [count(added, "rating")] if added else []
    return ", ".join([*told, *([f"{count(replaced, 'rating')} replaced"] if replaced else [])])


def _conflict(conflict: Conflict, table: str, before: Registry, locator: Locator) -> str:
    first = conflict.theirs[0].rating
    said = [f"{each.rating.value:g} in {visible(table)} line {each.line}" for each in conflict.theirs]
    which = f"{conflict.key}: {one_line(first.rater)} on {first.as_of}"
    if conflict.ours is None:
        return f"  {which}: {' and '.join(said)}"
    ours = before.outlets[conflict.key].ratings[conflict.ours]
    span = locator.span(("outlet", conflict.key, "rating", conflict.ours, "value"))
    place = f"{visible(before.path or '')}:{span.line}:{span.column}"
    if ours.value == first.value:
        return f"  {place}  {which}: the same value, with another scale, address or end in {visible(table)}"
    return f"  {place}  {which}: {ours.value:g} on file, {said[0]}"


@_safely
def merged(result: Merged, shown: str, *, prefer: Side | None, dry_run: bool) -> Iterator[str]:
    """What a merge did, or would do, entry by entry, and every conflict with both values and their places."""
    for added in result.added:
        yield f"new       {one_line(added)}"
    for filled in result.filled:
        yield f"filled    {one_line(filled)}"
    for namesake in result.namesakes:
        yield f"namesake  {one_line(namesake)}"
    for conflict in result.conflicts:
        ours, theirs = conflict.ours, conflict.theirs
        yield (
            f"conflict  {one_line(conflict.entry)}: {one_line(conflict.what)}: "
            f"{one_line(ours.value)} ({visible(ours.place)}), {one_line(theirs.value)} ({visible(theirs.place)})"
        )
    told = [
        f"{len(result.added):,} new",
        f"{len(result.filled):,} filled",
        f"{len(result.conflicts):,} in conflict",
        f"{count(result.equal, 'entry', 'entries')} the same",
    ]
    end = ""
    if result.conflicts and prefer is None:
        end = "; nothing is written: say --ours or --theirs, or mend one of the files"
    elif dry_run:
        end = "; nothing is written (--dry-run)"
    elif result.conflicts:
        end = "; what was there stayed" if prefer == "ours" else "; theirs replaced what was there"
    yield f"{visible(shown)}: {', '.join(told)}{end}"


def of_registry(report: Report) -> Report:
    """The part of a run that is about the registry itself."""
    path = report.registry.path
    return Report(
        tuple(file for file in report.files if file.file == path),
        registry=report.registry,
        unread=report.unread,
        today=report.today,
    )


@_safely
def linted(report: Report, text: str, remarks: Iterable[tuple[str, str, Path]]) -> Iterator[str]:
    """The findings on the registry and the remarks on it (kind, sentence, place), a line each, in the file's order."""
    report = of_registry(report)
    shown = visible(report.registry.path or "")
    found: list[tuple[int, int, str]] = []
    for file in report.files:
        for finding in file.findings:
            span = finding.place.span
            told = f"{finding.severity.value}  {finding.code}  {one_line(finding.message)}"
            found.append((span.line, span.column, told))
    locator = Locator(text)
    remarked = 0
    for kind, message, at in remarks:
        span = locator.span(at)
        found.append((span.line, span.column, f"remark  {kind}  {one_line(message)}"))
        remarked += 1
    for line, column, told in sorted(found):
        yield f"{shown}:{line}:{column}  {told}"
    for unread in report.unread:
        yield f"{visible(unread.file)}  unread  {one_line(unread.reason)}"
    counts = report.count()
    numbers = [
        count(counts[Severity.ERROR], "error"),
        count(counts[Severity.WARNING], "warning"),
        count(counts[Severity.INFO], "note"),
        count(remarked, "remark"),
    ]
    yield f"{', '.join(numbers)} in {count(len(report.registry.ids()), 'entry', 'entries')}"


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_MANY]
    if len(lines) > _MANY:
        yield f"  and {len(lines) - _MANY:,} more"
