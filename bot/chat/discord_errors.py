"""Discord's own failures: which may be tried again, which are final, and what a person is told."""

import aiohttp
import discord

from bot.chat.refusals import ChannelGone, DiscordRefused, NoAccessHere
from bot.errors.tree import CopydeskError

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK = 10003, 10008, 10062, 10015
ALREADY_ACKNOWLEDGED, MISSING_ACCESS, MISSING_PERMISSION, TOKEN_EXPIRED = 40060, 50001, 50013, 50027
GONE = {UNKNOWN_MESSAGE, UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, TOKEN_EXPIRED, ALREADY_ACKNOWLEDGED}


class NotDelivered(Exception):
    """An answer did not reach Discord; `error` ended the last try. What our own work raises is never this."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(str(error))
        self.error = error


def of(error: BaseException) -> CopydeskError | None:
    """What to tell the person, or None where nobody can be told any more."""
    if isinstance(error, discord.HTTPException):
        if error.code in GONE:
            return None
        if error.code in (MISSING_ACCESS, MISSING_PERMISSION):
            return NoAccessHere()
        return ChannelGone() if error.code == UNKNOWN_CHANNEL else DiscordRefused()
    return DiscordRefused()


def answered_elsewhere(error: BaseException) -> bool:
    """Whether Discord says that somebody else has answered already: who has the same token hears the same questions."""
    return isinstance(error, discord.HTTPException) and error.code == ALREADY_ACKNOWLEDGED


def not_permitted(error: BaseException) -> bool:
    """Whether Discord says that the bot lacks a permission."""
    return isinstance(error, discord.HTTPException) and error.code in (MISSING_ACCESS, MISSING_PERMISSION)


def takes_never(error: BaseException) -> bool:
    """Whether Discord refuses a message for what stands in it, so that it is refused each time."""
    refused = isinstance(error, discord.HTTPException) and isinstance(of(error), DiscordRefused)
    return refused and pause_before_again(error, 0) is None


def pause_before_again(error: BaseException, pause: float) -> float | None:
    """Seconds to wait before the same idempotent request is sent again; None where the refusal is final."""
    if isinstance(error, discord.HTTPException):
        if error.status == 429:
            return _asked_for(error) or pause
        return pause if error.status >= 500 else None
    return pause if isinstance(error, aiohttp.ClientError | OSError | TimeoutError) else None


def _asked_for(error: discord.HTTPException) -> float | None:
    value = error.response.headers.get("Retry-After")
    try:
        return min(float(value), 60.0) if value else None
    except ValueError:
        return None
