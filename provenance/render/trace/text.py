"""A trace for people at a terminal: the answer, then the chain from its origin down to the article.

Every hop is a mark on one line that runs down the page; what else comes from the same place branches off where it
parts. Colour only repeats what words say.
"""

from collections.abc import Iterator

from provenance.model.trace import Trace
from provenance.render import wording as words_for
from provenance.render.cells import width as cells
from provenance.render.sheet import Sheet
from provenance.render.trace import wording
from provenance.render.trace.wording import Card, Line, Other

_STYLES = {"title": "bold", "wrong": "bold red", "doubt": "bold magenta"}


def render(
    trace: Trace, *, width: int = 80, colour: bool = False, ascii: bool = False, links: str | None = None
) -> Iterator[str]:
    """The trace in lines, each ended by a line feed, none wider than ``width`` cells but for what cannot be broken.

    ``ascii`` draws with plain letters. ``links`` is the address of the folder that the files' names start from, for a
    terminal that shows links.
    """
    return _Page(trace, Sheet(width, _STYLES, colour=colour, ascii=ascii, links=links)).lines()


class _Page:
    """One trace on its way to a terminal."""

    def __init__(self, trace: Trace, sheet: Sheet) -> None:
        self._trace = trace
        self._sheet = sheet

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield "\n"
        yield from self._score()
        yield "\n"
        yield from self._chain()
        yield from self._others()
        yield from self._end()

    def _head(self) -> Iterator[str]:
        trace, sheet = self._trace, self._sheet
        subject = sheet.words(wording.subject(trace))
        where = sheet.words(wording.article(trace))
        if cells(subject) + 3 + cells(where) <= sheet.width:
            yield sheet.line(sheet.file(trace.file, subject), f"   {where}")
        else:
            yield from sheet.wrapped(subject, style="title")
            yield from sheet.wrapped(where, "  ")
        yield from sheet.wrapped(sheet.words(trace.scored.claim.text), "  ")

    def _score(self) -> Iterator[str]:
        trace, sheet = self._trace, self._sheet
        score = trace.scored.directness
        if score is None:
            yield from sheet.wrapped(sheet.words(wording.ungraded(trace) or ""), "  ")
            return
        band = words_for.band(score.lower, score.upper, sheet.dash)
        told = f"{band}  {sheet.words(words_for.hands(score.hand_level))}"
        yield from sheet.wrapped(told, f"  {sheet.bar(*score.shown)}  ")
        weakest = wording.weakest(trace)
        if weakest is not None:
            yield from sheet.wrapped(sheet.words(f"weakest: {weakest}"), "  ")
        shared = wording.corroboration(trace)
        if shared is not None:
            yield from sheet.wrapped(sheet.words(shared), "  ")

    # The chain

    def _chain(self) -> Iterator[str]:
        sheet = self._sheet
        cards = wording.cards(self._trace)
        branches = wording.branches(self._trace)
        for number, card in enumerate(cards):
            yield from self._card(card, last=number == len(cards) - 1)
            if card.hidden or number == len(cards) - 1:
                continue
            following = next(each for each in cards[number + 1 :] if not each.hidden)
            if following.shared != card.shared or following is cards[-1]:
                for other in branches.pop(card.shared, []):
                    yield from self._branch(other)
            yield sheet.line(sheet.drawn("  ┊" if cards[number + 1].hidden else "  │"))
        for several in branches.values():  # those that part where a long chain is not shown
            for other in several:
                yield from self._branch(other)

    def _card(self, card: Card, *, last: bool) -> Iterator[str]:
        sheet = self._sheet
        mark = sheet.drawn("  ├─ " if card.aside else "  ○  " if card.hidden else "  ●  ")
        bar = "  ┊" if card.hidden else "   " if last else "  │"
        rest = sheet.drawn(f"{bar}  ")
        title, facts = sheet.words(card.title), sheet.words(card.facts)
        beside = f"   {facts}" if facts else ""
        if 5 + cells(title) + cells(beside) <= sheet.width:
            yield sheet.line(mark, (title, "title"), beside)
        else:
            yield from sheet.wrapped(title, mark, rest, "title")
            yield from sheet.wrapped(facts, rest)
        for line in card.lines:
            yield from self._line(line, rest)
        if card.hidden:
            yield sheet.line(sheet.drawn("  ┊"))

    def _line(self, line: Line, margin: str) -> Iterator[str]:
        sheet = self._sheet
        margin += "  " * line.depth
        text = sheet.words(line.words)
        if line.sort == "address" and cells(text) <= sheet.width - cells(margin):
            yield sheet.line(margin, sheet.address(text))
            return
        style = line.sort if line.sort in _STYLES else None
        yield from sheet.wrapped(text, margin, margin + "  ", style)

    def _branch(self, other: Other) -> Iterator[str]:
        yield from self._telling(other, self._sheet.drawn("  ├─ "), self._sheet.drawn("  │    "))

    def _telling(self, other: Other, lead: str, rest: str) -> Iterator[str]:
        sheet = self._sheet
        chain = " → ".join(other.chain)
        # No line ends inside a place or a band.
        told = f"{chain}   {other.band}   {other.place.replace(' ', chr(0xA0))}"
        yield from sheet.wrapped(sheet.drawn(told), lead, rest)

    # What stands below

    def _others(self) -> Iterator[str]:
        sheet = self._sheet
        for heading, several in wording.others(self._trace):
            yield "\n"
            yield sheet.line("  ", (heading, "title"))
            for other in several:
                yield from self._telling(other, "    ", "      ")
        more = wording.more_tellings(self._trace)
        if more:
            yield from sheet.wrapped(f"and {words_for.count(more, 'more statement')} of the same thing", "    ")

    def _end(self) -> Iterator[str]:
        sheet = self._sheet
        told = [*wording.steps(self._trace, sheet.arrow), *wording.missing(self._trace)]
        if told:
            yield "\n"
        for words in told:
            yield from sheet.wrapped(sheet.words(words), "  ", "    ")
