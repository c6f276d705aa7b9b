"""Claim files and the evidence beside them as they lie on disk: what every command that works on them reads."""

import os

import msgspec

from provenance.claimfile import files
from provenance.claimfile.evidence import Evidence
from provenance.claimfile.evidence import parse as parse_evidence
from provenance.claimfile.files import Bounds
from provenance.claimfile.limits import Limits
from provenance.model.evidence import Citation

EVIDENCE = "evidence.jsonl"
"""The name of the evidence beside claim files."""


class Source(msgspec.Struct, frozen=True, gc=False):
    """A claim file to look at: its name for people, and its text or the path (and the folder it may not leave)."""

    shown: str
    text: str | None = None
    path: str | None = None
    root: str | None = None

    @property
    def folder(self) -> str | None:
        """The folder in which its evidence would stand."""
        return os.path.dirname(self.path) if self.path is not None else None


class Reader:
    """Reads the texts of sources, within the caps."""

    __slots__ = ("_bounds", "_limits")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._bounds: dict[str, Bounds] = {}

    def __call__(self, source: Source) -> str:
        """The text of a claim file. Raises :class:`~provenance.errors.UnreadableError`."""
        if source.text is not None:
            return source.text
        return files.read_text(source.path or "", source.shown, self._limits.file_size, self.bounds(source.root))

    def evidence(self, folder: str, root: str | None, shown: str) -> tuple[str, Evidence] | None:
        """The evidence that stands in a folder of claim files, as text and as what it says; None where there is none.
        Raises :class:`~provenance.errors.UnreadableError`."""
        path = os.path.join(folder or ".", EVIDENCE)
        if not os.path.lexists(path):
            return None
        text = files.read_text(path, shown, self._limits.registry_size, self.bounds(root))
        return text, parse_evidence(text, os.path.basename(os.path.realpath(folder or ".")))

    def bounds(self, root: str | None) -> Bounds | None:
        """The bounds of a root folder, which are worked out once."""
        if root is None:
            return None
        found = self._bounds.get(root)
        if found is None:
            found = self._bounds[root] = Bounds(root)
        return found


def citations_of(source: Source, evidence: dict[str, Evidence]) -> tuple[Citation, ...] | None:
    """The evidence on a claim file; None where none stands beside it."""
    if not evidence:
        return None
    beside = evidence.get(source.folder) if source.folder is not None else None
    return beside.of(os.path.basename(source.path or "")) if beside is not None else None
