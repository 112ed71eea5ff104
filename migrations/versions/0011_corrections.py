"""What the desk said of quotes, kept with the article by the quotes' own words, so that it holds in later versions.

Quotes that the desk set right before are told by what stands with them, and noted here with the next version.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "corrections",
        sa.Column("id", ID, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("surname", sa.Text(), nullable=True),
        sa.Column("head", ID, nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_corrections_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_corrections_article", "corrections", ["article"])
