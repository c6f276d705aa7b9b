"""From what a mention says to the voices that a reading lists: identity, vantage, affiliation, registry entry."""

import re

from provenance.extraction.attribution import Relation
from provenance.extraction.quoting import Quoting
from provenance.extraction.sources import NAME, Described, is_spokes, without_the
from provenance.lexicon import cues
from provenance.model.attribution import Carrier, SourceType, Voice
from provenance.model.chain import Identity, Mode, Vantage
from provenance.model.source import Body, Registry

_WORD = re.compile(r"[^\W\d_]+")
_OF_ONESELF = frozenset(
    "recall remember deny promise vow pledge announce apologize apologise admit acknowledge".split()
)
"""Cues by which people speak of themselves."""

_SIDE = re.compile(rf"\b(?:of|for|at|with|from)\s+((?:the\s+)?{NAME.pattern})")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|our|us|myself|ourselves)\b")
_OWN_ACT = re.compile(r"[\s\"“‘']*(?:that\s+)?(?:he|she)\b")


class Voices:
    """Makes the voices of one text."""

    def __init__(self, text: str, quoting: Quoting, registry: Registry) -> None:
        self._text = text
        self._quoting = quoting
        self._registry = registry

    def origin(self, origin: Described | None, relation: Relation, cue: str) -> Voice:
        """The origin of an attribution; type none where the article names nobody."""
        if origin is None:
            return Voice(SourceType.NONE, Identity.NONE, Vantage.UNKNOWN)
        own = origin.as_written
        if relation.source is None:
            own = origin.name or origin.as_written
        identity = Identity.NAMED if origin.type is SourceType.PERSON and origin.name else origin.identity
        knows = origin.vantage
        if knows is Vantage.UNKNOWN:
            knows = self._vantage(origin, cue, relation)
        entry = self._entry(origin)
        return Voice(
            type=origin.type,
            identity=identity,
            vantage=knows,
            as_written=own,
            name=origin.name,
            title=origin.title,
            affiliation=_affiliation(origin),
            justification=origin.justification,
            source=entry,
        )

    def _vantage(self, origin: Described, cue: str, relation: Relation) -> Vantage:
        """How a voice knows, where no words say so.

        Bodies and their spokesmen speak for themselves, and so does whoever says "I", or tells what he did or will do.
        """
        if origin.type in (SourceType.OFFICIAL_BODY, SourceType.ORGANIZATION):
            return Vantage.SELF
        if is_spokes(origin.head) or (
            origin.title and any(map(is_spokes, re.findall(r"[a-z]+", origin.title.lower())))
        ):
            return Vantage.SELF
        if origin.type is not SourceType.PERSON:
            return Vantage.UNKNOWN
        verbs = {cues.base(w) for w in _WORD.findall(cue)}
        if verbs & _OF_ONESELF:
            return Vantage.SELF
        for start, end in relation.contents:
            words = self._text[start:end]
            quoted = self._quoting.mode([(start, end)]) is not Mode.INDIRECT
            if (quoted and _FIRST_PERSON.search(words)) or (not quoted and _OWN_ACT.match(words)):
                return Vantage.SELF
        return Vantage.UNKNOWN

    def relay(self, relay: Described) -> Carrier:
        """A relay of an attribution."""
        return Carrier(relay.type, relay.as_written, relay.name, self._entry(relay))

    def _entry(self, described: Described) -> str | None:
        """The registry's entry for a voice, where its name belongs to exactly one."""
        for name in (described.name, described.as_written):
            if name:
                for spelling in (name, without_the(name)):
                    ids = self._registry.ids_by_name(spelling)
                    if len(ids) == 1 and (
                        described.type is not SourceType.OUTLET or not isinstance(self._registry.get(ids[0]), Body)
                    ):
                        return ids[0]
        return None


def _affiliation(origin: Described) -> str | None:
    """Whose side a voice stands on, where a name says so: "a spokesman for the Water Board"."""
    words = origin.title or (origin.core if origin.type.anonymous else "")
    match = _SIDE.search(words)
    return match[1].strip(" ,.") if match else None
