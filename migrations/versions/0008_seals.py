"""Every row that holds what is shown gets a seal (`bot.archive.store.seals`), by which an altered one is told.

Nothing can vouch for what came before: rows are sealed as they are on this day, which is kept as a mark of the
program's own, but for texts that differ from their hash and rows that contradict themselves. Those are named in the
log and stay unsealed, so that they are not shown.
"""

import datetime as dt
import json
import logging

import sqlalchemy as sa
from alembic import op

from bot.archive.store.column_types import Moment
from bot.archive.store.sealing import seal_all
from bot.archive.store.seals import digest

revision = "0008"
down_revision = "0007"

log = logging.getLogger("bot.archive.store.upgrade")
TABLES = (
    "versions", "articles", "quotes", "received", "people", "attributions", "people_changes", "archives", "servers",
    "settings", "audit", "answers", "answer_cuts", "askings", "last_asked",
)  # fmt: skip


def upgrade() -> None:
    """The seal columns, then the seals."""
    for name in TABLES:
        op.add_column(name, sa.Column("seal", sa.LargeBinary(), nullable=True))
    counts = {name: seal_all(op.get_bind(), name) for name in TABLES}
    sealed, left = (sum(numbers) for numbers in zip(*counts.values(), strict=True))
    if sealed or left:
        log.info("%s rows were sealed as they are today; %s damaged ones were not", sealed, left)
        _remember(sealed, left)


def _remember(sealed: int, left: int) -> None:
    now = dt.datetime.now(dt.UTC)
    value = json.dumps({"day": now.date().isoformat(), "rows": sealed, "damaged": left})
    row = {"server": 0, "name": "sealed", "value": value, "set_at": now}
    columns = (sa.column("server"), sa.column("name"), sa.column("value"), sa.column("set_at", Moment()))
    settings = sa.table("settings", *columns, sa.column("seal", sa.LargeBinary()))
    op.get_bind().execute(sa.insert(settings), {**row, "seal": digest("settings", tuple(row.values()))})
