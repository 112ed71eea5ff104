"""The newest articles, of an archive and of one of its languages, are read from an index that holds their order."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

NEWEST = "day DESC NULLS LAST, article_id DESC"
OF_LANGUAGE = '"left"(lower(language), 2)'


def upgrade() -> None:
    """PostgreSQL's alone: in SQLite the rows of the full-text index lie in this order themselves."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.text(f"CREATE INDEX ix_search_rows_newest ON search_rows (archive_id, {NEWEST})"))
        op.execute(
            sa.text(f"CREATE INDEX ix_search_rows_language ON search_rows (archive_id, {OF_LANGUAGE}, {NEWEST})")
        )
        op.execute(sa.text("DROP INDEX ix_search_rows_archive_day"))


def downgrade() -> None:
    """As it was."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.text("CREATE INDEX ix_search_rows_archive_day ON search_rows (archive_id, day)"))
        op.execute(sa.text("DROP INDEX ix_search_rows_language"))
        op.execute(sa.text("DROP INDEX ix_search_rows_newest"))
