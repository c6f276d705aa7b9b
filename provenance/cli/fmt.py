"""``provenance fmt``: claim files, registries and settings in their canonical form."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from provenance.checking.prepare import STDIN, find_settings
from provenance.claimfile import files
from provenance.claimfile.format import formatted
from provenance.claimfile.limits import Limits
from provenance.cli import complain, emit
from provenance.cli.terminal import Progress
from provenance.errors import UnreadableError
from provenance.render import diff as changes
from provenance.render.safety import safe_lines
from provenance.render.wording import count

_BESIDE = ("sources.toml", "provenance.toml")
_FOREIGN = "it is no claim file, no registry and no settings file, so it stays as it is"


class _File(NamedTuple):
    shown: str
    path: Path
    root: Path
    given: bool


class _Texts(NamedTuple):
    before: str
    after: str


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--check", "checking", is_flag=True, help="Write nothing; exit 1 if something would change.")
@click.option("--diff", "differing", is_flag=True, help="Write nothing; print what would change; exit 1 if anything.")
@click.option("--config", metavar="FILE", help="The settings, instead of the closest provenance.toml.")
def fmt(paths: tuple[str, ...], checking: bool, differing: bool, config: str | None) -> None:
    """Write claim files, registries and settings in their canonical form: order, spaces, quotation marks.

    PATH is a file or a folder; without one, claims/ with the sources.toml and provenance.toml beside it; - reads
    standard input and writes to standard output. Comments stay with what they are about, and what a file says stays
    the same; a file for which that does not hold stays as it is.
    """
    if "-" in paths and len(paths) > 1:
        raise click.UsageError("- stands alone: standard input goes to standard output")
    cwd = Path.cwd()
    starts = [*[cwd / path for path in paths if path != "-"][:1], cwd]
    limits = find_settings(starts, cwd / config if config is not None else None, {}).settings.limits
    if "-" in paths:
        changed, failed = _stream(limits, checking=checking, differing=differing)
    else:
        changed, failed = _files(_found(paths, cwd), limits, checking=checking, differing=differing)
    if failed:
        sys.exit(3)
    if changed and (checking or differing):
        sys.exit(1)


def _found(paths: Sequence[str], cwd: Path) -> list[_File]:
    """The files below the paths. What a folder holds besides claim files, a registry and settings is passed over."""
    paths = paths or ("claims", *(name for name in _BESIDE if (cwd / name).is_file()))
    given = {cwd / path for path in paths}
    found = files.find(paths, cwd, without=("pyproject.toml",))
    return [_File(shown, Path(path), root, Path(path) in given) for shown, path, root in found]


def _stream(limits: Limits, *, checking: bool, differing: bool) -> tuple[bool, bool]:
    data = sys.stdin.buffer.read(limits.registry_size + 1)
    if len(data) > limits.registry_size:
        raise files.over(STDIN, limits.registry_size)
    before = files.decode(data, STDIN)
    after = formatted(before, STDIN, limits)
    if after is None:
        raise UnreadableError(STDIN, _FOREIGN)
    if differing:
        emit(changes.render(STDIN, before, after))
    elif not checking:
        emit([after.encode()])
    return after != before, False


def _files(found: list[_File], limits: Limits, *, checking: bool, differing: bool) -> tuple[bool, bool]:
    """Format files; say which ones changed or would change. Return whether any did, and whether any could not be."""
    changed = already = 0
    failed = False
    writing = not (checking or differing)
    line = Progress()
    with line as progress:
        for number, file in enumerate(found, 1):
            try:
                texts = _formatted(file, limits)
                if texts is not None and writing and texts.after != texts.before:
                    files.write(file.path, file.shown, [texts.after.encode()], file.root)
            except UnreadableError as error:
                failed = True
                line.clear()
                complain(str(error))
            else:
                if texts is not None and texts.after != texts.before:
                    changed += 1
                    line.clear()
                    verb = "formatted" if writing else "would format"
                    emit(changes.render(file.shown, *texts) if differing else safe_lines([f"{verb} {file.shown}"]))
                else:
                    already += texts is not None
            if progress is not None:
                progress(number, len(found))
    if not differing:
        emit(_summary(changed, already, writing=writing))
    return changed > 0, failed


def _formatted(file: _File, limits: Limits) -> _Texts | None:
    """A file's text before and after; None for one in a folder that is not ours."""
    before = files.read_text(file.path, file.shown, _cap(file, limits), files.Bounds(file.root))
    after = formatted(before, file.shown, limits)
    if after is None and file.given:
        raise UnreadableError(file.shown, _FOREIGN)
    return _Texts(before, after) if after is not None else None


def _cap(file: _File, limits: Limits) -> int:
    return limits.registry_size if file.path.name == "sources.toml" else limits.file_size


def _summary(changed: int, already: int, *, writing: bool) -> Iterator[str]:
    said = []
    if changed:
        said.append(f"{count(changed, 'file')} formatted" if writing else f"{count(changed, 'file')} would change")
    if already:
        said.append(f"{count(already, 'file')} {'is' if already == 1 else 'are'} formatted already")
    if said:
        yield ", ".join(said) + "\n"
