"""``provenance check``: score and check claim files."""

import datetime
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from provenance import __version__
from provenance.checking.prepare import Ready, prepare
from provenance.cli import emit
from provenance.cli.terminal import Progress, surface
from provenance.model.finding import Report

MANY = 10_000
"""From so many claims on, output is worth a second process where several may be used."""
FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github")


def _codes(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Codes given once or several times, with commas or without; None where the option is not given."""
    codes = tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())
    return codes or None


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="What to print.")
@click.option("--output", metavar="FILE", help="Write to a file instead.")
@click.option("--select", multiple=True, metavar="CODES", callback=_codes, help="Rules to apply (prefixes work).")
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="Rules not to apply.")
@click.option("--extend-select", multiple=True, metavar="CODES", callback=_codes, help="Rules to apply on top.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="What fails the run.")
@click.option("--fail-under", type=click.IntRange(0, 100), help="A lower bound of directness that fails the run.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found (for uploads).")
@click.option("--registry", metavar="FILE", help="The registry, instead of the nearest sources.toml.")
@click.option("--config", metavar="FILE", help="The settings, instead of the closest provenance.toml.")
@click.option("--show-settings", is_flag=True, help="Say which settings hold and why, and stop.")
@click.option("--jobs", type=click.IntRange(0), metavar="N", help="Processes to use; 0: as many as fit.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of listing them.")
@click.option("--fix", is_flag=True, help="Mend the form of the files first: layout, addresses, quotation marks.")
@click.option("--diff-only", is_flag=True, help="With --fix: print what would change, and stop.")
@click.option("--verbose", is_flag=True, help="Show every claim of a large run.")
@click.option("--color", "--colour", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour.")
def check(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    extend_select: tuple[str, ...] | None,
    fail_on: str | None,
    fail_under: int | None,
    exit_zero: bool,
    registry: str | None,
    config: str | None,
    show_settings: bool,
    jobs: int | None,
    statistics: bool,
    fix: bool,
    diff_only: bool,
    verbose: bool,
    color: str,
) -> None:
    """Score and check claim files: how directly each claim is sourced, why, and what is wrong with it.

    PATH is a claim file or a folder of them; without one it is claims/; - reads standard input.
    """
    if statistics and form not in ("text", "concise"):
        raise click.UsageError("--statistics goes with --format text or concise")
    if diff_only and not fix:
        raise click.UsageError("--diff-only goes with --fix")
    if fix and "-" in paths:
        raise click.UsageError("--fix mends files; `provenance fmt -` formats standard input")
    options = {
        "select": select,
        "ignore": ignore,
        "extend_select": extend_select,
        "fail_on": fail_on,
        "fail_under": fail_under,
        "jobs": jobs,
    }
    given = {key: value for key, value in options.items() if value is not None}
    ready = prepare(
        paths or ("claims",),
        cwd=Path.cwd(),
        today=datetime.date.today(),
        stdin=sys.stdin.buffer.read() if "-" in paths else None,
        registry_path=registry,
        config=config,
        overrides=given,
    )
    if show_settings:
        from provenance.render.safety import safe_lines

        emit(safe_lines(_settings_lines(ready, set(given))))
        return
    unwritten = False
    if fix:
        from provenance.cli import fixing

        if diff_only:
            sys.exit(fixing.show(ready, output))
        unwritten = fixing.fix(ready)
    with Progress() as progress:
        report = ready.run(jobs=ready.jobs, progress=progress)
    gc.freeze()  # the report stays to the end: no collection has to walk through it
    emit(_rendered(report, ready, form, statistics, verbose, color, to_file=output is not None), output)
    if report.unread or unwritten:
        sys.exit(3)
    settings = ready.found.settings
    if not exit_zero and _fails(report, settings.fail_on, settings.fail_under):
        sys.exit(1)


def _fails(report: Report, fail_on: str, fail_under: int | None) -> bool:
    if report.reaches(fail_on):
        return True
    return fail_under is not None and any(
        scored.directness is not None and scored.directness.shown[0] < fail_under
        for file in report.files
        for scored in file.claims
    )


def _rendered(
    report: Report, ready: Ready, form: str, statistics: bool, verbose: bool, color: str, *, to_file: bool
) -> Iterator[str] | Iterator[bytes]:
    if statistics:
        return _statistics_lines(report)
    if form == "json":
        from provenance.render import json

        if ready.jobs > 1 and report.claims > MANY:
            from provenance.cli.aside import aside

            return json.render(report, aside)
        return json.render(report)
    if form == "jsonl":
        from provenance.render import jsonl

        return jsonl.render(report)
    if form == "sarif":
        from provenance.render import sarif

        return sarif.render(report, ready.setup.rules, __version__)
    if form == "github":
        from provenance.render import github

        return github.render(report)
    if form == "concise":
        from provenance.render import concise

        return concise.render(report)
    from provenance.render import text

    shown = surface(color, to_file=to_file)
    return text.render(report, width=shown.width, colour=shown.colour, verbose=verbose, ascii=shown.ascii)


def _statistics_lines(report: Report) -> Iterator[str]:
    """How often each rule fired, most often first."""
    counts: dict[tuple[str, str, str], int] = {}
    for file in report.files:
        for finding in file.findings:
            key = finding.code, finding.name, finding.severity.value
            counts[key] = counts.get(key, 0) + 1
    for (code, name, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>7}  {code}  {name}  ({severity})\n"
    total = sum(counts.values())
    yield f"{total:>7}  findings in {report.claims} statements, {len(report.files)} files\n"


def _settings_lines(ready: Ready, given: set[str]) -> Iterator[str]:
    """Every setting with its value and where it comes from."""
    found = ready.found
    where = f"{found.path}" if found.path is not None else "no settings file was found"
    yield f"# settings: {where}"
    for name in found.settings.__struct_fields__:
        key = name.replace("_", "-")
        value = getattr(found.settings, name)
        origin = "option" if name in given else "settings file" if key in found.given else "default"
        shown = list(value) if isinstance(value, tuple) else value
        yield f"{key} = {shown!r}  # {origin}"
    registry = ready.setup.registry.path
    yield f"# registry: {registry if registry is not None else 'no sources.toml was found'}"
    profile = ready.setup.profile
    yield f"# profile: {profile.name}, version {profile.version}"
    yield f"# rules: {len(ready.setup.rules)}"
