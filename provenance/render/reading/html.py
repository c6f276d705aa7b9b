"""A reading as one page of HTML that needs nothing else: the article with its attributions marked, and each of them
beside it with its chain.

Source, cue and content are told apart by colour and, without colour, by kinds of underline; every attribution has a
number in the text that leads to its entry in the list and back, with a mouse or a keyboard, without a script. On paper
the list follows the article. Everything that comes from the article is escaped and cannot steer the page: there is no
script in it, and none would be run.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from provenance.model.attribution import Act, Attribution, Fragment, Reading
from provenance.model.paragraphs import Paragraphs
from provenance.model.source import Registry
from provenance.render import page
from provenance.render import wording as words_for
from provenance.render.page import ADDRESS, escaped, said
from provenance.render.reading import wording

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LINKED = 400
"""So many attributions light up in the text when theirs is the entry that is looked at; more would slow a page down."""
_CONTENT = 400
_KINDS = ("source", "cue", "content")

STYLE = (
    page.STYLE
    + """\
.key { font-family: system-ui, sans-serif; font-size: .875rem; line-height: 1.5; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 1rem 0 0; padding: .5rem 0; list-style: none;
  border-block: 1px solid var(--line); }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(19rem, 27rem); gap: 0 2.5rem; padding-top: 1.25rem; }
article { max-width: 42rem; overflow-wrap: anywhere; }
article p { margin: 0 0 1rem; white-space: pre-wrap; }
.content { background: var(--content); border-bottom: 1px solid var(--found); }
.content.deep { background: var(--deep); border-bottom: 3px double var(--found); }
.source { color: var(--source); text-decoration: underline solid 2px; text-underline-offset: .15em; }
.cue { color: var(--cue); font-style: italic; text-decoration: underline wavy 1px; text-underline-offset: .2em; }
.source.cue { text-decoration: underline dashed 2px; }
.number { font: 600 .7rem/1 system-ui, sans-serif; vertical-align: super; text-decoration: none; padding: .1em .25em;
  margin-inline: .1em; border: 1px solid var(--line); border-radius: .35em; background: var(--panel);
  font-style: normal; white-space: nowrap; }
aside { font-family: system-ui, sans-serif; font-size: .875rem; line-height: 1.5; }
aside { max-height: 100vh; overflow-y: auto; position: sticky; top: 0; padding: .25rem .25rem 1rem; }
ol { list-style: none; margin: 0; padding: 0; }
ol > li { border: 1px solid var(--line); border-radius: .5rem; background: var(--panel); padding: .6rem .75rem;
  margin: 0 0 .6rem; overflow-wrap: anywhere; scroll-margin: .5rem; }
ol > li:target { outline: 3px solid var(--found); }
li p { margin: .15rem 0 0; }
li .chain { font-weight: 600; margin: 0; }
li .chain .number { vertical-align: baseline; font-size: .8rem; margin-inline-end: .4em; }
li .about { font-weight: 400; color: var(--quiet); }
li blockquote { margin: .3rem 0 0; padding-inline-start: .6rem; border-inline-start: 3px solid var(--found); }
li .how { color: var(--quiet); }
li .doubt { font-weight: 600; }
@media (max-width: 56rem) {
  main { display: block; }
  aside { position: static; max-height: none; padding-top: 1rem; border-top: 1px solid var(--line); }
}
@media print {
  main { display: block; }
  article { max-width: none; }
  aside { position: static; max-height: none; overflow: visible; padding: 1rem 0 0; border-top: 1px solid var(--line); }
  ol > li { break-inside: avoid; border-width: 0 0 1px; border-radius: 0; padding-inline: 0; }
  article p { orphans: 3; widows: 3; }
  .content { border-bottom: 2px dotted var(--ink); }
}
"""
)


class _Mark(NamedTuple):
    """A span of one attribution in the text."""

    start: int
    end: int
    kind: str
    number: int


def render(reading: Reading, registry: Registry) -> Iterator[str]:
    """The page, in pieces. ``registry`` gives names to ids."""
    return _Page(reading, registry).pieces()


class _Page:
    """One reading on its way to a browser."""

    def __init__(self, reading: Reading, registry: Registry) -> None:
        self._reading = reading
        self._registry = registry
        self._text = reading.text
        self._paragraphs = Paragraphs(reading.text)
        self._marks = _marks(reading)

    def pieces(self) -> Iterator[str]:
        article = self._reading.article
        title = article.title or self._paragraphs.headline or article.source
        title = said(title, 300)
        yield page.head(f"{title}: who says so", STYLE + "".join(self._lights()))
        yield '<a class="skip" href="#attributions">Skip to the attributions</a>\n<header>\n'
        yield f'<h1 dir="auto">{title}</h1>\n<p class="facts">{self._facts()}</p>\n'
        yield (
            '<ul class="key" aria-label="Key">\n'
            '<li><span class="source">source</span>: who it is attributed to</li>\n'
            '<li><span class="cue">cue</span>: the words that attribute it</li>\n'
            '<li><span class="content">content</span>: what is attributed; '
            '<span class="content deep">content within content</span></li>\n'
            '<li><span class="number" aria-hidden="true">1</span> the entry in the list</li>\n'
            "</ul>\n</header>\n<main>\n"
        )
        language = article.language or ""
        lang = f' lang="{escape(language)}"' if _LANGUAGE.fullmatch(language) else ""
        yield f'<article{lang} aria-label="The article">\n'
        yield from self._body()
        yield (
            '</article>\n<aside id="attributions" aria-labelledby="list" tabindex="0">\n'
            f'<h2 id="list">{self._count()}</h2>\n<ol>\n'
        )
        for number, attribution in enumerate(self._reading.attributions, 1):
            yield self._entry(number, attribution)
        yield f"</ol>\n</aside>\n</main>\n<footer><p>{wording.SCALE}</p></footer>\n</body>\n</html>\n"

    def _facts(self) -> str:
        article = self._reading.article
        facts = []
        name = wording.outlet(article, self._registry)
        if name:
            facts.append(f"<bdi>{escape(name)}</bdi>")
        if article.author:
            facts.append(f"<bdi>{said(article.author, 200)}</bdi>")
        if article.published is not None:
            facts.append(f'<time datetime="{article.published.isoformat()}">{words_for.day(article.published)}</time>')
        if article.url is not None and ADDRESS.fullmatch(article.url):
            facts.append(f'<a href="{escape(article.url)}" rel="noreferrer noopener">{said(article.url, 200)}</a>')
        else:
            facts.append(f"<bdi>{said(article.source, 200)}</bdi>")
        return " · ".join(facts)

    def _count(self) -> str:
        found = self._reading.attributions
        asserted = [each for each in found if each.act is Act.ASSERTION]
        if not found:
            return "Nothing in it is attributed to anybody."
        told = words_for.count(len(asserted), "statement")
        hands = sum(each.second_hand for each in asserted)
        others = wording.others(found)
        told += f", {hands:,} of them second-hand" if hands else ""
        return f"{told}{f'; and {others}, not graded' if others else ''}"

    def _lights(self) -> Iterator[str]:
        """What lights up in the text while an attribution's number or entry is looked at."""
        for number in range(1, min(len(self._reading.attributions), _LINKED) + 1):
            asked = f"#r{number}:is(:hover,:focus),#a{number}:is(:hover,:target,:focus-within)"
            yield f"main:has({asked}) .a{number}{{outline:2px solid var(--found);outline-offset:1px}}\n"

    # The article

    def _body(self) -> Iterator[str]:
        """The paragraphs, cut where a mark begins or ends: marks may overlap, elements may not."""
        numbers: dict[int, list[int]] = {}
        for number, place in _number_places(self._reading).items():
            numbers.setdefault(place, []).append(number)
        edges = sorted({edge for mark in self._marks for edge in (mark.start, mark.end)} | numbers.keys())
        opening = sorted(self._marks, key=lambda mark: mark.start)
        active: list[_Mark] = []
        edge = opened = 0
        for start, end in self._paragraphs.places:
            while edge < len(edges) and edges[edge] <= start:
                edge += 1
            yield '<p dir="auto">'
            while start < end:
                stop = min(edges[edge], end) if edge < len(edges) else end
                while opened < len(opening) and opening[opened].start <= start:
                    active.append(opening[opened])
                    opened += 1
                active = [mark for mark in active if mark.end > start]
                yield self._stretch(start, stop, active)
                for number in numbers.pop(stop, ()):
                    yield self._number(number)
                start = stop
                while edge < len(edges) and edges[edge] <= start:
                    edge += 1
            yield "</p>\n"

    def _stretch(self, start: int, end: int, active: Sequence[_Mark]) -> str:
        words = escaped(self._text[start:end])
        if not active or not words:
            return words
        kinds = [kind for kind in _KINDS if any(mark.kind == kind for mark in active)]
        if sum(mark.kind == "content" for mark in active) > 1:
            kinds.append("deep")
        owners = sorted({mark.number for mark in active if mark.number <= _LINKED})
        return f'<span class="{" ".join([*kinds, *(f"a{owner}" for owner in owners)])}">{words}</span>'

    def _number(self, number: int) -> str:
        attribution = self._reading.attributions[number - 1]
        told = f"{wording.who(attribution)} {wording.says(attribution)}"
        return (
            f'<a class="number" id="r{number}" href="#a{number}" '
            f'aria-label="Attribution {number}: {said(told, 200)}">{number}</a>'
        )

    # The list

    def _entry(self, number: int, attribution: Attribution) -> str:
        arrow = '<span aria-hidden="true"> → </span><span class="said"> through </span>'
        voice = f"<bdi>{escape(wording.who(attribution))}</bdi>"
        about = said(wording.about(attribution), 300)
        if about:
            voice += f'<span class="about">, <bdi>{about}</bdi></span>'
        hands = [voice, *(f"<bdi>{escape(name)}</bdi>" for name in wording.relays(attribution, self._registry))]
        label = f"Attribution {number}, show it in the text"
        back = f'<a class="number" href="#r{number}" aria-label="{label}">{number}</a>'
        how = f"¶ {self._paragraphs.number(_first(attribution))}, {wording.says(attribution)}"
        cue = said(" … ".join(piece.text for piece in attribution.cue), 200)
        if cue:
            how += f': <span class="cue">{cue}</span>'
        content = said(wording.content(attribution, _CONTENT), _CONTENT)
        lines = [f'<p class="chain">{back}{arrow.join(hands)}</p>', f'<p class="how">{how}</p>']
        if content:
            lines.append(f'<blockquote dir="auto">{content}</blockquote>')
        score = attribution.directness
        if score is not None:
            lines.append(
                f"<p><strong>{escape(score.hand_level)}</strong> {escape(words_for.hands(score.hand_level))} "
                f'<span class="score">{page.band(score.lower, score.upper)} {score.lower}–{score.upper}</span></p>'
            )
        doubt = wording.doubt(attribution)
        if doubt is not None:
            lines.append(f'<p class="doubt">{doubt}</p>')
        return f'<li id="a{number}">\n' + "\n".join(lines) + "\n</li>\n"


def _marks(reading: Reading) -> list[_Mark]:
    """Every span of every attribution that lies in the text and holds something."""
    size = len(reading.text)
    found = []
    for number, attribution in enumerate(reading.attributions, 1):
        source = (attribution.source,) if attribution.source is not None else ()
        for kind, pieces in zip(_KINDS, (source, attribution.cue, attribution.content), strict=True):
            found += [_Mark(each.start, each.end, kind, number) for each in pieces if each.start < each.end <= size]
    return found


def _number_places(reading: Reading) -> dict[int, int]:
    """After which place each attribution's number stands: its cue, else its source, else its content; moved to the end
    of a paragraph with words where it is in none."""
    paragraphs = Paragraphs(reading.text)
    places = {}
    for number, attribution in enumerate(reading.attributions, 1):
        source = (attribution.source,) if attribution.source is not None else ()
        piece = next(iter((*attribution.cue[-1:], *source, *attribution.content[:1])), Fragment(0, 0, ""))
        places[number] = paragraphs.within(piece.end)
    return places


def _first(attribution: Attribution) -> int:
    source = (attribution.source,) if attribution.source is not None else ()
    return min((piece.start for piece in (*attribution.content, *attribution.cue, *source)), default=0)
