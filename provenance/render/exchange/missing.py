"""What to say where a format needs a package that is not installed."""

from provenance.errors import UnreadableError


def missing(form: str, extra: str) -> UnreadableError:
    """The error for a format whose writer is not installed."""
    return UnreadableError(f"--format {form}", f'writing it needs an extra: pip install "claim-provenance[{extra}]"')
