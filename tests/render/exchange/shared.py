"""Claim files to be handed on, valid and hostile, and what must hold of each format."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet  # type: ignore[import-untyped]
from followthemoney import model
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from prov.model import ProvDocument

from provenance.claimfile.tables import unguarded
from provenance.model.chain import Verified
from provenance.model.exchange import Adjudged, Shared, SharedClaim, Terms
from provenance.model.source import Registry
from provenance.render.exchange import claimreview, ftm, ninjs, parquet, prov
from provenance.render.exchange import csv as table
from tests.property import files
from tests.render import reports

DATA = Path(__file__).parent.parent.parent / "data"

_words = files.words
_marks = st.integers(0, 100)


@st.composite
def shared_files(draw: st.DrawFn) -> Shared:
    """A claim file with scores, evidence and verdicts of any kind."""
    file = draw(files.claim_files)
    claims = []
    for claim in file.claims:
        scored = draw(st.booleans())
        claims.append(
            SharedClaim(
                claim,
                draw(_marks) if scored else None,
                draw(_marks) if scored else None,
                draw(st.sampled_from(["2-3d", "Xu"])) if scored else None,
                draw(st.none() | _words) if scored else None,
                draw(st.none() | st.integers(1, 6)),
                draw(st.none() | st.integers(0, 9)),
                tuple(draw(st.lists(st.sampled_from(Verified), max_size=2))),
            )
        )
    ids = st.sampled_from([claim.id for claim in file.claims]) if file.claims else files.claim_ids
    adjudged = st.builds(
        Adjudged,
        ids,
        st.sampled_from(["accurate", "inaccurate", "corrected", "unresolved"]),
        files.urls,
        _words,
        files.days,
        files.maybe(files.days),
        files.maybe(_words),
    )
    return Shared(
        draw(st.sampled_from(files.CLAIM_FILES) | _words),
        file.article,
        tuple(claims),
        draw(files.few(files.citations)),
        draw(files.few(adjudged)),
    )


terms = st.builds(
    Terms,
    files.registries.map(Registry),
    st.sampled_from(["urn:provenance:", "https://claims.example/"]),
    files.maybe(_words),
)
handed_on = st.tuples(st.lists(shared_files(), max_size=3, unique_by=lambda each: each.file), terms)
"""What every renderer is given."""

Given = tuple[list[Shared], Terms]


def _example() -> Shared:
    ruiz, bare = reports.claim("c1", reports.RUIZ, reports.HERALD), reports.claim("c2", reports.BARE)
    claims = (SharedClaim(ruiz, 31, 53, "2-3d", "identity: described", 6, 1), SharedClaim(bare))
    ruled = Adjudged("c1", "inaccurate", "https://gazette.example/corrections", "the desk", reports.TODAY)
    return Shared(reports.FILE, reports.ARTICLE, claims, adjudications=(ruled,))


WRITTEN = _example()
"""A claim file with two claims, of which one has a verdict."""
TERMS = Terms(reports.REGISTRY)


def claims_of(shared: Iterable[Shared]) -> list[tuple[str, str, str]]:
    """File, id and text of every claim, in their order."""
    return [(file.file, each.claim.id, each.claim.text) for file in shared for each in file.claims]


# ClaimReview


@cache
def _vocabulary() -> tuple[dict[str, list[str]], dict[str, dict[str, list[str]]]]:
    held = json.loads((DATA / "schemaorg-12.0-reviews.json").read_text("utf-8"))
    return held["types"], held["properties"]


def _kinds(name: str) -> Iterator[str]:
    yield name
    for each in _vocabulary()[0][name]:
        yield from _kinds(each)


_LITERALS = {"Text": str, "URL": str, "Date": str, "DateTime": str}


def by_the_vocabulary(node: dict[str, Any]) -> None:
    """Each property of a node is one of its type's, and holds what the vocabulary says."""
    kinds = {*_kinds(node["@type"])}
    for name, values in node.items():
        if name.startswith("@"):
            continue
        told = _vocabulary()[1][name]
        assert kinds & {*told["domain"]}, f"{name} is no property of {node['@type']}"
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                assert {*_kinds(value["@type"])} & {*told["range"]}, f"{name} holds no {value['@type']}"
                by_the_vocabulary(value)
            else:
                assert any(isinstance(value, _LITERALS[each]) for each in told["range"] if each in _LITERALS), name


def claim_review(given: Given) -> None:
    """JSON-LD in which every type and property is schema.org's, no string closes a script element, and a rating stands
    only where somebody gave a verdict; every claim is in it."""
    shared, how = given
    text = b"".join(claimreview.render(shared, how)).decode()
    assert "<" not in text
    graph = json.loads(text)["@graph"]
    for node in graph:
        by_the_vocabulary(node)
        assert ("reviewRating" in node) == (node["reviewAspect"] == "accuracy")
    verdicts = sum(
        each.claim == claim.claim.id for file in shared for each in file.adjudications for claim in file.claims
    )
    assert sum("reviewRating" in node for node in graph) == verdicts
    found = [node["itemReviewed"] for node in graph if "reviewRating" not in node]
    assert [(each["identifier"], each["text"]) for each in found] == [each[1:] for each in claims_of(shared)]


# PROV


def prov_documents(given: Given) -> None:
    """PROV-JSON and PROV-N are read by the library, in its strict profile, as the same document, which is written as
    the same again."""
    shared, how = given
    by_json = b"".join(prov.render_json(shared, how)).decode()
    by_n = b"".join(prov.render_n(shared, how)).decode()
    document = ProvDocument.deserialize(content=by_json, format="json")
    assert ProvDocument.deserialize(content=by_n, format="provn", profile="strict") == document
    assert ProvDocument.deserialize(content=document.serialize(), format="json") == document
    assert len([*document.bundles]) == len(shared)


# ninjs


@cache
def _ninjs() -> Draft202012Validator:
    return Draft202012Validator(json.loads((DATA / "ninjs-3.3-extract.json").read_text("utf-8")))


def ninjs_lines(given: Given) -> None:
    """Each line is a ninjs object by the IPTC's schema; every claim is in it."""
    shared, how = given
    lines = [json.loads(line) for line in b"".join(ninjs.render(shared, how)).splitlines()]
    for line in lines:
        _ninjs().validate(line)
    told = [(each["name"], each["descriptions"][0]["value"]) for line in lines for each in line.get("associations", ())]
    assert told == [each[1:] for each in claims_of(shared)]


# FollowTheMoney


def entities(given: Given) -> None:
    """Each line is an entity that FollowTheMoney's own model holds to be valid; what an entity refers to is there."""
    shared, how = given
    found = [json.loads(line) for line in b"".join(ftm.render(shared, how)).splitlines()]
    names = {each["id"] for each in found}
    for each in found:
        schema = model.get(each["schema"])
        assert schema is not None
        proxy = model.get_proxy(each, cleaned=False)
        schema.validate(each)
        for prop, value in proxy.itervalues():
            assert prop.range is None or value in names
    assert sum(each["schema"] == "Note" for each in found) == len(claims_of(shared))


# Tables


def cells(given: Given) -> None:
    """A table in which no cell is a formula, whose cells give back every file, id and text but for controls."""
    shared, how = given
    text = b"".join(table.render(shared, how)).decode()
    before = csv.field_size_limit(1 << 24)
    rows = [*csv.reader(io.StringIO(text, newline=""), strict=True)]
    csv.field_size_limit(before)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in rows for cell in row)
    where = {name: number for number, name in enumerate(rows[0])}
    found = [tuple(unguarded(row[where[name]]) for name in ("file", "claim", "text")) for row in rows[1:]]
    assert found == [tuple(map(table.cell, each)) for each in claims_of(shared)]


def columns(given: Given) -> None:
    """A Parquet file that gives back every file, id and text, and numbers as numbers."""
    shared, how = given
    found = pyarrow.parquet.read_table(pyarrow.BufferReader(b"".join(parquet.render(shared, how)))).to_pylist()
    assert [(each["file"], each["claim"], each["text"]) for each in found] == claims_of(shared)
    scores = [(each.lower, each.upper) for file in shared for each in file.claims]
    assert [(each["lower"], each["upper"]) for each in found] == scores
    relays = [len(each.claim.relays) for file in shared for each in file.claims]
    assert [len(each["relays"]) for each in found] == relays


LAWS: dict[str, Callable[[Given], None]] = {
    "claimreview": claim_review,
    "prov-json": prov_documents,
    "prov-n": prov_documents,
    "ninjs": ninjs_lines,
    "ftm": entities,
    "csv": cells,
    "parquet": columns,
}
"""What must hold of each format of `export`."""
