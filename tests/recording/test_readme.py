"""The README's walk through the ledger, with the claims of this repository: every command, in its order."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.console import Outcome, run

ROOT = Path(__file__).parent.parent.parent
SECTION = (ROOT / "README.md").read_text("utf-8").partition("## A memory for the newsroom\n")[2].partition("\n## ")[0]
COMMANDS = [
    line.partition("   #")[0].strip().split(" # ")[0].strip()
    for block in re.findall(r"^```\n(.*?)^```", SECTION, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
    if line.startswith("provenance ")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("walk")
    shutil.copytree(ROOT / "claims", folder / "claims")
    shutil.copyfile(ROOT / "sources.toml", folder / "sources.toml")
    return folder


@pytest.fixture(scope="module")
def walked(folder: Path) -> dict[str, Outcome]:
    """What each command left, run one after the other."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PROVENANCE_LEDGER", raising=False)
        for command in COMMANDS:
            found[command] = run(patch, folder, *shlex.split(command)[1:])
    return found


def of(walked: dict[str, Outcome], beginning: str) -> str:
    [found] = [outcome.out for command, outcome in walked.items() if command.startswith(f"provenance {beginning}")]
    return found


def test_every_command_does_its_work(walked: dict[str, Outcome]) -> None:
    assert len(walked) >= 12
    for command, outcome in walked.items():
        assert outcome.status == 0, (command, outcome.err)


def test_the_claims_are_added_found_decided_shown_and_verified(walked: dict[str, Outcome]) -> None:
    assert "2 added (22 claims)" in of(walked, "ledger add")
    assert "claims/three-pillars.toml#c5" in of(walked, 'search "frozen assets"')
    assert "claims/three-pillars.toml#c5" in of(walked, "search --similar")
    assert "unresolved" in of(walked, "adjudicate")
    assert "1 adjudicated claim: 1 unresolved." in of(walked, "outlet pravda-ru")
    assert "all as they were written" in of(walked, "ledger verify")


def test_what_is_exported_is_what_its_standard_says(walked: dict[str, Outcome], folder: Path) -> None:
    reviews = json.loads((folder / "claims.jsonld").read_text("utf-8"))["@graph"]
    assert {each["@type"] for each in reviews} == {"ClaimReview"}
    assert any("frozen Russian state assets" in each["claimReviewed"] for each in reviews)
    from prov.model import ProvDocument

    document = ProvDocument.deserialize(str(folder / "claims.prov.json"))
    assert [*document.get_records(), *document.bundles]


def test_the_files_come_out_as_they_went_in(walked: dict[str, Outcome], folder: Path) -> None:
    for name in ("claims/three-pillars.toml", "sources.toml"):
        assert (folder / "elsewhere" / name).read_bytes() == (ROOT / name).read_bytes()


def test_what_it_links_to_is_there() -> None:
    links = re.findall(r"\]\((docs/[^)#]+)", SECTION)
    assert len(links) >= 4
    for target in links:
        assert (ROOT / target).is_file(), target
