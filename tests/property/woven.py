"""Words woven of pieces that mean something and of any other text, in two draws: drawing is most of what they cost, and
the laws of renderers and writers take thousands."""

from collections.abc import Sequence

from hypothesis import strategies as st

_PIECE = 170
"""Bytes below it stand for a piece, the others for the end of the other text."""

anything = st.text(max_size=12)


def woven(
    pieces: Sequence[str],
    *,
    most: int,
    least: int = 0,
    between: str = "",
    other: st.SearchStrategy[str] = anything,
) -> st.SearchStrategy[str]:
    """``least`` to ``most`` of the pieces, and of other text, in any order, with ``between`` between them."""
    assert len(pieces) <= _PIECE

    def joined(order: bytes, rest: str) -> str:
        return between.join(
            pieces[each % len(pieces)] if each < _PIECE else rest[(each - _PIECE) % (len(rest) + 1) :] for each in order
        )

    return st.builds(joined, st.binary(min_size=least, max_size=most), other)


def strung(pieces: Sequence[str], *, most: int) -> st.SearchStrategy[str]:
    """Up to ``most`` of the pieces and nothing else, in any order, in one draw."""
    assert len(pieces) <= 256
    return st.binary(max_size=most).map(lambda order: "".join(pieces[each % len(pieces)] for each in order))
