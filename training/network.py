"""The tagger's network: a BERT encoder with features of words, a conditional random field and links between spans.

Shapes: B windows of at most T word pieces; paragraphs of at most W words.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from corpus import KINDS, LABELS
from provenance.extraction.words import FEATURES

LINK = 64
"""Size of the vectors whose products say how well two spans go together."""

REACH = 32
"""How many word pieces apart two spans' first words can be and still have a bias of their own."""


class Layer(nn.Module):
    """One layer of BERT: attention and a feed-forward part, each followed by a normalisation."""

    def __init__(self, size: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.query_key_value = nn.Linear(size, 3 * size)
        self.attended = nn.Linear(size, size)
        self.attended_norm = nn.LayerNorm(size, eps=1e-12)
        self.inner = nn.Linear(size, inner)
        self.outer = nn.Linear(inner, size)
        self.outer_norm = nn.LayerNorm(size, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(B, T, size) in and out; ``mask`` (B, 1, 1, T) is added to the attention's scores."""
        b, t, size = x.shape
        parts = self.query_key_value(x).view(b, t, 3, self.heads, size // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:
            mixed = functional.scaled_dot_product_attention(query, key, value, mask, dropout_p=self.dropout)
        else:
            scores = query @ key.transpose(-1, -2) / math.sqrt(size // self.heads) + mask
            mixed = scores.softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(b, t, size)
        x = self.attended_norm(x + self.drop(self.attended(mixed)))
        return self.outer_norm(x + self.drop(self.outer(functional.gelu(self.inner(x)))))

    def drop(self, x: Tensor) -> Tensor:
        """``x`` with dropout while training."""
        return functional.dropout(x, self.dropout, self.training)


class Network(nn.Module):
    """Word pieces and word features in; for each piece the scores of the labels and the vectors for links out."""

    def __init__(self, config: dict, dropout: float = 0.1) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.pieces = nn.Embedding(config["vocab_size"], size)
        self.places = nn.Embedding(config["max_position_embeddings"], size)
        self.features = nn.Embedding(FEATURES + 1, size)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        heads, inner = config["num_attention_heads"], config["intermediate_size"]
        self.layers = nn.ModuleList(Layer(size, heads, inner, dropout) for _ in range(config["num_hidden_layers"]))
        self.dropout = dropout
        self.emit = nn.Linear(size, len(LABELS))
        self.link = nn.Linear(size, 4 * LINK)
        self.crf = Crf()
        self.links = Links()

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """``pieces`` and ``features`` are (B, T) integers, 0 where padded; returns (B, T, labels), (B, T, 4 × LINK)."""
        mask = (pieces == 0)[:, None, None, :] * -1e4
        x = self.pieces(pieces) + self.places.weight[: pieces.shape[1]] + self.features(features)
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        x = functional.dropout(x, self.dropout, self.training)
        return self.emit(x), self.link(x)

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Take the weights of a pretrained BERT, named as the transformers package names them."""
        own = {
            "pieces.weight": weights["embeddings.word_embeddings.weight"],
            "places.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        names = {
            "attended": "attention.output.dense",
            "attended_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "outer_norm": "output.LayerNorm",
        }
        for i in range(len(self.layers)):
            for end in ("weight", "bias"):
                theirs = f"encoder.layer.{i}"
                own[f"layers.{i}.query_key_value.{end}"] = torch.cat(
                    [weights[f"{theirs}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
                )
                for ours, name in names.items():
                    own[f"layers.{i}.{ours}.{end}"] = weights[f"{theirs}.{name}.{end}"]
        missing, unexpected = self.load_state_dict(own, strict=False)
        unset = [m for m in missing if m.split(".")[0] not in ("features", "emit", "link", "crf", "links")]
        if unset or unexpected:
            raise ValueError(f"weights that do not fit: {unset} {unexpected}")


def allowed() -> Tensor:
    """(labels + 2, labels + 2) booleans: which label may follow which; the last two are a paragraph's start and end."""
    n = len(LABELS)
    may = torch.zeros(n + 2, n + 2, dtype=torch.bool)
    for i, left in enumerate([*LABELS, "start"]):
        for j, right in enumerate([*LABELS, "start", "end"]):
            if j == n:
                continue
            inside = left[:2] in ("B-", "I-")
            may[i, j] = right[:2] in ("I-", "E-") and left[2:] == right[2:] if inside else right[:2] not in ("I-", "E-")
    return may


class Crf(nn.Module):
    """A linear-chain conditional random field over a paragraph's words (Lafferty et al. 2001)."""

    def __init__(self) -> None:
        super().__init__()
        n = len(LABELS) + 2
        self.steps = nn.Parameter(torch.zeros(n, n))
        self.register_buffer("forbidden", ~allowed() * -1e4, persistent=False)

    def transitions(self) -> Tensor:
        """(labels + 2, labels + 2): the score of each step, with what the constraints forbid far below."""
        return self.steps + self.forbidden

    def loss(self, emissions: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """The negative log-likelihood, summed over paragraphs: (P, W, labels), (P, W), (P)."""
        step = self.transitions()
        n = len(LABELS)
        p, w, _ = emissions.shape
        inside = torch.arange(w)[None] < lengths[:, None]
        gold = emissions.gather(2, labels[..., None])[..., 0]
        before = torch.cat([torch.full((p, 1), n), labels[:, :-1]], 1)
        gold = ((gold + step[before, labels]) * inside).sum(1)
        gold = gold + step[labels.gather(1, lengths[:, None] - 1)[:, 0], n + 1]
        score = step[n, :n] + emissions[:, 0]
        core = step[:n, :n]
        for i in range(1, w):
            live = int((lengths > i).sum())  # paragraphs come longest first
            new = torch.logsumexp(score[:live, :, None] + core, 1) + emissions[:live, i]
            score = torch.cat([new, score[live:]]) if live < p else new
        return (torch.logsumexp(score + step[:n, n + 1], 1) - gold).sum()


class Links(nn.Module):
    """How well spans go together: the product of their vectors plus a bias for the distance of their first words."""

    def __init__(self) -> None:
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(2, 2 * REACH + 1))
        self.none = nn.Parameter(torch.zeros(2))

    def forward(self, which: int, asking: Tensor, answering: Tensor, apart: Tensor) -> Tensor:
        """(a, LINK), (b, LINK) and (a, b) distances in pieces give (a, b + 1) scores; the last column is "none"."""
        scores = asking @ answering.T / math.sqrt(LINK) + self.bias[which, apart.clamp(-REACH, REACH) + REACH]
        return torch.cat([scores, self.none[which].expand(len(scores), 1)], 1)


def kind_of(label: int) -> int:
    """Which of KINDS a label other than O belongs to."""
    return (label - 1) // len("BIES") % len(KINDS)
