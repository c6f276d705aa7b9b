"""A quotation laid beside the words of a page that come nearest to it: what differs, and what that makes of it."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log2
from typing import NamedTuple

from provenance.lexicon.function_words import PERFECT_AND_FUTURE
from provenance.matching import alignment, edits
from provenance.matching.alignment import Run, Step, marked_within
from provenance.matching.context import found_at
from provenance.matching.figures import counting, figures, money, same
from provenance.matching.passages import LIGHT, PageText, Quotation
from provenance.matching.words import Word
from provenance.model.evidence import Edit, Match, Verdict
from provenance.model.text import shortened

LEAST = 0.5
"""How much of a quotation's weight must be found for it not to be absent, from 0 to 1."""

LEAST_WORDS = 0.4
"""How many of its words must stand there as they are, of one that was altered; function words count as others do."""

GRAVITY = {
    Verdict.EXACT: 0,
    Verdict.NORMALISED: 1,
    Verdict.ELIDED: 2,
    Verdict.TRANSLATED: 3,
    Verdict.ALTERED: 4,
    Verdict.SILENTLY_ELIDED: 5,
    Verdict.REORDERED: 6,
    Verdict.ABSENT: 8,
}
"""From the best verdict to the gravest; what is altered in a word of weight comes before what is absent."""

_RELATED = 0.7  # of a word's weight: another form or spelling of it stands there
_REPLACED = 0.35  # another figure, name or hedge stands in its place
_LEFT_OUT = 0.1  # of a word's weight: what each doubling of words that were left out costs
_LEFT_OUT_EACH = 0.03  # and each of them
_TRIED = 3  # chains that are compared in full
_MOVED = 0.8  # of the words that are not in their place: so many must be elsewhere for the order to be what changed
_MOST = 0.6  # of words that are lacking: so many must stand in runs elsewhere
_SHORTEST_MOVED = 3  # words in a row that were moved, among others that were
_MOST_MOVED = 8  # of such runs
_FEWEST_EMPTY = 4  # function words that say together where a quotation comes from
_MOST_BETWEEN = 3  # times as many words may lie between words that were moved
_NEAR = 12  # words: so far off the first or last words of a quotation are looked for
_NEAR_MARKED = 60  # and so far where a mark says that words were left out
_LONGEST_FORM = 200  # words; longer stretches that differ do not differ in form only
_LONGEST_EDIT = 300  # characters shown


class _Block(NamedTuple):
    """Words of ours that stand where others stand on the page; either side may be empty."""

    o: int
    p: int
    t: int
    u: int
    mine: list[Word]
    yours: list[Word]


class Reading:
    """What was found in one place: what differs, by how much, and what that makes of it."""

    def __init__(self, quotation: Quotation, page: PageText, steps: list[Step]) -> None:
        self._quotation = quotation
        self._page = page
        self.steps = _widened(steps, page)
        self.first, self.end = self.steps[0].t, self.steps[-1].u
        self.changes: list[tuple[int, Edit]] = []
        self.silent: list[tuple[int, Edit]] = []
        self.marked = False
        self.different = 0
        self.weight = 0.0
        self.stretches = 0
        self.blocks: list[_Block] = []
        for step in self._stretches():
            self._block(step)
        self._marked_at_the_ends()
        self.spread = sum(len(block.mine) + len(block.yours) for block in self.blocks)
        self.order = self._order()

    def _stretches(self) -> Iterator[Step]:
        """What differs, with neighbouring steps as one; what is the same is counted on the way."""
        open_step: Step | None = None
        for step in self.steps:
            if step.same:
                if open_step is not None:
                    yield open_step
                open_step = None
                self.weight += sum(self._quotation.weights[step.o : step.p])
                self.stretches += 1
            elif open_step is None:
                open_step = step
            else:
                open_step = Step(False, open_step.o, step.p, open_step.t, step.u)
        if open_step is not None:
            yield open_step

    def _block(self, step: Step) -> None:
        mine = self._quotation.words[step.o : step.p]
        yours = self._page.between(step.t, step.u)
        if self._same(step, mine, yours) or self._money_moved(step, mine, yours):
            self.weight += sum(self._quotation.weights[step.o : step.p])
            return
        block = _Block(step.o, step.p, step.t, step.u, mine, yours)
        marked = marked_within(self._quotation.marks, step.o, step.p)
        beside = any(word.bracketed for word in self._quotation.words[max(0, step.o - 1) : step.p + 1])
        if not mine:
            self._left_out(block, marked or beside)
        elif all(word.bracketed for word in mine):
            self._put_in(block)
        elif not yours:
            self._changed(block)
        elif marked and len(yours) > len(mine):
            self._around_a_mark(block)
        else:
            self._changed(block)

    def _same(self, step: Step, mine: list[Word], yours: list[Word]) -> bool:
        """Whether both read the same after all, with the figures beside them that they may be part of."""
        if len(mine) + len(yours) > _LONGEST_FORM:
            return False
        if same(mine, yours):
            return True
        if len(mine) == len(yours) and all(
            a.key == b.key or _unaccented(a, b) for a, b in zip(mine, yours, strict=True)
        ):
            return True
        left, right = self._figure_around(step, mine, yours)
        if not (left or right):
            return False
        ours = _with_money(self._quotation.words, step.o - left, step.p + right)
        first, end = max(0, step.t - left - 1), min(len(self._page.words), step.u + right + 1)
        theirs = _with_money(self._page.between(first, end), step.t - left - first, step.u + right - first)
        return same(ours, theirs)

    def _money_moved(self, step: Step, mine: list[Word], yours: list[Word]) -> bool:
        """Whether money stands before its figure on one side and after it on the other: "$5", "5 dollars"."""
        if len(mine) + len(yours) != 1 or not money(word := (mine or yours)[0]):
            return False
        if mine:
            near = self._page.between(max(0, step.t - 4), min(len(self._page.words), step.u + 5))
        else:
            near = self._quotation.words[max(0, step.o - 4) : step.p + 5]
        return any(each.key == word.key for each in near)

    def _figure_around(self, step: Step, mine: list[Word], yours: list[Word]) -> tuple[int, int]:
        """How many words on both sides of a difference belong to the figure that differs."""
        words, page = self._quotation.words, self._page.words
        left = right = 0
        before = any(side and _countable(side[0]) for side in (mine, yours))
        after = any(side and _countable(side[-1]) for side in (mine, yours))
        while before and left < 5 and step.o - left > 0 and step.t - left > self.first:
            word = words[step.o - left - 1]
            if word.key != page[step.t - left - 1].key or not (
                counting(word) or word.key in ("and", "a", "one", "per")
            ):
                break
            left += 1
        while after and right < 5 and step.p + right < len(words) and step.u + right < self.end:
            word = words[step.p + right]
            if word.key != page[step.u + right].key or not (counting(word) or word.key in ("and", "a", "cent")):
                break
            right += 1
        while left and not _countable(words[step.o - left]):
            left -= 1
        while right and not counting(words[step.p + right - 1]) and words[step.p + right - 1].key != "cent":
            right -= 1
        return left, right

    def _figure_cut(self, step: Step, yours: list[Word]) -> bool:
        """Whether words that were left out belong to a figure of which the rest was kept: "18 million" as "18"."""
        left, right = self._figure_around(step, [], yours)
        if not (left or right):
            return False
        kept = self._quotation.words[step.o - left : step.p + right]
        return figures(kept) != figures(self._page.between(step.t - left, step.u + right))

    def _left_out(self, block: _Block, marked: bool) -> None:
        language = self._quotation.primary
        step = Step(False, block.o, block.p, block.t, block.u)
        if edits.turning(block.yours, language):
            self._add(block, edits.alone(block.yours, language))
        elif (not marked or _only_figure(block.yours)) and self._figure_cut(step, block.yours):
            # What is left of the figure is another figure; where a mark stands for more than that, it may be none.
            self._add(block, "number")
        elif not marked and all(word.key in PERFECT_AND_FUTURE for word in block.yours):
            self._add(block, "tense")
        elif marked:
            self.marked = True
            return
        else:
            self.silent.append((block.o, self._edit(block, edits.alone(block.yours, language))))
            self.different += len(block.yours)
        self.blocks.append(block)

    def _put_in(self, block: _Block) -> None:
        """Words in brackets: marked, but they must not turn what was said."""
        language = self._quotation.primary
        found = edits.kind(block.mine, block.yours, language)
        named = any(word.name for word in block.mine) and any(word.name for word in block.yours)
        counted = any(counting(word) for word in block.mine) and any(counting(word) for word in block.yours)
        hedged = any(edits.hedging(word, language) for word in block.yours)
        grave = found == "negation" or (found == "number" and counted) or (found == "entity" and named)
        if grave or (found == "hedge" and (hedged or not block.yours)):
            self._add(block, found)
        else:
            self.marked = self.marked or bool(block.yours)

    def _around_a_mark(self, block: _Block) -> None:
        """Words changed next to a marked omission: what stands for what is seen by comparing them once more."""
        theirs = self._page.words.coded
        for step in alignment.between(self._quotation.coded, theirs, block.o, block.p, block.t, block.u):
            if step.same:
                self.weight += sum(self._quotation.weights[step.o : step.p])
                continue
            inner = _Block(*step[1:], self._quotation.words[step.o : step.p], self._page.between(step.t, step.u))
            if inner.mine:
                self._changed(inner)
            else:
                self._left_out(inner, True)

    def _changed(self, block: _Block) -> None:
        """Words replaced or added: word by word where they are as many, else as a whole."""
        block = self._figure_only(block)
        self.blocks.append(block)
        language, words = self._quotation.primary, self._quotation.words
        before = words[block.o - 1] if block.o else None
        whole = edits.inflected(block.mine, block.yours, language, before)
        if whole or len(block.mine) != len(block.yours):
            found = "tense" if whole else edits.kind(block.mine, block.yours, language, before)
            self.weight += sum(self._quotation.weights[block.o : block.p]) * (_RELATED if whole else 0)
            self._add(block, found)
            return
        for at, (ours, theirs) in enumerate(zip(block.mine, block.yours, strict=True)):
            if ours.key != theirs.key and not same([ours], [theirs]) and not _unaccented(ours, theirs):
                found = edits.kind([ours], [theirs], language, block.mine[at - 1] if at else before)
                self._weigh(block.o + at, ours, theirs, found)
                pair = _Block(block.o + at, block.o + at + 1, block.t + at, block.t + at + 1, [ours], [theirs])
                self._add(pair, found)

    def _figure_only(self, block: _Block) -> _Block:
        """A figure of several words at an end of the quotation, with only the figure that stands for it there."""
        t, u = block.t, block.u
        if len(block.mine) < 2 or not all(map(counting, block.mine)) or not any(map(counting, block.yours)):
            return block
        while block.o == 0 and not counting(block.yours[t - block.t]):
            t += 1
        while block.p == len(self._quotation.words) and not counting(block.yours[u - block.t - 1]):
            u -= 1
        self.first, self.end = max(self.first, t if block.o == 0 else self.first), self.end - (block.u - u)
        return _Block(block.o, block.p, t, u, block.mine, block.yours[t - block.t : u - block.t])

    def _weigh(self, number: int, ours: Word, theirs: Word, found: edits.Kind) -> None:
        weight = self._quotation.weights[number]
        if found in ("tense", "cue") or edits.similar(ours, theirs):
            self.weight += _RELATED * weight
        elif found in ("number", "hedge", "negation") or (found == "entity" and ours.name and theirs.name):
            self.weight += _REPLACED * weight

    def _add(self, block: _Block, found: edits.Kind) -> None:
        self.changes.append((block.o, self._edit(block, found)))
        self.different += max(len(block.mine), len(block.yours))

    def _edit(self, block: _Block, found: edits.Kind) -> Edit:
        left = right = 0
        if found == "number" and (block.yours or block.mine):
            left, right = self._figure_around(Step(False, block.o, block.p, block.t, block.u), block.mine, block.yours)
        words, page = self._quotation.words, self._page
        mine = words[block.o - left : block.p + right]
        ours = self._quotation.text[mine[0].start : mine[-1].end] if mine else ""
        theirs = ""
        if block.u + right > block.t - left:
            theirs = page.text[page.words.starts[block.t - left] : page.words.ends[block.u + right - 1]]
        return Edit(found, shortened(ours, _LONGEST_EDIT), shortened(theirs, _LONGEST_EDIT))

    def _marked_at_the_ends(self) -> None:
        """A mark before or after all words says that the sentence goes on there; where it does not, it says nothing."""
        marks, words = self._quotation.marks, self._page.words
        if 0 in marks and self.first > 0 and not self._page.starts_sentence(self.first):
            self.marked = True
        if len(self._quotation.words) in marks and self.end < len(words) and not self._page.starts_sentence(self.end):
            self.marked = True

    def _order(self) -> bool:
        """Whether what differs is the order: the words that are not in their place stand elsewhere among the page's."""
        mine = [word for block in self.blocks for word in block.mine]
        yours = Counter(word.key for block in self.blocks for word in block.yours)
        if not mine or not yours:
            return False
        moved = [word for word in mine if yours[word.key] > 0 and not yours.subtract((word.key,))]
        at_the_ends = any(block.p == 0 or block.o == len(self._quotation.words) for block in self.blocks)
        if all(edits.empty(word) for word in moved) and (yours.total() or (at_the_ends and len(moved) < 2)):
            return False
        if len(moved) < _MOVED * len(mine):
            return False
        wanted = Counter(word.key for word in mine)
        strange, left = 0, 0
        for block in self.blocks:
            for word in block.yours:
                if wanted[word.key] > 0:
                    wanted[word.key] -= 1
                elif not edits.empty(word):
                    # What stands in the place of words is no room that they have left.
                    strange += bool(block.mine)
                    left += not block.mine
        if strange > (1 - _MOVED) * len(mine) or left > _MOST_BETWEEN * len(mine):
            return False
        if left > (1 - _MOVED) * len(mine) and not self._runs():
            return False
        if self._exchanged():
            return False
        self.weight += sum(LIGHT if edits.empty(word) else 1.0 for word in moved)
        self.different = len(mine)
        return True

    def _runs(self) -> bool:
        """Whether what is out of its place are whole runs of words, and not words here and there."""
        longest = sum(len(block.mine) for block in self.blocks if len(block.mine) >= 3)
        return longest >= _MOVED * sum(len(block.mine) for block in self.blocks)

    def _exchanged(self) -> bool:
        """Whether names or figures have changed places, and all else stands: they are altered, each in its place."""
        return all(
            len(block.mine) == len(block.yours)
            and (
                all(word.name for word in (*block.mine, *block.yours))
                or all(map(counting, (*block.mine, *block.yours)))
            )
            for block in self.blocks
        )

    @property
    def share(self) -> float:
        """How much of the quotation's weight was found, less where it lies in pieces; from 0 to 1."""
        total = sum(self._quotation.weights) or 1.0
        matched = sum(step.p - step.o for step in self.steps if step.same)
        if (self.changes or self.silent) and matched < _FEWEST_EMPTY and not self._telling():
            return 0.0
        pieces = 0.0
        if not self.order and self.changes:
            if matched < LEAST_WORDS * len(self._quotation.words) and len(self._quotation.words) > 2:
                return 0.0
            pieces = 0.5 * ((self.stretches - 1) / matched) ** 2 if matched else 1.0
        return min(1.0, self.weight / total) * (1 - min(1.0, pieces))

    def _telling(self) -> bool:
        """Whether a word that is the same on both sides says something by itself."""
        same_words = (word for step in self.steps if step.same for word in self._quotation.words[step.o : step.p])
        return any(not edits.empty(word) for word in same_words)

    @property
    def verdict(self) -> Verdict:
        """What that makes of the quotation."""
        if self.order:
            return Verdict.REORDERED
        if self.changes:
            return Verdict.ALTERED
        if self.silent:
            return Verdict.SILENTLY_ELIDED
        return Verdict.ELIDED if self.marked else Verdict.NORMALISED

    @property
    def distance(self) -> float:
        """The share of words that differ."""
        if self.order:
            return round(self.different / len(self._quotation.words), 4)
        matched = sum(step.p - step.o for step in self.steps if step.same)
        return round(self.different / (matched + self.different), 4) if self.different else 0.0

    @property
    def cost(self) -> float:
        """What this reading supposes: words of ours that stand nowhere, and, much cheaper, words moved or left out."""
        missing = sum(self._quotation.weights) - self.weight
        gone = [len(block.yours) for block in self.blocks if not block.mine]
        if self.order:
            gone = [self.different, max(0, sum(gone) - self.different)]
        return round(missing + sum(_LEFT_OUT * log2(1 + words) + _LEFT_OUT_EACH * words for words in gone), 6)

    def match(self) -> Match:
        """What is told of it."""
        words = self._page.words
        made = [edit for _, edit in sorted(self.changes + self.silent, key=lambda each: each[0])]
        if self.order:
            # What only one side has has moved.
            made = [
                Edit("other", edit.ours, edit.theirs)
                if "" in (edit.ours, edit.theirs) and edit.kind != "negation"
                else edit
                for edit in made
            ]
        start, end = words.starts[self.first], words.ends[self.end - 1]
        return found_at(self.verdict, self._page.text, start, end, self.distance, tuple(made))


def best(quotation: Quotation, page: PageText) -> Reading | None:
    """The reading of the quotation on the page that differs least; None where nothing is near enough."""
    best: Reading | None = None
    found = alignment.chains(quotation.coded, page.words.coded, quotation.weights, quotation.marks)
    for chain in found[:_TRIED]:
        for reading in _readings(quotation, page, chain):
            if reading.share > LEAST and (best is None or _rank(reading) < _rank(best)):
                best = reading
    return best


def _rank(reading: Reading) -> tuple[float, int, int, int]:
    return reading.cost, GRAVITY[reading.verdict], reading.spread, reading.first


def _readings(quotation: Quotation, page: PageText, chain: list[Run]) -> Iterator[Reading]:
    """A chain as it is, and with what lies around it where words of ours that are out of their place stand there."""
    ours, theirs = quotation.coded, page.words.coded
    head, last = chain[0], chain[-1]
    start, stop = head.theirs, last.theirs + last.length
    before, after = head.ours, len(ours) - last.ours - last.length
    first, end = _back(page, start, before), _on(page, stop, after)
    # Two words more on each side, where that shows more of ours.
    wide_first, wide_end = _back(page, start, before + 2 * bool(before)), _on(page, stop, after + 2 * bool(after))
    if set(ours[:before]) & set(theirs[wide_first:first]):
        first = wide_first
    if set(ours[len(ours) - after :]) & set(theirs[end:wide_end]):
        end = wide_end
    if before:
        reach = _NEAR_MARKED if marked_within(quotation.marks, 1, before) else _NEAR
        low = max(0, start - before - reach) if reach > _NEAR else _back(page, start, before + reach)
        at = theirs.rfind(ours[:before], low, start)
        first = at if at >= 0 else first
    if after:
        reach = _NEAR_MARKED if marked_within(quotation.marks, len(ours) - after, len(ours) - 1) else _NEAR
        high = stop + after + reach if reach > _NEAR else _on(page, stop, after + reach)
        at = theirs.find(ours[len(ours) - after :], stop, high)
        end = at + after if at >= 0 else end
    steps = _trimmed(alignment.steps(ours, theirs, chain, first, end))
    if steps:
        yield Reading(quotation, page, _slid(steps, quotation, page))
    # Single words at the ends of a chain may be there by accident: what is moved is looked for without them.
    longest = max(run.length for run in chain)
    strong = [number for number, run in enumerate(chain) if 3 * run.length >= longest]
    core = chain[strong[0] : strong[-1] + 1]
    wider = _around(quotation, page, core)
    if wider is not None:
        reading = Reading(quotation, page, alignment.steps(ours, theirs, core, *wider))
        if reading.order:
            yield reading


def _back(page: PageText, start: int, most: int) -> int:
    """Up to so many words before a place, within its sentence."""
    first = start
    while first > 0 and start - first < most and not page.starts_sentence(first):
        first -= 1
    return first


def _on(page: PageText, stop: int, most: int) -> int:
    """Up to so many words after a place, within its sentence."""
    end = stop
    while end < len(page.words) and end - stop < most and not page.starts_sentence(end):
        end += 1
    return end


def _around(quotation: Quotation, page: PageText, chain: list[Run]) -> tuple[int, int] | None:
    """The stretch of the page that holds a chain and, near it, the words of ours that the chain lacks; None where some
    are lacking there too, or all stand within the chain."""
    ours, theirs = quotation.coded, page.words.coded
    first, end = chain[0].theirs, chain[-1].theirs + chain[-1].length
    low, high = max(0, first - 2 * len(ours) - 30), min(len(theirs), end + 2 * len(ours) + 30)
    sentence = max(low, _back(page, first, first - low)), min(high, _on(page, end, high - end))
    start, stop = first, end
    at = 0
    for run in (*chain, Run(len(ours), end, 0)):
        missing = ours[at : run.ours]
        # A word or two of another sentence were hardly moved here.
        bounds = (low, high) if len(missing) > 2 else sentence
        place = _nearest(missing, theirs, (start, stop), bounds) if len(missing) > 1 else None
        if place is not None:
            start, stop = min(start, place), max(stop, place + len(missing))
        elif most := _most_of(missing, theirs, low, high):
            start = min(start, *(part.theirs for part in most))
            stop = max(stop, *(part.theirs + part.length for part in most))
        else:
            for code in missing:
                place = _nearest(code, theirs, (start, stop), sentence)
                if place is None:
                    return None
                start, stop = min(start, place), max(stop, place + 1)
        at = run.ours + run.length
    start, stop = max(start, low), min(stop, high)
    lacking = chain[0].ours > 0 or chain[-1].ours + chain[-1].length < len(ours)
    return (start, stop) if lacking or (start, stop) != (first, end) else None


def _most_of(missing: str, theirs: str, low: int, high: int) -> list[Run]:
    """The longest runs of words that are lacking, where they are most of them: several sentences may have changed
    places among each other, and a word at an end may be another one."""
    if len(missing) < 4:
        return []
    chosen: list[Run] = []
    for run in sorted(alignment.runs_within(missing, theirs, low, high), key=lambda run: -run.length):
        if len(chosen) == _MOST_MOVED or run.length < _SHORTEST_MOVED:
            break
        # A word where two of them meet may be part of both.
        left = max((_over(other, run) for other in chosen), default=0)
        right = max((_over(run, other) for other in chosen), default=0)
        if run.length - left - right >= _SHORTEST_MOVED:
            chosen.append(Run(run.ours + left, run.theirs + left, run.length - left - right))
    return chosen if sum(run.length for run in chosen) > _MOST * len(missing) else []


def _nearest(code: str, theirs: str, within: tuple[int, int], bounds: tuple[int, int]) -> int | None:
    """The place of a word in a stretch, else the nearest one around it."""
    inside = theirs.find(code, *within)
    if inside >= 0:
        return inside
    after = theirs.find(code, max(bounds[0], within[1] - len(code) + 1), bounds[1])
    before = theirs.rfind(code, bounds[0], min(bounds[1], within[0] + len(code) - 1))
    if before < 0 or (after >= 0 and after - within[1] < within[0] - before - len(code)):
        return after if after >= 0 else None
    return before


def _slid(steps: list[Step], quotation: Quotation, page: PageText) -> list[Step]:
    """Steps where what is only theirs stands at a mark of omission, else where a sentence starts, if it could as well:
    of "the old … the new" either "the" may be the one that was left out. What is only ours stands in brackets, if it
    could as well: of "[the board] the fire station" it is not the second "the" that was put in."""
    made = list(steps)
    theirs = page.words.coded
    for number in range(1, len(made) - 1):
        before, step, after = made[number - 1 : number + 2]
        if not (before.same and after.same):
            continue
        if step.t == step.u:
            made[number - 1 : number + 2] = _into_brackets(before, step, after, quotation)
        if step.o != step.p:
            continue
        left = right = 0
        while left < before.p - before.o - 1 and theirs[step.t - left - 1] == theirs[step.u - left - 1]:
            left += 1
        while right < after.p - after.o - 1 and theirs[step.t + right] == theirs[step.u + right]:
            right += 1
        choices = sorted(range(-left, right + 1), key=abs)
        by = next((by for by in choices if step.o + by in quotation.marks), None)
        if by is None:
            by = next((by for by in choices if page.starts_sentence(step.t + by)), 0)
        made[number - 1] = Step(True, before.o, before.p + by, before.t, before.u + by)
        made[number] = Step(False, step.o + by, step.p + by, step.t + by, step.u + by)
        made[number + 1] = Step(True, after.o + by, after.p, after.t + by, after.u)
    return made


def _into_brackets(before: Step, step: Step, after: Step, quotation: Quotation) -> tuple[Step, Step, Step]:
    """Three steps of which the one in the middle is only ours, moved to where all of it stands in brackets."""
    words = quotation.words
    for way in (-1, 1):
        by = 0
        while not all(word.bracketed for word in words[step.o + by : step.p + by]):
            low, high = step.o + by - (way < 0), step.p + by - (way < 0)
            by += way
            if not (before.o < step.o + by and step.p + by < after.p and words[low].key == words[high].key):
                break
        else:
            return (
                Step(True, before.o, before.p + by, before.t, before.u + by),
                Step(False, step.o + by, step.p + by, step.t + by, step.u + by),
                Step(True, after.o + by, after.p, after.t + by, after.u),
            )
    return before, step, after


def _over(one: Run, other: Run) -> int:
    """How many words of the first run's end are the second's beginning, on either side."""
    ours = one.ours + one.length - other.ours if one.ours <= other.ours else 0
    theirs = one.theirs + one.length - other.theirs if one.theirs <= other.theirs else 0
    return max(0, ours, theirs)


def _trimmed(steps: list[Step]) -> list[Step]:
    """Steps without what is only theirs at the ends."""
    start, end = 0, len(steps)
    while start < end and steps[start].o == steps[start].p:
        start += 1
    while end > start and steps[end - 1].o == steps[end - 1].p:
        end -= 1
    return steps[start:end]


def _widened(steps: list[Step], page: PageText) -> list[Step]:
    """Steps with the rest of what they tear at the ends: it was left out."""
    first, last = steps[0], steps[-1]
    before, after = page.torn(first.t, last.u)
    if before:
        steps = [Step(False, first.o, first.o, first.t - 1, first.t), *steps]
    if after:
        steps = [*steps, Step(False, last.p, last.p, last.u, last.u + 1)]
    return steps


def _with_money(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """A figure with the money that stands right before or after it."""
    before = start > 0 and money(words[start - 1])
    after = end < len(words) and money(words[end])
    return words[start - before : end + after]


def _only_figure(words: Sequence[Word]) -> bool:
    """Whether words are nothing but a figure, or a part of one."""
    return all(_countable(word) or edits.empty(word) for word in words)


def _countable(word: Word) -> bool:
    return counting(word) or word.key in ("one", "a", "cent")


def _unaccented(ours: Word, theirs: Word) -> bool:
    """Whether two names differ in accents only, which many newsrooms do not set."""
    if not (ours.name or theirs.name) or (ours.key.isascii() and theirs.key.isascii()):
        return False
    bare = [
        "".join(sign for sign in unicodedata.normalize("NFKD", word.key) if not unicodedata.combining(sign))
        for word in (ours, theirs)
    ]
    return bare[0] == bare[1]
