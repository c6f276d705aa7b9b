"""Rules about how many independent origins there are."""

from collections.abc import Iterable

from provenance.model.claim import Claim
from provenance.rules import Context
from provenance.scoring.corroboration import Witness, circular, witness


def chains_of(members: Iterable[tuple[Context, Claim]]) -> list[Witness]:
    """The graded claims of a group as corroboration sees them, without those whose chain ends where it began."""
    group = [
        witness(claim, context.path, context.article.outlet, context.registry)
        for context, claim in members
        if claim.graded
    ]
    return [each for each, again in zip(group, circular(group), strict=True) if not again]
