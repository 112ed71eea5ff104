"""Feeds over virtual months by real HTTP: what they offered is there, once; where they could not, it is said."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.archive import tasks
from bot.desk.feeds import listing, look
from bot.records.subscriptions import Terms
from bot.text import urls
from bot.text.outlets import host_of
from tests.feeds.driving import Newsroom, newsroom
from tests.feeds.many_habits import stored_addresses
from tests.web import ATOM, DAYTIME, HABITS, JSON_FEED, RDF, ROUND_THE_CLOCK, RSS, START, Burst, Feed, LocalWeb

FIFTY, SIXTEEN = range(50), range(6, 22)
"""The feeds by their numbers: all, and those of whom most of what befalls any of them is seen."""
FORMS = (RSS, ATOM, RDF, JSON_FEED)
RATES, WINDOWS = (0.1, 0.3, 0.6, 1.0, 2.0), (10, 20, 30)
USUAL = (
    "strong etag", "weak etag", "last modified", "etag and last modified", "no validators", "max age", "ttl",
    "update period", "reordered", "oldest first", "pinned item", "items listed twice", "items dropping out",
    "late items", "guids missing", "guids opaque", "links with tracking", "links and guids with tracking",
    "clock hours behind", "gzipped", "built at each look",
)  # fmt: skip
DEAD, BURST, PINNED_BURST = 9, 14, 10
"""Feeds whose windows are too short for what befalls them: a week's silence of the site, and forty items at once."""
EVENTS: Mapping[int, tuple[str, float, float]] = {
    6: ("broken", 9, 14), 12: ("connection refused", 2, 6), 16: ("cloudflare challenge", 3, 4),
    18: ("portal", 11, 11.5), 21: ("moved", 5, 99), 26: ("too often for seconds", 12, 13),
    DEAD: ("connection refused", 20, 27), 33: ("guids changed", 15, 99), 36: ("reposted feed", 18, 99),
    40: ("always 304", 0, 99), 44: ("utf 16", 7, 99),
}  # fmt: skip
"""What befalls a feed, from which day to which."""
NOON = dt.timedelta(days=6, hours=7)
SLACK = dt.timedelta(days=1)
"""By how much a feed may list an item later than it is dated, or be looked at after that."""


def feeds(web: LocalWeb, seed: int, numbers: Sequence[int]) -> dict[int, Feed]:
    made = {}
    for number in numbers:
        sudden = (Burst(START + NOON, 40),) if number in (BURST, PINNED_BURST) else ()
        outlet = web.outlet(
            f"paper{number}.example",
            per_day=RATES[number % len(RATES)],
            seed=seed * len(FIFTY) + number,
            hours=DAYTIME if number % 2 else ROUND_THE_CLOCK,
            bursts=sudden,
        )
        window = 5 if number == DEAD else WINDOWS[number % len(WINDOWS)]
        habit = HABITS[USUAL[number % len(USUAL)]]
        made[number] = outlet.feed("/feed", FORMS[number % len(FORMS)], habit, window=window)
    return made


def befall(web: LocalWeb, made: Mapping[int, Feed], begun: dt.datetime) -> None:
    """Let happen what happens in these months."""
    for number in EVENTS.keys() & made.keys():
        name, first, last = EVENTS[number]
        made[number].put(HABITS[name].during(begun + dt.timedelta(days=first), begun + dt.timedelta(days=last)))
    made[20].outlet.put(HABITS["broken at first"], every=3)
    web.outage(hours=9, after=10 * 24)
    web.outage(hours=5, after=25 * 24 + 8, kind="routes")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "numbers", "days"),
    [
        pytest.param(1, FIFTY, 61, id="fifty over two months"),
        pytest.param(2, SIXTEEN, 31, id="sixteen over one"),
        pytest.param(3, SIXTEEN, 31, id="sixteen over another"),
    ],
)
async def test_feeds_over_months(tmp_path: Path, seed: int, numbers: Sequence[int], days: int) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        made = feeds(web, seed, numbers)
        web.clock.advance(days=2)
        begun, looks = web.clock.now(), 0
        for feed in made.values():
            await room.follow(feed.address, Terms(first=0))
        befall(web, made, begun)
        for _ in range(days):
            await room.live(days=1, every=1800)
            looks += sum(asked.path.startswith("/feed") for asked in web.asked)
            web.asked.clear()
        print(f"seed {seed}: {len(made)} feeds, {days} days, {looks / len(made) / days:.1f} looks a feed and day")  # noqa: T201
        await all_is_well(room, len(made))
        await nothing_lost_or_doubled(room, made, begun)


async def all_is_well(room: Newsroom, feeds: int) -> None:
    """Each feed waits for its next look, and nothing was given up."""
    assert await room.desk.store.short_read(tasks.dead) == ()
    waiting = {each.kind: each.waiting for each in await room.desk.store.short_read(tasks.waiting)}
    assert waiting[look.KIND] == feeds
    assert {report.health for report in await listing.listed(room.desk, room.archive)} <= {"fine", "silent"}


async def nothing_lost_or_doubled(room: Newsroom, made: Mapping[int, Feed], begun: dt.datetime) -> None:
    stored = Counter(map(urls.key, await stored_addresses(room)))
    assert set(stored.values()) == {1}
    reports = {host_of(each.subscription.address): each for each in await listing.listed(room.desk, room.archive)}
    until, unsaid, count, pushed_out = room.web.clock.world() - SLACK, [], 0, 0
    for number, feed in made.items():
        published = {urls.key(article.address) for article in feed.outlet.between(begun, until)}
        offered = set(map(urls.key, feed.offered))
        lost, unseen = (published & offered) - set(stored), published - offered
        assert not lost, (number, lost)
        if unseen and reports[feed.outlet.host].missed is None:
            unsaid.append((number, len(unseen)))
        count, pushed_out = count + len(published), pushed_out + len(unseen)
    said = sum(report.missed is not None for report in reports.values())
    print(f"{count} items, {pushed_out} of them never offered; {said} feeds say so; {len(stored)} stored, each once")  # noqa: T201
    assert unsaid == []
    assert pushed_out > 20
