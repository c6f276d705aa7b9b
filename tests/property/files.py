"""Claim files, registries, evidence and settings that are valid, for laws that hold for all of them.

Ids, keys and figures come from few, so that claims meet: they share sources, assert and deny the same, cite the pages
that evidence is about. Words are bits of sentences that rules look for, among any other text.
"""

import datetime
import re
from typing import TypeVar

from hypothesis import strategies as st

from provenance.claimfile import settings as settings_file
from provenance.model.chain import Identity, Mode, Origin, Record, Relay, Vantage
from provenance.model.claim import Allow, Article, Claim, ClaimFile, Kind, Placement, Scope
from provenance.model.evidence import Citation, Correction, Drift, Edit, Status, Surroundings, Verdict
from provenance.model.source import (
    Body,
    BodyClass,
    Outlet,
    Override,
    Ownership,
    OwnershipClass,
    Person,
    Rating,
    RegistryFile,
    Reply,
)
from tests.property.woven import woven

_BITS = """\
the dam closes in March|officials familiar with the talks|a source|sources said|was reportedly found|on Monday
|last year|41 million euros|3,000 people|30 %|two of the three|“no date|” he said|"mixed”|«so»|‘not yet’|it's
|according to|admitted|claimed|who asked not to be named|because he feared for his job|will break within a year
|may|must|never|not|and|but|;|.|, |…|—|Ana Ruiz|the Herald|the Water Board|Britain|the minister|on Telegram|on X
|in a post|translated from Spanish|was decided|are believed to|yesterday|again|since 2019|3 December 2025|(|)|:
|::error::|##vso[x]|<b>|\\|'''|\"\"\"|#|漢字|\u202e|\u200b|\x1b[2J|\x00|e\u0301|\xa0|\u2028|\ufeff|😀"""
BITS = _BITS.replace("\n", "").split("|")
bits = st.sampled_from(BITS)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
words = woven(BITS, least=1, most=6, between=" ", other=text).filter(lambda each: re.search(r"\S", each))
days = st.dates(datetime.date(2025, 10, 1), datetime.date(2026, 3, 1)) | st.dates()
moments = st.datetimes(
    datetime.datetime(1900, 1, 1), datetime.datetime(2100, 1, 1), timezones=st.sampled_from([None, datetime.UTC])
).map(lambda each: each.replace(microsecond=0))
urls = st.sampled_from([
    "https://gazette.example/dam", "https://herald.example/1", "HTTPS://Herald.example:8443/a?b=c#d", "http://t.me/x/1",
    "https://x.com/ana/status/1", "https://records.example/1", "http://[::1]/", "https://курьер.example/ä", "http://[",
])  # fmt: skip
outlet_ids = st.sampled_from(["the-gazette", "the-herald", "the-courier"])
person_ids = st.sampled_from(["ana-ruiz", "tom-hale"])
body_ids = st.sampled_from(["water-board", "dam-company"])
known = outlet_ids | person_ids | body_ids
ids = known | words
keys = st.sampled_from(["closing", "crack"]) | words
claim_ids = st.sampled_from(["c1", "c2", "c3", "c4"]) | st.text(
    st.characters(exclude_categories=["Cs", "Z"], exclude_characters="#"), min_size=1, max_size=8
).filter(lambda each: not re.search(r"\s", each))
languages = st.sampled_from(["en", "en-GB", "es", "pt-BR", "ru"])
codes = st.sampled_from(["ANO01", "ANO03", "CHN01", "EVD01", "EVD03", "FMT04", "FMT07", "IND01", "TIM02", "XXX99"])


T = TypeVar("T")


def few(each: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """None to ``most`` of them."""
    return st.lists(each, max_size=most).map(tuple)


def maybe(each: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """One of them, or none."""
    return st.none() | each


origins = st.builds(
    Origin,
    st.sampled_from(Identity),
    st.sampled_from(Vantage),
    maybe(words),
    maybe(keys),
    maybe(ids),
    maybe(ids),
    maybe(words),
    maybe(words),
)
_relays = st.builds(Relay, maybe(ids), maybe(words), st.sampled_from(Mode), maybe(urls), maybe(days))
relays = _relays.filter(lambda relay: relay.source is not None or relay.as_written is not None)
claims = st.builds(
    Claim,
    id=claim_ids,
    text=words,
    quote=words,
    scope=st.sampled_from(Scope),
    mode=st.sampled_from(Mode),
    origin=origins,
    translated=st.booleans(),
    kind=st.sampled_from(Kind) | st.just(Kind.REPORT),
    place=st.sampled_from(Placement),
    cue=maybe(words),
    about=few(ids),
    asserts=maybe(keys),
    denies=maybe(keys),
    original=maybe(urls),
    translator=maybe(words),
    review=maybe(days),
    established=st.none() | maybe(urls),
    relays=few(relays),
    records=few(st.builds(Record, urls)),
    allows=few(st.builds(Allow, codes, words, maybe(days))),
)
articles = st.builds(Article, ids, words, urls, maybe(days), maybe(moments), maybe(languages))
claim_files = st.builds(
    ClaimFile, st.just(1), articles, st.lists(claims, max_size=4, unique_by=lambda claim: claim.id).map(tuple)
)

countries = st.sampled_from(["GB", "US", "RU", "ES"])
aliases = few(words)
replies = maybe(st.builds(Reply, words, urls))
figures = st.integers(-5, 120).map(float) | st.floats(allow_nan=False, allow_infinity=False)
ratings = st.builds(Rating, words, figures, st.tuples(figures, figures), maybe(days), maybe(urls), maybe(days))
overrides = st.builds(Override, st.sampled_from("ABCDEF"), maybe(words), maybe(words), maybe(days))
outlets = st.builds(
    Outlet,
    words,
    few(st.sampled_from(["gazette.example", "herald.example", "news.example", "x.com", "курьер.example"])),
    aliases,
    maybe(countries),
    few(ratings),
    few(st.builds(Ownership, st.sampled_from(OwnershipClass), maybe(urls), maybe(days))),
    few(overrides),
    replies,
    few(urls),
)
persons = st.builds(Person, words, maybe(words), maybe(body_ids), aliases, maybe(countries), replies, few(urls))
bodies = st.builds(Body, words, maybe(st.sampled_from(BodyClass)), aliases, maybe(countries), replies, few(urls))
registries = st.builds(
    RegistryFile,
    st.just(1),
    st.dictionaries(outlet_ids | words, outlets, max_size=3),
    st.dictionaries(person_ids | words, persons, max_size=2),
    st.dictionaries(body_ids | words, bodies, max_size=2),
)

CLAIM_FILES = ("claims/a.toml", "b.toml")
"""The names of claim files that evidence is about: from the folder above, and by the name alone."""

_day_words = days.map(datetime.date.isoformat) | words
_edits = st.builds(
    Edit, st.sampled_from(["negation", "number", "entity", "hedge", "cue", "tense", "other"]), words, text
)
_drifts = st.builds(
    Drift,
    st.sampled_from(["count", "nationality", "identity", "hedge", "date", "figure", "omission"]),
    words,
    text,
)
_corrections = st.builds(
    Correction, maybe(_day_words), st.sampled_from(["corrected", "retracted", "changed"]), maybe(words)
)
citations = st.builds(
    Citation,
    version=st.just(1),
    file=st.sampled_from(CLAIM_FILES) | words,
    claim=maybe(claim_ids),
    path=st.sampled_from(["article", "record[0]", "record[1]", "relay[0]", "relay[1]", "original"]) | words,
    url=urls | words,
    status=st.sampled_from(Status),
    retrieved=maybe(_day_words),
    read_in_full=st.booleans(),
    sha256=maybe(st.text("0123456789abcdef", max_size=64)),
    published=maybe(_day_words),
    modified=maybe(_day_words),
    verdict=maybe(st.sampled_from(Verdict)),
    matched=maybe(words),
    distance=maybe(st.floats(0, 1)),
    edits=few(_edits),
    context=maybe(st.builds(Surroundings, text, text)),
    attribution=maybe(st.dictionaries(words, words, max_size=2)),
    drift=few(_drifts),
    corrected=maybe(_corrections | words | st.booleans()),
    archive=maybe(urls),
    checked=maybe(_day_words),
)

_selectors = few(st.sampled_from(["ANO01", "CHN", "bare-source", "chain", "error", "ours", "X"]), 3)
_bars = st.sampled_from(["error", "warning", "info", "never"])
overrides_of_settings = st.builds(
    settings_file.Override,
    few(st.sampled_from(["claims/a.toml", "claims/*", "b?.toml"]) | words.map(lambda each: each[:200])),
    few(ids),
    maybe(_selectors),
    _selectors,
    _selectors,
    maybe(_bars),
    maybe(st.integers(0, 100)),
)
settings = st.builds(
    settings_file.Settings,
    select=_selectors,
    ignore=_selectors,
    extend_select=_selectors,
    groups=st.dictionaries(st.sampled_from(["ours", "desk-2"]), _selectors, max_size=2),
    fail_on=_bars,
    fail_under=maybe(st.integers(0, 100)),
    baseline=maybe(words),
    registry=maybe(words),
    profile=maybe(words),
    jobs=st.integers(0, 64),
    max_file_size=st.integers(1, 1 << 40),
    max_depth=st.integers(1, 1000),
    max_claims=st.integers(1, 1 << 40),
    override=few(overrides_of_settings),
)
