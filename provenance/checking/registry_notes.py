"""What is worth saying of a registry that no rule says: nothing here is wrong, and nothing here fails a run."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from provenance.claimfile.registrar.likeness import called, known_by, likenesses
from provenance.model.finding import Path, Report
from provenance.model.profile import Profile
from provenance.model.source import Outlet, Person, Registry
from provenance.scoring.reliability import disagreement

SOON = datetime.timedelta(days=90)
"""How long before it runs out a rating is mentioned."""


class Note(NamedTuple):
    """A remark on an entry: its kind, for grep, a sentence, and the place in the registry."""

    kind: str
    message: str
    at: Path


def notes(registry: Registry, profile: Profile, today: datetime.date, used: frozenset[str] | None) -> Iterator[Note]:
    """Every remark on a registry. ``used`` are the ids that claims refer to; None: nobody looked."""
    yield from _alike(registry)
    for key, outlet in registry.outlets.items():
        yield from _of_ratings(key, outlet, profile, today)
    for key, person in registry.persons.items():
        if person.affiliation is None:
            message = f"{person.name} has no affiliation: nobody can see for whom this person speaks."
            yield Note("no-affiliation", message, ("person", key))
    if used is not None:
        for sort, group in (("outlet", registry.outlets), ("person", registry.persons), ("body", registry.bodies)):
            for key in group:
                if key not in used:
                    yield Note("unused", f"No claim refers to {sort}.{key}.", (sort, key))


def _alike(registry: Registry) -> Iterator[Note]:
    for each in likenesses(registry):
        entry = registry[each.key]
        domain = known_by(entry)
        where = f" ({domain})" if domain != entry.name else ""
        message = f'"{entry.name}"{where} is easily taken for {called(registry, each.others)}.'
        yield Note("alike", message, (each.sort, each.key))


def _of_ratings(key: str, outlet: Outlet, profile: Profile, today: datetime.date) -> Iterator[Note]:
    differing = disagreement(outlet, profile, today)
    if differing is not None:
        yield Note("raters-differ", f"The raters of {outlet.name} differ: {differing}.", ("outlet", key))
    for number, rating in enumerate(outlet.ratings):
        if rating.until is not None and today <= rating.until <= today + SOON:
            days = (rating.until - today).days
            left = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
            message = f"The rating of {outlet.name} by {rating.rater} runs out {left}, on {rating.until}."
            yield Note("expiring", message, ("outlet", key, "rating", number, "until"))


def referred_to(report: Report) -> frozenset[str]:
    """The ids of the entries that the claims of a run refer to: by id, by a relay's words, by the address of a page;
    and those of the bodies that their people are affiliated to."""
    registry = report.registry
    found: set[str | None] = set()
    for file in report.files:
        if file.article is not None:
            found.add(file.article.outlet)
            found.add(registry.outlet_of_url(file.article.url))
        for scored in file.claims:
            claim = scored.claim
            found.update((claim.origin.source, claim.origin.affiliation, *claim.about))
            for relay in claim.relays:
                found.add(registry.voice(relay))
                found.add(registry.outlet_of_url(relay.url) if relay.url is not None else None)
            found.update(registry.outlet_of_url(record.url) for record in claim.records)
    for key in [*found]:
        entry = registry.get(key)
        if isinstance(entry, Person):
            found.add(entry.affiliation)
    return frozenset(key for key in found if key is not None)
