"""The table of the queue of tasks."""

from sqlalchemy import Column, Index, Integer, String, Table, Text, UniqueConstraint

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

seal(tasks, "id")
