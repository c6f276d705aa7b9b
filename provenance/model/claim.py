"""Claims, the article that makes them, and the claim file that holds both."""

import datetime
from enum import Enum
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from provenance.model.chain import Mode, Origin, Record, RegistryId, Relay, Url, Words
from provenance.model.text import quotations, without_outer_marks

ClaimId = Annotated[
    str,
    Meta(
        pattern=r"^[^\s#]+$(?!\n)",
        max_length=200,
        description='Without spaces or "#", unique in the file and stable: baselines and fingerprints use it.',
    ),
]
Key = Annotated[str, Meta(pattern=r"\S", description="A key of the checker's choice, shared across files.")]
Language = Annotated[
    str, Meta(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$(?!\n)", description='A BCP 47 tag: "en", "pt-BR".')
]


class Scope(Enum):
    """``utterance``: "X said Y"; ``fact``: "Y" (FRE 801(c))."""

    UTTERANCE = "utterance"
    FACT = "fact"


class Kind(Enum):
    """What sort of statement it is. Only reports are graded."""

    REPORT = "report"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    FORECAST = "forecast"


class Placement(Enum):
    """Where in the article the claim stands."""

    HEADLINE = "headline"
    LEDE = "lede"
    BODY = "body"


class Allow(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A suppression of one rule for one claim. Rule and reason are required; after ``until`` it counts no more."""

    rule: Annotated[str, Meta(pattern=r"^[A-Z]{3}[0-9]{2}$(?!\n)", description="The code of the rule.")]
    reason: Annotated[Words, Meta(description="Why the finding is accepted.")]
    until: Annotated[datetime.date | None, Meta(description="The last day on which it holds.")] = None


class Claim(
    msgspec.Struct,
    frozen=True,
    gc=False,
    forbid_unknown_fields=True,
    rename={"relays": "relay", "records": "record", "allows": "allow"},
):
    """One checkable statement that an article makes or passes on, with its chain."""

    id: ClaimId
    text: Annotated[Words, Meta(description="The claim in the checker's words.")]
    quote: Annotated[Words, Meta(description="Verbatim words of the article that locate it, at most a few lines.")]
    scope: Annotated[Scope, Meta(description="utterance: that it was said; fact: that it is so.")]
    mode: Annotated[Mode, Meta(description="How THIS article renders what it received.")]
    origin: Origin
    translated: Annotated[bool, Meta(description="Whether this article's words are a translation.")] = False
    kind: Annotated[Kind, Meta(description="What sort of statement it is; only reports are graded.")] = Kind.REPORT
    place: Annotated[Placement, Meta(description="Where in the article it stands.")] = Placement.BODY
    cue: Annotated[Words | None, Meta(description="The attributing words, verbatim; absent: none in the text.")] = None
    about: Annotated[tuple[RegistryId, ...], Meta(description="Registry ids that the claim is about.")] = ()
    asserts: Annotated[Key | None, Meta(description="Claims that assert the same thing share this key.")] = None
    denies: Annotated[Key | None, Meta(description="It contradicts the claims that assert this key.")] = None
    original: Annotated[Url | None, Meta(description="For translations: where the original words are.")] = None
    translator: Annotated[Words | None, Meta(description="For translations: who translated.")] = None
    review: Annotated[datetime.date | None, Meta(description="For forecasts: when it can be checked.")] = None
    established: Annotated[
        Url | None, Meta(description="A plain fact in the public domain: where to see it. Not graded.")
    ] = None
    relays: Annotated[tuple[Relay, ...], Meta(description="Relays, nearest to the origin first.")] = ()
    records: Annotated[tuple[Record, ...], Meta(description="Primary documents that hold the utterance.")] = ()
    allows: Annotated[tuple[Allow, ...], Meta(description="Suppressions, each with its reason.")] = ()

    @property
    def graded(self) -> bool:
        """Whether directness is computed: a report that is not an established fact."""
        return self.kind is Kind.REPORT and self.established is None

    @property
    def second_hand(self) -> bool:
        """Whether the chain holds a relay or the origin itself passes on what others told it."""
        return bool(self.relays) or self.origin.vantage.passed_on

    @property
    def quoted_words(self) -> tuple[str, ...]:
        """The words in quotation: all of ``quote`` in mode direct, the parts inside marks in mode mixed, else none."""
        if self.mode is Mode.DIRECT:
            return (without_outer_marks(self.quote),)
        if self.mode is Mode.MIXED:
            return tuple(quote.words for quote in quotations(self.quote))
        return ()

    @property
    def channel_disclosed(self) -> bool:
        """Whether the article says where it was said: a channel, a relay or a record is given, or nothing is
        attributed to anybody."""
        origin = self.origin
        return bool(origin.channel or self.relays or self.records) or origin.identity.value == "none"


class Article(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """The article whose claims a file holds."""

    outlet: Annotated[RegistryId, Meta(description="The publisher's id in sources.toml.")]
    title: Words
    url: Url
    published: Annotated[datetime.date | None, Meta(description="The day it was published.")] = None
    retrieved: Annotated[datetime.datetime | None, Meta(description="When it was read.")] = None
    language: Language | None = None


class ClaimFile(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, rename={"claims": "claim"}):
    """A claim file, version 1: one article and its claims."""

    version: Annotated[Literal[1], Meta(description="The version of the format: 1.")]
    article: Article
    claims: Annotated[tuple[Claim, ...], Meta(description="The claims, in the order of the article.")] = ()
