"""Each row of the search index bears the number of the program's index that made it; what is there was made by the
first, and is made anew in the background. People whose names fold otherwise now get the keys that they have today."""

import logging

import sqlalchemy as sa
from alembic import op

from bot.analysis.naming import name_of
from bot.archive.store.rekeying import rekey_people

revision = "0016"
down_revision = "0015"

log = logging.getLogger("bot.archive.store.upgrade")


def upgrade() -> None:
    """A column with a constant: neither store writes the rows anew for it."""
    op.execute(sa.text("ALTER TABLE search_rows ADD COLUMN generation INTEGER NOT NULL DEFAULT 1"))
    op.execute(sa.text("CREATE INDEX ix_search_rows_generation ON search_rows (generation, article_id)"))
    changed = rekey_people(op.get_bind(), _key_of)
    if changed:
        log.info("%s people got the key that their names have now", changed)


def _key_of(name: str) -> tuple[str, str]:
    known = name_of(name)
    return known.key, known.words[-1] if known.words else ""


def downgrade() -> None:
    """The rows stay as they are."""
    op.execute(sa.text("DROP INDEX ix_search_rows_generation"))
    op.execute(sa.text("ALTER TABLE search_rows DROP COLUMN generation"))
