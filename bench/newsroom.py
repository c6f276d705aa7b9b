"""A newsroom of ten years: any number of claims in claim files, with its registry, made from a fixed seed.

    python bench/newsroom.py --claims 1000000 --out /big/disk/newsroom      write it (about a minute)
    python bench/newsroom.py --claims 100000                                only say how fast it is made

What it has of a real one: words by Zipf's law with a long tail (bench/newsroom_words.py); outlets and people of whom a
few are everywhere; chains of every shape; one claim in ten in a group of 2 to 12 articles that assert the same within
some weeks, retold from each other, now and then denied; and one in fifty that says in other words what an older one
said. Those pairs are known (`Newsroom.pairs`), so that the search for near-duplicates can be measured by its recall.

Every word is our own. The same arguments give the same bytes; a newsroom of more claims is another newsroom, since its
articles lie closer together in time.
"""

import argparse
import datetime
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.newsroom_words import steps, words

SEED = 20260407
FIRST_DAY = datetime.date(2016, 1, 4)
DAYS = 3_650
OUTLETS, PERSONS, BODIES = 500, 2_000, 300
SAMPLE = 5_000

# Wordings of one frame say the same of the same things, in another order.
FRAMES: tuple[tuple[str, ...], ...] = (
    (
        "The {a} {n.one} in {p} will {v.base} the {b} {o.one} {t}.",
        "In {p}, the {b} {o.one} will be {v.past} by the {a} {n.one} {t}.",
        "The {b} {o.one} is to be {v.past} {t} by the {a} {n.one} in {p}.",
    ),
    (
        "{w} {v.past} {f} {o.many} for the {b} {n.one} in {p} {t}.",
        "{f} {o.many} for the {b} {n.one} in {p} were {v.past} by {w} {t}.",
        "For the {b} {n.one} in {p}, {w} {v.past} {f} {o.many} {t}.",
    ),
    (
        "At least {f} {n.many} {m} {v.past} the {b} {o.one} near {p} {t}.",
        "The {b} {o.one} near {p} was {m} {v.past} by at least {f} {n.many} {t}.",
    ),
    (
        "{w} wants the {a} {n.one} of {p} to {v.base} its {b} {o.many} {t}.",
        "The {a} {n.one} of {p} should {v.base} its {b} {o.many} {t} if {w} has a say.",
    ),
    (
        "The {a} {n.one} has been {v.going} {b} {o.many} from {p}, worth {f} euros, {t}.",
        "{b} {o.many} from {p}, worth {f} euros, have been {v.past} by the {a} {n.one} {t}.",
        "Worth {f} euros, the {b} {o.many} from {p} were {v.past} {t} by the {a} {n.one}.",
    ),
    (
        "{w}, who {m} {v.past} the {a} {n.one}, left {p} {t} with {f} {b} {o.many}.",
        "With {f} {b} {o.many}, {w} left {p} {t} after the {a} {n.one} was {m} {v.past}.",
    ),
)  # fmt: skip
CHANGEABLE = ("a", "b", "n", "o", "v", "m", "p", "f")
"""Places of a frame in which near-duplicates may have another word."""

MONTHS = ("January February March April May June July August September October November December").split()
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
ROLES = (
    "spokeswoman for the {}", "spokesman for the {}", "director of the {}", "adviser to the {}", "chair of the {}",
    "engineer at the {}", "deputy head of the {}", "auditor of the {}",
)  # fmt: skip
BODY_SORTS = (
    ("Ministry of {}", "government"), ("{} Council", "government"), ("{} Police", "government"),
    ("{} Holding", "company"), ("{} Shipping", "company"), ("{} Union", "party"), ("{} Watch", "ngo"),
    ("Friends of {}", "ngo"), ("Commission for {}", "intergovernmental"), ("{} Institute", "other"),
)  # fmt: skip
OUTLET_NAMES = ("{} Courier", "{} Gazette", "{} Observer", "Radio {}", "{} Telegraph", "{} News", "The {} Record")
COUNTRIES = ("GB", "US", "FR", "DE", "NO", "PL", "IN", "KE", "BR", "JP")
OWNERS = ("private", "public-service", "state-funded", "state-controlled", "party", "nonprofit")
UNNAMED = (
    "officials familiar with the plan", "a person briefed on the talks", "two people at the company", "sources",
    "a diplomat", "people who have seen the letter", "a source close to the board", "three former employees",
)  # fmt: skip
GROUPS = ("residents", "union leaders", "the opposition", "analysts", "local doctors", "the families", "shipowners")
CUES = ("said", "told", "confirmed", "according to")
CHANNELS = ("press briefing", "interview", "statement", "hearing", "social media post", "press release")
REASONS = ("fears for the job", "was not allowed to speak in public", "the talks are private")
MODES, MODE_STEPS = (
    ("indirect", "direct", "mixed", "own", "interpretive", "unknown", "record"),
    (38, 58, 74, 84, 91, 99, 100),
)
VANTAGES, VANTAGE_STEPS = (
    ("self", "unknown", "record", "participant", "familiar", "briefed", "eyewitness", "hearsay", "inference"),
    (30, 50, 62, 71, 80, 87, 93, 97, 100),
)
IDENTITIES, IDENTITY_STEPS = ("named", "role", "collective", "described", "bare", "none"), (34, 46, 60, 78, 86, 100)
RELAYS, RELAY_STEPS = (0, 1, 2, 3, 4), (50, 82, 94, 99, 100)
SIZES, SIZE_STEPS = tuple(range(2, 13)), tuple(accumulate((30, 20, 14, 10, 7, 5, 4, 3, 3, 2, 2)))
_MEAN_SIZE = sum(size * part for size, part in zip(SIZES, (30, 20, 14, 10, 7, 5, 4, 3, 3, 2, 2), strict=True)) / 100
RETOLD = 0.023
_WINDOW = 40  # articles within which a group is retold


class File(NamedTuple):
    """One claim file: its name below the newsroom's folder, its text, and how many claims it has."""

    name: str
    text: str
    claims: int


class Pair(NamedTuple):
    """A claim and a later one that says the same in other words; ``how`` they differ: turned (another order of the
    words), and how many words are others."""

    older: str
    newer: str
    turned: bool
    changed: int


class Kept(NamedTuple):
    """One claim of the sample: its address (``claims/….toml#c7``), its text, whether others assert or retell it, and
    what it was made of."""

    address: str
    text: str
    alone: bool
    said: "Said"


class Said(NamedTuple):
    """What a claim says: a frame, the wording, and what stands in its places."""

    frame: int
    wording: int
    places: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The sentence."""
        made = FRAMES[self.frame][self.wording].format_map(self.places)
        return made[0].upper() + made[1:]


class _Story:
    """What several articles assert: the key they share, who said it, and which outlets have had it."""

    __slots__ = ("key", "outlets", "said", "source")

    def __init__(self, key: str, said: Said, source: str | None) -> None:
        self.key = key
        self.said = said
        self.source = source
        self.outlets: list[str] = []


class _Planned(NamedTuple):
    """A claim that an earlier file planned: one more of a story, a denial of it, or a near-duplicate of ``older``."""

    said: Said
    story: _Story | None = None
    denies: bool = False
    older: str | None = None
    turned: bool = False
    changed: int = 0


class Newsroom:
    """``claims`` claims in files of about ``per_file``.

    `registry` is its sources.toml; `files` makes the claim files, in the order of their days, and fills `pairs` and
    `sample` (a fair one of all claims made so far) as it goes.
    """

    def __init__(self, claims: int, per_file: int = 100, seed: int = SEED) -> None:
        self.claims = claims
        self.per_file = per_file
        self.seed = seed
        self.words = words()
        self.pairs: list[Pair] = []
        self.sample: list[Kept] = []
        self.steps = {name: steps(len(getattr(self.words, name))) for name in self.words._fields}
        self._name()
        self._planned: defaultdict[int, list[_Planned]] = defaultdict(list)
        self._made = 0

    def _name(self) -> None:
        """Outlets, people and bodies, each with an id and a name of its own."""
        chance = random.Random(f"{self.seed} registry")
        places, surnames, given = self.words.places, self.words.surnames, self.words.given
        self.bodies: dict[str, tuple[str, str, str]] = {}
        for number in range(BODIES):
            pattern, sort = BODY_SORTS[number % len(BODY_SORTS)]
            name = pattern.format(places[number])
            self.bodies[_slug(name)] = name, sort, chance.choice(COUNTRIES)
        self.outlets = {}
        for number in range(OUTLETS):
            name = OUTLET_NAMES[number % len(OUTLET_NAMES)].format(places[BODIES + number])
            self.outlets[_slug(name)] = name
        self.persons: dict[str, tuple[str, str, str | None]] = {}
        bodies = list(self.bodies)
        for number in range(PERSONS):
            name = f"{chance.choice(given)} {surnames[number]}"
            body = chance.choice(bodies) if chance.random() < 0.8 else None
            role = chance.choice(ROLES).format(self.bodies[body][0]) if body else "independent analyst"
            self.persons[_slug(name)] = name, role, body
        self.outlet_ids, self.person_ids, self.body_ids = list(self.outlets), list(self.persons), bodies
        self.outlet_steps, self.person_steps, self.body_steps = (steps(each) for each in (OUTLETS, PERSONS, BODIES))

    def registry(self) -> str:
        """The registry: outlets with ratings and owners, people with their bodies."""
        chance = random.Random(f"{self.seed} ratings")
        lines = ["version = 1"]
        for key, name in self.outlets.items():
            lines += [
                f"\n[outlet.{key}]", f'name = "{name}"', f'domains = ["{key}.example"]',
                f'country = "{chance.choice(COUNTRIES)}"',
            ]  # fmt: skip
            for rater in range(chance.choices((0, 1, 2, 3), (40, 30, 20, 10))[0]):
                lines += [
                    f"[[outlet.{key}.rating]]", f'rater = "Rater {rater + 1}"', f"value = {chance.randrange(101)}",
                    "scale = [0, 100]", "as_of = 2025-06-01", f'url = "https://rater{rater + 1}.example/{key}"',
                ]  # fmt: skip
            if chance.random() < 0.6:
                lines += [
                    f"[[outlet.{key}.ownership]]", f'class = "{chance.choice(OWNERS)}"',
                    f'citation = "https://owners.example/{key}"', "as_of = 2025-01-01",
                ]  # fmt: skip
        for key, (name, role, body) in self.persons.items():
            lines += [f"\n[person.{key}]", f'name = "{name}"', f'role = "{role}"']
            lines += [f'affiliation = "{body}"'] if body else []
        for key, (name, sort, country) in self.bodies.items():
            lines += [f"\n[body.{key}]", f'name = "{name}"', f'class = "{sort}"', f'country = "{country}"']
        return "\n".join(lines) + "\n"

    def files(self) -> Iterator[File]:
        """The claim files, one at a time; to be gone through once."""
        sizes = list(self._sizes())
        for number, size in enumerate(sizes):
            day = FIRST_DAY + datetime.timedelta(days=number * DAYS // len(sizes))
            yield self._file(number, size, day, len(sizes))

    def _sizes(self) -> Iterator[int]:
        chance = random.Random(f"{self.seed} sizes")
        left = self.claims
        while left > 0:
            size = min(left, chance.randint(max(1, self.per_file * 7 // 10), max(1, self.per_file * 13 // 10)))
            yield size
            left -= size

    def _file(self, number: int, size: int, day: datetime.date, files: int) -> File:
        chance = random.Random(f"{self.seed} file {number}")
        outlet = chance.choices(self.outlet_ids, cum_weights=self.outlet_steps)[0]
        name = f"claims/{day:%Y/%m}/{number:06}-{outlet}.toml"
        drawn = _Drawn(self, chance, size, day, outlet, name)
        planned = self._planned.pop(number, [])
        late = planned[size:]
        if late:
            self._planned[number + 1][:0] = late
        turn = chance.sample(range(size), min(size, len(planned)))
        by_place = dict(zip(turn, planned, strict=False))
        pieces = []
        title = ""
        starting = 0.1 / _MEAN_SIZE / 0.88
        for place in range(size):
            plan = by_place.get(place)
            alone = plan is None
            address = f"{name}#c{place + 1}"
            if plan is None:
                said = drawn.said()
                roll = chance.random()
                if roll < starting:
                    plan = _Planned(said, self._begin(chance, drawn, f"{number}-{place + 1}", said, number))
                elif roll < starting + RETOLD:
                    self._retell(chance, said, address, number, files)
                alone = roll >= starting + RETOLD
            else:
                said = plan.said
                if plan.older is not None:
                    self.pairs.append(Pair(plan.older, address, plan.turned, plan.changed))
            text = said.text
            title = title or text[:-1]
            pieces.append(drawn.claim(place, text, plan))
            self._keep(chance, address, text, alone, said)
        head = (
            f'version = 1\n\n[article]\noutlet = "{outlet}"\ntitle = "{title}"\n'
            f'url = "https://{outlet}.example/{day:%Y/%m/%d}/{number}"\npublished = {day}\n'
            f"retrieved = {day}T{chance.randrange(6, 22):02}:{chance.randrange(60):02}:00Z\n"
            f'language = "{"en" if chance.random() < 0.9 else "de"}"\n'
        )
        return File(name, head + "".join(pieces), size)

    def _begin(self, chance: random.Random, drawn: "_Drawn", key: str, said: Said, number: int) -> _Story:
        """Begin a story, and plan who will retell or deny it."""
        source = drawn.person() if chance.random() < 0.6 else None
        story = _Story(f"event-{key}", said, source)
        for _ in range(chance.choices(SIZES, cum_weights=SIZE_STEPS)[0] - 1):
            turned, changed = chance.random() < 0.5, chance.choice((0, 0, 1, 2))
            again = self.reworded(said, chance, turned=turned, changed=changed)
            later = number + 1 + int(_WINDOW * chance.random() ** 2)
            self._planned[later].append(_Planned(again, story))
        if chance.random() < 0.15:
            later = number + chance.randint(1, _WINDOW)
            self._planned[later].append(_Planned(self.reworded(said, chance, turned=True, changed=1), story, True))
        return story

    def _retell(self, chance: random.Random, said: Said, address: str, number: int, files: int) -> None:
        """Plan a claim that says ``said`` in other words, at any later time."""
        turned, changed = chance.random() < 0.5, chance.randint(0, 3)
        if not turned and not changed:
            changed = 1
        again = self.reworded(said, chance, turned=turned, changed=changed)
        later = number + chance.randint(1, min(2_000, max(1, files // 2)))
        self._planned[later].append(_Planned(again, None, False, address, turned, changed))

    def reworded(self, said: Said, chance: random.Random, *, turned: bool, changed: int) -> Said:
        """``said`` in another wording of its frame, if ``turned``, and with ``changed`` of its words others."""
        wordings = len(FRAMES[said.frame])
        wording = (said.wording + chance.randint(1, wordings - 1)) % wordings if turned else said.wording
        pattern = FRAMES[said.frame][wording]
        places = dict(said.places)
        for place in chance.sample([each for each in CHANGEABLE if f"{{{each}" in pattern], changed):
            places[place] = _figure(chance) if place == "f" else self._word(place, chance)
        return Said(said.frame, wording, places)

    def _word(self, place: str, chance: random.Random) -> Any:
        name = {"a": "adjectives", "b": "adjectives", "n": "nouns", "o": "nouns", "v": "verbs", "m": "adverbs"}.get(
            place, "places"
        )
        table: list[Any] = getattr(self.words, name)
        return chance.choices(table, cum_weights=self.steps[name])[0]

    def _keep(self, chance: random.Random, address: str, text: str, alone: bool, said: Said) -> None:
        """Keep a fair sample: each claim so far is in it with the same chance."""
        self._made += 1
        if len(self.sample) < SAMPLE:
            self.sample.append(Kept(address, text, alone, said))
        elif (at := int(chance.random() * self._made)) < SAMPLE:
            self.sample[at] = Kept(address, text, alone, said)

    def write(self, folder: Path) -> int:
        """Write the registry, the claim files and ``pairs.jsonl`` below ``folder``; how many bytes the files hold."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "sources.toml").write_text(self.registry(), "utf-8")
        size, last = 0, None
        for file in self.files():
            path = folder / file.name
            if path.parent != last:
                path.parent.mkdir(parents=True, exist_ok=True)
                last = path.parent
            data = file.text.encode()
            path.write_bytes(data)
            size += len(data)
        with (folder / "pairs.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(f"{json.dumps(pair._asdict())}\n" for pair in self.pairs)
        return size


class _Drawn:
    """The words of one file, drawn all at once: a draw of many costs a fifth of as many draws of one."""

    def __init__(
        self, room: Newsroom, chance: random.Random, size: int, day: datetime.date, outlet: str, name: str
    ) -> None:
        def many(table: str, count: int) -> Iterator[Any]:
            return iter(chance.choices(getattr(room.words, table), cum_weights=room.steps[table], k=count))

        self.room, self.chance, self.day, self.outlet = room, chance, day, outlet
        self.nouns = many("nouns", 2 * size)
        self.adjectives = many("adjectives", 2 * size)
        self.verbs = many("verbs", size)
        self.adverbs = many("adverbs", size)
        self.places = many("places", size)
        self.persons = iter(chance.choices(room.person_ids, cum_weights=room.person_steps, k=6 * size))
        self.others = iter(chance.choices(room.outlet_ids, cum_weights=room.outlet_steps, k=8 * size))
        self.bodies = iter(chance.choices(room.body_ids, cum_weights=room.body_steps, k=4 * size))
        self.modes = iter(chance.choices(MODES, cum_weights=MODE_STEPS, k=6 * size))
        self.vantages = iter(chance.choices(VANTAGES, cum_weights=VANTAGE_STEPS, k=size))
        self.identities = iter(chance.choices(IDENTITIES, cum_weights=IDENTITY_STEPS, k=size))
        self.relays = iter(chance.choices(RELAYS, cum_weights=RELAY_STEPS, k=size))
        self.unnamed = [
            (f"source-{number + 1}", words, chance.choice(("described", "bare")))
            for number, words in enumerate(chance.sample(UNNAMED, 3))
        ]
        self.days = (f"{day.day} {MONTHS[day.month - 1]}", f"in {MONTHS[day.month % 12]}", "before the end of the year")

    def person(self) -> str:
        return next(self.persons)

    def said(self) -> Said:
        """Something that nobody has said."""
        chance = self.chance
        frame = chance.randrange(len(FRAMES))
        places = {
            "a": next(self.adjectives), "b": next(self.adjectives), "n": next(self.nouns), "o": next(self.nouns),
            "v": next(self.verbs), "m": next(self.adverbs), "p": next(self.places), "f": _figure(chance),
            "t": f"on {self.days[0]}" if chance.random() < 0.5 else chance.choice(self.days[1:]),
            "w": self.room.persons[next(self.persons)][0] if chance.random() < 0.7
            else f"the {self.room.bodies[next(self.bodies)][0]}",
        }  # fmt: skip
        return Said(frame, chance.randrange(len(FRAMES[frame])), places)

    def claim(self, place: int, text: str, plan: _Planned | None) -> str:
        """One claim as TOML."""
        room, chance = self.room, self.chance
        roll = chance.random
        story = plan.story if plan else None
        identity, vantage, mode = next(self.identities), next(self.vantages), next(self.modes)
        source = story.source if story else None
        origin = ""
        if source is not None:
            identity = "named"
        if identity == "named":
            source = source or next(self.persons)
            who = room.persons[source][0]
            origin = f'source = "{source}"\n'
        elif identity in ("described", "bare"):
            key, who, identity = self.unnamed[int(3 * roll())]
            origin = f'key = "{key}"\n'
            if roll() < 0.3:
                origin += f'anonymity_reason = "{chance.choice(REASONS)}"\n'
        elif identity == "role":
            body = next(self.bodies)
            who = f"a spokeswoman for the {room.bodies[body][0]}"
            origin = f'affiliation = "{body}"\n'
        elif identity == "collective":
            who = chance.choice(GROUPS)
        else:
            who, vantage = "", "unknown"
        if who:
            origin = f'as_written = "{who}"\n{origin}'
            if roll() < 0.3:
                origin += f'channel = "{chance.choice(CHANNELS)}"\n'
        cue = chance.choice(CUES) if who else ""
        relays, via = self._relays(story, next(self.relays))
        lines = [
            f'\n[[claim]]\nid = "c{place + 1}"\ntext = "{text}"\n',
            f'quote = "{self._quote(text, who, cue, via, mode)}"\n',
            f'scope = "{"utterance" if who else "fact"}"\nmode = "{mode}"\n',
        ]
        lines.append(self._more(place, bool(who), cue, story, plan))
        lines.append(f'[claim.origin]\nidentity = "{identity}"\nvantage = "{vantage}"\n{origin}{relays}')
        if roll() < 0.05:
            lines.append(f'[[claim.record]]\nurl = "https://records.example/{next(self.bodies)}/{place}"\n')
        if roll() < 0.005:
            lines.append('[[claim.allow]]\nrule = "ANO03"\nreason = "The desk knows the name of the source."\n')
        if story is not None:
            story.outlets.append(self.outlet)
        return "".join(lines)

    def _quote(self, text: str, who: str, cue: str, via: str, mode: str) -> str:
        """The article's own words for it: the sentence, who said so, and through whom."""
        said = text[:-1]
        if mode == "direct":
            said = f"“{said}”"
        elif mode == "mixed":
            words = said.split(" ")
            said = f"{' '.join(words[:4])} “{' '.join(words[4:])}”"
        if not who:
            return said
        if cue == "according to":
            return f"{said}, according to {who}{f', in a report of{via}' if via else ''}"
        heard = f"{'' if cue == 'told' else ' to'}{via or ' reporters'}"
        return f"{said}, {who} {cue}{heard} on {WEEKDAYS[self.day.weekday() % 5]}"

    def _relays(self, story: _Story | None, count: int) -> tuple[str, str]:
        """Relays, nearest to the origin first, and how the article's words name the last."""
        chance = self.chance
        lines, last = "", ""
        for number in range(count):
            if story is not None and story.outlets and chance.random() < 0.6:
                relay = chance.choice(story.outlets)
            else:
                relay = next(self.others)
            if relay == self.outlet:
                continue
            last = self.room.outlets[relay]
            shape = chance.random()
            # Known and named, known and inherited, known by the article's words only.
            known = "" if shape > 0.9 else f'source = "{relay}"\n'
            named = "" if 0.7 < shape <= 0.9 else f'as_written = "{last}"\n'
            lines += f'[[claim.relay]]\n{known}{named}mode = "{next(self.modes)}"\n'
            if chance.random() < 0.4:
                lines += f'url = "https://{relay}.example/{self.day:%Y/%m}/{int(chance.random() * 1e6)}"\n'
                if chance.random() < 0.5:
                    lines += f"published = {self.day - datetime.timedelta(days=number == 0)}\n"
        return lines, f" {last}" if last else ""

    def _more(self, place: int, attributed: bool, cue: str, story: _Story | None, plan: _Planned | None) -> str:
        """The keys that few claims have."""
        chance = self.chance
        roll = chance.random()
        lines = f'cue = "{cue}"\n' if attributed else ""
        if place < 2:
            lines += f'place = "{("headline", "lede")[place]}"\n'
        if story is not None and plan is not None:
            lines += f'{"denies" if plan.denies else "asserts"} = "{story.key}"\n'
        if roll < 0.05:
            lines += f'kind = "forecast"\nreview = {self.day + datetime.timedelta(days=chance.randint(30, 900))}\n'
        elif roll < 0.14:
            lines += f'kind = "{"analysis" if roll < 0.1 else "opinion"}"\n'
        elif roll < 0.15 and not attributed:
            lines += f'established = "https://facts.example/{int(1e6 * roll)}"\n'
        elif roll > 0.96:
            lines += "translated = true\n"
            lines += 'translator = "the desk"\n' if roll > 0.98 else f'original = "https://words.example/{place}"\n'
        if chance.random() < 0.6:
            about = next(self.bodies if chance.random() < 0.6 else self.persons)
            lines += f'about = ["{about}"]\n'
        return lines


def _figure(chance: random.Random) -> str:
    """A figure as articles have them: few digits often, many seldom."""
    digits = chance.randint(1, 4)
    number = chance.randrange(2, 10**digits + 2)
    return f"{number},000" if digits == 4 else str(number)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--per-file", type=int, default=100)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, help="a folder to write to (default: make it, and keep nothing)")
    given = parser.parse_args()
    start = time.perf_counter()
    room = Newsroom(given.claims, given.per_file, given.seed)
    size = room.write(given.out) if given.out else sum(len(file.text.encode()) for file in room.files())
    seconds = time.perf_counter() - start
    print(
        f"{given.claims:,} claims, {size / 1e6:,.1f} MB, {len(room.pairs):,} known pairs in {seconds:.1f} s: "
        f"{given.claims / seconds:,.0f} claims a second"
    )


if __name__ == "__main__":
    main()
