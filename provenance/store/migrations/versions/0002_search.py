"""What searches go through. It is filled when all steps have been taken: ``store.index`` makes it from the claims."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ENGINES = {
    "sqlite": (
        """
        CREATE VIRTUAL TABLE search USING fts5 (
            said, origin, relays, article, marks, tokenize = "ascii tokenchars '=:._-'", columnsize = 0
        )
        """,
        "CREATE TABLE search_words (word TEXT NOT NULL PRIMARY KEY, term TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE search_counts (term TEXT NOT NULL PRIMARY KEY, seen INTEGER NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE search_names (
            term TEXT NOT NULL, key TEXT NOT NULL, sort TEXT NOT NULL, own INTEGER NOT NULL,
            PRIMARY KEY (term, key, sort)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX ix_search_names_key ON search_names (key)",
    ),
    "postgresql": (
        """
        CREATE TABLE search (
            id BIGINT NOT NULL, day DATE, terms TSVECTOR NOT NULL, CONSTRAINT pk_search PRIMARY KEY (id)
        )
        """,
        "CREATE INDEX ix_search_terms ON search USING gin (terms)",
        """
        CREATE TABLE search_words (
            word TEXT COLLATE "C" NOT NULL, term TEXT NOT NULL, CONSTRAINT pk_search_words PRIMARY KEY (word)
        )
        """,
        """
        CREATE TABLE search_counts (
            term TEXT NOT NULL, seen BIGINT NOT NULL, CONSTRAINT pk_search_counts PRIMARY KEY (term)
        )
        """,
        """
        CREATE TABLE search_names (
            term TEXT NOT NULL, key TEXT NOT NULL, sort TEXT NOT NULL, own BIGINT NOT NULL,
            CONSTRAINT pk_search_names PRIMARY KEY (term, key, sort)
        )
        """,
        "CREATE INDEX ix_search_names_key ON search_names (key)",
    ),
}


def upgrade() -> None:
    """Make the index, empty."""
    for statement in ENGINES[op.get_bind().dialect.name]:
        op.execute(statement)
