"""A run of ``provenance verify``: pages visited, kept and judged; one line of evidence for each citation."""

import contextlib
import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from provenance.errors import DamagedCaptureError, FetchError, ProvenanceError
from provenance.fetch.archive import Archives, Memento, as_memento
from provenance.fetch.captures import Captures
from provenance.matching import changes
from provenance.model.document import CitedPage
from provenance.model.evidence import Capture, Citation, Correction, Status
from provenance.model.ports import Page, Visit
from provenance.model.verification import Counts, Proposal
from provenance.verifying.judge import Judge, JudgedPage, Judgement, day, plain
from provenance.verifying.pages import Looked, ReadPage, Shelf
from provenance.verifying.references import Reference, address
from provenance.verifying.refresh import Refresh

Key = tuple[str, str, str]
"""File, claim and path of a citation."""

DEAD = (Status.GONE, Status.UNREACHABLE)
"""The states in which an archived copy is looked for."""


class Visiting(Protocol):
    """What visits pages, many sites side by side: :class:`provenance.fetch.visits.Visits`."""

    def visit_all(
        self, urls: Iterable[str], known: Callable[[str], Page | None], on: Callable[[Visit], object]
    ) -> None:
        """Visit each address, and tell ``on`` what came of it, in whatever order and thread."""
        ...


class Tools(NamedTuple):
    """What a run works with.

    ``keep`` puts a page among the captures. ``archives`` are asked for copies of dead links, and for copies that are
    cited. ``refresh`` is set where pages are to be visited that were kept before.
    """

    visits: Visiting
    captures: Captures
    keep: Callable[[Page], Capture]
    read: ReadPage
    judge: Judge
    today: datetime.date
    archives: Archives | None = None
    refresh: Refresh | None = None

    def copy_at(self, url: str) -> Memento | None:
        """The archived copy that an address is of, where the archives can be asked for it."""
        return as_memento(url, self.archives.hosts) if self.archives is not None else None


class Result(NamedTuple):
    """What a run found out: lines of evidence by what they are about, and where they come from.

    ``kept`` are the citations whose evidence stands as it was: nothing that it depends on has changed, or the site
    could not be asked again.
    """

    lines: dict[Key, Citation]
    kept: frozenset[Key]
    counts: Counts
    proposals: tuple[Proposal, ...]


class Run:
    """A run over some references: every cited page that has no evidence is looked at, or with a refresh every one, and
    what stands on it is judged. ``before`` is the evidence so far."""

    def __init__(self, references: Sequence[Reference], before: Mapping[Key, Citation], tools: Tools) -> None:
        self._before = before
        self._tools = tools
        self._shelf = Shelf(tools.captures, tools.read, tools.today)
        self._lines: dict[Key, Citation] = {}
        self._kept: set[Key] = set()
        self._wanted: dict[str, list[Reference]] = {}
        self._dead: list[Reference] = []
        self._changes = _Changes(self._shelf, tools.captures)
        for each in references:
            line = self._earlier(each)
            if tools.refresh is None and line is not None and line.status is not Status.UNREACHABLE:
                self._stands(each, line)
            else:
                self._wanted.setdefault(address(each.url), []).append(each)

    def go(self, progress: Callable[[int, int], None] | None = None) -> Result:
        """Look at every page, and say what came of it.

        Raises :class:`~provenance.errors.ProvenanceError` where nothing can be kept; what happens to single pages is a
        state of theirs. :class:`KeyboardInterrupt` passes: what was visited is kept, and not asked for again.
        """
        total = len(self._wanted)
        fetched = captured = unchanged = 0
        skipped = len({address(line.url) for line in self._lines.values()} - set(self._wanted))
        for done, (url, looked, came) in enumerate(self._looked(), 1):
            self._judge(self._wanted[url], looked)
            unchanged += looked.unchanged
            fetched += came and not looked.unchanged
            captured += not came
            if progress is not None:
                progress(done, total)
        proposals = tuple(self._proposals())
        counts = Counts(fetched, captured, unchanged, skipped)
        return Result(self._lines, frozenset(self._kept), counts, proposals)

    def so_far(self) -> Result:
        """What is known when a run was stopped; where nothing was judged yet, evidence stands as it was."""
        unjudged = {each.key for references in self._wanted.values() for each in references} - self._lines.keys()
        stands = {key: self._before[key] for key in unjudged if key in self._before}
        return Result(self._lines | stands, frozenset(self._kept) | stands.keys(), Counts(), ())

    # Where pages come from

    def _looked(self) -> Iterator[tuple[str, Looked, bool]]:
        """Each wanted page once, as it was looked at, and whether it was visited for this."""
        to_visit = []
        for url in self._wanted:
            looked = self._already(url)
            if looked is None:
                to_visit.append(url)
            else:
                yield url, looked, False
        for visit, capture in self._visited(to_visit):
            yield visit.url, self._shelf.visited(visit, capture), True

    def _already(self, url: str) -> Looked | None:
        """The page without a visit: as it was kept, or as this refresh has seen it before it was interrupted."""
        refresh, captures = self._tools.refresh, self._tools.captures
        try:
            if refresh is None:
                return self._shelf.kept(url)
            found = refresh.done(url)
            if found is None:
                return None
            visit, address = found
            return self._shelf.visited(visit, captures.by_hash(address)[0] if address is not None else None)
        except (DamagedCaptureError, IndexError):
            return None

    def _visited(self, urls: Sequence[str]) -> Iterator[tuple[Visit, Capture | None]]:
        """Visits as they end, each with its page as it was kept. They go on in threads while pages are judged."""
        if not urls:
            return
        tools = self._tools
        came: SimpleQueue[tuple[Visit, Capture | None] | BaseException] = SimpleQueue()

        def on(visit: Visit) -> None:
            try:
                visit, capture = self._kept_of(visit)
                if tools.refresh is not None:
                    tools.refresh.add(visit, capture.address if capture is not None else None)
                came.put((replace(visit, page=None), capture))
            except BaseException as error:
                came.put(error)

        copies = {url: memento for url in urls if (memento := tools.copy_at(url)) is not None}

        def visit() -> None:
            try:
                tools.visits.visit_all([url for url in urls if url not in copies], self._known, on)
            except BaseException as error:
                came.put(error)

        def fetch_copies() -> None:
            for url, memento in copies.items():
                on(self._copied(url, memento))

        for work in (visit, fetch_copies):
            Thread(target=work, name=work.__name__, daemon=True).start()
        for _ in urls:
            yield _given(came.get())

    def _kept_of(self, visit: Visit) -> tuple[Visit, Capture | None]:
        """A visit with the capture of its page. The same page as before is not kept again."""
        page = visit.page
        if page is None or not visit.settled:
            return visit, None  # what may be another answer the next time is no evidence of anything
        before = self._shelf.readable(visit.url) if page.status == 200 else None
        known = (before.final_url, before.sha256) if before is not None else None
        if known == (page.final_url, hashlib.sha256(page.body).hexdigest()):
            return replace(visit, page=None, unchanged=True), None
        return visit, self._tools.keep(page)

    def _copied(self, url: str, memento: Memento) -> Visit:
        """An archived copy as it was: without what the archive puts around it for people to see."""
        assert self._tools.archives is not None
        try:
            page = self._tools.archives.copy(memento)
        except FetchError as error:
            return Visit(url, Status.UNREACHABLE, reason=error.reason, settled=False)
        return Visit(url, Status.OK, replace(page, url=url, redirects=()))

    def _known(self, url: str) -> Page | None:
        """The page as it was kept before: what a site is asked to compare with."""
        capture = self._shelf.readable(url) if self._tools.refresh is not None else None
        if capture is None:
            return None
        try:
            return self._tools.captures.page(capture)
        except DamagedCaptureError:
            return None

    # What pages show

    def _earlier(self, reference: Reference) -> Citation | None:
        """The evidence so far, if it still speaks of the same: this page, and these words."""
        line = self._before.get(reference.key)
        return line if line is not None and line.url == reference.url and line.judged == reference.judged else None

    def _stands(self, reference: Reference, line: Citation) -> None:
        self._lines[reference.key] = line
        self._kept.add(reference.key)
        if line.status is Status.GONE and line.archive is not None:
            self._dead.append(reference)

    def _judge(self, references: Sequence[Reference], looked: Looked) -> None:
        """The lines of every claim that cites a page."""
        held: JudgedPage | None = None
        for each in references:
            line = self._earlier(each)
            if line is not None and self._no_news(line, looked):
                # What could not be asked again is still proved by its capture.
                self._stands(each, line)
                continue
            if line is not None and self._same_page(line, looked):
                checked = day(looked.visited)
                self._lines[each.key] = replace(line, checked=checked)
                continue
            if looked.page is not None and held is None:
                held = self._tools.judge.page(looked.page)
            judgement = held.judge(each) if held is not None else Judgement()
            self._lines[each.key] = self._line(each, looked, judgement, line)
            if looked.status in DEAD and each.path != "established":
                self._dead.append(each)

    def _no_news(self, line: Citation, looked: Looked) -> bool:
        return line.page_read and looked.status in (Status.UNREACHABLE, Status.BLOCKED)

    def _same_page(self, line: Citation, looked: Looked) -> bool:
        capture = looked.capture
        return (
            looked.page is not None
            and capture is not None
            and line.sha256 == capture.sha256
            and (line.status, line.moved_to) == (looked.status, looked.moved_to)
        )

    def _line(self, reference: Reference, looked: Looked, judgement: Judgement, earlier: Citation | None) -> Citation:
        capture, page = looked.capture, looked.page
        return Citation(
            version=1,
            file=reference.file,
            claim=reference.claim.id,
            path=reference.path,
            url=reference.url,
            status=looked.status,
            retrieved=day(capture.retrieved.date()) if capture is not None else None,
            read_in_full=looked.full,
            sha256=capture.sha256 if capture is not None else None,
            published=day(page.document.published) if page is not None else None,
            modified=day(page.modified) if page is not None else None,
            verdict=judgement.verdict,
            matched=judgement.matched,
            distance=judgement.distance,
            edits=judgement.edits,
            context=judgement.context,
            attribution=plain(judgement.attribution) if judgement.attribution is not None else None,
            drift=judgement.drift,
            corrected=self._corrected(reference, looked, earlier),
            archive=earlier.archive if earlier is not None else None,
            checked=day(looked.visited),
            moved_to=looked.moved_to,
            reason=looked.reason,
            # What another visit may answer otherwise is asked for again.
            judged=reference.judged if looked.settled else None,
        )

    def _corrected(
        self, reference: Reference, looked: Looked, earlier: Citation | None
    ) -> Correction | str | bool | None:
        """What has been changed on the page: as it says itself, or as its versions show."""
        if looked.page is None or looked.capture is None:
            return earlier.corrected if earlier is not None else None
        found = self._changes.noted(looked.page, reference.day)
        if found is None and earlier is not None and earlier.sha256 not in (None, looked.capture.sha256):
            assert earlier.sha256 is not None
            found = self._changes.since(earlier.sha256, looked.page, looked.visited)
        return found or (earlier.corrected if earlier is not None else None)

    # Dead links

    def _proposals(self) -> Iterator[Proposal]:
        """Archived copies in place of pages that are not to be had; the evidence names them, too."""
        archives = self._tools.archives
        if archives is None:
            return
        asked: dict[tuple[str, datetime.date | None], Memento | None] = {}
        for each in sorted(self._dead, key=lambda dead: dead.key):
            known = self._lines[each.key].archive
            if known is not None and self._tools.refresh is None:
                copied = self._tools.copy_at(known)
                yield self._proposal(each, known, copied.taken if copied is not None else None)
                continue
            question = (address(each.url), each.day)
            if question not in asked:
                asked[question] = archives.nearest(each.url, each.day)
            copy = asked[question]
            if copy is not None and address(copy.url) != question[0]:
                self._lines[each.key] = replace(self._lines[each.key], archive=copy.url)
                yield self._proposal(each, copy.url, copy.taken)

    def _proposal(self, dead: Reference, copy: str, taken: datetime.datetime | None) -> Proposal:
        return Proposal(dead.shown, dead.claim.id, dead.path, dead.url, copy, taken.date().isoformat() if taken else "")


class _Changes:
    """What has been changed on a page, found out once for all the claims that cite it. It remembers one page."""

    def __init__(self, shelf: Shelf, captures: Captures) -> None:
        self._shelf = shelf
        self._captures = captures
        self._page: CitedPage | None = None
        self._noted: dict[datetime.date | None, Correction | None] = {}
        self._since: dict[str, Correction | None] = {}

    def noted(self, page: CitedPage, day: datetime.date | None) -> Correction | None:
        """What the page says itself of changes after a day."""
        self._turn_to(page)
        if day not in self._noted:
            self._noted[day] = changes.noted(page, since=day)
        return self._noted[day]

    def since(self, sha256: str, page: CitedPage, on: datetime.date) -> Correction | None:
        """What is another since the version with that hash; None, too, where that one is not there any more."""
        self._turn_to(page)
        if sha256 not in self._since:
            self._since[sha256] = None
            for capture in self._captures.by_hash(sha256)[:1]:
                with contextlib.suppress(ProvenanceError):
                    self._since[sha256] = changes.changed(self._shelf.page(capture), page, on=on)
        return self._since[sha256]

    def _turn_to(self, page: CitedPage) -> None:
        if page is not self._page:
            self._page = page
            self._noted.clear()
            self._since.clear()


def again(result: Result, references: Sequence[Reference], tools: Tools) -> Result:
    """A result after its claim files were mended: what they cite now, judged where that is something else."""
    now = {each.key: each for each in references}
    stands = {key: line for key, line in result.lines.items() if key in now and line.judged == now[key].judged}
    wanted = [each for key, each in now.items() if key not in stands]
    anew = Run(wanted, {}, tools._replace(refresh=None)).go()
    counts = Counts(*(getattr(result.counts, name) + getattr(anew.counts, name) for name in Counts.__struct_fields__))
    return Result(stands | anew.lines, result.kept & stands.keys(), counts, (*result.proposals, *anew.proposals))


def _given(came: tuple[Visit, Capture | None] | BaseException) -> tuple[Visit, Capture | None]:
    if isinstance(came, BaseException):
        raise came
    return came
