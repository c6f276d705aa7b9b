"""``provenance verify``: proof against the pages themselves."""

import contextlib
import datetime
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from provenance import __version__
from provenance.checking.prepare import Ready, prepare
from provenance.claimfile import files
from provenance.claimfile.sources import EVIDENCE
from provenance.cli import complain, emit, fail, now
from provenance.cli.kinds import CLAIMS, FILE, Choice, colour_option, config_option, registry_option
from provenance.cli.terminal import Progress, surface
from provenance.errors import ConfigurationError, FetchError
from provenance.model.verification import Cited, Verification
from provenance.render.wording import count

if TYPE_CHECKING:
    from provenance.claimfile.settings import Settings
    from provenance.fetch.archive import Archives
    from provenance.fetch.captures import Captures
    from provenance.fetch.pages import HttpPages
    from provenance.model.evidence import Capture, Citation
    from provenance.model.ports import Page
    from provenance.verifying.files import Desk
    from provenance.verifying.run import Key, Result, Tools

FORMATS = ("text", "json")
FOLDER = Path(".provenance")
"""What is kept of the network, in the working directory."""


@click.command()
@click.argument("paths", nargs=-1, type=CLAIMS, metavar="[PATH]…")
@click.option("--format", "form", type=Choice(FORMATS), default="text", show_default=True, help="What to make.")
@click.option("--output", type=FILE, metavar="FILE", help="Write the report to a file.")
@click.option("--refresh", is_flag=True, help="Visit every page again, and say what has changed.")
@click.option("--fix", is_flag=True, help="Put archived copies in place of dead links in the claim files.")
@click.option("--save", is_flag=True, help="Have the Wayback Machine archive the pages that were read.")
@click.option("--no-archives", is_flag=True, help="Ask no web archive.")
@registry_option
@config_option
@click.option("--allow-private", is_flag=True, help="Fetch from private addresses and other ports, too.")
@click.option("--progress/--no-progress", default=None, help="Say how far it is.  [default: on a terminal]")
@click.option("--verbose", is_flag=True, help="In text, list what fits, too.")
@colour_option
def verify(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    refresh: bool,
    fix: bool,
    save: bool,
    no_archives: bool,
    registry: str | None,
    config: str | None,
    allow_private: bool,
    progress: bool | None,
    verbose: bool,
    color: str,
) -> None:
    """Look at the pages that claims cite, and write what they show into evidence.jsonl.

    PATH is a claim file or a folder of them; without one, claims/. Each page is visited once, politely, and kept in
    .provenance/captures; what was quoted from it is looked for in it, and what changed on the way is noted. `provenance
    check` then reads the evidence, offline. Evidence that nothing has changed about stays as it is: --refresh visits
    its pages again.

    A run that is stopped goes on where it was when it is started again.
    """
    asked = Asked(paths or ("claims",), refresh, fix, save, not no_archives, registry, config, allow_private)
    ready = _ready(asked, output)
    line = Progress("looked at {done} of {total} pages", always=progress)
    try:
        with line as show:
            verification = answer(asked, ready, show)
    except KeyboardInterrupt:
        line.clear()
        fail("stopped; what was looked at is kept, and the same command goes on from there", 130)
    from provenance.render import verification as report

    if form == "json":
        emit(report.document(verification), output)
    else:
        face = surface(color, to_file=output is not None)
        shown = report.text(
            verification, width=face.width, colour=face.colour, verbose=verbose, ascii=face.ascii, links=face.links
        )
        emit(shown, output)
    if verification.unread:
        sys.exit(3)


class Asked(NamedTuple):
    """What the options of the command ask for."""

    paths: tuple[str, ...]
    refresh: bool
    fix: bool
    save: bool
    archives: bool
    registry: str | None
    config: str | None
    allow_private: bool


def _ready(asked: Asked, output: str | None) -> Ready:
    """Registry, settings and claim files, found as ``check`` finds them."""
    if output is not None and os.path.basename(output) == EVIDENCE:
        raise click.UsageError(f"{EVIDENCE} is what verify writes beside the claim files: give the report another name")
    if asked.save and not asked.archives:
        raise click.UsageError("--save and --no-archives exclude each other")
    if "-" in asked.paths:
        raise click.UsageError("evidence is written beside claim files: give files or folders, not -")
    return prepare(
        asked.paths,
        cwd=Path.cwd(),
        today=datetime.date.today(),
        registry_path=asked.registry,
        config=asked.config,
        baselined=False,
    )


def answer(asked: Asked, ready: Ready, show: Callable[[int, int], None] | None) -> Verification:
    """Verify what was asked for, write the evidence, and say what came of it."""
    from provenance.verifying import copies
    from provenance.verifying.files import Desk
    from provenance.verifying.run import Run, again

    desk = Desk(ready.sources, ready.found.settings.limits, lambda path: files.shown(path, ready.cwd))
    before = desk.before
    trouble: list[str] = []
    fixed = False
    with _tools(asked, ready, trouble) as tools:
        run = Run(desk.references, before, tools)
        try:
            result = run.go(show)
        except KeyboardInterrupt:
            so_far = run.so_far()
            desk.write(so_far.lines, so_far.kept)
            raise
        if asked.fix and (addresses := copies.replacements(result, desk.references)):
            desk.mend(addresses)
            result, fixed = again(result, desk.references, tools), True
        if asked.save and tools.archives is not None:
            result = copies.saved(result, tools.archives.save, trouble)
        written = desk.write(result.lines, result.kept)
        if tools.refresh is not None:
            tools.refresh.finish()
        if tools.archives is not None:
            trouble += tools.archives.trouble
    for words in dict.fromkeys(trouble):
        complain(words)
    _tell_of_broken_lines(desk)
    return _verification(result, before, desk, ready, written, fixed=fixed)


def _verification(
    result: "Result",
    before: "dict[Key, Citation]",
    desk: "Desk",
    ready: Ready,
    written: list[str],
    *,
    fixed: bool,
) -> Verification:
    names = {reference.key: reference for reference in desk.references}
    quotes = {
        Cited(each.file, each.claim.id, each.path): " … ".join(each.claim.quoted_words) or each.claim.quote
        for each in names.values()
    }
    return Verification(
        citations=tuple(result.lines.values()),
        before={Cited(line.file, line.claim, line.path): line for line in before.values()},
        quotes=quotes,
        counts=result.counts,
        unread=tuple(sorted((*ready.unread, *desk.unread), key=lambda each: each.file)),
        proposals=result.proposals,
        written=tuple(written),
        fixed=fixed,
    )


def _tell_of_broken_lines(desk: "Desk") -> None:
    for folder in desk.folders.values():
        if folder.evidence.broken:
            complain(f"{folder.shown}: left out {count(folder.evidence.broken, 'line')} that held no evidence")


@contextlib.contextmanager
def _tools(asked: Asked, ready: Ready, trouble: list[str]) -> "Iterator[Tools]":
    """Everything that a run works with, closed afterwards."""
    from provenance.cli.captures import opened
    from provenance.fetch.pages import HttpPages
    from provenance.fetch.visits import PURPOSE, Visits
    from provenance.reading.cited import cited
    from provenance.verifying.judge import Judge
    from provenance.verifying.refresh import Refresh
    from provenance.verifying.run import Tools

    settings, cwd = ready.found.settings, ready.cwd
    with contextlib.ExitStack() as stack:
        pages = stack.enter_context(
            HttpPages(
                clock=now,
                version=__version__,
                purpose=PURPOSE,
                contact=settings.contact,
                allow_private=asked.allow_private,
            )
        )
        captures = stack.enter_context(opened(None))
        visits = stack.enter_context(Visits(pages, clock=now, kept=_robots(captures), keep=captures.keep))
        refresh = None
        if asked.refresh:
            name = FOLDER / "refresh.jsonl"
            refresh = Refresh(cwd / name, str(name), now())
            stack.callback(refresh.close)
        archives = _archives(asked, settings, pages)
        keep = _keeper(captures, settings, pages, trouble)
        judge = Judge(ready.setup.registry)
        yield Tools(visits, captures, keep, cited, judge, now().date(), archives, refresh)


def _robots(captures: "Captures") -> Callable[[str], "Page | None"]:
    """What was kept of a robots.txt."""

    def kept(url: str) -> "Page | None":
        capture = captures.latest(url, "robots")
        return captures.page(capture) if capture is not None else None

    return kept


def _archives(asked: Asked, settings: "Settings", pages: "HttpPages") -> "Archives | None":
    """The archives that are asked."""
    if not asked.archives:
        return None
    from provenance.fetch.archive import USUAL, Archives, Keys, archive_for

    access, secret = (os.environ.get(f"WAYBACK_{name}_KEY") for name in ("ACCESS", "SECRET"))
    keys = Keys(access, secret) if access and secret else None
    if asked.save and keys is None:
        raise ConfigurationError(
            "--save needs the keys of an account of the Internet Archive (https://archive.org/account/s3.php): set "
            "WAYBACK_ACCESS_KEY and WAYBACK_SECRET_KEY"
        )
    wanted = USUAL if settings.archives is None else settings.archives
    return Archives([archive_for(each, pages.ask, keys=keys) for each in wanted])


def _keeper(
    captures: "Captures", settings: "Settings", pages: "HttpPages", trouble: list[str]
) -> "Callable[[Page], Capture]":
    """What keeps a page: among the captures, with a time stamp where an authority is set."""
    if settings.timestamp_authority is None:
        return captures.keep
    from provenance.fetch.timestamps import TimeStamps

    stamps = TimeStamps(settings.timestamp_authority, pages.ask)

    def keep(page: "Page") -> "Capture":
        capture = captures.keep(page)
        try:
            captures.attest(capture, stamps)
        except FetchError as error:
            trouble.append(f"no time stamp: {error}")
        return capture

    return keep
