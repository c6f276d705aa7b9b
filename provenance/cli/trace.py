"""``provenance trace``: the chain of one claim, hop by hop, with what evidence says of each page."""

import datetime
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from provenance.checking.prepare import prepare
from provenance.claimfile import files
from provenance.claimfile.sources import Source
from provenance.cli import complain, emit
from provenance.cli.kinds import CLAIM, CLAIMS, FILE, Choice, colour_option, config_option, registry_option
from provenance.cli.terminal import surface
from provenance.model.trace import Trace
from provenance.render.safety import one_line


@click.command()
@click.argument("claim", type=CLAIM, metavar="FILE#CLAIM")
@click.option(
    "--format", "form", type=Choice(["text", "svg", "json"]), default="text", show_default=True, help="What to print."
)
@click.option("--output", type=FILE, help="Write to a file instead.")
@click.option(
    "--among", multiple=True, type=CLAIMS, help="Where else the same claim is looked for; by default FILE's folder."
)
@registry_option
@config_option
@colour_option
def trace(
    claim: str,
    form: str,
    output: str | None,
    among: tuple[str, ...],
    registry: str | None,
    config: str | None,
    color: str,
) -> None:
    """Show the chain of one claim: who said it first, through whom it came, and what was found on each page.

    FILE is a claim file, CLAIM the id of a claim in it. What is known of the pages is read from the evidence beside the
    file; nothing is fetched. Claims that assert the same, by their key `asserts`, are shown where their chains part.
    """
    from provenance.checking.trace import trace as traced

    file, hash_, wanted = claim.rpartition("#")
    cwd = Path.cwd()
    if not hash_ or not wanted or not file:
        raise click.UsageError(f"say which claim of which file: {one_line(claim, 200)!r} is not FILE#CLAIM")
    if file == "-" or (cwd / file).is_dir():
        what = "standard input" if file == "-" else "a folder"
        raise click.UsageError(f"{one_line(file, 200)} is {what}: name a claim file")
    ready = prepare(
        [file],
        cwd=cwd,
        today=datetime.date.today(),
        registry_path=registry,
        config=config,
        baselined=False,
    )
    found = traced(ready, wanted, _around(file, among, cwd))
    if ready.setup.registry.broken:
        complain(
            f"{ready.setup.registry.path} does not hold, so names are missing: `provenance sources check` says why"
        )
    emit(_rendered(found, form, color, output), output)
    sys.exit(3 if found.report.unread else 0)


def _around(file: str, among: tuple[str, ...], cwd: Path) -> Iterator[Source]:
    """The claim files among which the same claim is looked for."""
    for shown, path, root in files.find(among or [os.path.dirname(file) or "."], cwd):
        yield Source(shown, path=path, root=str(root))


def _rendered(found: Trace, form: str, color: str, output: str | None) -> Iterator[str] | Iterator[bytes]:
    if form == "json":
        from provenance.render.trace import json

        return json.render(found)
    if form == "svg":
        from provenance.render import svg

        return (piece.encode() for piece in svg.render(found))
    from provenance.render.trace import text

    shown = surface(color, to_file=output is not None)
    return text.render(found, width=shown.width, colour=shown.colour, ascii=shown.ascii, links=shown.links)
