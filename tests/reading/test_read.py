"""From a document to a reading: the outlet, the language, the scores."""

import datetime
import re

import pytest
from msgspec.structs import replace

from provenance.errors import UnsupportedLanguageError
from provenance.model.attribution import Act, Attribution, Directly, Fragment, SourceType, Voice
from provenance.model.chain import Identity, Mode, Vantage
from provenance.model.document import Document
from provenance.model.source import Registry
from provenance.reading.read import Reader
from tests.property.profile import PROFILE
from tests.reading.readings import CLOSING, REGISTRY, SILENCE, TEXT

GERMAN = (
    "Der Damm wird im März geschlossen, sagte die Leiterin der Behörde am Montag vor Journalisten. Die Arbeiten sollen "
    "bis in den Herbst dauern und werden nach ihren Angaben mehr als vierzig Millionen Euro kosten, die er zahlt. "
    "Die Anwohner hatten sich seit Jahren über Risse in der Mauer beschwert, doch niemand hatte ihnen zugehört."
)


class Sayings:
    """Finds "NAME said WORDS." and remembers what it was asked."""

    def __init__(self, *always: Attribution) -> None:
        self.always = always
        self.asked: list[tuple[str, str | None]] = []

    def attributions(self, text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
        self.asked.append((text, publisher))
        return (*self.always, *(self._one(match) for match in re.finditer(r"(\w+) (said) ([^.]+)\.", text)))

    def _one(self, match: re.Match[str]) -> Attribution:
        source, cue, content = (Fragment(*match.span(group), match[group]) for group in (1, 2, 3))
        voice = Voice(SourceType.PERSON, Identity.NAMED, Vantage.SELF, source.text, source.text)
        return Attribution(
            "a1", Act.ASSERTION, (content,), (cue,), source, Mode.INDIRECT, voice, (), False, False, None, 1
        )


def reader(registry: Registry = REGISTRY, *always: Attribution) -> tuple[Reader, Sayings]:
    sayings = Sayings(*always)
    return Reader(registry, PROFILE, lambda _: sayings), sayings


def document(text: str = "Ruiz said the dam is safe.", **more: object) -> Document:
    return Document("dam.txt", text, **more)  # type: ignore[arg-type]


def test_an_assertion_is_scored_and_nothing_else_is() -> None:
    ready, _ = reader(REGISTRY, replace(CLOSING, directness=None), SILENCE)
    scores = [each.directness for each in ready.read(document(TEXT)).attributions]
    assert scores[0] == Directly("2-3d", 31, 53)
    assert scores[1] is None


@pytest.mark.parametrize(
    ("given", "more", "outlet"),
    [
        ("the-herald", {"url": "https://gazette.example/dam"}, "the-herald"),
        ("Herald", {}, "the-herald"),
        ("the-bugle", {}, "the-bugle"),
        (None, {"url": "https://www.gazette.example/dam", "outlet_hint": "The Herald"}, "the-gazette"),
        (None, {"url": "https://elsewhere.example/dam", "outlet_hint": "the herald "}, "the-herald"),
        (None, {"outlet_hint": "Ana Ruiz"}, None),
        (None, {"url": "https://[broken"}, None),
        (None, {}, None),
    ],
)
def test_the_outlet_is_as_given_else_by_the_address_else_by_the_name_on_the_page(
    given: str | None, more: dict[str, str], outlet: str | None
) -> None:
    ready, sayings = reader()
    found = ready.read(document(**more), outlet=given)
    assert found.article.outlet == outlet
    assert sayings.asked[0][1] == (outlet or more.get("outlet_hint"))


def test_what_is_given_holds_and_the_rest_is_the_documents() -> None:
    ready, _ = reader()
    made = document(
        title="The dam",
        author="Ana Ruiz",
        url="https://a.example/1",
        published=datetime.date(2025, 12, 3),
        language="en",
    )
    article = ready.read(made).article
    assert (article.source, article.title, article.author) == ("dam.txt", "The dam", "Ana Ruiz")
    assert (article.url, article.published) == ("https://a.example/1", datetime.date(2025, 12, 3))
    article = ready.read(made, published=datetime.date(2025, 12, 4), url="https://gazette.example/2").article
    assert (article.url, article.published) == ("https://gazette.example/2", datetime.date(2025, 12, 4))
    assert article.outlet == "the-gazette"


def test_another_language_is_refused_by_name() -> None:
    ready, sayings = reader()
    with pytest.raises(UnsupportedLanguageError, match=r"dam\.txt: the text is in German \(de\)"):
        ready.read(document(GERMAN))
    assert sayings.asked == []


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (TEXT * 3, None, "en"),
        (TEXT * 3, "en-GB", "en-GB"),
        (TEXT * 3, "de", "en"),
        ("Ruiz!", None, None),
        ("Ruiz!", "en", "en"),
    ],
)
def test_the_language_is_what_was_found_else_what_was_declared(
    text: str, declared: str | None, language: str | None
) -> None:
    ready, _ = reader()
    assert ready.read(document(text, language=declared)).article.language == language


def test_half_of_a_surrogate_pair_is_one_character_in_the_same_place() -> None:
    ready, sayings = reader()
    found = ready.read(document("\ud800\udc00 Ruiz said the dam is safe."))
    assert found.text == "\ufffd\ufffd Ruiz said the dam is safe."
    assert sayings.asked[0][0] == found.text
    (content,) = found.attributions[0].content
    assert found.text[content.start : content.end] == content.text == "the dam is safe"


def test_an_empty_text_has_no_attributions() -> None:
    ready, _ = reader()
    assert ready.read(document("")).attributions == ()


def test_the_extractor_is_made_once_and_only_when_it_is_needed() -> None:
    made: list[Registry] = []

    def make(registry: Registry) -> Sayings:
        made.append(registry)
        return Sayings()

    ready = Reader(REGISTRY, PROFILE, make)
    assert made == []
    ready.read(document())
    ready.read(document())
    assert made == [REGISTRY]
