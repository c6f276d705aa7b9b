"""Who speaks and who publishes: the registry of outlets, people and bodies (sources.toml)."""

import datetime
from enum import Enum
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from provenance.model.chain import RegistryId, Relay, Url, Words

Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}$(?!\n)", description="ISO 3166-1 alpha-2 code.")]
Domain = Annotated[
    str,
    Meta(
        pattern=r"^[^\s/:@?#.]+(\.[^\s/:@?#.]+)+$(?!\n)",
        max_length=253,
        description="A host name without scheme or path; it stands for its subdomains too.",
    ),
]
Citations = Annotated[tuple[Url, ...], Meta(description="Where the facts of this entry can be seen.")]
Aliases = Annotated[tuple[Words, ...], Meta(description="Other names; each may belong to one entry only.")]


class OwnershipClass(Enum):
    """Who owns an outlet, as a class."""

    PRIVATE = "private"
    PUBLIC_SERVICE = "public-service"
    STATE_FUNDED = "state-funded"
    STATE_CONTROLLED = "state-controlled"
    PARTY = "party"
    NONPROFIT = "nonprofit"


class BodyClass(Enum):
    """What sort of body it is; whoever is affiliated to a government body is an official."""

    GOVERNMENT = "government"
    COMPANY = "company"
    PARTY = "party"
    NGO = "ngo"
    INTERGOVERNMENTAL = "intergovernmental"
    OTHER = "other"


class Rating(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """What a rater gave an outlet, when and where: a fact about the rater, never an adjective of ours."""

    rater: Words
    value: Annotated[float, Meta(description="The rating on the rater's own scale.")]
    scale: Annotated[tuple[float, float], Meta(description="The worst and the best value of the rater's scale.")]
    as_of: Annotated[datetime.date | None, Meta(description="The day of the rating.")] = None
    url: Annotated[Url | None, Meta(description="Where the rating can be seen.")] = None
    until: Annotated[datetime.date | None, Meta(description="Past this day it counts for nothing.")] = None


class Override(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A newsroom's own letter in place of the ratings; it counts only with ``reason``, ``by`` and ``as_of``."""

    letter: Literal["A", "B", "C", "D", "E", "F"]
    reason: Words | None = None
    by: Words | None = None
    as_of: datetime.date | None = None

    @property
    def signed(self) -> bool:
        """Whether somebody stands behind it, with a reason and a day."""
        return self.reason is not None and self.by is not None and self.as_of is not None


Verdict = Literal["accurate", "inaccurate", "corrected", "unresolved"]
"""What became of a claim: it held, it did not, its outlet has corrected it, or it cannot be told yet."""


class Adjudication(msgspec.Struct, frozen=True, gc=False):
    """What became of a claim that an outlet made: the ground of its track record. It counts only with a citation.

    ``published`` is the day of the article, ``corrected_on`` that of the outlet's correction; None where unknown.
    """

    verdict: Verdict
    date: datetime.date
    citation: Url | None = None
    published: datetime.date | None = None
    corrected_on: datetime.date | None = None

    @property
    def days(self) -> int | None:
        """How many days passed from publication to correction; None where nobody has noted it."""
        if self.verdict != "corrected" or self.published is None or self.corrected_on is None:
            return None
        days = (self.corrected_on - self.published).days
        return days if days >= 0 else None


class Ownership(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, rename={"class_": "class"}):
    """Who owns an outlet, according to whom, and when."""

    class_: OwnershipClass
    citation: Annotated[Url | None, Meta(description="Where it can be seen.")] = None
    as_of: Annotated[datetime.date | None, Meta(description="The day for which it is known.")] = None


class Reply(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A right of reply: the entry's own answer, quoted, with its address."""

    text: Words
    url: Url


class Outlet(
    msgspec.Struct,
    frozen=True,
    gc=False,
    forbid_unknown_fields=True,
    rename={"ratings": "rating", "ownerships": "ownership", "overrides": "override"},
):
    """A publisher."""

    name: Words
    domains: Annotated[tuple[Domain, ...], Meta(description="Its web addresses' domains.")] = ()
    aliases: Aliases = ()
    country: Country | None = None
    ratings: Annotated[tuple[Rating, ...], Meta(description="Ratings by others.")] = ()
    ownerships: Annotated[tuple[Ownership, ...], Meta(description="Who owns it.")] = ()
    overrides: Annotated[tuple[Override, ...], Meta(description="The newsroom's own letter.")] = ()
    reply: Reply | None = None
    citations: Citations = ()


class Person(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A person who is cited."""

    name: Words
    role: Words | None = None
    affiliation: Annotated[RegistryId | None, Meta(description="Id of a body.")] = None
    aliases: Aliases = ()
    country: Country | None = None
    reply: Reply | None = None
    citations: Citations = ()


class Body(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, rename={"class_": "class"}):
    """A government, company, party or other body that speaks or for which people speak."""

    name: Words
    class_: BodyClass | None = None
    aliases: Aliases = ()
    country: Country | None = None
    reply: Reply | None = None
    citations: Citations = ()


class RegistryFile(
    msgspec.Struct,
    frozen=True,
    gc=False,
    forbid_unknown_fields=True,
    rename={"outlets": "outlet", "persons": "person", "bodies": "body"},
):
    """A registry, version 1 (sources.toml)."""

    version: Annotated[Literal[1], Meta(description="The version of the format: 1.")]
    outlets: Annotated[dict[str, Outlet], Meta(description="Publishers by id.")] = {}
    persons: Annotated[dict[str, Person], Meta(description="People by id.")] = {}
    bodies: Annotated[dict[str, Body], Meta(description="Bodies by id.")] = {}


class Registry:
    """The registry of a run: entries by id, by domain (longest suffix wins) and by name or alias.

    ``path`` is the file it was read from, as shown to people; None when there is no registry. ``broken`` says that the
    file as a whole could not be understood, so that an id missing from it means nothing.
    """

    __slots__ = ("_domains", "_names", "bodies", "broken", "outlets", "path", "persons")

    def __init__(self, file: RegistryFile | None = None, path: str | None = None, *, broken: bool = False) -> None:
        self.path = path
        self.broken = broken
        self.outlets: dict[str, Outlet] = dict(file.outlets) if file else {}
        self.persons: dict[str, Person] = dict(file.persons) if file else {}
        self.bodies: dict[str, Body] = dict(file.bodies) if file else {}
        self._domains: dict[str, str] | None = None
        self._names: dict[str, list[str]] | None = None

    def __contains__(self, key: object) -> bool:
        return key in self.outlets or key in self.persons or key in self.bodies

    def __getitem__(self, key: str) -> Outlet | Person | Body:
        entry = self.get(key)
        if entry is None:
            raise KeyError(key)
        return entry

    def get(self, key: str | None) -> Outlet | Person | Body | None:
        """The entry of that id, whatever its sort, or None."""
        if key is None:
            return None
        return self.outlets.get(key) or self.persons.get(key) or self.bodies.get(key)

    def ids(self) -> list[str]:
        """Every id, sorted."""
        return sorted({*self.outlets, *self.persons, *self.bodies})

    def name(self, key: str | None) -> str | None:
        """The name of an entry for people; the id itself where the registry does not hold it."""
        entry = self.get(key)
        return entry.name if entry is not None else key

    def country(self, key: str | None) -> str | None:
        """The country of an entry, or of the body that a person is affiliated to."""
        entry = self.get(key)
        if entry is None:
            return None
        if entry.country is None and isinstance(entry, Person):
            return self.country(entry.affiliation) if entry.affiliation != key else None
        return entry.country

    def affiliation(self, key: str | None) -> str | None:
        """The id of the body on whose side an entry stands: a person's affiliation, or a body itself."""
        if key is None:
            return None
        person = self.persons.get(key)
        if person is not None:
            return person.affiliation
        return key if key in self.bodies else None

    def outlet_of_url(self, url: str) -> str | None:
        """The id of the outlet whose domain is the address's host or the longest suffix of it, or None."""
        if self._domains is None:
            self._domains = {domain.lower().rstrip("."): key for key, o in self.outlets.items() for domain in o.domains}
        try:
            host = (urlsplit(url).hostname or "").rstrip(".")
        except ValueError:
            return None
        labels = host.split(".")
        for start in range(len(labels)):
            key = self._domains.get(".".join(labels[start:]))
            if key is not None:
                return key
        return None

    def voice(self, relay: Relay) -> str | None:
        """The id of a relay: as given, else the one entry whose name its words are, else the outlet of its page."""
        if relay.source is not None:
            return relay.source
        named = self.ids_by_name(relay.as_written) if relay.as_written is not None else ()
        if len(named) == 1:
            return named[0]
        return self.outlet_of_url(relay.url) if relay.url is not None else None

    def ids_by_name(self, name: str) -> tuple[str, ...]:
        """The ids of the entries whose name or alias is ``name``, case and outer spaces aside, sorted."""
        if self._names is None:
            self._names = {}
            groups: tuple[dict[str, Outlet] | dict[str, Person] | dict[str, Body], ...]
            groups = (self.outlets, self.persons, self.bodies)
            for group in groups:
                for key, entry in group.items():
                    known = entry.name.strip().casefold()
                    self._names.setdefault(known, []).append(key)
                    if entry.aliases:
                        for alias in {each.strip().casefold() for each in entry.aliases} - {known}:
                            self._names.setdefault(alias, []).append(key)
        return tuple(sorted(self._names.get(name.strip().casefold(), ())))
