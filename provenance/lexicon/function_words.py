"""English words that stand in every text, and say little of what it is about."""

from provenance.lexicon import clauses, heads

SOURCE = (
    "R. Quirk et al., A Comprehensive Grammar of the English Language, 1985, 2.34–2.40 (closed classes), with the forms of their "
    "members; the other words of EVERYDAY are our own reading of news style"
)

FUNCTION_WORDS = frozenset("""
a an the this that these those my your his her its our their 's 'd whose which what who whom when where why how
i me you he him she it we us they them myself yourself himself herself itself ourselves yourselves themselves mine yours hers ours theirs
one ones some any all both each every either other another such same own
of in to for with on at by from as into about than after before between through during over under against out up down off upon within
among across behind toward towards per via since until till
and or but nor so yet if because although though while whereas unless whether
be am is are was were been being have has had having do does did doing done will would shall should can could may might must ought
not no there here then now also just only very too more most much many few little less least again still even ever
""".split())
"""Their case and accents folded; a contracted form stands as "'s" and "'d"."""

DETERMINERS = heads.DETERMINERS | frozenset("some few many several such one other of".split())
"""What a noun follows: after them an -s is a plural, and not a verb's."""

AUXILIARIES = frozenset("""
be am is are was were been being have has had having do does did will shall 's 'd 'll
""".split())
"""What English makes tenses, passives and questions with; the modal verbs that hedge are left out."""

PERFECT_AND_FUTURE = frozenset("has have had will shall 'll".split())
"""Auxiliaries without which the same verb stands in another tense."""

EVERYDAY = (
    FUNCTION_WORDS
    | heads.FUNCTION_WORDS
    | (heads.DETERMINERS - {"former"})
    | (heads.QUANTIFIERS - {"half", "second", "third", "hundreds", "thousands", "millions", "dozens", "separate", "scores"})
    | clauses.AUXILIARIES
    | clauses.CONTRACTED
    | clauses.PREPOSITIONS
    | clauses.SUBORDINATORS
    | (clauses.ADVERBS - {"back", "apart", "together", "indeed"})
    | clauses.OBJECT_PRONOUNS
    | clauses.PRONOUNS
    | frozenset("""
        s t re ve ll d m get got gets getting go goes going let lets mr mrs ms dr according amongst
        whilst said say says saying told tell tells telling added adds adding
    """.split())
)
"""Those and the small change of news style: two sentences that share nothing else share nothing. Figures are not here."""
