"""When an outlet publishes: reproducible from a seed, whatever is asked first."""

import datetime as dt
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

DAYTIME = (0, 0, 0, 0, 0, 1, 3, 5, 6, 6, 5, 5, 5, 6, 6, 5, 5, 4, 3, 2, 2, 1, 1, 0)
ROUND_THE_CLOCK = (1,) * 24


@dataclass(frozen=True, slots=True)
class Burst:
    """`count` articles within `minutes` from `at` on, beside the usual ones."""

    at: dt.datetime
    count: int
    minutes: float = 10.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """`per_day` articles on the mean (Poisson), spread over the day's hours (UTC) by 24 weights.

    `silences` are spans (from, until) in which nothing appears, bursts included; nothing appears before `begins`.
    """

    seed: int = 1
    per_day: float = 12.0
    hours: tuple[int, ...] = DAYTIME
    bursts: tuple[Burst, ...] = ()
    silences: tuple[tuple[dt.datetime, dt.datetime], ...] = ()
    begins: dt.datetime = dt.datetime(2031, 3, 1, tzinfo=dt.UTC)

    def of(self, day: dt.date) -> tuple[dt.datetime, ...]:
        """Return the moments of publication on a day (UTC), in order, whole seconds."""
        chance = random.Random(f"{self.seed} {day}")
        moments = [*self._usual(day, chance), *self._sudden(day, chance)]
        return tuple(sorted(moment for moment in moments if moment >= self.begins and not self._silent(moment)))

    def _usual(self, day: dt.date, chance: random.Random) -> Iterator[dt.datetime]:
        midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
        for _ in range(_poisson(self.per_day, chance)):
            [hour] = chance.choices(range(24), self.hours)
            yield midnight + dt.timedelta(hours=hour, seconds=chance.randrange(3_600))

    def _sudden(self, day: dt.date, chance: random.Random) -> Iterator[dt.datetime]:
        for burst in self.bursts:
            for _ in range(burst.count):
                moment = burst.at + dt.timedelta(seconds=int(chance.random() * burst.minutes * 60))
                if moment.date() == day:
                    yield moment

    def _silent(self, moment: dt.datetime) -> bool:
        return any(start <= moment < end for start, end in self.silences)


def _poisson(mean: float, chance: random.Random) -> int:
    """Knuth's way: how many uniform numbers are multiplied before the product falls below e^-mean."""
    if mean > 500:
        return round(chance.gauss(mean, math.sqrt(mean)))
    floor, product, count = math.exp(-mean), chance.random(), 0
    while product > floor:
        product *= chance.random()
        count += 1
    return count
