"""Whether a claim and an attribution on a page name the same source, and what became of it on the way. English only."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from provenance.lexicon.bodies import body_kind, named_body
from provenance.lexicon.countries import countries_in
from provenance.lexicon.heads import core, head, opens_with
from provenance.lexicon.letters import as_sounded
from provenance.lexicon.numbers import CARDINALS
from provenance.lexicon.outlets import known_outlet
from provenance.lexicon.references import PRONOUNS
from provenance.lexicon.roles import (
    COLLECTIVES,
    GROUP_NOUNS,
    INDEFINITE,
    ROLE_NOUNS,
    SPOKES_NOUNS,
    person_kind,
    split_title,
)
from provenance.lexicon.vantage import names_document
from provenance.model.attribution import Attribution, SourceType
from provenance.model.chain import Identity
from provenance.model.claim import Claim
from provenance.model.evidence import Drift
from provenance.model.source import Person, Registry
from provenance.model.text import shortened

_GENERIC = frozenset("source official person insider figure somebody someone individual member".split())
_PARTICLES = frozenset("de von van der den la le du al el bin ibn jr sr mr mrs ms dr sir".split())
_OFFICIALS = frozenset("aide adviser advisor diplomat minister negotiator bureaucrat staffer politician".split())
_NOBODY = frozenset("any every each they no".split())
_LONGEST = 80


class Standing(Enum):
    """How a claim's source stands to the one of an attribution."""

    SAME = "same"
    UNNAMED = "named there, not named here"
    NAMED = "not named there, named here"
    ANOTHER = "another person"
    UNCLEAR = "unclear"


class Party(NamedTuple):
    """A source as far as one side shows it: the words for it, and the names of the person, where it is one.

    ``names`` are all that are known for it, people's or not. ``kind`` is "person" for a named one, "role" for the
    holder of an office, "unnamed", "body" for everything that is nobody in particular, or "none".
    """

    words: str
    kind: str
    names: tuple[str, ...]
    source: str | None
    title: str = ""


def ours(claim: Claim, registry: Registry | None) -> Party:
    """The claim's origin."""
    origin = claim.origin
    words = " ".join((origin.as_written or "").split())
    entry = registry.get(origin.source) if registry is not None and origin.source is not None else None
    names: list[str] = []
    if entry is not None:
        names += [entry.name, *entry.aliases]
    elif origin.source is not None:
        names.append(origin.source.replace("-", " ").replace("_", " ").title())
    written = words if _pronoun(words) is False else ""
    if origin.identity is Identity.NONE and not words:
        return Party("", "none", tuple(names), origin.source)
    if origin.identity.unnamed:
        people = person_kind(words) is not None
        if not people and (names_document(words) or body_kind(words)):
            return Party(words, "body", (words,), None)
        return Party(words, "unnamed", (), None)
    if entry is not None and not isinstance(entry, Person):
        return Party(words or entry.name, "body", (*names, *((written,) if written else ())), origin.source)
    if origin.identity is Identity.NAMED:
        title, name = _named(written)
        if name and _personal(name):
            names.append(name)
        elif entry is None and written and (body_kind(written) or known_outlet(written) or names_document(written)):
            return Party(words, "body", (written,), origin.source)
        if names:
            return Party(words or names[0], "person", tuple(names), origin.source, title)
        return Party(words, "body" if written and not person_kind(written) else "role", (), origin.source)
    if origin.identity is Identity.ROLE and person_kind(written) is not None:
        return Party(words, "role", tuple(names), origin.source, written)
    return Party(words, "body", (*names, *((written,) if written else ())), origin.source)


def theirs(attribution: Attribution, before: Iterable[Attribution] = ()) -> Party:
    """The attribution's origin. A pronoun for somebody unnamed stands for the last such before, of those given."""
    voice = attribution.origin
    words = " ".join((voice.as_written or "").split())
    if _pronoun(words) and voice.type is SourceType.UNNAMED_PERSON:
        for other in before:
            written = other.origin.as_written or ""
            if other.origin.type is voice.type and not _pronoun(written):
                words = " ".join(written.split())
    title = voice.title or ""
    if voice.type is SourceType.NONE:
        return Party("", "none", (), None)
    if voice.type is SourceType.PERSON:
        if voice.name:
            return Party(words or voice.name, "person", (voice.name,), voice.source, title)
        return Party(words, "role", (), voice.source, words)
    if voice.type in (SourceType.UNNAMED_PERSON, SourceType.UNNAMED_GROUP):
        return Party(words, "unnamed", (), None, title)
    return Party(words, "body", (voice.name,) if voice.name else (words,), voice.source, title)


def _named(written: str) -> tuple[str, str]:
    """Title and name, the name being set off by a comma or not: "the head of the line, Ana Ruiz"."""
    title, name = split_title(written)
    if not name and "," in written:
        before, _, last = written.rpartition(",")
        inner, name = split_title(last.strip())
        if name and all(word[:1].isupper() for word in name.split()):
            return inner or before, name
        return title, ""
    return title, name


def standing(one: Party, other: Party) -> Standing:
    """How our source stands to theirs; UNCLEAR wherever it takes knowledge of the world to say."""
    if one.source is not None and one.source == other.source:
        return Standing.SAME
    if one.kind == "person" and other.kind == "person":
        return _persons(one.names, other.names)
    if one.kind == "unnamed":
        if other.kind == "person":
            return Standing.UNNAMED if _hides(one.words) else Standing.UNCLEAR
        return Standing.SAME if other.kind == "unnamed" and _alike(one.words, other.words) else Standing.UNCLEAR
    if one.kind == "person" and other.kind == "unnamed":
        return Standing.NAMED
    if one.kind == "body" and other.kind == "body":
        return Standing.SAME if _bodies(one, other) else Standing.UNCLEAR
    if one.kind == "role" and other.kind in ("role", "person"):
        return (
            Standing.SAME
            if head(one.title) and head(one.title) in _words(f"{other.title} {other.words}")
            else Standing.UNCLEAR
        )
    if one.kind == "person" and other.kind == "role":
        return Standing.SAME if head(one.title) and head(one.title) == head(other.words) else Standing.UNCLEAR
    if one.kind == "body" and other.kind in ("person", "role") and _speaks_for(one, other):
        return Standing.SAME
    if one.kind == "body" and other.kind in ("unnamed", "role") and _plain(other.words) in map(_plain, one.names):
        return Standing.SAME
    return Standing.UNCLEAR


def drifts(one: Party, other: Party, all_theirs: Iterable[Party]) -> list[Drift]:
    """What became of their source in our words: its name, its number, its country. ``all_theirs`` are the sources of
    every attribution that says the same: what one of them bears out is no drift."""
    found = []
    others = (other, *all_theirs)
    shown, name = shortened(one.words, _LONGEST), other.names[0] if other.names else other.words
    if standing(one, other) is Standing.UNNAMED and not any(each.kind == "unnamed" for each in others):
        found.append(Drift("identity", shown, shortened(name, _LONGEST)))
    if one.kind == "unnamed":
        told = shortened(name if other.kind == "person" else other.words, _LONGEST)
        if (several(one.words) and all(map(_single, others))) or _miscounted(one, others):
            found.append(Drift("count", shown, told))
        mine = nations(one.words)
        if mine and all((its := _nations(each)) and mine.isdisjoint(its) for each in others):
            found.append(Drift("nationality", shown, shortened(other.words, _LONGEST)))
    return found


def _miscounted(one: Party, others: Iterable[Party]) -> bool:
    """Whether both sides say how many, and not the same."""
    mine = _number(one.words)
    return (mine or 0) > 1 and all(
        each.kind == "unnamed" and (its := _number(each.words)) is not None and its != mine for each in others
    )


def _nations(party: Party) -> frozenset[str]:
    """The countries of a party's people. The name itself is left out: Jordan and Holland are people, too."""
    if party.kind == "person":
        return nations(split_title(party.words)[0]) or countries_in(party.title)
    return nations(party.words)


def nations(phrase: str) -> frozenset[str]:
    """The countries of the people that a noun phrase means: of its head and what stands before it."""
    return countries_in(" ".join(core(phrase)))


def several(phrase: str) -> bool:
    """Whether the words mean more than one unnamed person beyond doubt: "officials", not "police" or "the staff"."""
    last = head(phrase)
    if person_kind(phrase) != "unnamed_group" or last in COLLECTIVES - {"people"}:
        return False
    plural = last in GROUP_NOUNS and last.endswith(("s", "men", "women"))
    return plural or last == "people" or (_number(phrase) or 0) > 1


def _single(party: Party) -> bool:
    """Whether the words mean one person who speaks for nobody else."""
    if party.kind == "person":
        joined = re.search(r"\band\b|,.*,|\bboth\b|\bthey\b", party.words, re.IGNORECASE)
        return joined is None and not _spokes(party.title) and not _spokes(party.words)
    if party.kind != "unnamed" or _spokes(party.words) or opens_with(party.words) in _NOBODY:
        return False
    if party.words.casefold() in ("he", "she", "him", "her"):
        return True
    return person_kind(party.words) == "unnamed_person" and _number(party.words) in (None, 1)


def _spokes(phrase: str) -> bool:
    return not SPOKES_NOUNS.isdisjoint(_words(phrase))


def _number(phrase: str) -> int | None:
    """The number in front: "two officials"; None for none."""
    for word in phrase.split()[:3]:
        lower = word.lower().strip(",")
        if lower in ("a", "an", "one", "another"):
            return 1
        if lower in CARDINALS:
            return CARDINALS[lower]
        if lower.isdecimal() and lower.isascii() and len(lower) < 6:
            return int(lower)
        if lower not in ("the", "these", "those", "all", "both", "at", "least", "about", "some"):
            return None
    return None


def _hides(words: str) -> bool:
    """Whether words for somebody unnamed could be anybody of their kind: "a Russian official", not "its director"."""
    if person_kind(words) not in ("unnamed_person", "unnamed_group"):
        return False
    last, first = head(words), opens_with(words)
    singular = last.removesuffix("s")
    if last in _GENERIC or singular in _GENERIC or last == "people":
        return True
    if _spokes(words):
        return False
    return first in INDEFINITE | CARDINALS.keys() or first.isdigit() or (
        last in GROUP_NOUNS and first not in ("the", "its", "his", "her", "their", "our") and "'s" not in words
    )  # fmt: skip


def _alike(one: str, other: str) -> bool:
    """Whether two descriptions of somebody unnamed may be of the same people."""
    mine, its = _singular(head(one)), _singular(head(other))
    if its in PRONOUNS or mine in PRONOUNS:
        return mine in _GENERIC or its in _GENERIC or mine == its
    if not mine or not its or mine == its or mine in _GENERIC or its in _GENERIC:
        return True
    if mine in _OFFICIALS and its in _OFFICIALS:
        return True
    return mine not in ROLE_NOUNS or its not in ROLE_NOUNS


def _singular(noun: str) -> str:
    return "person" if noun == "people" else noun.removesuffix("s")


def _persons(one: Iterable[str], other: Iterable[str]) -> Standing:
    mine, its = [_name(name) for name in one], [_name(name) for name in other]
    same = [(a, b) for a in mine for b in its if a and b and _close(a[-1], b[-1])]
    if any(len(a) == 1 or len(b) == 1 or _close(a[0], b[0]) or a[0][0] == b[0][0] for a, b in same):
        return Standing.SAME
    if same or any(_close(x, y) for a in mine for x in a for b in its for y in b if len(x) > 2):
        return Standing.UNCLEAR
    return Standing.ANOTHER


def _name(name: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[^\W\d_]+", as_sounded(name[:200])) if word not in _PARTICLES)


def _close(one: str, other: str) -> bool:
    """Whether two parts of names are one, spelt in two ways: "Yury" and "Yuri"."""
    if one == other:
        return True
    allowed = 1 if min(len(one), len(other)) < 7 else 2
    return min(len(one), len(other)) > 3 and Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def _bodies(one: Party, other: Party) -> bool:
    mine, its = (
        {_plain(name) for name in one.names if name},
        {_plain(name) for name in (*other.names, other.words) if name},
    )
    if mine & its:
        return True
    known = {named_body(name) for name in one.names} & {named_body(name) for name in (*other.names, other.words)}
    if known - {None}:
        return True
    outlets = {known_outlet(name) for name in one.names} & {known_outlet(name) for name in other.names}
    if outlets - {None}:
        return True
    short, long = sorted((_words(" ".join(mine)), _words(" ".join(its))), key=len)
    return bool(short) and short <= long


def _speaks_for(body: Party, person: Party) -> bool:
    """Whether the person speaks for the body, as its title has it: "Kremlin spokesman Dmitry Peskov"."""
    said = _words(person.title) | _words(person.words)
    return any(_words(_plain(name)) <= said for name in body.names if _plain(name))


def _personal(name: str) -> bool:
    return not (body_kind(name) or known_outlet(name) or names_document(name))


def _pronoun(words: str) -> bool:
    return words.casefold() in PRONOUNS | {"i", "we", "it"} or not words


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold().removeprefix("the ")))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", text.casefold().replace("’", "'").replace("'s", "")))
