"""``provenance check --fix``: mend the form of claim files before they are checked."""

from collections.abc import Iterator

import click

from provenance.checking.fixes import Fix, fixes
from provenance.checking.prepare import Ready
from provenance.claimfile import files
from provenance.claimfile.sources import Source
from provenance.cli import complain, emit
from provenance.errors import UnformattedError, UnreadableError
from provenance.render import diff
from provenance.render.wording import count


def fix(ready: Ready) -> bool:
    """Mend the files of a run; say on standard error how many. Return whether one could not be mended.

    What cannot be read or parsed is left to the report that follows.
    """
    fixed, failed = 0, False
    for each in fixes(_looked_at(ready), ready.setup.limits):
        if isinstance(each, Fix):
            try:
                files.write(each.path, each.shown, [each.after.encode()], each.root)
                fixed += 1
            except UnreadableError as error:
                failed = True
                complain(str(error))
        elif isinstance(each, UnformattedError):
            failed = True
            complain(str(each))
    if fixed:
        click.echo(f"fixed {count(fixed, 'file')}", err=True)
    return failed


def _looked_at(ready: Ready) -> list[Source]:
    """The files that are mended: under ``--diff`` those that have changed, as the report speaks of no others."""
    changes = ready.terms.changes
    return [source for source in ready.sources if changes is None or changes.touches(source)]


def show(ready: Ready, output: str | None) -> int:
    """Print what :func:`fix` would change, and change nothing. Return the exit status: 1 if there is anything, 3 if a
    file could not be looked at."""
    status = 0

    def lines() -> Iterator[str]:
        nonlocal status
        for each in fixes(_looked_at(ready), ready.setup.limits):
            if isinstance(each, Fix):
                status = status or 1
                yield from diff.render(each.shown, each.before, each.after)
            else:
                status = 3
                complain(str(each))

    emit(lines(), output)
    return status
