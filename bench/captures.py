"""Whether captures keep what they promise: every changed bit is found, and a process that is killed loses nothing.

    python bench/captures.py              the figures of docs/captures.md (some minutes)
    python bench/captures.py --kills 20   a quick look
    python bench/captures.py --write      also freeze the figures in bench/results/

Bits: of 1,000 captures each bit is flipped by itself, and the hash that every reader compares is taken anew; of some
thousand of these flips the file is written and read through `Captures`. Kills: a process keeps pages and says so of
each; it gets SIGKILL at a random moment, between its first step and some dozen captures later. Then every page that
it said it had kept is read, and everything verified; the next process goes on in the same folder.
"""

import argparse
import hashlib
import json
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from provenance.errors import DamagedCaptureError
from provenance.fetch.captures import INDEX, Captures
from provenance.model.ports import Page, Redirect
from tests.fetch.captures import file_of, page

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "bench" / "results" / "captures.json"
_WORDS = "lock harbour council tender engineer northern spring weeks Solheim said that would close".split()

KEEPING = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from provenance.fetch import timestamps, warcs
from provenance.fetch.captures import Captures
from bench.captures import made
warcs.packed(made(0), "page")
os.write(1, b"ready\\n")
captures = Captures(Path(sys.argv[2]))
for number in range(int(sys.argv[3]), 10**9):
    os.write(1, f"{captures.keep(made(number)).address}\\n".encode())
"""


def made(number: int) -> Page:
    """A page of some hundred words, another one for each number; every third has moved."""
    chance = random.Random(number)
    words = " ".join(chance.choices(_WORDS, k=chance.randrange(20, 200)))
    url = f"https://kystavisen.example/{number}"
    moved = (Redirect(301, f"{url}/now"),) if number % 3 == 0 else ()
    return page(url, f"<!doctype html><title>{number}</title><p>{words}".encode(), redirects=moved)


def bits(captures: int, on_disk: int) -> dict[str, Any]:
    """Every bit of so many captures flipped, and so many of the flips on the disk, too."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with Captures(folder) as writer:
            kept = [writer.keep(made(number)) for number in range(captures)]
        total = missed = 0
        for capture in kept:
            data = bytearray(file_of(folder, capture).read_bytes())
            digest = bytes.fromhex(capture.address)
            for place_of_byte in range(len(data)):
                for bit in range(8):
                    data[place_of_byte] ^= 1 << bit
                    missed += hashlib.sha256(data).digest() == digest
                    data[place_of_byte] ^= 1 << bit
            total += 8 * len(data)
        reader = Captures(folder)
        missed_on_disk = 0
        for _ in range(on_disk):
            capture = chance.choice(kept)
            path = file_of(folder, capture)
            whole = path.read_bytes()
            flipped = bytearray(whole)
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
            path.write_bytes(flipped)
            try:
                reader.page(capture)
            except DamagedCaptureError:
                pass
            else:
                missed_on_disk += 1
            path.write_bytes(whole)
        index = folder / INDEX
        whole = index.read_bytes()
        rows = missed_rows = 0
        for _ in range(on_disk // 50):
            flipped = bytearray(whole)
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
            index.write_bytes(flipped)
            looked = Captures(folder)
            rows += 1
            missed_rows += not any(each.wrong or each.note for each in looked.verify()) or set(looked) != set(kept)
        index.write_bytes(whole)
    return {
        "captures": captures,
        "bits_flipped": total,
        "bits_missed": missed,
        "flips_on_disk": on_disk,
        "flips_on_disk_missed": missed_on_disk,
        "flips_of_the_index": rows,
        "flips_of_the_index_missed_or_with_loss": missed_rows,
    }


def kills(moments: int, seed: int) -> dict[str, Any]:
    """So many processes killed while they keep pages."""
    chance = random.Random(seed)
    counted = {"kills": 0, "acknowledged": 0, "lost": 0, "damaged": 0, "dangling_rows": 0, "unmended": 0}
    traces = {"partial files": 0, "files without a row": 0, "rows broken off": 0}
    while counted["kills"] < moments:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "captures"
            acknowledged: list[str] = []
            for _ in range(min(25, moments - counted["kills"])):
                acknowledged += _killed(folder, len(acknowledged), chance.uniform(0, 0.06))
                counted["kills"] += 1
                for each in Captures(folder).verify():
                    counted["damaged"] += each.wrong is not None
                    counted["dangling_rows"] += each.wrong == "its file is gone"
                    for trace, words in zip(traces, ("not finished", "not in the index", "breaks off"), strict=True):
                        traces[trace] += words in (each.note or "")
                counted["lost"] += _lost(folder, acknowledged)
            counted["acknowledged"] += len(acknowledged)
            with Captures(folder) as captures:
                captures.keep(made(-1))
            counted["unmended"] += sum(each.note is not None for each in Captures(folder).verify())
    return {**counted, "traces_that_were_mended": traces}


def _killed(folder: Path, start: int, seconds: float) -> list[str]:
    """What a process said it had kept before it was killed."""
    command = [sys.executable, "-c", KEEPING, str(ROOT), str(folder), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        said = process.stdout.read().decode()
    return [line for line in said.split("\n")[:-1] if line]


def _lost(folder: Path, acknowledged: list[str]) -> int:
    captures = Captures(folder)
    there = {each.address: each for each in captures}
    lost = 0
    for address in acknowledged:
        try:
            captures.page(there[address])
        except (KeyError, DamagedCaptureError):
            lost += 1
    return lost


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--captures", type=int, default=1_000)
    parser.add_argument("--flips", type=int, default=5_000, help="how many flips on the disk (default: 5,000)")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="freeze the figures in bench/results/")
    given = parser.parse_args()
    cores = os.cpu_count()
    found = {
        "machine": f"{platform.machine()}, {cores} cores, Python {platform.python_version()}",
        "bits": bits(given.captures, given.flips),
        "kill_9": kills(given.kills, given.seed),
    }
    print(json.dumps(found, indent=2))
    if given.write:
        RESULTS.write_text(json.dumps(found, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
