"""``provenance init``: a registry, a claim file and settings to start from."""

import datetime
from pathlib import Path

import click

from provenance.claimfile.write import CLAIMS, REGISTRY, SETTINGS
from provenance.cli import emit
from provenance.cli.kinds import FOLDER
from provenance.errors import UnreadableError


@click.command()
@click.argument("folder", default=".", type=FOLDER, metavar="[FOLDER]")
def init(folder: str) -> None:
    """Start a registry, a claim file and settings in FOLDER. What is already there is left as it is."""
    root = Path(folder)
    today = datetime.date.today().isoformat()
    done = []
    try:
        for name, text in (
            ("sources.toml", REGISTRY),
            ("claims/example.toml", CLAIMS.replace("2025-12-03", today)),
            ("provenance.toml", SETTINGS),
        ):
            done.append(_written(root / name, name, text))
        done.append("Next: `provenance check`, then put your own article in place of the example.")
    finally:
        emit(f"{line}\n" for line in done)


def _written(path: Path, name: str, text: str) -> str:
    if path.exists():
        return f"{name} is there already, and stays as it is"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UnreadableError(str(path), f"it cannot be written: {error.strerror}") from error
    return f"wrote {name}"
