"""Discord's own failures: which may be tried again, which are final, and what a person is told."""

import aiohttp
import discord

from bot.errors import ConfigError, CopydeskError

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK = 10003, 10008, 10062, 10015
ALREADY_ACKNOWLEDGED, MISSING_ACCESS, MISSING_PERMISSION, TOKEN_EXPIRED = 40060, 50001, 50013, 50027
GONE = {UNKNOWN_MESSAGE, UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, TOKEN_EXPIRED, ALREADY_ACKNOWLEDGED}


class NoAccessHere(CopydeskError):
    template = "The bot may not write here. Ask an admin to let it see this channel and send messages in it."


class ChannelGone(CopydeskError):
    template = "That channel is not there any more; run the command in another one."


class DiscordRefused(CopydeskError):
    template = "Discord did not take this answer. Run /last to get it again."


class DiscordWithheld(CopydeskError):
    template = "Discord did not give what was asked of it just now. Run the command again in a moment."


class AnsweredElsewhere(CopydeskError):
    template = (
        "Another bot with this token answers here (Discord's error 40060), and each question is answered by only one "
        "of the two: stop the other one. If you do not know of one, reset the token on the bot's page in the developer "
        "portal and give the new one to this bot alone."
    )


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


class FormGone(CopydeskError):
    template = "This form was sent already, or the bot was restarted while it was open. Run the command again."


class WrongToken(ConfigError):
    template = "Discord does not know this token. Put the bot's token into config.toml or into DISCORD_TOKEN."


class GatewayRefused(ConfigError):
    template = "Discord closed the connection for good (code {code}). Check the bot's page in the developer portal."


class DiscordUnreachable(CopydeskError):
    template = "Discord cannot be reached; the bot goes on trying. If that lasts, check this machine's network."
