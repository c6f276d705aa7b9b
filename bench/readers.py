"""A second set of pairs (quotation, page), made without a look at the first, and what the comparison says of each.

Each pair is a quotation cut from one of the passages of readers_passages.py, or made up, and treated as editors,
typists and programs treat quotations; the page is the passage among others, of 300 to 3,000 words. Its label is what a
careful reader would say. Where two readers may differ, both labels are right, and such pairs are counted apart.

    python -m bench.readers [--pairs 3000] [--seed 1] [--errors 5] [--write]
"""

import argparse
import json
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench.readers_passages import FOREIGN, PASSAGES
from provenance.matching.quotes import PageText, match

FROZEN = Path(__file__).parent / "results" / "readers.json"


class Pair(NamedTuple):
    """``right`` holds every label that a reader may give; ``sort`` is what was done to the words."""

    sort: str
    quotation: str
    page: str
    right: frozenset[str]
    language: str | None = "en"


class UnfitError(Exception):
    """The sentence that was drawn has nothing that this treatment could work on."""


Treatment = Callable[[random.Random, str], tuple[str, str, Sequence[str]]]
"""A passage → the quotation, the passage as the page has it, and the labels that are right."""

_SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z0-9])")
_MARKS = "\"“”'‘’ ,;:.!?()"
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_COUNTS = (
    "two three four five six seven eight nine ten eleven twelve thirty sixty ninety half twice third quarter thirteen"
).split()
_NOT_NAMES = set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Easter Christmas I Moderator Minister Anchor Q A Dr Justice Judge Governor "
    "Chairman Colonel Councillor Sir Supreme Court United Nations The He She It They We There Nobody Some One Three "
    "Here Two In At Its Their My Our Your Under Between When Whether Neither Those Each Among Young Nothing "
    "Earth".split()
)
_OTHER_NAMES = "Hannes Ostrava Verbrugge Marlow Ilse Tanaka Dumont Kessington Abara Lund".split()
_NEGATIONS = re.compile(r"\b(not|never|nobody|no|none|nothing|cannot|neither|nor|without|n't)\b", re.IGNORECASE)
_HEDGES = re.compile(
    r"\b(may|might|could|would|should|likely|unlikely|probably|probable|possible|perhaps|expected to|about|around|some|"
    r"roughly|almost|nearly|up to|at least|at most|estimates?d?|appears?|seems?|thinks?|believes?|hopes?|suspicion)\b",
    re.IGNORECASE,
)
_SYNONYMS = {
    "ship": "vessel", "children": "youngsters", "town": "borough", "money": "cash", "found": "discovered",
    "houses": "homes", "house": "home", "began": "started", "begin": "start", "ended": "finished", "shops": "stores",
    "letter": "note", "doubt": "suspicion", "road": "street", "plan": "scheme", "old": "ancient", "big": "large",
    "buy": "purchase", "people": "persons", "bread": "loaves", "asked": "begged", "build": "construct", "high": "tall",
    "shrunk": "fallen", "wrong": "mistaken", "cold": "chilly", "meeting": "gathering", "failure": "breakdown",
    "poor": "needy", "city": "town", "help": "aid", "company": "firm", "report": "study", "answer": "reply",
    "workers": "employees", "decision": "ruling", "night": "evening", "family": "household", "price": "cost",
    "fine": "penalty", "story": "tale", "tests": "checks", "test": "check", "boats": "vessels", "fire": "blaze",
    "weeks": "days", "year": "season", "water": "liquid", "books": "volumes", "lost": "mislaid", "wet": "damp",
}  # fmt: skip
_TENSES = {
    "is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "have": "had", "had": "has",
    "comes": "came", "knows": "knew", "needs": "needed", "says": "said", "wants": "wanted", "stand": "stood",
    "stood": "stand", "works": "worked", "asks": "asked", "cost": "costs", "holds": "held",
}  # fmt: skip
_CUES = {"said": "claimed", "told": "assured", "says": "insists", "wrote": "warned", "added": "conceded"}
_ADDED = "really always certainly deeply very quite shamefully wholly new great".split()
_INVENTED = (
    "We were warned by the engineers and we chose to look away",
    "No comparable case has been brought before this chamber since the reform",
    "The minister's brother had signed the papers a week earlier",
    "I have never in my life seen such a careless handling of public documents",
    "Everyone involved knew that the figures had been invented",
    "Our members feel betrayed and they will remember it at the ballot box",
    "It was the silence of the neighbours that hurt us most",
    "Whoever leaked the recording will be prosecuted to the full extent of the law",
    "A thorough review of procurement practices has been commissioned",
    "They laughed at us when we showed them the photographs",
    "the worst betrayal in living memory",
    "a triumph of common sense",
    "nothing short of a scandal",
    "The evacuation of the southern suburbs was completed before dawn",
    "there is absolutely no reason for panic",
)
_PARAPHRASES = (
    ("Nobody here wants an empty quay.", "None of us would like to see the port deserted"),
    ("My client has never taken a cent", "The man I defend did not steal any money at all"),
    ("It was closed for maintenance on nine of those days", "Repair work was the reason for most of the closures"),
    ("The sand eels have moved north", "Their prey has migrated to colder seas"),
    ("We take full responsibility for what happened.", "The blame for this incident lies entirely with us"),
    ("Ships will always be needed", "The world can't do without vessels"),
    ("he does not hide in big games", "when it matters most, you see him on the ball"),
    ("a small meanness that saves nobody anything", "petty and financially pointless"),
    ("Nothing was sold without a licence.", "Every sale had been properly authorised"),
    ("Payment data were never on that system", "Credit card details weren't stored there"),
    ("I will not hide that from you.", "you deserve to hear it from me openly"),
    ("We would have preferred advice to a ban", "Guidance instead of prohibition was our wish"),
    ("Taste was the last thing we looked at", "flavour came at the very end of our work"),
    ("I do not want a beautiful sound", "pretty tones are not my aim"),
    ("Nobody I have met believes it.", "everybody I talk to is sceptical"),
    ("We did not get what we deserve", "Our people merited more than this"),
    ("There is no excuse for what you went through", "Your ordeal was inexcusable"),
    ("They were lucky, and they know it", "Good fortune saved those climbers"),
    ("I would rather have my peace", "being left alone would suit me better"),
)


def _sentences(passage: str) -> list[str]:
    return [
        sentence.strip()
        for paragraph in passage.split("\n")
        for sentence in _SENTENCE.split(paragraph)
        if len(sentence.split()) >= 5
    ]


def _one(chance: random.Random, passage: str, least: int = 6, most: int = 60) -> str:
    fit = [each for each in _sentences(passage) if least <= len(each.split()) <= most]
    if not fit:
        raise UnfitError
    return chance.choice(fit)


def _bare(text: str) -> str:
    return text.strip(_MARKS)


def _balanced(text: str) -> str:
    """Without the marks of quotations inside it: an editor who quotes would not keep a lonely one."""
    return re.sub(r"[\"“”]", "", text)


def _quotable(chance: random.Random, passage: str, least: int = 6, most: int = 60) -> str:
    sentence = _bare(re.sub(r"^(?:[A-Z]\w*|Minister Okafor): ", "", _one(chance, passage, least, most)))
    if '"' in sentence:
        raise UnfitError
    return sentence


def _part(chance: random.Random, sentence: str, least: int = 5) -> str:
    words = sentence.split()
    if len(words) <= least:
        return sentence
    length = chance.randint(least, len(words))
    start = chance.randint(0, len(words) - length)
    return _bare(" ".join(words[start : start + length]))


def _plain(text: str) -> bool:
    """Whether nothing in a text is a negation, a hedge, a number or a name."""
    return not (_NEGATIONS.search(text) or _HEDGES.search(text) or _numbers(text) or _names(text, inside=True))


def _numbers(text: str) -> list[re.Match[str]]:
    found = list(_NUMBER.finditer(text))
    return found + list(re.finditer(rf"\b(?:{'|'.join(_COUNTS)})\b", text, re.IGNORECASE))


def _names(text: str, *, inside: bool = False) -> list[re.Match[str]]:
    return [
        each
        for each in re.finditer(r"\b[A-Z][\w’'-]+", text)
        if each.group() not in _NOT_NAMES and (inside or each.start() > 0)
    ]


def _instead(text: str, found: re.Match[str], other: str) -> str:
    return text[: found.start()] + other + text[found.end() :]


# --- the same words


def whole(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    return _quotable(chance, passage), passage, ["exact"]


def part(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    return _part(chance, _quotable(chance, passage, 9)), passage, ["exact"]


def short(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    words = _quotable(chance, passage, 8).split()
    start = chance.randint(0, len(words) - 3)
    return _bare(" ".join(words[start : start + chance.randint(2, 3)])), passage, ["exact"]


def two_sentences(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    paragraphs = [
        each for each in passage.split("\n\n") if '"' not in each and len(_sentences(each)) > 1 and "\n" not in each
    ]
    if not paragraphs:
        raise UnfitError
    paragraph = chance.choice(paragraphs)
    pair = re.search(r"[A-Z][^.!?]{15,}[.!?] [A-Z][^.!?]{15,}[.!?](?= |$)", paragraph)
    if pair is None:
        raise UnfitError
    return pair.group().rstrip("."), passage, ["exact"]


def across_paragraphs(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    one, other = chance.choice(_neighbours(passage.split("\n\n")))
    if '"' in one or '"' in other or ":" in other[:20]:
        raise UnfitError
    last, first = _sentences(one)[-1:], _sentences(other)[:1]
    if not last or not first or not one.endswith(last[0]) or not other.startswith(first[0]):
        raise UnfitError
    return f"{last[0]} {_bare(first[0])}", passage, ["exact", "normalised"]


def _neighbours(items: Sequence[str]) -> list[tuple[str, str]]:
    if len(items) < 2:
        raise UnfitError
    return list(pairwise(items))


# --- the same words, otherwise written


def curly(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    quotation = _balanced(_bare(_one(chance, passage)))
    page = re.sub(r'"([^"\n]*)"', "“\\1”", passage).replace("'", "’")
    if "'" not in quotation:
        raise UnfitError
    return quotation, page, ["normalised"]


def quoted_within(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    with_marks = [each for each in _sentences(passage) if each.count('"') == 2 and each.strip(" .")[0] != '"']
    if not with_marks:
        raise UnfitError
    sentence = _bare(chance.choice(with_marks))
    if sentence.count('"') != 2:
        raise UnfitError
    opening, closing = chance.choice([("'", "'"), ("‘", "’"), ("“", "”"), ("«", "»")])
    return re.sub(r'"([^"]*)"', f"{opening}\\1{closing}", sentence), passage, ["normalised"]


def dashes(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 9)
    if ", " not in sentence:
        raise UnfitError
    dash = chance.choice([" – ", " — ", "—", " - "])
    return sentence.replace(", ", dash), passage, ["normalised"]


def comma(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 9)
    if ", " in sentence and chance.random() < 0.5:
        return sentence.replace(", ", " ", 1), passage, ["normalised"]
    words = sentence.split()
    place = chance.randint(2, len(words) - 3)
    if words[place][-1] in ",;:.!?":
        raise UnfitError
    words[place] += ","
    return " ".join(words), passage, ["normalised"]


def first_letter(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    first = sentence[0].lower() if sentence[0].isupper() else sentence[0].upper()
    if first == sentence[0] or sentence[:2] == "I ":
        raise UnfitError
    return first + sentence[1:], passage, ["normalised"]


def bracketed_letter(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    if not sentence[0].isalpha():
        raise UnfitError
    return f"[{sentence[0].swapcase()}]{sentence[1:]}", passage, ["normalised"]


def capitals(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    if sentence.isupper():
        raise UnfitError
    return sentence, passage.replace(sentence, sentence.upper()), ["normalised"]


def last_mark(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _part(chance, _quotable(chance, passage, 9))
    return sentence + chance.choice(",.!?;"), passage, ["normalised", "exact"]


def trailing_ellipsis(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _part(chance, _quotable(chance, passage, 12))
    lead, trail = chance.choice([("", "…"), ("", " ..."), ("…", ""), ("... ", ""), ("… ", " …")])
    return lead + sentence + trail, passage, ["normalised", "elided"]


def added_note(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    words = _quotable(chance, passage, 9).split()
    place = chance.randint(3, len(words) - 2)
    words.insert(place, chance.choice(["[sic]", "[the board]", "[in March]", "[laughs]"]))
    return " ".join(words), passage, ["normalised", "elided"]


def unseen(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 8)
    sort = chance.randrange(4)
    if sort == 0:
        other = sentence.replace(" ", "\u00a0", chance.randint(1, 3))
    elif sort == 1:
        other = re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", sentence)
    elif sort == 2:
        other = sentence.replace(" ", "\u200b ", 2)
    else:
        other = unicodedata.normalize("NFD", sentence.replace("o", "ö", 1))
        return sentence.replace("o", "ö", 1), passage.replace(sentence, other), ["exact", "normalised"]
    return sentence, passage.replace(sentence, other), ["exact", "normalised"]


def broken_lines(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 8)
    width = chance.randint(30, 60)
    lines, line = [], ""
    for word in passage.split(" "):
        if len(line) + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return sentence, "\n".join([*lines, line]), ["exact", "normalised"]


def printed(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 8)
    words = sentence.split()
    long = [number for number, word in enumerate(words) if len(word) > 7 and word.isalpha()]
    if not long:
        raise UnfitError
    place = chance.choice(long)
    cut = chance.randint(3, len(words[place]) - 3)
    broken = [*words]
    broken[place] = f"{words[place][:cut]}-\n{words[place][cut:]}"
    page = " ".join(broken)
    for plain_, joined in (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
        page = page.replace(plain_, joined)
    return sentence, passage.replace(sentence, page), ["normalised"]


def contraction(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    for long, brief in (
        ("do not", "don’t"), ("does not", "doesn’t"), ("will not", "won’t"), ("cannot", "can’t"),
        ("have not", "haven’t"),
        ("is not", "isn’t"), ("was not", "wasn’t"), ("did not", "didn't"), ("There is", "There’s"), ("I am", "I’m"),
        ("We have", "We’ve"), ("We are", "We’re"), ("has not", "hasn't"), ("could not", "couldn't"),
    ):  # fmt: skip
        if long in sentence:
            return sentence.replace(long, brief, 1), passage, ["normalised", "altered"]
    raise UnfitError


def digits(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    for written, figure in (
        ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"), ("eight", "8"), ("nine", "9"),
        ("ten", "10"), ("eleven", "11"), ("twelve", "12"), ("sixty", "60"), ("thirty", "30"), (" percent", "%"),
    ):  # fmt: skip
        if re.search(rf"{written}\b", sentence):
            return re.sub(rf"{written}\b", figure, sentence, count=1), passage, ["normalised", "altered"]
    raise UnfitError


# --- with less


_ELLIPSES = ("…", "...", "[…]", "[...]", "(…)", "(...)", ". . .", "[ … ]")


def _cut(chance: random.Random, words: Sequence[str], fewest: int, most: int) -> tuple[str, str, str]:
    """What comes before an omission, what is left out, what comes after."""
    if len(words) < fewest + 6:
        raise UnfitError
    length = chance.randint(fewest, min(most, len(words) - 6))
    start = chance.randint(3, len(words) - length - 3)
    return " ".join(words[:start]), " ".join(words[start : start + length]), " ".join(words[start + length :])


def elided_words(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    before, gone, after = _cut(chance, _quotable(chance, passage, 12).split(), 1, 8)
    if _NEGATIONS.search(gone) or _HEDGES.search(gone):
        raise UnfitError
    mark = chance.choice(_ELLIPSES)
    space = chance.choice([" ", " ", ""]) if mark in "…..." else " "
    return f"{before.rstrip(',;')}{space}{mark} {after}", passage, ["elided"]


def elided_sentence(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    paragraph = chance.choice(passage.split("\n\n"))
    sentences = _sentences(paragraph)
    if len(sentences) < 3 or '"' in paragraph:
        raise UnfitError
    start = chance.randint(0, len(sentences) - 3)
    first, last = sentences[start], sentences[start + 2]
    if not first.endswith(".") or passage.find(last) < passage.find(first):
        raise UnfitError
    mark = chance.choice(_ELLIPSES)
    return f"{chance.choice([first, first.rstrip('.')])} {mark} {_bare(last)}", passage, ["elided"]


def elided_twice(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    words = _quotable(chance, passage, 18).split()
    middle = len(words) // 2
    left, gone, inside = _cut(chance, words[:middle], 1, 3)
    inside_, gone_, right = _cut(chance, words[middle:], 1, 3)
    if _NEGATIONS.search(gone + " " + gone_) or _HEDGES.search(gone + " " + gone_):
        raise UnfitError
    mark = chance.choice(_ELLIPSES)
    return f"{left} {mark} {inside} {inside_} {mark} {right}", passage, ["elided"]


def elided_negation(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 9)
    found = [each for each in re.finditer(r" (?:not|never) ", sentence) if each.start() > 8]
    if not found:
        raise UnfitError
    return _instead(sentence, chance.choice(found), " … "), passage, ["altered", "elided"]


def silent_word(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    before, gone, after = _cut(chance, _quotable(chance, passage, 10).split(), 1, 1)
    if not _plain(gone) or gone[-1] in ",.;:":
        raise UnfitError
    return f"{before} {after}", passage, ["silently-elided"]


def silent_words(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    before, gone, after = _cut(chance, _quotable(chance, passage, 12).split(), 2, 8)
    if not _plain(gone):
        raise UnfitError
    return f"{before} {after}", passage, ["silently-elided"]


def silent_anything(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    """What is left out holds a name, a number, a negation or a hedge, among other words."""
    before, gone, after = _cut(chance, _quotable(chance, passage, 12).split(), 3, 8)
    if _plain(gone):
        raise UnfitError
    return f"{before} {after}", passage, ["silently-elided", "altered"]


def silent_clause(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 12)
    pieces = sentence.split(", ")
    if len(pieces) < 3:
        raise UnfitError
    place = chance.randint(1, len(pieces) - 2)
    gone = pieces.pop(place)
    if len(pieces[0].split()) < 3 or len(pieces[-1].split()) < 3:
        raise UnfitError
    only = len(gone.split()) < 3 and not _plain(gone)
    joined = chance.choice([" ", ", "]).join([", ".join(pieces[:place]), ", ".join(pieces[place:])])
    return joined, passage, ["silently-elided", "altered"] if only else ["silently-elided"]


def silent_sentence(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    paragraph = chance.choice(passage.split("\n\n"))
    sentences = _sentences(paragraph)
    if len(sentences) < 3 or '"' in paragraph or "\n" in paragraph:
        raise UnfitError
    start = chance.randint(0, len(sentences) - 3)
    if not paragraph.count(" ".join(sentences[start : start + 3])):
        raise UnfitError
    return f"{sentences[start]} {_bare(sentences[start + 2])}", passage, ["silently-elided"]


# --- with something else


def negation_out(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    found = list(re.finditer(r" (?:not|never|no)(?= )|(?<=can)not\b", sentence))
    if not found:
        raise UnfitError
    return _instead(sentence, chance.choice(found), ""), passage, ["altered"]


def negation_in(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    if _NEGATIONS.search(sentence):
        raise UnfitError
    found = list(re.finditer(r"\b(?:is|are|was|were|will|has|have|had|can|may|could|would|must)\b(?= )", sentence))
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    verb = chosen.group()
    brief = {"will": "won’t", "can": "can’t"}.get(verb, f"{verb}n’t")
    other = [f"{verb} not", f"{verb} never"] + ([brief] if verb not in ("may", "must") else [])
    return _instead(sentence, chosen, chance.choice(other)), passage, ["altered"]


def negation_turned(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    turns = {
        "nobody": "everybody", "Nobody": "Everybody", "nothing": "everything", "Nothing": "Everything",
        "never": "always",
        "no": "some", "without": "with", "none": "all", "None": "All", "Neither": "Either", "neither": "either",
        "not only": "only", "Everyone": "Nobody", "everything": "nothing", "always": "never",
    }  # fmt: skip
    found = [each for each in re.finditer(r"\b\w+\b", sentence) if each.group() in turns]
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    return _instead(sentence, chosen, turns[chosen.group()]), passage, ["altered"]


def number(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    found = list(_NUMBER.finditer(sentence))
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    old = chosen.group()
    place = chance.choice([number for number, sign in enumerate(old) if sign.isdigit()])
    new = old[:place] + chance.choice([sign for sign in "123456789" if sign != old[place]]) + old[place + 1 :]
    return _instead(sentence, chosen, new), passage, ["altered"]


def magnitude(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    turns = {
        "million": "billion", "billion": "million", "percent": "points", "metres": "feet", "euros": "dollars",
        "pounds": "euros", "hours": "days", "days": "weeks", "weeks": "months", "months": "years", "years": "months",
        "minutes": "hours", "tonnes": "kilos", "kilometres": "miles", "miles": "kilometres", "pence": "pounds",
        "thirds": "fifths", "first": "second", "third": "fourth", "centimetres": "millimetres", "degrees": "percent",
    }  # fmt: skip
    found = [each for each in re.finditer(r"\b\w+\b", sentence) if each.group() in turns]
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    return _instead(sentence, chosen, turns[chosen.group()]), passage, ["altered"]


def count_word(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    found = list(re.finditer(rf"\b(?:{'|'.join(_COUNTS[:14])})\b", sentence))
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    return (
        _instead(sentence, chosen, chance.choice([w for w in _COUNTS[:14] if w != chosen.group()])),
        passage,
        ["altered"],
    )


def number_out(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 8)
    found = [each for each in re.finditer(r" \d[\d.,]*(?= \w)", sentence) if each.start() > 8]
    if not found:
        raise UnfitError
    return _instead(sentence, chance.choice(found), ""), passage, ["altered", "silently-elided"]


def name(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    found = _names(sentence)
    if not found:
        raise UnfitError
    return _instead(sentence, chance.choice(found), chance.choice(_OTHER_NAMES)), passage, ["altered"]


def like_name(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    """A name that differs in a letter or two: "Kinnane" → "Kinnard"; a slip of the pen, or another person."""
    sentence = _quotable(chance, passage)
    found = [each for each in _names(sentence) if len(each.group()) > 5]
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    other = chance.choice([end for end in ("ov", "ard", "ein", "os") if not chosen.group().endswith(end)])
    return _instead(sentence, chosen, chosen.group()[:-2] + other), passage, ["altered"]


def name_of_passage(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    """Another name that the same page holds."""
    sentence = _quotable(chance, passage)
    found = _names(sentence)
    others = sorted({each.group() for each in _names(passage)} - {each.group() for each in found})
    if not found or not others:
        raise UnfitError
    return _instead(sentence, chance.choice(found), chance.choice(others)), passage, ["altered"]


def date(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    months = "January February March April June July August September October November December".split()
    found = [each for each in re.finditer(r"\b[A-Z]\w+\b", sentence) if each.group() in days + months]
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    kin = days if chosen.group() in days else months
    return _instead(sentence, chosen, chance.choice([w for w in kin if w != chosen.group()])), passage, ["altered"]


def hedge(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    turns = {
        "may": "will", "might": "will", "could": "will", "would": "will", "likely": "certain", "probably": "certainly",
        "unlikely": "unable", "probable": "certain", "possible": "inevitable", "will": "may", "can": "might",
        "must": "should", "should": "must", "certain": "hopeful", "think": "know", "believes": "knows",
    }  # fmt: skip
    found = [each for each in re.finditer(r"\b\w+\b", sentence) if each.group() in turns]
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    return _instead(sentence, chosen, turns[chosen.group()]), passage, ["altered"]


def hedge_out(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 7)
    found = list(re.finditer(r" (?:probably|may|might|could|about|roughly|around|almost|perhaps)(?= )", sentence))
    if not found:
        raise UnfitError
    return _instead(sentence, chance.choice(found), ""), passage, ["altered", "silently-elided"]


def _word(table: dict[str, str]) -> Treatment:
    def treatment(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
        sentence = _quotable(chance, passage)
        found = [each for each in re.finditer(r"\b\w+\b", sentence) if each.group() in table]
        if not found:
            raise UnfitError
        chosen = chance.choice(found)
        return _instead(sentence, chosen, table[chosen.group()]), passage, ["altered"]

    return treatment


def cue(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    return _word(_CUES)(chance, passage)


def tense(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    return _word(_TENSES)(chance, passage)


def synonym(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    return _word(_SYNONYMS)(chance, passage)


def several_words(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 12)
    table = _SYNONYMS | _TENSES | _CUES
    found = [each for each in re.finditer(r"\b\w+\b", sentence) if each.group() in table]
    if len(found) < 2:
        raise UnfitError
    for each in sorted(chance.sample(found, 2), key=lambda each: -each.start()):
        sentence = _instead(sentence, each, table[each.group()])
    return sentence, passage, ["altered"]


def word_in(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    words = _quotable(chance, passage).split()
    words.insert(chance.randint(1, len(words) - 1), chance.choice(_ADDED))
    return " ".join(words), passage, ["altered"]


def phrase_in(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    words = _quotable(chance, passage, 9).split()
    words.insert(
        chance.randint(3, len(words) - 2),
        chance.choice(["as everybody knows", "in our opinion", "for the first time", "under pressure from outside"]),
    )
    return " ".join(words), passage, ["altered"]


def plural(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    found = [
        each
        for each in re.finditer(r"\b[a-z]{4,}[^\Ws]s\b", sentence)
        if each.group()[-2:] not in ("ss", "us", "is")
        and each.group() not in ("always", "does", "this", "says", "less")
    ]
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    return _instead(sentence, chosen, chosen.group()[:-1]), passage, ["altered"]


# --- in another order


def clauses(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage, 10)
    pieces = re.split(r", (?:and |but )?| and | but | because ", sentence)
    if len(pieces) != 2 or min(len(each.split()) for each in pieces) < 3:
        raise UnfitError
    return (
        sentence.replace(pieces[0], "\0", 1).replace(pieces[1], pieces[0], 1).replace("\0", pieces[1]),
        passage,
        ["reordered"],
    )


def sentences(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    both, _, _ = two_sentences(chance, passage)
    first, _, second = both.partition(". ")
    if not second or "?" in first or "!" in first:
        raise UnfitError
    return f"{second}. {first}", passage, ["reordered"]


def neighbours(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    words = _quotable(chance, passage, 8).split()
    fit = [
        place
        for place in range(1, len(words) - 2)
        if words[place].isalpha() and words[place + 1].isalpha() and words[place] != words[place + 1]
    ]
    if not fit:
        raise UnfitError
    place = chance.choice(fit)
    words[place], words[place + 1] = words[place + 1], words[place]
    return " ".join(words), passage, ["reordered"]


def rows(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    found = re.search(r"(\w+), (\w+) and ((?:an? |the )?\w+)", passage)
    if found is None:
        raise UnfitError
    sentence = next((each for each in _sentences(passage) if found.group() in each), "")
    if '"' in sentence or len(sentence.split()) < 7:
        raise UnfitError
    one, two, three = found.groups()
    return _bare(sentence).replace(found.group(), f"{two}, {one} and {three}"), passage, ["reordered"]


def half_moved(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    words = _quotable(chance, passage, 10).split()
    length = chance.randint(3, len(words) // 2)
    return " ".join([*words[-length:], *words[:-length]]), passage, ["reordered"]


# --- nowhere


def invented(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    return chance.choice(_INVENTED), passage, ["absent"]


def elsewhere(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    other = chance.choice([each for each in PASSAGES if each != passage])
    return _quotable(chance, other, 7), passage + "\0" + other, ["absent"]


def told_otherwise(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    fit = [said for here, said in _PARAPHRASES if here in passage]
    if not fit:
        raise UnfitError
    return chance.choice(fit), passage, ["absent"]


def same_topic(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    """A sentence put together from the words that are everywhere and the names of the page."""
    names = sorted({each.group() for each in _names(passage)})
    if len(names) < 2:
        raise UnfitError
    one, two = chance.sample(names, 2)
    made = chance.choice(
        [
            f"{one} had warned against it for years before {two} ever took an interest",
            f"What {one} wanted was respect, and {two} was too proud to show any",
            f"According to {one}, the whole affair was cooked up by friends of {two}",
            f"{one} accused {two} of lying and demanded an apology",
        ]
    )
    return made, passage, ["absent"]


# --- few words, and two things at once


def _few(chance: random.Random, sentence: str, at: re.Match[str]) -> tuple[int, int]:
    """The bounds of four to seven words around a place."""
    starts = [0] + [each.end() for each in re.finditer(r" ", sentence)]
    ends = [each.start() for each in re.finditer(r" ", sentence)] + [len(sentence)]
    first = sum(start <= at.start() for start in starts) - 1
    length = chance.randint(4, 7)
    begin = max(0, first - chance.randint(1, length - 2))
    return starts[begin], ends[min(len(ends) - 1, begin + length - 1)]


def few_words(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    """A short quotation in which a negation, a number, a hedge or a word is another."""
    sentence = _quotable(chance, passage, 8)
    turns = {"not": "", "never": "", "will": "may", "may": "will", "could": "will", "is": "isn’t", "was": "wasn't"}
    turns |= {"were": "were not", "can": "cannot", "has": "has never"} | _SYNONYMS
    found = [each for each in re.finditer(r"\b\w+\b", sentence) if each.group() in turns or each.group().isdigit()]
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    start, end = _few(chance, sentence, chosen)
    if chosen.end() + 1 >= end or chosen.start() <= start + 1:
        raise UnfitError
    word = chosen.group()
    other = str(int(word) + chance.choice([1, 7, 100])) if word.isdigit() else turns[word]
    made = sentence[start : chosen.start()] + other + sentence[chosen.end() : end]
    return _bare(re.sub("  +", " ", made)), passage, ["altered"]


def few_moved(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    words = _part(chance, _quotable(chance, passage, 8), 5).split()[:6]
    if any(each.endswith(":") for each in words):  # who speaks is no part of what is quoted
        raise UnfitError
    if len({each.lower().strip(_MARKS) for each in words}) < 5 or any("," in each for each in words):
        raise UnfitError
    return " ".join([*words[2:], *words[:2]]), passage, ["reordered"]


def few_left(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    words = _part(chance, _quotable(chance, passage, 8), 6).split()[:7]
    place = chance.randint(2, len(words) - 3) if len(words) > 5 else 2
    gone = words.pop(place)
    if not _plain(gone) or gone in _TENSES or gone[-1] in ",.;:" or words[place] == gone or words[place - 1] == gone:
        raise UnfitError
    return " ".join(words), passage, ["silently-elided"]


def _noisy(treatment: Treatment) -> Treatment:
    """The treatment, of a page that is typed otherwise."""

    def both(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
        quotation, page, right = treatment(chance, passage)
        page = re.sub(r'"([^"\n]*)"', "“\\1”", page).replace("'", "’").replace(" - ", " – ")
        lines = []
        for paragraph in page.split("\n\n"):
            line = ""
            for word in paragraph.split(" "):
                if len(line) > 55:
                    if len(word) > 8 and word.isalpha() and chance.random() < 0.4:
                        lines.append(f"{line} {word[:4]}-")
                        line = word[4:]
                        continue
                    lines.append(line)
                    line = word
                else:
                    line = f"{line} {word}".strip()
            lines += [line, ""]
        page = "\n".join(lines)
        for letters, one in (("fi", "ﬁ"), ("fl", "ﬂ")):
            page = page.replace(letters, one)
        first = quotation[0].swapcase() if quotation[1:2].islower() and chance.random() < 0.3 else quotation[0]
        return first + quotation[1:], page, right if "exact" not in right else ["exact", "normalised"]

    both.__name__ = f"noisy_{treatment.__name__}"
    return both


def elided_and_altered(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    quotation, page, _ = elided_words(chance, passage)
    found = [each for each in re.finditer(r"\b\w+\b", quotation) if each.group() in _SYNONYMS or each.group().isdigit()]
    if not found:
        raise UnfitError
    chosen = chance.choice(found)
    word = chosen.group()
    other = str(int(word) + 3) if word.isdigit() else _SYNONYMS[word]
    return _instead(quotation, chosen, other), page, ["altered"]


def names_swapped(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    found = _names(sentence)
    if len({each.group() for each in found}) < 2:
        raise UnfitError
    one, two = found[0], found[-1]
    made = _instead(_instead(sentence, two, one.group()), one, two.group())
    return made, passage, ["altered", "reordered"]


def figures_swapped(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    sentence = _quotable(chance, passage)
    found = list(_NUMBER.finditer(sentence))
    if len({each.group() for each in found}) < 2:
        raise UnfitError
    one, two = found[0], found[-1]
    made = _instead(_instead(sentence, two, one.group()), one, two.group())
    return made, passage, ["altered", "reordered"]


def three_sentences(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    paragraph = chance.choice(passage.split("\n\n"))
    inside = _sentences(paragraph)
    if len(inside) < 3 or '"' in paragraph or "\n" in paragraph:
        raise UnfitError
    one, two, three = inside[:3]
    if paragraph.find(f"{one} {two} {three}") < 0:
        raise UnfitError
    return (
        _bare(" ".join(chance.choice([(three, one, two), (two, three, one), (three, two, one)]))),
        passage,
        ["reordered"],
    )


def half_new(chance: random.Random, passage: str) -> tuple[str, str, Sequence[str]]:
    """The beginning of a sentence, and then something else."""
    words = _quotable(chance, passage, 10).split()
    made = chance.choice(
        ["and the rest is a matter for the lawyers", "which surprised even the oldest members of the club"]
    )
    return " ".join([*words[: max(6, len(words) * 2 // 3)], made]), passage, ["altered", "absent"]


TREATMENTS: dict[Treatment, int] = {
    whole: 5, part: 5, short: 3, two_sentences: 3, across_paragraphs: 2,
    curly: 2, quoted_within: 1, dashes: 3, comma: 3, first_letter: 3, bracketed_letter: 3, capitals: 2, last_mark: 3,
    trailing_ellipsis: 2, added_note: 2, unseen: 2, broken_lines: 2, printed: 3, contraction: 2, digits: 2,
    elided_words: 8, elided_sentence: 4, elided_twice: 2, elided_negation: 1,
    silent_word: 4, silent_words: 4, silent_anything: 3, silent_clause: 3, silent_sentence: 3,
    negation_out: 4, negation_in: 4, negation_turned: 2, number: 5, magnitude: 2, count_word: 3, number_out: 1, name: 4,
    like_name: 2, name_of_passage: 2, date: 2, hedge: 4, hedge_out: 2, cue: 2, tense: 3, synonym: 4, several_words: 3,
    word_in: 3, phrase_in: 2, plural: 3,
    clauses: 3, sentences: 4, neighbours: 4, rows: 1, half_moved: 4,
    few_words: 6, few_moved: 3, few_left: 3, elided_and_altered: 3, names_swapped: 2, figures_swapped: 2,
    three_sentences: 2, half_new: 1, _noisy(whole): 3, _noisy(elided_words): 3, _noisy(elided_sentence): 2,
    _noisy(silent_words): 3, _noisy(negation_out): 3, _noisy(negation_in): 2, _noisy(number): 3, _noisy(name): 3,
    _noisy(sentences): 2, _noisy(half_moved): 2, _noisy(synonym): 2, _noisy(hedge): 2,
    invented: 4, elsewhere: 5, told_otherwise: 2, same_topic: 3,
}  # fmt: skip

NEVER_EXACT = frozenset(
    each.__name__
    for each in (
        negation_out, negation_in, negation_turned, number, magnitude, count_word, name, like_name, name_of_passage,
        hedge, date, number_out, hedge_out, elided_negation, few_words, names_swapped, figures_swapped,
    )
)  # fmt: skip


def foreign(chance: random.Random) -> Pair:
    language, page, quotation = chance.choice(FOREIGN)
    return Pair("foreign", quotation, page, frozenset(["translated?"]), language)


def _page(chance: random.Random, passage: str, own: Sequence[str]) -> str:
    """The passage among others, as much as a page holds."""
    others = [each for each in PASSAGES if each not in own]
    chosen = chance.sample(others, min(len(others), chance.choice([2, 5, 10, 25])))
    place = chance.randint(0, len(chosen))
    return "\n\n".join([*chosen[:place], passage, *chosen[place:]])


def pairs(number: int, seed: int) -> list[Pair]:
    """So many pairs, the same for the same seed."""
    chance = random.Random(seed)
    made: list[Pair] = []
    kinds, weights = list(TREATMENTS), list(TREATMENTS.values())
    while len(made) < number:
        if chance.random() < 0.03:
            made.append(foreign(chance))
            continue
        [treatment] = chance.choices(kinds, weights)
        for _ in range(200):
            passage = chance.choice(PASSAGES)
            try:
                quotation, text, right = treatment(chance, passage)
            except UnfitError:
                continue
            text, _, banned = text.partition("\0")
            if quotation and not (treatment in SAME and quotation not in text):
                page = _page(chance, text, (passage, banned))
                made.append(Pair(treatment.__name__, quotation, page, frozenset(right)))
                break
    return made


SAME = frozenset([whole, part, short, two_sentences])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show so many wrong verdicts of each sort")
    parser.add_argument("--write", action="store_true", help="freeze the result")
    given = parser.parse_args()
    told, right = Counter[str](), Counter[str]()
    sorts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    confusions = Counter[tuple[str, str]]()
    wrongly_exact = 0
    shown = Counter[str]()
    for pair in pairs(given.pairs, given.seed):
        page = PageText(pair.page, pair.language)
        found = match(pair.quotation, page, language="en")
        verdict = found.verdict.value
        label = "/".join(sorted(pair.right))
        told[label] += 1
        sorts[pair.sort][verdict] += 1
        if pair.sort.removeprefix("noisy_") in NEVER_EXACT and verdict in ("exact", "normalised"):
            wrongly_exact += 1
        if verdict in pair.right:
            right[label] += 1
            continue
        confusions[label, verdict] += 1
        if shown[pair.sort] < given.errors:
            shown[pair.sort] += 1
            print(f"{pair.sort}: {label}, told {verdict} {found.distance:.3f}\n  ours   {pair.quotation!r}")
            print(f"  theirs {found.matched!r}\n  {[(e.kind, e.ours, e.theirs) for e in found.edits]}")
    clear = [label for label in told if "/" not in label]
    result = {
        "pairs": given.pairs,
        "seed": given.seed,
        "clear pairs": sum(told[label] for label in clear),
        "right of the clear": round(sum(right[label] for label in clear) / sum(told[label] for label in clear), 4),
        "right of all": round(sum(right.values()) / sum(told.values()), 4),
        "negations, numbers, names, hedges or dates changed and called exact or normalised": wrongly_exact,
        "by label": {
            label: {
                "pairs": told[label],
                "right": round(right[label] / told[label], 4),
                "told": {verdict: n for (of, verdict), n in sorted(confusions.items()) if of == label},
            }
            for label in sorted(told, key=lambda label: ("/" in label, label))
        },
        "by treatment": {sort: dict(sorted(counts.items())) for sort, counts in sorted(sorts.items())},
    }
    text = json.dumps(result, indent=1, ensure_ascii=False)
    if given.write:
        FROZEN.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
