"""The table of what one article is to another."""

from sqlalchemy import Column, String, Table, Text, UniqueConstraint

from bot.archive.store.column_types import Moment
from bot.archive.store.metadata import Id, cascade, metadata
from bot.archive.store.seals import seal

# What `article` is to `other`, as the desk says or as it was read: one kind for each pair. A correction that was read
# stands as its own `other` as well.
relations = Table(
    "relations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("archive", Id, nullable=False),
    Column("article", Id, cascade("articles.id"), nullable=False),
    Column("other", Id, cascade("articles.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("article", "other"),
    sqlite_autoincrement=True,
)
seal(relations, "id")
