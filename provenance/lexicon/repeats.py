"""Words that say that something is being said once more. English only."""

from provenance.lexicon.phrases import Phrases

REPEAT_CUES = Phrases(
    "our own reading of news style, cues that speak of an earlier utterance",
    *("reiterate", "reiterates", "reiterated", "reiterating", "reaffirm", "reaffirms", "reaffirmed", "reaffirming"),
    *("restate", "restates", "restated", "restating", "again", "once more"),
    *("repeat that", "repeats that", "repeated that", "repeating that", "repeated the", "repeats the"),
    *(f"{verb} {whose}" for verb in ("repeat", "repeats", "repeated") for whose in ("his", "her", "its", "their")),
    *("also repeats", "also repeated", "has repeated", "have repeated", "had repeated"),
)
"""Counted wherever they stand in a cue."""

REPEAT_CUE_ALONE = Phrases(
    "our own reading of news style, cues that speak of an earlier utterance",
    *("repeat", "repeats", "repeated", "repeating"),
)
"""Counted as the whole cue: within a longer one they mostly stand before a noun ("repeated attempts to explain")."""

REPEAT_VERBS = Phrases(
    "our own reading of news style, repetition of words rather than of deeds",
    *("reiterates", "reiterated", "reiterating", "also repeated", "also repeats", "repeated that", "repeats that"),
)
"""Counted wherever they stand in the article's own words."""

REPEAT_ADVERBS = Phrases(
    "our own reading of news style, adverbs of repetition",
    *("again", "once again", "once more", "yet again"),
)
"""Counted only right before or after a cue: an office may also be opened again."""
