"""Which quotation mark closes which."""

SOURCE = "the Unicode Standard, chapter 6.2, and the delimiters of the Common Locale Data Repository, by language"

CLOSED_BY = {
    '"': '"',
    "“": "”“",  # English; “…“ where somebody's editor knows one curly mark only
    "”": "”",  # Swedish, Finnish
    "„": "“”„",  # German, Czech; Polish, Hungarian, Romanian
    "‟": "”‟",
    "«": "»«",  # French, Russian; Danish and German set them the other way round
    "»": "«»",  # and Finnish and Swedish use one mark on both sides
    "‹": "›‹",
    "›": "‹›",
    "'": "'",
    "‘": "’‘",
    "‚": "‘’‚",
}
"""The marks that may close a quotation, by the mark that opens it. The same mark on both sides is never a mixture."""

CERTAIN = frozenset('"“”«‹')
"""Double marks that are closed by the first of their marks wherever they open; the others differ by language."""

DOUBLE = frozenset('"“”„‟«»‹›')
"""Marks that are quotation marks wherever they stand."""

SINGLE = frozenset("'‘’‚")
"""Marks that may be apostrophes as well."""

OPENING_OFF = frozenset("«‹")
"""Marks that French sets off from the words that follow, by a space."""

CLOSING_OFF = frozenset("»›")
"""Marks that French sets off from the words before them."""

ELISIONS = frozenset(("bout", "cause", "cos", "em", "n", "round", "tis", "til", "till", "twas"))
"""Words that English writes with an apostrophe in front."""
