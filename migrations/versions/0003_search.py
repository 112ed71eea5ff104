"""The search index: FTS5 over stems in SQLite, tsvector with GIN in PostgreSQL, and the words of titles."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

COMMON = (
    "CREATE TABLE search_languages (archive_id BIGINT NOT NULL, language TEXT NOT NULL, articles INTEGER NOT NULL,"
    " CONSTRAINT pk_search_languages PRIMARY KEY (archive_id, language))",
    "CREATE TABLE search_words (archive_id BIGINT NOT NULL, word TEXT NOT NULL, reversed TEXT NOT NULL,"
    " articles INTEGER NOT NULL, CONSTRAINT pk_search_words PRIMARY KEY (archive_id, word))",
    "CREATE INDEX ix_search_words_reversed ON search_words (archive_id, reversed)",
)
SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(title, lead, rest, facet, tokenize='ascii', detail=full)",
    "CREATE TABLE search_rows (article_id INTEGER NOT NULL CONSTRAINT pk_search_rows PRIMARY KEY,"
    " archive_id BIGINT NOT NULL, docid BIGINT NOT NULL, language TEXT NOT NULL)",
)
POSTGRESQL = (
    "CREATE TABLE search_rows (article_id BIGINT NOT NULL CONSTRAINT pk_search_rows PRIMARY KEY,"
    " archive_id BIGINT NOT NULL, day DATE, language TEXT NOT NULL, title TEXT NOT NULL, lead TEXT NOT NULL,"
    " rest TEXT NOT NULL, vector TSVECTOR NOT NULL)",
    "CREATE INDEX ix_search_rows_vector ON search_rows USING gin (vector)",
    "CREATE INDEX ix_search_rows_archive_day ON search_rows (archive_id, day)",
)


def upgrade() -> None:
    """Tokens are letters and digits of any script, so `ascii` leaves each whole; stems are made by the program."""
    own = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for statement in (*own, *COMMON):
        op.execute(sa.text(statement))


def downgrade() -> None:
    """Nothing but the index is lost."""
    names = ["search_rows", "search_languages", "search_words"]
    if op.get_bind().dialect.name == "sqlite":
        names.append("search_index")
    for name in names:
        op.drop_table(name)
