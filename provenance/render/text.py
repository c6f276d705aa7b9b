"""The report for people at a terminal: the answer first, then its reasons.

For each file a summary, the claims by what they rest on, and the findings; then what was not looked at, and one line
that counts. Colour only repeats what words say, and only red, magenta and bold are used: each can be read on a dark
and on a light ground.
"""

from collections.abc import Iterable, Iterator, Sequence

from provenance.model.finding import FileReport, Finding, Report, ScoredClaim, Severity
from provenance.render import groups as grouping
from provenance.render import wording
from provenance.render.cells import cut, width, wrap
from provenance.render.frames import frame
from provenance.render.groups import Action, Block, Findings, Ground, Group, Share
from provenance.render.lines import Piece
from provenance.render.safety import one_line
from provenance.render.sheet import Sheet

_MOST_GAINS = 8
_MOST_LINES = 20
_EDGE = 110  # what stands at the right edge stands no further out: the eye has to find its way there
_STYLES = {"title": "bold", "error": "bold red", "warning": "bold magenta", "note": "bold"}


def render(
    report: Report,
    *,
    width: int = 80,
    colour: bool = False,
    verbose: bool = False,
    ascii: bool = False,
    links: str | None = None,
) -> Iterator[str]:
    """The report in lines, each ended by a line feed, none wider than ``width`` cells but for what cannot be broken.

    ``verbose`` leaves nothing out and cuts nothing: all claims of a run over many files, whole statements, and the
    notes. ``ascii`` draws with plain letters, for terminals and encodings that have no others. ``links`` is the
    address of the folder that the files' names start from, for a terminal that shows links.
    """
    return _Page(report, Sheet(width, _STYLES, colour=colour, ascii=ascii, links=links), verbose).lines()


class _Page:
    """One report on its way to a terminal."""

    def __init__(self, report: Report, sheet: Sheet, verbose: bool) -> None:
        self._report = report
        self._registry = report.registry
        self._sheet = sheet
        self._words = sheet.words
        self._line = sheet.line
        self._width = sheet.width
        self._mark = sheet.mark
        self._edge = min(sheet.width, _EDGE)
        self._verbose = verbose
        self._explained = False
        self._shows_claims = verbose or len(report.files) <= grouping.MOST_FILES

    def lines(self) -> Iterator[str]:
        report = self._report
        if not self._shows_claims and report.claims:
            files = wording.count(len(report.files), "file")
            yield from self._wrapped(
                f"{files}: those with findings are listed, without their statements. --verbose shows every statement."
            )
            yield "\n"
        for file in report.files:
            yield from self._file(file)
        yield from self._rest()

    # One file

    def _file(self, file: FileReport) -> Iterator[str]:
        grouped = grouping.groups(file, self._registry)
        found = grouping.findings(file, grouped)
        if not self._verbose:
            found = [each for each in found if each.severity is not Severity.INFO]
        if not found and (not grouped or not self._shows_claims):
            return
        framed = [each for each in found if each.mendable]
        listed = [each for each in found if not each.mendable]
        if grouped or listed:
            yield from self._head(file)
        if grouped:
            yield from self._summary(grouping.summary(grouped, self._registry))
            yield "\n"
        if self._shows_claims:
            if not self._explained and any(scored.directness is not None for scored in file.claims):
                self._explained = True
                yield from self._wrapped(f"  {wording.SCALE}", 2)
                yield "\n"
            for group in grouped:
                yield from self._group(group, file)
                yield "\n"
        lines = file.text.split("\n") if framed else []
        for each in framed:
            yield from self._frame(each, lines)
            yield "\n"
        if listed:
            yield from self._questions(listed)
            yield "\n"

    def _head(self, file: FileReport) -> Iterator[str]:
        path = self._words(file.file)
        article = file.article
        facts = []
        if article is not None:
            facts.append(self._words(wording.outlet(article, self._registry)))
            if article.published is not None:
                facts.append(wording.day(article.published))
        if article is not None or file.claims:
            facts.append(wording.count(len(file.claims), "statement"))
        rest = ", ".join(facts)
        room = self._width - width(path) - 3 - width(rest)
        if room < 0:
            yield self._line(self._sheet.file(file.file, path))
            yield self._line("  " + cut(rest, self._width - 2, self._mark))
            return
        if article is not None and room > 30:
            rest += cut(f', "{self._words(one_line(article.title, room))}', room - 1, self._mark) + '"'
        yield self._line(self._sheet.file(file.file, path), f"   {rest}")

    def _summary(self, shares: Sequence[Share]) -> Iterator[str]:
        column = max(len(f"{share.count:,}") for share in shares)
        for share in shares:
            words = self._words(share.words)
            room = self._width - column - 3
            if share.speakers:
                words += ": "
                words += self._speakers(share, room - width(words))
            yield self._line(f"  {share.count:>{column},} {cut(words, room, self._mark)}")

    def _speakers(self, share: Share, room: int) -> str:
        names = [f"{self._words(name)} ({times:,})" for name, times in share.speakers]
        return self._some(names, ", ", room) or f"{wording.in_words(len(names))} of them"

    # The claims

    def _group(self, group: Group, file: FileReport) -> Iterator[str]:
        outlet = wording.outlet(file.article, self._registry)
        yield from self._headed(self._words(grouping.heading(group, outlet)), group.ids)
        column = 4 + min(max(width(self._id(scored)) for scored in group.claims), 14) + 2
        blocks = grouping.blocks(group, file.article, self._registry)
        for block in blocks:
            for scored in block.claims:
                yield from self._statement(scored, column)
            yield from self._score(block, group, file, column)
        yield from self._steps(blocks, file)

    def _headed(self, words: str, ids: Sequence[str]) -> Iterator[str]:
        right = self._ids(ids, max(self._edge - 2 - width(words) - 3, 14))
        words = cut(words, self._edge - 2 - width(right) - 3, self._mark)
        gap = self._edge - 2 - width(words) - width(right)
        yield self._line("  ", (words, "title"), " " * gap + right)

    def _statement(self, scored: ScoredClaim, column: int) -> Iterator[str]:
        name = self._id(scored)
        lead = f"    {name}".ljust(column - 2 - (width(name) - len(name))) + "  "
        room = self._width - width(lead)
        if room < 24:
            yield self._line(lead)
            lead, room = " " * column, self._width - column
        if not self._verbose:
            yield self._line(lead + cut(self._words(one_line(scored.claim.text, room)), room, self._mark))
            return
        for number, line in enumerate(wrap(self._words(one_line(scored.claim.text)), room)):
            yield self._line((lead if number == 0 else " " * width(lead)) + line)

    def _score(self, block: Block, group: Group, file: FileReport, column: int) -> Iterator[str]:
        """The band as a bar, in numbers and in hands; then the chain it comes from, and its weakest place."""
        scored = block.claims[0]
        score = scored.directness
        if score is not None:
            band = wording.band(score.lower, score.upper, self._sheet.dash)
            hands = ("each " if len(block.claims) > 1 else "") + wording.hands(score.hand_level)
            hands = f"{self._sheet.bar(*score.shown)}  {band}  {self._words(hands)}"
            shared = wording.corroboration(scored.corroboration, score)
            yield from self._flow([hands, *([self._words(shared)] if shared else [])], column)
        if group.footing.ground not in (Ground.OWN_VIEW, Ground.ESTABLISHED):
            *begun, chain = self._chain(block.chain, self._width - column)
            yield from (self._line(" " * column + line) for line in begun)
            weakest = wording.weakest(scored, file.article, self._registry)
            yield from self._flow([chain, *([f"weakest: {self._words(weakest)}"] if weakest else [])], column)

    def _chain(self, hands: Sequence[str], room: int) -> list[str]:
        arrow = f" {self._sheet.arrow} "
        lines = [""]
        for number, hand in enumerate(hands):
            hand = cut(self._words(hand), room - 5, self._mark)
            longer = f"{lines[-1]}{arrow if number else ''}{hand}"
            if width(longer) > room:
                lines.append(f"{arrow.lstrip()}{hand}")
            else:
                lines[-1] = longer
        return lines

    def _flow(self, told: Sequence[str], column: int) -> Iterator[str]:
        """Things said one after the other, each whole on its line where it can be."""
        margin = " " * column
        line = ""
        for each in told:
            if line and width(f"{margin}{line}   {each}") <= self._width:
                line = f"{line}   {each}"
                continue
            if line:
                yield self._line(margin + line)
            *whole, line = wrap(each, self._width - column)
            yield from (self._line(margin + part) for part in whole)
        if line:
            yield self._line(margin + line)

    def _steps(self, blocks: Sequence[Block], file: FileReport) -> Iterator[str]:
        """What would help the claims of a group, each thing to do once."""
        for action in grouping.actions(blocks, file.article, self._registry):
            yield from self._step(action, named=len(blocks) > 1)

    def _step(self, action: Action, *, named: bool) -> Iterator[str]:
        """One thing to do and what it makes of the lower bounds, for which claims where they are ``named``."""
        told = []
        for gain in action.gains:
            words = gain.words(self._sheet.arrow)
            told.append(f"{words} ({self._ids(gain.ids, 24)})" if named else words)
        if len(told) > _MOST_GAINS:
            told[_MOST_GAINS:] = [f"and {len(told) - _MOST_GAINS:,} more"]
        # No line ends inside what one step gives.
        told = [gain.replace(" ", "\xa0") for gain in told]
        for number, line in enumerate(
            wrap(f"{self._words(action.words)}, lower bound {', '.join(told)}", self._width - 6, self._width - 4)
        ):
            yield self._line(("    " if number == 0 else "      ") + line.replace("\xa0", " "))

    # The findings

    def _questions(self, found: Iterable[Findings]) -> Iterator[str]:
        """Findings about the article under what they are about, one line each where it fits: words, claims, code."""
        under: tuple[Severity, str] | None = None
        for each in found:
            about = grouping.words(each.footing) if each.footing is not None else "the article"
            if under != (each.severity, about):
                under = each.severity, about
                severity = "warning" if each.severity is Severity.WARNING else "note"
                about = cut(self._words(about), self._edge - 13, self._mark)
                yield self._line("  ", (f"{severity.capitalize()}s", severity), f": {about}")
            message = self._words(one_line(each.message, 4 * self._width))
            if not self._verbose:
                message = cut(message, 4 * self._width, self._mark)
            ids = self._ids(each.claims, self._width // 3)
            right = f"{ids}  {each.code}" if ids else each.code
            room = self._edge - 4 - 2 - width(right)
            first, *more = wrap(message, room - 2, room)
            yield self._line(f"    {first}{' ' * (self._edge - 4 - width(first) - width(right))}{right}")
            yield from (self._line(f"      {line}") for line in more)

    def _frame(self, each: Findings, lines: Sequence[str]) -> Iterator[str]:
        """A finding that the file's author can mend: where it is, what it says, and the line of the file."""
        first, *others = each.findings
        span = first.place.span
        where = self._words(f"{first.place.file}:{span.line}:{span.column}")
        severity = each.severity.value
        message = self._words(one_line(each.message, 10 * self._width))
        lead = f"{where}  {severity}: "
        start = width(lead) if width(lead) <= self._width // 2 else 0
        room = self._width - len(each.code) - 2
        if start:
            first_line, *more = wrap(message, self._width - 4, room - start)
            gap = " " * (room + 2 - start - width(first_line))
            named = self._sheet.file(first.place.file, where)
            yield self._line(named, "  ", (severity, severity), f": {first_line}{gap}{each.code}")
        else:
            first_line, *more = wrap(message, self._width - 4, room - 4)
            yield self._line(self._sheet.file(first.place.file, where), "  ", (severity, severity))
            gap = " " * (room + 2 - 4 - width(first_line))
            yield self._line(f"    {first_line}{gap}{each.code}")
        for line in more:
            yield self._line(f"    {line}")
        yield from self._source(first, lines)
        if each.findings[0].fix:
            yield from self._wrapped(f"    fix: {self._words(one_line(each.findings[0].fix, 4 * self._width))}", 4)
        if others:
            also = [str(other.place.span.line) for other in others[:_MOST_LINES]]
            if len(others) > _MOST_LINES:
                also.append(f"{len(others) - _MOST_LINES:,} more")
            line = "line" if len(others) == 1 else "lines"
            yield from self._wrapped(f"    The same at {line} {wording.listed(also)}.", 4)

    def _source(self, finding: Finding, lines: Sequence[str]) -> Iterator[str]:
        """The line of the file and, under the words that are meant, carets."""
        gutter = f"{finding.place.span.line:>5} | "
        shown = frame(finding.place.span, lines, self._width - len(gutter), self._mark)
        if shown is None:
            return
        yield self._line(f"{gutter}{shown.before}{shown.meant}{shown.after}".rstrip())
        carets = "^" * max(width(shown.meant), 1)
        yield self._line(f"{' ' * 5} | {' ' * width(shown.before)}", (carets, finding.severity.value))

    # The end of a run

    def _rest(self) -> Iterator[str]:
        report = self._report
        counts = report.count()
        infos = counts[Severity.INFO]
        told = False
        if infos and not self._verbose:
            yield from self._wrapped(
                f"  {wording.count(infos, 'more note' if counts[Severity.WARNING] else 'note')} "
                "(--format concise shows all)"
            )
            told = True
        for number, reason in grouping.skips(report):
            words, command = wording.skipped(number, self._words(reason))
            if command is not None:
                words += f": run `{command.replace(' ', chr(0xA0))}`"
            yield from self._wrapped(f"  {words}", 4)
            told = True
        for words in wording.left_out(report):
            yield from self._wrapped(f"  {self._words(words)}", 4)
            told = True
        for unread in report.unread:
            reason = self._words(one_line(unread.reason, 8 * self._width))
            yield from self._wrapped(f"  Not read: {self._words(unread.file)}: {reason}.", 4)
            told = True
        if told:
            yield "\n"
        yield from self._total()

    def _total(self) -> Iterator[str]:
        counted: list[Piece] = [
            (words, severity.value) if severity is not None else words
            for words, severity in wording.answer(self._report)
        ]
        also = wording.also(self._report)
        telling = grouping.telling(self._report)
        if telling is None:
            yield from self._wrapped(" ".join([*(f"{piece}" for piece in counted), *also]))
            return
        hint = f"`provenance explain {telling.code}` {wording.explains(telling)}."
        rest = f"{''.join(f' {words}' for words in also)}  {hint}"
        if sum(width(piece if isinstance(piece, str) else piece[0]) for piece in counted) + width(rest) <= self._width:
            yield self._line(*counted, rest)
            return
        yield self._line(*counted)
        if also:
            yield from self._wrapped(" ".join(also))
        yield from self._wrapped(self._words(hint))

    # Lines

    def _id(self, scored: ScoredClaim) -> str:
        return cut(self._words(scored.claim.id), min(40, self._width - 8), self._mark)

    def _ids(self, ids: Sequence[str], room: int) -> str:
        """As many ids as fit, and how many more there are."""
        shown = (cut(self._words(each), 40, self._mark) for each in ids[:room])
        return self._some(list(shown), " ", room, len(ids)) or (wording.count(len(ids), "statement") if ids else "")

    def _some(self, words: Sequence[str], between: str, room: int, number: int | None = None) -> str:
        """As many of the words as fit, and how many more there are of ``number``; empty where not one fits."""
        number = len(words) if number is None else number
        whole = between.join(words)
        if len(words) == number and width(whole) <= room:
            return whole
        shown = ""
        for taken, word in enumerate(words):
            longer = f"{shown}{between}{word}" if shown else word
            if width(longer) + len(f" and {number - taken - 1:,} more") > room:
                return f"{shown} and {number - taken:,} more" if shown else ""
            shown = longer
        return shown

    def _wrapped(self, words: str, indent: int = 0) -> Iterator[str]:
        lead = words[: len(words) - len(words.lstrip(" "))]
        indent = max(indent, len(lead))
        for number, line in enumerate(wrap(words.strip(" "), self._width - indent, self._width - len(lead))):
            yield self._line((lead if number == 0 else " " * indent) + line.replace("\xa0", " "))
