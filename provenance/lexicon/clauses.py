"""Words that show where English clauses begin and which verbs are finite, for telling two statements from one.

They are lists of word forms, not of every form: a verb that is as often a noun ("plans", "claims") is left out where
only its form could tell.
"""

SOURCE = (
    "our own reading of news style, after the word classes of Quirk, Greenbaum, Leech and Svartvik, A Comprehensive "
    "Grammar of the English Language (1985): auxiliaries 3.21–3.51, irregular verbs 3.11–3.20, subordinators 14.11–14.14"
)

SINGULAR_AUXILIARIES = frozenset("is was has does isn't wasn't hasn't doesn't".split())
"""Finite forms that only a singular subject takes."""

PLURAL_AUXILIARIES = frozenset("are were have do aren't weren't haven't don't".split())
"""Finite forms that a singular subject, I and you aside, does not take."""

MODALS = frozenset(
    (
        "will would can could may might shall should must cannot won't wouldn't can't couldn't shouldn't mustn't "
        "needn't 'll"
    ).split()
)
"""Modal verbs: always finite, and what follows them is not."""

AUXILIARIES = SINGULAR_AUXILIARIES | PLURAL_AUXILIARIES | MODALS | frozenset("had did hadn't didn't am".split())
"""All forms that are finite wherever they stand after a subject."""

CONTRACTED = frozenset(
    (
        "i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd "
        "we'll they're they've they'd they'll that's there's there'll who's what's"
    ).split()
)
"""A pronoun and its auxiliary in one word."""

NOT_FINITE = frozenset("be been being to not never n't having having been".split())
"""Words after which a verb form is not finite."""

PAST = frozenset(
    (
        "arose ate awoke became began bit blew broke came chose drank drew drove fell flew forbade foresaw forgave forgot "
        "froze gave grew hid knew lay mistook overrode oversaw overtook overthrew overcame outgrew ran rang rode rose sang sank saw "
        "shook shrank spoke sprang stole strode swam swore threw took tore undertook underwent undid went withdrew woke "
        "wore wrote"
    ).split()
)
"""Past forms that are not participles as well."""

PAST_OR_PARTICIPLE = frozenset(
    (
        "bought brought built burst caught cost cut dealt fed felt fought found got had heard held hit hung hurt kept laid "
        "led left lent lost made meant met paid put quit read said sent set shed shot shut sold sought spent split spread "
        "stood struck stuck swept taught thought told understood won wound"
    ).split()
)
"""Irregular past forms that may be participles ("the dam built in 1970")."""

STANDING_ALONE = frozenset(
    (
        "admitted agreed apologised apologized appeared argued arrived belonged capsized ceased climbed collapsed "
        "complained continued crashed crumbled declined departed depended died disagreed disappeared doubled emerged ended "
        "erupted escaped existed expired exploded failed fled halved happened hesitated insisted intervened joked "
        "lasted lied lived looked objected occurred opened persisted plummeted plunged prevailed proceeded promised protested "
        "quadrupled rallied rebounded refused remained replied resigned responded resurfaced said sat seemed slept slipped "
        "slumped soared stayed stood succeeded surged surrendered survived testified thought tripled tumbled vanished "
        "voted waited warned wept won worked worried"
    ).split()
)
"""Past forms that are finite after a subject without an object to show it: hardly ever used as "the … that was …"."""

WITH_INFINITIVE = frozenset(
    (
        "agreed began ceased continued decided declined failed forgot hesitated hoped managed offered pledged promised "
        "proposed refused seemed started threatened tried tended vowed wanted wished"
    ).split()
)
"""Past forms that are finite before "to"."""

WITH_TWO_OBJECTS = frozenset(
    (
        "awarded called christened considered deemed dubbed entitled given granted labeled labelled named nicknamed offered "
        "owed paid renamed termed titled"
    ).split()
)
"""Participles that may have an object after them all the same ("a town called the Gate", "the sum paid the owner")."""

WITH_BARE_OBJECT = frozenset("fought lost met sought spent struck won".split())
"""Past forms that no bare noun follows where they are participles ("lost contact", "won office")."""

SINGULAR_VERBS = frozenset(
    (
        "accepts adds admits agrees allows appears argues becomes begins believes belongs brings comes consists contains "
        "continues declines denies depends deserves dies differs disagrees employs exists expects fails gets gives goes "
        "happens ignores includes insists intends keeps knows lacks lies lives loses makes owes owns pays prefers "
        "produces proposes proves provides receives refuses rejects remains requires rejoins says seeks seems sees "
        "sells sends serves spends stands stays suffers takes tells tends thinks understands violates wants warns"
    ).split()
)
"""Third-person forms that are rarely plural nouns."""

PLURAL_VERBS = frozenset(
    (
        "accept agree allow appear argue become begin believe belong bring come consist contain continue control deny depend "
        "deserve differ disagree exist expect fail give go happen hold ignore include insist intend keep know lack live make "
        "oppose owe prefer receive refuse reject remain require say seek seem suffer tend think want"
    ).split()
)
"""Forms that are finite after a plural subject, and rarely nouns."""

PLURAL_NOUNS = frozenset("children clergy media men people personnel police staff troops women".split())
"""Plural nouns without -s."""

DETERMINERS = frozenset(
    "a an the this that these those its his her their our my your no every each another some any both all".split()
)
"""Words that begin a noun phrase and cannot be its head, but for those in ALONE."""

QUANTIFIERS = frozenset(
    (
        "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million "
        "half many most several few dozens hundreds thousands millions scores nearly almost about around roughly over"
    ).split()
)
"""Words of number that begin a noun phrase."""

PRONOUNS = frozenset("i he she it we you they".split())
"""Pronouns that are subjects."""

OBJECT_PRONOUNS = frozenset("me him her it us you them himself herself itself themselves everyone everything".split())
"""Pronouns that show that the verb before them is finite or has an object."""

ALONE = frozenset(
    "both each all none neither either one another this that these those some many most several few others half".split()
)
"""Words that, without a noun, take up what was spoken of before."""

PREPOSITIONS = frozenset(
    (
        "about above across against along alongside amid among around at behind below beneath beside beyond by concerning "
        "despite down during except for from in inside into like near of off on onto outside over past per regarding through "
        "throughout to toward towards under unlike up upon via with within without"
    ).split()
)
"""Prepositions, and particles of the same form."""

IN_SUBJECT = frozenset("of in on for from at with against across near under over about".split())
"""Prepositions that may stand between a subject's head and its verb."""

LINKING = frozenset("after as before since than till until".split())
"""Words that begin a clause or a mere phrase."""

SUBORDINATORS = frozenset(
    (
        "although because how if lest once provided that though unless what when whenever where whereas whereby wherever "
        "whether which while who whoever whom whose why"
    ).split()
)
"""Words that begin a clause of their own."""

ADVERBS = frozenset(
    (
        "again ago ahead almost already also always altogether anyway apart away back else even ever far finally first "
        "further hence here however indeed instead just later meanwhile meantime more moreover much never nevertheless next "
        "now often once only otherwise perhaps quite rather regularly seldom since so sometimes soon still then "
        "there therefore though thus today together tomorrow tonight too twice usually very well yesterday yet"
    ).split()
)
"""Adverbs not in -ly that may stand before a verb or end a clause."""

TIME_WORDS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december spring summer autumn fall winter morning afternoon evening night day week "
        "weekend month year hour same next previous following last"
    ).split()
)
"""Words after which "the", "a" or "in" is one of time: they are not objects."""

SAYING = frozenset(
    (
        "add adds added admit admits admitted agree agrees agreed allege alleges alleged argue argues argued assert asserts "
        "asserted assume assumes assumed believe believes believed boast boasted claim claims claimed complain complained "
        "concede concedes conceded conclude concludes concluded contend contends contended doubt doubts doubted ensure "
        "ensures ensured estimate estimates estimated fear fears feared feel feels felt guess hope hopes hoped imply implies "
        "implied insist insists insisted maintain maintains maintained mean means meant note notes noted predict predicts "
        "predicted pretend reckon reckons reckoned said say says saying state stated suggest suggests suggested suspect "
        "suspects suspected swear swore think thinks thought vow vowed wish "
        "clear certain sure confident aware afraid convinced unlikely likely evident obvious sorry glad thankful"
    ).split()
)
"""Words that a statement may follow without "that"."""

SAYING_OR_DOING = frozenset(
    (
        "acknowledge acknowledges acknowledged announce announces announced answer answered calculate calculated confirm "
        "confirms confirmed declare declares declared decide decided demand demands demanded demonstrate demonstrated deny "
        "denies denied discover discovers discovered establish established expect expects expected explain explains "
        "explained find finds found forget forgot hear hears heard indicate indicates indicated know knows knew known learn "
        "learned learnt notice noticed prove proves proved read realise realised realize realized recall recalled "
        "recommend recommended remember report reports reported require requires reveal reveals revealed "
        "saw see sees show shows showed tell telling tells told understand understands understood warn "
        "warned warns write writes wrote"
    ).split()
)
"""Words that a statement may follow without "that", but also a mere object."""

PAIRING = frozenset("between both either neither".split())
"""Words whose "and" joins what follows them, not two statements."""

CAUSING = frozenset(
    "have help helped helping helps let lets letting made make makes making saw see watch watched".split()
)
"""Verbs after which a plural noun and a plain verb form need not be a clause ("helped the villages become")."""
