"""Corroboration: how many independent origins assert the same thing.

Only origins that are proven different count for the lower bound; whatever may be different counts for the upper one
(STANAG 2511; Dong et al. 2009, "Integrating Conflicting Data: The Role of Source Dependence"). Circular chains count
for nothing. Graph questions go to rustworkx, imported only when several outlets are compared.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import prod
from typing import TypeVar

import msgspec

from provenance.model.chain import Chain, Identity, Verified
from provenance.model.claim import Claim, Scope
from provenance.model.score import Corroboration, Directness
from provenance.model.source import Registry


class Witness(msgspec.Struct, frozen=True, gc=False):
    """One claim of a group as corroboration sees it: who says it, on whose side, by way of whom.

    ``origin`` is unique for the same origin across the group, None where nobody is cited; ``proven`` says that it can
    be told from others for certain; ``voices`` runs from the origin through the relays to the outlet.
    """

    origin: str | None
    proven: bool
    anonymous: bool
    side: str | None
    voices: tuple[str, ...]

    @property
    def outlet(self) -> str:
        """The article's own outlet."""
        return self.voices[-1]


class GradedWitness(Witness, frozen=True, gc=False):
    """A witness with how directly it is sourced. ``utterance`` says that the claim is that it was said."""

    utterance: bool
    chain: Chain
    directness: Directness


def witness(claim: Claim, place: str, outlet: str, registry: Registry) -> Witness:
    """The witness of a claim. ``place`` is unique to the claim's file; ``outlet`` is the file's outlet id.

    Origins are the same by ``source`` everywhere, by ``key`` within one file; any other is an origin of its own, and
    unproven. A keyed one is proven if it is named or there is a record of it.
    """
    origin = claim.origin
    if origin.source is not None:
        key: str | None = f"source {origin.source}"
    elif origin.identity is Identity.NONE:
        key = None
    else:
        key = f"key {place} {origin.key}" if origin.key is not None else f"claim {place} {claim.id}"
    keyed = origin.source is not None or origin.key is not None
    heard = voices(claim, outlet, registry)
    return Witness(
        origin=key,
        proven=keyed and (origin.identity is Identity.NAMED or bool(claim.records)),
        anonymous=origin.identity.unnamed or origin.identity is Identity.NONE,
        side=origin.affiliation or registry.affiliation(origin.source),
        voices=heard if origin.source is not None or key is None else (key, *heard),
    )


def graded_witness(witness: Witness, claim: Claim, chain: Chain, directness: Directness) -> GradedWitness:
    """A witness together with the scores of its claim."""
    return GradedWitness(
        witness.origin,
        witness.proven,
        witness.anonymous,
        witness.side,
        witness.voices,
        claim.scope is Scope.UTTERANCE,
        chain,
        directness,
    )


def voices(claim: Claim, outlet: str, registry: Registry) -> tuple[str, ...]:
    """Who speaks in a chain, as far as they can be told apart: the origin where it is known, the relays, the outlet.

    A relay whose words fit no entry is a voice of that claim alone: "local media" here and there need not be the same.
    """
    relays = [registry.voice(relay) or f"{outlet} {claim.id} {relay.as_written}" for relay in claim.relays]
    return (*((claim.origin.source,) if claim.origin.source is not None else ()), *relays, outlet)


W = TypeVar("W", bound=Witness)


def origins_of(witnesses: Iterable[W]) -> list[list[W]]:
    """The witnesses by origin: those of one origin, or of origins that share a side (transitively), together.

    Claims that cite nobody belong to no origin.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while (up := parent.setdefault(name, name)) != name:
            parent[name] = name = parent[up]
        return name

    attributed = [each for each in witnesses if each.origin is not None]
    for each in attributed:
        if each.side is not None:
            parent[root(f"origin {each.origin}")] = root(f"side {each.side}")
    groups: dict[str, list[W]] = {}
    for each in attributed:
        groups.setdefault(root(f"origin {each.origin}"), []).append(each)
    return list(groups.values())


def repeats(voices: Sequence[str]) -> bool:
    """Whether a voice occurs twice in a chain. An outlet that is itself the origin, with nobody between, is one."""
    return len(set(voices)) < len(voices) and len(voices) > 2


def circular(witnesses: Sequence[Witness]) -> list[bool]:
    """Which of the witnesses end where they began: a voice occurs twice in the chain, or the outlet and a relay of
    the chain rest on each other across the group."""
    twice = [repeats(each.voices) for each in witnesses]
    outlets = {each.outlet for each in witnesses}
    if all(outlets.isdisjoint(each.voices[:-1]) for each in witnesses):
        return twice
    import rustworkx

    graph: rustworkx.PyDiGraph[str, None] = rustworkx.PyDiGraph()
    nodes: dict[str, int] = {}
    for each in witnesses:
        for voice in each.voices:
            if voice not in nodes:
                nodes[voice] = graph.add_node(voice)
        for nearer, farther in pairwise(each.voices):
            graph.add_edge(nodes[farther], nodes[nearer], None)
    component: dict[int, int] = {}
    for number, members in enumerate(rustworkx.strongly_connected_components(graph)):
        component.update(dict.fromkeys(members, number))
    return [
        again
        or any(
            voice != each.outlet and component[nodes[voice]] == component[nodes[each.outlet]]
            for voice in each.voices[:-1]
        )
        for again, each in zip(twice, witnesses, strict=True)
    ]


def bottleneck(witnesses: Sequence[Witness]) -> str | None:
    """The voice nearest to the readers through which every chain of the group passes, outlets aside; or None.

    It is the first dominator of the origins in the graph from the readers through outlets and relays to the origins
    (Lengauer & Tarjan): "all paths lead to one origin".
    """
    import rustworkx

    graph: rustworkx.PyDiGraph[str, None] = rustworkx.PyDiGraph()
    readers, end = graph.add_node("readers"), graph.add_node("origins")
    nodes: dict[tuple[str, str], int] = {}

    def node(sort: str, voice: str) -> int:
        if (sort, voice) not in nodes:
            nodes[sort, voice] = graph.add_node(voice)
        return nodes[sort, voice]

    for each in witnesses:
        path = [readers, node("outlet", each.outlet), *(node("voice", voice) for voice in reversed(each.voices[:-1]))]
        for nearer, farther in zip(path, [*path[1:], end], strict=True):
            graph.add_edge(nearer, farther, None)
    dominators = rustworkx.immediate_dominators(graph, readers)
    voices = {number: voice for (sort, voice), number in nodes.items() if sort == "voice"}
    step, found = dominators.get(end, end), None
    while step != readers:
        found = voices.get(step, found)
        step = dominators[step]
    return found


def alone(chain: Chain, directness: Directness, *, utterance: bool, attributed: bool, circular: bool) -> Corroboration:
    """The corroboration of a claim that shares ``asserts`` with none: its own directness."""
    if circular:
        return Corroboration(6, 0, 0.0, 0.0)
    if _record_says_otherwise(chain):
        digit = 5
    elif chain.record and utterance:
        digit = 1
    else:
        digit = 6 if chain.identity.unnamed or chain.identity is Identity.NONE else 3
    return Corroboration(digit, int(attributed), directness.lower, directness.upper)


def corroborate(group: Sequence[GradedWitness], denials: Sequence[GradedWitness] = ()) -> list[Corroboration]:
    """The corroboration of each claim of a group that shares ``asserts``, in its order.

    ``denials`` are the graded claims that deny the group's key. The bounds are those of the group:

    - lower: 1 − Π(1 − D lower) over the best chains of proven origins (a named one, or one with a record), or the
      best D lower of any other chain where that is higher: it may well be one of the proven origins speaking;
    - upper: 1 − Π(1 − D upper) over the best chains of all origins, or that of a claim that cites nobody.

    Chains in a circle count for nothing; 0–0 where none is left.
    """
    left = [each for each, again in zip(group, circular(group), strict=True) if not again]
    origins = origins_of(left)
    proven = [origin for origin in origins if any(each.proven for each in origin)]
    # In one order, whichever the claims came in: the last digit of a product depends on it.
    lower = 1 - prod(sorted(1 - max(each.directness.lower for each in origin) for origin in proven))
    upper = 1 - prod(sorted(1 - max(each.directness.upper for each in origin) for origin in origins))
    lower = max([lower, *(each.directness.lower for each in left)])
    upper = max([upper, *(each.directness.upper for each in left)])
    if len(proven) >= 2 or any(each.chain.record and each.utterance for each in left):
        digit = 1
    elif len(origins) >= 2:
        digit = 2
    elif origins and not all(each.anonymous for each in origins[0]):
        digit = 3
    else:
        digit = 6
    recorded = any(denial.chain.record for denial in denials)
    strongest = max((denial.directness.lower for denial in denials), default=-1.0)
    return [
        Corroboration(
            5 if recorded or _record_says_otherwise(each.chain) else 4 if strongest >= each.directness.lower else digit,
            len(origins),
            lower,
            upper,
        )
        for each in group
    ]


def _record_says_otherwise(chain: Chain) -> bool:
    """Whether the link that rests on the claim's records differs from them."""
    return not chain.record and chain.links[0].verified is Verified.MISMATCH
