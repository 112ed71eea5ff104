"""The tables of the background: the queue of tasks, leases, and what is to be told on Discord."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, UniqueConstraint

from bot.archive.store.column_types import Flag, Moment
from bot.archive.store.metadata import Id, cascade, metadata
from bot.archive.store.seals import seal

tasks = Table(
    "tasks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(30), nullable=False),
    Column("key", String(200), nullable=False),
    Column("archive", Id, cascade("archives.id"), index=True),
    Column("payload", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    # Among what is due the smaller goes first.
    Column("priority", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("leased_until", Moment),
    Column("lease", String(40)),
    Column("epoch", Integer, nullable=False),
    Column("dead", Flag, nullable=False),
    Column("last_error", Text),
    UniqueConstraint("kind", "key"),
    Index("ix_tasks_kind_due_at", "kind", "due_at"),
    sqlite_autoincrement=True,
)

# What one process does at a time, by name: who does it until when, and when it was last done whole.
leases = Table(
    "leases",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("holder", String(40)),
    Column("until", Moment),
    Column("epoch", Integer, nullable=False),
    Column("done_at", Moment),
)

# Notices that wait for the process that has Discord; a server of NULL is every one.
tellings = Table(
    "tellings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("server", BigInteger),
    Column("channel", BigInteger),
    Column("title", Text, nullable=False),
    # The error's code and, as JSON, its facts.
    Column("code", String(60), nullable=False),
    Column("facts", Text, nullable=False),
    Column("put_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False),
    sqlite_autoincrement=True,
)

seal(tasks, "id")
seal(leases)
seal(tellings, "id")
