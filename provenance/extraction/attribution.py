"""From tagged spans to attributions: one a cue, with its source and its contents.

A content may be discontinuous and run over sentences and paragraphs; a quotation without a cue of its own belongs to
its neighbour. Offsets are code points into the text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from provenance.extraction.tagger import CONTENT, CUE, SOURCE, TaggedParagraph, TaggedSpan

Place = tuple[int, int]

_REACH = 25
"""How many words a source may stand from a cue that nothing but nearness gives it."""

_NEAR = 12
"""How many attributions on either side a content without a cue may belong to."""

_OPEN = "\"“„«‟‘'`"


@dataclass(slots=True)
class Relation:
    """A cue with its source and contents as places in the text; a content without a cue of its own has ``cue`` None.

    ``probability`` is the least of the spans'. ``paragraph`` is where the cue (else the content) stands.
    """

    paragraph: int
    cue: Place | None
    source: Place | None
    contents: list[Place] = field(default_factory=list)
    probability: float = 1.0

    @property
    def start(self) -> int:
        """Where the first of its spans starts."""
        return min(p[0] for p in (self.cue, self.source, *self.contents) if p is not None)


def relations(text: str, paragraphs: Sequence[TaggedParagraph]) -> list[Relation]:
    """Every attribution that the spans of ``paragraphs`` make, in the order of the text."""
    found: list[Relation] = []
    for number, paragraph in enumerate(paragraphs):
        found += _in_paragraph(text, number, paragraph)
    return sorted(_joined(text, paragraphs, found), key=lambda r: (r.start, r.cue or r.contents[0]))


def _joined(text: str, paragraphs: Sequence[TaggedParagraph], found: Sequence[Relation]) -> list[Relation]:
    """A quotation that is a paragraph of its own belongs to the "said X" that opens the next one."""
    alone = {r.paragraph: r for r in found if r.cue is None}
    taken: set[int] = set()
    left: list[Relation] = []
    for relation in found:
        other = alone.get(relation.paragraph - 1)
        if relation.cue is None or other is None or id(other) in taken:
            continue
        here, before = paragraphs[relation.paragraph], paragraphs[relation.paragraph - 1]
        first = min(p[0] for p in (relation.cue, relation.source) if p is not None)
        if text[here.start : first].strip(" ,—–-"):
            continue
        broken = text[before.start : before.end].rstrip(" \"”’'").endswith(",")
        if relation.contents and not broken:
            continue
        if text[max(c[1] for c in other.contents) : before.end].strip(" ,.\"”’'") == "":
            if relation.contents:
                left.append(Relation(relation.paragraph, None, None, relation.contents, relation.probability))
            relation.contents = other.contents
            relation.probability = min(relation.probability, other.probability)
            taken.add(id(other))
    return [r for r in [*found, *left] if id(r) not in taken]


def _place(paragraph: TaggedParagraph, span: TaggedSpan) -> Place:
    return paragraph.words[span.first].start, paragraph.words[span.last - 1].end


def _in_paragraph(text: str, number: int, paragraph: TaggedParagraph) -> list[Relation]:
    """The attributions of one paragraph."""
    spans, links = paragraph.spans, paragraph.links
    own: dict[int, Relation] = {}
    for i, span in enumerate(spans):
        if span.kind == CUE:
            relation = Relation(number, _place(paragraph, span), None, [], span.probability)
            if links[i] >= 0:
                source = spans[links[i]]
                relation.source = _place(paragraph, source)
                relation.probability = min(relation.probability, source.probability)
            own[i] = relation
    orphans = []
    for i, span in enumerate(spans):
        if span.kind != CONTENT:
            continue
        place = _place(paragraph, span)
        if links[i] >= 0:
            relation = own[links[i]]
            relation.contents.append(place)
            relation.probability = min(relation.probability, span.probability)
        else:
            orphans.append((place, span.probability))
    _unused_sources(paragraph, own)
    found = list(own.values())
    anchors = [relation.cue[0] if relation.cue else 0 for relation in found]  # cues come in the order of the text
    for place, probability in orphans:
        at = bisect_left(anchors, place[0])
        home = _home(text, place, found[max(0, at - _NEAR) : at + _NEAR])
        if home is None:
            found.append(Relation(number, None, None, [place], probability))
        else:
            home.contents.append(place)
    for relation in found:
        relation.contents.sort()
    return found


def _unused_sources(paragraph: TaggedParagraph, own: dict[int, Relation]) -> None:
    """A source that no cue took goes to the nearest cue that has none."""
    taken = {relation.source for relation in own.values()}
    free = [(paragraph.spans[i].first, i) for i, relation in own.items() if relation.source is None]
    for span in paragraph.spans:
        if span.kind != SOURCE or _place(paragraph, span) in taken:
            continue
        at = bisect_left(free, (span.first, 0))
        near = [
            (abs(first - span.first), k) for k, (first, _) in enumerate(free[max(0, at - 1) : at + 1], max(0, at - 1))
        ]
        if near and min(near)[0] < _REACH:
            _, i = free.pop(min(near)[1])
            own[i].source = _place(paragraph, span)


def _home(text: str, place: Place, here: Sequence[Relation]) -> Relation | None:
    """The attribution that a content without a cue belongs to, if its neighbour has one."""
    start, end = place
    empty = [r for r in here if r.cue is not None and not r.contents]
    for relation in empty:  # a cue that found no content: the one right before or after it
        assert relation.cue is not None
        gap = text[relation.cue[1] : start] if relation.cue[1] <= start else text[end : relation.cue[0]]
        if len(gap) < 120 and "\n" not in gap:
            return relation
    quoted = text[start : start + 1] in _OPEN
    earlier = [r for r in here if r.contents and max(c[1] for c in r.contents) <= start]
    if earlier:
        nearest = max(earlier, key=lambda r: max(c[1] for c in r.contents))
        ends = max([*(c[1] for c in nearest.contents), nearest.cue[1] if nearest.cue else 0])
        between = text[ends:start]
        if len(between) < 200 and (quoted or len(between) < 4):
            return nearest
    later = [r for r in here if r.contents and min(c[0] for c in r.contents) >= end]
    if later and quoted:
        nearest = min(later, key=lambda r: min(c[0] for c in r.contents))
        if min(c[0] for c in nearest.contents) - end < 80:
            return nearest
    return None
