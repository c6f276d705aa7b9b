"""``provenance sources import``: ratings from a table into the registry."""

import sys
from pathlib import Path

import click

from provenance.claimfile.registrar.mapping import SHIPPED, Mapping
from provenance.cli import emit
from provenance.cli.kinds import FILE, Choice
from provenance.cli.sources.registry import name_of, opened, registry_option, save


@click.command("import", short_help="Import ratings from a table.")
@click.argument("file", type=FILE)
@click.option("--format", "form", type=Choice(SHIPPED), help="What FILE is, where a mapping ships for it.")
@click.option("--mapping", type=FILE, help="A mapping of your own: which column is what.")
@click.option("--add-outlets", is_flag=True, help="Add the outlets that the registry does not have.")
@click.option("--update", is_flag=True, help="Where a rater's value for a day differs, take the table's.")
@click.option("--without", multiple=True, metavar="RATER", help="A rater of the mapping to leave out. May be repeated.")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@registry_option
def import_(
    file: str,
    form: str | None,
    mapping: str | None,
    add_outlets: bool,
    update: bool,
    without: tuple[str, ...],
    dry_run: bool,
    registry: str | None,
) -> None:
    """Import ratings from FILE, a table as CSV or JSON, into the registry.

    Only what a rater observed is taken, never what a table imputes or averages. Outlets are found by their domains. A
    value that contradicts one on file is a conflict: it is shown, and nothing is taken (exit status 1).

    \b
    provenance sources import domain_ratings.csv --format lin2023 --dry-run
    provenance sources import ratings.csv --mapping ratings-mapping.toml --add-outlets
    """
    from provenance.claimfile import registry as reading
    from provenance.claimfile.registrar import imports, table
    from provenance.claimfile.registrar.edits import RegistryText
    from provenance.render import registry as rendering

    how = _mapping(form, mapping).without(without)
    found = opened(registry)
    setup = found.run.setup
    shown = name_of(file)
    data = table.load(Path(file), shown, setup.limits.registry_size)
    rows = table.read(data, shown, delimiter=how.delimiter, encoding=how.encoding)
    plan = imports.plan(rows, how, found.known, today=setup.today, add_outlets=add_outlets, update=update)
    text = found.text
    after = found.known
    if plan.changes:
        edits = RegistryText(text, found.shown)
        imports.apply(plan, edits)
        text = edits.text()
        after, _ = reading.parse(text, found.shown, setup.limits)
        if not dry_run:
            save(found, text)
    emit(
        rendering.imported(
            plan,
            how,
            table=shown,
            before=found.known,
            before_text=found.text,
            after=after,
            profile=setup.profile,
            today=setup.today,
            dry_run=dry_run,
        )
    )
    if plan.conflicts:
        sys.exit(1)


def _mapping(form: str | None, mapping: str | None) -> Mapping:
    from provenance.claimfile.files import read_text
    from provenance.claimfile.limits import MIB
    from provenance.claimfile.registrar.mapping import parse, shipped

    if (form is None) == (mapping is None):
        raise click.UsageError("say what the table is: --format, or --mapping with a file of your own")
    if mapping is not None:
        return parse(read_text(Path(mapping), name_of(mapping), MIB), name_of(mapping))
    return shipped(form or "")
