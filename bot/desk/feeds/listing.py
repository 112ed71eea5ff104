"""`feed list`: what an archive follows, how each feed is, and what came in today."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.analysis.named_feeds import has_words, named
from bot.analysis.polling import cadence
from bot.archive import tasks
from bot.archive.feeds import entries, following, looks
from bot.archive.store import Connection
from bot.desk.feeds import look, standing
from bot.desk.feeds.day import midnight
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId
from bot.records.polling import Why
from bot.records.subscriptions import EntryCounts, FeedReport, FeedToday, FollowedFeed, Look, Subscription
from bot.text.marking import N_
from bot.text.outlets import folded

WHY: Mapping[Why, str] = {
    Why.RHYTHM: N_("half the usual gap between its items"),
    Why.NEW_FEED: N_("few of its items are known so far"),
    Why.QUIET: N_("it has had nothing new for a while"),
    Why.WINDOW: N_("its list of {count} items is short for its pace"),
    Why.SITE_HINT: N_("the feed itself asks for it"),
    Why.FRESH: N_("its site says that an answer holds so long"),
    Why.NO_VALIDATORS: N_("its site cannot say that nothing has changed"),
    Why.PATIENCE: N_("its site refused to be asked more often"),
}
"""Why a feed that answers is looked at as often as it is, in words; each face translates them."""
LOOKS_SHOWN = 10
_ORDER = ("down", "gone", "lets no program in", "asks to wait", "silent", "trouble", "new", "fine", "paused")


async def listed(desk: Desk, archive_id: ArchiveId) -> tuple[FeedReport, ...]:
    """Every feed that an archive follows, those in trouble first, then in the order of their titles."""
    now = desk.now()
    reports = await desk.store.read(lambda conn: _reports(conn, following.of_archive(conn, archive_id), now))
    return tuple(sorted(reports, key=lambda each: (_ORDER.index(each.health), folded(each.subscription.title))))


async def report(desk: Desk, archive_id: ArchiveId, typed: str) -> FeedReport:
    """One feed, with its last ten looks. Raises NoSuchFeed, SeveralFeeds."""
    now = desk.now()
    (told,) = await desk.store.short_read(lambda conn: _reports(conn, [resolve(conn, archive_id, typed)], now))
    return told


async def suggest(desk: Desk, archive_id: ArchiveId, typed: str, limit: int = 25) -> tuple[Subscription, ...]:
    """The feeds with a word of their name, or a site, that begins as `typed`, or of that number."""
    followed = await desk.store.short_read(following.of_archive, archive_id)
    return tuple(each for each in followed if has_words(each, typed) or str(each.number) == typed)[:limit]


async def today(desk: Desk, archive_id: ArchiveId) -> tuple[FeedToday, ...]:
    """What came in since midnight UTC, the feed with the most first; feeds of which nothing came are left out."""
    since = midnight(desk.now())

    def work(conn: Connection) -> tuple[FeedToday, ...]:
        counts = entries.counts(conn, archive_id, since)
        return tuple(
            FeedToday(each, counts[each.number])
            for each in following.of_archive(conn, archive_id)
            if each.number in counts
        )

    return tuple(sorted(await desk.store.short_read(work), key=lambda each: -each.counts.seen))


def resolve(conn: Connection, archive_id: ArchiveId, typed: str) -> Subscription:
    """The feed of an archive that is meant, as `named_feeds.named`. Raises NoSuchFeed, SeveralFeeds."""
    return named(following.of_archive(conn, archive_id), typed)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the reports of some feeds are made of."""

    looks: Mapping[int, tuple[Look, ...]]
    dues: Mapping[str, dt.datetime]
    counts: Mapping[int, EntryCounts]


def _reports(conn: Connection, followed: Sequence[Subscription], now: dt.datetime) -> tuple[FeedReport, ...]:
    feeds = [each.feed for each in followed]
    counts: dict[int, EntryCounts] = {}
    for archive_id in {each.archive for each in followed}:
        counts |= entries.counts(conn, archive_id, midnight(now))
    around = _Around(looks.last(conn, feeds, LOOKS_SHOWN), tasks.dues(conn, look.KIND), counts)
    known = following.several(conn, feeds)
    return tuple(_report(each, known[each.feed], around, now) for each in followed if each.feed in known)


def _report(subscription: Subscription, feed: FollowedFeed, around: _Around, now: dt.datetime) -> FeedReport:
    recent = around.looks.get(feed.id, ())
    health, since = standing.of(feed)
    why = cadence.reason(feed.polled, now)
    return FeedReport(
        subscription,
        "paused" if subscription.paused else health,
        since=since,
        error=recent[0].why if recent else None,
        last_ok_at=feed.polled.last_ok_at,
        last_new_at=feed.polled.last_new_at,
        due_at=None if subscription.paused else around.dues.get(str(feed.id)),
        interval_seconds=feed.polled.interval_seconds,
        reason=WHY.get(why.why),
        reason_facts={"count": why.count},
        missed=None if feed.told.missed is None else (feed.told.missed.start, feed.told.missed.end),
        looks=recent,
        today=around.counts.get(subscription.number, EntryCounts()),
    )
