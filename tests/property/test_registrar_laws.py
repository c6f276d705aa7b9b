"""The laws of keeping a registry: of edits, of merging and of importing."""

import datetime
import re
import tomllib
from collections import Counter
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.claimfile import registry
from provenance.claimfile.limits import Limits
from provenance.claimfile.registrar import ids, imports, mapping, table
from provenance.claimfile.registrar.edits import RegistryText
from provenance.claimfile.registrar.likeness import readings
from provenance.claimfile.registrar.merge import Held, Merged, merge
from provenance.model.source import Outlet, Person, Rating, Registry
from tests.property.registries import registries

HALF = max(1, settings().max_examples // 2)
TODAY = datetime.date(2026, 1, 1)
NEW = Outlet(
    "New “One”", ("new.example",), ("N\\1",), "GB", (Rating("R", 0.25, (0.0, 1.0), TODAY, "https://r.example"),)
)
MAPPING = mapping.parse(
    'version = 1\ntitle = "T"\ndomain = "site"\nmax-decimals = 4\nurl = "https://r.example/"\nas-of = 2025-02-03\n'
    '[[rater]]\nname = "Council"\ncolumn = "one"\nscale = [0, 1]\n'
    '[[rater]]\nname = "Union"\ncolumn = "two"\nscale = [0, 5]\n',
    "m.toml",
)
CELLS = st.sampled_from(["0", "0.5", "1", "0.25", "0.1234", "0.12345", "1e-5", "", "7", "x", "=1+1", "0.500000001"])
SITES = st.sampled_from(
    [*(f"{each}.example" for each in "abcdefghij"), "www.a.example", "x.a.example", "b.example/en", "Б.example", "no"]
)


def comments(text: str) -> Counter[str]:
    """The comments of a text, without the strings that only look like one."""
    found: Counter[str] = Counter()
    for line in text.splitlines():
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', line)
        if "#" in bare:
            found[bare[bare.index("#") :]] += 1
    return found


def known(text: str) -> Registry:
    return registry.parse(text, "r.toml", Limits())[0]


def entries(text: str) -> set[tuple[str, str]]:
    data = tomllib.loads(text)
    return {(sort, key) for sort in ("outlet", "person", "body") for key in data.get(sort, {})}


@given(registries())
def test_an_edit_adds_and_leaves_every_comment_and_every_fact(text: str) -> None:
    edits = RegistryText(text, "r.toml")
    edits.add("outlet", "brand-new", NEW)
    edits.add("person", "bo", Person("Bo"))
    after = edits.text()
    data = tomllib.loads(after)
    assert comments(after) == comments(text)
    assert data["outlet"].pop("brand-new")["rating"][0]["value"] == 0.25
    assert data["person"].pop("bo") == {"name": "Bo"}
    before = tomllib.loads(text)
    assert {key: value for key, value in data.items() if value} == {
        key: value for key, value in before.items() if value
    }
    assert ("\r\n" in after) == ("\r\n" in text)
    if "\r\n" in after:
        assert after.count("\n") == after.count("\r\n")


@settings(max_examples=HALF)
@given(registries(), st.data())
def test_a_changed_fact_is_the_only_one_that_changes(text: str, data: st.DataObject) -> None:
    edits = RegistryText(text, "r.toml")
    keys = sorted(edits.data.get("outlet", {}))
    if not keys:
        return
    key = data.draw(st.sampled_from(keys))
    domains = data.draw(st.lists(st.sampled_from(["a.example", "b.example", "z.example"]), unique=True))
    expected: Any = tomllib.loads(text)
    expected["outlet"][key]["domains"] = domains
    expected["outlet"][key]["country"] = "FR"
    edits.set(("outlet", key, "domains"), domains)
    edits.set(("outlet", key, "country"), "FR")
    assert tomllib.loads(edits.text()) == expected


@given(registries())
def test_a_registry_merged_with_itself_is_itself(text: str) -> None:
    merged = merge(Held(text, "a.toml"), [Held(text, "b.toml")])
    assert merged.text == text
    assert (merged.conflicts, merged.added, merged.filled) == ([], [], [])


@pytest.mark.parametrize("prefer", ["ours", "theirs"])
@settings(max_examples=HALF)
@given(registries(), registries())
def test_a_merge_keeps_every_entry_of_both(prefer: Literal["ours", "theirs"], ours: str, theirs: str) -> None:
    merged = merge(Held(ours, "a.toml"), [Held(theirs, "b.toml")], prefer)
    assert {key for _, key in entries(merged.text)} == {key for _, key in entries(ours) | entries(theirs)}
    assert registry.parse(merged.text, "r.toml", Limits())[1] == ()
    again = merge(Held(merged.text, "a.toml"), [Held(theirs, "b.toml")], prefer)
    assert (again.added, again.filled) == ([], [])
    assert again.text == merged.text or prefer == "theirs"


@settings(max_examples=HALF)
@given(registries(), registries())
def test_without_a_contradiction_a_merge_loses_no_fact_and_no_comment_of_ours(ours: str, theirs: str) -> None:
    merged = merge(Held(ours, "a.toml"), [Held(theirs, "b.toml")])
    if merged.conflicts:
        return
    assert comments(ours) <= comments(merged.text)
    for text in (ours, theirs):
        _holds(tomllib.loads(merged.text), tomllib.loads(text))
    _new_entries_bring_their_comments(merged, theirs)


def _holds(whole: Any, part: Any) -> None:
    if isinstance(part, dict):
        for key, value in part.items():
            _holds(whole[key], value)
    elif isinstance(part, list):
        assert all(each in whole for each in part)
    else:
        assert whole == part


def _new_entries_bring_their_comments(merged: Merged, theirs: str) -> None:
    edits = RegistryText(theirs, "b.toml")
    for added in merged.added:
        sort, _, key = added.partition(" from ")[0].partition(".")
        block = edits.block(sort, key)
        assert block is not None
        assert block in merged.text.replace("\r\n", "\n")


def _plan(text: str, rows: list[tuple[str, str, str]], *, update: bool) -> imports.Plan:
    data = "site,one,two\n" + "".join(f"{','.join(row)}\n" for row in rows)
    read = table.read(data.encode(), "t.csv")
    return imports.plan(read, MAPPING, known(text), today=TODAY, add_outlets=True, update=update)


@given(registries(), st.lists(st.tuples(SITES, CELLS, CELLS), max_size=8), st.booleans())
def test_an_import_made_twice_changes_nothing_the_second_time(
    text: str, rows: list[tuple[str, str, str]], update: bool
) -> None:
    plan = _plan(text, rows, update=update)
    edits = RegistryText(text, "r.toml")
    imports.apply(plan, edits)
    after = edits.text()
    assert comments(after) >= comments(text) or plan.updates
    assert entries(text) <= entries(after)
    assert not _plan(after, rows, update=update).changes
    assert registry.parse(after, "r.toml", Limits())[1] == ()


@given(registries(), st.lists(st.tuples(SITES, CELLS, CELLS), max_size=8))
def test_an_import_takes_only_observed_values_on_the_scale(text: str, rows: list[tuple[str, str, str]]) -> None:
    plan = _plan(text, rows, update=False)
    observed = {"0": 0.0, "0.5": 0.5, "1": 1.0, "0.25": 0.25, "0.1234": 0.1234}
    taken = [rating for ratings in plan.ratings.values() for rating in ratings]
    taken += [rating for outlet in plan.outlets.values() for rating in outlet.ratings]
    assert {rating.value for rating in taken} <= set(observed.values())
    named = [outlet.name.casefold() for outlet in plan.outlets.values()]
    assert len(set(named)) == len(named)
    for key, outlet in plan.outlets.items():
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key)
        assert key not in known(text)
        assert not known(text).ids_by_name(outlet.name)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=3), st.sets(st.sampled_from(["a", "a-b", "pravda"])))
def test_a_proposed_id_is_plain_and_free(candidates: list[str], taken: set[str]) -> None:
    key = ids.propose(candidates, taken)
    if key is None:
        assert not any(map(ids.slug, candidates))
        return
    assert key not in taken
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key)
    assert ids.propose(candidates, taken) == key
    assert ids.propose(candidates, {*taken, key}) != key


@given(st.text(max_size=30))
def test_case_and_the_article_do_not_make_another_name(name: str) -> None:
    if not ids.slug(name) or ids.slug(name).startswith("the"):
        return
    assert readings(Outlet(name)) == readings(Outlet(name.swapcase().swapcase()))
    assert readings(Outlet(name.strip())) == readings(Outlet(f"The {name.strip()}"))
