"""Telling servers how their feeds are: one message a day at most, by whichever process has Discord."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bot.analysis.polling import tellings as bundling
from bot.archive.feeds import following, tellings
from bot.archive.feeds.tellings import LastMessage, Waiting
from bot.archive.servers import archives
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors.tree import CopydeskError
from bot.records.feed_health import Bundle, Sending, SentTellings, Telling, TellingKind
from bot.records.notices import FeedTold, Notify
from bot.records.subscriptions import Subscription

Errors: TypeAlias = Mapping[tuple[int, TellingKind], CopydeskError | None]
"""Why it is so, by subscription and kind."""


async def tell(desk: Desk, notify: Notify) -> int:
    """Tell each server what waits for it, if it is time; gives how many were told."""
    servers = await desk.store.short_read(tellings.servers)
    return sum([await _tell_server(desk, notify, server) for server in servers])


async def _tell_server(desk: Desk, notify: Notify, server: int) -> bool:
    waiting, last = await desk.store.short_read(
        lambda conn: (tellings.waiting(conn, server), tellings.last(conn, server))
    )
    bundle = bundling.bundle([each.telling for each in waiting], last.sent if last else None, desk.now())
    if bundle.sending is Sending.WAIT:
        return False
    if bundle.sending is Sending.NOTHING:
        await desk.store.write(lambda conn: tellings.told(conn, server, waiting))
        return False
    lines = await desk.store.short_read(_lines, server, bundle.tellings, waiting)
    message = await notify.feeds(server, lines, _edited(bundle, last)) if lines else None
    sent_at = last.sent.at if bundle.sending is Sending.EDIT and last else desk.now()
    sent = SentTellings(sent_at, bundle.tellings)
    await desk.store.write(lambda conn: tellings.told(conn, server, waiting, message, sent))
    return message is not None


def _edited(bundle: Bundle, last: LastMessage | None) -> int | None:
    return last.message if bundle.sending is Sending.EDIT and last else None


def _lines(conn: Connection, server: int, told: Sequence[Telling], waiting: Sequence[Waiting]) -> tuple[FeedTold, ...]:
    """The lines of a message; feeds that were removed or paused meanwhile are left out."""
    archive = archives.for_server(conn, server)
    followed = {each.number: each for each in following.of_archive(conn, archive.id)} if archive else {}
    errors = {(each.telling.feed, each.telling.kind): each.error for each in waiting}
    still = ((followed.get(line.feed), line) for line in told)
    return tuple(_line(each, line, errors) for each, line in still if each is not None and not each.paused)


def _line(subscription: Subscription, line: Telling, errors: Errors) -> FeedTold:
    return FeedTold(subscription, line.kind.value, line.since, errors.get((line.feed, line.kind)))
