"""The parts of a long page that are worth reading for attributions: reading every word of it takes seconds.

What an extractor finds in an excerpt is put back to where it stands on the page.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from provenance.matching.read_text import ReadText, keys, read
from provenance.model.attribution import Attribution, Fragment
from provenance.model.claim import Claim
from provenance.model.paragraphs import Paragraphs

WHOLE = 8_000
"""Characters up to which a page is taken whole: about 1,300 words, half a second of reading."""

SHORT = 2_000
"""Characters up to which a page is taken whole where one place on it is wanted."""

LONGEST = 24_000
"""The most characters of an excerpt, but for one claim's own passage."""

STRETCH = 200_000
"""Characters up to which a page is compared whole: 35,000 words, a book of a hundred pages."""

_STEP = STRETCH // 4
_EDGE = 1_000
_OPENING = 3
_BEFORE = 3
_AFTER = 1
_PASSAGES = 3
_PARAGRAPH = 2_000
_JOINT = "\n\n"


class Excerpt(msgspec.Struct, frozen=True, gc=False):
    """Passages of a page, joined by empty lines. ``text`` is to be read; ``places`` are where its passages begin: in
    the excerpt, and on the page, in order."""

    text: str
    places: tuple[tuple[int, int], ...]

    def restored(self, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
        """Attributions found in ``text``, with offsets into the page's."""
        return tuple(moved for each in attributions if (moved := self._moved(each)) is not None)

    def _moved(self, attribution: Attribution) -> Attribution | None:
        """None where it reaches from one passage into another: they do not follow each other on the page."""
        pieces = [*attribution.content, *attribution.cue, *((attribution.source,) if attribution.source else ())]
        if (
            len({self._passage(piece.start) for piece in pieces} | {self._passage(piece.end - 1) for piece in pieces})
            > 1
        ):
            return None
        return msgspec.structs.replace(
            attribution,
            content=tuple(map(self._put_back, attribution.content)),
            cue=tuple(map(self._put_back, attribution.cue)),
            source=self._put_back(attribution.source) if attribution.source is not None else None,
        )

    def _passage(self, place: int) -> int:
        return max(0, bisect_right(self.places, (place, 1 << 62)) - 1)

    def _put_back(self, piece: Fragment) -> Fragment:
        here, there = self.places[self._passage(piece.start)]
        return Fragment(piece.start - here + there, piece.end - here + there, piece.text)


def excerpt(claims: Sequence[Claim], text: str, near: tuple[int, int] | None = None) -> Excerpt:
    """The passages of a page that may hold what the ``claims`` say, some words before them, and its opening, which
    says who is who. A short page is taken whole. In one pass over the page, whatever the number of claims.

    ``near`` is the place that is wanted, where it is known; no other passage is then looked for.
    """
    if len(text) <= (WHOLE if near is None else SHORT):
        return Excerpt(text, ((0, 0),))
    blocks = list(_blocks(text))
    chosen = _chosen(claims, read(text), blocks) if near is None else _around(near, blocks)
    pieces: list[tuple[int, int]] = []
    for number in chosen:
        start, end = blocks[number]
        if pieces and number - 1 in chosen:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    places, at = [], 0
    for start, end in pieces:
        places.append((at, start))
        at += end - start + len(_JOINT)
    return Excerpt(_JOINT.join(text[start:end] for start, end in pieces), tuple(places) or ((0, 0),))


def stretch(claim: Claim, text: str, near: tuple[int, int] | None = None) -> tuple[int, int]:
    """Where on a very long page a claim is compared with it: at the place that is wanted, where it is known, else where
    most of the claim's words are. At most a little more than :data:`STRETCH`; it does not cut through a line where it
    can do without.
    """
    if len(text) <= STRETCH:
        return 0, len(text)
    if near is None:
        wanted = sorted(keys(claim.quote) | keys(claim.text))
        parts = [text[start : start + 2 * _STEP].lower() for start in range(0, len(text), _STEP)]
        held = [[key for key in wanted if key in part] for part in parts]
        spread = Counter(key for found in held for key in found)
        weights = [sum(1 / (1 + math.log(spread[key])) for key in found) for found in held]
        middle = (weights.index(max(weights)) + 1) * _STEP
    else:
        middle = (near[0] + near[1]) // 2 // _STEP * _STEP
    start = max(0, min(middle - STRETCH // 2, len(text) - STRETCH))
    end = min(len(text), start + STRETCH)
    return _line_before(text, start), _line_after(text, end)


def _line_before(text: str, place: int) -> int:
    found = text.rfind("\n", max(0, place - _EDGE), place)
    return found + 1 if found >= 0 else place


def _line_after(text: str, place: int) -> int:
    found = text.find("\n", place, place + _EDGE)
    return found if found >= 0 else place


def _around(near: tuple[int, int], blocks: Sequence[tuple[int, int]]) -> dict[int, None]:
    """The numbers of the blocks at a place, of some before it, and of the opening, in order."""
    there = [number for number, (start, end) in enumerate(blocks) if start < near[1] and near[0] < end]
    first, last = (there[0], there[-1]) if there else (0, 0)
    around = range(max(0, first - _BEFORE), min(len(blocks), last + _AFTER + 1))
    return dict.fromkeys(sorted({*range(min(_OPENING, len(blocks))), *around}))


def _chosen(claims: Sequence[Claim], page: ReadText, blocks: Sequence[tuple[int, int]]) -> dict[int, None]:
    """The numbers of the blocks to read, in order."""
    likeness = _likeness(claims, page, blocks)
    room = LONGEST
    chosen: set[int] = set()
    for number in range(min(_OPENING, len(blocks))):
        chosen.add(number)
        room -= blocks[number][1] - blocks[number][0]
    # Every claim's best passage first, then every one's second.
    for rank in range(_PASSAGES):
        for best in likeness:
            if rank >= len(best):
                continue
            around = range(max(0, best[rank] - _BEFORE), min(len(blocks), best[rank] + _AFTER + 1))
            added = [number for number in around if number not in chosen]
            size = sum(blocks[number][1] - blocks[number][0] for number in added)
            if size > room:
                added = [best[rank]] if best[rank] not in chosen and rank == 0 and room > 0 else []
                size = sum(blocks[number][1] - blocks[number][0] for number in added)
            chosen.update(added)
            room -= size
    return dict.fromkeys(sorted(chosen))


def _likeness(claims: Sequence[Claim], page: ReadText, blocks: Sequence[tuple[int, int]]) -> list[list[int]]:
    """For each claim, the blocks that share most with it, the likest first."""
    wanted: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        for key in keys(claim.quote) | keys(claim.text):
            wanted.setdefault(key, []).append(number)
    shares: list[dict[int, float]] = [{} for _ in claims]
    sentence = 0
    for number, (start, end) in enumerate(blocks):
        found: set[str] = set()
        while sentence < len(page.sentences) and page.sentences[sentence].start < end:
            if page.sentences[sentence].end > start:
                found |= page.sentences[sentence].keys
            sentence += 1
        for key in found:
            for claim_number in wanted.get(key, ()):
                of_claim = shares[claim_number]
                of_claim[number] = of_claim.get(number, 0.0) + page.weight(key)
    return [sorted(of_claim, key=lambda block: (-of_claim[block], block))[:_PASSAGES] for of_claim in shares]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, long ones cut at the ends of sentences."""
    for start, end in Paragraphs(text).places:
        if end - start <= _PARAGRAPH:
            yield start, end
            continue
        begin = start
        for _, stop in _sentence_places(text, start, end):
            if stop - begin >= _PARAGRAPH // 2:
                yield from _cut(begin, stop)
                begin = stop
        yield from _cut(begin, end)


def _cut(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch in blocks; one that is all one sentence is cut wherever it comes."""
    while end - begin > 2 * _PARAGRAPH:
        yield begin, begin + _PARAGRAPH
        begin += _PARAGRAPH
    if end > begin:
        yield begin, end


def _sentence_places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(each.start, min(each.end, end)) for each in read(text).within(start, end)]
