"""`rebind`: which Discord application the database belongs to."""

from bot.archive.servers import settings
from bot.archive.store import binding
from bot.desk.resources import Desk


async def bound(desk: Desk) -> int | None:
    """The id of the application that the database belongs to; None before the first bot ran on it."""
    return await desk.store.short_read(binding.application)


async def admit(desk: Desk, application_id: int) -> None:
    """Bind a database that belongs to nobody yet. Raises OtherApplication, and then nothing was changed."""
    async with desk.store.reading() as conn:
        await conn.run_sync(binding.check, application_id)
        if binding.BOUND in await conn.run_sync(settings.read, binding.PROGRAM):
            return
    async with desk.store.writing() as conn:
        await conn.run_sync(binding.check, application_id)
        await conn.run_sync(settings.keep, binding.BOUND, str(application_id), desk.now())


async def rebind(desk: Desk, application_id: int) -> int | None:
    """Let the database belong to another application; gives the one it belonged to."""
    async with desk.store.writing() as conn:
        before = await conn.run_sync(binding.application)
        await conn.run_sync(settings.keep, binding.BOUND, str(application_id), desk.now())
    return before
