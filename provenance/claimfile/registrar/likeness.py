"""Entries that are easily taken for each other: names and domains that read alike.

Pravda.Ru, the Communist Party's newspaper Pravda and the sites under news-pravda.com are three publishers. That they
share a word is no fault of the registry's, but whoever reads the bare word has to be told. Names that are the same to
the letter are another thing: no bare name may stand for two entries (OUT04).
"""

import contextlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.claimfile.registrar.domains import core, plain, registrable
from provenance.lexicon.letters import as_seen, as_sounded
from provenance.model.source import Body, Outlet, Person, Registry

Sort = str
Entry = Outlet | Person | Body

_SPLIT = re.compile(r"[^a-z0-9]+")
_ENDING = re.compile(r"(?<=\w)\.[^\W\d_]{2,24}$")
_DIGITS = re.compile(r"\d+")
# Words of domains that say what kind of site it is, not whose.
_COMMON = frozenset(
    "agency app blog bulletin chronicle citizen com courier daily digital dispatch en eng english fm free gazeta "
    "gazette herald info international journal leader life live mag magazine media my net network new news newspaper "
    "now observer official online paper portal post press radio record register report reporter review site star sun "
    "the times today tribune tv uk us usa voice web website weekly world www".split()
)
_GROUP = 3
"""How many of the entries that one is like are named."""


class Likeness(NamedTuple):
    """An entry, and some of those before it whose names or domains read like its own: enough of them to be told."""

    sort: Sort
    key: str
    others: tuple[str, ...]


def sorts(registry: Registry) -> Iterator[tuple[Sort, str, Entry]]:
    """Every entry with its sort and its id, in the order of the file."""
    for key, outlet in registry.outlets.items():
        yield "outlet", key, outlet
    for key, person in registry.persons.items():
        yield "person", key, person
    for key, body in registry.bodies.items():
        yield "body", key, body


def likenesses(registry: Registry) -> Iterator[Likeness]:
    """Each entry that reads like an earlier one of its sort, once."""
    seen: dict[tuple[Sort, str], list[tuple[str, frozenset[str]]]] = {}
    for sort, key, entry in sorts(registry):
        registered = _registered(entry)
        others: dict[str, None] = {}
        for word in sorted(readings(entry)):
            group = seen.setdefault((sort, word), [])
            # Of a crowd, the first few are enough to be told; looking at all would cost its square.
            others.update((other, None) for other, theirs in group[: 4 * _GROUP] if registered.isdisjoint(theirs))
            group.append((key, registered))
        if others:
            yield Likeness(sort, key, tuple(others))


def like(registry: Registry, entry: Entry) -> tuple[str, ...]:
    """The ids of the entries of the same sort that read like ``entry``, in the order of the file."""
    words, registered = readings(entry), _registered(entry)
    return tuple(
        key
        for _, key, other in sorts(registry)
        if type(other) is type(entry)
        and not words.isdisjoint(readings(other))
        and registered.isdisjoint(_registered(other))
    )


def called(registry: Registry, keys: Iterable[str]) -> str:
    """Entries for a sentence: ``pravda-ru ("Pravda.Ru", pravda.ru) and others``."""
    keys = tuple(keys)
    told = []
    for key in keys[:_GROUP]:
        name, domain = registry[key].name, known_by(registry[key])
        told.append(f'{key} ("{name}"{f", {domain}" if domain != name else ""})')
    return ", ".join(told) + (" and others" if len(keys) > _GROUP else "")


def known_by(entry: Entry) -> str:
    """The first domain of an outlet that has one; else the name."""
    return entry.domains[0] if isinstance(entry, Outlet) and entry.domains else entry.name


def readings(entry: Entry) -> frozenset[str]:
    """What a hurried reader makes of an entry's names and domains: no case, script, accent, "the" or punctuation.

    Of a domain, the name alone counts, without words that many sites bear: "pravda" of news-pravda.com.
    """
    found = {word for name in (entry.name, *entry.aliases) for word in _of_name(name[:300])}
    if isinstance(entry, Outlet):
        found.update(word for domain in entry.domains for word in _of_domain(domain))
    return frozenset(found)


def _registered(entry: Entry) -> frozenset[str]:
    """The domains that somebody registered for an entry. Those under one of them have one owner."""
    domains = entry.domains if isinstance(entry, Outlet) else ()
    return frozenset(registrable(plain(domain)) for domain in domains)


def _of_name(name: str) -> Iterator[str]:
    name = _ENDING.sub("", name.strip())
    for read in (as_sounded(name), as_seen(name)):
        words = [word for word in _SPLIT.split(read) if word]
        if words[:1] == ["the"] and len(words) > 1:
            del words[0]
        if words:
            yield "".join(words)


def _of_domain(domain: str) -> Iterator[str]:
    label = core(plain(domain))
    if label.startswith("xn--"):
        with contextlib.suppress(UnicodeError):
            label = label.encode().decode("idna")
    for read in (as_sounded(label), as_seen(label)):
        words = [word for word in _SPLIT.split(read) if word]
        own = [word for word in words if word not in _COMMON and not _DIGITS.fullmatch(word)]
        if own or words:
            yield "".join(own or words)
