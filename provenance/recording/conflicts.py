"""Two changes of one file, side by side with what both were made from: place by place, not line by line."""

from collections.abc import Iterator
from typing import Any

import msgspec
import rtoml

from provenance.errors import DamagedLedgerError
from provenance.model.ledger import Conflict, Difference, Outcome
from provenance.store.ledger import Ledger


def conflict(ledger: Ledger, outcome: Outcome, ours: bytes) -> Conflict:
    """What is in a file, what the ledger has of it, and what both were made from."""
    assert outcome.revision is not None
    base = ledger.content(outcome.base) if outcome.base is not None else None
    found = differences(outcome.name, base, ours, ledger.content(outcome.revision))
    return Conflict(
        outcome.name,
        ledger.revision(outcome.revision),
        ledger.revision(outcome.base) if outcome.base is not None else None,
        tuple(found),
    )


def differences(name: str, base: bytes | None, ours: bytes, theirs: bytes) -> list[Difference]:
    """Where two versions of a file differ, in the order of ours; ``base`` is what both came from, if that is known."""
    here, there = _flat(name, ours), _flat(name, theirs)
    before = _flat(name, base) if base is not None else {}
    places = [*here, *(place for place in there if place not in here)]
    return [
        Difference(place, before.get(place), here.get(place), there.get(place))
        for place in places
        if here.get(place) != there.get(place)
    ]


def _flat(name: str, content: bytes) -> dict[str, str]:
    """A file as places, each with what is written there."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise DamagedLedgerError(name, "a version of it is not UTF-8 text") from error
    if name.endswith(".jsonl"):
        return dict(_lines(text))
    try:
        table = rtoml.loads(text.removeprefix("\ufeff"))
    except (rtoml.TomlParsingError, RecursionError):
        return {f"line {number}": line for number, line in enumerate(text.split("\n"), 1)}
    return dict(_places(table))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Lines of evidence by the claim and the place that they are about."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = msgspec.json.decode(line)
            yield f"{found['file']}#{found['claim']} {found['path']}", line
        except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
            yield f"line {number}", line


def _places(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        place = f"{prefix}.{key}" if prefix else key
        if prefix == "" and key == "claim" and isinstance(value, list):
            for number, claim in enumerate(value):
                named = claim.get("id") if isinstance(claim, dict) else None
                yield from _inside(claim, str(named) if named is not None else f"claim[{number}]", " ")
        else:
            yield from _inside(value, place, ".")


def _inside(value: Any, place: str, joined: str) -> Iterator[tuple[str, str]]:
    """The places within a value; an empty list or table is a place of its own."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _inside(inner, f"{place}{joined}{key}", ".")
    elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        for number, inner in enumerate(value):
            yield from _inside(inner, f"{place}[{number}]", ".")
    else:
        yield place, value if isinstance(value, str) else _written(value)


def _written(value: Any) -> str:
    """A value that is no text, as TOML has it."""
    return rtoml.dumps({"x": value}).removeprefix("x = ").rstrip("\n") if value is not None else ""
