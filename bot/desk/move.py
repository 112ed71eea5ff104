"""Moving everything to another database."""

from bot.archive.move import move as moved
from bot.archive.store import Store
from bot.desk.resources import Desk
from bot.records.archive import Moved


async def move(desk: Desk, to: str) -> Moved:
    """Copy the desk's whole database into the empty one at `to` (a path or a URL), with counts and hashes compared.

    The old database stays as it is. Raises MoveNotEmpty, MoveDiffers and what `Store.open` raises.
    """
    target = await Store.open(to)
    try:
        return await moved(desk.store, target)
    finally:
        await target.close()
