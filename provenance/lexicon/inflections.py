"""English word forms that belong together, for finding the same word in another sentence."""

SOURCE = (
    "regular endings: the weak stemming of D. Harman, How effective is suffixing?, JASIS 42(1), 1991, with -ed and -ing; "
    "irregular verbs and nouns: R. Quirk et al., A Comprehensive Grammar of the English Language, 1985, 3.11–3.20, 5.81–5.92"
)

_IRREGULAR = """
arise arose arisen|beat beaten|become became|begin began begun|bend bent|bet|bite bit bitten|bleed bled|blow blew blown
break broke broken|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came|cost
cut|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed
feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten
freeze froze frozen|get got gotten|give gave given|go went gone goes|grow grew grown|hang hung|hear heard|hide hid hidden
hit|hold held|hurt|keep kept|know knew known|lay laid|lead led|leave left|lend lent|lie lay lain|lose lost|make made
mean meant|meet met|pay paid|put|quit|ride rode ridden|ring rang rung|rise rose risen|run ran|see saw seen|seek sought
sell sold|send sent|set|shake shook shaken|shoot shot|show shown|shut|sing sang sung|sink sank sunk|sit sat|sleep slept
speak spoke spoken|spend spent|spread|stand stood|steal stole stolen|stick stuck|strike struck stricken|swear swore sworn
sweep swept|swim swam swum|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
use used using|understand understood|undergo underwent undergone|undertake undertook undertaken|overthrow overthrew overthrown
wake woke woken|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written|die dying|tie tying
man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|life lives|wife wives|half halves
crisis crises|basis bases|analysis analyses|medium media|criterion criteria|spokesman spokesmen|spokeswoman spokeswomen
"""

IRREGULAR = {
    form: forms[0]
    for forms in (row.split() for line in _IRREGULAR.strip().split("\n") for row in line.split("|"))
    for form in forms
}
"""Base form by irregular form."""

_VOWELS = frozenset("aeiouy")
_KEPT_DOUBLE = frozenset("lsz")


def stem(word: str) -> str:
    """What the inflected forms of an English word in lower case have in common: "closes", "closed", "closing" → "clos".

    Not a word itself, and good for comparing only. Figures and words of up to three letters stay as they are.
    """
    base = IRREGULAR.get(word)
    if base is not None:
        word = base
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("eed"):
        word = word[:-1] if len(word) > 5 else word
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and not _VOWELS.isdisjoint(rest):
            word = rest
            if word[-1] == word[-2] and word[-1] not in _KEPT_DOUBLE:
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word
