"""The Flagged and Accepted blocks of a rule's page, as folders that can be checked."""

import re
from pathlib import Path

HEAD = """\
version = 1
[article]
outlet = "the-gazette"
title = "Talks on the dam"
url = "https://gazette.example/dam"
published = 2025-12-03
language = "en"
"""

_RATING = 'rater = "Press Council"\nvalue = 80\nscale = [0, 100]\nas_of = 2025-01-01\n'

REGISTRY = f"""\
version = 1
[outlet.the-gazette]
name = "The Gazette"
domains = ["gazette.example"]
country = "GB"
[[outlet.the-gazette.rating]]
{_RATING}url = "https://council.example/gazette"
[outlet.the-herald]
name = "The Herald"
domains = ["herald.example"]
country = "US"
aliases = ["Herald"]
[[outlet.the-herald.rating]]
{_RATING}url = "https://council.example/herald"
[outlet.the-courier]
name = "The Courier"
domains = ["courier.example"]
country = "GB"
[[outlet.the-courier.rating]]
{_RATING}url = "https://council.example/courier"
[person.ana-ruiz]
name = "Ana Ruiz"
role = "head of the Water Board"
affiliation = "water-board"
aliases = ["Ruiz"]
[person.tom-hale]
name = "Tom Hale"
[body.water-board]
name = "Water Board"
class = "government"
country = "GB"
[body.dam-company]
name = "Dam Company"
class = "company"
country = "GB"
"""

_FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"^`?([\w./-]+\.(?:toml|jsonl))`?:?$")


def section(page: str, heading: str) -> str:
    """The text under a second-level heading of a page."""
    found = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found, f"the page has no section {heading!r}"
    return found[1]


def blocks(text: str) -> dict[str, str]:
    """The files that a section shows: fenced blocks by the file name in the line above, or claims/a.toml."""
    files = {}
    for fence in _FENCE.finditer(text):
        above = text[: fence.start()].rstrip().rpartition("\n")[2].strip()
        named = _FILE.match(above)
        files[named[1] if named else "claims/a.toml"] = fence[2]
    assert files, "the section shows no file"
    return files


def write(files: dict[str, str], folder: Path) -> Path:
    """Write an example into ``folder``, with the usual article and registry where it shows none; return claims/."""
    for name, text in {"sources.toml": REGISTRY, **files}.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("claims/") and name.endswith(".toml") and "[article]" not in text:
            text = HEAD + text
        place.write_text(text, "utf-8")
    (folder / "claims").mkdir(exist_ok=True)
    return folder / "claims"
