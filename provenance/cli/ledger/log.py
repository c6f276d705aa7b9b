"""``provenance ledger log``: who changed what, when and why."""

import click

from provenance.cli import emit
from provenance.cli.kinds import Choice, Word, config_option, ledger_option
from provenance.cli.ledger.place import address, named, opened


@click.command(short_help="Say who changed what, when and why.")
@click.argument("subject", required=False, metavar="[FILE[#CLAIM]]", type=Word("subject"))
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="So many at most.")
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", help="The format.")
@ledger_option
@config_option
def log(subject: str | None, limit: int, form: str, ledger: str | None, config: str | None) -> None:
    """Say who changed the file FILE, or its claim CLAIM, when and why, newest first; without one, the last changes of
    all.

    Of a claim it is shown what each change made of it.
    """
    from provenance.recording.history import changes
    from provenance.render import ledger as rendering

    if subject is not None:
        subject = named(subject)
    with opened(address(ledger, config)) as kept:
        found = changes(kept, subject, limit)
    emit(rendering.log_json(found) if form == "json" else rendering.log(found, subject))
