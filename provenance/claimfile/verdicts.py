"""Verdicts by others that came with imported claims (``import --verdicts``): text in, verdicts out."""

import msgspec

from provenance.claimfile.limits import MIB
from provenance.errors import UnreadableError
from provenance.model.exchange import Verdicts

LARGEST = 64 * MIB
"""Bytes of a file."""


def parse(text: str, shown: str) -> Verdicts:
    """Read verdicts. Raises :class:`~provenance.errors.UnreadableError` for what is none."""
    try:
        return msgspec.json.decode(text, type=Verdicts)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise UnreadableError(
            shown, f"it holds no verdicts as `provenance import --verdicts` writes them: {error}"
        ) from error
