"""``provenance schema``: the JSON Schemas of the file formats and of the output."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from provenance.cli import emit
from provenance.cli.kinds import Choice

NAMES = (
    *("claims", "sources", "mapping", "claim-mapping", "evidence", "settings", "baseline", "verdicts"),
    *("check", "check-lines", "extract", "trace", "verify", "outlet", "search", "ledger-status", "ledger-log"),
)


def _generators() -> dict[str, Callable[[], dict[str, Any]]]:
    from provenance.claimfile import schema
    from provenance.render import json as output
    from provenance.render import jsonl, ledger, verification
    from provenance.render.outlet import json as outlet
    from provenance.render.reading import json as reading
    from provenance.render.search import json as search
    from provenance.render.trace import json as trace

    return {
        "claims": schema.claims,
        "sources": schema.sources,
        "mapping": schema.mapping,
        "claim-mapping": schema.claim_mapping,
        "verdicts": schema.verdicts,
        "evidence": schema.evidence,
        "settings": schema.settings,
        "baseline": schema.baseline,
        "check": output.schema,
        "check-lines": jsonl.schema,
        "extract": reading.schema,
        "trace": trace.schema,
        "verify": verification.schema,
        "outlet": outlet.schema,
        "ledger-status": ledger.status_schema,
        "ledger-log": ledger.log_schema,
        "search": search.schema,
    }


@click.command()
@click.argument("name", type=Choice(NAMES), required=False)
@click.option("--write", is_flag=True, help="Write every schema into the package (for its developers).")
def schema(name: str | None, write: bool) -> None:
    """Print the JSON Schema of claim files (the default), the registry, a mapping for `sources import` or for `import`
    (claim-mapping), the evidence, the settings, the baseline or verdicts that came with imported claims, of the output
    of `check --format json` (check) and `--format jsonl` (check-lines), of that of `extract` in both, or of `trace`,
    `verify`, `outlet`, `search`, `ledger status` and `ledger log` with `--format json`.

    In a claim file, `#:schema PATH` in the first line tells an editor where it lies.
    """
    if write:
        folder = Path(__file__).parent.parent / "schema"
        for each, generate in _generators().items():
            emit(_text(generate()), str(folder / f"{each}-v1.json"))
        return
    emit(_text(_generators()[name or "claims"]()))


def _text(schema: dict[str, Any]) -> Iterator[str]:
    yield json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
