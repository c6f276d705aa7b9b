"""Caps on what is read: claim files come from pull requests and are hostile until parsed."""

import msgspec

MIB = 1 << 20


def size(most: int) -> str:
    """A cap in bytes, as people read it: "1 MiB", "900 bytes"."""
    return f"{most / MIB:g} MiB" if most >= MIB else f"{most:,} bytes"


class Limits(msgspec.Struct, frozen=True, gc=False):
    """How large a file may be (bytes), how deeply its tables may nest, and how many claims it may hold.

    ``registry_size`` is the cap for a registry or an evidence file, which serve many claim files.
    """

    file_size: int = MIB
    depth: int = 32
    claims: int = 10_000
    registry_size: int = 64 * MIB
