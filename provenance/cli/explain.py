"""``provenance explain``: the page of a rule, or the list of them all."""

import sys
from collections.abc import Iterator

import click

from provenance.cli import emit
from provenance.rules import Rule, all_rules, select


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]…")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
def explain(codes: tuple[str, ...], form: str) -> None:
    """Say what a rule finds, why it matters, and how to answer it. CODE is a code, a prefix or a name.

    Without CODE, list every rule.
    """
    if not codes:
        emit(_list())
        return
    by_name = {rule.name: rule.code for rule in all_rules()}
    rules = select([by_name.get(code.lower(), code.upper()) for code in codes])
    if form == "text" and sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        console = Console(width=min(Console().width, 100))
        for rule in rules:
            console.print(Markdown(_page(rule)))
        return
    emit(f"{_page(rule)}\n" for rule in rules)


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


def _list() -> Iterator[str]:
    for rule in all_rules():
        yield f"{rule.code}  {rule.severity.value:<7}  {rule.name}: {rule.summary}\n"
