"""Readings as JSON: what programs rely on."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from provenance.model.attribution import Reading
from provenance.render.reading import json as as_json
from tests.reading.readings import ALL, ARTICLE, CLOSING, SILENCE, TEXT, hostile_readings, reading

PUBLISHED = Path(__file__).parents[3] / "provenance" / "schema" / "extract-v1.json"
VALIDATOR = Draft202012Validator(json.loads(PUBLISHED.read_text("utf-8")))


def whole(found: Reading) -> Any:
    return json.loads(b"".join(as_json.render(found)))


def test_it_has_the_shape_that_the_contract_shows() -> None:
    made = whole(reading(CLOSING))
    assert list(made) == ["version", "article", "text", "attributions"]
    assert made["version"] == 1
    assert made["article"] == {
        "source": "dam.txt",
        "outlet": "the-gazette",
        "title": None,
        "author": None,
        "url": "https://gazette.example/dam",
        "published": None,
        "language": "en",
    }
    assert made["text"] == TEXT
    assert made["attributions"] == [
        {
            "id": "a1",
            "act": "assertion",
            "content": [{"start": 37, "end": 80, "text": "The Water Board will close the dam in March"}],
            "cue": [{"start": 115, "end": 130, "text": "told the Herald"}],
            "source": {"start": 82, "end": 114, "text": "officials familiar with the plan"},
            "mode": "indirect",
            "origin": {
                "type": "unnamed_group",
                "identity": "described",
                "vantage": "familiar",
                "as_written": "officials familiar with the plan",
                "name": None,
                "title": None,
                "affiliation": None,
                "justification": None,
                "source": None,
            },
            "relays": [{"type": "outlet", "as_written": "the Herald", "name": "The Herald", "source": "the-herald"}],
            "second_hand": True,
            "anonymous": True,
            "directness": {"hand_level": "2-3d", "lower": 31, "upper": 53},
            "confidence": 0.9,
        }
    ]


def test_what_asserts_nothing_has_no_directness() -> None:
    assert whole(reading(SILENCE))["attributions"][0]["directness"] is None


def test_each_attribution_has_a_line_of_its_own() -> None:
    lines = b"".join(as_json.render(reading())).split(b"\n")
    assert lines[4 + len(ALL) :] == [b"]}", b""]
    assert [json.loads(line.rstrip(b","))["id"] for line in lines[4:-2]] == [
        f"a{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    ]


@given(hostile_readings())
def test_every_output_fits_the_published_schema(found: Reading) -> None:
    VALIDATOR.validate(whole(found))
    VALIDATOR.validate(json.loads(as_json.line(found)))


@given(hostile_readings())
def test_a_line_says_the_same_as_the_document(found: Reading) -> None:
    line = as_json.line(found)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert json.loads(line) == whole(found)


@given(hostile_readings())
def test_every_span_is_a_slice_of_the_text(found: Reading) -> None:
    made = whole(found)
    for attribution in made["attributions"]:
        source = [attribution["source"]] if attribution["source"] else []
        for piece in [*attribution["content"], *attribution["cue"], *source]:
            assert made["text"][piece["start"] : piece["end"]] == piece["text"]


def test_half_of_a_surrogate_pair_is_replaced() -> None:
    broken = Reading(1, ARTICLE, "a\ud800b", ())
    assert whole(broken)["text"] == "a\ufffdb"
