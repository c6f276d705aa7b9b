"""What --fix mends, and that it edits no attribution."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st

from provenance.checking.fixes import Fix, closed_by_their_own, fixes
from provenance.claimfile.addresses import normal
from provenance.claimfile.limits import Limits
from provenance.claimfile.sources import Source
from provenance.claimfile.write import string
from provenance.rules.file.mixed_quotation_marks import mixture
from tests.claimfile.files_with_comments import Data, _Hand
from tests.rules.examples import HEAD

marks = st.text("\"“”„«»‹'’‘ aZ6.(\n", max_size=24)
addresses = st.sampled_from(
    [
        "HTTP://Gazette.Example:80",
        "https://herald.example/%7ea/./b",
        "https://herald.example/a",
        "https://A.example?x=%2d",
    ]
)


def sources(folder: Path, *texts: str) -> Iterator[Source]:
    for number, text in enumerate(texts):
        path = folder / f"{number}.toml"
        path.write_bytes(text.encode())
        yield Source(f"claims/{path.name}", path=str(path), root=str(folder))


def fixed(folder: Path, text: str) -> str:
    """The text as --fix leaves it."""
    found = list(fixes(sources(folder, text), Limits()))
    if not found:
        return text
    assert isinstance(found[0], Fix)
    return found[0].after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('It is "closing” now.', 'It is "closing" now.'),
        ('It is “closing" now.', "It is “closing” now."),
        ("Il dit «fini” hier.", "Il dit «fini» hier."),
        ('A «quote “within" it» and "another”.', 'A «quote “within” it» and "another".'),
        ('He is 6"2 tall, “so" they say.', 'He is 6"2 tall, “so” they say.'),
    ],
)
def test_a_quotation_is_closed_by_a_mark_of_its_own_kind(text: str, expected: str) -> None:
    assert closed_by_their_own(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '“All” is "well".',
        'Er sagte „gut" dazu.',  # closed by “ in German, by ” in Polish
        '»So" steht es da.',
        'The ‘boys" club',
        "the boys' club, 'so’ they say",
        'It is "cut off',
        'Two “at once" and „one".',
    ],
)
def test_what_only_a_person_knows_stays(text: str) -> None:
    assert closed_by_their_own(text) == text


@given(marks)
def test_marks_are_mended_once_and_only_marks(text: str) -> None:
    mended = closed_by_their_own(text)
    assert closed_by_their_own(mended) == mended
    assert len(mended) == len(text)
    changed = [(old, new) for old, new in zip(text, mended, strict=True) if old != new]
    assert all(old in '"“”„«»‹' and new in '"”»›' for old, new in changed)
    if changed:
        assert mixture(text) is not None
        assert mixture(mended) is None


claims = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["c1", "c2", 'c"3”']),
        "text": marks,
        "quote": marks,
        "scope": st.just("utterance"),
        "mode": marks,
        "origin": st.fixed_dictionaries(
            {"identity": marks, "vantage": marks, "as_written": marks, "source": addresses}
        ),
    },
    optional={
        "cue": marks,
        "asserts": addresses,
        "translator": marks,
        "original": addresses,
        "established": addresses,
        "relay": st.lists(
            st.fixed_dictionaries({"source": addresses, "as_written": marks, "mode": marks, "url": addresses}),
            max_size=2,
        ),
        "record": st.lists(st.fixed_dictionaries({"url": addresses}), max_size=2),
        "allow": st.lists(st.fixed_dictionaries({"rule": marks, "reason": marks}), max_size=2),
        "url": addresses,
        "note": st.fixed_dictionaries({"text": marks, "url": addresses}),
    },
)
files = st.fixed_dictionaries(
    {
        "version": st.just(1),
        "article": st.fixed_dictionaries({"outlet": addresses, "title": marks, "url": addresses, "language": marks}),
        "claim": st.lists(claims, min_size=1, max_size=3),
    }
)


def expected(data: Data) -> Data:
    """The data with exactly those words mended that are the checker's own, or addresses."""

    def pages(table: Data, *keys: str) -> Data:
        return {key: normal(value) if key in keys else value for key, value in table.items()}

    def claim(table: Data) -> Data:
        table = pages(table, "original", "established") | {"text": closed_by_their_own(table["text"])}
        return table | {key: [pages(each, "url") for each in table[key]] for key in ("relay", "record") if key in table}

    return data | {"article": pages(data["article"], "url"), "claim": [claim(each) for each in data["claim"]]}


@given(files, st.integers(0, 2**32))
def test_no_attribution_is_edited(tmp_path_factory: pytest.TempPathFactory, data: Data, seed: int) -> None:
    folder = tmp_path_factory.mktemp("desk")
    text = "".join(PlainTexts(seed).lines(data, []))
    assert rtoml.loads(text) == data
    once = fixed(folder, text)
    assert rtoml.loads(once) == expected(data)
    assert fixed(folder, once) == once


class PlainTexts(_Hand):
    """A hand that puts no comments into what it writes and keeps texts on one line."""

    def comment(self) -> str:
        return ""

    def text(self, text: str) -> str:
        return string(text)

    def end(self) -> str:
        return "\n"

    def _between(self) -> str:
        return self.space()


CLAIM = """\
[[claim]]
id = "c1"
text = "The dam closes."
quote = "the dam closes"
scope = "utterance"
mode = "indirect"
[claim.origin]
identity = "none"
vantage = "unknown"
[[claim.record]]
url = "HTTP://Gazette.example:80/minutes"
[[claim.record]]
url = "HTTP://Gazette.example:80/other"
"""


def evidence(**line: Any) -> str:
    whole = {"version": 1, "file": "claims/0.toml", "claim": "c1", "path": "record[0]", "status": "ok"} | line
    return json.dumps(whole) + "\n"


def test_an_address_that_evidence_names_stays(tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "evidence.jsonl").write_text(evidence(url="HTTP://Gazette.example:80/minutes") + "no evidence\n")
    text = fixed(folder, HEAD + CLAIM)
    assert 'url = "HTTP://Gazette.example:80/minutes"' in text
    assert 'url = "http://gazette.example/other"' in text


def test_evidence_on_another_file_keeps_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    folder.mkdir()
    line = evidence(file="claims/9.toml", url="HTTP://Gazette.example:80/minutes")
    (folder / "evidence.jsonl").write_text(line)
    assert 'url = "http://gazette.example/minutes"' in fixed(folder, HEAD + CLAIM)


def test_where_evidence_cannot_be_read_every_address_stays(tmp_path: Path) -> None:
    (tmp_path / "evidence.jsonl").write_bytes(b"\xff")
    text = fixed(tmp_path, HEAD + CLAIM)
    assert text.count("HTTP://Gazette.example:80/") == 2
    assert "\n\n[[claim]]" in text


def test_a_text_over_several_lines_stays(tmp_path: Path) -> None:
    text = fixed(tmp_path, HEAD + CLAIM.replace('"The dam closes."', "'''\nThe \"dam” closes.'''"))
    assert "text = '''\nThe \"dam” closes.'''" in text


def test_what_cannot_be_read_is_handed_on_and_the_others_are_mended(tmp_path: Path) -> None:
    found = list(fixes(sources(tmp_path, "[broken", HEAD + CLAIM, "[package]\nname='x'\n"), Limits()))
    assert [type(each).__name__ for each in found] == ["UnreadableError", "Fix"]


def test_evidence_counts_where_a_linked_file_really_stands(tmp_path: Path) -> None:
    for name in ("claims", "kept"):
        (tmp_path / name).mkdir()
    (tmp_path / "kept" / "real.toml").write_text(HEAD + CLAIM)
    line = evidence(file="kept/real.toml", url="HTTP://Gazette.example:80/minutes")
    (tmp_path / "kept" / "evidence.jsonl").write_text(line)
    link = tmp_path / "claims" / "link.toml"
    link.symlink_to("../kept/real.toml")
    (found,) = fixes([Source("claims/link.toml", path=str(link), root=str(tmp_path))], Limits())
    assert isinstance(found, Fix)
    assert 'url = "HTTP://Gazette.example:80/minutes"' in found.after
    assert 'url = "http://gazette.example/other"' in found.after
