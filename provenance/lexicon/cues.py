"""Verbs and phrases that attribute, by the act that they report.

``act_of`` answers for one cue. Verbs stand in their base form; regular inflections are made by rule and irregular ones
are listed. A verb that can report an assertion or something else stands where most news texts have it; what its content
looks like decides the rest (extraction/acts.py).
"""

from functools import lru_cache

from provenance.model.attribution import Act

SOURCE = (
    "reporting verbs of Quirk et al. 1985 (16.31) and Biber et al. 1999 (9.2.2), the attitude types of PARC 3.0 "
    "(Pareti 2016), and our reading of news"
)

ASSERTION = frozenset("""
accuse acknowledge add address admit advise advocate affirm agree allege allude analyse analyze announce answer apologise
apologize argue articulate ask assert assess assure attest attribute aver avow bark beg begin bemoan blame blast blog boast
brag broadcast call caution challenge characterise characterize charge chide chime chronicle cite claim clarify comment
complain concede conclude concur confess confide confirm conjecture contend continue contradict convey cry date debunk
declare decree decry defend demonstrate denounce deny depict describe detail determine deride disclose dismiss dispute
divulge document dub echo elaborate email emphasise emphasize establish estimate exclaim explain exult express fault find
fire forecast forewarn fume gloat go grumble guarantee gush hail highlight hint identify illustrate imply indicate inform
insinuate insist interject intimate intone invite joke jeer label lament laugh lecture lie liken list maintain make marvel mention
message moan muse mutter name narrate note object observe offer opine order outline pen persist plead pledge
point portray post predict pronounce proclaim profess promise prove publish purport quip quote rant reaffirm reason
reassert reassure rebuff rebuke recall recant recite recollect recommend recount refer refute reiterate rejoice relate
relay remark remember remind repeat reply report resort respond restate retell retort retweet reveal rule say scoff scold
scream show shout shrug sigh signal simplify slam snap snipe sob speculate spell state stipulate stress submit suggest
sum summarise summarize surmise swear tease tell testify text theorise theorize threaten tout trumpet tweet underline
underscore urge utter venture voice vow volunteer wail warn warrant whisper write yell
allegation accusation announcement argument assertion claim comment complaint conclusion contention declaration denial
disclosure estimate explanation finding hint observation prediction projection pronouncement rating remark report
revelation statement suggestion testimony warning
""".split())
"""Something was said, written or shown."""

BELIEF = frozenset("""
anticipate appreciate assume believe consider deem doubt dread envision envisage esteem expect fancy fear feel figure
foresee gather guess hold imagine infer interpret judge mistake perceive ponder presume question rate reckon regard
see sense suppose suspect think understand view wonder worry disagree
belief concern doubt expectation feeling impression opinion sense suspicion view worry
""".split())
"""Somebody thinks or feels it; nothing is said to have been said."""

EVENTUALITY = frozenset("""
aim allow approve attempt authorise authorize aspire ban choose commit consent contemplate crave
decide demand desire direct eye favor favour forbid hesitate hope instruct intend like look love mean mull need opt
permit persuade plan plot prefer prepare press propose push pursue refuse reject request require resolve schedule seek
strive try undertake vote want weigh will wish would yearn long
aspiration commitment decision demand desire hope intention order plan preference proposal readiness request will
willingness wish
""".split())
"""Somebody plans, wants, orders or allows something to happen."""

FACT = frozenset("""
comprehend discover forget grasp hear know learn notice realise realize recognise recognize overhear
knowledge awareness
""".split())
"""Somebody knows or found out."""

NONE = frozenset("""
admire admonish applaud assail attack back bash berate castigate celebrate commend compliment condemn congratulate
consult criticise criticize debate decline denigrate deplore dislike discuss distance embrace encourage endorse engage
exhort greet hate hate honor honour hug ignore insult introduce lambast lambaste lampoon laud lobby meet mock nominate
oppose pan pillory praise preach protest pressure quarrel rail ridicule salute shun snub sneer speak skewer support
sympathise sympathize talk target taunt thank touch trash trust vilify welcome
criticism endorsement praise support opposition condemnation
""".split())
"""Nothing is passed on: the words only say that something was talked about, praised or opposed."""

PHRASES = {
    "according to": Act.ASSERTION,
    "in the words of": Act.ASSERTION,
    "per": Act.ASSERTION,
    "as per": Act.ASSERTION,
    "in the view of": Act.BELIEF,
    "in the opinion of": Act.BELIEF,
    "in the eyes of": Act.BELIEF,
    "make clear": Act.ASSERTION,
    "made clear": Act.ASSERTION,
    "made it clear": Act.ASSERTION,
    "makes clear": Act.ASSERTION,
    "making clear": Act.ASSERTION,
    "made the case": Act.ASSERTION,
    "make the case": Act.ASSERTION,
    "put it": Act.ASSERTION,
    "puts it": Act.ASSERTION,
    "put out a statement": Act.ASSERTION,
    "went on": Act.ASSERTION,
    "go on record": Act.ASSERTION,
    "on record": Act.ASSERTION,
    "took to twitter": Act.ASSERTION,
    "has it that": Act.ASSERTION,
    "was like": Act.ASSERTION,
    "were like": Act.ASSERTION,
    "point out": Act.ASSERTION,
    "points out": Act.ASSERTION,
    "pointed out": Act.ASSERTION,
    "pointing out": Act.ASSERTION,
    "set out": Act.ASSERTION,
    "laid out": Act.ASSERTION,
    "ruled out": Act.ASSERTION,
    "is quoted": Act.ASSERTION,
    "was quoted": Act.ASSERTION,
    "are opposed to": Act.NONE,
    "declined to": Act.NONE,
    "declines to": Act.NONE,
    "declining to": Act.NONE,
    "refused to": Act.NONE,
    "refuses to": Act.NONE,
    "refusing to": Act.NONE,
    "would not say": Act.NONE,
    "did not say": Act.NONE,
    "didn't say": Act.NONE,
    "did not mention": Act.NONE,
    "did not respond": Act.NONE,
    "didn't respond": Act.NONE,
    "would not comment": Act.NONE,
    "would not discuss": Act.NONE,
    "not commented": Act.NONE,
    "not comment": Act.NONE,
    "without saying": Act.NONE,
    "without mentioning": Act.NONE,
    "spoke about": Act.NONE,
    "spoke of": Act.NONE,
    "spoken about": Act.NONE,
    "speak about": Act.NONE,
    "speaking about": Act.NONE,
    "talked about": Act.NONE,
    "talking about": Act.NONE,
    "talk about": Act.NONE,
    "critical of": Act.NONE,
    "supportive of": Act.NONE,
    "expressed concern": Act.NONE,
    "call for": Act.EVENTUALITY,
    "called for": Act.EVENTUALITY,
    "calls for": Act.EVENTUALITY,
    "calling for": Act.EVENTUALITY,
    "call on": Act.ASSERTION,
    "called on": Act.ASSERTION,
    "calls on": Act.ASSERTION,
    "calling on": Act.ASSERTION,
    "looking for": Act.EVENTUALITY,
    "going to": Act.EVENTUALITY,
    "ready to": Act.EVENTUALITY,
    "willing to": Act.EVENTUALITY,
    "eager to": Act.EVENTUALITY,
    "agreed to": Act.EVENTUALITY,
    "agrees to": Act.EVENTUALITY,
    "in favor of": Act.NONE,
    "in favour of": Act.NONE,
    "refer to": Act.NONE,
    "referred to": Act.NONE,
    "referring to": Act.NONE,
    "aware of": Act.FACT,
    "convinced": Act.BELIEF,
    "confident": Act.BELIEF,
    "afraid": Act.BELIEF,
    "concerned": Act.BELIEF,
    "worried": Act.BELIEF,
    "skeptical": Act.BELIEF,
    "sceptical": Act.BELIEF,
    "certain": Act.BELIEF,
    "sure": Act.BELIEF,
    "optimistic": Act.BELIEF,
    "tired of": Act.BELIEF,
    "proud of": Act.BELIEF,
    "surprised": Act.BELIEF,
    "opposition to": Act.NONE,
    "reportedly": Act.ASSERTION,
    "allegedly": Act.ASSERTION,
    "supposedly": Act.ASSERTION,
    "purportedly": Act.ASSERTION,
}
"""Cues of several words, and those that are no verbs. The longest that a cue holds decides."""

IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "found": "find", "thought": "think",
    "knew": "know", "known": "know", "saw": "see", "seen": "see", "felt": "feel", "heard": "hear", "held": "hold",
    "meant": "mean", "sought": "seek", "spoke": "speak", "spoken": "speak", "shown": "show", "swore": "swear",
    "sworn": "swear", "chose": "choose", "chosen": "choose", "forgot": "forget", "made": "make", "met": "meet",
    "went": "go", "gone": "go", "began": "begin", "begun": "begin", "put": "put", "read": "read", "took": "take",
    "understood": "understand", "foresaw": "foresee", "fought": "fight", "forbade": "forbid", "lied": "lie",
    "bid": "bid", "gave": "give", "given": "give", "overheard": "overhear", "retold": "retell", "sang": "sing",
    "learnt": "learn", "learned": "learn", "pled": "plead", "forecast": "forecast", "broadcast": "broadcast",
}
"""Forms that no rule makes."""

SAYING = frozenset("""
say tell write add note explain argue claim state report announce insist suggest declare tweet reply recall
respond assert admit acknowledge warn describe call remark testify conclude reiterate reveal indicate stress emphasise
emphasize confirm deny accuse allege contend maintain predict joke quip observe comment post
""".split())
"""Verbs that report speech whatever follows them: the heads of ordinary attributions."""

_BY_VERB = {
    verb: act
    for act, verbs in (
        (Act.EVENTUALITY, EVENTUALITY),
        (Act.BELIEF, BELIEF),
        (Act.FACT, FACT),
        (Act.NONE, NONE),
        (Act.ASSERTION, ASSERTION),
    )
    for verb in verbs
}


@lru_cache(4096)
def base(word: str) -> str:
    """The base form of ``word`` if it is a form of a verb in these lists, else ``word``, in lower case."""
    word = word.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in _BY_VERB:
        return word
    for ending, instead in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: len(word) - len(ending)] + instead
            if stem in _BY_VERB:
                return stem
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in _BY_VERB:
                return stem[:-1]
    return word


def act_of_verb(verb: str) -> Act | None:
    """The act that a verb or noun in base form reports; None where it is in no list."""
    return _BY_VERB.get(verb)


def phrase_act(cue: str) -> Act | None:
    """The act of the longest listed phrase in ``cue``; None where it holds none."""
    lowered = f" {cue.lower().replace('’', chr(39))} "
    best = max((p for p in PHRASES if f" {p} " in lowered), key=len, default=None)
    return PHRASES[best] if best else None
