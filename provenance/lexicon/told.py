"""Words of speaking to an outlet, before its name."""

from provenance.lexicon.phrases import Phrases

_OURS = "our own reading of news style, how interviews are credited"

TOLD = Phrases(
    _OURS,
    "told",
    "tells",
    "telling",
    "speaking to",
    "speaking with",
    "spoke to",
    "spoke with",
    "talking to",
    "talking with",
    "talked to",
    "talked with",
    "interview with",
    "interview to",
    "interview for",
    "interviewed by",
    "confirmed to",
    "conversation with",
    "comments to",
    "remarks to",
    "statement to",
)
"""What stands before the name of the outlet that heard it: "told {outlet}", "in an interview with {outlet}"."""

PUBLICATIONS = frozenset(
    (
        "agency", "broadcaster", "channel", "daily", "journal", "magazine", "network", "newspaper", "newswire",
        "outlet", "paper", "podcast", "portal", "programme", "program", "publication", "site", "station",
        "tabloid", "website", "weekly",
    )
)  # fmt: skip
"""What may stand right before an outlet's name: "told the British newspaper The Herald"."""

REPORTERS = frozenset(
    ("correspondent", "correspondents", "editor", "editors", "journalist", "journalists", "reporter", "reporters")
)
"""Who may hear it for an outlet: "told a reporter from the Herald"."""
