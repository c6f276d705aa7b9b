"""Claims of files that are not of the run, held against those of the run that assert the same thing.

One step from the run's own claims is all that any rule or score asks of others: corroboration and the rules about
origins look at the claims that share ``asserts``, corroboration at those that deny it, too, and a circle closes only
among claims that share ``asserts``. So nothing else is asked for, and no rule of single claims or files is run on what
comes; of its scores, only those that corroboration needs are worked out.
"""

from collections.abc import Collection, Iterable

from provenance.checking.inspect import Setup
from provenance.claimfile.sources import Source
from provenance.model.chain import Chain
from provenance.model.claim import Claim, ClaimFile
from provenance.model.finding import FileReport, TookPart, Unread
from provenance.model.ports import Elsewhere, Other
from provenance.model.score import Directness, TrackRecord
from provenance.rules import Context, Traits
from provenance.scoring.corroboration import GradedWitness, graded_witness, witness
from provenance.scoring.directness import chain_of, directness
from provenance.scoring.reliability import track_record

_NAMELESS = "\0"
"""No file on a disk has a name with this in it: whatever one of the others is called, it is none of the run's own."""


class Others:
    """The other claims as a run sees them: one context a file, in the order of the files' names."""

    __slots__ = ("_directness", "_setup", "contexts", "took_part")

    def __init__(self, found: Iterable[Other], keys: Collection[str], setup: Setup) -> None:
        self._setup = setup
        self._directness: dict[Chain, Directness] = {}
        contexts, claims = [], 0
        for other in sorted(found, key=lambda each: each.file):
            touching = tuple([each for each in other.claims if each.asserts in keys or each.denies in keys])
            if not touching:
                continue
            claims += len(touching)
            contexts.append(_context(other, touching, keys, setup))
        self.contexts = tuple(contexts)
        self.took_part = TookPart(len(contexts), claims)

    def witness(self, context: Context, claim: Claim) -> GradedWitness:
        """One of the other claims as corroboration sees it."""
        chain = chain_of(claim, context.citations(claim))
        score = self._directness.get(chain)
        if score is None:
            score = self._directness[chain] = directness(chain, self._setup.profile)
        return graded_witness(
            witness(claim, context.path, context.article.outlet, self._setup.registry), claim, chain, score
        )


def _context(other: Other, claims: tuple[Claim, ...], keys: Collection[str], setup: Setup) -> Context:
    traits = Traits(
        tuple([number for number, claim in enumerate(claims) if claim.asserts in keys]),
        tuple([number for number, claim in enumerate(claims) if claim.denies in keys]),
    )
    ids = {claim.id for claim in claims}
    evidence = tuple([each for each in other.citations if each.claim is None or each.claim in ids])
    return setup.context(f"{_NAMELESS}{other.file}", ClaimFile(1, other.article, claims), (), evidence, traits)


def ask(
    elsewhere: Elsewhere,
    contexts: Iterable[Context],
    sources: Iterable[Source],
    unread: Iterable[Unread],
    setup: Setup,
) -> Others:
    """The claims elsewhere that assert or deny what those of the run assert. What is kept of a file that was given,
    even of one that could not be read, is none of them."""
    keys = {claim.asserts for each in contexts for claim in map(each.claim, each.traits.asserts)}
    asked = frozenset(key for key in keys if key is not None)
    if not asked:
        return Others((), asked, setup)
    given = {source.shown for source in sources} | {each.file for each in unread}
    return Others(elsewhere.touching(asked, given), asked, setup)


def track_records(elsewhere: Elsewhere, reports: Iterable[FileReport], setup: Setup) -> dict[str, TrackRecord]:
    """The track records of the outlets whose articles are looked at, by id, as far as there are any."""
    outlets = {report.article.outlet for report in reports if report.article is not None}
    held = elsewhere.adjudications(outlets) if outlets else {}
    found = {outlet: track_record(held[outlet], setup.profile, setup.today) for outlet in sorted(outlets & {*held})}
    return {outlet: record for outlet, record in found.items() if record is not None}
