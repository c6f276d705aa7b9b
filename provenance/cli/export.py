"""``provenance export``: claims in the formats of others."""

import datetime
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from provenance.checking.prepare import prepare
from provenance.cli import complain, emit
from provenance.cli.kinds import CLAIMS, FILE, Choice, Word, config_option, ledger_option, registry_option
from provenance.errors import UnreadableError
from provenance.model.exchange import OURS, Shared, Terms

if TYPE_CHECKING:
    from provenance.checking.sharing import Sharing
    from provenance.model.source import Registry

Renderer = Callable[[Iterable[Shared], Terms], Iterator[bytes]]


def _claimreview() -> Renderer:
    from provenance.render.exchange import claimreview

    return claimreview.render


def _prov_json() -> Renderer:
    from provenance.render.exchange import prov

    return prov.render_json


def _prov_n() -> Renderer:
    from provenance.render.exchange import prov

    return prov.render_n


def _ninjs() -> Renderer:
    from provenance.render.exchange import ninjs

    return ninjs.render


def _ftm() -> Renderer:
    from provenance.render.exchange import ftm

    return ftm.render


def _csv() -> Renderer:
    from provenance.render.exchange import csv

    return csv.render


def _parquet() -> Renderer:
    from provenance.render.exchange import parquet

    return parquet.render


FORMATS: dict[str, Callable[[], Renderer]] = {
    "claimreview": _claimreview,
    "prov-json": _prov_json,
    "prov-n": _prov_n,
    "ninjs": _ninjs,
    "ftm": _ftm,
    "csv": _csv,
    "parquet": _parquet,
}


@click.command()
@click.argument("paths", nargs=-1, type=CLAIMS, metavar="[PATH]…")
@click.option("--format", "form", type=Choice([*FORMATS]), required=True, help="The format to write.")
@click.option("--output", type=FILE, metavar="FILE", help="Write to a file instead.")
@click.option(
    "--base", type=Word("url"), default=OURS, show_default=True, help="What the claims' addresses begin with."
)
@click.option("--publisher", type=Word("name"), help="Who hands the claims on, by name.")
@ledger_option
@registry_option
@config_option
def export(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    base: str,
    publisher: str | None,
    ledger: str | None,
    registry: str | None,
    config: str | None,
) -> None:
    """Write claims in the format of another program or standard.

    PATH is a claim file or a folder of them, or - for standard input; without one, claims/. What is written of each
    claim is what its file, the registry and the evidence beside it say, with its directness; docs/exchange.md has what
    becomes of it in each format. Nothing in it is a rating of truth, unless somebody gave a verdict.

    With --ledger nothing is read from files: PATH is the name of a file or folder in the ledger, without one all of it
    is written, with its own registry, and with the verdicts that were given.
    """
    if form == "parquet" and output in (None, "-") and sys.stdout.isatty():
        raise click.UsageError("Parquet is no text: give --output FILE, or a pipe")
    told = _Told(FORMATS[form](), _base(base), publisher, output)
    if ledger is None:
        sound = _of_files(told, paths or ("claims",), registry, config)
    else:
        sound = _of_ledger(told, paths, ledger, registry, config)
    if not sound:
        sys.exit(3)


class _Told(NamedTuple):
    """How the claims are to be handed on."""

    render: Renderer
    base: str
    publisher: str | None
    output: str | None

    def write(self, sharing: "Sharing", registry: "Registry") -> bool:
        """Write the claims: whether all of them could be."""
        emit(self.render(sharing.files, Terms(registry, self.base, self.publisher)), self.output)
        for sentence in sharing.left_out:
            complain(sentence)
        for unread in sharing.unread:
            complain(f"{unread.file}: {unread.reason}")
        return not (sharing.left_out or sharing.unread)


def _of_files(told: _Told, given: tuple[str, ...], registry: str | None, config: str | None) -> bool:
    from provenance.checking.sharing import shared

    ready = prepare(
        given,
        cwd=Path.cwd(),
        today=datetime.date.today(),
        stdin=sys.stdin.buffer.read() if "-" in given else None,
        registry_path=registry,
        config=config,
        baselined=False,
    )
    return told.write(shared(ready), ready.setup.registry)


def _of_ledger(told: _Told, names: tuple[str, ...], url: str, registry: str | None, config: str | None) -> bool:
    from provenance.cli.ledger.place import address, opened
    from provenance.recording.sharing import handed_on

    ready = prepare(
        (), cwd=Path.cwd(), today=datetime.date.today(), registry_path=registry, config=config, baselined=False
    )
    if registry is not None:
        for unread in ready.unread:
            raise UnreadableError(unread.file, unread.reason)
    known = ready.setup.registry if registry is not None else None
    with opened(address(url, config)) as ledger, handed_on(ledger, names, ready.setup, known) as handed:
        sound = told.write(handed.sharing, handed.registry)
        if handed.elsewhen:
            complain(_other_words(handed.elsewhen))
    return sound


def _other_words(places: Sequence[str]) -> str:
    some = ", ".join(list(dict.fromkeys(places))[:3])
    verdicts = "1 verdict is" if len(places) == 1 else f"{len(places):,} verdicts are"
    return f"{verdicts} left out, for the claim had other words when it was given: {some}"


def _base(given: str) -> str:
    """What the addresses of claims begin with: an absolute URI of ASCII that something can be put behind."""
    scheme, colon, rest = given.partition(":")
    sound = given.isascii() and given.isprintable() and not set(given) & set(' <>"{}|\\^`#?')
    if not (scheme[:1].isalpha() and scheme.replace("+", "").replace("-", "").isalnum() and colon and rest and sound):
        raise click.UsageError("--base is no absolute address of ASCII that something can be put behind")
    return given if given.endswith(("/", ":")) else f"{given}/"
