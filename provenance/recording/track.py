"""Track records: how the adjudicated claims of outlets have turned out."""

import datetime
from collections.abc import Collection

from provenance.model.profile import Profile
from provenance.model.score import TrackRecord
from provenance.scoring.reliability import track_record
from provenance.store import adjudications
from provenance.store import outlets as outlets_of
from provenance.store.ledger import Ledger


def records(ledger: Ledger, outlets: Collection[str], profile: Profile, today: datetime.date) -> dict[str, TrackRecord]:
    """The track records of some outlets by their ids; those of whose claims no decision counts are not in it.

    One query for each 500 outlets.
    """
    with ledger.reading() as connection, adjudications.sound(ledger.shown):
        found = adjudications.counting(connection, outlets)
    made = {outlet: track_record(each, profile, today) for outlet, each in found.items()}
    return {outlet: record for outlet, record in made.items() if record is not None}


def name(ledger: Ledger, outlet: str) -> str:
    """What an outlet is called; its id where no registry has it."""
    with ledger.reading() as connection:
        return outlets_of.names(connection, [outlet]).get(outlet, outlet)
