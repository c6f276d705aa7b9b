"""The Merkle tree over a log: one hash that stands for all of its entries, in their order.

The construction is that of RFC 6962, section 2.1, with SHA-256.
"""

import hashlib


class Tree:
    """A tree that leaves are added to from the left. It keeps one hash for each of its whole subtrees: a few dozen,
    however many leaves there are."""

    def __init__(self) -> None:
        self.size = 0
        self._whole: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        """One leaf more."""
        made, leaves = _hashed(b"\0", leaf), 1
        while self._whole and self._whole[-1][0] == leaves:
            made, leaves = _hashed(b"\1", self._whole.pop()[1], made), 2 * leaves
        self._whole.append((leaves, made))
        self.size += 1

    def root(self) -> bytes:
        """The hash of the tree as it is now: 32 bytes; of no leaves, the hash of nothing."""
        if not self._whole:
            return _hashed()
        *rest, (_, root) = self._whole
        for _, each in reversed(rest):
            root = _hashed(b"\1", each, root)
        return root


def _hashed(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()
