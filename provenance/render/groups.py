"""What rests on what: claims by their origin and relays, findings by rule and by what their claims rest on.

A desk asks who stands behind it before it asks for anything else; so the claims of a file come in groups of one
footing each, the most indirect first, and the findings follow the same order. Pure; used by every format for people.
"""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum

import msgspec

from provenance.model.chain import Identity
from provenance.model.claim import Article, Kind
from provenance.model.finding import About, FileReport, Finding, Report, ScoredClaim, Severity
from provenance.model.source import Registry
from provenance.render import wording
from provenance.render.safety import one_line

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PAGE = "\N{NULL}"
_UNNAMED = {Identity.ROLE: ", named by role only", Identity.COLLECTIVE: ", no person named"}


MOST_FILES = 40
"""Runs over more files show their claims only when asked to."""


class Ground(IntEnum):
    """What a claim can rest on. An unattributed plain fact never stands above anonymous hearsay."""

    UNNAMED = 0
    NOBODY = 1
    SPEAKER = 2
    OWN_VIEW = 3
    VIEW = 4
    ESTABLISHED = 5


class Footing(msgspec.Struct, frozen=True, gc=False):
    """What a claim rests on: the ground, the origin for people (where there is one), what tells it from others
    (an id, a name, or the ``key`` of an unnamed source), and the relays it came through, nearest to it first."""

    ground: Ground
    origin: str = ""
    speaker: tuple[Identity, str] | None = None
    relays: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for claims that rest on the same."""
        return self.ground, self.speaker, self.relays


class Group(msgspec.Struct, gc=False):
    """The claims of a file that rest on the same, in the order of the file. ``one_of_several`` is set where other
    unnamed sources, which the file tells apart by ``key``, came the same way."""

    footing: Footing
    claims: list[ScoredClaim]
    one_of_several: bool = False

    @property
    def ids(self) -> list[str]:
        """Their ids."""
        return [scored.claim.id for scored in self.claims]

    @property
    def lowest(self) -> float:
        """The lowest lower bound of directness among them."""
        return min((scored.directness.lower for scored in self.claims if scored.directness is not None), default=1.0)


class Block(msgspec.Struct, gc=False):
    """Claims that share their chain and their scores, in the order of the file, and that chain in words."""

    chain: tuple[str, ...]
    claims: list[ScoredClaim]

    @property
    def ids(self) -> list[str]:
        """Their ids."""
        return [scored.claim.id for scored in self.claims]

    def bounds(self) -> tuple[float, float]:
        """Lower and upper bound of directness; above all others where it is not graded."""
        score = self.claims[0].directness
        return (score.lower, score.upper) if score is not None else (2.0, 2.0)


class Gain(msgspec.Struct, gc=False):
    """What doing something makes of a lower bound, and the claims that it does that to. ``before`` is None where they
    are not graded."""

    before: int | None
    after: int
    ids: list[str]

    def words(self, arrow: str = "→") -> str:
        """ "31 → 33"."""
        return f"{self.after}" if self.before is None else f"{self.before} {arrow} {self.after}"


class Action(msgspec.Struct, gc=False):
    """One thing to do for a group of claims, in words ("next: open NBC News's page"), and what it gains."""

    words: str
    gains: list[Gain]


class Share(msgspec.Struct, frozen=True, gc=False):
    """One line of a file's summary: how many statements rest on what, and the speakers with their numbers."""

    count: int
    words: str
    speakers: tuple[tuple[str, int], ...] = ()


class Findings(msgspec.Struct, gc=False):
    """Findings of one rule that say the same of claims that rest on the same."""

    code: str
    name: str
    severity: Severity
    about: About
    message: str
    footing: Footing | None
    findings: list[Finding]

    @property
    def mendable(self) -> bool:
        """Whether it is the file's author who can answer it, at a line of the file."""
        return self.severity is Severity.ERROR or self.about == "file"

    @property
    def claims(self) -> list[str]:
        """The ids of the claims, each once."""
        return list(dict.fromkeys(finding.claim for finding in self.findings if finding.claim is not None))


def footing(scored: ScoredClaim, registry: Registry) -> Footing:
    """What a claim rests on."""
    claim = scored.claim
    origin = claim.origin
    identity = origin.identity
    if claim.established is not None:
        return Footing(Ground.ESTABLISHED)
    if claim.kind is not Kind.REPORT:
        return Footing(Ground.OWN_VIEW if identity is Identity.NONE and not claim.relays else Ground.VIEW)
    relays = wording.relays(scored, registry) if claim.relays else ()
    if identity.unnamed:
        known = (Identity.BARE, origin.key) if origin.key is not None else None
        return Footing(Ground.UNNAMED, wording.origin(origin, registry), known, relays)
    if identity is Identity.NONE:
        return Footing(Ground.NOBODY, relays=relays)
    shown = wording.origin(origin, registry)
    return Footing(Ground.SPEAKER, shown, (identity, origin.source or shown.casefold()), relays)


def groups(file: FileReport, registry: Registry) -> list[Group]:
    """The claims of a file by what they rest on, the most indirect first."""
    found: dict[tuple[object, ...], Group] = {}
    for scored in file.claims:
        under = footing(scored, registry)
        group = found.get(under.key)
        if group is None:
            found[under.key] = Group(under, [scored])
        else:
            group.claims.append(scored)
    unnamed: dict[tuple[str, ...], list[Group]] = {}
    for group in found.values():
        if group.footing.ground is Ground.UNNAMED:
            unnamed.setdefault(group.footing.relays, []).append(group)
    for several in unnamed.values():
        for group in several:
            group.one_of_several = len(several) > 1 and group.footing.speaker is not None
    return sorted(found.values(), key=lambda group: (group.footing.ground, group.lowest))


def words(footing: Footing) -> str:
    """What a claim rests on, in words: "unnamed sourcing through NBC News"."""
    through = wording.through(footing.relays)
    if footing.ground is Ground.UNNAMED:
        return f"unnamed sourcing{through}"
    if footing.ground is Ground.NOBODY:
        return f"nobody named{through}"
    if footing.ground is Ground.SPEAKER:
        return f"{footing.origin}{through}"
    return "established facts" if footing.ground is Ground.ESTABLISHED else "analysis, opinion and forecast"


def heading(group: Group, outlet: str) -> str:
    """What a group rests on, in words: "Rests on unnamed sourcing through NBC News"."""
    under = group.footing
    if under.ground is Ground.UNNAMED:
        return f"Rests on {words(under)}{f': {under.origin}' if group.one_of_several else ''}"
    if under.ground is Ground.NOBODY:
        return f"Nobody named as the source{wording.through(under.relays)}"
    if under.ground is Ground.ESTABLISHED:
        return "Established facts, not graded"
    if under.ground is not Ground.SPEAKER or under.speaker is None:
        sorts = wording.kinds(scored.claim.kind for scored in group.claims)
        of_others = f"{sorts[:1].upper()}{sorts[1:]} of others"
        return (f"{outlet}'s own {sorts}" if under.ground is Ground.OWN_VIEW else of_others) + ", not graded"
    return f"Rests on {words(under)}{_UNNAMED.get(under.speaker[0], '')}"


def summary(groups: Iterable[Group], registry: Registry) -> list[Share]:
    """How many statements of a file rest on what, for a desk that has a minute. The order is that of the groups."""
    together: dict[tuple[object, ...], list[Group]] = {}
    for group in groups:
        under = group.footing
        sort = under.speaker[0] if under.speaker is not None and under.ground is Ground.SPEAKER else None
        together.setdefault((under.ground, sort, under.relays), []).append(group)
    return [_share(members, registry) for members in together.values()]


def _share(members: list[Group], registry: Registry) -> Share:
    under = members[0].footing
    number = sum(len(group.claims) for group in members)
    through = wording.through(under.relays)
    if under.ground is Ground.UNNAMED:
        return Share(number, f"from {words(under)}")
    if under.ground is Ground.NOBODY:
        return Share(number, f"with {words(under)}")
    if under.ground is Ground.ESTABLISHED:
        return Share(number, f"established fact{'' if number == 1 else 's'}, not graded")
    if under.ground is not Ground.SPEAKER or under.speaker is None:
        sorts = wording.kinds(scored.claim.kind for group in members for scored in group.claims)
        whose = f"the outlet's own {sorts}" if under.ground is Ground.OWN_VIEW else f"{sorts} of others"
        return Share(number, f"{whose}, not graded")
    if len(members) == 1:
        return Share(number, f"from {words(under)}")
    members = sorted(members, key=lambda group: -len(group.claims))
    speakers = tuple((group.footing.origin, len(group.claims)) for group in members)
    how_many = wording.in_words(len(members))
    identity = under.speaker[0]
    if identity is Identity.ROLE:
        return Share(number, f"from {how_many} people named by role only{through}", speakers)
    if identity is Identity.COLLECTIVE:
        return Share(number, f"from {how_many} bodies, no person named{through}", speakers)
    people = all(group.footing.speaker and group.footing.speaker[1] in registry.persons for group in members)
    return Share(number, f"from {how_many} named {'people' if people else 'sources'}{through}", speakers)


def blocks(group: Group, article: Article | None, registry: Registry) -> list[Block]:
    """The claims of a group, those with the same chain and scores together; the least directly sourced first."""
    found: dict[tuple[object, ...], Block] = {}
    for scored in group.claims:
        chain = wording.chain(scored, article, registry)
        shared = wording.corroboration(scored.corroboration, scored.directness)
        key = (chain, scored.directness, scored.next_step, scored.ask_the_outlet, shared)
        block = found.get(key)
        if block is None:
            found[key] = Block(chain, [scored])
        else:
            block.claims.append(scored)
    return sorted(found.values(), key=Block.bounds)


def actions(blocks: Sequence[Block], article: Article | None, registry: Registry) -> list[Action]:
    """What would help the claims of a group, each thing to do once; what only the outlet can do comes last."""
    outlet = wording.outlet(article, registry)
    steps: dict[str, dict[tuple[int | None, int], Gain]] = {}
    asked: dict[str, dict[tuple[int | None, int], Gain]] = {}
    for block in blocks:
        first = block.claims[0]
        now = first.directness.shown[0] if first.directness is not None else None
        taken = []
        if first.next_step is not None:
            taken.append((steps, wording.step(first.next_step, first, registry), first.next_step))
        if first.ask_the_outlet is not None:
            taken.append((asked, wording.ask(first.ask_the_outlet, outlet), first.ask_the_outlet))
        for known, words, step in taken:
            key = now, step.raises_lower_to
            known.setdefault(words, {}).setdefault(key, Gain(*key, [])).ids.extend(block.ids)
    found = [Action(f"next: {words}", list(gains.values())) for words, gains in steps.items()]
    lead = "or" if steps else "next:"
    return found + [Action(f"{lead} {words}", list(gains.values())) for words, gains in asked.items()]


def telling(report: Report) -> Finding | None:
    """A finding of the rule to have explained first: the most frequent among the gravest; None where there is nothing
    but notes."""
    numbers: dict[tuple[int, str], int] = {}
    examples: dict[str, Finding] = {}
    for file in report.files:
        for finding in file.findings:
            if finding.severity is not Severity.INFO:
                key = finding.severity.rank, finding.code
                numbers[key] = numbers.get(key, 0) + 1
                examples.setdefault(finding.code, finding)
    gravest = min(numbers, key=lambda key: (key[0], -numbers[key], key[1]), default=None)
    return examples[gravest[1]] if gravest is not None else None


def findings(file: FileReport, groups: Iterable[Group]) -> list[Findings]:
    """The findings of a file by rule, message and footing. Errors come first; what the file's author can mend in the
    order of the file; the rest in the order of the groups, what is about no claim last, then by code."""
    order: dict[object, int] = {}
    under: dict[str, Footing] = {}
    for group in groups:
        order[group.footing.key] = len(order)
        for scored in group.claims:
            under.setdefault(scored.claim.id, group.footing)
    found: dict[tuple[object, ...], Findings] = {}
    for finding in sorted(file.findings, key=_standing):
        footing = under.get(finding.claim) if finding.claim is not None else None
        key = (finding.code, finding.message, footing.key if footing is not None else None)
        group_of = found.get(key)
        if group_of is None:
            found[key] = Findings(
                finding.code, finding.name, finding.severity, finding.about, finding.message, footing, [finding]
            )
        else:
            group_of.findings.append(finding)

    def rank(each: Findings) -> tuple[int, int, int, str]:
        line = each.findings[0].place.span.line
        if each.mendable:
            return each.severity.rank, -1, line, each.code
        return each.severity.rank, order[each.footing.key] if each.footing is not None else len(order), 0, each.code

    return sorted(found.values(), key=rank)


def _standing(finding: Finding) -> tuple[int, int]:
    return finding.place.span.line, finding.place.span.column


def skips(report: Report) -> list[tuple[int, str]]:
    """The checks that could not be made, by reason, with their number: reasons that differ in an address only are
    one ("no evidence for 3 pages"). The most frequent first."""
    numbers: dict[str, int] = {}
    pages: dict[str, dict[str, None]] = {}
    for file in report.files:
        for skip in file.skips:
            pattern = _ADDRESS.sub("\0", skip.reason)
            numbers[pattern] = numbers.get(pattern, 0) + 1
            if "\0" in pattern:
                pages.setdefault(pattern, {}).update(dict.fromkeys(_ADDRESS.findall(skip.reason)))
    told = []
    for pattern, number in numbers.items():
        if pattern in pages:
            addresses = list(pages[pattern])
            what = addresses[0] if len(addresses) == 1 else wording.count(len(addresses), "page")
            pattern = pattern.replace("\0", what)
        told.append((number, one_line(pattern, wording.ROOM)))
    return sorted(told, key=lambda each: (-each[0], each[1]))
