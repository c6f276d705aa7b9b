"""A small ledger to search in: some claims of every kind, and many that share a word."""

import datetime
import tempfile
from pathlib import Path

from provenance.checking.prepare import prepare
from provenance.model.adjudication import Ruling
from provenance.model.ledger import Hand
from provenance.recording.add import Adding
from provenance.store import adjudications, asking, engine, queries
from provenance.store.ledger import Ledger

DAY = datetime.datetime(2026, 3, 1, 9, 30, tzinfo=datetime.UTC)
MANY = 210
REGISTRY = """\
version = 1
[outlet.the-gazette]
name = "The Gazette"
[outlet.nordkurier-de]
name = "Nordkurier"
aliases = ["Northern Mail"]
[person.ana-ruiz]
name = "Ana Ruiz"
aliases = ["The Engineer of Dams"]
[body.water-board]
name = "Water Board"
"""
ARTICLE = """\
version = 1
[article]
outlet = "{outlet}"
title = "{title}"
url = "https://{outlet}.example/{published}"
published = {published}
"""
CLAIM = """\
[[claim]]
id = "{id}"
text = "{text}"
quote = "{quote}"
scope = "fact"
mode = "indirect"
kind = "{kind}"
{more}
[claim.origin]
identity = "{identity}"
vantage = "{vantage}"
{origin}
"""


def claim(
    id: str, text: str, quote: str = "", *, kind: str = "report", more: str = "", identity: str = "named",
    vantage: str = "self", origin: str = 'as_written = "Ana Ruiz"\nsource = "ana-ruiz"', relay: str = "",
) -> str:  # fmt: skip
    """One claim as TOML."""
    made = CLAIM.format(
        id=id, text=text, quote=quote or text, kind=kind, more=more, identity=identity, vantage=vantage, origin=origin
    )
    return made + (f"[[claim.relay]]\n{relay}\n" if relay else "")


UNNAMED = 'as_written = "officials familiar with the plan"'
DAM = ARTICLE.format(outlet="the-gazette", title="Dam to be emptied", published="2025-03-04") + "".join(
    (
        claim("empty", "The Water Board will empty the dam in March.", more='asserts = "dam-emptied"'),
        claim("crack", "Engineers found a crack of 12,000 metres.", identity="described", origin=UNNAMED,
              vantage="briefed", relay='source = "nordkurier-de"', more='about = ["water-board"]'),
        claim("assets", "Frozen assets may be used.", "assets that were frozen may be of use", identity="bare",
              vantage="unknown", origin='as_written = "sources"', relay='as_written = "the Evening Post"'),
        claim("hold", "The dam will hold for ten years.", kind="forecast"),
    )
)  # fmt: skip
WALL = ARTICLE.format(outlet="nordkurier-de", title="Die Mauer von Łódź", published="2026-01-31") + "".join(
    (
        claim("mauer", "Die Müller-Mauer ist für Łódź gebaut.", identity="none", vantage="unknown", origin=""),
        claim("tokyo", "東京の水は冷たい。", "हिन्दी में पानी 😀 שלום", identity="collective",
              origin='as_written = "locals"'),
        claim("assets", "Assets that are frozen may not be used, O'Neill's bank says.", kind="analysis"),
        claim("long", "x" * 300 + " ends long."),
    )
)  # fmt: skip
HARBOUR = ARTICLE.format(outlet="the-gazette", title="Harbour", published="2024-07-01") + "".join(
    claim(f"h{number}", f"Ship {number} has left the harbour.", identity="role", origin='as_written = "a pilot"')
    for number in range(MANY)
)
FILES = {"sources.toml": REGISTRY, "claims/1-harbour.toml": HARBOUR, "claims/dam.toml": DAM, "claims/wall.toml": WALL}
SHORT = {"1-harbour": "h", "dam": "dam", "wall": "wall"}


def add(folder: Path, files: dict[str, str], ledger: Ledger) -> None:
    """Write files, and add what is there to a ledger."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    ready = prepare(("claims",), cwd=folder, today=DAY.date())
    outcomes = list(Adding(ready, ledger, Hand("Bo", DAY), program="test", over=range(1, 99), jobs=1).go(None))
    assert all(each.what not in ("refused", "conflict") for each in outcomes), outcomes


def make(url: str) -> None:
    """Make the ledger at an address where there is nothing yet."""
    ledger, _ = Ledger.create(engine.address(url), DAY)
    with ledger, tempfile.TemporaryDirectory() as place:
        add(Path(place), FILES, ledger)
        judge(ledger, "claims/dam.toml", "crack")


def judge(ledger: Ledger, file: str, claim: str) -> None:
    """Have somebody say that a claim was wrong."""
    ruling = Ruling(
        verdict="inaccurate", citation="https://city.example/", by="Bo", on=DAY.date()
    )  # fmt: skip
    with ledger.writing() as writer:
        about = adjudications.subject(writer.connection, [file], claim)
        adjudications.keep(writer, about, ruling, Hand("Bo", DAY), any_day=False)


def found(ledger: Ledger, question: str, limit: int = 20) -> list[str]:
    """What is found, best first, in short: "dam#crack"."""
    answer = asking.found(ledger, queries.parse(question), limit)
    return [short(hit.file, hit.claim) for hit in answer.hits]


def short(file: str, claim: str) -> str:
    """ "dam#crack" of "claims/dam.toml#crack"."""
    return f"{Path(file).stem}#{claim}"
