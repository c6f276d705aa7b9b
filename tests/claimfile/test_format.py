"""The canonical form: what a formatted file keeps, whatever hand wrote it, and how it looks."""

import datetime
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given

from provenance.claimfile import format as layout
from provenance.claimfile.format import Sort, formatted, sort_of
from provenance.claimfile.write import CLAIMS, REGISTRY, SETTINGS, claim_file, string
from provenance.errors import OverCapError, UnformattedError, UnreadableError
from tests.claimfile.files_with_comments import Written, claim_files, registries, written
from tests.claimfile.test_write import FILE
from tests.growth import grows_in_line


def plain(value: Any) -> Any:
    """Parsed data as something that can be compared to the letter: types, signs and all, but no order of keys."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return type(value).__name__, repr(value) if isinstance(value, (float, datetime.datetime)) else value


def form(text: str, name: str = "claims/a.toml") -> str:
    found = formatted(text, name)
    assert found is not None
    return found


def holds_the_laws(file: Written, name: str) -> None:
    text = form(file.text, name)
    assert formatted(text, name) == text
    assert plain(rtoml.loads(text)) == plain(rtoml.loads(file.text.replace("\r\n", "\n")))
    for comment in file.comments:
        assert text.count(comment + "\n") == 1
    assert "\r" not in text
    assert text.endswith("\n") or not text
    assert not text.endswith("\n\n")


@given(written(claim_files))
def test_a_claim_file_of_any_hand_keeps_its_data_and_its_comments_and_settles_at_once(file: Written) -> None:
    holds_the_laws(file, "claims/a.toml")


@given(written(registries))
def test_so_does_a_registry(file: Written) -> None:
    holds_the_laws(file, "sources.toml")


@given(written(claim_files))
def test_so_do_settings_whatever_is_in_them_and_their_order_stays(file: Written) -> None:
    holds_the_laws(file, "provenance.toml")
    text = form(file.text, "provenance.toml")
    assert list(rtoml.loads(text)) == list(rtoml.loads(file.text))


UGLY = """\
#:schema ../provenance/schema/claims-v1.json
# The head.
version   =   1


[[claim]]   # first
cue="said"
quote = 'the dam closes'
  # about the text
text    = "It\\u2019s \\"closing\\"."   # ours
id      = 'c1'
about = [ 'a' , "b",
]
[[claim.relay]]
as_written = "the Herald"
source = 'the-herald'

[claim.origin]
vantage = "self"
identity = "named"
# as_written = "not sure yet"

# about the second claim
[[claim]]
id = "c2"
origin = { vantage = "unknown", identity = "none" }
relay = [{ source = "x" }, { source = "y", }]  # two of them
nonsense = 1
text = \"\"\"
Several
  lines. \"\"\"
# The article comes late.
[article]
url = "https://gazette.example/dam"
outlet = "the-gazette"
# the end
"""

CANONICAL = """\
#:schema ../provenance/schema/claims-v1.json
# The head.
version = 1

# The article comes late.
[article]
outlet = "the-gazette"
url = "https://gazette.example/dam"
# the end

[[claim]]  # first
id = "c1"
# about the text
text = 'It’s "closing".'  # ours
quote = "the dam closes"
cue = "said"
about = ["a", "b"]
[claim.origin]
identity = "named"
vantage = "self"
# as_written = "not sure yet"

[[claim.relay]]
source = "the-herald"
as_written = "the Herald"

# about the second claim
[[claim]]
id = "c2"
text = \"\"\"
Several
  lines. \"\"\"
nonsense = 1
[claim.origin]
identity = "none"
vantage = "unknown"
[[claim.relay]]  # two of them
source = "x"
[[claim.relay]]
source = "y"
"""


def test_the_canonical_form_of_a_claim_file() -> None:
    assert form(UGLY) == CANONICAL


def test_line_ends_of_windows_become_line_feeds_within_texts_as_well() -> None:
    assert form(UGLY.replace("\n", "\r\n")) == CANONICAL
    assert form('version = 1\r\n[article]\r\ntitle = "a\\r\\nb"\r\n').endswith('title = "a\\r\\nb"\n')


def test_entries_of_a_registry_stay_where_they_are_and_their_tables_come_to_them() -> None:
    text = (
        "version=1\n# Rivers\n\n[person.ana]\nname='Ana'\n[outlet.b]\ncountry='GB'\nname='B'\n"
        "[body.c]\nname='C'\n# why\n[[outlet.b.rating]]\nvalue=1\nrater='R'\n"
    )
    assert form(text, "sources.toml") == (
        'version = 1\n# Rivers\n\n[person.ana]\nname = "Ana"\n\n[outlet.b]\nname = "B"\ncountry = "GB"\n# why\n'
        '[[outlet.b.rating]]\nrater = "R"\nvalue = 1\n\n[body.c]\nname = "C"\n'
    )


def test_inline_entries_of_a_registry_get_tables() -> None:
    assert form("outlet = { a.name = 'A', b = { name = 'B' } }\n", "sources.toml") == (
        '[outlet.a]\nname = "A"\n\n[outlet.b]\nname = "B"\n'
    )


def test_a_blank_line_stands_before_an_entry_and_not_within_it() -> None:
    text = "outlet = { a.rating = [{ value = 1 }, { value = 2 }] }\n# below\n\n# above\n[body.b]\nname = 'B'\n"
    assert form(text, "sources.toml") == (
        '# below\n\n[[outlet.a.rating]]\nvalue = 1\n[[outlet.a.rating]]\nvalue = 2\n\n# above\n[body.b]\nname = "B"\n'
    )
    assert form(form(text, "sources.toml"), "sources.toml") == form(text, "sources.toml")


def test_settings_keep_their_order_and_single_blank_lines() -> None:
    text = "jobs=2\n\n\n\n# so\nfail-on='error'\n# off: select = []\n\nignore=['A']\n[per-file]\nx.y='z'\n"
    assert form(text, "provenance.toml") == (
        'jobs = 2\n\n# so\nfail-on = "error"\n# off: select = []\n\nignore = ["A"]\n\n[per-file]\nx.y = "z"\n'
    )


def test_a_list_that_does_not_fit_or_holds_a_comment_has_an_item_a_line() -> None:
    long = [f"https://gazette.example/{'x' * 40}/{number}" for number in range(2)]
    text = form(f"[article]\na = {long}\nb = [1, # one\n 2]\nc = [[], {{ d = [ 1,2 ] }}]\n")
    assert f'a = [\n  "{long[0]}",\n  "{long[1]}",\n]\n' in text
    assert "b = [\n  1,  # one\n  2,\n]\n" in text
    assert "c = [[], { d = [1, 2] }]\n" in text


@pytest.mark.parametrize(("columns", "lines"), [(120, 3), (121, 6)])
def test_a_list_may_fill_the_line(columns: int, lines: int) -> None:
    items = f'"{"x" * (columns - len("""about = ["a", ""]"""))}"'
    text = form(f'version = 1\n[[claim]]\nabout = ["a", {items}]\n')
    assert text.count("\n") - 1 == lines
    assert max(map(len, text.split("\n"))) <= 120


def test_an_inline_table_with_comments_keeps_its_form() -> None:
    text = '[[claim]]\norigin = {\n  identity = "none",  # nobody\n  vantage = "unknown",\n}\n'
    assert form(text) == text


def test_numbers_and_dates_stay_as_they_are_written() -> None:
    text = "[article]\na = 0x1F\nb = 1_000\nc = 2025-12-04 09:12:00Z\nd = -0.0\ne = nan\nf = 07:30\n"
    assert form(text) == text


def test_what_we_write_ourselves_is_formatted_already() -> None:
    for name, text in (("claims/a.toml", CLAIMS), ("sources.toml", REGISTRY), ("provenance.toml", SETTINGS)):
        assert form(text, name) == text
    notes = {(): ["head"], ("claim", 0): ["one", "two"], ("claim", 0, "relay", 1): ["relay"], ("article", "url"): ["x"]}
    text = "".join(claim_file(FILE, notes))
    assert form(text) == text


@pytest.mark.parametrize(
    ("name", "data", "sort"),
    [
        ("sources.toml", {}, Sort.REGISTRY),
        ("provenance.toml", {"claim": []}, Sort.SETTINGS),
        ("pyproject.toml", {"claim": []}, None),
        ("a.toml", {"article": {}}, Sort.CLAIMS),
        ("a.toml", {"version": 1}, Sort.CLAIMS),
        ("a.toml", {"outlet": {}, "version": 1}, Sort.REGISTRY),
        ("Cargo.toml", {"package": {}}, None),
        ("empty.toml", {}, None),
    ],
)
def test_a_file_is_known_by_its_name_or_by_what_is_in_it(name: str, data: dict[str, Any], sort: Sort | None) -> None:
    assert sort_of(name, data) is sort


def test_what_is_none_of_ours_is_left_alone() -> None:
    assert formatted("[package]\nname='x'\n", "Cargo.toml") is None


@pytest.mark.parametrize("text", ["[claim\n", "version = 1\nversion = 1\n", "a = 'x\n", "\x00"])
def test_what_is_not_toml_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"not valid TOML: .*\(line \d+, column \d+\); it stays as it is$"):
        formatted(text, "a.toml")


def test_what_nests_too_deeply_is_refused() -> None:
    for depth in (33, 5_000):
        with pytest.raises(OverCapError):
            formatted(f"claim = {'[' * depth}{']' * depth}\n", "a.toml")


def test_a_result_that_would_say_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.claimfile.commented.string", lambda text: string(text.upper()))
    with pytest.raises(UnformattedError, match="it would not say the same, so it stays as it is"):
        formatted(UGLY, "a.toml")


def test_a_result_that_would_lose_a_comment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forgetful(layout._Writer):
        def document(self, document: Any) -> str:
            return super().document(document).replace("  # ours", "")

    monkeypatch.setattr(layout, "_Writer", Forgetful)
    with pytest.raises(UnformattedError):
        formatted(UGLY, "a.toml")


def test_the_same_data_is_told_from_data_that_only_looks_it() -> None:
    same = layout._same
    assert same({"a": [1, math.nan]}, {"a": [1, math.nan]})
    for one, other in ((1, 1.0), (True, 1), (0.0, -0.0), ([1], [1, 1]), ({"a": 1}, {}), ("a", "b")):
        assert not same(one, other)


HOSTILE: dict[str, Callable[[int], str]] = {
    "headers out of order": lambda n: (
        "[article]\n" + "".join(f"[a.x{k}]\nv=1\n[b.x{k}]\nv=1\n" for k in range(n // 25))
    ),
    "dotted keys": lambda n: "".join(f"article.k{k} = 1\n" for k in range(n // 20)),
    "an inline table": lambda n: f"article = {{ {', '.join(f'k{k} = 1' for k in range(n // 10))} }}\n",
    "a deep long list": lambda n: f"article = {'[' * 28}{'1,' * (n // 2)}{']' * 28}\n",
    "spaces": lambda n: f"article = 1{' ' * n}\n",
    "blank lines": lambda n: "[article]\n" + "\n" * n,
    "comments": lambda n: "#\n\n" * (n // 3),
    "escapes": lambda n: f'article = "{chr(92)}n{chr(92) * n}"\n',
    "a text over lines": lambda n: 'article = """' + '"x\\\\\n' * (n // 5) + '"""\n',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_takes_time_in_line_with_its_length(name: str) -> None:
    assert grows_in_line(lambda length: form("version = 1\n" + HOSTILE[name](length)), 40_000)


def test_the_example_of_the_manual_holds() -> None:
    page = (Path(__file__).parents[2] / "docs" / "fmt.md").read_text("utf-8")
    before, after = (block.partition("```")[0] for block in page.split("```toml\n")[1:])
    assert form(before) == after
