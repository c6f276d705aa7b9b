"""Speed and memory of ``provenance check``, as ratios measured in one run.

    python bench/check.py                 the figures of the README (some minutes)
    python bench/check.py --files 1000    a quick look
    python bench/check.py --write         also freeze the figures in bench/results/ and draw the plot in docs/

Compared in the same run, on the same files: reading and parsing alone with rtoml, the parser that provenance uses;
and check-jsonschema with our own published schema, which only validates.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.corpus import write

HERE = Path(__file__).parent
ROOT = HERE.parent
SCHEMA = ROOT / "provenance" / "schema" / "claims-v1.json"
PARSE = """
import sys, time, rtoml
from pathlib import Path
files = sorted(Path(sys.argv[1]).rglob("*.toml"))
start = time.process_time(), time.perf_counter()
for file in files:
    rtoml.loads(file.read_text("utf-8"))
print(time.process_time() - start[0], time.perf_counter() - start[1])
"""


class Cost:
    """What a process cost: seconds of CPU (its children's too), seconds by the clock, peak memory in MB."""

    def __init__(self, *command: str, folder: Path) -> None:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.perf_counter() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"{' '.join(command[:6])}: {said.decode()[-600:]}")


def check(folder: Path, *paths: str, jobs: int = 1, cached: bool = False) -> Cost:
    options = ("--format", "json", "--exit-zero", "--jobs", str(jobs), *(() if cached else ("--no-cache",)))
    return Cost(sys.executable, "-m", "provenance", "check", *options, *paths, folder=folder)


class Kept:
    """One first run, which fills an empty cache, the run again, and again after some files have changed."""

    def __init__(self, folder: Path, changing: int, jobs: int) -> None:
        cache = folder / "cache"
        os.environ["PROVENANCE_CACHE_DIR"] = str(cache)
        shutil.rmtree(cache, ignore_errors=True)
        files = sorted((folder / "claims").rglob("*.toml"))
        self.cold = check(folder, "claims", jobs=jobs, cached=True)
        self.warm = check(folder, "claims", jobs=jobs, cached=True)
        for path in files[:: len(files) // changing][:changing]:
            path.write_text(path.read_text("utf-8") + "# once more\n", "utf-8")
        self.changed = check(folder, "claims", jobs=jobs, cached=True)
        self.megabytes = sum(path.stat().st_size for path in cache.iterdir()) / 1e6


def halves(folder: Path) -> float:
    """How many times faster two processes with nothing in common, each on half of the files, are than one after the
    other: what this machine gives a second process at all."""
    folders = sorted(path for path in (folder / "claims").iterdir() if path.is_dir())
    middle = (len(folders) + 1) // 2
    parts = [[str(path.relative_to(folder)) for path in part] for part in (folders[:middle], folders[middle:]) if part]
    options = ("check", "--format", "json", "--exit-zero", "--no-cache", "--jobs", "1")
    commands = [[sys.executable, "-m", "provenance", *options, *part] for part in parts]
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    apart = time.perf_counter() - start
    start = time.perf_counter()
    running = [
        subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    for process in running:
        process.wait()
    return apart / (time.perf_counter() - start)


def jsonschema(folder: Path, *paths: str) -> Cost:
    return Cost(sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), *paths, folder=folder)


def parsing(folder: Path) -> tuple[float, float]:
    said = subprocess.run(
        [sys.executable, "-c", PARSE, "claims"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout.split()
    return float(said[0]), float(said[1])


def middle(values: list[float]) -> float:
    return statistics.median(values)


def measure(files: int, rounds: int, sizes: list[int]) -> dict[str, Any]:
    folder = Path(tempfile.mkdtemp(prefix="provenance-bench-"))
    try:
        size = write(folder, files)
        some = [str(path.relative_to(folder)) for path in sorted((folder / "claims").rglob("*.toml"))[: files // 10]]
        check(folder, *some[:50])
        jsonschema(folder, *some[:50])
        parsed, single, double, validated, ours, theirs, ideal = [], [], [], [], [], [], []
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
            parsed.append(parsing(folder))
            single.append(check(folder, "claims"))
            double.append(check(folder, "claims", jobs=2))
            ideal.append(halves(folder))
            validated.append(jsonschema(folder, *some))
        kept = {jobs: [Kept(folder, files // 100, jobs) for _ in range(rounds)] for jobs in (1, 2)}
        for _ in range(5 * rounds):
            ours.append(check(folder, some[0]))
            theirs.append(jsonschema(folder, some[0]))
        linear = []
        for count in sizes:
            print(f"{count} files", file=sys.stderr)
            place = folder / f"of-{count}"
            write(place, count)
            cost = check(place, "claims")
            linear.append({"files": count, "seconds": round(cost.cpu, 2), "memory_mb": round(cost.memory)})
            shutil.rmtree(place)
        pairs = list(zip(ours, theirs, strict=True))
        one, parse = middle([c.cpu for c in single]), middle([p[0] for p in parsed])
        per_file = middle([c.cpu for c in validated]) / len(some)
        return {
            "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
            "files": files,
            "claims": 8 * files,
            "megabytes": round(size / 1e6, 1),
            "parsing_seconds": round(parse, 2),
            "check_seconds": round(one, 2),
            "check_over_parsing": round(one / parse, 1),
            "check_over_check_jsonschema_per_file": round(one / files / per_file, 3),
            "jobs_2_speedup": round(middle([c.wall for c in single]) / middle([c.wall for c in double]), 2),
            "two_processes_apart_speedup": round(middle(ideal), 2),
            "one_file_over_check_jsonschema": round(middle([a.cpu / b.cpu for a, b in pairs]), 2),
            "one_file_seconds": round(middle([c.cpu for c in ours]), 3),
            "memory_mb": round(max(c.memory for c in single)),
            "cache": {
                f"jobs_{jobs}": {
                    "cold_seconds": round(middle([each.cold.wall for each in runs]), 2),
                    "warm_over_cold": round(middle([each.warm.wall / each.cold.wall for each in runs]), 3),
                    "changed_over_cold": round(middle([each.changed.wall / each.cold.wall for each in runs]), 3),
                    "memory_mb": round(max(max(each.cold.memory, each.changed.memory) for each in runs)),
                }
                for jobs, runs in kept.items()
            },
            "cache_changed_files": files // 100,
            "cache_megabytes": round(kept[1][0].megabytes),
            "linear": linear,
        }
    finally:
        shutil.rmtree(folder)


ROWS = (
    ("check --format json, one process, over parsing alone", "check_over_parsing", "at most 30, goal 15"),
    ("the same, a file, over check-jsonschema", "check_over_check_jsonschema_per_file", "at most 1, goal 0.5"),
    ("--jobs 2, times faster than one process", "jobs_2_speedup", "at least 1.6"),
    ("two processes with nothing in common, the same", "two_processes_apart_speedup", "what the machine gives"),
    ("one file from the shell, CPU over check-jsonschema", "one_file_over_check_jsonschema", "at most 0.6"),
    ("peak memory, MB", "memory_mb", "under 400"),
)
CACHE_ROWS = (
    ("the run again, by the clock, over the first", "warm_over_cold", "at most 0.125"),
    ("the same after 1 file in 100 has changed", "changed_over_cold", "at most 0.2"),
    ("peak memory with the cache, MB", "memory_mb", "under 400"),
)


def table(found: dict[str, Any]) -> str:
    lines = [
        f"{found['files']:,} files, {found['claims']:,} claims, {found['megabytes']} MB; {found['machine']}",
        f"parsing alone {found['parsing_seconds']} s, check {found['check_seconds']} s of CPU",
        "",
        f"{'figure':<56} {'measured':>9}   wanted",
    ]
    lines += [f"{name:<56} {found[key]:>9}   {wanted}" for name, key, wanted in ROWS]
    for jobs, kept in found["cache"].items():
        lines += [f"{f'{words} ({jobs})':<56} {kept[key]:>9}   {wanted}" for words, key, wanted in CACHE_ROWS]
    lines += [f"{row['files']:>7,} files {row['seconds']:>7} s {row['memory_mb']:>6} MB" for row in found["linear"]]
    return "\n".join(lines)


def plot(linear: list[dict[str, Any]]) -> str:
    """Seconds against files as an SVG: points, and the straight line from nothing through the largest."""
    most, longest = linear[-1]["files"], linear[-1]["seconds"]

    def at(row: dict[str, Any]) -> tuple[float, float]:
        return 60 + 500 * row["files"] / most, 260 - 220 * row["seconds"] / longest

    points = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#0b62a4"/>'
        f'<text x="{x - 8:.1f}" y="{y - 8:.1f}" text-anchor="end">{row["files"]:,} files, {row["seconds"]:g} s</text>'
        for row in linear
        for x, y in [at(row)]
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" font-family="sans-serif" font-size="12" '
        'role="img" aria-label="Seconds of CPU against the number of files: a straight line">'
        '<rect width="600" height="300" fill="#fff"/>'
        '<path d="M60 30V260H570" fill="none" stroke="#555"/>'
        f'<path d="M60 260L{at(linear[-1])[0]:.1f} {at(linear[-1])[1]:.1f}" stroke="#0b62a4" stroke-dasharray="4 4"/>'
        f'{points}<text x="315" y="285" text-anchor="middle">claim files of eight claims</text>'
        '<text x="20" y="145" transform="rotate(-90 20 145)" text-anchor="middle">seconds of CPU</text></svg>\n'
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--files", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    sizes = [1_000, 10_000, 50_000] if given.files == 10_000 else [given.files // 10, given.files]
    found = measure(given.files, given.rounds, sizes)
    print(table(found))
    if given.write:
        (HERE / "results").mkdir(exist_ok=True)
        (HERE / "results" / "check.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")
        (ROOT / "docs" / "images").mkdir(exist_ok=True)
        (ROOT / "docs" / "images" / "check-linear.svg").write_text(plot(found["linear"]), "utf-8")


if __name__ == "__main__":
    main()
