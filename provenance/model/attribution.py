"""What reading an article finds: who is said to have said what, through whom, in whose words.

A ``Reading`` is at once what the Python API returns and what ``provenance extract --format json`` writes. All offsets
are 0-based code points into the reading's text, the end exclusive.
"""

import datetime
from enum import Enum
from typing import Annotated

import msgspec
from msgspec import Meta

from provenance.model.chain import Identity, Mode, Vantage

Share = Annotated[float, Meta(ge=0, le=1)]
Percent = Annotated[int, Meta(ge=0, le=100)]


class Act(Enum):
    """What kind of attitude an attribution reports (PARC 3.0, Pareti 2016)."""

    ASSERTION = "assertion"
    BELIEF = "belief"
    EVENTUALITY = "eventuality"
    FACT = "fact"
    NONE = "none"


class SourceType(Enum):
    """What kind of voice speaks."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OFFICIAL_BODY = "official_body"
    DOCUMENT = "document"
    UNNAMED_PERSON = "unnamed_person"
    UNNAMED_GROUP = "unnamed_group"
    OUTLET = "outlet"
    SOCIAL_POST = "social_post"
    NONE = "none"

    @property
    def anonymous(self) -> bool:
        """Whether nobody could go and ask this voice: unnamed people, or nobody at all."""
        return self in (SourceType.UNNAMED_PERSON, SourceType.UNNAMED_GROUP, SourceType.NONE)


class Fragment(msgspec.Struct, frozen=True, gc=False, order=True):
    """A stretch of the article's text: ``text`` is exactly what stands from ``start`` to ``end``."""

    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(ge=0)]
    text: str


class Voice(msgspec.Struct, frozen=True, gc=False):
    """Where an attribution starts, as the article shows it; with type ``none`` the article names nobody."""

    type: SourceType
    identity: Identity
    vantage: Vantage
    as_written: Annotated[str | None, Meta(description="The article's words here: “he”, “the source”.")] = None
    name: Annotated[str | None, Meta(description="The fullest form of the name in the article, without titles.")] = None
    title: Annotated[str | None, Meta(description="Role or affiliation, as written.")] = None
    affiliation: Annotated[str | None, Meta(description="The side it stands on, as written.")] = None
    justification: Annotated[
        str | None, Meta(description="The words that say why it is worth hearing: “who participated in the meeting”.")
    ] = None
    source: Annotated[str | None, Meta(description="Id in sources.toml, where the origin is known.")] = None


class Carrier(msgspec.Struct, frozen=True, gc=False):
    """A relay: a voice that passed the content on and is not its origin."""

    type: SourceType
    as_written: str
    name: Annotated[str | None, Meta(description="The fullest form of the name in the article, without titles.")] = None
    source: Annotated[str | None, Meta(description="Id in sources.toml, where the relay is known.")] = None


class Directly(msgspec.Struct, frozen=True, gc=False):
    """How directly the claim would be sourced as it stands in the article: the hand level and an interval of 0–100."""

    hand_level: str
    lower: Percent
    upper: Percent


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """One attribution: a source, a cue and a content, and what they say of the chain.

    ``origin`` and ``relays`` (nearest to the origin first) interpret ``source``, the words that annotation corpora call
    so. ``directness`` is null where nothing is asserted. ``confidence`` is the tagger's probability of the spans, in
    [0, 1].
    """

    id: str
    act: Act
    content: tuple[Fragment, ...]
    cue: tuple[Fragment, ...]
    source: Fragment | None
    mode: Mode
    origin: Voice
    relays: tuple[Carrier, ...]
    second_hand: bool
    anonymous: bool
    directness: Directly | None
    confidence: Share


class ReadArticle(msgspec.Struct, frozen=True, gc=False):
    """Where a reading's text comes from: a file's path or an address, and what is known of the article."""

    source: str
    outlet: Annotated[str | None, Meta(description="Id in sources.toml.")] = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    language: Annotated[str | None, Meta(description="BCP 47.")] = None


class Reading(msgspec.Struct, frozen=True, gc=False):
    """An article as it was read: its text and every attribution in it, in the order of the text."""

    version: int
    article: ReadArticle
    text: str
    attributions: tuple[Attribution, ...]
