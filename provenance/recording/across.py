"""The ledger as the place elsewhere that the claims of a run are held against (``checking/elsewhere.py``)."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from provenance.errors import DamagedLedgerError
from provenance.model.claim import Article, Claim
from provenance.model.evidence import Citation
from provenance.model.ports import Other
from provenance.model.source import Adjudication
from provenance.recording.places import Places
from provenance.store.adjudications import counting, sound
from provenance.store.ledger import Ledger
from provenance.store.looked import plain
from provenance.store.touching import touching

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")

CITATIONS = msgspec.json.Decoder(Citation)
_CLAIMS = msgspec.json.Decoder(Claim)


class Across:
    """The claims of a ledger. Files of a run, shown as seen from ``cwd``, are left out under their names there.

    Every method raises :class:`~provenance.errors.LedgerError` where the ledger cannot be read or does not hold what it
    should.
    """

    def __init__(self, ledger: Ledger, cwd: Path) -> None:
        self._ledger = ledger
        self._places = Places(cwd)

    def touching(self, keys: Collection[str], without: Collection[str]) -> Iterator[Other]:
        """What the ledger has of claims whose ``asserts`` or ``denies`` is one of the keys, one element a file."""
        names = {self._places.name(shown) for shown in without}
        with self._ledger.reading() as connection:
            yield from others(connection, keys, names, self._ledger.shown)

    def adjudications(self, outlets: Collection[str]) -> Mapping[str, list[Adjudication]]:
        """What became of the claims of some outlets, by the outlet's id."""
        with self._ledger.reading() as connection, sound(self._ledger.shown):
            return counting(connection, {plain(each) for each in outlets})


def others(connection: "Connection", keys: Collection[str], without: Collection[str], shown: str) -> Iterator[Other]:
    """What a ledger has of claims whose ``asserts`` or ``denies`` is one of the keys, one element a file; none of the
    files ``without``, as the ledger calls them. ``shown`` is its address."""
    for found in touching(connection, {plain(key) for key in keys}, without):
        claims = tuple([held(_CLAIMS, data, found.file, shown) for data in found.claims])
        citations = tuple([held(CITATIONS, data, found.file, shown) for data in found.citations])
        yield Other(found.file, Article(found.outlet, found.title, found.url), claims, citations)


def held(decoder: "msgspec.json.Decoder[T]", data: str, file: str, shown: str) -> T:
    """What a ledger has of a file, as JSON. Raises :class:`~provenance.errors.DamagedLedgerError`."""
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        reason = f"what it has of {file} does not hold ({error}); `provenance ledger verify` says more"
        raise DamagedLedgerError(shown, reason) from error
