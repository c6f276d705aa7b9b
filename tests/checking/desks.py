"""Desks to check at: a folder with a registry, claim files of our own, and a git repository where one is wanted."""

import subprocess
from pathlib import Path

from tests.rules.examples import HEAD, REGISTRY

BARE = 'identity = "bare"\nvantage = "familiar"\nas_written = "a source"'
NAMED = 'identity = "named"\nvantage = "self"\nsource = "tom-hale"\nas_written = "Tom Hale"'


def claim(
    name: str, *, text: str = "The dam closes in March.", more: str = "", origin: str = NAMED, allow: str = ""
) -> str:
    """A claim in TOML. With ``origin=BARE`` it has warnings (ANO01 among them); with NAMED it has none."""
    return (
        f'[[claim]]\nid = "{name}"\ntext = "{text}"\nquote = "the dam closes in March, {name} was told"\n'
        f'scope = "utterance"\nmode = "indirect"\ncue = "was told"\n{more}'
        f'[claim.origin]\nchannel = "radio"\n{origin}\n{allow}'
    )


def allow(rule: str, reason: str = "The desk knows who it is.", until: str = "") -> str:
    """A suppression in TOML."""
    return f'[[claim.allow]]\nrule = "{rule}"\nreason = "{reason}"\n' + (f"until = {until}\n" if until else "")


def head(number: int | str = 0, outlet: str = "the-gazette") -> str:
    """The head of a claim file, with an address of its own."""
    return HEAD.replace('"the-gazette"', f'"{outlet}"').replace("/dam", f"/dam-{number}")


def desk(folder: Path, files: int = 0) -> Path:
    """A folder with a registry and so many claim files, one clean claim in each."""
    (folder / "sources.toml").write_text(REGISTRY)
    (folder / "claims").mkdir(exist_ok=True)
    for number in range(files):
        put(folder, f"f{number:02}", claim("c1"), number=number)
    return folder


def put(folder: Path, name: str, *claims: str, number: int | str | None = None, outlet: str = "the-gazette") -> Path:
    """Write a claim file."""
    path = folder / "claims" / f"{name}.toml"
    path.write_text(head(number if number is not None else name, outlet) + "".join(claims), "utf-8")
    return path


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *who, "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def commit(folder: Path, words: str = "a change") -> str:
    """Commit all there is; give the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", words, "--allow-empty")
    return git(folder, "rev-parse", "HEAD")
