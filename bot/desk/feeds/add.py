"""`feed add`: an archive follows what was found; the preview's own items are stored, and nothing is asked again."""

import datetime as dt

from bot.archive.feeds import entries, following, items
from bot.archive.store import Connection
from bot.desk.feeds import look
from bot.desk.feeds.asking import Answer
from bot.desk.feeds.terms import tidied
from bot.desk.resources import Desk
from bot.errors.feeds import TooManyFeeds
from bot.records.archive import Actor
from bot.records.feeds import Feed
from bot.records.ids import ArchiveId
from bot.records.polling import LookKind, LookOutcome
from bot.records.subscriptions import Candidate, FeedAdded, Subscription, Terms


async def add(desk: Desk, archive_id: ArchiveId, candidate: Candidate, terms: Terms, actor: Actor) -> FeedAdded:
    """Follow a feed from now on; of what it lists already the newest `terms.first` are taken in, without a word.

    A feed that the archive follows already has its terms changed; one that is paused stays so. Raises TooManyFeeds,
    NoSuchLanguage.
    """
    terms, now, most = tidied(terms), desk.now(), desk.config.feeds.most_feeds
    done = await desk.store.write(lambda conn: _added(conn, archive_id, candidate, terms, actor, most, now))
    if done is None:
        raise TooManyFeeds(most=most)
    return done


def _added(
    conn: Connection,
    archive_id: ArchiveId,
    candidate: Candidate,
    terms: Terms,
    actor: Actor,
    most: int,
    now: dt.datetime,
) -> FeedAdded | None:
    """What was done; None where the archive follows as many as it may, and nothing is changed."""
    key = following.key_of(candidate.address, candidate.pattern)
    is_known = any(
        following.key_of(each.address, each.pattern) == key for each in following.of_archive(conn, archive_id)
    )
    if not is_known and following.count(conn, archive_id) >= most:
        return None
    feed_id = following.put(conn, candidate, now)
    subscription, is_new = following.subscribe(conn, archive_id, feed_id, terms, actor, now)
    coming = _looked(conn, candidate, subscription, now) if is_new else 0
    return FeedAdded(subscription, "added" if is_new else "changed", coming)


def _looked(conn: Connection, candidate: Candidate, subscription: Subscription, now: dt.datetime) -> int:
    """Take the preview for a look at the feed, and put the next one; gives how many items are taken in."""
    feed = following.get(conn, subscription.feed)
    if feed is None:
        return 0
    answer = _answer(candidate)
    verdict = look.kept(conn, feed, answer, 0, now)
    look.put_look(conn, feed.id, now, (verdict.due_at or now) - now)
    listed = items.newest(conn, feed.id, len(candidate.items))
    met = entries.known_to(conn, subscription.number)
    missing = [item.id for item in reversed(listed) if item.id not in met]
    look.put_items(conn, look.enter(conn, subscription, missing, now, subscription.terms.first), now)
    return entries.count(conn, subscription.number, "waiting")


def _answer(candidate: Candidate) -> Answer:
    outcome = LookOutcome(
        LookKind.READ,
        ttl_seconds=candidate.ttl_seconds,
        update_seconds=candidate.update_seconds,
        fresh_seconds=candidate.fresh_seconds,
        validators=bool(candidate.validators.etag or candidate.validators.modified),
        conditional=False,
    )
    feed = Feed(
        candidate.kind if candidate.kind != "page" else "rss",
        candidate.title,
        candidate.items,
        site=candidate.site,
        language=candidate.language,
    )
    return Answer(outcome, candidate.validators, feed, 200, candidate.size)
