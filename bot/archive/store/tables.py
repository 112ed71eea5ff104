"""The tables. `migrations/` builds the same ones step by step; a test compares the two."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.archive.store.column_types import Day, Flag, Moment, Packed, Stored
from bot.archive.store.corrections_table import corrections as corrections
from bot.archive.store.feeds_tables import feed_articles as feed_articles
from bot.archive.store.feeds_tables import feed_entries as feed_entries
from bot.archive.store.feeds_tables import feed_items as feed_items
from bot.archive.store.feeds_tables import feed_looks as feed_looks
from bot.archive.store.feeds_tables import feed_marks as feed_marks
from bot.archive.store.feeds_tables import feed_messages as feed_messages
from bot.archive.store.feeds_tables import feed_tellings as feed_tellings
from bot.archive.store.feeds_tables import feeds as feeds
from bot.archive.store.feeds_tables import hosts as hosts
from bot.archive.store.feeds_tables import subscriptions as subscriptions
from bot.archive.store.metadata import Id, cascade
from bot.archive.store.metadata import metadata as metadata
from bot.archive.store.outlets_table import outlets as outlets
from bot.archive.store.queue_table import leases as leases
from bot.archive.store.queue_table import tasks as tasks
from bot.archive.store.queue_table import tellings as tellings
from bot.archive.store.relations_table import relations as relations
from bot.archive.store.seals import seal

archives = Table(
    "archives",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    # Counted in the transaction that adds or removes: COUNT(*) over a million articles costs more than a search.
    Column("articles", Integer, nullable=False, server_default="0"),
    # The Discord server it was made for, and is purged with; one made by name in the terminal has none and stays.
    Column("made_for", BigInteger),
    sqlite_autoincrement=True,
)

servers = Table(
    "servers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("archive", Id, cascade("archives.id"), nullable=False, index=True),
    Column("joined_at", Moment, nullable=False),
    Column("left_at", Moment),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Id, primary_key=True),
    Column("archive", Id, cascade("archives.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("version", Id, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("title", Text),
    Column("title_origin", Text, nullable=False),
    Column("byline", Text),
    Column("byline_origin", Text, nullable=False),
    Column("day", Day),
    Column("dates", Text),
    Column("sure", Flag, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    Column("language", Text),
    Column("image", Text),
    Column("words", Integer, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("trashed_at", Moment),
    Column("note", Text),
    Column("genre", String(10)),
    UniqueConstraint("archive", "key"),
    Index("ix_articles_archive_day", "archive", "day"),
    # The migration says so for PostgreSQL too; named here it would load that dialect at every start (28 modules).
    Index("ix_articles_trashed_at", "trashed_at", sqlite_where=text("trashed_at IS NOT NULL")),
    sqlite_autoincrement=True,
)

versions = Table(
    "versions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("article", Id, cascade("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Stored, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("stored_at", Moment, nullable=False),
    Column("title", Text),
    Column("posts", Text),
    Column("passages", Packed, nullable=False),
    # The number of the engine that marked the text; 0 before engines had numbers.
    Column("engine", Integer, nullable=False, server_default="0"),
    UniqueConstraint("article", "number"),
    Index("ix_versions_engine_article", "engine", "article"),
    sqlite_autoincrement=True,
)

received = Table(
    "received",
    metadata,
    Column("version", Id, cascade("versions.id"), primary_key=True, autoincrement=False),
    Column("body", Packed, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", Text),
    Column("charset", Text),
    Column("url", Text),
    Column("name", Text),
    Column("received_at", Moment, nullable=False, index=True),
    # When the bytes go: those that a feed brought; NULL is by the settings alone.
    Column("kept_until", Moment, index=True),
)

quotes = Table(
    "quotes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("archive", Id, nullable=False),
    Column("article", Id, nullable=False),
    Column("version", Id, cascade("versions.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Text),
    Column("role", Text),
    Column("how", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("speaker_start", Integer),
    Column("speaker_end", Integer),
    Column("role_start", Integer),
    Column("role_end", Integer),
    # NULL is "said": those read before there were standings are, and their seals hold.
    Column("standing", String(10)),
    Column("ascribed_to", Text),
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("archive", Id, cascade("archives.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("face", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("actor_name", Text, nullable=False),
    Column("action", String(30), nullable=False),
    Column("article", Id),
    Column("detail", Text),
    Index("ix_audit_archive_at", "archive", "at"),
    Index("ix_audit_archive_article", "archive", "article"),
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("channel", BigInteger, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("archive", Id, cascade("archives.id"), nullable=False, index=True),
    Column("posted_at", Moment, nullable=False),
)

answer_cuts = Table(
    "answer_cuts",
    metadata,
    Column("message", BigInteger, cascade("answers.message"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("article", Id, nullable=False, index=True),
    Column("version", Id, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("text", Stored, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(50), primary_key=True),
    Column("value", Text, nullable=False),
    Column("set_at", Moment, nullable=False),
)

askings = Table(
    "askings",
    metadata,
    Column("token", String(32), primary_key=True),
    Column("verb", String(30), nullable=False),
    Column("args", Text, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("member", BigInteger, nullable=False),
    Column("private", Flag, nullable=False),
    Column("delivered", Flag, nullable=False),
    Column("asked_at", Moment, nullable=False, index=True),
    Index("ix_askings_member_server", "member", "server"),
)

last_asked = Table(
    "last_asked",
    metadata,
    Column("archive", Id, cascade("archives.id"), primary_key=True, autoincrement=False),
    Column("member", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", String(64), primary_key=True),
    Column("asked_at", Moment, nullable=False, index=True),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("archive", Id, primary_key=True, autoincrement=False),
    Column("value", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Id, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# One row an article: its fingerprint packed, so that dropping it and comparing it reads no index, and its copy group.
article_fingerprints = Table(
    "printed",
    metadata,
    Column("article", Id, primary_key=True, autoincrement=False),
    Column("archive", Id, nullable=False),
    Column("copies_of", Id, nullable=False),
    Column("figures", Text, nullable=False),
    Column("prints", Packed, nullable=False),
    Column("said", Packed, nullable=False),
    Index("ix_printed_archive_copies_of", "archive", "copies_of"),
)

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("archive", Id, cascade("archives.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("surname", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("merged_into", Id),
    Index("ix_people_archive_key", "archive", "key"),
    Index("ix_people_archive_surname", "archive", "surname"),
    Index("ix_people_merged_into", "merged_into"),
    sqlite_autoincrement=True,
)

attributions = Table(
    "attributions",
    metadata,
    Column("quote", Id, cascade("quotes.id"), primary_key=True, autoincrement=False),
    Column("archive", Id, nullable=False),
    Column("person", Id, nullable=False),
    Column("article", Id, nullable=False, index=True),
    Column("day", Day),
    Index("ix_attributions_person_day", "person", "day"),
)

people_changes = Table(
    "people_changes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("archive", Id, cascade("archives.id"), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("person", Id, nullable=False),
    Column("other", Id, nullable=False),
    Column("undone", Flag, nullable=False),
    # What a split moved, as JSON: the quotes of each person they were taken from. Undoing gives exactly these back.
    Column("moved", Text),
    Index("ix_people_changes_archive_id", "archive", "id"),
    sqlite_autoincrement=True,
)

# What a seal leaves out: what changes without being shown, what has a hash of its own, and keys that the store gives.
seal(archives, "id", "articles")
seal(servers)
seal(articles)
seal(versions, "id", "text", "engine")
seal(received)
seal(quotes, "id")
seal(audit, "id")
seal(answers)
seal(answer_cuts, "text")
seal(settings)
seal(askings, "delivered")
seal(last_asked)
seal(people, "id")
seal(attributions)
seal(people_changes, "id")
