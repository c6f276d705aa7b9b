"""A decision on a claim of the ledger: what became of it, by somebody's word and with a citation."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from provenance.errors import RulingError, UnknownClaimError
from provenance.model.adjudication import Adjudicated, Ruling
from provenance.model.chain import Url
from provenance.model.exchange import Verdict as Theirs
from provenance.model.ledger import LONGEST_NAME, LONGEST_WHY, Hand
from provenance.model.source import Verdict
from provenance.model.text import shortened
from provenance.store import adjudications
from provenance.store.adjudications import Subject
from provenance.store.ledger import Ledger, Writer
from provenance.store.looked import plain

MOST_TOPICS = 50


class Given(NamedTuple):
    """What somebody decides, as given: ``on`` None stands for today, no topics for what the claim is about."""

    verdict: Verdict
    citation: str
    on: datetime.date | None = None
    corrected_on: datetime.date | None = None
    topics: Sequence[str] = ()


def adjudicate(ledger: Ledger, files: Sequence[str], claim: str, given: Given, hand: Hand) -> tuple[Adjudicated, bool]:
    """Take a decision on a claim in: it as it stands in the ledger, and whether it is new there.

    ``files`` are the names that the claim's file may have in the ledger, the likeliest first. The decision is on the
    claim as it is now. One that says what the last one on it says is not taken again, a day that is not given aside.
    Raises :class:`~provenance.errors.UnknownClaimError` and :class:`~provenance.errors.RulingError`.
    """
    hand = msgspec.structs.replace(hand, by=_text(hand.by), why=_text(hand.why))
    with ledger.writing() as writer, adjudications.sound(ledger.shown):
        about = adjudications.subject(writer.connection, [_text(file) for file in files], _text(claim))
        ruling = _ruling(about, given, given.on or hand.at.date(), hand)
        return adjudications.keep(writer, about, ruling, hand, any_day=given.on is None)


class Taken(NamedTuple):
    """What became of somebody else's verdict: the decision as it stands in the ledger, and whether it is new there; or
    in one clause why there is none."""

    verdict: Theirs
    made: Adjudicated | None = None
    new: bool = False
    reason: str | None = None


def take(ledger: Ledger, verdicts: Iterable[Theirs], named: Callable[[str], Sequence[str]], hand: Hand) -> list[Taken]:
    """Take verdicts of others in as decisions of theirs, in one transaction; ``hand`` is who takes them.

    ``named`` gives the names that a file may have in the ledger, the likeliest first. One that does not say all that a
    decision says, is on no claim of the ledger, or on one that has other words there, is not taken: nothing is guessed.
    One that is there already, whatever came after it, is not taken again.
    """
    hand = msgspec.structs.replace(hand, by=_text(hand.by), why=_text(hand.why))
    with ledger.writing() as writer, adjudications.sound(ledger.shown):
        return [_taken(writer, each, [_text(file) for file in named(each.file)], hand) for each in verdicts]


def _taken(writer: Writer, theirs: Theirs, files: Sequence[str], hand: Hand) -> Taken:
    verdict = theirs.ours
    if verdict is None:
        told = f'"{shortened(theirs.rating, 100)}"' if theirs.rating else "without words"
        return Taken(theirs, reason=f"the rating, {told}, is none of our verdicts")
    missing = [name for name, value in (("url", theirs.url), ("by", theirs.by), ("on", theirs.on)) if value is None]
    if theirs.url is None or theirs.by is None or theirs.on is None:
        return Taken(theirs, reason=f"it does not say {' and '.join(missing)}")
    try:
        about = adjudications.subject(writer.connection, files, _text(theirs.claim), near=False)
        if about.text.split() != plain(theirs.text).split():
            return Taken(theirs, reason="the claim has other words in the ledger")
        told = (theirs.rating or "").strip()
        why = hand.why or (f"Their rating: {shortened(told, 1_000)}" if told.casefold() != verdict else "")
        given = Given(verdict, theirs.url, theirs.on)
        ruling = _ruling(about, given, theirs.on, msgspec.structs.replace(hand, by=_text(theirs.by), why=_text(why)))
    except (UnknownClaimError, RulingError) as error:
        return Taken(theirs, reason=str(error))
    known = adjudications.there(writer.connection, about, ruling)
    made, new = (known, False) if known is not None else adjudications.keep(writer, about, ruling, hand, any_day=False)
    return Taken(theirs, made, new)


def _ruling(about: Subject, given: Given, on: datetime.date, hand: Hand) -> Ruling:
    today = hand.at.date()
    corrected = given.corrected_on
    if on > today:
        raise RulingError(f"the verdict cannot be of {on}, a day to come")
    if corrected is not None:
        if given.verdict != "corrected":
            raise RulingError(f"a day of correction goes with the verdict corrected, not with {given.verdict}")
        if corrected > today:
            raise RulingError(f"the correction cannot be of {corrected}, a day to come")
        if about.published is not None and corrected < about.published:
            raise RulingError(f"the correction of {corrected} comes before the article, published on {about.published}")
    topics = tuple(dict.fromkeys(" ".join(_text(topic).split()) for topic in given.topics or about.about))
    if len(topics) > MOST_TOPICS or any(not topic or len(topic) > LONGEST_NAME for topic in topics):
        raise RulingError(f"topics are at most {MOST_TOPICS}, each of 1 to {LONGEST_NAME} characters")
    if not hand.by.strip() or len(hand.by) > LONGEST_NAME:
        raise RulingError(f"who decides has a name of 1 to {LONGEST_NAME} characters")
    if len(hand.why) > LONGEST_WHY:
        raise RulingError(f"the reason is longer than {LONGEST_WHY:,} characters")
    return Ruling(given.verdict, _citation(_text(given.citation)), hand.by, on, corrected, topics, hand.why)


def _citation(given: str) -> str:
    try:
        url = msgspec.convert(given, Url)
        parts = urlsplit(url)
    except (msgspec.ValidationError, ValueError) as error:
        raise RulingError("the citation is no address: it begins with http:// or https://, without spaces") from error
    if "@" in parts.netloc:
        raise RulingError("the citation holds a name or password: leave out what stands before the @")
    return url


def _text(words: str) -> str:
    """Words as both databases can hold them."""
    return plain(words).encode("utf-8", "replace").decode()
