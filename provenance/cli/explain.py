"""``provenance explain``: the page of a rule, or the table of them all."""

import sys

import click

from provenance.cli import emit
from provenance.cli.kinds import RULES, Choice, colour_option
from provenance.cli.rules import table
from provenance.cli.terminal import surface
from provenance.rules import Rule, all_rules, select


@click.command()
@click.argument("codes", nargs=-1, type=RULES, metavar="[CODE]…")
@click.option("--format", "form", type=Choice(["text", "markdown"]), default="text", show_default=True)
@colour_option
def explain(codes: tuple[str, ...], form: str, color: str) -> None:
    """Say what a rule finds, why it matters, and how to answer it. CODE is a code, a prefix of codes, a rule's
    name, a family or a severity.

    Without CODE, list every rule, as `provenance rules` does.
    """
    if not codes:
        emit(table(all_rules(), form, color))
        return
    rules = select(codes)
    shown = surface(color, to_file=False)
    laid_out = shown.colour or (sys.stdout.isatty() and not shown.ascii)
    if form == "markdown" or not laid_out:
        emit(f"{_page(rule)}\n" for rule in rules)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(
        width=min(shown.width, 100),
        force_terminal=True,
        color_system="standard" if shown.colour else None,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for rule in rules:
            console.print(Markdown(_page(rule), hyperlinks=shown.links is not None))
    emit([captured.get()])


def _page(rule: Rule) -> str:
    return (
        f"# {rule.code} {rule.name}\n\n"
        f"*{rule.severity.value}, about the {rule.about}"
        f"{', needs evidence' if rule.needs else ''}*\n\n"
        f"{rule.page}\n\n"
        "## How to suppress it\n\n"
        "With a reason, in the claim that it is about:\n\n"
        f'```toml\n[[claim.allow]]\nrule = "{rule.code}"\nreason = "…"\nuntil = 2030-01-01  # welcome\n```\n'
    )
