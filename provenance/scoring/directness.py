"""Directness: how directly a claim is sourced, as an interval (docs/scoring.md).

``D = I × V × Π ℓᵢ`` for the lower and the upper bound: identity, vantage, and one ℓ for every rendering. The lower
bound is multiplied once more where the article does not say where it was said.
"""

from collections.abc import Iterable
from functools import lru_cache

from provenance.model.chain import Chain, Identity, Link, Mode, Verified
from provenance.model.claim import Claim
from provenance.model.evidence import Citation
from provenance.model.profile import Profile
from provenance.model.score import Directness, Factor, Interval

_LETTERS = {
    Identity.NAMED: "n",
    Identity.ROLE: "r",
    Identity.COLLECTIVE: "c",
    Identity.DESCRIBED: "d",
    Identity.BARE: "b",
    Identity.NONE: "u",
}
_RECORD = Link(Mode.RECORD)


def chain_of(claim: Claim, citations: Iterable[Citation] = ()) -> Chain:
    """The chain that a claim and the evidence on it describe.

    A link is verified against the page of the link before it: the first one against the claim's records, each later
    one against the ``url`` of the relay before it. A record that evidence shows to hold the utterance becomes the
    first link.
    """
    verified: dict[str, Verified] = {}
    for citation in citations:
        place = citation.path.removesuffix(".url")
        # Evidence speaks of the page that was cited when it was gathered; an address that has changed since has none.
        if citation.url == _cited(claim, place):
            place = "record" if place.startswith("record[") else place
            verified[place] = _stronger(verified.get(place, Verified.NONE), citation.verified)
    record = verified.get("record", Verified.NONE)
    relays = claim.relays
    if not relays:
        outlet = Link(claim.mode, claim.translated, record)
        links: tuple[Link, ...] = (outlet,)
    elif not verified:
        links = (*(Link(relay.mode) for relay in relays), Link(claim.mode, claim.translated))
    else:
        before = [record, *(verified.get(f"relay[{n}]", Verified.NONE) for n in range(len(relays)))]
        links = (
            *(Link(relay.mode, False, before[n]) for n, relay in enumerate(relays)),
            Link(claim.mode, claim.translated, before[-1]),
        )
    if record is Verified.MATCHED:
        links = (_RECORD, *links)
    origin = claim.origin
    return Chain(origin.identity, origin.vantage, links, claim.channel_disclosed, record is Verified.MATCHED)


def _cited(claim: Claim, place: str) -> str | None:
    """The address that a claim cites at a place such as ``record[0]``."""
    sort, _, number = place.removesuffix("]").partition("[")
    if not number.isdecimal():
        return None
    cited = claim.records if sort == "record" else claim.relays if sort == "relay" else ()
    return cited[int(number)].url if int(number) < len(cited) else None


def _stronger(one: Verified, other: Verified) -> Verified:
    """What several pages of one place show together: a match outweighs a mismatch, which outweighs a mere reading."""
    order = (Verified.NONE, Verified.LINKED, Verified.MISMATCH, Verified.MATCHED)
    return max(one, other, key=order.index)


@lru_cache(maxsize=1 << 16)
def directness(chain: Chain, profile: Profile) -> Directness:
    """The directness of a chain under a profile: bounds in [0, 1], hand level, weakest factor, all factors.

    Pure, and remembered: a run of 80,000 claims holds few different chains.
    """
    identity = profile.identity[chain.identity]
    vantage = profile.vantage[chain.vantage]
    factors = [
        Factor("identity", chain.identity.value, identity, identity),
        Factor("vantage", chain.vantage.value, vantage.lower, vantage.upper),
    ]
    lower = identity * vantage.lower
    upper = identity * vantage.upper
    relay = 0
    for position, link in enumerate(chain.links, 1):
        value = _link(link, profile)
        lower *= value.lower
        upper *= value.upper
        if position == len(chain.links):
            about = "outlet"
        elif chain.record and position == 1:
            about = "record"
        else:
            relay += 1
            about = f"relay {relay}"
        factors.append(Factor(about, link.mode.value, value.lower, value.upper))
    if not chain.channel_disclosed:
        last = profile.mode[chain.links[-1].mode].lower if chain.links else 1.0
        lower *= last
        factors.append(Factor("channel", "undisclosed", last, 1.0))
    weakest = min(factors, key=lambda factor: (factor.lower, factor.upper))
    return Directness(lower, upper, hand_level(chain, profile), weakest, tuple(factors))


def _link(link: Link, profile: Profile) -> Interval:
    """ℓ of one rendering: what it keeps, given what evidence shows of it."""
    mode = profile.mode[link.mode]
    mismatch = link.verified is Verified.MISMATCH
    weight = profile.verified[Verified.NONE if mismatch else link.verified]
    kept = 1 - profile.translation_loss * weight if link.translated else 1.0
    lower = (1 - (1 - mode.lower) * weight) * kept
    upper = (1 - (1 - mode.upper) * weight) * kept
    if mismatch:
        return Interval(min(lower, profile.mismatch_cap), min(upper, profile.mismatch_cap))
    return Interval(lower, upper)


def hand_level(chain: Chain, profile: Profile) -> str:
    """How many hands a claim has passed through, and how its origin is named: "2-3d"; "1n✓" when matched to a record.

    1 + hidden hops + (renderings − 1, at least 0) + one more, perhaps, where the channel is undisclosed; ``X`` in
    place of the number where nobody is named as the origin.
    """
    letter = _LETTERS[chain.identity]
    mark = "✓" if chain.matched_to_record else ""
    if chain.identity is Identity.NONE:
        return f"X{letter}{mark}"
    least, most = profile.hops[chain.vantage]
    renderings = sum(link.mode.rendering for link in chain.links)
    least += 1 + max(renderings - 1, 0)
    most += 1 + max(renderings - 1, 0)
    if not chain.channel_disclosed:
        least += profile.undisclosed_hops[0]
        most += profile.undisclosed_hops[1]
    number = str(least) if least == most else f"{least}-{most}"
    return f"{number}{letter}{mark}"
