"""Runs: who looked at claim files and when, and what the rules said in those of the checker that are kept."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
from sqlalchemy import Connection, func, select

from provenance.model.finding import Finding, Severity
from provenance.model.ledger import Checked, Hand
from provenance.store import rows
from provenance.store.chain import seal
from provenance.store.ledger import Writer, moment
from provenance.store.looked import FINDING_COLUMNS, Value, finding_values

AT_ONCE = 500
CHECK = "check "
"""With this the program of a run of the checker begins; else the run was one of looks on the way into the ledger."""

LookRow = tuple[int, int, int, str, str, str]
"""A look without its id: those of its run and article, the revision, the digest, scores and cited lines."""


class Report(msgspec.Struct, frozen=True, gc=False):
    """What a run of the checker says of a file: its name in the ledger, the hash of its bytes, the digest of what a
    look at it depends on, and the findings."""

    name: str
    sha256: str
    look: str
    findings: Sequence[Finding]


def begin_run(writer: Writer, hand: Hand, program: str) -> int:
    """A new run: its id. ``program`` is the version that looks, after :data:`CHECK` where it is the checker."""
    (number,) = writer.ids(rows.RUNS, 1)
    run = (number, moment(hand.at), hand.by, program)
    writer.insert(rows.RUNS, ("id", "at", "by", "program", "seal"), [(*run, seal(*run))])
    return number


def keep_looks(writer: Writer, looks: Sequence[LookRow], findings: Sequence[Sequence[Finding]] = ()) -> None:
    """That articles were looked at, each with the findings of its look, if there are any."""
    made: list[tuple[Value, ...]] = []
    sealed: list[tuple[Value, ...]] = []
    for place, (number, look) in enumerate(zip(writer.ids(rows.LOOKS, len(looks)), looks, strict=True)):
        run, article = look[:2]
        some = findings[place] if findings else ()
        found = [
            (key, run, article, *finding_values(each))
            for key, each in zip(writer.ids(rows.FINDINGS, len(some)), some, strict=True)
        ]
        made += found
        sealed.append((number, *look, seal(number, *look, found)))
    names = ("id", "run_id", "article_id", "revision", "digest", "scores", "cited", "seal")
    writer.insert(rows.LOOKS, names, sealed)
    writer.insert(rows.FINDINGS, ("id", "run_id", "article_id", *FINDING_COLUMNS), made)


def keep_run(writer: Writer, hand: Hand, version: str, reports: Iterable[Report]) -> tuple[Checked | None, list[str]]:
    """Keep a run of the checker: what it says of the files that the ledger has as they were looked at.

    Gives the run, None where there is no such file, and the names of the others, of which nothing is kept.
    """
    run: int | None = None
    files = 0
    counts = dict.fromkeys(Severity, 0)
    others: list[str] = []
    left = iter(reports)
    while some := list(islice(left, AT_ONCE)):
        known = dict(_as_they_are(writer, some))
        kept = [each for each in some if each.name in known]
        others += [each.name for each in some if each.name not in known]
        if not kept:
            continue
        if run is None:
            run = begin_run(writer, hand, f"{CHECK}{version}")
        keep_looks(writer, [(run, *known[each.name]) for each in kept], [each.findings for each in kept])
        files += len(kept)
        for each in kept:
            for finding in each.findings:
                counts[finding.severity] += 1
    if run is None:
        return None, others
    return Checked(run, moment(hand.at), hand.by, version, files, *counts.values()), others


def last_check(connection: Connection) -> Checked | None:
    """The last run of the checker that was kept; None where there is none."""
    c = rows.RUNS.c
    asked = select(c.id, c.at, c.by, c.program).where(c.program.startswith(CHECK)).order_by(c.id.desc()).limit(1)
    found = connection.execute(asked).one_or_none()
    if found is None:
        return None
    number, at, by, program = found
    looks, findings = rows.LOOKS.c, rows.FINDINGS.c
    files = connection.execute(select(func.count()).where(looks.run_id == number)).scalar_one()
    asked = select(findings.severity, func.count()).where(findings.run_id == number).group_by(findings.severity)
    counts = dict.fromkeys((each.value for each in Severity), 0)
    counts.update((row[0], row[1]) for row in connection.execute(asked))
    return Checked(number, at, by, program.removeprefix(CHECK), files, *[counts[each.value] for each in Severity])


def _as_they_are(writer: Writer, reports: Sequence[Report]) -> Iterator[tuple[str, tuple[int, int, str, str, str]]]:
    """The last look at each file that the ledger has as it was looked at: all of its row but the run."""
    wanted = {each.name: each for each in reports}
    articles, revisions, looks = rows.ARTICLES.c, rows.REVISIONS.c, rows.LOOKS.c
    newest = select(func.max(looks.id)).where(looks.article_id == articles.id)
    last = newest.correlate(rows.ARTICLES).scalar_subquery()
    asked = (
        select(
            articles.name,
            revisions.sha256,
            articles.id,
            looks.revision,
            looks.digest,
            looks.scores,
            looks.cited,
        )
        .join_from(rows.ARTICLES, rows.REVISIONS, revisions.seq == articles.revision)
        .join(rows.LOOKS, looks.id == last)
        .where(articles.name.in_(wanted))
    )
    for name, sha256, *look in writer.connection.execute(asked):
        if sha256 == wanted[name].sha256 and look[2] == wanted[name].look:
            yield name, (look[0], look[1], look[2], look[3], look[4])
