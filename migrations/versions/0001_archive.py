"""The archive's first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Archives, servers, articles with their versions, quotes, audit, posted answers, settings."""
    _archives()
    _articles()
    _texts()
    _happenings()


def _archives() -> None:
    op.create_table(
        "archives",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("articles", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_archives"),
        sa.UniqueConstraint("name", name="uq_archives_name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "servers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("left_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["archive"], ["archives.id"], name="fk_servers_archive", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_servers"),
    )
    op.create_index("ix_servers_archive", "servers", ["archive"])
    op.create_table(
        "settings",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("set_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("server", "name", name="pk_settings"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_origin", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("byline_origin", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("dates", sa.Text(), nullable=True),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("image", sa.Text(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("trashed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["archive"], ["archives.id"], name="fk_articles_archive", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("archive", "key", name="uq_articles_archive_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_archive_day", "articles", ["archive", "day"])
    op.create_index(
        "ix_articles_trashed_at",
        "articles",
        ["trashed_at"],
        sqlite_where=sa.text("trashed_at IS NOT NULL"),
        postgresql_where=sa.text("trashed_at IS NOT NULL"),
    )


def _texts() -> None:
    op.create_table(
        "versions",
        sa.Column("id", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("stored_at", MOMENT, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("posts", sa.Text(), nullable=True),
        sa.Column("passages", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_versions_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.UniqueConstraint("article", "number", name="uq_versions_article_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "received",
        sa.Column("version", ID, autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("charset", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_received_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", name="pk_received"),
    )
    op.create_index("ix_received_received_at", "received", ["received_at"])
    op.create_table(
        "quotes",
        sa.Column("id", ID, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("version", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("speaker_start", sa.Integer(), nullable=True),
        sa.Column("speaker_end", sa.Integer(), nullable=True),
        sa.Column("role_start", sa.Integer(), nullable=True),
        sa.Column("role_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_quotes_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_quotes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quotes_version", "quotes", ["version"])


def _happenings() -> None:
    op.create_table(
        "audit",
        sa.Column("id", ID, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("face", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=30), nullable=False),
        sa.Column("article", ID, nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["archive"], ["archives.id"], name="fk_audit_archive", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_archive_article", "audit", ["archive", "article"])
    op.create_index("ix_audit_archive_at", "audit", ["archive", "at"])
    op.create_table(
        "answers",
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("posted_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["archive"], ["archives.id"], name="fk_answers_archive", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message", name="pk_answers"),
    )
    op.create_index("ix_answers_archive", "answers", ["archive"])
    op.create_table(
        "answer_cuts",
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("version", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["message"], ["answers.message"], name="fk_answer_cuts_message", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message", "place", name="pk_answer_cuts"),
    )
    op.create_index("ix_answer_cuts_article", "answer_cuts", ["article"])
