"""``provenance ledger init``: a new ledger."""

import click

from provenance.cli import emit, now
from provenance.cli.kinds import config_option, ledger_option
from provenance.cli.ledger.place import address


@click.command(short_help="Make a new ledger.")
@ledger_option
@config_option
def init(ledger: str | None, config: str | None) -> None:
    """Make a new ledger. One that is there already stays as it is."""
    from provenance.render import ledger as rendering
    from provenance.store import engine
    from provenance.store.ledger import Ledger

    url = address(ledger, config)
    made, new = Ledger.create(url, now())
    made.close()
    emit(rendering.made(engine.shown(url), new=new))
