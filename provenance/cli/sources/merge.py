"""``provenance sources merge``: other registries into ours."""

import sys
from pathlib import Path
from typing import Literal

import click

from provenance.cli import emit
from provenance.cli.kinds import FILE
from provenance.cli.sources.registry import name_of, opened, registry_option, save, sound


@click.command(short_help="Merge other registries into ours.")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE…")
@click.option("--ours", "prefer", flag_value="ours", help="In a conflict, what is there stays.")
@click.option("--theirs", "prefer", flag_value="theirs", help="In a conflict, what FILE says replaces it.")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@registry_option
def merge(
    files: tuple[str, ...], prefer: Literal["ours", "theirs"] | None, dry_run: bool, registry: str | None
) -> None:
    """Merge other registries into ours: new entries with their comments, and new facts of entries that both have.

    Where they contradict each other, both values are shown with their places, nothing is written and the exit status
    is 1, unless --ours or --theirs says which side wins. Outlets of one name with different domains stay two entries.
    """
    from provenance.claimfile import registry as reading
    from provenance.claimfile.files import read_text
    from provenance.claimfile.registrar.merge import Held
    from provenance.claimfile.registrar.merge import merge as merged
    from provenance.render import registry as rendering

    found = opened(registry)
    limits = found.run.setup.limits
    others = []
    for file in files:
        shown = name_of(file)
        text = read_text(Path(file), shown, limits.registry_size)
        _, problems = reading.parse(text, shown, limits)
        sound(text, shown, problems)
        others.append(Held(text, shown))
    result = merged(Held(found.text, found.shown), others, prefer)
    open_ = bool(result.conflicts) and prefer is None
    if result.text != found.text and not dry_run and not open_:
        save(found, result.text)
    emit(rendering.merged(result, found.shown, prefer=prefer, dry_run=dry_run))
    if open_:
        sys.exit(1)
