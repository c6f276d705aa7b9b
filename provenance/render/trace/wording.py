"""The words for a trace: each hop as a card, the same in a terminal and in a picture.

Every string that comes out is safe (``safety.visible``) and on one line; none is escaped for a markup.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from provenance.model.chain import Identity, Verified
from provenance.model.claim import Kind
from provenance.model.evidence import Citation, Status
from provenance.model.source import Registry
from provenance.model.text import quotations
from provenance.model.trace import Hop, Telling, Trace
from provenance.render import evidence, wording
from provenance.render.groups import Action, Block, actions
from provenance.render.safety import one_line

MOST_HOPS = 60
"""Of a longer chain its beginning and its end are shown."""

MOST_TELLINGS = 20
"""So many other claims of the same thing are named; the rest are counted."""

Sort = Literal["plain", "address", "wrong", "doubt"]
"""What a line of a card is: words, an address, something that differs, something that could not be looked at."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """One thing said of a hop. ``depth`` is 1 where it belongs to the line before."""

    words: str
    sort: Sort = "plain"
    depth: int = 0


class Card(msgspec.Struct, frozen=True, gc=False):
    """A hop in words. With ``hidden``, no claim file lists it: it is what the next hop's page credits. ``aside`` is a
    further document at the side of the chain. ``shared`` is how many relays of the chain stand up to here."""

    title: str
    facts: str = ""
    lines: tuple[Line, ...] = ()
    hidden: bool = False
    aside: bool = False
    shared: int = 0


def subject(trace: Trace) -> str:
    """The claim as it is asked for: "claims/dam.toml#c2"."""
    return f"{one_line(trace.file, 2_000)}#{one_line(trace.scored.claim.id, wording.ROOM)}"


def article(trace: Trace) -> str:
    """Where the claim is from: "The Gazette, 3 December 2025"."""
    told = wording.outlet(trace.article, trace.report.registry)
    published = trace.article.published
    return told if published is None else f"{told}, {wording.day(published)}"


def ungraded(trace: Trace) -> str | None:
    """Why the claim has no score; None where it has one."""
    claim = trace.scored.claim
    if trace.scored.directness is not None:
        return None
    if claim.established is not None:
        return f"an established fact, not graded: {one_line(claim.established, 2_000)}"
    return f"not graded: {claim.kind.value}" if claim.kind is not Kind.REPORT else "not graded"


def weakest(trace: Trace) -> str | None:
    """The weakest factor of its directness."""
    return wording.weakest(trace.scored, trace.article, trace.report.registry)


def corroboration(trace: Trace) -> str | None:
    """What the other claims of the same thing add."""
    return wording.corroboration(trace.scored.corroboration, trace.scored.directness)


def steps(trace: Trace, arrow: str = "→") -> list[str]:
    """What would help: "next: open NBC News's page, lower bound 31 → 33"."""
    scored, registry = trace.scored, trace.report.registry
    block = Block(wording.chain(scored, trace.article, registry), [scored])
    return [_step(action, arrow) for action in actions([block], trace.article, registry)]


def _step(action: Action, arrow: str) -> str:
    return f"{action.words}, lower bound {', '.join(gain.words(arrow) for gain in action.gains)}"


def missing(trace: Trace) -> list[str]:
    """What could not be looked at: sentences, those with a command first."""
    told = []
    if trace.unseen:
        pages = wording.count(trace.unseen, "page has", "pages have")
        told.append(f"{pages} no evidence yet: run `provenance\xa0verify`.")
    if trace.damaged:
        lines = wording.count(trace.damaged, "line of the evidence does", "lines of the evidence do")
        told.append(f"{lines} not hold: `provenance\xa0check` says what is wrong.")
    for unread in trace.report.unread:
        told.append(f"Not read: {one_line(unread.file, 2_000)}: {one_line(unread.reason, 1_000)}.")
    return told


def cards(trace: Trace) -> list[Card]:
    """The hops, from the origin to the outlet, and before each what its page credits beside them."""
    hops = trace.hops
    made: list[Card] = []
    main_record = _main_record(hops)
    shared = 0
    for number, hop in enumerate(_some(hops)):
        if hop is None:
            made.append(Card(f"{len(hops) - MOST_HOPS:,} more hands", shared=shared))
            shared = len(trace.scored.claim.relays) - (MOST_HOPS // 2 - 1)
            continue
        shared += hop.role == "relay"
        if hop.hidden:
            made.append(_hidden(hop, trace, shared - (hop.role == "relay")))
        aside = hop.role == "record" and hop is not main_record
        made.append(_card(hop, trace, shared, first=number == 0, aside=aside))
    return made


def _some(hops: Sequence[Hop]) -> Iterator[Hop | None]:
    if len(hops) <= MOST_HOPS:
        yield from hops
        return
    yield from hops[: MOST_HOPS // 2]
    yield None
    yield from hops[-(MOST_HOPS // 2) :]


def _main_record(hops: Sequence[Hop]) -> Hop | None:
    """Of several documents the one that evidence shows to hold the words, else the first; the others stand aside."""
    records = [hop for hop in hops if hop.role == "record"]
    return next((hop for hop in records if hop.verified is Verified.MATCHED), records[0] if records else None)


def _hidden(hop: Hop, trace: Trace, shared: int) -> Card:
    words = " → ".join(evidence.credited(each, trace.report.registry) for each in hop.hidden[:3])
    if len(hop.hidden) > 3:
        words += f" and {len(hop.hidden) - 3:,} more"
    where = f"on the page of {name(hop, trace)}" if hop.role == "relay" else "in the record"
    return Card(words, f"only {where}", hidden=True, shared=shared)


def name(hop: Hop, trace: Trace) -> str:
    """A hop by its name."""
    registry, claim = trace.report.registry, trace.scored.claim
    if hop.role == "origin":
        return wording.origin(claim.origin, registry)
    if hop.role == "outlet":
        return wording.outlet(trace.article, registry)
    if hop.role == "record":
        return "record"
    return wording.relay(claim.relays[_number(hop)], registry)


def _number(hop: Hop) -> int:
    return int(hop.path.partition("[")[2].removesuffix("]"))


def _card(hop: Hop, trace: Trace, shared: int, *, first: bool, aside: bool) -> Card:
    claim = trace.scored.claim
    title = name(hop, trace)
    facts: list[str] = []
    lines: list[Line] = []
    if first:
        origin = claim.origin
        if origin.identity is not Identity.NONE:
            facts.append(wording.how_named(origin.identity))
        facts.append(wording.vantage(origin.vantage))
        written = one_line(origin.as_written or "", wording.ROOM)
        if written and wording.quoted(written) != title and written != title:
            lines.append(Line(f"as written: {wording.quoted(written)}"))
        if origin.channel:
            lines.append(Line(f"said in: {one_line(origin.channel, wording.ROOM)}"))
        elif not claim.channel_disclosed:
            lines.append(Line("where it was said is not said", "doubt"))
        if origin.anonymity_reason:
            lines.append(Line(f"not named because: {one_line(origin.anonymity_reason, wording.ROOM)}"))
    elif hop.mode is not None:
        facts.append(wording.rendering(hop.mode, translated=hop.translated))
    if hop.role != "record":
        title += wording.held(hop.verified) if not first else ""
    if hop.date is not None:
        facts.append(evidence.day(hop.date) or "")
    if hop.role == "relay":
        written = one_line(hop.as_written or "", wording.ROOM)
        if not written:
            lines.append(Line("not named at this place: known from an earlier mention"))
        elif written.casefold() != title.casefold() and wording.quoted(written) not in title:
            lines.append(Line(f"as written: {wording.quoted(written)}"))
    elif hop.role == "outlet":
        quote = evidence.shortened(claim.quote, wording.ROOM)
        marked = any(True for _ in quotations(quote))
        lines.append(Line(f"as written: {quote if marked else wording.quoted(quote)}"))
    lines.extend(_of_page(hop, trace.report.registry))
    return Card(title, "; ".join(filter(None, facts)), tuple(lines), aside=aside, shared=shared)


def _of_page(hop: Hop, registry: Registry) -> Iterator[Line]:
    if hop.role == "origin":
        return
    if hop.url is None:
        yield Line("no page of it is given", "doubt")
        return
    yield Line(one_line(hop.url, 2_100), "address")
    citation = hop.citation
    if citation is None:
        if hop.role != "outlet":
            yield Line("no evidence yet", "doubt")
        return
    yield Line(evidence.page(citation), "plain" if citation.page_read else "doubt", 1)
    yield from _of_words(citation)
    if hop.credit is not None:
        yield Line(f"the page credits {evidence.whom(hop.credit, registry)}", depth=1)
    correction = evidence.corrected(citation)
    if correction is not None:
        yield Line(correction, "wrong", 1)
    kept = evidence.capture(citation)
    if kept is not None:
        yield Line(f"capture {kept}", depth=1)
    archived = evidence.archived(citation)
    if archived is not None:
        yield Line("an archived copy:", depth=1)
        yield Line(archived, "address", 1)
    after = evidence.after(citation)
    if after is not None and citation.status is not Status.OK:
        yield Line(f"next: {after}", depth=1)


def _of_words(citation: Citation) -> Iterator[Line]:
    found = evidence.words(citation)
    wrong = citation.verified is Verified.MISMATCH
    if found is not None:
        yield Line(found, "wrong" if wrong else "plain", 1)
        differences = list(evidence.differences(citation))
        for words in differences[:8]:
            yield Line(words, "wrong" if wrong else "plain", 2)
        if len(differences) > 8:
            yield Line(f"and {len(differences) - 8:,} more", depth=2)


class Other(msgspec.Struct, frozen=True, gc=False):
    """Another claim of the same thing in words: its chain from where it parts from the traced one, its band, and
    where it stands."""

    chain: tuple[str, ...]
    band: str
    place: str


def branches(trace: Trace) -> dict[int, list[Other]]:
    """The other claims with the same origin, by how many relays they share with the traced chain."""
    found: dict[int, list[Other]] = {}
    for telling in _shown(trace):
        if telling.relation == "origin" and not telling.denies:
            found.setdefault(telling.shared, []).append(_other(telling, trace, telling.shared + 1))
    return found


def others(trace: Trace) -> list[tuple[str, list[Other]]]:
    """The other claims that do not start at the same origin, or contradict the traced one, under what they are."""
    headings = {
        "side": "The same, from the same side",
        "other": "The same, by another way",
        "denies": "Against it",
    }
    found: dict[str, list[Other]] = {key: [] for key in headings}
    for telling in _shown(trace):
        key = "denies" if telling.denies else telling.relation
        if key in found:
            found[key].append(_other(telling, trace, 0))
    return [(headings[key], several) for key, several in found.items() if several]


def more_tellings(trace: Trace) -> int:
    """How many other claims of the same thing are not shown."""
    return max(len(trace.tellings) - MOST_TELLINGS, 0)


def _shown(trace: Trace) -> Sequence[Telling]:
    return trace.tellings[:MOST_TELLINGS]


def _other(telling: Telling, trace: Trace, start: int) -> Other:
    scored, registry = telling.scored, trace.report.registry
    hands = (
        wording.origin(scored.claim.origin, registry),
        *wording.relays(scored, registry)[:MOST_HOPS],
        wording.outlet(telling.article, registry),
    )
    score = scored.directness
    band = wording.band(score.lower, score.upper) if score is not None else "not graded"
    place = f"{one_line(telling.file, 500)}#{one_line(scored.claim.id, wording.ROOM)}"
    return Other(hands[min(start, len(hands) - 1) :], band, place)
