"""Which Discord application a database belongs to: the first that ran on it, until it is moved knowingly."""

import json

from sqlalchemy import Connection, inspect, select

from bot.archive.store import tables
from bot.errors.starting import OtherApplication

PROGRAM = 0
BOUND, COMMANDS = "application", "commands of "


def application(conn: Connection) -> int | None:
    """The application's id; None for a database that no bot ran on. Reads any version of a database, an empty one too.

    A program from before bound nothing, but kept a mark for each application whose commands it registered: a single
    such mark tells whose the database is.
    """
    if not inspect(conn).has_table("settings"):
        return None
    kept = tables.settings
    rows = conn.execute(select(kept.c.name, kept.c.value).where(kept.c.server == PROGRAM))
    marks = {row.name: row.value for row in rows}
    if BOUND in marks:
        return _number(marks[BOUND])
    registered = [name.removeprefix(COMMANDS) for name in marks if name.startswith(COMMANDS)]
    return int(registered[0]) if len(registered) == 1 and registered[0].isdecimal() else None


def check(conn: Connection, application_id: int) -> None:
    """Raises OtherApplication where the database belongs to another than `application_id`."""
    bound = application(conn)
    if bound not in (None, application_id):
        raise OtherApplication(bound=bound, given=application_id)


def _number(value: str) -> int:
    """An application's id as it was kept; what cannot be read is nobody's, so that `rebind` must say whose it is."""
    try:
        return int(json.loads(value))
    except (ValueError, TypeError):
        return 0
