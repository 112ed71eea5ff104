"""`rebind`: which Discord application the database belongs to."""

from bot.archive import binding, settings
from bot.desk.resources import Desk


async def bound(desk: Desk) -> int | None:
    """The id of the application that the database belongs to; None before the first bot ran on it."""
    async with desk.store.reading() as r:
        return await binding.application(r)


async def admit(desk: Desk, application_id: int) -> None:
    """Bind a database that belongs to nobody yet. Raises OtherApplication, and then nothing was changed."""
    async with desk.store.reading() as r:
        await binding.check(r, application_id)
        if binding.BOUND in await settings.read(r, binding.PROGRAM):
            return
    async with desk.store.writing() as w:
        await binding.check(w, application_id)
        await binding.bind(w, application_id, desk.now())


async def rebind(desk: Desk, application_id: int) -> int | None:
    """Let the database belong to another application; gives the one it belonged to."""
    async with desk.store.writing() as w:
        before = await binding.application(w)
        await binding.bind(w, application_id, desk.now())
    return before
