"""The worst that every verb may be asked: `python -m benchmarks.worst [--length 250000] [--only NAME] [--no-discord]`.

Each case is asked of an archive of hostile texts and of one with texts twice as long, in three rounds, with caches
cold. Printed: the longest hold of the event loop (p99 and maximum; a thread with Python's lock holds it too), the
longest answer, how it grew when the texts doubled, memory after rounds two and three, and how soon another server is
acknowledged meanwhile. What misses its goal is marked; the program then ends with 1.

Holds and answers are told without what other processes took (see `measured`), and of the rounds the quickest counts:
what we do ourselves is done in each of them, what a busy machine adds differs. What the clock showed stands beside.
"""

import argparse
import asyncio
import gc
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.loop_lag import p99
from benchmarks.processes import resident_mb
from benchmarks.worst.acknowledged import Acknowledged, acknowledged
from benchmarks.worst.cases import CASES as VERBS
from benchmarks.worst.cases import World
from benchmarks.worst.measured import Asking, measured
from benchmarks.worst.origins import ORIGINS
from benchmarks.worst.texts import archive_of, filled
from bot.app import open_desk
from bot.config import Config
from bot.desk.resources import Desk
from bot.desk.warm_up import warm_up
from bot.errors.tree import CopydeskError
from bot.reading.parsers import ParserLimits, ParserPool
from bot.text.cache import TextCache

CASES = VERBS | ORIGINS
HOLD_P99, HOLD_MOST = 50.0, 150.0
"""Milliseconds that the loop may be held: of all moments, and by any case."""
ACKNOWLEDGED = 1.0
"""Seconds that another server's acknowledgement may take."""
GROWTH, NOTICED = 2.6, 0.25
"""Times that an answer may take longer when texts double, and the seconds under which that is only noise."""
MORE_MEMORY = 10.0
"""MB that the third round may leave above the second."""
PATIENCE = 60.0
UNHURRIED = ParserLimits(wall_seconds=60.0)
"""Of the children that read: others' work takes none of their CPU seconds, but would end them by the clock."""


@dataclass
class Taken:
    """What one case took in each round, of the smaller and of the larger archive, and what ended it wrongly."""

    small: list[Asking] = field(default_factory=list)
    large: list[Asking] = field(default_factory=list)
    wrong: str = ""

    def hold(self) -> float:
        """The longest hold in milliseconds of the quickest round, in either archive."""
        return max(min(max(asking.holds) for asking in each) for each in (self.small, self.large))

    def late(self) -> float:
        """The longest that the clock showed in any round."""
        return max(max(asking.late) for asking in (*self.small, *self.large))

    def answer(self) -> float:
        """Seconds of the quickest round in the larger archive."""
        return min(asking.seconds for asking in self.large)

    def growth(self) -> float:
        """How many times longer the larger archive takes."""
        return self.answer() / max(min(asking.seconds for asking in self.small), 0.001)

    def holds(self) -> list[float]:
        """The holds of the quietest round of each archive."""
        quietest = (min(each, key=lambda asking: max(asking.holds)) for each in (self.small, self.large))
        return [hold for asking in quietest for hold in asking.holds]

    def missed(self, seconds: float) -> list[str]:
        """The goals that it misses, where an answer may take so many seconds."""
        goals = (
            ("hold", self.hold() > HOLD_MOST),
            ("answer", self.answer() > seconds),
            ("growth", self.answer() > NOTICED and self.growth() > GROWTH),
            (self.wrong, bool(self.wrong)),
        )
        return [name for name, is_missed in goals if is_missed]


async def ask(name: str, world: World, taken: Taken) -> Asking:
    """Ask once; what ends otherwise than its case says, or not within PATIENCE seconds, is told."""
    case, ended, asking = CASES[name], "", Asking()
    async with measured(asking):
        try:
            await asyncio.wait_for(case.ask(world), PATIENCE)
        except TimeoutError:
            ended = "NoAnswer"
        except (CopydeskError, AssertionError) as refused:
            ended = type(refused).__name__
    if ended != case.refused:
        taken.wrong = ended or "NotRefused"
    return asking


async def rounds(
    worlds: tuple[World, World], names: Sequence[str], times: int, caches: Sequence[TextCache[object, object]]
) -> tuple[dict[str, Taken], list[float]]:
    """Every case in both archives, `times` times, each with cold caches; memory in MB after each round."""
    every, memory = {name: Taken() for name in names}, list[float]()
    for _ in range(times):
        for name, taken in every.items():
            for world, askings in zip(worlds, (taken.small, taken.large), strict=True):
                for cache in caches:
                    cache.clear()
                askings.append(await ask(name, world, taken))
        memory.append(resident_mb()[0])
    return every, memory


async def world_of(desk: Desk, server: int, length: int) -> World:
    """An archive of hostile texts of that length."""
    archive = await archive_of(desk, server)
    return World(desk, archive, await filled(desk, archive, length), length)


def printed(every: dict[str, Taken], memory: list[float], others: Acknowledged | None) -> bool:
    """Print the figures; whether every goal is met."""
    print(f"{'case':20} {'hold ms':>8} {'(clock)':>8} {'answer s':>9} {'growth':>7}")
    for name, taken in every.items():
        figures = f"{taken.hold():8.0f} {taken.late():8.0f} {taken.answer():9.2f} {taken.growth():7.1f}"
        print(f"{name:20} {figures}  {', '.join(taken.missed(CASES[name].seconds))}")
    holds = [hold for taken in every.values() for hold in taken.holds()]
    answer, more = max(taken.answer() for taken in every.values()), (memory[-1] - memory[-2]) if memory[1:] else 0.0
    print(f"all: hold p99 {p99(holds):.0f} ms, maximum {max(holds):.0f} ms; longest answer {answer:.2f} s")
    print(f"memory after each round: {', '.join(f'{size:.0f} MB' for size in memory)}; the last left {more:+.1f} MB")
    missed = (
        any(taken.missed(CASES[name].seconds) for name, taken in every.items())
        or p99(holds) > HOLD_P99
        or more > MORE_MEMORY
    )
    return not missed and (others is None or in_time(others))


def in_time(others: Acknowledged) -> bool:
    """Print how soon another server was acknowledged; whether always soon enough."""
    alone, beside = max(others.alone), max(others.beside)
    print(
        f"another server acknowledged beside {others.hostile} hostile answers: longest {beside:.2f} s of "
        f"{len(others.beside)} (alone {alone:.2f} s of {len(others.alone)})"
    )
    return beside <= ACKNOWLEDGED


async def main(length: int, only: str, discord: bool, times: int) -> bool:
    """All of it; whether every goal is met."""
    names = [name for name in CASES if name.startswith(only)]
    caches = [known for known in gc.get_objects() if isinstance(known, TextCache)]
    with tempfile.TemporaryDirectory() as folder:
        config, children = Config(database=str(Path(folder) / "worst.sqlite")), ParserPool(UNHURRIED)
        async with open_desk(config, parsers=children) as desk:
            worlds = (await world_of(desk, 1, length), await world_of(desk, 2, 2 * length))
            await warm_up(desk)
            every, memory = await rounds(worlds, names, times, caches)
    return printed(every, memory, await acknowledged(length) if discord else None)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=250_000, help="characters of the smaller texts")
    parser.add_argument("--only", default="", help="cases whose name begins so")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-discord", action="store_true")
    given = parser.parse_args()
    sys.exit(not asyncio.run(main(given.length, given.only, not given.no_discord, given.rounds)))
