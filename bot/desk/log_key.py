"""The secret by which the log names servers and members: made once for a database, kept with it."""

import secrets

from bot.archive.servers import settings
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.logs.pseudonyms import KEY_BYTES

NAME, PROGRAM = "log_key", 0


async def log_key(desk: Desk) -> bytes:
    """The database's key, made where there is none, or none that can be read.

    It lies in the database because that is what makes an installation: it is backed up, moved and restored with it,
    and whoever can read the database finds the ids themselves there.
    """
    kept = _key(await desk.store.short_read(_kept))
    return kept if kept is not None else await desk.store.write(lambda conn: _made(conn, desk))


def _made(conn: Connection, desk: Desk) -> bytes:
    kept = _key(_kept(conn))
    if kept is not None:
        return kept
    key = secrets.token_bytes(KEY_BYTES)
    settings.keep(conn, NAME, key.hex(), desk.now())
    return key


def _kept(conn: Connection) -> object:
    return settings.read(conn, PROGRAM).get(NAME)


def _key(kept: object) -> bytes | None:
    try:
        key = bytes.fromhex(kept) if isinstance(kept, str) else b""
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None
