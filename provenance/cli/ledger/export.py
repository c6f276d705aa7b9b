"""``provenance ledger export``: claim files, registry and evidence out of the ledger."""

import sys
from pathlib import Path

import click

from provenance.cli import complain, emit
from provenance.cli.kinds import FOLDER, Word, config_option, ledger_option
from provenance.cli.ledger.place import address, opened


@click.command(short_help="Write claim files, registry and evidence back, as they went in.")
@click.argument("names", nargs=-1, metavar="[NAME]…", type=Word("name"))
@click.option("--to", "folder", default=".", metavar="FOLDER", type=FOLDER, help="Where to; else here.")
@click.option("--revision", type=click.IntRange(min=1), help="Print this revision, and write nothing.")
@ledger_option
@config_option
def export(names: tuple[str, ...], folder: str, revision: int | None, ledger: str | None, config: str | None) -> None:
    """Write the files of the ledger called NAME, or in a folder called NAME, as they went in; without one, all.

    A file that is an older revision is brought forward. One that holds changes which the ledger does not have stays as
    it is.
    """
    from provenance.recording.export import Exporting
    from provenance.render import ledger as rendering

    if revision is not None and names:
        raise click.UsageError("--revision says which file is meant: give no NAME")
    with opened(address(ledger, config)) as kept:
        if revision is not None:
            kept.revision(revision)
            emit([kept.content(revision)])
            return
        found = list(Exporting(kept, Path.cwd() / folder).go(names))
        if names and not found:
            raise click.UsageError(f"the ledger holds no file called {' or '.join(names)}")
        for each in found:
            if each.reason is not None:
                complain(f"{each.name}: not written: {each.reason}")
        emit(rendering.exported(found, folder))
    if any(each.became in ("kept", "refused") for each in found):
        sys.exit(3)
