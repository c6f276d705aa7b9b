"""Runs of the checker into the ledger: what the rules said of each file, on the day that they were asked."""

from collections.abc import Iterator

from provenance.checking.prepare import Ready
from provenance.checking.run import Gathered
from provenance.claimfile import files
from provenance.claimfile.sources import Reader
from provenance.errors import UnreadableError
from provenance.model.finding import FileReport, Report
from provenance.model.ledger import Checked, Hand
from provenance.recording.looks import Looking
from provenance.recording.places import Places
from provenance.store import runs
from provenance.store.chain import content_hash
from provenance.store.ledger import Ledger


class Recording:
    """Keeps the report of a run in a ledger. ``gathered`` is what the run has looked at; ``version`` the program's."""

    def __init__(self, ledger: Ledger, gathered: Gathered, ready: Ready, version: str) -> None:
        self._ledger = ledger
        self._version = version
        self._looking = Looking(ready.setup, version, gathered.evidence)
        self._places = Places(ready.cwd)
        self._sources = {source.shown: source for source in gathered.sources}
        self._limits = ready.setup.limits
        self._read = Reader(self._limits)

    def keep(self, report: Report, hand: Hand) -> tuple[Checked | None, int]:
        """Keep what was found in the files that the ledger has, byte for byte and with the same evidence: the run, None
        where there is no such file; and how many other files there are, of which nothing is kept.

        All of it in one transaction. Raises :class:`~provenance.errors.LedgerError`.
        """
        known = [each for each in report.files if each.article is not None]
        made = list(self._reports(known))
        with self._ledger.writing() as writer:
            kept, others = runs.keep_run(writer, hand, self._version, made)
        return kept, len(others) + len(known) - len(made)

    def _reports(self, reports: list[FileReport]) -> Iterator[runs.Report]:
        named: set[str] = set()
        for each in reports:
            source = self._sources.get(each.file)
            if source is None or source.path is None:
                continue
            try:
                content = files.read_bytes(
                    source.path, source.shown, self._limits.file_size, self._read.bounds(source.root)
                )
            except UnreadableError:
                continue
            name = self._places.name(source.path)
            if name in named or files.decode(content, source.shown) != each.text:
                continue  # another file is called the same, or it has been changed since it was looked at
            named.add(name)
            sha256 = content_hash(content)
            yield runs.Report(name, sha256, self._looking.digest(source, sha256), each.findings)
