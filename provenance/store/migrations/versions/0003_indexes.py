"""The days of claims are looked up in PostgreSQL; nobody looks claims up by their source."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the one index and take the other away."""
    op.drop_index("ix_claims_source", table_name="claims")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_search_day_id ON search (day, id)")
