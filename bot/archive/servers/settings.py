"""Each server's settings, as names with JSON values; what they mean is the desk's."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from bot.archive.servers import archives, audit
from bot.archive.store import integrity, tables
from bot.archive.store.storable_text import to_storable
from bot.records.archive import Actor

settings = tables.settings
_OF_SERVER = select(settings).where(settings.c.server == bindparam("of_server"))


def read(conn: Connection, server_id: int) -> dict[str, object]:
    """Everything that was set for a server; a name that was never set is missing."""
    rows = conn.execute(_OF_SERVER, {"of_server": server_id})
    return dict(pair for row in rows if (pair := integrity.unpacked(settings, row, _named)))


def read_all(conn: Connection) -> dict[int, dict[str, object]]:
    """Everything that was set, by server; what is damaged is left out and keeps nothing of the others back."""
    values: dict[int, dict[str, object]] = {}
    for row in conn.execute(select(settings)):
        if pair := integrity.unpacked(settings, row, _named):
            values.setdefault(row.server, {}).update([pair])
    return values


def write(conn: Connection, server_id: int, name: str, value: object, actor: Actor, now: dt.datetime) -> None:
    """Set `name` (at most 50 letters) to a value that JSON can hold; None unsets it. Audited, with the value before."""
    before = read(conn, server_id).get(name)
    conn.execute(delete(settings).where(settings.c.server == server_id, settings.c.name == name))
    if value is not None:
        packed = to_storable(json.dumps(value, ensure_ascii=False))
        row = {"server": server_id, "name": name, "value": packed, "set_at": now}
        conn.execute(insert(settings), row)
    archive = archives.of_server(conn, server_id, now)
    audit.note(conn, archive.id, actor, now, "setting", None, name=name, before=before, after=value)


def everywhere(conn: Connection, name: str) -> dict[int, object]:
    """What each server that has set `name` set it to, by server."""
    rows = conn.execute(select(settings).where(settings.c.name == name))
    return {row.server: pair[1] for row in rows if (pair := integrity.unpacked(settings, row, _named))}


def _named(row: Row[Any]) -> tuple[str, object]:
    return row.name, json.loads(row.value)


def keep(conn: Connection, name: str, value: str, now: dt.datetime) -> None:
    """Keep a mark of the program's own over restarts (read it as server 0's); no archive is touched, none audited."""
    conn.execute(delete(settings).where(settings.c.server == 0, settings.c.name == name))
    conn.execute(insert(settings), {"server": 0, "name": name, "value": json.dumps(value), "set_at": now})
