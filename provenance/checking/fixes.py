"""What ``check --fix`` mends in claim files: their form, and nothing else.

The canonical layout, addresses in their normal form, and the quotation marks in ``text``, which is in the checker's own
words. What the article says and who said it, nothing here touches: a property test holds that.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from provenance.claimfile.addresses import normal
from provenance.claimfile.evidence import Evidence
from provenance.claimfile.format import Edit, formatted
from provenance.claimfile.limits import Limits
from provenance.claimfile.sources import EVIDENCE, Reader, Source, citations_of
from provenance.errors import UnreadableError
from provenance.lexicon.quotation_marks import CERTAIN, CLOSED_BY
from provenance.model.finding import Path as Symbolic
from provenance.rules.file.mixed_quotation_marks import mixtures


class Fix(NamedTuple):
    """A claim file that is to change: its name for people, its path, the folder it may not leave, its text before and
    after."""

    shown: str
    path: Path
    root: Path | None
    before: str
    after: str


def fixes(sources: Iterable[Source], limits: Limits) -> Iterator[Fix | UnreadableError]:
    """The files whose form can be mended, and the errors of those that could not be looked at."""
    read = Reader(limits)
    beside = _Beside(read)
    for source in sources:
        if source.path is None:
            continue
        path, root = Path(source.path), Path(source.root) if source.root else None
        try:
            before = read(source)
            after = formatted(before, source.shown, limits, _edit(beside.cited(source)))
        except UnreadableError as error:
            yield error
        else:
            if after is not None and after != before:
                yield Fix(source.shown, path, root, before, after)


class _Beside:
    """The evidence beside claim files, read when it is first asked for."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._found: dict[str, Evidence] = {}

    def cited(self, source: Source) -> frozenset[str] | None:
        """The addresses that the evidence on a claim file names, where it was found and, where that is a link, where
        it really stands; None where that cannot be known."""
        real = os.path.realpath(source.path or "")
        places = {self._named(source), self._named(msgspec.structs.replace(source, path=real))}
        return None if None in places else frozenset().union(*(place for place in places if place is not None))

    def _named(self, source: Source) -> frozenset[str] | None:
        folder = source.folder or ""
        if folder not in self._found:
            try:
                there = self._read.evidence(folder, source.root, EVIDENCE)
            except UnreadableError:
                return None
            if there is None:
                return frozenset()
            self._found[folder] = there[1]
        return frozenset(citation.url for citation in citations_of(source, self._found) or ())


def _edit(cited: frozenset[str] | None) -> Edit:
    def edit(at: Symbolic, text: str) -> str:
        if _is_address(at):
            # Evidence counts for the address that the claim cites now, letter by letter.
            return text if cited is None or text in cited else normal(text)
        return closed_by_their_own(text) if _is_checkers_text(at) else text

    return edit


def _is_address(at: Symbolic) -> bool:
    match at:
        case (
            ("article", "url")
            | ("claim", int(), "original" | "established")
            | ("claim", int(), "relay" | "record", int(), "url")
        ):
            return True
    return False


def _is_checkers_text(at: Symbolic) -> bool:
    return len(at) == 3 and at[0] == "claim" and at[2] == "text"


def closed_by_their_own(text: str) -> str:
    """``text`` with each quotation closed by a mark of the kind that opens it, if that settles all of its marks.

    Where the opening mark is closed differently by language, and for single marks, which may be apostrophes, only a
    person knows.
    """
    characters = list(text)
    for opening, wrong in mixtures(text):
        mark = text[opening]
        if mark not in CERTAIN:
            return text
        characters[wrong] = CLOSED_BY[mark][0]
    mended = "".join(characters)
    return mended if next(mixtures(mended), None) is None else text
