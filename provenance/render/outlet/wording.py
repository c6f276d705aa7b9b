"""What the ledger holds of an outlet, in words: facts about raters and decisions, no adjective of ours.

Every string that comes out is safe (``safety.visible``) and on one line; none is escaped for a markup.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from provenance.lexicon.countries import COUNTRIES
from provenance.model.adjudication import Adjudicated
from provenance.model.dossier import Dossier, Forecast, Period, Topic, Voice
from provenance.model.profile import Profile
from provenance.model.score import TrackRecord
from provenance.model.source import Override, Ownership, Rating
from provenance.render import wording
from provenance.render.safety import one_line
from provenance.render.wording import ROOM, count, day, listed
from provenance.scoring import reliability
from provenance.scoring.reliability import prompt

ADDRESS_ROOM = 2_100
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STANDING = {"same": None, "changed": "the claim has changed since", "gone": "the claim is no longer in its file"}
_VERDICTS = ("accurate", "corrected", "inaccurate", "unresolved")


class Told(NamedTuple):
    """Something in one clause, with the address where it can be seen, None where there is none."""

    words: str
    url: str | None = None


def kept(made: Adjudicated, record: TrackRecord | None, outlet: str, profile: Profile, *, new: bool) -> Iterator[Told]:
    """What became of a decision that was handed in, and the track record that it makes. ``outlet`` is a name."""
    yield taken(made, profile, new=new)
    name = one_line(outlet, ROOM)
    if record is None:
        yield Told(f"{name} has no track record: no decision on a claim of it counts")
    else:
        yield Told(f"{name}'s track record: {held(record)}; {rests_on(record)}")


def taken(made: Adjudicated, profile: Profile, *, new: bool) -> Told:
    """What became of a decision that was handed in."""
    place = one_line(f"{made.file}#{made.claim}")
    was = f"kept as revision {made.revision:,}" if new else f"there already, as revision {made.revision:,}"
    return Told(f"{place}: {ruling(made, profile)}: {was}", made.ruling.citation)


def subject(dossier: Dossier) -> str:
    """ "Pravda.Ru, Russia"."""
    entry = dossier.entry
    country = entry.country if entry is not None else None
    named = COUNTRIES[country][0] if country in COUNTRIES else country
    return ", ".join(one_line(each, ROOM) for each in (dossier.name, named) if each)


def holdings(dossier: Dossier) -> str:
    """How much the ledger has of it."""
    claims = count(dossier.total.claims, "claim")
    return f"{claims} in {count(dossier.articles, 'article')} in the ledger" if dossier.articles else "no claim of it"


def registered(dossier: Dossier) -> str | None:
    """That no registry has it, where none has."""
    return None if dossier.entry is not None else "No registry in the ledger has an entry for it."


def ownership(owned: Ownership) -> Told:
    """Who owns it according to whom, and when."""
    known = f", {day(owned.as_of)}" if owned.as_of is not None else ""
    if owned.citation is None:
        return Told(f"Ownership: {owned.class_.value}{known}; nobody is cited for it")
    return Told(f"Ownership: {owned.class_.value}{known}, according to", owned.citation)


def letter(dossier: Dossier) -> list[str]:
    """Its letter, who gave it, and what it does not say. Whole sentences."""
    found = dossier.reliability
    entry = dossier.entry
    if not found.raters:
        known = (
            "Nobody's valid rating is on file" if entry is not None and entry.ratings else "Nobody's rating is on file"
        )
        return [f"{known}, which says nothing for or against it."]
    override = next((each for each in reversed(entry.overrides) if each.signed), None) if entry is not None else None
    if override is not None:
        return ["The newsroom's own letter stands in place of the ratings."]
    differ = reliability.disagreement(entry, dossier.profile, dossier.today) if entry is not None else None
    if differ is not None:
        return [f"Raters differ, and nothing is averaged: {one_line(differ, 2_000)}."]
    raters = [one_line(each, ROOM) for each in found.raters]
    return [f"By {listed(raters)}."]


def rating(given: Rating, dossier: Dossier) -> Told:
    """What a rater gave it, when and where; and why it counts for nothing, where it does not count."""
    worst, best = given.scale
    told = f"{one_line(given.rater, ROOM)}: {given.value:g}, from {worst:g} (worst) to {best:g} (best)"
    if given.as_of is not None:
        told += f", {day(given.as_of)}"
    if reliability.valid(given, dossier.today):
        share = (given.value - worst) / (best - worst)
        return Told(f"{told}: {reliability.letter(share, dossier.profile)}", given.url)
    if given.until is not None and given.until < dossier.today:
        return Told(f"{told}; it was valid until {day(given.until)} and counts no more", given.url)
    lacks = [name for name, value in (("day", given.as_of), ("address", given.url)) if value is None]
    why = f"it has no {' and no '.join(lacks)}" if lacks else "its value and its scale do not fit"
    return Told(f"{told}; it counts for nothing: {why}", given.url)


def override(given: Override) -> str:
    """The newsroom's own letter, by whom and why."""
    told = f"The newsroom's own letter: {given.letter}"
    if not given.signed or given.as_of is None:
        return f"{told}; it counts for nothing: nobody has signed it"
    return f"{told}, by {one_line(given.by or '', ROOM)}, {day(given.as_of)}: {one_line(given.reason or '', 2_000)}"


def held(record: TrackRecord, dash: str = "–") -> str:
    """ "17–92 of 100 hold"."""
    return f"{wording.band(record.lower, record.upper, dash)} of 100 hold"


def rests_on(record: TrackRecord) -> str:
    """What a record rests on, and its letter, or that so few claims give none."""
    claims = count(record.n, "adjudicated claim")
    if record.letter is not None:
        return f"letter {record.letter}, from {claims}"
    return f"from {claims}, too few for a letter"


def method(profile: Profile) -> str:
    """How a track record comes about, and what it is not. Whole sentences."""
    return (
        f"The range is a {round(100 * profile.interval)} % interval; a decision weighs half after "
        f"{profile.half_life_months:g} months; a correction within {profile.prompt_days:g} days of publication is "
        f"{'half a' if profile.correction_failure == 0.5 else f'{profile.correction_failure:g} of a'} failure, any "
        "other a whole one. What is adjudicated is chosen, not sampled."
    )


def verdicts(dossier: Dossier) -> str:
    """How many claims were adjudicated, and with what verdict."""
    found = [each.ruling.verdict for each in dossier.counting]
    if not found:
        return "No claim of it has been adjudicated."
    told = [f"{found.count(verdict):,} {verdict}" for verdict in _VERDICTS if verdict in found]
    return f"{count(len(found), 'adjudicated claim')}: {listed(told)}."


def corrections(dossier: Dossier) -> str | None:
    """How prompt its corrections were; None where there are none."""
    found = [each.adjudication for each in dossier.counting if each.ruling.verdict == "corrected"]
    if not found:
        return None
    days = sorted(each.days for each in found if each.days is not None)
    quick = sum(prompt(each, dossier.profile) for each in found)
    within = f"{quick:,} within {dossier.profile.prompt_days:g} days of publication"
    told = [within, *([f"{len(days) - quick:,} later"] if len(days) > quick else [])]
    if len(found) > len(days):
        told.append(f"{len(found) - len(days):,} on an unknown day")
    middle = f"; after {_middle(days)} in the middle" if len(days) > 2 else ""
    return f"{count(len(found), 'correction')}: {listed(told)}{middle}."


def _middle(days: list[int]) -> str:
    return count(days[(len(days) - 1) // 2], "day")


def topic(found: Topic) -> str:
    """What claims are about."""
    return one_line(found.name, ROOM)


def ruling(made: Adjudicated, profile: Profile) -> str:
    """A decision: "corrected after 2 days, 28 November 2026, by Ana Ruiz"."""
    given = made.ruling
    told = str(given.verdict)
    if given.verdict == "corrected":
        told += f" {_after(made, profile)}"
    return f"{told}, {day(given.on)}, by {one_line(given.by, ROOM)}"


def _after(made: Adjudicated, profile: Profile) -> str:
    days, on = made.adjudication.days, made.ruling.corrected_on
    if on is None:
        return "on a day that nobody has noted"
    if days is None:
        return f"on {day(on)}, which cannot be held against the day of publication"
    when = "on the day of publication" if days == 0 else f"after {count(days, 'day')}"
    return when if prompt(made.adjudication, profile) else f"{when}, not promptly"


def place(made: Adjudicated | Forecast) -> str:
    """ "claims/dam.toml#c2"."""
    return one_line(f"{made.file}#{made.claim}", ROOM)


def remarks(made: Adjudicated, dossier: Dossier) -> Iterator[str]:
    """What else is to be said of a decision, clause by clause: why, on what, and whether it still counts."""
    if made.ruling.why.strip():
        yield f"why: {one_line(made.ruling.why, 2_000)}"
    if made.ruling.topics:
        names = {each.topic: each.name for each in dossier.topics}
        yield f"on: {listed([one_line(names.get(each, each), ROOM) for each in made.ruling.topics])}"
    standing = _STANDING[made.standing]
    if standing is not None:
        yield standing
    if not made.counts:
        yield "a later decision counts in its place"


def period(start: datetime.date, step: str) -> str:
    """ "Dec 2025", "Q4 2025", "2025"."""
    if step == "year":
        return f"{start.year}"
    return f"{_MONTHS[start.month - 1]} {start.year}" if step == "month" else f"Q{start.month // 3 + 1} {start.year}"


def share(part: int, whole: int) -> int | None:
    """A part in per cent, rounded; None of nothing."""
    return round(100 * part / whole) if whole else None


def shares(total: Period) -> str:
    """How many of all claims are second-hand and how many from nobody named. A whole sentence."""
    if not total.claims:
        return "No claim of it is in the ledger."
    second, unnamed = share(total.second_hand, total.claims), share(total.anonymous, total.claims)
    few = " So few say little." if total.claims < FEW else ""
    return (
        f"Of {count(total.claims, 'claim')}, {total.second_hand:,} ({second} %) are second-hand and "
        f"{total.anonymous:,} ({unnamed} %) come from sources that the articles do not name.{few}"
    )


FEW = 20
"""Of fewer claims, shares move by more than 5 points with each."""


def undated(dossier: Dossier) -> str | None:
    """How many claims have no place in time; None where all have one."""
    if not dossier.undated:
        return None
    return f"{count(dossier.undated, 'claim')} of articles without a day, or with one to come, are not among these."


def voice(found: Voice) -> str:
    """ "NBC News (12)"."""
    return f"{one_line(found.name, ROOM)} ({found.claims:,})"


def waiting(dossier: Dossier) -> str | None:
    """How many forecasts wait for their review; None where none does."""
    if not dossier.waiting:
        return None
    later = dossier.waiting - len(dossier.due)
    told = f"{count(len(dossier.due), 'forecast')} can be checked by now"
    return f"{told}, {later:,} more later or not listed." if later else f"{told}."
