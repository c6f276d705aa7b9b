"""How a source knows: phrases by vantage, phrases that speak of anonymity, and nouns for documents and posts."""

from provenance.lexicon.bodies import named_body
from provenance.lexicon.heads import COUNTING, core, with_plurals
from provenance.lexicon.outlets import GENERIC_OUTLETS, known_outlet, possible_outlets
from provenance.lexicon.phrases import Phrases
from provenance.lexicon.roles import PLURAL_PAIRS
from provenance.lexicon.social_platforms import PLATFORMS, POSTS, SOCIAL_WORDS
from provenance.model.chain import Vantage

# Vantages describe somebody: look for these phrases within and right after the words for a source, not in whole texts,
# where "close to" and "involved in" mean other things.
SOURCE = (
    "our own reading of how newsrooms describe sources, after the vantages of ICD 206 ('level of access') and the rules on "
    "describing anonymous sources of The Associated Press, Reuters and The New York Times"
)

_WHO = ("who", "who have", "who has", "who had", "who also", "who personally", "who regularly")
PARTICIPANT = Phrases(
    SOURCE,
    *(
        f"{who} {did}"
        for who in _WHO
        for did in (
            "attended", "joined", "participated in", "participates in", "took part in", "taken part in", "helped draft",
            "helped organise", "helped organize", "helped plan", "helped write", "negotiated", "worked on", "was involved in",
            "were involved in", "been involved in", "is involved in", "are involved in", "sat in on", "spoke directly with",
            "met with", "dealt with", "voted for", "voted against", "signed",
        )
    ),
    *("who was present", "who were present", "who was in the room", "who were in the room", "in the room"),
    *("who was at the table", "who were at the table", "at the table", "who was on the call", "who were on the call"),
    *("who was part of", "who were part of", "who is part of", "who are part of", "a party to", "party to the"),
    *("participating in", "taking part in", "directly involved in", "directly involved with", "closely involved in"),
    *("personally involved in", "involved in", "involved with", "involved directly in", "on the call", "on both calls"),
    *("present at the", "present for the", "present during the", "present in the", "participant in", "participants in"),
    *("participant at", "participants at", "attendee of", "attendees of", "attendee at", "attendees at", "negotiators for"),
    *("on the receiving end of", "who received", "who was told by", "who heard directly from", "whose own"),
)  # fmt: skip
"""The source took part: in the meeting, the talks, the deed."""

EYEWITNESS = Phrases(
    SOURCE,
    *("eyewitness", "eyewitnesses", "eye-witness", "eye-witnesses", "witness", "witnesses", "bystander", "bystanders"),
    *("onlooker", "onlookers", "passer-by", "passers-by", "passerby", "passersby", "spectator", "spectators"),
    *(
        f"{who} {did}"
        for who in ("who", "who said he", "who said she", "who said they", "who had", "who has", "who have")
        for did in (
            "saw", "heard", "overheard", "witnessed", "watched", "observed", "filmed", "photographed", "recorded",
            "looked on", "visited the scene", "visited the site", "toured the site",
        )
    ),
    *("at the scene", "on the scene", "who was at the scene", "who were at the scene", "who was there", "who were there"),
    *("from the scene", "reporter at the scene", "journalist at the scene", "who was nearby", "who were nearby"),
    *("who was standing nearby", "who lives nearby", "who live nearby", "whose window overlooks", "within earshot"),
    *("from the crowd", "in the audience", "in the courtroom", "in the stands", "aboard the", "on board the"),
)  # fmt: skip
"""The source saw or heard it without taking part."""

_MATTERS = (
    *("with {} knowledge of", "with {} knowledge about", "having {} knowledge of", "who has {} knowledge of"),
    *("who have {} knowledge of", "who had {} knowledge of", "who claimed {} knowledge of", "with {} understanding of"),
    *("with {} insight into", "with {} access to", "with {} visibility into"),
)
_DEGREES = (
    "any", "close", "deep", "detailed", "direct", "extensive", "first-hand", "firsthand", "full", "inside", "insider",
    "intimate", "personal", "prior", "some", "special", "thorough",
)  # fmt: skip

FAMILIAR = Phrases(
    SOURCE,
    *("familiar with", "with familiarity with", "well acquainted with", "acquainted with", "conversant with"),
    *("knowledgeable about", "well informed about", "informed about", "informed on", "in the know", "privy to"),
    *("close to", "closely associated with", "aware of", "insider", "insiders", "person inside", "people inside"),
    *("source inside", "sources inside", "source within", "sources within", "official inside", "officials inside"),
    *("who knows", "who know", "who is familiar", "who are familiar", "who was familiar", "who were familiar"),
    *("working on the case", "working on the matter", "working on the deal", "with ties to", "with links to", "in the circle of"),
    *(pattern.format(degree) for pattern in _MATTERS for degree in _DEGREES),
    *(pattern.replace("{} ", "") for pattern in _MATTERS),
)
"""The source knows of it, the text does not say how."""

BRIEFED = Phrases(
    SOURCE,
    *("briefed on", "briefed about", "briefed by", "was briefed", "were briefed", "been briefed", "being briefed"),
    *("who was told", "who were told", "who had been told", "who has been told", "who have been told", "told of"),
    *("told about", "who was informed", "who were informed", "who had been informed", "informed of", "informed by"),
    *("who has seen", "who have seen", "who had seen", "who saw the document", "who saw the documents", "shown the"),
    *("who reviewed", "who has reviewed", "who have reviewed", "who had reviewed", "who has read", "who have read"),
    *("who had read", "who was shown", "who were shown", "who has been shown", "who heard about", "who learned of"),
    *("who spoke with", "who spoke to", "who has spoken with", "who have spoken with", "who has spoken to"),
    *("who have spoken to", "who talked to", "who talked with", "in contact with", "who discussed the matter with"),
    *("with access to the information", "given a readout", "who received a readout", "read in on", "read into"),
)
"""The source was told of it or shown a paper."""

INFERENCE = Phrases(
    SOURCE,
    *(
        f"{verb}{ending}"
        for verb, endings in (
            ("conclud", ("e", "es", "ed", "ing")), ("infer", ("", "s", "red", "ring")), ("deduc", ("e", "es", "ed", "ing")),
            ("estimat", ("e", "es", "ed", "ing")), ("calculat", ("e", "es", "ed", "ing")), ("reckon", ("", "s", "ed", "ing")),
            ("speculat", ("e", "es", "ed", "ing")), ("surmis", ("e", "es", "ed", "ing")), ("assess", ("", "es", "ed", "ing")),
            ("project", ("s", "ed", "ing")), ("forecast", ("", "s", "ing")), ("predict", ("", "s", "ed", "ing")),
            ("suspect", ("", "s", "ed", "ing")), ("extrapolat", ("e", "es", "ed", "ing")), ("theori", ("se", "sed", "ze", "zed")),
        )
        for ending in endings
    ),
    *(
        f"{who} {think}"
        for who in ("analysts", "economists", "experts", "investigators", "observers", "officials", "researchers", "scientists")
        for think in ("believe", "believed", "expect", "expected", "think", "thought", "fear", "feared", "say it appears")
    ),
    *("based on an analysis", "based on its analysis", "based on their analysis", "based on the available evidence"),
    *("judging by", "judging from", "points to", "point to", "suggests that", "suggest that", "consistent with"),
    *("in its assessment", "in their assessment", "with moderate confidence", "with high confidence", "with low confidence"),
    *("intelligence suggests", "intelligence indicates", "evidence suggests", "evidence indicates", "appears to have"),
)  # fmt: skip
"""The source reasons from something else to what it says; counted where the cue or the source says so."""

BY_VANTAGE = (
    (Vantage.PARTICIPANT, PARTICIPANT),
    (Vantage.EYEWITNESS, EYEWITNESS),
    (Vantage.BRIEFED, BRIEFED),
    (Vantage.FAMILIAR, FAMILIAR),
    (Vantage.INFERENCE, INFERENCE),
)
"""The lists by what they show, nearest to the event first: the first that is found counts."""

ANONYMITY = Phrases(
    SOURCE,
    *(
        f"{on} condition of {being}"
        for on in ("on", "on the", "under", "under the")
        for being in ("anonymity", "strict anonymity", "confidentiality", "not being identified", "not being named")
    ),
    *(
        f"condition {that}{who} not be"
        for that in ("", "that ")
        for who in ("he", "she", "they", "their name", "his name", "her name", "their names", "the person", "the source")
    ),
    *(
        f"{asked} {wish}"
        for asked in ("asked", "asking", "wished", "wishing", "requested", "requesting", "preferred", "insisted")
        for wish in (
            "not to be identified", "not to be named", "not to be quoted by name", "to remain anonymous", "to stay anonymous",
            "to be anonymous", "for anonymity", "that his name not be used", "that her name not be used",
            "that their names not be used", "that their name not be used",
        )
    ),
    *(
        f"{declined} to {do}"
        for declined in ("declined", "declining", "refused", "refusing", "did not want", "didn't want", "did not wish")
        for do in ("be identified", "be named", "be quoted by name", "give his name", "give her name", "give their names",
                   "give their name", "give a name", "have his name", "have her name", "have their names")
    ),
    *("requested anonymity", "requesting anonymity", "request anonymity", "requests anonymity", "asked for anonymity"),
    *("asking for anonymity", "granted anonymity", "were granted anonymity", "was granted anonymity", "sought anonymity"),
    *("seeking anonymity", "insisted on anonymity", "insisting on anonymity", "demanded anonymity", "speaking anonymously"),
    *("spoke anonymously", "speak anonymously", "said anonymously", "who cannot be named", "who can not be named"),
    *("who could not be named", "cannot be identified", "could not be identified", "can't be named", "who spoke privately"),
    *("on background", "on deep background", "not for attribution", "off the record", "without attribution"),
    *("speaking under a pseudonym", "not his real name", "not her real name", "not their real names", "name has been changed"),
    *("names have been changed", "whose name is being withheld", "whose name has been withheld", "whose names are being withheld"),
    *("is not being named", "are not being named", "is not naming", "are not naming", "did not name", "gave only his first name"),
    *("gave only her first name", "gave only one name", "unnamed", "anonymous", "anonymously", "unidentified"),
)  # fmt: skip
"""The source's name is kept back on purpose; reasons may follow."""

DOCUMENT_NOUNS = with_plurals(
    "abstract accord ad addendum advert advertisement advisory affidavit agreement amendment analysis annex announcement "
    "appendix appraisal assessment audit autobiography autopsy average bill biography blueprint book booklet brochure bylaw "
    "cable census certificate charter chart circular citation clip code commercial communication communique communiqué "
    "complaint constitution contract copy court-filing covenant database dataset decision declaration decree deposition "
    "diary directive disclosure document documentary dossier draft e-mail edict email estimate evaluation excerpt "
    "fact-check fact-sheet factsheet file filing film finding flier flyer footnote forecast graphic guideline handbook image "
    "indictment injunction inquest inquiry inscription inventory investigation invoice judgement judgment law lawsuit "
    "leaflet ledger letter list mailer mandate manifesto manual memo memoir memorandum message missive notebook notice novel "
    "opinion order ordinance pact page pamphlet paper petition photo photograph plan platform playbook pleading policy poll poster "
    "postmortem press-release probe proclamation projection proposal prospectus protocol questionnaire readout receipt record "
    "recording referendum regulation release report reply resolution response result resume résumé review roadmap "
    "rule ruling screenshot script statement statistic statute study subpoena submission suit summary summons survey tabulation "
    "tally tape testament text timeline transcript transcription translation treaty verdict video voice-over voicemail "
    "voiceover warrant white-paper writ"
) | frozenset(
    (
        "analyses audio correspondence data documentation evidence figures findings footage guidance imagery legislation metadata "
        "charges minutes numbers paperwork polling research testimony website"
    ).split()
)
"""Heads of phrases for documents and recordings, polls and studies included. "Report" is one as well, unless an outlet
stands beside it."""

SOCIAL_NOUNS = with_plurals("hashtag livestream post posting quote-tweet retweet subtweet thread tweet tweetstorm vlog") | (
    frozenset(("skeet", "skeets", "tiktok", "tiktoks", "toot", "toots"))
)
"""Heads of phrases for what people put on social networks. "Post", "thread" and "posting" are so by themselves, "video",
"page" and the other :data:`provenance.lexicon.social_platforms.POSTS` only beside a platform's name."""

VIRAL = Phrases(
    SOURCE,
    *("viral video", "viral videos", "viral clip", "viral post", "viral posts", "video circulating online", "online video"),
    *("videos circulating online", "footage circulating online", "video shared online", "video posted online", "online post"),
    *("videos posted online", "posts online", "online posts", "video on social media", "videos on social media"),
    *("footage on social media", "social media footage", "social media video", "social media videos", "user-generated"),
    *("photos on social media", "images on social media", "online commenters", "an online forum", "internet rumors"),
    *("internet rumours", "a message board", "a comment thread", "chat messages", "group chat", "whatsapp messages"),
    *("truth social post", "truth social posts", "post on truth social", "a post on x", "posts on x", "post on x"),
)
"""Posts whose author stays in the dark."""

MORE_PLATFORMS = ("Truth Social", "WhatsApp", "Signal", "Discord", "Tumblr", "Parler", "Twitch", "Douyin", "Nextdoor")
"""Platforms beside :data:`provenance.lexicon.social_platforms.PLATFORMS` that count next to the name of a post."""


def names_document(phrase: str) -> bool:
    """Whether a noun phrase means a document, by its head: "an FBI summary of its investigation", "a batch of emails".

    Outlets' reports ("press reports", "an NBC report") and posts are none.
    """
    words = core(phrase)
    if not words or known_outlet(phrase):
        return False
    last = _noun(words)
    if last in COUNTING or last in _PARTS:
        whole = core(phrase.partition(f"{words[-1]} of ")[2])
        return bool(whole) and _noun(whole) in DOCUMENT_NOUNS
    if last not in DOCUMENT_NOUNS or names_post(phrase) or named_body(phrase) or " ".join(words[-2:]).casefold() in PLURAL_PAIRS:
        return False
    return last not in ("report", "reports") or not (GENERIC_OUTLETS.find(phrase) or possible_outlets(" ".join(words[:-1])))


def names_post(phrase: str) -> bool:
    """Whether a noun phrase means something posted on a social network: "a tweet", "his LinkedIn page"."""
    words = core(phrase)
    last = _noun(words) if words else ""
    on_platform = last in POSTS and any(f" {name} " in f" {phrase} " for name in (*PLATFORMS, *MORE_PLATFORMS))
    if on_platform or (last in SOCIAL_NOUNS and (words[-1][:1].islower() or last not in POSTS)):
        return True
    if known_outlet(phrase):
        return False
    return VIRAL.find(phrase) is not None or (last in POSTS and SOCIAL_WORDS.find(phrase) is not None)


def _noun(words: tuple[str, ...]) -> str:
    return words[-1].casefold().removesuffix("'s").rstrip("'.")


_PARTS = frozenset("batches contents number numbers pages part parts portion portions series tranche trove version versions".split())
