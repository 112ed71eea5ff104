"""Tasks: what is to be done once, in the background, by whichever process has the time."""

import datetime as dt
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
class Ended:
    """What a handler answers that has ended its task itself, in the transaction of what it did."""


@dataclass(frozen=True, slots=True)
class DeadTask:
    """A task that was given up, and the last that went wrong with it; `archive` None where it is of no one archive."""

    id: int
    kind: str
    key: str
    tries: int
    error: str
    archive: ArchiveId | None = None


@dataclass(frozen=True, slots=True)
class WaitingTasks:
    """How many tasks of a kind are to be done, and how many of them are under way."""

    kind: str
    waiting: int
    under_way: int


@dataclass(frozen=True, slots=True)
class JobDone:
    """When something that is done by the clock was last done whole."""

    job: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Background:
    """What the background has given up, what it still has to do, and when it last did what it does by the clock."""

    tasks: tuple[DeadTask, ...]
    waiting: tuple[WaitingTasks, ...]
    jobs: tuple[JobDone, ...]
