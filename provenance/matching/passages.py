"""The two sides of a comparison: a page's text, prepared once, and a quotation with its marks."""

from provenance.lexicon.function_words import FUNCTION_WORDS
from provenance.lexicon.negations import STANDING_APART
from provenance.matching import alignment, edits
from provenance.matching.figures import money
from provenance.matching.words import Word, Words, unspaced
from provenance.model.text import Pattern

LIGHT = 0.3
"""The weight of a function word, where other words weigh 1."""

_COMMON = 0.012  # of a page's words: a word more frequent than that is a function word of its language
_FEWEST = 150  # words that a page needs for that
_MOST_BRACKETS = 40  # that are looked for on the page
_GAP = 24  # characters between two words that are looked at for the end of a sentence
_ELLIPSIS = Pattern(r"[\[(]\s?(?:…|\.(?:\s?\.){1,5}|--?|—|–)\s?[\])]|…+|\.(?:\s?\.){2,}")
_WITHIN = Pattern(r"\[([^\W\d_]{1,12})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,12})\]")
_BRACKETED = Pattern(r"\[[^\[\]]{1,400}\]")
_UNSEEN = Pattern("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_ENDS = Pattern(r"[.!?…:]|\n\s*\n")
_TITLES = frozenset("mr mrs ms dr prof st gen col maj capt sgt lt sen rep gov hon jr sr no vs".split())


class PageText:
    """A page's text, prepared once for any number of quotations, in time and memory linear in its length.

    ``language`` is a BCP 47 tag, None where it is not known. ``text`` is what all offsets point into.
    """

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text = text
        self.language = language
        self.words = Words(text, language)
        self._cased: dict[str, tuple[bool, bool]] = {}

    def starts_sentence(self, number: int) -> bool:
        """Whether a word is the first of a sentence or block, as far as marks and capitals tell."""
        return _starts_sentence(self.words, number)

    def cased(self, key: str) -> tuple[bool, bool]:
        """Whether a word stands on the page with a capital within a sentence, and in small letters."""
        found = self._cased.get(key)
        if found is None:
            capital = small = False
            for number in alignment.places(self.words.code(key), self.words.coded, 24):
                word = self.words[number]
                small = small or word.written[:1].islower()
                capital = capital or (word.capital and not self.starts_sentence(number))
            found = self._cased[key] = (capital, small)
        return found

    def between(self, first: int, end: int) -> list[Word]:
        """The words from ``first`` up to ``end``, with what is a name told."""
        return [_told(self.words, number, self) for number in range(first, end)]

    def torn(self, first: int, end: int) -> tuple[bool, bool]:
        """Whether the words from ``first`` up to ``end`` begin, and whether they end, within something that loses its
        meaning when it is cut: "5bn", "18 %", "can't", "non-nuclear"."""
        words = self.words
        before = after = False
        if first > 0:
            between = self.text[words.ends[first - 1] : words.starts[first]]
            if between in ("-", "‐", "‑"):
                before = words[first - 1].key in STANDING_APART
            elif not between:
                left, right = words[first - 1], words[first]
                before = (left.figure or right.figure) and not money(left) and not unspaced(left.written)
        if end < len(words) and words.ends[end - 1] == words.starts[end]:
            left, right = words[end - 1], words[end]
            after = right.key == "not" or ((left.figure or right.figure) and not unspaced(right.written))
        return before, after


class Quotation:
    """A quotation as words, with the marks of what was left out and put in."""

    def __init__(self, written: str, page: PageText, language: str | None) -> None:
        self.written = written
        self.text, self._put_in = _joined(written, page.text)
        self.primary = language.partition("-")[0].lower() if language else None
        self._read = Words(self.text, language)
        ellipses = [(found.start(), found.end()) for found in _ELLIPSIS.finditer(self.text)]
        self.ellipses = bool(ellipses)
        marked = set(ellipses)
        brackets = [*self._put_in, *(found.span() for found in _BRACKETED.finditer(self.text))]
        brackets = [span for span in brackets if span not in marked]
        # Brackets that stand on the page are no editor's.
        own = {
            span
            for span in brackets[:_MOST_BRACKETS]
            if self.text[slice(*span)] in page.text and span not in self._put_in
        }
        brackets = [span for span in brackets if span not in own]
        self.words: list[Word] = []
        marks: set[int] = set()
        brackets.sort()
        at = upto = 0
        for number in range(len(self._read)):
            word = _told(self._read, number, page)
            while at < len(ellipses) and ellipses[at][1] <= word.start:
                marks.add(len(self.words))
                at += 1
            while upto < len(brackets) and brackets[upto][1] <= word.start:
                upto += 1
            bracketed = upto < len(brackets) and brackets[upto][0] < word.end
            if not (bracketed and word.key == "sic"):
                self.words.append(word._replace(bracketed=True) if bracketed else word)
        if at < len(ellipses):
            marks.add(len(self.words))
        self.marks = sorted(marks)
        self.coded = "".join(page.words.code(word.key) for word in self.words)
        self.weights = [self._weight(number, page) for number in range(len(self.words))]

    def _weight(self, number: int, page: PageText) -> float:
        word = self.words[number]
        if word.bracketed:
            return 0.0
        if word.key in FUNCTION_WORDS and not word.name:
            return LIGHT
        size = len(page.words)
        if size >= _FEWEST and page.words.counts[self.coded[number]] > _COMMON * size and not word.name:
            return LIGHT
        return 1.0


def _joined(written: str, page: str) -> tuple[str, list[tuple[int, int]]]:
    """A quotation without brackets inside words ("[W]e"), and where the letters stand that were in them."""
    if "[" not in written:
        return written, []
    made: list[str] = []
    spans: list[tuple[int, int]] = []
    length = done = 0
    for number, found in enumerate(_WITHIN.finditer(written)):
        if number < _MOST_BRACKETS and written[max(0, found.start() - 2) : found.end() + 2] in page:
            continue
        letters = found[1] or found[2]
        made += (written[done : found.start()], letters)
        length += found.start() - done
        spans.append((length, length + len(letters)))
        length += len(letters)
        done = found.end()
    made.append(written[done:])
    return "".join(made), spans


def _told(words: Words, number: int, page: PageText) -> Word:
    """A word of the quotation or the page, with whether it is part of a name."""
    word = words[number]
    if not word.capital or (word.key in FUNCTION_WORDS and word.written != "May"):
        return word
    shouted = _shouted(words, number)
    if not shouted and not _starts_sentence(words, number):
        return word._replace(name=True)
    capital, small = page.cased(word.key)
    if capital or edits.given_name(word.key):
        return word._replace(name=True)
    following = words[number + 1] if number + 1 < len(words) else None
    surname = following is not None and following.capital and following.key not in FUNCTION_WORDS
    if surname and not small and not shouted:
        return word._replace(name=True)
    return word._replace(name=not small and not word.key.endswith(("s", "ly", "ing", "ed")))


def _starts_sentence(words: Words, number: int) -> bool:
    if number == 0:
        return True
    start, end = words.ends[number - 1], words.starts[number]
    between = words.text[start : min(end, start + _GAP)] + words.text[max(start + _GAP, end - _GAP) : end]
    if _ENDS.search(between) is None:
        return "\n" in between and words.text[end].isupper()
    before = words[number - 1]
    return not (
        between.lstrip().startswith(".") and (before.key in _TITLES or (len(before.written) == 1 and before.capital))
    )


def _shouted(words: Words, number: int) -> bool:
    """Whether a word stands among capitals, as in a headline, where they tell nothing."""
    letters = capitals = 0
    for at in range(max(0, number - 4), min(len(words), number + 5)):
        first = words.text[words.starts[at]]
        if at != number and first.isalpha():
            letters += 1
            if first.isupper():
                capitals += 1
            elif words[at].key not in FUNCTION_WORDS:
                return False
    return letters > 3 and 2 * capitals > letters


def folded(text: str) -> str:
    """``text`` with its white space as single spaces, and without characters that nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())
