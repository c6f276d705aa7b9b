"""``provenance ledger add``: claim files, the registry and the evidence into the ledger."""

import sys
from pathlib import Path

import click

from provenance import __version__
from provenance.cli import complain, emit, now
from provenance.cli.kinds import CLAIMS, Word, config_option, ledger_option, registry_option
from provenance.cli.ledger.place import address, opened_or_made


@click.command(short_help="Add claim files, the registry and the evidence.")
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=CLAIMS)
@click.option(
    "--by", metavar="NAME", type=Word("name"), help="Who adds; else git's user.name, else the account's name."
)
@click.option(
    "--why", "-m", metavar="TEXT", type=Word("text"), default="", help="Why: a sentence for whoever asks later."
)
@click.option("--over", multiple=True, type=click.IntRange(min=1), metavar="REVISION", help="Add over this revision.")
@registry_option
@config_option
@ledger_option
def add(
    paths: tuple[str, ...],
    by: str | None,
    why: str,
    over: tuple[int, ...],
    registry: str | None,
    config: str | None,
    ledger: str | None,
) -> None:
    """Add the claim files at PATH (default: claims/), the registry and the evidence beside them.

    Each file is kept as it is, in one transaction; one that the ledger has already is passed over. A file that has
    changed both here and there is shown with its differences, and nothing of it is written.
    """
    from provenance.checking.prepare import prepare
    from provenance.cli.terminal import Progress
    from provenance.model.ledger import LONGEST_NAME, LONGEST_WHY, Hand
    from provenance.recording.add import Adding
    from provenance.render import ledger as rendering

    cwd = Path.cwd()
    ready = prepare(paths or ("claims",), cwd=cwd, today=now().date(), registry_path=registry, config=config)
    for unread in ready.unread:
        complain(f"{unread.file}: {unread.reason}")
    hand = Hand(_words(by or whoever(cwd), "--by", LONGEST_NAME), now(), _words(why, "--why", LONGEST_WHY))
    with opened_or_made(address(ledger, config)) as kept:
        adding = Adding(ready, kept, hand, program=__version__, over=over, jobs=ready.found.settings.jobs)
        with Progress("looked at {done} of {total} files and kept them") as progress:
            outcomes = list(adding.go(progress))
        conflicts = [adding.conflict(each) for each in outcomes if each.what == "conflict"]
        for each in outcomes:
            if each.what == "refused":
                complain(f"{each.shown}: not added: {each.reason}")
        emit(rendering.added(outcomes, conflicts, kept.shown))
    if ready.unread or any(each.what in ("conflict", "refused") for each in outcomes):
        sys.exit(3)


def _words(given: str, option: str, most: int) -> str:
    """Words as every database holds them. They stay in the log for ever, so they are not longer than need be."""
    if len(given) > most:
        raise click.UsageError(f"{option} is longer than {most:,} characters")
    return given.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()


def whoever(cwd: Path) -> str:
    """Who sits here: git's user.name, else the name of the account."""
    import getpass
    import subprocess

    try:
        asked = ["git", "-C", str(cwd), "config", "user.name"]
        named = subprocess.run(asked, capture_output=True, timeout=10, check=False)  # noqa: S603
        if name := named.stdout.decode("utf-8", "replace").strip():
            return name
    except (OSError, subprocess.TimeoutExpired):
        pass
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
