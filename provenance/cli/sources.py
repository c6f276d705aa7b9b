"""``provenance sources``: look at the registry."""

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from provenance.checking.prepare import Ready, prepare
from provenance.cli import emit
from provenance.cli.kinds import ENTRY, FILE, Choice
from provenance.errors import UnreadableError
from provenance.model.source import Body, Outlet, Person
from provenance.render.safety import safe_lines, visible


@click.group()
def sources() -> None:
    """Look at the registry of outlets, people and bodies (sources.toml)."""


def _registry_option(command: click.decorators.FC) -> click.decorators.FC:
    option = click.option("--registry", type=FILE, help="The registry, instead of the nearest sources.toml.")
    return option(command)


def _ready(registry: str | None) -> Ready:
    ready = prepare([], cwd=Path.cwd(), today=datetime.date.today(), registry_path=registry)
    for unread in ready.unread:
        raise UnreadableError(unread.file, unread.reason)
    if ready.setup.registry.path is None:
        raise UnreadableError("sources.toml", "there is none here or above; `provenance init` writes one")
    return ready


@sources.command("list")
@_registry_option
def list_(registry: str | None) -> None:
    """List every entry: id, sort, name."""
    emit(safe_lines(_entries(_ready(registry))))


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


@sources.command()
@click.argument("entry", type=ENTRY)
@_registry_option
def show(entry: str, registry: str | None) -> None:
    """Show one entry, by id, name, alias or address."""
    ready = _ready(registry)
    known = ready.setup.registry
    if entry in known:
        found: tuple[str, ...] = (entry,)
    elif "://" in entry:
        outlet = known.outlet_of_url(entry)
        found = (outlet,) if outlet is not None else ()
    else:
        found = known.ids_by_name(entry)
    if not found:
        from provenance.claimfile.validation import did_you_mean

        raise click.UsageError(visible(f"no entry {entry!r} in the registry{did_you_mean(entry, known.ids())}"))
    emit(safe_lines(line for key in found for line in _entry(ready, key)))


def _entry(ready: Ready, key: str) -> Iterator[str]:
    from provenance.scoring.reliability import reliability

    entry = ready.setup.registry[key]
    yield f"{key}: {entry.name}"
    lines: list[tuple[str, object]] = [("aliases", ", ".join(entry.aliases)), ("country", entry.country)]
    if isinstance(entry, Outlet):
        found = reliability(entry, ready.setup.profile, ready.setup.today)
        lines.append(("domains", ", ".join(entry.domains)))
        lines.append(("reliability", f"{found.letter} ({', '.join(found.raters) or 'nobody has rated it'})"))
        for rating in entry.ratings:
            lines.append(("rating", f"{rating.rater}: {rating.value:g} on {rating.as_of}, {rating.url}"))
        for owned in entry.ownerships:
            lines.append(("ownership", f"{owned.class_.value} according to {owned.citation}, {owned.as_of}"))
    elif isinstance(entry, Person):
        lines += [("role", entry.role), ("affiliation", entry.affiliation)]
    elif isinstance(entry, Body):
        lines.append(("class", entry.class_.value if entry.class_ else None))
    if entry.reply is not None:
        lines.append(("reply", f"“{entry.reply.text}” {entry.reply.url}"))
    lines.append(("citations", ", ".join(entry.citations)))
    for name, value in lines:
        if value:
            yield f"  {name:<12} {value}"


@sources.command("check")
@click.option("--fail-on", type=Choice(["error", "warning", "info", "never"]), default="error")
@_registry_option
def check_(fail_on: str, registry: str | None) -> None:
    """Check the registry itself: what is not valid, unsupported ratings, ambiguous names, unsigned overrides."""
    from provenance.render import concise

    ready = _ready(registry)
    report = ready.run()
    emit(concise.render(report))
    if report.reaches(fail_on):
        sys.exit(1)
