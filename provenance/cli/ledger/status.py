"""``provenance ledger status``: what the ledger holds."""

import click

from provenance.cli import emit, now
from provenance.cli.kinds import Choice, config_option, ledger_option
from provenance.cli.ledger.place import address, opened


@click.command(short_help="Say what the ledger holds.")
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", help="How to write it.")
@ledger_option
@config_option
def status(form: str, ledger: str | None, config: str | None) -> None:
    """Say what the ledger holds, in numbers."""
    from provenance.render import ledger as rendering
    from provenance.store.status import status as holds

    with opened(address(ledger, config)) as kept:
        found = holds(kept, now().date())
        emit(rendering.status(found, kept.shown) if form == "text" else rendering.status_json(found, kept.shown))
