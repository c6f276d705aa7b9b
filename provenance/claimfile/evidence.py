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

    __slots__ = ("_files", "folder", "problems")

    def __init__(self, folder: str, files: dict[str, tuple[Citation, ...]], problems: tuple[Problem, ...]) -> None:
        self.folder = folder
        self.problems = problems
        self._files = files

    def of(self, name: str) -> tuple[Citation, ...]:
        """The citations of the claim file ``name`` (relative to the evidence's own folder)."""
        return self._files.get(f"{self.folder}/{name}", ()) + self._files.get(name, ())


def parse(text: str, folder: str) -> Evidence:
    """Read evidence. A line that does not hold is a problem with its number; the others count."""
    decoder = msgspec.json.Decoder(Citation)
    files: dict[str, list[Citation]] = {}
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
    return Evidence(folder, {name: tuple(group) for name, group in files.items()}, tuple(problems))
