"""``provenance sources``: look at the registry, and keep it."""

import click

from provenance.cli.sources.add import add
from provenance.cli.sources.check import check
from provenance.cli.sources.importing import import_
from provenance.cli.sources.lint import lint
from provenance.cli.sources.list import list_
from provenance.cli.sources.merge import merge
from provenance.cli.sources.show import show


@click.group()
def sources() -> None:
    """Look at the registry of outlets, people and bodies (sources.toml), and keep it.

    What edits the registry keeps its comments and its layout, and never replaces a fact silently.
    """


for _command in (add, check, import_, lint, list_, merge, show):
    sources.add_command(_command)
