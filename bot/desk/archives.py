"""Which archive somebody works in: a server's, or one named in the terminal."""

from bot.archive.servers import archives
from bot.desk.resources import Desk
from bot.errors.missing import NoSuchServer
from bot.records.archive import Actor, Archive

LOCAL = "local"


async def for_server(desk: Desk, server_id: int) -> Archive:
    """The archive that a Discord server answers from; a server seen for the first time gets one of its own."""
    archive = await desk.store.short_read(archives.for_server, server_id)
    if archive is not None:
        return archive
    async with desk.store.writing() as conn:
        return await conn.run_sync(archives.of_server, server_id, desk.now())


async def for_terminal(desk: Desk, name: str) -> Archive:
    """The archive called `name`, or of the server whose id it is. "local" is made when it is not there yet.

    Raises NoSuchArchive.
    """
    async with desk.store.reading() as conn:
        of_server = await conn.run_sync(archives.for_server, int(name)) if name.isdecimal() and len(name) < 20 else None
        if of_server is not None:
            return of_server
        if name != LOCAL or any(archive.name == LOCAL for archive in await conn.run_sync(archives.all_of)):
            return await conn.run_sync(archives.named, name)
    async with desk.store.writing() as conn:
        return await conn.run_sync(archives.ensure, LOCAL, desk.now())


async def listed(desk: Desk) -> tuple[Archive, ...]:
    """Every archive with its servers, by name."""
    return await desk.store.short_read(archives.all_of)


async def join(desk: Desk, server_id: int, name: str, actor: Actor) -> Archive:
    """Let a server answer from the archive `name`. Raises NoSuchArchive; NoSuchServer of one that never asked."""
    async with desk.store.writing() as conn:
        if await conn.run_sync(archives.for_server, server_id) is None:
            raise NoSuchServer(server=str(server_id))
        if name == LOCAL:
            await conn.run_sync(archives.ensure, LOCAL, desk.now())
        return await conn.run_sync(archives.join, server_id, name, actor, desk.now())
