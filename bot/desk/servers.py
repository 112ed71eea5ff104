"""Which archive a Discord server answers from."""

from collections.abc import Collection

from bot.archive import archives, settings
from bot.desk import upkeep
from bot.desk.archives import for_server
from bot.desk.resources import Desk
from bot.errors import ServersMissing


async def archive_of(desk: Desk, server_id: int) -> int:
    """The id of the server's archive; one that was never seen before gets its own."""
    return (await for_server(desk, server_id)).id


async def left(desk: Desk, server_id: int) -> None:
    """The bot was thrown out: the grace period begins."""
    async with desk.store.writing() as w:
        await archives.left(w, server_id, desk.now())


async def came_back(desk: Desk, server_id: int) -> None:
    """The bot was invited again: the grace period ends."""
    async with desk.store.writing() as w:
        await archives.came_back(w, server_id)


async def present(desk: Desk, there: Collection[int]) -> tuple[int, ...]:
    """The bot is on these servers (those in an outage counted in) and no others: the days of grace begin or end.

    What happens while the bot is away is told by no event. Gives the servers that left. Raises ServersMissing where
    more than a tenth and more than 20 are not there: that is no leaving but a partial view, and no days begin until
    the operator confirms it.
    """
    async with desk.store.writing() as w:
        known = [server for archive in await archives.all_of(w) for server in archive.servers]
        away = set(await archives.away(w))
        gone = tuple(server for server in known if server not in there and server not in away)
        for server in away.intersection(there):
            await archives.came_back(w, server)
        waits = upkeep.too_many(len(gone), len(known) - len(away))
        await upkeep.note_unseen(w, gone if waits else (), desk.now())
        for server in () if waits else gone:
            await archives.left(w, server, desk.now())
    if waits:
        raise ServersMissing(missing=len(gone), servers=len(known) - len(away))
    return gone


async def open_to_members(desk: Desk) -> tuple[int, ...]:
    """The servers whose managers let their members ask from anywhere, smallest id first."""
    chosen = await desk.store.short_read(lambda r: settings.everywhere(r, "personal"))
    return tuple(sorted(server for server, value in chosen.items() if value is True))
