"""On the fast clock waiting is short and work is not long."""

import asyncio
import time

from tests.discord.fasttime import FastLoop


def test_waiting_is_shortened() -> None:
    async def wait() -> float:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await asyncio.sleep(10)
        return loop.time() - began

    began = time.monotonic()
    with asyncio.Runner(loop_factory=lambda: FastLoop(50)) as runner:
        assert 10 <= runner.run(wait()) < 15
    assert time.monotonic() - began < 5


def test_work_beside_a_limit_counts_as_long_as_it_takes() -> None:
    async def work() -> None:
        async with asyncio.timeout(8):
            for _ in range(4):
                time.sleep(0.1)  # noqa: ASYNC251  work, or a machine that is busy with others'
                await asyncio.sleep(1)

    with asyncio.Runner(loop_factory=lambda: FastLoop(50)) as runner:
        runner.run(work())
