"""The table of what the desk says of outlets."""

from sqlalchemy import Column, String, Table, Text, UniqueConstraint

from bot.archive.store.column_types import Flag, Moment
from bot.archive.store.metadata import Id, cascade, metadata
from bot.archive.store.seals import seal

# An outlet by its folded name, or by a site; with the sites that were known as its own when it was last spoken of.
outlets = Table(
    "outlets",
    metadata,
    Column("id", Id, primary_key=True),
    Column("archive", Id, cascade("archives.id"), nullable=False),
    Column("key", String(200), nullable=False),
    Column("name", Text, nullable=False),
    Column("sites", Text, nullable=False),
    Column("label", Text),
    Column("blocked", Flag, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("archive", "key"),
    sqlite_autoincrement=True,
)
seal(outlets, "id")
