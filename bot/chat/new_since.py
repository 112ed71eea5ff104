"""What "new" counts from: a wish at first, once settled a moment; /brief asks for it, its buttons keep it."""

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

from bot.chat.invocation import NO_ARCHIVE
from bot.chat.verb import Invocation

FIRST: Literal["first"] = "first"
NewSince = bool | Literal["first"] | dt.datetime
"""Wished or not; once settled the moment that it counts from, or that there was none before."""


def moment_of(ctx: Invocation, new: NewSince) -> dt.datetime | None:
    """What "new" counts from, in the server's time zone; None where it was not asked for, or for the first time."""
    if not isinstance(new, dt.datetime) or ctx.archive == NO_ARCHIVE:
        return None
    return new.astimezone(ZoneInfo(ctx.settings.time_zone))
