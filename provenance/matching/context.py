"""What stands around a place in a text."""

from provenance.model.evidence import Edit, Match, Surroundings, Verdict
from provenance.model.sentences import sentences

NEAR = 300
"""About how many characters of context are kept on each side; a whole sentence may take twice as many."""


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """What stands before and after a place: whole sentences where they are not too long, whole words always."""
    before = text[max(0, start - 2 * NEAR) : start]
    after = text[end : end + 2 * NEAR]
    return Surroundings(_last(before, start <= 2 * NEAR), _first(after, end + 2 * NEAR >= len(text)))


def _last(text: str, all_of_it: bool) -> str:
    """The end of ``text``: the part of a sentence that it ends with and the sentence before, or more."""
    found = sentences(text)
    begins = [start for start, _ in found[0 if all_of_it else 1 :]]
    chosen = [at for at in begins if len(text) - at <= NEAR]
    if len(chosen) < 2:
        chosen = begins[-2:]
    if chosen:
        return text[chosen[0] :]
    cut = text.find(" ", len(text) - NEAR) if len(text) > NEAR else -1
    return text if all_of_it and len(text) <= NEAR else text[cut + 1 :]


def _first(text: str, all_of_it: bool) -> str:
    """The beginning of ``text``: the rest of a sentence and the next one, or more."""
    found = sentences(text)
    ends = [end for _, end in (found if all_of_it else found[:-1])]
    chosen = [at for at in ends if at <= NEAR]
    if len(chosen) < 2:
        chosen = ends[:2]
    if chosen:
        return text[: chosen[-1]]
    if len(text) <= NEAR:
        return text
    cut = text.rfind(" ", 0, NEAR)
    return text[: cut if cut > 0 else NEAR]


def found_at(
    verdict: Verdict, text: str, start: int, end: int, distance: float = 0.0, made: tuple[Edit, ...] = ()
) -> Match:
    """A match at a place of ``text``, with what stands around it."""
    return Match(verdict, start, end, text[start:end], distance, made, surroundings(text, start, end))
