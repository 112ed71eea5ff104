"""Which Discord application a database belongs to: the first that ran on it, until it is moved knowingly."""

import datetime as dt
import json

from sqlalchemy import inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import settings, tables
from bot.errors import OtherApplication

PROGRAM = 0
BOUND, COMMANDS = "application", "commands of "


async def application(r: AsyncConnection) -> int | None:
    """The application's id; None for a database that no bot ran on. Reads any version of a database, an empty one too.

    A program from before bound nothing, but kept a mark for each application whose commands it registered: a single
    such mark tells whose the database is.
    """
    if not await r.run_sync(lambda connection: inspect(connection).has_table("settings")):
        return None
    kept = tables.settings
    rows = await r.execute(select(kept.c.name, kept.c.value).where(kept.c.server == PROGRAM))
    marks = {row.name: row.value for row in rows}
    if BOUND in marks:
        return _number(marks[BOUND])
    registered = [name.removeprefix(COMMANDS) for name in marks if name.startswith(COMMANDS)]
    return int(registered[0]) if len(registered) == 1 and registered[0].isdecimal() else None


async def check(r: AsyncConnection, application_id: int) -> None:
    """Raises OtherApplication where the database belongs to another than `application_id`."""
    bound = await application(r)
    if bound not in (None, application_id):
        raise OtherApplication(bound=bound, given=application_id)


async def bind(w: AsyncConnection, application_id: int, now: dt.datetime) -> None:
    """Let the database belong to `application_id` from now on, whoever had it before."""
    await settings.keep(w, BOUND, str(application_id), now)


def _number(value: str) -> int:
    """An application's id as it was kept; what cannot be read is nobody's, so that `rebind` must say whose it is."""
    try:
        return int(json.loads(value))
    except (ValueError, TypeError):
        return 0
