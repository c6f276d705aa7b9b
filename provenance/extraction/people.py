"""The named people of an article: full names, titles seen beside them, and where they are mentioned."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from provenance.extraction.sources import OPENERS, RUN, Described, is_role, is_title, knows_outlet
from provenance.lexicon import bodies, given_names
from provenance.lexicon.roles import split_title

MALE, FEMALE = "male", "female"
_BEFORE = re.compile(r"(?:[\w’'.-]+[ \t]+){1,6}$")
_AFTER = re.compile(r",[ \t]+(?:an?[ \t]+|the[ \t]+)?(?P<role>[^,.;:\n\"“”()]{3,90})(?=[,.;\n])")
_NO_PART = frozenset(
    "the a an and or by of to with that said from for in as his her their its but told while when where is was were are"
    " according after before than like".split()
)
"""Words before which a title does not reach back."""


@dataclass(slots=True)
class Person:
    """A named person: the fullest name in the article, titles seen beside it, and where the mentions stand.

    ``guessed`` says that the gender is only what the first name suggests.
    """

    name: str
    titles: list[str] = field(default_factory=list)
    gender: str = ""
    guessed: bool = True
    places: list[int] = field(default_factory=list)
    last_spoke: int = -1
    described: Described | None = None

    def before(self, place: int) -> int:
        """Where this person was mentioned last up to ``place``; -1 for nowhere."""
        at = bisect_right(self.places, place)
        return self.places[at - 1] if at else -1


class People:
    """Every named person of an article, found before its sources are read."""

    def __init__(self, text: str, is_outlet: Callable[[str], bool]) -> None:
        self._people: dict[str, list[Person]] = {}
        self._by_role: dict[str, list[Person]] = {}
        self._mentions: list[tuple[int, Person]] = []
        full: list[tuple[int, int, str, str]] = []
        single: list[tuple[int, str, str]] = []
        for match in RUN.finditer(text):
            run = re.sub(r"['’]s?$", "", match[0]).rstrip(".,")
            run = without_opener(run)
            title, name = split_title(run)
            if not name or name not in run:
                continue
            start = match.start() + match[0].find(run) + run.rfind(name)
            if len(name.split()) == 1:
                single.append((start, name, title))
            elif len(name.split()) < 5 and not self._no_person(name, run, is_outlet):
                full.append((start, match.start() + len(run), name, title))
        for start, end, name, title in full:
            person = self._add(name)
            person.places.append(start)
            self._learn(person, text, start, end, title)
        for start, name, title in single:
            for person in self._people.get(name.lower(), ()):
                person.places.append(start)
                if title:
                    self._title(person, title)
                break
            else:
                if title and is_title(title.split()[-1]):
                    person = self._add(name)
                    person.places.append(start)
                    self._learn(person, text, start, start + len(name), title)
        for person in self:
            person.places.sort()
            self._mentions += [(place, person) for place in person.places]
            for title in person.titles:
                self._by_role.setdefault(head_of(title), []).append(person)
        self._mentions.sort(key=lambda m: m[0])

    def meet(self, name: str, place: int) -> Person:
        """The person of that name; one who was not known yet is from now on."""
        person = self._add(name)
        at = bisect_left(person.places, place)
        if person.places[at : at + 1] != [place]:
            person.places.insert(at, place)
            self._mentions.insert(bisect_left(self._mentions, place, key=lambda m: m[0]), (place, person))
        person.gender = person.gender or given_names.gender(person.name)
        return person

    @staticmethod
    def _no_person(name: str, run: str, is_outlet: Callable[[str], bool]) -> bool:
        return bool(
            not given_names.like_person(name)
            or knows_outlet(name, is_outlet)
            or bodies.body_kind(name)
            or bodies.body_kind(run)
        )

    def _add(self, name: str) -> Person:
        same = self._people.setdefault(surname_of(name), [])
        for person in same:
            if _compatible(person.name, name):
                if len(name) > len(person.name):
                    person.name = name
                return person
        person = Person(name)
        same.append(person)
        return person

    def _learn(self, person: Person, text: str, start: int, end: int, title: str) -> None:
        self._title(person, title)
        before = _BEFORE.search(text, max(0, start - 60), start - len(title))
        role = _role_before(f"{before[0] if before else ''}{title}")
        if role:
            self._title(person, role)
        after = _AFTER.match(text, end)
        if after and is_role(head_of(after["role"])):
            self._title(person, after["role"].strip())
        person.gender = person.gender or given_names.gender(person.name)

    @staticmethod
    def _title(person: Person, title: str) -> None:
        lowered = title.lower().strip(".")
        if lowered in ("mr", "sir", "lord"):
            person.gender, person.guessed = MALE, False
        elif lowered in ("mrs", "ms", "miss", "madame", "lady", "dame"):
            person.gender, person.guessed = FEMALE, False
        elif title and title not in person.titles:
            person.titles.append(title)

    def named(self, name: str, near: int) -> Person | None:
        """The person of that name or surname; of several, the one mentioned last before ``near``."""
        same = [p for p in self._people.get(surname_of(name), ()) if _compatible(p.name, name)]
        return max(same, key=lambda p: p.before(near), default=None)

    def by_role(self, role: str, near: int) -> Person | None:
        """The person with that role: of several the one who spoke last, else the one mentioned last."""
        fitting = [p for p in self._by_role.get(head_of(role), ()) if p.before(near) >= 0]
        return max(fitting, key=lambda p: (p.last_spoke, p.before(near)), default=None)

    def near(self, start: int, end: int) -> list[Person]:
        """Who is mentioned from ``start`` to ``end``, each once, in the order of the last mention."""
        first = bisect_left(self._mentions, start, key=lambda m: m[0])
        last = bisect_left(self._mentions, end, key=lambda m: m[0])
        return list({id(p): p for _, p in self._mentions[first:last]}.values())

    def __iter__(self) -> Iterator[Person]:
        for same in self._people.values():
            yield from same


def _compatible(one: str, other: str) -> bool:
    """Whether two names with the same surname can be one person's."""
    a, b = one.lower().split(), other.lower().split()
    if len(a) == 1 or len(b) == 1:
        return True
    return a[0] == b[0] or (a[0][0] == b[0][0] and ("." in a[0] or "." in b[0])) or a[0] in b or b[0] in a


def surname_of(name: str) -> str:
    """The last word of a person's name that is not Jr., Sr. or a numeral."""
    parts = [p for p in name.split() if p.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")]
    return re.sub(r"['’]s?$", "", parts[-1] if parts else name).lower()


def _role_before(words: str) -> str:
    """The role that ends ``words``: "Russian presidential aide" of "a deal, Russian presidential aide"."""
    found: list[str] = []
    for word in reversed(re.split(r"[.,;:!?“”\"]\s+", words)[-1].split()[-5:]):
        lowered = word.lower().strip(".,")
        if not found and not (is_role(lowered) or is_title(lowered)):
            return ""
        if lowered in _NO_PART:
            break
        found.append(word)
    return " ".join(reversed(found))


def head_of(title: str) -> str:
    """The noun of a title: "director" of "director of advocacy at the Centre"."""
    first = re.split(r"\s+(?:of|for|at|in|to|with|and|on|from)\s+|,", title.lower())[0].split()
    return first[-1].strip(".") if first else ""


def without_opener(run: str) -> str:
    """A run of capitalised words without the conjunction that opened its sentence."""
    first, _, rest = run.partition(" ")
    return rest if rest and first.lower() in OPENERS | {"the", "a", "an"} else run
