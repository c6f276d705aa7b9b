"""The ledger: the log, and what is made of it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

ENGINES = {
    "sqlite": (
        """
        CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
        BEGIN SELECT RAISE(ABORT, 'an entry of the log is never changed'); END
        """,
        """
        CREATE TRIGGER revisions_remain BEFORE DELETE ON revisions
        BEGIN SELECT RAISE(ABORT, 'an entry of the log is never removed'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION keep_the_log() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'an entry of the log is never changed or removed'; END $$
        """,
        """
        CREATE TRIGGER revisions_stay BEFORE UPDATE OR DELETE ON revisions
        FOR EACH ROW EXECUTE FUNCTION keep_the_log()
        """,
        """
        CREATE TRIGGER revisions_remain BEFORE TRUNCATE ON revisions
        FOR EACH STATEMENT EXECUTE FUNCTION keep_the_log()
        """,
    ),
}


def upgrade() -> None:
    """Make the tables, and what keeps anybody from changing the log."""
    op.create_table(
        "captures",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("retrieved", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
        sa.UniqueConstraint("sha256", "url", name=op.f("uq_captures_sha256_url")),
    )
    op.create_table(
        "ledger",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
    )
    op.create_table(
        "revisions",
        sa.Column("seq", NUMBER, autoincrement=False, nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_revisions")),
    )
    op.create_index("ix_revisions_subject_seq", "revisions", ["subject", "seq"], unique=False)
    op.create_table(
        "runs",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "articles",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("revision", NUMBER, nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("retrieved", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("looked", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["revision"], ["revisions.seq"], name=op.f("fk_articles_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("name", name=op.f("uq_articles_name")),
    )
    op.create_index(op.f("ix_articles_outlet"), "articles", ["outlet"], unique=False)
    op.create_index(op.f("ix_articles_published"), "articles", ["published"], unique=False)
    op.create_index(op.f("ix_articles_url"), "articles", ["url"], unique=False)
    op.create_table(
        "checkouts",
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["revisions.seq"], name=op.f("fk_checkouts_seq")),
        sa.PrimaryKeyConstraint("seat", "subject", name=op.f("pk_checkouts")),
    )
    op.create_table(
        "sources",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("since", NUMBER, nullable=False),
        sa.Column("until", NUMBER, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["since"], ["revisions.seq"], name=op.f("fk_sources_since")),
        sa.ForeignKeyConstraint(["until"], ["revisions.seq"], name=op.f("fk_sources_until")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
    )
    op.create_index("ix_sources_key_until", "sources", ["key", "until"], unique=False)
    op.create_table(
        "citations",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("article_id", NUMBER, nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_citations_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citations")),
    )
    op.create_index("ix_citations_article_claim", "citations", ["article_id", "claim"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("article_id", NUMBER, nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("since", NUMBER, nullable=False),
        sa.Column("until", NUMBER, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("vantage", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("as_written", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("asserts", sa.Text(), nullable=True),
        sa.Column("denies", sa.Text(), nullable=True),
        sa.Column("review", sa.Date(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("voices", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("second_hand", sa.Boolean(), nullable=False),
        sa.Column("lower", sa.Integer(), nullable=True),
        sa.Column("upper", sa.Integer(), nullable=True),
        sa.Column("hand_level", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_claims_article_id")),
        sa.ForeignKeyConstraint(["since"], ["revisions.seq"], name=op.f("fk_claims_since")),
        sa.ForeignKeyConstraint(["until"], ["revisions.seq"], name=op.f("fk_claims_until")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index("ix_claims_article_until", "claims", ["article_id", "until"], unique=False)
    op.create_index(
        "ix_claims_asserts",
        "claims",
        ["asserts"],
        unique=False,
        sqlite_where=sa.text("asserts IS NOT NULL"),
        postgresql_where=sa.text("asserts IS NOT NULL"),
    )
    op.create_index(
        "ix_claims_denies",
        "claims",
        ["denies"],
        unique=False,
        sqlite_where=sa.text("denies IS NOT NULL"),
        postgresql_where=sa.text("denies IS NOT NULL"),
    )
    op.create_index(
        "ix_claims_outlet",
        "claims",
        ["outlet", "until", "published", "second_hand", "anonymous", "source"],
        unique=False,
    )
    op.create_index(
        "ix_claims_review",
        "claims",
        ["outlet", "review"],
        unique=False,
        sqlite_where=sa.text("review IS NOT NULL"),
        postgresql_where=sa.text("review IS NOT NULL"),
    )
    op.create_index(
        "ix_claims_source",
        "claims",
        ["source"],
        unique=False,
        sqlite_where=sa.text("source IS NOT NULL"),
        postgresql_where=sa.text("source IS NOT NULL"),
    )
    op.create_table(
        "findings",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("run_id", NUMBER, nullable=False),
        sa.Column("article_id", NUMBER, nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_findings_article_id")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_findings_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index("ix_findings_article_run", "findings", ["article_id", "run_id"], unique=False)
    op.create_table(
        "looks",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("run_id", NUMBER, nullable=False),
        sa.Column("article_id", NUMBER, nullable=False),
        sa.Column("revision", NUMBER, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("scores", sa.Text(), nullable=False),
        sa.Column("cited", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_looks_article_id")),
        sa.ForeignKeyConstraint(["revision"], ["revisions.seq"], name=op.f("fk_looks_revision")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_looks_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looks")),
    )
    op.create_index("ix_looks_article_run", "looks", ["article_id", "run_id"], unique=False)
    op.create_table(
        "ratings",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("source_id", NUMBER, nullable=False),
        sa.Column("rater", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("worst", sa.Float(), nullable=False),
        sa.Column("best", sa.Float(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_ratings_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
    )
    op.create_index(op.f("ix_ratings_source_id"), "ratings", ["source_id"], unique=False)
    op.create_table(
        "adjudications",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("revision", NUMBER, nullable=False),
        sa.Column("article_id", NUMBER, nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("corrected_on", sa.Date(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_adjudications_article_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_adjudications_claim_id")),
        sa.ForeignKeyConstraint(["revision"], ["revisions.seq"], name=op.f("fk_adjudications_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjudications")),
    )
    op.create_index("ix_adjudications_article_claim", "adjudications", ["article_id", "claim"], unique=False)
    op.create_index(op.f("ix_adjudications_outlet"), "adjudications", ["outlet"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("adjudication_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["adjudication_id"], ["adjudications.id"], name=op.f("fk_reviews_adjudication_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_reviews_claim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_claim_id"), "reviews", ["claim_id"], unique=False)
    op.create_index(op.f("ix_reviews_due"), "reviews", ["due"], unique=False)
    for statement in ENGINES[op.get_bind().dialect.name]:
        op.execute(statement)
