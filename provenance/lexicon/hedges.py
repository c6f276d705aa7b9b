"""Words that say how sure, by language: whoever changes one changes what was promised or known."""

SOURCE = (
    "English: the modal verbs (R. Quirk et al., A Comprehensive Grammar of the English Language, 1985, 4.49–4.66), the adverbs of "
    "possibility and doubt (8.127) and K. Hyland, Hedging in Scientific Research Articles, 1998, appendix; approximators: E. Prince "
    "et al., On hedging in physician-physician discourse, 1982; the other languages: the same classes, set down by us"
)

POSSIBLE = frozenset("could may might".split())
"""English modal verbs that leave open whether it comes true. "Can" is left out: it mostly speaks of ability."""

SURE = frozenset("will would shall 'll won't wouldn't".split())
"""English modal verbs that do not; "would" is "will" as others report it."""

WEAK = frozenset("expected likely believed thought considering weighing appears appear appeared seems seem seemed".split())
"""English words that hedge what "to" brings after them, and say no more than that it may be so."""

TENTATIVE = WEAK | frozenset(
    (
        "unlikely planning planned hoping hoped set poised due scheduled intends aims hopes plans considered feared"
    ).split()
)
"""Every English word that hedges what "to" brings after it."""

DOUBTFUL = frozenset(
    (
        "apparently arguably allegedly conceivably maybe perhaps possibly potentially presumably probably purportedly "
        "reportedly supposedly tentatively"
    ).split()
)
"""English adverbs that hedge."""

HEDGING = POSSIBLE | TENTATIVE | DOUBTFUL | frozenset(
    (
        "if unless whether possible probable possibility chance estimate estimated expects expect suggests suggest "
        "suggested indicates should can can't cannot couldn't want wants wanted consider considers plan"
    ).split()
)  # fmt: skip
"""Every English word by which a sentence is taken to be hedged in one way or another."""

HEDGES = {
    "en": POSSIBLE
    | DOUBTFUL
    | frozenset("""
        would should can must ought likely unlikely seemingly certainly definitely surely undoubtedly doubtless clearly obviously
        virtually practically nearly almost roughly approximately somewhat seem seems seemed appear appears appeared possible
        probable plausible suspected alleged purported rumoured rumored generally usually typically mostly largely sometimes often
    """.split()),
    "de": frozenset("""
        vielleicht möglicherweise wahrscheinlich vermutlich womöglich wohl offenbar angeblich mutmaßlich könnte könnten kann können
        dürfte dürften mag mögen sollte sollten würde würden etwa rund fast sicher bestimmt
    """.split()),
    "fr": frozenset("""
        peut peuvent pourrait pourraient pourra devrait devraient probablement sûrement certainement apparemment prétendument
        possiblement environ presque semble semblent serait seraient
    """.split()),
    "es": frozenset("""
        quizá quizás acaso posiblemente probablemente seguramente presuntamente supuestamente aparentemente puede pueden podría podrían
        debería deberían parece parecen casi alrededor
    """.split()),
    "it": frozenset("""
        forse probabilmente possibilmente presumibilmente apparentemente può possono potrebbe potrebbero dovrebbe dovrebbero sembra circa
        quasi certamente
    """.split()),
    "pt": frozenset("""
        talvez possivelmente provavelmente supostamente aparentemente pode podem poderia poderiam deveria deveriam parece quase cerca
    """.split()),
    "nl": frozenset("misschien mogelijk waarschijnlijk wellicht kan kunnen zou zouden mag vermoedelijk ongeveer bijna".split()),
    "ru": frozenset("""
        возможно может могут мог могла могли бы вероятно наверное видимо якобы предположительно кажется около почти примерно
    """.split()),
    "uk": frozenset("можливо може можуть міг могла могли би ймовірно мабуть нібито здається близько майже".split()),
    "pl": frozenset("może mogą mógłby mogłaby mogliby być_może prawdopodobnie chyba rzekomo podobno około prawie".split()),
}
"""What makes a statement weaker or stronger. "Will" and "shall" are tenses here, unless one of these takes their place."""
