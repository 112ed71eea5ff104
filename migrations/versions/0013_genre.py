"""What a page calls itself: opinion, satire, or nothing of the kind.

The rows that are there keep NULL, and their seals hold as they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """One column."""
    op.add_column("articles", sa.Column("genre", sa.String(10), nullable=True))
