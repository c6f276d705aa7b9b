"""``provenance outlet``: what the ledger holds of an outlet."""

from collections.abc import Iterator
from pathlib import Path

import click

from provenance.cli import emit, now
from provenance.cli.kinds import FILE, OUTLET, Choice, colour_option, config_option, ledger_option
from provenance.cli.terminal import surface
from provenance.model.dossier import Dossier


@click.command()
@click.argument("outlet", type=OUTLET, metavar="ID")
@click.option(
    "--format", "form", type=Choice(["text", "json", "html"]), default="text", show_default=True, help="What to print."
)
@click.option("--output", type=FILE, help="Write to a file instead.")
@config_option
@ledger_option
@colour_option
def outlet(outlet: str, form: str, output: str | None, config: str | None, ledger: str | None, color: str) -> None:
    """Show what the ledger holds of an outlet: what raters say of it, how its claims have turned out, and where they
    come from.

    Ratings are facts about raters, each with its day and address; they are never averaged. The track record rests on
    decisions made with `provenance adjudicate`. ID is that of sources.toml.
    """
    from provenance.checking.prepare import prepare
    from provenance.cli.ledger.place import address, opened
    from provenance.recording.dossier import dossier

    cwd, today = Path.cwd(), now().date()
    profile = prepare((), cwd=cwd, today=today, config=config, baselined=False).setup.profile
    with opened(address(ledger, config)) as kept:
        found = dossier(kept, outlet, profile, today)
    emit(_rendered(found, form, color, output), output)


def _rendered(found: Dossier, form: str, color: str, output: str | None) -> Iterator[str] | Iterator[bytes]:
    if form == "json":
        from provenance.render.outlet import json

        return json.render(found)
    if form == "html":
        from provenance.render.outlet import html

        return (piece.encode() for piece in html.render(found))
    from provenance.render.outlet import text

    shown = surface(color, to_file=output is not None)
    return text.render(found, width=shown.width, colour=shown.colour, ascii=shown.ascii, links=shown.links)
