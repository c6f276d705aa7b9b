"""Figures written out."""

_SMALL = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth
"""
_TENS_ORDINALS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"

CARDINALS = {
    **{word: value for value, word in enumerate(_SMALL.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
}
"""English cardinals of one word below a hundred, by value. "One" is here: who reads it knows whether it counts."""

ORDINALS = {
    **{word: value for value, word in enumerate(_SMALL_ORDINALS.split(), 1)},
    **{word: 10 * value for value, word in enumerate(_TENS_ORDINALS.split(), 2)},
}
"""English ordinals of one word below a hundred, by value."""

SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}
"""What multiplies the number before it, words and the abbreviations of the financial press (short scale)."""

INDEFINITE = frozenset("""
hundreds thousands millions billions trillions dozens half halves quarter quarters twice thrice double doubled doubles doubling triple
tripled triples tripling quadruple quadrupled
""".split())
"""Words that say how many without being a number of their own."""

NUMBER_WORDS = (CARDINALS.keys() - {"zero", "one"}) | frozenset("""
hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens half twice double doubled triple
tripled
""".split())
"""Words that stand for a figure in English. Our own list. "One" is left out: it is a pronoun more often."""

CURRENCIES = {
    "$": "dollar", "dollar": "dollar", "dollars": "dollar", "usd": "dollar",
    "€": "euro", "euro": "euro", "euros": "euro", "eur": "euro",
    "£": "pound", "pound": "pound", "pounds": "pound", "gbp": "pound", "sterling": "pound",
    "¥": "yen", "yen": "yen", "jpy": "yen", "₽": "rouble", "rouble": "rouble", "roubles": "rouble", "ruble": "rouble",
    "rubles": "rouble", "rub": "rouble", "₴": "hryvnia", "hryvnia": "hryvnia", "hryvnias": "hryvnia", "₹": "rupee",
    "rupee": "rupee", "rupees": "rupee", "₩": "won", "₺": "lira", "lira": "lira", "₪": "shekel", "shekel": "shekel",
    "shekels": "shekel", "¢": "cent",
}  # fmt: skip
"""Signs, codes (ISO 4217) and English words of money, by one word for each."""

DECIMAL_COMMA = frozenset("""
af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk uz vi
""".split())
"""Languages that write a decimal comma, and group thousands by full stops or spaces (Unicode CLDR, number symbols)."""
