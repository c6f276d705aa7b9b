"""The chain of the log: each entry's hash covers the one before, so that nothing can be changed, moved or taken out
without every later hash being another.

The same construction as in Haber & Stornetta, "How to Time-Stamp a Digital Document" (1991), with SHA-256.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

import msgspec

from provenance.model.ledger import Revision

START = "0" * 64
"""What the first entry has for the hash of the one before."""


def content_hash(content: bytes) -> str:
    """The SHA-256 of what an entry holds, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def entry_hash(*, seq: int, sort: str, subject: str, at: str, by: str, why: str, sha256: str, previous: str) -> str:
    """The hash of an entry: SHA-256, in hexadecimal, of its canonical JSON: keys sorted, no spaces, UTF-8.

    Anybody can work it out with ``json.dumps(…, sort_keys=True, separators=(",", ":"), ensure_ascii=False)``.
    """
    entry = {
        "at": at, "by": by, "previous": previous, "seq": seq, "sha256": sha256, "sort": sort, "subject": subject,
        "why": why,
    }  # fmt: skip
    written = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def seal(*parts: object) -> str:
    """A hash of what a row says, beside it, where nothing in the log tells what it should say: SHA-256, in
    hexadecimal, of the parts as a JSON list. It shows a change by hand, not one by somebody who makes a new seal."""
    return hashlib.sha256(msgspec.json.encode(parts, enc_hook=str)).hexdigest()


def misfits(revisions: Iterable[Revision]) -> Iterator[tuple[Revision, str]]:
    """The entries that do not fit, each with one clause that says what is wrong, in the order of the log.

    ``revisions`` is the log from its first entry on, in order. After an entry that does not fit, the ones that follow
    are held against what that one says of itself: one change is told once.
    """
    seq, previous = 0, START
    for each in revisions:
        if each.seq != seq + 1:
            yield each, f"it follows entry {seq}: what was between them is gone"
        elif each.previous != previous:
            yield each, f"it does not follow from entry {seq}, whose hash is another"
        elif each.hash != hash_of(each):
            yield each, "its hash is not that of what it says"
        seq, previous = each.seq, each.hash


def hash_of(revision: Revision) -> str:
    """What the hash of an entry should be."""
    return entry_hash(
        seq=revision.seq,
        sort=revision.sort,
        subject=revision.subject,
        at=revision.at,
        by=revision.by,
        why=revision.why,
        sha256=revision.sha256,
        previous=revision.previous,
    )
