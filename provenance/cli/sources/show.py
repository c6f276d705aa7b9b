"""``provenance sources show``: one entry of the registry."""

from collections.abc import Iterator

import click

from provenance.checking.prepare import Ready
from provenance.cli import emit
from provenance.cli.kinds import ENTRY
from provenance.cli.sources.registry import ready, registry_option
from provenance.model.source import Body, Outlet, Person
from provenance.render.safety import safe_lines, visible


@click.command()
@click.argument("entry", type=ENTRY)
@registry_option
def show(entry: str, registry: str | None) -> None:
    """Show one entry, by id, name, alias or address."""
    run = ready(registry)
    known = run.setup.registry
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
    emit(safe_lines(line for key in found for line in _entry(run, key)))


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
