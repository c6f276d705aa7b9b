"""Whom a mention stands for: the first name of "Ushakov", the person behind "he" and "the Russian president".

Rules over the article's own words, in the order in which a reader would look: the same surname, the same role, the last
one who spoke, the subject of the sentence before. What stays open is left open.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from provenance.extraction.people import FEMALE, MALE, People, Person
from provenance.extraction.sentences import Sentences
from provenance.extraction.sources import NAME, PERSONAL, RELATIVE, RUN, Described, describe
from provenance.lexicon import bodies, roles
from provenance.model.attribution import SourceType
from provenance.model.chain import Identity, Vantage

_FAR = 900
"""How far back, in characters, whom a pronoun stands for is looked for."""

_MEMORY = 200
"""How many mentions back a role or an unnamed source is looked for."""


@dataclass(slots=True)
class Entity:
    """What a source mention stands for. ``key`` is the same for all mentions of one voice."""

    key: str
    described: Described
    last_spoke: int


class Coreference:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(self, text: str, sentences: Sentences, is_outlet: Callable[[str], bool]) -> None:
        self._text = text
        self._sentences = sentences
        self._people = People(text, is_outlet)
        self._heard: deque[Entity] = deque(maxlen=_MEMORY)
        self._speakers: deque[Person] = deque(maxlen=8)
        self._known: dict[tuple[str, SourceType], Entity] = {}

    def resolve(self, described: Described, place: int, *, spoken: bool = True) -> Entity:
        """The voice that a mention at ``place`` stands for; it becomes the last speaker where it spoke."""
        entity = self._resolve(described, place)
        entity.last_spoke = place if spoken else entity.last_spoke
        self._heard.append(entity)
        self._known[entity.key, entity.described.type] = entity
        name = entity.described.name
        if spoken and entity.described.type is SourceType.PERSON and name and ";" not in name:
            person = self._people.named(name, place)
            if person is not None:
                person.last_spoke = place
                self._speakers.append(person)
        return entity

    def _resolve(self, described: Described, place: int) -> Entity:
        if described.pronoun:
            found = self._pronoun(described, place)
            if found.described.type is SourceType.PERSON and found.described.name and ";" not in found.described.name:
                self._people.meet(found.described.name, place)  # who is spoken of goes on being near
            return found
        if described.type is SourceType.PERSON and described.name and ";" not in described.name:
            return self._named(described, place)
        if described.definite and described.head and not described.name:
            back = self._definite(described, place)
            if back is not None:
                return back
        key = (described.name or described.core or described.as_written).lower()
        known = self._known.get((key, described.type))
        if known is not None and (described.name or described.definite):
            return replace(known, described=_merged(described, known.described))
        return Entity(key, described, -1)

    def _named(self, described: Described, place: int) -> Entity:
        assert described.name is not None
        person = self._people.named(described.name, place) or self._people.meet(described.name, place)
        name = person.name if len(person.name) > len(described.name) else described.name
        title = described.title or (max(person.titles, key=len) if person.titles else None)
        found = replace(described, name=name, title=title)
        known = person.described
        if known is not None:
            found = _merged(found, known)
        person.described = found
        return Entity(name.lower(), found, -1)

    def _definite(self, described: Described, place: int) -> Entity | None:
        """ "the official", "the Russian president", "the businessman": who was spoken of before."""
        unnamed = described.type in (SourceType.UNNAMED_PERSON, SourceType.UNNAMED_GROUP)
        for entity in reversed(self._heard):
            other = entity.described
            if other.type.anonymous and unnamed and _same_noun(other.head, described.head):
                return replace(entity, described=_merged(described, other))
            if other.type is described.type and other.head == described.head and other.name:
                return replace(entity, described=_merged(described, other))
        if described.type is SourceType.OUTLET:
            for entity in reversed(self._heard):
                if entity.described.type is SourceType.OUTLET and entity.described.name:
                    return replace(entity, described=_merged(described, entity.described))
            for match in reversed(list(NAME.finditer(self._text, max(0, place - 600), place))):
                the = "the " if self._text[max(0, match.start() - 4) : match.start()].lower() == "the " else ""
                found = describe(the + match[0])
                if found.type is SourceType.OUTLET and found.name:
                    return Entity(found.name.lower(), replace(described, name=found.name), -1)
            return None
        if described.type in (SourceType.PERSON, SourceType.UNNAMED_PERSON):
            if re.match(r"(?:an?|one|another)\s", described.as_written, re.IGNORECASE):
                return None
            person = self._people.by_role(described.head, place)
            if person is None and described.head in roles.ROLE_NOUNS:
                person = self._last_speaker(place)
            if person is not None:
                return self._as_person(described, person)
        return None

    def _as_person(self, described: Described, person: Person) -> Entity:
        title = max(person.titles, key=len) if person.titles else None
        found = replace(
            described, type=SourceType.PERSON, name=person.name, identity=Identity.NAMED, title=described.title or title
        )
        if person.described is not None:
            found = _merged(found, person.described)
        return Entity(person.name.lower(), found, -1)

    def _pronoun(self, described: Described, place: int) -> Entity:
        word = described.pronoun
        if word in PERSONAL:
            gender = FEMALE if word in ("she", "her") else MALE if word in ("he", "him", "himself") else ""
            found = self._he_or_she(described, place, gender)
            if found is not None:
                return found
            return Entity(f"?{word}", replace(described, type=SourceType.PERSON, identity=Identity.ROLE), -1)
        if word in RELATIVE:
            found = self._antecedent(described, place)
            if found is not None:
                return found
        wanted = (
            (SourceType.UNNAMED_GROUP, SourceType.PERSON, SourceType.ORGANIZATION)
            if word in ("they", "we", "them", "both")
            else (SourceType.ORGANIZATION, SourceType.OFFICIAL_BODY, SourceType.DOCUMENT, SourceType.OUTLET)
        )
        for entity in reversed(self._heard):
            many = entity.described.type is not SourceType.PERSON or ";" in (entity.described.name or "")
            if entity.described.type in wanted and many:
                return replace(entity, described=_merged(described, entity.described))
        kind = SourceType.UNNAMED_GROUP if word in ("they", "we", "them", "both") else SourceType.ORGANIZATION
        return Entity(f"?{word}", replace(described, type=kind), -1)

    def _he_or_she(self, described: Described, place: int, gender: str) -> Entity | None:
        """The one who spoke last or is the subject of the sentences before, of the right gender."""
        best: tuple[float, Entity] | None = None
        nearest: Person | None = None
        here = self._sentences.number(place)
        for person in self._around(place):
            other = bool(gender and person.gender and person.gender != gender)
            if other and not person.guessed:
                continue
            last = person.before(place - 1)
            if last <= place - _FAR:
                last = -1
            if last < 0 and person.last_spoke < 0:
                continue
            value = self._nearness(here, place, last, person.last_spoke)
            if person.gender and person.gender == gender:
                value += 0.5
            elif other:
                value -= 4
            if best is None or value > best[0]:
                best = value, self._as_person(described, person)
                nearest = person
        for entity in reversed(self._heard):
            if entity.described.type is SourceType.UNNAMED_PERSON and entity.last_spoke >= 0:
                value = self._nearness(here, place, entity.last_spoke, entity.last_spoke)
                if best is None or value > best[0] + 0.8:
                    best = value, replace(entity, described=_merged(described, entity.described))
                    nearest = None
                break
        if nearest is not None and gender and not nearest.gender:
            nearest.gender = gender
        if best is None:
            speaker = self._last_speaker(place, gender)
            return self._as_person(described, speaker) if speaker is not None else None
        return best[1]

    def _nearness(self, here: int, place: int, last: int, spoke: int) -> float:
        """How likely a pronoun means somebody mentioned at ``last`` who spoke at ``spoke``: higher is likelier."""
        value = -10.0
        if last >= 0:
            sentence = self._sentences.number(last)
            start, _ = self._sentences.around(last)
            value = -1.5 * (here - sentence)
            first = self._text[start:last].count(" ")
            value -= min(1.0, 0.08 * first)  # a subject comes first
            if _inside_quotes(self._text, start, last):
                value -= 3
        if spoke >= 0:
            value = max(value, -1.2 * (here - self._sentences.number(spoke)) + 0.2) + 0.4
        return value

    def _antecedent(self, described: Described, place: int) -> Entity | None:
        """What stands right before "who" or "which"."""
        start, _ = self._sentences.around(place)
        before = self._text[max(start, place - 120) : place].rstrip(" ,—–-")
        if described.pronoun in ("who", "which", "that", "whom") and before:
            runs = list(RUN.finditer(before))
            if runs and len(before) - runs[-1].end() < 3:
                found = describe(runs[-1][0])
                if found.name:
                    return self._resolve(replace(found, as_written=described.as_written), place)
            phrase = re.search(
                r"(?:^|[\s(])((?:an?|the|one|some|another|several|many|two|three|those)\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+)$",
                before,
            )
            if phrase:
                found = describe(phrase[1])
                if found.head:
                    return self._resolve(replace(found, as_written=described.as_written, definite=False), place)
        if described.pronoun == "it":
            for match in reversed(list(RUN.finditer(before))):
                kind = bodies.body_kind(match[0])
                if kind is not None:
                    of = SourceType.OFFICIAL_BODY if kind == "official_body" else SourceType.ORGANIZATION
                    return Entity(
                        match[0].lower(), replace(described, type=of, name=match[0], identity=Identity.COLLECTIVE), -1
                    )
        return None

    def _around(self, place: int) -> Iterator[Person]:
        """Whom a pronoun at ``place`` may mean: those mentioned shortly before, and the last who spoke."""
        near = self._people.near(place - _FAR, place)
        yield from near
        seen = {id(person) for person in near}
        for person in dict.fromkeys(map(id, self._speakers)):
            if person not in seen:
                yield next(p for p in self._speakers if id(p) == person)

    def _last_speaker(self, place: int, gender: str = "") -> Person | None:
        for person in reversed(self._speakers):
            if person.last_spoke < place and (person.gender in ("", gender) or not gender):
                return person
        near = [p for p in self._people.near(place - 3 * _FAR, place) if not gender or p.gender in ("", gender)]
        return max(near, key=lambda p: p.before(place - 1), default=None)


def _same_noun(one: str, other: str) -> bool:
    return bool(one) and (one == other or one == other + "s" or other == one + "s")


def _merged(mention: Described, known: Described) -> Described:
    """A mention with what is known of its voice from before."""
    identity = mention.identity
    if mention.pronoun or mention.definite or mention.name:
        order = list(Identity)
        identity = min(mention.identity, known.identity, key=order.index) if not mention.pronoun else known.identity
    kind = mention.type
    if mention.pronoun or (known.name and mention.definite):
        kind = known.type
    return replace(
        mention,
        type=kind,
        name=_longer(mention.name, known.name),
        title=mention.title or known.title,
        justification=mention.justification or known.justification,
        vantage=mention.vantage if mention.vantage is not Vantage.UNKNOWN else known.vantage,
        identity=identity,
        head=mention.head or known.head,
    )


def _longer(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return one if len(one) >= len(other) else other


def _inside_quotes(text: str, start: int, place: int) -> bool:
    before = text[start:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
