"""The baseline: the findings that a repository has decided to live with, so that only new ones show.

A finding is known again by its file, its claim, its rule and its place within the claim, and by how many alike there
are; never by a line. Reformatting, moving claims within a file and renaming the file change nothing. One that is not in
the baseline always shows; and where there are more of a kind than the baseline has, all of them show, since nobody can
say which one is new.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator

from provenance.claimfile.baseline import BaselineFile, Entry
from provenance.model.finding import FileReport, Finding, Report

NAME = "provenance-baseline.json"
"""The baseline that counts where none is named: it stands in the folder that the run is started in."""

Key = tuple[str | None, str, str]
"""Claim, rule, and the place within the claim."""


class Baseline:
    """A baseline at work: it answers findings, and knows afterwards what of it was of use.

    ``name`` turns the name of a file, as it is shown, into its name in the baseline; ``exists`` says whether a file of
    the baseline is still there.
    """

    def __init__(
        self,
        file: BaselineFile,
        name: Callable[[str], str],
        exists: Callable[[str], bool],
        text: str = "",
        shown: str = "",
    ) -> None:
        self.text = text
        self.shown = shown
        """What it was read from, and its name for people."""
        self._name = name
        self._exists = exists
        self._articles = file.articles
        self._known: dict[str, Counter[Key]] = {}
        for entry in file.findings:
            self._known.setdefault(entry.file, Counter())[entry.claim, entry.rule, entry.path] += entry.count
        self._by_article: dict[str, str] = {}
        for shown, url in file.articles.items():
            self._by_article.setdefault(url, shown)
        self._seen: dict[str, tuple[str, Counter[Key]]] = {}

    def keep(self, file: FileReport, findings: list[Finding]) -> list[Finding]:
        """The findings of a file that the baseline does not answer."""
        name = self._name(file.file)
        known_as = self._known_as(name, file)
        found = Counter(_key(finding) for finding in findings)
        self._seen[known_as] = name, found
        known = self._known.get(known_as)
        if known is None:
            return findings
        return [finding for finding in findings if found[_key(finding)] > known[_key(finding)]]

    def _known_as(self, name: str, file: FileReport) -> str:
        """What the baseline calls a file: by another name only where that file is there no more."""
        if name in self._known or name in self._articles or file.article is None:
            return name
        before = self._by_article.get(file.article.url)
        return before if before is not None and before not in self._seen and not self._exists(before) else name

    @property
    def stale(self) -> int:
        """How many entries, of the files that were looked at or are there no more, answer nothing any longer."""
        return sum(1 for file, key, count in self._entries() if self._left(file, key, count) < count)

    def pruned(self) -> BaselineFile:
        """The baseline without what answers nothing any longer. Files that were not looked at keep their entries as
        long as they are there."""
        entries = []
        articles: dict[str, str] = {}
        for file, (claim, rule, path), count in self._entries():
            left = self._left(file, (claim, rule, path), count)
            now = self._seen[file][0] if file in self._seen else file
            if left:
                entries.append(Entry(now, claim, rule, path, left))
                if file in self._articles:
                    articles[now] = self._articles[file]
        return _sorted(articles, entries)

    def _entries(self) -> Iterator[tuple[str, Key, int]]:
        for file, counter in self._known.items():
            for key, count in counter.items():
                yield file, key, count

    def _left(self, file: str, key: Key, count: int) -> int:
        if file in self._seen:
            return min(count, self._seen[file][1][key])
        return count if self._exists(file) else 0


def of(report: Report, name: Callable[[str], str]) -> BaselineFile:
    """The baseline that answers all findings of a report."""
    entries = []
    articles = {}
    for file in report.files:
        counts = Counter(_key(finding) for finding in file.findings)
        if counts and file.article is not None:
            articles[name(file.file)] = file.article.url
        entries += [Entry(name(file.file), *key, count) for key, count in counts.items()]
    return _sorted(articles, entries)


def _key(finding: Finding) -> Key:
    return finding.claim, finding.code, finding.local_path


def _sorted(articles: dict[str, str], entries: list[Entry]) -> BaselineFile:
    entries.sort(key=lambda entry: (entry.file, entry.claim or "", entry.rule, entry.path))
    return BaselineFile(1, dict(sorted(articles.items())), tuple(entries))


def naming(folder: str, cwd: str) -> Callable[[str], str]:
    """What turns the name of a file as it is shown, from ``cwd``, into its name from the baseline's folder."""

    def name(shown: str) -> str:
        if shown.startswith("<"):
            return shown
        return os.path.relpath(os.path.join(cwd, shown), folder).replace(os.sep, "/")

    return name
