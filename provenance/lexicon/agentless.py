"""Words that report without saying who: the parts of an English passive without an agent, and hedges."""

from provenance.lexicon.phrases import Phrases

_OURS = "our own reading of news style, attribution without a speaker"

BE = frozenset(("is", "are", "was", "were", "been", "being", "it's", "that's", "he's", "she's", "they're", "who's"))
"""What a passive is made with. The forms of a plain "be" are left out: "it must be said" is the writer's own voice."""

ADVERBS = frozenset(("already", "also", "again", "long", "now", "often", "once", "since", "sometimes", "still", "then"))
"""What may stand between "is" and "said", beside the words in -ly."""

NOT = frozenset(("not", "never", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't"))
"""What turns it round: "has not been disclosed" reports nobody's words."""

REPORTED = frozenset(
    (
        "accused", "acknowledged", "alleged", "announced", "argued", "asserted", "assumed", "believed", "claimed",
        "confirmed", "considered", "deemed", "disclosed", "emphasised", "emphasized", "estimated", "expected", "feared",
        "hinted", "indicated", "learned", "learnt", "mentioned", "mooted", "noted", "presumed", "purported", "reckoned",
        "reported", "reputed", "revealed", "rumored", "rumoured", "said", "speculated", "stated", "stressed",
        "suggested", "suspected", "thought", "understood", "warned",
    )
)  # fmt: skip
"""Participles that report words or beliefs."""

TAKEN_AS = frozenset(
    (
        "billed", "branded", "characterised", "characterized", "depicted", "described", "dismissed", "hailed",
        "labeled", "labelled", "perceived", "portrayed", "presented", "regarded", "seen", "touted", "viewed",
    )
)  # fmt: skip
"""Participles that report a view together with "as"."""

AGENTS = frozenset(("by", "according", "in", "on", "from", "via", "through", "citing", "quoting"))
"""What may bring the speaker after all, after the participle: "was described in court papers as"."""

HEDGES = Phrases(
    f"{_OURS}; on alleged and allegedly: The Associated Press Stylebook",
    "reportedly",
    "allegedly",
    "supposedly",
    "purportedly",
    "reputedly",
    "it emerged",
    "it emerges",
    "it has emerged",
    "it had emerged",
    "it transpired",
    "it transpires",
    "it has transpired",
    "rumour has it",
    "rumor has it",
    "word has it",
    "by all accounts",
    "by most accounts",
    "by some accounts",
    "there are reports",
    "there were reports",
    "there have been reports",
    "unconfirmed reports",
    *(f"{word} to be" for word in ("believed", "reported", "said", "thought", "understood")),
    *(f"{word} to have" for word in ("believed", "reported", "said", "thought", "understood")),
    *(f"{word} to" for word in ("alleged", "reputed", "rumored", "rumoured")),
    *(f"widely {word}" for word in ("believed", "reported", "rumored", "rumoured", "said", "thought", "understood")),
)
"""Hedges that stand in for a speaker, anywhere in a cue."""

REPORTS = Phrases(
    _OURS,
    *(f"{which}reports {say}" for which in ("", "some ", "media ", "press ", "news ", "local ") for say in (
        "say", "said", "claim", "claimed", "indicate", "indicated", "suggest", "suggested")),
    *(f"according to {which}reports" for which in ("", "some ", "media ", "press ", "news ", "local ")),
    "amid reports",
    "reports of",
    "reports that",
)  # fmt: skip
"""Nobody's reports: they count only where they are the whole cue, since "Herald reports say" names whose they are."""

QUOTED = Phrases(_OURS, "cited as saying", "quoted as having said", "quoted as saying")
"""A pick-up without its outlet, unless a relay is named elsewhere in the sentence."""
