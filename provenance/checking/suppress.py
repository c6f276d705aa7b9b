"""Suppressions: ``[[claim.allow]]`` answers a finding of its rule on its claim, with a reason, until it expires."""

import datetime
from collections.abc import Iterable
from typing import Protocol

from provenance.model.claim import Allow, Claim
from provenance.model.finding import Finding


class Trust(Protocol):
    """Which suppressions count, where not all do: those that the trusted revision holds."""

    def holds(self, file: str, claim: str, allow: Allow) -> bool:
        """Whether that allow stands on that claim there, to the letter."""


class Sieve:
    """Holds the allows of one file against its findings, and knows afterwards which of them were of use."""

    __slots__ = ("_allows", "_used", "suppressed", "untrusted")

    def __init__(
        self, claims: Iterable[tuple[int, Claim]], today: datetime.date, trust: Trust | None = None, file: str = ""
    ) -> None:
        self._allows: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self.untrusted = 0
        for position, claim in claims:
            for number, allow in enumerate(claim.allows):
                if trust is not None and not trust.holds(file, claim.id, allow):
                    self.untrusted += 1
                elif allow.until is None or allow.until >= today:
                    self._allows.setdefault((claim.id, allow.rule), []).append((position, number))
        self._used: set[tuple[int, int]] = set()
        self.suppressed = 0

    def keep(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that no valid allow answers. A stale suppression cannot be suppressed."""
        kept = []
        for finding in findings:
            places = self._allows.get((finding.claim or "", finding.code)) if finding.code != "FMT07" else None
            if places:
                self._used.update(places)
                self.suppressed += 1
            else:
                kept.append(finding)
        return kept

    def unused(self) -> list[tuple[int, int]]:
        """The valid allows that answered nothing, as (position of the claim, number of the allow), sorted."""
        return sorted({place for places in self._allows.values() for place in places} - self._used)
