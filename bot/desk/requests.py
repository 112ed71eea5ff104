"""What was asked, on Discord and in the terminal: kept, found again by those whose it is, and offered again."""

import hashlib
from collections.abc import Mapping

from bot.archive.articles import posted_answers
from bot.archive.servers import requests
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors.missing import NoSuchAnswer, NothingAskedYet
from bot.records.answers import Posting
from bot.records.ids import ArchiveId
from bot.records.settings import StoredRequest


async def note(desk: Desk, asked: StoredRequest) -> bool:
    """Keep an asking, or put its newer state in its place; gives whether there was an older one."""
    return await desk.store.short_write(requests.note, asked, desk.now())


async def refused(desk: Desk, token: str, *, known: bool) -> None:
    """Whoever asked was told why there is no answer: the asking is not offered again.

    One that was `known` before has an answer whose buttons go on; any other is forgotten.
    """
    await desk.store.short_write(requests.delivered if known else requests.forget, token)


async def delivered(desk: Desk, token: str, posting: Posting | None = None) -> None:
    """Its answer reached Discord; what a public one shows is remembered, for a later correction."""

    def work(conn: Connection) -> None:
        requests.delivered(conn, token)
        if posting is not None:
            posted_answers.record(conn, posting, desk.now())

    await desk.store.short_write(work)


async def find(desk: Desk, token: str, server: int | None, member: int) -> StoredRequest:
    """The asking of a pressed button. Raises NoSuchAnswer for a missing one, and for another's alike."""
    asked = await desk.store.short_read(requests.find, token)
    if asked is None or asked.server != server or (asked.private and asked.member != member):
        raise NoSuchAnswer()
    return asked


async def last(desk: Desk, server: int | None, member: int) -> StoredRequest:
    """The member's newest asking here, an undelivered one first. Raises NothingAskedYet."""
    asked = await desk.store.short_read(requests.last, server, member)
    if asked is None:
        raise NothingAskedYet()
    return asked


async def note_typed(desk: Desk, archive_id: ArchiveId, user: str, verb: str, args: Mapping[str, object]) -> None:
    """Keep what an account of this machine asked of an archive in the terminal; what it asked before goes."""
    place, member = requests.of_terminal(archive_id), _account(user)
    token = f"{archive_id}t{-member:x}"
    asked = StoredRequest(token, verb, args, place, member, private=True, delivered=True)
    await desk.store.short_write(requests.note, asked, desk.now())


async def last_typed(desk: Desk, archive_id: ArchiveId, user: str) -> StoredRequest:
    """What the account asked last of the archive in the terminal. Raises NothingAskedYet."""
    asked = await desk.store.short_read(requests.last, requests.of_terminal(archive_id), _account(user))
    if asked is None:
        raise NothingAskedYet()
    return asked


def _account(user: str) -> int:
    """An account's number: below 0, since Discord's members have theirs above."""
    return -1 - int.from_bytes(hashlib.sha256(user.encode("utf-8", "surrogateescape")).digest()[:7])
