"""The words for what the model knows: the same in a terminal, in Markdown and on a page.

Every string that comes out is safe (``safety.visible``) and on one line; none is escaped for a markup.
"""

import datetime
from collections.abc import Iterable, Sequence

from provenance.model.chain import Identity, Mode, Origin, Relay, Vantage, Verified
from provenance.model.claim import Article, Kind
from provenance.model.finding import Finding, Report, ScoredClaim, Severity
from provenance.model.score import Corroboration, Directness, Factor, Step
from provenance.model.source import Registry
from provenance.render.safety import one_line

ROOM = 200
"""No name and no citation is shown at more cells than this."""

SCALE = "Bars, 0 to 100: how directly a statement is sourced, not how true it is."

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HANDS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_HOW_NAMED = {
    Identity.NAMED: "named",
    Identity.ROLE: "named by role only",
    Identity.COLLECTIVE: "no person named",
    Identity.DESCRIBED: "unnamed",
    Identity.BARE: "bare source",
    Identity.NONE: "nobody named",
}
_NAMED = dict(zip("nrcdbu", _HOW_NAMED.values(), strict=True))
_IDENTITY = {
    "named": "the origin",
    "role": "origin named by role only",
    "collective": "no person named",
    "described": "unnamed origin",
    "bare": "unnamed origin",
    "none": "nobody named",
}
_VANTAGE = {
    "self": "the origin speaks of itself",
    "record": "the origin is a document",
    "participant": "the memory of somebody who took part",
    "eyewitness": "the memory of an eyewitness",
    "familiar": "how near the origin was to it is not said",
    "briefed": "the origin was told it by others",
    "hearsay": "the origin passes on what others heard",
    "inference": "the origin infers it",
    "unknown": "how the origin knows is not said",
}
_RENDERING = {
    "record": "record",
    "direct": "quotation",
    "mixed": "partial quotation",
    "indirect": "paraphrase",
    "interpretive": "interpretation",
    "own": "own words",
}
_STEPS = {"find a record": "find a transcript or another record"}
_VERIFIED = {
    Verified.NONE: "",
    Verified.LINKED: " (page read)",
    Verified.MATCHED: " (words match)",
    Verified.MISMATCH: " (words differ)",
}
_DIGITS = {
    1: "confirmed by independent origins or a record",
    2: "several origins, not proven independent",
    3: "one origin",
    4: "contradicted by a chain as direct as this one",
    5: "contradicted by a record",
    6: "unnamed sourcing only, or nobody named",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 statement", "2 statements", "80,000 statements"; with ``plural``, "2 entries"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def in_words(number: int) -> str:
    """A number up to ten as a word."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def day(date: datetime.date) -> str:
    """ "3 December 2025"."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def quoted(words: str) -> str:
    """The article's words between quotation marks."""
    words = one_line(words, ROOM)
    return f"“{words}”" if '"' in words else f'"{words}"'


def outlet(article: Article | None, registry: Registry) -> str:
    """The name of the article's own outlet."""
    name = registry.name(article.outlet) if article is not None else None
    return one_line(name, ROOM) if name else "the outlet"


def origin(origin: Origin, registry: Registry) -> str:
    """Where a claim starts: a name for somebody named, else the article's words in quotes, else what is missing."""
    if origin.identity is Identity.NONE:
        return "(nobody named)"
    if origin.identity is Identity.NAMED:
        name = registry.name(origin.source) or origin.as_written or registry.name(origin.affiliation)
        return one_line(name, ROOM) if name else "(name not on file)"
    if origin.as_written:
        return quoted(origin.as_written)
    if origin.identity.unnamed:
        return "(source not named)"
    name = registry.name(origin.source) or registry.name(origin.affiliation)
    return one_line(name, ROOM) if name else "(no words on file)"


def relay(relay: Relay, registry: Registry) -> str:
    """A relay: its name, else the article's words in quotes."""
    name = registry.name(registry.voice(relay))
    if name:
        return one_line(name, ROOM)
    return quoted(relay.as_written) if relay.as_written else "(relay not named)"


def relays(scored: ScoredClaim, registry: Registry) -> tuple[str, ...]:
    """The relays of a claim, nearest to the origin first."""
    return tuple(relay(each, registry) for each in scored.claim.relays)


def through(relays: Sequence[str]) -> str:
    """ " through NBC News and AFP"; empty without relays."""
    return f" through {listed(relays)}" if relays else ""


def chain(scored: ScoredClaim, article: Article | None, registry: Registry) -> tuple[str, ...]:
    """The hands of a claim from the origin to the outlet, each with what evidence shows of it."""
    hands = [origin(scored.claim.origin, registry)]
    if scored.chain.record:
        hands.append("record")
    names = (*relays(scored, registry), outlet(article, registry))
    verified = scored.verified if len(scored.verified) == len(names) else (Verified.NONE,) * len(names)
    hands += [name + held(shown) for name, shown in zip(names, verified, strict=True)]
    return tuple(hands)


def held(verified: Verified) -> str:
    """What evidence shows of a link, to stand behind its name: " (words match)"; empty where it shows nothing."""
    return _VERIFIED[verified]


def how_named(identity: Identity) -> str:
    """How an article names an origin: "named by role only"."""
    return _HOW_NAMED[identity]


def vantage(vantage: Vantage) -> str:
    """How an origin knows: "the memory of an eyewitness"."""
    return _VANTAGE[vantage.value]


def rendering(mode: Mode, *, translated: bool = False) -> str:
    """How a hand puts what it received: "translated paraphrase"."""
    words = _RENDERING.get(mode.value, "how it puts it is unknown")
    return (
        f"translated, {words}"
        if translated and mode is Mode.UNKNOWN
        else f"translated {words}"
        if translated
        else words
    )


def hands(level: str) -> str:
    """A hand level in words: "2-3d" is "second- or third-hand, unnamed"."""
    matched = level.endswith("✓")
    level = level.removesuffix("✓")
    number, letter = level[:-1], level[-1:]
    named = _NAMED.get(letter, letter)
    if number == "X":
        words = "through unknown hands"
    else:
        least, _, most = number.partition("-")
        words = f"{_hand(least)}-hand, {named}"
        if most:
            either = "or" if most.isdecimal() and least.isdecimal() and int(most) == int(least) + 1 else "to"
            words = f"{_hand(least)}- {either} {_hand(most)}-hand, {named}"
    return f"{words}, matched to the record" if matched else words


def _hand(number: str) -> str:
    if number.isdecimal() and 0 < int(number) < len(_HANDS):
        return _HANDS[int(number)]
    return f"{number}th"


def band(lower: float, upper: float, dash: str = "–") -> str:
    """Both bounds as people see them: "31–53"."""
    return f"{round(100 * lower)}{dash}{round(100 * upper)}"


def weakest(scored: ScoredClaim, article: Article | None, registry: Registry) -> str | None:
    """The weakest factor of a claim's directness in words; None where nothing is lost or nothing is graded."""
    score = scored.directness
    if score is None or score.weakest.lower >= 1:
        return None
    return factor(score.weakest, scored, article, registry)


def factor(factor: Factor, scored: ScoredClaim, article: Article | None, registry: Registry) -> str:
    """A factor of directness in words: "unnamed origin", "NBC News's paraphrase"."""
    if factor.about == "identity":
        return _IDENTITY.get(factor.value, factor.value)
    if factor.about == "vantage":
        return _VANTAGE.get(factor.value, factor.value)
    if factor.about == "channel":
        return "where it was said is not said"
    if factor.about == "record":
        return "the record"
    names = (*relays(scored, registry), outlet(article, registry))
    number = _number(factor.about, len(names))
    if number is None:
        return one_line(str(factor), ROOM)
    name = names[number]
    link = scored.chain.links[number - len(names)] if len(scored.chain.links) >= len(names) else None
    if link is not None and link.verified is Verified.MISMATCH:
        return f"{name}'s words differ from the page"
    if factor.value == Mode.UNKNOWN.value:
        return f"how {name} puts it is unknown"
    rendering = _RENDERING.get(factor.value, factor.value)
    if link is not None and link.translated:
        rendering = f"translated {rendering}"
    return rendering if len(names) == 1 else f"{name}'s {rendering}"


def _number(about: str, hands: int) -> int | None:
    """The position of a hand after the origin: "relay 1" is 0, "outlet" the last."""
    if about == "outlet":
        return hands - 1
    number = about.removeprefix("relay ")
    return int(number) - 1 if number.isdecimal() and 0 < int(number) < hands else None


def step(step: Step, scored: ScoredClaim, registry: Registry) -> str:
    """What to do next, with the relay's name in its place: "open NBC News's page"."""
    if "the relay's page" in step.do:
        number = _number(step.where, len(scored.claim.relays) + 1)
        if number is not None:
            name = relay(scored.claim.relays[number], registry)
            page = f"{name}'s page" if name[-1:].isalnum() else f"the page of {name}"
            return step.do.replace("the relay's page", page)
    return _STEPS.get(step.do, step.do)


def ask(step: Step, outlet: str) -> str:
    """What only the outlet can do: "ask Pravda.Ru to name the source"."""
    return f"ask {outlet} to {step.do}"


def corroboration(found: Corroboration | None, own: Directness | None) -> str | None:
    """What other claims of the same thing add; None where they add nothing to say."""
    if found is None or own is None or (found.origins < 2 and found.digit not in (4, 5)):
        return None
    words = _DIGITS.get(found.digit, f"corroboration {found.digit}")
    if found.origins < 2:
        return words
    return f"{words} ({found.origins} origins, together {band(found.lower, found.upper)})"


def kinds(found: Iterable[Kind]) -> str:
    """ "analysis and forecast": what sorts of view, each once, in the order of the model."""
    present = set(found)
    return listed([kind.value for kind in Kind if kind in present])


def skipped(number: int, reason: str) -> tuple[str, str | None]:
    """Checks that could not be made for one reason, and the command that would help, if one would."""
    return f"{count(number, 'check')} skipped: {reason}", "provenance verify" if "no evidence" in reason else None


def left_out(report: Report) -> list[str]:
    """What a run does not show or does not count, or counts beside its files, because of how it was started: a sentence
    each, without its stop."""
    told = []
    if report.elsewhere is not None:
        claims, articles = count(report.elsewhere.claims, "statement"), count(report.elsewhere.files, "article")
        some = f"Compared with {claims} of {articles} in the ledger"
        told.append(some if report.elsewhere.claims else "No statement in the ledger is about the same things")
    if report.since is not None:
        told.append(f"Only statements that changed since {one_line(report.since, ROOM)} are shown")
    if report.baselined:
        told.append(f"{count(report.baselined, 'finding')} {'is' if report.baselined == 1 else 'are'} in the baseline")
    if report.untrusted == 1:
        told.append("1 suppression does not count: the trusted revision does not hold it")
    elif report.untrusted:
        told.append(f"{report.untrusted:,} suppressions do not count: the trusted revision does not hold them")
    return told


def clauses(sentences: Iterable[str]) -> list[str]:
    """Sentences as parts of a longer one."""
    return [sentence[:1].lower() + sentence[1:] for sentence in sentences]


def answer(report: Report) -> list[tuple[str, Severity | None]]:
    """The run in one sentence, in pieces, each with the severity of what it counts."""
    found = report.count()
    errors, warnings = found[Severity.ERROR], found[Severity.WARNING]
    statements = count(report.claims, "statement")
    if not errors and not warnings:
        files = count(sum(file.article is not None for file in report.files), "file")
        end = "nothing to report."
        if report.unread:
            end = f"nothing found in them. {count(len(report.unread), 'file')} could not be read."
        return [(f"{statements} in {files}: {end}", None)]
    return [
        (count(errors, "error"), Severity.ERROR if errors else None),
        (", ", None),
        (count(warnings, "warning"), Severity.WARNING if warnings else None),
        (f" in {statements}.", None),
    ]


def also(report: Report) -> list[str]:
    """What the answer does not say: files that could not be read, findings that the files answer. Whole sentences."""
    told = []
    found = report.count()
    if report.unread and (found[Severity.ERROR] or found[Severity.WARNING]):
        told.append(f"{count(len(report.unread), 'file')} could not be read.")
    if report.suppressed:
        told.append(f"{count(report.suppressed, 'finding')} answered in the files.")
    return told


def explains(finding: Finding) -> str:
    """What `provenance explain` does for the rule of a finding: "says why and how to mend it"."""
    return f"says why and {'how to mend it' if finding.severity is Severity.ERROR else 'what newsrooms do about it'}"
