"""How a feed stands: its health as a list shows it, and what is told of it after a look."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot.analysis.polling import health, redirects
from bot.archive.feeds import following, tellings
from bot.archive.servers import archives
from bot.archive.store import Connection
from bot.desk.feeds.asking import Answer
from bot.errors.fetching import NoProgramsLetIn
from bot.errors.tree import CopydeskError
from bot.records.feed_health import Telling, TellingKind
from bot.records.polling import LookKind, NextLook, PendingMove
from bot.records.subscriptions import FeedTelling, FollowedFeed, Health

FEWEST_MISSED = 5
"""Items of a list below which it is shown, and not told, that some may have been missed: lists of one always change."""


def of(feed: FollowedFeed) -> tuple[Health, dt.datetime | None]:
    """How a feed is, and since when."""
    if feed.polled.looks == 0:
        return "new", feed.added_at
    told = feed.told.health
    return told.state.value, told.since


def after_look(
    conn: Connection, feed: FollowedFeed, answer: Answer, verdict: NextLook, now: dt.datetime
) -> FeedTelling:
    """Judge a feed after a look, adopt its new address where that is believed, and put what is to be told."""
    if answer.outcome.ours:
        return feed.told
    move, moved = _moved(conn, feed, answer, now)
    step = health.step(
        feed.told.health, verdict.feed, now, closed=isinstance(answer.error, NoProgramsLetIn), moved=moved
    )
    lines = list(step.tellings)
    if verdict.missed is not None and verdict.feed.listed >= FEWEST_MISSED:
        lines.append(Telling(feed.id, TellingKind.MISSED, verdict.missed.start))
    _put(conn, feed, lines, answer.error)
    return FeedTelling(step.told, move, verdict.missed or feed.told.missed)


def _moved(conn: Connection, feed: FollowedFeed, answer: Answer, now: dt.datetime) -> tuple[PendingMove | None, bool]:
    """What is pending of a move, and whether the feed has moved just now."""
    if answer.outcome.kind not in (LookKind.READ, LookKind.UNCHANGED):
        return feed.told.move, False
    step = redirects.after_look(feed.told.move, feed.address, answer.moved_to, now)
    if step.adopted and feed.told.move is not None:
        return None, following.move(conn, feed, feed.told.move.target)
    return step.pending, False


def _put(conn: Connection, feed: FollowedFeed, lines: Sequence[Telling], error: CopydeskError | None) -> None:
    for subscription in following.of_feed(conn, feed.id) if lines else ():
        if subscription.paused:
            continue
        for server in archives.servers_there(conn, subscription.archive):
            for line in lines:
                reason = error if line.kind in _WITH_REASON else None
                tellings.put(conn, server, subscription, replace(line, feed=subscription.number), reason)


_WITH_REASON = (TellingKind.DOWN, TellingKind.CLOSED, TellingKind.GONE, TellingKind.ASKS_TO_WAIT)
