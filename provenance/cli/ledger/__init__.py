"""``provenance ledger``: the newsroom's memory: every claim, source and decision that was added to it."""

import click

from provenance.cli.ledger.add import add
from provenance.cli.ledger.backup import backup
from provenance.cli.ledger.checkpoint import checkpoint
from provenance.cli.ledger.export import export
from provenance.cli.ledger.init import init
from provenance.cli.ledger.log import log
from provenance.cli.ledger.restore import restore
from provenance.cli.ledger.status import status
from provenance.cli.ledger.upgrade import upgrade
from provenance.cli.ledger.verify import verify


@click.group()
def ledger() -> None:
    """Keep claim files, registries, evidence and decisions in the newsroom's ledger, and look after it.

    The ledger is a SQLite file, or a PostgreSQL database that several people share. Nothing in it is ever overwritten.
    """


for _command in (add, backup, checkpoint, export, init, log, restore, status, upgrade, verify):
    ledger.add_command(_command)
