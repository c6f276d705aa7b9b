"""Advice: the one thing a checker can do that raises the lower bound of directness most.

Candidates, ties in this order: open the page of the previous link, match the words against it, find a record, learn
the channel, learn how the origin knows. Who stands behind a relay can be learnt only from its page: while that page is
unread, opening it is the one candidate (docs/decisions/0003-next-step.md).
"""

from collections.abc import Iterator

import msgspec

from provenance.model.chain import Chain, Identity, Link, Mode, Vantage, Verified
from provenance.model.profile import Profile
from provenance.model.score import Step
from provenance.scoring.directness import directness


def next_step(chain: Chain, profile: Profile, *, records: bool = False) -> Step | None:
    """The step with the highest lower bound after it, or None where no step raises it by a point (of 100).

    ``records`` says whether the claim cites a record already, read or not.
    """
    before = directness(chain, profile).shown[0]
    best: Step | None = None
    highest = directness(chain, profile).lower
    for do, where, better in _candidates(chain, profile, records):
        after = directness(better, profile)
        if after.lower > highest + 1e-12 and after.shown[0] > before:
            highest = after.lower
            best = Step(do, where, after.shown[0])
    return best


def ask_the_outlet(chain: Chain, profile: Profile) -> Step | None:
    """What naming an unnamed origin (described, bare) would give; None where somebody or nobody is named."""
    if not chain.identity.unnamed:
        return None
    named = directness(msgspec.structs.replace(chain, identity=Identity.NAMED), profile)
    return Step("name the source", "origin", named.shown[0])


def _candidates(chain: Chain, profile: Profile, records: bool) -> Iterator[tuple[str, str, Chain]]:
    links = chain.links
    relays = len(links) - 1 - chain.record
    last = links[-1]
    if relays:
        where, page = f"relay {relays}", "the relay's page"
    else:
        where, page = "record", "the record"
    if last.verified is Verified.NONE and (relays or records):
        yield f"open {page}", where, _with_last(chain, Verified.LINKED)
    elif last.verified is Verified.LINKED:
        yield f"match the words against {page}", where, _with_last(chain, Verified.MATCHED)
    if relays and last.verified is Verified.NONE:
        return
    if not records and not chain.record:
        first = msgspec.structs.replace(links[0], verified=Verified.MATCHED)
        found = (Link(Mode.RECORD), first, *links[1:])
        yield "find a record", "origin", Chain(chain.identity, chain.vantage, found, True, record=True)
    if not chain.channel_disclosed:
        yield "learn where it was said", "origin", msgspec.structs.replace(chain, channel_disclosed=True)
    if chain.vantage is Vantage.UNKNOWN or chain.vantage is Vantage.FAMILIAR:
        nobody = chain.identity is Identity.NONE
        yield (
            "learn who says so and how they know" if nobody else "learn how the origin knows",
            "origin",
            _knowing(chain, profile),
        )


def _with_last(chain: Chain, verified: Verified) -> Chain:
    last = msgspec.structs.replace(chain.links[-1], verified=verified)
    return msgspec.structs.replace(chain, links=(*chain.links[:-1], last))


def _knowing(chain: Chain, profile: Profile) -> Chain:
    """The chain with the best vantage that the present one may turn out to be."""
    upper = profile.vantage[chain.vantage].upper
    known = [v for v in Vantage if v is not Vantage.UNKNOWN and v is not Vantage.FAMILIAR]
    possible = [vantage for vantage in known if profile.vantage[vantage].upper <= upper]
    best = max(possible, key=lambda vantage: profile.vantage[vantage].lower)
    return msgspec.structs.replace(chain, vantage=best)
