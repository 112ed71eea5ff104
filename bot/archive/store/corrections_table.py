"""The table of what the desk said of quotes."""

from sqlalchemy import Column, Integer, String, Table, Text

from bot.archive.store.column_types import Moment
from bot.archive.store.metadata import Id, cascade, metadata
from bot.archive.store.seals import seal

# What the desk said of a quote, found again in each version by the quote's words and which of their like it is.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Id, primary_key=True),
    Column("archive", Id, nullable=False),
    Column("article", Id, cascade("articles.id"), nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("name", Text),
    Column("key", Text),
    Column("surname", Text),
    # The correction whose chain the quote is on; NULL where the desk meant this very quote.
    Column("head", Id),
    Column("actor", Text, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
seal(corrections, "id")
