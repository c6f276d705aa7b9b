"""Where extracted articles go: to standard output, to a file, to a folder with a file each, by way of a journal."""

import hashlib
import json
import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from provenance.cli import emit
from provenance.cli.articles import Run, is_warc, name_of
from provenance.cli.journal import Journal, digest
from provenance.errors import UnreadableError
from provenance.reading.sources import STDIN, is_address
from provenance.render.safety import one_line, safe_lines


def to_stream(run: Run, output: str | None) -> None:
    """Any number of articles, one after the other: to standard output as they come, or to a file."""
    emit(_stream(run, flushing=output is None), output)


def _stream(run: Run, *, flushing: bool) -> Iterator[bytes]:
    text = run.work.form == "text"
    written = 0
    for _, pieces in run.ordered():
        for piece in pieces:
            if text and written:
                yield b"\n"
            yield piece.data
            written += 1
            if flushing:
                sys.stdout.buffer.flush()
    if text and written:
        for line in safe_lines(_below(run.sources, written)):
            yield line.encode("utf-8", "backslashreplace")


def _below(sources: Sequence[str], written: int) -> Iterator[str]:
    """What to say below the tables: what their numbers are, and what comes next."""
    from provenance.render.reading.wording import SCALE

    if len(sources) > 1:
        yield SCALE
    if written == 1 and sources[0] != STDIN:
        yield f"`provenance extract {shlex.quote(sources[0])}` makes a draft claim file of it."


def alone(run: Run, output: str | None, *, overwrite: bool) -> None:
    """The one article that there is, to standard output or to a file. A claim file that is there is not replaced."""
    if run.work.form == "toml" and output is not None and os.path.exists(output) and not overwrite:
        raise click.UsageError(f"{one_line(output)} is there already: --overwrite replaces it")
    found: list[bytes] = []
    for source, pieces in run.ordered():
        for piece in pieces:
            found.append(piece.data)
            if len(found) > 1:
                raise click.UsageError(
                    f"{one_line(source)} holds several articles: give a folder with --output DIR/, or --format jsonl"
                )
    if found:
        emit(found, output)


def to_folder(run: Run, output: str, *, overwrite: bool) -> None:
    """A file for each article, under the name of its source; what is there already stays, so that a run can go on."""
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableError(output, f"it cannot be made: {error.strerror}") from error
    names = _Names(run.work.form)
    planned = {source: names.take(name_of(source)) for source in run.sources}

    def stays(name: str) -> bool:
        return not overwrite and (folder / name).exists()

    there = {source for source, name in planned.items() if not is_warc(source) and stays(name)}
    kept, written = len(there), 0
    run.stopped = _stopped(kept, output)
    for source, pieces in run.unordered([source for source in run.sources if source not in there]):
        for piece in pieces:
            name = names.take(piece.name) if is_warc(source) else planned[source]
            if stays(name):
                kept += 1
            else:
                emit([piece.data], str(folder / name))
                written += 1
            run.stopped = _stopped(kept + written, output)
    if kept:
        was = "1 file was" if kept == 1 else f"{kept:,} files were"
        run.say(f"{was} in {output} already and left as before: --overwrite replaces what is there")


def _stopped(files: int, output: str) -> str:
    return f"stopped: {files:,} {'file is' if files == 1 else 'files are'} in {output}; the same command does the rest"


class _Names:
    """Names of files in a folder, no two alike on any system."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        number, free = 1, name
        while free.casefold() in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(free.casefold())
        return f"{free}.{self._form}"


def to_journal(run: Run, output: str, settings: Sequence[object]) -> None:
    """JSON lines to a file, by way of a journal that a later run with the same settings goes on with."""
    made_with = _digest(json.dumps([*settings, _model()], default=str).encode())
    with Journal(output, made_with) as journal:
        if journal.foreign:
            run.say(f"{journal.path} is of a run with other settings or another release: starting anew")
        digests = {source: _source_digest(source, run.work.stdin) for source in run.sources}
        left = [source for source in run.sources if not journal.holds(source, digests[source])]
        if len(left) < len(run.sources):
            run.say(f"{len(run.sources) - len(left):,} of {len(run.sources):,} are taken over from {journal.path}")
        for source, pieces in run.unordered(left):
            run.stopped = (
                f"stopped: {len(journal):,} of {len(run.sources):,} are kept in {journal.path}; "
                "the same command goes on from there"
            )
            before = run.troubles
            data = b"".join(piece.data for piece in pieces)
            if run.troubles == before:
                journal.add(source, digests[source], data)
            elif data:
                journal.add(source, "", data)  # for this output; a later run tries it again
        journal.finish(run.sources, keep=run.troubles > 0)
        if run.troubles:
            run.say(f"{journal.path} keeps what was read: the same command tries only the rest again")


def _source_digest(source: str, stdin: bytes | None) -> str:
    """What tells whether a source still holds what it held; of an address nothing does before it is fetched."""
    if is_address(source):
        return "address"
    return _digest(stdin or b"") if source == STDIN else digest(source)


def _model() -> list[object]:
    """What tells one model from another."""
    weights = Path(__file__).parent.parent / "extraction" / "weights"
    return [[path.name, digest(str(path))] for path in sorted(weights.glob("*")) if path.is_file()]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
