"""Attributions inside and around others: "A said B told her C", "C, CNN reported", "X quoted Y as saying C"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from provenance.extraction.acts import act_of
from provenance.extraction.attribution import Place, Relation, relations
from provenance.extraction.chains import Hop
from provenance.extraction.coreference import Entity
from provenance.extraction.quoting import Quoting
from provenance.extraction.sentences import Sentences
from provenance.extraction.sources import Described
from provenance.extraction.tagger import Tagger
from provenance.lexicon import cues
from provenance.model.attribution import Act

_WORD = re.compile(r"[^\W\d_]+")
_OBJECT = re.compile(
    r"\s+((?:an?|one|another|some|several|two|three|the)\s+[\w’' -]{3,60}?)"
    r"(?=\s+(?:in|on|at|who|as|last|from)\b|[,.;:])"
)
"""Who is quoted, right after "quoted"."""

_NEAR = 12
"""How many attributions before or after may belong to the same sentence."""


@dataclass(slots=True)
class Layer:
    """A relation on its way through the stages: what its source is, and the layer around it.

    ``inside`` says that its spans lie within another's, or around them; ``swallowed`` that an inner layer passes on all
    of its content. ``hops`` are the relays named beside it; ``addressed`` says that it names whom it was told to;
    ``agentless`` that it names nobody on purpose.
    """

    relation: Relation
    outer: "Layer | None" = None
    nested: bool = False
    inside: bool = False
    swallowed: bool = False
    described: Described | None = None
    entity: Entity | None = None
    hops: list[Hop] = field(default_factory=list)
    addressed: bool = False
    agentless: bool = False


def listed(layer: Layer) -> tuple[int, bool, int]:
    """Where a layer stands in the list: by its place in the text, before those around or within which it lies.

    Whoever draws the spans one after the other then ends with those that the tagger found.
    """
    outermost = layer
    while outermost.inside and outermost.outer is not None:
        outermost = outermost.outer
    return outermost.relation.start, not layer.inside, layer.relation.start


class Layering:
    """Finds the layers of one text."""

    def __init__(self, text: str, sentences: Sentences, quoting: Quoting, tagger: Tagger) -> None:
        self._text = text
        self._sentences = sentences
        self._quoting = quoting
        self._tagger = tagger

    def layers(self, found: Sequence[Relation]) -> list[Layer]:
        """The relations as layers, with those that are quoted by another, credited to another or nested in another."""
        layers = [Layer(r) for r in found]
        layers += self._quoted_as(layers)
        self._credits(layers)
        return layers + self._nested(layers)

    def _quoted_as(self, layers: list[Layer]) -> list[Layer]:
        """ "X quoted Y as saying C": Y is the origin, X the relay. The layers of X where the tagger has none."""
        added: list[Layer] = []
        for i, layer in enumerate(layers):
            relation = layer.relation
            if relation.cue is None or not relation.contents:
                continue
            cue = self._text[relation.cue[0] : relation.cue[1]].lower()
            if not re.search(r"\bquot(?:ed|es|ing|e)\b|\bcit(?:ed|es|ing|e)\b", cue) or relation.source is None:
                continue
            start, end = relation.contents[0]
            said = re.search(r"\bas\s+(?:\w+ly\s+)?(\w+ing)\b(?:\s+that)?\s*", self._text[start:end])
            if said:
                outer = _around(relation, list(relation.contents))
                layer.inside = True
                relation.contents[0] = (start + said.end(), end)
                relation.source = (start, start + len(self._text[start : start + said.start()].rstrip(" ,")))
                layer.outer = outer
                added.append(outer)
                if relation.contents[0][0] >= end:
                    relation.contents.pop(0)
                continue
            object_ = _OBJECT.match(self._text, relation.cue[1])
            if (
                object_
                and not (relation.contents[0][0] < object_.end() and relation.contents[0][1] > object_.start())
                and "cit" not in cue
            ):
                outer = _around(relation, [])
                added.append(outer)
                layer.outer = outer
                relation.source = object_.span(1)
                continue
            following = layers[i + 1] if i + 1 < len(layers) else None
            if following is not None and following.relation.cue is not None:
                between = self._text[end : following.relation.cue[0]]
                if re.fullmatch(r"\s*as\s*", between) or (
                    re.fullmatch(r"\s*", between) and self._text[slice(*following.relation.cue)].startswith("as ")
                ):
                    following.outer, following.inside = layer, True
                    following.relation.source = (start, end)
                    layer.swallowed = True
        return added

    def _credits(self, layers: list[Layer]) -> None:
        """ "…, CNN reported" after an attribution that has the content: an outer layer of it."""
        for i, layer in enumerate(layers):
            relation = layer.relation
            if relation.contents or relation.cue is None or relation.source is None:
                continue
            start, _ = self._sentences.around(relation.cue[0])
            for other in layers[max(0, i - _NEAR) : i + _NEAR]:
                outer = other.relation
                if not outer.contents or outer.cue is None or other is layer or other.outer is not None:
                    continue
                first = min(c[0] for c in outer.contents)
                close = (
                    0 <= first - relation.cue[1] < 4
                    and outer.cue[0] > first
                    and outer.source not in (None, relation.source)
                )
                if close and ":" in self._text[relation.cue[1] - 1 : first + 1] + ":" * (first - relation.cue[1] < 2):
                    relation.contents = list(outer.contents)
                    layer.outer, other.swallowed = other, True
                    break
            if relation.contents:
                continue
            for other in reversed(layers[max(0, i - _NEAR) : i]):
                inner = other.relation
                if not inner.contents or inner.cue is None or inner.source == relation.source:
                    continue
                last = max(c[1] for c in inner.contents)
                if last < start or last > relation.cue[0] + 60:
                    break
                between = self._text[last : min(relation.cue[0], relation.source[0])]
                if last <= relation.source[0] and len(between.strip()) < 6 and other.outer is None:
                    said = " ".join(self._text[a:b] for a, b in inner.contents)
                    act = act_of(self._text[slice(*inner.cue)], said, self._quoting.mode(inner.contents), sourced=True)
                    if act is Act.ASSERTION:
                        other.outer = layer
                        layer.swallowed = True
                    else:  # "states require a wait, Love said": the whole is the content
                        relation.contents = [(inner.start, last)]
                        layer.inside = True
                break

    def _nested(self, layers: Sequence[Layer]) -> list[Layer]:
        """Attributions inside the contents of others: "A said B told her C"."""
        asked: list[tuple[Layer, Place]] = []
        for layer in layers:
            relation = layer.relation
            if relation.cue is None or relation.source is None or layer.outer is not None:
                continue
            for start, end in relation.contents:
                if self._may_nest(self._text[start:end]):
                    asked.append((layer, (start, end)))
        if not asked:
            return []
        parts = [self._text[start:end].replace("\n", " ") for _, (start, end) in asked]
        stripped = [re.match(r"[\s\"“'‘`]*(?:that\s+)?", part) for part in parts]
        shifts = [m.end() if m else 0 for m in stripped]
        joined = "\n".join(part[shift:] or "-" for part, shift in zip(parts, shifts, strict=True))
        tagged = self._tagger.tag(joined)
        starts, at = [], 0
        for part, shift in zip(parts, shifts, strict=True):
            starts.append(at)
            at += len(part[shift:] or "-") + 1
        found: list[Layer] = []
        for paragraph in tagged:
            number = bisect_right(starts, paragraph.start) - 1
            outer, (start, _) = asked[number]
            offset = start + shifts[number] - starts[number]
            for inner in relations(joined, [paragraph]):
                moved = _moved(inner, offset)
                if self._is_nested(moved, outer.relation):
                    moved.paragraph = outer.relation.paragraph
                    layer = Layer(moved, outer=outer, nested=True, inside=True)
                    found.append(layer)
                    if self._left(outer.relation, moved) < 0.35:
                        outer.swallowed = True
                    break
        return found

    def _left(self, outer: Relation, inner: Relation) -> float:
        """The share of ``outer``'s content that is outside ``inner`` as a whole."""
        spans = [p for p in (inner.cue, inner.source, *inner.contents) if p is not None]
        first, last = min(a for a, _ in spans), max(b for _, b in spans)
        whole = sum(b - a for a, b in outer.contents)
        covered = sum(max(0, min(b, last) - max(a, first)) for a, b in outer.contents)
        return 1 - covered / max(1, whole)

    def _may_nest(self, content: str) -> bool:
        if len(content) < 30:
            return False
        for count, match in enumerate(_WORD.finditer(content)):
            if count > 40:
                return False
            if count and cues.base(match[0]) in cues.SAYING:
                return True
        return False

    def _is_nested(self, inner: Relation, outer: Relation) -> bool:
        if inner.cue is None or inner.source is None or not inner.contents or inner.probability < 0.35:
            return False
        cue = self._text[inner.cue[0] : inner.cue[1]]
        words = _WORD.findall(cue)
        verb = next((v for v in map(cues.base, words) if cues.act_of_verb(v) is not None), "")
        if verb not in cues.SAYING or outer.source is None or words[0].lower() == "to":
            return False
        if self._text[slice(*inner.source)].lower().split()[-1] in ("i", "we", "you", "us"):
            return False
        if min(abs(inner.start - start) for start, _ in outer.contents) > 60 and self._left(outer, inner) > 0.35:
            return False
        said = self._text[inner.contents[0][0] : inner.contents[-1][1]]
        return len(said.split()) > 2 and (outer.cue is None or inner.cue[0] != outer.cue[0])


def _around(relation: Relation, contents: list[Place]) -> Layer:
    """The layer of who quotes, around the relation of who is quoted: the same cue, and nothing that is its own."""
    outer = Relation(relation.paragraph, relation.cue, relation.source, contents, relation.probability)
    return Layer(outer, swallowed=True)


def _moved(relation: Relation, offset: int) -> Relation:
    def move(place: Place | None) -> Place | None:
        return None if place is None else (place[0] + offset, place[1] + offset)

    contents = [(a + offset, b + offset) for a, b in relation.contents]
    return Relation(relation.paragraph, move(relation.cue), move(relation.source), contents, relation.probability)
