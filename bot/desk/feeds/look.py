"""A look at a feed: what is new is kept and put in line to be taken in, and the next look is decided.

1. The request waits for its turn at the site (`turns`).
2. The feed is asked for, with what the last answer gave to ask only for news (`asking`).
3. In one transaction: what is new is told from what is known, each archive that follows gets its entries, the items
   that one of them wants get their tasks, and what was learnt of the feed is kept.
4. The task comes again when the next look is due. A kill anywhere before repeats the request, and nothing else.
"""

import contextlib
import dataclasses
import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.analysis.polling import backlog, cadence, identity, rereading
from bot.archive import tasks
from bot.archive.feeds import entries, following, hosts, items, looks
from bot.archive.store import Connection
from bot.desk.feeds import courtesy, standing
from bot.desk.feeds.asking import Answer, ask
from bot.desk.feeds.turns import turn
from bot.desk.resources import Desk
from bot.errors.starting import LeaseLost
from bot.records.feeds import Feed, FeedItem
from bot.records.polling import LookKind, NextLook, Polled
from bot.records.subscriptions import FollowedFeed, Look, LookResult, Subscription
from bot.records.tasks import Again, Ended, Task
from bot.text.outlets import host_of

KIND, PRIORITY = "feed look", 20
ITEM_KIND, ITEM_PRIORITY = "feed item", 30
FEWEST_KEPT = 500
"""Items of a feed that are remembered at least, and twice as many as it lists where that is more."""
LATEST = 3
"""Of how many of the newest known items one is listed still, where none was missed: a site may take one away."""
_TOLD: dict[LookKind, LookResult] = {LookKind.READ: "items", LookKind.UNCHANGED: "unchanged"}


async def go_on(desk: Desk, task: Task) -> Again | Ended | None:
    """Look at the feed of the task once; None where nobody follows it any more, or it is gone for good."""
    begun = await desk.store.write(lambda conn: _begun(conn, task, desk.now()))
    if not isinstance(begun, FollowedFeed):
        return begun
    began = time.monotonic()
    answer = await ask(desk, begun, conditional=courtesy.is_conditional(begun, desk.now()))
    answer = courtesy.believed(begun, answer, desk.now())
    if desk.outages.is_ours(host_of(begun.address) or "", answer.error, desk.now()):
        answer = dataclasses.replace(answer, outcome=dataclasses.replace(answer.outcome, ours=True))
    took, now = round(1000 * (time.monotonic() - began)), desk.now()
    with contextlib.suppress(LeaseLost):  # another program has the task by now, and nothing of this look is kept
        await desk.store.write(lambda conn: _ended(conn, task, answer, took, now))
    return Ended()


def _begun(conn: Connection, task: Task, now: dt.datetime) -> FollowedFeed | Again | None:
    """The feed, if it is its turn; else when that is, None where there is nothing to look at."""
    feed = following.to_look_at(conn, int(task.key))
    if feed is None or feed.polled.gone:
        return None
    wait = turn(conn, task, feed.address, courtesy.gap_of(feed.address), now)
    return feed if wait is None else wait


def _ended(conn: Connection, task: Task, answer: Answer, milliseconds: int, now: dt.datetime) -> None:
    """Keep what a look brought and when the next is due, in one. Raises LeaseLost where another has the task by now."""
    feed = following.to_look_at(conn, int(task.key))
    verdict = None if feed is None else kept(conn, feed, answer, milliseconds, now)
    if verdict is None or verdict.due_at is None:
        is_ours = tasks.done(conn, task)
    else:
        is_ours = tasks.again(conn, task, Again((verdict.due_at - now).total_seconds(), {}), now)
    if not is_ours:
        raise LeaseLost(name=KIND)


@dataclass(frozen=True, slots=True)
class _News:
    """What a look brought of items: the new ones by id, oldest first, and those told otherwise than before.

    `listed`: how many there are, one that is listed twice counted once. `behind`: the new ones that are no news, since
    the list became longer at its old end. `continued`: as in `LookOutcome`.
    """

    new: tuple[tuple[int, FeedItem], ...] = ()
    changed: tuple[int, ...] = ()
    polled: Polled | None = None
    listed: int = 0
    behind: frozenset[int] = frozenset()
    continued: bool = True


def kept(conn: Connection, feed: FollowedFeed, answer: Answer, milliseconds: int, now: dt.datetime) -> NextLook:
    """Keep what a look brought, in a transaction of the caller's; gives what was decided of the next."""
    listed = answer.feed
    news = _news(conn, feed, listed, now) if listed else _News()
    first = feed.polled.last_ok_at is None
    fresh = [item for number, item in news.new if number not in news.behind]
    outcome = dataclasses.replace(
        answer.outcome,
        listed=news.listed,
        new=len(fresh),
        published=tuple(item.published for item in (listed.items if listed and first else fresh)),
        continued=news.continued,
    )
    verdict = courtesy.not_before(feed, cadence.next_look(news.polled or feed.polled, outcome, now), now)
    if news.new or news.changed:
        _entered(conn, feed, news, now)
    told = standing.after_look(conn, feed, answer, verdict, now)
    following.looked(conn, feed, answer.validators, verdict.feed, told, listed)
    looks.add(conn, feed.id, _look(answer, outcome.listed, outcome.new, milliseconds, now))
    if verdict.host_not_before is not None:
        hosts.stay_away(conn, host_of(feed.address) or "", verdict.host_not_before, verdict.reason.why.value, now)
    return verdict


def _news(conn: Connection, feed: FollowedFeed, listed: Feed, now: dt.datetime) -> _News:
    marks = [identity.marks_of(item) for item in listed.items]
    seen, read_before = items.seen(conn, feed.id), feed.polled.last_ok_at is not None
    told = identity.identify(marks, seen, feed.polled.policy, read_before=read_before)
    latest = items.latest(conn, feed.id, LATEST) if 2 * len(told.new) > len(told.known) else ()
    continued = not latest or any(number in latest for number, _ in told.known)
    at = {item.position: items.add(conn, feed.id, listed.items[item.position], item.marks, now) for item in told.new}
    new = tuple((number, listed.items[position]) for position, number in at.items())
    behind = frozenset(at[position] for position in backlog.behind(marks, told))
    for learnt in told.learnt:
        items.learn(conn, feed.id, learnt.item, learnt.marks)
    known = {number: listed.items[position] for number, position in reversed(told.known)}
    changed = items.relisted(conn, known, now)
    items.prune(conn, feed.id, max(FEWEST_KEPT, 2 * len(listed.items)))
    polled = dataclasses.replace(feed.polled, policy=told.policy)
    return _News(new, changed, polled, len(new) + len(known), behind, continued)


def _entered(conn: Connection, feed: FollowedFeed, news: _News, now: dt.datetime) -> None:
    """Give each archive its entries, and the queue its tasks."""
    wanted: list[int] = []
    for subscription in following.of_feed(conn, feed.id):
        since = subscription.added_at
        old = [number for number, item in news.new if number in news.behind and backlog.is_old(item.published, since)]
        new = [number for number, _ in news.new if number not in old]
        most = _most(conn, feed, subscription, now)
        entries.put(conn, subscription, old, "older", now)
        wanted += enter(conn, subscription, new, now, most)
    wanted += entries.again(conn, news.changed, partial(rereading.is_wanted, now=now))
    put_items(conn, wanted, now)


def _most(conn: Connection, feed: FollowedFeed, subscription: Subscription, now: dt.datetime) -> int | None:
    """How many of the items that are new at this look an archive takes; None for all.

    Of what stood there when it began to follow, as many as were asked for; of what came while it paused, nothing. That
    it has items tells that it began before, even where the clock was put back since.
    """
    before, resumed = feed.polled.last_ok_at, subscription.resumed_at
    if subscription.paused or (resumed and resumed <= now and (before is None or before < resumed)):
        return 0
    begins = before is None or (before < subscription.added_at and not entries.has_any(conn, subscription.number))
    return subscription.terms.first if begins else None


def enter(
    conn: Connection, subscription: Subscription, oldest_first: Sequence[int], now: dt.datetime, most: int | None
) -> tuple[int, ...]:
    """Give an archive its entries of items that are new to it, of which it takes the newest `most` (None: all).

    Gives those that are to be taken in.
    """
    cut = 0 if most is None else max(len(oldest_first) - most, 0)
    old, wanted = tuple(oldest_first[:cut]), tuple(oldest_first[cut:])
    entries.put(conn, subscription, old, "older", now)
    entries.put(conn, subscription, wanted, "waiting", now)
    return wanted


def put_items(conn: Connection, item_ids: Sequence[int], now: dt.datetime) -> None:
    """Put the tasks that take items in."""
    for number in dict.fromkeys(item_ids):
        tasks.put(conn, ITEM_KIND, str(number), now, priority=ITEM_PRIORITY)


def put_looks(conn: Connection, feed_ids: Sequence[int], now: dt.datetime) -> None:
    """Put the first looks at feeds, spread over an interval, so that many at once are no flood."""
    for feed_id, due_at in zip(feed_ids, cadence.first_dues(len(feed_ids), now), strict=True):
        put_look(conn, feed_id, now, due_at - now)


def hasten(conn: Connection, feed_ids: Sequence[int], now: dt.datetime) -> None:
    """Let looks that wait come within an interval."""
    for feed_id, due_at in zip(feed_ids, cadence.first_dues(len(feed_ids), now), strict=True):
        tasks.hasten(conn, KIND, str(feed_id), now, due_at - now)


def put_look(conn: Connection, feed_id: int, now: dt.datetime, delay: dt.timedelta = dt.timedelta(0)) -> None:
    """Put the task that looks at a feed, unless it is there."""
    tasks.put(conn, KIND, str(feed_id), now, delay=delay, priority=PRIORITY)


def _look(answer: Answer, listed: int, new: int, milliseconds: int, now: dt.datetime) -> Look:
    outcome = _TOLD.get(answer.outcome.kind, "failed")
    error = answer.error.code if answer.error else None
    return Look(now, outcome, answer.status, answer.size, listed, new, milliseconds, error, answer.error)
