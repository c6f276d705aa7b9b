"""Two statements in one claim.

## What it finds

A claim whose `text` joins two statements with subjects of their own: "… and the minister resigned", "…; the ferry
sank", "…, while the board denies it", or two sentences. Two subjects that share a verb, lists, and what one subject did
first and next are one claim. It looks at English only and leaves a sentence alone that it cannot read with confidence,
so some double claims pass.

## Why it matters

Of two statements one may be true and the other false, one named and the other not, one on record and the other hearsay:
a claim that holds both cannot be graded as either. [schema.org](https://schema.org/Claim) and the fact-checkers who
publish with it keep one rating to one claim; work on the precision of long texts, such as
[FActScore](https://arxiv.org/abs/2305.14251) (Min et al. 2023), splits them into single facts first.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The ferry sank off the mole, and the harbour master has resigned."
quote = "the ferry that went down off the mole has cost the harbour master his post, a colleague said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "a colleague"
identity = "described"
vantage = "familiar"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The ferry sank off the mole."
quote = "the ferry that went down off the mole has cost the harbour master his post, a colleague said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "a colleague"
identity = "described"
vantage = "familiar"

[[claim]]
id = "c2"
text = "The harbour master and the pilot have resigned and left the island."
quote = "the ferry that went down off the mole has cost the harbour master his post, a colleague said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "a colleague"
identity = "described"
vantage = "familiar"
```

## How to answer it

Make two claims of it, each with an id and a quote of its own; they may share the rest. If the two belong together, such
as a condition with its consequence, leave it and say so in an `[[claim.allow]]`.
"""

from collections.abc import Iterator

from provenance.lexicon import clauses as lex
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.model.text import Pattern
from provenance.rules import Context, rule

_QUOTED = Pattern("\"[^\"]*\"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\\w)['‘][^'‘’]{2,}['’](?!\\w)|\\([^()]*\\)")
_TOKEN = Pattern(
    r"(?:[^\W\d_]\.){2,}|[$€£]?\d[\d.,]*\d%?|[$€£]?\d%?|[^\W_]+(?:['’][^\W_]+|[-‑][^\W_]+)*['’]?|[,;:.!?–—]"
)
_LONGEST = 600
"""Longer texts are not read: no claim is that long, and the work grows with the square of it."""
_SUBJECT = 10
"""How many words a subject may have up to its verb."""
_QUOTE = "“”"
_STOPS = frozenset(",:–—")
_UNITS = frozenset("seconds minutes hours days weeks months years".split())
_WHICH = frozenset("same next previous following last".split())


@rule("FMT04", Severity.INFO, about="file")
def compound_claim(claim: Claim, context: Context) -> Iterator[Hit]:
    """Two finite clauses with different subjects in ``text``."""
    text = claim.text
    joined = " and " in text or " but " in text or ", wh" in text or ";" in text or ". " in text
    if joined and len(text) <= _LONGEST and is_compound(text):
        yield Hit("Two claims? Split them.", ("text",))


def is_compound(text: str) -> bool:
    """Whether an English text joins two finite clauses with different subjects, as far as word forms show.

    It errs on the side of no: it has neither a parser nor a dictionary of nouns.
    """
    plain = _QUOTED.sub(lambda match: "" if match[0][0] == "(" else f" {_QUOTE} ", text)
    words = _TOKEN.findall(plain)
    sentence: _Sentence | None = None
    start = 0
    for place in range(len(words) + 1):
        if place == len(words) or words[place] == ";" or _ends_sentence(words, place):
            before, sentence = sentence, _Sentence(words[start:place])
            start = place + 1
            if sentence.is_compound() or (before is not None and sentence.goes_on_from(before)):
                return True
    return False


def _ends_sentence(words: list[str], place: int) -> bool:
    """Whether a full stop ends a sentence, and not an abbreviation or the text."""
    if words[place] not in (".", "!", "?") or not 0 < place < len(words) - 1:
        return False
    before, after = words[place - 1], words[place + 1]
    return after[0].isupper() and ((len(before) > 2 and before.islower()) or before[-1].isdigit() or before == _QUOTE)


class _Sentence:
    """The words of one sentence, up to a semicolon or full stop."""

    __slots__ = ("_finite", "lower", "words")

    def __init__(self, words: list[str]) -> None:
        self.words = [word for word in words if word not in (".", "!", "?")]
        self.lower = [word.lower().replace("’", "'") for word in self.words]
        self._finite: dict[int, bool] = {}

    def is_compound(self) -> bool:
        """Whether some "and", "but" or "while" of the sentence joins two clauses."""
        return any(self._joins(place, place + 1) for place in range(2, len(self.lower) - 1) if self._may_join(place))

    def _may_join(self, place: int) -> bool:
        """Whether a word is an "and" or "but", or a "while" that sets a second clause against the first: not "can't
        help but", not "…, he said, while …"."""
        word, before = self.lower[place], self.lower[place - 1]
        if word in ("while", "whereas"):
            return before == "," and not (self._said(place - 2) and "," in self.lower[: place - 2])
        return word == "and" or (word == "but" and before != "help")

    def goes_on_from(self, before: "_Sentence") -> bool:
        """Whether the sentence, after a semicolon or full stop, says something with a subject of its own."""
        start = 1 if self.lower[:1] in (["and"], ["but"]) else 0
        clause = self._clause_at(start)
        return clause is not None and len(before.words) > 1 and not clause[0] <= before.subjects(len(before.words))

    def _joins(self, end: int, start: int) -> bool:
        """Whether a clause ends at ``end`` and another one, with a subject of its own, begins at ``start``."""
        comma = self.lower[end - 1] in _STOPS
        end -= comma
        if self.lower[start] == "that" and "that" in self.lower[:end] and start < len(self.lower) - 2:
            start += 1
        clause = self._clause_at(start)
        if clause is None:
            return False
        subject, verb = clause
        if self.lower[verb] in lex.PLURAL_VERBS and not lex.CAUSING.isdisjoint(self.lower[:end]):
            return False  # "helped the town and the villages become …"
        singular = self.lower[verb] in lex.SINGULAR_AUXILIARIES or self.lower[verb] in lex.SINGULAR_VERBS
        return self.complete(end, comma=comma, alone=singular or comma) and not subject <= self.subjects(end)

    # ------------------------------------------------------------------------------------------- before the joiner

    def subjects(self, end: int) -> set[str]:
        """The words before ``end`` that belong to subjects: up to the first verb, and after each verb of saying."""
        finites = [place for place in range(1, end) if self.finite(place)]
        words = set(self.lower[: finites[0] if finites else end])
        for opener, _ in self._openers(end, finites):
            words.update(self.lower[opener + 1 : next((place for place in finites if place > opener), opener)])
        return words

    def complete(self, end: int, *, comma: bool, alone: bool = False) -> bool:
        """Whether the words before ``end`` are a whole clause, to which another can be joined there.

        Every clause needs a finite verb: those that begin with a conjunction, a relative pronoun or after a verb of
        saying, and the main one. ``alone`` says that what follows the joiner cannot share its verb with what is before.
        """
        finites = [place for place in range(1, end) if self.finite(place)]
        finites += [place for place in range(end) if self.lower[place] in lex.CONTRACTED]
        if not finites and (comma or self.lower[end : end + 1] == ["but"]):
            finites = self._perhaps_finite(end)
        if not finites:
            return False
        openers = self._openers(end, finites, comma=comma)
        stop = max((place for place in range(end) if self.lower[place] in _STOPS), default=-1)
        last, kind = openers[-1] if openers else (-1, "")
        if kind == "object?" and last > max(finites[0] - 1, stop) and not any(place > last for place in finites):
            if not alone or (not comma and any(self.lower[place] in lex.PREPOSITIONS for place in range(last, end))):
                return False
            openers.pop()
            last, kind = openers[-1] if openers else (-1, "")
        if not comma and last > stop and kind == "inner":
            return False
        begin = max(stop, last)
        if len(finites) <= len(openers) or not any(place > begin for place in finites):
            return False
        pairing = [place for place in range(begin + 1, end) if self.lower[place] in lex.PAIRING]
        if pairing and not {"and", "or", "nor"}.intersection(self.lower[pairing[-1] : end]):
            return False
        return comma or not self._ends_in_two_phrases(begin + 1, end)

    def _perhaps_finite(self, end: int) -> list[int]:
        """The first form before ``end`` that may be something else but is the verb where there is no other: a past form
        that may be a participle, or a form in -s that may be a noun."""
        for place in range(1, end):
            word = self.lower[place]
            if word in _STOPS or word in lex.SUBORDINATORS:
                return []
            subject = self._noun_like(place - 1) or self._number(place - 1)
            if word in lex.PAST_OR_PARTICIPLE or (word.endswith("ed") and len(word) > 4):
                return [place] if subject and self.lower[place + 1 : place + 2] != ["by"] else []
            third = subject and self._plural(word) and not self._plural(self.lower[place - 1])
            if third and self.words[place].islower() and place + 1 < end:
                return [place]
        return []

    def _openers(self, end: int, finites: list[int], *, comma: bool = False) -> list[tuple[int, str]]:
        """Where clauses begin that need a verb of their own. "inner": what is joined there would be joined inside;
        "content": what somebody says; "object?": perhaps no clause but an object."""
        found: list[tuple[int, str]] = []
        for place in range(end):
            word = self.lower[place]
            if word in lex.SUBORDINATORS:
                said = word == "that" and any(self._said(each) for each in range(max(place - 4, 0), place))
                found.append((place, "content" if said and not self._verb_at(place + 1) else "inner"))
            elif word in lex.LINKING:
                if self._links_clause(place, end, finites, comma=comma):
                    found.append((place, "inner"))
            elif word in lex.PRONOUNS and place > 0 and self._noun_like(place - 1) and not self._said(place - 1):
                found.append((place, "inner"))  # "the deal he signed"
            elif place + 1 < end and self._said(place) and self._phrase_at(place + 1, bare=word in lex.SAYING):
                found.append((place, "content" if word in lex.SAYING else "object?"))
        return found

    def _said(self, place: int) -> bool:
        return self.lower[place] in lex.SAYING or self.lower[place] in lex.SAYING_OR_DOING

    def _links_clause(self, place: int, end: int, finites: list[int], *, comma: bool) -> bool:
        """Whether "after", "as", "since" … may begin a clause here, and not merely say when or as what."""
        if place + 1 >= end:
            return False
        after = self.lower[place + 1]
        if after[0].isdigit() or after in lex.TIME_WORDS or after in _STOPS or after.endswith("ing"):
            return False
        stop = next((each for each in range(place, end) if self.lower[each] in _STOPS), end)
        if any(place < each < stop for each in finites):
            return True
        bare = self.lower[place] == "as" and after not in lex.DETERMINERS and after not in lex.QUANTIFIERS
        return stop == end and not bare and not comma

    def _ends_in_two_phrases(self, begin: int, end: int) -> bool:
        """Whether the last noun phrase stands right after another: "the deal Russia" (… and Ukraine have signed)."""
        place = end - 1
        while place > begin and self._noun_like(place) and not self._capital(place):
            place -= 1
        if place > begin and self._capital(place):
            while place > begin and self._capital(place - 1):
                place -= 1
            if self.lower[place - 1] in lex.DETERMINERS:
                place -= 1
        elif self.lower[place] not in lex.DETERMINERS and self.lower[place] not in lex.QUANTIFIERS:
            return False
        if place <= begin:
            return False
        before = self.lower[place - 1]
        if self._capital(place - 1):
            return True
        return (
            self._noun_like(place - 1)
            and not before.endswith(("ed", "ing"))
            and before not in lex.PAST
            and before not in lex.PAST_OR_PARTICIPLE
            and before not in lex.PLURAL_VERBS
            and before not in lex.SINGULAR_VERBS
            and not self.finite(place - 1)
            and not (place > begin + 1 and (self.lower[place - 2] in lex.MODALS or self.lower[place - 2] == "to"))
        )

    # -------------------------------------------------------------------------------------------- after the joiner

    def _clause_at(self, start: int) -> tuple[set[str], int] | None:
        """The words of the subject and the place of the verb of a clause that begins at ``start``."""
        start = self._after_adverbials(start)
        verb = self._verb_of_subject(start)
        if verb is None:
            return None
        word = self.lower[verb]
        if (word in lex.PLURAL_AUXILIARIES and self._singular(start, verb)) or (
            word in lex.SINGULAR_AUXILIARIES and self._several(start, verb)
        ):
            return None  # the verb agrees with another subject: "the cost of food and fees is …"
        return {word for word in self.lower[start:verb] if word not in lex.DETERMINERS}, verb

    def _after_adverbials(self, start: int) -> int:
        """The place after "later", "however,", "on Monday", "in 2020"."""
        lower, size = self.lower, len(self.lower)
        while start < size - 2:
            if lower[start] in lex.PREPOSITIONS and (
                lower[start + 1] in lex.TIME_WORDS or (lower[start + 1].isdigit() and len(lower[start + 1]) == 4)
            ):
                start += 2
            elif (lower[start] in lex.ADVERBS and lower[start] != "there") or lower[start].endswith("ly"):
                start += 1
            else:
                return start
            start += lower[start] == ","
        return start

    def _verb_of_subject(self, start: int) -> int | None:
        """The place of the finite verb whose subject begins at ``start``, or None where there is no such pair."""
        size = len(self.lower)
        if start >= size - 1:
            return None
        first, second = self.lower[start], self.lower[start + 1]
        if first == "there":
            return start + 1 if second in lex.AUXILIARIES else None
        if first in lex.ALONE and self.finite(start + 1):
            return None
        if not self._phrase_at(start, bare=True) or first in lex.PRONOUNS:
            return None
        bare = self._noun_like(start) and self.words[start].islower() and not self._number(start)
        single = bare and not self._plural(first) and not self._plural(second)
        head = False
        for place in range(start, min(size, start + (3 if single else _SUBJECT))):
            word = self.lower[place]
            if head and self.finite(place, start):
                if bare and self._plural(word) and word not in lex.SINGULAR_VERBS and word not in lex.AUXILIARIES:
                    return None  # "provide retirees a pension"
                return place if not single or word in lex.AUXILIARIES or word in lex.PAST else None
            if self._ends_subject(place, start):
                return None
            head = head or not (word in lex.DETERMINERS or word in lex.PREPOSITIONS or word.endswith("'s"))
        return None

    def _ends_subject(self, place: int, start: int) -> bool:
        """Whether a word cannot belong to a subject that began at ``start`` and has had no verb yet."""
        word = self.lower[place]
        if word in ("and", "or", "but", "nor"):
            return self.finite(place + 1, place - 1)  # "Accra, and employs"
        if word in lex.PREPOSITIONS:
            to_place = word == "to" and place + 1 < len(self.lower) and self._capital(place + 1)
            return word not in lex.IN_SUBJECT and not to_place
        if word in lex.SUBORDINATORS or word in lex.LINKING or word in lex.AUXILIARIES or word in lex.PRONOUNS:
            return True
        if word in _STOPS:
            return True
        if place == start or not self._noun_like(place - 1) or self._capital(place - 1):
            return False
        before = self.lower[place - 1]
        if word in lex.DETERMINERS:
            return not before.endswith(("ed", "ing"))  # "the land the army holds"
        return self._capital(place) and before.endswith("s")  # "the areas Russia holds"

    def _singular(self, start: int, verb: int) -> bool:
        """Whether the subject is plainly one: then "are" after it has a second subject before the joiner."""
        head = next((p for p in range(start, verb) if self.lower[p] in lex.PREPOSITIONS), verb) - 1
        if "and" in self.lower[start:verb]:
            return False
        if self.lower[start] in ("a", "an", "this", "each", "every", "another"):
            return True
        word = self.lower[head]
        return not word.endswith("s") and word not in lex.PLURAL_NOUNS and not self._number(start) and word.isalpha()

    def _several(self, start: int, verb: int) -> bool:
        """Whether the subject is plainly more than one; names may end in -s."""
        words = range(start, verb)
        if any(self.lower[place] in lex.PREPOSITIONS for place in words) or self._number(start):
            return False
        return self._plural(self.lower[verb - 1]) and self.words[verb - 1].islower()

    # ---------------------------------------------------------------------------------------------------- words

    def finite(self, place: int, start: int = 0) -> bool:
        """Whether the word at ``place`` is a finite verb with something before it (from ``start`` on) as subject."""
        if place <= start or place >= len(self.lower):
            return False
        known = self._finite.get(place)
        if known is None:
            known = self._finite[place] = self._looks_finite(place)
        return known

    def _looks_finite(self, place: int) -> bool:
        word, before = self.lower[place], self.lower[place - 1]
        if before in lex.DETERMINERS and before not in lex.ALONE:
            return False
        if word in lex.AUXILIARIES:
            if word in ("have", "do"):
                return not self._governed(place)
            return self.words[place].islower()
        if not word.isalpha() or self._capital(place) or before.endswith("'s") or before in lex.DETERMINERS:
            return False
        if self._governed(place) or (before in lex.PREPOSITIONS and before not in ("up", "down", "off", "out")):
            return False
        if word in lex.PAST:
            return True
        if word in lex.SINGULAR_VERBS:
            return not self._verb_at(place + 1)
        if word in lex.PLURAL_VERBS:
            return before in lex.PLURAL_NOUNS or before in lex.PRONOUNS or self._plural(before)
        if word in lex.PAST_OR_PARTICIPLE or word in lex.STANDING_ALONE or (word.endswith("ed") and len(word) > 4):
            return self._past_at(place)
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            if before in ("he", "she", "it"):
                return True
            return self._noun_like(place - 1) and not self._plural(before) and self._object_at(place + 1, named=False)
        return False

    def _past_at(self, place: int) -> bool:
        """Whether the form at ``place``, which may be a participle, is a finite past here."""
        word, before = self.lower[place], self.lower[place - 1]
        after = self.lower[place + 1] if place + 1 < len(self.lower) else ""
        if before in lex.PRONOUNS:
            return True
        if word in lex.STANDING_ALONE:
            return after != "by" and not (self._number(place - 1) and after != "" and self._noun_like(place + 1))
        if after in ("that", _QUOTE):
            return True
        if after == "to":
            return word in lex.WITH_INFINITIVE
        if word in lex.WITH_TWO_OBJECTS and not lex.AUXILIARIES.isdisjoint(self.lower[place:]):
            return False
        if word in lex.WITH_BARE_OBJECT and place + 1 < len(self.lower) and self._noun_like(place + 1):
            return True
        return not before.endswith("ing") and self._object_at(place + 1)

    def _governed(self, place: int) -> bool:
        """Whether an auxiliary, "to" or "not" before the word makes it an infinitive or a participle."""
        place -= 1
        while place >= 0 and (self.lower[place] in lex.ADVERBS or self.lower[place].endswith("ly")):
            place -= 1
        if place < 0:
            return False
        before = self.lower[place]
        return before in lex.AUXILIARIES or before in lex.NOT_FINITE or before in lex.CONTRACTED

    def _verb_at(self, place: int) -> bool:
        return place < len(self.lower) and self.lower[place] in lex.AUXILIARIES

    def _object_at(self, place: int, *, named: bool = True) -> bool:
        """Whether an object may begin at ``place``, and no phrase of time."""
        if place >= len(self.lower):
            return False
        word = self.lower[place]
        after = self.lower[place + 1] if place + 1 < len(self.lower) else ""
        if word in lex.TIME_WORDS or after in _UNITS or after in _WHICH:
            return False
        if after in lex.TIME_WORDS and not (place + 2 < len(self.lower) and self._noun_like(place + 2)):
            return False
        if not named:
            return word in lex.DETERMINERS and word != "that"
        if word in lex.DETERMINERS or word in lex.OBJECT_PRONOUNS:
            return True
        plural = self._plural(word) and self._noun_like(place)
        return self._capital(place) or self._number(place) or plural

    def _phrase_at(self, place: int, *, bare: bool) -> bool:
        """Whether a noun phrase may begin at ``place``; ``bare``: also one that is only a noun."""
        word = self.lower[place]
        if word in lex.TIME_WORDS:
            return False
        if word in lex.DETERMINERS:
            return word != "that" or not bare
        if word in lex.PRONOUNS or word == "there" or self._capital(place) or self._number(place):
            return True
        if not bare or not self._noun_like(place):
            return False
        verb = (
            word in lex.PAST
            or word in lex.PAST_OR_PARTICIPLE
            or word in lex.SINGULAR_VERBS
            or word in lex.PLURAL_VERBS
            or word in lex.SAYING
            or word in lex.SAYING_OR_DOING
            or word.endswith(("ed", "ing"))
        )
        return not verb

    def _noun_like(self, place: int) -> bool:
        """Whether a word may be a noun or an adjective: none of the words that have other work."""
        word = self.lower[place]
        return word[0].isalpha() and not (
            word in lex.PREPOSITIONS
            or word in lex.DETERMINERS
            or word in lex.SUBORDINATORS
            or word in lex.LINKING
            or word in lex.ADVERBS
            or word in lex.AUXILIARIES
            or word in lex.NOT_FINITE
            or word in lex.PRONOUNS
            or word in lex.OBJECT_PRONOUNS
            or word in lex.CONTRACTED
            or word in ("and", "or", "but", "nor")
            or word.endswith("ly")
        )

    def _capital(self, place: int) -> bool:
        return self.words[place][0].isupper() and self.lower[place] not in lex.TIME_WORDS and place > 0

    def _number(self, place: int) -> bool:
        return self.words[place][0] in "$€£0123456789" or self.lower[place] in lex.QUANTIFIERS

    @staticmethod
    def _plural(word: str) -> bool:
        return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
