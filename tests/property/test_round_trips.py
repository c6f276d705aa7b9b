"""What is written is read back as it was: claim files, registries, evidence, settings, the JSON of both commands."""

import datetime
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import rtoml
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.claimfile import evidence, registry
from provenance.claimfile import settings as settings_file
from provenance.claimfile.limits import Limits
from provenance.claimfile.locate import Locator
from provenance.claimfile.parse import parse
from provenance.claimfile.settings import Settings
from provenance.claimfile.write import claim_file
from provenance.model.attribution import Reading
from provenance.model.claim import ClaimFile
from provenance.model.evidence import Citation
from provenance.model.finding import Report
from provenance.model.source import RegistryFile
from provenance.render import json, jsonl
from provenance.render.reading import json as reading_json
from tests.property import files
from tests.reading.readings import hostile_readings
from tests.render.reports import hostile_reports

CHECK = msgspec.json.Decoder(json.Check)
LINE = msgspec.json.Decoder(jsonl.Line)
READING = msgspec.json.Decoder(Reading)


def plain(value: Any) -> Any:
    """A model object as TOML has it: what is None is left out."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if each is not None}
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value


def tables(value: Any) -> Any:
    """A model object as the data of a TOML file."""
    return plain(msgspec.to_builtins(value, builtin_types=(datetime.date, datetime.datetime)))


def toml(value: Any) -> str:
    """A model object as TOML, written by another hand than ours."""
    return rtoml.dumps(tables(value))


@settings(max_examples=40)
@given(files.claim_files)
def test_a_claim_file_is_read_back_as_it_was_written(file: ClaimFile) -> None:
    parsed = parse("".join(claim_file(file)), "a.toml")
    assert parsed.problems == ()
    assert parsed.file == file
    assert parsed.positions == tuple(range(len(file.claims)))


@settings(max_examples=40)
@given(files.claim_files)
def test_a_claim_file_by_another_writer_means_the_same(file: ClaimFile) -> None:
    assert parse(toml(file), "a.toml").file == file


@settings(max_examples=40)
@given(files.claim_files)
def test_every_claim_is_found_at_its_header(file: ClaimFile) -> None:
    text = "".join(claim_file(file))
    locator = Locator(text)
    lines = text.split("\n")
    for number in range(len(file.claims)):
        assert lines[locator.span(("claim", number)).line - 1] == "[[claim]]"


@settings(max_examples=40)
@given(files.registries)
def test_a_registry_is_read_back_as_it_was_written(file: RegistryFile) -> None:
    known, problems = registry.parse(toml(file), "sources.toml", Limits())
    assert (known.outlets, known.persons, known.bodies) == (file.outlets, file.persons, file.bodies)
    assert {problem.kind for problem in problems} <= {"duplicate-id", "unknown-id"}
    assert not known.broken


@settings(max_examples=40)
@given(st.lists(files.citations, max_size=4))
def test_evidence_is_read_back_as_it_was_written(citations: list[Citation]) -> None:
    text = "".join(msgspec.json.encode(each).decode() + "\n" for each in citations)
    found = evidence.parse(text, "claims")
    assert found.problems == ()
    for name in ("a.toml", "b.toml"):  # lines that name the folder come first
        named = [each for each in citations if each.file == f"claims/{name}"]
        assert found.of(name) == tuple(named + [each for each in citations if each.file == name])


@settings(max_examples=40)
@given(files.settings, st.booleans())
def test_settings_are_read_back_as_they_were_written(wanted: Settings, in_project: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("pyproject.toml" if in_project else "provenance.toml")
        data = {"tool": {"provenance": tables(wanted)}} if in_project else tables(wanted)
        path.write_text(rtoml.dumps(data), "utf-8", newline="")
        found = settings_file.read(path)
    assert found.settings == wanted
    given_keys = {key for key, value in plain(msgspec.to_builtins(wanted)).items() if value not in ({}, [])}
    assert given_keys <= set(found.given)


@settings(max_examples=40)
@given(hostile_reports())
def test_the_json_of_check_is_read_into_its_shapes_and_written_as_the_same_bytes(report: Report) -> None:
    whole = b"".join(json.render(report))
    assert json.encoded(CHECK.decode(whole)) == whole.replace(b"\n", b"")
    lines = b"".join(jsonl.render(report)).splitlines()
    assert [msgspec.json.encode(LINE.decode(line)) for line in lines] == lines


@settings(max_examples=40)
@given(hostile_readings())
def test_the_json_of_extract_is_read_into_its_shapes_and_written_as_the_same_bytes(found: Reading) -> None:
    whole = b"".join(reading_json.render(found))
    line = reading_json.line(found)
    assert reading_json.line(READING.decode(whole)) == line == reading_json.line(READING.decode(line))
