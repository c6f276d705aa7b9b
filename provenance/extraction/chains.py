"""The chain of an attribution: through whom the content travelled on its way to the article.

What counts as a relay follows our annotation guidelines (docs/chains.md): an outlet that heard, obtained or published
the words; a document or a person that passes on another's; a mouthpiece. Addressees, own and public media and the
publisher itself are no relays.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from provenance.extraction.sources import (
    NAME,
    RUN,
    Described,
    describe,
    is_journalist,
    is_role,
    knows_exactly,
    knows_outlet,
    without_the,
)
from provenance.lexicon import outlets
from provenance.model.attribution import SourceType
from provenance.model.chain import Identity, Vantage

_NP = r"(?P<np>(?:[^\s,.;:“”\"]+|(?<=[A-Z])\.)(?:\s+[^\s,;:“”\"]+){0,7})"
_TOLD = re.compile(r"\b(?:told|tells|telling|tell|informed|assured|reminded)$", re.IGNORECASE)
_ADDRESSED = re.compile(rf"\s+(?:to\s+)?{_NP}")
_AFTERWARDS = re.compile(r"\s+to\s+(?P<np>(?:the\s+)?[A-Z][^,.;:“”\"\n]{1,60}|the\s+\w+)")
_VENUE = re.compile(
    r"\b(?:in|during|at|from|on)\s+(?:an?|his|her|their|the|another|one|that|a\s+recent|several|two)?\s*(?:[\w’'-]+\s+){0,3}?"
    r"(?:interviews?|appearances?|conversation|discussion|segment|sit-down|town\s+hall|q&a|podcast|phone\s+call|call|exchange|statement|email|e-mail|remarks|comments|letter|op-ed|essay|post)\s+"
    r"(?:[\w-]+\s+){0,3}?(?P<link>with|on|to|for|from|in|that\s+aired\s+on|aired\s+on|broadcast\s+on|published\s+in|published\s+by|obtained\s+by|seen\s+by|reviewed\s+by|provided\s+to|"
    r"given\s+to|sent\s+to|airing\s+on)\s+(?P<np>[^,;:“”\"\n]{2,90})",
    re.IGNORECASE,
)
_ON_AIR = re.compile(r"\b(?:on|to|with|in)\s+(?P<np>(?:the\s+)?[“\"]?[A-Z][^,;:\n]{1,70})")
_THE_NOUN = re.compile(r"\b(?:on|to|with|in|by)\s+(?P<np>(?:the|an?)\s+(?:[\w-]+\s+){0,2}[a-z]+)\b")
_APPEARED = re.compile(
    r"\b(?:appear(?:ed|ing|s)|speaking|spoke|went|interviewed|said|says|argued|asked)\s+(?:\w+\s+){0,3}?(?:on|to|with|by)\s+(?P<np>[^,;:\n]{2,80})",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"^\s*,?\s*(?:and\s+|which\s+(?:was|were)\s+|that\s+(?:was|were)\s+|a\s+copy\s+of\s+which\s+was\s+)?(?:first\s+|previously\s+)?(?P<how>cited|quoted|interviewed|obtained|seen|reviewed|released|published|posted|provided|"
    r"viewed|leaked|made\s+public)\s+(?:\w+\s+)?(?:by|to|in)\s+(?P<np>[^,;:“”\"\n]{2,80})",
    re.IGNORECASE,
)
_ANY_PASSED = re.compile(
    r"\b(?P<how>cited|quoted|obtained|seen|reviewed|viewed)\s+(?:\w+\s+)?by\s+(?P<np>[^,;:“”\"\n]{2,80})", re.IGNORECASE
)
_THROUGH = re.compile(
    r"\b(?:through|via)\s+(?P<np>(?:an?|his|her|their|its|the)\s+(?:[\w’'-]+\s+){0,2}?(?:spokes(?:man|woman|person)|representative|lawyer|attorney|publicist|aide|intermediary|interpreter|press\s+secretary|agent))\b",
    re.IGNORECASE,
)
_GAVE = re.compile(
    r"(?:an?|the)\s+(?:[\w-]+\s+)?interview\s+(?:that\s+)?(?P<who>.{2,80}?)\s+(?:gave|granted)\s+(?:to\s+)?(?P<outlet>.{2,60})$"
)
_CITING = re.compile(r"\b(?:citing|quoting)\s+(?P<np>[^,;:“”\"\n]{2,110})", re.IGNORECASE)
_STOP = re.compile(
    r"\s+(?:that|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|last|this|in|at|after|before|during|when|while|as|who|where|by|about|of\s+(?:the|his|her)\s|from|and\s+(?:said|added|that)|"
    r"earlier|later|recently|yesterday|today|tonight|show(?=s\b)|aired|airing|published|posted|released|he|she|they|it|which|but|because|has|had|have|was|were|is|are|said|says|reported|for)(?=\s|$).*$|[.!?]\s.*$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Hop:
    """A relay as the article names it here, and where."""

    described: Described
    place: int


class Relays:
    """Finds the relays that an article names beside an attribution. ``is_publisher`` knows the article's own outlet."""

    def __init__(
        self, text: str, is_outlet: Callable[[str], bool], is_publisher: Callable[[str], bool] = lambda name: False
    ) -> None:
        self._text = text
        self._is_outlet = is_outlet
        self._is_publisher = is_publisher

    def outlet(self, phrase: str) -> Described | None:
        """The outlet that ``phrase`` begins with, or the host who stands for it; None for the publisher."""
        phrase = phrase.strip().strip("\"“”'‘’")
        for candidate in _shorter(phrase):
            found = self._as_outlet(candidate)
            if found is not None:
                own = self._is_publisher(found.name or found.as_written) or is_house_style(candidate)
                return None if own else found
        return None

    def _as_outlet(self, phrase: str) -> Described | None:
        plain = re.sub(r"^(?:the|an?|his|her|host|hosts|reporters|anchor)\s+", "", phrase, flags=re.IGNORECASE)
        plain = re.sub(r"['’]s?$", "", plain)
        if self._is_outlet(plain) or knows_outlet(phrase) or outlets.possible_outlets(plain):
            run = None if knows_exactly(plain) or self._is_outlet(plain) else list(NAME.finditer(plain))
            name = run[-1][0] if run else phrase if phrase[:4].lower() == "the " else plain
            return Described(SourceType.OUTLET, name, name=name, identity=Identity.NAMED, vantage=Vantage.HEARSAY)
        if outlets.host_outlet(plain) is not None:
            return Described(SourceType.OUTLET, plain, name=plain, identity=Identity.NAMED, vantage=Vantage.HEARSAY)
        found = describe(phrase, self._is_outlet)
        if found.type is SourceType.OUTLET:
            return replace(found, vantage=Vantage.HEARSAY)
        return None

    def told(self, cue: tuple[int, int]) -> tuple[bool, Hop | None]:
        """Whether the cue says to whom it was told, and the relay if that is an outlet."""
        words = self._text[cue[0] : cue[1]]
        inside = re.search(r"\b(?:told|tells|telling|tell)\s+(?P<np>\S.*)$", words, re.IGNORECASE)
        to = re.search(r"\bto\s+(?P<np>(?:the\s+)?[A-Z].*)$", words)
        phrase, at = "", cue[1]
        if inside or to:
            match = inside or to
            assert match is not None
            phrase, at = match["np"], cue[0] + match.start("np")
        elif _TOLD.search(words):
            match = _ADDRESSED.match(self._text, cue[1], cue[1] + 70)
            if match:
                phrase, at = match["np"], match.start("np")
        if not phrase:
            match = _AFTERWARDS.match(self._text, cue[1])
            if match is None:
                return False, None
            phrase, at = match["np"], match.start("np")
        found = self.outlet(phrase)
        return True, Hop(found, at) if found else None

    def passed(self, end: int, source: str) -> Hop | None:
        """Who cited, quoted or obtained the source, right after it or within its words."""
        for match in (_PASSED.match(self._text, end), _ANY_PASSED.search(source)):
            if match is None:
                continue
            how = match["how"].lower()
            phrase = match["np"]
            outlet = self.outlet(phrase)
            if outlet is not None:
                return Hop(outlet, end)
            if how in ("interviewed", "released", "published", "posted", "provided"):
                continue
            if any(self._is_publisher(candidate) for candidate in _shorter(phrase)):
                return None
            found = describe(_STOP.sub("", phrase), self._is_outlet)
            if found.pronoun or (not found.name and found.type.anonymous and how == "obtained"):
                continue
            return Hop(replace(found, vantage=Vantage.HEARSAY), end)
        return None

    def interview(self, source: str, place: int) -> tuple[Described, Hop] | None:
        """Who spoke and where, in "an interview his brother gave to ITV"."""
        match = _GAVE.match(source)
        outlet = self.outlet(match["outlet"]) if match else None
        if match is None or outlet is None:
            return None
        return describe(match["who"], self._is_outlet), Hop(outlet, place)

    def venue(self, stretches: list[tuple[int, int]]) -> Hop | None:
        """The outlet in whose interview or show it was said, named in the sentence outside the content."""
        for start, end in stretches:
            part = self._text[start:end]
            for pattern in (_VENUE, _APPEARED, _ON_AIR, _THE_NOUN):
                for match in pattern.finditer(part):
                    found = self.outlet(match["np"])
                    if found is not None and not _own_words(match[0]):
                        return Hop(found, start + match.start("np"))
        return None

    def mouthpiece(self, stretches: list[tuple[int, int]]) -> Hop | None:
        """A spokesman or lawyer through whom it was said."""
        for start, end in stretches:
            match = _THROUGH.search(self._text, start, end)
            if match:
                found = replace(describe(match["np"]), vantage=Vantage.HEARSAY, type=SourceType.UNNAMED_PERSON)
                return Hop(found, match.start("np"))
        return None

    def citing(self, stretches: list[tuple[int, int]], *, by_person: bool) -> Described | None:
        """The origin that a reporting outlet cites: "X reported, citing Y"."""
        for start, end in stretches:
            match = _CITING.search(self._text, start, end)
            if match is None:
                continue
            found = describe(_STOP.sub("", match["np"]), self._is_outlet)
            if by_person and (
                match[0][:6].lower() != "citing" or found.type not in (SourceType.DOCUMENT, SourceType.OUTLET)
            ):
                continue
            if found.name or (found.head and (is_role(found.head) or not found.type.anonymous)):
                return found
        return None


def _shorter(phrase: str) -> list[str]:
    """``phrase`` up to the next word that cannot belong to a name, then shorter, longest first."""
    cut = _STOP.sub("", phrase).strip(" ,.;:'\"“”’")
    words = cut.split()
    found = []
    for count in range(min(len(words), 8), 0, -1):
        candidate = " ".join(words[:count])
        if candidate.lower() not in ("the", "a", "an"):
            found.append(candidate)
    possessive = re.match(r"(?P<outlet>.+?)['’]s?\s+\S", cut)
    if possessive:
        found.append(possessive["outlet"])
    match = RUN.search(cut)
    if match and match.start() < 30 and is_journalist(cut.lower()):
        found.append(match[0])
    return found


def _own_words(match: str) -> bool:
    """Whether a phrase names a medium of the speaker's own: a tweet, an op-ed."""
    return bool(re.search(r"\b(?:tweet|twitter|facebook|instagram|blog|op-ed|essay)\b", match, re.IGNORECASE))


def is_house_style(name: str) -> bool:
    """Whether an outlet's name stands in capitals that only the outlet itself gives it: "told POLITICO"."""
    known = outlets.known_outlet(name)
    plain = without_the(name)
    return (
        known is not None
        and plain.isupper()
        and any(len(word) > 3 for word in plain.split())
        and not known.name.removeprefix("The ").isupper()
        and outlets.outlet_key(known.name) == outlets.outlet_key(plain)
    )
