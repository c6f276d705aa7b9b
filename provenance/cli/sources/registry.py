"""The registry that the commands of ``provenance sources`` work on: found, opened, and written back whole."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from provenance.checking.prepare import Ready, prepare
from provenance.claimfile.files import read_text, shown, write
from provenance.claimfile.limits import size
from provenance.cli.kinds import FILE
from provenance.errors import OverCapError, UnreadableError
from provenance.model.finding import Problem
from provenance.model.source import Registry


def registry_option(command: click.decorators.FC) -> click.decorators.FC:
    """``--registry FILE``."""
    option = click.option("--registry", type=FILE, help="The registry, instead of the nearest sources.toml.")
    return option(command)


def ready(registry: str | None, paths: Sequence[str] = ()) -> Ready:
    """A run on the registry, and on claim files where there are PATHs; refused where there is no registry."""
    made = prepare(paths, cwd=Path.cwd(), today=datetime.date.today(), registry_path=registry)
    path = made.setup.registry.path
    if path is None:
        raise UnreadableError("sources.toml", "there is none here or above; `provenance init` writes one")
    for unread in made.unread:
        if unread.file == path:
            raise UnreadableError(unread.file, unread.reason)
    return made


class Opened(NamedTuple):
    """A sound registry, opened to be edited: its file, its name for people, what it says, and the run it came from."""

    path: Path
    shown: str
    text: str
    known: Registry
    run: Ready


def opened(registry: str | None) -> Opened:
    """The registry, to be edited. One that is not valid is refused: an edit could make things worse."""
    run = ready(registry)
    setup = run.setup
    name = setup.registry.path or ""
    sound(setup.registry_text, name, setup.registry_problems)
    return Opened(Path.cwd() / (registry or name), name, setup.registry_text, setup.registry, run)


def sound(text: str, name: str, problems: Sequence[Problem]) -> None:
    """Refuse a registry that is not valid, with the first of what is wrong in it."""
    from provenance.claimfile.locate import Locator

    for problem in problems:
        if problem.kind == "schema":
            span = problem.span or Locator(text).span(problem.at)
            raise UnreadableError(
                name, f"it is not valid ({problem.message}, line {span.line}); mend it first, as `sources check` says"
            )


def save(registry: Opened, text: str) -> None:
    """Write the registry anew, whole or not at all, unless it has changed meanwhile."""
    most = registry.run.setup.limits.registry_size
    data = text.encode()
    if len(data) > most:
        raise OverCapError(registry.shown, f"it would be larger than {size(most)}, which is the most that is read")
    if read_text(registry.path, registry.shown, most) != registry.text:
        raise UnreadableError(registry.shown, "it has changed meanwhile; do this again")
    write(registry.path, registry.shown, [data])


def name_of(path: str) -> str:
    """A file's name for people."""
    return shown(Path.cwd() / path, Path.cwd())
