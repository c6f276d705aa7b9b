"""A small newsroom on disk, and its commands: what tests of the ledger begin with."""

import random
from pathlib import Path

import pytest

from provenance.claimfile import evidence
from provenance.model.evidence import Citation, Status
from tests.checking.desks import BARE, NAMED, claim, desk, put
from tests.cli.console import Outcome, run

REGISTRY = """\
version = 1

[outlet.the-gazette]
name = "The Gazette"
country = "GB"
[[outlet.the-gazette.rating]]
rater = "Press Watch"
value = 3
scale = [0, 5]
as_of = 2025-06-01
url = "https://presswatch.example/gazette"

[outlet.the-herald]
name = "The Herald"
domains = ["herald.example"]
country = "US"

[person.ana-ruiz]
name = "Ana Ruiz"
affiliation = "water-board"

[body.water-board]
name = "Water Board"
class = "government"
country = "GB"
"""

DAM = """\
# Checked by two of us.
version = 1

[article]
outlet    = "the-gazette"
title     = "Dam to be emptied"
url       = "https://gazette.example/dam"
published = 2025-12-03

[[claim]]
id = "closing"
text = "The Water Board will empty the dam in March."
quote = "The dam will be emptied in March, Ana Ruiz told reporters"
scope = "utterance"
mode = "indirect"
cue = "told"
asserts = "dam-emptied"
about = ["water-board"]
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"

[[claim]]
id = "crack"
text = "Engineers found a crack of 12 metres in the dam's western wall."
quote = "Engineers found a crack of 12 metres, an official told The Herald"
scope = "utterance"
mode = "indirect"
cue = "told"
[claim.origin]
as_written = "an official"
identity = "described"
vantage = "familiar"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
"""

EVIDENCE = (
    '{"version": 1, "file": "claims/dam.toml", "claim": "crack", "path": "relay[0]", "url": "https://herald.example/x",'
    ' "status": "ok", "retrieved": "2025-12-04", "read_in_full": true, "sha256": "' + "ab" * 32 + '"}\n'
)


def stories(folder: Path) -> None:
    """Put twelve articles on four things there, and evidence on a page cited in each."""
    outlets = ("the-gazette", "the-herald", "the-courier")
    chance = random.Random(12)
    desk(folder)
    lines = []
    for number in range(12):
        name = f"f{number:02}"
        relay = chance.choice(outlets)
        url = f"https://{relay[4:]}.example/{number}"
        hop = f'[[claim.relay]]\nsource = "{relay}"\nas_written = "{relay}"\nurl = "{url}"\n'
        more = (f'asserts = "k{chance.randrange(4)}"\n', f'denies = "k{chance.randrange(4)}"\n', "")
        claims = [
            claim(f"c{each}", more=more[each % 3], origin=chance.choice((NAMED, BARE)), allow=chance.choice((hop, "")))
            for each in range(6)
        ]
        put(folder, name, *claims, outlet=chance.choice(outlets))
        lines.append(Citation(1, f"claims/{name}.toml", "c0", "relay[0]", url, Status.OK, read_in_full=True))
    (folder / "claims" / "evidence.jsonl").write_text("".join(evidence.written((each, None) for each in lines)))


class Desk:
    """A working copy, and commands that are run in it on one ledger."""

    def __init__(self, folder: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.url = url
        self._monkeypatch = monkeypatch
        self.dam = folder / "claims" / "dam.toml"

    def fill(self) -> "Desk":
        """Put the newsroom's files there."""
        (self.folder / "claims").mkdir(parents=True)
        (self.folder / "sources.toml").write_text(REGISTRY)
        self.dam.write_text(DAM)
        return self

    def run(self, *arguments: str | Path) -> Outcome:
        """Run a command on the ledger."""
        return run(self._monkeypatch, self.folder, *arguments, "--ledger", self.url)

    def add(self, *arguments: str) -> Outcome:
        """Add what is there, by Bo."""
        return self.run("ledger", "add", "--by", "Bo", *arguments)

    def change(self, before: str, after: str) -> None:
        """Change the claim file."""
        text = self.dam.read_text()
        assert before in text
        self.dam.write_text(text.replace(before, after))
