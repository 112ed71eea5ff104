"""Rows of the search index that an older program made are found by their archive.

Every question asks whether there are any; that of an archive without any must not walk past those of all others.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """The same index with the archive between generation and article."""
    _anew("generation, archive_id, article_id")


def downgrade() -> None:
    """As it was."""
    _anew("generation, article_id")


def _anew(columns: str) -> None:
    op.execute(sa.text("DROP INDEX ix_search_rows_generation"))
    op.execute(sa.text(f"CREATE INDEX ix_search_rows_generation ON search_rows ({columns})"))
