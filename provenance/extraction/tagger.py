"""The tagger: spans of source, cue and content in each paragraph, and which of them belong together.

A BERT encoder scores each word's labels and gives each word vectors whose products say how well two spans go together;
a linear-chain conditional random field (Lafferty et al. 2001) finds the best labels that form whole spans. The weights
in ``weights/`` were made by ``training/``. This module loads numpy and onnxruntime: import it only to read prose.
"""

import json
import math
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt

from provenance.extraction.words import Word, WordPieces, words

WINDOW = 144
"""The most word pieces that a window holds, unless one paragraph alone is longer."""

LONGEST = 510
"""The most word pieces of one stretch; a longer paragraph is read in parts."""

TOGETHER = 64
"""How many windows are decoded at once: more are no faster, and what the network says of them is kept until then."""

_LINE = re.compile(r"[^\n]+")

SOURCE, CUE, CONTENT = range(3)
"""The kinds of span."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A span of ``kind`` from word ``first`` to word ``last`` (exclusive) of its paragraph, with its probability."""

    kind: int
    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True)
class TaggedParagraph:
    """A paragraph's words and spans, and the links between them.

    ``links[i]`` is, for span ``i``, the index of the span it belongs to (a content's cue, a cue's source), or -1.
    ``start`` and ``end`` are its offsets in the text.
    """

    start: int
    end: int
    words: Sequence[Word]
    spans: Sequence[TaggedSpan]
    links: Sequence[int]


@dataclass(slots=True)
class _Stretch:
    """A paragraph, or a part of one that is too long, on its way through the network."""

    paragraph: int
    words: list[Word]
    pieces: list[Sequence[int]]
    places: list[int]

    @property
    def size(self) -> int:
        return sum(map(len, self.pieces)) + 1


class Tagger:
    """The network and its decoder, loaded from a folder with tagger.onnx, decoder.json and vocab.txt."""

    def __init__(self, folder: Traversable | None = None, threads: int = 1) -> None:
        folder = folder or files("provenance.extraction") / "weights"
        made = json.loads((folder / "decoder.json").read_text(encoding="utf-8"))
        self._cut = WordPieces((folder / "vocab.txt").read_text(encoding="utf-8").split("\n"))
        self._folder, self._threads = folder, threads
        labels: list[str] = made["labels"]
        self._labels = len(labels)
        self._opens = np.array([label[0] in "BS" for label in labels])
        self._closes = np.array([label[0] in "ES" for label in labels])
        kinds = ["source", "cue", "content"]
        self._kinds = [-1 if label == "O" else kinds.index(label[2:]) for label in labels]
        steps = np.array(made["steps"], np.float32)
        n = self._labels
        self._steps, self._begin, self._finish = steps[:n, :n], steps[n, :n], steps[:n, n + 1]
        self._distance = np.array(made["distance"], np.float32)
        self._none = made["none"]
        self._reach = self._distance.shape[1] // 2

    @cached_property
    def _session(self) -> Any:
        # Its Linux builds report their use to their maker over the network, unless this is set before they are loaded.
        # Nothing may be told to anybody: what is read may be a draft, and reading promises to be offline.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = (self._folder / "tagger.onnx").read_bytes()
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def tag(self, text: str) -> list[TaggedParagraph]:
        """The paragraphs of ``text`` (its lines that are not empty), each with its spans and links."""
        # Looked for as lines first: a pattern for lines with a word tries a line of spaces from each of its places.
        places = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
        split = [words(text, start, end) for start, end in places]
        stretches = list(self._stretches(text, split))
        found: list[tuple[list[TaggedSpan], list[int]]] = [([], []) for _ in places]
        offsets = [0] * len(places)
        for stretch, (spans, links) in zip(stretches, self._read(stretches), strict=True):
            own, theirs = found[stretch.paragraph]
            base, shift = len(own), offsets[stretch.paragraph]
            own += [TaggedSpan(s.kind, s.first + shift, s.last + shift, s.probability) for s in spans]
            theirs += [link if link < 0 else link + base for link in links]
            offsets[stretch.paragraph] += len(stretch.words)
        return [
            TaggedParagraph(start, end, own_words, *found[i])
            for i, ((start, end), own_words) in enumerate(zip(places, split, strict=True))
        ]

    def _stretches(self, text: str, paragraphs: Sequence[list[Word]]) -> Iterator[_Stretch]:
        """Every paragraph in parts of at most LONGEST pieces; a part ends after a sentence where it can."""
        cut = self._cut
        for number, paragraph in enumerate(paragraphs):
            start = 0
            pieces = [cut(text[w.start : w.end])[:LONGEST] for w in paragraph]
            while start < len(paragraph):
                size, end, stop = 0, start, 0
                while end < len(paragraph) and size + len(pieces[end]) <= LONGEST:
                    size += len(pieces[end])
                    end += 1
                    if text[paragraph[end - 1].start] in ".!?":
                        stop = end
                if end < len(paragraph) and stop > start:
                    end = stop
                yield _Stretch(number, paragraph[start:end], pieces[start:end], [])
                start = end

    def _read(self, stretches: Sequence[_Stretch]) -> list[tuple[list[TaggedSpan], list[int]]]:
        """The spans and links of each stretch, in order."""
        windows: list[list[_Stretch]] = []
        room = 0
        for stretch in stretches:
            if stretch.size > room:
                windows.append([])
                room = WINDOW - 1
            windows[-1].append(stretch)
            room -= stretch.size
        found: list[tuple[list[TaggedSpan], list[int]]] = []
        for start in range(0, len(windows), TOGETHER):
            found += self._read_windows(windows[start : start + TOGETHER])
        return found

    def _read_windows(self, windows: Sequence[list[_Stretch]]) -> Iterator[tuple[list[TaggedSpan], list[int]]]:
        """Windows go through the network one by one, and are decoded together."""
        emissions: list[Floats] = []
        vectors: list[Floats] = []
        for window in windows:
            scores, links = self._session.run(None, self._laid(window))
            emissions += [scores[0, stretch.places] for stretch in window]
            vectors += [links[0]] * len(window)
        flat = [stretch for window in windows for stretch in window]
        for stretch, spans, rows in zip(flat, self._decode(emissions), vectors, strict=True):
            yield spans, self._link(spans, stretch.places, rows)

    def _laid(self, window: list[_Stretch]) -> dict[str, npt.NDArray[np.int64]]:
        """A window's pieces and features, each (1, T); notes where each word begins."""
        ids: list[int] = [self._cut.start]
        shapes: list[int] = [0]
        for stretch in window:
            stretch.places = []
            for word, part in zip(stretch.words, stretch.pieces, strict=True):
                stretch.places.append(len(ids))
                ids += part
                shapes += [word.feature + 1] * len(part)
            ids.append(self._cut.separator)
            shapes.append(0)
        return {"pieces": np.array([ids], np.int64), "features": np.array([shapes], np.int64)}

    def _decode(self, emissions: Sequence[Floats]) -> list[list[TaggedSpan]]:
        """The best spans of each stretch: Viterbi for the labels, forward-backward for their probabilities."""
        order = sorted(range(len(emissions)), key=lambda i: -len(emissions[i]))
        lengths = np.array([len(emissions[i]) for i in order])
        rows, longest = len(order), int(lengths[0])
        scores = np.zeros((rows, longest, self._labels), np.float32)
        for row, i in enumerate(order):
            scores[row, : len(emissions[i])] = emissions[i]
        live = [int((lengths > step).sum()) for step in range(longest)]
        back = np.zeros((rows, longest, self._labels), np.int8)
        best = self._begin + scores[:, 0]
        forward = np.zeros_like(scores)
        forward[:, 0] = best
        for step in range(1, longest):
            n = live[step]
            paths = best[:n, :, None] + self._steps
            back[:n, step] = paths.argmax(1)
            best = best.copy()
            best[:n] = paths.max(1) + scores[:n, step]
            forward[:n, step] = _logsum(forward[:n, step - 1, :, None] + self._steps, 1) + scores[:n, step]
        backward = np.zeros_like(scores)
        backward[np.arange(rows), lengths - 1] = self._finish
        for step in range(longest - 2, -1, -1):
            n = live[step + 1]
            after = self._steps[None] + (scores[:n, step + 1] + backward[:n, step + 1])[:, None, :]
            backward[:n, step] = _logsum(after, 2)
        total = _logsum(forward[np.arange(rows), lengths - 1] + self._finish, 1)
        found: list[list[TaggedSpan]] = [[] for _ in emissions]
        for row, i in enumerate(order):
            label = int((best[row] + self._finish).argmax())
            labels = [label]
            for step in range(int(lengths[row]) - 1, 0, -1):
                label = int(back[row, step, label])
                labels.append(label)
            labels.reverse()
            found[i] = self._spans(labels, forward[row], backward[row], scores[row], float(total[row]))
        return found

    def _spans(
        self, labels: list[int], forward: Floats, backward: Floats, scores: Floats, total: float
    ) -> list[TaggedSpan]:
        found: list[TaggedSpan] = []
        first = 0
        for at, label in enumerate(labels):
            if self._opens[label]:
                first = at
            if self._closes[label]:
                inside = sum(float(scores[i, labels[i]]) for i in range(first, at + 1))
                inside += sum(float(self._steps[labels[i], labels[i + 1]]) for i in range(first, at))
                logarithm = (
                    float(forward[first, labels[first]])
                    - float(scores[first, labels[first]])
                    + inside
                    + float(backward[at, labels[at]])
                    - total
                )
                found.append(TaggedSpan(self._kinds[label], first, at + 1, math.exp(min(0.0, logarithm))))
        return found

    def _link(self, spans: Sequence[TaggedSpan], places: Sequence[int], vectors: Floats) -> list[int]:
        """For each span the index of the one it belongs to, or -1."""
        links = [-1] * len(spans)
        size = vectors.shape[1] // 4
        for which, (asking, answering) in enumerate(((CUE, SOURCE), (CONTENT, CUE))):
            ask = [i for i, span in enumerate(spans) if span.kind == asking]
            answer = [i for i, span in enumerate(spans) if span.kind == answering]
            if not ask or not answer:
                continue
            left = np.array([places[spans[i].first] for i in ask])
            right = np.array([places[spans[i].first] for i in answer])
            products = vectors[left, 2 * which * size : (2 * which + 1) * size] @ (
                vectors[right, (2 * which + 1) * size : (2 * which + 2) * size].T
            )
            apart = np.clip(right[None] - left[:, None], -self._reach, self._reach) + self._reach
            scores = products / math.sqrt(size) + self._distance[which][apart]
            for i, row in zip(ask, scores, strict=True):
                best = int(row.argmax())
                if row[best] > self._none[which]:
                    links[i] = answer[best]
        return links


def _logsum(scores: Floats, axis: int) -> Floats:
    """The logarithm of the sum of the exponentials along ``axis``."""
    top = scores.max(axis, keepdims=True)
    summed: Floats = np.log(np.exp(scores - top).sum(axis)) + top.squeeze(axis)
    return summed
