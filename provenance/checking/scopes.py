"""Settings file by file: which rules are on for a file, and what of it fails a run."""

import os
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from provenance.claimfile.settings import Override, Settings
from provenance.errors import SettingsError
from provenance.model.finding import FileReport, Report, Severity
from provenance.rules import Rule, select, sort

OPTIONS = ("select", "ignore", "extend_select", "fail_on", "fail_under")
"""The settings that can differ from file to file."""


class Scopes:
    """The settings of a run with their overrides. ``given`` are options of the command line, which win over both.

    ``folder`` is where the patterns of files start from, ``cwd`` where the names of files as they are shown do.
    """

    def __init__(self, settings: Settings, given: Mapping[str, object], folder: Path, cwd: Path) -> None:
        for name in settings.groups:
            if (what := sort(name)) is not None:
                raise SettingsError(f"the group {name!r} has the name of a {what}: call it otherwise")
        self._settings = settings
        self._given = given
        self._folder = folder
        self._cwd = cwd
        self._known: dict[tuple[Override, ...], frozenset[str]] = {}

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are on for any file."""
        every = {rule.code: rule for rule in self._select(())}
        for override in self._settings.override:
            every |= {rule.code: rule for rule in self._select((override,))}
        return tuple(every[code] for code in sorted(every))

    @property
    def key(self) -> str:
        """Everything that the answers depend on, as text."""
        return repr((self._settings, sorted(self._given.items(), key=str), str(self._folder), str(self._cwd)))

    def codes(self, file: FileReport) -> frozenset[str] | None:
        """The codes of the rules that are on for a file; None where that is the same for all."""
        if not self._settings.override:
            return None
        here = self._of(file)
        if here not in self._known:
            self._known[here] = frozenset(rule.code for rule in self._select(here))
        return self._known[here]

    def fails(self, report: Report) -> bool:
        """Whether a finding reaches the least severity that fails a run, or a lower bound of directness is under the
        least one."""
        if not self._settings.override and self._settings.fail_under is None:
            return report.reaches(self._settings.fail_on)
        return any(self._fails(file) for file in report.files)

    def bar(self, file: FileReport) -> tuple[str, int | None]:
        """What of a file fails a run: the least severity, or "never", and the lower bound of directness."""
        under = self._last("fail_under", file)
        return str(self._last("fail_on", file)), under if isinstance(under, int) else None

    def _fails(self, file: FileReport) -> bool:
        least, under = self.bar(file)
        if least != "never" and any(file.counts[: Severity(least).rank + 1]):
            return True
        return under is not None and any(
            scored.directness is not None and scored.directness.shown[0] < under for scored in file.claims
        )

    def _last(self, name: str, file: FileReport) -> object:
        if name in self._given:
            return self._given[name]
        for override in reversed(self._of(file)) if self._settings.override else ():
            value = getattr(override, name)
            if value is not None:
                return value
        return getattr(self._settings, name)

    def _of(self, file: FileReport) -> tuple[Override, ...]:
        """The overrides that a file is under."""
        outlet = file.article.outlet if file.article is not None else None
        path = os.path.relpath(self._cwd / file.file, self._folder).replace(os.sep, "/")
        return tuple(
            override
            for override in self._settings.override
            if (not override.files or any(_fits(path, pattern) for pattern in override.files))
            and (not override.outlets or outlet in override.outlets)
        )

    def _select(self, overrides: tuple[Override, ...]) -> tuple[Rule, ...]:
        settings, given = self._settings, self._given
        chosen = settings.select
        for override in overrides:
            chosen = override.select if override.select is not None else chosen
        ignored = [*settings.ignore, *(name for override in overrides for name in override.ignore)]
        extended = [*settings.extend_select, *(name for override in overrides for name in override.extend_select)]
        return select(
            _names(given.get("select", chosen)),
            _names(given.get("ignore", ignored)),
            _names(given.get("extend_select", extended)),
            settings.groups,
        )


def _names(value: object) -> tuple[str, ...]:
    assert isinstance(value, list | tuple)
    return tuple(value)


def _fits(path: str, pattern: str) -> bool:
    """Whether a path fits a pattern, or lies in a folder that does."""
    pattern = pattern.removeprefix("./").rstrip("/")
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"{pattern}/*")
