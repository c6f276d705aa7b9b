"""Only what has changed since a revision: its claims, and what is said of them."""

import os
from collections.abc import Iterable

from provenance.checking.git import Revision
from provenance.claimfile import evidence as evidence_file
from provenance.claimfile.files import Bounds, decode, read_text
from provenance.claimfile.limits import Limits
from provenance.claimfile.parse import parse
from provenance.claimfile.sources import EVIDENCE, Source
from provenance.errors import UnreadableError
from provenance.model.claim import Claim, ClaimFile
from provenance.model.evidence import Citation
from provenance.model.finding import FileReport


class Changed:
    """Which claims have changed since a revision: those that it does not hold, or holds with other words, another
    chain or other evidence. A file that was renamed is compared with what it was.

    ``paths`` gives the path of each file that is shown, claim files or not.
    """

    def __init__(
        self, revision: Revision, sources: Iterable[Source], others: dict[str, str | None], limits: Limits
    ) -> None:
        self.since = revision.name
        self._revision = revision.fork()
        self._paths = {source.shown: source.path for source in sources} | others
        self._limits = limits
        self._evidence: dict[str, dict[str, dict[str | None, list[Citation]]]] = {}

    def keep(self, file: FileReport) -> FileReport | None:
        """What of a file's report is about changed claims, or about a changed file as a whole; None for nothing."""
        inside = self._revision.repository.inside(self._paths.get(file.file))
        if inside is None:
            return file  # standard input, or no part of the repository: nothing to compare it with
        touched = self._revision.touched(inside)
        ids = self._ids(file, inside, touched=touched)
        if not touched and not ids:
            return None
        claims = tuple(scored for scored in file.claims if scored.claim.id in ids)
        known = {scored.claim.id for scored in file.claims}
        findings = tuple(
            finding
            for finding in file.findings
            if finding.claim in ids or (touched and (finding.claim is None or finding.claim not in known))
        )
        skips = tuple(skip for skip in file.skips if skip.claim in ids or (touched and skip.claim is None))
        return file.but(claims=claims, findings=findings, skips=skips) if claims or findings or skips else None

    def touches(self, source: Source) -> bool:
        """Whether a file is another than the revision holds, or no part of the repository."""
        inside = self._revision.repository.inside(source.path)
        return inside is None or self._revision.touched(inside)

    def _ids(self, file: FileReport, path: str, *, touched: bool) -> set[str]:
        """The ids of the claims that have changed."""
        before = self._revision.difference.before.get(path, path)
        ids = self._with_other_evidence(path, before)
        if not touched:
            return ids
        now = {scored.claim.id: scored.claim for scored in file.claims}
        old = claim_file_at(self._revision, before, self._limits)
        if old is None or file.article is None or old.article.outlet != file.article.outlet:
            return set(now)
        known: dict[str, Claim] = {claim.id: claim for claim in old.claims}
        return ids | {name for name, claim in now.items() if known.get(name) != claim}

    def _with_other_evidence(self, path: str, before: str) -> set[str]:
        """The ids of the claims whose evidence has changed."""
        folder, name = os.path.split(path)
        beside = f"{folder}/{EVIDENCE}" if folder else EVIDENCE
        if not self._revision.touched(beside):
            return set()
        old_folder, old_name = os.path.split(before)
        old = self._cited(f"{old_folder}/{EVIDENCE}" if old_folder else EVIDENCE, old_name, now=False)
        new = self._cited(beside, name, now=True)
        return {claim for claim in {*old, *new} if claim is not None and old.get(claim) != new.get(claim)}

    def _cited(self, path: str, name: str, *, now: bool) -> dict[str | None, list[Citation]]:
        """The evidence on a claim file, by claim; ``path`` is the evidence file's, from the top."""
        key = f"{path}\0{now}"
        if key not in self._evidence:
            top = self._revision.repository.top
            folder = os.path.basename(os.path.dirname(path)) or top.name
            try:
                if now:
                    text = read_text(top / path, path, self._limits.registry_size, Bounds(top))
                else:
                    text = decode(self._revision.read(path) or b"", path)
            except UnreadableError:
                text = ""
            evidence = evidence_file.parse(text, folder)
            grouped: dict[str, dict[str | None, list[Citation]]] = {}
            for each in evidence.files():
                for citation in evidence.of(each):
                    grouped.setdefault(each, {}).setdefault(citation.claim, []).append(citation)
            self._evidence[key] = grouped
        return self._evidence[key].get(name, {})


def claim_file_at(revision: Revision, path: str, limits: Limits) -> ClaimFile | None:
    """The claim file that a revision holds at a path from the top; None where there is none that can be read."""
    data = revision.read(path)
    if data is None or len(data) > limits.file_size:
        return None
    try:
        return parse(decode(data, path), path, limits=limits).file
    except UnreadableError:
        return None
