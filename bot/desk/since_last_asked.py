"""`new`: what was added on a topic since somebody last asked for it so. Nothing is kept of those who never did."""

import datetime as dt

from bot.archive.servers import last_asked
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases, understand
from bot.records.ids import ArchiveId

TERMINAL = 0
"""Whoever sits at the terminal; Discord's members have ids from 1 on."""


async def last_time(
    desk: Desk, archive_id: ArchiveId, member: int, topic: str, *, own: OwnAliases = ()
) -> dt.datetime | None:
    """When `member` last asked for `topic`, None at the first time; from now on it is this moment.

    Raises EmptyTopic, TopicTooLong, BadDay, ComparingBusy; then nothing is remembered.
    """
    await desk.thinking.run(understand, topic, own)
    now = desk.now()
    return await desk.store.short_write(lambda w: last_asked.move_on(w, archive_id, member, _same(topic), now))


async def forget(desk: Desk, archive_id: ArchiveId, member: int) -> int:
    """Forget what was remembered of `member` in this archive; gives of how many topics."""
    return await desk.store.short_write(lambda w: last_asked.forget(w, archive_id, member))


def _same(topic: str) -> str:
    """One spelling for a topic in any case and order of words."""
    return " ".join(sorted(topic.casefold().split()))
