"""Askings of the chat: kept, found again by those whose they are, and offered again."""

from bot.archive import answers, askings
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors import NotFound
from bot.records.answers import Posting
from bot.records.settings import Asked


class NoSuchAnswer(NotFound):
    template = "This answer is not here any more. Run the command again."


class NothingAsked(NotFound):
    template = "You have asked nothing here yet. Try /brief topic: Myanmar Russia, or /help."


async def note(desk: Desk, asked: Asked) -> None:
    """Keep an asking, or put its newer state in its place."""
    await desk.store.write(lambda w: askings.note(w, asked, desk.now()), short=True)


async def delivered(desk: Desk, token: str, posting: Posting | None = None) -> None:
    """Its answer reached Discord; what a public one shows is remembered, for a later correction."""

    async def work(w: Connection) -> None:
        await askings.delivered(w, token)
        if posting is not None:
            await answers.record(w, posting, desk.now())

    await desk.store.write(work, short=True)


async def find(desk: Desk, token: str, server: int | None, member: int) -> Asked:
    """The asking of a pressed button. Raises NoSuchAnswer for a missing one, and for another's alike."""
    asked = await desk.store.short_read(lambda r: askings.find(r, token))
    if asked is None or asked.server != server or (asked.private and asked.member != member):
        raise NoSuchAnswer()
    return asked


async def last(desk: Desk, server: int | None, member: int) -> Asked:
    """The member's newest asking here, an undelivered one first. Raises NothingAsked."""
    asked = await desk.store.short_read(lambda r: askings.last(r, server, member))
    if asked is None:
        raise NothingAsked()
    return asked
