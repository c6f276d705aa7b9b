"""A sheet of lines for a terminal: words made safe and, where letters are plain, plain; wrapped, indented, painted."""

from collections.abc import Iterator, Mapping

from provenance.render.cells import cut, wrap
from provenance.render.lines import Piece, addressed, file_address, painted, painters
from provenance.render.safety import one_line

NARROWEST = 40

_DRAWN = "→…–·█“”‘’—│├└─●○┊«»¶"
_PLAIN = ("->", "...", *'-.=""', "'", "'", *'-|++-*o:""#')
_ASCII = str.maketrans(dict(zip(_DRAWN, _PLAIN, strict=True)))


class Sheet:
    """What is written on it is no wider than ``width`` cells, but for what cannot be broken.

    ``styles`` are what words may be painted as, where ``colour`` is asked for. ``ascii`` draws with plain letters.
    ``links`` is the address of the folder that the files' names start from, for a terminal that shows links.
    """

    def __init__(
        self, width: int, styles: Mapping[str, str], *, colour: bool, ascii: bool, links: str | None = None
    ) -> None:
        self.width = max(width, NARROWEST)
        self.mark = "..." if ascii else "…"
        self.dash = "-" if ascii else "–"
        self.arrow = "->" if ascii else "→"
        self._ascii = ascii
        self._styles = painters(styles) if colour else {}
        self._links = links

    def words(self, text: str) -> str:
        """Words of others, safe and on one line."""
        return self.drawn(one_line(text))

    def drawn(self, text: str) -> str:
        """Words of ours, spaces and all, in letters that the terminal has."""
        return text.translate(_ASCII) if self._ascii else text

    def cut(self, text: str, room: int) -> str:
        """Words of others in at most ``room`` cells."""
        return cut(self.words(one_line(text, room)), room, self.mark)

    def file(self, name: str, words: str | None = None) -> Piece:
        """The name of a file, or safe words that name a place in it, as a link to it where the terminal shows links."""
        shown = self.words(name) if words is None else words
        if self._links is None or name.startswith("<"):
            return shown, "title"
        return shown, "title", file_address(self._links, name)

    def address(self, text: str) -> Piece:
        """A whole address, which is safe, as a link to itself where the terminal shows links."""
        return text if self._links is None else (text, "", text)

    def bar(self, lower: int, upper: int) -> str:
        """A band between two bounds, 0 to 100, as a bar."""
        length = 10 if self.width < 70 else 20 if self.width < 100 else 25
        start = min(lower * length // 100, length - 1)
        end = max(-(-upper * length // 100), start + 1)
        return self.drawn("·" * start + "█" * (end - start) + "·" * (length - end))

    def wrapped(self, text: str, lead: str = "", rest: str | None = None, style: str | None = None) -> Iterator[str]:
        """Safe words in lines that begin with ``lead``, those after the first with ``rest`` (as wide, by default). What
        holds a no-break space is not broken there."""
        rest = " " * len(lead) if rest is None else rest
        for number, line in enumerate(wrap(text, self.width - len(rest), self.width - len(lead))):
            shown = line.replace("\xa0", " ")
            yield self.line(lead if number == 0 else rest, (shown, style) if style else shown)

    def line(self, *pieces: Piece) -> str:
        """One line of pieces, ended by a line feed."""
        if self._links is not None:
            pieces = tuple(
                part for piece in pieces for part in (addressed(piece) if isinstance(piece, str) else (piece,))
            )
        return painted(pieces, self._styles)
