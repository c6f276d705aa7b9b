"""Quality and speed of ``provenance extract`` on three corpora, with the published scorer of each.

    python bench/extract.py --data DIR            print the table
    python bench/extract.py --data DIR --write    also freeze it in bench/results/extract.json
    python bench/extract.py --data DIR --check    fail where the frozen table differs in any digit of quality
    python bench/extract.py --data DIR --peer P   also time the Python P, which has spaCy and a small English model

DIR holds the development parts: polnear/ (PolNeAR 1.0: dev/text, dev.units.jsonl, score.py), chains/ (our attribution
chains: dev.jsonl, score.py, adapter.py) and sourcing/ (Markkula Center's sourced statements: articles, gt, score.py,
adapter.py). They are no part of this repository. The sourcing scorer needs numpy, scipy and rapidfuzz: --scorers names
a Python that has them.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FROZEN = HERE / "results" / "extract.json"
PEER = """
import sys, time, spacy
from pathlib import Path
reads = spacy.load(sys.argv[1])
for path in sorted(Path(sys.argv[2]).glob("*.txt")):
    reads(path.read_text("utf-8"))
"""


def extract(output: Path, *paths: str) -> float:
    """Run ``provenance extract`` as a whole process on one core; its seconds by the clock."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "provenance", "extract", "--format", "jsonl", *paths]
    with output.open("wb") as file:
        process = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, env=one_thread(), check=False)
    if process.returncode:
        raise SystemExit(f"provenance extract: {process.stderr.decode()[-600:]}")
    return time.perf_counter() - start


def one_thread() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


SCORERS = [sys.executable]


def script(*command: str) -> str:
    done = subprocess.run([*SCORERS, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:2])}: {done.stderr[-600:]}")
    return done.stdout


def first_object(text: str) -> Any:
    """The first JSON object in what a scorer prints."""
    return json.JSONDecoder().raw_decode(text[text.index("{") :])[0]


def polnear(data: Path, work: Path) -> dict[str, Any]:
    out = work / "polnear.jsonl"
    texts = sorted(str(p) for p in (data / "dev" / "text").glob("*.txt"))
    seconds = extract(out, *texts)
    scored = first_object(script(str(data / "score.py"), str(data / "dev.units.jsonl"), str(out)))
    found = {k: {m: scored[k][m] for m in ("exact_f1", "p", "r")} for k in ("source", "cue", "content")}
    return {"articles": len(texts), "seconds": round(seconds, 1), "exact": found}


def chains(data: Path, work: Path) -> dict[str, Any]:
    folder = work / "chains"
    folder.mkdir()
    for line in (data / "dev.jsonl").read_text("utf-8").splitlines():
        passage = json.loads(line)
        (folder / f"{passage['id']}.txt").write_text(passage["text"], encoding="utf-8")
    out, adapted = work / "chains.jsonl", work / "chains.pred.jsonl"
    extract(out, *sorted(str(p) for p in folder.iterdir()))
    adapted.write_text(script(str(data / "adapter.py"), str(out)), encoding="utf-8")
    scored = first_object(script(str(data / "score.py"), str(data / "dev.jsonl"), str(adapted)))
    matched = scored["matched_only"]
    return {
        "passages": scored["passages"],
        "attribution": scored["detection"],
        "chain_exact_of_matched": matched["chain_exact_accuracy"],
        "second_hand": matched["second_hand"],
        "anonymous": matched["anonymity"],
        "end_to_end": scored["end_to_end_chain_exact"],
    }


def sourcing(data: Path, work: Path) -> dict[str, Any]:
    out, folder, report = work / "sourcing.jsonl", work / "sourcing", work / "sourcing.json"
    extract(out, *sorted(str(p) for p in (data / "articles").glob("*.txt")))
    script(str(data / "adapter.py"), str(out), str(folder))
    script(str(data / "score.py"), "--gt", str(data / "gt"), "--sys", str(folder), "--no-sem", "--json", str(report))
    strict = find(json.loads(report.read_text("utf-8")), "strict")
    return {
        "stories": len(list((data / "articles").glob("*.txt"))),
        "strict": {k.lower(): strict[k] for k in ("P", "R", "F1")},
        "type": strict["type"],
        "name": strict["name"],
        "end_to_end_f1": strict["end_to_end_F1"],
    }


def find(nested: Any, key: str) -> Any:
    """The first value of ``key`` at any depth."""
    if isinstance(nested, dict):
        if key in nested:
            return nested[key]
        for value in nested.values():
            found = find(value, key)
            if found is not None:
                return found
    return None


def speed(data: Path, work: Path, peer: str | None, model: str) -> dict[str, Any]:
    """Articles a second of the whole process on one core, and of the peer's parse in the same run; best of three."""
    texts = sorted(str(p) for p in (data / "dev" / "text").glob("*.txt"))
    ours, theirs = [], []
    for _ in range(3):
        ours.append(extract(work / "speed.jsonl", *texts))
        if peer:
            start = time.perf_counter()
            command = [peer, "-c", PEER, model, str(data / "dev" / "text")]
            subprocess.run(command, check=True, env=one_thread())
            theirs.append(time.perf_counter() - start)
    single = min(extract(work / "speed.jsonl", texts[len(texts) // 2]) for _ in range(3))
    found = {"articles_per_second": round(len(texts) / min(ours), 1), "one_article_seconds": round(single, 2)}
    if theirs:
        found["spacy_parse_articles_per_second"] = round(len(texts) / min(theirs), 1)
        found["over_spacy_parse"] = round(min(theirs) / min(ours), 2)
    return found


def table(found: dict[str, Any]) -> str:
    exact, chain, story = found["polnear"]["exact"], found["chains"], found["sourcing"]
    rows = [("", "P", "R", "F1")]
    rows += [(f"PolNeAR dev, exact {k}", f"{v['p']}", f"{v['r']}", f"{v['exact_f1']}") for k, v in exact.items()]
    for name, key in (
        ("attribution", "attribution"),
        ("second-hand", "second_hand"),
        ("anonymous", "anonymous"),
        ("end to end", "end_to_end"),
    ):
        rows.append((f"chains dev, {name}", *(f"{100 * chain[key][m]:.1f}" for m in ("p", "r", "f1"))))
    rows.append(("chains dev, chain exact of matched", "", "", f"{100 * chain['chain_exact_of_matched']:.1f}"))
    rows.append(("sourcing dev, strict statement", *(f"{story['strict'][m]}" for m in ("p", "r", "f1"))))
    rows.append(("sourcing dev, statement, type and name", "", "", f"{story['end_to_end_f1']}"))
    lines = [f"{name:<42}{p:>8}{r:>8}{f:>8}" for name, p, r, f in rows]
    lines += [f"{name.replace('_', ' '):<42}{value:>24}" for name, value in found.get("speed", {}).items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--peer", help="a Python with spaCy")
    parser.add_argument("--model", default="en_core_web_sm", help="the peer's model")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--scorers", default=sys.executable, help="a Python for the corpora's scorers")
    options = parser.parse_args()
    SCORERS[:] = [options.scorers]
    one_core()
    with tempfile.TemporaryDirectory(prefix="provenance-bench-") as name:
        work, data = Path(name), options.data
        found: dict[str, Any] = {
            "machine": f"{platform.machine()}, one core, Python {platform.python_version()}",
            "polnear": polnear(data / "polnear", work),
            "chains": chains(data / "chains", work),
            "sourcing": sourcing(data / "sourcing", work),
        }
        found["polnear"].pop("seconds")
        if not options.no_speed:
            found["speed"] = speed(data / "polnear", work, options.peer, options.model)
    print(table(found))
    if options.write:
        FROZEN.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    if options.check:
        frozen = json.loads(FROZEN.read_text("utf-8"))
        different = [k for k in ("polnear", "chains", "sourcing") if frozen[k] != found[k]]
        if different:
            raise SystemExit(f"differs from {FROZEN.name}: {', '.join(different)}")


if __name__ == "__main__":
    main()
