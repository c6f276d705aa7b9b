"""Paths and settings in, a run ready to go out: which files, which registry, which profile, which rules."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from provenance.checking.inspect import Setup, Source
from provenance.checking.run import check, workers
from provenance.claimfile import files, profile, registry, settings
from provenance.claimfile.limits import MIB, Limits
from provenance.claimfile.settings import Found, Settings
from provenance.errors import ProfileError, UnreadableError
from provenance.model.finding import Problem, Report, Unread
from provenance.model.profile import Profile
from provenance.model.source import Registry
from provenance.rules import select

STDIN = "<stdin>"


class Ready(msgspec.Struct, frozen=True):
    """A run that can start. ``found`` says which settings hold and where they come from."""

    sources: tuple[Source, ...]
    setup: Setup
    found: Found
    unread: tuple[Unread, ...] = ()

    @property
    def jobs(self) -> int:
        """How many processes the settings give this run."""
        return workers(len(self.sources), self.found.settings.jobs)

    def run(self, *, jobs: int = 1, progress: Callable[[int, int], None] | None = None) -> Report:
        """Look at the files. ``jobs`` and ``progress`` as for :func:`provenance.checking.run.check`."""
        report = check(self.sources, self.setup, jobs=jobs, progress=progress)
        report.unread = tuple(sorted((*report.unread, *self.unread), key=lambda each: each.file))
        return report


def prepare(
    paths: Sequence[str],
    *,
    cwd: Path,
    today: datetime.date,
    stdin: bytes | None = None,
    registry_path: str | None = None,
    config: str | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Ready:
    """Find everything that a run needs. ``-`` among the paths stands for ``stdin``.

    ``overrides`` are settings given as options; they win over the file's. Raises
    :class:`~provenance.errors.ConfigurationError` for what cannot be meant; what cannot be read is remembered.
    """
    starts = [*[cwd / path for path in paths if path != "-"][:1], cwd]
    found = find_settings(starts, cwd / config if config is not None else None, overrides or {})
    wanted = found.settings
    unread: list[Unread] = []
    known, text = Registry(), ""
    problems: tuple[Problem, ...] = ()
    place = find_registry(starts, cwd, registry_path, found, trusted=config is not None)
    if place is not None:
        try:
            known, text, problems = read_registry(place, cwd, wanted.limits)
        except UnreadableError as error:
            unread.append(Unread(error.file, error.reason))
            known = Registry(path=error.file, broken=True)
    sources = []
    for shown, path, root in files.find((path for path in paths if path != "-"), cwd):
        sources.append(Source(shown, path=str(path), root=str(root)))
    if "-" in paths:
        try:
            if len(stdin or b"") > wanted.max_file_size:
                raise files.over(STDIN, wanted.max_file_size)
            sources.append(Source(STDIN, files.decode(stdin or b"", STDIN)))
        except UnreadableError as error:
            unread.append(Unread(STDIN, error.reason))
    setup = Setup(
        registry=known,
        profile=_profile(found, trusted=config is not None),
        rules=select(wanted.select, wanted.ignore, wanted.extend_select),
        today=today,
        limits=wanted.limits,
        registry_text=text,
        registry_problems=problems,
    )
    return Ready(tuple(sources), setup, found, tuple(unread))


def find_settings(starts: list[Path], config: Path | None, overrides: Mapping[str, object]) -> Found:
    """The settings that hold: of ``config``, else of the closest file, with the options laid over them."""
    path = config if config is not None else settings.closest(starts)
    found = settings.read(path) if path is not None else Found(Settings())
    return msgspec.structs.replace(found, settings=msgspec.structs.replace(found.settings, **overrides))


def find_registry(starts: list[Path], cwd: Path, given: str | None, found: Found, *, trusted: bool) -> Path | None:
    """The registry's file: as given, else by the settings, else the nearest ``sources.toml`` upward."""
    if given is not None:
        return cwd / given
    if found.settings.registry is not None:
        return found.resolve(found.settings.registry, trusted=trusted)
    return next((path for start in starts if (path := files.nearest("sources.toml", start)) is not None), None)


def read_registry(path: Path, cwd: Path, limits: Limits) -> tuple[Registry, str, tuple[Problem, ...]]:
    """The registry at ``path``, its text, and its problems. Raises :class:`~provenance.errors.UnreadableError`."""
    shown = files.shown(path, cwd)
    text = files.read_text(path, shown, limits.registry_size)
    known, problems = registry.parse(text, shown, limits)
    return known, text, problems


def _profile(found: Found, *, trusted: bool) -> Profile:
    """The newsroom's own profile where the settings name one, else the standard one."""
    if found.settings.profile is None:
        return profile.standard()
    path = found.resolve(found.settings.profile, trusted=trusted)
    try:
        return profile.parse(files.read_text(path, path.name, MIB), path.name)
    except UnreadableError as error:
        raise ProfileError(f"the scoring profile cannot be read: {error}") from error
