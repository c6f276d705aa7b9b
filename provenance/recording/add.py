"""Claim files, the registry and the evidence beside them into the ledger: one transaction a file.

A file whose content is the ledger's last revision is passed over. One that has changed becomes a new revision where the
last one is what it was made from: what this working copy had of it before, or what git has in the history of the file.
Where it is not, both have changed: nothing is written.
"""

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import islice, starmap
from pathlib import Path
from typing import NamedTuple

import msgspec

from provenance.checking.inspect import Inspected, Inspector, Setup
from provenance.checking.packed import Travelled, travelling
from provenance.checking.prepare import Ready
from provenance.claimfile import evidence as evidence_file
from provenance.claimfile import files
from provenance.claimfile.evidence import Evidence
from provenance.claimfile.sources import EVIDENCE, Reader, Source
from provenance.claimfile.uncollected import uncollected
from provenance.errors import LedgerConflictError, RevisionError, UnreadableError
from provenance.model.ledger import Conflict, Hand, Head, Outcome, What
from provenance.recording.conflicts import conflict
from provenance.recording.looks import Looking
from provenance.recording.places import Places, seat
from provenance.store import keeping, search
from provenance.store.chain import content_hash
from provenance.store.ledger import Ledger
from provenance.store.looked import Looked, looked
from provenance.store.runs import begin_run

TRIES = 8
"""So often a file is held against the ledger anew when another writer was faster."""
AT_ONCE = 500
WORTH_A_PROCESS = 1 << 19
"""Bytes of claim files from which on looking at them takes about as long as starting a process for it."""
A_FLUSH = 1.0
"""Seconds after which what was kept is made sure to be on the disk and to be found."""
_HISTORY = 200
_MOST_WORDS = 500_000
_LARGEST = 1 << 30


class _File(NamedTuple):
    """A file to be added: where it lies, what it is called in the ledger, and what the ledger has of it."""

    source: Source
    name: str
    sha256: str
    key: str
    size: int
    head: Head | None = None


class Adding:
    """Adds what a run would look at. ``over`` are revisions that somebody has seen, and changes nevertheless."""

    def __init__(
        self, ready: Ready, ledger: Ledger, hand: Hand, *, program: str, over: Collection[int] = (), jobs: int = 0
    ) -> None:
        self._ready = ready = _without_registry(ready)
        self._ledger = ledger
        self._places = Places(ready.cwd)
        self._by = hand
        self._hands: dict[Path, Hand] = {}
        self._named: dict[str, str] = {}
        self._program = program
        self._over = frozenset(over)
        self._jobs = jobs
        self._run: int | None = None
        self._unflushed = False
        self._documents: dict[int, tuple[str, ...]] = {}
        self._words: list[tuple[str, str]] = []
        self._read = Reader(ready.setup.limits)
        self._evidence: dict[str, Evidence] = {}
        self._looking = Looking(ready.setup, program, self._evidence)

    def go(self, progress: Callable[[int, int], None] | None = None) -> Iterator[Outcome]:
        """What becomes of the registry, of the evidence, and of each claim file, in the order of their names; each is
        in the ledger when its outcome comes. ``progress`` is called with (done, all) claim files."""
        with uncollected():
            yield from self._go(progress)

    def _go(self, progress: Callable[[int, int], None] | None) -> Iterator[Outcome]:
        with self._ledger.reading() as connection:
            self._unflushed = search.behind(connection)  # of somebody who was stopped
        yield from self._registry()
        yield from self._beside()
        wanted: list[_File] = []
        total = len(self._ready.sources)
        done = 0
        for start in range(0, total, AT_ONCE):
            for outcome, file in self._sorted_out(self._ready.sources[start : start + AT_ONCE]):
                if file is not None:
                    wanted.append(file)
                elif outcome is not None:
                    done += 1
                    yield outcome
        if progress is not None:
            progress(done, total)
        for outcome in self._looked_at(wanted):
            done += 1
            yield outcome
            if progress is not None:
                progress(done, total)

    def conflict(self, outcome: Outcome) -> Conflict:
        """Both changes of a file that was not added because of them, with what they were made from."""
        path = self._ready.cwd / outcome.shown
        return conflict(self._ledger, outcome, files.read_bytes(path, outcome.shown, _LARGEST))

    # ---------------------------------------------------------------------------------------- what stands beside them

    def _registry(self) -> Iterator[Outcome]:
        setup = self._ready.setup
        shown = setup.registry.path
        if shown is None:
            return
        path = self._ready.cwd / shown
        name = self._places.name(path)
        if setup.registry.broken or setup.registry_problems:
            reason = setup.registry_problems[0].message if setup.registry_problems else "it cannot be read"
            yield Outcome(shown, name, "refused", reason=f"{reason}; `provenance sources check` says where")
            return
        if (misnamed := self._misnamed(path, name)) is not None:
            yield Outcome(shown, name, "refused", reason=misnamed)
            return
        try:
            content = files.read_bytes(path, shown, setup.limits.registry_size)
        except UnreadableError as error:
            yield Outcome(shown, name, "refused", reason=error.reason)
            return
        yield self._keep(
            shown,
            path,
            keeping.Entry("registry", name, content, content_hash(content), registry=setup.registry),
            self._head(name),
        )

    def _beside(self) -> Iterator[Outcome]:
        """The evidence beside the claim files, folder by folder."""
        limits = self._ready.setup.limits
        folders = {(source.folder, source.root) for source in self._ready.sources if source.folder is not None}
        for folder, root in sorted(folders, key=str):
            assert folder is not None
            path = Path(folder) / EVIDENCE
            if not path.exists():
                continue
            shown = files.shown(path, self._ready.cwd)
            name = self._places.name(path)
            if (misnamed := self._misnamed(path, name)) is not None:
                yield Outcome(shown, name, "refused", reason=misnamed)
                continue
            try:
                content = files.read_bytes(path, shown, limits.registry_size, self._read.bounds(root))
                found = evidence_file.parse(files.decode(content, shown), path.parent.resolve().name)
            except UnreadableError as error:
                yield Outcome(shown, name, "refused", reason=error.reason)
                continue
            if found.problems:
                yield Outcome(shown, name, "refused", reason=found.problems[0].message)
                continue
            outcome = self._keep(
                shown, path, keeping.Entry("evidence", name, content, content_hash(content)), self._head(name)
            )
            if outcome.what not in ("refused", "conflict"):
                self._evidence[folder] = found  # what is not in the ledger, nothing there may rest on
            yield outcome

    # ---------------------------------------------------------------------------------------------------- claim files

    def _sorted_out(self, sources: Sequence[Source]) -> Iterator[tuple[Outcome | None, _File | None]]:
        """Those that the ledger has as they are, and those that have to be looked at."""
        found: list[tuple[_File | None, Outcome | None]] = []
        for source in sources:
            name = self._places.name(source.path or source.shown)
            reason = self._misnamed(source.path or source.shown, name)
            content = b""
            try:
                if reason is None:
                    content = self._content(source)
            except UnreadableError as error:
                reason = error.reason
            if reason is not None:
                found.append((None, Outcome(source.shown, name, "refused", reason=reason)))
                continue
            sha256 = content_hash(content)
            found.append((_File(source, name, sha256, self._looking.digest(source, sha256), len(content)), None))
        heads = self._ledger.heads([file.name for file, _ in found if file is not None])
        have: dict[str | None, dict[str, Head]] = {}
        for file, _ in found:
            if file is not None and file.name in heads and heads[file.name].sha256 == file.sha256:
                seat = self._hand(file.source.path or "").seat
                have.setdefault(seat, {})[file.name] = heads[file.name]
        for seat, some in have.items():
            self._note(seat, some)
        for file, outcome in found:
            if file is None:
                yield outcome, None
                continue
            head = heads.get(file.name)
            if head is not None and head.sha256 == file.sha256 and head.looked == file.key:
                yield Outcome(file.source.shown, file.name, "unchanged", head.seq), None
            else:
                yield None, file._replace(head=head)

    def _note(self, seat: str | None, have: dict[str, Head]) -> None:
        """Note of which files this working copy has the last revision, as far as that is not known yet."""
        if seat is None or not have:
            return
        with self._ledger.reading() as connection:
            known = keeping.checked_out(connection, seat, have)
        news = {name: head for name, head in have.items() if known.get(name) != head.seq}
        if news:
            with self._ledger.writing() as writer:
                for name, head in news.items():
                    keeping.check_out(writer, seat, name, head)

    def _looked_at(self, wanted: list[_File]) -> Iterator[Outcome]:
        """Each file looked at and kept, in their order."""
        sources = [file.source for file in wanted]
        worth = min(max(1, (os.cpu_count() or 1) - 1), sum(file.size for file in wanted) // WORTH_A_PROCESS)
        beside = worth if not self._jobs else self._jobs if self._jobs > 1 else 0
        posted = self._ledger.engine.dialect.name == "postgresql"
        with _made(sources, self._ready.setup.for_scores(), self._evidence, beside, posted=posted) as made:
            yield from self._flushed(starmap(self._taken, zip(wanted, made, strict=True)))

    def _flushed(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Outcomes, once what was kept is on the disk and can be found. Either takes about as long for one file as for
        many, so it is done for some at a time."""
        waiting: list[Outcome] = []
        since = time.monotonic()
        try:
            for outcome in outcomes:
                waiting.append(outcome)
                if time.monotonic() - since >= A_FLUSH:
                    self._flush()
                    yield from waiting
                    waiting, since = [], time.monotonic()
        finally:  # whatever ends it
            self._flush()
        yield from waiting

    def _flush(self) -> None:
        if not self._unflushed:
            return
        # Should this fail, it is not tried again: whoever writes to the index next makes what is missing from the rows.
        documents, words, self._documents, self._words, self._unflushed = self._documents, self._words, {}, [], False
        with self._ledger.writing() as writer:
            search.catch_up(writer.connection, documents, words)
            writer.flush()

    def _taken(self, file: _File, travelled: Travelled) -> Outcome:
        shown, name = file.source.shown, file.name
        if travelled.unread is not None:
            return Outcome(shown, name, "refused", reason=travelled.unread)
        found = _FILES.decode(travelled.packed)
        if found.rows is not None:
            # a looking process gives each word once: those of files that are not kept go in with the others
            self._words += found.rows.words
        if found.wrong is not None or found.rows is None:
            return Outcome(shown, name, "refused", reason=found.wrong)
        try:
            content = self._content(file.source)
        except UnreadableError as error:
            return Outcome(shown, name, "refused", reason=error.reason)
        text = files.without_mark(content)
        told = file.sha256 if text is content else content_hash(text)
        if content_hash(content) != file.sha256 or told != found.text:
            return Outcome(shown, name, "refused", reason="it was changed while it was looked at; add it again")
        look = keeping.Look(found.rows, file.key)
        cited = self._looking.citations(file.source)
        entry = keeping.Entry("file", name, content, file.sha256, look, cited)
        return self._keep(shown, Path(file.source.path or ""), entry, file.head)

    def _hand(self, path: str | Path) -> Hand:
        """Who adds a file, from which working copy."""
        root = self._places.root(path)
        if root not in self._hands:
            self._hands[root] = msgspec.structs.replace(self._by, seat=seat(root))
        return self._hands[root]

    def _misnamed(self, path: str | Path, name: str) -> str | None:
        """Why a file cannot be kept under its name; None where it can. No two files are the same one there."""
        full = os.path.abspath(self._ready.cwd / path)
        if not full.isascii() and full.encode("utf-8", "replace").decode() != full:
            return "its name is not UTF-8 text, and another could be called the same in the ledger"
        other = self._named.setdefault(name, full)
        if other != full:
            return f"another file would be {name} in the ledger, too: {files.shown(other, self._ready.cwd)}"
        return None

    def _head(self, name: str) -> Head | None:
        return self._ledger.heads([name]).get(name)

    def _keep(self, shown: str, path: Path, entry: keeping.Entry, head: Head | None) -> Outcome:
        """Take a file in, if the ledger's last revision of it is what it was made from. ``head`` is that revision as it
        was seen last."""
        claims = len(entry.look.rows.claims) if entry.look is not None else 0
        hand = self._hand(path)
        for _ in range(TRIES):
            expected = head.seq if head is not None else None
            if head is not None and head.sha256 != entry.sha256:
                base, behind = self._base(path, hand.seat, entry.name, head, entry.sha256)
                if behind and head.seq not in self._over:
                    return Outcome(shown, entry.name, "behind", head.seq, base, claims=claims)
                if base != head.seq and head.seq not in self._over:
                    return Outcome(shown, entry.name, "conflict", head.seq, base, claims=claims)
            try:
                with self._ledger.writing(flushed=entry.look is None) as writer:
                    run = self._run
                    if run is None and entry.look is not None:
                        run = begin_run(writer, hand, self._program)
                    made, documents = keeping.keep(writer, entry, hand, run or 0, expected)
            except LedgerConflictError:
                head = self._head(entry.name)
                continue
            if entry.look is not None:
                self._run = run
                self._unflushed = True
                self._documents |= documents
            if made is not None:
                return Outcome(shown, entry.name, "added" if head is None else "changed", made.seq, claims=claims)
            what: What = "looked" if entry.look is not None else "unchanged"
            return Outcome(shown, entry.name, what, expected, claims=claims)
        return Outcome(shown, entry.name, "refused", reason="others change it faster than it can be added; try again")

    def _base(self, path: Path, seat: str | None, name: str, head: Head, sha256: str) -> tuple[int | None, bool]:
        """The last revision that a file which differs from the ledger was made from, and whether it *is* an older one:
        the newest that this working copy, or the file's history in git, has had."""
        history = [each for each in self._ledger.history(name) if each.sort != "adjudication"]
        older = {each.sha256: each.seq for each in history}
        known: list[int] = []
        if seat is not None:
            with self._ledger.reading() as connection:
                known += keeping.checked_out(connection, seat, [name]).values()
        if head.seq not in known:
            known += [older[sha] for sha in islice(filter(older.__contains__, _committed(path)), 1)]
        return max(known, default=older.get(sha256)), sha256 in older and head.seq not in known

    def _content(self, source: Source) -> bytes:
        limits = self._ready.setup.limits
        bounds = self._read.bounds(source.root)
        return files.read_bytes(source.path or "", source.shown, limits.file_size, bounds)


def _without_registry(ready: Ready) -> Ready:
    """The run without the registry among its claim files, where somebody has named it beside them."""
    shown = ready.setup.registry.path
    if shown is None or all(source.shown != shown for source in ready.sources):
        return ready
    return msgspec.structs.replace(ready, sources=tuple(each for each in ready.sources if each.shown != shown))


class _Found(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What looking at one file gave: its rows, or what is ``wrong``, in one clause; and the hash of its text."""

    text: str
    rows: Looked | None
    wrong: str | None


_FILES = msgspec.msgpack.Decoder(_Found)
_ENCODER = msgspec.msgpack.Encoder()
_LOSING = ("schema", "duplicate-id")
"""Problems with which some of a file would be lost on its way into the rows."""


class _Rows:
    """Packs files as rows for one of the databases; each word once."""

    text = False

    def __init__(self, setup: Setup, *, posted: bool) -> None:
        self._words: set[str] = set()
        self._posted = posted

    def pack(self, inspected: Inspected) -> bytes:
        if len(self._words) > _MOST_WORDS:
            self._words.clear()
        return _ENCODER.encode(_found(inspected, self._words, posted=self._posted))


def _found(inspected: Inspected, words: set[str], *, posted: bool) -> _Found:
    report = inspected.report
    text = content_hash(report.text.encode())
    wrong = next((problem.message for problem in inspected.problems if problem.kind in _LOSING), None)
    if report.article is None or wrong is not None:
        reason = f"{wrong or 'it is no valid claim file'}; `provenance check` says where"
        return _Found(text, None, reason)
    rows = looked(report.article, report.claims, posted=posted, before=words)
    return _Found(text, rows, rows.too_long)


def _made(
    sources: list[Source], setup: Setup, evidence: dict[str, Evidence], beside: int, *, posted: bool
) -> AbstractContextManager[Iterator[Travelled]]:
    """What each source gives: made here, or by so many processes beside this one, which writes."""
    if not beside:
        packing = _Rows(setup, posted=posted)
        return nullcontext(travelling(sources, Inspector(setup, evidence, told=False), packing))
    from provenance.checking.processes import in_processes

    return in_processes(sources, setup, evidence, beside, partial(_Rows, posted=posted), told=False)


def _committed(path: Path) -> Iterator[str]:
    """The hashes of what git has in the history of a file, newest first."""
    from provenance.checking.git import Repository

    try:
        repository = Repository(path.parent)
        for content in repository.versions(path, _HISTORY):
            yield content_hash(content)
    except RevisionError:
        return
