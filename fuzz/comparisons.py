"""What holds pages against claims, and one reading of a page against another."""

import datetime

from hypothesis import strategies as st

from fuzz.target import on_bytes, on_values
from provenance.matching.changes import changed, noted
from provenance.matching.drift import compare
from provenance.matching.excerpts import excerpt
from provenance.model.attribution import Act, Attribution, Fragment, SourceType, Voice
from provenance.model.chain import Identity, Mode, Vantage
from provenance.model.claim import Article, Claim
from provenance.model.document import CitedPage, Document
from tests.property import files

_ON = datetime.date(2026, 1, 15)
_LONGEST = 2_000
_NOTES = (
    "Correction: ", "Correction (Dec. 3, 2025): ", "This article was amended on ", "An earlier version of this story ",
    "has been retracted", "Editor's note: ", "\n", "“", "not ", "two ", "million ", "on Tuesday ", "said ", "if ",
)  # fmt: skip


@on_bytes(words=_NOTES)
def changes(data: bytes) -> None:
    """Two readings of a page give one sentence or none, none where they are the same, and a date that is one."""
    first, _, second = data.decode("utf-8", "replace").partition("\x00")
    before, after = (
        CitedPage(Document("-", text, text.partition("\n")[0] or None, published=_ON), text) for text in (first, second)
    )
    assert changed(before, before, on=_ON) is None
    for found in (noted(before), noted(after, _ON), changed(before, after, on=_ON), changed(after, before, on=_ON)):
        if found is not None:
            assert found.text
            assert len(found.text) < _LONGEST
            assert "\n" not in found.text
            assert found.date is None or datetime.date.fromisoformat(found.date).isoformat() == found.date


def _attributions(text: str) -> list[Attribution]:
    """Every other line of a text as an attribution, as an extractor finds them."""
    found, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line and number % 2:
            middle = start + len(line) // 2
            source = Fragment(start, middle, text[start:middle])
            content = (Fragment(middle, start + len(line), text[middle : start + len(line)]),)
            kind = list(SourceType)[number % len(SourceType)]
            voice = Voice(kind, Identity.NAMED, Vantage.UNKNOWN, as_written=source.text, name=source.text or None)
            found.append(
                Attribution(
                    f"a{number}", Act.ASSERTION, content, (), source, Mode.INDIRECT, voice, (), False, False, None, 1.0
                )
            )
        start += len(line) + 1
    return found


@on_values(
    st.tuples(files.claims, files.articles, st.lists(files.words, max_size=12).map("\n".join), st.none() | files.days)
)
def retellings(value: tuple[Claim, Article, str, datetime.date | None]) -> None:
    """A claim can be held against any page: what is told differs on both sides, and places are where they say."""
    claim, article, text, published = value
    found = compare(claim, article, text, _attributions(text), published=published)
    told = [(each.ours, each.theirs) for each in found.edits] + [(each.ours, each.theirs) for each in found.drift]
    for mine, its in told:
        assert mine != its
        assert len(mine) + len(its) < _LONGEST
    if found.match is not None:
        assert text[found.match.start : found.match.end] == found.match.matched
    long = f"{text}\n" * 60
    chosen = excerpt([claim], long)
    for each in chosen.restored(_attributions(chosen.text)):
        for piece in each.content:
            assert long[piece.start : piece.end] == piece.text
