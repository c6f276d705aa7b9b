"""PolNeAR's articles and annotations as paragraphs of words with labels and links.

The corpus (Newell, Margolin and Ruths, LREC 2018) comes as ``text/*.txt`` and ``attributions/*.ann``: standoff lines
``T`` (a span of kind Source, Cue or Content, in code points, its fragments parted by ``;``) and ``E`` (the spans of one
attribution). A file's name ends in the id of its annotator; some articles have several.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from provenance.extraction.words import Word, words

KINDS = ("source", "cue", "content")
"""The kinds of span, in the order of the labels."""

LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BIES"))
"""BIOES labels: one span of one word is S; longer ones begin with B, end with E and have I between."""

_LINE = re.compile(r"([TE]\d+)\t")


@dataclass
class Paragraph:
    """One line of an article: its words, the spans in it (kind, first word, last word + 1) and the attributions' links.

    ``links`` has, for each content, the index of its cue and, for each cue, the index of its source; -1 without one.
    """

    words: list[Word]
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    links: list[int] = field(default_factory=list)

    def labels(self) -> list[int]:
        """One label a word; where spans overlap, the shorter one wins."""
        found = [0] * len(self.words)
        for kind, first, last in sorted(self.spans, key=lambda s: s[1] - s[2]):
            base = 1 + 4 * kind
            if last - first == 1:
                found[first] = base + 3
            else:
                found[first:last] = [base, *[base + 1] * (last - first - 2), base + 2]
        return found


@dataclass
class Article:
    """An article's name, its text and, for each annotator, its paragraphs."""

    name: str
    text: str
    readings: list[list[Paragraph]]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the lines of ``text`` that are not empty start and end."""
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]


def read(part: Path) -> list[Article]:
    """The articles of one part of the corpus, sorted by name."""
    found = {}
    for path in sorted((part / "text").glob("*.txt")):
        found[path.stem] = Article(path.stem, path.read_text(encoding="utf-8"), [])
    for path in sorted((part / "attributions").glob("*.ann")):
        article = found[path.stem.rpartition("_")[0]]
        article.readings.append(annotated(article.text, path.read_text(encoding="utf-8")))
    return [article for article in found.values() if article.readings]


def annotated(text: str, standoff: str) -> list[Paragraph]:
    """The paragraphs of ``text`` with the spans and links of one annotator's ``standoff`` lines."""
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    events: list[list[str]] = []
    for line in standoff.split("\n"):
        if not _LINE.match(line):
            continue
        name, what = line.split("\t")[:2]
        if name[0] == "T":
            kind, places = what.split(" ", 1)
            spans[name] = kind, [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        else:
            events.append([role.split(":")[1] for role in what.split()[1:]])
    fragments = []  # kind, start, end, attribution
    for number, event in enumerate(events):
        for name in event:
            kind, places = spans[name]
            if kind.lower() in KINDS:
                fragments += [(KINDS.index(kind.lower()), a, b, number) for a, b in places]
    found = []
    for start, end in paragraphs(text):
        paragraph = Paragraph(words(text, start, end))
        owners: list[set[int]] = []
        seen: dict[tuple[int, int, int], int] = {}
        for kind, a, b, number in sorted(set(fragments)):
            inside = [i for i, w in enumerate(paragraph.words) if w.start < b and w.end > a]
            if not inside:
                continue
            span = kind, inside[0], inside[-1] + 1
            if span in seen:
                owners[seen[span]].add(number)
                continue
            seen[span] = len(paragraph.spans)
            paragraph.spans.append(span)
            owners.append({number})
        for i, (kind, first, _) in enumerate(paragraph.spans):
            wanted = {1: 0, 2: 1}.get(kind)
            near = [j for j, span in enumerate(paragraph.spans) if span[0] == wanted and owners[i] & owners[j]]
            paragraph.links.append(min(near, key=lambda j: abs(paragraph.spans[j][1] - first)) if near else -1)
        found.append(paragraph)
    return found
