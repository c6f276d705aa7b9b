"""The walls of the house hold: what docs/architecture.md promises of rooms, names and the start."""

import ast
import json
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import grimp
import pytest

import provenance
from provenance.cli.formats import FORMATS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "provenance"
HEAVY = {
    "asyncio",
    "h2",
    "hishel",
    "httpcore",
    "httpx",
    "networkx",
    "numpy",
    "onnxruntime",
    "protego",
    "rapidfuzz",
    "rfc3161_client",
    "rustworkx",
    "sqlalchemy",
    "sqlmodel",
    "stamina",
    "tomlkit",
    "trafilatura",
    "warcio",
}
CLAIM_FILE = """\
version = 1

[article]
outlet = "gazette"
title = "The dam closes in March"
url = "https://gazette.example/dam"

[[claim]]
id = "dam"
text = "The dam will be closed in March."
quote = "The dam closes in March, its keeper said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "its keeper"
identity = "role"
vantage = "participant"
"""
REGISTRY = """\
version = 1

[outlet.gazette]
name = "The Gazette"
domains = ["gazette.example"]
"""


def tracked_files() -> list[Path]:
    """What git tracks; in an unpacked archive without git, everything that does not hide."""
    try:
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        listing = ""
    if listing:
        return [Path(name) for name in listing.split("\0") if name]
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [path for path in files if not any(part.startswith(".") or part == "__pycache__" for part in path.parts)]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter's reading of the copy of the house in ``folder``."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=folder, capture_output=True, check=False, text=True
    )


def modules_after(arguments: list[str], folder: Path) -> set[str]:
    """The modules that a new process has imported when the command has done its work."""
    program = """\
import json, sys
from provenance.cli import main
sys.argv = ["provenance", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=folder, capture_output=True, check=False, text=True
    )
    modules = set(json.loads(done.stderr.splitlines()[-1]))
    assert "provenance.cli" in modules
    return modules


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "provenance", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_a_copy_of_the_house_stands(copy: Path) -> None:
    done = lint_imports(copy)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_stray_room_falls(copy: Path) -> None:
    (copy / "provenance" / "utils.py").write_text('"""Odds and ends."""\n')
    done = lint_imports(copy)
    assert done.returncode != 0
    assert "provenance.utils" in done.stdout


def test_an_import_that_climbs_falls(copy: Path) -> None:
    (copy / "provenance" / "scoring" / "stray.py").write_text('"""Climbs."""\nimport provenance.checking\n')
    done = lint_imports(copy)
    assert done.returncode != 0
    assert "provenance.scoring.stray" in done.stdout


@pytest.mark.parametrize("room", ["model", "scoring", "lexicon", "rules/chain", "matching"])
def test_pure_rooms_import_nothing_that_opens(copy: Path, room: str) -> None:
    outside = ["os", "io", "pathlib", "socket", "httpx", "sqlmodel", "sqlalchemy", "click"]
    (copy / "provenance" / room / "stray.py").write_text(f'"""Opens."""\nimport {", ".join(outside)}\n')
    done = lint_imports(copy)
    assert done.returncode != 0
    for module in outside:
        assert f"provenance.{room.replace('/', '.')}.stray -> {module}" in done.stdout


def test_only_the_command_line_knows_click(copy: Path) -> None:
    (copy / "provenance" / "render" / "stray.py").write_text('"""Asks."""\nimport click\n')
    done = lint_imports(copy)
    assert done.returncode != 0
    assert "provenance.render.stray -> click" in done.stdout


@pytest.mark.parametrize("room", ["fetch", "store", "extraction", "matching", "verifying"])
def test_checking_reaches_no_planned_room_either(copy: Path, room: str) -> None:
    folder = copy / "provenance" / room
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / "stray.py").write_text('"""A room of the future."""\n')
    (copy / "provenance" / "checking" / "stray.py").write_text(f'"""Reaches."""\nimport provenance.{room}.stray\n')
    done = lint_imports(copy)
    assert done.returncode != 0
    assert f"provenance.checking is not allowed to import provenance.{room}.stray" in done.stdout


def test_checking_reaches_neither_network_nor_store_nor_tagger_nor_pages() -> None:
    graph = grimp.build_graph("provenance", cache_dir=None)
    others = {f"provenance.{room}" for room in ("fetch", "store", "extraction", "matching", "verifying")}
    for room in others & graph.modules:
        assert not graph.find_shortest_chains("provenance.checking", room, as_packages=True)


@pytest.mark.parametrize(
    "path",
    [
        p
        for room in ("model", "scoring", "lexicon", "rules", "matching")
        for p in sorted((PACKAGE / room).rglob("*.py"))
    ],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_pure_modules_open_nothing(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
    assert not names & {"open", "print", "input", "eval", "exec", "compile", "__import__"}


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
    named = [path for path in tracked_files() if drawers & {Path(part).stem.strip("_").lower() for part in path.parts}]
    assert named == []


def test_help_starts_without_heavy_libraries(tmp_path: Path) -> None:
    assert not modules_after(["check", "--help"], tmp_path) & HEAVY


def test_a_check_without_shared_claims_starts_without_heavy_libraries(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "dam.toml").write_text(CLAIM_FILE)
    loaded = modules_after(["check", "dam.toml"], tmp_path)
    assert not loaded & HEAVY
    rooms = {name.split(".")[1] for name in loaded if name.startswith("provenance.")}
    assert not rooms & {"extraction", "fetch", "matching", "reading", "verifying"}


def test_a_check_with_evidence_starts_without_heavy_libraries(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "dam.toml").write_text(CLAIM_FILE)
    line = {
        "version": 1,
        "file": "claims/dam.toml",
        "claim": "dam",
        "path": "article",
        "url": "https://gazette.example/dam",
    }
    (tmp_path / "claims" / "evidence.jsonl").write_text(json.dumps({**line, "status": "ok", "verdict": "exact"}))
    loaded = modules_after(["check", "claims"], tmp_path)
    assert not loaded & HEAVY
    assert "provenance.matching" not in loaded


def test_a_check_loads_the_format_that_is_asked_for_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "dam.toml").write_text(CLAIM_FILE)
    loaded = modules_after(["check", "dam.toml", "--format", "concise"], tmp_path)
    formats = {f"provenance.render.{form}" for form in FORMATS}
    assert loaded & formats == {"provenance.render.concise"}


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == provenance.__version__ == metadata.version("claim-provenance")


def test_the_extra_all_holds_every_extra_that_is_for_running() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    others = ",".join(sorted(set(extras) - {"all", "training"}))
    assert extras["all"] == [f"claim-provenance[{others}]"]


def test_the_locks_pin_by_hash_and_name_no_index() -> None:
    for lock in (ROOT / "lock").glob("*.txt"):
        lines = [line.strip() for line in lock.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
        assert all(line.startswith("--hash=sha256:") or "==" in line for line in lines), lock.name
