"""Text as the words and word pieces that the tagger reads, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)+"  # 1,000 and 3.5
    r"|[^\W_]+(?:[-‑&/_@][^\W_]+|['’](?!(?:s|re|ve|ll|d|m)\b)\w+)*"  # words, hyphenated ones, O'Neill, don't
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|\.{2,}|-{2,}|`{2}|'{2}"
    r"|[^\w\s]|_",
    re.IGNORECASE,
)
_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")

OUTSIDE, MARK, INSIDE = 0, 1, 2
"""How a word stands to quotation marks."""

SHAPES = 5
"""Lower case, Capitalised, UPPER CASE, digits, anything else."""

FEATURES = SHAPES * 3
"""How many values a word's feature can have: its shape × how it stands to quotation marks."""

_LONGEST = 100


class Word(NamedTuple):
    """A word of a text: its offsets (code points, end exclusive) and its feature in [0, FEATURES)."""

    start: int
    end: int
    feature: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of one paragraph, ``text[start:end]``; every character that is not white space is in one of them."""
    found: list[Word] = []
    quoted = False
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        first = word[0]
        if first in _OPENING or word == "``":
            quoted, state = True, MARK
        elif first in _CLOSING or word == "''":
            quoted, state = False, MARK
        elif first == '"':
            quoted, state = opens(text, match.start(), quoted), MARK
        else:
            state = INSIDE if quoted else OUTSIDE
        found.append(Word(match.start(), match.end(), _shape(word) * 3 + state))
    return found


def opens(text: str, place: int, quoted: bool) -> bool:
    """Whether the straight mark at ``place`` opens a quotation: by its neighbours, else because none is open."""
    before = text[place - 1 : place].isspace() or not place or text[place - 1] in "([—–-"
    after = text[place + 1 : place + 2].isspace() or place + 1 >= len(text)
    return not quoted if before == after else before


def _shape(word: str) -> int:
    first = word[0]
    if first.isalpha():
        if first.islower():
            return 0
        return 2 if len(word) > 1 and word.isupper() else 1
    return 3 if first.isdigit() else 4


class WordPieces:
    """Splits words into the pieces of a BERT vocabulary (lower-cased, accents stripped, longest match first).

    The algorithm is WordPiece as BERT uses it (Devlin et al. 2019); a word always has at least one piece.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids: Mapping[str, int] = {piece: i for i, piece in enumerate(vocabulary)}
        self.start, self.separator, self.padding = self._ids["[CLS]"], self._ids["[SEP]"], self._ids["[PAD]"]
        self._unknown = self._ids["[UNK]"]
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> Sequence[int]:
        """The ids of ``word``'s pieces."""
        known = self._seen.get(word)
        if known is None:
            known = self._split(word)
            if len(self._seen) < 100_000 and len(word) <= _LONGEST:
                self._seen[word] = known
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return (self._unknown,)
        plain = word.lower()
        if not plain.isascii():
            plain = "".join(c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for run in _runs(plain):
            found += self._longest_first(run)
        return tuple(found) or (self._unknown,)

    def _longest_first(self, run: str) -> list[int]:
        found: list[int] = []
        at = 0
        while at < len(run):
            for end in range(len(run), at, -1):
                piece = self._ids.get(run[at:end] if not at else "##" + run[at:end])
                if piece is not None:
                    found.append(piece)
                    at = end
                    break
            else:
                return [self._unknown]
        return found


def _runs(word: str) -> list[str]:
    """``word`` with each punctuation mark and each Chinese character on its own, as BERT's tokenizer has it."""
    runs: list[str] = []
    join = False
    for char in word:
        alone = not char.isalnum() or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"
        if alone or not join:
            runs.append(char)
        else:
            runs[-1] += char
        join = not alone
    return runs
