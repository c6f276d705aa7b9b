"""Claim files to be verified, and the evidence that stands beside them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from provenance.claimfile import evidence as evidence_file
from provenance.claimfile import files
from provenance.claimfile.addresses import readdressed
from provenance.claimfile.evidence import Evidence
from provenance.claimfile.limits import Limits
from provenance.claimfile.parse import parse
from provenance.claimfile.sources import EVIDENCE, Reader, Source
from provenance.errors import InvalidClaimFileError, UnreadableError
from provenance.model.claim import ClaimFile
from provenance.model.evidence import Citation
from provenance.model.finding import Path as Symbolic
from provenance.model.finding import Unread
from provenance.verifying.references import Reference, references
from provenance.verifying.run import Key


class Read(NamedTuple):
    """A claim file as it was read; ``name`` is how evidence names it."""

    source: Source
    name: str
    text: str
    file: ClaimFile
    positions: tuple[int, ...]

    @property
    def references(self) -> Iterator[Reference]:
        """Every page that it cites."""
        return references(self.source.shown, self.name, self.file, self.positions)


class Folder(NamedTuple):
    """A folder of claim files with its evidence, and how that is written."""

    path: str
    root: str | None
    shown: str
    text: str
    evidence: Evidence


class Desk:
    """The claim files of a run, by the folders that they lie in.

    ``unread`` are those that cannot be read, or in which no article can: their evidence stays as it is.
    """

    def __init__(self, sources: Iterable[Source], limits: Limits, shown: Callable[[str], str]) -> None:
        self._reader = Reader(limits)
        self._limits = limits
        self._shown = shown
        self.files: list[Read] = []
        self.folders: dict[str, Folder] = {}
        self.unread: list[Unread] = []
        for source in sources:
            try:
                self.files.append(self._read(source))
            except (UnreadableError, InvalidClaimFileError) as error:
                reason = error.reason if isinstance(error, UnreadableError) else error.problems[0]
                if error.file != source.shown:
                    reason = f"the evidence beside it, {error.file}: {reason}"
                self.unread.append(Unread(source.shown, reason))

    @property
    def references(self) -> list[Reference]:
        """Every page that the files cite, each with the place."""
        return [reference for file in self.files for reference in file.references]

    @property
    def before(self) -> dict[Key, Citation]:
        """The evidence on the files so far."""
        return {
            (file.source.shown, citation.claim, citation.path): citation
            for file in self.files
            for citation in self._folder(file.source).evidence.of(os.path.basename(file.source.path or ""))
            if citation.claim is not None
        }

    def write(self, lines: Mapping[Key, Citation], kept: frozenset[Key]) -> list[str]:
        """Write the evidence of every folder, and return the names of the files that changed by it.

        ``kept`` are the citations whose line stays to the letter. Evidence on claim files that were not looked at
        stays; that on files which are no longer there goes. Raises :class:`~provenance.errors.UnreadableError`.
        """
        changed = []
        for path, folder in self.folders.items():
            files_here = [file for file in self.files if file.source.folder == path]
            names = {os.path.basename(file.source.path or "") for file in files_here}
            found: list[tuple[Citation, str | None]] = []
            for citation, line in folder.evidence.others(names):
                if os.path.lexists(os.path.join(path, citation.file.removeprefix(f"{folder.evidence.folder}/"))):
                    found.append((citation, line))
            before = self._lines(folder, files_here)
            shown = {file.source.shown for file in files_here}
            for key, citation in lines.items():
                if key[0] in shown:
                    found.append((citation, before.get(key) if key in kept else None))
            text = "".join(evidence_file.written(found))
            if text != folder.text:
                root = Path(folder.root) if folder.root is not None else None
                files.write(Path(path, EVIDENCE), folder.shown, [text.encode()], root)
                changed.append(folder.shown)
        return changed

    def mend(self, addresses: Mapping[str, Mapping[Symbolic, str]]) -> None:
        """Put other addresses into claim files, by their names for people; all else in them stays as it is.

        Raises :class:`~provenance.errors.UnreadableError` for a file that cannot be written.
        """
        for number, read in enumerate(self.files):
            wanted = addresses.get(read.source.shown)
            if not wanted:
                continue
            text = readdressed(read.text, wanted)
            source = read.source
            root = Path(source.root) if source.root is not None else None
            files.write(Path(source.path or ""), source.shown, [text.encode()], root)
            self.files[number] = self._read(source)

    def _read(self, source: Source) -> Read:
        text = self._reader(source)
        parsed = parse(text, source.shown, None, self._limits)
        if parsed.file is None:
            raise InvalidClaimFileError(source.shown, [problem.message for problem in parsed.problems])
        folder = self._folder(source)
        name = f"{folder.evidence.folder}/{os.path.basename(source.path or '')}"
        return Read(source, name, text, parsed.file, parsed.positions)

    def _folder(self, source: Source) -> Folder:
        path = source.folder or ""
        found = self.folders.get(path)
        if found is None:
            shown = self._shown(os.path.join(path or ".", EVIDENCE))
            there = self._reader.evidence(path, source.root, shown)
            if there is None:
                name = os.path.basename(os.path.realpath(path or "."))
                there = "", evidence_file.parse("", name)
            text, evidence = there
            found = self.folders[path] = Folder(path, source.root, shown, text, evidence)
        return found

    def _lines(self, folder: Folder, files_here: Iterable[Read]) -> dict[Key, str]:
        """The evidence on some files of a folder, as it is written."""
        found = {}
        for file in files_here:
            name = os.path.basename(file.source.path or "")
            for citation, line in zip(folder.evidence.of(name), folder.evidence.lines_of(name), strict=True):
                if citation.claim is not None:
                    found[file.source.shown, citation.claim, citation.path] = line
        return found
