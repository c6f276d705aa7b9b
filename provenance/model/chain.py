"""The attribution chain: who asserted it first, through whom it travelled, and how each hand rendered it."""

import datetime
from enum import Enum
from typing import Annotated

import msgspec
from msgspec import Meta

Words = Annotated[str, Meta(pattern=r"\S", description="Words: at least one character that is not a space.")]
Url = Annotated[
    str,
    Meta(
        pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#\\]+[^\s\\]*$(?!\n)",
        max_length=2048,
        description="An http or https address.",
    ),
]
RegistryId = Annotated[str, Meta(pattern=r"\S", description="The id of an entry in sources.toml.")]


class Identity(Enum):
    """How the article names the origin; the order follows Reuters' and AP's rules on anonymous sources."""

    __hash__ = object.__hash__  # members are unique objects; Enum's own hash is slow Python

    NAMED = "named"
    ROLE = "role"
    COLLECTIVE = "collective"
    DESCRIBED = "described"
    BARE = "bare"
    NONE = "none"

    @property
    def unnamed(self) -> bool:
        """Whether somebody is cited but not named: described or bare."""
        return self is Identity.DESCRIBED or self is Identity.BARE


class Vantage(Enum):
    """How the origin knows (ICD 206, "level of access")."""

    __hash__ = object.__hash__  # members are unique objects; Enum's own hash is slow Python

    SELF = "self"
    RECORD = "record"
    PARTICIPANT = "participant"
    EYEWITNESS = "eyewitness"
    FAMILIAR = "familiar"
    BRIEFED = "briefed"
    HEARSAY = "hearsay"
    INFERENCE = "inference"
    UNKNOWN = "unknown"

    @property
    def passed_on(self) -> bool:
        """Whether the origin itself passes on what others said: briefed or hearsay."""
        return self is Vantage.BRIEFED or self is Vantage.HEARSAY


class Mode(Enum):
    """How a link renders what it received (quotation studies)."""

    __hash__ = object.__hash__  # members are unique objects; Enum's own hash is slow Python

    RECORD = "record"
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    INTERPRETIVE = "interpretive"
    OWN = "own"
    UNKNOWN = "unknown"

    @property
    def rendering(self) -> bool:
        """Whether the link is one more hand that words passed through: neither a record nor the outlet's own."""
        return self is not Mode.RECORD and self is not Mode.OWN


class Verified(Enum):
    """What evidence shows of a link: nothing, that the page was read, that the words match, or that they do not."""

    __hash__ = object.__hash__  # members are unique objects; Enum's own hash is slow Python

    NONE = "none"
    LINKED = "linked"
    MATCHED = "matched"
    MISMATCH = "mismatch"


class Origin(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """The first asserter, as far as the article shows."""

    identity: Annotated[Identity, Meta(description="How the article names the origin.")]
    vantage: Annotated[Vantage, Meta(description="How the origin knows.")]
    as_written: Annotated[Words | None, Meta(description="The article's words for the origin.")] = None
    key: Annotated[Words | None, Meta(description="The same unnamed source elsewhere in this file.")] = None
    source: Annotated[RegistryId | None, Meta(description="Id in sources.toml, where the origin is known.")] = None
    affiliation: Annotated[
        RegistryId | None, Meta(description="Id of the body on whose side it stands, where the text or registry says.")
    ] = None
    channel: Annotated[Words | None, Meta(description='Where it was said: "press briefing".')] = None
    anonymity_reason: Annotated[Words | None, Meta(description="Why the article does not name the source.")] = None


class Relay(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A voice that passed the claim on and is not its origin. ``source`` or ``as_written`` is set."""

    source: Annotated[RegistryId | None, Meta(description="Id in sources.toml.")] = None
    as_written: Annotated[
        Words | None, Meta(description="The article's words for it; absent: inherited from an earlier mention.")
    ] = None
    mode: Annotated[Mode, Meta(description="How this relay renders what it received.")] = Mode.UNKNOWN
    url: Annotated[Url | None, Meta(description="The page where this relay said it.")] = None
    published: Annotated[datetime.date | None, Meta(description="When that page was published.")] = None


class Record(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A primary document that holds the utterance: transcript, filing, video."""

    url: Annotated[Url, Meta(description="Where the document is.")]


class Link(msgspec.Struct, frozen=True, gc=False):
    """One rendering of the claim: by a record, a relay, or the article's own outlet (always last)."""

    mode: Mode
    translated: bool = False
    verified: Verified = Verified.NONE


class Chain(msgspec.Struct, frozen=True, gc=False):
    """What directness is computed from. The last of ``links`` is the outlet's; the first is a record, with mode
    ``record``, where ``record`` is set: evidence shows that it holds the utterance."""

    identity: Identity
    vantage: Vantage
    links: tuple[Link, ...]
    channel_disclosed: bool
    record: bool = False

    @property
    def matched_to_record(self) -> bool:
        """Whether the outlet's own words are matched to a record: the ✓ of the hand level."""
        return self.record and len(self.links) == 2 and self.links[1].verified is Verified.MATCHED
