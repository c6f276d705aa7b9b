"""The terms of a run: which of the findings of a file show, once all of them are there.

In this order: the rules that are on for this file; the suppressions in the file that count; the baseline; and, where
only what has changed is asked for, the claims that have.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from provenance.checking.inspect import Resolver, Setup
from provenance.checking.scopes import Scopes
from provenance.checking.suppress import Sieve, Trust
from provenance.model.finding import FileReport, Finding, Hit, Skipped, by_place
from provenance.rules import all_rules
from provenance.rules.file.stale_suppression import message_unused

if TYPE_CHECKING:
    from provenance.checking.baseline import Baseline
    from provenance.checking.changed import Changed


class Terms(msgspec.Struct, frozen=True):
    """What a run holds findings against."""

    scopes: Scopes | None = None
    trust: Trust | None = None
    baseline: "Baseline | None" = None
    changes: "Changed | None" = None

    @property
    def since(self) -> str | None:
        """The revision since which claims must have changed to be shown."""
        return self.changes.since if self.changes is not None else None

    def apply(
        self, report: FileReport, added: tuple[list[Finding], list[Skipped]], setup: Setup, *, allowing: bool
    ) -> FileReport | None:
        """One file's report with what other files added, and without what is answered, in the order of the file; None
        where nothing of it shows. A file that none of this concerns is given back as it is."""
        findings, skips = added
        codes = self.scopes.codes(report) if self.scopes is not None else None
        if findings or skips:
            report = report.but(added=tuple(findings), more=tuple(skips))
        if allowing or codes is not None or self.baseline is not None:
            report = self._answered(report, setup, codes, allowing=allowing)
        return self.changes.keep(report) if self.changes is not None else report

    def _answered(
        self,
        report: FileReport,
        setup: Setup,
        codes: frozenset[str] | None,
        *,
        allowing: bool,
    ) -> FileReport:
        found = list(report.findings)
        skips = None
        suppressed = untrusted = baselined = 0
        if codes is not None:
            found = [finding for finding in found if finding.code in codes]
            skips = tuple(skip for skip in report.skips if skip.code in codes)
        if allowing:
            claims = [(scored.index, scored.claim) for scored in report.claims]
            sieve = Sieve(claims, setup.today, self.trust, report.file)
            found = sieve.keep(found)
            suppressed, untrusted = sieve.suppressed, sieve.untrusted
            on = codes if codes is not None else frozenset(rule.code for rule in setup.rules)
            unused = list(_unused(sieve, report, setup, on))
            found = sorted([*found, *unused], key=by_place) if unused else found
        if self.baseline is not None:
            left = self.baseline.keep(report, found)
            baselined = len(found) - len(left)
            found = left
        return report.but(
            findings=tuple(found), skips=skips, suppressed=suppressed, untrusted=untrusted, baselined=baselined
        )


NO_TERMS = Terms()


def _unused(sieve: Sieve, report: FileReport, setup: Setup, on: frozenset[str]) -> Iterator[Finding]:
    """A stale-suppression finding for every allow that answered nothing although its rule was on."""
    stale = next((rule for rule in setup.rules if rule.code == "FMT07"), None)
    if stale is None or stale.code not in on:
        return
    known = {rule.code for rule in all_rules()}
    claims = {scored.index: scored.claim for scored in report.claims}
    resolver = Resolver(report.file, report.text)
    for position, number in sieve.unused():
        claim = claims[position]
        allow = claim.allows[number]
        if allow.rule in on or allow.rule not in known:
            hit = Hit(message_unused(allow), ("allow", number))
            yield resolver.finding(stale, hit, claim, position)
