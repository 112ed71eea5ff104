"""Leases and who leads: one at a time, another soon after a kill, and clocks that jump."""

import asyncio
import datetime as dt
import itertools
import os
import signal

from bot.archive import leases
from bot.archive.store import Store
from tests.jobs.nursery import TIMES
from tests.jobs.processes import Nursery, nursery

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def leaders(begun: Nursery) -> list[tuple[float, int]]:
    """Who said when that it leads, in the order of the machine's clock."""
    return sorted((float(rest), number) for number, word, rest in begun.said if word == "leads")


def terms(begun: Nursery) -> list[int]:
    """The leaders one after another: one that is named twice came back, or led beside another."""
    said = [number for _, number in leaders(begun)]
    return [number for number, before in zip(said, [0, *said], strict=False) if number != before]


async def test_one_of_three_leads_and_another_soon_after_a_kill(store: Store, place: str) -> None:
    async with nursery() as begun:
        for _ in range(3):
            begun.begin("leader", place)
        await begun.until(lambda: len(leaders(begun)) >= 60)
        for turn in range(2):
            assert len(terms(begun)) == turn + 1
            os.kill(terms(begun)[-1], signal.SIGKILL)
            await begun.until(lambda: len(terms(begun)) == turn + 2)  # noqa: B023  it is awaited in this round
            await asyncio.sleep(2 * TIMES.length)
        assert len(set(terms(begun))) == len(terms(begun)) == 3
    moments = leaders(begun)
    gaps = [later - before for (before, one), (later, other) in itertools.pairwise(moments) if one != other]
    assert len(gaps) == 2
    assert all(TIMES.length - TIMES.renewed < gap for gap in gaps)
    print("taken over after", [f"{gap:.2f} s" for gap in gaps])  # noqa: T201


async def test_a_lease_is_one_holders_until_it_runs_out_and_fences_the_one_before(store: Store) -> None:
    first = await store.write(lambda w: leases.take(w, "x", "ann", NOW))
    assert first is not None
    assert await store.write(lambda w: leases.take(w, "x", "ben", NOW)) is None
    assert await store.write(lambda w: leases.take(w, "y", "ben", NOW)) is not None
    assert await store.write(lambda w: leases.renew(w, first, NOW, seconds=0.2))
    later = NOW + dt.timedelta(seconds=1)
    await asyncio.sleep(0.3)
    second = await store.write(lambda w: leases.take(w, "x", "ben", later))
    assert second is not None
    assert not await store.write(lambda w: leases.renew(w, first, later))
    assert not await store.write(lambda w: leases.release(w, first))
    assert not await store.write(lambda w: leases.done(w, first, later))
    assert await store.write(lambda w: leases.release(w, second))
    assert await store.write(lambda w: leases.take(w, "x", "ann", later)) is not None


async def test_what_was_done_is_due_again_after_its_interval_however_the_clock_jumps(store: Store) -> None:
    async def seconds(every: float, now: dt.datetime) -> float:
        return await store.short_read(leases.seconds_to_next, "x", every, now)

    assert await seconds(60, NOW) == 0
    lease = await store.write(lambda w: leases.take(w, "x", "ann", NOW))
    assert lease is not None
    assert await store.write(lambda w: leases.done(w, lease, NOW))
    assert 59 < await seconds(60, NOW) <= 60
    if store.dialect == "sqlite":
        assert await seconds(60, NOW + dt.timedelta(days=365)) == 0
        assert await seconds(60, NOW - dt.timedelta(days=1)) == 0
        assert 60 < await seconds(60, NOW - dt.timedelta(seconds=20)) <= 80
