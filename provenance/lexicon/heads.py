"""The head of an English noun phrase: "officials" in "senior officials familiar with the talks"."""

SOURCE = (
    "after R. Quirk et al., A Comprehensive Grammar of the English Language, 1985, chapter 17: determiners 17.4, "
    "postmodification 17.8 to 17.64; the participles and adjectives are our own reading of news style"
)

DETERMINERS = frozenset(
    (
        "a all an another any both each either every former his her its my neither no our that the their these this those "
        "your"
    ).split()
)
"""Words that open a noun phrase, before its modifiers."""

QUANTIFIERS = frozenset(
    (
        "about almost around dozens eight eleven few five four half hundreds least less many millions more most multiple "
        "nearly nine numerous one other others over roughly scores second separate seven several six some ten third "
        "thousands three twelve two various"
    ).split()
)
"""Words of number and order that may open it too."""

FUNCTION_WORDS = frozenset(
    (
        # prepositions
        "about across against ahead along alongside among amid around as at behind below beneath beside between beyond by "
        "during for from in inside into like near of off on onto opposite outside over per regarding through throughout to "
        "toward towards under unlike upon via with within without "
        # what opens a clause, or another phrase
        "a alike ago although an because earlier else here herself himself his if is it itself last later next not our out "
        "she since that the their themselves there these they this those though today tomorrow tonight unless until was were "
        "what when where whether which while who whom whose why yesterday "
    ).split()
)
"""Words that open a phrase or clause of their own: what stands before them ends there."""

PARTICIPLES = frozenset(
    (
        "accused acting advising alleging appearing arguing asking attending aware briefed calling citing claiming "
        "clamoring conducted contacted created dated demanding designed detailing directly done entitled excluding "
        "familiar filed found gathered getting going governing headed hired holding hoping including interviewed "
        "investigating involved issued knowledgeable leading lining living loyal made monitoring named obtained opposing "
        "overseeing owned participating posted prepared present privy produced protesting published pushing quoted "
        "ranging reached reading released representing reviewed running saying seeking seen sent serving showing speaking "
        "sponsored standing submitted suggesting suing supporting surveyed taken titled told trying unfamiliar using "
        "visiting waiting warning watching wearing working written wrote"
    ).split()
)
"""Adjectives and participles that follow what they describe; at the start of a phrase they stand before it."""

POSTMODIFIERS = FUNCTION_WORDS | PARTICIPLES
"""Words before which the head of a noun phrase stands."""

COUNTING = frozenset(
    (
        "army array assortment band batch bevy bloc body bunch chorus circle class cluster clutch coalition collection "
        "combination contingent core couple crop cross-section crowd crush dozen faction gathering generation group half handful "
        "horde host list lot lots majority minority mix mob most network number one-third pair panel part percent percentage "
        "plurality portion quarter range roster score section segment selection series set share slate slew spate stream string "
        "swath team tens third three-quarters trio two-thirds type variety wave"
    ).split()
)
"""Nouns that, before "of", only say how many or which part: what follows tells what they are."""

_APOSTROPHES = str.maketrans("’‘`´", "''''")
_MARKS = "\"“”„‟«»'‘’.,;:!?()[]-–—…"
_LONGEST = 40
_IRREGULAR = {
    "child": "children", "clergy": "clergy", "grandchild": "grandchildren", "passer-by": "passers-by", "passerby": "passersby",
    "person": "people", "police": "police", "schoolchild": "schoolchildren", "wife": "wives",
}  # fmt: skip


def plural(noun: str) -> str:
    """The regular plural of an English noun in lower case, or that of a few irregular ones ("spokeswomen")."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("-in-law"):
        return f"{plural(noun[:-7])}-in-law"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def with_plurals(nouns: str) -> frozenset[str]:
    """Nouns parted by spaces, and their plurals."""
    singulars = nouns.split()
    return frozenset(singulars) | frozenset(map(plural, singulars))


def core(phrase: str) -> tuple[str, ...]:
    """The words of a noun phrase from its first modifier to its head, in the phrase's case; empty where it has none.

    Determiners and words of number are left out, and what follows the head: "the two senior U.S. officials briefed on
    the talks" has the core "senior U.S. officials". At most the first forty words are looked at.
    """
    words: list[str] = []
    raw = phrase.translate(_APOSTROPHES).split(maxsplit=_LONGEST)[:_LONGEST]
    within, aside = 0, False
    for place, word in enumerate(raw):
        aside = aside or (word.startswith(("(", "[")) and bool(words))
        if aside:
            aside = not word.rstrip(",;:.").endswith((")", "]"))
            if word.endswith((",", ";", ":")):
                break
            continue
        plain = word.strip(_MARKS)
        if "." in plain and word.rstrip(",").endswith("."):
            plain += "."
        lower = plain.casefold()
        following = raw[place + 1] if place + 1 < len(raw) else ""
        if not words and (lower in DETERMINERS or lower in QUANTIFIERS or lower.isdigit() or not lower):
            if following.casefold() == "of" and not word.endswith(","):
                break
            continue
        if place == 0 and lower in _BEFORE_PHRASES:
            continue
        if place >= within and plain[:1].islower() and _follows(lower, following, bool(words)):
            within = _end_of_name(raw, place) if words and words[-1][:1].isupper() and lower == "of" else 0
            if not within:
                break
        if plain:
            words.append(plain)
        elif words:
            break
        if word.endswith((",", ";", ":", ")")) and not _goes_on(word, following):
            break
    return tuple(words)


def head(phrase: str) -> str:
    """The head of a noun phrase in lower case, without a possessive; empty where it has none."""
    words = core(phrase)
    return words[-1].casefold().removesuffix("'s").rstrip("'") if words else ""


def opens_with(phrase: str) -> str:
    """The first word of the phrase, in lower case."""
    first = phrase.split(maxsplit=1)[:1]
    return first[0].strip(_MARKS).casefold() if first else ""


_COMPOUNDS = frozenset(
    (
        "acting director", "acting president", "running mate", "running mates", "standing committee", "standing committees",
        "supporting actor", "supporting actress", "visiting professor", "waiting list", "warning center", "warning centers",
        "working class", "working families", "working group", "working groups", "working paper", "working papers",
    )
)  # fmt: skip
_NEVER_NOUNS = frozenset("also and but close has have is nor not or was were will".split())
_BEFORE_PHRASES = frozenset("among by for from in to with".split())
_ADVERBS_AFTER = frozenset("abroad nationwide online overall overseas statewide worldwide".split())
_NOUNS_IN_ED = frozenset(
    "accused bed beloved creed deceased deed disabled displaced feed greed injured need seed speed unemployed wounded".split()
)
_AFTER_COMMA = DETERMINERS | POSTMODIFIERS | frozenset("and or but".split())
_ADJECTIVE_ENDINGS = ("able", "al", "ant", "ed", "ent", "ful", "ic", "ior", "ive", "less", "ous", "top")


def _follows(lower: str, following: str, begun: bool) -> bool:
    """Whether the word stands after the head, and not before it."""
    if lower == "close":
        return begun and following.casefold() == "to"
    if begun and (lower in _ADVERBS_AFTER or (lower.endswith("ed") and lower not in _NOUNS_IN_ED)):
        before_name = lower in PARTICIPLES and following[:1].isupper()
        return not following or before_name or following.casefold().strip(_MARKS) in POSTMODIFIERS
    if begun:
        return lower in POSTMODIFIERS and f"{lower} {following.casefold().strip(_MARKS)}" not in _COMPOUNDS
    if lower in PARTICIPLES:
        # "those briefed on the matter", not "some leading experts"
        return not following or following.casefold().strip(_MARKS) in FUNCTION_WORDS
    return lower in FUNCTION_WORDS and lower not in ("near", "outside")


def _end_of_name(raw: list[str], place: int) -> int:
    """Where a name with an "of" ends that a noun follows ("a House of Representatives committee"); 0 where none does."""
    for end in range(place + 1, len(raw)):
        word = raw[end]
        if word[0].isupper():
            if word.endswith((",", ";", ":", ".", ")")) and not word.isupper():
                return 0
        elif word not in ("and", "the", "&"):
            plain = word.strip(_MARKS)
            noun = plain.isalpha() and word[0] not in "([" and plain not in POSTMODIFIERS | _NEVER_NOUNS
            return end if noun and end > place + 1 and raw[end - 1] not in ("and", "the", "&") else 0
    return 0


def _goes_on(word: str, following: str) -> bool:
    """Whether the comma stands between two modifiers: "top, trusted aides"."""
    modifier = word.endswith(",") and word[:-1].casefold().endswith(_ADJECTIVE_ENDINGS)
    return modifier and following[:1].islower() and following not in _AFTER_COMMA
