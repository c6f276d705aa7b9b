"""A checkpoint: what a log was when somebody signed it, in a few lines that can be committed, mailed or printed.

It is C2SP's tlog-checkpoint (https://c2sp.org/tlog-checkpoint) in a signed note: the log's name, how many entries it
has, and the root of the Merkle tree (RFC 6962) over them. A leaf is the hash of an entry (``store.chain``), as 32
bytes. A line more holds the hash of the last entry, in hexadecimal, for who has no tree at hand.
"""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import select

from provenance.errors import DamagedLedgerError, UnreadableError
from provenance.model.ledger import Revision
from provenance.store import notes
from provenance.store.chain import START, misfits
from provenance.store.ledger import Ledger, without_content
from provenance.store.merkle import Tree
from provenance.store.rows import LEDGER

NAME = "claim-provenance"
"""Who keeps a ledger, when nobody says so."""
_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")
_HEAD = "head "


class Checkpoint(NamedTuple):
    """What a log was: its name, its size in entries, the root of its tree (32 bytes), and the hash of its last entry,
    None where the checkpoint does not say it."""

    origin: str
    size: int
    root: bytes
    head: str | None = None

    def text(self) -> str:
        """As it is signed."""
        head = f"{_HEAD}{self.head}\n" if self.head is not None else ""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n{head}"


def parse(text: str, shown: str) -> Checkpoint:
    """The text of a note as a checkpoint. Raises :class:`~provenance.errors.UnreadableError`."""
    lines = text.removesuffix("\n").split("\n")
    try:
        root = base64.b64decode(lines[2], validate=True) if len(lines) > 2 else b""
    except (binascii.Error, ValueError):
        root = b""
    if not all(lines) or len(root) != 32 or not _SIZE.fullmatch(lines[1]):
        raise UnreadableError(shown, "it is a signed note, and no checkpoint of a log")
    heads = [line.removeprefix(_HEAD) for line in lines[3:] if line.startswith(_HEAD)]
    return Checkpoint(lines[0], int(lines[1]), root, heads[0] if heads else None)


class Growing:
    """A log as its entries go by: what a checkpoint of it would say in the end, and what those of some ``sizes``
    should."""

    def __init__(self, *sizes: int) -> None:
        self._tree = Tree()
        self._head = START
        self._wanted = frozenset(sizes)
        self._at = {0: (self._tree.root(), START)}

    def __call__(self, entry: Revision) -> None:
        """The next entry."""
        try:
            leaf = bytes.fromhex(entry.hash)
        except ValueError:
            leaf = entry.hash.encode("utf-8", "surrogatepass")
        self._tree.add(leaf)
        self._head = entry.hash
        if self._tree.size in self._wanted:
            self._at[self._tree.size] = self._tree.root(), self._head

    def now(self, origin: str) -> Checkpoint:
        """The checkpoint of the log up to here."""
        return Checkpoint(origin, self._tree.size, self._tree.root(), self._head)

    def differs(self, signed: Checkpoint) -> str | None:
        """How the log does not hold what a checkpoint says; None where it does. One clause."""
        size = self._tree.size
        if signed.size > size:
            return f"{signed.size:,} revisions were signed, and the ledger has {size:,}: its end was cut off"
        root, head = self._at[signed.size]
        if root != signed.root or signed.head not in (None, head):
            return f"the first {signed.size:,} revisions of the ledger are not those that were signed"
        return None


def of(ledger: Ledger, name: str | None) -> Checkpoint:
    """The checkpoint of a ledger as it is now; ``name`` is who keeps it.

    Raises ``ValueError`` for a name that is none, and :class:`~provenance.errors.DamagedLedgerError` where the chain of
    the log is broken: nothing is signed that does not fit.
    """
    log = Growing()
    with ledger.reading() as connection:
        made = origin(name, str(connection.execute(select(LEDGER.c.id)).scalar_one()))
        for entry, reason in misfits(_passing(without_content(connection), log)):
            reason = f"revision {entry.seq} does not fit: {reason}"
            raise DamagedLedgerError(ledger.shown, f"{reason}; nothing is signed, `provenance ledger verify` says more")
    return log.now(made)


def _passing(entries: Iterable[Revision], log: Growing) -> Iterator[Revision]:
    for each in entries:
        log(each)
        yield each


def origin(name: str | None, ledger: str) -> str:
    """What a log is called: by whoever keeps it, and by its own id. Raises ``ValueError`` for a name that is none."""
    made = f"{(name or NAME).strip('/')}/{ledger}"
    if not notes.is_name(made):
        raise ValueError("a name has no spaces and no plus signs, like gazette.example")
    return made
