"""Whatever a feed calls itself and lists, its cards are inside every limit, and nothing foreign in them acts."""

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat import limits
from bot.chat.i18n import translator_for
from bot.chat.rendering.card import Card
from bot.chat.rendering.feeds import adding, checking, importing, listing, telling, words
from bot.errors.fetching import Unreachable
from bot.errors.reading import FeedGiven
from bot.records.feeds import FeedItem
from bot.records.ids import ArchiveId
from bot.records.notices import FeedTold
from bot.records.subscriptions import (
    Candidate,
    CheckedItem,
    EntryCounts,
    FeedAdded,
    FeedCheck,
    FeedImport,
    FeedReport,
    FeedToday,
    ListedFeed,
    Look,
    Subscription,
    Terms,
)
from tests.chat.records import maybe, visible
from tests.discord import markdown
from tests.discord.limits import messages

SPEECH = translator_for("en")
IDLE = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
LIVE = {"mention", "time", "command", "emoji", "spoiler", "underline", "list"}
OURS = re.compile(r"<t:\d{9,}:[Rf]>")
"""Moments as our own words tell them; a foreign text of the samples has only `<t:0:R>`."""
TOKEN = "tokentoken1234567890abcdef"
moments = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC))
addresses = st.sampled_from(
    [
        "https://e.org/feed",
        "https://e.org/" + "p" * 600,
        f"https://u:{TOKEN}@e.org/f",
        f"https://e.org/{TOKEN}/@everyone",
    ]
)
errors = st.none() | st.builds(lambda host: Unreachable(host=host), visible) | st.builds(
    lambda address: FeedGiven(count=3, address=address), addresses
)  # fmt: skip
terms = st.builds(
    Terms, maybe, st.none() | st.just("fr"), st.lists(visible, max_size=3).map(tuple),
    st.lists(visible, max_size=3).map(tuple), st.sampled_from(adding.FIRSTS),
)  # fmt: skip
subscriptions = st.builds(
    Subscription, number=st.integers(1, 10**9 - 1), archive=st.just(ArchiveId(1)), feed=st.just(1),
    kind=st.sampled_from(["rss", "page"]), address=addresses, title=visible, site=st.none() | addresses | visible,
    pattern=maybe, secret=st.booleans(), terms=terms, paused=st.booleans(), added_by=visible, added_at=moments,
)  # fmt: skip
items = st.builds(FeedItem, addresses, maybe, st.none() | moments)
counts = st.builds(EntryCounts, *(st.integers(0, 10**6) for _ in range(4)))
looks = st.builds(
    Look, moments, st.sampled_from(["items", "unchanged", "failed", "skipped"]), st.none() | st.just(503),
    error=st.none() | st.just("Unreachable"), milliseconds=st.integers(0, 10**5),
)  # fmt: skip
health = st.sampled_from(["new", "fine", "trouble", "down", "silent", "gone", "asks to wait", "lets no program in"])
reports = st.builds(
    FeedReport, subscriptions, health, st.none() | moments, errors, st.none() | moments, st.none() | moments,
    st.none() | moments, st.none() | st.floats(60, 10**7), missed=st.none() | st.tuples(moments, moments),
    looks=st.lists(looks, max_size=12).map(tuple), today=counts,
)  # fmt: skip
candidates = st.builds(
    Candidate, addresses, st.sampled_from(["rss", "sitemap", "page"]), st.sampled_from(["itself", "linked"]),
    st.lists(items, max_size=9).map(tuple), maybe, st.none() | addresses, secret=st.booleans(),
    known=st.none() | st.integers(1, 99),
    like=st.none() | st.integers(1, 99),
)  # fmt: skip
verdicts = st.sampled_from(list(checking.VERDICTS))
checks = st.builds(
    FeedCheck, reports, st.lists(st.builds(CheckedItem, items, verdicts, st.none() | st.just(7), errors), max_size=25)
    .map(tuple), errors,
)  # fmt: skip
outcomes = st.sampled_from(["new", "known", "twice", "refused", "over the limit"])
imports = st.builds(
    FeedImport,
    st.lists(st.builds(ListedFeed, addresses, maybe, outcomes, errors), max_size=40).map(tuple),
    st.booleans(),
)
news = st.builds(FeedTold, subscriptions, st.sampled_from(list(telling.TITLES)), st.none() | moments, errors)


def _number(report: FeedReport) -> int:
    return report.subscription.number


def action(name: str, number: int = 0) -> str:
    return f"cd:{'x' * 16}:{name}:{number}"


def judged(card: Card) -> str:
    """Discord's limits, our own limits, no ping, nothing foreign that acts; gives what is shown."""
    components = card.payload()
    body = {"components": components, "flags": 1 << 15, "allowed_mentions": {"parse": []}}
    assert not limits.broken(components)
    if not card.files:
        assert not messages.check(body, set(), flags=1 << 15, editing=False)
    for letters in messages.texts(body):
        assert not markdown.read(OURS.sub("moment", letters)).acts & LIVE, letters
    return "\n".join(messages.texts(body))


@IDLE
@given(st.lists(reports, max_size=30, unique_by=_number), st.integers(1, 9))
def test_the_desks_list_shows_every_feed_of_its_page(every: list[FeedReport], page: int) -> None:
    card, pages = listing.listed(SPEECH, every, page, action("feedchosen"))
    shown = judged(card)
    last = min(page, pages)
    for report in every[(last - 1) * listing.PAGE : last * listing.PAGE]:
        assert f"**{report.subscription.number} · " in shown


@IDLE
@given(st.lists(reports, max_size=30), st.integers(1, 3))
def test_the_list_for_anybody_has_no_token_and_no_error(every: list[FeedReport], page: int) -> None:
    shown = judged(listing.followed(SPEECH, every, page)[0])
    assert TOKEN not in shown
    assert "could not" not in shown


@IDLE
@given(reports, st.sampled_from([None, "due", "paused", "resumed"]), st.booleans())
def test_one_feed(report: FeedReport, done: str | None, secrets: bool) -> None:
    shown = judged(listing.one(SPEECH, report, done, with_secrets=secrets))
    assert secrets or not report.subscription.secret or TOKEN not in shown


@IDLE
@given(st.lists(candidates, min_size=1, max_size=30), terms)
def test_a_preview(found: list[Candidate], asked: Terms) -> None:
    for chosen in {0, len(found) - 1}:
        judged(adding.preview(SPEECH, found, chosen, asked, action))


@IDLE
@given(subscriptions, st.sampled_from(["added", "changed"]), st.integers(0, 500))
def test_receipts(subscription: Subscription, outcome: str, coming: int) -> None:
    judged(adding.added(SPEECH, FeedAdded(subscription, outcome, coming)))  # type: ignore[arg-type]


@IDLE
@given(checks, st.integers(1, 4))
def test_a_check_has_a_line_for_each_item_of_its_page(check: FeedCheck, page: int) -> None:
    card, pages = checking.checked(SPEECH, check, page)
    shown = judged(card)
    last = min(page, pages)
    of_page = check.items[(last - 1) * checking.PAGE : last * checking.PAGE]
    assert len(re.findall(r"(?m)^\*\*", shown)) == len(of_page)


@IDLE
@given(imports, st.sampled_from(adding.FIRSTS))
def test_a_list_of_feeds(planned: FeedImport, first: int) -> None:
    assert TOKEN not in judged(importing.plan(SPEECH, planned, first, action))
    assert TOKEN not in judged(importing.imported(SPEECH, planned))


@IDLE
@given(st.lists(news, min_size=1, max_size=30))
def test_what_a_log_channel_is_told_has_no_address(every: list[FeedTold]) -> None:
    shown = judged(telling.told(SPEECH, every))
    assert TOKEN not in shown


@IDLE
@given(st.lists(st.builds(FeedToday, subscriptions, counts), min_size=1, max_size=20))
def test_what_is_new_today(today: list[FeedToday]) -> None:
    card = Card("desk", SPEECH("This archive"))
    card.add(*listing.new_today(SPEECH, today))
    assert "New today" in judged(card)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(30, "every 1 minute"), (1800, "every 30 minutes"), (7200, "every 2 hours"), (86_400 * 7, "every 7 days")],
)
def test_an_interval_is_told_in_the_largest_unit_that_tells_it(seconds: float, said: str) -> None:
    assert words.every(SPEECH, seconds) == said
