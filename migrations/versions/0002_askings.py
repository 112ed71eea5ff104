"""What was asked on Discord, so that its buttons outlive a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One row for each asking."""
    op.create_table(
        "askings",
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("verb", sa.String(length=30), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("delivered", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_askings"),
    )
    op.create_index("ix_askings_member_server", "askings", ["member", "server"])
    op.create_index("ix_askings_asked_at", "askings", ["asked_at"])
