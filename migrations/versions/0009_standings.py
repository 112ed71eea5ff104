"""What a text says of the words it quotes: said, denied, disputed, supposed or told; and whom they are laid to.

The rows that are there keep NULL in both, which is "said" and nobody else: their seals hold as they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Two columns."""
    op.add_column("quotes", sa.Column("standing", sa.String(10), nullable=True))
    op.add_column("quotes", sa.Column("ascribed_to", sa.Text(), nullable=True))
