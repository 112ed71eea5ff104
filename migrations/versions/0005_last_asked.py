"""When a member who wants to know what is new last asked for a topic."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One row for each topic of each member who asked with `new`."""
    op.create_table(
        "last_asked",
        sa.Column("archive", ID, autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["archive"], ["archives.id"], name="fk_last_asked_archive", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("archive", "member", "topic", name="pk_last_asked"),
    )
    op.create_index("ix_last_asked_asked_at", "last_asked", ["asked_at"])
