"""Claim files as they are handed on: every valid claim with its scores, file by file. No rule but those on the form of
the files themselves is run, and no page is opened."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.checking.inspect import Setup
from provenance.checking.prepare import Ready
from provenance.checking.run import Gathered, check, gather
from provenance.claimfile.sources import citations_of
from provenance.model.exchange import Shared, SharedClaim, shared_claim
from provenance.model.finding import FileReport, Unread
from provenance.model.ports import Elsewhere
from provenance.model.source import Registry
from provenance.rules import select

_ON_FORM = ("FMT01", "FMT08")


class Sharing(NamedTuple):
    """What is handed on; ``left_out`` are a sentence for each file of which something is not, ``unread`` those files
    that could not be read. Both may grow until ``files`` has come to its end."""

    files: Iterator[Shared]
    left_out: Sequence[str]
    unread: Sequence[Unread]


def shared(ready: Ready) -> Sharing:
    """The claim files of a run, scored together: what corroborates what is known of all of them."""
    setup = on_form(ready.setup, ready.setup.registry)
    found = scored(gather(ready.sources, setup), setup, jobs=ready.jobs)
    unread = sorted((*found.unread, *ready.unread), key=lambda each: each.file)
    return found._replace(unread=tuple(unread))


def on_form(setup: Setup, registry: Registry) -> Setup:
    """What a run is made under whose claims are only handed on: as given, but for the registry and the rules."""
    return Setup(
        registry=registry,
        profile=setup.profile,
        rules=select(_ON_FORM),
        today=setup.today,
        limits=setup.limits,
    )


def scored(gathered: Gathered, setup: Setup, *, jobs: int = 1, elsewhere: Elsewhere | None = None) -> Sharing:
    """Claim files with their scores, in the order of their names. ``elsewhere`` holds the claims of other files that
    corroborate theirs; ``setup`` is one of :func:`on_form`."""
    report = check(gathered, setup, jobs=jobs, elsewhere=elsewhere)
    by_name = {source.shown: source for source in gathered.sources}
    claim_files = [file for file in report.files if file.file in by_name]
    left_out = [sentence for file in claim_files if (sentence := _left_out(file)) is not None]

    def each() -> Iterator[Shared]:
        for file in claim_files:
            if file.article is not None:
                citations = citations_of(by_name[file.file], gathered.evidence) or ()
                yield Shared(file.file, file.article, _distinct(file), citations)

    return Sharing(each(), tuple(left_out), report.unread)


def _distinct(file: FileReport) -> tuple[SharedClaim, ...]:
    """The claims, the first of each id: others refer to a claim by it."""
    found: dict[str, SharedClaim] = {}
    for each in file.claims:
        if each.claim.id not in found:
            found[each.claim.id] = shared_claim(each)
    return tuple(found.values())


def _left_out(file: FileReport) -> str | None:
    wrong = len(file.findings)
    if not wrong:
        return None
    what = "it holds no valid article" if file.article is None else "what does not hold in it is left out"
    return f"{file.file}: {what}; `provenance check` shows the place"
