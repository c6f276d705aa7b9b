"""From a document to a reading: which outlet it is of, what it attributes to whom, and how directly that is sourced."""

import datetime
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from provenance.model.attribution import Act, Attribution, Directly, ReadArticle, Reading
from provenance.model.profile import Profile
from provenance.model.source import Registry
from provenance.reading.draft import sourcing
from provenance.scoring.directness import chain_of, directness

if TYPE_CHECKING:
    from provenance.model.document import Document

_HALVES = re.compile("[\ud800-\udfff]")


class Extracting(Protocol):
    """What finds attributions in a text: :class:`provenance.extraction.Extractor`, or a test's own."""

    def attributions(self, text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
        """Every attribution of ``text``; ``publisher`` is the article's outlet, an id of the registry or a name."""
        ...


class Reader:
    """Reads documents, all with one registry and one scoring profile.

    ``extractor`` makes what finds the attributions; it is called when the first document comes, since it takes time.
    """

    def __init__(
        self,
        registry: Registry,
        profile: Profile,
        extractor: Callable[[Registry], Extracting] | None = None,
    ) -> None:
        self.registry = registry
        self._profile = profile
        self._make = extractor or _standard
        self._extractor: Extracting | None = None

    def read(
        self,
        document: "Document",
        *,
        outlet: str | None = None,
        published: datetime.date | None = None,
        url: str | None = None,
    ) -> Reading:
        """The document with its attributions. What is given holds, whatever the document says of itself.

        ``outlet`` is an id of the registry, or a name that only one outlet there has. Raises
        :class:`~provenance.errors.UnsupportedLanguageError`.
        """
        from provenance.reading.language import detected, refusal, told

        # What is no character at all becomes one, in its place: offsets stay as they are.
        text = _HALVES.sub("\ufffd", document.text)
        language, sure = detected(text)
        if sure and language is not None and language != "en":
            raise refusal(document.source, language)
        url = url or document.url
        known = self._outlet(outlet, url, document.outlet_hint)
        if self._extractor is None:
            self._extractor = self._make(self.registry)
        found = self._extractor.attributions(text, known or document.outlet_hint)
        article = ReadArticle(
            source=document.source,
            outlet=known,
            title=document.title,
            author=document.author,
            url=url,
            published=published or document.published,
            language=told(document.language, language if sure else None),
        )
        return Reading(1, article, text, tuple(map(self._scored, found)))

    def _outlet(self, given: str | None, url: str | None, hint: str | None) -> str | None:
        """The id of the article's outlet: as given, else by its address, else by the name its page gives."""
        if given is not None:
            return given if given in self.registry.outlets else self._named(given) or given
        return (self.registry.outlet_of_url(url) if url is not None else None) or self._named(hint)

    def _named(self, name: str | None) -> str | None:
        """The id of the one outlet that is called so."""
        found = [each for each in self.registry.ids_by_name(name or "") if each in self.registry.outlets]
        return found[0] if len(found) == 1 else None

    def _scored(self, attribution: Attribution) -> Attribution:
        """The attribution with its directness, where it asserts something."""
        if attribution.act is not Act.ASSERTION:
            return replace(attribution, directness=None) if attribution.directness is not None else attribution
        score = directness(chain_of(sourcing(attribution)), self._profile)
        return replace(attribution, directness=Directly(score.hand_level, *score.shown))


def _standard(registry: Registry) -> Extracting:
    from provenance.extraction import Extractor

    return Extractor(registry)
