"""A pull request may not excuse itself: what excuses findings is read from the revision that it wants to change.

Settings, the scoring profile that they name, the baseline and the suppressions count as the trusted revision holds
them. Claims, registry and evidence are what is being looked at, and are read as they are.
"""

from pathlib import Path

from provenance.checking.changed import claim_file_at
from provenance.checking.git import Revision
from provenance.claimfile.files import decode, read_text
from provenance.claimfile.limits import Limits
from provenance.errors import UnreadableError
from provenance.model.claim import Allow


class TrustedFiles:
    """Files as the trusted revision holds them; files outside the repository, which no pull request reaches, as they
    are."""

    def __init__(self, revision: Revision) -> None:
        self._revision = revision

    def is_file(self, path: Path) -> bool:
        """Whether there is such a file."""
        inside = self._revision.repository.inside(path)
        return path.is_file() if inside is None else self._revision.holds(inside)

    def read_text(self, path: Path, shown: str, most: int) -> str:
        """Its text. Raises :class:`~provenance.errors.UnreadableError`."""
        inside = self._revision.repository.inside(path)
        if inside is None:
            return read_text(path, shown, most)
        data = self._revision.read(inside)
        if data is None:
            raise UnreadableError(shown, f"{self._revision.name} holds no such file")
        if len(data) > most:
            raise UnreadableError(shown, f"it is larger than {most:,} bytes in {self._revision.name}")
        return decode(data, shown)


class TrustedAllows:
    """The suppressions that count: those that the trusted revision holds to the letter, for the same claim of the same
    file, which may have been renamed since. ``paths`` gives the path of each claim file that is shown."""

    def __init__(self, revision: Revision, paths: dict[str, str | None], limits: Limits) -> None:
        self._revision = revision
        self._paths = paths
        self._limits = limits
        self._known: dict[str, dict[str, tuple[Allow, ...]]] = {}

    def holds(self, file: str, claim: str, allow: Allow) -> bool:
        """Whether that allow stands on that claim there."""
        if file not in self._known:
            self._known[file] = self._allows(file)
        return allow in self._known[file].get(claim, ())

    def _allows(self, file: str) -> dict[str, tuple[Allow, ...]]:
        inside = self._revision.repository.inside(self._paths.get(file))
        if inside is None:
            return {}
        before = self._revision.difference.before.get(inside, inside)
        found = claim_file_at(self._revision, before, self._limits)
        return {claim.id: claim.allows for claim in found.claims} if found is not None else {}
