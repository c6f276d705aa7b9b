"""SQLite's index merges less often: one transaction a file leaves it many small pieces."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Have eight pieces of a size come together before they become one; four are SQLite's default."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("INSERT INTO search (search, rank) VALUES ('automerge', 8)")
