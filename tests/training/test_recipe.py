"""The recipe that makes the weights, on a toy corpus and a toy encoder. Needs the training extra; marked slow."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TEXT = "Ana Ruiz said the dam was safe.\nThe mayor told reporters that it leaks.\n"
ANNOTATION = (
    "T1\tSource 0 8\tAna Ruiz\nT2\tCue 9 13\tsaid\nT3\tContent 14 30\tthe dam was safe\n"
    "T4\tAttribution 9 13\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    "T5\tSource 32 41\tThe mayor\nT6\tCue 42 46\ttold\nT7\tContent 57 70\tthat it leaks\n"
    "T8\tAttribution 42 46\ttold\nE2\tAttribution:T8 Source:T5 Cue:T6 Content:T7\n"
)


def corpus(folder: Path) -> Path:
    for part in ("train", "dev"):
        for kind in ("text", "attributions"):
            (folder / part / kind).mkdir(parents=True)
        for i in range(4):
            (folder / part / "text" / f"article-{i}.txt").write_text(TEXT, encoding="utf-8")
            (folder / part / "attributions" / f"article-{i}_abcd.ann").write_text(ANNOTATION, encoding="utf-8")
    return folder


def encoder(folder: Path) -> Path:
    torch = pytest.importorskip("torch", reason="the training extra is not installed")
    safetensors = pytest.importorskip("safetensors.torch")
    folder.mkdir()
    size, inner, layers = 24, 48, 2
    words = "ana ruiz said the dam was safe . mayor told reporters that it leaks".split()
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *words]
    config = {
        "hidden_size": size, "vocab_size": len(vocabulary), "max_position_embeddings": 512, "num_attention_heads": 2,
        "intermediate_size": inner, "num_hidden_layers": layers, "_name_or_path": "toy",
    }  # fmt: skip
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "vocab.txt").write_text("\n".join(vocabulary))
    torch.manual_seed(0)

    def made(*shape: int) -> object:
        return torch.randn(*shape) * 0.1

    weights = {
        "embeddings.word_embeddings.weight": made(len(vocabulary), size),
        "embeddings.position_embeddings.weight": made(512, size),
        "embeddings.token_type_embeddings.weight": made(2, size),
        "embeddings.LayerNorm.weight": torch.ones(size),
        "embeddings.LayerNorm.bias": torch.zeros(size),
    }
    for i in range(layers):
        at = f"encoder.layer.{i}"
        shapes = {
            "attention.self.query": (size, size), "attention.self.key": (size, size),
            "attention.self.value": (size, size), "attention.output.dense": (size, size),
            "intermediate.dense": (inner, size), "output.dense": (size, inner),
        }  # fmt: skip
        for name, shape in shapes.items():
            weights[f"{at}.{name}.weight"] = made(*shape)
            weights[f"{at}.{name}.bias"] = torch.zeros(shape[0])
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            weights[f"{at}.{name}.weight"] = torch.ones(size)
            weights[f"{at}.{name}.bias"] = torch.zeros(size)
    safetensors.save_file(weights, folder / "model.safetensors")
    return folder


def run(script: str, *options: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "training" / script), *options], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_one_command_goes_from_a_corpus_to_a_model_that_reads_and_twice_to_the_same(tmp_path: Path) -> None:
    from provenance.extraction.tagger import Tagger

    data, small = corpus(tmp_path / "corpus"), encoder(tmp_path / "encoder")
    logs = []
    for name in ("one", "two"):
        out = tmp_path / name
        run(
            "train.py",
            "--corpus",
            str(data),
            "--encoder",
            str(small),
            "--out",
            str(out),
            "--epochs",
            "3",
            "--threads",
            "1",
        )
        lines = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
        logs.append([line["dev"] for line in lines if "dev" in line])
    assert logs[0]
    assert logs[0] == logs[1]
    weights = tmp_path / "weights"
    run("export.py", "--weights", str(tmp_path / "one" / "best.pt"), "--out", str(weights), "--products", "float")
    (weights / "vocab.txt").write_text((small / "vocab.txt").read_text())
    paragraphs = Tagger(weights).tag(TEXT)
    assert len(paragraphs) == 2
    assert all(len(p.links) == len(p.spans) for p in paragraphs)
