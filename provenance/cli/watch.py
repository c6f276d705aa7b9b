"""Checking again whenever a file changes."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from provenance.checking.baseline import NAME as BASELINE
from provenance.checking.prepare import Ready
from provenance.cli import complain
from provenance.errors import ConfigurationError, ProvenanceError

LOOKED_AT = (".toml", ".jsonl", ".json")
"""Endings of the files whose changes matter: claim files, registry, settings, profile; evidence; baseline."""


def watch(paths: Sequence[str], again: Callable[[], Ready], *, registry: str | None, config: str | None) -> NoReturn:
    """Call ``again``, and then whenever something in the folders that it looks at has changed, until interrupted.

    What cannot be meant or read the first time ends it; later, it is said, and mending it goes on.
    """
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise ConfigurationError('--watch needs watchfiles: pip install "claim-provenance[watch]" brings it') from None
    ready = again()
    while True:
        folders = _folders(paths, ready, registry, config)
        _waiting()
        try:
            # One batch of changes, then anew: what has to be looked at may have changed, too.
            next(
                changes(
                    *folders,
                    watch_filter=lambda _, path: path.endswith(LOOKED_AT) or Path(path).is_dir(),
                    recursive=False,
                    ignore_permission_denied=True,
                )
            )
        except (KeyboardInterrupt, StopIteration):
            sys.exit(130)
        sys.stdout.write("\n")
        try:
            ready = again()
        except click.ClickException as error:
            error.show()
        except ProvenanceError as error:
            complain(str(error))


def _waiting() -> None:
    sys.stdout.flush()
    if sys.stderr.isatty():
        click.echo("Waiting for changes; Ctrl-C ends.", err=True)


def _folders(paths: Sequence[str], ready: Ready, registry: str | None, config: str | None) -> list[Path]:
    """The folders to look at: those of the paths with all below them, and those of the registry, the settings and the
    baseline."""
    known = ready.setup.registry.path
    alone = [Path(each) for each in (registry, config, known, BASELINE) if each is not None]
    if ready.found.path is not None:
        alone.append(ready.found.path)
    found = {path.parent.resolve() for path in alone}
    for given in map(Path, paths):
        if given.is_dir():
            for folder, below, _ in os.walk(given):
                below[:] = [name for name in below if not name.startswith(".")]
                found.add(Path(folder).resolve())
        else:
            found.add(given.parent.resolve())
    return sorted(folder for folder in found if folder.is_dir())
