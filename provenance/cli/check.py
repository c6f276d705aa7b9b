"""``provenance check``: score and check claim files."""

import datetime
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from msgspec import structs

from provenance.checking.baseline import NAME as BASELINE
from provenance.checking.baseline import naming, of
from provenance.checking.prepare import Ready, find_baseline, prepare
from provenance.checking.run import WORTH_KEEPING
from provenance.claimfile import baseline, files
from provenance.cli import complain, emit, encoded, now
from provenance.cli.formats import FORMATS, Wanted
from provenance.cli.kinds import (
    CLAIMS,
    CODES,
    FILE,
    REVISION,
    Choice,
    apart,
    colour_option,
    config_option,
    ledger_option,
    registry_option,
)
from provenance.cli.terminal import Progress, Surface, surface
from provenance.model.finding import Report
from provenance.render.safety import one_line
from provenance.render.wording import count

if TYPE_CHECKING:
    from provenance.checking.cache import Cache
    from provenance.checking.run import Gathered
    from provenance.store.ledger import Ledger


@click.command()
@click.argument("paths", nargs=-1, type=CLAIMS, metavar="[PATH]…")
@click.option("--format", "form", type=Choice(tuple(FORMATS)), default="text", show_default=True, help="What to print.")
@click.option("--output", type=FILE, help="Write to a file instead.")
@click.option("--select", multiple=True, type=CODES, callback=apart, help="Rules to apply: codes, groups, names.")
@click.option("--ignore", multiple=True, type=CODES, callback=apart, help="Rules not to apply.")
@click.option("--extend-select", multiple=True, type=CODES, callback=apart, help="Rules to apply on top.")
@click.option("--fail-on", type=Choice(["error", "warning", "info", "never"]), help="What fails the run.")
@click.option("--fail-under", type=click.IntRange(0, 100), metavar="N", help="The least lower bound of directness.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found (for uploads).")
@click.option("--diff", "since", type=REVISION, help="Show only claims that have changed since a git revision.")
@click.option(
    "--trust", type=REVISION, help="Settings, suppressions and baseline count as this git revision holds them."
)
@click.option("--baseline", type=FILE, help=f"The findings to live with, instead of {BASELINE}.")
@click.option("--no-baseline", is_flag=True, help="Show what the baseline answers, too.")
@click.option("--write-baseline", is_flag=True, help="Write the baseline anew, with every finding of this run.")
@click.option("--prune-baseline", is_flag=True, help="Take out of the baseline what answers nothing any longer.")
@registry_option
@config_option
@ledger_option
@click.option("--record", is_flag=True, help="With --ledger: keep there what is found in the files that it has.")
@click.option("--show-settings", is_flag=True, help="Say which settings hold and why, and stop.")
@click.option("--no-cache", is_flag=True, help="Look at every file anew, and keep nothing.")
@click.option("--jobs", type=click.IntRange(0), metavar="N", help="Processes to use; 0: as many as fit.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of listing them.")
@click.option("--fix", is_flag=True, help="Mend the form of the files first: layout, addresses, quotation marks.")
@click.option("--diff-only", is_flag=True, help="With --fix: print what would change, and stop.")
@click.option("--verbose", is_flag=True, help="Show every claim of a large run.")
@click.option("--watch", "watching", is_flag=True, help="Stay, and check again whenever a file changes.")
@colour_option
def check(paths: tuple[str, ...], watching: bool, **options: Any) -> None:
    """Score and check claim files: how directly each claim is sourced, why, and what is wrong with it.

    PATH is a claim file or a folder of them; without one it is claims/; - reads standard input.
    """
    asked = Asked(paths=paths or ("claims",), **options)
    _refuse(asked, watching=watching)
    if watching:
        from provenance.cli.watch import watch

        watch(asked.paths, lambda: answer(asked)[1], registry=asked.registry, config=asked.config)
    status, _ = answer(asked)
    sys.exit(status)


class Asked(NamedTuple):
    """What the options of the command ask for."""

    paths: tuple[str, ...]
    form: str
    output: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    fail_on: str | None
    fail_under: int | None
    exit_zero: bool
    since: str | None
    trust: str | None
    baseline: str | None
    no_baseline: bool
    write_baseline: bool
    prune_baseline: bool
    registry: str | None
    config: str | None
    ledger: str | None
    record: bool
    show_settings: bool
    no_cache: bool
    jobs: int | None
    statistics: bool
    fix: bool
    diff_only: bool
    verbose: bool
    color: str

    @property
    def settings(self) -> dict[str, object]:
        """The options that stand for settings."""
        names = ("select", "ignore", "extend_select", "fail_on", "fail_under", "jobs")
        return {name: value for name in names if (value := getattr(self, name)) not in (None, ())}


def _refuse(asked: Asked, *, watching: bool) -> None:
    """Say what cannot be meant."""
    if asked.statistics and asked.form not in ("text", "concise"):
        raise click.UsageError("--statistics goes with --format text or concise")
    if asked.write_baseline and asked.prune_baseline:
        raise click.UsageError("--write-baseline writes the baseline anew, --prune-baseline shortens it: give one")
    changing = "--write-baseline" if asked.write_baseline else "--prune-baseline" if asked.prune_baseline else None
    if changing and asked.no_baseline:
        raise click.UsageError(f"{changing} and --no-baseline exclude each other")
    if changing and (asked.since or asked.trust):
        against = "--diff" if asked.since else "--trust"
        raise click.UsageError(f"{changing} needs the whole run as it is: leave out {against}")
    if asked.record and asked.ledger is None:
        raise click.UsageError("--record goes with --ledger")
    if asked.record and (asked.since or asked.trust):
        raise click.UsageError(f"--record keeps the whole run: leave out {'--diff' if asked.since else '--trust'}")
    if asked.diff_only and not asked.fix:
        raise click.UsageError("--diff-only goes with --fix")
    if asked.fix and "-" in asked.paths:
        raise click.UsageError("--fix mends files; `provenance fmt -` formats standard input")
    if watching and (asked.fix or changing or asked.record or asked.show_settings or "-" in asked.paths):
        given = {"--fix": asked.fix, changing: changing, "--record": asked.record}
        given["--show-settings"] = asked.show_settings
        what = next((option for option, is_given in given.items() if is_given), "standard input")
        raise click.UsageError(f"--watch looks at files again and again, which {what} does not allow")


def answer(asked: Asked) -> tuple[int, Ready]:
    """Check once and write the answer. Gives the exit status."""
    ready = prepare(
        asked.paths,
        cwd=Path.cwd(),
        today=datetime.date.today(),
        stdin=sys.stdin.buffer.read() if "-" in asked.paths else None,
        registry_path=asked.registry,
        config=asked.config,
        overrides=asked.settings,
        baseline_path=asked.baseline,
        baselined=not (asked.no_baseline or asked.write_baseline),
        since=asked.since,
        trust=asked.trust,
    )
    if asked.show_settings:
        from provenance.cli.shown_settings import lines
        from provenance.render.safety import safe_lines

        emit(safe_lines(lines(ready, set(asked.settings))))
        return 0, ready
    unwritten = False
    if asked.fix:
        from provenance.cli import fixing

        if asked.diff_only:
            return fixing.show(ready, asked.output), ready
        unwritten = fixing.fix(ready)
    if asked.ledger is None:
        return _looked(asked, ready, unwritten=unwritten), ready
    from provenance.cli.ledger.place import address, opened
    from provenance.recording.across import Across

    with opened(address(asked.ledger, asked.config)) as ledger:
        ready = structs.replace(ready, elsewhere=Across(ledger, ready.cwd))
        return _looked(asked, ready, unwritten=unwritten, ledger=ledger), ready


def _looked(asked: Asked, ready: Ready, *, unwritten: bool, ledger: "Ledger | None" = None) -> int:
    """Look at the files and write what was found, and keep it in the ledger if that is asked for. Gives the exit
    status."""
    cache = _cache(asked, ready)
    gathered = ready.gather(cache)
    shown = surface(asked.color, to_file=asked.output is not None)
    changing = asked.write_baseline or asked.prune_baseline or asked.fix
    question = None if changing else ready.question(gathered, asked._replace(paths=(), output=None, jobs=None), shown)
    if cache is not None and question is not None:
        kept = cache.output(question)
        if kept is not None:
            emit(kept.data(), asked.output)
            return kept.status
    with Progress() as progress:
        report = ready.run(jobs=ready.jobs, progress=progress, cache=cache, gathered=gathered)
    gc.freeze()  # the report stays to the end: no collection has to walk through it
    if asked.write_baseline:
        return _written(report, ready, asked)
    status = 3 if report.unread or unwritten else 1 if not asked.exit_zero and ready.scopes.fails(report) else 0
    chunks = _rendered(report, ready, asked, shown)
    stale = ready.baseline.stale if ready.baseline is not None else 0
    if cache is not None and question is not None and cache.steady and not stale:
        chunks = cache.keep_output(question, encoded(chunks, asked.output), status)
    emit(chunks, asked.output)
    if ready.baseline is not None and (stale or asked.prune_baseline):
        _pruned(ready, asked, stale)
    if asked.record and ledger is not None:
        _recorded(report, gathered, ready, ledger)
    return status


def _recorded(report: Report, gathered: "Gathered", ready: Ready, ledger: "Ledger") -> None:
    """Keep a run in the ledger, and say what of it."""
    from provenance import __version__
    from provenance.cli.ledger.add import whoever
    from provenance.model.ledger import LONGEST_NAME, Hand
    from provenance.recording.runs import Recording

    hand = Hand(whoever(ready.cwd)[:LONGEST_NAME], now())
    kept, others = Recording(ledger, gathered, ready, __version__).keep(report, hand)
    if kept is not None:
        what = f"{count(kept.errors + kept.warnings + kept.infos, 'finding')} in {count(kept.files, 'file')}"
        click.echo(f"kept as run {kept.run} of {one_line(ledger.shown)}: {what}", err=True)
    if others:
        of_them = "file is not in the ledger as it is" if others == 1 else "files are not in the ledger as they are"
        complain(f"{others:,} {of_them} here, and nothing was kept of that: `provenance ledger add` first")


def _cache(asked: Asked, ready: Ready) -> "Cache | None":
    if asked.no_cache or len(ready.sources) < WORTH_KEEPING:
        return None
    from provenance.cli.cache import opened

    return opened()


def _written(report: Report, ready: Ready, asked: Asked) -> int:
    """Write the baseline of a run. What could not be read keeps it from being written."""
    for unread in report.unread:
        click.echo(one_line(f"{unread.file}: {unread.reason}"), err=True)
    if report.unread:
        click.echo("provenance: the baseline was not written, because not everything could be read", err=True)
        return 3
    path, _ = find_baseline(asked.baseline, ready.found, ready.cwd, trusted=asked.config is not None)
    found = of(report, naming(str(path.parent.resolve()), str(ready.cwd)))
    emit(baseline.text(found), str(path))
    number = sum(entry.count for entry in found.findings)
    shown = one_line(files.shown(path, ready.cwd))
    click.echo(f"wrote {shown}: {count(number, 'finding')} in {count(report.claims, 'statement')} to live with")
    return 0


def _pruned(ready: Ready, asked: Asked, stale: int) -> None:
    """Shorten the baseline where that is asked for; else say that it could be."""
    assert ready.baseline is not None
    if not asked.prune_baseline:
        if asked.form in ("text", "concise"):
            words, them = (
                ("entry of the baseline answers", "it") if stale == 1 else ("entries of the baseline answer", "them")
            )
            click.echo(f"{stale:,} {words} nothing any longer: --prune-baseline takes {them} out", err=True)
        return
    path, _ = find_baseline(asked.baseline, ready.found, ready.cwd, trusted=asked.config is not None)
    emit(baseline.text(ready.baseline.pruned()), str(path))
    shown = one_line(files.shown(path, ready.cwd))
    taken = count(stale, "entry", "entries") if stale else "nothing"
    click.echo(f"took {taken} out of {shown}", err=True)


def _rendered(report: Report, ready: Ready, asked: Asked, shown: Surface) -> Iterator[str] | Iterator[bytes]:
    if asked.statistics:
        return _statistics_lines(report)
    return FORMATS[asked.form](report, Wanted(ready, asked.verbose, shown))


def _statistics_lines(report: Report) -> Iterator[str]:
    """How often each rule fired, most often first."""
    counts: dict[tuple[str, str, str], int] = {}
    for file in report.files:
        for finding in file.findings:
            key = finding.code, finding.name, finding.severity.value
            counts[key] = counts.get(key, 0) + 1
    for (code, name, severity), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>7}  {code}  {name}  ({severity})\n"
    total = sum(counts.values())
    yield f"{total:>7}  findings in {report.claims} statements, {len(report.files)} files\n"
