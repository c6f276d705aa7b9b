"""``provenance sources lint``: the rules on the registry, and what they leave unsaid."""

import sys

import click

from provenance.cli import emit
from provenance.cli.kinds import CLAIMS, Choice
from provenance.cli.sources.registry import ready, registry_option


@click.command(short_help="Check it, and say what no rule forbids.")
@click.argument("paths", nargs=-1, type=CLAIMS, metavar="[PATH]…")
@click.option("--fail-on", type=Choice(["error", "warning", "info", "never"]), default="error", show_default=True)
@registry_option
def lint(paths: tuple[str, ...], fail_on: str, registry: str | None) -> None:
    """Say all that `sources check` says of the registry, and what no rule forbids: names that are alike, raters who
    differ, ratings that run out within 90 days, people without an affiliation, and, given the claim files under PATH,
    entries that no claim refers to.

    Only the findings of rules count for the exit status, as with `sources check`; remarks never fail a run.
    """
    from provenance.checking.registry_notes import notes, referred_to
    from provenance.render import registry as rendering

    run = ready(registry, paths)
    report = run.run()
    setup = run.setup
    used = referred_to(report) if paths else None
    remarks = notes(setup.registry, setup.profile, setup.today, used)
    emit(rendering.linted(report, setup.registry_text, remarks))
    if report.unread:
        sys.exit(3)
    if rendering.of_registry(report).reaches(fail_on):
        sys.exit(1)
