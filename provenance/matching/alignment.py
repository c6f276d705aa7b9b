"""Where the words of one text stand in another that is much longer, when some were left out, changed or moved.

Seeds, then chains, as tools for comparing genomes do it (S. Altschul et al., Basic local alignment search tool, 1990;
E. Ohlebusch and M. Abouelhoda, Chaining algorithms and applications in comparative genomics, 2006): pairs and rare
words of the quotation are looked for on the page and extended to runs that are the same on both sides, and the runs
that keep their order and lie near each other are chained. Only what lies between the runs is then compared word by
word, by Levenshtein distance (rapidfuzz). All work is linear in the page's words, with bounds on everything else.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import log2
from typing import NamedTuple

REACH = 300
"""How many words may be left out between two parts of a quotation without a mark."""

MARKED_REACH = 1000
"""And with one."""

_MOST_PLACES = 24  # of one seed; what stands more often says nothing
_MOST_SEEDS = 200  # of one quotation: the longest are sampled
_MOST_RUNS = 300  # in one region
_MOST_CHAINED = 60  # of these, the heaviest
_MOST_REGIONS = 4
_LONG = 120  # words: what is longer stands in one place
_POOR = 0.5  # of the best region's seeds: a region with less is left alone
_HERE = 0.01
_STEP = 0.1  # what a run costs, in words of weight
_GAP = 0.3  # and each doubling of the words between two runs
_MARKED_GAP = 0.02
_FAR = 8  # more words than ours between the first and the last run: they may be two sayings
_NEARER = 10  # how much more gaps cost where only what is near is wanted


class Run(NamedTuple):
    """Words that are the same on both sides: where they begin in ours and in theirs, and how many they are."""

    ours: int
    theirs: int
    length: int


class Step(NamedTuple):
    """A step from theirs to ours: words ``ours[o:p]`` stand for ``theirs[t:u]``; ``same`` where they are the same."""

    same: bool
    o: int
    p: int
    t: int
    u: int


def chains(ours: str, theirs: str, weights: Sequence[float], marks: Sequence[int]) -> list[list[Run]]:
    """The best chain of runs in each region of ``theirs`` that may hold ``ours``, best first.

    Both are words coded as characters, ``weights`` what each of ours says about where it stands. ``marks`` are the
    places in ours where words were left out with a mark, in order.
    """
    found: list[tuple[float, list[Run]]] = []
    heavy = _summed(weights)
    reach = MARKED_REACH if marks else REACH
    for low, high in _regions(ours, theirs, weights):
        runs = runs_within(ours, theirs, max(0, low - reach), min(len(theirs), high + reach))
        runs.sort(key=lambda run: heavy[run.ours] - heavy[run.ours + run.length])
        runs = sorted(runs[:_MOST_CHAINED], key=lambda run: (run.theirs, run.ours))
        if runs:
            found.append(_chained(runs, heavy, marks, _GAP, (low, high)))
            chain = found[-1][1]
            if 2 * (chain[-1].theirs - chain[0].theirs) > 3 * (chain[-1].ours - chain[0].ours) + _FAR:
                # What lies far apart may be two sayings: the nearer words have their turn, too.
                found.append(_chained(runs, heavy, marks, _NEARER * _GAP, (low, high)))
    found.sort(key=lambda each: (-each[0], each[1][0].theirs))
    unique: list[list[Run]] = []
    for _, chain in found:
        if chain not in unique:
            unique.append(chain)
    return unique


def steps(ours: str, theirs: str, chain: Sequence[Run], first: int, end: int) -> list[Step]:
    """How ``theirs[first:end]`` becomes ``ours``, along a chain of runs within it."""
    found: list[Step] = []
    o, t = 0, first
    for run in chain:
        found.extend(between(ours, theirs, o, run.ours, t, run.theirs))
        found.append(Step(True, run.ours, run.ours + run.length, run.theirs, run.theirs + run.length))
        o, t = run.ours + run.length, run.theirs + run.length
    found.extend(between(ours, theirs, o, len(ours), t, end))
    return found


def between(ours: str, theirs: str, o: int, p: int, t: int, u: int) -> Iterator[Step]:
    """The steps of one stretch, by Levenshtein distance over words."""
    if o == p or t == u:
        if o != p or t != u:
            yield Step(False, o, p, t, u)
        return
    from rapidfuzz.distance import Levenshtein

    for code in Levenshtein.opcodes(ours[o:p], theirs[t:u]):
        yield Step(code.tag == "equal", o + code.src_start, o + code.src_end, t + code.dest_start, t + code.dest_end)


def places(needle: str, text: str, most: int, start: int = 0, end: int | None = None) -> list[int]:
    """The first ``most`` places of a string in another."""
    found: list[int] = []
    stop = len(text) if end is None else end
    at = text.find(needle, start, stop)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(needle, at + 1, stop)
    return found


def _summed(weights: Sequence[float]) -> list[float]:
    total, found = 0.0, [0.0]
    for weight in weights:
        total += weight
        found.append(total)
    return found


def _regions(ours: str, theirs: str, weights: Sequence[float]) -> list[tuple[int, int]]:
    """Where on the page seeds of the quotation crowd, the thickest crowd first."""
    events = sorted(_events(ours, theirs, weights))
    span = len(ours) + len(ours) // 2 + 12
    found: list[tuple[float, int, int]] = []
    counted: dict[int, int] = {}
    score, low = 0.0, 0
    for high, (place, number, weight) in enumerate(events):
        counted[number] = counted.get(number, 0) + 1
        if counted[number] == 1:
            score += weight
        while events[low][0] < place - span:
            _, left, gone = events[low]
            counted[left] -= 1
            if not counted[left]:
                score -= gone
            low += 1
        found.append((score, events[low][0], events[high][0] + 1))
    found.sort(key=lambda each: (-each[0], each[1]))
    chosen: list[tuple[int, int]] = []
    for score, start, end in found:
        if score < _POOR * found[0][0]:
            break
        if all(end <= low or start >= high for low, high in chosen):
            chosen.append((start, end))
            if len(chosen) == _MOST_REGIONS or len(ours) > _LONG:
                break
    return chosen


def _events(ours: str, theirs: str, weights: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """Seeds on the page: where, which of ours, and what it is worth. Rare words and pairs of words."""
    step = max(1, len(ours) // _MOST_SEEDS)
    for number in range(0, len(ours), step):
        found = places(ours[number], theirs, _MOST_PLACES + 1)
        if len(found) <= _MOST_PLACES:
            for place in found:
                yield place, 2 * number, weights[number]
        pair = ours[number : number + 2]
        if len(pair) == 2:
            for place in places(pair, theirs, _MOST_PLACES):
                yield place, 2 * number + 1, weights[number] + weights[number + 1]


def runs_within(ours: str, theirs: str, low: int, high: int) -> list[Run]:
    """Runs in a region, from the rarest seeds first until there are enough."""
    region = theirs[low:high]
    step = max(1, len(ours) // (5 * _MOST_SEEDS))
    seeds: list[tuple[int, int, int]] = []
    for number in range(0, len(ours), step):
        single = region.count(ours[number])
        if not single:
            continue
        if single <= 4:
            seeds.extend((single, number, at) for at in places(ours[number], region, 4))
        elif number + 1 < len(ours):
            pair = ours[number : number + 2]
            found = places(pair, region, 16)
            seeds.extend((len(found), number, at) for at in found)
    seeds.sort()
    covered: dict[int, list[tuple[int, int]]] = {}
    runs: list[Run] = []
    for _, number, at in seeds:
        spans = covered.setdefault(at - number, [])
        if any(start <= number < end for start, end in spans):
            continue
        left = _same_before(ours, region, number, at)
        right = _same_after(ours, region, number, at)
        spans.append((number - left, number + right))
        runs.append(Run(number - left, low + at - left, left + right))
        if len(runs) == _MOST_RUNS:
            break
    return runs


def _same_after(ours: str, theirs: str, o: int, t: int) -> int:
    """How many characters are the same from there on; by doubling, so that long runs cost little."""
    length, leap = 0, 8
    most = min(len(ours) - o, len(theirs) - t)
    while length < most:
        leap = min(leap, most - length)
        if ours[o + length : o + length + leap] == theirs[t + length : t + length + leap]:
            length += leap
            leap *= 2
        elif leap == 1:
            break
        else:
            leap //= 2
    return length


def _same_before(ours: str, theirs: str, o: int, t: int) -> int:
    """How many characters are the same before there."""
    length, leap = 0, 8
    most = min(o, t)
    while length < most:
        leap = min(leap, most - length)
        start, at = o - length, t - length
        if ours[start - leap : start] == theirs[at - leap : at]:
            length += leap
            leap *= 2
        elif leap == 1:
            break
        else:
            leap //= 2
    return length


def _chained(
    runs: list[Run], heavy: list[float], marks: Sequence[int], gap: float, near: tuple[int, int]
) -> tuple[float, list[Run]]:
    """The chain of runs, in order on both sides, that weighs most after what its gaps cost; of two that weigh the same,
    the one in the region that is looked at."""
    best: list[float] = []
    before: list[tuple[int, int] | None] = []
    for number, run in enumerate(runs):
        here = _HERE if near[0] <= run.theirs < near[1] else 0.0
        score, from_where = heavy[run.ours + run.length] - heavy[run.ours] - _STEP + here, None
        for earlier in range(number):
            last = runs[earlier]
            overlap = max(0, last.ours + last.length - run.ours, last.theirs + last.length - run.theirs)
            if overlap >= run.length or last.ours >= run.ours + overlap:
                continue
            cost = _gap(last, run, overlap, marks, gap)
            gained = best[earlier] + heavy[run.ours + run.length] - heavy[run.ours + overlap] - _STEP + here - cost
            if gained > score + 1e-9:
                score, from_where = gained, (earlier, overlap)
        best.append(score)
        before.append(from_where)
    at = max(range(len(runs)), key=lambda number: (best[number], -number))
    score, chain = best[at], []
    while True:
        run, link = runs[at], before[at]
        overlap = link[1] if link is not None else 0
        chain.append(Run(run.ours + overlap, run.theirs + overlap, run.length - overlap))
        if link is None:
            break
        at = link[0]
    return score, chain[::-1]


def _gap(last: Run, run: Run, overlap: int, marks: Sequence[int], gap: float) -> float:
    start, end = last.ours + last.length, run.ours + overlap
    left_out = run.theirs + overlap - last.theirs - last.length
    difference = abs(left_out - (end - start))
    if not difference:
        return 0.0
    marked = marked_within(marks, start, end)
    if left_out > (MARKED_REACH if marked else REACH):
        return float("inf")
    return (_MARKED_GAP if marked else gap) * log2(1 + difference)


def marked_within(marks: Sequence[int], start: int, end: int) -> bool:
    """Whether a mark of omission stands at or between two places of ours."""
    at = bisect_left(marks, start)
    return at < len(marks) and marks[at] <= end
