"""Running the bot: connect, stay, and stop with the commands in flight answered."""

import asyncio
import logging
import signal
from collections.abc import Callable

import aiohttp
import discord

from bot.chat.alone import alone
from bot.chat.client import Client
from bot.chat.faults import DiscordUnreachable, GatewayRefused, WrongToken
from bot.chat.room import Room, Waits
from bot.config import Config
from bot.desk.resources import Desk

log = logging.getLogger("bot.chat")


async def serve(
    desk: Desk,
    config: Config,
    *,
    connector: aiohttp.BaseConnector | None = None,
    waits: Waits | None = None,
    announce: Callable[[str], None] = log.info,
) -> None:
    """Run the bot until SIGTERM, Ctrl-C or cancellation. Called inside the running loop; `connector` is made there.

    Raises WrongToken, GatewayRefused (fatal close codes), DiscordUnreachable at the start, AlreadyRunning.
    """
    token = config.discord.token
    if token is None:
        raise WrongToken()
    with alone(desk.store):
        room = Room(desk, announce, waits=waits or Waits())
        await _run(Client(room, connector=connector), token.get_secret_value())


async def _run(client: Client, token: str) -> None:
    stop = asyncio.Event()
    _on_signals(stop)
    running = asyncio.create_task(_connect(client, token))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        await _close(client, running)
    await running


async def _connect(client: Client, token: str) -> None:
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise WrongToken() from error
    except discord.PrivilegedIntentsRequired as error:
        raise GatewayRefused(code=4014) from error
    except discord.ConnectionClosed as error:
        raise GatewayRefused(code=error.code) from error
    except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError, TimeoutError) as error:
        raise DiscordUnreachable() from error


async def _close(client: Client, running: asyncio.Task[None]) -> None:
    room = client.room
    if not await room.flights.close(room.waits.closing):
        log.warning("%d commands were still in flight; /last offers their answers again", room.flights.open)
    await client.close()


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
