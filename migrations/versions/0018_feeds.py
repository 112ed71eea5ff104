"""Feeds: what is looked at, who follows it, what it listed and what became of that; and when a site may be asked."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """The tables of feeds, one of hosts, and until when the bytes are kept that a feed brought."""
    op.add_column("received", sa.Column("kept_until", MOMENT, nullable=True))
    op.create_index("ix_received_kept_until", "received", ["kept_until"])
    _feeds()
    _subscriptions()
    _items()
    _entries()
    _looks()
    _tellings()
    op.create_table(
        "hosts",
        sa.Column("host", sa.String(length=255), nullable=False),
        sa.Column("free_at", MOMENT, nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("host", name="pk_hosts"),
    )


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("body", sa.String(length=64), nullable=True),
        sa.Column("cadence", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("key", name="uq_feeds_key"),
        sqlite_autoincrement=True,
    )


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", ID, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("feed", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("resumed_at", MOMENT, nullable=True),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["archive"], ["archives.id"], name="fk_subscriptions_archive", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["feed"], ["feeds.id"], name="fk_subscriptions_feed", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_subscriptions"),
        sa.UniqueConstraint("archive", "feed", name="uq_subscriptions_archive_feed"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_subscriptions_feed", "subscriptions", ["feed"])


def _items() -> None:
    op.create_table(
        "feed_items",
        sa.Column("id", ID, nullable=False),
        sa.Column("feed", ID, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", MOMENT, nullable=True),
        sa.Column("listing", sa.String(length=64), nullable=False),
        sa.Column("listed_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["feed"], ["feeds.id"], name="fk_feed_items_feed", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_feed_items"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feed_items_feed_seen_at", "feed_items", ["feed", "seen_at"])
    op.create_table(
        "feed_marks",
        sa.Column("feed", ID, autoincrement=False, nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.Column("item", ID, nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.id"], name="fk_feed_marks_feed", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["item"], ["feed_items.id"], name="fk_feed_marks_item", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed", "mark", name="pk_feed_marks"),
    )
    op.create_index("ix_feed_marks_item", "feed_marks", ["item"])


def _entries() -> None:
    op.create_table(
        "feed_entries",
        sa.Column("subscription", ID, autoincrement=False, nullable=False),
        sa.Column("item", ID, autoincrement=False, nullable=False),
        sa.Column("archive", ID, nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=True),
        sa.Column("article", ID, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["subscription"], ["subscriptions.id"], name="fk_feed_entries_subscription", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item"], ["feed_items.id"], name="fk_feed_entries_item", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("subscription", "item", name="pk_feed_entries"),
    )
    op.create_index("ix_feed_entries_archive_at", "feed_entries", ["archive", "at"])
    op.create_index("ix_feed_entries_item", "feed_entries", ["item"])
    op.create_table(
        "feed_articles",
        sa.Column("subscription", ID, autoincrement=False, nullable=False),
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription"], ["subscriptions.id"], name="fk_feed_articles_subscription", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_feed_articles_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("subscription", "article", name="pk_feed_articles"),
    )
    op.create_index("ix_feed_articles_article", "feed_articles", ["article"])


def _looks() -> None:
    op.create_table(
        "feed_looks",
        sa.Column("id", ID, nullable=False),
        sa.Column("feed", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=40), nullable=True),
        sa.Column("facts", sa.Text(), nullable=True),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["feed"], ["feeds.id"], name="fk_feed_looks_feed", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_feed_looks"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feed_looks_feed", "feed_looks", ["feed"])


def _tellings() -> None:
    op.create_table(
        "feed_tellings",
        sa.Column("id", ID, nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("subscription", ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=True),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["subscription"], ["subscriptions.id"], name="fk_feed_tellings_subscription", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_feed_tellings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feed_tellings_server", "feed_tellings", ["server"])
    op.create_index("ix_feed_tellings_subscription", "feed_tellings", ["subscription"])
    op.create_table(
        "feed_messages",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("server", name="pk_feed_messages"),
    )
