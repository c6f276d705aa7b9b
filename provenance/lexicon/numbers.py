"""Figures written out."""

_NUMBERS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion
billions trillion trillions dozen dozens half twice double doubled triple tripled
"""

NUMBER_WORDS = frozenset(_NUMBERS.split())
"""Words that stand for a figure in English. Our own list. "One" is left out: it is a pronoun more often."""
