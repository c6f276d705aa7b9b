"""``provenance ledger backup``: the whole ledger as one file."""

from pathlib import Path

import click

from provenance.cli import emit
from provenance.cli.kinds import FILE, config_option, ledger_option
from provenance.cli.ledger.place import address, opened


@click.command(short_help="Write the whole ledger to a file.")
@click.argument("file", type=FILE, metavar="FILE")
@ledger_option
@config_option
def backup(file: str, ledger: str | None, config: str | None) -> None:
    """Write the ledger, as it is at this moment, to FILE: a ZIP archive of JSON lines, from which `provenance ledger
    restore` makes the same ledger in SQLite or in PostgreSQL.

    Others may go on adding to it meanwhile. The file appears when it is whole and has been read again. The same ledger
    gives the same bytes.
    """
    from provenance.cli.terminal import Progress
    from provenance.render import ledger as rendering
    from provenance.store import backup as backups

    with opened(address(ledger, config)) as kept, Progress("wrote {done} of {total} rows") as progress:
        manifest = backups.write(kept, Path.cwd() / file, file, progress)
    emit(rendering.backed_up(file, manifest.revisions, sum(part.rows for part in manifest.parts.values())))
