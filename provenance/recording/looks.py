"""What looking at a claim file on its way into the ledger depends on."""

import hashlib
import os
from collections.abc import Mapping

from provenance.checking.inspect import Setup
from provenance.claimfile.evidence import Evidence
from provenance.claimfile.sources import Source
from provenance.model.evidence import Citation


class Looking:
    """Tells looks apart: the same digest, the same scores. ``evidence`` is that beside claim files, by their folders;
    ``program`` the version that looks."""

    def __init__(self, setup: Setup, program: str, evidence: Mapping[str, Evidence]) -> None:
        self._setup = _digest(setup, program)
        self._evidence = evidence

    def citations(self, source: Source) -> tuple[tuple[Citation, str], ...]:
        """The evidence on a claim file, each with the line that it stands in."""
        beside = self._evidence.get(source.folder or "")
        if beside is None:
            return ()
        name = os.path.basename(source.path or "")
        return tuple(zip(beside.of(name), beside.lines_of(name), strict=True))

    def digest(self, source: Source, sha256: str) -> str:
        """A digest of all that a look at a claim file depends on; ``sha256`` is that of its bytes."""
        made = hashlib.sha256(self._setup + sha256.encode())
        for _, line in self.citations(source):
            made.update(b"\0" + line.encode("utf-8", "surrogatepass"))
        return made.hexdigest()


def _digest(setup: Setup, program: str) -> bytes:
    """A digest of all that a look at any claim file depends on, but for the file and its evidence."""
    registry = setup.registry
    expired = sum(
        rating.until is not None and rating.until < setup.today
        for outlet in registry.outlets.values()
        for rating in outlet.ratings
    )
    rest = (program, setup.profile.constants, repr(setup.limits), registry.broken, expired, setup.registry_text)
    return hashlib.sha256(repr(rest).encode("utf-8", "surrogatepass")).digest()
