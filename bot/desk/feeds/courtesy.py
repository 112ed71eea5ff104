"""What is known of a site beyond what it says itself (`reading.feeds.manners`), kept to at each look."""

import dataclasses
import datetime as dt

from bot.analysis.polling import cadence
from bot.desk.feeds.asking import Answer
from bot.desk.feeds.turns import FEED_GAP
from bot.reading.feeds.manners import manners_of
from bot.records.polling import LookKind, NextLook, Polled
from bot.records.subscriptions import FollowedFeed
from bot.text.outlets import host_of

LONGEST_FRESH = dt.timedelta(days=31)


def gap_of(address: str) -> dt.timedelta:
    """The time between two requests to the site of a feed."""
    return max(FEED_GAP, dt.timedelta(seconds=manners_of(host_of(address) or "").gap_seconds or 0))


def is_conditional(feed: FollowedFeed, now: dt.datetime) -> bool:
    """Whether the next look asks only for news: mostly, and always where the site insists on it."""
    return manners_of(host_of(feed.address) or "").always_conditional or cadence.is_conditional(feed.polled, now)


def believed(feed: FollowedFeed, answer: Answer, now: dt.datetime) -> Answer:
    """The answer; a failure that the site is known to tell by mistake counts for nothing, for a while."""
    manners = manners_of(host_of(feed.address) or "")
    if answer.outcome.kind not in (LookKind.FAILED, LookKind.GONE) or answer.status not in manners.not_believed:
        return answer
    since = feed.polled.last_ok_at or feed.added_at
    if now - since > dt.timedelta(seconds=manners.not_believed_seconds):
        return answer
    return dataclasses.replace(answer, outcome=dataclasses.replace(answer.outcome, kind=LookKind.FAILED, ours=True))


def not_before(feed: FollowedFeed, verdict: NextLook, now: dt.datetime) -> NextLook:
    """The verdict, with the next look no sooner than the site is known to want it."""
    if verdict.due_at is None:
        return verdict
    manners = manners_of(host_of(feed.address) or "")
    soonest = now + dt.timedelta(seconds=manners.interval_seconds or 0)
    if manners.whole_freshness:
        soonest = max(soonest, now + min(dt.timedelta(seconds=_fresh(verdict.feed)), LONGEST_FRESH))
    return dataclasses.replace(verdict, due_at=max(verdict.due_at, soonest))


def _fresh(polled: Polled) -> float:
    return min(polled.fresh_seconds or 0, LONGEST_FRESH.total_seconds())
