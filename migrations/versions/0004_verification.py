"""Fingerprints of texts, and speakers as people."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Which articles share words, and who is quoted in them."""
    _fingerprints()
    _people()


def _fingerprints() -> None:
    op.create_table(
        "fingerprints",
        sa.Column("archive", ID, autoincrement=False, nullable=False),
        sa.Column("value", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("archive", "value", "article", name="pk_fingerprints"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "printed",
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("copies_of", ID, nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("prints", sa.LargeBinary(), nullable=False),
        sa.Column("said", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_printed"),
    )
    op.create_index("ix_printed_archive_copies_of", "printed", ["archive", "copies_of"])


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", ID, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("surname", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("merged_into", ID, nullable=True),
        sa.ForeignKeyConstraint(["archive"], ["archives.id"], name="fk_people_archive", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_people_archive_key", "people", ["archive", "key"])
    op.create_index("ix_people_archive_surname", "people", ["archive", "surname"])
    op.create_index("ix_people_merged_into", "people", ["merged_into"])
    op.create_table(
        "attributions",
        sa.Column("quote", ID, autoincrement=False, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["quote"], ["quotes.id"], name="fk_attributions_quote", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("quote", name="pk_attributions"),
    )
    op.create_index("ix_attributions_article", "attributions", ["article"])
    op.create_index("ix_attributions_person_day", "attributions", ["person", "day"])
    op.create_table(
        "people_changes",
        sa.Column("id", ID, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("other", ID, nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["archive"], ["archives.id"], name="fk_people_changes_archive", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_people_changes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_people_changes_archive_id", "people_changes", ["archive", "id"])
