"""``provenance import``: draft claim files from the formats of others."""

import datetime
import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from provenance.checking.prepare import prepare
from provenance.cli import complain, emit
from provenance.cli.kinds import FILE, FOLDER, Choice, config_option, registry_option
from provenance.errors import UnreadableError
from provenance.model.exchange import Verdict, Verdicts
from provenance.model.text import shortened
from provenance.render.safety import safe_lines

if TYPE_CHECKING:
    from provenance.claimfile.columns import ClaimMapping
    from provenance.model.source import Registry
    from provenance.reading.drafts.found import Drafted, Found

FORMATS = ("claimreview", "csv", "auto-archiver")
MOST = 64 * 2**20
"""Bytes of a file."""


@click.command("import", short_help="Draft claim files from ClaimReview, a table, or what Auto Archiver kept.")
@click.argument("given", nargs=-1, required=True, type=FILE, metavar="FILE…")
@click.option("--format", "form", type=Choice(FORMATS), required=True, help="What FILE is.")
@click.option("--mapping", type=FILE, help="For csv: which column is what; by default those of `export`.")
@click.option("--output", type=FOLDER, metavar="DIR", help="Write the drafts into this folder.")
@click.option("--verdicts", type=FILE, metavar="FILE", help="Write the verdicts that came with the claims to a file.")
@registry_option
@config_option
def import_(
    given: tuple[str, ...],
    form: str,
    mapping: str | None,
    output: str | None,
    verdicts: str | None,
    registry: str | None,
    config: str | None,
) -> None:
    """Draft claim files from the claims in FILE.

    A draft is to be looked at and mended: what others have of a claim says little of how it is sourced. Files that are
    there already stay as they are. A rating that comes with a claim is somebody's verdict, never one of ours: it is
    shown as the `provenance adjudicate` that would record it, or written to a file.

    \b
    provenance import review.html --format claimreview --output claims
    provenance import claims.csv --format csv --mapping columns.toml --output claims
    """
    if mapping is not None and form != "csv":
        raise click.UsageError("--mapping is for --format csv")
    how = _mapping(mapping) if form == "csv" else None
    ready = prepare(
        [given[0]] if os.path.isfile(given[0]) else [],
        cwd=Path.cwd(),
        today=datetime.date.today(),
        registry_path=registry,
        config=config,
        baselined=False,
    )
    for unread in ready.unread:
        raise UnreadableError(unread.file, unread.reason)
    from provenance.reading.drafts.found import drafts

    known = ready.setup.registry
    found = [each for name in given for each in _found(name, form, how, known)]
    drafted = list(drafts(found, known))
    if not drafted:
        raise UnreadableError(", ".join(given), "no claim with an address is in it")
    if output is None and len(drafted) > 1:
        raise click.UsageError(f"{len(drafted):,} articles are in it: give a folder with --output DIR")
    offered = _write(drafted, output)
    if verdicts is not None:
        emit([msgspec.json.format(msgspec.json.encode(Verdicts(1, tuple(offered))), indent=2) + b"\n"], verdicts)
    elif offered:
        click.echo("".join(safe_lines(_commands(offered))), err=True, nl=False)


def _mapping(given: str | None) -> "ClaimMapping":
    from provenance.claimfile.columns import OWN, parse
    from provenance.claimfile.files import read_text
    from provenance.claimfile.limits import MIB

    return OWN if given is None else parse(read_text(Path(given), given, MIB), given)


def _found(name: str, form: str, how: "ClaimMapping | None", known: "Registry") -> "Iterator[Found]":
    from provenance.claimfile.registrar.table import load

    data = load(Path(name), name, MOST)
    if form == "claimreview":
        from provenance.reading.drafts import claimreview

        return claimreview.read(data, name, known)
    if how is not None:
        from provenance.reading.drafts import rows

        return rows.read(data, name, how, known)
    from provenance.reading.drafts import archived

    return archived.read(data, name)


def _write(drafted: "Sequence[Drafted]", output: str | None) -> list[Verdict]:
    """Write the drafts; the verdicts on their claims, with the files in which they stand."""
    from provenance.reading.draft import toml

    offered: list[Verdict] = []
    if output is None:
        [alone] = drafted
        emit(toml(alone.draft))
        return [msgspec.structs.replace(each, file=f"{alone.name}.toml") for each in alone.verdicts]
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableError(output, f"it cannot be made: {error.strerror}") from error
    there = 0
    for each in drafted:
        path = folder / f"{each.name}.toml"
        if os.path.lexists(path):
            there += 1
            complain(f"{path} is there already and left as it is")
            continue
        emit(toml(each.draft), str(path))
        offered += [msgspec.structs.replace(verdict, file=path.as_posix()) for verdict in each.verdicts]
    written = len(drafted) - there
    drafts = "1 draft is" if written == 1 else f"{written:,} drafts are"
    emit([f"{drafts} in {output}: look at them, then `provenance check {shlex.quote(output)}`\n"])
    return offered


def _commands(offered: Sequence[Verdict]) -> Iterator[str]:
    """What would record the verdicts of others; VERDICT stands where their words are none of ours."""
    yield "provenance: verdicts of others came with the claims. What would record them:"
    for each in offered:
        words = ["provenance", "adjudicate", f"{each.file}#{each.claim}", "--verdict", each.ours or "VERDICT"]
        words += ["--citation", each.url or "URL", "--by", each.by or "NAME"]
        words += ["--on", each.on.isoformat()] if each.on is not None else []
        told = shortened(each.rating or each.value or "no words", 100)
        yield f"  {shlex.join(words)}  # {told}"
