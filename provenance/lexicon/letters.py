"""Letters of other scripts in Latin ones: as they sound, and as they look.

The one makes ids of names ("Правда" → "pravda"); the other sees that "рravda.ru" with a Cyrillic р is not pravda.ru.
"""

import unicodedata

SOURCE = (
    "sounds: the usual romanisation of Russian, Ukrainian, Bulgarian, Serbian and Greek names in English, without marks, "
    "set down by us; shapes: pairs that anybody sees to be alike, set down by us, among those of Unicode's Technical "
    "Standard 39"
)

SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ђ": "dj", "ѓ": "gj", "е": "e", "ё": "e", "є": "ye", "ж": "zh",
    "з": "z", "ѕ": "dz", "и": "i", "й": "y", "і": "i", "ї": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "ќ": "kj", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "џ": "dz", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
    "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ß": "ss", "đ": "d", "ħ": "h", "ł": "l", "ŋ": "ng", "ı": "i",
    "ə": "e",
}  # fmt: skip
"""Small letters by what is written for them in Latin; those with marks are found without their marks."""

SHAPES = {
    "а": "a", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "ӏ": "l", "о": "o", "р": "p", "ԛ": "q", "с": "c",
    "ѕ": "s", "у": "y", "х": "x", "ԝ": "w", "ѵ": "v", "к": "k", "м": "m", "т": "t", "в": "b", "н": "h", "г": "r",
    "α": "a", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "υ": "u", "χ": "x", "ω": "w", "ɡ": "g", "ı": "i",
    "0": "o", "1": "l",
}  # fmt: skip
"""Small letters and figures by the Latin letter they are taken for."""


def as_sounded(text: str) -> str:
    """``text`` in small Latin letters without marks, as far as the lists go: "Ó Правда" → "o pravda"."""
    return _in_latin(text, SOUNDS)


def as_seen(text: str) -> str:
    """``text`` as a hurried eye reads it, in small letters: "рravda" with a Cyrillic р → "pravda"."""
    return _in_latin(_in_latin(text, SHAPES), SOUNDS)


def _in_latin(text: str, table: dict[str, str]) -> str:
    """``text`` letter by letter from a table, those that it lacks without their marks."""
    made = []
    for letter in unicodedata.normalize("NFC", text.casefold()):
        if letter.isascii():
            made.append(table.get(letter, letter))
        elif letter in table:
            made.append(table[letter])
        else:
            bare = (part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
            made.extend(table.get(part, part) for part in bare)
    return "".join(made)
