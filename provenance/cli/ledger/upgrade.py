"""``provenance ledger upgrade``: a ledger of an older format brought to this program's."""

import click

from provenance.cli import emit
from provenance.cli.kinds import config_option, ledger_option
from provenance.cli.ledger.place import address


@click.command(short_help="Bring the ledger to this program's format.")
@ledger_option
@config_option
def upgrade(ledger: str | None, config: str | None) -> None:
    """Bring a ledger of an older format to the one that this program works with, in one transaction.

    A SQLite file is copied first, and the copy stays beside it. Of a PostgreSQL database, make a backup before, with
    the program that wrote it.
    """
    from provenance.render import ledger as rendering
    from provenance.store import engine
    from provenance.store.ledger import Ledger

    url = address(ledger, config)
    before, after, copy = Ledger.upgrade(url)
    emit(rendering.upgraded(engine.shown(url), before, after, copy))
