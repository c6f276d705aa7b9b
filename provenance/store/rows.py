"""The tables of the ledger, as rows. The domain's own types stay out of them: rows hold plain words and numbers.

``revisions`` is the log: every text and decision that ever entered, byte for byte, each chained to the one before by
its hash. All other tables are made from it and from what checking says of it.

Names of tables are plural, those of rows singular. Days are days; moments are ISO 8601 in UTC, as text, as they are
hashed. Lists and whole entries are JSON, as text.
"""

import datetime
from typing import ClassVar

from sqlalchemy import Column, Index, MetaData, UniqueConstraint, text
from sqlalchemy import Table as SqlTable
from sqlalchemy.sql.schema import ForeignKey
from sqlmodel import Field, SQLModel

from provenance.store.columns import Boolean, Day, Float, Integer, LargeBinary, Number, Text


class Table(SQLModel):
    """A table of the ledger. The ids of its rows are given by whoever holds the write lock, never by the database."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _key() -> "Column[int]":
    return Column(Number, primary_key=True, autoincrement=False)


def _of(target: str, *, index: bool = False, optional: bool = False) -> "Column[int]":
    return Column(Number, ForeignKey(target), nullable=optional, index=index)


def _where_given(table: str, column: str, *first: str) -> Index:
    """An index of the rows that have something in a column; ``first`` are what they are found by before it."""
    given = text(f"{column} IS NOT NULL")
    return Index(f"ix_{table}_{column}", *first, column, sqlite_where=given, postgresql_where=given)


class Identity(Table, table=True):
    """The ledger itself: one row. ``id`` is random: a checkpoint names the ledger by it. ``seal`` is the row's
    (``chain.seal``), as in every table that has one."""

    __tablename__ = "ledger"

    id: str = Field(primary_key=True, sa_type=Text)
    created: str = Field(sa_type=Text)
    seal: str = Field(sa_type=Text)


class Revision(Table, table=True):
    """One entry of the log. Never changed and never removed; ``seq`` runs from 1 without gaps.

    ``sort`` is "file", "registry", "evidence" or "adjudication"; ``subject`` the name of the file, or FILE#CLAIM.
    ``content`` is an LZ4 frame; ``sha256`` is of what it holds. ``hash`` is that of the entry (``store.chain``),
    ``previous`` that of the entry before.
    """

    __tablename__ = "revisions"
    __table_args__ = (Index("ix_revisions_subject_seq", "subject", "seq"),)

    seq: int = Field(sa_column=_key())
    sort: str = Field(sa_type=Text)
    subject: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    by: str = Field(sa_type=Text)
    why: str = Field(sa_type=Text)
    content: bytes = Field(sa_type=LargeBinary)
    sha256: str = Field(sa_type=Text)
    previous: str = Field(sa_type=Text)
    hash: str = Field(sa_type=Text)


class Article(Table, table=True):
    """One claim file as it is now. ``looked`` is a digest of all that its claims' scores and findings depend on."""

    __tablename__ = "articles"

    id: int = Field(sa_column=_key())
    name: str = Field(sa_type=Text, unique=True)
    revision: int = Field(sa_column=_of("revisions.seq"))
    outlet: str = Field(sa_type=Text, index=True)
    title: str = Field(sa_type=Text)
    url: str = Field(sa_type=Text, index=True)
    published: datetime.date | None = Field(default=None, sa_type=Day, index=True)
    retrieved: str | None = Field(default=None, sa_type=Text)
    language: str | None = Field(default=None, sa_type=Text)
    looked: str = Field(sa_type=Text)


class Claim(Table, table=True):
    """One version of a claim: from the revision ``since`` on; ``until`` is the revision that replaced or removed it,
    NULL while it is current.

    ``claim`` is its id in the file. ``voices`` are the relays' registry ids or words, ``about`` registry ids, both as
    JSON lists. ``lower`` and ``upper`` are directness as shown (0–100), NULL where it is not graded. ``digest`` is the
    SHA-256 of ``data``, the claim as JSON.
    """

    __tablename__ = "claims"
    __table_args__ = (
        Index("ix_claims_article_until", "article_id", "until"),
        _where_given("claims", "asserts"),
        _where_given("claims", "denies"),
        Index("ix_claims_outlet", "outlet", "until", "published", "second_hand", "anonymous", "source"),
        _where_given("claims", "review", "outlet"),
    )

    id: int = Field(sa_column=_key())
    article_id: int = Field(sa_column=_of("articles.id"))
    claim: str = Field(sa_type=Text)
    since: int = Field(sa_column=_of("revisions.seq"))
    until: int | None = Field(default=None, sa_column=_of("revisions.seq", optional=True))
    position: int = Field(sa_type=Integer)
    text: str = Field(sa_type=Text)
    quote: str = Field(sa_type=Text)
    scope: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    mode: str = Field(sa_type=Text)
    place: str = Field(sa_type=Text)
    identity: str = Field(sa_type=Text)
    vantage: str = Field(sa_type=Text)
    source: str | None = Field(default=None, sa_type=Text)
    as_written: str | None = Field(default=None, sa_type=Text)
    affiliation: str | None = Field(default=None, sa_type=Text)
    asserts: str | None = Field(default=None, sa_type=Text)
    denies: str | None = Field(default=None, sa_type=Text)
    review: datetime.date | None = Field(default=None, sa_type=Day)
    outlet: str = Field(sa_type=Text)
    published: datetime.date | None = Field(default=None, sa_type=Day)
    voices: str = Field(sa_type=Text)
    about: str = Field(sa_type=Text)
    anonymous: bool = Field(sa_type=Boolean)
    second_hand: bool = Field(sa_type=Boolean)
    lower: int | None = Field(default=None, sa_type=Integer)
    upper: int | None = Field(default=None, sa_type=Integer)
    hand_level: str | None = Field(default=None, sa_type=Text)
    digest: str = Field(sa_type=Text)
    data: str = Field(sa_type=Text)


class Source(Table, table=True):
    """One version of an entry of a registry. ``sort`` is "outlet", "person" or "body"; ``file`` the registry's
    name; ``data`` the entry as JSON."""

    __tablename__ = "sources"
    __table_args__ = (Index("ix_sources_key_until", "key", "until"),)

    id: int = Field(sa_column=_key())
    file: str = Field(sa_type=Text)
    key: str = Field(sa_type=Text)
    sort: str = Field(sa_type=Text)
    since: int = Field(sa_column=_of("revisions.seq"))
    until: int | None = Field(default=None, sa_column=_of("revisions.seq", optional=True))
    name: str = Field(sa_type=Text)
    country: str | None = Field(default=None, sa_type=Text)
    digest: str = Field(sa_type=Text)
    data: str = Field(sa_type=Text)


class Rating(Table, table=True):
    """What a rater gave an outlet, of one version of its entry."""

    __tablename__ = "ratings"

    id: int = Field(sa_column=_key())
    source_id: int = Field(sa_column=_of("sources.id", index=True))
    rater: str = Field(sa_type=Text)
    value: float = Field(sa_type=Float)
    worst: float = Field(sa_type=Float)
    best: float = Field(sa_type=Float)
    as_of: datetime.date | None = Field(default=None, sa_type=Day)
    url: str | None = Field(default=None, sa_type=Text)
    until: datetime.date | None = Field(default=None, sa_type=Day)


class Capture(Table, table=True):
    """A kept page that evidence cites: ``sha256`` is that of its body."""

    __tablename__ = "captures"
    __table_args__ = (UniqueConstraint("sha256", "url"),)

    id: int = Field(sa_column=_key())
    sha256: str = Field(sa_type=Text)
    url: str = Field(sa_type=Text)
    retrieved: str | None = Field(default=None, sa_type=Text)
    status: str = Field(sa_type=Text)


class Citation(Table, table=True):
    """One line of the evidence on an article as it is now; ``data`` is the line as it was written."""

    __tablename__ = "citations"
    __table_args__ = (Index("ix_citations_article_claim", "article_id", "claim"),)

    id: int = Field(sa_column=_key())
    article_id: int = Field(sa_column=_of("articles.id"))
    claim: str | None = Field(default=None, sa_type=Text)
    path: str = Field(sa_type=Text)
    url: str = Field(sa_type=Text)
    status: str = Field(sa_type=Text)
    verdict: str | None = Field(default=None, sa_type=Text)
    sha256: str | None = Field(default=None, sa_type=Text)
    data: str = Field(sa_type=Text)


class Run(Table, table=True):
    """Who looked at claim files, and when: on their way into the ledger, or in a run of the checker that was kept. The
    ``program`` of such a run begins with "check "; else it is the program's version alone."""

    __tablename__ = "runs"

    id: int = Field(sa_column=_key())
    at: str = Field(sa_type=Text)
    by: str = Field(sa_type=Text)
    program: str = Field(sa_type=Text)
    seal: str = Field(sa_type=Text)


class Look(Table, table=True):
    """What a run made of one article, each time that it looked. ``revision`` is that of the file, ``digest`` that of
    all that its scores depend on.

    ``scores`` is a JSON list of [claim, lower, upper, hand level] in the order of the file: what a claim's row says of
    its score is what the last look says that came while it was current. ``cited`` is the seal of the evidence's lines.
    ``seal`` is that of the row and of its findings.
    """

    __tablename__ = "looks"
    __table_args__ = (Index("ix_looks_article_run", "article_id", "run_id"),)

    id: int = Field(sa_column=_key())
    run_id: int = Field(sa_column=_of("runs.id"))
    article_id: int = Field(sa_column=_of("articles.id"))
    revision: int = Field(sa_column=_of("revisions.seq"))
    digest: str = Field(sa_type=Text)
    scores: str = Field(sa_type=Text)
    cited: str = Field(sa_type=Text)
    seal: str = Field(sa_type=Text)


class Finding(Table, table=True):
    """What a rule said of an article in a run. ``claim`` is the claim's id, NULL where it is about the file; ``path``
    the symbolic place."""

    __tablename__ = "findings"
    __table_args__ = (Index("ix_findings_article_run", "article_id", "run_id"),)

    id: int = Field(sa_column=_key())
    run_id: int = Field(sa_column=_of("runs.id"))
    article_id: int = Field(sa_column=_of("articles.id"))
    claim: str | None = Field(default=None, sa_type=Text)
    code: str = Field(sa_type=Text)
    severity: str = Field(sa_type=Text)
    message: str = Field(sa_type=Text)
    path: str = Field(sa_type=Text)


class Adjudication(Table, table=True):
    """What became of a claim, by somebody's word and with a citation. ``topics`` is a JSON list; ``on_day`` the day of
    the verdict, ``corrected_on`` the day of the outlet's correction."""

    __tablename__ = "adjudications"
    __table_args__ = (Index("ix_adjudications_article_claim", "article_id", "claim"),)

    id: int = Field(sa_column=_key())
    revision: int = Field(sa_column=_of("revisions.seq"))
    article_id: int = Field(sa_column=_of("articles.id"))
    claim: str = Field(sa_type=Text)
    claim_id: int = Field(sa_column=_of("claims.id"))
    outlet: str = Field(sa_type=Text, index=True)
    topics: str = Field(sa_type=Text)
    verdict: str = Field(sa_type=Text)
    citation: str = Field(sa_type=Text)
    by: str = Field(sa_type=Text)
    on_day: datetime.date = Field(sa_type=Day)
    corrected_on: datetime.date | None = Field(default=None, sa_type=Day)
    why: str = Field(sa_type=Text)


class Review(Table, table=True):
    """A forecast that can be checked from a day on; ``adjudication_id`` is what came of it."""

    __tablename__ = "reviews"

    id: int = Field(sa_column=_key())
    claim_id: int = Field(sa_column=_of("claims.id", index=True))
    due: datetime.date = Field(index=True, sa_type=Day)
    adjudication_id: int | None = Field(default=None, sa_column=_of("adjudications.id", optional=True))


class Checkout(Table, table=True):
    """Which revision a working copy last had of a file. ``seat`` is the random id of the working copy."""

    __tablename__ = "checkouts"

    seat: str = Field(primary_key=True, sa_type=Text)
    subject: str = Field(primary_key=True, sa_type=Text)
    seq: int = Field(sa_column=_of("revisions.seq"))
    seal: str = Field(sa_type=Text)


def _table(row: type[Table]) -> SqlTable:
    found = row.__table__  # type: ignore[attr-defined]
    assert isinstance(found, SqlTable)
    return found


LEDGER = _table(Identity)
REVISIONS = _table(Revision)
ARTICLES = _table(Article)
CLAIMS = _table(Claim)
SOURCES = _table(Source)
RATINGS = _table(Rating)
CAPTURES = _table(Capture)
CITATIONS = _table(Citation)
RUNS = _table(Run)
LOOKS = _table(Look)
FINDINGS = _table(Finding)
ADJUDICATIONS = _table(Adjudication)
REVIEWS = _table(Review)
CHECKOUTS = _table(Checkout)

TABLES = tuple(Table.metadata.sorted_tables)
"""Every table but those of search, each after those that it refers to."""
