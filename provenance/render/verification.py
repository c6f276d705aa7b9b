"""What a run of `verify` found, for people and as JSON, version 1.

For people the answer comes first: how many pages were read, what fits and what does not. Then, file by file and the
gravest first, what does not fit or could not be seen, each with what can be done about it. Where all is well, that is
one sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import Meta

from provenance.model.chain import Verified
from provenance.model.evidence import Citation, Day, Status
from provenance.model.verification import Proposal, Verification, cited
from provenance.render import evidence, json, wording
from provenance.render.cells import width as cells
from provenance.render.cells import wrap
from provenance.render.json import Count, Unread, encoded
from provenance.render.safety import one_line
from provenance.render.sheet import Sheet

_STYLES = {"title": "bold", "wrong": "bold red", "doubt": "bold magenta"}
_ARTICLE = "article"
_MOST_IDS = 8
_MOST_DIFFERENCES = 8
_AROUND = 70
"""So many characters of the page are shown on either side of what was found."""

_LONGEST = 600
"""So many characters of a passage are shown beside another."""


def text(
    verification: Verification,
    *,
    width: int = 80,
    colour: bool = False,
    verbose: bool = False,
    ascii: bool = False,
    links: str | None = None,
) -> Iterator[str]:
    """The run in lines, each ended by a line feed, none wider than ``width`` cells but for what cannot be broken.

    ``verbose`` lists what fits, too. ``ascii`` draws with plain letters. ``links`` is the address of the folder that
    the files' names start from, for a terminal that shows links.
    """
    return _Page(verification, Sheet(width, _STYLES, colour=colour, ascii=ascii, links=links), verbose).lines()


class Summary(msgspec.Struct, frozen=True, gc=False):
    """The run in numbers. A page that several claims cite counts once, a citation for each claim that makes it."""

    files: Annotated[Count, Meta(description="Claim files that cite something.")]
    citations: Count
    pages: Count
    read: Annotated[Count, Meta(description="Pages that were read, in full or in part.")]
    matched: Annotated[Count, Meta(description="Citations whose words, or what is attributed there, match.")]
    mismatched: Annotated[Count, Meta(description="Citations that the page disproves.")]
    status: Annotated[dict[str, Count], Meta(description="How many pages are in which state.")]
    changed: Annotated[Count, Meta(description="Citations of which something is new since the last run.")]
    fetched: Count
    captured: Annotated[Count, Meta(description="Pages read from captures that were there before.")]
    unchanged: Annotated[Count, Meta(description="Pages that are the same as at the last visit.")]
    skipped: Annotated[Count, Meta(description="Pages that were not asked for in this run.")]
    fixed: Annotated[bool, Meta(description="Whether the proposals were written into the claim files.")]
    written: Annotated[tuple[str, ...], Meta(description="The evidence files that changed.")]


class ProposedCopy(msgspec.Struct, frozen=True, gc=False):
    """An archived copy in place of a dead link."""

    file: str
    claim: str | None
    path: str
    url: str
    archive: Annotated[str, Meta(description="The address of the copy.")]
    taken: Annotated[Day, Meta(description="When the copy was made.")]


class VerifyOutput(msgspec.Struct, frozen=True, gc=False):
    """The output of ``provenance verify --format json``, version 1. New keys may come."""

    version: Literal[1]
    summary: Summary
    citations: Annotated[tuple[Citation, ...], Meta(description="What the evidence now holds, a line each.")]
    proposals: tuple[ProposedCopy, ...]
    unread: tuple[Unread, ...]


def document(verification: Verification) -> Iterator[bytes]:
    """The run as one JSON document in UTF-8, ended by a line feed; a citation, proposal and unread file a line."""
    yield b'{"version":1,\n"summary":' + encoded(summary(verification))
    yield b',\n"citations":['
    yield from json.listed(json.encoded_lines(_sorted(verification.citations)))
    yield b'],\n"proposals":['
    proposals = sorted(verification.proposals, key=lambda each: (each.file, each.claim or "", each.path))
    yield from json.listed(json.encoded_lines(ProposedCopy(*msgspec.structs.astuple(each)) for each in proposals))
    yield b'],\n"unread":['
    unread = sorted(verification.unread, key=lambda each: (each.file, each.reason))
    yield from json.listed(json.encoded_lines(Unread(each.file, each.reason) for each in unread))
    yield b"]}\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the output."""
    from provenance.claimfile.schema import published

    return published(VerifyOutput, "verify-v1", "Output of provenance verify --format json, version 1")


def summary(verification: Verification) -> Summary:
    """The run in numbers."""
    citations = verification.citations
    pages = _pages(citations)
    status = dict.fromkeys((each.value for each in Status), 0)
    for citation in pages:
        status[citation.status.value] += 1
    judged = [each for each in citations if each.path != _ARTICLE]
    counts = verification.counts
    return Summary(
        len({each.file for each in citations}),
        len(citations),
        len(pages),
        sum(each.page_read for each in pages),
        sum(each.verified is Verified.MATCHED for each in judged),
        sum(each.verified is Verified.MISMATCH for each in judged),
        status,
        sum(map(verification.changed, citations)),
        counts.fetched,
        counts.captured,
        counts.unchanged,
        counts.skipped,
        verification.fixed,
        tuple(sorted(verification.written)),
    )


def _sorted(citations: Iterable[Citation]) -> list[Citation]:
    return sorted(citations, key=lambda each: (each.file, each.claim or "", each.path, each.url))


def _pages(citations: Iterable[Citation]) -> list[Citation]:
    """One citation a page, one that was read before others."""
    found: dict[str, Citation] = {}
    for citation in citations:
        if citation.url not in found or (citation.page_read and not found[citation.url].page_read):
            found[citation.url] = citation
    return list(found.values())


class _Entry(NamedTuple):
    """Something to say of some citations of one page: the gravest comes first."""

    rank: int
    citations: list[Citation]


_HEADINGS = (
    "Words that differ from the page",
    "Quotations that are not in the article",
    "Gone",
    "Not shown to us",
    "Not read in full",
    "Out of reach",
    "Corrected since",
    "Moved",
    "Fits",
)
_GRAVE = 2  # up to here it is what the page holds against the claim


def _rank(citation: Citation, verbose: bool) -> int | None:
    """Under which heading a citation stands; None where there is nothing to say of it."""
    if citation.verified is Verified.MISMATCH:
        return 1 if citation.path == _ARTICLE else 0
    ranks = {Status.GONE: 2, Status.BLOCKED: 3, Status.UNREACHABLE: 5}
    if citation.status in ranks:
        return ranks[citation.status]
    if citation.status is Status.PAYWALLED and not citation.read_in_full:
        return 4
    if citation.corrected:
        return 6
    if citation.status is Status.MOVED:
        return 7
    return 8 if verbose else None


class _Page:
    """One run on its way to a terminal."""

    def __init__(self, verification: Verification, sheet: Sheet, verbose: bool) -> None:
        self._run = verification
        self._sheet = sheet
        self._verbose = verbose
        self._proposed: dict[tuple[str, str], Proposal] = {}
        for proposal in verification.proposals:
            self._proposed.setdefault((proposal.file, proposal.url), proposal)

    def lines(self) -> Iterator[str]:
        entries = self._entries()
        unread = sorted(self._run.unread, key=lambda each: (each.file, each.reason))
        answer, end = self._answer(bare=not entries and not unread), self._end()
        if not entries and not unread:
            yield from self._sheet.wrapped(f"{answer} {end}")
            return
        yield from self._sheet.wrapped(answer)
        yield "\n"
        for file, found in self._by_file(entries):
            name = self._sheet.words(file)
            if cells(name) <= self._sheet.width:
                yield self._sheet.line(self._sheet.file(file, name))
            else:
                yield from self._sheet.wrapped(name, style="title")
            under = -1
            for entry in found:
                if entry.rank != under:
                    under = entry.rank
                    style = "wrong" if under < _GRAVE else "doubt" if under < 6 else "title"
                    yield self._sheet.line("  ", (_HEADINGS[under], style))
                yield from self._entry(entry)
            yield "\n"
        for each in unread:
            words = f"Not read: {self._sheet.words(each.file)}: {self._sheet.words(one_line(each.reason, 500))}."
            yield from self._sheet.wrapped(words, "  ", "    ")
        if unread:
            yield "\n"
        yield from self._sheet.wrapped(end)

    def _answer(self, *, bare: bool) -> str:
        found = summary(self._run)
        if not found.citations:
            return "No page is cited: there is nothing to verify."
        pages = wording.count(found.pages, "cited page")
        told = f"{pages}, {'all' if found.pages == found.read > 1 else f'{found.read:,}'} read"
        places = [
            f"{words} in {wording.count(number, 'place')}" if first else f"{words} in {number:,}"
            for first, number, words in (
                (True, found.matched, "match"),
                (not found.matched, found.mismatched, "differ"),
            )
            if number
        ]
        if places:
            told += f": words {wording.listed(places)}"
        came = [
            words
            for number, words in (
                (found.captured, f"{found.captured:,} from captures"),
                (found.unchanged, f"{found.unchanged:,} unchanged"),
                (found.skipped, f"{found.skipped:,} not asked for"),
            )
            if number
        ]
        aside = f" ({', '.join(came)})" if came else ""
        return f"{told}{aside}{'; nothing to report' if bare else ''}."

    def _end(self) -> str:
        run = self._run
        told = []
        if run.proposals:
            copies = wording.count(len(run.proposals), "archived copy", "archived copies")
            if run.fixed:
                told.append(f"{copies} written into the claim files in place of what is gone.")
            else:
                them = "it" if len(run.proposals) == 1 else "them"
                told.append(f"{copies} proposed: `provenance\xa0verify\xa0--fix` writes {them} into the claim files.")
        if run.written:
            files = [self._sheet.words(each) for each in sorted(run.written)]
            shown = [*files[:3], f"{len(files) - 3:,} more"] if len(files) > 3 else files
            told.append(f"Wrote {wording.listed(shown)}; next: `provenance\xa0check`.")
        elif run.citations:
            told.append("The evidence is as it was.")
        return " ".join(told)

    # What there is to say

    def _entries(self) -> list[_Entry]:
        """What is to be said: of words that differ for each claim, of anything else for each page and file."""
        found: dict[tuple[object, ...], _Entry] = {}
        for citation in _sorted(self._run.citations):
            rank = _rank(citation, self._verbose)
            if rank is None:
                continue
            key: tuple[object, ...] = (rank, citation.file, citation.url)
            if rank < _GRAVE:
                key = (*key, citation.claim, citation.path)
            found.setdefault(key, _Entry(rank, [])).citations.append(citation)
        return list(found.values())

    def _by_file(self, entries: Sequence[_Entry]) -> list[tuple[str, list[_Entry]]]:
        """The files with the gravest first, and within each the gravest entry first."""
        files: dict[str, list[_Entry]] = {}
        for entry in sorted(entries, key=lambda each: each.rank):
            files.setdefault(entry.citations[0].file, []).append(entry)
        return sorted(files.items(), key=lambda item: (item[1][0].rank, item[0]))

    def _entry(self, entry: _Entry) -> Iterator[str]:
        sheet = self._sheet
        citation = entry.citations[0]
        ids = list(dict.fromkeys(sheet.cut(each.claim, 40) for each in entry.citations if each.claim is not None))
        if len(ids) > _MOST_IDS:
            ids[_MOST_IDS:] = [f"and {len(ids) - _MOST_IDS:,} more"]
        names = " ".join(ids) or "the article"
        address = sheet.words(one_line(citation.url, 2_100))
        if 4 + cells(names) + 2 + cells(address) <= sheet.width:
            yield sheet.line("    ", (names, "title"), "  ", sheet.address(address))
        else:
            yield from sheet.wrapped(names, "    ", style="title")
            yield from sheet.wrapped(address, "      ", "        ")
        for words, depth in self._said(citation):
            yield from sheet.wrapped(words, " " * (6 + 2 * depth), " " * (8 + 2 * depth))
        if entry.rank < _GRAVE:
            yield from self._beside(citation)
        old = self._run.before.get(cited(citation))
        if old is not None and (was := self._state(old)) != self._state(citation):
            yield from sheet.wrapped(f"before: {was}", "      ", "        ")
        for words in self._todo(entry):
            yield from sheet.wrapped(f"next: {words}", "      ", "        ")

    def _state(self, citation: Citation) -> str:
        """A citation in one clause, its day aside."""
        undated = msgspec.structs.replace(citation, retrieved=None, checked=None)
        words = evidence.words(citation)
        told = evidence.page(undated)
        return self._sheet.words(f"{told}; {words}" if words else told)

    def _said(self, citation: Citation) -> Iterator[tuple[str, int]]:
        """What evidence says of a page, line by line, each with its depth."""
        sheet = self._sheet
        yield sheet.words(evidence.page(citation)), 0
        words = evidence.words(citation)
        if words is not None:
            yield sheet.words(words), 0
        differences = list(evidence.differences(citation))
        yield from ((sheet.words(each), 1) for each in differences[:_MOST_DIFFERENCES])
        if len(differences) > _MOST_DIFFERENCES:
            yield f"and {len(differences) - _MOST_DIFFERENCES:,} more", 1
        corrected = evidence.corrected(citation)
        if corrected is not None:
            yield sheet.words(corrected), 0

    def _todo(self, entry: _Entry) -> Iterator[str]:
        citation = entry.citations[0]
        proposal = self._proposed.get((citation.file, citation.url))
        if proposal is not None:
            taken = evidence.day(proposal.taken)
            copy = f"the archived copy of {taken}" if taken else "the archived copy"
            done = "now cites" if self._run.fixed else "could cite"
            yield self._sheet.words(f"the claim file {done} {copy}: {one_line(proposal.archive, 2_100)}")
            return
        after = evidence.after(citation)
        if after is not None:
            yield self._sheet.words(after)

    # Words beside words

    def _beside(self, citation: Citation) -> Iterator[str]:
        """The words of the claim and of the page, one above the other, with what differs marked below it."""
        ours, theirs = self._run.quotes.get(cited(citation)), citation.matched
        if not theirs:
            return
        context = citation.context
        told = [(each.ours, each.theirs) for each in citation.edits]
        told += [(each.ours, each.theirs) for each in citation.drift if each.kind != "omission"]
        if ours:
            yield from self._marked("here", "", ours, "", [mine for mine, _ in told])
        before = context.before if context is not None else ""
        after = context.after if context is not None else ""
        yield from self._marked("upstream", before, theirs, after, [its for _, its in told])

    def _marked(self, label: str, before: str, words: str, after: str, marked: Sequence[str]) -> Iterator[str]:
        sheet = self._sheet
        lead, rest = f"      {label:<8}  ", " " * 16
        middle = sheet.drawn(evidence.shortened(words, _LONGEST))
        before, after = _end(sheet.words(before[-200:])), _beginning(sheet.words(after[:200]))
        spans = list(_found(middle, (sheet.words(each[:_LONGEST]) for each in marked), len(before)))
        start = 0
        passage = sheet.drawn(f"{before}{middle}{after}")
        for number, line in enumerate(wrap(passage, sheet.width - len(rest))):
            start = passage.find(line, start)
            yield sheet.line(lead if number == 0 else rest, line)
            carets = "".join(_caret(line, start, spans)).rstrip()
            if carets:
                yield sheet.line(rest, (carets, "wrong"))
            start += len(line)


def _end(text: str) -> str:
    """The last words before a passage, with the space between."""
    cut = text[-_AROUND:].partition(" ")[2] if len(text) > _AROUND else text
    return f"{'…' if len(cut) < len(text) else ''}{cut} " if cut else ""


def _beginning(text: str) -> str:
    """The first words after a passage, with the space between where there is one."""
    cut = text[:_AROUND].rpartition(" ")[0] if len(text) > _AROUND else text
    space = " " if cut[:1].isalnum() or cut[:1] in "“‘„«(—–" else ""
    return f"{space}{cut}{'…' if len(cut) < len(text) else ''}" if cut else ""


def _found(text: str, wanted: Iterable[str], offset: int) -> Iterator[tuple[int, int]]:
    """Where some words stand in a text, one after the other."""
    start = 0
    for words in wanted:
        at = text.find(words, start) if words else -1
        if at >= 0:
            start = at + len(words)
            yield at + offset, start + offset


def _caret(line: str, start: int, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """A caret below every cell of a line that lies in one of the spans, a space below any other."""
    for number, character in enumerate(line, start):
        inside = any(first <= number < last for first, last in spans)
        yield ("^" if inside else " ") * cells(character)
