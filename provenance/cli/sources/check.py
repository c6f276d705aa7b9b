"""``provenance sources check``: the rules on the registry."""

import sys

import click

from provenance.cli import emit
from provenance.cli.kinds import Choice
from provenance.cli.sources.registry import ready, registry_option


@click.command(short_help="Check the registry by the rules.")
@click.option("--fail-on", type=Choice(["error", "warning", "info", "never"]), default="error")
@registry_option
def check(fail_on: str, registry: str | None) -> None:
    """Check the registry by the rules: what is not valid, unsupported ratings, ambiguous names, unsigned overrides.

    `provenance sources lint` says besides what no rule forbids.
    """
    from provenance.render import concise

    report = ready(registry).run()
    emit(concise.render(report))
    if report.reaches(fail_on):
        sys.exit(1)
