"""Leases: what one process alone does at a time, as whoever has one holds it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease as its holder has it; `epoch` fences what the holder still writes once another has it."""

    name: str
    epoch: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a lease stands: `until` when, None where nobody has it, and for how many `seconds` that still is."""

    epoch: int
    until: dt.datetime | None
    seconds: float
