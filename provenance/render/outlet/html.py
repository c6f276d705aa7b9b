"""What the ledger holds of an outlet as one page of HTML that needs nothing else: it loads and runs nothing.

The chart of shares over time is a picture for the eye; the table beside it says the same to everybody.
"""

from collections.abc import Iterator, Sequence
from html import escape

from provenance.model.adjudication import Adjudicated
from provenance.model.dossier import Dossier, Forecast, Period, Voice
from provenance.model.score import TrackRecord
from provenance.render import page
from provenance.render import wording as words_for
from provenance.render.outlet import wording
from provenance.render.outlet.wording import Told
from provenance.render.page import ADDRESS, escaped, said
from provenance.render.safety import visible

MOST_RULINGS = 1_000
"""So many decisions are shown in a page; JSON has all."""
_WORDS = 2_000
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP = 640, 150, 44, 16, 8
_STYLES = {"inaccurate": "error", "corrected": "warning"}

STYLE = (
    page.STYLE
    + """\
body { font: 1rem/1.5 system-ui, sans-serif; }
h2 { font-size: 1.2rem; margin: 2rem 0 .4rem; border-top: 2px solid var(--line); padding-top: 1rem; }
h3 { font: 600 1rem/1.4 system-ui, sans-serif; margin: 1.25rem 0 .4rem; }
main { overflow-wrap: anywhere; }
main p, main li { max-width: 60rem; }
p { margin: .2rem 0; }
ul, ol { list-style: none; margin: .3rem 0; padding: 0; }
li { padding: .15rem 0; }
code { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; font-size: .875em; }
.letter { font-weight: 700; }
.quiet { color: var(--quiet); }
.error { color: var(--error); }
.warning { color: var(--cue); }
.rulings li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
.rulings li:last-child { border-bottom: 0; }
.over { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 1rem 2.5rem; align-items: start; }
.chart { display: block; width: 100%; max-width: 44rem; height: auto; margin: .3rem 0 .8rem; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .second-hand { fill: var(--source); }
.chart .unnamed { fill: var(--found); }
.chart text { fill: var(--quiet); font: 12px system-ui, sans-serif; }
table { border-collapse: collapse; font-size: .875rem; }
caption { text-align: start; color: var(--quiet); padding-bottom: .3rem; }
th, td { padding: .15rem .6rem; border-bottom: 1px solid var(--line); text-align: end; font-weight: 400; }
thead th { font-weight: 600; }
th:first-child { text-align: start; }
blockquote { margin: .4rem 0; padding: .3rem .9rem; border-inline-start: 3px solid var(--accent); max-width: 60rem; }
.band { margin-inline-end: .5rem; }
@media (max-width: 60rem) { .over { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 30rem) {
  header, main, footer { padding-inline: .75rem; }
  th, td { padding-inline: .3rem; }
  .score { white-space: normal; }
}
@media print { .rulings li, .chart, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""
)


def render(dossier: Dossier) -> Iterator[str]:
    """The page, in pieces."""
    title = said(dossier.name, 200)
    yield page.head(f"provenance: {title}", STYLE)
    yield from _head(dossier)
    yield "<main>\n"
    yield from _reliability(dossier)
    yield from _record(dossier)
    yield from _over_time(dossier)
    yield from _voices(dossier)
    yield from _decisions(dossier)
    yield from _due(dossier)
    yield from _reply(dossier)
    made_by = "<code>provenance outlet --format html</code>"
    day = f'<time datetime="{dossier.today.isoformat()}">{words_for.day(dossier.today)}</time>'
    yield f"</main>\n<footer><p>Made by {made_by} on {day}.</p></footer>\n</body>\n</html>\n"


def _head(dossier: Dossier) -> Iterator[str]:
    yield f"<header>\n<h1><bdi>{said(wording.subject(dossier), 400)}</bdi></h1>\n"
    key = f"<code>{said(dossier.id, words_for.ROOM)}</code>"
    yield f'<p class="facts">{key} · {wording.holdings(dossier)}</p>\n'
    missing = wording.registered(dossier)
    if missing is not None:
        yield f"<p>{missing}</p>\n"
    for owned in dossier.entry.ownerships if dossier.entry is not None else ():
        yield f"<p>{_told(wording.ownership(owned))}</p>\n"
    yield "</header>\n"


def _reliability(dossier: Dossier) -> Iterator[str]:
    letter = f'<span class="letter">{escape(dossier.reliability.letter)}</span>'
    yield f"<h2>Reliability: {letter}</h2>\n"
    for sentence in wording.letter(dossier):
        yield f"<p>{said(sentence, _WORDS)}</p>\n"
    entry = dossier.entry
    if entry is None or not (entry.ratings or entry.overrides):
        return
    yield "<ul>\n"
    for own in entry.overrides:
        yield f"<li>{said(wording.override(own), _WORDS)}</li>\n"
    for rating in entry.ratings:
        yield f"<li>{_told(wording.rating(rating, dossier))}</li>\n"
    yield "</ul>\n"


def _record(dossier: Dossier) -> Iterator[str]:
    record = dossier.record
    yield "<h2>Track record</h2>\n"
    if record is not None:
        yield f"<p>{_measured(record, wording.held(record))}</p>\n"
    yield f"<p>{escaped(wording.verdicts(dossier))}</p>\n"
    corrected = wording.corrections(dossier)
    if corrected is not None:
        yield f"<p>{escaped(corrected)}</p>\n"
    if dossier.topics:
        yield "<h3>By what the claims are about</h3>\n<ul>\n"
        for topic in dossier.topics:
            words = f"{words_for.band(topic.record.lower, topic.record.upper)}"
            yield f"<li><bdi>{said(topic.name, words_for.ROOM)}</bdi>: {_measured(topic.record, words)}</li>\n"
        yield "</ul>\n"
    if record is not None:
        yield f'<p class="facts">{escaped(wording.method(dossier.profile))}</p>\n'


def _measured(record: TrackRecord, words: str) -> str:
    bar = page.band(round(100 * record.lower), round(100 * record.upper))
    return f'<span class="score">{bar}{escaped(words)}</span>; {escaped(wording.rests_on(record))}'


def _over_time(dossier: Dossier) -> Iterator[str]:
    yield "<h2>Second-hand and unnamed claims</h2>\n"
    yield f"<p>{escaped(wording.shares(dossier.total))}</p>\n"
    undated = wording.undated(dossier)
    if dossier.periods:
        yield '<div class="over">\n<div>\n'
        yield from _chart("second-hand", "Second-hand", dossier)
        yield from _chart("unnamed", "From sources that are not named", dossier)
        yield "</div>\n"
        yield from _table(dossier)
        yield "</div>\n"
    if undated is not None:
        yield f"<p>{escaped(undated)}</p>\n"


def _chart(name: str, title: str, dossier: Dossier) -> Iterator[str]:
    """Bars of 0 to 100 per cent, a period each; where nothing was published there is none."""
    periods = dossier.periods
    room = (_WIDTH - _LEFT - _RIGHT) / len(periods)
    bar = max(min(room - 2, 36.0), 1.0)
    bottom = _TOP + _HEIGHT
    yield f"<h3>{title}, per cent</h3>\n"
    yield f'<svg class="chart" viewBox="0 0 {_WIDTH} {bottom + 22}" aria-hidden="true">\n'
    for per_cent in (0, 50, 100):
        y = bottom - _HEIGHT * per_cent / 100
        yield f'<path class="grid" d="M{_LEFT} {y:g}H{_WIDTH}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:g}" text-anchor="end">{per_cent}</text>\n'
    every = max(1, -(-len(periods) // 8))
    for number, period in enumerate(periods):
        middle = _LEFT + room * (number + 0.5)
        part = period.second_hand if name == "second-hand" else period.anonymous
        if period.claims:
            height = max(_HEIGHT * min(part / period.claims, 1), 1.5)
            yield (
                f'<rect class="{name}" x="{middle - bar / 2:.1f}" y="{bottom - height:.1f}" width="{bar:.1f}" '
                f'height="{height:.1f}"/>'
            )
        if (len(periods) - 1 - number) % every == 0:
            label = wording.period(period.start, dossier.step)
            yield f'<text x="{middle:.1f}" y="{bottom + 16}" text-anchor="middle">{label}</text>'
    yield "\n</svg>\n"


def _table(dossier: Dossier) -> Iterator[str]:
    yield f"<table>\n<caption>Claims by {dossier.step} of publication</caption>\n<thead><tr>"
    yield f'<th scope="col">{dossier.step.capitalize()}</th><th scope="col">Claims</th>'
    yield '<th scope="col">Second-hand</th><th scope="col">Unnamed</th></tr></thead>\n<tbody>\n'
    for period in reversed(dossier.periods):
        name = wording.period(period.start, dossier.step)
        cells = f"<td>{period.claims:,}</td>{_share(period.second_hand, period)}{_share(period.anonymous, period)}"
        yield f'<tr><th scope="row">{name}</th>{cells}</tr>\n'
    yield "</tbody>\n</table>\n"


def _share(part: int, period: Period) -> str:
    per_cent = wording.share(part, period.claims)
    return "<td></td>" if per_cent is None else f"<td>{part:,} ({per_cent} %)</td>"


def _voices(dossier: Dossier) -> Iterator[str]:
    voices: Sequence[tuple[str, Sequence[Voice]]]
    voices = (("Most cited origins", dossier.origins), ("Most cited relays", dossier.relays))
    for title, several in voices:
        if several:
            names = ", ".join(f"<bdi>{said(each.name, words_for.ROOM)}</bdi> ({each.claims:,})" for each in several)
            yield f"<h2>{title}</h2>\n<p>{names}</p>\n"


def _decisions(dossier: Dossier) -> Iterator[str]:
    if not dossier.rulings:
        return
    yield '<h2>Adjudications, the newest first</h2>\n<ol class="rulings">\n'
    for made in dossier.rulings[:MOST_RULINGS]:
        yield from _decision(made, dossier)
    yield "</ol>\n"
    left = len(dossier.rulings) - MOST_RULINGS
    if left > 0:
        yield f"<p>and {words_for.count(left, 'earlier one')}; <code>--format json</code> has all.</p>\n"


def _decision(made: Adjudicated, dossier: Dossier) -> Iterator[str]:
    style = _STYLES.get(made.ruling.verdict) if made.counts else None
    verdict = said(wording.ruling(made, dossier.profile), _WORDS)
    told = f'<span class="{style}">{verdict}</span>' if style is not None else verdict
    yield f'<li><p>{told} <code class="quiet">{said(wording.place(made), words_for.ROOM)}</code></p>\n'
    yield f'<p dir="auto">{said(made.text, _WORDS)}</p>\n<p>{_link(made.ruling.citation)}</p>\n'
    for remark in wording.remarks(made, dossier):
        yield f'<p class="quiet">{said(remark, _WORDS)}</p>\n'
    yield "</li>\n"


def _due(dossier: Dossier) -> Iterator[str]:
    waiting = wording.waiting(dossier)
    if waiting is None:
        return
    yield f"<h2>Forecasts that wait for a verdict</h2>\n<p>{escaped(waiting)}</p>\n"
    if dossier.due:
        yield "<ul>\n"
        yield from map(_forecast, dossier.due)
        yield "</ul>\n"


def _forecast(forecast: Forecast) -> str:
    since = f'<time datetime="{forecast.due.isoformat()}">{words_for.day(forecast.due)}</time>'
    place = said(wording.place(forecast), words_for.ROOM)
    return f'<li><code>{place}</code>, since {since}: <span dir="auto">{said(forecast.text, 1_000)}</span></li>\n'


def _reply(dossier: Dossier) -> Iterator[str]:
    reply = dossier.entry.reply if dossier.entry is not None else None
    if reply is None:
        return
    yield f'<h2>Its reply</h2>\n<blockquote dir="auto"><p>{said(reply.text, 4_000)}</p></blockquote>\n'
    yield f"<p>{_link(reply.url)}</p>\n"


def _told(told: Told) -> str:
    words = said(told.words, _WORDS)
    return words if told.url is None else f"{words} {_link(told.url)}"


def _link(url: str) -> str:
    words = said(url, wording.ADDRESS_ROOM)
    if not ADDRESS.fullmatch(url):
        return words
    return f'<a href="{escape(visible(url))}" rel="noreferrer noopener">{words}</a>'
