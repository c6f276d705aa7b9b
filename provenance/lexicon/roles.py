"""Words for people who are not named: what they are called, which of them hold an office of which there is one, and the
titles that stand before names and are no part of them.
"""

import re
from typing import Literal

from provenance.lexicon.bodies import PAIRS, named_body
from provenance.lexicon.countries import COUNTRIES
from provenance.lexicon.heads import COUNTING, DETERMINERS, QUANTIFIERS, core, opens_with, plural, with_plurals
from provenance.lexicon.outlets import known_outlet

SOURCE = (
    "our own reading of news style; titles and their short forms: The Associated Press Stylebook, 'titles', 'legislative "
    "titles', 'military titles', 'religious titles', and their British counterparts in the style guides of the BBC and The "
    "Guardian"
)

PersonKind = Literal["person", "unnamed_person", "unnamed_group"]

_ROLES = """
academic accountant accuser acquaintance activist actor actress adherent administrator admirer adopter adult adversary
adviser advisor advocate agent agronomist aide airman alderman ally alumna amateur analyst anarchist anchor antagonist
anthropologist applicant appointee arbitrator archaeologist architect artist assailant assemblyman assemblywoman assistant
associate astronaut astronomer atheist athlete attendant attendee attorney auditor aunt author babysitter backer baker
banker barista barrister bartender believer beneficiary billionaire biographer biologist blogger bodyguard bomber bondholder
booker bookmaker booster boss boxer boy boyfriend bricklayer broker brother brother-in-law buddhist builder bureaucrat
businessman businessperson businesswoman butcher buyer bystander cameraman campaigner candidate captive cardholder
cardiologist caregiver carer carpenter cashier catholic caucus-goer caucusgoer celeb celebrity centrist chairholder
challenger champion chauffeur chef chemist child christian citizen civilian claimant cleaner cleric clerk client
climatologist climber clinician co-author co-chair co-defendant co-founder co-host co-owner co-worker coder colleague
collector columnist comedian comic commentator commenter communist commuter competitor complainant comrade confidant
confidante congregant connoisseur conservationist conservative constituent consultant consumer contender contestant
contractor contributor convict cook coordinator coroner correspondent councillor councilman councilor councilwoman
counsellor counselor counterpart courtier cousin coworker creator creditor criminal criminologist critic crony curator
customer cyclist dad dancer daughter daughter-in-law dealer dean debater decision-maker defector defendant defender delegate
democrat demographer demonstrator dentist deputy designer detainee detective detractor developer diner diplomat disciple
dispatcher dissident dockworker doctor documentarian documentarist donor drinker driver ecologist economist editor educator
elder electrician emigrant employee endorser enemy engineer entertainer enthusiast entomologist entrepreneur
environmentalist epidemiologist escapee escort ethicist ethnographer evacuee evangelical ex-adviser ex-aide ex-boyfriend
ex-employee ex-girlfriend ex-husband ex-lawmaker ex-minister ex-officer ex-official ex-president ex-senator ex-soldier
ex-spy ex-wife examiner exec executive executor exile expat expert extremist eyewitness fact-checker fan farmer father
father-in-law fellow feminist fiancé fiancée fighter filmmaker financier firefighter fisherman fisherwoman foe folklorist
follower forecaster foreigner foreman forester founder freelancer frequenter friend fugitive functionary fundraiser gambler
gamer gardener geek geneticist geologist geophysicist ghostwriter girl girlfriend glaciologist grandchild granddaughter
grandfather grandkid grandma grandmother grandparent grandson grower guard guardian guerrilla guest guide gunman gunner guy
gynecologist hacker hairdresser handler handyman hawk headhunter headteacher heavyweight heckler heir helper hiker hindu
historian homebuyer homemaker homeowner hopeful host hostage hostess hotelier householder hunter husband hydrologist
immigrant immunologist independent individual industrialist influencer informant informer inhabitant inmate innkeeper
insider inspector instructor insurgent intellectual interlocutor intermediary intern interpreter interviewee interviewer
introducer inventor investigator investor islamist islander janitor jeweler jihadi jihadist journalist journo juggler jurist
juror kid kidnapper killer kinsman laborer labourer lady laird landlady landlord landowner lawmaker lawyer leaker
leaseholder lecturer leftist legislator liberal libertarian librarian lifeguard lineman linesman linguist litigant lobbyist
local longshoreman loyalist machinist magician magnate mailman man manager marcher marketer marxist masseuse maverick mechanic
mediator medic member mentee mentor merchant meteorologist microbiologist midwife migrant militant milkman millennial
millionaire miner missionary moderate moderator mogul mom monarchist monk mormon mother mother-in-law motorist mountaineer
mourner mullah mum musician musicologist muslim nanny narrator nationalist native navigator negotiator neighbor neighbour
nephew neurologist neuroscientist neurosurgeon newcomer newsagent newscaster newsmaker newspaperman newsreader niece
nominator nonvoter notary novelist nun nurse nutritionist objector observer oceanographer office-holder officeholder officer
official oligarch oncologist onlooker operative ophthalmologist opponent optician optometrist orderly organiser organizer
ornithologist orthodontist outdoorsman outsider owner paediatrician painter paleontologist panelist panellist paramedic
parent parishioner parliamentarian participant partisan partner party-goer passenger passer-by passerby pastor pathologist
patient patron pawnbroker peacekeeper peasant pedestrian pediatrician peer pensioner performer person personality pharmacist
pharmacologist philanthropist philosopher photographer physician physicist physiotherapist pilgrim pilot pioneer plaintiff
planner player playwright plumber podcaster poet policeman policewoman policy-maker policyholder policymaker politician
pollster pollworker populist porter postman practitioner preacher presenter priest principal prisoner producer professional
professor programmer progressive promoter propagandist proponent proprietor prosecutor prostitute protagonist protestant
protester protestor provocateur psephologist psychiatrist psychologist publicist pundit pupil purist quarterback questioner
racer radical radiologist rancher ranger rapper rapporteur reader realtor rebel receptionist recipient recruit recruiter
redditor referee reformer reformist refugee registrant relative reporter representative republican rescuer researcher
reservist resident respondent responder retiree reveler reveller reviewer revolutionary rider ringleader rioter rival
roommate rower runner sailor salafist salesman salesperson saleswoman sceptic scholar schoolboy schoolchild schoolgirl
schoolmate schoolteacher scientist scout screenwriter sculptor seaman seamstress secularist seismologist seller separatist
serviceman servicewoman settler sexologist shareholder sheik shepherd shop-owner shopkeeper shopper sibling signatory sikh
singer sister sister-in-law skeptic skier sleuth smuggler socialist socialite sociologist soldier solicitor someone son
son-in-law songwriter source specialist spectator speechwriter spokesman spokesperson spokeswoman sponsor spouse spy
squatter staffer stakeholder star statesman statistician steelworker stenographer stepbrother stepfather stepmother
stepparent stepsister stepson steward stewardess stockbroker stockholder storyteller stranger strategist streamer striker
student stuntman subcontractor subordinate subscriber successor suitor sunni superdelegate superior supervisor supporter
surfer surgeon surrogate surveyor survivor suspect swimmer sympathiser sympathizer tactician tailor taxpayer teacher
teammate technician technocrat technologist teen teenager tenant terrorist theologian theorist therapist thinker thug
tiktoker toddler tourist toxicologist tracker trader trafficker trainee trainer traitor translator traveler traveller
tribesman tribeswoman trooper trucker trustee truther tutor tweeter twin tycoon typist uncle undergraduate underling
underwriter unionist upstart urologist user vendor veteran veterinarian victim viewer villager virologist visionary visitor
vlogger volcanologist volunteer voter vulcanologist waiter waitperson waitress warden warlord watcher welder whip
whistle-blower whistleblower whistler widow widower wife witness woman woodworker worker worshiper worshipper wrestler
writer yachtsman yogi youngster youtuber zealot zionist zookeeper zoologist
""".split()

ROLE_NOUNS = frozenset(_ROLES)
"""Heads of phrases for one person without a name, in lower case: an unnamed person, unless the article names him or her
elsewhere."""

OFFICE_NOUNS = frozenset(
    (
        "abbess abbot admiral ambassador archbishop attorney-general ayatollah bailiff bishop brigadier caliph captain "
        "cardinal ceo cfo chair chairman chairperson chairwoman chancellor chief cio coach colonel commandant commander "
        "commissioner commodore comptroller congressman congresswoman consul coo corporal crown-prince cto czar dictator "
        "director director-general doge duchess duke emir emperor empress envoy first-lady front-runner frontrunner "
        "general governor governor-elect head headmaster headmistress imam incumbent inspector-general judge justice king "
        "leader lieutenant magistrate major marshal mayor mayor-elect minister monarch mp nominee nuncio ombudsman "
        "patriarch permanent-secretary pontiff pope prefect premier premier-designate president president-elect "
        "prime-minister prince princess provost queen rabbi rector regent sarpanch secretary secretary-general "
        "secretary-treasurer senator sergeant shah sheikh sheriff solicitor-general speaker strongman sultan "
        "superintendent supremo taoiseach taoiseach-elect treasurer tsar tánaiste undersecretary vicar vice-chair "
        "vice-chairman vice-chancellor vice-president"
    ).split()
)
"""Heads that, in a definite phrase, describe one identifiable holder of an office or a rank: "the Russian president",
"her commander", "the judge". In an indefinite one, an unnamed person: "a judge"."""

OFFICE_PAIRS = frozenset(
    (
        "attorney general", "auditor general", "campaign chairman", "campaign manager", "chief executive",
        "city attorney", "city manager", "commanding officer", "commissioner general", "communications director",
        "compliance officer", "county attorney", "county clerk", "county executive", "director general",
        "district attorney", "executive officer", "financial officer", "fire marshal", "first lady", "first minister",
        "first secretary", "general counsel", "general manager", "governor general", "head coach", "high commissioner",
        "independent counsel", "information officer", "inspector general", "legal officer", "lord advocate",
        "lord chancellor", "lord mayor", "marketing officer", "medical examiner", "medical officer",
        "operating officer", "party leader", "police chief", "postmaster general", "presiding officer",
        "prime minister", "public advocate", "public defender", "running mate", "secretary general",
        "security adviser", "security advisor", "security officer", "sergeant major", "solicitor general",
        "special counsel", "special envoy", "special prosecutor", "special rapporteur", "state attorney",
        "state's attorney", "supreme leader", "surgeon general", "technology officer", "trade representative",
        "vice president",
    )
)  # fmt: skip
"""Two last words that mean an office, where the last alone would not."""

DEMONYMS = frozenset(
    adjective.casefold() + "s"
    for _, adjective in COUNTRIES.values()
    if adjective.endswith(("an", "i", "iot", "ek", "yz", "kh"))
) | frozenset(
    (
        "arabs argentines britons brits danes dutchmen englishmen europeans filipinos finns frenchmen germans icelanders "
        "irishmen kurds kyrgyz lebanese-americans new-yorkers new-zealanders palestinians poles roma saudis scots serbs slovaks "
        "slovenes somalis spaniards swedes tajiks tatars tibetans turks uyghurs uzbeks welshmen africans african-americans asians "
        "asian-americans jews latinos latinas hispanics blacks whites westerners southerners northerners midwesterners "
        "californians iowans texans floridians virginians ohioans pennsylvanians georgians new-hampshirites londoners "
        "parisians muscovites berliners"
    ).split()
)
"""Peoples, in the plural and in lower case."""

PARTISANS = frozenset(
    (
        "brexiteers centrists christian-democrats communists conservatives democrats dems evangelicals fascists greens "
        "independents islamists labourites left-wingers leftists liberals libertarians millennials moderates nationalists "
        "neocons neoconservatives never-trumpers populists progressives radicals remainers republicans right-wingers "
        "separatists social-democrats socialists superdelegates tories unionists whigs"
    ).split()
)
"""Members of parties and camps, in the plural: people, not the party."""

COLLECTIVES = frozenset(
    (
        "audience audiences authorities clergy communities community congregation couple crew crews crowd crowds "
        "delegates electorate elite elites entourage establishment faithful families family folk folks gentry grassroots "
        "households humanity intelligentsia jurors leadership left locals majorities majority management mankind masses "
        "minorities minority mob neighborhood neighbourhood newlyweds ones pair panelists parents people peoples "
        "personnel politicos poor populace population posse public quartet readership rest retinue rich right siblings "
        "staff team-mates threesome trio troupe troupes twosome unemployed wealthy workforce youth youths"
    ).split()
)
"""Other heads that mean several people or a class of them."""

GROUP_NOUNS = (
    frozenset(map(plural, ROLE_NOUNS | OFFICE_NOUNS))
    | frozenset("attorneys-general regulators secretaries-general".split())
    | DEMONYMS
    | PARTISANS
    | COLLECTIVES
)
"""Heads of phrases for several people, or a class of them, without names."""

PLURAL_PAIRS = frozenset(
    (
        "asylum seekers", "attorneys general", "chief executives", "civil society", "decision makers",
        "district attorneys", "establishment figures", "first responders", "forensic team", "industry figures",
        "inspectors general", "law enforcement", "medical team", "middle class", "opinion makers",
        "opposition figures", "party figures", "policy makers", "political figures", "press corps", "prime ministers",
        "public figures", "religious figures", "rescue team", "rescue teams", "research team", "research teams",
        "secretaries general", "senior figures", "solicitors general", "surgeons general", "vice presidents",
        "working class",
    )
)  # fmt: skip
"""Two last words that mean several people."""

ALONE_ONE = frozenset("another anybody anyone one somebody someone".split())
"""Words that stand for one person by themselves ("one described the talks as tense")."""

ALONE_MANY = frozenset(
    (
        "all both dozens eight everybody everyone few five four half hundreds many millions most multiple nine numerous others "
        "plenty scores seven several six some ten those thousands three two"
    ).split()
)
"""Words that stand for several people by themselves ("some said", "those in the room")."""

INDEFINITE = frozenset("a an another any certain each every no one some".split())
"""First words of a phrase that does not say which one."""

SPOKES_NOUNS = with_plurals("mouthpiece spokesman spokesperson spokeswoman") | frozenset(
    (
        "communications chief", "communications director", "communications officer", "media officer", "press aide",
        "press attache", "press officer", "press officers", "press secretaries", "press secretary", "spox",
    )
)  # fmt: skip
"""Who speaks for another: as a source, the spokesperson is the voice, and the principal is none."""

HONORIFICS = frozenset(
    (
        "baroness brother dame dr father frau haji hajji herr hon judge lady lord madam madame maulana messrs miss mlle mme "
        "monsieur mother mr mrs ms mullah mx pandit prof rabbi rev reverend senhor senhora señor señora shri signor signora "
        "sir sister smt sra ustad viscount"
    ).split()
)
"""Forms of address before a name, in lower case and without a full stop."""

SHORT_TITLES = frozenset(
    (
        "adm asst atty bp brig capt cllr cmdr cmsgt col comdr congr cpl cst dep det dir ens gen gov insp lt maj msgr pfc pres "
        "pvt rep reps sec sen sens sgt spc supt"
    ).split()
)
"""Titles cut short, in lower case and without their full stop."""

TITLES = (
    (OFFICE_NOUNS - {"duke"})
    | HONORIFICS
    | SHORT_TITLES
    | frozenset(
        (
            "activist actor actress adviser advisor agent aide ambassador analyst anchor attorney author banker barrister "
            "billionaire broadcaster businessman businesswoman campaigner candidate co-chair co-chairman co-founder columnist "
            "comedian commentator consultant contender coordinator coroner correspondent cosmonaut councillor councilman "
            "councilmember councilor councilwoman counselor delegate democrat democrats deputy designer detective diplomat "
            "economist editor epidemiologist executive filmmaker financier founder historian host inspector investigator "
            "investor journalist lawmaker lawyer lobbyist magnate manager meteorologist mogul negotiator novelist officer "
            "official operative organizer owner pastor photographer physicist pilot planner player pollster presenter "
            "principal producer professor prosecutor psychologist publicist pundit quarterback rapper reporter representative "
            "republican republicans researcher scientist senator-elect soldier solicitor specialist spokesman spokesperson "
            "spokeswoman staffer strategist supervisor surgeon trader trustee tycoon vice writer"
        ).split()
    )
)
"""Words that, before a name, are no part of it, in lower case and without a full stop; "former", "then-", nationalities
and whatever else comes before them belong to the title."""

KEPT_TITLES = frozenset("baroness dame king lady lord mother pope prince princess queen sheikh sister viscount".split())
"""Titles without which a single name is not the person's name any more: Pope Francis, Lord Mandelson, Prince Harry."""

TITLE_ENDS = (
    "Agriculture", "Commerce", "Communities", "Culture", "Defence", "Defense", "Economy", "Education", "Energy", "Finance",
    "Foreign Affairs", "Foreign Relations", "Government", "Health", "Health and Human Services", "Homeland Security",
    "Housing and Urban Development", "Human Rights", "Immigration", "Information", "Intelligence", "Interior", "Justice",
    "Labor", "Labour", "National Intelligence", "National Security", "Operations", "Police", "Public Safety", "Security",
    "Staff", "State", "Tourism", "Trade", "Transport", "Transportation", "Veterans Affairs", "War", "the Army",
    "the Environment", "the Exchequer", "the Interior", "the House", "the Navy", "the Senate", "the Treasury",
)  # fmt: skip
"""What ends a title with "of" ("Secretary of State", "Chancellor of the Exchequer")."""

NAME_PARTICLES = frozenset(
    "'t aan abu al ap bin bint da das de degli dei del della den der des di do dos du e el ibn la le mac o op ould ten ter "
    "van ver von y zu zum zur".split()
)
"""Words in lower case that belong to a name."""

SUFFIXES = frozenset("jr sr ii iii iv v vi md phd esq qc kc obe mbe cbe mp msp dds jd".split())
"""What may follow a name and is no name by itself, in lower case and without full stops."""

_AGE = re.compile(r"\d+-year-olds?")
_PARTITIVE = re.compile(
    r"(?:(?:at least|nearly|almost|about|around|more than|fewer than|less than|over|roughly|up to|only|just|yet) )?"
    r"(?:the |a |an )?(?P<number>[\w%.,-]+(?: per ?cent)?) (?:\w+ )?of (?P<whole>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_SHARE = re.compile(
    r"(?:(?:only|just|about|nearly|almost|around|roughly|over|more than|less than|fewer than|a|an|the|another|mere|some) )*"
    rf"(?:[\w.,-]+ ?(?:per ?cent|%)|{_NUMBER} (?:in|out of) (?:every )?{_NUMBER}|half|third|quarter|one-third|two-thirds|three-quarters)",
    re.IGNORECASE,
)
_LONGEST = 600


def person_kind(phrase: str) -> PersonKind | None:
    """What kind of people a noun phrase means that names nobody; None where its head is no word for people.

    A definite description of one office-holder is a person ("the Russian president", "Iran's supreme leader"), any
    other single person is unnamed ("a judge", "the source", "one of his aides"). Names are not looked for: "Steve King"
    and "President Obama" are None.
    """
    if known_outlet(phrase) or named_body(phrase):
        return None
    text = " ".join(phrase[:_LONGEST].split()).strip("\"“”«»‘’',;:")
    partitive = _PARTITIVE.match(text)
    if partitive:
        kind = _of_several(partitive["number"].casefold(), partitive["whole"])
        if kind:
            return kind
    return _by_head(text)


def split_title(phrase: str) -> tuple[str, str]:
    """Title and name of a person's mention: "former Secretary of State Hillary Clinton" is in two parts.

    Either part may be empty; both are stretches of the phrase, the title without the comma that may follow it. What
    stands after the name (", R-Texas", "of Ohio", "(D)") is in neither.
    """
    words = phrase[:_LONGEST].split()
    words = words[: _end_of_mention(words)]
    if not words or _nameless(words):
        return " ".join(words), ""
    start = 0
    for place in range(len(words) - 1, 0, -1):
        if _names_somebody(words[place:]) and _titles(words, place):
            start = _past_complement(words, place)
            break
    title, name = words[:start], words[start:]
    if start > len(words) - 1:
        return " ".join(words), ""
    if [word.casefold() for word in title] == ["the"]:
        title = []
    if len(title) == 1 and _plain(title[0]) in KEPT_TITLES and sum(_plain(word) not in SUFFIXES for word in name) == 1:
        title, name = [], words
    plain = " ".join(name).strip("\"“”,;:")
    return " ".join(title).rstrip(","), plain.removesuffix("'s").removesuffix("’s")


def _by_head(text: str) -> PersonKind | None:
    first = opens_with(text)
    if _SHARE.fullmatch(text):
        return "unnamed_group"
    words = core(text)
    if not words:
        return _alone(text)
    head = words[-1].casefold().removesuffix("'s").rstrip("'.")
    if _AGE.fullmatch(head):
        return "unnamed_group" if head.endswith("s") else "unnamed_person"
    if words[-1].isupper() and len(head) < 5 and head not in OFFICE_NOUNS and head not in ("mps", "ceos"):
        return None
    pair = f"{words[-2].casefold()} {head}" if len(words) > 1 else head
    if PAIRS.get(pair):
        return None
    if pair in PLURAL_PAIRS or head in GROUP_NOUNS:
        return "unnamed_group"
    if len(words) > 1 and words[-1][:1].isupper() and words[-2][:1].isupper() and first == words[0].casefold().rstrip("."):
        return None
    if head in OFFICE_NOUNS or pair in OFFICE_PAIRS:
        return "unnamed_person" if first in INDEFINITE or first.isdigit() else "person"
    return "unnamed_person" if head in ROLE_NOUNS or head in ALONE_ONE else "unnamed_group" if head in ALONE_MANY else None


def _alone(text: str) -> PersonKind | None:
    """What a phrase without a noun means: "some in the party", "the two", "another"."""
    last = ""
    for word in text.casefold().removeprefix("no one").split():
        plain = word.strip(",;:.")
        if plain not in DETERMINERS and plain not in QUANTIFIERS:
            break
        last = plain
    if last in ALONE_MANY:
        return "unnamed_group"
    return "unnamed_person" if last in ALONE_ONE or last == "other" else None


def _of_several(number: str, whole: str) -> PersonKind | None:
    """What "one of his aides", "a group of officials" or "42 percent of voters" means."""
    inner = opens_with(whole)
    people = inner in ("them", "us", "those", "these", "whom") or _by_head(whole) is not None
    if not people:
        return None
    if number in ALONE_ONE or number in ("each", "either", "neither", "none", "every"):
        return "unnamed_person"
    counts = number in ALONE_MANY or number in COUNTING or number[0].isdigit() or number.endswith(("%", "percent", "per cent"))
    return "unnamed_group" if counts else None


def _plain(word: str) -> str:
    return word.strip("\"“”«»,;:()").casefold().replace(".", "").removesuffix("'s").removesuffix("’s")


def _titles(words: list[str], place: int) -> bool:
    """Whether the words before ``place`` end as a title does."""
    word = words[place - 1]
    plain = _plain(word)
    if word[:1] in "\"“‘'(":
        return False
    if word.endswith(("'s", "’s", "s'", "s’")) or (plain.startswith(("then-", "ex-", "vice-")) and word[:1].islower()):
        return True
    if word[:1].islower():
        return not _particle(word)
    if plain in ("king", "queen", "pope", "prince", "princess") and place > 1:
        return words[place - 2] in _NATIONS or words[place - 2][:1].islower() or _plain(words[place - 2]) == "crown"
    return plain in TITLES or plain.rpartition("-")[2] in TITLES


def _particle(word: str) -> bool:
    """Whether a word without a capital belongs to a name all the same: "van", "al-Assad", "d'Estaing"."""
    return _plain(word) in NAME_PARTICLES or any(
        word.startswith(f"{start}{mark}") and word[len(start) + 1 :][:1].isupper()
        for start in ("al", "as", "ad", "at", "an", "ar", "el", "d", "l", "ul")
        for mark in "-'’"
    )


def _names_somebody(words: list[str]) -> bool:
    return any(word.strip("\"“‘'(")[:1].isupper() and _plain(word) not in SUFFIXES for word in words)


def _nameless(words: list[str]) -> bool:
    """Whether the words are a title only: "the Russian president", "a spokesman for Mr. Key", "an ally of Mr. Key"."""
    determined = words[0].casefold() in DETERMINERS or words[0].endswith(("'s", "’s"))
    last = words[-1].strip("\"“”,;:.")
    if (last[:1].islower() and not _particle(last)) or not _names_somebody(words) or (determined and _plain(last) in TITLES):
        return True
    for place in range(1, len(words)):
        word = words[place]
        if word in _LINKS and _titles(words, place):
            return word != "of" or (determined and not _complement(words, place + 1))
    return False


def _end_of_mention(words: list[str]) -> int:
    """Where the name ends: before a bracket, after a comma, before "of Ohio" and its like."""
    for place, word in enumerate(words):
        if place and word.startswith(("(", "[")):
            return place
        if word.endswith((",", ";", ":")) and not (place + 1 < len(words) and _plain(words[place + 1]) in SUFFIXES):
            return place + 1
        if word == "of" and _title_to_come(words, place):
            continue
        if place and (word in _LINKS or word in ("who", "and")) and not _titles(words, place):
            return place
    return len(words)


def _title_to_come(words: list[str], place: int) -> bool:
    """Whether a title follows in lower case after "of" and a name: "Bank of Lampton governor Ann Bright"."""
    for word in words[place + 1 :]:
        if word in ("and", "who", "or") or word.endswith((",", ";", ":")):
            return False
        if word[:1].islower() and _plain(word) in TITLES:
            return True
    return False


def _complement(words: list[str], start: int) -> int:
    """How many words from ``start`` end a title after "of"; 0 if none of TITLE_ENDS stands there."""
    following = " ".join(words[start:]) + " "
    return next((len(end.split()) for end in TITLE_ENDS if following.startswith(f"{end} ")), 0)


def _past_complement(words: list[str], start: int) -> int:
    """Where the name begins, if the title before it has an "of": after "State" in "Secretary of State John Kerry"."""
    link = max((place for place in range(start) if words[place] == "of"), default=-1)
    if link < 0 or any(word not in ("of", "the") for word in words[link:start]):
        return start
    known = _complement(words, link + 1)
    if known:
        return link + 1 + known
    return start + 1 if len(words) - start == 3 and words[start - 1] == "of" else len(words)


_LINKS = frozenset("at for from in of on to with".split())
_NATIONS = frozenset(adjective for _, adjective in COUNTRIES.values()) | {"Former", "U.S."}
