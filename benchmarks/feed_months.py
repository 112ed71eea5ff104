"""Five hundred invented feeds over a month: when their items appear, and the habits of their sites, from a seed."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

HOUR, DAY = 3_600.0, 86_400.0
MONTH = 30 * DAY
HISTORY = 120 * DAY
"""How far back the items go that stand there when a feed is added."""
_MANY_FEEDS_A_HOST = 0.2
_FAILING = 0.1


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as its site has it. `appears`: seconds at which items appear, in order, 0 being when it is added.

    `window`: items listed. `lag`: by how many seconds items claim to be older; None where they have no times.
    `max_age`, `ttl`, `update` (sy:updatePeriod): seconds, 0 where it says nothing; `says_again`: a 304 has the max-age
    too. `patience`: looks within so many seconds of the last are answered 429. `failing`: spans in which none succeeds.
    """

    number: int
    kind: str
    host: str
    appears: tuple[float, ...]
    window: int
    lag: float | None
    max_age: int
    ttl: int
    update: int
    says_again: bool
    validators: bool
    patience: int
    failing: tuple[tuple[float, float], ...]


def feeds(seed: int, count: int) -> list[Feed]:
    """As many feeds of all kinds, in shares that newsrooms' lists are thought to have."""
    return [_feed(number, random.Random(f"{seed} {number}")) for number in range(count)]


def _feed(number: int, chance: random.Random) -> Feed:
    kind = chance.choices(list(_KINDS), [share for share, _ in _KINDS.values()])[0]
    appears = tuple(sorted(when for when in _KINDS[kind][1](chance) if when < MONTH))
    shared = chance.random() < _MANY_FEEDS_A_HOST
    start = chance.uniform(0, 25) * DAY
    failing = ((start, start + chance.uniform(1, 6) * DAY),) if chance.random() < _FAILING else ()
    hiccups = (chance.uniform(0, 30) * DAY for _ in range(chance.choice((0, 0, 1, 3))))
    return Feed(
        number=number,
        kind=kind,
        host=f"host{chance.randrange(12)}.example" if shared else f"feed{number}.example",
        appears=appears,
        window=chance.choice((10, 10, 10, 15, 20, 25, 30, 50, 100)),
        lag=None if chance.random() < 0.1 else chance.choice((0, 0, 60, 300, 1800)),
        max_age=chance.choices((0, 60, 300, 900, 3600, 86_400, 504_576_000), (50, 5, 15, 8, 14, 5, 3))[0],
        ttl=chance.choices((0, 900, 3600, 86_400), (85, 6, 7, 2))[0],
        update=chance.choices((0, 3600, 86_400), (67, 30, 3))[0],
        says_again=chance.random() < 0.7,
        validators=chance.random() < 0.85,
        patience=600 if chance.random() < 0.03 else 0,
        failing=tuple(sorted((*failing, *((at, at + HOUR / 2) for at in hiccups)))),
    )


def _flow(chance: random.Random, rate: Callable[[float, int], float]) -> list[float]:
    """A Poisson process whose rate an hour depends on the hour of the day and the day of the week."""
    zone = chance.randrange(24)
    moments: list[float] = []
    for hour in range(int(-HISTORY / HOUR), int(MONTH / HOUR)):
        local = hour + zone
        expected = rate(local % 24, local // 24 % 7)
        moments += [(hour + chance.random()) * HOUR for _ in range(_poisson(chance, expected))]
    return moments


def _poisson(chance: random.Random, expected: float) -> int:
    number, product, limit = 0, chance.random(), math.exp(-expected)
    while product > limit:
        number, product = number + 1, product * chance.random()
    return number


def _wire(chance: random.Random) -> list[float]:
    fast = chance.choice((4.0, 8.0, 15.0, 30.0))
    return _flow(chance, lambda hour, day: fast * (0.25 if hour < 6 else 1.0) * (0.6 if day > 4 else 1.0))


def _daily(chance: random.Random) -> list[float]:
    """Most of the paper at five in the morning, the rest over the day; little at weekends."""
    page, rest = chance.randint(10, 40), chance.uniform(0.3, 2.0)
    zone = chance.randrange(24)
    moments = _flow(chance, lambda hour, day: rest * (0.05 if hour < 6 or hour > 22 else 1.0) * (0.3 if day > 4 else 1))
    for day in range(int(-HISTORY / DAY), int(MONTH / DAY)):
        items = page // 4 if day % 7 > 4 else page
        start = day * DAY + ((5 + zone) % 24) * HOUR
        moments += [start + chance.uniform(0, 120) for _ in range(items)]
    return moments


def _working_hours(chance: random.Random) -> list[float]:
    """An institution: some items a day, from nine to six."""
    rate = chance.uniform(0.05, 0.6)
    return _flow(chance, lambda hour, day: rate if 9 <= hour < 18 and day < 5 else 0.0)


def _weekly(chance: random.Random) -> list[float]:
    at = chance.uniform(0, 7)
    return [(at + 7 * week + chance.gauss(0, 0.4)) * DAY for week in range(int(-HISTORY / DAY / 7), 5)]


def _slow(chance: random.Random) -> list[float]:
    rate = 1 / chance.uniform(30, 150)
    return _flow(chance, lambda hour, day: rate)


def _bursty(chance: random.Random) -> list[float]:
    """Days or weeks of silence, then ten to forty items in some hours."""
    moments: list[float] = []
    at = -HISTORY
    while at < MONTH:
        at += chance.expovariate(1 / (8 * DAY))
        hours = chance.uniform(2, 10) * HOUR
        moments += [at + chance.random() * hours for _ in range(chance.randint(10, 40))]
    return moments


def _dead(chance: random.Random) -> list[float]:
    last = chance.uniform(35, 100) * DAY
    return [-last - number * chance.uniform(0.5, 2) * DAY for number in range(20)]


_KINDS: dict[str, tuple[int, Callable[[random.Random], list[float]]]] = {
    "wire": (12, _wire),
    "daily paper": (22, _daily),
    "working hours": (16, _working_hours),
    "slow": (14, _slow),
    "weekly": (16, _weekly),
    "bursty": (8, _bursty),
    "dead": (12, _dead),
}
