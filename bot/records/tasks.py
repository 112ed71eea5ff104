"""Tasks: what is to be done once, in the background, by whichever process has the time."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.records.ids import ArchiveId


@dataclass(frozen=True, slots=True)
class Task:
    """A task as one worker holds it. `payload` is what JSON can hold; `tries` counts from 1; `epoch` fences its end."""

    id: int
    kind: str
    key: str
    archive: ArchiveId | None
    payload: Mapping[str, object]
    tries: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Again:
    """What a handler answers whose task goes on later: after so many seconds, with this payload."""

    seconds: float
    payload: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DeadTask:
    """A task that was given up, and the last that went wrong with it."""

    id: int
    kind: str
    key: str
    tries: int
    error: str


@dataclass(frozen=True, slots=True)
class DeadTasks:
    """All tasks that were given up."""

    tasks: tuple[DeadTask, ...]
