"""The vocabulary of ``bench/newsroom.py``: a head written by hand, and a long tail of words that nobody has used.

Real text has few words that are everywhere and very many that are rare; what a full-text index costs depends on both.
Each table is in the order of its frequency, the head first; `steps` gives the weights of Zipf's law with Mandelbrot's
correction, 1 / (rank + 2.7). The tail is put together from syllables, shorter words first, and inflected as English is.
"""

import random
from itertools import accumulate
from typing import NamedTuple

_SEED = 20260407

NOUNS = """
minister government report bank company court police council asset hospital school inquiry budget contract vote border
ministry plan worker union factory harbour bridge dam river port ferry airline airport railway road tunnel refinery
pipeline mine field farm market price tax loan bond fund pension wage strike protest march election ballot party
candidate coalition parliament senate committee hearing witness judge lawyer verdict appeal sentence prison detainee
refugee migrant visa passport embassy envoy treaty ceasefire hostage soldier battalion missile drone tank warship base
patrol convoy shipment cargo container warehouse customs tariff sanction embargo export import supplier subsidiary
shareholder auditor account ledger invoice payment transfer donor grant charity foundation museum theatre stadium club
player referee league trainer medal record drug vaccine patient doctor nurse clinic outbreak virus sample laboratory
study scientist university student teacher exam curriculum church mosque priest archive document letter memo
transcript recording camera satellite server network password software platform user advertiser newspaper editor
reporter photographer owner tenant landlord house flat tower roof boiler meter turbine reactor plant grid battery
mayor region village island forest reservoir well flood drought storm earthquake landslide fire survivor victim
""".split()
ADJECTIVES = """
new frozen public former local foreign northern southern eastern western senior private military federal national
financial medical secret annual final early late large small old young unpaid unsafe illegal official regional rural
urban coastal nuclear solar electric digital temporary permanent missing stolen damaged flooded abandoned unfinished
expensive cheap empty crowded closed open joint rival leading independent disputed confidential classified leaked
amended revised provisional draft overdue emergency criminal civil armed unarmed wounded unnamed elected interim
acting deputy chief outgoing incoming veteran minor major central remote narrow deep heavy toxic
""".split()
VERBS = """
approve reject suspend cancel delay close open sell visit inspect repair replace finance audit investigate arrest
release question sentence fine charge clear acquit appoint dismiss reward punish warn threaten attack defend evacuate
search seal raid damage destroy flood restore reopen extend shorten review publish leak delete alter copy sign ratify
veto block allow license ban tax cap double halve reduce raise lower export import supply ship load unload
test treat vaccinate isolate examine criticise praise accuse support oppose back demand expect promise offer refuse
""".split()

_ONSETS = (
    "b c d f g h j k l m n p r s t v w br bl cr cl dr fl fr gl gr pl pr sk sl sm sn sp st str sw th tr tw sh ch".split()
)
_NUCLEI = "a e i o u a e i o ai ea ee oa ou".split()
_CODAS = "b d g k l m n p r s t ck ld lk ll lm lt mp nd ng nk nt rd rk rl rm rn rt sk ss st x".split() + [""] * 12


class Noun(NamedTuple):
    """A noun in its two numbers."""

    one: str
    many: str


class Verb(NamedTuple):
    """A verb: approve, approved, approving."""

    base: str
    past: str
    going: str


class Words(NamedTuple):
    """Tables of words, each from the most frequent to the rarest."""

    nouns: list[Noun]
    verbs: list[Verb]
    adjectives: list[str]
    adverbs: list[str]
    places: list[str]
    surnames: list[str]
    given: list[str]


def words() -> Words:
    """The whole vocabulary: some 60,000 forms, the same every time."""
    chance = random.Random(_SEED)
    known = {*NOUNS, *ADJECTIVES, *VERBS}

    def made(count: int, endings: tuple[str, ...]) -> list[str]:
        """So many words that there have not been, the shorter ones first."""
        found: list[str] = []
        while len(found) < count:
            syllables = 1 + (chance.random() < len(found) / count) + (chance.random() < 0.3)
            stem = "".join(
                chance.choice(_ONSETS) + chance.choice(_NUCLEI) + (chance.choice(_CODAS) if last else "")
                for last in [False] * (syllables - 1) + [True]
            )
            word = stem + chance.choice(endings)
            if word not in known and len(word) > 3:
                known.add(word)
                found.append(word)
        return found

    nouns = NOUNS + made(13_000, ("", "", "er", "or", "ity", "ment", "ance", "ism", "ling", "age"))
    verbs = VERBS + made(6_000, ("", "", "ate", "ise", "ify", "en"))
    adjectives = ADJECTIVES + made(5_000, ("al", "ive", "ous", "ish", "ern", "ic", "able", "less"))
    return Words(
        nouns=[Noun(each, _plural(each)) for each in nouns],
        verbs=[Verb(each, _past(each), _going(each)) for each in verbs],
        adjectives=adjectives,
        adverbs=[_adverb(each) for each in adjectives],
        places=[each.title() for each in made(2_500, ("", "by", "ford", "ham", "stead", "vik", "holm", "mouth", "ia"))],
        surnames=[each.title() for each in made(3_000, ("", "son", "sen", "ov", "ez", "er", "man", "ini", "wald"))],
        given=[each.title() for each in made(400, ("", "a", "o", "ine", "us", "el"))],
    )


def steps(count: int) -> list[float]:
    """Cumulative weights for `random.choices`: Zipf's law over ``count`` ranks."""
    return list(accumulate(1 / (rank + 2.7) for rank in range(1, count + 1)))


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _going(word: str) -> str:
    return f"{word[:-1] if word.endswith('e') and not word.endswith('ee') else word}ing"


def _past(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ied"
    return f"{word}d" if word.endswith("e") else f"{word}ed"


def _adverb(word: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}ily"
    if word.endswith("le"):
        return f"{word[:-1]}y"
    return f"{word}ally" if word.endswith("ic") else f"{word}ly"
