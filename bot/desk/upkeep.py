"""`upkeep`: what has outlived its time goes: old trash, archives of servers that left, bytes kept long enough."""

from bot.archive import upkeep
from bot.archive.upkeep import Kept, Swept
from bot.desk.resources import Desk


async def sweep(desk: Desk) -> Swept:
    """Do one round by the configured times. Returns what went, in counts."""
    days = desk.config.archive
    kept = Kept(trash=days.trash_days, received=days.keep_received_days, grace=days.grace_days)
    return await upkeep.sweep(desk.store, kept, desk.now())
