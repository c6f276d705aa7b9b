"""The report as a comment on a pull or merge request, in the Markdown of GitHub and GitLab.

The answer comes first, then what was found in each file, the gravest files first; what every statement rests on is
folded below. It is in the words and the groups of the text format. A comment may hold 65,536 characters on GitHub: what
does not fit is counted, and the comment says where it is.

Both services read more than Markdown into words: people and teams (@), issues and merge requests (#, !, GH-1),
milestones, labels, commits, addresses, emoji, formulas, and commands where a line begins with a slash. So words from
files are shown as plain words only where they hold nothing but letters, figures and the signs of ordinary sentences;
any others stand in code, where neither service reads anything.
"""

import re
from collections.abc import Iterator, Sequence

from provenance.model.finding import FileReport, Report, ScoredClaim, Severity
from provenance.render import groups as grouping
from provenance.render import wording
from provenance.render.cells import cut
from provenance.render.groups import Action, Block, Findings, Ground, Group
from provenance.render.safety import one_line

LIMIT = 65_536
"""How many characters a comment may hold on GitHub; GitLab takes more."""

_ROOM = LIMIT - 5_536  # whoever posts it may want to add a line
_END = 6_000  # what the end of the comment may take, of that
_CLOSING = 120  # what is kept free for words that end a part
_STATEMENT = 200
_MESSAGE = 400
_MOST_IDS = 24
_MOST_GAINS = 8
_MOST_IN_FILE = 100
_MOST_LISTED = 20

_PLAIN = re.compile(
    r"""(?:
      [A-Za-z0-9 ,;()"']
    | [^\x00-\x7f]                        # no service gives a meaning to anything beyond ASCII
    | \.(?!\.)                            # "..", as in a range of commits, is none
    | (?<=[^\W_])(?:-(?=[^\W_]|[ ])|/(?=[^\W_]))  # "28-point", "second- or third-hand", "and/or"
    | :(?=[ ]|$) | (?<=\d):(?=\d\d(?![\w:]))
    | [!?](?=[ ."'”’)!?]|$)
    | (?<=\d)%(?=[ .,;:)"'”’?!]|$)
    | (?<=[ ])&(?=[ ])
    )*""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"\b(?:gh-\d|[0-9a-f]{7,40}\b|www\.|ftp\.)", re.IGNORECASE)
_TICKS = re.compile("`+")


def words(text: str) -> str:
    """Words from a file, safe, as plain words where they can be read as nothing else, or in code."""
    text = one_line(text)
    if _PLAIN.fullmatch(text) and not _REFERENCE.search(text):
        return text
    return code(text)


def code(text: str) -> str:
    """Words from a file in code: nothing in it is read as anything."""
    text = one_line(text)
    if not text:
        return "(empty)"
    fence = "`" * (max((len(ticks) for ticks in _TICKS.findall(text)), default=0) + 1)
    # One space on either side is taken away again; without it a backtick at an end would join the fence.
    between = " " if "`" in (text[0], text[-1]) else ""
    return f"{fence}{between}{text}{between}{fence}"


def render(report: Report) -> Iterator[str]:
    """The comment in pieces, each of whole lines."""
    return _Comment(report).pieces()


class _Room:
    """What a comment still has room for."""

    def __init__(self, left: int) -> None:
        self.left = left

    def takes(self, piece: str) -> bool:
        """Whether the piece fits; then its room is taken."""
        size = _size(piece)
        if size > self.left:
            return False
        self.left -= size
        return True


class _Comment:
    """One report on its way into a comment."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._registry = report.registry
        self._shows_claims = len(report.files) <= grouping.MOST_FILES
        self._files_left = 0
        self._findings_left = 0
        self._statements_left = 0

    def pieces(self) -> Iterator[str]:
        start = "".join(self._start())
        yield start
        end = list(self._end())
        room = _Room(_ROOM - _size(start) - _END)
        parts = [(file, grouped, self._file(file, grouped, room)) for file, grouped in self._worth(room)]
        for file, grouped, part in parts:
            yield part
            if self._shows_claims and grouped:
                yield self._statements(file, grouped, room)
        yield from self._left_out()
        yield from end

    def _start(self) -> Iterator[str]:
        report = self._report
        answer = "".join(words for words, _ in wording.answer(report)).rstrip(".")
        yield f"### {answer}\n\n"
        told = [*wording.also(report), *(f"{words(each)}." for each in wording.left_out(report))]
        telling = grouping.telling(report)
        if telling is not None:
            told.append(f"{code(f'provenance explain {telling.code}')} {wording.explains(telling)}.")
        if told:
            yield f"{' '.join(told)}\n\n"

    def _worth(self, room: _Room) -> Iterator[tuple[FileReport, list[Group]]]:
        """The files to show, the gravest first, for as long as there is room for one more."""
        ranked = [(file, min((f.severity.rank for f in file.findings), default=3)) for file in self._report.files]
        worth = [each for each in ranked if each[1] < Severity.INFO.rank or (self._shows_claims and each[0].claims)]
        worth.sort(key=lambda each: each[1])
        for number, (file, _) in enumerate(worth):
            if room.left < 2 * _CLOSING:
                self._files_left = len(worth) - number
                self._statements_left += sum(len(file.claims) for file, _ in worth[number:])
                return
            yield file, grouping.groups(file, self._registry)

    # One file: what was found

    def _file(self, file: FileReport, grouped: Sequence[Group], room: _Room) -> str:
        made = ["".join(self._head(file, grouped))]
        if not room.takes(made[0]):
            room.left = 0
            self._files_left += 1
            self._statements_left += len(file.claims)
            return ""
        found = [each for each in grouping.findings(file, grouped) if each.severity is not Severity.INFO]
        under: str | None = None
        room.left -= _CLOSING
        for number, each in enumerate(found):
            about = self._about(each)
            line = self._finding(each)
            if about != under:
                line = f"{'' if under is None else chr(10)}**{about}**\n\n{line}"
                under = about
            if number == _MOST_IN_FILE or not room.takes(line):
                made.append(f"- … and {len(found) - number:,} more\n")
                self._findings_left += len(found) - number
                break
            made.append(line)
        if found:
            made.append("\n")
        return "".join(made)

    def _head(self, file: FileReport, grouped: Sequence[Group]) -> Iterator[str]:
        article = file.article
        facts = []
        if article is not None:
            facts.append(words(wording.outlet(article, self._registry)))
            if article.published is not None:
                facts.append(wording.day(article.published))
        if article is not None or file.claims:
            facts.append(wording.count(len(file.claims), "statement"))
        yield f"**{code(_cut(file.file, 300))}**{' · ' if facts else ''}{', '.join(facts)}\n\n"
        shares = grouping.summary(grouped, self._registry)
        for share in shares[:_MOST_LISTED]:
            told = f"- **{share.count:,}** {words(_cut(share.words, 200))}"
            if share.speakers:
                named = [f"{words(name)} ({times:,})" for name, times in share.speakers[: _MOST_LISTED + 1]]
                told += f": {', '.join(_some(named, _MOST_LISTED, len(share.speakers)))}"
            yield f"{told}\n"
        if len(shares) > _MOST_LISTED:
            yield f"- … and {len(shares) - _MOST_LISTED:,} more\n"
        if shares:
            yield "\n"

    def _about(self, each: Findings) -> str:
        kinds = f"{each.severity.value.capitalize()}s"
        if each.mendable:
            return f"{kinds} in the file"
        return (
            f"{kinds}: {words(_cut(grouping.words(each.footing), 200)) if each.footing is not None else 'the article'}"
        )

    def _finding(self, each: Findings) -> str:
        first = each.findings[0]
        told = [f"{code(each.code)} {words(_cut(each.message, _MESSAGE))}"]
        if first.fix:
            told.append(words(_cut(first.fix, _MESSAGE)))
        if each.mendable:
            lines = [str(finding.place.span.line) for finding in each.findings]
            shown = wording.listed(_some(lines, _MOST_LISTED))
            told.append(f"line {shown}" if len(lines) == 1 else f"lines {shown}")
        if each.claims:
            told.append(_ids(each.claims))
        return f"- {' · '.join(told)}\n"

    # One file: what its statements rest on

    def _statements(self, file: FileReport, grouped: Sequence[Group], room: _Room) -> str:
        """The statements of a file, folded; as many as there is room for."""
        number = len(file.claims)
        title = "What the statement rests on" if number == 1 else f"What the {number:,} statements rest on"
        made = [f"<details><summary>{title}</summary>\n\n{wording.SCALE.removeprefix('Bars, ')}\n\n"]
        left = number
        outlet = wording.outlet(file.article, self._registry)
        room.left -= _CLOSING
        if room.takes(made[0]):
            for group in grouped:
                blocks = grouping.blocks(group, file.article, self._registry)
                heading = f"**{words(_cut(grouping.heading(group, outlet), 300))}**\n\n"
                for block in blocks:
                    about = self._about_block(block, group, file)
                    first, *more = block.claims
                    if not room.takes(f"{heading}{_claim(first)}{about}"):
                        break
                    lines = [_claim(first), *(line for line in map(_claim, more) if room.takes(line))]
                    left -= len(lines)
                    made.append(f"{heading}{''.join(lines)}{about}")
                    heading = ""
                actions = grouping.actions(blocks, file.article, self._registry)
                made += [piece for action in actions if room.takes(piece := _action(action, len(blocks) > 1))]
                if room.left < 2 * _CLOSING:
                    break
        self._statements_left += left
        if left == number:
            return ""
        if left:
            made.append(f"… and {wording.count(left, 'more statement')}\n\n")
        made.append("</details>\n\n")
        return "".join(made)

    def _about_block(self, block: Block, group: Group, file: FileReport) -> str:
        """What the statements of a block have in common: their band, their chain, its weakest place."""
        first = block.claims[0]
        score = first.directness
        about = ["not graded"]
        if score is not None:
            each = "each " if len(block.claims) > 1 else ""
            about = [f"**{wording.band(score.lower, score.upper)}** {each}{words(wording.hands(score.hand_level))}"]
            shared = wording.corroboration(first.corroboration, score)
            about += [words(shared)] if shared else []
        if group.footing.ground not in (Ground.OWN_VIEW, Ground.ESTABLISHED):
            about.append(" → ".join(words(hand) for hand in block.chain))
            weakest = wording.weakest(first, file.article, self._registry)
            about += [f"weakest: {words(weakest)}"] if weakest else []
        return f"\n{' · '.join(about)}\n\n"

    # The end

    def _left_out(self) -> Iterator[str]:
        left = []
        if self._files_left:
            left.append(wording.count(self._files_left, "more file"))
        if self._findings_left:
            left.append(wording.count(self._findings_left, "line") + " of findings")
        if self._shows_claims and self._statements_left:
            rest = "rests" if self._statements_left == 1 else "rest"
            left.append(f"what {wording.count(self._statements_left, 'statement')} {rest} on")
        elif not self._shows_claims and self._report.claims:
            left.append(f"what the statements of so many files rest on ({len(self._report.files):,})")
        if left:
            told = wording.listed(left)
            yield f"Left out of this comment: {told}. `provenance check --verbose` shows everything.\n\n"

    def _end(self) -> Iterator[str]:
        """What was not looked at, for as long as there is room; then how many more there are."""
        report = self._report
        told = []
        notes = report.count()[Severity.INFO]
        if notes:
            told.append(f"{wording.count(notes, 'note')} (`--format concise` shows all)")
        for number, reason in grouping.skips(report):
            sentence, command = wording.skipped(number, reason)
            run = f": run {code(command)}" if command is not None else ""
            told.append(f"{sentence.removesuffix(reason)}{words(_cut(reason, 200))}{run}")
        told += [f"Not read: {code(_cut(each.file, 200))}: {words(_cut(each.reason, 200))}" for each in report.unread]
        room = _Room(_END - 5 * _CLOSING)
        for number, each in enumerate(told):
            if number == _MOST_LISTED or not room.takes(f"- {each}\n"):
                yield f"- … and {len(told) - number:,} more of these\n"
                return
            yield f"- {each}\n"


def _claim(scored: ScoredClaim) -> str:
    return f"- {code(_cut(scored.claim.id, 80))} {words(_cut(scored.claim.text, _STATEMENT))}\n"


def _action(action: Action, named: bool) -> str:
    told = [f"{gain.words()}{f' ({_ids(gain.ids)})' if named else ''}" for gain in action.gains[: _MOST_GAINS + 1]]
    lead, _, do = action.words.partition(" ")
    gained = ", ".join(_some(told, _MOST_GAINS, len(action.gains)))
    return f"_{lead.capitalize()}_ {words(_cut(do, 300))}, lower bound {gained}\n\n"


def _ids(ids: Sequence[str]) -> str:
    return " ".join(_some([code(_cut(each, 80)) for each in ids[: _MOST_IDS + 1]], _MOST_IDS, len(ids)))


def _some(told: Sequence[str], most: int, number: int | None = None) -> list[str]:
    """As many of these as may be shown, and how many more there are of ``number``."""
    number = len(told) if number is None else number
    return [*told[:most], f"and {number - most:,} more"] if number > most else list(told)


def _cut(text: str, room: int) -> str:
    return cut(one_line(text, room), room)


def _size(text: str) -> int:
    """Characters as GitHub may count them: those beyond the first plane are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
