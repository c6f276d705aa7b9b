"""What compares a quotation with a page."""

from fuzz.target import on_bytes
from provenance.matching.quotes import PageText, match, match_all
from provenance.model.evidence import Match, Verdict

_PARTS = (
    "[W]e", "[...]", "(…)", ". . .", "[sic]", "…", "can't", "n’t", "not ", "may ", "1,000", "one thousand", "£5bn",
    "-5", "18 %", "half a ", "million ", "Ana Ruiz", "U.S.", "non-", "-\n", "\u00ad", "\u200b", "e\u0301", "ﬁ", "不",
    "นี้", "½", "٣", "'s ", "the the the ", ". The ",
)  # fmt: skip
_NOTHING_LOST = (Verdict.EXACT, Verdict.NORMALISED, Verdict.ELIDED)


def _sound(found: Match, text: str) -> None:
    assert 0 <= found.distance <= 1
    if found.start is None or found.end is None:
        assert found.verdict in (Verdict.ABSENT, Verdict.TRANSLATED)
        assert found.matched is None
        assert found.context is None
        return
    assert 0 <= found.start < found.end <= len(text)
    assert text[found.start : found.end] == found.matched
    assert found.context is not None
    assert len(found.context.before) <= 600
    assert len(found.context.after) <= 600
    if found.verdict in _NOTHING_LOST:
        assert found.distance == 0
        assert not found.edits
    for edit in found.edits:
        assert len(edit.ours) <= 300
        assert len(edit.theirs) <= 300


_PAGE = "We will not close the lower dam in March, Ana Ruiz said. 18 people can't sell their homes; it cost £5bn."
_QUOTATIONS = (
    "we will … close the lower dam in May",
    "it cost 5 billion pounds; 18 people [in Leeds] can sell their homes",
    "Ruiz Ana said: in March we will not",
)


def _starts() -> list[bytes]:
    return [f"{words}\n\n{_PAGE}".encode() for words in _QUOTATIONS]


@on_bytes(words=_PARTS, starts=_starts)
def quotation(data: bytes) -> None:
    """Every quotation gets a verdict on every page, and its place, where there is one, holds the matched words."""
    words, _, text = data.decode("utf-8", "replace").partition("\n\n")
    for language in (None, "en", "de"):
        page = PageText(text, language)
        _sound(match(words, page, language=language), text)
        _sound(match_all([words[: len(words) // 2], words[len(words) // 2 :]], page), text)
