"""The same input gives the same bytes in every format: whatever Python's hash seed, in whatever order files are named,
and by however many processes.

Sets and dictionaries of strings come in another order with each seed, so one that is written as it comes shows here.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
import pytest

from provenance.cli.check import check
from provenance.rules import all_rules
from tests.reading.files import ARTICLE
from tests.rules.examples import HEAD, REGISTRY, blocks, section

RUNS = 100
FEW = 6
MIRROR = """
[outlet.the-mirror]
name = "The Mirror"
aliases = ["Herald"]
[[outlet.the-mirror.rating]]
rater = "Press Council"
value = 80
scale = [0, 100]
[[outlet.the-mirror.ownership]]
class = "state-controlled"
citation = "https://records.example/mirror"
as_of = 2025-01-01
[[outlet.the-mirror.override]]
letter = "B"
[outlet.the-echo]
name = "The Echo"
"""
RELAYED = """
[[claim]]
id = "relayed"
text = "The dam closes."
quote = "the dam closes, the Herald and the Echo wrote, citing Ana Ruiz"
scope = "fact"
mode = "indirect"
cue = "wrote"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.relay]]
as_written = "Herald"
[[claim.relay]]
source = "the-mirror"
[[claim.relay]]
source = "the-echo"
"""
PROGRAM = """\
import hashlib, io, json, random, sys
from provenance.cli import main

def digest(*arguments):
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    printing, sys.stdout, sys.argv = sys.stdout, out, ["provenance", *arguments]
    try:
        main()
    except SystemExit as stopped:
        assert stopped.code in (0, 1, None), stopped.code
    finally:
        sys.stdout = printing
    data = out.buffer.getvalue()
    assert data
    return hashlib.sha256(data).hexdigest()

seed, commands, paths = json.loads(sys.argv[1])
random.Random(seed).shuffle(paths)
found = {" ".join(each): digest(*each) for each in commands}
if paths:
    found["shuffled"] = digest("check", *paths, "--format", "json")
    found["several processes"] = digest("check", *paths, "--format", "jsonl", "--jobs", "2")
print(json.dumps(found))
"""


def formats(command: click.Command) -> list[str]:
    """The formats that a command offers, whatever they are by now."""
    form = next(parameter for parameter in command.params if "--format" in parameter.opts)
    assert isinstance(form.type, click.Choice)
    return [str(choice) for choice in form.type.choices]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every claim file and line of evidence that the rules' pages show, and more, in one folder with one registry."""
    made = tmp_path_factory.mktemp("seeds")
    (made / "claims").mkdir()
    (made / "sources.toml").write_text(REGISTRY + MIRROR, "utf-8")
    (made / "claims" / "relayed.toml").write_text(HEAD + RELAYED, "utf-8")
    evidence = ""
    for rule in all_rules():
        for heading in ("Flagged", "Accepted"):
            shown = blocks(section(rule.page, heading))
            renamed = {
                name: f"claims/{rule.code}-{heading}-{Path(name).name}".lower()
                for name in shown
                if name.startswith("claims/") and name.endswith(".toml")
            }
            for name, place in renamed.items():
                text = shown[name] if "[article]" in shown[name] else HEAD + shown[name]
                (made / place).write_text(text, "utf-8")
            for line in shown.get("claims/evidence.jsonl", "").splitlines():
                citation = json.loads(line)
                citation["file"] = renamed.get(citation["file"], citation["file"])
                evidence += json.dumps(citation) + "\n"
    (made / "claims" / "evidence.jsonl").write_text(evidence, "utf-8")
    (made / "article.txt").write_text(ARTICLE, "utf-8")
    return made


def under(seed: int, folder: Path, commands: Sequence[Sequence[str]], paths: Sequence[str] = ()) -> dict[str, str]:
    """The digests of what the commands print, all in one process with this hash seed."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps([seed, commands, paths])],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


def same(folder: Path, seeds: int) -> None:
    """So many seeds give the same bytes, and the order of files and the number of processes do not show."""
    commands = [["check", "--format", each] for each in formats(check)]
    paths = sorted(path.relative_to(folder).as_posix() for path in (folder / "claims").glob("*.toml"))
    with ThreadPoolExecutor(2) as pool:
        first, *others = pool.map(lambda seed: under(seed, folder, commands, paths), range(seeds))
    assert len(first) == len(commands) + 2
    assert first["shuffled"] == first["check --format json"]
    assert first["several processes"] == first["check --format jsonl"]
    for number, found in enumerate(others, 1):
        assert found == first, f"seed {number} differs from seed 0"


def test_check_gives_the_same_bytes_under_every_hash_seed_in_every_format(folder: Path) -> None:
    same(folder, FEW)


@pytest.mark.slow
def test_a_hundred_runs_of_check_give_the_same_bytes_in_every_format(folder: Path) -> None:
    same(folder, RUNS)


def test_the_folder_that_is_checked_so_often_wakes_nearly_every_rule(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "provenance", "check", "--format", "json"], cwd=folder, capture_output=True, check=False
    )
    report = json.loads(done.stdout)
    woken = {each["code"] for each in report["findings"]} | {each["code"] for each in report["skips"]}
    assert len(woken) >= len(all_rules()) - 5, sorted({rule.code for rule in all_rules()} - woken)
    assert len(report["claims"]) > 100


def test_extract_gives_the_same_bytes_under_every_hash_seed_in_every_format(folder: Path) -> None:
    from provenance.cli.extract import extract

    commands = [["extract", "article.txt", "--format", each] for each in formats(extract)]
    first, second = (under(seed, folder, commands) for seed in (0, 1))
    assert len(first) == len(commands)
    assert second == first
