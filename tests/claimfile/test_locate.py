"""Places in TOML: the quick way and the full scan agree, and both with what a parser sees."""

import datetime
from typing import Any

import pytest
import rtoml
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.claimfile.locate import Locator
from provenance.model.finding import Path

PLAIN = """\
# a comment with "quotes" and [brackets]
version = 1

[article]
outlet = "the-gazette"   # its id
title = 'The "dam" #1'
published = 2025-12-03

[[claim]]
id = "c1"
text = "An escaped \\" quote = [not a table]"

[claim.origin]
identity = "named"

[[claim.relay]]
source = "the-herald"

[[claim.relay]]
as_written = "la presse régionale"

[[claim]]
id = "c2"
[claim.origin]
identity = "bare"
"""

HARD = '''\
version = 1
article = { outlet = "the-gazette", title = """
[claim]
id = "not a claim"
""" }
claim = [
  { id = "c1", about = ["a", "b # c", ["d"]] },  # one
  { id = "c2", origin.identity = "bare" },
]
"quoted key" = 'x'
'''


def at(text: str, *path: str | int) -> tuple[int, int, int, int]:
    span = Locator(text).span(path)
    return span.line, span.column, span.end_line, span.end_column


def test_a_value_is_found_in_its_own_table() -> None:
    assert at(PLAIN, "version") == (2, 11, 2, 12)
    assert at(PLAIN, "article", "title") == (6, 9, 6, 23)
    assert at(PLAIN, "claim", 0, "origin", "identity") == (14, 12, 14, 19)
    assert at(PLAIN, "claim", 1, "origin", "identity") == (25, 12, 25, 18)


def test_columns_count_characters() -> None:
    line, column, _, end = at(PLAIN, "claim", 0, "relay", 1, "as_written")
    assert (line, column, end) == (20, 14, 14 + len('"la presse régionale"'))


def test_a_table_is_found_at_its_header() -> None:
    assert at(PLAIN, "claim", 1) == (22, 1, 22, 10)
    assert at(PLAIN, "claim", 0, "relay", 0) == (16, 1, 16, 16)


def test_what_is_missing_is_found_at_the_table_around_it() -> None:
    assert at(PLAIN, "claim", 1, "cue") == at(PLAIN, "claim", 1)
    assert at(PLAIN, "claim", 0, "origin", "as_written") == at(PLAIN, "claim", 0, "origin")
    assert at(PLAIN, "nowhere", 3, "at", "all") == (1, 1, 1, 1)


def test_inline_tables_arrays_and_texts_over_several_lines_are_read_through() -> None:
    assert at(HARD, "article", "title") == (2, 45, 5, 4)
    assert at(HARD, "claim", 0, "about", 1) == (7, 30, 7, 37)
    assert at(HARD, "claim", 0, "about", 2, 0) == (7, 40, 7, 43)
    assert at(HARD, "claim", 1, "origin", "identity") == (8, 34, 8, 40)
    assert at(HARD, "quoted key") == (10, 16, 10, 19)


def test_a_key_can_be_found_instead_of_its_value() -> None:
    span = Locator(PLAIN).span(("article", "outlet"), key=True)
    assert (span.line, span.column, span.end_column) == (5, 1, 7)


def test_every_place_of_a_long_text_is_found_on_its_line() -> None:
    tables = [f"[entry.k{n}]\n{'# ' + 9000 * 'x' if n % 90 == 0 else ''}\nvalue = {n}\n" for n in range(600)]
    arrays = [f'[["list"]]\n[list . of]\nvalue = {n}\n' for n in range(300)]
    text = "".join([*tables, *arrays])
    lines = text.split("\n")
    places: dict[str, Path] = {f"entry.k{n}": ("entry", f"k{n}", "value") for n in range(0, 600, 7)}
    places |= {f"list.{n}": ("list", n, "of", "value") for n in range(0, 300, 7)}
    locator = Locator(text)
    for path in places.values():
        found = locator.span(path)
        number = str(path[1]).removeprefix("k")
        assert lines[found.line - 1] == f"value = {number}"
        assert (found.column, found.end_line, found.end_column) == (9, found.line, 9 + len(number))
    assert locator.span(("entry", "k599")).line == lines.index("[entry.k599]") + 1
    assert locator.span(("list", 299)).line == len(lines) - 3


keys = st.text("abcxyz_-", min_size=1, max_size=4)
scalars = (
    st.text(max_size=12) | st.integers(-(10**6), 10**6) | st.booleans() | st.dates(min_value=datetime.date(1990, 1, 1))
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=12
)


def leaves(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in leaves(each, (*path, key))]
    if isinstance(value, list):
        return [leaf for number, each in enumerate(value) for leaf in leaves(each, (*path, number))]
    return [(path, value)]


def cut(text: str, path: Path) -> str:
    span = Locator(text).span(path)
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


@settings(max_examples=300)
@given(st.dictionaries(keys, values, max_size=5), st.booleans())
def test_the_text_at_every_place_parses_to_the_value_there(data: dict[str, Any], pretty: bool) -> None:
    text = rtoml.dumps(data, pretty=pretty)
    for path, value in leaves(rtoml.loads(text)):
        assert rtoml.loads(f"value = {cut(text, path)}") == {"value": value}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_at_all_gives_some_place(text: str) -> None:
    span = Locator(text).span(("claim", 0, "id"))
    assert 1 <= span.line <= text.count("\n") + 1
    assert span.column >= 1


@pytest.mark.parametrize("opening", ["[", "{a="])
def test_a_text_that_nests_without_end_gives_some_place(opening: str) -> None:
    assert at(f"x = {opening * 5000}", "x") == (1, 1, 1, 1)


def test_a_header_without_end_takes_no_time() -> None:
    text = "[claim" + ".o" * 30_000 + "]\nid = 1\n"
    assert Locator(text).span(("claim", "o", "id")).line in (1, 2)
