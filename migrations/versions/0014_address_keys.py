"""One key for a page's AMP, mobile, printed and web-archive addresses: older articles get theirs."""

import logging

from alembic import op

from bot.archive.store.rekeying import rekey_articles

revision = "0014"
down_revision = "0013"

log = logging.getLogger("bot.archive.store.upgrade")


def upgrade() -> None:
    """No column changes, only keys."""
    changed = rekey_articles(op.get_bind())
    if changed:
        log.info("%s articles got the key that their address has now", changed)
