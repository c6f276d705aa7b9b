"""``provenance ledger verify``: whether a ledger is what was written."""

import sys
from pathlib import Path

import click

from provenance.cli import complain, emit
from provenance.cli.kinds import FILE, config_option, ledger_option
from provenance.cli.ledger.place import address, opened


@click.command(short_help="Show that nothing in the ledger was changed.")
@click.option(
    "--checkpoint", "checkpoints", multiple=True, type=FILE, metavar="FILE", help="Hold it against this, too."
)
@click.option(
    "--public-key", "keys", multiple=True, type=FILE, metavar="FILE", help="Whose signature a checkpoint must bear."
)
@click.option("--verbose", "-v", is_flag=True, help="Say all that does not fit, and not only the first.")
@ledger_option
@config_option
def verify(
    checkpoints: tuple[str, ...], keys: tuple[str, ...], verbose: bool, ledger: str | None, config: str | None
) -> None:
    """Work out the hash chain of the log anew, hold everything else in the ledger against the log, and say what does
    not fit: the first thing, or all of it with --verbose.

    Only a signed checkpoint shows that the end of the log was not cut off, or the whole of it made anew. Ends with 1
    where something does not fit.
    """
    from provenance.cli.terminal import Progress
    from provenance.render import audit as rendering
    from provenance.store import checkpoint as signing
    from provenance.store import notes
    from provenance.store.audit import Audit

    trusted = [notes.verifier(_read(path), path) for path in keys]
    signed = []
    for path in checkpoints:
        note = notes.parse(_read(path), path)
        signed.append((path, note, signing.parse(note.text, path)))
    log = signing.Growing(*(each.size for _, _, each in signed))
    wrong = 0
    words = "looked at {done} of {total} revisions and articles"
    with opened(address(ledger, config)) as kept, kept.reading() as connection, Progress(words) as progress:
        audit = Audit(connection, kept.shown, watch=log, progress=progress)
        for misfit in audit.misfits():
            if verbose or not wrong:
                emit(rendering.misfit(misfit))
            wrong += 1
    held = []
    for path, note, point in signed:
        problem = log.differs(point)
        by: list[str] | None = None
        if trusted and problem is None:
            try:
                by = [line.name for line in notes.signers(note, trusted)]
                problem = None if by else "none of the keys has signed it"
            except ValueError as error:
                problem = str(error)
        held.append(rendering.Held(path, point.origin, point.size, by, problem))
    emit(rendering.audited(kept.shown, audit, held, wrong=wrong))
    for each in held:
        if each.problem is None and each.by is None:
            complain(f"{each.file}: who signed it was not looked at: --public-key says whose signature it must bear")
    if wrong or any(each.problem is not None for each in held):
        sys.exit(1)


def _read(path: str) -> bytes:
    from provenance.claimfile import files
    from provenance.store.notes import MOST

    return files.read_bytes(Path.cwd() / path, path, MOST)
