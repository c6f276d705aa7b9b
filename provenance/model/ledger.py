"""What goes into the ledger and comes out of it: entries of the log, and what was made of them."""

import datetime
from typing import Literal

import msgspec

Sort = Literal["file", "registry", "evidence", "adjudication"]
"""What an entry of the log holds: a claim file, a registry, the evidence beside claim files, or an adjudication."""

LONGEST_NAME = 500
"""Characters. Names of files, ids and keys by which the ledger finds things are no longer."""


LONGEST_WHY = 10_000
"""Characters. A reason is no longer."""
LONGEST_ID = 300
"""Characters. Ids of outlets and of origins are no longer: both stand in one entry of an index of PostgreSQL's, which
holds 2,704 bytes."""


class Hand(msgspec.Struct, frozen=True, gc=False):
    """Who changes the ledger, why, and when; ``why`` may be empty. ``seat`` is the random id of the working copy, None
    where there is none."""

    by: str
    at: datetime.datetime
    why: str = ""
    seat: str | None = None


class Revision(msgspec.Struct, frozen=True, gc=False):
    """An entry of the log, without what it holds. ``seq`` counts from 1; ``at`` is ISO 8601 in UTC; the hashes are
    SHA-256 in hexadecimal: of the content, of the entry before, of this entry."""

    seq: int
    sort: str
    subject: str
    at: str
    by: str
    why: str
    sha256: str
    previous: str
    hash: str


class Head(msgspec.Struct, frozen=True, gc=False):
    """What the ledger has of a file: its last revision, the hash of its content, and, of a claim file, the digest of
    the last look at it."""

    seq: int
    sha256: str
    looked: str | None = None


class Checked(msgspec.Struct, frozen=True, gc=False):
    """A run of the checker that was kept: its number, when (ISO 8601 in UTC) and by whom, the version of the program,
    and how many files it found how much in."""

    run: int
    at: str
    by: str
    program: str
    files: int
    errors: int
    warnings: int
    infos: int


class Status(msgspec.Struct, frozen=True, gc=False):
    """What a ledger holds, in numbers. ``id`` is the ledger's own; ``head`` the hash of its last revision; ``checked``
    the last run of the checker that was kept."""

    id: str
    created: str
    engine: str
    format: str
    articles: int
    claims: int
    revisions: int
    sources: int
    ratings: int
    captures: int
    findings: int
    adjudications: int
    due: int
    head: str | None
    last: Revision | None
    size: int | None
    checked: Checked | None = None


What = Literal["added", "changed", "looked", "unchanged", "behind", "conflict", "refused"]
"""What became of a file that was to be added: it is new there; it has changed; only the look at it is another; nothing
is; the ledger has moved on from what stands in the file; both have changed; or it cannot be taken."""


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """What became of one file that was to be added. ``shown`` is its name for people, ``name`` the one in the ledger.

    ``revision`` is its last one in the ledger, None where there is none; ``base`` the one that the file was made from,
    as far as anybody knows. ``reason`` is one clause where it was refused. ``claims`` are how many it holds.
    """

    shown: str
    name: str
    what: What
    revision: int | None = None
    base: int | None = None
    reason: str | None = None
    claims: int = 0


class Misfit(msgspec.Struct, frozen=True, gc=False):
    """Something in a ledger that is not as it was written. ``where`` names the place for people: an entry of the log,
    a claim, a row of a table. ``reason`` is one clause. ``seq`` is the revision, where it is one of the log."""

    where: str
    reason: str
    seq: int | None = None


class Difference(msgspec.Struct, frozen=True, gc=False):
    """One thing that two versions of a file say differently, each as it is written there, None where it is not there.

    ``place`` says what it is: "c2 origin.vantage"; ``base`` is how it was in the version that both came from, None,
    too, where there is no such version.
    """

    place: str
    base: str | None
    ours: str | None
    theirs: str | None


class Conflict(msgspec.Struct, frozen=True, gc=False):
    """Two changes of one file: what the ledger has in its last revision, and what is in the file. Each difference is of
    one place; there is none where the versions differ in comments and layout only."""

    name: str
    theirs: Revision
    base: Revision | None
    differences: tuple[Difference, ...]


class Change(msgspec.Struct, frozen=True, gc=False):
    """A revision with what it made different: ``ours`` of a difference is how it is since, ``theirs`` how it was."""

    revision: Revision
    differences: tuple[Difference, ...] = ()


Became = Literal["written", "brought forward", "unchanged", "kept", "refused"]
"""What became of a file on its way out of the ledger: it is there now; an older one was brought forward; it was there;
it holds changes that the ledger does not have, and stays; or it could not be written."""


class Exported(msgspec.Struct, frozen=True, gc=False):
    """What became of one file on its way out; ``reason`` is one clause where it was not written."""

    name: str
    became: Became
    revision: int
    reason: str | None = None
