"""What the desk says of an article: a note that stands wherever it is cited, and what it is to another article."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One column, which leaves the seals of the rows that are there as they are, and one table."""
    op.add_column("articles", sa.Column("note", sa.Text()))
    op.create_table(
        "relations",
        sa.Column("id", ID, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("other", ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_relations_article", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["articles.id"], name="fk_relations_other", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_relations"),
        sa.UniqueConstraint("article", "other", name="uq_relations_article_other"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_relations_other", "relations", ["other"])
