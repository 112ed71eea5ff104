"""All that the bot takes from discord.py beyond what its documentation promises, each with the reason.

A release of discord.py may change any of it without a word; the tests run every one of these against the local Discord.
Nothing else in the bot reaches into a library: `tests/test_internals.py` holds that.
"""

from collections.abc import Mapping
from socket import socket
from typing import Any

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket


class QuietWhenClosed(discord.Client):
    """A client that tells no event once it is closed.

    `dispatch`: discord.py still tells events then, with its loop given away already, and each ends in a traceback. No
    documented hook stands before all events.
    """

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Tell an event, unless the client is closed."""
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)


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
