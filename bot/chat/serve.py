"""Running the bot: connect, stay, and stop with the commands in flight answered."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import nullcontext

import aiohttp
import discord

from bot.chat.client import Client
from bot.chat.discord_internals import ever_connected, hang_up
from bot.chat.features import VERBS
from bot.chat.instance_lock import single_instance
from bot.chat.notify import DiscordNotify
from bot.chat.state import BotState, Waits
from bot.config import Config
from bot.desk.resources import Desk
from bot.errors.starting import DiscordUnreachable, GatewayRefused, WrongToken

log = logging.getLogger("bot.chat")
NOT_AUTHENTICATED = 4004
LONGEST_PAUSE = 30.0
GOODBYE = 1.0
"""Seconds that Discord has to say goodbye; a line that is dead would have a stop wait for half a minute."""
Connect = Callable[[], aiohttp.BaseConnector]


async def serve(
    desk: Desk,
    config: Config,
    *,
    connector: Connect | None = None,
    waits: Waits | None = None,
    announce: Callable[[str], None] = log.info,
    admitted: asyncio.Event | None = None,
    held: bool = False,
    notify: DiscordNotify | None = None,
) -> None:
    """Run the bot until it is cancelled. Called inside the running loop, where `connector` is made.

    Cancelled, it takes no more commands and answers those in flight, for `waits.closing` seconds at most.

    `admitted` is set once the database is known to be this application's; `held` tells that the caller holds the lock;
    `notify` speaks through the bot.
    Raises WrongToken, GatewayRefused (fatal close codes), OtherApplication, AlreadyRunning.
    """
    with nullcontext() if held else single_instance(config.database):
        state = BotState(desk, announce, VERBS, waits=waits or Waits())
        await _run(state, _token(config), connector, admitted, notify)


async def application_of(
    config: Config,
    *,
    connector: Connect | None = None,
    waits: Waits | None = None,
    announce: Callable[[str], None] = log.info,
) -> int:
    """The id of the application whose token this is, asked of Discord before the database is opened.

    Waits until Discord can be reached, as `serve` does. Raises WrongToken.
    """
    pauses, told = waits or Waits(), False
    pause = pauses.reach_again
    while True:
        client = discord.Client(intents=discord.Intents(guilds=True), connector=connector() if connector else None)
        try:
            return await _application_id(client, _token(config))
        except DiscordUnreachable as error:
            log.warning("Discord cannot be reached, again in %.0f s: %s", pause, error.__cause__)
            if not told:
                announce(str(error))
            told = True
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _application_id(client: discord.Client, token: str) -> int:
    try:
        await client.login(token)
    except discord.LoginFailure as error:
        raise WrongToken() from error
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        raise DiscordUnreachable() from error
    finally:
        await client.close()
    if client.application_id is None:
        raise DiscordUnreachable()
    return client.application_id


def _token(config: Config) -> str:
    token = config.discord.token
    if token is None:
        raise WrongToken()
    return token.get_secret_value()


async def _run(
    state: BotState, token: str, connector: Connect | None, admitted: asyncio.Event | None, notify: DiscordNotify | None
) -> None:
    """One client after another until one has connected: a machine may start before its network."""
    pause = state.waits.reach_again
    while True:
        try:
            client = Client(state, connector=connector() if connector else None, admitted=admitted)
            if notify is not None:
                notify.speak_as(client, state)
            await _stay(client, token)
            return
        except DiscordUnreachable as error:
            log.warning("Discord cannot be reached, again in %.0f s: %s", pause, error.__cause__)
            if pause == state.waits.reach_again:
                state.announce(str(error))
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _stay(client: Client, token: str) -> None:
    """Answer until cancelled, or until Discord will not have us. Raises what `_connect` does."""
    running = asyncio.create_task(_connect(client, token))
    try:
        await asyncio.wait({running})
    finally:
        state = client.state
        if not running.done() and not await state.in_flight.close(state.waits.closing):
            log.warning("%d commands were still in flight; /last offers their answers again", state.in_flight.open)
            await state.in_flight.cancel(GOODBYE)
        await _leave(client, running)
    if not running.cancelled():
        running.result()


async def _leave(client: Client, running: asyncio.Task[None]) -> None:
    """Close the client, whatever it waits for: Discord's goodbye, its next try to connect, the end of a rate limit."""
    closing = asyncio.create_task(client.close())
    await asyncio.wait({closing}, timeout=GOODBYE)
    hang_up(client)
    await asyncio.wait({closing, running}, timeout=GOODBYE)
    running.cancel()
    await asyncio.wait({running})


async def _connect(client: Client, token: str) -> None:
    """Raises WrongToken, GatewayRefused, and DiscordUnreachable where no connection was ever made."""
    try:
        await client.login(token)
        await client.connect()
    except discord.LoginFailure as error:
        raise WrongToken() from error
    except discord.PrivilegedIntentsRequired as error:
        raise GatewayRefused(code=4014) from error
    except discord.ConnectionClosed as error:
        raise (WrongToken() if error.code == NOT_AUTHENTICATED else GatewayRefused(code=error.code)) from error
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        raise DiscordUnreachable() from error
    except AttributeError as error:
        if ever_connected(client):
            raise
        # discord.py 2.7 asks a connection that never was for its session, when the first one fails.
        raise DiscordUnreachable() from error
