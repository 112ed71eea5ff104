"""Real processes that work on feeds, killed at any step: nothing is lost, and nothing is there twice."""

import asyncio
import datetime as dt
import json
import pickle
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from bot.archive import tasks
from bot.archive.articles import newest
from bot.records.subscriptions import Terms
from tests.cli.terminal import ROOT
from tests.feeds.driving import Newsroom, newsroom
from tests.feeds.many_habits import stored_addresses
from tests.web import HABITS, RSS, LocalWeb, Outlet

HOSTS, MOST_STEPS = 3, 60


async def hands(web: LocalWeb, database: str, *, minutes: float, dies_at: int = 0) -> int:
    """A process that turns the queue; gives how it ended, -9 where it was killed."""
    given = {
        "place": database, "visitor": pickle.dumps(web.visitor()).hex(), "now": web.clock.now().isoformat(),
        "minutes": minutes, "dies_at": dies_at,
    }  # fmt: skip
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.feeds.hands", cwd=ROOT, stdin=asyncio.subprocess.PIPE
    )
    await child.communicate(json.dumps(given).encode() + b"\n")
    assert child.returncode is not None
    return child.returncode


def outlets(web: LocalWeb, per_day: int = 60) -> list[Outlet]:
    made = [web.outlet(f"paper{number}.example", per_day=per_day, seed=number) for number in range(HOSTS)]
    for outlet in made:
        outlet.feed("/feed.xml", RSS, HABITS["strong etag"], window=60)
    web.clock.advance(days=1)
    return made


async def killed(tmp_path: Path, rounds: int, seed: int) -> None:
    chance, deaths = random.Random(seed), Counter[int]()
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        made = outlets(web)
        for outlet in made:
            await room.follow(outlet.at("/feed.xml"), Terms(first=0))
        begun = web.clock.now()
        for _ in range(rounds):
            web.clock.advance(minutes=50)
            deaths[await hands(web, _path(tmp_path), minutes=20, dies_at=chance.randint(1, MOST_STEPS))] += 1
        web.clock.advance(hours=1)
        assert await hands(web, _path(tmp_path), minutes=20) == 0
        given_up = len(await room.desk.store.short_read(tasks.dead))
        for _ in range(3 if given_up else 0):  # what was killed too often is tried again after a day
            web.clock.advance(hours=9)
            assert await hands(web, _path(tmp_path), minutes=20) == 0
        await nothing_lost_or_doubled(room, made, begun)
        print(  # noqa: T201
            f"{rounds} rounds, {deaths[-9]} kills, {await room.articles()} articles, none lost, none twice; "
            f"{given_up} waited a day, having been in hand at five kills"
        )
    assert set(deaths) <= {-9, 0}
    assert deaths[-9] >= rounds * 2 // 3


async def nothing_lost_or_doubled(room: Newsroom, made: list[Outlet], begun: dt.datetime) -> None:
    published = {article.address for outlet in made for article in outlet.between(begun, room.web.clock.world())}
    stored = Counter(await stored_addresses(room))
    assert published == set(stored)
    assert set(stored.values()) == {1}
    assert await room.desk.store.short_read(tasks.dead) == ()
    versions = [await room.desk.store.short_read(newest.versions, number + 1) for number in range(len(stored))]
    assert max(versions) <= 2
    waiting = {each.kind: each.waiting for each in await room.desk.store.short_read(tasks.waiting)}
    assert waiting["feed look"] == HOSTS


def _path(tmp_path: Path) -> str:
    return str(tmp_path / "archive.sqlite")


async def test_three_kills(tmp_path: Path) -> None:
    await killed(tmp_path, 3, seed=5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_twenty_kills(tmp_path: Path, seed: int) -> None:
    await killed(tmp_path, 20, seed)
