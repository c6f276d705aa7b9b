"""``provenance captures``: look at the pages that were kept, check them, hand them on, and tidy up."""

import datetime
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from provenance.cli import complain, emit, now
from provenance.cli.kinds import FILE, FOLDER, Choice, Word
from provenance.errors import DamagedCaptureError, UnreadableError
from provenance.render import captures as rendering

if TYPE_CHECKING:
    from provenance.fetch.captures import Captures
    from provenance.fetch.timestamps import Certificates
    from provenance.model.evidence import Capture, Citation, TimeStamp

PLACE = ".provenance/captures"
"""Where captures lie, in the working directory: where `provenance verify` puts them."""

_HASH = re.compile(r"[0-9a-fA-F]{4,64}")
_PIECE = 2**16

folder_option = click.option(
    "--folder", type=FOLDER, metavar="DIR", help=f"Where the captures are, instead of {PLACE}."
)
format_option = click.option(
    "--format", "form", type=Choice(["text", "json"]), default="text", help="How to write it.", show_default=True
)
certificates_option = click.option(
    "--certificates", type=FILE, metavar="FILE", help="Certificates (PEM) of the time stamp authorities to trust."
)


@click.group()
def captures() -> None:
    """Look at the pages that were kept as captures, check them, hand them on, and tidy up.

    A capture is a WARC file that is named for the SHA-256 of its bytes, so that a change of one bit is found.
    """


@captures.command("list", short_help="List captures.")
@click.option("--url", metavar="URL", help="Only what was asked for under this address.")
@format_option
@folder_option
def list_(url: str | None, form: str, folder: str | None) -> None:
    """List captures, oldest first: when, status, kind, size in bytes, hash of the body, address."""
    kept = opened(folder)
    found = list(kept) if url is None else list(kept.of(url))
    emit(rendering.listed(found) if form == "text" else rendering.listed_json(found))


@captures.command(short_help="Show what a capture says, or its page.")
@click.argument("hash_", metavar="HASH", type=Word("hash"))
@click.option("--body", is_flag=True, help="Write the page itself, as it was kept.")
@click.option("--output", type=FILE, metavar="FILE", help="Where to write, instead of standard output.")
@format_option
@certificates_option
@folder_option
def show(hash_: str, body: bool, output: str | None, form: str, certificates: str | None, folder: str | None) -> None:
    """Show what the captures say whose hash, or whose body's hash, begins with HASH: four digits or more."""
    kept = opened(folder)
    found = _by_hash(kept, hash_)
    if body:
        _write_body(kept, found, hash_, output)
        return
    trusted = _certificates(certificates)
    shown = [rendering.Shown(each, kept.page(each), _stamps(kept, each, trusted)) for each in found]
    emit(rendering.shown(shown) if form == "text" else rendering.shown_json(shown), output)


@captures.command(short_help="Look at every byte of every capture.")
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=Word("path"))
@format_option
@certificates_option
@folder_option
def verify(paths: tuple[str, ...], form: str, certificates: str | None, folder: str | None) -> None:
    """Look at every byte of every capture, at the time stamps, and at the index.

    With PATH, an evidence.jsonl or a folder that holds some, see as well that every page which evidence cites is kept.
    """
    kept = opened(folder)
    cited = _cited(paths) if paths else None
    found = list(kept.verify(_certificates(certificates)))
    whole = {each.capture.sha256 for each in found if each.capture is not None and each.wrong is None}
    missing = [
        rendering.Missing(each.sha256, each.url, each.file, each.claim)
        for each in cited or ()
        if each.sha256 is not None and each.sha256 not in whole
    ]
    pages = len({each.sha256 for each in cited if each.sha256 is not None}) if cited is not None else None
    render: Any = rendering.verified if form == "text" else rendering.verified_json
    emit(render(found, missing, pages))
    if missing or any(each.wrong is not None for each in found):
        sys.exit(1)


@captures.command(short_help="Write captures into one file that others replay.")
@click.argument("hashes", nargs=-1, metavar="[HASH]…", type=Word("hash"))
@click.option("--wacz", required=True, type=FILE, metavar="FILE", help="The WACZ file to write.")
@folder_option
def export(hashes: tuple[str, ...], wacz: str, folder: str | None) -> None:
    """Write captures into one WACZ file, which ReplayWeb.page and pywb replay: all, or those with a HASH."""
    import tempfile

    from provenance.claimfile.files import write
    from provenance.fetch import wacz as packing
    from provenance.render.safety import safe_lines
    from provenance.render.wording import count

    kept = opened(folder)
    chosen = [each for hash_ in hashes for each in _by_hash(kept, hash_)] if hashes else list(kept)
    if not chosen:
        raise UnreadableError(folder or PLACE, "there are no captures to export")
    unique = list(dict.fromkeys(chosen))
    with tempfile.TemporaryFile() as file:
        try:
            packing.write(file, ((each, kept.data(each)) for each in unique), created=now())
        except OSError as error:
            raise UnreadableError(wacz, f"it cannot be written: {error.strerror or error}") from error
        file.seek(0)
        write(Path(wacz), wacz, iter(lambda: file.read(_PIECE), b""))
    emit(safe_lines([f"{wacz}: {count(len(unique), 'capture')}"]))


@captures.command("import", short_help="Import pages that others have archived.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE…", type=FILE)
@folder_option
def import_(paths: tuple[str, ...], folder: str | None) -> None:
    """Import the pages of FILE as captures, each as it was retrieved then.

    FILE is a WARC or a WACZ file, a folder with such files, or the table (CSV) or metadata.json in which Auto Archiver
    lists what it has archived. HTML, PDF and plain text are imported; pictures, styles and scripts are passed over.
    """
    from provenance.fetch import imports

    failed = False

    def unread(error: UnreadableError) -> None:
        nonlocal failed
        failed = True
        complain(str(error))

    with opened(folder) as kept:
        for path in paths:
            before = {each.address for each in kept}
            pages: set[str] = set()
            try:
                for page in imports.pages(Path(path), path, unread):
                    pages.add(kept.keep(page, "imported").address)
            except UnreadableError as error:
                unread(error)
            else:
                emit(rendering.imported(path, len(pages), len(pages - before)))
    if failed:
        sys.exit(3)


@captures.command(short_help="Remove old captures that no evidence cites.")
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=Word("path"))
@click.option(
    "--older-than", type=click.IntRange(min=0), default=30, metavar="DAYS", show_default=True, help="Younger ones stay."
)
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@folder_option
def prune(paths: tuple[str, ...], older_than: int, dry_run: bool, folder: str | None) -> None:
    """Remove captures that are older than so many days and that no evidence cites.

    PATH is an evidence.jsonl, or a folder with such files in it; without one, claims/. Where evidence cannot be read,
    nothing is removed.
    """
    cited = {each.sha256 for each in _cited(paths or ("claims",))}
    with opened(folder) as kept:
        sorted_out = _sorted_out(kept, cited, now() - datetime.timedelta(days=older_than))
        if sorted_out.leaving and not dry_run:
            kept.remove(sorted_out.leaving)
    emit(
        rendering.pruned(
            sorted_out.leaving, cited=sorted_out.cited, young=sorted_out.young, days=older_than, dry_run=dry_run
        )
    )


class _SortedOut(NamedTuple):
    leaving: list["Capture"]
    cited: int
    young: int


def _sorted_out(kept: Iterable["Capture"], cited: set[str | None], before: datetime.datetime) -> _SortedOut:
    leaving, stays, young = [], 0, 0
    for each in kept:
        if each.sha256 in cited:
            stays += 1
        elif each.retrieved >= before:
            young += 1
        else:
            leaving.append(each)
    return _SortedOut(leaving, stays, young)


def opened(folder: str | None) -> "Captures":
    """The captures that a command is about."""
    from provenance.fetch.captures import Captures

    place = folder if folder is not None else PLACE
    return Captures(Path(place), shown=place)


def _by_hash(kept: "Captures", hash_: str) -> Sequence["Capture"]:
    if not _HASH.fullmatch(hash_):
        raise click.UsageError("HASH is the beginning of a hash: 4 to 64 hexadecimal digits")
    found = kept.by_hash(hash_)
    if not found:
        raise UnreadableError(hash_, "no capture has this hash: `provenance captures list` shows them")
    return found


def _write_body(kept: "Captures", found: Sequence["Capture"], hash_: str, output: str | None) -> None:
    if len({each.sha256 for each in found}) > 1:
        raise click.UsageError(f"{hash_} begins the hashes of several pages: give more digits")
    if output is None and sys.stdout.isatty():
        raise click.UsageError("a page may hold anything, and is not written to a terminal: say --output FILE")
    emit([kept.page(found[-1]).body], output)


def _stamps(kept: "Captures", capture: "Capture", trusted: "Certificates") -> tuple["TimeStamp", ...]:
    try:
        return kept.stamps(capture, trusted)
    except DamagedCaptureError:
        raise
    except UnreadableError as error:  # without the extra, the rest can still be shown
        complain(str(error))
        return ()


def _certificates(path: str | None) -> "Certificates":
    from provenance.claimfile.files import opened
    from provenance.claimfile.limits import MIB
    from provenance.fetch.timestamps import certificates

    if path is None:
        return ()
    with opened(Path(path), path) as file:
        return certificates(file.read(MIB), path)


def _cited(paths: Iterable[str]) -> list["Citation"]:
    """What the evidence at some paths cites, in its order. Raises where any of it cannot be read."""
    from provenance.claimfile import evidence, files
    from provenance.claimfile.limits import Limits

    cwd = Path.cwd()
    found: list[Citation] = []
    for given in paths:
        path = None
        for path in _evidence(cwd / given):
            shown = files.shown(path, cwd)
            read = evidence.parse(files.read_text(path, shown, Limits().registry_size), path.parent.name)
            if read.problems:
                raise UnreadableError(shown, read.problems[0].message)
            found.extend(citation for name in sorted(read.files()) for citation in read.of(name))
        if path is None:
            raise UnreadableError(given, "there is no evidence.jsonl: `provenance verify` writes it")
    return found


def _evidence(path: Path) -> Iterator[Path]:
    import os

    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if "evidence.jsonl" in names:
            yield Path(folder) / "evidence.jsonl"
