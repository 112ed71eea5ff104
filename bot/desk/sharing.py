"""One archive for several servers: offered by one's managers under a code, joined by another's; and deleted whole."""

import datetime as dt
import hashlib
import secrets

from bot.archive import purging
from bot.archive.servers import archives, requests, settings
from bot.archive.store import Connection
from bot.desk.erasing import erase
from bot.desk.resources import Desk
from bot.errors.missing import NoSuchOffer
from bot.errors.servers import SharedArchive
from bot.errors.storage import DamagedArchive
from bot.records.archive import Actor, Archive

OFFER = "offer"
OFFERED_FOR = dt.timedelta(hours=1)
CODE_BYTES = 9
"""72 random bits: nobody guesses a code within its hour."""


async def offer(desk: Desk, server_id: int, actor: Actor) -> str:
    """A code by which another server can join this one's archive, once, within an hour; only its hash is kept."""
    code = secrets.token_urlsafe(CODE_BYTES)
    until = desk.now() + OFFERED_FOR
    async with desk.store.writing() as conn:
        value = {"code": _hash(code), "until": until.isoformat()}
        await conn.run_sync(settings.write, server_id, OFFER, value, actor, desk.now())
    return code


async def accept(desk: Desk, server_id: int, code: str, actor: Actor) -> Archive:
    """Answer from the archive that is offered under `code`. Raises NoSuchOffer, also for this server's own code."""
    now = desk.now()
    async with desk.store.writing() as conn:
        for other, value in (await conn.run_sync(settings.everywhere, OFFER)).items():
            if other != server_id and _fits(value, code, now):
                shared = await conn.run_sync(archives.of_server, other, now)
                await conn.run_sync(settings.write, other, OFFER, None, actor, now)
                return await conn.run_sync(archives.join, server_id, shared.name, actor, now)
    raise NoSuchOffer()


async def leave(desk: Desk, server_id: int, actor: Actor) -> Archive:
    """Answer from the server's own archive again; what it put into the shared one stays there."""
    async with desk.store.writing() as conn:
        own = await conn.run_sync(archives.own, server_id, desk.now())
        return await conn.run_sync(archives.join, server_id, own.name, actor, desk.now())


async def to_purge(desk: Desk, server_id: int) -> Archive:
    """The archive that `purge` would delete. Raises what it would raise."""
    async with desk.store.writing() as conn:
        return await conn.run_sync(_own_alone, server_id, desk.now())


async def purge(desk: Desk, server_id: int, actor: Actor) -> int:
    """Delete everything in the server's archive for good, also from the database's files; gives how many articles.

    What was asked on the server goes too, for it may name articles. Where the disk has no room to write the database
    anew, its space is not given back, but what was deleted cannot be read any more. Raises
    SharedArchive, and DamagedArchive where it cannot be told who else answers from it.
    """
    async with desk.store.writing() as conn:
        archive = await conn.run_sync(_own_alone, server_id, desk.now())
        await conn.run_sync(purging.purge, archive.id)
        await conn.run_sync(requests.forget_server, server_id)
        await conn.run_sync(archives.renewed, server_id, archive, actor, desk.now())
    await erase(desk, rewrite=True, otherwise="the space of a purged archive was not given back")
    return archive.articles


def _own_alone(conn: Connection, server_id: int, now: dt.datetime) -> Archive:
    """The server's archive, its own and nobody else's to answer from. Raises SharedArchive, DamagedArchive."""
    archive = archives.of_server(conn, server_id, now)
    if not archives.servers_whole(conn):
        raise DamagedArchive()
    if archive.name != f"server-{server_id}" or set(archive.servers) - {server_id}:
        raise SharedArchive()
    return archive


def _fits(value: object, code: str, now: dt.datetime) -> bool:
    if not isinstance(value, dict):
        return False
    same = secrets.compare_digest(str(value.get("code")), _hash(code.strip()))
    return same and now < dt.datetime.fromisoformat(str(value.get("until")))


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
