"""What became of a file, or of one claim, revision by revision."""

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice

from msgspec.structs import astuple

from provenance.errors import LedgerError
from provenance.model.ledger import Change, Difference, Revision
from provenance.recording.conflicts import differences
from provenance.store.ledger import Ledger


def changes(ledger: Ledger, subject: str | None, most: int) -> list[Change]:
    """The last changes of a file, or of FILE#CLAIM, newest first, each with what it made different; of all files,
    without the differences, where no subject is given. A claim that came or went is one difference.

    Raises :class:`~provenance.errors.LedgerError` for a file or claim that
    the ledger has never had."""
    if subject is None:
        return [Change(each) for each in ledger.latest(most)]
    name, hash_, claim = subject, "", ""
    history = _of_name(ledger, subject)
    if not history:  # "#" may stand in the name of a file, not in the id of a claim
        name, hash_, claim = subject.rpartition("#") if "#" in subject else (subject, "", "")
        history = _of_name(ledger, name)
    if not history:
        near = get_close_matches(name, ledger.names(), 1)
        hint = f"; nearest: {near[0]}" if near else ""
        raise LedgerError(ledger.shown, f"it holds no file called {name}{hint}")
    if not hash_:
        return list(islice(_of_file(ledger, history), most))
    decided = [Change(each) for each in ledger.history(subject)]
    found = [*_of_claim(ledger, history, claim), *decided]
    if not found:
        raise LedgerError(ledger.shown, f"{name} has never had a claim {claim}")
    return sorted(found, key=lambda each: -each.revision.seq)[:most]


def _of_name(ledger: Ledger, name: str) -> list[Revision]:
    return [each for each in ledger.history(name) if each.sort != "adjudication"]


def _of_file(ledger: Ledger, history: list[Revision]) -> Iterator[Change]:
    for position in range(len(history) - 1, -1, -1):
        yield Change(history[position], tuple(_made_different(ledger, history, position)))


def _of_claim(ledger: Ledger, history: list[Revision], claim: str) -> Iterator[Change]:
    for position in range(len(history)):
        told = [each for each in _made_different(ledger, history, position) if each.place.partition(" ")[0] == claim]
        if told:
            yield Change(history[position], tuple(told))


def _made_different(ledger: Ledger, history: list[Revision], position: int) -> Iterator[Difference]:
    each = history[position]
    before = ledger.content(history[position - 1].seq) if position else b""
    found = differences(each.subject, None, ledger.content(each.seq), before)
    whole = {
        place.removesuffix(" id"): (ours, theirs)
        for place, _, ours, theirs in map(astuple, found)
        if place.endswith(" id") and None in (ours, theirs)
    }
    told = {one.place.removesuffix(" text"): one for one in found if one.place.endswith(" text")}
    for one in found:
        claim = one.place.partition(" ")[0]
        if claim not in whole:
            yield one
        elif one.place == f"{claim} id":
            words = told.get(claim, one)
            yield Difference(claim, None, words.ours, words.theirs)
