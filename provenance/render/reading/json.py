"""A reading as JSON, version 1: what other programs rely on (``provenance schema extract`` prints its JSON Schema).

``provenance.model.attribution.Reading`` is the contract: keys keep their meaning within version 1, and new ones may
come. As one document each attribution has a line of its own; as JSON lines, each article has.
"""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from provenance.model.attribution import Reading
from provenance.render.json import encoded, encoded_lines, listed


def render(reading: Reading) -> Iterator[bytes]:
    """The reading as one JSON document in UTF-8, ended by a line feed."""
    yield b'{"version":1,\n"article":' + encoded(reading.article)
    yield b',\n"text":' + encoded(reading.text)
    yield b',\n"attributions":['
    yield from listed(encoded_lines(reading.attributions))
    yield b"]}\n"


def line(reading: Reading) -> bytes:
    """The same object on one line of JSON lines, ended by a line feed."""
    return encoded(replace(reading, version=1)) + b"\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the output, and of a line of JSON lines."""
    from provenance.claimfile.schema import published

    title = "Output of provenance extract --format json, and a line of --format jsonl, version 1"
    made = published(Reading, "extract-v1", title)
    made["properties"]["version"] = {"enum": [1]}
    return made
