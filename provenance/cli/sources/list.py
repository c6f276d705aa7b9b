"""``provenance sources list``: every entry of the registry."""

from collections.abc import Iterator

import click

from provenance.checking.prepare import Ready
from provenance.cli import emit
from provenance.cli.sources.registry import ready, registry_option
from provenance.model.source import Outlet, Person
from provenance.render.safety import safe_lines


@click.command("list")
@registry_option
def list_(registry: str | None) -> None:
    """List every entry: id, sort, name."""
    emit(safe_lines(_entries(ready(registry))))


def _entries(ready: Ready) -> Iterator[str]:
    from provenance.scoring.reliability import reliability

    known = ready.setup.registry
    for key in known.ids():
        entry = known[key]
        if isinstance(entry, Outlet):
            letter = reliability(entry, ready.setup.profile, ready.setup.today).letter
            rest = f"outlet   {entry.name}  {', '.join(entry.domains)}  reliability {letter}"
        elif isinstance(entry, Person):
            rest = f"person   {entry.name}{f', {entry.role}' if entry.role else ''}"
        else:
            rest = f"body     {entry.name}{f', {entry.class_.value}' if entry.class_ else ''}"
        yield f"{key:<24} {rest}"
