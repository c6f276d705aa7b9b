"""Claim files, registry and evidence out of the ledger, as they went in: byte for byte.

A file that is not there is written; one that is an older revision of itself is brought forward. One that says what the
ledger does not know stays: it has to be added first. The ledger may be somebody else's, and names of files in it are
not trusted: nothing is written but claim files, registries and evidence, and only below the folder.
"""

from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from provenance.claimfile import files
from provenance.claimfile.sources import EVIDENCE
from provenance.errors import OverCapError, UnreadableError
from provenance.model.ledger import Became, Exported, Head
from provenance.recording.places import seat
from provenance.store import keeping
from provenance.store.chain import content_hash
from provenance.store.ledger import Ledger

AT_ONCE = 500


class Exporting:
    """Writes what a ledger holds below a folder."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        self._ledger = ledger
        self._folder = folder

    def go(self, names: Collection[str]) -> Iterator[Exported]:
        """What became of each file of the ledger with one of some names, or below one of them; of all where none is
        given. In the order of their names."""
        wanted = [name for name in self._ledger.names() if not names or any(below(name, each) for each in names)]
        if wanted:
            self._folder.mkdir(parents=True, exist_ok=True)
        owner = seat(self._folder) if wanted else None
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            heads = self._ledger.heads(some)
            have: list[tuple[str, Head]] = []
            for name in some:
                exported = self._one(name, heads[name])
                if exported.became not in ("kept", "refused"):
                    have.append((name, heads[name]))
                yield exported
            if owner is not None and have:
                with self._ledger.writing() as writer:
                    for name, head in have:
                        keeping.check_out(writer, owner, name, head)

    def _one(self, name: str, head: Head) -> Exported:
        if not _harmless(name):
            return Exported(name, "refused", head.seq, "no claim file, registry or evidence has such a name")
        path = self._folder / name
        became: Became = "written"
        try:
            if path.is_symlink() or path.exists():
                known = self._known(name, path, head)
                if known is None:
                    reason = "it holds changes that the ledger does not have; `provenance ledger add` takes them in"
                    return Exported(name, "kept", head.seq, reason)
                if known == head.seq:
                    return Exported(name, "unchanged", head.seq)
                became = "brought forward"
            path.parent.mkdir(parents=True, exist_ok=True)
            files.write(path, name, [self._ledger.content(head.seq)], self._folder)
        except UnreadableError as error:
            return Exported(name, "refused", head.seq, error.reason)
        except OSError as error:
            return Exported(name, "refused", head.seq, f"it cannot be written: {error.strerror or error}")
        return Exported(name, became, head.seq)

    def _known(self, name: str, path: Path, head: Head) -> int | None:
        """The revision that stands in a file; None where no revision does."""
        try:
            sha256 = content_hash(files.read_bytes(path, name, _LARGEST, files.Bounds(self._folder)))
        except OverCapError:
            return None
        if sha256 == head.sha256:
            return head.seq
        return next((each.seq for each in self._ledger.history(name) if each.sha256 == sha256), None)


_LARGEST = 1 << 30


def _harmless(name: str) -> bool:
    """Whether a name is that of a claim file, a registry or evidence, and leads nowhere else."""
    path = PurePosixPath(name)
    if not name or "\\" in name or ":" in name or "\0" in name or path.is_absolute() or str(path) != name:
        return False
    if any(part == ".." or part.startswith(".") for part in path.parts):
        return False
    return (path.suffix == ".toml" and path.name not in ("provenance.toml", "pyproject.toml")) or path.name == EVIDENCE


def below(name: str, wanted: str) -> bool:
    """Whether a file is the wanted one, or lies in the wanted folder."""
    wanted = wanted.removeprefix("./").rstrip("/")
    return wanted in (".", "", name) or name.startswith(f"{wanted}/")
