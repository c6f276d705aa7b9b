"""``provenance ledger checkpoint``: what the ledger is now, signed."""

from pathlib import Path

import click

from provenance.cli import complain, emit
from provenance.cli.kinds import FILE, Word, config_option, ledger_option
from provenance.cli.ledger.place import address, opened
from provenance.errors import ConfigurationError


@click.command(short_help="Sign what the ledger is now.")
@click.option(
    "--key", required=True, type=FILE, metavar="FILE", help="The private key: Ed25519, in PEM or in one line."
)
@click.option("--name", type=Word("name"), metavar="NAME", help="Who keeps the ledger, best a domain: gazette.example.")
@click.option("--output", type=FILE, metavar="FILE", help="Write there instead of to standard output.")
@ledger_option
@config_option
def checkpoint(key: str, name: str | None, output: str | None, ledger: str | None, config: str | None) -> None:
    """Sign how many revisions the ledger has and what they are, in a few lines: a checkpoint in the format of
    transparency logs (c2sp.org/tlog-checkpoint). Committed or published, it shows later that nothing was changed since.

    `openssl genpkey -algorithm ed25519 -out key.pem` makes a key, `openssl pkey -in key.pem -pubout -out public.pem`
    its public half, with which `provenance ledger verify --checkpoint FILE --public-key public.pem` looks at it.
    """
    from provenance.claimfile import files
    from provenance.store import checkpoint as signing
    from provenance.store import notes

    signer = notes.signer(files.read_bytes(Path.cwd() / key, key, notes.MOST), key)
    try:
        with opened(address(ledger, config)) as kept:
            made = signing.of(kept, name)
    except ValueError as error:
        raise ConfigurationError(f"--name {name}: {error}") from error
    by = signer.name or made.origin
    emit([notes.signed(made.text(), by, signer.key)], output)
    complain(f"{made.size:,} revisions, signed with {notes.public_line(by, signer.key.public_key())}")
