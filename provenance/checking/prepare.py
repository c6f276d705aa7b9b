"""Paths and settings in, a run ready to go out: which files, registry, profile and rules, and on which terms."""

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from provenance.checking.inspect import Setup
from provenance.checking.run import Gathered, check, gather, workers
from provenance.checking.scopes import Scopes
from provenance.checking.terms import Terms
from provenance.claimfile import files, profile, registry, settings
from provenance.claimfile.limits import MIB, Limits
from provenance.claimfile.settings import DISK, Files, Found, Settings
from provenance.claimfile.sources import Source
from provenance.errors import ProfileError, UnreadableError
from provenance.model.finding import Problem, Report, Unread
from provenance.model.ports import Elsewhere
from provenance.model.profile import Profile
from provenance.model.source import Registry

if TYPE_CHECKING:
    from provenance.checking.baseline import Baseline
    from provenance.checking.cache import Cache
    from provenance.checking.git import Revision

STDIN = "<stdin>"


class Ready(msgspec.Struct, frozen=True):
    """A run that can start. ``found`` says which settings hold and where they come from, ``elsewhere`` what else its
    claims are held against."""

    sources: tuple[Source, ...]
    setup: Setup
    found: Found
    scopes: Scopes
    terms: Terms
    cwd: Path
    unread: tuple[Unread, ...] = ()
    trusted: "Revision | None" = None
    elsewhere: Elsewhere | None = None

    @property
    def jobs(self) -> int:
        """How many processes the settings give this run."""
        return workers(len(self.sources), self.found.settings.jobs)

    @property
    def baseline(self) -> "Baseline | None":
        """The baseline that answers findings in this run."""
        return self.terms.baseline

    def question(self, gathered: Gathered, *more: object) -> bytes | None:
        """A digest of all that the answer to this run depends on, and of ``more``: the same digest, the same report.
        None where something was not read, or where git has a say, or others' claims, which change without the run's."""
        if gathered.keys is None or gathered.unread or self.unread or self.terms.changes or self.terms.trust:
            return None
        if self.elsewhere is not None:
            return None
        from provenance.checking.cache import digest

        beside = [(report.file, report.text) for report, _ in gathered.beside]
        baseline = self.baseline.text if self.baseline is not None else None
        rest = repr((self.scopes.key, self.setup.today, beside, baseline, more))
        return digest([*gathered.keys, rest.encode("utf-8", "surrogatepass")])

    def gather(self, cache: "Cache | None" = None) -> Gathered:
        """All that the run looks at."""
        return gather(self.sources, self.setup, cache)

    def run(
        self,
        *,
        jobs: int = 1,
        progress: Callable[[int, int], None] | None = None,
        cache: "Cache | None" = None,
        gathered: Gathered | None = None,
    ) -> Report:
        """Look at the files. ``jobs``, ``progress`` and ``cache`` as for :func:`provenance.checking.run.check`."""
        if gathered is None:
            gathered = self.gather(cache)
        report = check(
            gathered,
            self.setup,
            jobs=jobs,
            progress=progress,
            cache=cache,
            terms=self.terms,
            elsewhere=self.elsewhere,
        )
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
    baseline_path: str | None = None,
    baselined: bool = True,
    since: str | None = None,
    trust: str | None = None,
    elsewhere: Elsewhere | None = None,
) -> Ready:
    """Find everything that a run needs. ``-`` among the paths stands for ``stdin``.

    ``overrides`` are settings given as options; they win over the file's. ``baselined`` is false where no baseline may
    answer findings. ``since`` is the revision since which claims must have changed to be shown, ``trust`` the one whose
    settings, suppressions and baseline count. ``elsewhere`` holds claims that are not of the run. Raises
    :class:`~provenance.errors.ConfigurationError` for what cannot be meant; what cannot be read is remembered.
    """
    starts = [*[cwd / path for path in paths if path != "-"][:1], cwd]
    given = overrides or {}
    trusted, where = _trusted(trust, cwd)
    found = find_settings(starts, cwd / config if config is not None else None, given, where)
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
        sources.append(Source(shown, path=path, root=str(root)))
    if "-" in paths:
        try:
            if len(stdin or b"") > wanted.max_file_size:
                raise files.over(STDIN, wanted.max_file_size)
            sources.append(Source(STDIN, files.decode(stdin or b"", STDIN)))
        except UnreadableError as error:
            unread.append(Unread(STDIN, error.reason))
    scopes = Scopes(wanted, given, found.path.parent if found.path is not None else cwd, cwd)
    setup = Setup(
        registry=known,
        profile=_profile(found, where, trusted=config is not None),
        rules=scopes.rules,
        today=today,
        limits=wanted.limits,
        registry_text=text,
        registry_problems=problems,
    )
    terms = Terms(scopes)
    if baselined:
        answers = _baseline(baseline_path, found, cwd, where, trusted=config is not None)
        terms = msgspec.structs.replace(terms, baseline=answers)
    if trusted is not None:
        from provenance.checking.trust import TrustedAllows

        paths_of = {source.shown: source.path for source in sources}
        terms = msgspec.structs.replace(terms, trust=TrustedAllows(trusted, paths_of, wanted.limits))
    if since is not None:
        from provenance.checking.changed import Changed
        from provenance.checking.git import Repository

        others: dict[str, str | None] = {known.path: str(place)} if known.path is not None and place is not None else {}
        changes = Changed(Repository(cwd).revision(since), sources, others, wanted.limits)
        terms = msgspec.structs.replace(terms, changes=changes)
    return Ready(tuple(sources), setup, found, scopes, terms, cwd, tuple(unread), trusted, elsewhere)


def _trusted(trust: str | None, cwd: Path) -> tuple["Revision | None", Files]:
    """The trusted revision, and where settings are read: there, or on disk."""
    if trust is None:
        return None, DISK
    from provenance.checking.git import Repository
    from provenance.checking.trust import TrustedFiles

    revision = Repository(cwd).revision(trust)
    return revision, TrustedFiles(revision)


def find_settings(
    starts: list[Path], config: Path | None, overrides: Mapping[str, object], where: Files = DISK
) -> Found:
    """The settings that hold: of ``config``, else of the closest file, with the options laid over them."""
    path = config if config is not None else settings.closest(starts, where)
    found = settings.read(path, where) if path is not None else Found(Settings())
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


def find_baseline(given: str | None, found: Found, cwd: Path, *, trusted: bool) -> tuple[Path, bool]:
    """Where the baseline is, and whether somebody named it: as given, else by the settings, else in the folder that the
    run is started in."""
    from provenance.checking.baseline import NAME

    if given is not None:
        return cwd / given, True
    if found.settings.baseline is not None:
        return found.resolve(found.settings.baseline, trusted=trusted), True
    return cwd / NAME, False


def _baseline(given: str | None, found: Found, cwd: Path, where: Files, *, trusted: bool) -> "Baseline | None":
    """The baseline that answers findings. One that the trusted revision does not hold answers none."""
    path, named = find_baseline(given, found, cwd, trusted=trusted)
    if not where.is_file(path) and (not named or where is not DISK):
        return None
    from provenance.checking.baseline import Baseline, naming
    from provenance.claimfile import baseline
    from provenance.errors import BaselineError

    shown = files.shown(path, cwd)
    try:
        text = where.read_text(path, shown, baseline.LARGEST)
    except UnreadableError as error:
        raise BaselineError(f"the baseline cannot be read: {error}; `--write-baseline` writes one") from error
    folder = os.path.dirname(os.path.abspath(path))
    return Baseline(
        baseline.parse(text.encode("utf-8", "surrogatepass"), shown),
        naming(folder, str(cwd)),
        lambda name: os.path.lexists(os.path.join(folder, name)),
        text,
        shown,
    )


def _profile(found: Found, where: Files, *, trusted: bool) -> Profile:
    """The newsroom's own profile where the settings name one, else the standard one."""
    if found.settings.profile is None:
        return profile.standard()
    path = found.resolve(found.settings.profile, trusted=trusted)
    try:
        return profile.parse(where.read_text(path, path.name, MIB), path.name)
    except UnreadableError as error:
        raise ProfileError(f"the scoring profile cannot be read: {error}") from error
