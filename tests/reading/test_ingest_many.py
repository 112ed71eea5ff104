"""Articles of one run are stored a few together, and none waits long for the others."""

import asyncio

from bot.desk.batch_barrier import BatchBarrier

LONG = 30.0


async def test_enough_go_at_once() -> None:
    company = BatchBarrier(4, 3, LONG)
    waiting = [asyncio.create_task(company.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    assert not any(each.done() for each in waiting)
    async with asyncio.timeout(1):
        await company.wait()
        await asyncio.gather(*waiting)


async def test_whoever_has_waited_long_takes_all_along() -> None:
    company = BatchBarrier(9, 9, 2.0)
    first = asyncio.create_task(company.wait())
    await asyncio.sleep(0.5)
    later = asyncio.create_task(company.wait())
    await first
    ended, _ = await asyncio.wait([later], timeout=0.3)  # its own patience ends 0.5 s after the first's
    assert ended


async def test_nobody_waits_for_those_who_left() -> None:
    company = BatchBarrier(3, 3, LONG)
    waiting = asyncio.create_task(company.wait())
    async with asyncio.timeout(1):
        await asyncio.sleep(0)
        company.leave()
        company.leave()
        await waiting
        await company.wait()
