"""What kind of change it is when words of a quotation are not the page's: negation, number, name, hedge, cue, tense.

The kinds are in the order of their weight; the first that fits is told. English has all of them; other languages have
negations and hedges as far as the lists go, figures in digits, and names by their capital letters.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Literal

from provenance.lexicon import cues
from provenance.lexicon.function_words import AUXILIARIES, DETERMINERS, FUNCTION_WORDS
from provenance.lexicon.given_names import FEMALE, MALE
from provenance.lexicon.hedges import HEDGES
from provenance.lexicon.inflections import stem
from provenance.lexicon.negations import ELSEWHERE, NEGATIONS, NEGATIVE_PREFIXES
from provenance.matching.figures import counting, figures
from provenance.matching.words import Word
from provenance.model.attribution import Act

Kind = Literal["negation", "number", "entity", "hedge", "cue", "tense", "other"]
Words = Sequence[Word]

_SAYING = (Act.ASSERTION, Act.BELIEF, Act.FACT)
_SHORTEST_STEM = 4
_MOST = 400  # words of one change that are looked at


@cache
def _listed(lists: Literal["negations", "hedges"], language: str | None) -> frozenset[str]:
    """The words that count for a language; where it is not known, those of all that no other one has."""
    table = NEGATIONS if lists == "negations" else HEDGES
    if language in table:
        return table[language]
    every = frozenset[str]().union(*(words for code, words in table.items() if code != "en"))
    return table["en"] | (every - ELSEWHERE - FUNCTION_WORDS)


def negating(word: Word, language: str | None) -> bool:
    """Whether a word negates."""
    return word.key in _listed("negations", language)


def hedging(word: Word, language: str | None) -> bool:
    """Whether a word says how sure; a month that is written as one, "May", does not."""
    return word.key in _listed("hedges", language) and not (word.key == "may" and word.written == "May")


def empty(word: Word) -> bool:
    """Whether a word says little by itself."""
    return word.key in FUNCTION_WORDS


def kind(ours: Words, theirs: Words, language: str | None, before: Word | None = None) -> Kind:
    """What kind of change it is that ``theirs`` on the page are ``ours`` in the quotation; either may be empty.

    ``before`` is the word before them, where it is the same on both sides.
    """
    ours, theirs = ours[:_MOST], theirs[:_MOST]
    if _negated(ours, theirs, language):
        return "negation"
    if _counted(ours, theirs):
        return "number"
    if _names(ours) != _names(theirs):
        return "entity"
    if inflected(ours, theirs, language, before):
        return "tense"
    if _hedges(ours, language) != _hedges(theirs, language):
        return "hedge"
    if len(ours) == len(theirs) == 1:
        mine, yours = cues.base(ours[0].key), cues.base(theirs[0].key)
        if mine != yours and cues.act_of_verb(mine) in _SAYING and cues.act_of_verb(yours) in _SAYING:
            return "cue"
    return "other"


def alone(words: Words, language: str | None) -> Kind:
    """What is lost where ``words`` were left out: a kind where they hold nothing beside it and function words, a
    negation wherever there is one, else ``other``."""
    if any(negating(word, language) for word in words):
        return "negation"
    rest = [word for word in words if not empty(word) or hedging(word, language)]
    if not rest:
        return "tense" if words and all(word.key in AUXILIARIES for word in words) else "other"
    if all(counting(word) for word in rest):
        return "number"
    if all(word.name for word in rest):
        return "entity"
    if all(hedging(word, language) for word in rest):
        return "hedge"
    return "other"


def turning(words: Words, language: str | None) -> bool:
    """Whether what remains says something else without ``words``: they are a negation and function words, or a hedge
    with one other word at most."""
    negated = any(negating(word, language) for word in words)
    hedged = len(words) <= 2 and any(hedging(word, language) for word in words)
    return (negated or hedged) and all(
        empty(word) or negating(word, language) or hedging(word, language) for word in words
    )


def inflected(ours: Words, theirs: Words, language: str | None, before: Word | None = None) -> bool:
    """Whether both are the same verb in another form or tense. English only, by its endings and auxiliaries."""
    if language not in (None, "en") or not (ours or theirs):
        return False
    mine = [word.key for word in ours if word.key not in AUXILIARIES]
    yours = [word.key for word in theirs if word.key not in AUXILIARIES]
    if len(mine) != len(yours) or _hedges(ours, language) != _hedges(theirs, language):
        return False
    if any(word.figure for word in (*ours, *theirs)) or [stem(key) for key in mine] != [stem(key) for key in yours]:
        return False
    if len(ours) == len(theirs) == 1 and mine and before is not None and before.key in DETERMINERS:
        return {mine[0], yours[0]} != {min(mine[0], yours[0]), f"{min(mine[0], yours[0])}s"}
    return True


def similar(ours: Word, theirs: Word) -> bool:
    """Whether two words are spelled nearly alike: "organise" and "organize", a slip, an accent."""
    if min(len(ours.key), len(theirs.key)) < _SHORTEST_STEM or ours.figure or theirs.figure:
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(ours.key[:64], theirs.key[:64]) >= 80 or stem(ours.key) == stem(theirs.key)


def _negated(ours: Words, theirs: Words, language: str | None) -> bool:
    mine = Counter(word.key for word in ours if negating(word, language))
    yours = Counter(word.key for word in theirs if negating(word, language))
    if mine != yours:
        return True
    return len(ours) == len(theirs) == 1 and _turned(ours[0].key, theirs[0].key)


def _turned(ours: str, theirs: str) -> bool:
    """Whether one word is the other with a prefix, or an ending, that turns it round."""
    short, long = sorted((ours, theirs), key=len)
    if len(short) >= _SHORTEST_STEM and any(long == prefix + short for prefix in NEGATIVE_PREFIXES):
        return True
    ours, theirs = ours.removesuffix("ly"), theirs.removesuffix("ly")
    return (ours.endswith("less")) != (theirs.endswith("less")) and (
        ours.removesuffix("less").removesuffix("ful") == theirs.removesuffix("less").removesuffix("ful")
    )


def _counted(ours: Words, theirs: Words) -> bool:
    mine, yours = figures(ours), figures(theirs)
    if mine == yours:
        return False
    # "One" counts only beside another number.
    return mine != () or yours != ()


def _names(words: Words) -> Counter[str]:
    return Counter(word.key for word in words if word.name)


def _hedges(words: Words, language: str | None) -> Counter[str]:
    return Counter(word.key for word in words if hedging(word, language))


def given_name(key: str) -> bool:
    """Whether it is a common given name."""
    return key in FEMALE or key in MALE
