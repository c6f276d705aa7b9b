"""From tagged spans to attributions: one a cue, with its source and its contents.

A content may be discontinuous and run over sentences and paragraphs; a quotation without a cue of its own belongs to
its neighbour. Offsets are code points into the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from provenance.extraction.tagger import CONTENT, CUE, SOURCE, TaggedParagraph, TaggedSpan

Place = tuple[int, int]

_OPEN = "\"“„«‟‘'`"
_QUOTED_PARAGRAPH = re.compile(r"\s*(?:[\"“„«]|'')(?P<inside>[^\"“”„»«]{12,}?)(?:(?:[\"”»“]|'')[.,]?|)\s*")


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
        found += _in_paragraph(text, number, paragraph, found)
    _join_broken(text, paragraphs, found)
    return sorted(found, key=lambda r: (r.start, r.cue or r.contents[0]))


def _join_broken(text: str, paragraphs: Sequence[TaggedParagraph], found: list[Relation]) -> None:
    """A quotation that is a paragraph of its own belongs to the "said X" that opens the next one."""
    alone = {r.paragraph: r for r in found if r.cue is None}
    for relation in [r for r in found if r.cue is not None and r.paragraph - 1 in alone]:
        assert relation.cue is not None
        here, before = paragraphs[relation.paragraph], paragraphs[relation.paragraph - 1]
        first = min(p[0] for p in (relation.cue, relation.source) if p is not None)
        other = alone[relation.paragraph - 1]
        if text[here.start : first].strip(" ,—–-") or other not in found:
            continue
        broken = text[before.start : before.end].rstrip(" \"”’'").endswith(",")
        if relation.contents and not broken:
            continue
        if text[max(c[1] for c in other.contents) : before.end].strip(" ,.\"”’'") == "":
            if relation.contents:
                found.append(Relation(relation.paragraph, None, None, relation.contents, relation.probability))
            relation.contents = other.contents
            relation.probability = min(relation.probability, other.probability)
            found.remove(other)


def _place(paragraph: TaggedParagraph, span: TaggedSpan) -> Place:
    return paragraph.words[span.first].start, paragraph.words[span.last - 1].end


def _in_paragraph(text: str, number: int, paragraph: TaggedParagraph, before: list[Relation]) -> list[Relation]:
    """The attributions of one paragraph; contents that continue an attribution of the paragraph before join it."""
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
    for place, probability in orphans:
        home = _home(text, place, found, before, number)
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
    for span in paragraph.spans:
        if span.kind != SOURCE or _place(paragraph, span) in taken:
            continue
        free = [i for i, relation in own.items() if relation.source is None]
        if free:
            nearest = min(free, key=lambda i: abs(paragraph.spans[i].first - span.first))
            if abs(paragraph.spans[nearest].first - span.first) < 25:
                own[nearest].source = _place(paragraph, span)


def _home(
    text: str, place: Place, here: Sequence[Relation], before: Sequence[Relation], number: int
) -> Relation | None:
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
