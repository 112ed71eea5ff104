"""A pulse: heartbeats between discord.py's own, so that a silent gateway is noticed within seconds.

Discord asks for a heartbeat every 41 s and answers each at once, also those that come sooner
(https://docs.discord.com/developers/events/gateway). discord.py takes a line for dead after a minute without a word;
with a pulse, SILENT seconds are enough.
"""

import asyncio
import logging
import socket

import aiohttp
import discord

from bot.chat import discord_internals

log = logging.getLogger("bot.chat")
PULSE, SILENT = 7.0, 20.0
"""Seconds between two beats, and without any word after which the line is given up: two answers were missed."""
UNRECEIVED = 12_000
"""Milliseconds after which Linux drops a line whose other end does not even receive (tcp(7), TCP_USER_TIMEOUT).

A WebSocket would wait another half minute for the goodbye of somebody who is gone."""


async def keep_beating(client: discord.Client) -> None:
    """Beat until cancelled."""
    while True:
        await asyncio.sleep(PULSE)
        await _beat(client)


async def _beat(client: discord.Client) -> None:
    line = discord_internals.gateway_socket(client)
    if line is not None and hasattr(socket, "TCP_USER_TIMEOUT"):
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNRECEIVED)
    try:
        await discord_internals.send_heartbeat(client)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as lost:
        log.debug("the gateway is gone already: %s", lost)
