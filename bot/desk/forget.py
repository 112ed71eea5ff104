"""`forget`: what is kept about one member of Discord, on every server; shown, and deleted."""

from bot.archive.servers import members
from bot.desk.erasing import erase
from bot.desk.resources import Desk
from bot.records.settings import KeptOfMember


async def kept(desk: Desk, member: int, besides: str = "") -> KeptOfMember:
    """What there is, but for the asking of the token `besides`, which shows it."""
    return await desk.store.short_read(members.kept, member, besides)


async def forget(desk: Desk, member: int) -> KeptOfMember:
    """Delete it, also from the database's files; gives what there was. The audit keeps what was done, and no name."""
    gone = await desk.store.short_write(members.forget, member)
    await erase(desk, rewrite=False, otherwise="the database's log was not emptied after somebody was forgotten")
    return gone
