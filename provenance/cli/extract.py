"""``provenance extract``: from news articles to attributions and draft claim files."""

import datetime
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from provenance import __version__
from provenance.checking.prepare import Ready, prepare
from provenance.cli import destinations, fail
from provenance.cli.articles import Given, Run, Work
from provenance.cli.kinds import FILE, OUTLET, Choice, colour_option, config_option, registry_option
from provenance.cli.terminal import surface
from provenance.errors import UnreadableError
from provenance.reading.sources import STDIN, is_address, locate
from provenance.render.safety import one_line, safe_lines

FORMATS = ("toml", "json", "jsonl", "text", "html")
ALONE = ("toml", "json", "html")
"""Formats of which a file holds one article."""


@click.command()
@click.argument("sources", nargs=-1, required=True, type=FILE, metavar="SOURCE…")
@click.option("--format", "form", type=Choice(FORMATS), default="toml", show_default=True, help="What to make.")
@click.option("--output", type=FILE, metavar="FILE|DIR", help="Write to a file, or several articles to a folder.")
@click.option("--overwrite", is_flag=True, help="Replace what is in the folder already, or a claim file.")
@click.option("--outlet", type=OUTLET, help="Who published it: an id in sources.toml.")
@click.option("--published", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="When: 2025-12-03.")
@click.option("--url", metavar="URL", help="The article's address, where a file does not say it.")
@registry_option
@config_option
@click.option("--jobs", type=click.IntRange(0), default=1, metavar="N", help="Processes; 0: one a core.  [default: 1]")
@click.option("--progress/--no-progress", default=None, help="Say how far it is.  [default: on a terminal]")
@click.option("--allow-private", is_flag=True, help="Fetch from private addresses and other ports, too.")
@click.option("--verbose", is_flag=True, help="In text, cut nothing and list everything.")
@colour_option
@click.pass_context
def extract(
    context: click.Context,
    sources: tuple[str, ...],
    form: str,
    output: str | None,
    overwrite: bool,
    outlet: str | None,
    published: datetime.datetime | None,
    url: str | None,
    registry: str | None,
    config: str | None,
    jobs: int,
    progress: bool | None,
    allow_private: bool,
    verbose: bool,
    color: str,
) -> None:
    """Find who an article says said what, through whom, and how directly: a draft claim file, or data.

    SOURCE is an address, a file (plain text, HTML, PDF, .docx, WARC), a folder of them, or - for standard input.
    English only.

    A long run can be stopped, and goes on when the same is asked for again. With --format jsonl --output FILE, what
    is done is kept in FILE.partial until all is done; files that have changed since are read again. In a folder,
    files that are there already stay as they are (--overwrite replaces them).
    """
    output = None if output == "-" else output
    passed_over: list[str] = []
    located = list(locate(sources, skipped=lambda path, reason: passed_over.append(f"passed over {path}: {reason}")))
    _check_usage(located, form, output, url)
    ready = _ready(sources, registry, config)
    known = ready.setup.registry
    date = published.date() if published is not None else None
    work = Work(
        known,
        ready.setup.profile,
        form,
        surface(color, to_file=output is not None),
        Given(outlet, date, url),
        stdin=_standard_input() if STDIN in located else None,
        allow_private=allow_private,
        verbose=verbose,
        explained=len(located) > 1,
        debug=bool(context.find_root().params.get("debug")),
    )
    run = Run(work, located, jobs=jobs or _cores(), progress=progress)
    for problem in ready.setup.registry_problems[:1]:
        run.say(f"{known.path}: {problem.message}. `provenance sources check` says more.")
    for words in passed_over:
        run.say(words)
    if not located:
        raise UnreadableError(", ".join(sources), "there is nothing in it that can be read")
    try:
        if form == "jsonl" and output is not None:
            made_with = (__version__, outlet, date, url, ready.setup.registry_text, ready.setup.profile.constants)
            destinations.to_journal(run, output, made_with)
        elif form in ALONE and output is not None and _is_folder(output, located):
            destinations.to_folder(run, output, overwrite=overwrite)
        elif form in ALONE:
            destinations.alone(run, output, overwrite=overwrite)
        else:
            destinations.to_stream(run, output)
    except KeyboardInterrupt:
        run.progress.clear()
        fail(run.stopped, 130)
    for entry in run.hints:
        where = f"is not in {known.path}" if known.path is not None else "is not known: there is no sources.toml"
        run.say(f"the outlet {where}. An entry for it:")
        click.echo("".join(f"  {line}" for line in safe_lines(entry.splitlines())), err=True, nl=False)
    if run.troubles:
        sys.exit(3)


def _check_usage(located: list[str], form: str, output: str | None, url: str | None) -> None:
    if len(located) < 2:
        return
    if url is not None:
        raise click.UsageError("--url is one article's: give one SOURCE with it")
    if form in ALONE and output is None:
        also = ", or take --format jsonl" if form == "json" else ""
        raise click.UsageError(f"several articles with --format {form}: give a folder with --output DIR{also}")
    if form in ALONE and output is not None and os.path.isfile(output):
        raise click.UsageError(f"{one_line(output)} is a file: several articles need a folder")


def _ready(sources: tuple[str, ...], registry: str | None, config: str | None) -> Ready:
    """Registry and settings, found as ``check`` finds them."""
    near = next((source for source in sources if source != STDIN and not is_address(source)), None)
    if near is not None and os.path.isdir(near):
        near = os.path.join(near, "-")  # only where it is counts: no claim file is looked for in it
    ready = prepare(
        [near] if near is not None else [],
        cwd=Path.cwd(),
        today=datetime.date.today(),
        registry_path=registry,
        config=config,
    )
    for unread in ready.unread:
        raise UnreadableError(unread.file, unread.reason)
    return ready


def _is_folder(output: str, located: list[str]) -> bool:
    return len(located) > 1 or os.path.isdir(output) or output.endswith(("/", os.sep))


def _standard_input() -> bytes:
    from provenance.reading.caps import CAPS

    return sys.stdin.buffer.read(max(CAPS.text, CAPS.html, CAPS.pdf, CAPS.docx) + 1)


def _cores() -> int:
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1
