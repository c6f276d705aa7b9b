"""What the ledger holds of an outlet, for people at a terminal: raters, track record, shares over time, decisions."""

from collections.abc import Iterable, Iterator

from provenance.model.adjudication import Adjudicated
from provenance.model.dossier import Dossier, Period, Voice
from provenance.model.profile import Profile
from provenance.model.score import TrackRecord
from provenance.render import wording as words_for
from provenance.render.cells import cut
from provenance.render.cells import width as cells
from provenance.render.outlet import wording
from provenance.render.outlet.wording import Told
from provenance.render.safety import one_line
from provenance.render.sheet import Sheet

MOST_RULINGS = 20
MOST_DUE = 20
MOST_PERIODS = 12
"""So many are shown in a terminal; the other formats have more."""
ROOM_FOR_BARS = 48
"""Cells. A narrower terminal shows the numbers alone."""
_STYLES = {"title": "bold", "inaccurate": "bold red", "corrected": "bold magenta"}


def render(
    dossier: Dossier, *, width: int = 80, colour: bool = False, ascii: bool = False, links: str | None = None
) -> Iterator[str]:
    """The dossier in lines, each ended by a line feed, none wider than ``width`` cells but for what cannot be broken.

    ``ascii`` draws with plain letters. ``links`` is the address of the folder that files' names start from, for a
    terminal that shows links.
    """
    return _Page(dossier, Sheet(width, _STYLES, colour=colour, ascii=ascii, links=links)).lines()


def kept(
    made: Adjudicated,
    record: TrackRecord | None,
    outlet: str,
    profile: Profile,
    *,
    new: bool,
    width: int = 80,
    ascii: bool = False,
) -> Iterator[str]:
    """What became of a decision that was handed in, in lines. ``outlet`` is a name."""
    yield from _told(wording.kept(made, record, outlet, profile, new=new), width, ascii)


def taken(
    decisions: Iterable[tuple[Adjudicated, bool]], profile: Profile, *, width: int = 80, ascii: bool = False
) -> Iterator[str]:
    """What became of several decisions that were handed in, each with whether it is new, in lines."""
    yield from _told((wording.taken(made, profile, new=new) for made, new in decisions), width, ascii)


def _told(clauses: Iterable[wording.Told], width: int, ascii: bool) -> Iterator[str]:
    sheet = Sheet(width, _STYLES, colour=False, ascii=ascii)
    for told in clauses:
        yield from sheet.wrapped(sheet.words(told.words), "", "  ")
        if told.url is not None:
            yield from sheet.wrapped(sheet.words(told.url), "  ", "  ")


class _Page:
    """One outlet on its way to a terminal."""

    def __init__(self, dossier: Dossier, sheet: Sheet) -> None:
        self._dossier = dossier
        self._sheet = sheet

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield from self._reliability()
        yield from self._record()
        yield from self._over_time()
        yield from self._voices()
        yield from self._decisions()
        yield from self._due()
        yield from self._reply()

    def _head(self) -> Iterator[str]:
        dossier, sheet = self._dossier, self._sheet
        name, holds = sheet.words(wording.subject(dossier)), wording.holdings(dossier)
        key = sheet.words(one_line(dossier.id, words_for.ROOM))
        if cells(key) + 3 + cells(name) <= sheet.width:
            yield sheet.line((key, "title"), f"   {name}")
        else:
            yield from sheet.wrapped(f"{key}   {name}")
        yield from sheet.wrapped(sheet.words(holds), "  ")
        missing = wording.registered(dossier)
        if missing is not None:
            yield from sheet.wrapped(missing, "  ")
        for owned in dossier.entry.ownerships if dossier.entry is not None else ():
            yield from self._told(wording.ownership(owned))

    def _reliability(self) -> Iterator[str]:
        dossier, sheet = self._dossier, self._sheet
        yield from self._title(f"Reliability: {dossier.reliability.letter}")
        for sentence in wording.letter(dossier):
            yield from sheet.wrapped(sheet.words(sentence), "  ")
        if dossier.entry is None:
            return
        for own in dossier.entry.overrides:
            yield from sheet.wrapped(sheet.words(wording.override(own)), "  ", "    ")
        for rating in dossier.entry.ratings:
            yield from self._told(wording.rating(rating, dossier))

    def _record(self) -> Iterator[str]:
        dossier, sheet = self._dossier, self._sheet
        record = dossier.record
        yield from self._title("Track record")
        if record is not None:
            yield from self._measured(record, wording.held(record, sheet.dash))
        yield from sheet.wrapped(wording.verdicts(dossier), "  ")
        corrected = wording.corrections(dossier)
        if corrected is not None:
            yield from sheet.wrapped(corrected, "  ")
        for topic in dossier.topics:
            name = sheet.cut(topic.name, max(sheet.width - 50, 12))
            yield from self._measured(topic.record, f"{name}: {words_for.band(topic.record.lower, topic.record.upper)}")
        if record is not None:
            yield from sheet.wrapped(wording.method(dossier.profile), "  ")

    def _measured(self, record: TrackRecord, words: str) -> Iterator[str]:
        sheet = self._sheet
        bounds = round(100 * record.lower), round(100 * record.upper)
        told = sheet.drawn(f"{words}; {wording.rests_on(record)}")
        lead = f"  {sheet.bar(*bounds)}  "
        yield from sheet.wrapped(told, lead)

    def _over_time(self) -> Iterator[str]:
        dossier, sheet = self._dossier, self._sheet
        total = dossier.total
        if not total.claims:
            return
        yield from self._title(f"Second-hand and unnamed claims, by {dossier.step} of publication")
        yield from sheet.wrapped(wording.shares(total), "  ")
        shown = dossier.periods[-MOST_PERIODS:]
        room = min((sheet.width - 34) // 2, 20) if sheet.width >= ROOM_FOR_BARS else 0
        if shown:
            yield sheet.line(f"  {'':<8}  {'claims':>6}  {'second-hand':<{max(room + 6, 11)}}  unnamed")
        for period in shown:
            yield self._row(period, room)
        earlier = len(dossier.periods) - len(shown)
        if earlier:
            yield from sheet.wrapped(f"and {words_for.count(earlier, f'earlier {dossier.step}')}", "  ")
        undated = wording.undated(dossier)
        if undated is not None:
            yield from sheet.wrapped(undated, "  ")

    def _row(self, period: Period, room: int) -> str:
        sheet = self._sheet
        name = wording.period(period.start, self._dossier.step)
        if not period.claims:
            return sheet.line(f"  {name:<8}  {'none':>6}")
        told = []
        for part in (period.second_hand, period.anonymous):
            length = min(-(-part * room // period.claims), room)
            bar = sheet.drawn("█" * length + "·" * (room - length) + " " * bool(room))
            told.append(f"{bar}{wording.share(part, period.claims):>3} %".ljust(11))
        return sheet.line(f"  {name:<8}  {period.claims:>6,}  {'  '.join(told).rstrip()}")

    def _voices(self) -> Iterator[str]:
        dossier = self._dossier
        for title, voices in (("Most cited origins", dossier.origins), ("Most cited relays", dossier.relays)):
            if voices:
                yield from self._title(title)
                yield from self._sheet.wrapped(self._names(voices), "  ")

    def _names(self, voices: Iterable[Voice]) -> str:
        return self._sheet.drawn(", ".join(wording.voice(each) for each in voices))

    def _decisions(self) -> Iterator[str]:
        dossier, sheet = self._dossier, self._sheet
        if not dossier.rulings:
            return
        yield from self._title("Adjudications, the newest first")
        for made in dossier.rulings[:MOST_RULINGS]:
            style = made.ruling.verdict if made.ruling.verdict in _STYLES and made.counts else None
            told = sheet.words(f"{wording.place(made)}: {wording.ruling(made, dossier.profile)}")
            yield from sheet.wrapped(told, "  ", "    ", style)
            yield from sheet.wrapped(sheet.cut(made.text, 2 * sheet.width), "    ")
            yield from self._address(made.ruling.citation, "    ")
            for remark in wording.remarks(made, dossier):
                yield from sheet.wrapped(sheet.words(remark), "    ", "      ")
        left = len(dossier.rulings) - MOST_RULINGS
        if left > 0:
            yield from sheet.wrapped(f"and {words_for.count(left, 'earlier one')} (--format json has all)", "  ")

    def _due(self) -> Iterator[str]:
        dossier, sheet = self._dossier, self._sheet
        waiting = wording.waiting(dossier)
        if waiting is None:
            return
        yield from self._title("Forecasts that wait for a verdict")
        yield from sheet.wrapped(waiting, "  ")
        for forecast in dossier.due[:MOST_DUE]:
            told = f"{wording.place(forecast)}, since {words_for.day(forecast.due)}: {one_line(forecast.text, 300)}"
            yield from sheet.wrapped(cut(sheet.words(told), 3 * sheet.width, sheet.mark), "  ", "    ")
        left = len(dossier.due) - MOST_DUE
        if left > 0:
            yield from sheet.wrapped(f"and {left:,} more (--format json has them)", "  ")

    def _reply(self) -> Iterator[str]:
        sheet, entry = self._sheet, self._dossier.entry
        if entry is None or entry.reply is None:
            return
        yield from self._title("Its reply")
        yield from sheet.wrapped(sheet.words(f"“{one_line(entry.reply.text, 4_000)}”"), "  ")
        yield from self._address(entry.reply.url, "  ")

    def _title(self, words: str) -> Iterator[str]:
        yield "\n"
        yield from self._sheet.wrapped(self._sheet.drawn(words), style="title")

    def _told(self, told: Told) -> Iterator[str]:
        yield from self._sheet.wrapped(self._sheet.words(told.words), "  ", "    ")
        if told.url is not None:
            yield from self._address(told.url, "    ")

    def _address(self, url: str, margin: str) -> Iterator[str]:
        sheet = self._sheet
        shown = sheet.words(one_line(url, wording.ADDRESS_ROOM))
        if cells(shown) <= sheet.width - len(margin):
            yield sheet.line(margin, sheet.address(shown))
        else:
            yield from sheet.wrapped(shown, margin)
