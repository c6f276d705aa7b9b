"""A reading for people at a terminal: who says what, through whom, and how directly, in the order of the article."""

from collections.abc import Iterator, Sequence

from provenance.model.attribution import Act, Attribution, Reading
from provenance.model.paragraphs import Paragraphs
from provenance.model.source import Registry
from provenance.render import wording as words_for
from provenance.render.cells import cut, width, wrap
from provenance.render.reading import wording
from provenance.render.safety import one_line
from provenance.render.sheet import Sheet

_BESIDE = 64  # from so many cells on, a chain and its score stand on one line
_ROOMY = 128  # from so many cells on, hand levels are said in words, too


def render(
    reading: Reading,
    registry: Registry,
    *,
    width: int = 80,
    colour: bool = False,
    verbose: bool = False,
    ascii: bool = False,
    explained: bool = False,
) -> Iterator[str]:
    """The reading in lines, each ended by a line feed, none wider than ``width`` cells but for what cannot be broken.

    ``verbose`` cuts nothing and lists what passes nothing on, too. ``ascii`` draws with plain letters. ``explained``
    says that an earlier page has said what the numbers are.
    """
    sheet = Sheet(width, {"title": "bold"}, colour=colour, ascii=ascii)
    return _Page(reading, registry, sheet, verbose).lines(explained)


class _Page:
    """One reading on its way to a terminal."""

    def __init__(self, reading: Reading, registry: Registry, sheet: Sheet, verbose: bool) -> None:
        self._reading = reading
        self._registry = registry
        self._sheet = sheet
        self._width = sheet.width
        self._mark = sheet.mark
        self._words = sheet.words
        self._line = sheet.line
        self._verbose = verbose
        self._paragraphs = Paragraphs(reading.text)

    def lines(self, explained: bool) -> Iterator[str]:
        found = self._reading.attributions
        shown = [each for each in found if self._verbose or each.act is not Act.NONE]
        yield from self._head()
        if not found:
            yield from self._sheet.wrapped(self._sheet.drawn("Nothing in it is attributed to anybody."), "  ")
            yield "\n"
            return
        asserted = [each for each in found if each.act is Act.ASSERTION]
        yield from self._summary(asserted)
        yield "\n"
        if asserted and not explained:
            yield from self._sheet.wrapped(self._sheet.drawn(wording.SCALE), "  ")
            yield "\n"
        yield from self._table(shown)
        yield "\n"
        yield from self._rest(found, shown)

    def _head(self) -> Iterator[str]:
        article = self._reading.article
        path = self._words(article.source)
        facts = []
        name = wording.outlet(article, self._registry)
        if name:
            facts.append(self._words(name))
        if article.published is not None:
            facts.append(words_for.day(article.published))
        asserted = sum(each.act is Act.ASSERTION for each in self._reading.attributions)
        facts.append(words_for.count(asserted, "statement"))
        rest = ", ".join(facts)
        room = self._width - width(path) - 3 - width(rest)
        if room < 0:
            yield self._line((cut(path, self._width, self._mark), "title"))
            yield self._line("  " + cut(rest, self._width - 2, self._mark))
            return
        if article.title is not None and room > 30:
            rest += cut(f', "{self._words(one_line(article.title, room))}', room - 1, self._mark) + '"'
        yield self._line((path, "title"), f"   {rest}")

    def _summary(self, asserted: Sequence[Attribution]) -> Iterator[str]:
        """How many statements are second-hand or rest on nobody with a name."""
        if not asserted:
            return
        hands = sum(each.second_hand for each in asserted)
        nameless = sum(each.anonymous for each in asserted)
        told = [f"{hands:,} second-hand" if hands else "none second-hand"]
        told.append(f"{nameless:,} from unnamed sources or nobody" if nameless else "all from somebody who is named")
        yield from self._sheet.wrapped(self._sheet.drawn(", ".join(told)), "  ", "    ")

    def _table(self, shown: Sequence[Attribution]) -> Iterator[str]:
        numbers = [self._paragraphs.number(_start(each)) for each in shown]
        margin = 2 + 1 + len(str(max(numbers, default=0))) + 2
        columns = [self._columns(each) for each in shown]
        widths = [max((width(row[place]) for row in columns), default=0) for place in range(5)]
        for each, number, row in zip(shown, numbers, columns, strict=True):
            right = "  ".join(word + " " * (room - width(word)) for word, room in zip(row, widths, strict=True) if room)
            yield from self._row(each, f"  ¶{number}".ljust(margin), right)
            yield from self._content(each, margin)

    def _columns(self, attribution: Attribution) -> list[str]:
        """What stands at the right: how it is said, its hand level, its band, and the level in words."""
        score = attribution.directness
        level = band = hands = ""
        if score is not None:
            level = score.hand_level
            band = f"{score.lower}–{score.upper}"
            hands = words_for.hands(level) if self._width >= _ROOMY else ""
        doubtful = "?" if wording.doubt(attribution) is not None else ""
        return [self._words(word) for word in (wording.says(attribution), level, band, doubtful, hands)]

    def _row(self, attribution: Attribution, lead: str, right: str) -> Iterator[str]:
        lead = self._sheet.drawn(lead)
        beside = self._width >= _BESIDE
        room = self._width - width(lead) - (width(right) + 2 if beside else 0)
        who, rest = self._chain(attribution, room)
        gap = " " * (room + 2 - width(who) - width(rest)) if beside else ""
        if beside:
            yield self._line(lead, (who, "title"), rest + gap + right)
            return
        yield self._line(lead, (who, "title"), rest)
        yield self._line(" " * width(lead) + cut(right.rstrip(), self._width - width(lead), self._mark))

    def _chain(self, attribution: Attribution, room: int) -> tuple[str, str]:
        """The voice, and what is said of it and its relays, in ``room`` cells: relays go before what is said."""
        arrow = f" {self._sheet.arrow} "
        relays = "".join(arrow + self._words(name) for name in wording.relays(attribution, self._registry))
        who = self._words(wording.who(attribution))
        if width(who) + width(relays) > room:
            relays = cut(relays, max(room - width(who), room // 2), self._mark)
            who = cut(who, room - width(relays), self._mark)
        about = self._words(wording.about(attribution))
        left = room - width(who) - width(relays) - 2
        said = f", {cut(about, left, self._mark)}" if about and left >= min(width(about), 12) else ""
        return who, said + relays

    def _content(self, attribution: Attribution, margin: int) -> Iterator[str]:
        room = self._width - margin
        if self._verbose:
            words = self._words(wording.content(attribution))
            for line in wrap(words, room) if words else ():
                yield self._line(" " * margin + line)
            return
        words = self._words(wording.content(attribution, room))
        if words:
            yield self._line(" " * margin + cut(words, room, self._mark))

    def _rest(self, found: Sequence[Attribution], shown: Sequence[Attribution]) -> Iterator[str]:
        left = [] if self._verbose else [each for each in found if each.act is Act.NONE]
        others = [each for each in shown if each.act is not Act.ASSERTION]
        told = []
        if others:
            told.append(f"Not graded, since nothing is asserted: {wording.others(others)}.")
        if left:
            told.append(f"Not listed: {wording.others(left)} (--verbose shows all).")
        doubtful = sum(wording.doubt(each) is not None for each in shown)
        if doubtful:
            told.append(f"? less certain than the others: {'look at it' if doubtful == 1 else 'look at these'}.")
        for words in told:
            yield from self._sheet.wrapped(self._sheet.drawn(words), "  ")
        if told:
            yield "\n"


def _start(attribution: Attribution) -> int:
    """Where an attribution first shows in the text."""
    source = [attribution.source] if attribution.source is not None else []
    return min((piece.start for piece in (*attribution.content, *attribution.cue, *source)), default=0)
