"""FollowTheMoney entities (https://followthemoney.tech) as JSON lines, as Aleph and OpenSanctions' tools read them.

FollowTheMoney knows no claim. An article is an ``Article``; a claim is a ``Note`` on those that it is about, with the
article as its proof; who is in its chain is mentioned in the article (``Mention``), and tied to it (``Documentation``)
where the registry knows them. Nobody gets a topic for being named: FollowTheMoney's topics are risks and offices.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from provenance.model.claim import Claim
from provenance.model.exchange import Adjudged, Shared, SharedClaim, Terms
from provenance.model.source import Body, BodyClass, Outlet, Person
from provenance.model.text import shortened
from provenance.render.exchange.naming import address, digest, in_words, web

Properties = dict[str, list[str | None]]

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BODIES: dict[BodyClass | None, str] = {
    BodyClass.GOVERNMENT: "PublicBody",
    BodyClass.INTERGOVERNMENTAL: "PublicBody",
    BodyClass.COMPANY: "Company",
}
_NAME = 200
# ISO 639-1 to ISO 639-3, which is what FollowTheMoney has; of other languages nothing is said.
_LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "ar:ara bg:bul bs:bos ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa et:est fa:fas fi:fin fr:fra "
        "he:heb hi:hin hr:hrv hu:hun id:ind it:ita ja:jpn ka:kat kk:kaz ko:kor lt:lit lv:lav mk:mkd nl:nld no:nor "
        "pl:pol pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe tr:tur uk:ukr ur:urd vi:vie zh:zho"
    ).split()
)


def render(shared: Iterable[Shared], terms: Terms) -> Iterator[bytes]:
    """One line of JSON for each entity; each entity of the registry once, when it is first spoken of."""
    known = _Known(terms)
    for file in shared:
        yield from known.file(file)


class _Known:
    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._registry = terms.registry
        self._written: set[str] = set()

    def file(self, file: Shared) -> Iterator[bytes]:
        article, registry = file.article, self._registry
        document = f"article-{digest(file.file)}"
        outlet = registry.get(article.outlet)
        yield _entity(document, "Article", {
            "title": [article.title],
            "name": [article.title],
            "sourceUrl": [web(article.url)],
            "publishedAt": [_day(article.published)],
            "retrievedAt": [_day(article.retrieved.date() if article.retrieved is not None else None)],
            "language": [_LANGUAGES.get((article.language or "").lower().partition("-")[0])],
            "publisher": [registry.name(article.outlet)],
            "publisherUrl": [
                f"https://{outlet.domains[0]}/" if isinstance(outlet, Outlet) and outlet.domains else None
            ],
        })  # fmt: skip
        yield from self._entry(article.outlet)
        yield from self._tie(document, article.outlet, "publisher")
        verdicts = file.verdicts()
        for shared in file.claims:
            yield from self._claim(file, shared, document, verdicts.get(shared.claim.id, []))

    def _claim(self, file: Shared, shared: SharedClaim, document: str, adjudged: list[Adjudged]) -> Iterator[bytes]:
        claim = shared.claim
        about = [key for key in claim.about if key in self._registry]
        for key in about:
            yield from self._entry(key)
        told = [f"{each.on.isoformat()} {each.by}: {each.verdict} {each.citation}" for each in adjudged]
        yield _entity(f"claim-{digest(file.file, claim.id)}", "Note", {
            "name": [shortened(claim.text, _NAME)],
            "description": [claim.text],
            "summary": [claim.quote],
            "notes": [in_words(shared), *told],
            "keywords": [f"{claim.kind.value} claim", f"scope: {claim.scope.value}", f"claim id: {claim.id}"],
            "entity": [_id(key) for key in about],
            "proof": [document],
            "sourceUrl": [address(self._terms, file.file, claim.id) if self._terms.base.startswith("http") else None],
        })  # fmt: skip
        yield from self._chain(file, claim, document)

    def _chain(self, file: Shared, claim: Claim, document: str) -> Iterator[bytes]:
        origin = claim.origin
        voices = [
            (origin.source, None if origin.identity.unnamed else origin.as_written, f"origin of claim {claim.id}")
        ]
        voices += [(self._registry.voice(each), each.as_written, f"relay of claim {claim.id}") for each in claim.relays]
        for key, written, role in voices:
            yield from self._entry(key)
            yield from self._tie(document, key, role)
            if written is not None:
                yield from self._mention(file, document, key, written)

    def _mention(self, file: Shared, document: str, key: str | None, written: str) -> Iterator[bytes]:
        name = f"mention-{digest(file.file, key, written)}"
        resolved = [_id(key)] if key is not None and key in self._registry else []
        made = _entity(name, "Mention", {"name": [written], "document": [document], "resolved": [*resolved]})
        yield made

    def _tie(self, document: str, key: str | None, role: str) -> Iterator[bytes]:
        if key is not None and key in self._registry:
            yield _entity(
                f"tie-{digest(document, key, role)}",
                "Documentation",
                {"document": [document], "entity": [_id(key)], "role": [role]},
            )

    def _entry(self, key: str | None) -> Iterator[bytes]:
        entry = self._registry.get(key)
        if entry is None or key is None or key in self._written:
            return
        self._written.add(key)
        properties: Properties = {
            "name": [entry.name],
            "alias": [*entry.aliases],
            "country": [entry.country.lower() if entry.country is not None else None],
            "sourceUrl": [web(url) for url in entry.citations],
        }
        if isinstance(entry, Person):
            properties["position"] = [entry.role]
            yield _entity(_id(key), "Person", properties)
            if entry.affiliation is not None and entry.affiliation in self._registry:
                yield from self._entry(entry.affiliation)
                yield _entity(f"side-{digest(key, entry.affiliation)}", "UnknownLink", {
                    "subject": [_id(key)], "object": [_id(entry.affiliation)], "role": ["affiliation"],
                })  # fmt: skip
        elif isinstance(entry, Outlet):
            properties["website"] = [f"https://{domain}/" for domain in entry.domains]
            yield _entity(_id(key), "Organization", properties)
        else:
            assert isinstance(entry, Body)
            yield _entity(_id(key), _BODIES.get(entry.class_, "Organization"), properties)


def _id(key: str) -> str:
    return f"source-{digest(key)}"


def _entity(name: str, schema: str, properties: Properties) -> bytes:
    clean = {key: [*dict.fromkeys(filter(None, map(_clean, values)))] for key, values in properties.items()}
    lean = {key: values for key, values in clean.items() if values}
    return msgspec.json.encode({"id": name, "schema": schema, "properties": lean}) + b"\n"


def _day(date: datetime.date | None) -> str | None:
    """A day that FollowTheMoney holds to be one: its relevant years are those from 1900 to 2100."""
    return date.isoformat() if date is not None and 1900 <= date.year <= 2100 else None


def _clean(value: str | None) -> str | None:
    """``value`` without controls; None where nothing in it can be seen."""
    if value is None or not any(unicodedata.category(character)[0] not in "CZ" for character in value):
        return None
    return _CONTROLS.sub("", value).strip()
