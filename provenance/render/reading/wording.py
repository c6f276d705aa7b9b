"""The words for what a reading holds: the same in a terminal and on a page.

Every string that comes out is safe (``safety.visible``) and on one line; none is escaped for a markup.
"""

from collections import Counter
from collections.abc import Iterable

from provenance.lexicon.turning import ASKING, DENYING
from provenance.model.attribution import Act, Attribution, Carrier, ReadArticle, SourceType
from provenance.model.chain import Mode
from provenance.model.source import Registry
from provenance.render import wording
from provenance.render.safety import one_line

SCALE = "0 to 100: how directly a statement is sourced, not how true it is."

UNSURE = 0.5
"""Below this confidence an attribution is marked."""

_SAYS = {
    Mode.DIRECT: "says directly",
    Mode.MIXED: "says partly directly",
    Mode.INDIRECT: "says indirectly",
    Mode.INTERPRETIVE: "says, interpreted",
    Mode.RECORD: "on record",
    Mode.OWN: "says indirectly",
    Mode.UNKNOWN: "says",
}
_ACTS = {
    Act.BELIEF: ("believes", "belief", "beliefs"),
    Act.EVENTUALITY: ("plans or wants", "plan or wish", "plans or wishes"),
    Act.FACT: ("knows", "case of knowledge", "cases of knowledge"),
    Act.NONE: ("passes nothing on", "that passes nothing on", "that pass nothing on"),
}


def says(attribution: Attribution) -> str:
    """ "says indirectly", "denies", "believes"; "said indirectly" where nobody is named."""
    if attribution.act is not Act.ASSERTION:
        return _ACTS[attribution.act][0]
    cue = " ".join(part.text for part in attribution.cue)
    if attribution.mode is not Mode.DIRECT and DENYING.search(cue):
        return "denies"
    if attribution.mode is not Mode.DIRECT and ASKING.search(cue):
        return "asks"
    words = _SAYS[attribution.mode]
    return words.replace("says", "said") if attribution.origin.type is SourceType.NONE else words


def others(attributions: Iterable[Attribution]) -> str:
    """ "2 beliefs, 1 plan or wish": attributions that assert nothing, by their act."""
    counts = Counter(each.act for each in attributions)
    told = []
    for act, (_, one, several) in _ACTS.items():
        if counts[act]:
            told.append(f"{counts[act]:,} {one if counts[act] == 1 else several}")
    return wording.listed(told)


def who(attribution: Attribution) -> str:
    """Where an attribution starts: the fullest name, else the article's words."""
    origin = attribution.origin
    written = origin.name or origin.as_written or (attribution.source.text if attribution.source is not None else None)
    return one_line(written or "", wording.ROOM) or "(nobody named)"


def about(attribution: Attribution) -> str:
    """What the article says of that voice: "aide to the President, who participated"; empty where it says nothing or
    the words for the voice say it already."""
    origin, shown = attribution.origin, who(attribution).casefold()
    told: list[str] = []
    for words in (origin.title, origin.justification):
        plain = one_line(words or "", wording.ROOM)
        if plain and plain.casefold() not in shown and not any(plain in each for each in told):
            told.append(plain)
    return ", ".join(told)


def relay(carrier: Carrier, registry: Registry) -> str:
    """A relay by its name."""
    entry = registry.get(carrier.source)
    name = entry.name if entry is not None else carrier.name or carrier.as_written
    return one_line(name, wording.ROOM) or "(relay not named)"


def relays(attribution: Attribution, registry: Registry) -> tuple[str, ...]:
    """The relays, nearest to the origin first."""
    return tuple(relay(carrier, registry) for carrier in attribution.relays)


def outlet(article: ReadArticle, registry: Registry) -> str | None:
    """The name of the article's outlet, where it is known."""
    name = registry.name(article.outlet)
    return one_line(name, wording.ROOM) or None if name else None


def content(attribution: Attribution, room: int | None = None) -> str:
    """The words that are attributed, on one line; pieces that stand apart are joined by an ellipsis."""
    pieces = [one_line(piece.text, room) for piece in attribution.content]
    return " … ".join(piece for piece in pieces if piece)


def doubt(attribution: Attribution) -> str | None:
    """ "confidence 0.41: look at this one", where it is low."""
    if attribution.confidence >= UNSURE:
        return None
    return f"confidence {attribution.confidence:.2f}: look at this one"
