"""The JSON Schemas of the files that people write (claim files, registries, settings and more), and of evidence, made
from the types that read them.

They stand in ``provenance/schema`` for editors and for validators such as tombi and check-jsonschema, wired by the
first line of a file: ``#:schema ../provenance/schema/claims-v1.json``. Nothing that checks imports this module.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from provenance.claimfile.baseline import BaselineFile
from provenance.claimfile.columns import ClaimMapping
from provenance.claimfile.registrar.mapping import Mapping
from provenance.claimfile.settings import Settings
from provenance.model.claim import ClaimFile
from provenance.model.evidence import Citation
from provenance.model.exchange import Verdicts
from provenance.model.source import RegistryFile

Schema = dict[str, Any]

_OFFSET = {"type": "string", "format": "date-time"}
# A word of tombi's for TOML's date and time without an offset. Elsewhere a format that is not known says nothing: the
# pattern is for them.
_LOCAL = {
    "type": "string",
    "format": "date-time-local",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$",
}


def claims() -> Schema:
    """The JSON Schema of a claim file, version 1."""
    schema = published(ClaimFile, "claims-v1", "Claim file, version 1", toml=True)
    definitions = schema["$defs"]
    # What no type says: parse.py sees to both.
    definitions["Relay"]["anyOf"] = [{"required": ["source"]}, {"required": ["as_written"]}]
    retrieved = definitions["Article"]["properties"]["retrieved"]
    del retrieved["type"]
    retrieved["anyOf"] = [dict(_OFFSET), dict(_LOCAL)]
    return schema


def sources() -> Schema:
    """The JSON Schema of a registry (sources.toml), version 1."""
    return published(RegistryFile, "sources-v1", "Registry of outlets, people and bodies, version 1", toml=True)


def mapping() -> Schema:
    """The JSON Schema of a mapping for `sources import`, version 1."""
    return published(Mapping, "mapping-v1", "Mapping of a table of ratings, version 1", toml=True)


def claim_mapping() -> Schema:
    """The JSON Schema of a mapping for `import --format csv`, version 1."""
    return published(ClaimMapping, "claim-mapping-v1", "Mapping of a table of claims, version 1", toml=True)


def verdicts() -> Schema:
    """The JSON Schema of the verdicts that came with imported claims, version 1."""
    return published(Verdicts, "verdicts-v1", "Verdicts by others on imported claims, version 1")


def evidence() -> Schema:
    """The JSON Schema of one line of evidence.jsonl, version 1."""
    return published(Citation, "evidence-v1", "A line of evidence.jsonl, version 1")


def settings() -> Schema:
    """The JSON Schema of provenance.toml, and of ``[tool.provenance]`` in pyproject.toml."""
    return published(Settings, "settings-v1", "Settings of provenance, version 1", toml=True)


def baseline() -> Schema:
    """The JSON Schema of a baseline, version 1."""
    return published(BaselineFile, "baseline-v1", "Baseline of provenance check, version 1")


def published(shape: Any, name: str, title: str, *, toml: bool = False) -> Schema:
    """The JSON Schema (draft 2020-12) of a msgspec type or union, with its definitions after it, by name.

    With ``toml``, what may be null may be left out instead: TOML has no null.
    """
    made = msgspec.json.schema(shape)
    definitions: Schema = made.pop("$defs", {})
    root: Schema = definitions.pop(made["$ref"].rpartition("/")[2]) if "$ref" in made else made
    mend = _without_null if toml else _plain
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:claim-provenance:schema:{name}",
        **_walk(root, mend),
        "title": title,
        "$defs": {key: _walk(definitions[key], mend) for key in sorted(definitions)},
    }


def _walk(schema: Any, mend: Callable[[Schema], Schema]) -> Any:
    """``schema`` with ``mend`` done to every schema in it, the inner ones first."""
    if isinstance(schema, list):
        return [_walk(each, mend) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return mend({key: value if key == "default" else _walk(value, mend) for key, value in schema.items()})


def _plain(schema: Schema) -> Schema:
    """Without what only msgspec or only OpenAPI needs, and with words in place of reStructuredText."""
    schema.pop("discriminator", None)
    if schema.get("required") == []:
        del schema["required"]
    if isinstance(schema.get("description"), str):
        schema["description"] = " ".join(schema["description"].replace("``", "`").split())
    return schema


def _without_null(schema: Schema) -> Schema:
    schema = _plain(schema)
    choices = schema.get("anyOf")
    if not isinstance(choices, list) or {"type": "null"} not in choices:
        return schema
    if schema.get("default", ...) is None:
        del schema["default"]
    left = [choice for choice in choices if choice != {"type": "null"}]
    if len(left) > 1:
        return {**schema, "anyOf": left}
    del schema["anyOf"]
    return {**left[0], **schema}
