"""Evidence (claims/evidence.jsonl): text in, citations by claim file out."""

import msgspec

from provenance.model.evidence import Citation
from provenance.model.finding import Problem
from provenance.model.text import Span


class Evidence:
    """The evidence that stands beside claim files: citations by the claim file they are about, and its problems.

    ``folder`` is the name of the folder that holds it: lines name a claim file from the folder above
    (``claims/x.toml``) or by its name alone.
    """

    __slots__ = ("_files", "_lines", "folder", "problems")

    def __init__(
        self,
        folder: str,
        files: dict[str, tuple[Citation, ...]],
        problems: tuple[Problem, ...],
        lines: dict[str, list[str]],
    ) -> None:
        self.folder = folder
        self.problems = problems
        self._files = files
        self._lines = lines

    def of(self, name: str) -> tuple[Citation, ...]:
        """The citations of the claim file ``name`` (relative to the evidence's own folder)."""
        return self._files.get(f"{self.folder}/{name}", ()) + self._files.get(name, ())

    def files(self) -> set[str]:
        """The names of the claim files that it is about, relative to its own folder."""
        return {name.removeprefix(f"{self.folder}/") for name in self._files}

    def lines_of(self, name: str) -> list[str]:
        """The same citations as they are written, in the same order."""
        return [*self._lines.get(f"{self.folder}/{name}", ()), *self._lines.get(name, ())]


def parse(text: str, folder: str) -> Evidence:
    """Read evidence. A line that does not hold is a problem with its number; the others count."""
    decoder = msgspec.json.Decoder(Citation)
    files: dict[str, list[Citation]] = {}
    lines: dict[str, list[str]] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            citation = decoder.decode(line)
        except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
            span = Span(number, 1, number, len(line.rstrip("\r")) + 1)
            message = f"not a line of evidence: {error}; run `provenance verify` again"
            problems.append(Problem("schema", message, span=span))
            continue
        files.setdefault(citation.file, []).append(citation)
        lines.setdefault(citation.file, []).append(line)
    return Evidence(folder, {name: tuple(group) for name, group in files.items()}, tuple(problems), lines)
