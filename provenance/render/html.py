"""The report as one page of HTML that needs nothing else: what rests on what, what was found, and what to do next.

It says what the text format says, in the same words and the same groups; what the file's author can mend comes first.
Every claim has an address, ``report.html#claims/x/c2``, and in a report on one file also ``report.html#c2``: the page
opens there, at a part that is folded too, and shows which claim is meant. Nothing is loaded and nothing is run, and
whatever a file holds is shown as words.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from provenance.model.finding import FileReport, Finding, Report, ScoredClaim, Severity
from provenance.render import groups as grouping
from provenance.render import page, wording
from provenance.render.frames import frame
from provenance.render.groups import Action, Block, Findings, Ground, Group, Share
from provenance.render.page import ADDRESS, escaped, said
from provenance.render.safety import visible

MOST_SECTIONS = 400
"""So many files have a part of their own in a page, the gravest first, unless all are asked for."""
MOST_STATEMENTS = 2_000
"""So many statements are shown in a page, unless all are asked for."""
MOST_FINDINGS = 4_000
"""So many lines of findings are shown in a page, unless all are asked for."""

_OPEN_FILES = 3  # more than so many are folded, but for those with errors
_LINE = 140
_MESSAGE = 600
_STATEMENT = 1_000
_MOST_IDS = 24
_MOST_GAINS = 8
_MOST_LISTED = 100
_SUFFIX = re.compile(r"\.(?:toml|jsonl)$")
_UNSAFE_IN_ID = re.compile(r"[^A-Za-z0-9._/-]+")
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

STYLE = (
    page.STYLE
    + """\
body { font: 1rem/1.5 system-ui, sans-serif; }
h2 { font-size: 1.2rem; margin: 0; overflow-wrap: anywhere; }
h3 { font: 600 1rem/1.4 system-ui, sans-serif; margin: 1.25rem 0 .4rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; }
p { margin: .2rem 0; }
code, pre, .id { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; font-size: .875em; }
header p { max-width: 60rem; overflow-wrap: anywhere; }
.error { color: var(--error); }
.warning { color: var(--cue); }
nav { margin-top: .8rem; }
nav li { padding: .1rem 0; overflow-wrap: anywhere; }
.file { border-top: 2px solid var(--line); margin-top: 1.5rem; padding-top: 1rem; scroll-margin: .5rem; }
.file > summary { cursor: pointer; }
.file > summary h2 { display: inline; }
.shares { margin: .6rem 0 0; }
.shares li { display: flex; gap: .5em; }
.shares b { flex: none; min-width: 2.2em; text-align: right; }
.shares span { min-width: 0; overflow-wrap: anywhere; }
.parts { display: grid; grid-template-columns: minmax(0, 1fr) minmax(18rem, 26rem); gap: 0 2.5rem;
  align-items: start; }
.parts.one { grid-template-columns: minmax(0, 1fr); }
.statements h3 { border-bottom: 1px solid var(--line); }
.block { margin: .2rem 0 .7rem; }
.claims li { display: flex; gap: .6rem; padding: .05rem .3rem; margin-inline: -.3rem; border-radius: .3rem;
  scroll-margin: 4rem; }
.claims .id { flex: none; min-width: 2.4rem; line-height: 1.7; max-width: 12rem; overflow-wrap: anywhere; }
.claims .words { min-width: 0; scroll-margin: 4rem; overflow-wrap: anywhere; max-width: 46rem; }
.claims li:target, .claims li:has(:target) { background: var(--content); outline: 2px solid var(--found); }
.about { margin-inline-start: 3rem; font-size: .9rem; overflow-wrap: anywhere; }
.about p { margin: .1rem 0; }
.band { margin-inline-end: .5rem; }
.quiet { color: var(--quiet); }
.next { font-size: .9rem; margin: .1rem 0; padding-inline-start: .6rem; border-inline-start: 3px solid var(--found);
  overflow-wrap: anywhere; }
.next + .next { margin-top: .3rem; }
.found p { margin: 0; }
.found li { padding: .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.found li:last-child { border-bottom: 0; }
.found { font-size: .9rem; }
.where { overflow-wrap: anywhere; font-weight: 600; }
.frame { margin: .8rem 0; }
.frame pre { margin: .3rem 0; padding: .4rem .6rem; border: 1px solid var(--line); border-radius: .3rem;
  background: var(--panel); white-space: pre-wrap; overflow-wrap: anywhere; }
.frame pre .quiet { user-select: none; }
mark { background: var(--content); color: inherit; border-bottom: 2px solid var(--found); }
mark:empty { padding-inline: .15em; }
details > summary { cursor: pointer; }
.rest { border-top: 2px solid var(--line); margin-top: 1.5rem; padding-top: 1rem; overflow-wrap: anywhere; }
@media (max-width: 64rem) { .parts { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 30rem) {
  header, main, footer { padding-inline: .75rem; }
  .about { margin-inline-start: 1rem; }
  .score { white-space: normal; }
}
@media print {
  .parts { display: block; }
  .file { break-before: auto; }
  .block, .frame, .found li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .claims li:target, .claims li:has(:target) { outline: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
  nav { display: none; }
}
"""
)


def render(report: Report, *, verbose: bool = False) -> Iterator[str]:
    """The page, in pieces. ``verbose`` leaves nothing out, however large the page becomes."""
    return _Page(report, verbose).pieces()


class _Page:
    """One report on its way to a browser."""

    def __init__(self, report: Report, verbose: bool) -> None:
        self._report = report
        self._registry = report.registry
        self._verbose = verbose
        self._addresses = Addresses(report)
        self._shows_claims = verbose or len(report.files) <= grouping.MOST_FILES
        self._statements = report.claims if verbose else MOST_STATEMENTS
        self._findings = sum(len(file.findings) for file in report.files) if verbose else MOST_FINDINGS
        self._unshown = 0
        self._unlisted = 0
        self._in_page: set[str] = set()

    def pieces(self) -> Iterator[str]:
        report = self._report
        shown, passed_over = self._chosen()
        answer = wording.answer(report)
        answer[-1] = answer[-1][0].rstrip("."), answer[-1][1]  # a heading has no full stop
        words = "".join(words for words, _ in answer)
        yield page.head(f"provenance: {escaped(words)}", STYLE)
        if any(self._listed(file) for file in shown):
            yield '<a class="skip" href="#found:1">Skip to the first findings</a>\n'
        yield f"<header>\n<h1>{''.join(_counted(*piece) for piece in answer)}</h1>\n"
        for sentence in (*wording.also(report), *(f"{each}." for each in wording.left_out(report))):
            yield f"<p>{escaped(sentence)}</p>\n"
        telling = grouping.telling(report)
        if telling is not None:
            yield f"<p><code>provenance explain {said(telling.code, 40)}</code> {wording.explains(telling)}.</p>\n"
        if any(scored.directness is not None for file in shown for scored in file.claims) and self._shows_claims:
            yield f'<p class="facts">{wording.SCALE}</p>\n'
        yield "</header>\n<main>\n"
        if not self._shows_claims and report.claims:
            files = wording.count(len(report.files), "file")
            gravest = f"the {len(shown):,} gravest of those" if passed_over else "those"
            yield (
                f"<p>{files}: {gravest} with findings are listed, without their statements. "
                "<code>--verbose</code> shows every statement.</p>\n"
            )
        if len(shown) > 1:
            yield from self._contents(shown)
        first = True
        for file in shown:
            for piece in self._file(file, folded=len(shown) > _OPEN_FILES):
                if first and 'class="found' in piece:
                    first, piece = False, piece.replace('class="found', 'id="found:1" tabindex="-1" class="found', 1)
                yield piece
        yield from self._rest(passed_over)
        made_by = "<code>provenance check --format html</code>"
        yield f"</main>\n<footer><p>Made by {made_by}.</p></footer>\n</body>\n</html>\n"

    # Which files

    def _listed(self, file: FileReport) -> bool:
        """Whether the file has findings that are not notes."""
        errors, warnings, _ = file.counts
        return errors + warnings > 0

    def _chosen(self) -> tuple[list[FileReport], int]:
        """The files that have a part of their own, in the order of the report, and how many have none for want of
        room."""
        worth = [
            file
            for file in self._report.files
            if self._listed(file) or (self._shows_claims and (file.claims or file.findings))
        ]
        if self._verbose or len(worth) <= MOST_SECTIONS:
            return worth, 0
        gravest = sorted(worth, key=lambda file: min(f.severity.rank for f in file.findings))[:MOST_SECTIONS]
        kept = {id(file) for file in gravest}
        return [file for file in worth if id(file) in kept], len(worth) - MOST_SECTIONS

    def _contents(self, shown: Sequence[FileReport]) -> Iterator[str]:
        folded = len(shown) > grouping.MOST_FILES
        yield '<nav aria-label="Files">\n'
        yield f"<details><summary>{len(shown):,} files</summary>\n<ul>\n" if folded else "<ul>\n"
        for file in shown:
            yield (
                f'<li><a href="#{self._addresses.of_file(file)}">{said(file.file, 300)}</a> '
                f'<span class="quiet">{_numbers(file)}</span></li>\n'
            )
        yield f"</ul>\n{'</details>' if folded else ''}</nav>\n"

    # One file

    def _file(self, file: FileReport, *, folded: bool) -> Iterator[str]:
        grouped = grouping.groups(file, self._registry)
        found = grouping.findings(file, grouped)
        notes = [each for each in found if each.severity is Severity.INFO]
        listed = [each for each in found if each.severity is not Severity.INFO and not each.mendable]
        framed = [each for each in found if each.severity is not Severity.INFO and each.mendable]
        address = self._addresses.of_file(file)
        tag = "details" if folded else "section"
        opened = " open" if folded and any(each.severity is Severity.ERROR for each in framed) else ""
        yield f'<{tag} class="file" id="{address}"{opened}>\n'
        title = f"<h2>{said(file.file, 300)}</h2>"
        yield f'<summary>{title} <span class="quiet">{_numbers(file)}</span></summary>\n' if folded else f"{title}\n"
        yield from self._head(file)
        if grouped:
            shares = grouping.summary(grouped, self._registry)
            yield '<ul class="shares">\n'
            yield from map(_share, shares if self._verbose else shares[:_MOST_LISTED])
            if len(shares) > _MOST_LISTED and not self._verbose:
                yield f"<li><b>…</b> <span>and {len(shares) - _MOST_LISTED:,} more of these</span></li>\n"
            yield "</ul>\n"
        if framed:
            lines = file.text.split("\n")
            yield '<div class="found">\n'
            for each in self._within_room(framed):
                yield self._frame(each, file, lines)
            yield "</div>\n"
        both = bool(listed or notes) and self._shows_claims and bool(grouped)
        yield f'<div class="parts{"" if both else " one"}">\n'
        if self._shows_claims and grouped:
            yield '<div class="statements">\n'
            for group in grouped:
                yield from self._group(group, file)
            yield "</div>\n"
        if listed or notes:
            yield '<div class="found">\n'
            yield from self._questions(self._within_room(listed), file)
            yield from self._notes(notes, file)
            yield "</div>\n"
        yield f"</div>\n</{tag}>\n"

    def _head(self, file: FileReport) -> Iterator[str]:
        article = file.article
        facts = []
        if article is not None:
            facts.append(f"<bdi>{escaped(wording.outlet(article, self._registry))}</bdi>")
            if article.published is not None:
                date = article.published
                facts.append(f'<time datetime="{date.isoformat()}">{wording.day(date)}</time>')
        if article is not None or file.claims:
            facts.append(wording.count(len(file.claims), "statement"))
        if article is not None and article.title:
            title = f"<bdi>{said(article.title, 300)}</bdi>"
            facts.append(_link(article.url, title))
        if facts:
            yield f'<p class="facts">{" · ".join(facts)}</p>\n'

    # The claims

    def _group(self, group: Group, file: FileReport) -> Iterator[str]:
        if not self._statements:
            self._unshown += len(group.claims)
            return
        outlet = wording.outlet(file.article, self._registry)
        blocks = grouping.blocks(group, file.article, self._registry)
        yield f'<h3 dir="auto">{escaped(grouping.heading(group, outlet))}</h3>\n'
        for block in blocks:
            yield from self._block(block, group, file)
        for action in grouping.actions(blocks, file.article, self._registry):
            yield self._action(action, file, named=len(blocks) > 1)

    def _block(self, block: Block, group: Group, file: FileReport) -> Iterator[str]:
        claims = block.claims[: self._statements]
        self._statements -= len(claims)
        self._unshown += len(block.claims) - len(claims)
        if not claims:
            return
        yield '<div class="block">\n<ul class="claims">\n'
        yield from (self._claim(scored, file) for scored in claims)
        yield "</ul>\n"
        first = block.claims[0]
        about = []
        score = first.directness
        if score is not None:
            band = wording.band(score.lower, score.upper)
            hands = ("each " if len(block.claims) > 1 else "") + wording.hands(score.hand_level)
            bar = f'<span class="score">{page.band(*score.shown)}{escaped(band)}</span>'
            shared = wording.corroboration(first.corroboration, score)
            about.append(f"{bar} {escaped(hands)}" + (f" · {escaped(shared)}" if shared else ""))
        if group.footing.ground not in (Ground.OWN_VIEW, Ground.ESTABLISHED):
            chain = _ARROW.join(f"<bdi>{escaped(hand)}</bdi>" for hand in block.chain)
            weakest = wording.weakest(first, file.article, self._registry)
            about.append(chain + (f' <span class="quiet">· weakest: {escaped(weakest)}</span>' if weakest else ""))
        if about:
            yield f'<div class="about">{"".join(f"<p>{each}</p>" for each in about)}</div>\n'
        yield "</div>\n"

    def _claim(self, scored: ScoredClaim, file: FileReport) -> str:
        name = said(scored.claim.id, 80)
        address = self._addresses.of_claim(file, scored)
        self._in_page.add(address)
        short = self._addresses.short(scored)
        also = f' id="{short}"' if short is not None else ""
        return (
            f'<li id="{address}"><a class="id" href="#{short or address}">{name}</a> '
            f'<span class="words"{also} dir="auto">{said(scored.claim.text, _STATEMENT)}</span></li>\n'
        )

    def _action(self, action: Action, file: FileReport, *, named: bool) -> str:
        told = []
        for gain in action.gains[:_MOST_GAINS]:
            ids = f" ({self._ids(gain.ids, file)})" if named else ""
            told.append(f'<span class="score">{gain.words()}</span>{ids}')
        if len(action.gains) > _MOST_GAINS:
            told.append(f"and {len(action.gains) - _MOST_GAINS:,} more")
        return f'<p class="next">{escaped(_capital(action.words))}, lower bound {", ".join(told)}</p>\n'

    # The findings

    def _within_room(self, found: Sequence[Findings]) -> Sequence[Findings]:
        """As many of these as there is room for in the page."""
        shown = found[: self._findings]
        self._findings -= len(shown)
        self._unlisted += len(found) - len(shown)
        return shown

    def _questions(self, found: Sequence[Findings], file: FileReport) -> Iterator[str]:
        """Findings about the article under what they are about."""
        under: tuple[Severity, str] | None = None
        for each in found:
            about = grouping.words(each.footing) if each.footing is not None else "the article"
            if under != (each.severity, about):
                if under is not None:
                    yield "</ul>\n"
                under = each.severity, about
                severity = f'<span class="{_SEVERITIES[each.severity]}">{each.severity.value.capitalize()}s</span>'
                yield f'<h3 dir="auto">{severity}: {escaped(about)}</h3>\n<ul>\n'
            yield self._question(each, file)
        if under is not None:
            yield "</ul>\n"

    def _question(self, each: Findings, file: FileReport) -> str:
        facts = [self._ids(each.claims, file), f"<code>{said(each.code, 40)}</code>", _lines(each.findings)]
        address = next((finding.url for finding in each.findings if finding.url), None)
        if address is not None:
            facts.append(_link(address, said(address, 200)))
        fix = f" {said(each.findings[0].fix, _MESSAGE)}" if each.findings[0].fix else ""
        told = " · ".join(fact for fact in facts if fact)
        return f'<li><p dir="auto">{said(each.message, _MESSAGE)}{fix}</p><p class="quiet">{told}</p></li>\n'

    def _notes(self, found: Sequence[Findings], file: FileReport) -> Iterator[str]:
        if not found:
            return
        number = wording.count(sum(len(each.findings) for each in found), "note")
        yield f"<details><summary>{number}</summary>\n<ul>\n"
        yield from (self._question(each, file) for each in self._within_room(found))
        yield "</ul>\n</details>\n"

    def _frame(self, each: Findings, file: FileReport, lines: Sequence[str]) -> str:
        """A finding that the file's author can mend: where it is, what it says, and the line of the file."""
        first, *others = each.findings
        span = first.place.span
        severity = _SEVERITIES[each.severity]
        where = f"{said(first.place.file, 300)}:{span.line}:{span.column}"
        kind = f'<strong class="{severity}">{each.severity.value}</strong>'
        code = f'<span class="quiet"><code>{said(each.code, 40)}</code></span>'
        made = [f'<div class="frame">\n<p><span class="where">{where}</span> {kind}: ']
        made.append(f"{said(each.message, _MESSAGE)} {code}</p>\n")
        shown = frame(span, lines, _LINE)
        if shown is not None:
            line = f"{escaped(shown.before)}<mark>{escaped(shown.meant)}</mark>{escaped(shown.after.rstrip())}"
            made.append(f'<pre><span class="quiet">{span.line} | </span>{line}</pre>\n')
        if first.fix:
            made.append(f"<p>fix: {said(first.fix, _MESSAGE)}</p>\n")
        if others:
            made.append(f'<p class="quiet">The same at {_lines(others)}.</p>\n')
        return "".join(made) + "</div>\n"

    def _ids(self, ids: Sequence[str], file: FileReport) -> str:
        """Claims' ids, each leading to its claim where that is in the page."""
        told = []
        for name in ids[:_MOST_IDS]:
            address = self._addresses.known(file, name)
            words = said(name, 80)
            link = f'<a class="id" href="#{address}">{words}</a>'
            told.append(link if address in self._in_page else f"<code>{words}</code>")
        if len(ids) > _MOST_IDS:
            told.append(f"and {len(ids) - _MOST_IDS:,} more")
        return " ".join(told)

    # The end of a run

    def _rest(self, passed_over: int) -> Iterator[str]:
        report = self._report
        told = [self._skip(number, reason) for number, reason in grouping.skips(report)]
        for unread in report.unread:
            told.append(f"Not read: {escaped(unread.file)}: {said(unread.reason, _MESSAGE)}.")
        if len(told) > _MOST_LISTED and not self._verbose:
            told[_MOST_LISTED:] = [f"and {len(told) - _MOST_LISTED:,} more of these"]
        cut = []
        if passed_over:
            cut.append(f"{wording.count(passed_over, 'file')} with findings")
        if self._unlisted:
            cut.append(f"{wording.count(self._unlisted, 'line')} of findings")
        if self._unshown:
            cut.append(wording.count(self._unshown, "statement"))
        if cut:
            told.insert(0, f"Left out, so that the page stays light: {wording.listed(cut)}. {_ALL}")
        if told:
            yield '<section class="rest" aria-label="What is not shown">\n<ul>\n'
            yield from (f"<li>{each}</li>\n" for each in told)
            yield "</ul>\n</section>\n"

    def _skip(self, number: int, reason: str) -> str:
        words, command = wording.skipped(number, reason)
        return escaped(words) + (f": run <code>{command}</code>" if command is not None else "")


_ARROW = '<span aria-hidden="true"> → </span><span class="said"> through </span>'
_ALL = "<code>--verbose</code> shows everything, <code>--format concise</code> every finding on one line."


class Addresses:
    """Where files and claims are in a page: ids that are safe in a link, each given once, the same for the same report.

    A claim is known by its file and its id ("claims/x/c2"); in a report on one file also by its id alone.
    """

    def __init__(self, report: Report) -> None:
        self._taken: set[str] = set()
        self._times: dict[str, int] = {}
        self._files: dict[int, str] = {}  # by the identity of the report's own objects, as below
        self._claims: dict[tuple[int, int], str] = {}
        self._by_id: dict[tuple[int, str], str] = {}
        self._short: dict[int, str] = {}
        alone = sum(bool(file.claims) for file in report.files) == 1
        for file in report.files:
            base = self._files[id(file)] = self._free(_SUFFIX.sub("", file.file))
            for scored in file.claims:
                address = self._free(f"{base}/{scored.claim.id}")
                self._claims[id(file), id(scored)] = address
                self._by_id.setdefault((id(file), scored.claim.id), address)
        for file in report.files if alone else ():
            for scored in file.claims:
                self._short[id(scored)] = self._free(scored.claim.id)

    def of_file(self, file: FileReport) -> str:
        """The address of a file's part."""
        return self._files[id(file)]

    def of_claim(self, file: FileReport, scored: ScoredClaim) -> str:
        """The address of a claim."""
        return self._claims[id(file), id(scored)]

    def known(self, file: FileReport, name: str) -> str | None:
        """The address of the first claim with that id in a file."""
        return self._by_id.get((id(file), name))

    def short(self, scored: ScoredClaim) -> str | None:
        """The shorter address of a claim, where the report is on one file."""
        return self._short.get(id(scored))

    def _free(self, wanted: str) -> str:
        safe = _UNSAFE_IN_ID.sub("-", wanted) or "-"
        address = safe
        while address in self._taken:
            self._times[safe] = self._times.get(safe, 1) + 1
            address = f"{safe}-{self._times[safe]}"
        self._taken.add(address)
        return address


def _counted(words: str, severity: Severity | None) -> str:
    words = escaped(words)
    return words if severity is None else f'<span class="{_SEVERITIES[severity]}">{words}</span>'


def _numbers(file: FileReport) -> str:
    """ "2 errors, 1 warning" of one file; what there is none of is passed over."""
    numbered = zip(file.counts, _SEVERITIES.values(), strict=True)
    told = [wording.count(number, noun) for number, noun in numbered if number]
    return ", ".join(told) or "nothing to report"


def _share(share: Share) -> str:
    words = escaped(share.words)
    if share.speakers:
        names = [f"<bdi>{escaped(name)}</bdi> ({times:,})" for name, times in share.speakers[:_MOST_IDS]]
        if len(share.speakers) > _MOST_IDS:
            names.append(f"and {len(share.speakers) - _MOST_IDS:,} more")
        words += f": {', '.join(names)}"
    return f"<li><b>{share.count:,}</b> <span>{words}</span></li>\n"


def _lines(findings: Sequence[Finding]) -> str:
    """ "lines 3, 5 and 7"."""
    found = list(dict.fromkeys(str(finding.place.span.line) for finding in findings))
    shown = found[:_MOST_IDS]
    if len(found) > _MOST_IDS:
        shown.append(f"{len(found) - _MOST_IDS:,} more")
    return f"line{'' if len(found) == 1 else 's'} {wording.listed(shown)}"


def _link(url: str | None, words: str) -> str:
    """Escaped words, as a link where ``url`` is an address."""
    if url is None or not ADDRESS.fullmatch(url):
        return words
    return f'<a href="{escape(visible(url))}" rel="noreferrer noopener">{words}</a>'


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
