"""The worst that every verb may be asked: `python -m benchmarks.worst [--length 250000] [--only NAME] [--no-discord]`.

Each case is asked of an archive of hostile texts and of one with texts twice as long, three rounds. Printed: the
longest hold of the event loop (p99 and maximum; a thread with Python's lock holds it too), the longest answer, how it
grew when the texts doubled, memory after rounds two and three, and how soon another server is acknowledged meanwhile.
What misses its goal is marked; the program then ends with 1.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.loop_lag import lag, p99
from benchmarks.processes import resident_mb
from benchmarks.worst.acknowledged import acknowledged
from benchmarks.worst.cases import CASES, World
from benchmarks.worst.texts import filled
from bot.app import open_desk
from bot.config import Config
from bot.desk.ready import ready
from bot.desk.resources import Desk
from bot.errors import CopydeskError

HOLD_P99, HOLD_MOST = 50.0, 150.0
"""Milliseconds that the loop may be held."""
ANSWER, ACKNOWLEDGED = 5.0, 1.0
"""Seconds that an answer, and another server's acknowledgement, may take."""
GROWTH, NOTICED = 2.6, 0.25
"""Times that an answer may take longer when texts double, and the seconds under which that is only noise."""
MORE_MEMORY = 10.0
"""MB that the third round may leave above the second."""
PATIENCE = 30.0
ROUNDS = 3


@dataclass
class Taken:
    """What one case took: seconds in the smaller and in the larger archive, milliseconds that the loop was late."""

    small: list[float] = field(default_factory=list)
    large: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    ended: str = ""

    def missed(self) -> list[str]:
        """The goals that it misses."""
        answer = max(self.large)
        return [
            name
            for name, is_missed in (
                ("hold", p99(self.late) > HOLD_P99 or max(self.late) > HOLD_MOST),
                ("answer", answer > ANSWER),
                ("growth", answer > NOTICED and self.growth() > GROWTH),
            )
            if is_missed
        ]

    def growth(self) -> float:
        """How many times longer the larger archive takes."""
        return statistics.median(self.large) / max(statistics.median(self.small), 0.001)


async def asked(name: str, world: World, seconds: list[float], taken: Taken) -> None:
    """Ask once; a refusal is an answer too, an endless one is ended after PATIENCE seconds."""
    began = time.perf_counter()
    async with lag(taken.late):
        try:
            await asyncio.wait_for(CASES[name](world), PATIENCE)
            taken.ended = ""
        except TimeoutError:
            taken.ended = "no answer"
        except (CopydeskError, KeyError) as refused:
            taken.ended = f"{type(refused).__name__}"
        await asyncio.sleep(0.03)  # so that a hold at the very end is seen
    seconds.append(time.perf_counter() - began)


async def rounds(desk: Desk, length: int, names: Sequence[str]) -> tuple[dict[str, Taken], list[float]]:
    """Every case in both archives, ROUNDS times; memory in MB after each round."""
    worlds = []
    for number, size in ((1, length), (2, 2 * length)):
        archive, ids, refused = await filled(desk, str(number), size)
        worlds.append(World(desk, archive, ids, size))
        for title, why in refused.items():
            print(f"not stored with {size:,} characters: {title} ({why})")
    found, memory = {name: Taken() for name in names}, list[float]()
    for _ in range(ROUNDS):
        for name, taken in found.items():
            await asked(name, worlds[0], taken.small, taken)
            await asked(name, worlds[1], taken.large, taken)
        memory.append(resident_mb()[0])
    return found, memory


def printed(found: dict[str, Taken], memory: list[float], waits: list[float]) -> bool:
    """Print the figures; whether every goal is met."""
    print(f"{'case':22} {'hold p99':>9} {'max ms':>7} {'answer s':>9} {'growth':>7}")
    for name, taken in found.items():
        late, answer = taken.late, max(taken.large)
        figures = f"{p99(late):9.0f} {max(late):7.0f} {answer:9.2f} {taken.growth():7.1f}"
        print(f"{name:22} {figures}  {', '.join(taken.missed()):18} {taken.ended}")
    every = [late for taken in found.values() for late in taken.late]
    answer = max(max(taken.large) for taken in found.values())
    more = memory[-1] - memory[-2]
    print(f"all: hold p99 {p99(every):.0f} ms, maximum {max(every):.0f} ms; longest answer {answer:.2f} s")
    print(f"memory after each round: {', '.join(f'{size:.0f} MB' for size in memory)}; the last left {more:+.1f} MB")
    if waits:
        print(f"another server acknowledged: longest {max(waits):.2f} s of {len(waits)}")
    missed = any(taken.missed() for taken in found.values()) or more > MORE_MEMORY
    return not missed and max(waits, default=0.0) <= ACKNOWLEDGED


async def main(length: int, only: str | None, discord: bool) -> bool:
    """All of it; whether every goal is met."""
    names = [name for name in CASES if only is None or name.startswith(only)]
    with tempfile.TemporaryDirectory() as folder:
        async with open_desk(Config(database=str(Path(folder) / "worst.sqlite"))) as desk:
            await ready(desk)
            found, memory = await rounds(desk, length, names)
    return printed(found, memory, await acknowledged() if discord else [])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=250_000, help="characters of the smaller texts")
    parser.add_argument("--only", help="cases whose name begins so")
    parser.add_argument("--no-discord", action="store_true")
    given = parser.parse_args()
    sys.exit(not asyncio.run(main(given.length, given.only, not given.no_discord)))
