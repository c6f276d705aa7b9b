"""W3C PROV (https://www.w3.org/TR/prov-dm/) as PROV-JSON and PROV-N, by the ``prov`` library: one bundle a claim file.

The claim and the article are entities, as are the pages and documents that the claim cites, and their captures; the
origin, the relays and the outlets are agents. A claim was derived from the page of each relay, was quoted from it where
the article gives its words (mode direct or mixed), and had a record as its primary source. A verdict on a claim is an
entity, too: derived from the claim, attributed to who gave it, with its citation as its primary source.
"""

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from provenance.model.chain import Mode
from provenance.model.evidence import Citation
from provenance.model.exchange import Adjudged, Shared, SharedClaim, Terms
from provenance.model.source import Registry
from provenance.render.exchange.missing import missing
from provenance.render.exchange.naming import digest, escaped, local, origin_name, relay_name, sort_of

if TYPE_CHECKING:
    from prov.model import ProvBundle, ProvDocument

_QUOTING = (Mode.DIRECT, Mode.MIXED)
_INVALID = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0x7F, 0xFFFE, 0xFFFF], "\ufffd")
_TERMS = "urn:provenance:terms:"


def render_json(shared: Iterable[Shared], terms: Terms) -> Iterator[bytes]:
    """PROV-JSON (https://www.w3.org/submissions/prov-json/), in pieces. Raises
    :class:`~provenance.errors.UnreadableError` where the extra is not installed."""
    prefixes = json.dumps(_namespaces(terms), ensure_ascii=False)
    before = f'{{"prefix": {prefixes},\n"bundle": {{\n'
    for file in shared:
        bundles = json.loads(_document(file, terms).serialize(format="json") or "{}")["bundle"]
        for name, bundle in bundles.items():
            yield f"{before}{json.dumps(name)}: {json.dumps(bundle, ensure_ascii=False)}".encode("utf-8", "replace")
            before = ",\n"
    yield b"\n}}\n" if before == ",\n" else f'{{"prefix": {prefixes}}}\n'.encode()


def render_n(shared: Iterable[Shared], terms: Terms) -> Iterator[bytes]:
    """PROV-N (https://www.w3.org/TR/prov-n/), in pieces. Raises :class:`~provenance.errors.UnreadableError` where the
    extra is not installed."""
    prefixes = "".join(f"  prefix {prefix} <{uri}>\n" for prefix, uri in _namespaces(terms).items())
    before = f"document\n{prefixes}"
    for file in shared:
        text = _document(file, terms).get_provn()
        start = text.index("\n  bundle ")  # before it are prefixes alone, which hold no words of a file
        yield f"{before}{text[start:].removesuffix('endDocument')}".encode("utf-8", "replace")
        before = ""
    yield f"{before}endDocument\n".encode()


def _namespaces(terms: Terms) -> dict[str, str]:
    return {"claims": terms.base, "source": f"{terms.base}source/", "page": f"{terms.base}page/", "say": _TERMS}


def _document(file: Shared, terms: Terms) -> "ProvDocument":
    try:
        from prov.model import ProvDocument
    except ImportError as error:
        raise missing("prov", "prov") from error
    document = ProvDocument()
    for prefix, uri in _namespaces(terms).items():
        document.add_namespace(prefix, uri)
    _File(file, terms, document.bundle(f"claims:{local(file.file)}/file")).write()
    return document


class _File:
    """One claim file on its way into a bundle: each entity and agent once."""

    def __init__(self, file: Shared, terms: Terms, bundle: "ProvBundle") -> None:
        self._file = file
        self._registry: Registry = terms.registry
        self._bundle = bundle
        self._there: set[str] = set()
        self._cited: dict[tuple[str | None, str], list[Citation]] = {}
        for each in file.citations:
            self._cited.setdefault((each.claim, each.path.removesuffix(".url")), []).append(each)

    def write(self) -> None:
        article = self._file.article
        name = f"claims:{local(self._file.file)}"
        self._entity(name, "Article", {
            "prov:label": article.title,
            "prov:location": article.url,
            "say:published": _day(article.published),
            "say:language": article.language,
        })  # fmt: skip
        self._bundle.attribution(name, self._voice(article.outlet, article.outlet))
        self._captures(None, "article", name)
        verdicts = self._file.verdicts()
        for shared in self._file.claims:
            self._claim(shared, name)
            for number, each in enumerate(verdicts.get(shared.claim.id, ()), 1):
                self._verdict(each, number)

    def _claim(self, shared: SharedClaim, article: str) -> None:
        claim, bundle = shared.claim, self._bundle
        name = f"claims:{local(self._file.file, claim.id)}"
        self._entity(name, "Claim", {
            "prov:label": claim.text,
            "prov:value": claim.quote,
            "say:id": claim.id,
            "say:scope": claim.scope.value,
            "say:kind": claim.kind.value,
            "say:mode": claim.mode.value,
            "say:identity": claim.origin.identity.value,
            "say:vantage": claim.origin.vantage.value,
            "say:directnessLower": shared.lower,
            "say:directnessUpper": shared.upper,
            "say:handLevel": shared.hand_level,
        })  # fmt: skip
        bundle.derivation(name, article)
        said = origin_name(claim, self._registry)
        if said is not None:
            origin = self._voice(claim.origin.source, said, claim.origin.key)
            bundle.attribution(name, origin, other_attributes={"prov:role": "origin"})
        for number, record in enumerate(claim.records):
            page = self._page(record.url)
            bundle.primary_source(name, page)
            self._captures(claim.id, f"record[{number}]", page)
        for number, relay in enumerate(claim.relays):
            voice = self._voice(self._registry.voice(relay), relay_name(relay, self._registry))
            bundle.attribution(name, voice, other_attributes={"prov:role": "relay"})
            if relay.url is None:
                continue
            page = self._page(relay.url, _day(relay.published))
            bundle.attribution(page, voice)
            if claim.mode in _QUOTING and number == len(claim.relays) - 1:
                bundle.quotation(name, page)
            else:
                bundle.derivation(name, page)
            self._captures(claim.id, f"relay[{number}]", page)
        if claim.mode in _QUOTING and not claim.relays and claim.records:
            bundle.quotation(name, self._page(claim.records[0].url))

    def _verdict(self, adjudged: Adjudged, number: int) -> None:
        claim = f"claims:{local(self._file.file, adjudged.claim)}"
        name = f"{claim}/verdict/{number}"
        self._entity(name, "Verdict", {
            "prov:label": adjudged.why,
            "say:verdict": adjudged.verdict,
            "say:on": _day(adjudged.on),
            "say:correctedOn": _day(adjudged.corrected_on),
        })  # fmt: skip
        self._bundle.derivation(name, claim)
        self._bundle.attribution(name, self._voice(None, adjudged.by, "verdict"))
        self._bundle.primary_source(name, self._page(adjudged.citation))

    def _page(self, url: str, published: str | None = None) -> str:
        name = f"page:{digest(url)}"
        self._entity(name, "Page", {"prov:location": url, "say:published": published})
        return name

    def _captures(self, claim: str | None, path: str, page: str) -> None:
        for each in self._cited.get((claim, path), ()):
            if each.sha256:
                name = f"page:{digest(each.url, each.sha256)}"
                if name not in self._there:
                    self._entity(name, "Capture", {
                        "prov:location": each.url, "say:sha256": each.sha256, "say:retrieved": each.retrieved,
                    })  # fmt: skip
                    self._bundle.specialization(name, page)

    def _voice(self, key: str | None, name: str, same: str | None = None) -> str:
        """The agent that an id, or only words, stand for. Words are an agent of this file alone: who is called the same
        elsewhere may be somebody else."""
        known = key if key is not None else None
        made = f"source:{escaped(known)}" if known is not None else f"source:{digest(self._file.file, name, same)}"
        if made not in self._there:
            self._there.add(made)
            sort = sort_of(self._registry, known)
            kind = {"person": "prov:Person", "outlet": "prov:Organization", "body": "prov:Organization"}.get(sort or "")
            label = _text(self._registry.name(known) or name if known is not None else name)
            attributes: dict[str, Any] = {"prov:label": label}
            if kind is not None:
                attributes["prov:type"] = self._bundle.valid_qualified_name(kind)
            self._bundle.agent(made, attributes)
        return made

    def _entity(self, name: str, kind: str, attributes: dict[str, str | int | None]) -> None:
        if name in self._there:
            return
        self._there.add(name)
        given: dict[str, Any] = {"prov:type": self._bundle.valid_qualified_name(f"say:{kind}")}
        for key, value in attributes.items():
            if value is not None:
                given[key] = _text(value) if isinstance(value, str) else value
        self._bundle.entity(name, given)


def _text(words: str) -> str:
    """Words as PROV can hold them: characters that XML has not become U+FFFD."""
    return words.translate(_INVALID)


def _day(date: datetime.date | None) -> str | None:
    return date.isoformat() if date is not None else None
