"""What this process and everything it started have used: CPU and memory, from /proc (Linux alone)."""

import os
import resource
from collections.abc import Iterator
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_OF_TIMES = slice(11, 15)  # of /proc/PID/stat after the name: user, system, and both of children that ended


def tree(pid: int | None = None) -> Iterator[int]:
    """A process, this one by default, and all that descend from it and live."""
    pid = pid or os.getpid()
    yield pid
    for task in _tasks(pid):
        for child in (task / "children").read_text().split():
            yield from tree(int(child))


def cpu_seconds() -> tuple[float, float]:
    """CPU seconds of this process, and of its descendants, those that ended counted in; to the hundredth."""
    own, *others = (_times(pid) for pid in tree())
    return sum(own[:2]), sum(own[2:]) + sum(map(sum, others))


def resident_mb() -> tuple[float, float]:
    """Resident memory in MB of this process, and of its descendants (pages that they share counted in each)."""
    own, *others = (_resident(pid) for pid in tree())
    return own, sum(others)


def _tasks(pid: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except FileNotFoundError:
        return []


def _times(pid: int) -> list[float]:
    try:
        cells = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return [0.0] * 4
    return [int(cell) / _TICKS for cell in cells[_OF_TIMES]]


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except FileNotFoundError:
        return 0.0
