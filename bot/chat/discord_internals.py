"""All that the bot takes from discord.py beyond what its documentation promises, each with the reason.

A release of discord.py may change any of it without a word; the tests run every one of these against the local Discord.
Nothing else in the bot reaches into a library: `tests/test_internals.py` holds that.
"""

import logging
import socket as sockets
from collections.abc import Mapping
from contextlib import suppress
from socket import socket
from typing import Any

import discord
from discord import app_commands
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket

LONGEST_BACKOFF = 30.0
"""Seconds between two tries to reconnect, at most: discord.py's own grow to 17 minutes, and nothing tells it that the
network is back."""


class QuietWhenClosed(discord.Client):
    """A client that tells no event once it is closed.

    `dispatch`: discord.py still tells events then, with its loop given away already, and each ends in a traceback. No
    documented hook stands before all events.
    """

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Tell an event, unless the client is closed."""
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)


class PatientBackoff(ExponentialBackoff[Any]):
    """discord.py's pauses before it connects again, none longer than LONGEST_BACKOFF."""

    def delay(self) -> float:  # type: ignore[override]
        """Seconds to wait before the next try."""
        return min(super().delay(), LONGEST_BACKOFF)


def tell_in_one_line() -> None:
    """Have discord.py tell in one line, without a traceback, of an autocompletion that came too late for Discord.

    It answers those itself after ours has returned, and catches and logs what that raises.
    """
    logging.getLogger("discord.app_commands.tree").addFilter(_without_traceback)


def _without_traceback(record: logging.LogRecord) -> bool:
    fault = record.exc_info[1] if record.exc_info else None
    if isinstance(fault, discord.HTTPException) and str(record.msg).startswith("Ignoring exception in autocomplete"):
        record.msg, record.args = "a suggestion was not taken: %s", (_first_line(fault),)
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.INFO, "INFO"
    return True


def reconnect_patiently() -> None:
    """Have discord.py connect again within LONGEST_BACKOFF seconds, and tell each try in one line of the log.

    `discord.client.ExponentialBackoff`: `Client.connect` makes its own and takes no other, and a `connect` of ours
    would have to keep its session, which is private. The line is the one that it logs with a whole traceback.
    """
    setattr(discord.client, "ExponentialBackoff", PatientBackoff)  # noqa: B010  a name that the module does not export
    logging.getLogger("discord.client").addFilter(_one_line)


def _one_line(record: logging.LogRecord) -> bool:
    if record.msg == "Attempting a reconnect in %.2fs" and record.exc_info:
        fault = record.exc_info[1]
        record.msg, record.args = "Discord is away (%s), again in %.0f s", (_first_line(fault), *(record.args or ()))
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


def _first_line(fault: BaseException | None) -> str:
    words = str(fault).strip()
    return words.splitlines()[0] if words else type(fault).__name__


def hang_up(client: discord.Client) -> None:
    """Break the gateway's line off where it is open still; nothing happens where there is none."""
    line = gateway_socket(client)
    if line is not None:
        with suppress(OSError):  # the other end was quicker
            line.shutdown(sockets.SHUT_RDWR)


def ever_connected(client: discord.Client) -> bool:
    """Whether there was ever a gateway connection.

    `Client.ws` is documented, its type is not: None until then, other than its annotation says. The documented event
    `on_connect` comes later, and is not told when a first connection fails half-way.
    """
    gateway: object = client.ws
    return gateway is not None


def gateway_socket(client: discord.Client) -> socket | None:
    """The socket of the open gateway connection, None where there is none.

    `DiscordWebSocket.open` and `.socket`: only the socket itself can be given a limit for what is sent and never
    received, and discord.py makes it.
    """
    gateway = _gateway(client)
    return None if gateway is None else gateway.socket.get_extra_info("socket")


async def send_heartbeat(client: discord.Client) -> None:
    """Send one heartbeat between discord.py's own, where the gateway is open. Raises what sending raises.

    `DiscordWebSocket.send_heartbeat` and `._keep_alive`: the interval of heartbeats is Discord's and cannot be set.
    `beat()` notes the moment of sending, without which `Client.latency` would be measured from an older beat.
    """
    gateway = _gateway(client)
    if gateway is not None:
        keeper = gateway._keep_alive
        await gateway.send_heartbeat(keeper.beat() if keeper else {"op": gateway.HEARTBEAT, "d": gateway.sequence})


async def permission_overrides(
    client: discord.Client, application: int, server: int
) -> dict[int, Mapping[tuple[int, int], bool]]:
    """A server's overrides by the command's id, the application's own by its id: (kind, id) to allowed or not.

    `Client.http`: the documented `AppCommand.fetch_permissions` asks one command at a time and cannot ask for the
    overrides of the whole application. Raises discord.HTTPException, and what the connection raises.
    """
    entries = await client.http.get_guild_application_command_permissions(application, server)
    return {
        int(entry["id"]): {(rule["type"], int(rule["id"])): rule["permission"] for rule in entry["permissions"]}
        for entry in entries
    }


async def registration(tree: app_commands.CommandTree[Any]) -> list[dict[str, Any]]:
    """What `CommandTree.sync` would send.

    `to_dict` and `get_translated_payload`: `sync` sends without telling what, and only what is sent tells whether it
    differs from what Discord has already.
    """
    translator = tree.translator
    return [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in tree.get_commands()
    ]


def _gateway(client: discord.Client) -> DiscordWebSocket | None:
    gateway: DiscordWebSocket | None = client.ws
    return gateway if gateway is not None and gateway.open else None
