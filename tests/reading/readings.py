"""Readings made by hand, and readings full of hostile words, for the tests of drafts and renderers."""

from collections.abc import Sequence

from hypothesis import strategies as st

from provenance.model.attribution import (
    Act,
    Attribution,
    Carrier,
    Directly,
    Fragment,
    ReadArticle,
    Reading,
    SourceType,
    Voice,
)
from provenance.model.chain import Identity, Mode, Vantage
from provenance.model.source import Body, Outlet, Person, Registry, RegistryFile
from provenance.scoring.directness import chain_of, directness
from tests.property.profile import PROFILE
from tests.property.woven import woven
from tests.render.reports import hostile

TEXT = """\
Dam to close in March, officials say
The Water Board will close the dam in March, officials familiar with the plan told the Herald on Monday.
The sources said that "no date has been fixed” for the ferry.
"We leave on one engine," said Tom Hale, who was on board, "and we come back on none."
Hale denied reports that the crew was warned.
The board believes that the wall will hold.
The ferry company plans to sue the board.
Ana Ruiz said the board knew of the crack, and the minister resigned.
The crack was reportedly found in May.
The mayor declined to comment.
"""

REGISTRY = Registry(
    RegistryFile(
        1,
        outlets={
            "the-gazette": Outlet("The Gazette", domains=("gazette.example",)),
            "the-herald": Outlet("The Herald", aliases=("Herald", "the Herald")),
        },
        persons={"ana-ruiz": Person("Ana Ruiz", affiliation="water-board"), "tom-hale": Person("Tom Hale")},
        bodies={"water-board": Body("Water Board")},
    ),
    "sources.toml",
)

SPEAKER = Voice(SourceType.PERSON, Identity.NAMED, Vantage.SELF)
OFFICIALS = Voice(SourceType.UNNAMED_GROUP, Identity.DESCRIBED, Vantage.FAMILIAR, "officials familiar with the plan")
SOURCES = Voice(SourceType.UNNAMED_GROUP, Identity.BARE, Vantage.UNKNOWN, "The sources")
NOBODY = Voice(SourceType.NONE, Identity.NONE, Vantage.UNKNOWN)
HALE = Voice(
    SourceType.PERSON,
    Identity.NAMED,
    Vantage.PARTICIPANT,
    "Tom Hale",
    "Tom Hale",
    justification="who was on board",
    source="tom-hale",
)
RUIZ = Voice(SourceType.PERSON, Identity.NAMED, Vantage.SELF, "Ana Ruiz", "Ana Ruiz", source="ana-ruiz")
BOARD = Voice(
    SourceType.OFFICIAL_BODY, Identity.COLLECTIVE, Vantage.SELF, "The board", "Water Board", source="water-board"
)
HERALD = Carrier(SourceType.OUTLET, "the Herald", "The Herald", "the-herald")


def fragment(words: str, text: str = TEXT) -> Fragment:
    """The first place of some words in a text; of the words in braces, where there are any: ``engine," {said} Tom``."""
    before, _, rest = words.rpartition("{")
    meant, _, after = rest.partition("}")
    start = text.index(before + meant + after) + len(before)
    return Fragment(start, start + len(meant), meant)


def attribution(
    origin: Voice,
    cue: str | None,
    *content: str,
    source: str | None = None,
    act: Act = Act.ASSERTION,
    mode: Mode = Mode.INDIRECT,
    relays: Sequence[Carrier] = (),
    confidence: float = 0.9,
    name: str = "a1",
    text: str = TEXT,
) -> Attribution:
    """An attribution of words of a text, scored as reading scores it."""
    made = Attribution(
        id=name,
        act=act,
        content=tuple(fragment(words, text) for words in content),
        cue=(fragment(cue, text),) if cue is not None else (),
        source=fragment(source, text) if source is not None else None,
        mode=mode,
        origin=origin,
        relays=tuple(relays),
        second_hand=bool(relays) or origin.vantage.passed_on,
        anonymous=origin.type.anonymous,
        directness=None,
        confidence=confidence,
    )
    return scored(made)


def scored(made: Attribution) -> Attribution:
    """The attribution with the directness that reading gives it."""
    from msgspec.structs import replace

    from provenance.reading.draft import sourcing

    if made.act is not Act.ASSERTION:
        return made
    score = directness(chain_of(sourcing(made)), PROFILE)
    return replace(made, directness=Directly(score.hand_level, *score.shown))


CLOSING = attribution(
    OFFICIALS,
    "told the Herald",
    "The Water Board will close the dam in March",
    source="officials familiar with the plan",
    relays=[HERALD],
)
DATE = attribution(
    SOURCES,
    "said that",
    '"no date has been fixed” for the ferry',
    source="The sources",
    mode=Mode.MIXED,
    relays=[HERALD],
    confidence=0.41,
    name="a2",
)
ENGINE = attribution(
    HALE,
    "{said} Tom",
    '"We leave on one engine,"',
    '"and we come back on none."',
    source="Tom Hale, who was on board",
    mode=Mode.DIRECT,
    name="a3",
)
REPORTS = attribution(
    Voice(SourceType.NONE, Identity.NONE, Vantage.HEARSAY),
    "reports that",
    "the crew was warned",
    source="reports",
    name="a5",
)
DENIAL = attribution(
    Voice(SourceType.PERSON, Identity.NAMED, Vantage.SELF, "Hale", "Tom Hale", source="tom-hale"),
    "denied",
    "reports that the crew was warned",
    source="{Hale} denied",
    name="a4",
)
BELIEF = attribution(BOARD, "believes", "that the wall will hold", source="The board", act=Act.BELIEF, name="a6")
PLAN = attribution(
    Voice(SourceType.ORGANIZATION, Identity.COLLECTIVE, Vantage.SELF, "The ferry company", "The ferry company"),
    "plans",
    "to sue the board",
    source="The ferry company",
    act=Act.EVENTUALITY,
    name="a7",
)
CRACK = attribution(
    RUIZ, "said the", "board knew of the crack, and the minister resigned", source="Ana Ruiz", name="a8"
)
FOUND = attribution(NOBODY, "reportedly", "The crack was", "found in May", name="a9")
SILENCE = attribution(
    Voice(SourceType.PERSON, Identity.ROLE, Vantage.UNKNOWN, "The mayor"),
    "declined to comment",
    source="The mayor",
    act=Act.NONE,
    name="a10",
)
ALL = (CLOSING, DATE, ENGINE, DENIAL, REPORTS, BELIEF, PLAN, CRACK, FOUND, SILENCE)
ARTICLE = ReadArticle("dam.txt", "the-gazette", None, None, "https://gazette.example/dam", None, "en")


def reading(*attributions: Attribution, text: str = TEXT, article: ReadArticle = ARTICLE) -> Reading:
    """A reading of the article with these attributions, or with all of them."""
    return Reading(1, article, text, attributions or ALL)


PROSE = (
    'The board "knew” of it, and the minister resigned',
    "“No,” she said, “not yet.” He left; they stayed",
    "that the dam, which broke in May, is safe while the wall leaks",
    "\n",
    "\r\n\r\n",
    '"',
    "”",
    "«",
    "it’s 'fine' ",
    "the minister ",
    ". But ",
    "\ufeff",
    "\x00",
    "'''",
    '"""',
    "\\u0041\\",
    "# ",
)
prose = woven(PROSE, least=1, most=10, other=hostile)
words_or_none = st.none() | hostile | st.sampled_from(["the Herald", "a source", "The source", "Water Board", " "])
ids = st.none() | st.sampled_from(["ana-ruiz", "the-herald", "water-board", "nobody"]) | hostile
voices = st.builds(
    Voice,
    st.sampled_from(SourceType),
    st.sampled_from(Identity),
    st.sampled_from(Vantage),
    words_or_none,
    words_or_none,
    words_or_none,
    words_or_none,
    words_or_none,
    ids,
)
carriers = st.builds(
    Carrier, st.sampled_from(SourceType), hostile | st.sampled_from(["the Herald", ""]), words_or_none, ids
)


@st.composite
def hostile_readings(draw: st.DrawFn, *, outlet: st.SearchStrategy[str | None] | None = None) -> Reading:
    """A reading in which every string is hostile, with spans anywhere, across and inside each other."""
    text = draw(prose)

    def piece() -> Fragment:
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        return Fragment(start, end, text[start:end])

    found = []
    for number in range(draw(st.integers(0, 5))):
        relays = tuple(draw(st.lists(carriers, max_size=3)))
        made = Attribution(
            id=draw(hostile) if draw(st.booleans()) else f"a{number}",
            act=draw(st.sampled_from(Act)),
            content=tuple(sorted(piece() for _ in range(draw(st.integers(0, 3))))),
            cue=tuple(sorted(piece() for _ in range(draw(st.integers(0, 2))))),
            source=piece() if draw(st.booleans()) else None,
            mode=draw(st.sampled_from(Mode)),
            origin=draw(voices),
            relays=relays,
            second_hand=bool(relays),
            anonymous=draw(st.booleans()),
            directness=None,
            confidence=draw(st.floats(0, 1)),
        )
        found.append(scored(made))
    article = ReadArticle(
        draw(hostile),
        draw(outlet if outlet is not None else st.none() | st.just("the-gazette") | hostile),
        draw(words_or_none),
        draw(words_or_none),
        draw(st.none() | hostile | st.just("https://gazette.example/dam")),
        draw(st.none() | st.dates()),
        draw(st.none() | hostile | st.just("en")),
    )
    return Reading(1, article, text, tuple(found))
