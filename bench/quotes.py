"""How often the verdict on a quotation is right, and what it costs, on pairs of our own making.

    python bench/quotes.py                1,500 pairs, and the time per quotation on a page of 10,000 words
    python bench/quotes.py --pairs 300    a quick look
    python bench/quotes.py --write        also freeze the figures in bench/results/quotes.json
    python bench/quotes.py --wrong        show what was judged wrong

A pair is a page and a quotation that was taken from it and changed, as whoever misquotes would: by the text alone.
Which verdict is right follows from how the pair was made, never from the matcher.
"""

import argparse
import json
import os
import platform
import random
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.passages import (
    BODIES,
    FIRST,
    FOREIGN,
    LAST,
    NEVER_SAID,
    PARAPHRASES,
    PLACES,
    SENTENCES,
    THINGS,
    filled,
    page,
)
from provenance.matching.quotes import PageText, match

HERE = Path(__file__).parent


class Pair(NamedTuple):
    """A page, a quotation, and what is right: the verdict, and the kind of edit where there is one."""

    made: str
    text: str
    words: str
    verdict: str
    kind: str | None = None
    language: str | None = "en"
    page_language: str | None = "en"


class CannotError(Exception):
    """This change cannot be made to this sentence."""


Change = Callable[[str, random.Random], str]

# ------------------------------------------------------------------------------------------------ what changes words


def replaced(text: str, table: dict[str, str], chance: random.Random) -> str:
    words = [word for word in table if re.search(rf"\b{word}\b", text)]
    if not words:
        raise CannotError
    word = chance.choice(words)
    return re.sub(rf"\b{word}\b", table[word], text, count=1)


_NEGATED = {
    "will not": "will", "will": "will not", "is": "is not", "was": "was not", "were": "were never", "has": "has not",
    "have": "have never", "had": "had not", "does not": "does", "don't": "do", "can't": "can", "could not": "could",
    "never": "always", "No": "A", "no": "some", "Nobody": "Somebody", "Without": "With", "none": "all", "are": "aren't",
    "able": "unable", "unsafe": "safe", "neither": "both", "safe": "unsafe", "may": "may not", "would": "wouldn't",
    "didn't": "did", "rarely": "often",
}  # fmt: skip
_HEDGED = {
    "will": "may", "may": "will", "might": "will", "could": "will", "would": "could", "Perhaps": "Surely",
    "probably": "certainly", "likely": "certain", "should": "must", "must": "might", "It seems": "It is clear",
    "It is possible": "It is certain",
}  # fmt: skip
_TENSES = {
    "is": "was", "was": "is", "has approved": "approved", "has already paid": "had already paid", "are": "were",
    "took": "take", "had failed": "have failed", "knew": "knows", "rose": "rise", "rejected": "rejects",
    "arrived": "arrive", "contained": "contain", "damaged": "damages", "showed": "show", "will close": "closed",
    "found": "find", "leaves": "left", "have doubled": "doubled", "voted": "votes", "walk": "walked",
    "will cost": "cost", "bought": "buys",
    "treated": "treat", "opposed": "oppose", "supported": "support", "denies": "denied",
}  # fmt: skip
_CUES = {
    "said": "claimed", "told": "warned", "insisted": "admitted", "warned": "said", "denied": "confirmed",
    "believe": "suspect", "confirmed": "conceded",
}  # fmt: skip
_SYNONYMS = {
    "close": "shut", "repair": "overhaul", "people": "residents", "homes": "houses", "money": "cash", "road": "street",
    "found": "discovered", "asked": "begged", "paper": "document", "wrong": "false", "mistake": "blunder",
    "workers": "employees", "damaged": "wrecked", "bought": "acquired", "offer": "proposal", "meeting": "talk",
    "delay": "wait", "patients": "victims", "letter": "note", "town": "village", "children": "kids", "law": "rule",
    "decided": "chose", "flood": "deluge", "talks": "negotiations", "vote": "ballot", "company": "firm",
    "boats": "ships",
    "contract": "agreement", "report": "study", "plan": "scheme", "large": "big", "price": "sum", "sale": "disposal",
    "badly": "poorly", "crew": "sailors", "river": "stream", "morning": "evening", "students": "pupils",
}  # fmt: skip
_NUMBERS = {
    "two": "three", "three": "five", "four": "eight", "six": "seven", "seven": "six", "nine": "ten", "eleven": "twelve",
    "twelve": "twenty", "million": "billion", "thousand": "million", "twice": "three times", "ten": "two",
    "Half": "Two thirds",
}  # fmt: skip


def negation(text: str, chance: random.Random) -> str:
    return replaced(text, _NEGATED, chance)


def negation_dropped(text: str, chance: random.Random) -> str:
    return replaced(text, {"not ": "", "never ": "", "n't": ""}, chance) if "not " in text or "never " in text else no()


def no() -> str:
    raise CannotError


def number(text: str, chance: random.Random) -> str:
    figures = list(re.finditer(r"\d[\d,.]*\d|\d", text))
    if not figures or chance.random() < 0.3:
        return replaced(text, _NUMBERS, chance)
    found = chance.choice(figures)
    digits = list(found[0])
    at = chance.choice([place for place, digit in enumerate(digits) if digit.isdigit()])
    digits[at] = chance.choice([digit for digit in "123456789" if digit != digits[at]])
    return text[: found.start()] + "".join(digits) + text[found.end() :]


def name(text: str, chance: random.Random) -> str:
    kinds = [(names, [each for each in names if re.search(rf"\b{each}\b", text)]) for names in (FIRST, LAST, PLACES)]
    kinds = [each for each in kinds if each[1]]
    if not kinds:
        raise CannotError
    names, there = chance.choice(kinds)
    old = chance.choice(there)
    return re.sub(rf"\b{old}\b", chance.choice([each for each in names if each != old]), text, count=1)


def body(text: str, chance: random.Random) -> str:
    there = [each for each in BODIES if each in text]
    if not there:
        raise CannotError
    old = chance.choice(there)
    return text.replace(old, chance.choice([each for each in BODIES if each != old]), 1)


def hedge(text: str, chance: random.Random) -> str:
    return replaced(text, _HEDGED, chance)


def hedge_added(text: str, chance: random.Random) -> str:
    return replaced(
        text,
        {
            word: f"{word} {chance.choice(('probably', 'perhaps', 'possibly'))}"
            for word in ("will", "was", "has", "is", "had")
        },
        chance,
    )


def hedge_dropped(text: str, chance: random.Random) -> str:
    return replaced(text, {"probably ": "", "likely ": ""}, chance)


def tense(text: str, chance: random.Random) -> str:
    return replaced(text, _TENSES, chance)


def cue(text: str, chance: random.Random) -> str:
    return replaced(text, _CUES, chance)


def synonym(text: str, chance: random.Random) -> str:
    return replaced(text, _SYNONYMS, chance)


def thing(text: str, chance: random.Random) -> str:
    there = [each for each in THINGS if each in text]
    if not there:
        raise CannotError
    return text.replace(there[0], chance.choice([each for each in THINGS if each != there[0]]), 1)


def synonyms(text: str, chance: random.Random) -> str:
    once = synonym(text, chance)
    return synonym(once, chance) if len(once.split()) >= 12 else no()


def word_added(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(2, len(words) - 1)
    return " ".join([*words[:at], chance.choice(("really", "simply", "finally", "quietly", "therefore")), *words[at:]])


# ------------------------------------------------------------------------------------------- what leaves words out

_WEIGHTY = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|nor|without|rarely|may|might|could|would|should|must|probably|likely|"
    r"perhaps|possible|seems|can|about)\b|n't",
    re.IGNORECASE,
)


def spans(words: list[str], chance: random.Random, most: int) -> tuple[int, int]:
    """Words inside a text that can go without leaving a figure, a negation or a hedge behind that was not there."""
    for _ in range(40):
        length = chance.randrange(1, most + 1)
        if len(words) - length < 4:
            continue
        at = chance.randrange(1, len(words) - length)
        gone = " ".join(words[at : at + length])
        beside = " ".join(words[at - 1 : at + length + 1])
        if re.search(r"\d|million|thousand|percent|dollars|euros", beside) or _WEIGHTY.search(gone):
            continue
        # The same words again beside it would be no omission, or another one.
        again = words[at].lower() == words[at + length].lower()
        if not again and words[at - 1].lower() != words[at + length - 1].lower():
            return at, length
    raise CannotError


def silently(text: str, chance: random.Random) -> str:
    words = text.split()
    at, length = spans(words, chance, 6)
    return " ".join(words[:at] + words[at + length :])


def silently_one(text: str, chance: random.Random) -> str:
    words = text.split()
    at, length = spans(words, chance, 1)
    return " ".join(words[:at] + words[at + length :])


_MARKS = ("…", " … ", " ... ", "...", " [...] ", " […] ", " (...) ", " (…) ", " . . . ", " [. . .] ")


def marked(text: str, chance: random.Random) -> str:
    words = text.split()
    at, length = spans(words, chance, 8)
    mark = chance.choice(_MARKS)
    return " ".join(words[:at]) + (mark if mark[0] == " " else f"{mark} ") + " ".join(words[at + length :])


def marked_twice(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) < 14:
        raise CannotError
    half = len(words) // 2
    return f"{marked(' '.join(words[:half]), chance)} {marked(' '.join(words[half:]), chance)}"


def bracketed(text: str, chance: random.Random) -> str:
    return replaced(text, {"he": "[the accused]", "she": "[the minister]", "They": "[The boys]", "it": "[the money]",
                           "we": "[the staff]", "them": "[the players]", "us": "[the team]"}, chance)  # fmt: skip


# ------------------------------------------------------------------------------------------------ what moves words


def swapped(text: str, chance: random.Random) -> str:
    words = text.split()
    places = [
        at
        for at in range(1, len(words) - 2)
        if words[at].isalpha() and words[at + 1].isalpha() and words[at].lower() != words[at + 1].lower()
    ]
    if not places:
        raise CannotError
    at = chance.choice(places)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def clauses(text: str, chance: random.Random) -> str:
    left, comma, right = text.rstrip(".").partition(", ")
    if not comma or len(left.split()) < 3 or len(right.split()) < 3:
        raise CannotError
    return f"{right[0].upper()}{right[1:]}, {left[0].lower()}{left[1:]}."


def to_the_front(text: str, chance: random.Random) -> str:
    found = re.search(r"^(.{12,}) (in \w+|on \w+day|by hand|last year)[.,]?$", text)
    if not found:
        raise CannotError
    return f"{found[2][0].upper()}{found[2][1:]} {found[1][0].lower()}{found[1][1:]}."


# ------------------------------------------------------------------------------------------------- what is but form

_CURLY = str.maketrans({"'": "’", '"': "”"})


def curly(text: str, chance: random.Random) -> str:
    return text.translate(_CURLY) if "'" in text else no()


def lower(text: str, chance: random.Random) -> str:
    return text[0].lower() + text[1:] if not text.startswith(("I ", "A ")) else no()


def upper(text: str, chance: random.Random) -> str:
    return text.upper()


def first_letter(text: str, chance: random.Random) -> str:
    return f"[{text[0].lower()}]{text[1:]}" if text[1].isalpha() else no()


def comma_at_the_end(text: str, chance: random.Random) -> str:
    return text.rstrip(".") + ","


def commas(text: str, chance: random.Random) -> str:
    return text.replace(",", "") if "," in text else no()


def dashes(text: str, chance: random.Random) -> str:
    return text.replace(", ", " — ", 1) if ", " in text and not re.search(r"\d,", text) else no()


def ligatures(text: str, chance: random.Random) -> str:
    made = text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
    return made if made != text else no()


def decomposed(text: str, chance: random.Random) -> str:
    made = unicodedata.normalize("NFD", text.replace("Bergamo", "Bérgamo"))
    return made if made != text else no()


def expanded(text: str, chance: random.Random) -> str:
    return replaced(text, {"don't": "do not", "can't": "can not", "didn't": "did not", "was not": "wasn't",
                           "does not": "doesn't",
                           "will not": "won't", "We are": "We’re", "could not": "couldn’t"}, chance)  # fmt: skip


def figures_written(text: str, chance: random.Random) -> str:
    return replaced(text, {"three": "3", "four": "4", "seven": "7", "nine": "9", "eleven": "11", "twelve": "12",
                           "percent": "%", "per cent": "percent", "1,200": "1200", "1,200 million": "1.2 billion",
                           "18 million euros": "€18 million", "two": "2"}, chance)  # fmt: skip


# --------------------------------------------------------------------------------------------------------- the page


def wrapped(text: str, chance: random.Random) -> str:
    """Lines as a PDF breaks them, some words hyphenated."""
    lines, line = [], ""
    width = chance.randrange(34, 72)
    for word in text.split(" "):
        if len(line) + len(word) > width and line:
            if word.isalpha() and word.islower() and len(word) > 7 and chance.random() < 0.5:
                cut = chance.randrange(3, len(word) - 2)
                lines.append(f"{line} {word[:cut]}-")
                line = word[cut:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def unseen(text: str, chance: random.Random) -> str:
    return text.replace(" ", "\u00a0", 2).replace("ing", "\u00ading").replace(". ", ".\u200b  ")


def pairs(count: int, seed: int) -> Iterator[Pair]:
    """So many pairs, of every making in turn, the same every time."""
    chance = random.Random(seed)
    makings = list(_makings())
    made = 0
    while made < count:
        for label, making in makings:
            pair = None
            for _ in range(200):
                try:
                    pair = making(label, chance)
                    break
                except CannotError:
                    continue
            if pair is not None:
                yield pair
                made += 1
                if made == count:
                    return


def _said(chance: random.Random, fewest: int = 1, most: int = 3) -> list[str]:
    return [filled(each, chance) for each in chance.sample(SENTENCES, chance.randrange(fewest, most + 1))]


def _noisy(text: str, chance: random.Random) -> str:
    """Some pages have curly marks throughout: nothing of that is anybody's edit."""
    return text.replace("'", "’") if chance.random() < 0.3 else text


def _changed(
    change: Change, verdict: str, kind: str | None = None, *, form: bool = False
) -> Callable[[str, random.Random], Pair]:
    def make(label: str, chance: random.Random) -> Pair:
        said = _said(chance)
        at = chance.randrange(len(said))
        changed = change(said[at], chance)
        if changed == said[at]:
            raise CannotError
        text = page(chance, chance.choice((60, 300, 900)), said)
        if not form and (changed in text or _noisy(changed, chance) in text):
            raise CannotError
        # A quotation of one sentence, or of all that was said with this change in it.
        words = changed if chance.random() < 0.6 else " ".join([*said[:at], changed, *said[at + 1 :]])
        if not form:
            text = _noisy(text, chance)
            words = words.rstrip(".") if chance.random() < 0.3 else words
        return Pair(label, text, words, verdict, kind)

    return make


def _exact(label: str, chance: random.Random) -> Pair:
    said = _said(chance)
    text = page(chance, 300, said)
    words = " ".join(said).split()
    if label.endswith("sentence"):
        return Pair(label, text, chance.choice(said), "exact")
    if label.endswith("all"):
        return Pair(label, text, " ".join(said), "exact")
    length = chance.randrange(3, len(words))
    at = {"prefix": 0, "suffix": len(words) - length}.get(
        label.rpartition(" ")[2], chance.randrange(len(words) - length + 1)
    )
    return Pair(label, text, " ".join(words[at : at + length]), "exact")


def _unseen(label: str, chance: random.Random) -> Pair:
    said = _said(chance)
    return Pair(label, unseen(page(chance, 200, said), chance), " ".join(said), "exact")


def _wrapped(label: str, chance: random.Random) -> Pair:
    said = _said(chance, 2)
    text = wrapped(page(chance, 120, said), chance)
    verdict = "normalised" if re.search(r"\w-\n", text[max(0, text.find(said[0][:6])) :]) else "exact"
    flat = " ".join(text.split())
    verdict = "exact" if " ".join(said) in flat else "normalised"
    return Pair(label, text, " ".join(said), verdict)


def _sentence_gone(label: str, chance: random.Random) -> Pair:
    said = _said(chance, 3, 3)
    if _WEIGHTY.search(said[1]) and len(said[1].split()) < 5:
        raise CannotError
    words = f"{said[0]} {said[2]}"
    if label.startswith("elided"):
        words = f"{said[0]}{chance.choice((' … ', ' [...] ', ' ... '))}{said[2]}"
        return Pair(label, page(chance, 300, said), words, "elided")
    return Pair(label, page(chance, 300, said), words, "silently-elided")


def _sentences_swapped(label: str, chance: random.Random) -> Pair:
    said = _said(chance, 2, 3)
    words = [said[1], said[0], *said[2:]]
    return Pair(label, page(chance, 300, said), " ".join(words), "reordered")


def _two_changes(label: str, chance: random.Random) -> Pair:
    said = _said(chance, 1, 2)
    changed = silently(number(said[0], chance), chance)
    return Pair(label, page(chance, 300, said), changed, "altered", "number")


def _trailing(label: str, chance: random.Random) -> Pair:
    said = _said(chance, 1, 1)
    words = said[0].rstrip(".").split()
    if len(words) < 8:
        raise CannotError
    if chance.random() < 0.5:
        return Pair(label, page(chance, 200, said), f"{' '.join(words[:5])}…", "elided")
    return Pair(label, page(chance, 200, said), f"… {' '.join(words[-5:])}", "elided")


def _never(label: str, chance: random.Random) -> Pair:
    return Pair(label, page(chance, chance.choice((100, 900)), _said(chance)), chance.choice(NEVER_SAID), "absent")


def _elsewhere(label: str, chance: random.Random) -> Pair:
    """A sentence of the same kind, about other things, that this page does not hold."""
    said = _said(chance, 3, 3)
    others = [each for each in SENTENCES if each.split()[:3] not in [one.split()[:3] for one in said]]
    wanted = chance.choice(others)
    text = "\n".join(
        [*said, *(filled(each, chance) for each in chance.sample([o for o in SENTENCES if o != wanted], 12))]
    )
    return Pair(label, text, filled(wanted, chance), "absent")


def _paraphrase(label: str, chance: random.Random) -> Pair:
    sentence, other = chance.choice(PARAPHRASES)
    return Pair(label, page(chance, 200, [filled(sentence, chance)]), other, "absent")


def _foreign(label: str, chance: random.Random) -> Pair:
    language = chance.choice(sorted(FOREIGN))
    known = language if language in ("de", "fr") or chance.random() < 0.5 else None
    return Pair(label, FOREIGN[language], filled(chance.choice(SENTENCES), chance), "translated?", None, "en", known)


def _makings() -> Iterator[tuple[str, Callable[[str, random.Random], Pair]]]:
    for which in ("sentence", "all", "prefix", "suffix", "slice"):
        yield f"exact {which}", _exact
    yield "exact unseen", _unseen
    yield "lines of a PDF", _wrapped
    for change in (
        curly,
        lower,
        upper,
        first_letter,
        comma_at_the_end,
        commas,
        dashes,
        ligatures,
        decomposed,
        expanded,
        figures_written,
    ):
        yield f"form {change.__name__}", _changed(change, "normalised", form=True)
    for change in (marked, marked, marked_twice, bracketed):
        yield f"elided {change.__name__}", _changed(change, "elided")
    yield "elided sentence", _sentence_gone
    yield "elided trailing", _trailing
    for change in (silently, silently, silently, silently_one):
        yield f"silent {change.__name__}", _changed(change, "silently-elided")
    yield "silent sentence", _sentence_gone
    for change in (negation, negation, negation_dropped):
        yield f"altered {change.__name__}", _changed(change, "altered", "negation")
    for change in (number, number):
        yield f"altered {change.__name__}", _changed(change, "altered", "number")
    for change in (name, name, body):
        yield f"altered {change.__name__}", _changed(change, "altered", "entity")
    for change in (hedge, hedge_added, hedge_dropped):
        yield f"altered {change.__name__}", _changed(change, "altered", "hedge")
    yield "altered tense", _changed(tense, "altered", "tense")
    yield "altered cue", _changed(cue, "altered", "cue")
    for change in (synonym, synonyms, thing, word_added):
        yield f"altered {change.__name__}", _changed(change, "altered", "other")
    yield "altered twice", _two_changes
    for change in (swapped, swapped, clauses, to_the_front):
        yield f"reordered {change.__name__}", _changed(change, "reordered")
    yield "reordered sentences", _sentences_swapped
    yield "absent never", _never
    yield "absent elsewhere", _elsewhere
    yield "absent paraphrase", _paraphrase
    yield "foreign", _foreign


# ------------------------------------------------------------------------------------------------------ the figures


def judge(count: int, seed: int, wrong: bool) -> dict[str, Any]:
    """The verdicts on so many pairs against what is right."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    kinds: dict[str, list[bool]] = defaultdict(list)
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    hidden = 0
    for pair in pairs(count, seed):
        found = match(pair.words, PageText(pair.text, pair.page_language), language=pair.language)
        verdict = found.verdict.value
        total[pair.verdict] += 1
        right[pair.verdict] += verdict == pair.verdict
        confusion[pair.verdict][verdict] += 1
        hidden += pair.kind in ("negation", "number", "entity") and verdict in ("exact", "normalised")
        if pair.kind is not None and verdict == "altered":
            kinds[pair.kind].append(any(edit.kind == pair.kind for edit in found.edits))
        if wrong and (verdict != pair.verdict or (kinds.get(pair.kind or "") or [True])[-1] is False):
            print(f"{pair.made}: {pair.verdict} judged {verdict} {found.distance}\n  ours   {pair.words}")
            print(f"  theirs {found.matched}\n  edits  {[(edit.kind, edit.ours, edit.theirs) for edit in found.edits]}")
    return {
        "pairs": count,
        "right": round(100 * sum(right.values()) / sum(total.values()), 2),
        "right_by_verdict": {verdict: round(100 * right[verdict] / total[verdict], 1) for verdict in total},
        "confusion": {verdict: dict(counts.most_common()) for verdict, counts in confusion.items()},
        "kind_right": {kind: round(100 * sum(told) / len(told), 1) for kind, told in kinds.items() if kind},
        "called_exact_although_altered": hidden,
    }


def cost(rounds: int, seed: int) -> dict[str, Any]:
    """What a page of 10,000 words and each quotation on it cost, in milliseconds of CPU and over a plain search."""
    chance = random.Random(seed)
    said = _said(chance, 3, 3)
    text = page(chance, 10_000, said)
    quotations = {
        "exact": said[0],
        "silently": silently(" ".join(said), chance),
        "altered": negation(said[0] if "will" in said[0] else filled(SENTENCES[0], chance), chance),
        "absent": NEVER_SAID[0],
        "400 words": " ".join(text.split()[3000:3400]).replace(" the ", " a ", 3),
    }
    prepared = PageText(text, "en")
    match(said[0], prepared)
    found: dict[str, Any] = {"words": len(text.split())}
    found["page_ms"] = round(1000 * _least(lambda: PageText(text, "en"), rounds), 2)
    times = {
        label: _least(lambda words=words: match(words, prepared, language="en"), rounds)
        for label, words in quotations.items()
    }
    plain = statistics.median(
        _least(lambda words=words: " ".join(text.split()).casefold().find(words.casefold()), rounds)
        for words in quotations.values()
    )
    found["match_ms"] = {label: round(1000 * taken, 2) for label, taken in times.items()}
    slowest = max(taken for label, taken in times.items() if label != "400 words")
    found["page_and_slowest_match_ms"] = round(found["page_ms"] + 1000 * slowest, 2)
    found["match_over_plain_search"] = {label: round(taken / plain, 1) for label, taken in times.items()}
    found["page_over_plain_search"] = round(found["page_ms"] / 1000 / plain, 1)
    return found


def _least(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def table(found: dict[str, Any]) -> str:
    lines = [
        f"{found['pairs']:,} pairs; {found['machine']}",
        f"verdict right: {found['right']} % (wanted: at least 97)",
        "",
    ]
    for verdict, share in found["right_by_verdict"].items():
        others = {told: count for told, count in found["confusion"][verdict].items() if told != verdict}
        lines.append(f"  {verdict:<16} {share:>6} %   {', '.join(f'{told} {count}' for told, count in others.items())}")
    lines += ["", "kind of edit right where the verdict is altered:"]
    lines += [f"  {kind:<16} {share:>6} %" for kind, share in found["kind_right"].items()]
    lines.append(f"called exact although negation/number/name altered: {found['called_exact_although_altered']}")
    costs = found["cost"]
    lines += [
        "",
        f"a page of {costs['words']:,} words: {costs['page_ms']} ms, {costs['page_over_plain_search']} × plain",
    ]
    for label, taken in costs["match_ms"].items():
        lines.append(f"  {label:<16} {taken:>6} ms, {costs['match_over_plain_search'][label]} × plain")
    lines.append(f"page and slowest quotation of a few sentences: {costs['page_and_slowest_match_ms']} ms (at most 20)")
    return "\n".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pairs", type=int, default=1500)
    arguments.add_argument("--seed", type=int, default=5)
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--wrong", action="store_true")
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    found = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "seed": given.seed,
        **judge(given.pairs, given.seed, given.wrong),
        "cost": cost(given.rounds, given.seed),
    }
    print(table(found))
    if given.write:
        (HERE / "results").mkdir(exist_ok=True)
        (HERE / "results" / "quotes.json").write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
