"""``provenance ledger restore``: a ledger out of a backup."""

from pathlib import Path

import click

from provenance.cli import emit
from provenance.cli.kinds import FILE, config_option, ledger_option
from provenance.cli.ledger.place import address


@click.command(short_help="Make a ledger out of a backup.")
@click.argument("file", type=FILE, metavar="FILE")
@ledger_option
@config_option
def restore(file: str, ledger: str | None, config: str | None) -> None:
    """Make the ledger that `provenance ledger backup` wrote to FILE, row for row, where there is none yet: in a new
    SQLite file, or in an empty PostgreSQL database.

    The hash chain of its log is worked out anew. A backup that is damaged leaves nothing behind; one of an older format
    is brought to that of this program.
    """
    from provenance.cli.terminal import Progress
    from provenance.render import ledger as rendering
    from provenance.store import backup as backups

    with Progress("restored {done} of {total} rows") as progress:
        manifest, shown = backups.restore(Path.cwd() / file, file, address(ledger, config), progress)
    emit(rendering.restored(shown, file, manifest.revisions))
