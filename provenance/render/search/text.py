"""What a search found, for people at a terminal: how many claims, then each with where it stands and how it is sourced.

The words that were looked for stand between asterisks, in colour and without.
"""

from collections.abc import Iterator

from provenance.model.search import Adjudged, Answer, Hit
from provenance.render import wording
from provenance.render.cells import width as cells
from provenance.render.safety import one_line
from provenance.render.sheet import Sheet

_STYLES = {"title": "bold", "match": "bold underline", "inaccurate": "bold red", "corrected": "bold magenta"}
_MARK = "*"


def render(
    answer: Answer,
    *,
    alike: bool = False,
    width: int = 80,
    colour: bool = False,
    ascii: bool = False,
    links: str | None = None,
) -> Iterator[str]:
    """The answer in lines, each ended by a line feed, none wider than ``width`` cells but for what cannot be broken.

    ``alike`` says that claims like a text were looked for. ``ascii`` draws with plain letters. ``links`` is the address
    of the folder that files' names start from, for a terminal that shows links.
    """
    sheet = Sheet(width, _STYLES, colour=colour, ascii=ascii, links=links)
    yield from sheet.wrapped(_summary(answer, alike=alike), "", "  ")
    for note in answer.notes:
        yield from sheet.wrapped(sheet.words(note), "  ")
    for hit in answer.hits:
        yield sheet.line("")
        yield from _hit(hit, sheet, alike=alike)


def _summary(answer: Answer, *, alike: bool) -> str:
    shown = len(answer.hits)
    what = "like that text" if alike else "in the ledger"
    if not answer.matches:
        return f"No claim {'is like that text' if alike else 'of the ledger fits'}."
    if answer.more:
        ranked = f"ranked are the {answer.matches:,} that came in last" if not alike else ""
        return f"More than {answer.matches:,} claims fit; {ranked}; {shown:,} shown. More words or a filter narrow it."
    fit = f"{wording.count(answer.matches, 'claim')} {what}" if alike else _fit(answer.matches)
    return f"{fit}." if shown == answer.matches else f"{fit}; {shown:,} shown (--limit)."


def _fit(number: int) -> str:
    return f"{wording.count(number, 'claim')} {'fits' if number == 1 else 'fit'}"


def _hit(hit: Hit, sheet: Sheet, *, alike: bool) -> Iterator[str]:
    place = sheet.file(hit.file, sheet.words(f"{one_line(hit.file)}#{one_line(hit.claim)}"))
    level = f"{round(100 * hit.score)} % alike" if alike else _level(hit, sheet)
    name = place[0] if not isinstance(place, str) else place
    gap = sheet.width - cells(name) - cells(level)
    if gap >= 2:
        yield sheet.line(place, " " * gap, level)
    else:
        yield sheet.line(place)
        yield sheet.line("  ", level)
    yield from sheet.wrapped(sheet.words(_marked(hit)), "  ")
    yield from sheet.wrapped(sheet.words(_from(hit, sheet)), "  ")
    if alike:
        yield from sheet.wrapped(sheet.words(_level(hit, sheet)), "  ")
        for difference in hit.differs:
            yield from sheet.wrapped(sheet.words(f"differs: {difference}"), "  ", "    ")
    for each in hit.adjudications:
        yield from _adjudged(each, sheet)


def _level(hit: Hit, sheet: Sheet) -> str:
    if hit.lower is None or hit.upper is None:
        return f"{hit.kind}, not graded" if hit.kind != "report" else "not graded"
    hands = wording.hands(hit.hand_level) if hit.hand_level is not None else ""
    return f"{hit.lower}{sheet.dash}{hit.upper}  {hands}".rstrip()


def _marked(hit: Hit) -> str:
    """The snippet with its marks; neighbours that are only a space apart are marked together."""
    pieces: list[str] = []
    at = 0
    runs: list[list[int]] = []
    for start, end in hit.marks:
        if runs and not hit.snippet[runs[-1][1] : start].strip(" "):
            runs[-1][1] = end
        else:
            runs.append([start, end])
    for start, end in runs:
        pieces += (hit.snippet[at:start], _MARK, hit.snippet[start:end], _MARK)
        at = end
    return "".join(pieces) + hit.snippet[at:]


def _from(hit: Hit, sheet: Sheet) -> str:
    """Who said it, and where and when it was published."""
    name = hit.origin_name or hit.as_written or hit.origin
    said = f"{one_line(name, wording.ROOM)} {sheet.arrow} " if name else ""
    outlet = one_line(hit.outlet_name or hit.outlet, wording.ROOM)
    day = f", {wording.day(hit.published)}" if hit.published is not None else ""
    return f"{said}{outlet}{day}"


def _adjudged(each: Adjudged, sheet: Sheet) -> Iterator[str]:
    earlier = ", of an earlier version" if each.earlier else ""
    corrected = f", corrected on {wording.day(each.corrected_on)}" if each.corrected_on is not None else ""
    told = f"{each.verdict}{earlier}, by {one_line(each.by, wording.ROOM)} on {wording.day(each.on)}{corrected}"
    style = each.verdict if each.verdict in _STYLES else None
    yield from sheet.wrapped(sheet.words(told), "  ", "    ", style)
    yield from sheet.wrapped(sheet.words(each.citation), "    ")
