"""Whole numbers in runs, as they are printed to be typed again: "4-43,45"."""

import re
from collections.abc import Iterable

from bot.cli.refusals import NoNumbers

MOST = 10_000
_RUN = re.compile(r"(\d{1,15})(?:-(\d{1,15}))?")


def written(numbers: Iterable[int]) -> str:
    """The numbers in order, neighbours as runs."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ",".join("-".join(map(str, run)) for run in runs)


def read(typed: str) -> frozenset[int]:
    """The numbers that are meant, at most MOST. Raises NoNumbers."""
    found: set[int] = set()
    for run in typed.split(","):
        match = _RUN.fullmatch(run.strip())
        if match is None:
            raise NoNumbers(typed=typed[:100])
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or last - first + len(found) >= MOST:
            raise NoNumbers(typed=typed[:100])
        found.update(range(first, last + 1))
    return frozenset(found)
