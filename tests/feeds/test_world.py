"""What befalls the machine, as clocks that jump and a disk without room: one look, no storm, and it goes on."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from pathlib import Path

import pytest

from bot.desk import clock
from bot.desk.feeds import planning
from bot.records.subscriptions import Terms
from tests.feeds.driving import Newsroom, newsroom
from tests.feeds.many_habits import stored_addresses
from tests.web import HABITS, RSS, LocalWeb, Outlet

DAY, YEAR = 24.0, 365 * 24.0


async def followed(room: Newsroom, count: int = 3) -> Collection[Outlet]:
    made = [room.web.outlet(f"paper{number}.example", per_day=24, seed=number) for number in range(count)]
    for outlet in made:
        outlet.feed("/feed.xml", RSS, HABITS["strong etag"], window=80)
    room.web.clock.advance(days=1)
    for outlet in made:
        await room.follow(outlet.at("/feed.xml"), Terms(first=0))
    return made


def looks(room: Newsroom, since: dt.datetime, until: dt.datetime) -> Counter[str]:
    asked = (asked for asked in room.web.asked if asked.path == "/feed.xml" and since <= asked.at <= until)
    return Counter(each.host for each in asked)


async def nothing_missed(room: Newsroom, made: Collection[Outlet], begun: dt.datetime, until: dt.datetime) -> None:
    published = {article.address for outlet in made for article in outlet.between(begun, until)}
    stored = await stored_addresses(room)
    assert len(set(stored)) == len(stored)
    assert published <= set(stored)


@pytest.mark.parametrize(
    "hours",
    [
        pytest.param(DAY, id="a day on"),
        pytest.param(-DAY, id="a day back"),
        pytest.param(YEAR, id="a year on", marks=pytest.mark.slow),
        pytest.param(-YEAR, id="a year back", marks=pytest.mark.slow),
    ],
)
async def test_a_clock_that_jumps_makes_one_look_each_and_goes_on(tmp_path: Path, hours: float) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        made, begun = await followed(room), web.clock.world()
        await room.live(hours=3)
        for jumped in (hours, -hours):
            web.clock.jump(hours=jumped)
            at = web.clock.world()
            await clock.mind(room.desk, await room.desk.store.short_read(clock.latest))
            await planning.plan(room.desk)
            await room.live(minutes=3)
            assert set(looks(room, at, at + dt.timedelta(minutes=3)).values()) <= {1}
            await room.live(hours=3)
            after = looks(room, at, web.clock.world())
            assert len(after) == 3
            assert 1 <= min(after.values()) <= max(after.values()) <= 3 * 4 + 2
        until = web.clock.world()
        await room.live(hours=5 if abs(hours) == YEAR else 2)  # at most, until its rhythm is known again
        await nothing_missed(room, made, begun, until)
