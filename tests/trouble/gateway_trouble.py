"""What can befall a gateway connection, by name. Each takes the running local Discord and returns at once."""

from collections.abc import Awaitable, Callable

from tests.discord import LocalDiscord

Trouble = Callable[[LocalDiscord], Awaitable[None]]


def closes(code: int) -> Trouble:
    """Discord closes with a code."""

    async def close(discord: LocalDiscord) -> None:
        await discord.gateway.close(code)

    return close


async def cut(discord: LocalDiscord) -> None:
    """The line is dead."""
    discord.gateway.cut()


async def reconnect(discord: LocalDiscord) -> None:
    """Op 7."""
    await discord.gateway.ask_to_reconnect()


async def invalid_but_resumable(discord: LocalDiscord) -> None:
    """Op 9 with d = true."""
    await discord.gateway.invalidate(resumable=True)


async def invalid(discord: LocalDiscord) -> None:
    """Op 9 with d = false."""
    await discord.gateway.invalidate(resumable=False)


async def forgotten(discord: LocalDiscord) -> None:
    """The line dies and Discord does not know the session any more: RESUME is answered by op 9."""
    discord.gateway.forget_sessions()
    discord.gateway.cut()


async def refused_once(discord: LocalDiscord) -> None:
    """The line dies and the next connection gets a 503."""
    discord.gateway.refusing = 1
    discord.gateway.cut()


async def refused_thrice(discord: LocalDiscord) -> None:
    """The line dies and three connections get a 503."""
    discord.gateway.refusing = 3
    discord.gateway.cut()


async def nameless(discord: LocalDiscord) -> None:
    """The line dies and names do not resolve for a while."""
    discord.resolver.failing = 2
    discord.gateway.cut()


async def twice(discord: LocalDiscord) -> None:
    """The line dies, and the next one as soon as it stands."""
    discord.gateway.cutting = 1
    discord.gateway.cut()


async def no_hello(discord: LocalDiscord) -> None:
    """The line dies, and the next one is closed before HELLO."""
    discord.gateway.hanging_up = 1
    discord.gateway.cut()


async def quick_heartbeats(discord: LocalDiscord) -> None:
    """Discord wants an extra heartbeat at once (op 1), then the line dies."""
    await discord.gateway.want_heartbeat()
    discord.gateway.cut()


TROUBLES: dict[str, Trouble] = {
    "cut": cut,
    "op 7": reconnect,
    "op 9 resumable": invalid_but_resumable,
    "op 9": invalid,
    "session forgotten": forgotten,
    "503 once": refused_once,
    "503 three times": refused_thrice,
    "name does not resolve": nameless,
    "cut twice": twice,
    "closed before HELLO": no_hello,
    "op 1": quick_heartbeats,
    **{f"close {code}": closes(code) for code in (1000, 1001, 1006, 1011, 1012, 4000, 4001, 4002, 4003, 4005)},
    **{f"close {code}": closes(code) for code in (4007, 4008, 4009)},
}
LOSES_SESSION = {"op 9", "session forgotten", "close 1000", "close 1001", "close 4007", "close 4009"}
FATAL = (4004, 4010, 4011, 4012, 4013, 4014)
