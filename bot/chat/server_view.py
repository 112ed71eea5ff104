"""What is there of a server's roles and channels, as the gateway has told it."""

from collections.abc import Collection
from dataclasses import dataclass

import discord

from bot.chat import invitation
from bot.errors.tree import CopydeskError


@dataclass(frozen=True, slots=True)
class ServerView:
    """Of the chosen roles those that are there and how many are not; whether the log channel is there, and what keeps
    the bot from writing in it.

    What Discord has not told yet counts as there.
    """

    roles: tuple[int, ...]
    roles_gone: int = 0
    log_there: bool = True
    log_lacks: CopydeskError | None = None


def of_server(guild: discord.Guild | None, roles: Collection[int], log_channel: int | None) -> ServerView:
    """What is there of these."""
    if guild is None or guild.unavailable:
        return ServerView(tuple(roles))
    there = tuple(role for role in roles if guild.get_role(role) is not None)
    channel = guild.get_channel(log_channel) if log_channel else None
    lacks = invitation.to_report(guild, log_channel) if log_channel else None
    return ServerView(there, len(roles) - len(there), channel is not None or not log_channel, lacks)
