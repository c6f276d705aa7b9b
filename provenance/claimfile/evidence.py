"""Evidence (claims/evidence.jsonl): text in, citations by claim file out."""

import re
from collections.abc import Collection, Iterable, Iterator

import msgspec

from provenance.model.evidence import Citation
from provenance.model.finding import Problem
from provenance.model.text import Pattern, Span

_UNSEEN = Pattern("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

MOST_PROBLEMS = 1_000
"""Of so many lines at most it is told what is wrong with them: a file of which more do not hold is no evidence."""


class Evidence:
    """The evidence that stands beside claim files: citations by the claim file they are about, and its problems.

    ``folder`` is the name of the folder that holds it: lines name a claim file from the folder above
    (``claims/x.toml``) or by its name alone. ``broken`` counts the lines that do not hold; the first
    :data:`MOST_PROBLEMS` of them are problems.
    """

    __slots__ = ("_files", "_lines", "broken", "folder", "problems")

    def __init__(
        self,
        folder: str,
        files: dict[str, tuple[Citation, ...]],
        problems: tuple[Problem, ...],
        lines: dict[str, list[str]],
        broken: int,
    ) -> None:
        self.broken = broken
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

    def others(self, names: Collection[str]) -> Iterator[tuple[Citation, str]]:
        """The citations of other claim files than ``names``, each as it is written."""
        for name, citations in self._files.items():
            if name.removeprefix(f"{self.folder}/") not in names:
                yield from zip(citations, self._lines[name], strict=True)


def written(lines: Iterable[tuple[Citation, str | None]]) -> Iterator[str]:
    """Evidence as its file has it: one line a citation, sorted by file, claim and path. A citation that comes with its
    line keeps it to the letter. What a terminal would obey, or show elsewhere than it stands, is escaped."""
    for citation, line in sorted(lines, key=lambda each: (each[0].file, each[0].claim or "", each[0].path)):
        yield f"{line if line is not None else _UNSEEN.sub(_escaped, msgspec.json.encode(citation).decode())}\n"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def parse(text: str, folder: str) -> Evidence:
    """Read evidence. A line that does not hold is a problem with its number; the others count."""
    decoder = msgspec.json.Decoder(Citation)
    files: dict[str, list[Citation]] = {}
    lines: dict[str, list[str]] = {}
    problems: list[Problem] = []
    broken = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            citation = decoder.decode(line)
        except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
            broken += 1
            if broken > MOST_PROBLEMS:
                continue
            span = Span(number, 1, number, len(line.rstrip("\r")) + 1)
            message = f"not a line of evidence: {error}; run `provenance verify` again"
            problems.append(Problem("schema", message, span=span))
            continue
        files.setdefault(citation.file, []).append(citation)
        lines.setdefault(citation.file, []).append(line)
    return Evidence(folder, {name: tuple(group) for name, group in files.items()}, tuple(problems), lines, broken)
