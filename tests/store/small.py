"""A small ledger that has something in every table: files that changed, claims that came and went, a registry and
evidence in two revisions, a forecast, an adjudication."""

import datetime
import tempfile
from pathlib import Path

from provenance.checking.prepare import prepare
from provenance.model.adjudication import Ruling
from provenance.model.ledger import Hand
from provenance.model.source import Verdict
from provenance.recording.add import Adding
from provenance.recording.runs import Recording
from provenance.store import adjudications, engine
from provenance.store.ledger import Ledger
from tests.cli.test_check import CLAIM
from tests.rules.examples import HEAD, REGISTRY

DAY = datetime.datetime(2026, 3, 1, 9, 30, tzinfo=datetime.UTC)
FORECAST = """\
[[claim]]
id = "f1"
text = "The dam will hold."
quote = "it will hold"
scope = "fact"
mode = "indirect"
kind = "forecast"
review = 2026-06-01
cue = "said"
about = ["water-board"]
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "inference"
source = "ana-ruiz"
[[claim.relay]]
source = "the-herald"
mode = "indirect"
[[claim.record]]
url = "https://city.example/"
"""


def cited(file: str, claim: str, page: str) -> str:
    """A line of evidence on one record."""
    kept = '"url":"https://city.example/","retrieved":"2026-02-01T00:00:00Z","status":"ok"'
    return f'{{"version":1,"file":"{file}","claim":"{claim}","path":"record[0]",{kept},"sha256":"{page * 64}"}}\n'


REVISIONS: tuple[dict[str, str], ...] = (
    {
        "sources.toml": REGISTRY,
        "claims/dam.toml": HEAD + CLAIM + FORECAST,
        "claims/sluice.toml": HEAD.replace("/dam", "/sluice") + CLAIM + CLAIM.replace('"c1"', '"c2"'),
        "claims/evidence.jsonl": cited("claims/dam.toml", "f1", "0"),
    },
    {
        "sources.toml": REGISTRY.replace('name = "Tom Hale"', 'name = "Tom Hale"\nrole = "engineer"'),
        "claims/dam.toml": HEAD.replace("Talks", "New talks") + CLAIM.replace("March", "May") + FORECAST,
        "claims/sluice.toml": HEAD.replace("/dam", "/sluice") + CLAIM.replace('"c1"', '"c2"'),
        "claims/evidence.jsonl": cited("claims/dam.toml", "f1", "0")
        + cited("claims/dam.toml", "f1", "1").replace("record[0]", "record[1]"),
    },
)


def make(url: str) -> None:
    """Fill an empty database."""
    ledger, _ = Ledger.create(engine.address(url), DAY)
    with tempfile.TemporaryDirectory() as folder:
        for number, revision in enumerate(REVISIONS):
            for name, content in revision.items():
                path = Path(folder, name)
                path.parent.mkdir(exist_ok=True)
                path.write_text(content)
            ready = prepare(["claims"], cwd=Path(folder), today=DAY.date())
            hand = Hand("Zoë", DAY + datetime.timedelta(days=number), "as sent in")
            outcomes = list(Adding(ready, ledger, hand, program="0", jobs=1).go())
            assert {each.what for each in outcomes} <= {"added", "changed"}, outcomes
        ready = prepare(["claims"], cwd=Path(folder), today=DAY.date())
        gathered = ready.gather()
        kept, _ = Recording(ledger, gathered, ready, "0").keep(ready.run(gathered=gathered), Hand("Zoë", DAY))
        assert kept is not None
        assert kept.warnings
    adjudicate(ledger)
    ledger.close()


def adjudicate(ledger: Ledger) -> None:
    """Decide what became of the forecast, twice."""
    hand = Hand("Zoë", DAY)
    with ledger.writing() as writer:
        about = adjudications.subject(writer.connection, ["claims/dam.toml"], "f1")
        decided: tuple[tuple[Verdict, datetime.date | None], ...] = (("inaccurate", None), ("corrected", DAY.date()))
        for verdict, day in decided:
            ruling = Ruling(
                verdict=verdict, citation="https://city.example/", by="Zoë", on=DAY.date(), corrected_on=day,
                topics=("water",), why="The city says so.",
            )  # fmt: skip
            adjudications.keep(writer, about, ruling, hand, any_day=False)
