"""Where the ledger is, and the ledger there."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli import complain, now
from provenance.errors import ConfigurationError, NoLedgerError, SettingsError

if TYPE_CHECKING:
    from sqlalchemy import URL

    from provenance.store.ledger import Ledger

PLACE = "sqlite:///.provenance/ledger.db"
"""Where the ledger is when nobody says otherwise: below the working directory."""
VARIABLE = "PROVENANCE_LEDGER"


def address(given: str | None, config: str | None = None) -> "URL":
    """Where the ledger is: as given, else PROVENANCE_LEDGER, else the setting, else :data:`PLACE`.

    Settings that were merely found may come with a pull request, and so may a link. They lead to nothing outside their
    folder: to no file, and to no server, which would be told our password, or read files here that its address names.
    Raises :class:`~provenance.errors.ConfigurationError`.
    """
    from provenance.checking.prepare import find_settings
    from provenance.store import engine

    cwd = Path.cwd()
    named = given or os.environ.get(VARIABLE)
    if named:
        return engine.address(named)
    found = find_settings([cwd], cwd / config if config is not None else None, {})
    if found.settings.ledger is None:
        url = engine.address(PLACE)
        if not os.path.realpath(cwd / str(url.database)).startswith(os.path.join(os.path.realpath(cwd), "")):
            raise ConfigurationError(f"{url.database} is a link that leads out of the folder; say with --ledger which")
        return url
    url = engine.address(found.settings.ledger)
    if url.get_backend_name() == "sqlite":
        path = found.resolve(str(url.database), trusted=config is not None)
        return url.set(database=os.path.relpath(path, cwd))
    if config is None:
        assert found.path is not None
        reason = "settings that were merely found name no server, since a password would go there"
        raise SettingsError(f"{found.path.name}: {reason}; give the ledger with --ledger or {VARIABLE}")
    return url


def opened(url: "URL") -> "Ledger":
    """The ledger at an address."""
    from provenance.store.ledger import Ledger

    return Ledger.open(url)


def opened_or_made(url: "URL") -> "Ledger":
    """The ledger at an address; a SQLite file that is not there is made, and it is said."""
    from provenance.store.ledger import Ledger

    try:
        return Ledger.open(url)
    except NoLedgerError:
        made, _ = Ledger.create(url, now())
        complain(f"{made.shown}: a new ledger")
        return made


def named(subject: str) -> str:
    """FILE or FILE#CLAIM as the ledger calls it: of a file that lies here, its name from its project's folder."""
    from provenance.recording.places import Places

    file, hash_, claim = subject.partition("#")
    cwd = Path.cwd()
    return f"{Places(cwd).name(file) if (cwd / file).is_file() else file}{hash_}{claim}"
