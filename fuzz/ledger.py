"""What is given to a ledger: signed checkpoints, keys, backups, and questions."""

import contextlib
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fuzz import laws
from fuzz.target import on_bytes
from provenance.errors import QueryError, UnreadableError
from provenance.recording import alike
from provenance.render.search import json, text
from provenance.store import asking, backup, checkpoint, engine, notes, queries
from provenance.store.ledger import Ledger
from tests.store import searched

_SEARCHED = f"sqlite:///{tempfile.mkdtemp(prefix='provenance-fuzz-')}/ledger.db"
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
_OLD = Path(__file__).parent.parent / "tests" / "data" / "ledgers"


def _notes() -> Iterable[bytes]:
    yield notes.signed(checkpoint.Checkpoint("a/b", 3, bytes(32), "0" * 64).text(), "a/b", _KEY).encode()


@on_bytes(words=("\N{EM DASH} ", "\n\n", "head ", "+", "PRIVATE+KEY+", "-----BEGIN PUBLIC KEY-----"), starts=_notes)
def checkpoint_file(data: bytes) -> None:
    """What is a checkpoint is written again as it was read; anything else is refused with a sentence, as are keys."""
    for read in (notes.signer, notes.verifier):
        with contextlib.suppress(UnreadableError):
            read(data, "key")
    try:
        note = notes.parse(data, "a")
        found = checkpoint.parse(note.text, "a")
    except UnreadableError as error:
        laws.sentence(error)
        return
    assert checkpoint.parse(found.text(), "a") == found
    with contextlib.suppress(ValueError):
        notes.signers(note, [notes.Verifier(None, _KEY.public_key())])


def _backups() -> Iterable[bytes]:
    return (path.read_bytes() for path in sorted(_OLD.glob("*.zip")))


@on_bytes(starts=_backups, grows=False)
def backup_file(data: bytes) -> None:
    """A backup that does not hold gives a sentence, and nothing is there afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "given.zip")
        path.write_bytes(data)
        try:
            backup.restore(path, "given.zip", engine.address(f"sqlite:///{folder}/to/ledger.db"))
        except UnreadableError as error:
            laws.sentence(error)
            assert not list(Path(folder, "to").glob("*"))


@cache
def _searched() -> Ledger:
    searched.make(_SEARCHED)
    return Ledger.open(engine.address(_SEARCHED))


@on_bytes(
    words=(
        *(f"{name}:" for name in queries.FILTERS),
        *queries.FLAGS,
        " OR ",
        " -",
        '"',
        "*",
        "score:<40",
        "since:2025",
        "dam",
    ),
    starts=lambda: (
        b"frozen assets",
        b'"the dam" OR crack* -wall',
        b"anonymous score:<40 since:2025-03 outlet:gazette",
    ),
)
def ledger_question(data: bytes) -> None:
    """Whatever is asked of a ledger gives an answer or one sentence; claims like any text can be looked for."""
    question = data.decode("utf-8", "surrogateescape")
    ledger = _searched()
    try:
        answer = asking.found(ledger, queries.parse(question), 5)
    except QueryError as error:
        laws.sentence(error)
    else:
        laws.text_lines(text.render(answer))
        laws.document(json.render(answer))
    laws.text_lines(text.render(alike.like_text(ledger, question, 5), alike=True))
