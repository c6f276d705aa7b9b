"""In words whether a ledger is what was written."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from provenance.model.ledger import Misfit
from provenance.render.safety import one_line
from provenance.render.wording import count


class Held(NamedTuple):
    """A checkpoint that a ledger was held against: its file, what it says of itself, who signed it (None: nobody was
    asked for), and what does not fit."""

    file: str
    origin: str
    size: int
    by: Sequence[str] | None
    problem: str | None


class Counts(Protocol):
    """How much was looked at."""

    revisions: int
    articles: int
    claims: int


def misfit(found: Misfit) -> Iterator[str]:
    """One thing that does not fit, in one line."""
    yield f"{one_line(found.where)}: {one_line(found.reason)}\n"


def audited(shown: str, looked: Counts, held: Sequence[Held], *, wrong: int) -> Iterator[str]:
    """What came of looking at a ledger. ``wrong`` is how many things do not fit."""
    looked_at = ((looked.revisions, "revision"), (looked.articles, "article"), (looked.claims, "claim"))
    what = ", ".join(count(number, word) for number, word in looked_at)
    if wrong > 1:
        outcome = f"{what}; {wrong:,} things do not fit"
    elif wrong:
        outcome = f"{what}; one thing does not fit"
    else:
        outcome = f"{what}: all as they were written"
    yield f"{one_line(shown)}: {outcome}\n"
    for each in held:
        if each.problem is not None:
            yield f"{one_line(each.file)}: {one_line(each.problem)}\n"
        else:
            by = f", signed by {one_line(', '.join(each.by))}" if each.by else ""
            said = f"the ledger holds what {one_line(each.origin)} was at revision {each.size:,}{by}"
            yield f"{one_line(each.file)}: {said}\n"
