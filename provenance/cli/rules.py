"""``provenance rules``: the rules as a table."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from provenance import rules as rulebook
from provenance.cli import emit
from provenance.cli.kinds import CODES, RULES, Choice, apart, colour_option
from provenance.cli.terminal import surface

FORMATS = ("text", "json", "markdown")


@click.command()
@click.argument("codes", nargs=-1, type=RULES, metavar="[CODE]…", callback=apart)
@click.option("--select", multiple=True, type=CODES, callback=apart, help="Rules to list, as CODE does.")
@click.option("--ignore", multiple=True, type=CODES, callback=apart, help="Rules not to list.")
@click.option("--extend-select", multiple=True, type=CODES, callback=apart, help="Rules to list on top.")
@click.option("--format", "form", type=Choice(FORMATS), default="text", show_default=True, help="What to print.")
@colour_option
def rules(
    codes: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    form: str,
    color: str,
) -> None:
    """List the rules: code, name, severity, what their findings are about, and what each finds.

    CODE is a code, a prefix of codes, a rule's name, a family, a severity or a group of the settings. The options
    choose as they do for `provenance check`: what is listed is what a check with the same options applies.
    """
    from provenance.checking.prepare import find_settings

    groups = find_settings([Path.cwd()], None, {}).settings.groups
    emit(table(rulebook.select((*codes, *select), ignore, extend_select, groups), form, color))


def table(rules: Sequence[rulebook.Rule], form: str, color: str) -> Iterator[str] | Iterator[bytes]:
    """The rules in a format of this command, as wide as the terminal."""
    from provenance.render import rule_table

    if form == "json":
        return rule_table.json(rules)
    if form == "markdown":
        return rule_table.markdown(rules)
    shown = surface(color, to_file=False)
    return rule_table.text(rules, width=shown.width, colour=shown.colour)
