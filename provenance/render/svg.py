"""A trace as a picture: one SVG that loads and runs nothing, and follows the reader's light or dark scheme.

The chain runs from its origin at the top down to the article, each hop in a box. All words are text; colours stand in
attributes, so that a reader without CSS sees the picture as by day. Who cannot see it hears its title and its
description, which says everything in it, and then the links.
"""

from collections.abc import Iterator
from hashlib import sha256
from html import escape
from typing import NamedTuple

from provenance.model.trace import Trace
from provenance.render import wording as words_for
from provenance.render.cells import width as cells
from provenance.render.page import ADDRESS
from provenance.render.safety import one_line, visible
from provenance.render.trace import wording
from provenance.render.trace.wording import Card, Line, Other

WIDTH = 760
_MARGIN = 24
_INSET = 16
_LEADING = 1.4
_MOST_LINES = 6
"""So many lines a text may take; the last one is cut."""
_LONGEST = 6_000
"""So many characters the description may have."""

_DAY = {
    "paper": "#ffffff",
    "ink": "#1c1b1a",
    "quiet": "#57534e",
    "line": "#a8a29e",
    "panel": "#f7f5f2",
    "accent": "#1d4ed8",
    "error": "#b3261e",
    "found": "#8f4706",
}
_NIGHT = {
    "paper": "#16181c",
    "ink": "#e9e7e4",
    "quiet": "#b3aea8",
    "line": "#6b6762",
    "panel": "#1f2227",
    "accent": "#9dbcff",
    "error": "#ff9b90",
    "found": "#fbbf24",
}
_COLOURS = {"plain": "quiet", "address": "accent", "wrong": "error", "doubt": "found"}
_FONT = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"

# How wide letters are, in parts of the font's size: those of DejaVu Sans, which is as wide as any that may be used.
_WIDTHS = {
    **dict.fromkeys("ijl'|I", 0.34),
    **dict.fromkeys(" .,:;!()[]{}/\\-ftr`‘’", 0.42),
    **dict.fromkeys('"“”*?szck^_Jvxy', 0.6),
    **dict.fromkeys("mwMW@%—…→#&+=<>~", 1.0),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 0.79),
}


def render(trace: Trace) -> Iterator[str]:
    """The trace as an SVG document, ended by a line feed."""
    yield from _Picture(trace).pieces()


class _Words(NamedTuple):
    """Words at a place. ``colour`` is the name of one; with ``href`` they are a link."""

    x: float
    y: float
    text: str
    size: float = 13
    colour: str = "ink"
    bold: bool = False
    href: str | None = None
    label: str = ""


class _Picture:
    """One trace on its way to a picture: shapes and words, from the top down."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._shapes: list[str] = []
        self._words: list[_Words] = []
        self._y = float(_MARGIN)

    def pieces(self) -> Iterator[str]:
        self._head()
        self._chain()
        self._below()
        height = round(self._y + _MARGIN)
        subject = wording.subject(self._trace)
        # A page may hold several pictures: their ids differ as their claims do.
        name = sha256(subject.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" id="trace-{name}" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" font-family="{_FONT}">\n'
        )
        yield f'<title id="trace-title-{name}">{_escaped(f"Where {subject} comes from", 300)}</title>\n'
        yield f'<desc id="trace-desc-{name}">{_escaped(self._description(), _LONGEST)}</desc>\n'
        yield f"<style>{_style(f'#trace-{name}')}</style>\n"
        yield f'<g role="img" aria-labelledby="trace-title-{name}" aria-describedby="trace-desc-{name}">\n'
        yield f'<rect class="paper" width="{WIDTH}" height="{height}" fill="{_DAY["paper"]}"/>\n'
        yield from self._shapes
        yield from (_text(each) for each in self._words if each.href is None)
        yield "</g>\n"
        # What is inside a picture cannot be reached by keyboard or by ear: links stand beside it.
        yield from (_text(each) for each in self._words if each.href is not None)
        yield "</svg>\n"

    # From the top down

    def _head(self) -> None:
        trace = self._trace
        room = WIDTH - 2 * _MARGIN
        self._write(one_line(trace.scored.claim.text, 300), _MARGIN, room, size=18, bold=True)
        self._write(f"{wording.subject(trace)}, {wording.article(trace)}", _MARGIN, room, colour="quiet")
        self._y += 8
        score = trace.scored.directness
        if score is None:
            self._write(wording.ungraded(trace) or "", _MARGIN, room)
        else:
            self._band(*score.shown)
            answer = f"{words_for.band(score.lower, score.upper)}, {words_for.hands(score.hand_level)}"
            self._write(answer, _MARGIN + 200, room - 200, bold=True)
            weakest, shared = wording.weakest(trace), wording.corroboration(trace)
            told = [f"weakest: {weakest}"] if weakest is not None else []
            for words in [*told, *([shared] if shared is not None else [])]:
                self._write(words, _MARGIN + 200, room - 200, colour="quiet")
        self._y += 14

    def _band(self, lower: int, upper: int) -> None:
        """The band of directness, 0 to 100; the words beside it say the same."""
        left, width = _MARGIN, 180
        start = left + width * min(lower, 98) / 100
        end = max(left + width * upper / 100, start + 4)
        self._shapes.append(
            f'<rect class="edge" x="{left}" y="{self._y + 4:.1f}" width="{width}" height="12" rx="3" fill="none" '
            f'stroke="{_DAY["line"]}"/>\n'
            f'<rect class="quiet" x="{start:.1f}" y="{self._y + 4:.1f}" width="{end - start:.1f}" height="12" rx="3" '
            f'fill="{_DAY["quiet"]}"/>\n'
        )

    def _chain(self) -> None:
        cards = wording.cards(self._trace)
        branches = wording.branches(self._trace)
        end = self._y  # of the last box that is not at the side
        dashed = False
        for number, card in enumerate(cards):
            if card.aside:
                self._y += 14
                self._stub(self._y + 24, 28)
            elif number:
                self._y += 24
                self._arrow(end, self._y, dashed=dashed or card.hidden)
            self._card(card)
            if not card.aside:
                end, dashed = self._y, card.hidden
            if card.hidden or number == len(cards) - 1:
                continue
            following = next(each for each in cards[number + 1 :] if not each.hidden)
            if following.shared != card.shared or following is cards[-1]:
                for other in branches.pop(card.shared, []):
                    self._branch(other)
        for several in branches.values():  # those that part where a long chain is not shown
            for other in several:
                self._branch(other)

    def _card(self, card: Card) -> None:
        left = _MARGIN + (28 if card.aside else 0)
        top = self._y
        room = WIDTH - _MARGIN - left - 2 * _INSET
        self._y += 12
        self._write(card.title, left + _INSET, room, size=15, bold=True)
        if card.facts:
            self._write(card.facts, left + _INSET, room, colour="quiet")
        for line in card.lines:
            self._line(line, left + _INSET + 14 * line.depth, room - 14 * line.depth, card.title)
        self._y += 10
        wrong = any(line.sort == "wrong" for line in card.lines)
        dashes = ' stroke-dasharray="5 4"' if card.hidden else ""
        edge = "error" if wrong else "edge"
        colour = _DAY["error" if wrong else "line"]
        box = (
            f'<rect class="panel {edge}" x="{left}" y="{top:.1f}" width="{WIDTH - _MARGIN - left}" '
            f'height="{self._y - top:.1f}" rx="8" fill="{_DAY["panel"]}" stroke="{colour}"{dashes}/>\n'
        )
        self._shapes.append(box)

    def _line(self, line: Line, left: float, room: float, title: str) -> None:
        if line.sort == "address" and ADDRESS.fullmatch(line.words) and line.words.isprintable():
            self._write(line.words, left, room, size=12, colour="accent", href=line.words, label=title)
            return
        self._write(line.words, left, room, colour=_COLOURS[line.sort])

    def _arrow(self, top: float, bottom: float, *, dashed: bool) -> None:
        x = _MARGIN + 20
        dashes = ' stroke-dasharray="5 4"' if dashed else ""
        self._shapes.append(
            f'<path class="edge" d="M{x} {top:.1f}V{bottom - 7:.1f}" fill="none" stroke="{_DAY["line"]}" '
            f'stroke-width="2"{dashes}/>\n'
            f'<path class="tip" d="M{x - 6} {bottom - 9:.1f}h12l-6 8z" fill="{_DAY["line"]}"/>\n'
        )

    def _stub(self, y: float, reach: float) -> None:
        """A short line from the arrow to what stands at its side."""
        self._shapes.append(
            f'<path class="edge" d="M{_MARGIN + 20} {y:.1f}H{_MARGIN + reach:g}" fill="none" '
            f'stroke="{_DAY["line"]}" stroke-width="2"/>\n'
        )

    def _branch(self, other: Other) -> None:
        """Another way from the same place, beside the arrow."""
        self._y += 8
        self._stub(self._y + 9, 44)
        self._telling(other, _MARGIN + 52)

    def _telling(self, other: Other, left: float) -> None:
        told = f"{' → '.join(other.chain)}, {other.band}, {other.place}"
        self._write(told, left, WIDTH - _MARGIN - left, colour="quiet")

    def _below(self) -> None:
        trace, room = self._trace, WIDTH - 2 * _MARGIN
        for heading, several in wording.others(trace):
            self._y += 16
            self._write(heading, _MARGIN, room, bold=True)
            for other in several:
                self._telling(other, _MARGIN + 14)
        more = wording.more_tellings(trace)
        if more:
            self._write(f"and {words_for.count(more, 'more statement')} of the same thing", _MARGIN + 14, room - 14)
        told = [*wording.steps(trace), *wording.missing(trace)]
        if told:
            self._y += 16
        for words in told:
            self._write(words, _MARGIN, room, colour="quiet")

    def _write(
        self,
        text: str,
        x: float,
        room: float,
        *,
        size: float = 13,
        colour: str = "ink",
        bold: bool = False,
        href: str | None = None,
        label: str = "",
    ) -> None:
        """Safe words in as many lines as they need, below what stands there; a link is cut to one."""
        most = 1 if href is not None else _MOST_LINES
        for line in _wrapped(text, room / size, most, bold=bold):
            self._y += size * _LEADING
            self._words.append(_Words(x, self._y - size * 0.35, line, size, colour, bold, href, label))

    def _description(self) -> str:
        """All that the picture says, in sentences."""
        trace = self._trace
        told = [one_line(trace.scored.claim.text, 300)]
        score = trace.scored.directness
        if score is not None:
            told.append(f"{words_for.band(score.lower, score.upper)}, {words_for.hands(score.hand_level)}")
        for card in wording.cards(trace):
            told.append("; ".join([card.title, *([card.facts] if card.facts else []), *(x.words for x in card.lines)]))
        for others in wording.branches(trace).values():
            told.extend(f"from the same place: {' → '.join(each.chain)}, {each.place}" for each in others)
        for heading, others in wording.others(trace):
            told.extend(f"{heading.lower()}: {' → '.join(each.chain)}, {each.place}" for each in others)
        told.extend([*wording.steps(trace), *wording.missing(trace)])
        return ". ".join(each.rstrip(".") for each in told) + "."


def _escaped(text: str, room: int) -> str:
    text = one_line(text)
    return escape(text if len(text) <= room else text[: room - 1].rstrip() + "…")


def _text(words: _Words) -> str:
    look = ' font-weight="600"' if words.bold else ' text-decoration="underline"' if words.href is not None else ""
    drawn = (
        f'<text class="{words.colour}" x="{words.x:g}" y="{words.y:.1f}" font-size="{words.size:g}"{look} '
        f'fill="{_DAY[words.colour]}">{escape(visible(words.text).replace(chr(0xA0), " "))}</text>'
    )
    if words.href is None:
        return f"{drawn}\n"
    label = escape(f"{words.label}: {words.href}")
    return f'<a href="{escape(words.href)}" rel="noopener noreferrer" aria-label="{label}">{drawn}</a>\n'


def _style(picture: str) -> str:
    """The colours by night, for this picture alone; by day they stand in the attributes."""
    filled = ("paper", "ink", "quiet", "panel", "accent", "error", "found")
    rules = [f"{picture} .{name}{{fill:{_NIGHT[name]}}}" for name in filled]
    rules += [f"{picture} .edge{{stroke:{_NIGHT['line']}}}", f"{picture} .tip{{fill:{_NIGHT['line']}}}"]
    rules += [f"{picture} .panel.error{{fill:{_NIGHT['panel']};stroke:{_NIGHT['error']}}}"]
    fitting = f"{picture}{{max-width:100%;height:auto;color-scheme:light dark}}"
    return f"{fitting}@media (prefers-color-scheme:dark){{{''.join(rules)}}}"


def _length(text: str, *, bold: bool) -> float:
    """How long words are, in parts of the font's size, at most."""
    found = sum(_WIDTHS.get(letter, 0.66) if letter < "\x7f" else _WIDTHS.get(letter, cells(letter)) for letter in text)
    return found * (1.12 if bold else 1)


def _wrapped(text: str, room: float, most: int, *, bold: bool) -> list[str]:
    """Words in at most so many lines, none longer than ``room`` parts of the font's size; the last one may be cut."""
    lines: list[str] = []
    line, filled = "", 0.0
    blank = _length(" ", bold=bold)
    for word in text.split(" "):
        length = _length(word, bold=bold)
        if line and filled + blank + length <= room:
            line, filled = f"{line} {word}", filled + blank + length
            continue
        if line:
            lines.append(line)
        while length > room and len(lines) < most:
            head = _head(word, room, bold=bold)
            lines.append(head)
            word = word[len(head) :]
            length = _length(word, bold=bold)
        line, filled = word, length
        if len(lines) >= most:
            break
    if line and len(lines) < most:
        return [*lines, line]
    if line:
        lines[-1] = f"{_head(lines[-1], room - _length('…', bold=bold), bold=bold).rstrip()}…"
    return lines


def _head(text: str, room: float, *, bold: bool) -> str:
    """As much of the beginning as fits, at least one letter."""
    filled = 0.0
    for number, letter in enumerate(text):
        filled += _length(letter, bold=bold)
        if filled > room:
            return text[: max(number, 1)]
    return text
