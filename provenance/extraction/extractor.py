"""The whole way from a text to its attributions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from provenance.extraction.acts import act_of
from provenance.extraction.attribution import Place, Relation, relations
from provenance.extraction.chains import Hop, Relays, is_house_style
from provenance.extraction.coreference import Coreference, Entity
from provenance.extraction.layers import Layer, Layering, listed
from provenance.extraction.quoting import Quoting
from provenance.extraction.sentences import Sentences
from provenance.extraction.sources import RUN, Described, describe, vantage_of, without_the
from provenance.extraction.tagger import Tagger
from provenance.extraction.voices import Voices
from provenance.lexicon import agentless, outlets
from provenance.model.attribution import Act, Attribution, Fragment, SourceType
from provenance.model.chain import Identity, Mode, Vantage
from provenance.model.source import Outlet, Registry

_NEAR = 12
"""How many attributions before may belong to the same sentence or speech."""

_MEMORY = 200
"""How many attributions back an unnamed source may have come through a relay."""

_NO_VOICES = frozenset(
    "week weeks day days month months year years time times future past history moment fact facts"
    " reason reasons way ways thing things incident event events case move moves decision".split()
)
"""Nouns that "show" and "suggest" things without being anybody's voice."""


class Extractor:
    """Reads English news prose. ``registry`` adds its names to the outlets that are known anyway."""

    def __init__(self, registry: Registry | None = None, tagger: Tagger | None = None) -> None:
        self._registry = registry or Registry()
        self._tagger = tagger or Tagger()

    def attributions(self, text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
        """Every attribution of ``text``, in its order; ``directness`` is left open.

        ``publisher`` is the outlet of the article, as an id of the registry or a name: it is never a relay.
        """
        return _Article(text, self._tagger, self._registry, publisher).attributions()


class _Article:
    """One text on its way through the stages."""

    def __init__(self, text: str, tagger: Tagger, registry: Registry, publisher: str | None) -> None:
        self._text = text
        self._tagger = tagger
        self._registry = registry
        self._own = self._names_of(publisher)
        self._sentences = Sentences(text)
        self._quoting = Quoting(text)
        self._voices = Voices(text, self._quoting, registry)
        self._relays = Relays(text, self._is_outlet, self._is_publisher)

    def _names_of(self, publisher: str | None) -> frozenset[str]:
        if not publisher:
            return frozenset()
        names = {publisher}
        entry = self._registry.get(publisher)
        if isinstance(entry, Outlet):
            names |= {entry.name, *entry.aliases}
        for name in list(names):
            known = outlets.outlet_at(name) or outlets.known_outlet(name)
            if known is not None:
                names |= {known.name, *known.aliases}
        return frozenset(_plain(name) for name in names)

    def _is_outlet(self, name: str) -> bool:
        return any(isinstance(self._registry.get(i), Outlet) for i in self._registry.ids_by_name(name))

    def _is_own(self, described: Described) -> bool:
        return described.type is SourceType.OUTLET and self._is_publisher(described.name or described.as_written)

    def _is_publisher(self, name: str) -> bool:
        if _plain(name) in self._own:
            return True
        known = outlets.known_outlet(name)
        return known is not None and _plain(known.name) in self._own

    def attributions(self) -> tuple[Attribution, ...]:
        """The stages, one after the other."""
        found = relations(self._text, self._tagger.tag(self._text))
        layers = Layering(self._text, self._sentences, self._quoting, self._tagger).layers(found)
        layers.sort(key=lambda x: (x.relation.start, x.relation.cue or (0, 0), x.nested))
        people = Coreference(self._text, self._sentences, self._is_outlet)
        for layer in layers:
            self._describe(layer)
        for i, layer in enumerate(layers):
            self._resolve(layer, layers[max(0, i - _NEAR) : i], people)
        for layer in layers:
            self._one_link(layer)
        for i, layer in enumerate(layers):
            self._inherit(layer, layers[max(0, i - _MEMORY) : i])
        layers.sort(key=listed)
        return tuple(self._attribution(layer, f"a{number}") for number, layer in enumerate(layers, 1))

    def _describe(self, layer: Layer) -> None:
        relation = layer.relation
        cue = self._cue(relation)
        if relation.source is not None:
            words = self._text[slice(*relation.source)]
            described = describe(words, self._is_outlet)
            after = self._text[relation.source[1] : relation.source[1] + 90]
            knows = vantage_of(words) or vantage_of(
                re.split(r"[.;\n“\"]", after)[0]
                if after[:3].strip(" ,")[:3] in ("who", "fam", "bri", "clo", "wit")
                else ""
            )
            if knows and described.vantage is Vantage.UNKNOWN:
                described = replace(described, vantage=knows)
            layer.described = described
        elif relation.cue is not None:
            by = re.match(
                r"(?:\s*(?:was|were|is|been)?\s*)?(?:by|from)\s+([^,.;:\n]{2,60})",
                self._text[relation.cue[1] : relation.cue[1] + 70],
            )
            passive = re.search(r"\bby$", cue) or by
            if passive and by:
                layer.described = describe(by[1], self._is_outlet)
            else:
                layer.agentless = self._without_agent(cue, relation.cue[0])
        if relation.cue is not None:
            layer.addressed, hop = self._relays.told(relation.cue)
            if hop is not None:
                layer.hops.append(hop)
        self._hops(layer)

    def _without_agent(self, cue: str, place: int) -> bool:
        lowered = cue.lower()
        if agentless.HEDGES.find(lowered) or re.search(r"\bapparently\b", lowered):
            return True
        if re.search(
            r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|also\s+|widely\s+|long\s+)?(?:\w+ed|said|known|seen|thought|understood|told|quoted|written)\b",
            lowered,
        ):
            return True
        start, _ = self._sentences.around(place)
        ahead = self._text[start:place]
        return bool(re.search(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?$", ahead))

    def _outside(self, layer: Layer) -> list[Place]:
        """The parts of the cue's sentence that are not content, in order."""
        relation = layer.relation
        anchor = relation.cue or relation.source
        if anchor is None:
            return []
        start, end = self._sentences.around(anchor[0])
        holes = sorted(c for c in relation.contents if c[1] > start and c[0] < end)
        found, at = [], start
        for a, b in holes:
            if a > at:
                found.append((at, a))
            at = max(at, b)
        if at < end:
            found.append((at, end))
        near = [p for p in found if p[0] <= anchor[0] < p[1]]
        if near:
            found = near + [p for p in found if p not in near and p[1] <= near[0][0]]
        return found

    def _hops(self, layer: Layer) -> None:
        """The relays named beside the attribution itself."""
        relation, described = layer.relation, layer.described
        if relation.source is not None:
            given = self._relays.interview(self._text[slice(*relation.source)], relation.source[0])
            if given is not None:
                layer.described = given[0]
                layer.hops.append(given[1])
                return
            hop = self._relays.passed(relation.source[1], self._text[slice(*relation.source)])
            if hop is not None and not any(_same(h.described, hop.described) for h in layer.hops):
                layer.hops.append(hop)
        if layer.nested or described is None or described.type is SourceType.OUTLET:
            if described is not None and described.type is SourceType.OUTLET and not layer.nested:
                cited = self._relays.citing(self._outside(layer), by_person=False)
                if cited is not None and not _same(cited, described):
                    layer.hops.append(
                        Hop(replace(described, vantage=Vantage.HEARSAY), relation.source[0] if relation.source else 0)
                    )
                    layer.described = cited
            return
        outside = self._outside(layer)
        mouth = self._relays.mouthpiece(outside)
        if mouth is not None:
            layer.hops.insert(0, mouth)
        if not layer.hops and not layer.addressed and described.type is not SourceType.DOCUMENT:
            venue = self._relays.venue(outside)
            if venue is not None and not _same(venue.described, described):
                layer.hops.append(venue)
        if described.type is SourceType.PERSON and not layer.hops:
            cited = self._relays.citing(outside, by_person=True)
            if cited is not None:
                layer.hops.append(Hop(replace(described, vantage=Vantage.HEARSAY), relation.start))
                layer.described = cited

    def _resolve(self, layer: Layer, before: Sequence[Layer], people: Coreference) -> None:
        relation = layer.relation
        place = relation.source[0] if relation.source else (relation.cue or relation.contents[0])[0]
        if layer.described is None and not layer.agentless:
            speaker = self._implied(layer, before, people)
            if speaker is not None:
                layer.entity = speaker
        if layer.described is not None:
            spoken = not layer.swallowed and self._act(relation, sourced=True) is Act.ASSERTION
            outer = layer.outer
            if outer is not None and outer.entity is None and outer.described is not None and layer.nested:
                outer.entity = people.resolve(outer.described, outer.relation.start, spoken=False)
            layer.entity = people.resolve(layer.described, place, spoken=spoken and not layer.nested)
            if self._other_than(layer, place):
                layer.entity = Entity(f"?{place}", replace(layer.described, identity=Identity.ROLE), -1)
        layer.hops = [
            Hop(people.resolve(hop.described, hop.place, spoken=False).described, hop.place) for hop in layer.hops
        ]

    def _one_link(self, layer: Layer) -> None:
        """ "A said he had told B that C": A and he are one, and C is his word at first hand."""
        outer = layer.outer
        if outer is None or not layer.nested or layer.entity is None or outer.entity is None:
            return
        if outer.entity.key == layer.entity.key and self._quoting.within(layer.relation.start) is None:
            layer.swallowed, outer.swallowed = True, False

    def _other_than(self, layer: Layer, place: int) -> bool:
        """Whether a "he" inside a quotation was taken for the one who is quoted: it must be somebody else."""
        outer = layer.outer
        return (
            layer.nested
            and layer.described is not None
            and bool(layer.described.pronoun)
            and outer is not None
            and outer.entity is not None
            and layer.entity is not None
            and outer.entity.key == layer.entity.key
            and self._quoting.within(place) is not None
        )

    def _implied(self, layer: Layer, before: Sequence[Layer], people: Coreference) -> Entity | None:
        """Who speaks where the cue or quotation names nobody."""
        relation = layer.relation
        if relation.cue is None:
            start, end = relation.contents[0]
            quoted = self._quoting.mode(relation.contents) is Mode.DIRECT
            if not quoted or end - start < 25:
                return None
            for other in reversed(before):
                if other.entity is not None and relation.paragraph - other.relation.paragraph <= 1:
                    return other.entity
            return None
        number = self._sentences.number(relation.cue[0])
        for other in reversed(before):
            anchor = other.relation.cue or other.relation.contents[0]
            if self._sentences.number(anchor[0]) != number:
                break
            if other.entity is not None and not other.nested:
                return other.entity
        return self._subject(relation.cue, people)

    def _subject(self, cue: Place, people: Coreference) -> Entity | None:
        """The name that opens the sentence of a participle: "Russia has drawn a line, signalling …"."""
        if not self._text[slice(*cue)].endswith("ing"):
            return None
        start, end = self._sentences.around(cue[0])
        opening = self._text[start:end]
        begin = end - len(without_the(opening.lstrip()))
        run = RUN.match(self._text, begin, cue[0])
        if run is None:
            return None
        described = describe(self._text[start : run.end()].strip(), self._is_outlet)
        known = described.type not in (SourceType.PERSON, SourceType.UNNAMED_PERSON, SourceType.UNNAMED_GROUP)
        if described.name is None or not (known or " " in described.name):
            return None
        return people.resolve(described, begin, spoken=False)

    def _inherit(self, layer: Layer, before: Sequence[Layer]) -> None:
        """A later mention of a source that came through a relay keeps it while the same speech goes on."""
        if layer.entity is None or layer.hops or layer.outer is not None or layer.nested:
            return
        if layer.addressed:
            return
        described = layer.entity.described
        place = layer.relation.start
        here = self._sentences.number(place)
        unnamed = described.type.anonymous and (
            layer.described is None or layer.described.definite or bool(layer.described.pronoun)
        )
        for other in reversed(before):
            if other.entity is None or other.entity.key != layer.entity.key:
                same_noun = (
                    unnamed
                    and other.entity is not None
                    and other.entity.described.type.anonymous
                    and described.head
                    and described.head.rstrip("s") == other.entity.described.head.rstrip("s")
                )
                if not same_noun:
                    continue
            relays = [h for h in other.hops if h.described.type is not SourceType.UNNAMED_PERSON]
            outer = other.outer
            if not relays and outer is None:
                if not unnamed:
                    return
                continue
            last = other.relation.cue or other.relation.contents[0]
            apart = here - self._sentences.number(max(c[1] for c in [last, *other.relation.contents]) - 1)
            if unnamed or (apart <= 1 and layer.relation.paragraph - other.relation.paragraph <= 1):
                layer.hops, layer.outer = list(relays), outer
            return

    def _chain(self, layer: Layer) -> tuple[Described | None, list[Described]]:
        """The origin (None where the article names nobody) and the relays, nearest to the origin first."""
        origin = layer.entity.described if layer.entity is not None and not layer.agentless else None
        relays = [hop.described for hop in layer.hops]
        outer, seen = layer.outer, {id(layer)}
        while outer is not None and id(outer) not in seen:
            seen.add(id(outer))
            around = outer.entity.described if outer.entity is not None else None
            same = layer.entity and outer.entity and outer.entity.key == layer.entity.key
            if around is not None and not same and not self._is_own(around):
                relays.append(around)
            relays += [hop.described for hop in outer.hops]
            outer = outer.outer
        unique: list[Described] = []
        for relay in relays:
            if not any(_same(relay, other) for other in [*unique, *([origin] if origin else [])]):
                unique.append(relay)
        return origin, unique

    def _attribution(self, layer: Layer, name: str) -> Attribution:
        relation = layer.relation
        origin, relays = self._chain(layer)
        mode = self._mode(relation)
        cue = self._cue(relation)
        act = self._act(relation, sourced=origin is not None)
        if layer.swallowed or (origin is not None and origin.head in _NO_VOICES):
            act = Act.NONE
        elif origin is not None and not relays and (self._is_own(origin) or is_house_style(origin.as_written)):
            act = Act.NONE  # the publisher's own earlier reporting
        elif relation.cue is None:
            act = Act.ASSERTION if origin is not None and mode is Mode.DIRECT else Act.NONE
        elif origin is None and not layer.agentless:
            act = Act.NONE
        voice = self._voices.origin(origin, relation, cue)
        carriers = tuple(self._voices.relay(relay) for relay in relays)
        return Attribution(
            id=name,
            act=act,
            content=tuple(self._fragment(place) for place in relation.contents),
            cue=(self._fragment(relation.cue),) if relation.cue else (),
            source=self._fragment(relation.source) if relation.source else None,
            mode=mode,
            origin=voice,
            relays=carriers,
            second_hand=bool(carriers) or voice.vantage.passed_on,
            anonymous=voice.type.anonymous,
            directness=None,
            confidence=round(relation.probability, 2),
        )

    def _cue(self, relation: Relation) -> str:
        return self._text[slice(*relation.cue)] if relation.cue else ""

    def _mode(self, relation: Relation) -> Mode:
        return self._quoting.mode(relation.contents) if relation.contents else Mode.INDIRECT

    def _act(self, relation: Relation, *, sourced: bool) -> Act:
        """The act by the cue and the content alone."""
        cue = self._cue(relation)
        content = " ".join(self._text[a:b] for a, b in relation.contents)
        return act_of(cue, content, self._mode(relation), sourced=sourced)

    def _fragment(self, place: Place) -> Fragment:
        return Fragment(place[0], place[1], self._text[place[0] : place[1]])


def _same(one: Described, other: Described) -> bool:
    if one.name and other.name:
        return _plain(one.name) == _plain(other.name)
    return _plain(one.as_written) == _plain(other.as_written)


def _plain(name: str) -> str:
    return without_the(name.strip().lower())
