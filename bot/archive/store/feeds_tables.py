"""The tables of feeds: what is looked at, who follows it, what it listed, and what became of that."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, UniqueConstraint

from bot.archive.store.column_types import Flag, Moment
from bot.archive.store.metadata import Id, cascade, metadata
from bot.archive.store.seals import seal

# One row an address, however many archives follow it. `key` is the hash of address and pattern; `cadence` is JSON,
# what is known of its habits.
feeds = Table(
    "feeds",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("pattern", Text),
    Column("kind", String(10), nullable=False),
    Column("title", Text),
    Column("site", Text),
    Column("language", Text),
    Column("added_at", Moment, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("body", String(64)),
    Column("cadence", Text, nullable=False),
    # JSON: its health as it was last judged, a move that is not believed yet, and when items may have been missed.
    Column("told", Text, nullable=False),
    sqlite_autoincrement=True,
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("archive", Id, cascade("archives.id"), nullable=False),
    Column("feed", Id, cascade("feeds.id"), nullable=False, index=True),
    Column("name", Text),
    Column("language", Text),
    # JSON: the words to include, to exclude, and how many of the newest items were asked for.
    Column("terms", Text, nullable=False),
    Column("paused", Flag, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    # When it went on after a pause: what was listed meanwhile stays out.
    Column("resumed_at", Moment),
    UniqueConstraint("archive", "feed"),
    sqlite_autoincrement=True,
)

feed_items = Table(
    "feed_items",
    metadata,
    Column("id", Id, primary_key=True),
    Column("feed", Id, cascade("feeds.id"), nullable=False),
    Column("address", Text, nullable=False),
    Column("title", Text),
    Column("published", Moment),
    # The hash of title and time of its last change, as the feed told them: another one is a reason to read it again.
    Column("listing", String(64), nullable=False),
    Column("listed_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Index("ix_feed_items_feed_seen_at", "feed", "seen_at"),
    sqlite_autoincrement=True,
)

# By what an item is known again: hashes of its guids, addresses, and title with time. A lost one makes an item new that
# is not, and the archive still knows its address.
feed_marks = Table(
    "feed_marks",
    metadata,
    Column("feed", Id, cascade("feeds.id"), primary_key=True, autoincrement=False),
    Column("mark", String(40), primary_key=True),
    Column("item", Id, cascade("feed_items.id"), nullable=False, index=True),
)

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("subscription", Id, cascade("subscriptions.id"), primary_key=True, autoincrement=False),
    Column("item", Id, cascade("feed_items.id"), primary_key=True, autoincrement=False, index=True),
    Column("archive", Id, nullable=False),
    Column("outcome", String(20), nullable=False),
    # The error's code and, as JSON, its facts.
    Column("error", Text),
    Column("facts", Text),
    Column("article", Id),
    Column("tries", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_feed_entries_archive_at", "archive", "at"),
)

# Which articles came in by a feed: for good, where entries go with the items that are listed no more.
feed_articles = Table(
    "feed_articles",
    metadata,
    Column("subscription", Id, cascade("subscriptions.id"), primary_key=True, autoincrement=False),
    Column("article", Id, cascade("articles.id"), primary_key=True, autoincrement=False, index=True),
)

feed_looks = Table(
    "feed_looks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("feed", Id, cascade("feeds.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("outcome", String(10), nullable=False),
    Column("status", Integer),
    Column("size", Integer, nullable=False),
    Column("listed", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("error", String(40)),
    Column("facts", Text),
    sqlite_autoincrement=True,
)

# What a server is to be told of its feeds' health, until it was.
feed_tellings = Table(
    "feed_tellings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("server", BigInteger, nullable=False, index=True),
    Column("subscription", Id, cascade("subscriptions.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("since", Moment, nullable=False),
    Column("error", Text),
    Column("facts", Text),
    sqlite_autoincrement=True,
)

# The last message of it to each server, and its lines as JSON.
feed_messages = Table(
    "feed_messages",
    metadata,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger),
    Column("sent_at", Moment, nullable=False),
    Column("lines", Text, nullable=False),
)

# When a site may be asked next, by whichever process.
hosts = Table(
    "hosts",
    metadata,
    Column("host", String(255), primary_key=True),
    Column("free_at", Moment, nullable=False),
    Column("not_before", Moment),
    Column("reason", String(40)),
)

seal(feeds, "id")
seal(subscriptions, "id")
seal(feed_items, "id")
seal(feed_entries)
seal(feed_looks, "id")
seal(feed_tellings, "id")
seal(feed_messages)
seal(hosts)
