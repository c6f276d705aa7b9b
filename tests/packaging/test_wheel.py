"""The sdist and the wheel hold what they must, and the wheel runs where nothing else is."""

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import provenance
from tests.packaging.conftest import BARE, Built, ran
from tests.test_house import ROOT
from tests.verifying.scene import scene

pytestmark = pytest.mark.packaging


def test_the_wheel_holds_what_is_needed_and_no_more(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = set(wheel.namelist())
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "provenance").rglob("*") if path.is_file()}
    package = {name for name in package if "__pycache__" not in name}
    assert {name for name in names if name.startswith("provenance/")} == package
    for part in ("py.typed", "schema/claims-v1.json", "extraction/weights/tagger.onnx", "scoring/profile-1.toml"):
        assert f"provenance/{part}" in names
    beside = {name.split("/", 1)[1] for name in names if not name.startswith("provenance/")}
    pages = {f"data/share/man/man1/{page.name}" for page in (ROOT / "man").glob("*.1")}
    assert pages
    assert beside == pages | {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert built.wheel.stat().st_size < 30_000_000


def test_the_sdist_holds_the_tree(built: Built, tree: Path) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for part in ("claims/three-pillars.toml", "sources.toml", "lock/run.txt", "tests/packaging/test_wheel.py", "man"):
        assert any(name == part or name.startswith(f"{part}/") for name in names), part
    assert not any(name.startswith((".ci/", ".venv", ".git/")) for name in names)


def test_the_wheel_runs_where_nothing_else_is(installed: Path) -> None:
    assert ran([installed / "provenance", "--version"], installed) == f"provenance, version {provenance.__version__}\n"
    extracted = subprocess.run(
        [installed / "provenance", "extract", "-", "--format", "json"],
        input="The dam is sound, Ana Ruiz told CNN.\n",
        env=BARE,
        capture_output=True,
        text=True,
    )
    assert extracted.returncode == 0, extracted.stderr
    assert json.loads(extracted.stdout)["attributions"]


def test_the_base_install_verifies(installed: Path, tmp_path: Path) -> None:
    with scene(tmp_path) as played:
        ran([installed / "provenance", "verify", "--allow-private"], tmp_path)
        lines = [json.loads(line) for line in played.evidence.read_text("utf-8").splitlines()]
        assert {line["status"] for line in lines} == {"ok", "gone"}
        assert "normalised" in {line["verdict"] for line in lines}
        ran([installed / "provenance", "captures", "verify", "claims"], tmp_path)


def test_the_claims_of_the_sdist_are_checked_as_they_are_here(installed: Path, built: Built, tmp_path: Path) -> None:
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    there = ran([installed / "provenance", "check", "--format", "json"], folder)
    here = ran([sys.executable, "-m", "provenance", "check", "--format", "json"], ROOT, {"PYTHONPATH": str(ROOT)})
    assert json.loads(there)["summary"]["claims"] > 0
    assert there == here


def test_its_types_and_its_man_pages_are_found(installed: Path) -> None:
    assert (installed.parent / "share" / "man" / "man1" / "provenance-check.1").is_file()
    program = "import importlib.resources as r; print((r.files('provenance') / 'py.typed').is_file())"
    assert ran([installed / "python", "-c", program], installed) == "True\n"
