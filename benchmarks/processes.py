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
        for child in _read(task / "children").split():
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
    cells = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return [int(cell) / _TICKS for cell in cells[_OF_TIMES]] if cells else [0.0] * 4


def _resident(pid: int) -> float:
    cells = _read(Path(f"/proc/{pid}/statm")).split()
    return int(cells[1]) * resource.getpagesize() / 1e6 if cells else 0.0


def _read(file: Path) -> str:
    """What stands there; nothing when the process or thread has ended meanwhile."""
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def waited_in_thread() -> float:
    """Seconds that the calling thread was ready to run and others had the core."""
    return _delayed(Path("/proc/thread-self"))


def waited_for_core() -> float:
    """The same of every thread that lives of this process and of its descendants."""
    return sum(_delayed(task) for pid in tree() for task in _tasks(pid))


def _delayed(task: Path) -> float:
    """https://docs.kernel.org/scheduler/sched-stats.html: the second number, in nanoseconds."""
    numbers = _read(task / "schedstat").split()
    return int(numbers[1]) / 1e9 if numbers else 0.0
