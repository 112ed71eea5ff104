"""Which archive a Discord server answers from."""

from bot.archive import archives, settings
from bot.desk.resources import Desk


async def archive_of(desk: Desk, server_id: int) -> int:
    """The id of the server's archive; one that was never seen before gets its own."""
    found = await desk.store.read(lambda r: archives.for_server(r, server_id))
    if found is not None:
        return found.id
    async with desk.store.writing() as w:
        return (await archives.of_server(w, server_id, desk.now())).id


async def left(desk: Desk, server_id: int) -> None:
    """The bot was thrown out: the grace period begins."""
    async with desk.store.writing() as w:
        await archives.left(w, server_id, desk.now())


async def came_back(desk: Desk, server_id: int) -> None:
    """The bot was invited again: the grace period ends."""
    async with desk.store.writing() as w:
        await archives.came_back(w, server_id)


async def open_to_members(desk: Desk) -> tuple[int, ...]:
    """The servers whose managers let their members ask from anywhere, smallest id first."""
    async with desk.store.reading() as r:
        chosen = await settings.everywhere(r, "personal")
    return tuple(sorted(server for server, value in chosen.items() if value is True))
