"""Discord servers that leave and come back, and those that may be asked from elsewhere."""

from collections.abc import Collection

from bot.archive.servers import archives, settings
from bot.desk import upkeep
from bot.desk.resources import Desk
from bot.errors.starting import ServersMissing


async def left(desk: Desk, server_id: int) -> None:
    """The bot was thrown out: the grace period begins."""
    async with desk.store.writing() as conn:
        await conn.run_sync(archives.left, server_id, desk.now())


async def came_back(desk: Desk, server_id: int) -> None:
    """The bot was invited again: the grace period ends."""
    async with desk.store.writing() as conn:
        await conn.run_sync(archives.came_back, server_id)


async def is_known(desk: Desk, server_id: int) -> bool:
    """Whether the bot was on this server before, its days of grace not over."""
    return await desk.store.short_read(archives.for_server, server_id) is not None


async def first_seen(desk: Desk, server_id: int) -> bool:
    """Note a server that has the bot for the first time, with an archive of its own; False where it was known."""
    async with desk.store.writing() as conn:
        known = await conn.run_sync(archives.for_server, server_id)
        if known is None:
            await conn.run_sync(archives.of_server, server_id, desk.now())
    return known is None


async def present(desk: Desk, there: Collection[int]) -> tuple[int, ...]:
    """The bot is on these servers (those in an outage counted in) and no others: the days of grace begin or end.

    What happens while the bot is away is told by no event. Gives the servers that left. Raises ServersMissing where
    more than a tenth and more than 20 are not there: that is no leaving but a partial view, and no days begin until
    the operator confirms it.
    """
    async with desk.store.writing() as conn:
        known = [server for archive in await conn.run_sync(archives.all_of) for server in archive.servers]
        away = set(await conn.run_sync(archives.away))
        gone = tuple(server for server in known if server not in there and server not in away)
        for server in away.intersection(there):
            await conn.run_sync(archives.came_back, server)
        waits = upkeep.too_many(len(gone), len(known) - len(away))
        await conn.run_sync(upkeep.note_unseen, gone if waits else (), desk.now())
        for server in () if waits else gone:
            await conn.run_sync(archives.left, server, desk.now())
    if waits:
        raise ServersMissing(missing=len(gone), servers=len(known) - len(away))
    return gone


async def open_to_members(desk: Desk) -> tuple[int, ...]:
    """The servers whose managers let their members ask from anywhere, smallest id first."""
    chosen = await desk.store.short_read(settings.everywhere, "personal")
    return tuple(sorted(server for server, value in chosen.items() if value is True))
