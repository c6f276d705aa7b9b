"""The ledger in words: what became of files on their way in and out, and who changed what.

Whatever stands in a ledger may be somebody else's: all of it is made safe to show.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from provenance.model.ledger import Change, Conflict, Difference, Exported, Outcome, Revision, Status
from provenance.render.json import encoded
from provenance.render.safety import one_line, safe_lines
from provenance.render.wording import count, day

_ROOM = 100
_LONG = 500
_MOST = 40
"""So many differences of a file are shown at most."""


def made(shown: str, *, new: bool) -> Iterator[str]:
    """That there is a ledger now."""
    return safe_lines([f"{shown}: {'a new ledger' if new else 'there is a ledger already; it stays as it is'}"])


def added(outcomes: Sequence[Outcome], conflicts: Iterable[Conflict], shown: str) -> Iterator[str]:
    """What became of the files that were to be added: each that is older or other than the ledger's, then how many the
    others are."""
    return safe_lines(_added(outcomes, {each.name: each for each in conflicts}, shown))


def _added(outcomes: Sequence[Outcome], conflicts: dict[str, Conflict], shown: str) -> Iterator[str]:
    counts = dict.fromkeys(_BECAME, 0)
    for each in outcomes:
        counts[each.what] += 1
        if each.what == "behind":
            yield f"{one_line(each.shown)}: an older revision ({each.base}); the ledger has {each.revision}"
            yield "  `provenance ledger export` brings it forward."
        elif each.what == "conflict":
            yield from _conflict(each, conflicts[each.name])
    told = ", ".join(f"{number:,} {_BECAME[what]}" for what, number in counts.items() if number)
    claims = sum(each.claims for each in outcomes if each.what in ("added", "changed"))
    kept = f" ({count(claims, 'claim')})" if claims else ""
    yield f"{one_line(shown)}: {told or 'nothing to add'}{kept}"


_BECAME = {
    "added": "added",
    "changed": "changed",
    "looked": "scored anew",
    "unchanged": "unchanged",
    "behind": "behind the ledger",
    "conflict": "changed here and there, not added",
    "refused": "not added",
}


def _conflict(outcome: Outcome, found: Conflict) -> Iterator[str]:
    yield f"{one_line(outcome.shown)}: changed here and in the ledger; nothing of it was added"
    yield f"  there  {_revision(found.theirs)}"
    if found.base is not None:
        yield f"  from   {_revision(found.base)}"
    else:
        yield "  from   nobody knows which revision: neither this working copy nor git has had one"
    for each in found.differences[:_MOST]:
        yield f"  {one_line(each.place, 2 * _ROOM)}"
        if found.base is not None:
            yield f"    was    {_words(each.base)}"
        yield f"    here   {_words(each.ours)}{_unchanged(found, each, each.ours)}"
        yield f"    there  {_words(each.theirs)}{_unchanged(found, each, each.theirs)}"
    if not found.differences:
        yield "  They differ in comments and layout only."
    elif len(found.differences) > _MOST:
        yield f"  and in {count(len(found.differences) - _MOST, 'more place')}"
    number = found.theirs.seq
    yield f"  `provenance ledger export --revision {number}` prints the one there. When this file has what you want of"
    yield f"  both, `provenance ledger add --over {number}` adds it."


def _unchanged(found: Conflict, each: Difference, value: str | None) -> str:
    return "  (unchanged)" if found.base is not None and value == each.base else ""


def _became(told: Difference) -> str:
    if told.theirs is None:
        return f" added: {_words(told.ours)}"
    if told.ours is None:
        return f" removed: {_words(told.theirs)}"
    return f": {_words(told.theirs)} → {_words(told.ours)}"


def _words(value: str | None) -> str:
    return "(not there)" if value is None else one_line(value, _ROOM) or '""'


def _revision(revision: Revision) -> str:
    why = f": {one_line(revision.why, _ROOM)}" if revision.why else ""
    return f"revision {revision.seq} by {one_line(revision.by, _ROOM)} on {moment(revision.at)}{why}"


def moment(at: str) -> str:
    """ "3 December 2025, 09:12 UTC"; what is no moment, as it is."""
    try:
        found = datetime.datetime.fromisoformat(at)
    except ValueError:
        return one_line(at, _ROOM)
    return f"{day(found.date())}, {found:%H:%M} UTC"


def exported(outcomes: Sequence[Exported], folder: str) -> Iterator[str]:
    """How many files were written, and how many not."""
    counts: dict[str, int] = {}
    for each in outcomes:
        became = "not written" if each.became in ("kept", "refused") else each.became
        counts[became] = counts.get(became, 0) + 1
    told = ", ".join(f"{number:,} {became}" for became, number in counts.items())
    return safe_lines([f"{folder}: {told or 'the ledger holds no files'}"])


def log(changes: Sequence[Change], subject: str | None) -> Iterator[str]:
    """Who changed what, when and why, newest first."""
    return safe_lines(_log(changes, subject))


def _log(changes: Sequence[Change], subject: str | None) -> Iterator[str]:
    for each in changes:
        revision = each.revision
        named = "" if revision.subject == subject else f"  {one_line(revision.subject, _LONG)}"
        yield f"{revision.seq:>6}  {moment(revision.at)}  {one_line(revision.by, _ROOM)}{named}"
        if revision.why:
            yield f"        {one_line(revision.why, 4 * _ROOM)}"
        if revision.sort == "adjudication":
            yield "        adjudicated"
        for told in each.differences[:_MOST]:
            yield f"        {one_line(told.place, 2 * _ROOM)}{_became(told)}"
        if len(each.differences) > _MOST:
            yield f"        and {count(len(each.differences) - _MOST, 'more place')}"
    if not changes:
        yield "Nothing has been added yet."


class LogDifference(msgspec.Struct, frozen=True, gc=False):
    """One thing that a revision made different: what it ``was`` and what it ``is`` since; null: it is not there."""

    place: str
    was: str | None
    is_: str | None = msgspec.field(name="is")


class LogChange(msgspec.Struct, frozen=True, gc=False):
    """A revision, and what it made different of the file or the claim that was asked for."""

    revision: int
    sort: str
    subject: str
    at: str
    by: str
    why: str
    sha256: str
    hash: str
    differences: list[LogDifference]


class LogOutput(msgspec.Struct, frozen=True, gc=False):
    """The whole output: changes, the newest first."""

    changes: list[LogChange]
    version: Literal[1] = 1


def log_json(changes: Sequence[Change]) -> Iterator[bytes]:
    """Who changed what, as JSON."""
    told = []
    for each in changes:
        revision = each.revision
        differences = [LogDifference(one.place, one.theirs, one.ours) for one in each.differences]
        told.append(
            LogChange(
                revision.seq,
                revision.sort,
                revision.subject,
                revision.at,
                revision.by,
                revision.why,
                revision.sha256,
                revision.hash,
                differences,
            )
        )
    yield encoded(LogOutput(told)) + b"\n"


def log_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of that."""
    from provenance.claimfile.schema import published

    return published(LogOutput, "ledger-log-v1", "Output of provenance ledger log --format json, version 1")


def status(found: Status, shown: str) -> Iterator[str]:
    """What a ledger holds."""
    size = f", {_bytes(found.size)}" if found.size is not None else ""
    yield f"{one_line(shown)}   {found.engine}, format {found.format}{size}\n\n"
    yield f"  {count(found.claims, 'claim')} in {count(found.articles, 'article')}\n"
    sources = count(found.sources, "entry", "entries")
    yield f"  {sources} of registries, {count(found.ratings, 'rating')}, {count(found.captures, 'capture')} cited\n"
    due = f"; {count(found.due, 'forecast')} due for review" if found.due else ""
    yield f"  {count(found.adjudications, 'adjudication')}, {count(found.findings, 'finding')} of all runs{due}\n"
    if found.last is None:
        yield "  nothing was added yet: `provenance ledger add` does\n"
        return
    subject, by = one_line(found.last.subject, _LONG), one_line(found.last.by, _ROOM)
    last = f"the last of {subject}, by {by} on {moment(found.last.at)}"
    yield f"  {count(found.revisions, 'revision')}, {last}\n"
    if (checked := found.checked) is not None:
        amounts = (count(checked.errors, "error"), count(checked.warnings, "warning"), count(checked.infos, "note"))
        by = f"by {one_line(checked.by, _ROOM)} on {moment(checked.at)}"
        yield f"  last checked {by}: {', '.join(amounts)} in {count(checked.files, 'file')}\n"
    yield f"  head {found.head}\n"


class StatusOutput(msgspec.Struct, frozen=True):
    """``ledger status --format json``: what a ledger holds."""

    ledger: Annotated[str, Meta(description="Where it is: a path, or an address without a password.")]
    holds: Status
    version: Literal[1] = 1


def status_json(found: Status, shown: str) -> Iterator[bytes]:
    """The same for programs."""
    yield encoded(StatusOutput(shown, found)) + b"\n"


def status_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of that."""
    from provenance.claimfile.schema import published

    return published(StatusOutput, "ledger-status-v1", "Output of provenance ledger status --format json, version 1")


def _bytes(size: int) -> str:
    for unit, word in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= unit:
            return f"{size / unit:.1f} {word}"
    return f"{size} bytes"


def backed_up(file: str, revisions: int, rows: int) -> Iterator[str]:
    """That there is a backup."""
    what = f"{count(revisions, 'revision')} in {count(rows, 'row')}"
    yield f"{one_line(file)}: a backup of {what}, read again and whole\n"


def restored(shown: str, file: str, revisions: int) -> Iterator[str]:
    """That a ledger was made out of a backup."""
    yield f"{one_line(shown)}: restored from {one_line(file)}: {count(revisions, 'revision')}, and the chain holds\n"


def upgraded(shown: str, before: str, after: str, copy: str | None) -> Iterator[str]:
    """What an upgrade did."""
    if before == after:
        yield f"{one_line(shown)}: its format is {after} already; it stays as it is\n"
        return
    kept = f"; as it was, it is in {one_line(copy)}" if copy is not None else ""
    yield f"{one_line(shown)}: format {before} is now {after}{kept}\n"
